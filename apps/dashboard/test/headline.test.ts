/** The headline: the answer, and what it means for the months that are left. */
import { describe, expect, test } from "vitest";
import { calendarFacts, headlineParts, headlineText } from "../src/headline.ts";
import { words } from "../src/words.ts";
import { progress2023, slices2023 } from "./report-2023.ts";

const vi = { language: "vi", unit: "million" } as const;
const en = { language: "en", unit: "million" } as const;

/** The report's plan with another amount disbursed; null: not stated. */
const disbursing = (disbursed: bigint | null, asOf = "2023-10-31") =>
  progress2023(
    { asOf },
    slices2023.map((slice) => (slice.disbursed === null ? slice : { ...slice, disbursed })),
  );

describe("the headline of the 2023 report", () => {
  test("gives the answer and what it asks for, in both languages", () => {
    expect(headlineText(progress2023(), words.vi, vi)).toBe(
      "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch; muốn hết vốn trước 31/12 phải nhanh gấp 5,8 lần.",
    );
    expect(headlineText(progress2023(), words.en, en)).toBe(
      "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan; to spend it all by 31/12 the pace must be 5.8 times as fast.",
    );
  });

  test("sets what happened and what is behind in their colours", () => {
    const emphasised = headlineParts(progress2023(), words.vi, vi).filter(({ emphasis }) => emphasis !== "none");
    expect(emphasised).toEqual([
      { text: "14.108/30.433 triệu đồng, đạt 46,36%", emphasis: "actual" },
      { text: "5,8 lần", emphasis: "behind" },
    ]);
  });

  test("compares with the calendar", () => {
    expect(calendarFacts(progress2023(), words.vi, "vi")).toEqual(["Thời gian đã qua 83,29%", "chậm 36,93 điểm %"]);
  });
});

const outlooks = [
  { disbursed: 30_000_000_000n, asOf: "2023-10-31", says: "; giữ nhịp hiện nay thì hết vốn trước 31/12." },
  { disbursed: 30_433_000_000n, asOf: "2023-10-31", says: "; đã hết kế hoạch vốn." },
  { disbursed: 30_500_000_000n, asOf: "2023-10-31", says: "; vượt kế hoạch 67 triệu đồng." },
  { disbursed: 0n, asOf: "2023-10-31", says: "; muốn hết vốn trước 31/12 mỗi tháng cần 15.217 triệu đồng." },
  { disbursed: 14_108_000_000n, asOf: "2024-01-15", says: "; muốn hết vốn trước 31/01/2024 phải nhanh gấp 28,0 lần." },
  { disbursed: 14_108_000_000n, asOf: "2024-03-31", says: "; đã hết niên độ, chưa giải ngân 16.325 triệu đồng." },
  { disbursed: null, asOf: "2023-10-31", says: "chưa nêu số đã giải ngân; kế hoạch vốn: 30.433 triệu đồng." },
];

describe("the outlook", () => {
  test.each(outlooks)("with $disbursed đồng on $asOf: $says", ({ disbursed, asOf, says }) => {
    expect(headlineText(disbursing(disbursed, asOf), words.vi, vi).endsWith(says)).toBe(true);
  });
});
