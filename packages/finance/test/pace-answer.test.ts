import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  breakdowns,
  decimal,
  endOfMonth,
  formatNumber,
  formatPercent,
  formatPoints,
  measureTimeGap,
} from "../src/index.ts";
import { answerPace, type PaceAnswer, type PaceQuestion } from "../src/pace/pace-answer.ts";
import { paceCurves } from "../src/pace/plan-to-date.ts";
import { moved, paidBy, question, targets } from "./paid-year.ts";
import { asOf, disbursedToDate, movements, plan } from "./report-of-2023.ts";

const million = 1_000_000n;

describe("the pace of the 2023 report", () => {
  const answer = answerPace(movements, { ...question, targets, by: ["source"] });
  const { total } = answer;

  test("is 36,93 points behind the calendar, as the gap to the calendar has it", () => {
    const gap = measureTimeGap({ plan, disbursedToDate, asOf, fiscalYear: 2023 });
    expect(total).toMatchObject({ plan, disbursedToDate, remaining: 16_325_000_000n, behind: gap.behind });
    expect(total.planToDate).toBe(gap.planToDate);
    expect(formatPoints(total.behindShare ?? decimal(0), { language: "vi" })).toBe("36,93");
  });

  test("needs 8.163 triệu a month to 31/12 and 5.442 to 31/01 against 1.411 so far", () => {
    const inMillions = (dong: { div: (by: string) => ReturnType<typeof decimal> } | null): string =>
      dong === null ? "-" : formatNumber(dong.div("1000000"), { language: "vi" });
    expect(
      total.deadlines.map(({ deadline, daysLeft, neededPerMonth }) => [deadline, daysLeft, inMillions(neededPerMonth)]),
    ).toEqual([
      ["2023-12-31", 61, "8.163"],
      ["2024-01-31", 92, "5.442"],
    ]);
    expect(inMillions(total.soFarPerMonth)).toBe("1.411");
  });

  test("has every curve side by side: 13 months for investment of the year, 12 for the rest", () => {
    const rows = total.curves.map(({ curve, share, planToDate, behindShare }) => [
      curve,
      share && formatPercent(share, { language: "vi" }),
      planToDate,
      behindShare && formatPoints(behindShare, { language: "vi" }),
    ]);
    // 24.314 × 10/13 + 6.119 × 10/12; 60% + 35% × 31/92.
    expect(rows).toEqual([
      ["straightLine", "78,21%", 23_802_243_590n, "31,85"],
      ["calendar", "83,29%", 25_346_936_986n, "36,93"],
      ["lastYear", null, null, null],
      ["targets", "71,79%", 21_848_909_239n, "25,44"],
    ]);
  });

  test("measures every target: one missed, two to come", () => {
    const rows = total.targets.map(({ date, targetAmount, gap, daysLeft, status }) => [
      date,
      targetAmount,
      gap,
      daysLeft,
      status,
    ]);
    expect(rows).toEqual([
      ["2023-09-30", 18_259_800_000n, 4_151_800_000n, -31, "missed"],
      ["2023-12-31", 28_911_350_000n, 14_803_350_000n, 61, "behind"],
      ["2024-01-31", 30_433_000_000n, 16_325_000_000n, 92, "behind"],
    ]);
    expect(total.targets.map(({ neededPerMonth }) => neededPerMonth?.toFixed(0) ?? null)).toEqual([
      null,
      "7401675000",
      "5441666667",
    ]);
    expect(total.targets[0]?.name?.vi).toBe("Hết quý III");
  });

  test("has one stated month, that holds ten, and so no best month", () => {
    expect(total.months).toHaveLength(10);
    expect(total.months.slice(8)).toEqual([
      { month: "2023-09", disbursed: null, cumulative: null },
      { month: "2023-10", disbursed: disbursedToDate, cumulative: disbursedToDate },
    ]);
    expect([total.bestMonth, total.bestMonthOnRecord, total.lastThreeMonthsPerMonth]).toEqual([null, null, null]);
    expect(answer.findings).toMatchObject([
      { code: "monthsGathered", severity: "information", values: { months: "2023-10" } },
    ]);
    expect(answer.findings[0]?.message.vi).toContain("tháng 10/2023 gồm cả các tháng trước");
  });

  test("alerts to the pace and to the missed target", () => {
    expect(total.alerts.map(({ code, message }) => [code, message.vi])).toEqual([
      [
        "neededAboveTwicePace",
        "Để giải ngân hết đến 31/01/2024 cần 5.442 triệu đồng/tháng, gấp 3,9 lần bình quân từ đầu năm (1.411).",
      ],
      ["targetMissed", "Không đạt mục tiêu 60% đến 30/09/2023, nay còn thiếu 4.152 triệu đồng."],
    ]);
  });

  test("gives groups their own deadlines, and no gap to what is not stated", () => {
    const rows = answer.groups.map(({ label, lastDeadline, disbursedToDate: paid, behind, deadlines }) => [
      label.vi,
      lastDeadline,
      paid,
      behind,
      deadlines.length,
    ]);
    expect(rows).toEqual([
      ["Đầu tư phát triển 2023", "2024-01-31", null, null, 0],
      ["Sự nghiệp 2023", "2023-12-31", null, null, 0],
      ["Đầu tư phát triển 2022, kéo dài", "2023-12-31", null, null, 0],
      ["Sự nghiệp 2022, chuyển nguồn", "2023-12-31", null, null, 0],
      ["Chưa phân theo nguồn", "2023-12-31", disbursedToDate, null, 0],
    ]);
  });

  test("says it in one sentence, in both languages", () => {
    expect(answer.sentence).toEqual({
      vi: "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch; chậm 11.239 triệu đồng (36,93 điểm %) so với tiến độ thời gian; bình quân 1.411 triệu đồng/tháng, để giải ngân hết cần 8.163 triệu đồng/tháng đến 31/12/2023, hoặc 5.442 triệu đồng/tháng đến 31/01/2024",
      en: "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan; 11,239 million VND (36.93 percentage points) behind the calendar; on average 1,411 million VND/month, to disburse all takes 8,163 million VND/month by 31/12/2023, or 5,442 million VND/month by 31/01/2024",
    });
  });

  test("speaks of the curve asked for", () => {
    const byTargets = answerPace(movements, { ...question, targets, curve: "targets" });
    expect(byTargets.sentence.vi).toContain("chậm 7.741 triệu đồng (25,44 điểm %) so với lộ trình mục tiêu");
    expect(byTargets.total.behind).toBe(7_740_909_239n);
    const byLastYear = answerPace(movements, { ...question, curve: "lastYear" });
    expect(byLastYear.total.behind).toBeNull();
    expect(byLastYear.sentence.vi).toContain("so với tiến độ thời gian");
  });

  test("is asked for with its own deadlines", () => {
    const extended = answerPace(movements, { ...question, deadlines: ["2024-12-31"] });
    expect(extended.total.deadlines.map(({ deadline, monthsLeft }) => [deadline, monthsLeft.toString()])).toEqual([
      ["2024-12-31", "14"],
    ]);
  });
});

