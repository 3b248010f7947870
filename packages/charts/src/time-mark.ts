/**
 * The total's time mark: where disbursement would stand if it followed the calendar, and how much is missing.
 */
import {
  type Box,
  measureRuns,
  type MoneyScale,
  placeOnScale,
  type Span,
  textBox,
  type TextLine,
  type TextRun,
  type Tick,
} from "./drawing.ts";
import type { ProgressMetrics } from "./progress-metrics.ts";
import type { RowFigures } from "./progress-row.ts";

/** The mark, placed. */
export interface PlacedTimeMark {
  readonly ticks: readonly Tick[];
  readonly spans: readonly Span[];
  readonly texts: readonly TextLine[];
  /** The box of the mark's words; null without a mark. */
  readonly labelBox: Box | null;
}

/** How far the mark reaches beyond its bar, in text sizes. */
const reach = 0.32;

/** The baseline of the words: above the bar in the wide layout, below it in the narrow one. */
export function timeLineBaseline(metrics: ProgressMetrics): number {
  const { namePlace, textPx, totalBarTopPx, totalBarPx } = metrics;
  return namePlace === "beside" ? totalBarTopPx - (reach + 0.38) * textPx : totalBarTopPx + totalBarPx + 1.85 * textPx;
}

/**
 * Places the mark with its words, and under the bar the line "chậm 11.239".
 *
 * @param leftPx the edges between which the words stay
 */
export function placeTimeMark(
  total: RowFigures,
  {
    scale,
    metrics,
    leftPx,
    rightPx,
    timeLabel,
  }: {
    readonly scale: MoneyScale;
    readonly metrics: ProgressMetrics;
    readonly leftPx: number;
    readonly rightPx: number;
    readonly timeLabel: string | null;
  },
): PlacedTimeMark {
  const { timeMark, behindText, disbursed } = total;
  if (timeMark === null || timeLabel === null || disbursed === null) {
    return { ticks: [], spans: [], texts: [], labelBox: null };
  }
  const { textPx, smallTextPx, totalBarTopPx, totalBarPx } = metrics;
  const barBottomPx = totalBarTopPx + totalBarPx;
  const tick: Tick = {
    at: timeMark,
    topPx: totalBarTopPx - reach * textPx,
    bottomPx: barBottomPx + (behindText === null ? reach : 0.8) * textPx,
    tone: "ink",
    thicknessPx: Math.max(1.5, 0.12 * textPx),
  };
  const baselinePx = timeLineBaseline(metrics);
  const words = centredWithin([{ text: timeLabel, tone: "inkSoft", weight: 500, sizePx: smallTextPx }], {
    atPx: placeOnScale(scale, timeMark),
    baselinePx,
    leftPx,
    rightPx,
  });
  const placed = { ticks: [tick], texts: [words], spans: [], labelBox: textBox(words) };
  if (behindText === null) return placed;

  const from = Math.max(0, disbursed);
  const isWide = metrics.namePlace === "beside";
  const yPx = barBottomPx + 0.55 * textPx;
  const behind = centredWithin(
    [{ text: behindText, tone: "behind", weight: 600, sizePx: isWide ? textPx : smallTextPx }],
    {
      atPx: (placeOnScale(scale, from) + placeOnScale(scale, timeMark)) / 2,
      baselinePx: isWide ? yPx + 1.2 * textPx : baselinePx + 1.4 * smallTextPx,
      leftPx,
      rightPx,
    },
  );
  const span: Span = { from, to: timeMark, yPx, tone: "behind", thicknessPx: Math.max(2, 0.16 * textPx) };
  return { ...placed, texts: [words, behind], spans: [span] };
}

/** A line of text centred on a place, moved as little as keeps it between the edges. */
function centredWithin(
  runs: readonly TextRun[],
  {
    atPx,
    baselinePx,
    leftPx,
    rightPx,
  }: { readonly atPx: number; readonly baselinePx: number; readonly leftPx: number; readonly rightPx: number },
): TextLine {
  const half = measureRuns(runs) / 2;
  return { xPx: Math.max(leftPx + half, Math.min(rightPx - half, atPx)), baselinePx, anchor: "middle", runs };
}
