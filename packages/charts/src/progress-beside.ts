/**
 * The wide progress layout: names and rates before the bars, figures at their ends, the legend on the line of the
 * total's time mark.
 *
 * What fits is known only when type and scale are chosen, and both depend on what is there. So a first arrangement is
 * tried, and given up for the next where it does not fit.
 */
import {
  centredBaseline,
  type Drawing,
  type MoneyScale,
  type Panel,
  type RowBand,
  type TextLine,
  type TextRun,
} from "./drawing.ts";
import { type PlacedLegend, placeLegend } from "./legend.ts";
import { enlargeScale, fitMoneyScale } from "./money-scale.ts";
import { hasTimeMark, isBehind, type ProgressInput } from "./progress-input.ts";
import { chooseMetrics, type ProgressMetrics } from "./progress-metrics.ts";
import type { RowFigures } from "./progress-row.ts";
import { type ColumnMeasures, measureColumns, placeColumn, totalNameStyle } from "./row-columns.ts";
import { placeName } from "./row-labels.ts";
import { planEndTicks, rowBars } from "./row-marks.ts";
import { placeTimeMark, timeLineBaseline } from "./time-mark.ts";
import { type FittedTotal, fitTotal, placeTotalFigures, totalRateRun } from "./total-row.ts";
import { fillIn, wording } from "./wording.ts";

/** Rows are set in two columns from so many on, where the width allows. */
const twoColumnsFrom = 15;
/** Rows on a scale of their own must gain at least so many times the length; else all share one scale. */
const enlargedFrom = 3;
/** Bars shorter than this share of a column say nothing. */
const shortestBars = 0.2;

interface Arrangement {
  readonly columns: 1 | 2;
  readonly legend: "onTimeLine" | "below";
  /** Type may grow beyond its usual size. */
  readonly isLarge: boolean;
  /** Rows are set apart for names of two lines. */
  readonly hasTwoLineNames: boolean;
  /** A line between total and rows says how much the rows are enlarged. */
  readonly hasNote: boolean;
}

/** Lays the chart out; null when names and figures leave no room for bars. */
export function layoutBeside(input: ProgressInput): Drawing | null {
  const isCrowded =
    input.heightPx !== null && input.rows.length >= twoColumnsFrom && input.widthPx > 1.5 * input.heightPx;
  let arrangement: Arrangement = {
    columns: isCrowded ? 2 : 1,
    isLarge: input.textLargestPx > input.textMaxPx,
    hasTwoLineNames: false,
    legend: input.total === null && input.legend.length > 0 ? "below" : "onTimeLine",
    hasNote: false,
  };
  for (;;) {
    const attempt = arrange(input, arrangement);
    if (!("next" in attempt)) return attempt;
    if (attempt.next === null) return null;
    arrangement = attempt.next;
  }
}

/** A drawing, or the arrangement to try instead; null when there is none. */
type Attempt = Drawing | { readonly next: Arrangement | null };

function arrange(input: ProgressInput, arrangement: Arrangement): Attempt {
  const { columns } = arrangement;
  const metrics = metricsFor(input, arrangement);
  const columnGapPx = 3 * metrics.textPx;
  const columnWidthPx = (input.widthPx - (columns - 1) * columnGapPx) / columns;
  const scales = chooseScales(input, arrangement, { metrics, columnWidthPx });
  if ("next" in scales) return scales;
  const { measures, rowScale, total } = scales;
  if (arrangement.isLarge && isStrained(scales, columnWidthPx)) return { next: { ...arrangement, isLarge: false } };
  const apart: Arrangement = { ...arrangement, hasTwoLineNames: true };
  const isCut = measures.names.some((lines) => lines[0]?.endsWith("…"));
  if (isCut && !arrangement.hasTwoLineNames && metricsFor(input, apart).textPx >= 0.8 * metrics.textPx) {
    return { next: apart };
  }

  const rowsInColumn = Math.ceil(input.rows.length / columns);
  const placedColumns = Array.from({ length: columns }, (_, column) => {
    const leftPx = column * (columnWidthPx + columnGapPx);
    const from = column * rowsInColumn;
    return placeColumn(input.rows.slice(from, from + rowsInColumn), {
      names: measures.names.slice(from, from + rowsInColumn),
      measures,
      metrics,
      scale: { domain: rowScale.domain, range: [rowScale.range[0] + leftPx, rowScale.range[1] + leftPx] },
      leftPx,
      widthPx: columnWidthPx,
    });
  });
  const placedTotal =
    input.total === null || total === null ? null : placeTotal(input.total, input, { ...total, metrics });
  const legend = placeLegendOf(input, arrangement, {
    metrics,
    leftPx: total?.leftPx ?? measures.barsLeftPx,
    busyFromPx: placedTotal?.labelLeftPx ?? null,
  });
  if (legend === null) return { next: { ...arrangement, legend: "below" } };
  const note = scales.times > 1 ? [noteLine(input, { metrics, times: scales.times, leftPx: measures.barsLeftPx })] : [];
  const belowPx = legend.lines === 0 || arrangement.legend === "onTimeLine" ? 0 : legend.lines * metrics.legendLinePx;
  return {
    widthPx: input.widthPx,
    heightPx: metrics.legendTopPx + belowPx,
    panels: [...(placedTotal === null ? [] : [placedTotal.panel]), ...placedColumns.map((column) => column.panel)],
    swatches: legend.swatches,
    texts: [
      ...(placedTotal?.texts ?? []),
      ...legend.texts,
      ...note,
      ...placedColumns.flatMap((column) => column.texts),
    ],
    bands: [...(placedTotal === null ? [] : [placedTotal.band]), ...placedColumns.flatMap((column) => column.bands)],
  };
}

