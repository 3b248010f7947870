/**
 * Row labels: the name of a row, and the figures that stand at the end of its bar, as runs of text.
 */
import { measureRuns, type TextLine, type TextRun } from "./drawing.ts";
import type { RowFigures } from "./progress-row.ts";
import { capHeightEm, type FontWeight, type TextStyle } from "./text-width.ts";

/** Which figures of a row stand at its bar's end; the others stand inside the bar or in a column of their own. */
export interface FiguresAtEnd {
  readonly disbursed: boolean;
  readonly rate: boolean;
}

/**
 * The figures at a bar's end: "1.240/2.562  48,40%", "24.314  chưa nêu giải ngân".
 *
 * @param isTotal set heavier
 */
export function figureRuns(
  figures: RowFigures,
  { sizePx, isTotal, atEnd }: { readonly sizePx: number; readonly isTotal: boolean; readonly atEnd: FiguresAtEnd },
): readonly TextRun[] {
  const strong: FontWeight = isTotal ? 700 : 600;
  const amounts = amountRuns(figures, { sizePx, isTotal, strong, hasDisbursed: atEnd.disbursed });
  const gapPx = amounts.length === 0 ? 0 : 0.6 * sizePx;
  const rate: readonly TextRun[] =
    figures.rateText !== null && atEnd.rate
      ? [{ text: figures.rateText, tone: "ink", weight: strong, sizePx, gapPx }]
      : [];
  const note: readonly TextRun[] =
    figures.note === null ? [] : [{ text: figures.note, tone: "inkFaint", weight: 400, sizePx: 0.92 * sizePx, gapPx }];
  return [...amounts, ...rate, ...note];
}

function amountRuns(
  { disbursedText, planText }: RowFigures,
  {
    sizePx,
    isTotal,
    strong,
    hasDisbursed,
  }: {
    readonly sizePx: number;
    readonly isTotal: boolean;
    readonly strong: FontWeight;
    readonly hasDisbursed: boolean;
  },
): readonly TextRun[] {
  const disbursed: readonly TextRun[] =
    disbursedText !== null && hasDisbursed ? [{ text: disbursedText, tone: "actual", weight: strong, sizePx }] : [];
  if (planText === null) return disbursed;
  const plan: TextRun = { text: planText, tone: isTotal ? "ink" : "inkSoft", weight: isTotal ? 600 : 500, sizePx };
  if (disbursed.length === 0) return [plan];
  const gapPx = 0.08 * sizePx;
  return [...disbursed, { text: "/", tone: "inkFaint", weight: 400, sizePx, gapPx }, { ...plan, gapPx }];
}

/** Runs made smaller until they fit; unchanged when they do. */
export function fitRuns(runs: readonly TextRun[], widthPx: number): readonly TextRun[] {
  const width = measureRuns(runs);
  if (width <= widthPx) return runs;
  const shrink = widthPx / width;
  return runs.map((run) => ({ ...run, sizePx: run.sizePx * shrink, gapPx: (run.gapPx ?? 0) * shrink }));
}

/** Sets the lines of a name around a height. */
export function placeName(
  lines: readonly string[],
  { xPx, centrePx, style }: { readonly xPx: number; readonly centrePx: number; readonly style: TextStyle },
): readonly TextLine[] {
  const leadingPx = 1.2 * style.sizePx;
  const first = centrePx + (capHeightEm / 2) * style.sizePx - ((lines.length - 1) * leadingPx) / 2;
  return lines.map((text, index) => ({
    xPx,
    baselinePx: first + index * leadingPx,
    anchor: "start",
    runs: [{ text, tone: "ink", ...style }],
  }));
}
