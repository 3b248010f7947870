import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carriedOverShare, decimal, formatNumber, formatTimes, measurePace, measureTimeGap } from "../src/index.ts";
import { asOf, disbursedToDate, fiscalYear, plan } from "./report-of-2023.ts";

const from = "2023-01-01";
const millions = (amount: ReturnType<typeof decimal> | null | undefined): string | null =>
  amount ? formatNumber(amount.div(1_000_000), { language: "vi" }) : null;

describe("pace", () => {
  test.each([
    { deadline: "2023-12-31", monthsLeft: "2", daysLeft: 61, needed: "8.163", times: "5,8" },
    { deadline: "2024-01-31", monthsLeft: "3", daysLeft: 92, needed: "5.442", times: "3,9" },
  ])("of the 2023 report: 1.411 triệu a month so far, $needed to $deadline, $times times", (expected) => {
    const pace = measurePace({ plan, disbursedToDate, asOf, from, deadline: expected.deadline });
    expect(pace.monthsGone.toString()).toBe("10");
    expect(pace.monthsLeft.toString()).toBe(expected.monthsLeft);
    expect(pace.daysLeft).toBe(expected.daysLeft);
    expect(millions(pace.soFarPerMonth)).toBe("1.411");
    expect(millions(pace.neededPerMonth)).toBe(expected.needed);
    expect(pace.timesFaster && formatTimes(pace.timesFaster, "vi")).toBe(expected.times);
  });

  test.each([
    { name: "the year has not begun", asOf: "2022-12-31", paid: 0n, soFar: null, needed: "2500000", times: null },
    { name: "nothing has been disbursed", asOf: "2023-10-31", paid: 0n, soFar: "0", needed: "15000000", times: null },
    {
      name: "all has been disbursed",
      asOf: "2023-10-31",
      paid: 30_000_000n,
      soFar: "3000000",
      needed: "0",
      times: "0",
    },
    {
      name: "more than all has been disbursed",
      asOf: "2023-10-31",
      paid: 31_000_000n,
      soFar: "3100000",
      needed: "0",
      times: "0",
    },
    {
      name: "the deadline is today",
      asOf: "2023-12-31",
      paid: 12_000_000n,
      soFar: "1000000",
      needed: null,
      times: null,
    },
    {
      name: "the deadline has passed",
      asOf: "2024-01-31",
      paid: 13_000_000n,
      soFar: "1000000",
      needed: null,
      times: null,
    },
    {
      name: "the deadline has passed with all disbursed",
      asOf: "2024-01-31",
      paid: 30_000_000n,
      soFar: "2307692",
      needed: "0",
      times: "0",
    },
  ])("when $name is so far $soFar and needed $needed a month", ({ asOf: day, paid, soFar, needed, times }) => {
    const pace = measurePace({ plan: 30_000_000n, disbursedToDate: paid, asOf: day, from, deadline: "2023-12-31" });
    expect(pace.soFarPerMonth?.toFixed(0) ?? null).toBe(soFar);
    expect(pace.neededPerMonth?.toFixed(0) ?? null).toBe(needed);
    expect(pace.timesFaster?.toFixed(0) ?? null).toBe(times);
  });

  test("what was disbursed and the needed pace over the months left make the plan", () => {
    const amounts = fc.bigInt({ min: 0n, max: 2n ** 66n });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 12 }), (paid, remaining, month) => {
        const pace = measurePace({
          plan: paid + remaining,
          disbursedToDate: paid,
          asOf: `2023-${String(month).padStart(2, "0")}-15`,
          from,
          deadline: "2024-01-31",
        });
        const reached = pace.neededPerMonth?.times(pace.monthsLeft).plus(decimal(paid));
        expect(reached?.toFixed(9)).toBe(decimal(paid + remaining).toFixed(9));
      }),
    );
  });
});

describe("the gap to the calendar", () => {
  test("of the 2023 report is 11.239 triệu and 36,93 points behind", () => {
    const gap = measureTimeGap({ plan, disbursedToDate, asOf, fiscalYear });
    expect(gap.elapsed.toFixed(6)).toBe("0.832877");
    expect(gap.planToDate).toBe(25_346_936_986n);
    expect(gap.behind).toBe(11_238_936_986n);
    expect(gap.behindShare?.toFixed(4)).toBe("0.3693");
  });

  test.each([
    { name: "ahead is negative", plan: 365n, paid: 305n, behind: -1n, share: "-0.0027" },
    { name: "on the calendar's pace is zero", plan: 365n, paid: 304n, behind: 0n, share: "0.0000" },
    { name: "no plan has no share", plan: 0n, paid: 5n, behind: -5n, share: null },
    { name: "a refund beyond what was paid is further behind", plan: 365n, paid: -1n, behind: 305n, share: "0.8356" },
  ])("$name", ({ plan: whole, paid, behind, share }) => {
    const gap = measureTimeGap({ plan: whole, disbursedToDate: paid, asOf, fiscalYear });
    expect(gap.behind).toBe(behind);
    expect(gap.behindShare?.toFixed(4) ?? null).toBe(share);
  });
});

test("the carried-over share of the 2023 plan is 11,69%, and of no plan is missing", () => {
  expect(carriedOverShare(3_557_000_000n, plan)?.times(100).toFixed(2)).toBe("11.69");
  expect(carriedOverShare(0n, 0n)).toBeNull();
});
