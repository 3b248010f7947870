/** The as-of date steps from month end to month end. */
import { describe, expect, test } from "vitest";
import { nextMonthEnd, previousMonthEnd } from "../src/month-steps.ts";

const steps = [
  { date: "2023-10-31", previous: "2023-09-30", next: "2023-11-30" },
  { date: "2023-10-15", previous: "2023-09-30", next: "2023-10-31" },
  { date: "2023-12-31", previous: "2023-11-30", next: "2024-01-31" },
  { date: "2024-01-31", previous: "2023-12-31", next: "2024-02-29" },
  { date: "2024-01-01", previous: "2023-12-31", next: "2024-01-31" },
  { date: "2024-03-01", previous: "2024-02-29", next: "2024-03-31" },
];

describe("month steps", () => {
  test.each(steps)("from $date: back to $previous, forward to $next", ({ date, previous, next }) => {
    expect(previousMonthEnd(date)).toBe(previous);
    expect(nextMonthEnd(date)).toBe(next);
  });
});
