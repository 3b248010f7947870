/**
 * Row columns: rows of the wide layout under one another: name, rate, bar with its figures. All columns of a chart
 * have the same measures, so that bars can be compared across them.
 */
import {
  centredBaseline,
  measureRuns,
  type MoneyScale,
  type Panel,
  placeOnScale,
  type RowBand,
  type TextLine,
  type TextRun,
} from "./drawing.ts";
import { extentOf, type RowExtent } from "./money-scale.ts";
import type { ProgressMetrics } from "./progress-metrics.ts";
import type { RowFigures } from "./progress-row.ts";
import { figureRuns, placeName } from "./row-labels.ts";
import { planEndTicks, rowBars, rowTimeMarks, zeroTicks } from "./row-marks.ts";
import { measureText, type TextStyle } from "./text-width.ts";
import { wrapText } from "./text-wrap.ts";

/** The share of the width that names may take. */
const nameShareMax = 0.34;

/** The measures that all rows share, in px from the column's left edge. */
export interface ColumnMeasures {
  readonly names: readonly (readonly string[])[];
  readonly totalName: readonly string[];
  /** Rows have rates, and they stand in a column before the bars. */
  readonly hasRates: boolean;
  readonly rateRightPx: number;
  readonly barsLeftPx: number;
  readonly extents: readonly RowExtent[];
}

/** How the name of the total is set. */
export function totalNameStyle(metrics: ProgressMetrics): TextStyle {
  return { sizePx: metrics.totalTextPx, weight: 700 };
}

/** Measures rows, and the total where it shares their columns. */
export function measureColumns(
  rows: readonly RowFigures[],
  total: { readonly figures: RowFigures; readonly rate: TextRun | null } | null,
  { metrics, widthPx }: { readonly metrics: ProgressMetrics; readonly widthPx: number },
): ColumnMeasures {
  const { textPx } = metrics;
  const nameMaxPx = nameShareMax * widthPx;
  const nameStyle = rowNameStyle(metrics);
  const totalStyle = totalNameStyle(metrics);
  const names = rows.map((row) =>
    wrapText(row.label, { widthPx: nameMaxPx, style: nameStyle, linesMax: metrics.nameLinesMax }),
  );
  const totalName =
    total === null ? [] : wrapText(total.figures.label, { widthPx: nameMaxPx, style: totalStyle, linesMax: 2 });
  const nameWidthPx = Math.max(
    0,
    ...names.flat().map((line) => measureText(line, nameStyle)),
    ...totalName.map((line) => measureText(line, totalStyle)),
  );
  const rates = rows.map((row) => rateRun(row, metrics)).filter((run) => run !== null);
  const hasRates = rates.length > 0;
  const totalRate = hasRates && total?.rate ? [total.rate] : [];
  const rateWidthPx = Math.max(0, ...[...rates, ...totalRate].map((run) => measureRuns([run])));
  const rateRightPx = nameWidthPx + (hasRates ? 1 * textPx : 0) + rateWidthPx;
  return {
    names,
    totalName,
    hasRates,
    rateRightPx,
    barsLeftPx: rateRightPx + (hasRates ? 0.7 : 1.1) * textPx,
    extents: rows.map((row) => extentOf(row, 0.6 * textPx + measureRuns(endRuns(row, metrics, hasRates)))),
  };
}

/** Rows, placed in one column. */
export interface PlacedColumn {
  readonly panel: Panel;
  readonly texts: readonly TextLine[];
  readonly bands: readonly RowBand[];
}

/** Places rows under one another. The scale's range is where their bars lie on the drawing. */
export function placeColumn(
  rows: readonly RowFigures[],
  {
    names,
    measures,
    metrics,
    scale,
    leftPx,
    widthPx,
  }: {
    readonly names: readonly (readonly string[])[];
    readonly measures: ColumnMeasures;
    readonly metrics: ProgressMetrics;
    readonly scale: MoneyScale;
    readonly leftPx: number;
    readonly widthPx: number;
  },
): PlacedColumn {
  const { rowsTopPx, pitchPx, barPx, textPx } = metrics;
  const placed = rows.map((row, index) => {
    const topPx = rowsTopPx + index * pitchPx;
    const centrePx = topPx + pitchPx / 2;
    const place = { topPx: centrePx - barPx / 2, heightPx: barPx };
    const marks = rowTimeMarks(row, scale, { place, textPx });
    const baselinePx = centredBaseline(centrePx, textPx);
    const rate = measures.hasRates ? rateRun(row, metrics) : null;
    const texts: readonly TextLine[] = [
      ...placeName(names[index] ?? [], { xPx: leftPx, centrePx, style: rowNameStyle(metrics) }),
      ...(rate === null
        ? []
        : [{ xPx: leftPx + measures.rateRightPx, baselinePx, anchor: "end", runs: [rate] } satisfies TextLine]),
      {
        xPx: placeOnScale(scale, Math.max(0, row.plan ?? 0, row.disbursed ?? 0)) + 0.6 * textPx,
        baselinePx,
        anchor: "start",
        runs: endRuns(row, metrics, measures.hasRates),
      },
    ];
    return {
      bars: rowBars(row, scale, place),
      ticks: [...planEndTicks(row, place, textPx), ...marks.ticks],
      spans: marks.spans,
      texts,
      band: { key: row.key, leftPx, widthPx, topPx, heightPx: pitchPx },
    };
  });
  const zero = zeroTicks(scale, { topPx: rowsTopPx, bottomPx: rowsTopPx + rows.length * pitchPx });
  return {
    panel: {
      scale,
      bars: placed.flatMap((row) => row.bars),
      ticks: [...zero, ...placed.flatMap((row) => row.ticks)],
      spans: placed.flatMap((row) => row.spans),
    },
    texts: placed.flatMap((row) => row.texts),
    bands: placed.map((row) => row.band),
  };
}

function rowNameStyle(metrics: ProgressMetrics): TextStyle {
  return { sizePx: metrics.textPx, weight: 500 };
}

function rateRun({ rateText }: RowFigures, { textPx }: ProgressMetrics): TextRun | null {
  return rateText === null ? null : { text: rateText, tone: "ink", weight: 600, sizePx: textPx };
}

function endRuns(row: RowFigures, { textPx }: ProgressMetrics, hasRates: boolean): readonly TextRun[] {
  return figureRuns(row, { sizePx: textPx, isTotal: false, atEnd: { disbursed: true, rate: !hasRates } });
}
