/**
 * The narrow progress layout: name and figures above a bar that takes the whole width. For phones and long figures.
 */
import { centredBaseline, type Drawing, measureRuns, type MoneyScale, type TextLine, type TextRun } from "./drawing.ts";
import { type PlacedLegend, placeLegend } from "./legend.ts";
import { extentOf, fitMoneyScale } from "./money-scale.ts";
import { hasTimeMark, isBehind, type ProgressInput } from "./progress-input.ts";
import { chooseMetrics, type ProgressMetrics } from "./progress-metrics.ts";
import type { RowFigures } from "./progress-row.ts";
import { figureRuns, fitRuns } from "./row-labels.ts";
import { type BarPlace, planEndTicks, rowBars, rowTimeMarks, zeroTicks } from "./row-marks.ts";
import { truncateText } from "./text-wrap.ts";
import { placeTimeMark } from "./time-mark.ts";

/** Lays the chart out. */
export function layoutAbove(input: ProgressInput): Drawing {
  const { metrics, hasFigureLine } = fitMetrics(input);
  const { rowsTopPx, pitchPx, linesPx, barPx, textPx, totalBlockPx, totalBarTopPx, totalBarPx } = metrics;
  const { widthPx, rows, total } = input;
  const scale = wholeWidthScale(input);
  const lines = [
    ...(total === null
      ? []
      : [
          {
            row: total,
            isTotal: true,
            topPx: 0,
            heightPx: totalBlockPx,
            bar: { topPx: totalBarTopPx, heightPx: totalBarPx },
          },
        ]),
    ...rows.map((row, index) => {
      const topPx = rowsTopPx + index * pitchPx;
      return { row, isTotal: false, topPx, heightPx: pitchPx, bar: { topPx: topPx + linesPx, heightPx: barPx } };
    }),
  ];
  const marks = lines.map((line) => placeMarks(input, line, { scale, metrics }));
  const legend = legendBelow(input, metrics);
  return {
    widthPx,
    heightPx: metrics.legendTopPx + legend.lines * metrics.legendLinePx,
    panels: [
      {
        scale,
        bars: lines.flatMap(({ row, bar }) => rowBars(row, scale, bar)),
        ticks: [
          ...lines.flatMap(({ bar }) => zeroTicks(scale, { topPx: bar.topPx, bottomPx: bar.topPx + bar.heightPx })),
          ...lines.flatMap(({ row, bar }) => planEndTicks(row, bar, textPx)),
          ...marks.flatMap((mark) => mark.ticks),
        ],
        spans: marks.flatMap((mark) => mark.spans),
      },
    ],
    swatches: legend.swatches,
    texts: [
      ...lines.flatMap(({ row, isTotal, topPx }) =>
        headLines(row, { metrics, topPx, widthPx, isTotal, hasFigureLine }),
      ),
      ...marks.flatMap((mark) => mark.texts),
      ...legend.texts,
    ],
    bands: lines.map(({ row, topPx, heightPx }) => ({ key: row.key, leftPx: 0, widthPx, topPx, heightPx })),
  };
}

/** The metrics, with a line for figures where one row needs it, and as many legend lines as it takes. */
function fitMetrics(input: ProgressInput): { readonly metrics: ProgressMetrics; readonly hasFigureLine: boolean } {
  let legendLines = input.legend.length === 0 ? 0 : 1;
  let hasFigureLine = false;
  for (;;) {
    const metrics: ProgressMetrics = chooseMetrics(
      {
        namePlace: "above",
        rowCount: input.rows.length,
        total: input.total === null ? null : { hasTimeLine: hasTimeMark(input), hasBehindLine: isBehind(input) },
        hasNote: false,
        hasTwoLineNames: false,
        hasFigureLine,
        legendLines,
      },
      input,
    );
    const isCrowded: boolean = !hasFigureLine && !headsFitOneLine(input, metrics);
    const { lines } = legendBelow(input, metrics);
    if (!isCrowded && lines <= legendLines) return { metrics, hasFigureLine };
    hasFigureLine ||= isCrowded;
    legendLines = Math.max(lines, legendLines);
  }
}

function headsFitOneLine({ rows, total, widthPx }: ProgressInput, metrics: ProgressMetrics): boolean {
  const fits = (row: RowFigures, isTotal: boolean): boolean =>
    measureRuns([nameRun(row, isTotal, metrics)]) + metrics.textPx + measureRuns(allFigures(row, isTotal, metrics)) <=
    widthPx;
  return (total === null || fits(total, true)) && rows.every((row) => fits(row, false));
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

/** Two px short of the width: marks at a bar's end are not cut. */
function wholeWidthScale({ rows, total, widthPx }: ProgressInput): MoneyScale {
  const extents = (total === null ? rows : [total, ...rows]).map((row) => extentOf(row, 0));
  const range = { leftPx: 1, rightPx: widthPx - 1 };
  return fitMoneyScale(extents, range) ?? { domain: [0, 1], range: [1, widthPx - 1] };
}

function nameRun(row: RowFigures, isTotal: boolean, { totalTextPx, textPx }: ProgressMetrics): TextRun {
  return isTotal
    ? { text: row.label, tone: "ink", weight: 700, sizePx: totalTextPx }
    : { text: row.label, tone: "ink", weight: 500, sizePx: textPx };
}

function allFigures(row: RowFigures, isTotal: boolean, { totalTextPx, textPx }: ProgressMetrics): readonly TextRun[] {
  const sizePx = isTotal ? totalTextPx : textPx;
  return figureRuns(row, { sizePx, isTotal, atEnd: { disbursed: true, rate: true } });
}

/** Name and figures: on one line where all rows can, on two where one cannot. */
function headLines(
  row: RowFigures,
  {
    metrics,
    topPx,
    widthPx,
    isTotal,
    hasFigureLine,
  }: {
    readonly metrics: ProgressMetrics;
    readonly topPx: number;
    readonly widthPx: number;
    readonly isTotal: boolean;
    readonly hasFigureLine: boolean;
  },
): readonly TextLine[] {
  const name = nameRun(row, isTotal, metrics);
  const runs = fitRuns(allFigures(row, isTotal, metrics), widthPx);
  const baselinePx = centredBaseline(topPx + 0.75 * metrics.textPx, name.sizePx);
  const text = truncateText(name.text, { widthPx, style: name });
  const nameLine: TextLine = { xPx: 0, baselinePx, anchor: "start", runs: [{ ...name, text }] };
  const figures: TextLine = hasFigureLine
    ? { xPx: 0, baselinePx: baselinePx + 1.35 * metrics.textPx, anchor: "start", runs }
    : { xPx: widthPx, baselinePx, anchor: "end", runs };
  return [nameLine, figures];
}

function placeMarks(
  { widthPx, timeLabel }: ProgressInput,
  { row, isTotal, bar }: { readonly row: RowFigures; readonly isTotal: boolean; readonly bar: BarPlace },
  { scale, metrics }: { readonly scale: MoneyScale; readonly metrics: ProgressMetrics },
): Pick<ReturnType<typeof placeTimeMark>, "ticks" | "spans" | "texts"> {
  if (isTotal) return placeTimeMark(row, { scale, metrics, leftPx: 0, rightPx: widthPx, timeLabel });
  return { ...rowTimeMarks(row, scale, { place: bar, textPx: metrics.textPx }), texts: [] };
}
