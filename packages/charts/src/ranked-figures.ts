/**
 * Ranked figures: the figures of ranked rows as runs of text, and in columns at the right edge.
 */
import type { TextLine, TextRun } from "./drawing.ts";
import { measureText } from "./text-width.ts";
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
