/**
 * Pace to targets: how far disbursement is from each share of the plan that is to be reached by a date. A target is a
 * share of the money that it is set for, and of no other.
 */
import { type PlainDate, startOfYear } from "../calendar.ts";
import { type Decimal, decimal } from "../decimal.ts";
import type { SpendingNature } from "../funding-source.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, roundToDong } from "../money.ts";
import { measurePace } from "../pace.ts";
import { type PaceTarget, targetsShare } from "./plan-to-date.ts";

/**
 * Where a target stands.
 *
 * - `met`: reached by its date, or reached already before it
 * - `metLate`: reached after its date had passed
 * - `missed`: its date has passed and it is not reached
 * - `ahead`, `behind`: its date is to come; disbursement is on or above, or below, the straight path through the targets
 * - `notStated`: plan or disbursement is not stated; or it is reached now, and nothing is stated by its date
 */
export type TargetStatus = "met" | "metLate" | "missed" | "ahead" | "behind" | "notStated";

/**
 * The statuses in words.
 *
 * @example
 * ```ts
 * targetStatusNames.missed // => { vi: "Không đạt", en: "Missed" }
 * ```
 */
export const targetStatusNames: Readonly<Record<TargetStatus, Bilingual>> = {
  met: { vi: "Đạt", en: "Met" },
  metLate: { vi: "Đạt sau thời hạn", en: "Met late" },
  missed: { vi: "Không đạt", en: "Missed" },
  ahead: { vi: "Chưa đến hạn, kịp tiến độ", en: "To come, on the path" },
  behind: { vi: "Chưa đến hạn, đang chậm", en: "To come, behind the path" },
  notStated: { vi: "Chưa đủ số liệu", en: "Not stated" },
};

/** One target and the way to it. */
export interface TargetPace {
  readonly date: PlainDate;
  /** Of the plan. */
  readonly share: Decimal;
  /** The nature of the money that it is measured on; null: all money. */
  readonly nature: SpendingNature | null;
  readonly name: Bilingual | null;
  /** The paper that sets it; null: not stated. */
  readonly legalBasis: string | null;
  /** False: not yet checked against the published text; null: it is no rule of a text. */
  readonly isVerified: boolean | null;
  /** The share of the plan of that nature in force, in whole đồng; null when that plan is not stated. */
  readonly targetAmount: Dong | null;
  /** `targetAmount − disbursedToDate` in đồng: positive while it is missing; null unless both are stated. */
  readonly gap: Dong | null;
  /** Negative when the date has passed. */
  readonly daysLeft: number;
  /** Đồng a month from now on; zero when it is reached, null when it is not and no time is left. */
  readonly neededPerMonth: Decimal | null;
  readonly status: TargetStatus;
}

/** What targets are measured on. */
export interface TargetInput {
  readonly plan: Dong | null;
  /** Null where it cannot be compared with the plan. */
  readonly disbursedToDate: Dong | null;
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** What was disbursed by the end of a date; null when nothing is stated by then. */
  readonly disbursedBy: (date: PlainDate) => Dong | null;
}

/** Measures every target that has an input, in the order of their dates; `inputOf` null: there is no such money. */
export function measureTargets(
  targets: readonly PaceTarget[],
  inputOf: (nature: SpendingNature | null) => TargetInput | null,
): readonly TargetPace[] {
  return [...targets]
    .sort((left, right) => (left.date === right.date ? left.share.cmp(right.share) : left.date < right.date ? -1 : 1))
    .flatMap((target) => {
      const { nature = null } = target;
      const input = inputOf(nature);
      return input === null ? [] : [measureTarget(target, { targets: targetsFor(targets, nature), input })];
    });
}

/** The targets that are set for money of a nature; null: for all money. */
export function targetsFor(targets: readonly PaceTarget[], wanted: SpendingNature | null): readonly PaceTarget[] {
  return targets.filter(({ nature = null }) => nature === wanted);
}

function measureTarget(
  { date, share, nature = null, name = null, legalBasis = null, isVerified = null }: PaceTarget,
  { targets, input }: { readonly targets: readonly PaceTarget[]; readonly input: TargetInput },
): TargetPace {
  const { plan, disbursedToDate, asOf, fiscalYear } = input;
  const targetAmount = plan === null ? null : roundToDong(decimal(plan).times(share));
  const isStated = targetAmount !== null && disbursedToDate !== null;
  const { daysLeft, neededPerMonth } = measurePace({
    plan: targetAmount ?? 0n,
    disbursedToDate: disbursedToDate ?? 0n,
    asOf,
    from: startOfYear(fiscalYear),
    deadline: date,
  });
  return {
    date,
    share,
    nature,
    name,
    legalBasis,
    isVerified,
    targetAmount,
    gap: isStated ? targetAmount - disbursedToDate : null,
    daysLeft,
    neededPerMonth: isStated ? neededPerMonth : null,
    status: isStated ? statusOf({ date, targetAmount, disbursedToDate }, { targets, input }) : "notStated",
  };
}

function statusOf(
  target: { readonly date: PlainDate; readonly targetAmount: Dong; readonly disbursedToDate: Dong },
  { targets, input }: { readonly targets: readonly PaceTarget[]; readonly input: TargetInput },
): TargetStatus {
  const { date, targetAmount, disbursedToDate } = target;
  const { plan, asOf } = input;
  const isReached = disbursedToDate >= targetAmount;
  if (asOf < date) {
    const path = targetsShare(targets, input);
    if (isReached) return "met";
    return plan !== null && path !== null && decimal(disbursedToDate).gte(decimal(plan).times(path))
      ? "ahead"
      : "behind";
  }
  if (!isReached) return "missed";
  const then = input.disbursedBy(date);
  if (then === null) return "notStated";
  return then >= targetAmount ? "met" : "metLate";
}
