import { describe, expect, test } from "vitest";
import {
  decimal,
  measureProgress,
  measureTimeGap,
  plainText,
  progressParts,
  progressSentence,
  timeGapClause,
  timeGapTitle,
} from "../src/index.ts";
import { asOf, disbursedToDate, fiscalYear, plan } from "./report-of-2023.ts";

const timeGap = measureTimeGap({ plan, disbursedToDate, asOf, fiscalYear });

describe("the sentence", () => {
  test("of the 2023 report, in both languages", () => {
    const progress = measureProgress({ plan, disbursedToDate });
    expect(progressSentence({ progress, asOf, unit: "million", timeGap })).toEqual({
      vi: "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch (chậm 36,93 điểm % so với thời gian)",
      en: "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan (36.93 percentage points behind the calendar)",
    });
  });

  test.each([
    {
      plan: null,
      paid: null,
      vi: "Đến 31/10/2023 chưa nêu số đã giải ngân; kế hoạch vốn: chưa nêu",
      en: "By 31/10/2023 no disbursement is stated; plan: not stated",
    },
    {
      plan: 5_000_000n,
      paid: null,
      vi: "Đến 31/10/2023 chưa nêu số đã giải ngân; kế hoạch vốn: 5 triệu đồng",
      en: "By 31/10/2023 no disbursement is stated; plan: 5 million VND",
    },
    {
      plan: null,
      paid: 5_000_000n,
      vi: "Đến 31/10/2023 đã giải ngân 5 triệu đồng; chưa nêu kế hoạch vốn",
      en: "By 31/10/2023 disbursement reached 5 million VND; no plan is stated",
    },
    {
      plan: 0n,
      paid: 5_000_000n,
      vi: "Đến 31/10/2023 đã giải ngân 5/0 triệu đồng",
      en: "By 31/10/2023 disbursement reached 5/0 million VND",
    },
    {
      plan: 5_000_000n,
      paid: 0n,
      vi: "Đến 31/10/2023 đã giải ngân 0/5 triệu đồng, đạt 0,00% kế hoạch",
      en: "By 31/10/2023 disbursement reached 0/5 million VND, 0.00% of the plan",
    },
  ])("for a plan of $plan and $paid disbursed is “$vi”", ({ plan: whole, paid, vi, en }) => {
    const progress = measureProgress({ plan: whole, disbursedToDate: paid });
    expect(progressSentence({ progress, asOf, unit: "million", timeGap: null })).toEqual({ vi, en });
  });

  test("marks what happened as actual, and its parts join to the sentence without the gap", () => {
    const input = { progress: measureProgress({ plan, disbursedToDate }), asOf, unit: "million", timeGap } as const;
    expect(progressParts(input, "vi")).toEqual([
      { text: "Đến 31/10/2023 đã giải ngân ", emphasis: "none" },
      { text: "14.108/30.433 triệu đồng, đạt 46,36%", emphasis: "actual" },
      { text: " kế hoạch", emphasis: "none" },
    ]);
    expect(progressSentence(input).vi.startsWith(plainText(progressParts(input, "vi")))).toBe(true);
  });
});

describe("the gap in words", () => {
  test.each([
    { share: "0.3693", vi: "chậm 36,93 điểm % so với thời gian", en: "36.93 percentage points behind the calendar" },
    { share: "-0.05", vi: "vượt 5,00 điểm % so với thời gian", en: "5.00 percentage points ahead of the calendar" },
    { share: "0", vi: null, en: null },
    { share: "0.00004", vi: null, en: null },
    { share: "-0.00004", vi: null, en: null },
  ])("of a share of $share is $vi", ({ share, vi, en }) => {
    const gap = { ...timeGap, behindShare: decimal(share) };
    expect(timeGapClause(gap, "vi")).toBe(vi);
    expect(timeGapClause(gap, "en")).toBe(en);
  });

  test("is left out without a gap or without a plan", () => {
    expect(timeGapClause(null, "vi")).toBeNull();
    expect(timeGapClause({ ...timeGap, behindShare: null }, "vi")).toBeNull();
  });

  test.each([
    {
      behind: 11_238_936_986n,
      vi: "Chậm 11.239 triệu đồng so với tiến độ thời gian",
      en: "11,239 million VND behind the calendar",
    },
    {
      behind: -2_000_000n,
      vi: "Vượt 2 triệu đồng so với tiến độ thời gian",
      en: "2 million VND ahead of the calendar",
    },
    { behind: 0n, vi: "Đúng tiến độ thời gian", en: "On the calendar's pace" },
  ])("of $behind đồng makes the title “$vi”", ({ behind, vi, en }) => {
    expect(timeGapTitle({ ...timeGap, behind }, { unit: "million" })).toEqual({ vi, en });
  });
});
