/**
 * Remembered deadlines: thousands of slices share a few sources, and each is looked up in the policies once.
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { rememberSourceKeys } from "../funding-source.ts";
import { keptOf } from "../keyed-items.ts";
import { type Deadline, deadlineOf, type DeadlineOptions } from "./deadline.ts";

/** `deadlineOf` by the same rules, for money that is added to the plan on a day, or with the plan of the year (null). */
export function rememberDeadlines(
  rules: DeadlineOptions = {},
): (money: Pick<SliceOrigin, "source" | "fiscalYear">, addedOn?: PlainDate | null) => Deadline | null {
  const deadlines = new Map<string, Map<number, Map<PlainDate | null, Deadline | null>>>();
  const keyOf = rememberSourceKeys();
  return ({ source, fiscalYear }, addedOn = null) => {
    const ofSource = keptOf(deadlines, keyOf(source), () => new Map<number, Map<PlainDate | null, Deadline | null>>());
    const ofYear = keptOf(ofSource, fiscalYear, () => new Map<PlainDate | null, Deadline | null>());
    return keptOf(ofYear, addedOn, () => deadlineOf(source, fiscalYear, { ...rules, addedOn }));
  };
}
