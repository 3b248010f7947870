/**
 * Progress: how much of a plan has been disbursed, as of a date.
 *
 * A rate is never a bare percentage: two offices that print 39,8% and 46,3% in the same week have divided by
 * different plans. So a rate carries what was divided by what. And a document that does not say how much one source
 * has disbursed has not said zero: what is not stated is null, and so is everything computed from it.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, ratio, sumMoney } from "../money.ts";
import { addPositions, addStated, emptyPosition, type Position, type SlicePosition } from "../position.ts";
import { seeOnBasis, type SliceOnBasis } from "./plan-basis.ts";
import { indexToldSlices, type ToldSlices } from "./vaguer-slices.ts";

/**
 * Which plan a rate is measured against, and with it which payments. See the glossary: "disbursement rate".
 *
 * @example
 * ```ts
 * planBases.includes("includingCarryOver") // => true
 * ```
 */
export const planBases = [
  "includingCarryOver",
  "excludingCarryOver",
  "assigned",
  "allocated",
  "excludingLateAdditions",
] as const;

/**
 * - `includingCarryOver`: the year's plan and the plan carried over into it; all payments of the budget year
 * - `excludingCarryOver`: plan and payments of the year's own money. A plan that does not state its vintage is the
 *   year's own but for what was carried over; payments that may be of carried-over plan leave the rate null, with bounds
 * - `assigned`: the plan as first assigned, before supplements, cuts and transfers; payments as `excludingCarryOver`
 * - `allocated`: the detailed allocation; all payments
 * - `excludingLateAdditions`: `includingCarryOver` less what was assigned or supplemented after the cut-off date for
 *   late additions (30/9: Law 58/2024/QH15, article 72(1)); all payments
 */
export type PlanBasis = (typeof planBases)[number];

/**
 * The basis in words, for tables and controls.
 *
 * @example
 * ```ts
 * planBasisNames.includingCarryOver // => { vi: "Kế hoạch gồm kéo dài", en: "Plan including carry-over" }
 * ```
 */
export const planBasisNames: Readonly<Record<PlanBasis, Bilingual>> = {
  includingCarryOver: { vi: "Kế hoạch gồm kéo dài", en: "Plan including carry-over" },
  excludingCarryOver: { vi: "Kế hoạch không gồm kéo dài", en: "Plan excluding carry-over" },
  assigned: { vi: "Kế hoạch giao đầu năm", en: "Plan as first assigned" },
  allocated: { vi: "Đã phân bổ chi tiết", en: "Allocated in detail" },
  excludingLateAdditions: { vi: "Kế hoạch không gồm bổ sung muộn", en: "Plan without late additions" },
};

/** How much of a plan has been disbursed. */
export interface Progress {
  /** Plan on the basis, in đồng; null when none is stated. */
  readonly plan: Dong | null;
  /** Disbursed from the first day of the budget year, in đồng; null when none is stated. */
  readonly disbursedToDate: Dong | null;
  /** Plan not yet disbursed, in đồng; negative when over-disbursed; null unless both are stated. */
  readonly remaining: Dong | null;
  /** `disbursedToDate / plan`, exact; null unless both are stated and the plan is not zero. */
  readonly rate: Decimal | null;
}

/** Between which amounts the disbursement lies where payments do not say whose money they are, in đồng. */
export interface DisbursedBounds {
  readonly low: Dong;
  readonly high: Dong;
}

/** Progress of one group of a breakdown. */
export interface ProgressGroup extends Progress {
  /** Null where nothing is in doubt: on the bases of the year's own money alone can something be. */
  readonly bounds: DisbursedBounds | null;
  /** Stable key of the group. */
  readonly key: string;
  readonly label: Bilingual;
}

/** The whole answer: total, breakdown, and what was mobilised outside the plan. */
export interface ProgressReport {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly basis: PlanBasis;
  readonly total: Progress;
  /** Of the total; null where nothing is in doubt. */
  readonly bounds: DisbursedBounds | null;
  readonly groups: readonly ProgressGroup[];
  /** Mobilised outside the budget, in đồng: outside the plan and the rate; null when none is stated. */
  readonly mobilised: Dong | null;
  /** The part of the plan that is carried over from earlier years, in đồng; null when none is stated. */
  readonly carriedOverPlan: Dong | null;
}

/**
 * Measures progress of one plan.
 *
 * @example
 * ```ts
 * const progress = measureProgress({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n });
 * progress.remaining // => 16_325_000_000n
 * progress.rate.toFixed(6) // => "0.463576"
 * measureProgress({ plan: 5n, disbursedToDate: 6n }).remaining // => -1n
 * measureProgress({ plan: 5n, disbursedToDate: null }).rate // => null
 * ```
 */
export function measureProgress({
  plan,
  disbursedToDate,
}: {
  readonly plan: Dong | null;
  readonly disbursedToDate: Dong | null;
}): Progress {
  const isStated = plan !== null && disbursedToDate !== null;
  return {
    plan,
    disbursedToDate,
    remaining: isStated ? plan - disbursedToDate : null,
    rate: isStated ? ratio(disbursedToDate, plan) : null,
  };
}

/** A slice of the ledger and the group that it is shown in. */
export interface GroupedSlice {
  readonly slice: SlicePosition;
  readonly key: string;
  readonly label: Bilingual;
}

/** A slice on the basis, and the key of its group. */
interface CountedSlice extends SliceOnBasis {
  readonly group: string;
}

