/**
 * What a batch changes: every slice before and after it, by unit and budget year. The order inside a batch does not
 * matter: rules are judged on the state that it leaves behind.
 */
import type { SliceOrigin } from "../breakdown.ts";
import { groupBy } from "../keyed-items.ts";
import { type Entry, entryEffects } from "../entry.ts";
import { type FundingSource, sourceDimensions } from "../funding-source.ts";
import type { Dong } from "../money.ts";
import type { Position } from "../position.ts";
import { addKindSums, type KindSums, positionOfSums, sliceKey, type SliceSums, sumSlices } from "../slice-sums.ts";

/** One slice before and after a batch. */
export interface SliceChange extends SliceOrigin {
  /** Its `sliceKey`: rules ask for it again and again. */
  readonly key: string;
  readonly before: SliceState;
  readonly after: SliceState;
  /** Whether the batch has an entry in it. */
  readonly isTouched: boolean;
}

/** The sums of a slice, and the position that they give. */
export interface SliceState extends Position {
  readonly sums: KindSums;
}

/** An entry of a batch, and the id under which a refusal names it: an entry that follows by itself has a cause. */
export interface CountedEntry {
  readonly entry: Entry;
  readonly namedId: string;
}

/** What a batch changes in one unit and budget year. */
export interface YearChange {
  readonly unitId: string;
  readonly fiscalYear: number;
  /** Every slice of the unit in the year, touched or not. */
  readonly slices: readonly SliceChange[];
  /** The entries of the batch in it, in their order. */
  readonly counted: readonly CountedEntry[];
}

/** Every slice that is known or touched, before and after the batch. */
export function changeSlices(known: readonly SliceSums[], entries: readonly Entry[]): readonly SliceChange[] {
  const before = new Map<string, SliceSums>();
  for (const slice of known) {
    const key = sliceKey(slice);
    const earlier = before.get(key);
    before.set(key, earlier === undefined ? slice : { ...slice, sums: addKindSums(earlier.sums, slice.sums) });
  }
  const added = new Map(sumSlices(entries).map((slice) => [sliceKey(slice), slice]));
  const changes: SliceChange[] = [];
  for (const [key, slice] of added) {
    const held = before.get(key);
    const after = stateOf(held === undefined ? slice.sums : addKindSums(held.sums, slice.sums));
    const state = held === undefined ? nothingHeld : stateOf(held.sums);
    changes.push({ ...originOf(held ?? slice), key, before: state, after, isTouched: true });
  }
  for (const [key, slice] of before) {
    if (added.has(key)) continue;
    const state = stateOf(slice.sums);
    changes.push({ ...originOf(slice), key, before: state, after: state, isTouched: false });
  }
  return changes;
}

const nothingHeld: SliceState = stateOf({});

function originOf({ source, fiscalYear, unitId, projectId, componentId, month = null }: SliceOrigin): SliceOrigin {
  return { source, fiscalYear, unitId, projectId, componentId, month };
}

function stateOf(sums: KindSums): SliceState {
  return { ...positionOfSums(sums), sums };
}

/** The units and budget years that a batch touches, with all their slices. */
export function changeYears(changes: readonly SliceChange[], counted: readonly CountedEntry[]): readonly YearChange[] {
  const keyOf = ({ unitId, fiscalYear }: SliceOrigin): string => `${fiscalYear}/${unitId ?? ""}`;
  const slices = groupBy(changes, keyOf);
  return [...groupBy(counted, ({ entry }) => keyOf(entry))].flatMap(([key, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { unitId, fiscalYear } = first.entry;
    return [{ unitId, fiscalYear, slices: slices.get(key) ?? [], counted: own }];
  });
}

/** The signed change that an entry makes to a sum; 0 where it does not count in it. */
export function effectOn(measure: "plan" | "disbursed", { kind, amount }: Pick<Entry, "kind" | "amount">): Dong {
  const effect = entryEffects[kind];
  return effect.measure === measure ? effect.sign * amount : 0n;
}

/** Whether money of two sources may be the same: no dimension is stated differently in both. */
export function couldBeSameSource(left: FundingSource, right: FundingSource): boolean {
  return sourceDimensions.every(
    (dimension) => left[dimension] === null || right[dimension] === null || left[dimension] === right[dimension],
  );
}

/** Whether money of the source is of `wide`, or told apart within it: it says all that `wide` says. */
export function isWithinSource(source: FundingSource, wide: FundingSource): boolean {
  return sourceDimensions.every((dimension) => wide[dimension] === null || wide[dimension] === source[dimension]);
}

/**
 * The entry that brings a sum across a limit, counted in the order of the batch; else the last that moves it that way.
 *
 * @param direction 1n: the sum rises above the limit; −1n: it falls below
 */
export function crossingEntry(
  counted: readonly CountedEntry[],
  options: {
    readonly start: Dong;
    readonly limit: Dong;
    readonly direction: 1n | -1n;
    readonly effectOf: (entry: Entry) => Dong;
  },
): CountedEntry | null {
  const { start, limit, direction, effectOf } = options;
  let sum = start;
  let latest: CountedEntry | null = null;
  for (const each of counted) {
    const effect = effectOf(each.entry);
    sum += effect;
    if (effect * direction <= 0n) continue;
    latest = each;
    if ((sum - limit) * direction > 0n) return each;
  }
  return latest;
}
