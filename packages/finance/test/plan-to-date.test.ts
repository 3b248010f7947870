import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, decimal } from "../src/index.ts";
import { planToDateOf, sameDayOfYearBefore, straightLineShare, targetsShare } from "../src/pace/plan-to-date.ts";
import { date } from "./arbitraries.ts";

describe("the straight line", () => {
  test.each([
    { asOf: "2023-10-31", deadline: "2024-01-31", share: "0.7692" },
    { asOf: "2023-10-31", deadline: "2023-12-31", share: "0.8333" },
    { asOf: "2023-01-31", deadline: "2024-01-31", share: "0.0769" },
    { asOf: "2024-01-31", deadline: "2024-01-31", share: "1.0000" },
    { asOf: "2024-06-30", deadline: "2024-01-31", share: "1.0000" },
    { asOf: "2022-12-31", deadline: "2024-01-31", share: "0.0000" },
    { asOf: "2022-06-30", deadline: "2024-01-31", share: "0.0000" },
  ])("by $asOf to $deadline: $share", ({ asOf, deadline, share }) => {
    expect(straightLineShare({ asOf, fiscalYear: 2023, deadline }).toFixed(4)).toBe(share);
  });
});

describe("the path through targets", () => {
  const targets = [
    { date: "2023-12-31", share: decimal("0.95") },
    { date: "2023-09-30", share: decimal("0.6") },
    { date: "2023-09-30", share: decimal("0.5") },
    { date: "2022-09-30", share: decimal("0.9") },
  ];

  test.each([
    { asOf: "2022-12-31", share: "0.0000" },
    { asOf: "2022-06-30", share: "0.0000" },
    { asOf: "2023-01-01", share: "0.0022" },
    { asOf: "2023-09-30", share: "0.6000" },
    { asOf: "2023-10-31", share: "0.7179" },
    { asOf: "2023-12-31", share: "0.9500" },
    { asOf: "2024-01-31", share: "0.9500" },
  ])("is $share by $asOf", ({ asOf, share }) => {
    expect(targetsShare(targets, { asOf, fiscalYear: 2023 })?.toFixed(4)).toBe(share);
  });

  test("is not known without targets of the year", () => {
    expect(targetsShare([], { asOf: "2023-10-31", fiscalYear: 2023 })).toBeNull();
    expect(targetsShare(targets, { asOf: "2024-10-31", fiscalYear: 2024 })).toBeNull();
  });
});

describe("the same day a year before", () => {
  test.each([
    { day: "2023-10-31", before: "2022-10-31" },
    { day: "2024-02-29", before: "2023-02-28" },
    { day: "2024-02-28", before: "2023-02-28" },
    { day: "2025-02-28", before: "2024-02-29" },
    { day: "2025-02-27", before: "2024-02-27" },
    { day: "2024-01-15", before: "2023-01-15" },
  ])("of $day is $before", ({ day, before }) => {
    expect(sameDayOfYearBefore(day)).toBe(before);
  });

  test("keeps the order of days", () => {
    const later = date.filter((day) => day > "0002-01-01" && day < "9998-01-01");
    fc.assert(
      fc.property(later, fc.integer({ min: 1, max: 400 }), (day, days) => {
        expect(sameDayOfYearBefore(day) <= sameDayOfYearBefore(addDays(day, days))).toBe(true);
      }),
    );
  });
});

describe("the plan to date", () => {
  test.each([
    { what: "behind", plan: 1_000n, disbursed: 100n, share: "0.5", planToDate: 500n, behind: 400n, behindShare: "0.4" },
    {
      what: "ahead",
      plan: 1_000n,
      disbursed: 600n,
      share: "0.5",
      planToDate: 500n,
      behind: -100n,
      behindShare: "-0.1",
    },
    {
      what: "of no plan",
      plan: null,
      disbursed: 600n,
      share: "0.5",
      planToDate: null,
      behind: null,
      behindShare: null,
    },
    {
      what: "of a plan of 0",
      plan: 0n,
      disbursed: 600n,
      share: "0.5",
      planToDate: null,
      behind: null,
      behindShare: null,
    },
    {
      what: "nothing stated",
      plan: 1_000n,
      disbursed: null,
      share: "0.5",
      planToDate: 500n,
      behind: null,
      behindShare: null,
    },
    {
      what: "curve not known",
      plan: 1_000n,
      disbursed: 600n,
      share: null,
      planToDate: null,
      behind: null,
      behindShare: null,
    },
  ])("$what", ({ plan, disbursed, share, planToDate, behind, behindShare }) => {
    const rate = plan === null || plan === 0n || disbursed === null ? null : decimal(disbursed).div(decimal(plan));
    const given = { plan, disbursedToDate: disbursed, rate, share: share === null ? null : decimal(share) };
    const made = planToDateOf("calendar", given);
    expect([made.planToDate, made.behind]).toEqual([planToDate, behind]);
    expect(made.behindShare?.toString() ?? null).toBe(behindShare);
  });
});