/** Whether names are broken or bars short: no reason for larger type. */
function isStrained({ measures, rowScale }: Scales, columnWidthPx: number): boolean {
  const isBroken = measures.names.some((lines) => lines.length > 1 || lines[0]?.endsWith("…"));
  return isBroken || rowScale.range[1] - rowScale.range[0] < 0.42 * columnWidthPx;
}

/** The metrics, with as many lines for a legend below as it needs. */
function metricsFor(
  input: ProgressInput,
  { columns, legend, hasNote, hasTwoLineNames, isLarge }: Arrangement,
): ProgressMetrics {
  let legendLines = legend === "below" ? 1 : 0;
  for (;;) {
    const metrics = chooseMetrics(
      {
        namePlace: "beside",
        rowCount: Math.ceil(input.rows.length / columns),
        total:
          input.total === null
            ? null
            : {
                hasTimeLine: hasTimeMark(input) || (legend === "onTimeLine" && input.legend.length > 0),
                hasBehindLine: isBehind(input),
              },
        hasNote,
        hasTwoLineNames,
        hasFigureLine: false,
        legendLines,
      },
      isLarge ? input : { ...input, textLargestPx: input.textMaxPx },
    );
    if (legend === "onTimeLine") return metrics;
    const { lines } = legendBelow(input, metrics);
    if (lines <= legendLines) return metrics;
    legendLines = lines;
  }
}

function legendBelow(input: ProgressInput, metrics: ProgressMetrics): PlacedLegend {
  return placeLegend(input.legend, {
    leftPx: 0,
    rightPx: input.widthPx,
    topPx: metrics.legendTopPx,
    sizePx: metrics.smallTextPx,
    linePx: metrics.legendLinePx,
  });
}

/** The legend on the line of the time mark, left of its words; null when it does not fit there. */
function placeLegendOf(
  input: ProgressInput,
  { legend }: Arrangement,
  {
    metrics,
    leftPx,
    busyFromPx,
  }: { readonly metrics: ProgressMetrics; readonly leftPx: number; readonly busyFromPx: number | null },
): PlacedLegend | null {
  if (legend === "below") return legendBelow(input, metrics);
  const { smallTextPx, textPx, legendLinePx } = metrics;
  const rightPx = busyFromPx === null ? input.widthPx : busyFromPx - 1.2 * textPx;
  const centrePx = 2 * timeLineBaseline(metrics) - centredBaseline(timeLineBaseline(metrics), smallTextPx);
  // Over the bars, or else over the names: that end of the line is always free.
  for (const startPx of [leftPx, 0]) {
    const placed = placeLegend(input.legend, {
      leftPx: startPx,
      rightPx,
      topPx: centrePx - legendLinePx / 2,
      sizePx: smallTextPx,
      linePx: legendLinePx,
    });
    if (placed.lines <= 1 && placed.rightPx <= rightPx) return placed;
  }
  return null;
}

interface Scales {
  readonly measures: ColumnMeasures;
  readonly rowScale: MoneyScale;
  /** Null when there is no total. */
  readonly total:
    | (FittedTotal & { readonly leftPx: number; readonly name: readonly string[]; readonly rateRightPx: number | null })
    | null;
  /** How many times the rows are enlarged. */
  readonly times: number;
}