describe("what is asked", () => {
  test("the rules in force: an extension moves the deadline, once it is known and the programme is named", () => {
    const lastDeadline = (given: Partial<PaceQuestion>): string =>
      answerPace(movements, { ...question, ...given }).total.lastDeadline;
    expect(lastDeadline({})).toBe("2024-01-31");
    expect(lastDeadline({ asOf: "2023-12-31", programme: "ntm-2021-2025" })).toBe("2024-12-31");
    expect(lastDeadline({ asOf: "2023-10-31", programme: "ntm-2021-2025" })).toBe("2024-01-31");
    expect(lastDeadline({ policies: [] })).toBe("2023-12-31");
  });

  test("targets of the law keep their basis", () => {
    const basis = { legalBasis: "Công điện", isVerified: false };
    const { total } = answerPace(movements, {
      ...question,
      targets: [{ date: "2023-12-31", share: decimal(1), ...basis }],
    });
    expect(total.targets).toMatchObject([{ ...basis, name: null }]);
  });

  test.each([{ by: ["month"] as const }, { by: ["unit", "month"] as const }])(
    "a breakdown by $by is refused: every group has its months",
    ({ by }) => {
      expect(() => answerPace(movements, { ...question, by })).toThrow(
        expect.objectContaining({
          code: "invalidValue",
          values: {
            name: "by",
            value: by.join(),
            expected: breakdowns.filter((each) => each !== "month").join(", "),
          },
        }),
      );
    },
  );

  test("later plans and payments are left out, and those of a later budget year", () => {
    const later = [
      moved("supplemented", "2023-11-01", 5n),
      moved("disbursed", "2023-11-01", 5n),
      moved("disbursed", "2023-10-31", 5n, { fiscalYear: 2024 }),
    ];
    expect(answerPace([...movements, ...later], question)).toEqual(answerPace(movements, question));
  });

  test("of nothing, all is null", () => {
    const { total, groups, findings, sentence } = answerPace([], { ...question, by: ["source"], targets });
    expect(total).toMatchObject({ plan: null, disbursedToDate: null, rate: null, behind: null, soFarPerMonth: null });
    expect([total.deadlines, total.alerts, groups, findings]).toEqual([[], [], [], []]);
    expect(total.curves.map(({ planToDate }) => planToDate)).toEqual([null, null, null, null]);
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu số đã giải ngân; kế hoạch vốn: chưa nêu");
  });

  test("a plan without payments has its curves, and no gap", () => {
    const { total } = paidBy({});
    expect(total.planToDate).toBe(999_452_055n);
    expect([total.behind, total.soFarPerMonth, total.deadlines]).toEqual([null, null, []]);
  });

  test("disbursement whose source may be another group's is not measured against a plan of its own", () => {
    const mixed = [...movements, moved("assigned", "2023-01-01", 4n * million)];
    const { groups } = answerPace(mixed, { ...question, by: ["source"], targets });
    const vague = groups.find(({ key }) => key === "-/-/-/-/-");
    expect([vague?.plan, vague?.rate, vague?.behind, vague?.deadlines]).toEqual([4n * million, null, null, []]);
    expect(vague?.targets.map(({ gap, status }) => [gap, status])).toEqual(targets.map(() => [null, "notStated"]));
  });
});

