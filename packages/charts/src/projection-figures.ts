/**
 * Projection figures: what the projection chart draws, in shown units, and what each line's end is called.
 */
import { formatMoney, inUnit, type Language } from "@giaingan/finance";

import { amountLabel } from "./month-labels.ts";
import type { MonthLabel } from "./month-layout.ts";
import type { ProjectionChartInput, ProjectionChartOptions } from "./projection-chart.ts";
import { shareText } from "./projection-text.ts";
import { projectionWords } from "./projection-words.ts";
import type { Tone } from "./theme.ts";
import { fillIn } from "./wording.ts";

/** An amount by the end of a month, in shown units; month 0 is the beginning of the year. */
export interface MonthPoint {
  readonly month: number;
  readonly amount: number;
}

/** A range by the end of a month. */
export interface MonthRange {
  readonly month: number;
  readonly low: number;
  readonly high: number;
}

/** What may become of a year, as a line from the last known month. */
export interface ScenarioLine {
  readonly name: "paceSoFar" | "paceOfLastYear" | "paceNeeded";
  readonly from: MonthPoint;
  readonly to: MonthPoint;
}

/** Everything that is drawn. */
export interface ProjectionFigures {
  readonly monthCount: number;
  /** From the year's beginning; unstated months are left out. */
  readonly actual: readonly MonthPoint[];
  readonly lastYear: readonly MonthPoint[];
  /** From the last known month; empty: nothing is projected. */
  readonly projected: readonly MonthPoint[];
  readonly range50: readonly MonthRange[];
  readonly range80: readonly MonthRange[];
  readonly scenarios: readonly ScenarioLine[];
  readonly plan: number | null;
  readonly estimate: number | null;
  readonly uncapped: number | null;
  /** All of them, for the scale; empty: there is nothing to draw. */
  readonly amounts: readonly number[];
  readonly labels: readonly MonthLabel[];
}

/** The tones of scenarios; each has dashes of its own too. */
export const scenarioTones: Readonly<Record<ScenarioLine["name"], Tone>> = {
  paceSoFar: "actual",
  paceOfLastYear: "inkFaint",
  paceNeeded: "behind",
};

/** Reads the figures of an answer. */
export function projectionFigures(input: ProjectionChartInput, options: ProjectionChartOptions): ProjectionFigures {
  const { months, total } = input;
  const shown = (amount: bigint): number => inUnit(amount, options.unit).toNumber();
  const shownOrNull = (amount: bigint | null): number | null => (amount === null ? null : shown(amount));
  const points = (of: "disbursedToDate" | "lastYearToDate" | "projected"): readonly MonthPoint[] =>
    months.flatMap(({ month, [of]: amount }) => (amount === null ? [] : [{ month, amount: shown(amount) }]));
  const ranges = (of: "interval50" | "interval80"): readonly MonthRange[] =>
    months.flatMap(({ month, [of]: range }) =>
      range === null ? [] : [{ month, low: shown(range[0]), high: shown(range[1]) }],
    );
  const hasEnded = total.dataMonth === months.length;
  const projected = hasEnded ? [] : points("projected");
  const figures = {
    monthCount: months.length,
    actual: fromStart(points("disbursedToDate")),
    lastYear: fromStart(points("lastYearToDate")),
    projected,
    range50: hasEnded ? [] : ranges("interval50"),
    range80: hasEnded ? [] : ranges("interval80"),
    scenarios: hasEnded ? [] : scenariosOf(input, shown),
    plan: shownOrNull(total.plan),
    estimate: shownOrNull(total.estimate?.estimate ?? null),
    uncapped: hasEnded ? null : shownOrNull(total.uncapped),
  };
  const { actual, lastYear, range50, range80, scenarios, plan, estimate, uncapped } = figures;
  const labels = labelsOf(input, figures, options);
  const amounts = [
    ...[actual, lastYear, projected, scenarios.flatMap(({ from, to }) => [from, to])].flatMap((all) =>
      all.map(({ amount }) => amount),
    ),
    ...[...range50, ...range80].flatMap(({ low, high }) => [low, high]),
    ...[plan, estimate, uncapped].filter((amount) => amount !== null),
    // What is labelled has its place on the scale, whatever the months say of it.
    ...labels.map(({ at }) => at),
  ];
  return { ...figures, amounts, labels };
}