/** One scale for all; or, for rows much smaller than their total, an enlarged one of their own. */
function chooseScales(
  input: ProgressInput,
  arrangement: Arrangement,
  { metrics, columnWidthPx }: { readonly metrics: ProgressMetrics; readonly columnWidthPx: number },
): Scales | { readonly next: Arrangement | null } {
  const oneColumn: Arrangement = { ...arrangement, columns: 1 };
  const isSplit = arrangement.columns === 2;
  const giveUp = { next: isSplit ? oneColumn : null };
  const { total: figures } = input;
  const head = figures === null ? null : { figures, rate: totalRateRun(figures, metrics) };
  const measures = measureColumns(input.rows, isSplit ? null : head, { metrics, widthPx: columnWidthPx });
  const fitted = fitMoneyScale(measures.extents, { leftPx: measures.barsLeftPx, rightPx: columnWidthPx });
  if (fitted === null) return giveUp;
  if (isSplit && fitted.range[1] - fitted.range[0] < shortestBars * columnWidthPx) return giveUp;
  if (head === null) return { measures, rowScale: fitted, total: null, times: 1 };

  const own = isSplit ? measureColumns([], head, { metrics, widthPx: input.widthPx }) : measures;
  const rateRightPx = isSplit ? null : measures.hasRates ? measures.rateRightPx : null;
  const totalColumns = { leftPx: own.barsLeftPx, name: own.totalName, rateRightPx };
  const room = { metrics, leftPx: own.barsLeftPx, rightPx: input.widthPx, hasRateColumn: rateRightPx !== null };
  const alone = fitTotal(head.figures, { ...room, others: [] });
  const enlarged =
    alone === null || fitted.domain[0] < 0 || input.rows.length === 0 ? null : enlargeScale(alone.scale, fitted);
  if (alone !== null && enlarged !== null && enlarged.times >= (isSplit ? 1 : enlargedFrom)) {
    if (enlarged.times > 1 && !arrangement.hasNote) return { next: { ...arrangement, hasNote: true } };
    return { measures, rowScale: enlarged.scale, total: { ...alone, ...totalColumns }, times: enlarged.times };
  }
  if (isSplit) return giveUp;
  const shared = fitTotal(head.figures, { ...room, others: measures.extents });
  if (shared === null) return giveUp;
  return { measures, rowScale: shared.scale, total: { ...shared, ...totalColumns }, times: 1 };
}

function placeTotal(
  figures: RowFigures,
  input: ProgressInput,
  total: NonNullable<Scales["total"]> & { readonly metrics: ProgressMetrics },
): {
  readonly panel: Panel;
  readonly texts: readonly TextLine[];
  readonly band: RowBand;
  readonly labelLeftPx: number | null;
} {
  const { scale, metrics, leftPx, name, rateRightPx } = total;
  const { totalBarTopPx, totalBarPx, totalBlockPx, textPx } = metrics;
  const centrePx = totalBarTopPx + totalBarPx / 2;
  const place = { topPx: totalBarTopPx, heightPx: totalBarPx };
  const mark = placeTimeMark(figures, { scale, metrics, leftPx, rightPx: input.widthPx, timeLabel: input.timeLabel });
  const rate = totalRateRun(figures, metrics);
  const rateLine: readonly TextLine[] =
    rate === null || rateRightPx === null
      ? []
      : [{ xPx: rateRightPx, baselinePx: centredBaseline(centrePx, rate.sizePx), anchor: "end", runs: [rate] }];
  return {
    panel: {
      scale,
      bars: rowBars(figures, scale, place),
      ticks: [...planEndTicks(figures, place, textPx), ...mark.ticks],
      spans: mark.spans,
    },
    texts: [
      ...placeName(name, { xPx: 0, centrePx, style: totalNameStyle(metrics) }),
      ...rateLine,
      ...placeTotalFigures(figures, total, metrics),
      ...mark.texts,
    ],
    band: { key: figures.key, leftPx: 0, widthPx: input.widthPx, topPx: 0, heightPx: totalBlockPx },
    labelLeftPx: mark.labelBox?.left ?? null,
  };
}

/** "bên dưới phóng to 6 lần", right above the rows. */
function noteLine(
  { language }: ProgressInput,
  { metrics, times, leftPx }: { readonly metrics: ProgressMetrics; readonly times: number; readonly leftPx: number },
): TextLine {
  const { rowsTopPx, textPx, smallTextPx } = metrics;
  const run: TextRun = {
    text: fillIn(wording.enlarged[language], { times: String(times) }),
    tone: "inkFaint",
    weight: 400,
    sizePx: smallTextPx,
  };
  return { xPx: leftPx, baselinePx: rowsTopPx - 0.45 * textPx, anchor: "start", runs: [run] };
}
