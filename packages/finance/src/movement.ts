/**
 * Movements: what moved plan or money, an entry alone or a sum of entries that agree in every field below.
 *
 * Every question of the field (progress, rates, plan, advances, lapse, pace, changes, mobilised) is a pure function of
 * movements. A library's user passes entries; the ledger passes the few sums that its engine makes of millions of them:
 * the answers are the same, because the fold is associative.
 */
import { isPlainDate, type PlainDate } from "./calendar.ts";
import type { EntryKind } from "./entry.ts";
import { type FundingSource, type SourceDimension, sourceDimensions } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import { refuse } from "./refusal/refusal.ts";

/** One movement. Every `Entry` is one. */
export interface Movement {
  readonly kind: EntryKind;
  /** Business date. Of payments summed over a month: the month's last day, or the as-of date when that is earlier. */
  readonly effectiveOn: PlainDate;
  /** The budget year that it counts in. */
  readonly fiscalYear: number;
  /** Null: summed over all units. */
  readonly unitId: string | null;
  /** Null: not stated, or summed over all projects. */
  readonly projectId: string | null;
  /** Null: not stated, or summed over all components. */
  readonly componentId: string | null;
  readonly source: FundingSource;
  /** Whole đồng, signed as in an entry: a cut of 5 is `cut` 5. */
  readonly amount: Dong;
}

/** A movement with its place on the "known at" axis. Every recorded entry is one. */
export interface RecordedMovement extends Movement {
  /** The ledger revision that it was recorded in. */
  readonly revision: number;
  /** The entry that it takes back; null for all others. Of a sum of reversals: any text. */
  readonly reverses: string | null;
}

/**
 * Which movements a question is about. A field that is left out keeps all; null keeps those of which the document does
 * not say it.
 */
export interface MovementFilter {
  readonly unitId?: string | undefined;
  readonly projectId?: string | null | undefined;
  readonly componentId?: string | null | undefined;
  readonly level?: string | null | undefined;
  readonly nature?: string | null | undefined;
  readonly origin?: string | null | undefined;
  readonly vintage?: number | null | undefined;
  readonly relation?: string | null | undefined;
}

/**
 * Whether a movement has each of the given values.
 *
 * @example
 * ```ts
 * const source = { ...sourceNotStated, nature: "investment", vintage: 2022 };
 * const movement = { kind: "assigned", effectiveOn: "2023-01-01", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source, amount: 5n };
 * isSelected(movement, { nature: "investment" }) // => true
 * isSelected(movement, { nature: null }) // => false
 * isSelected(movement, {}) // => true
 * ```
 */
export function isSelected(movement: Movement, filter: MovementFilter): boolean {
  const { unitId, projectId, componentId } = filter;
  return (
    (unitId === undefined || movement.unitId === unitId) &&
    (projectId === undefined || movement.projectId === projectId) &&
    (componentId === undefined || movement.componentId === componentId) &&
    sourceDimensions.every((dimension) => isWanted(movement.source, dimension, filter[dimension]))
  );
}

function isWanted(
  source: FundingSource,
  dimension: SourceDimension,
  wanted: string | number | null | undefined,
): boolean {
  return wanted === undefined || source[dimension] === wanted;
}

/**
 * The movements of a question: effective on or before its date, and selected by its filter; of all budget years.
 *
 * @throws Refusal `unknownDate` for a date that is none (31/10/2023 sorts after every other), `invalidValue` for a
 *   filter of an unknown name
 * @example
 * ```ts
 * const source = sourceNotStated;
 * const paid = { kind: "disbursed", effectiveOn: "2023-10-31", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source, amount: 14n };
 * selectMovements([paid], { asOf: "2023-10-30", filter: {} }) // => []
 * selectMovements([paid], { asOf: "2023-10-31", filter: {} }).length // => 1
 * ```
 */
export function selectMovements<Each extends Movement>(
  movements: Iterable<Each>,
  { asOf, filter }: { readonly asOf: PlainDate; readonly filter: MovementFilter },
): readonly Each[] {
  checkDate("asOf", asOf);
  for (const name of Object.keys(filter))
    if (!filterNames.includes(name))
      throw refuse("invalidValue", { name: "filter", value: name, expected: filterNames.join(", ") });
  const isFiltering = Object.values(filter).some((wanted) => wanted !== undefined);
  const dates = new Set<PlainDate>();
  const selected: Each[] = [];
  for (const movement of movements) {
    const { effectiveOn } = movement;
    if (!dates.has(effectiveOn)) {
      checkDate("effectiveOn", effectiveOn);
      dates.add(effectiveOn);
    }
    if (effectiveOn <= asOf && (!isFiltering || isSelected(movement, filter))) selected.push(movement);
  }
  return selected;
}

const filterNames: readonly string[] = ["unitId", "projectId", "componentId", ...sourceDimensions];

function checkDate(name: string, value: PlainDate): void {
  if (!isPlainDate(value)) throw refuse("unknownDate", { name, value });
}
