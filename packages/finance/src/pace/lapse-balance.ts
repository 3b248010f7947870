/**
 * Lapse balance: what remains of some portions, what of that may still be paid, and where nobody can say.
 */
import type { LapsePortion, LapsePortions } from "./lapse-portions.ts";
import { type LapseMoney, sumPortions } from "./lapse-portions.ts";
import type { Dong } from "../money.ts";

/** Money with what remains of it, in đồng; null: not stated. */
export interface LapseBalance extends LapseMoney {
  /** `plan − disbursed`; negative when over-disbursed. Null where a payment may be this money's or another's. */
  readonly remaining: Dong | null;
  /** `plan − allocated`. */
  readonly unallocated: Dong | null;
}

/** The balance of portions; `isTold`: no payment may be another's, `isPaid`: it is stated what has been paid. */
export function balanceOf(
  portions: readonly LapsePortion[],
  { isTold, isPaid }: { readonly isTold: boolean; readonly isPaid: boolean },
): LapseBalance {
  const money = sumPortions(portions);
  const { plan, disbursed, allocated } = money;
  const isStated = isTold && plan !== null && isPaid;
  return {
    ...money,
    remaining: isStated ? plan - (disbursed ?? 0n) : null,
    unallocated: plan === null || allocated === null ? null : plan - allocated,
  };
}

/** What remains less what is carried further, never negative; null where it is not known what remains. */
export function leftOf({ remaining, carriedFurther }: Pick<LapseBalance, "remaining" | "carriedFurther">): Dong | null {
  if (remaining === null) return null;
  const left = remaining - (carriedFurther ?? 0n);
  return left > 0n ? left : 0n;
}

/** The sets that share a payment with another set, so that nobody can say how much of it is theirs. */
export function findMixed(
  sets: readonly (readonly LapsePortion[])[],
  doubts: LapsePortions["doubts"],
): ReadonlySet<readonly LapsePortion[]> {
  const setOf = new Map(sets.flatMap((members) => members.map((portion) => [portion, members] as const)));
  return new Set(
    doubts
      .map(({ payment, plan }) => new Set([...payment, ...plan].flatMap((portion) => [setOf.get(portion) ?? []])))
      .flatMap((touched) => (touched.size > 1 ? [...touched] : [])),
  );
}