/** A year begins with nothing disbursed. */
function fromStart(points: readonly MonthPoint[]): readonly MonthPoint[] {
  return points.length === 0 ? [] : [{ month: 0, amount: 0 }, ...points];
}

/** Only where no interval is honest. */
function scenariosOf(
  { total, months }: ProjectionChartInput,
  shown: (amount: bigint) => number,
): readonly ScenarioLine[] {
  const { dataMonth, disbursedToDate, interval80 } = total;
  if (interval80 !== null || dataMonth === null || disbursedToDate === null) return [];
  return (["paceSoFar", "paceOfLastYear", "paceNeeded"] as const).flatMap((name): readonly ScenarioLine[] => {
    const { reached } = total[name];
    const isReached = name === "paceNeeded" && reached === disbursedToDate;
    if (reached === null || isReached) return [];
    const from = { month: dataMonth, amount: shown(disbursedToDate) };
    return [{ name, from, to: { month: months.length, amount: shown(reached) } }];
  });
}

function labelsOf(
  { total, months, fiscalYear }: ProjectionChartInput,
  figures: Pick<ProjectionFigures, "projected" | "range80" | "scenarios">,
  { language, unit }: ProjectionChartOptions,
): readonly MonthLabel[] {
  const { plan, projected, interval80, uncapped, estimate } = total;
  const lastYear = months.at(-1)?.lastYearToDate ?? null;
  const money = (amount: bigint): string => formatMoney(amount, { language, unit });
  const label = (amount: bigint | null, of: Omit<MonthLabel, "at" | "figure">, note = ""): readonly MonthLabel[] =>
    amountLabel(amount, of, { language, unit, note });
  const word = (name: Exclude<keyof typeof projectionWords, "subtitle">, year = fiscalYear): string =>
    fillIn(projectionWords[name][language], { year: String(year) });
  const isOpen = figures.projected.length > 0;
  const range80 = figures.range80.length > 0 ? interval80 : null;
  const standing = estimate === null || estimate.standing === "unknown" ? "" : ` (${word(estimate.standing)})`;
  return [
    ...label(plan, { name: word("plan"), tone: "inkSoft", sign: "line" }),
    ...label(isOpen ? uncapped : null, { name: word("uncapped"), tone: "inkSoft", sign: "square" }),
    ...label(range80?.[1] ?? null, { name: word("high80"), tone: "actual", sign: "line" }),
    ...label(
      isOpen ? projected : null,
      { name: word("projected"), tone: "actual", sign: "dashes" },
      projected === null ? "" : shareText(projected, plan, language),
    ),
    ...label(range80?.[0] ?? null, { name: word("low80"), tone: "actual", sign: "line" }),
    ...figures.scenarios.map(({ name, to }): MonthLabel => ({
      at: to.amount,
      name: word(name, name === "paceOfLastYear" ? fiscalYear - 1 : fiscalYear),
      figure: scenarioFigure(name, total, { money, language }),
      tone: scenarioTones[name],
      sign: "dashes",
    })),
    ...label(lastYear, { name: word("lastYear", fiscalYear - 1), tone: "inkFaint", sign: "line" }),
    ...label(estimate?.estimate ?? null, { name: word("estimate"), tone: "ink", sign: "square" }, standing),
  ];
}

/** What a scenario reaches; the plan is reached by what it takes a month. */
function scenarioFigure(
  name: ScenarioLine["name"],
  total: ProjectionChartInput["total"],
  { money, language }: { readonly money: (amount: bigint) => string; readonly language: Language },
): string {
  const { reached, perMonth } = total[name];
  if (name === "paceNeeded" && perMonth !== null)
    return fillIn(projectionWords.perMonth[language], { amount: money(perMonth) });
  return reached === null ? "" : money(reached);
}
