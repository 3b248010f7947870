/**
 * Progress input: what a progress chart is laid out from.
 */
import type { Language } from "@giaingan/finance";

import type { LegendItem } from "./legend.ts";
import type { RowFigures } from "./progress-row.ts";

/** What is laid out, and the room for it. */
export interface ProgressInput {
  readonly rows: readonly RowFigures[];
  readonly total: RowFigures | null;
  readonly language: Language;
  /** The signs that are not named where they stand. */
  readonly legend: readonly LegendItem[];
  /** The words of the time mark, "thời gian đã qua 83,29%"; null for a chart without time marks. */
  readonly timeLabel: string | null;
  readonly widthPx: number;
  /** Null: as high as it needs. */
  readonly heightPx: number | null;
  /** The size of row text when there is room enough, and when there is plenty. */
  readonly textMaxPx: number;
  readonly textLargestPx: number;
}

/** Whether the total's time mark is drawn and named. */
export function hasTimeMark({ total, timeLabel }: Pick<ProgressInput, "total" | "timeLabel">): boolean {
  return total !== null && total.timeMark !== null && timeLabel !== null;
}

/** Whether the total is drawn and named as behind. */
export function isBehind(input: Pick<ProgressInput, "total" | "timeLabel">): boolean {
  return hasTimeMark(input) && input.total?.behindText !== null;
}
