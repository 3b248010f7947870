/** Scenarios: what is reached at three named paces. They carry no probability, and stand where no interval is honest. */
import { seriesMonthCount } from "./cumulative-series.ts";
import type { Development } from "./development.ts";
import type { Origins } from "./method-values.ts";
import { numberOrNull } from "./stated-number.ts";

/** One scenario; null: not known. */
export interface Scenario {
  /** By the deadline. */
  readonly reached: number | null;
  /** A month, until the deadline; null at it. */
  readonly perMonth: number | null;
}

/** The three paces. */
export interface Scenarios {
  /** As from January until now. */
  readonly paceSoFar: Scenario;
  /** What the year before still disbursed from here. */
  readonly paceOfLastYear: Scenario;
  /** So that the plan is reached. */
  readonly paceNeeded: Scenario;
}

/** The scenarios of a series. */
export function scenariosOf({
  index,
  origins,
  development,
}: {
  readonly index: number;
  readonly origins: Origins;
  readonly development: Development;
}): Scenarios {
  const toDate = origins.toDate[index] ?? Number.NaN;
  const month = origins.months[index] ?? 0;
  const plan = origins.plans[index] ?? Number.NaN;
  const { deadlineMonth, lastRemainders } = development;
  const monthsLeft = deadlineMonth - month;
  const still = (remainder: number): Scenario => ({
    reached: numberOrNull(toDate + remainder),
    perMonth: monthsLeft === 0 ? null : numberOrNull(remainder / monthsLeft),
  });
  const lastRemainder = month === 0 ? Number.NaN : (lastRemainders[index * seriesMonthCount + month - 1] ?? Number.NaN);
  return {
    paceSoFar: still(month === 0 ? Number.NaN : (toDate * monthsLeft) / month),
    paceOfLastYear: still(lastRemainder),
    paceNeeded: still(Math.max(plan - toDate, 0)),
  };
}
