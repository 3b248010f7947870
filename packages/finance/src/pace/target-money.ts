/**
 * Target money: the slices that a target is measured on. A target of investment says nothing of recurrent money, and
 * where a document does not state the nature of a payment, nobody can say how much of it counts.
 */
import type { PlainDate } from "../calendar.ts";
import type { Finding } from "../finding.ts";
import { dimensionLabel, type SpendingNature } from "../funding-source.ts";
import { type Dong, sumMoney } from "../money.ts";
import type { Progress } from "../progress/progress.ts";
import { type PaidSlice, paidOn } from "./pace-slices.ts";
import type { PaceTarget } from "./plan-to-date.ts";

/** Plan and payments that a target is measured on. */
export interface TargetMoney {
  readonly nature: SpendingNature | null;
  /** In đồng; null: not stated, or not told apart from other money. */
  readonly plan: Dong | null;
  readonly disbursedToDate: Dong | null;
  readonly paid: ReadonlyMap<PlainDate, Dong>;
  /** Whether money whose nature is not stated may be this or other money. */
  readonly isVague: boolean;
}

/**
 * The money of a nature among slices; all of it for null. Payments whose nature is not stated are counted where there
 * is no other money that they could be of.
 *
 * @returns null when there is no such money
 */
function targetMoneyOf(
  slices: readonly PaidSlice[],
  { nature, progress }: { readonly nature: SpendingNature | null; readonly progress: Progress },
): TargetMoney | null {
  const { plan, disbursedToDate, remaining } = progress;
  const comparable = remaining === null ? null : disbursedToDate;
  if (nature === null) return { nature, plan, disbursedToDate: comparable, paid: paidOn(slices, 0), isVague: false };
  const told = slices.filter(({ held: { thisYear } }) => thisYear.plan !== null || thisYear.disbursed !== null);
  const own = told.filter(({ source }) => source.nature === nature);
  const vague = told.filter(({ source }) => source.nature === null);
  const hasOthers = own.length + vague.length < told.length;
  const isPlanVague = vague.some(({ held }) => (held.thisYear.plan ?? 0n) !== 0n);
  const isPaidVague = hasOthers && vague.some(({ held }) => (held.thisYear.disbursed ?? 0n) !== 0n);
  if (own.length === 0 && !isPlanVague && (hasOthers || vague.length === 0)) return null;
  const counted = hasOthers ? own : [...own, ...vague];
  return {
    nature,
    plan: isPlanVague ? null : statedSum(own.map(({ held }) => held.thisYear.plan)),
    disbursedToDate:
      comparable === null || isPlanVague || isPaidVague
        ? null
        : statedSum(counted.map(({ held }) => held.thisYear.disbursed)),
    paid: paidOn(counted, 0),
    isVague: isPlanVague || isPaidVague,
  };
}

/** The money of each nature that targets are set for, where there is such money. */
export function targetMoneysOf(
  slices: readonly PaidSlice[],
  progress: Progress,
  targets: readonly PaceTarget[],
): readonly TargetMoney[] {
  const natures = new Set(targets.map(({ nature = null }) => nature));
  return [...natures].flatMap((nature) => targetMoneyOf(slices, { nature, progress }) ?? []);
}

/** `targetNatureNotStated` (information): targets that cannot be measured, for money whose nature is not stated. */
export function vagueTargetFindings(moneys: readonly TargetMoney[]): readonly Finding[] {
  return moneys.flatMap(({ nature, isVague }) => {
    if (nature === null || !isVague) return [];
    const { vi, en } = dimensionLabel("nature", nature);
    return {
      code: "targetNatureNotStated",
      severity: "information",
      message: {
        vi: `Mục tiêu chỉ đặt cho ${vi.toLowerCase()}, mà có số chưa nêu tính chất nguồn, nên chưa tính được còn thiếu bao nhiêu.`,
        en: `The target is set for ${en.toLowerCase()} only, and some money states no nature: what is missing is not known.`,
      },
      values: { nature },
      places: [],
    };
  });
}

function statedSum(amounts: readonly (Dong | null)[]): Dong | null {
  const stated = amounts.filter((amount) => amount !== null);
  return stated.length === 0 ? null : sumMoney(stated);
}
