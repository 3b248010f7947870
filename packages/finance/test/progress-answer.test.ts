import { describe, expect, test } from "vitest";
import { answerProgress, formatTimes, plainText, type ProgressQuestion } from "../src/index.ts";
import {
  asOf,
  centralMoney,
  disbursedToDate,
  fiscalYear,
  mobilised,
  movements,
  movementsOf,
  plan,
  sliceOf,
  slices,
} from "./report-of-2023.ts";

const question: ProgressQuestion = {
  asOf,
  fiscalYear,
  basis: "includingCarryOver",
  by: ["source"],
  filter: {},
  unit: null,
};

describe("the answer to the 2023 report", () => {
  const answer = answerProgress(movements, question);

  test("has plan, disbursement, remaining and rate of the whole", () => {
    expect(answer.total).toMatchObject({ plan, disbursedToDate, remaining: 16_325_000_000n });
    expect(answer.total.rate?.toString()).toMatch(/^0\.46357572372/u);
    expect(answer).toMatchObject({ mobilised, carriedOverPlan: 3_557_000_000n, unit: "million", by: "source" });
  });

  test("has four slices with a plan and no rate, then what was disbursed with its source not stated", () => {
    const rows = answer.groups.map(({ label, plan: part, disbursedToDate: paid, remaining, rate, deadline }) => [
      label.vi,
      part,
      paid,
      remaining,
      rate,
      deadline?.date ?? null,
    ]);
    expect(rows).toEqual([
      ["Đầu tư phát triển 2023", 24_314_000_000n, null, null, null, "2024-01-31"],
      ["Sự nghiệp 2023", 2_562_000_000n, null, null, null, "2023-12-31"],
      ["Đầu tư phát triển 2022, kéo dài", 2_371_000_000n, null, null, null, "2023-12-31"],
      ["Sự nghiệp 2022, chuyển nguồn", 1_186_000_000n, null, null, null, "2023-12-31"],
      ["Chưa phân theo nguồn", null, disbursedToDate, null, null, null],
    ]);
  });

  test("says that the total counts rows that state too little for a remainder of their own", () => {
    expect(answer.findings).toMatchObject([
      {
        code: "notStatedInTotal",
        severity: "information",
        values: { plan: String(plan), disbursed: String(disbursedToDate) },
      },
    ]);
    expect(answer.findings[0]?.message.vi).toBe(
      "Tổng còn lại tính cả kế hoạch 30.433 triệu đồng của các dòng không nêu đủ kế hoạch và giải ngân (–), trừ 14.108 triệu đồng đã giải ngân của các dòng đó: các dòng có số không cộng thành tổng.",
    );
    expect(answerProgress(movements, { ...question, by: ["unit"] }).findings).toEqual([]);
    expect(answerProgress(movements, { ...question, by: ["source", "month"] }).findings).toEqual([]);
  });

  test("keeps the source of each group, null where none is stated", () => {
    expect(answer.groups[0]?.source).toEqual(centralMoney("investment", 2023));
    expect(answer.groups[4]?.source).toBeNull();
  });

  test("says it in one sentence, in both languages", () => {
    expect(answer.sentence).toEqual({
      vi: "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch (chậm 36,93 điểm % so với thời gian)",
      en: "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan (36.93 percentage points behind the calendar)",
    });
    expect(answer.sentence.en.startsWith(plainText(answer.sentenceParts.en))).toBe(true);
  });

  test("has the pace to both ends that the year can have", () => {
    expect(
      answer.pace.map(({ deadline, timesFaster }) => [deadline, timesFaster && formatTimes(timesFaster, "vi")]),
    ).toEqual([
      ["2023-12-31", "5,8"],
      ["2024-01-31", "3,9"],
    ]);
  });

  test("does not depend on the order of the slices", () => {
    expect(answerProgress([...movements].reverse(), question)).toEqual(answer);
  });
});

describe("other questions about the 2023 report", () => {
  test("by vintage, carried-over money comes after the year's own", () => {
    const { groups } = answerProgress(movements, { ...question, by: ["vintage"] });
    expect(groups.map(({ key, plan: part, source, deadline }) => [key, part, source, deadline?.date ?? null])).toEqual([
      ["2023", 26_876_000_000n, null, null],
      ["2022", 3_557_000_000n, null, "2023-12-31"],
      ["-", null, null, null],
    ]);
  });

  test("by level, all plan is central and what was disbursed is not told apart", () => {
    const { groups } = answerProgress(movements, { ...question, by: ["level"] });
    expect(groups.map(({ key, plan: part, disbursedToDate: paid }) => [key, part, paid])).toEqual([
      ["central", plan, null],
      ["-", null, disbursedToDate],
    ]);
  });

  test("without carry-over no rate can be told, because the payments do not say their vintage", () => {
    const { total, timeGap, pace, sentence } = answerProgress(movements, { ...question, basis: "excludingCarryOver" });
    expect(total).toEqual({ plan: 26_876_000_000n, disbursedToDate: null, remaining: null, rate: null });
    expect({ timeGap, pace }).toEqual({ timeGap: null, pace: [] });
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu số đã giải ngân; kế hoạch vốn: 26.876 triệu đồng");
  });

  test("of the detailed allocation there is no plan to divide by", () => {
    const { total } = answerProgress(movements, { ...question, basis: "allocated" });
    expect(total).toEqual({ plan: null, disbursedToDate, remaining: null, rate: null });
  });

  test("the unit can be asked for", () => {
    expect(answerProgress(movements, { ...question, unit: "billion" }).sentence.vi).toContain("14,108/30,433 tỷ đồng");
  });

  test("another budget year states nothing, and says so", () => {
    const { total, groups, sentence } = answerProgress(movements, { ...question, fiscalYear: 2024 });
    expect(total).toEqual({ plan: null, disbursedToDate: null, remaining: null, rate: null });
    expect(groups).toEqual([]);
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu số đã giải ngân; kế hoạch vốn: chưa nêu");
  });

  test("levels are named in the labels when the table has several", () => {
    const provincial = sliceOf({ source: { ...centralMoney("investment", 2023), level: "province" }, plan: 1n });
    const { groups } = answerProgress(movementsOf([...slices, provincial]), question);
    expect(groups.slice(0, 3).map(({ label }) => label.vi)).toEqual([
      "Đầu tư phát triển, Ngân sách trung ương 2023",
      "Sự nghiệp, Ngân sách trung ương 2023",
      "Đầu tư phát triển, Ngân sách tỉnh 2023",
    ]);
  });
});
