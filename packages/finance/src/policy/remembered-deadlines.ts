/**
 * Remembered deadlines: thousands of slices share a few sources, and each is looked up in the policies once.
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type FundingSource, sourceKey } from "../funding-source.ts";
import { keptOf } from "../keyed-items.ts";
import { type Deadline, deadlineOf, type DeadlineOptions } from "./deadline.ts";

/** Deadlines of one source by budget year, and by the day on which the money was added. */
type OfYears = Map<number, Map<PlainDate | null, Deadline | null>>;

/** `deadlineOf` by the same rules, for money that is added to the plan on a day, or with the plan of the year (null). */
export function rememberDeadlines(
  rules: DeadlineOptions = {},
): (money: Pick<SliceOrigin, "source" | "fiscalYear">, addedOn?: PlainDate | null) => Deadline | null {
  // Slices share their sources, so one is known by itself, and its key is looked at where it is seen first.
  const known = new Map<FundingSource, OfYears>();
  const byKey = new Map<string, OfYears>();
  const deadlinesOf = (source: FundingSource): OfYears => keptOf(byKey, sourceKey(source), (): OfYears => new Map());
  return ({ source, fiscalYear }, addedOn = null) => {
    const ofSource = keptOf(known, source, () => deadlinesOf(source));
    const ofYear = keptOf(ofSource, fiscalYear, () => new Map<PlainDate | null, Deadline | null>());
    return keptOf(ofYear, addedOn, () => deadlineOf(source, fiscalYear, { ...rules, addedOn }));
  };
}