describe("for any payments", () => {
  const payment = fc.record({
    month: fc.integer({ min: 1, max: 10 }),
    amount: fc.bigInt({ min: -9n, max: 2n ** 66n }),
  });
  const payments = fc.array(payment, { maxLength: 12 });
  const answer = (given: readonly { readonly month: number; readonly amount: bigint }[]): PaceAnswer =>
    answerPace(
      [
        moved("assigned", "2023-01-01", 2n ** 67n),
        ...given.map(({ month, amount }) => moved("disbursed", endOfMonth(2023, month), amount)),
      ],
      { ...question, by: ["unit"], targets },
    );

  test("months add up to what is disbursed, and the last running total is it", () => {
    fc.assert(
      fc.property(payments, (given) => {
        const { months, disbursedToDate: paid } = answer(given).total;
        const stated = months.flatMap(({ disbursed }) => disbursed ?? []);
        expect(stated.length === 0 ? null : stated.reduce((sum, each) => sum + each, 0n)).toBe(paid);
        expect(months.at(-1)?.cumulative).toBe(paid);
      }),
    );
  });

  test("every curve: plan to date less disbursed is the gap, and one group is the total", () => {
    fc.assert(
      fc.property(payments, (given) => {
        const { total, groups } = answer(given);
        expect(total.curves.map(({ curve }) => curve)).toEqual(paceCurves);
        const known = total.curves.filter(({ behind }) => behind !== null);
        for (const { planToDate, behind } of known)
          expect((planToDate ?? 0n) - (behind ?? 0n)).toBe(total.disbursedToDate);
        const [{ key, label, ...only } = { key: "", label: null }] = groups;
        expect([key, label?.vi]).toEqual(["kon-ray", "kon-ray"]);
        expect(only).toEqual(total);
      }),
    );
  });

  test("sums by month answer like the payments", () => {
    fc.assert(
      fc.property(payments, (given) => {
        const sums = new Map<number, bigint>();
        for (const { month, amount } of given) sums.set(month, (sums.get(month) ?? 0n) + amount);
        const summed = [...sums].map(([month, amount]) => ({ month, amount }));
        expect(answer(summed.reverse())).toEqual(answer(given));
      }),
    );
  });
});
