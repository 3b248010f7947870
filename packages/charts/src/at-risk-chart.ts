/**
 * The chart of money at risk: of each plan what is disbursed, what is still expected by the deadline, and what may not be
 * disbursed in time, the most at risk first.
 */
import {
  divide,
  formatDate,
  formatMoney,
  formatPercent,
  inUnit,
  moneyUnitNames,
  type PlainDate,
} from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import type { LegendItem } from "./legend.ts";
import { plainText } from "./plain-text.ts";
import { countItem, drawRanked, foldRanked, othersRow } from "./ranked-fold.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { rankedWords } from "./ranked-words.ts";
import type { Tone } from "./theme.ts";
import { fillIn } from "./wording.ts";

/** One unit, project or source. Null: not stated, or not projected. */
export interface AtRiskRow {
  /** Stable; comes back as `data-key` on the drawn row. */
  readonly key: string;
  readonly label: string;
  readonly planDong: bigint | null;
  readonly disbursedToDateDong: bigint | null;
  /** What will be disbursed by the deadline, what is disbursed to date included. */
  readonly projectedDong: bigint | null;
}

/** Options of the chart of money at risk. */
export interface AtRiskChartOptions extends ChartOptions {
  /** The day until which the plan can be disbursed. */
  readonly deadline: PlainDate;
}

/**
 * Draws the rows whose plan is more than what is projected. At risk is plan − max(projected, disbursed). Rows with nothing at
 * risk, and those that cannot be measured, are counted below.
 *
 * @param rows in any order; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function atRiskChart(rows: readonly AtRiskRow[], options: AtRiskChartOptions): SVGElement {
  const { language, unit, deadline, rowsMax } = options;
  const measured = measureRows(rows);
  const ranked = rankMeasured(measured);
  const { shown, others } = foldRanked(ranked, { rowsMax, unit, dongOf: (row) => row.atRiskDong });
  const money = (amount: bigint): string => formatMoney(amount, { language, unit });
  const drawnRows = shown.map(({ row: risk, shownDong }): RankedRow => ({
    key: risk.row.key,
    label: plainText(risk.row.label),
    bars: barsOf(risk, (amount) => inUnit(amount, unit).toNumber()),
    stem: null,
    dots: [],
    figures: [
      { text: money(shownDong), tone: "behind", isStrong: true },
      { text: formatPercent(divide(risk.atRiskDong, risk.planDong), { language }), tone: "inkSoft", isStrong: false },
    ],
  }));
  const ofOthers = { text: money(others.shownDong), tone: "behind", isStrong: true } as const;
  const drawn = [...drawnRows, ...othersRow(others.count, ofOthers, language)];
  const sign = (tone: Tone, name: "disbursed" | "expected" | "atRisk"): LegendItem => ({
    sign: "square",
    tone,
    text: rankedWords[name][language],
  });
  const legend = [
    ...(drawn.length === 0 ? [] : [sign("actual", "disbursed"), sign("range50", "expected"), sign("behind", "atRisk")]),
    ...countItem("notAtRisk", measured.length - ranked.length, language),
    ...countItem("uncompared", rows.length - measured.length, language),
  ];
  const words = { until: formatDate(deadline), unit: moneyUnitNames[unit][language] };
  const subtitle = fillIn(rankedWords.riskSubtitle[language], words);
  const message = rankedWords[measured.length === 0 ? "nothingProjected" : "nothingAtRisk"][language];
  return drawRanked({ rows: drawn, figuresStand: "atEnd", guide: null, legend, message, subtitle }, options);
}

/** A row with money at risk. */
export interface RankedRisk {
  readonly row: AtRiskRow;
  /** Plan − max(projected, disbursed), in đồng; above zero. */
  readonly atRiskDong: bigint;
}

/** The rows with money at risk, in the order in which `atRiskChart` draws them. */
export function rankAtRisk(rows: readonly AtRiskRow[]): readonly RankedRisk[] {
  return rankMeasured(measureRows(rows));
}

function measureRows(rows: readonly AtRiskRow[]): readonly MeasuredRisk[] {
  return rows.flatMap((row) => riskOf(row) ?? []);
}

function rankMeasured(measured: readonly MeasuredRisk[]): readonly MeasuredRisk[] {
  return measured.filter(({ atRiskDong }) => atRiskDong > 0n).toSorted(byRisk);
}

interface MeasuredRisk {
  readonly row: AtRiskRow;
  readonly planDong: bigint;
  readonly disbursedDong: bigint;
  readonly reachedDong: bigint;
  /** Zero or less: nothing. */
  readonly atRiskDong: bigint;
}

function riskOf(row: AtRiskRow): MeasuredRisk | null {
  const { planDong, disbursedToDateDong: disbursedDong, projectedDong } = row;
  if (planDong === null || planDong <= 0n || disbursedDong === null || projectedDong === null) return null;
  const reachedDong = projectedDong > disbursedDong ? projectedDong : disbursedDong;
  return { row, planDong, disbursedDong, reachedDong, atRiskDong: planDong - reachedDong };
}

function byRisk(left: MeasuredRisk, right: MeasuredRisk): number {
  return left.atRiskDong === right.atRiskDong ? 0 : left.atRiskDong > right.atRiskDong ? -1 : 1;
}

/** One behind the other; refunds that prevail are drawn to the left of zero. */
function barsOf(
  { planDong, disbursedDong, reachedDong }: MeasuredRisk,
  shown: (amount: bigint) => number,
): RankedRow["bars"] {
  const [disbursed, reached, plan] = [shown(disbursedDong), shown(reachedDong), shown(planDong)];
  const bar = (from: number, to: number, tone: Tone): RankedRow["bars"] => (from === to ? [] : [{ from, to, tone }]);
  return [
    ...bar(0, disbursed, "actual"),
    ...bar(Math.max(0, disbursed), Math.max(0, reached), "range50"),
    ...bar(Math.max(0, reached), plan, "behind"),
  ];
}
