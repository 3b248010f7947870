/**
 * Carried money: what of one budget year becomes which slice of the next.
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type Entry, entryEffects } from "../entry.ts";
import type { FundingSource } from "../funding-source.ts";
import type { Dong } from "../money.ts";
import { addStated } from "../position.ts";
import { positionOfSums, sliceKey, type SliceSums } from "../slice-sums.ts";

/** A slice of the record as `followCarryOver` must know it. */
export interface CarryOverSlice extends SliceSums {
  /** Business date of the slice's latest `carriedOver` entry; null: it has none. */
  readonly carriedOverOn: PlainDate | null;
}

/** Money that is carried over as one: the slices of a year that become the same slice of the next. */
export interface CarriedMoney {
  /** The slice that it becomes. */
  readonly target: SliceOrigin;
  /** Plan less disbursed before and after the batch, at least zero; null: no plan is stated. */
  readonly before: Dong | null;
  readonly after: Dong | null;
  /** The entry of the batch that moved it last. */
  readonly cause: Entry | null;
}

/** A slice while a batch is followed from year to year. */
export interface FollowedSlice {
  readonly origin: SliceOrigin;
  planBefore: Dong | null;
  planAfter: Dong | null;
  disbursedBefore: Dong | null;
  disbursedAfter: Dong | null;
  /** Recorded sum of `carriedOver`; null: none. */
  readonly carriedOver: Dong | null;
  readonly carriedOverOn: PlainDate | null;
  cause: Entry | null;
}

/** The entry that carries money over. */
export function carriedOverEntry(
  { unitId, projectId, componentId, source, fiscalYear }: SliceOrigin,
  made: Pick<Entry, "id" | "amount" | "effectiveOn" | "document" | "reason">,
): Entry {
  const place = { unitId: unitId ?? "", projectId, componentId, source, fiscalYear };
  return { ...made, ...place, kind: "carriedOver", reverses: null };
}

/** The key of a slice of a budget year: months are not told apart. */
export function carryOverKey(origin: SliceOrigin): string {
  return sliceKey({ ...origin, month: null });
}

/** The slices before a batch, by `carryOverKey`. */
export function followedSlices(slices: readonly CarryOverSlice[]): Map<string, FollowedSlice> {
  const followed = new Map<string, FollowedSlice>();
  for (const { sums, carriedOverOn, ...origin } of slices) {
    const { plan, disbursed } = positionOfSums(sums);
    const key = carryOverKey(origin);
    const known = followed.get(key);
    const planBefore = addStated(known?.planBefore ?? null, plan);
    const disbursedBefore = addStated(known?.disbursedBefore ?? null, disbursed);
    followed.set(key, {
      origin,
      planBefore,
      planAfter: planBefore,
      disbursedBefore,
      disbursedAfter: disbursedBefore,
      carriedOver: addStated(known?.carriedOver ?? null, sums.carriedOver ?? null),
      carriedOverOn: [known?.carriedOverOn ?? "", carriedOverOn ?? ""].toSorted()[1] || null,
      cause: null,
    });
  }
  return followed;
}

/** Counts an entry in the state after the batch. */
export function countEntry(
  slices: Map<string, FollowedSlice>,
  { entry, cause }: { readonly entry: Entry; readonly cause: Entry },
): void {
  const { source, fiscalYear, unitId, projectId, componentId } = entry;
  const { measure, sign } = entryEffects[entry.kind];
  if (measure !== "plan" && measure !== "disbursed") return;
  const key = carryOverKey(entry);
  let slice = slices.get(key);
  if (slice === undefined) {
    const origin = { source, fiscalYear, unitId, projectId, componentId };
    const nothing = { planBefore: null, planAfter: null, disbursedBefore: null, disbursedAfter: null };
    slice = { origin, ...nothing, carriedOver: null, carriedOverOn: null, cause: null };
    slices.set(key, slice);
  }
  const amount = sign * entry.amount;
  if (measure === "plan") slice.planAfter = addStated(slice.planAfter, amount);
  else slice.disbursedAfter = addStated(slice.disbursedAfter, amount);
  slice.cause = cause;
}

/** The money of a year by what it becomes in the next, in the order in which it first appears. */
export function carriedMoney(slices: readonly FollowedSlice[], year: number): readonly CarriedMoney[] {
  const parts = new Map<string, { readonly target: SliceOrigin; readonly slices: FollowedSlice[] }>();
  for (const slice of slices) {
    if (slice.origin.fiscalYear !== year) continue;
    const target = { ...slice.origin, source: carriedSource(slice.origin), fiscalYear: year + 1 };
    const key = carryOverKey(target);
    const known = parts.get(key);
    if (known === undefined) parts.set(key, { target, slices: [slice] });
    else known.slices.push(slice);
  }
  return [...parts.values()].map(({ target, slices: own }) => {
    const sum = (amountOf: (slice: FollowedSlice) => Dong | null): Dong | null =>
      own.reduce<Dong | null>((total, slice) => addStated(total, amountOf(slice)), null);
    return {
      target,
      before: remainderOf(
        sum((slice) => slice.planBefore),
        sum((slice) => slice.disbursedBefore),
      ),
      after: remainderOf(
        sum((slice) => slice.planAfter),
        sum((slice) => slice.disbursedAfter),
      ),
      cause: own.findLast((slice) => slice.cause !== null)?.cause ?? null,
    };
  });
}

/** Carried-over money keeps its vintage; money of the year itself is of that year, whether or not the document says so. */
function carriedSource({ source, fiscalYear }: SliceOrigin): FundingSource {
  return { ...source, vintage: source.vintage ?? fiscalYear };
}

/** What is left to carry over, at least zero; null: no plan is stated, so nothing is known to be left. */
function remainderOf(plan: Dong | null, disbursed: Dong | null): Dong | null {
  if (plan === null) return null;
  const left = plan - (disbursed ?? 0n);
  return left < 0n ? 0n : left;
}
