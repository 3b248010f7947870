/**
 * Position: the fold of entries into sums. Null means that no entry says anything: never zero.
 */
import type { PlainDate } from "./calendar.ts";
import { type Entry, entryEffects } from "./entry.ts";
import type { FundingSource } from "./funding-source.ts";
import type { Dong } from "./money.ts";

/** The sums of a set of entries, in đồng; null where no entry counts in that sum. */
export interface Position {
  /** Plan in force: assigned, supplemented, transferred, carried over, less cut and cancelled. */
  readonly plan: Dong | null;
  /** Detailed allocation of that plan. */
  readonly allocatedPlan: Dong | null;
  /** Advances, completed volume and unsplit cash, less recovered advances and refunds. */
  readonly disbursed: Dong | null;
  /** Mobilised outside the budget: never in a rate. */
  readonly mobilised: Dong | null;
}

/**
 * The position of no entries at all.
 *
 * @example
 * ```ts
 * emptyPosition.plan // => null
 * emptyPosition.disbursed // => null
 * ```
 */
export const emptyPosition: Position = { plan: null, allocatedPlan: null, disbursed: null, mobilised: null };

/** The position of one slice of one budget year and unit. */
export interface SlicePosition extends Position {
  readonly source: FundingSource;
  readonly fiscalYear: number;
  /** Left out or null: not told apart. */
  readonly unitId?: string | null;
  readonly projectId?: string | null;
  readonly componentId?: string | null;
  /** Plan as first assigned, before supplements, cuts and transfers; left out or null: none stated. */
  readonly assignedPlan?: Dong | null;
  /** Plan that came from earlier years as entries of `carriedOver` say; left out or null: none stated. */
  readonly carriedOverPlan?: Dong | null;
  /** Plan assigned or supplemented after the cut-off date for late additions; left out or null: none. */
  readonly lateAddedPlan?: Dong | null;
  /** Advances paid less advances recovered, a part of `disbursed`; left out or null: no advance is stated. */
  readonly advanceOutstanding?: Dong | null;
}

/**
 * Adds two positions; null and null stay null, null and a sum are the sum. Associative and commutative.
 *
 * @example
 * ```ts
 * const planned = { ...emptyPosition, plan: 9n };
 * const paid = { ...emptyPosition, plan: -2n, disbursed: 3n };
 * addPositions(planned, paid) // => { plan: 7n, allocatedPlan: null, disbursed: 3n, mobilised: null }
 * ```
 */
export function addPositions(left: Position, right: Position): Position {
  return {
    plan: addStated(left.plan, right.plan),
    allocatedPlan: addStated(left.allocatedPlan, right.allocatedPlan),
    disbursed: addStated(left.disbursed, right.disbursed),
    mobilised: addStated(left.mobilised, right.mobilised),
  };
}

/**
 * The position of one entry.
 *
 * @example
 * ```ts
 * const entry = {
 *   id: "1", kind: "cut", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null,
 *   source: sourceNotStated, amount: 5n, document: { number: null, date: null, issuer: null, title: null },
 *   reverses: null, reason: null,
 * };
 * positionOf(entry).plan // => -5n
 * positionOf(entry).disbursed // => null
 * ```
 */
export function positionOf(entry: Entry): Position {
  const { measure, sign } = entryEffects[entry.kind];
  return { ...emptyPosition, [measure]: sign * entry.amount };
}

/**
 * The position of one entry, with the slice that it is of.
 *
 * @example
 * ```ts
 * const entry = {
 *   id: "1", kind: "advanceRecovered", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null,
 *   source: sourceNotStated, amount: 5n, document: { number: null, date: null, issuer: null, title: null },
 *   reverses: null, reason: null,
 * };
 * const { disbursed, advanceOutstanding } = slicePositionOf(entry);
 * [disbursed, advanceOutstanding] // => [-5n, -5n]
 * ```
 */
export function slicePositionOf(entry: Entry): SlicePosition {
  const { kind, amount, source, fiscalYear, unitId, projectId, componentId } = entry;
  const isAdvance = kind === "advanced" || kind === "advanceRecovered";
  const advanceOutstanding = isAdvance ? entryEffects[kind].sign * amount : null;
  return { ...positionOf(entry), source, fiscalYear, unitId, projectId, componentId, advanceOutstanding };
}

/**
 * Folds the entries effective on or before `asOf`.
 *
 * @example
 * ```ts
 * const entry = {
 *   id: "1", kind: "cut", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null,
 *   source: sourceNotStated, amount: 5n, document: { number: null, date: null, issuer: null, title: null },
 *   reverses: null, reason: null,
 * };
 * foldPosition([entry, { ...entry, id: "2", kind: "assigned", amount: 9n }], { asOf: "2023-06-30" }).plan // => 4n
 * foldPosition([entry], { asOf: "2023-06-29" }).plan // => null
 * ```
 */
export function foldPosition(entries: Iterable<Entry>, { asOf }: { readonly asOf: PlainDate }): Position {
  let position = emptyPosition;
  for (const entry of entries) {
    if (entry.effectiveOn <= asOf) position = addPositions(position, positionOf(entry));
  }
  return position;
}

/**
 * Folds entries into groups, in order of first appearance.
 *
 * @param keyOf the group of an entry
 * @example
 * ```ts
 * const entry = {
 *   id: "1", kind: "cut", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null,
 *   source: sourceNotStated, amount: 5n, document: { number: null, date: null, issuer: null, title: null },
 *   reverses: null, reason: null,
 * };
 * const byUnit = foldPositions([entry], { asOf: "2023-12-31", keyOf: ({ unitId }) => unitId });
 * byUnit.get("Kon Rẫy").plan // => -5n
 * byUnit.size // => 1
 * ```
 */
export function foldPositions(
  entries: Iterable<Entry>,
  { asOf, keyOf }: { readonly asOf: PlainDate; readonly keyOf: (entry: Entry) => string },
): ReadonlyMap<string, Position> {
  const groups = new Map<string, Position>();
  for (const entry of entries) {
    if (entry.effectiveOn > asOf) continue;
    const key = keyOf(entry);
    groups.set(key, addPositions(groups.get(key) ?? emptyPosition, positionOf(entry)));
  }
  return groups;
}

/**
 * Adds what is stated; null only when both are.
 *
 * @example
 * ```ts
 * addStated(2n, null) // => 2n
 * addStated(null, null) // => null
 * ```
 */
export function addStated(left: Dong | null, right: Dong | null): Dong | null {
  if (left === null) return right;
  return right === null ? left : left + right;
}
