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

/** The position of no entries at all. */
export const emptyPosition: Position = { plan: null, allocatedPlan: null, disbursed: null, mobilised: null };

/** The position of one slice of one budget year and unit. */
export interface SlicePosition extends Position {
  readonly source: FundingSource;
  readonly fiscalYear: number;
}

/** Adds two positions; null and null stay null, null and a sum are the sum. Associative and commutative. */
export function addPositions(left: Position, right: Position): Position {
  return {
    plan: addStated(left.plan, right.plan),
    allocatedPlan: addStated(left.allocatedPlan, right.allocatedPlan),
    disbursed: addStated(left.disbursed, right.disbursed),
    mobilised: addStated(left.mobilised, right.mobilised),
  };
}

/** The position of one entry. */
export function positionOf(entry: Entry): Position {
  const { measure, sign } = entryEffects[entry.kind];
  return { ...emptyPosition, [measure]: sign * entry.amount };
}

/** Folds the entries effective on or before `asOf`. */
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

/** Adds what is stated; null only when both are. */
export function addStated(left: Dong | null, right: Dong | null): Dong | null {
  if (left === null) return right;
  return right === null ? left : left + right;
}
