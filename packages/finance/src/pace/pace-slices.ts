/**
 * Paid slices: plan and payments by date of the slices of a budget year, with those of the years before beside them.
 */
import type { Breakdown, SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { entryEffects } from "../entry.ts";
import { grainOf } from "../grouping.ts";
import type { Dong } from "../money.ts";
import { isSelected, type Movement, type MovementFilter } from "../movement.ts";
import { sameDayOfYearBefore } from "./plan-to-date.ts";
import { type FoldedSlice, foldSlices } from "../slice-fold.ts";
import { sliceKey } from "../slice-sums.ts";

/** What is known of one slice; null: not stated. */
export interface PaidHistory {
  readonly thisYear: { plan: Dong | null; disbursed: Dong | null };
  /** Plan of the year before as it was in force on the same day. */
  lastYearPlan: Dong | null;
  /** Payments by date, by how many years ago their budget year is: 0 is the year asked for. */
  readonly paid: Map<number, Map<PlainDate, Dong>>;
  /** The part of `paid` that is not split into advances and volume: a report's running totals are recorded so. */
  readonly unsplit: Map<number, Map<PlainDate, Dong>>;
}

/** A slice of the budget year with its history. */
export type PaidSlice = FoldedSlice<PaidHistory>;

interface DatedMovement {
  readonly movement: Movement;
  readonly yearsAgo: number;
}

/**
 * The slices of a budget year. Money of an earlier year is put into the slice that it would be in this year: vintage
 * 2021 in 2022, one year old, is vintage 2022 in 2023.
 */
export function foldPaidSlices(
  movements: Iterable<Movement>,
  question: {
    readonly asOf: PlainDate;
    readonly fiscalYear: number;
    readonly filter: MovementFilter;
    readonly by: readonly Breakdown[];
  },
): readonly PaidSlice[] {
  const grain = grainOf(question.by);
  const lastYearDay = sameDayOfYearBefore(question.asOf);
  const slices = foldSlices(selectYears(movements, question), {
    originOf: ({ movement }): SliceOrigin => ({
      source: movement.source,
      fiscalYear: question.fiscalYear,
      unitId: grain.unit ? movement.unitId : null,
      projectId: grain.project ? movement.projectId : null,
      componentId: grain.component ? movement.componentId : null,
    }),
    start: (): PaidHistory => ({
      thisYear: { plan: null, disbursed: null },
      lastYearPlan: null,
      paid: new Map(),
      unsplit: new Map(),
    }),
    add: (held, dated) => addDated(held, dated, lastYearDay),
  });
  return [...slices].sort(bySize);
}

/** The payments of slices together, or the unsplit ones, by date, of the budget year so many years ago. */
export function paidOn(
  slices: readonly PaidSlice[],
  yearsAgo: number,
  which: "paid" | "unsplit" = "paid",
): ReadonlyMap<PlainDate, Dong> {
  const sums = new Map<PlainDate, Dong>();
  for (const { held } of slices)
    for (const [date, amount] of held[which].get(yearsAgo) ?? []) sums.set(date, (sums.get(date) ?? 0n) + amount);
  return sums;
}

/** Movements up to the date, each as if its budget year were the one asked for. */
function* selectYears(
  movements: Iterable<Movement>,
  {
    asOf,
    fiscalYear,
    filter,
  }: { readonly asOf: PlainDate; readonly fiscalYear: number; readonly filter: MovementFilter },
): Generator<DatedMovement> {
  for (const movement of movements) {
    if (movement.effectiveOn > asOf || movement.fiscalYear > fiscalYear) continue;
    const yearsAgo = fiscalYear - movement.fiscalYear;
    const moved = yearsAgo === 0 ? movement : yearsLater(movement, yearsAgo);
    if (isSelected(moved, filter)) yield { movement: moved, yearsAgo };
  }
}

function yearsLater(movement: Movement, years: number): Movement {
  const { vintage } = movement.source;
  return { ...movement, source: { ...movement.source, vintage: vintage === null ? null : vintage + years } };
}

function addDated(held: PaidHistory, { movement, yearsAgo }: DatedMovement, lastYearDay: PlainDate): void {
  const { kind, effectiveOn } = movement;
  const { measure, sign } = entryEffects[kind];
  const effect = sign * movement.amount;
  const { thisYear } = held;
  if (measure === "plan") {
    if (yearsAgo === 0) thisYear.plan = (thisYear.plan ?? 0n) + effect;
    if (yearsAgo === 1 && effectiveOn <= lastYearDay) held.lastYearPlan = (held.lastYearPlan ?? 0n) + effect;
  }
  if (measure !== "disbursed") return;
  if (yearsAgo === 0) thisYear.disbursed = (thisYear.disbursed ?? 0n) + effect;
  for (const payments of kind === "disbursed" ? [held.paid, held.unsplit] : [held.paid]) {
    const paid = payments.get(yearsAgo) ?? new Map<PlainDate, Dong>();
    payments.set(yearsAgo, paid.set(effectiveOn, (paid.get(effectiveOn) ?? 0n) + effect));
  }
}

/** As progress has it: a plan first, younger money before older, larger before smaller. */
function bySize(left: PaidSlice, right: PaidSlice): number {
  const [leftYear, rightYear] = [left.held.thisYear, right.held.thisYear];
  if ((leftYear.plan === null) !== (rightYear.plan === null)) return leftYear.plan === null ? 1 : -1;
  const vintage = (right.source.vintage ?? 0) - (left.source.vintage ?? 0);
  if (vintage !== 0) return vintage;
  const difference = (rightYear.plan ?? rightYear.disbursed ?? 0n) - (leftYear.plan ?? leftYear.disbursed ?? 0n);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return sliceKey(left) < sliceKey(right) ? -1 : 1;
}
