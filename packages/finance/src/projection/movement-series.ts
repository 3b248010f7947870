/**
 * Series from movements: plan and disbursement of each group by the end of each month, year by year.
 */
import { type GroupName, groupOfAll } from "../breakdown.ts";
import { dateParts, isEndOfMonth, type PlainDate } from "../calendar.ts";
import { type CumulativeSeries, plansOf, seriesMonthCount } from "./cumulative-series.ts";
import { entryEffects } from "../entry.ts";
import { grainOf, hasSeveralLevels } from "../grouping.ts";
import type { Dong } from "../money.ts";
import { isSelected, type Movement } from "../movement.ts";
import type { Question } from "../question.ts";
import { refuseSeries } from "./series-refusals.ts";
import { type FoldedSlice, foldSlices } from "../slice-fold.ts";

/** A series with the name of its group; amounts in đồng. */
export interface GroupSeries extends CumulativeSeries, GroupName {}

/** @throws Refusal `projectionByTime`: months and years are what a projection runs along */
export function checkGroups({ by }: Pick<Question, "by">): void {
  if (by.includes("month") || by.includes("year")) throw refuseSeries("projectionByTime", { by: by.join(",") });
}

/** Payments and plan of one budget year by month, from 0; null: nothing in the month. */
interface YearMonths {
  readonly paid: (Dong | null)[];
  readonly planned: (Dong | null)[];
  /** Whether a payment is a voucher: split into advances and volume, or of a day within a month. */
  hasVouchers: boolean;
}

type SeriesSlice = FoldedSlice<Map<number, YearMonths>>;

/**
 * The months from which a date can be projected: whole ones only.
 *
 * @returns 1 … 13 from the January of the budget year; 0 before its end
 */
export function monthOfDate(asOf: PlainDate, fiscalYear: number): number {
  const { year, month } = dateParts(asOf);
  const whole = (year - fiscalYear) * 12 + month - (isEndOfMonth(asOf) ? 0 : 1);
  return Math.min(Math.max(whole, 0), seriesMonthCount);
}

/**
 * Series of the groups of a question, of its budget year and the years before. Money of an earlier year is put into the
 * slice that it would be in this year, as for the pace: vintage 2021 in 2022 is vintage 2022 in 2023. Money outside the
 * budget is left out: nothing of it lapses.
 *
 * Documents give running totals: a month without one is not stated. Vouchers are of their day: a month without one, up to
 * the month of the question, is one of nothing paid.
 *
 * @param by empty: one series, the total, with the key ""
 * @returns the largest plan of the year first, equal ones by their keys, whatever the order of the movements
 */
export function seriesFromMovements(movements: Iterable<Movement>, question: Question): readonly GroupSeries[] {
  const { by, fiscalYear, asOf } = question;
  const grain = grainOf(by);
  const slices = foldSlices(selectMovements(movements, question), {
    originOf: ({ movement }) => ({
      source: movement.source,
      fiscalYear,
      unitId: grain.unit ? movement.unitId : null,
      projectId: grain.project ? movement.projectId : null,
      componentId: grain.component ? movement.componentId : null,
    }),
    start: () => new Map<number, YearMonths>(),
    add: addMovement,
  });
  const showLevel = hasSeveralLevels(slices);
  const groups = new Map<string, GroupName & { readonly slices: SeriesSlice[] }>();
  for (const slice of slices) {
    const name = groupOfAll(slice, by, { showLevel });
    const group = groups.get(name.key) ?? { ...name, slices: [] };
    group.slices.push(slice);
    groups.set(name.key, group);
  }
  const month = monthOfDate(asOf, fiscalYear);
  return [...groups.values()]
    .map(({ key, label, slices: ofGroup }) => ({ key, label, years: yearsOf(ofGroup, { fiscalYear, month }) }))
    .sort((left, right) => planOf(right, fiscalYear) - planOf(left, fiscalYear) || (left.key < right.key ? -1 : 1));
}