interface Group {
  readonly key: string;
  readonly label: Bilingual;
  readonly slices: CountedSlice[];
}

/**
 * Reports progress over slices: positions by every source dimension of one budget year, each with its group.
 * Groups come in the order of their first slice; a group that has neither plan nor disbursement on the basis is left
 * out (money mobilised outside the budget is in `mobilised`).
 *
 * A group whose disbursement may belong to a source that another group names has no rate and no remainder of its own:
 * 14 disbursed of an unstated source are not 396% of the 4 of plan that no source is stated for.
 *
 * @param slices all slices of one budget year, as of the date; empty: everything is null
 * @example
 * ```ts
 * const slice = { ...emptyPosition, source: sourceNotStated, fiscalYear: 2023, plan: 30_433_000_000n, disbursed: 14_108_000_000n };
 * const grouped = [{ slice, key: "Kon Rẫy", label: { vi: "Kon Rẫy", en: "Kon Rẫy" } }];
 * const report = reportProgress(grouped, { asOf: "2023-10-31", fiscalYear: 2023, basis: "includingCarryOver" });
 * report.groups.map(({ key, remaining }) => [key, remaining]) // => [["Kon Rẫy", 16_325_000_000n]]
 * report.mobilised // => null
 * ```
 */
export function reportProgress(
  slices: readonly GroupedSlice[],
  {
    asOf,
    fiscalYear,
    basis,
    isKept = () => false,
  }: {
    readonly asOf: PlainDate;
    readonly fiscalYear: number;
    readonly basis: PlanBasis;
    /** Groups, by their keys, that are told although all their money has since been told apart. Left out: none. */
    readonly isKept?: (key: string) => boolean;
  },
): ProgressReport {
  const carriedOverPlan = slices.map(({ slice }) => carriedOverPlanOf(slice)).reduce(addStated, null);
  const groups = new Map<string, Group>();
  const seen = seeOnBasis(
    slices.map(({ slice, key, label }) => ({ ...slice, group: key, label })),
    basis,
  );
  for (const slice of seen.slices) {
    const { group: key, label, plan, disbursed, untoldDisbursed } = slice;
    if (plan === null && disbursed === null && untoldDisbursed === 0n) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, label, slices: [slice] });
    else group.slices.push(slice);
  }
  const counted = [...groups.values()].flatMap((group) =>
    group.slices.map((slice) => ({ ...slice, group: group.key })),
  );
  const all = indexToldSlices(counted);
  const notDisbursed = indexToldSlices(counted.filter(({ plan, disbursed }) => plan !== null && disbursed === null));
  return {
    asOf,
    fiscalYear,
    basis,
    total: progressOf(counted),
    bounds: boundsOf(counted, seen.carriedOverLeft),
    groups: [...groups.values()]
      .filter((group) => isStatedOnBasis(group) && (isKept(group.key) || !isReattributed(group, all)))
      .map((group) => groupProgress(group, notDisbursed)),
    mobilised: sumOf(slices.map(({ slice }) => slice)).mobilised,
    carriedOverPlan,
  };
}

/** Whether the basis states anything of the group: payments in doubt alone are told by the total's bounds. */
function isStatedOnBasis({ slices }: Group): boolean {
  return slices.some(({ plan, disbursed }) => plan !== null || disbursed !== null);
}

/** Whether all money of the group has since been told apart: a vaguer source that has come down to nothing. */
function isReattributed({ slices }: Group, all: ToldSlices<CountedSlice>): boolean {
  return slices.every(
    (slice) => (slice.plan ?? 0n) === 0n && (slice.disbursed ?? 0n) === 0n && all.hasFiner(slice, () => true),
  );
}

function groupProgress({ key, label, slices }: Group, notDisbursed: ToldSlices<CountedSlice>): ProgressGroup {
  const progress = progressOf(slices);
  const isOthersToo = slices.some(
    (slice) => slice.disbursed !== null && notDisbursed.hasFiner(slice, ({ group }) => group !== key),
  );
  return {
    key,
    label,
    ...progress,
    bounds: boundsOf(slices, null),
    ...(isOthersToo ? { remaining: null, rate: null } : {}),
  };
}

/** Where one payment may be of other money, nobody can say what has been disbursed of this. */
function progressOf(slices: readonly SliceOnBasis[]): Progress {
  const { plan, disbursed } = sumOf(slices);
  const isTold = slices.every(({ untoldDisbursed }) => untoldDisbursed === 0n);
  return measureProgress({ plan, disbursedToDate: isTold ? disbursed : null });
}

/** Of payments that are not told apart carried-over plan has taken all that it can, or nothing. */
function boundsOf(slices: readonly SliceOnBasis[], carriedOverLeft: Dong | null): DisbursedBounds | null {
  const untold = sumMoney(slices.map(({ untoldDisbursed }) => untoldDisbursed));
  if (untold === 0n) return null;
  const told = sumMoney(slices.map(({ disbursed }) => disbursed ?? 0n));
  const beyond = carriedOverLeft === null || carriedOverLeft > untold ? 0n : untold - carriedOverLeft;
  return { low: told + beyond, high: told + untold };
}

function sumOf(positions: readonly Position[]): Position {
  return positions.reduce(addPositions, emptyPosition);
}

function carriedOverPlanOf({ source, fiscalYear, plan, carriedOverPlan = null }: SlicePosition): Dong | null {
  return source.vintage !== null && source.vintage < fiscalYear ? plan : carriedOverPlan;
}
