/**
 * Entries: the one kind of fact. Appended, never changed; a correction is a new entry that names what it reverses.
 */
import type { PlainDate } from "./calendar.ts";
import type { FundingSource } from "./funding-source.ts";
import type { Dong } from "./money.ts";

/**
 * What happened to money.
 *
 * - plan: `assigned` `supplemented` `transferred` `carriedOver` raise the plan, `cut` and `cancelled` lower it;
 *   `allocated` is the detailed allocation of the same plan, and is not added to it.
 * - payment: `advanced` `volumePaid` `disbursed` raise what is disbursed, `advanceRecovered` and `refunded` lower it.
 *   `disbursed` is cash that a document does not split into advances and completed volume
 *   (docs/decisions/0005-unsplit-disbursement.md).
 * - outside the budget: `mobilised`, never in a rate.
 *
 * @example
 * ```ts
 * entryKinds.includes("carriedOver") // => true
 * entryKinds.includes("payment") // => false
 * ```
 */
export const entryKinds = [
  "assigned",
  "allocated",
  "supplemented",
  "cut",
  "transferred",
  "carriedOver",
  "cancelled",
  "advanced",
  "volumePaid",
  "disbursed",
  "advanceRecovered",
  "refunded",
  "mobilised",
] as const;

/** One of `entryKinds`. */
export type EntryKind = (typeof entryKinds)[number];

/** The paper that an entry rests on. Null fields: the document does not say. */
export interface LegalBasis {
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly issuer: string | null;
  /** What it is about, as printed. */
  readonly title: string | null;
}

/** When an entry counts. */
export interface EntryTime {
  /** Business date: the "as of" axis. */
  readonly effectiveOn: PlainDate;
  /** The budget year that it counts in. */
  readonly fiscalYear: number;
}

/** An entry as its author writes it. The ledger adds the revision and the time of recording. */
export interface Entry {
  /** Made by the client, unique for the life of the ledger. */
  readonly id: string;
  readonly kind: EntryKind;
  /** Business date: the "as of" axis. */
  readonly effectiveOn: PlainDate;
  /** The budget year that it counts in. */
  readonly fiscalYear: number;
  readonly unitId: string;
  /** Null where the document does not say. */
  readonly projectId: string | null;
  readonly componentId: string | null;
  readonly source: FundingSource;
  /** Whole đồng, signed: a cut of 5 is `cut` 5; reversing it is `cut` −5. */
  readonly amount: Dong;
  readonly document: LegalBasis;
  /** The id of the entry that this one takes back; null for all others. */
  readonly reverses: string | null;
  /** Why, where a person or a rule must say; null otherwise. */
  readonly reason: string | null;
  /**
   * Its true date and budget year, when it came after their period had been closed and was recorded in a later one; null
   * or left out for all others.
   */
  readonly late?: EntryTime | null | undefined;
}

/** Which sum of a position an entry counts in, and with which sign. */
export interface EntryEffect {
  readonly measure: "plan" | "allocatedPlan" | "disbursed" | "mobilised";
  readonly sign: 1n | -1n;
}

/**
 * The effect of each kind on the position: the only place that knows.
 *
 * @example
 * ```ts
 * entryEffects.cut // => { measure: "plan", sign: -1n }
 * entryEffects.advanceRecovered // => { measure: "disbursed", sign: -1n }
 * ```
 */
export const entryEffects: Readonly<Record<EntryKind, EntryEffect>> = {
  assigned: { measure: "plan", sign: 1n },
  allocated: { measure: "allocatedPlan", sign: 1n },
  supplemented: { measure: "plan", sign: 1n },
  cut: { measure: "plan", sign: -1n },
  transferred: { measure: "plan", sign: 1n },
  carriedOver: { measure: "plan", sign: 1n },
  cancelled: { measure: "plan", sign: -1n },
  advanced: { measure: "disbursed", sign: 1n },
  volumePaid: { measure: "disbursed", sign: 1n },
  disbursed: { measure: "disbursed", sign: 1n },
  advanceRecovered: { measure: "disbursed", sign: -1n },
  refunded: { measure: "disbursed", sign: -1n },
  mobilised: { measure: "mobilised", sign: 1n },
};
