/**
 * The total row of the wide layout: the chart's answer. Its figures stand inside the bar where they fit.
 */
import { centredBaseline, measureRuns, type MoneyScale, placeOnScale, type TextLine, type TextRun } from "./drawing.ts";
import { extentOf, fitMoneyScale, type RowExtent } from "./money-scale.ts";
import type { ProgressMetrics } from "./progress-metrics.ts";
import type { RowFigures } from "./progress-row.ts";
import { figureRuns, type FiguresAtEnd } from "./row-labels.ts";

/** Where a figure of the total stands. */
type FigurePlace = "inside" | "atEnd" | "column";

/** Where both figures of the total stand. */
export interface TotalPlaces {
  readonly disbursed: Exclude<FigurePlace, "column">;
  readonly rate: FigurePlace;
}

/** The total on its scale. */
export interface FittedTotal {
  readonly scale: MoneyScale;
  readonly places: TotalPlaces;
}

/** Room between a figure inside a bar and what is beside it, in text sizes. */
const insidePad = 0.55;

/**
 * The longest scale on which the total fits with the other rows, and where its figures stand on it: inside the bar as
 * long as they fit there, which leaves more length to the bars.
 *
 * @param others rows that share the scale
 * @param hasRateColumn the rate stands in a column with those of the rows
 * @returns null when figures leave no room for bars
 */
export function fitTotal(
  total: RowFigures,
  {
    others,
    metrics,
    leftPx,
    rightPx,
    hasRateColumn,
  }: {
    readonly others: readonly RowExtent[];
    readonly metrics: ProgressMetrics;
    readonly leftPx: number;
    readonly rightPx: number;
    readonly hasRateColumn: boolean;
  },
): FittedTotal | null {
  let places: TotalPlaces = { disbursed: "inside", rate: hasRateColumn ? "column" : "inside" };
  for (;;) {
    const labelPx = 0.6 * metrics.textPx + measureRuns(endRuns(total, metrics, places));
    const scale = fitMoneyScale([extentOf(total, labelPx), ...others], { leftPx, rightPx });
    if (scale === null) return null;
    const next = movedOut(total, places, { scale, metrics });
    if (next === places) return { scale, places };
    places = next;
  }
}

/** Places the figures of the total: those inside the bar, and those at its end. */
export function placeTotalFigures(
  total: RowFigures,
  { scale, places }: FittedTotal,
  metrics: ProgressMetrics,
): readonly TextLine[] {
  const { totalTextPx, totalBarTopPx, totalBarPx, textPx } = metrics;
  const centrePx = totalBarTopPx + totalBarPx / 2;
  const padPx = insidePad * totalTextPx;
  const disbursedEndPx = placeOnScale(scale, total.disbursed ?? 0);
  const barEndPx = placeOnScale(scale, Math.max(0, total.plan ?? 0, total.disbursed ?? 0));
  const { disbursed, rate } = insideRuns(total, metrics);
  const line = (run: TextRun, xPx: number, anchor: TextLine["anchor"]): TextLine => ({
    xPx,
    baselinePx: centredBaseline(centrePx, run.sizePx),
    anchor,
    runs: [run],
  });
  return [
    ...(disbursed !== null && places.disbursed === "inside" ? [line(disbursed, disbursedEndPx - padPx, "end")] : []),
    ...(rate !== null && places.rate === "inside" ? [line(rate, disbursedEndPx + padPx, "start")] : []),
    {
      xPx: barEndPx + 0.6 * textPx,
      baselinePx: centredBaseline(centrePx, totalTextPx),
      anchor: "start",
      runs: endRuns(total, metrics, places),
    },
  ];
}

/** The rate of the total as it is set in the rate column. */
export function totalRateRun(total: RowFigures, metrics: ProgressMetrics): TextRun | null {
  return insideRuns(total, metrics).rate;
}

function endRuns(total: RowFigures, { totalTextPx }: ProgressMetrics, places: TotalPlaces): readonly TextRun[] {
  const isStated = total.rateText !== null;
  const atEnd: FiguresAtEnd = {
    disbursed: !isStated || places.disbursed === "atEnd",
    rate: places.rate === "atEnd",
  };
  return figureRuns(total, { sizePx: totalTextPx, isTotal: true, atEnd });
}

function insideRuns(
  { rateText, disbursedText }: RowFigures,
  { totalTextPx }: ProgressMetrics,
): { readonly disbursed: TextRun | null; readonly rate: TextRun | null } {
  return {
    disbursed:
      rateText === null || disbursedText === null
        ? null
        : { text: disbursedText, tone: "onActual", weight: 600, sizePx: totalTextPx },
    rate: rateText === null ? null : { text: rateText, tone: "ink", weight: 700, sizePx: 1.12 * totalTextPx },
  };
}

/** The places with every figure moved out that does not fit inside; the same object when all do. */
function movedOut(
  total: RowFigures,
  places: TotalPlaces,
  { scale, metrics }: { readonly scale: MoneyScale; readonly metrics: ProgressMetrics },
): TotalPlaces {
  const { disbursed, rate } = insideRuns(total, metrics);
  if (disbursed === null || rate === null || total.disbursed === null || total.plan === null) {
    return places.rate === "inside" ? { disbursed: "atEnd", rate: "atEnd" } : places;
  }
  const padsPx = 2 * insidePad * metrics.totalTextPx;
  const endPx = placeOnScale(scale, total.disbursed);
  const at = (amount: number): number => placeOnScale(scale, amount);
  const marks = [0, total.plan, total.timeMark].filter((mark) => mark !== null);
  // The figure of the blue bar must not lie across a mark in it, nor the rate across the next mark after it.
  const before = Math.max(...marks.filter((mark) => mark <= (total.disbursed ?? 0)).map(at), at(scale.domain[0]));
  const after = Math.min(...marks.filter((mark) => mark > (total.disbursed ?? 0)).map(at));
  const isDisbursedTight = total.disbursed <= 0 || endPx - before < measureRuns([disbursed]) + padsPx;
  const isRateTight = !Number.isFinite(after) || total.disbursed < 0 || after - endPx < measureRuns([rate]) + padsPx;
  const next: TotalPlaces = {
    disbursed: isDisbursedTight ? "atEnd" : places.disbursed,
    rate: isRateTight && places.rate === "inside" ? "atEnd" : places.rate,
  };
  return next.disbursed === places.disbursed && next.rate === places.rate ? places : next;
}
