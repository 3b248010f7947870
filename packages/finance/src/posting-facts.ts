/**
 * Facts: the running totals that a document prints, and what the ledger knows when they are posted.
 */
import { endOfYear, type PlainDate } from "./calendar.ts";
import type { LegalBasis } from "./entry.ts";
import type { FundingSource } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import type { SlicePosition } from "./position.ts";
import type { PostingPlace } from "./posting-slice.ts";
import type { MoneyRole, RateRole } from "./statement.ts";

/** Which running total a document prints. `allocatedPlan` is the detailed allocation of the plan. */
export type CumulativeMeasure = "plan" | "allocatedPlan" | "disbursed" | "mobilised";

/**
 * Which running total a printed figure states; the roles that are left out state none.
 *
 * @example
 * ```ts
 * [measureOfRole.carryover_disbursed, measureOfRole.estimate] // => ["disbursed", undefined]
 * ```
 */
export const measureOfRole: Readonly<Partial<Record<MoneyRole | RateRole, CumulativeMeasure>>> = {
  plan: "plan",
  carryover_plan: "plan",
  disbursed: "disbursed",
  carryover_disbursed: "disbursed",
  mobilised: "mobilised",
};

/** One running total that a document prints, clear enough to be posted. */
export interface CumulativeFact {
  readonly measure: CumulativeMeasure;
  /** Đồng to date; zero is a value. */
  readonly amount: Dong;
  /** The date that the total is true of; null: the document's data date. */
  readonly asOf: PlainDate | null;
  readonly fiscalYear: number;
  /** `sourceNotStated` or the dimensions that are told. */
  readonly source: FundingSource;
  /** The project; null or left out: not told. */
  readonly projectId?: string | null | undefined;
  /** The component of the programme; null or left out: not told. */
  readonly componentId?: string | null | undefined;
  /**
   * True for a total over all sources of its place and year, told apart or not: of the project or component that is told,
   * else of the unit with all its projects.
   */
  readonly coversAllSources: boolean;
  /**
   * Whether a total of one source covers the projects and components within its place (true), or is the money that is
   * told of none of them (false). Left out: false where the document tells finer places for the same measure, year and
   * date, true where it does not. A total over all sources always covers them.
   */
  readonly coversAllPlaces?: boolean | undefined;
  /** Of `disbursed`: how much of it is advances not recovered yet; null or left out: the document does not split it. */
  readonly advanceOutstanding?: Dong | null | undefined;
  /**
   * The amounts of the rows that tell it together, where rows are alike: the first posting makes an entry of each. They add
   * up to `amount`. Left out: one row.
   */
  readonly parts?: readonly Dong[] | undefined;
  /** Where the figure stands among the document's figures. */
  readonly figureIndex: number;
}

/** What the ledger already knows, as the planner asks for it. */
export interface KnownTotals {
  /** Slices of the unit as of a date; several of one project, component, source and year are added up. */
  readonly positionsAsOf: (asOf: PlainDate) => readonly SlicePosition[];
  /**
   * The next later date on which a document has already stated this total; null when there is none. The place says of which
   * project and component; where it is left out, or not known, any statement of the unit counts.
   */
  readonly nextStatedOn: (fact: {
    readonly measure: CumulativeMeasure;
    readonly fiscalYear: number;
    readonly after: PlainDate;
    readonly place?: PostingPlace | undefined;
  }) => PlainDate | null;
}

/** The document that is posted. */
export interface PostingDocument {
  readonly unitId: string;
  readonly legalBasis: LegalBasis;
  /** Used for totals that carry no date of their own; null when the document has none. */
  readonly dataDate: PlainDate | null;
  /** A client-made id for the entry with these words; equal words never come twice within a document. */
  readonly entryIdOf: (words: string) => string;
}

/** The facts of one measure, year and date. */
export interface FactGroup {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number;
  readonly asOf: PlainDate;
  readonly facts: readonly CumulativeFact[];
}

/** Whether a measure is one of plan: in force for its whole year, and true without a date. */
export function isPlanMeasure(measure: CumulativeMeasure): boolean {
  return measure === "plan" || measure === "allocatedPlan";
}

/** Facts that belong together, in the order of their dates; what was paid without any date cannot be posted. */
export function groupFacts(facts: readonly CumulativeFact[], dataDate: PlainDate | null): readonly FactGroup[] {
  const groups = new Map<string, FactGroup & { readonly facts: CumulativeFact[] }>();
  for (const fact of facts) {
    const { measure, fiscalYear } = fact;
    const asOf = fact.asOf ?? dataDate ?? (isPlanMeasure(measure) ? endOfYear(fiscalYear) : null);
    if (asOf === null) continue;
    const key = `${asOf}|${fiscalYear}|${measure}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { measure, fiscalYear, asOf, facts: [fact] });
    else group.facts.push(fact);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}
