/** Hard rules, refused by code, and carry-over that follows the old year. */
export {
  type AdmissionOptions,
  type AdmissionReference,
  admitEntries,
  reviewEntries,
  type RulesInForce,
} from "./admission.ts";
export type { AdmissionCode } from "./admission-breach.ts";
export type { PostingRules, ProjectReference } from "./admission-payment-rules.ts";
export { type EntryReviewOptions, reviewEachEntry } from "./entry-review.ts";
export type { CarryOverSlice } from "./carried-money.ts";
export { type CarryOverFollowing, followCarryOver } from "./carry-over.ts";
export { type CarryOverQuestion, remainderToCarryOver } from "./carry-over-remainder.ts";
export type { DatedPayment } from "./dated-payments.ts";
export {
  type KnownSlice,
  type KnownSlices,
  nothingRecorded,
  type ReversedEntry,
  type SlicesToKnow,
  slicesToKnow,
} from "./known-slices.ts";
export {
  afterPeriodChange,
  asTold,
  closedPeriodsOf,
  type ClosedPeriods,
  closingOf,
  firstOpenPlace,
  isClosed,
  type Period,
  type PeriodChange,
  periodName,
} from "./period.ts";
export type { EntryTime } from "../entry.ts";
