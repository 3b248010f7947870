/**
 * Late additions: how much of the money that was added after the cut-off day is left.
 *
 * A decision that cuts names no part of a plan. What was added last is cut first, so a cut lowers what had been added
 * late by its day, and only beyond that the rest of the plan. A transfer or a cancellation lowers the rest first.
 */
import { groupBy } from "../keyed-items.ts";
import { type Dong, sumMoney } from "../money.ts";
import type { Movement } from "../movement.ts";
import { positionOfSums, type SliceGrain, sliceKey, sumSlices } from "../slice-sums.ts";

/**
 * The money added late that is left, by slice key, in đồng. Cuts meet what was added in their own project and component,
 * whatever is told apart.
 *
 * @param options.isLate whether a movement adds money late, or takes such an addition back
 */
export function lateAdditionsLeft(
  movements: readonly Movement[],
  { grain, isLate }: { readonly grain: SliceGrain; readonly isLate: (movement: Movement) => boolean },
): ReadonlyMap<string, Dong> {
  const added = groupBy(movements.filter(isLate), sliceKey);
  if (added.size === 0) return new Map();
  const cuts = groupBy(
    movements.filter(({ kind }) => kind === "cut"),
    sliceKey,
  );
  const left = [...added].flatMap(([key, additions]) =>
    additions
      .slice(0, 1)
      .map((first): Movement => ({ ...first, kind: "supplemented", amount: leftOf(additions, cuts.get(key) ?? []) })),
  );
  return new Map(sumSlices(left, grain).map((slice) => [sliceKey(slice), positionOfSums(slice.sums).plan ?? 0n]));
}

/** Day by day, additions before cuts; a cut that is taken back gives back what it took. */
function leftOf(additions: readonly Movement[], cuts: readonly Movement[]): Dong {
  const days = [...new Set([...additions, ...cuts].map(({ effectiveOn }) => effectiveOn))].sort();
  const on = (movements: readonly Movement[], day: string): Dong =>
    sumMoney(movements.filter(({ effectiveOn }) => effectiveOn === day).map(({ amount }) => amount));
  return days.reduce(
    ({ left, taken }, day) => {
      const before = left + on(additions, day);
      const cut = on(cuts, day);
      const most = before > 0n ? before : 0n;
      const takes = cut > most ? most : cut < -taken ? -taken : cut;
      return { left: before - takes, taken: taken + takes };
    },
    { left: 0n, taken: 0n },
  ).left;
}
