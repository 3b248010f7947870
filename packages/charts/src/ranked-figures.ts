/**
 * Ranked figures: the figures of ranked rows as runs of text, and in columns at the right edge.
 */
import { measureRuns, type TextLine, type TextRun } from "./drawing.ts";
import { fitRuns } from "./row-labels.ts";
import { measureText, type TextStyle } from "./text-width.ts";
import { truncateText } from "./text-wrap.ts";
import type { Tone } from "./theme.ts";

/** A figure of a row. */
export interface RankedFigure {
  readonly text: string;
  readonly tone: Tone;
  readonly isStrong: boolean;
}

/** The figures of a row, one behind the other. */
export function rankedRuns(figures: readonly RankedFigure[], textPx: number): readonly TextRun[] {
  return figures.map(({ text, tone, isStrong }, index) => ({
    text,
    tone,
    weight: isStrong ? 600 : 400,
    sizePx: textPx,
    ...(index === 0 ? {} : { gapPx: 0.6 * textPx }),
  }));
}

/** The widths of the columns of figures, with the room before each; figures are counted from the right. */
export function columnWidths(rows: readonly (readonly TextRun[])[], textPx: number): readonly number[] {
  const count = Math.max(0, ...rows.map((runs) => runs.length));
  return Array.from({ length: count }, (_, fromRight) => {
    const widths = rows
      .map((runs) => runs[runs.length - 1 - fromRight])
      .map((run) => (run === undefined ? 0 : measureText(run.text, run)));
    return Math.max(0, ...widths) + (fromRight === count - 1 ? 0 : 0.8 * textPx);
  });
}

/** Each figure at the right edge of its column. */
export function columnTexts(
  runs: readonly TextRun[],
  columns: readonly number[],
  { rightPx, baselinePx }: { readonly rightPx: number; readonly baselinePx: number },
): readonly TextLine[] {
  return runs.map((run, index) => {
    const behindPx = columns.slice(0, runs.length - 1 - index).reduce((sum, width) => sum + width, 0);
    return { xPx: rightPx - behindPx, baselinePx, anchor: "end", runs: [{ ...run, gapPx: 0 }] };
  });
}

/** How names are set. */
export function nameStyle(textPx: number): TextStyle {
  return { sizePx: textPx, weight: 500 };
}

/** Name and figures over the marks; the figures keep their room, in columns where those leave enough to the name. */
export function headLine(
  label: string,
  runs: readonly TextRun[],
  {
    columns,
    textPx,
    widthPx,
    baselinePx,
  }: {
    readonly columns: readonly number[];
    readonly textPx: number;
    readonly widthPx: number;
    readonly baselinePx: number;
  },
): readonly TextLine[] {
  const columnsPx = columns.reduce((sum, column) => sum + column, 0);
  const areInColumns = columnsPx <= 0.62 * widthPx;
  const figures = areInColumns ? runs : fitRuns(runs, 0.62 * widthPx);
  const roomPx = widthPx - (areInColumns ? columnsPx : measureRuns(figures)) - textPx;
  const text = truncateText(label, { widthPx: roomPx, style: nameStyle(textPx) });
  return [
    { xPx: 0, baselinePx, anchor: "start", runs: [{ text, tone: "ink", ...nameStyle(textPx) }] },
    ...(areInColumns
      ? columnTexts(figures, columns, { rightPx: widthPx, baselinePx })
      : [{ xPx: widthPx, baselinePx, anchor: "end", runs: figures } as const]),
  ];
}
