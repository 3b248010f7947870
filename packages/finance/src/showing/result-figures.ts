/**
 * The figures of a report's section on results, rounded so that what a reader adds up by hand gives what is printed.
 */
import type { PlainDate } from "../calendar.ts";
import type { FundingSource } from "../funding-source.ts";
import type { Bilingual } from "../language.ts";
import { type Dong, type MoneyUnit, ratio, sumMoney } from "../money.ts";
import type { TimeGap } from "../pace.ts";
import type { DeadlinePace } from "../progress/progress-answer.ts";
import type { PlanBasis, Progress } from "../progress/progress.ts";
import { roundToStep, roundToTotal, shownStep } from "./round-to-total.ts";
import { shownPlaces } from "./shown-table.ts";
import { sourcePhrase } from "./source-phrase.ts";

/** What the paragraph is made from. A `ProgressAnswer` is one, best broken down by source. */
export interface ResultFigures {
  readonly asOf: PlainDate;
  /** Null: every budget year. */
  readonly fiscalYear: number | null;
  readonly basis: PlanBasis;
  readonly total: Progress;
  readonly groups: readonly ResultGroup[];
  /** In đồng; null: none is stated. */
  readonly mobilised: Dong | null;
  /** In đồng; null: none is stated. */
  readonly carriedOverPlan: Dong | null;
  readonly timeGap: TimeGap | null;
  readonly pace: readonly DeadlinePace[];
  readonly unit: MoneyUnit;
}

/** A part of the plan or of the disbursement. */
export interface ResultGroup extends Progress {
  readonly label: Bilingual;
  /** Null: the group is not one source, and is called by its label. */
  readonly source: FundingSource | null;
}

/** A part as it is printed. */
export interface ShownPart {
  readonly name: Bilingual;
  /** In đồng, as shown; null: not stated, or the plans of the parts do not make up the total. */
  readonly plan: Dong | null;
  readonly disbursedToDate: Dong | null;
  readonly rate: Progress["rate"];
}

/** What is printed, in đồng; each amount a multiple of the last shown place. Null: not stated. */
export interface ShownResult {
  readonly step: Dong;
  readonly plan: Dong | null;
  readonly disbursedToDate: Dong | null;
  /** `plan − disbursedToDate` as shown: less than one place from the exact one. */
  readonly remaining: Dong | null;
  /** The parts that make up the plan; empty when there are not at least two, or they do not sum to it. */
  readonly planParts: readonly ShownPart[];
  /** The same of the disbursement. */
  readonly disbursedParts: readonly ShownPart[];
  /** Plan carried over from earlier years: the sum of its parts as shown, where they are shown. */
  readonly carriedOver: ShownPart | null;
}

/**
 * Rounds the figures of a paragraph to the unit.
 *
 * Plan and disbursement are rounded half away from zero, as every sentence prints them; what remains is their
 * difference. The parts of each are rounded by largest remainder: first into carried-over and other money, then into
 * the sources of both.
 *
 * @example
 * ```ts
 * const progress = measureProgress({ plan: 10_500_000n, disbursedToDate: 4_500_000n });
 * const figures = { asOf: "2023-10-31", fiscalYear: 2023, basis: "includingCarryOver", total: progress, groups: [], mobilised: null, carriedOverPlan: null, timeGap: null, pace: [], unit: "million" };
 * const { plan, disbursedToDate, remaining } = shownResult(figures);
 * [plan, disbursedToDate, remaining] // => [11000000n, 5000000n, 6000000n]
 * ```
 */
export function shownResult(figures: ResultFigures): ShownResult {
  const { unit, total } = figures;
  const step = shownStep({ unit, places: shownPlaces[unit] });
  const plan = total.plan === null ? null : roundToStep(total.plan, step);
  const disbursedToDate = total.disbursedToDate === null ? null : roundToStep(total.disbursedToDate, step);
  const planned = shownParts(figures, { measure: "plan", step });
  const disbursed = shownParts(figures, { measure: "disbursedToDate", step });
  const showLevel = new Set(figures.groups.flatMap(({ source }) => source?.level ?? [])).size > 1;
  const partOf = (group: ResultGroup): ShownPart => ({
    name: group.source === null ? group.label : sourcePhrase(group.source, { ...figures, showLevel }),
    plan: planned.get(group) ?? null,
    disbursedToDate: disbursed.get(group) ?? null,
    rate: group.rate,
  });
  return {
    step,
    plan,
    disbursedToDate,
    remaining: plan === null || disbursedToDate === null ? null : plan - disbursedToDate,
    planParts: [...planned.keys()].map(partOf),
    disbursedParts: [...disbursed.keys()].map(partOf),
    carriedOver: shownCarriedOver(figures, { planned, disbursed, step }),
  };
}