/** The plan that a series had last in a year; without one it stands behind all that have one. */
function planOf({ years }: CumulativeSeries, fiscalYear: number): number {
  const curve = years.find((each) => each.fiscalYear === fiscalYear);
  return curve === undefined ? -1 : (plansOf(curve).findLast((plan) => plan !== null) ?? -1);
}

interface MovementOfYear {
  readonly movement: Movement;
  readonly fiscalYear: number;
}

function* selectMovements(
  movements: Iterable<Movement>,
  { asOf, fiscalYear, filter }: Question,
): Generator<MovementOfYear> {
  for (const movement of movements) {
    const { source } = movement;
    if (movement.effectiveOn > asOf || movement.fiscalYear > fiscalYear || source.relation === "offBudget") continue;
    const yearsAgo = fiscalYear - movement.fiscalYear;
    const vintage = source.vintage === null ? null : source.vintage + yearsAgo;
    const moved = yearsAgo === 0 ? movement : { ...movement, source: { ...source, vintage } };
    if (isSelected(moved, filter)) yield { movement: moved, fiscalYear: movement.fiscalYear };
  }
}

function addMovement(held: Map<number, YearMonths>, { movement, fiscalYear }: MovementOfYear): void {
  const { kind, effectiveOn, amount } = movement;
  const { measure, sign } = entryEffects[kind];
  if (measure !== "plan" && measure !== "disbursed") return;
  const { year, month } = dateParts(effectiveOn);
  const place = Math.max((year - fiscalYear) * 12 + month - 1, 0);
  // What is paid after the last January is paid too late for every deadline.
  if (place >= seriesMonthCount) return;
  const months = held.get(fiscalYear) ?? emptyYear();
  held.set(fiscalYear, months);
  const sums = measure === "plan" ? months.planned : months.paid;
  sums[place] = (sums[place] ?? 0n) + sign * amount;
  if (measure === "disbursed" && (kind !== "disbursed" || !isEndOfMonth(effectiveOn))) months.hasVouchers = true;
}

function emptyYear(): YearMonths {
  const none = (): null[] => Array.from({ length: seriesMonthCount }, () => null);
  return { paid: none(), planned: none(), hasVouchers: false };
}

function yearsOf(
  slices: readonly SeriesSlice[],
  through: { readonly fiscalYear: number; readonly month: number },
): CumulativeSeries["years"] {
  const years = [...new Set(slices.flatMap(({ held }) => [...held.keys()]))].sort((left, right) => left - right);
  return years.map((fiscalYear) => {
    const ofYear = slices.flatMap(({ held }) => held.get(fiscalYear) ?? []);
    const hasVouchers = ofYear.some((months) => months.hasVouchers);
    const last = fiscalYear === through.fiscalYear ? through.month : seriesMonthCount;
    return {
      fiscalYear,
      toDate: runningSums(
        ofYear.map(({ paid }) => paid),
        { last, isSilenceZero: hasVouchers },
      ),
      plan: runningSums(
        ofYear.map(({ planned }) => planned),
        { last, isSilenceZero: false },
      ),
      isEveryMonthKnown: hasVouchers,
    };
  });
}

/** Sums by the end of each month; before anything is stated, and after the last month, there are none. */
function runningSums(
  parts: readonly (readonly (Dong | null)[])[],
  { last, isSilenceZero }: { readonly last: number; readonly isSilenceZero: boolean },
): readonly (number | null)[] {
  let sum = 0n;
  return Array.from({ length: seriesMonthCount }, (_, month) => {
    const stated = parts.flatMap((months) => months[month] ?? []);
    for (const amount of stated) sum += amount;
    if (month >= last || (stated.length === 0 && !isSilenceZero)) return null;
    return dongToNumber(sum);
  });
}

/** Exact up to 2^53 đồng, nine million tỷ: more than a state spends. */
function dongToNumber(amount: Dong): number {
  return Number(amount);
}
