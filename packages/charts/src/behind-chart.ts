/**
 * The chart of money behind: units or projects ranked by how far they are behind the share of time that has passed, the
 * furthest first.
 */
import {
  type Decimal,
  decimal,
  divide,
  formatMoney,
  formatPercent,
  inUnit,
  moneyUnitNames,
  roundToDong,
} from "@giaingan/finance";

import type { ChartOptions } from "./chart-options.ts";
import { plainText } from "./plain-text.ts";
import { clampShare, type ElapsedTime } from "./progress-chart.ts";
import type { ProgressRow } from "./progress-row.ts";
import { countItem, drawRanked, foldRanked, othersRow } from "./ranked-fold.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { rankedWords } from "./ranked-words.ts";
import { fillIn } from "./wording.ts";

/** Options of the chart of money behind. */
export interface BehindChartOptions extends ChartOptions {
  /** How much of the year has passed; what is behind is plan × share − disbursed. */
  readonly elapsed: ElapsedTime;
}

/**
 * Draws the rows that are behind, the most money first, equal ones in their given order. Rows that are not behind, and
 * those whose plan or disbursement is not stated, are counted below. What comes after `rowsMax` rows (default 15) is added up in
 * one line without a mark: drawn, it would outgrow the others.
 *
 * @param rows in any order; may be empty
 * @returns an SVG element of `options.document`, not yet attached; the same input gives the same bytes
 */
export function behindChart(rows: readonly ProgressRow[], options: BehindChartOptions): SVGElement {
  const { language, unit, elapsed, rowsMax } = options;
  const share = clampShare(decimal(elapsed.share));
  const measured = measureRows(rows, share);
  const ranked = rankMeasured(measured);
  const { shown, others } = foldRanked(ranked, { rowsMax, unit, dongOf: (row) => row.behindDong });
  const money = (amount: bigint): string => formatMoney(amount, { language, unit });
  const figures = shown.map(({ row: { row, behindDong, rate }, shownDong }): RankedRow => ({
    key: row.key,
    label: plainText(row.label),
    bars: [],
    stem: { from: 0, to: inUnit(behindDong, unit).toNumber(), tone: "behind" },
    dots: [{ at: inUnit(behindDong, unit).toNumber(), shape: "round", tone: "behind" }],
    figures: [
      { text: money(shownDong), tone: "behind", isStrong: true },
      { text: formatPercent(rate, { language }), tone: "inkSoft", isStrong: false },
    ],
  }));
  const ofOthers = { text: money(others.shownDong), tone: "behind", isStrong: true } as const;
  const drawn = [...figures, ...othersRow(others.count, ofOthers, language)];
  const legend = [
    ...countItem("onTime", measured.length - ranked.length, language),
    ...countItem("uncompared", rows.length - measured.length, language),
  ];
  const time =
    elapsed.label === undefined
      ? fillIn(rankedWords.time[language], { share: formatPercent(share, { language }) })
      : plainText(elapsed.label);
  const subtitle = fillIn(rankedWords.behindSubtitle[language], { time, unit: moneyUnitNames[unit][language] });
  const message = rankedWords[measured.length === 0 ? "nothingToCompare" : "nobodyBehind"][language];
  return drawRanked({ rows: drawn, figuresStand: "atEnd", guide: null, legend, message, subtitle }, options);
}

interface MeasuredRow {
  readonly row: ProgressRow;
  /** Below zero: ahead of time. */
  readonly behindDong: bigint;
  readonly rate: Decimal;
}

/** A row that is behind. */
export interface BehindRow {
  readonly row: ProgressRow;
  /** Plan × share of time − disbursed, in đồng; above zero. */
  readonly behindDong: bigint;
}

/**
 * The rows that are behind, in the order in which `behindChart` draws them.
 *
 * @param share of the time, 0 to 1; drawn at its ends beyond
 */
export function rankBehind(rows: readonly ProgressRow[], share: Decimal): readonly BehindRow[] {
  return rankMeasured(measureRows(rows, clampShare(share)));
}

function measureRows(rows: readonly ProgressRow[], share: Decimal): readonly MeasuredRow[] {
  return rows.flatMap((row) => behindOf(row, share) ?? []);
}

function rankMeasured(measured: readonly MeasuredRow[]): readonly MeasuredRow[] {
  return measured.filter(({ behindDong }) => behindDong > 0n).toSorted(byBehind);
}

/** Null where there is nothing to compare: no plan above zero, or a figure that is not stated. */
function behindOf(row: ProgressRow, share: Decimal): MeasuredRow | null {
  const { planDong: plan, disbursedToDateDong: disbursed } = row;
  if (plan === null || disbursed === null || plan <= 0n) return null;
  const behindDong = roundToDong(decimal(plan).times(share)) - disbursed;
  return { row, behindDong, rate: divide(disbursed, plan) };
}

function byBehind(left: MeasuredRow, right: MeasuredRow): number {
  return left.behindDong === right.behindDong ? 0 : left.behindDong > right.behindDong ? -1 : 1;
}