/** A rate on another basis than the paragraph's own; a rate of `answerRates` is one. */
export interface ResultRate extends Progress {
  readonly basis: PlanBasis;
  readonly basisName: Bilingual;
}

/** What every sentence is written from. */
export interface ResultContext {
  readonly figures: ResultFigures;
  readonly shown: ShownResult;
  readonly rates: readonly ResultRate[];
  readonly mobilised: Dong | null;
}

type Measure = "plan" | "disbursedToDate";
type ShownGroups = ReadonlyMap<ResultGroup, Dong>;

function shownParts(
  figures: ResultFigures,
  { measure, step }: { readonly measure: Measure; readonly step: Dong },
): ShownGroups {
  const total = figures.total[measure];
  const stated = figures.groups.filter((group) => group[measure] !== null);
  const amountsOf = (groups: readonly ResultGroup[]): readonly Dong[] =>
    groups.flatMap((group) => group[measure] ?? []);
  // Months, or groups of which one is not told, are no parts of the whole.
  if (total === null || stated.length < 2 || sumMoney(amountsOf(stated)) !== total) return new Map();
  const halves = [false, true]
    .map((isOlder) => stated.filter((group) => isCarriedOver(group, figures) === isOlder))
    .filter((groups) => groups.length > 0);
  const sums = halves.map((groups) => sumMoney(amountsOf(groups)));
  const shownSums = roundToTotal(sums, { total: roundToStep(total, step), step });
  const shown = new Map(
    halves.flatMap((groups, half) => {
      const amounts = roundToTotal(amountsOf(groups), { total: shownSums[half] ?? 0n, step });
      return groups.map((group, index): [ResultGroup, Dong] => [group, amounts[index] ?? 0n]);
    }),
  );
  return new Map(stated.map((group): [ResultGroup, Dong] => [group, shown.get(group) ?? 0n]));
}

function shownCarriedOver(
  figures: ResultFigures,
  { planned, disbursed, step }: { readonly planned: ShownGroups; readonly disbursed: ShownGroups; readonly step: Dong },
): ShownPart | null {
  const { carriedOverPlan, groups, fiscalYear } = figures;
  if (carriedOverPlan === null) return null;
  const older = groups.filter((group) => isCarriedOver(group, figures));
  const plans = older.flatMap((group) => group.plan ?? []);
  const isWhole = sumMoney(plans) === carriedOverPlan && plans.length > 0;
  const plan = isWhole && older.some((group) => planned.has(group)) ? sumShown(older, planned) : null;
  const paid = isWhole ? paidOf(older, groups) : null;
  const shownPaid = paid !== null && older.some((group) => disbursed.has(group)) ? sumShown(older, disbursed) : null;
  return {
    name: {
      vi: `vốn các năm trước kéo dài, chuyển nguồn${fiscalYear === null ? "" : ` sang năm ${fiscalYear}`}`,
      en: `money carried over from earlier years${fiscalYear === null ? "" : ` into ${fiscalYear}`}`,
    },
    plan: plan ?? roundToStep(carriedOverPlan, step),
    disbursedToDate: shownPaid ?? (paid === null ? null : roundToStep(paid, step)),
    rate: paid === null ? null : ratio(paid, carriedOverPlan),
  };
}

/** What has been paid of these groups; null unless each says so and no other group may hold payments of theirs. */
function paidOf(older: readonly ResultGroup[], all: readonly ResultGroup[]): Dong | null {
  const isOpen = all.some(
    ({ source, disbursedToDate }) => (source?.vintage ?? null) === null && (disbursedToDate ?? 0n) !== 0n,
  );
  const paid = older.flatMap(({ disbursedToDate }) => disbursedToDate ?? []);
  return isOpen || paid.length < older.length ? null : sumMoney(paid);
}

function sumShown(groups: readonly ResultGroup[], shown: ShownGroups): Dong {
  return sumMoney(groups.map((group) => shown.get(group) ?? 0n));
}

function isCarriedOver({ source }: ResultGroup, { fiscalYear }: ResultFigures): boolean {
  return source !== null && source.vintage !== null && fiscalYear !== null && source.vintage < fiscalYear;
}
