/**
 * Statements: what a document printed, kept word for word beside the ledger. A statement is evidence, not money:
 * an officer's year-end estimate is a statement and never a payment.
 */
import type { PlainDate } from "./calendar.ts";
import type { TextPlace } from "./finding.ts";
import type { FundingSource } from "./funding-source.ts";
import type { Dong } from "./money.ts";

/**
 * What a printed sum of money is.
 *
 * @example
 * ```ts
 * moneyRoles.includes("estimate") // => true
 * moneyRoles.includes("rate") // => false
 * ```
 */
export const moneyRoles = [
  "plan",
  "carryover_plan",
  "detailed_allocation",
  "unallocated",
  "disbursed",
  "carryover_disbursed",
  "realised",
  "settled",
  "mobilised",
  "estimate",
  "component",
  "target",
  "revenue",
  "revenue_estimate",
  "unit_rate",
] as const;

/**
 * What a printed percentage is.
 *
 * @example
 * ```ts
 * rateRoles.includes("rate") // => true
 * ```
 */
export const rateRoles = [
  "rate",
  "estimate_rate",
  "allocation_rate",
  "prior_year_rate",
  "benchmark_rate",
  "share",
  "growth",
  "yoy_ratio",
  "target",
] as const;

export type MoneyRole = (typeof moneyRoles)[number];
export type RateRole = (typeof rateRoles)[number];

/** One figure of one document. */
export interface Statement {
  readonly role: MoneyRole | RateRole;
  /** The figure as printed, e.g. "14.108 triệu đồng". */
  readonly printed: string;
  /** Whole đồng; null for percentages and where the document gives no unit. */
  readonly amount: Dong | null;
  /** Percent points as a decimal string, "46.35"; null for money. */
  readonly percent: string | null;
  /** The date that the figure is true of; null where the document does not say. */
  readonly asOf: PlainDate | null;
  /** The budget year that the figure is about; null where the document does not say. */
  readonly fiscalYear: number | null;
  readonly unitId: string;
  readonly source: FundingSource;
  readonly place: TextPlace;
  /** Must be looked at by a person before it is relied on. */
  readonly needsReview: boolean;
}
