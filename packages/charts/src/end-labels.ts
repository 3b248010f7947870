/**
 * End labels: what the lines of a chart are and how high they end, written beside their ends instead of in a legend.
 * Labels that want the same height stand as near to it as they can without lying on one another.
 */
import { centredBaseline, type Curve, measureRuns, type TextLine, type TextRun } from "./drawing.ts";
import type { Tone } from "./theme.ts";

/** A label before it has a place. */
export interface EndLabel {
  /** Where its line ends. */
  readonly yPx: number;
  /** The colour of the line that leads to it. */
  readonly tone: Tone;
  readonly runs: readonly TextRun[];
}

/** Labels in their places, each with a thin line from where its own line ends. */
export interface PlacedLabels {
  readonly texts: readonly TextLine[];
  readonly curves: readonly Curve[];
}

/** Room for the leading line, in text sizes. */
const leaderEm = 1.5;

/** The width that labels take with their leading lines. */
export function endLabelsWidth(labels: readonly Pick<EndLabel, "runs">[], sizePx: number): number {
  if (labels.length === 0) return 0;
  return leaderEm * sizePx + Math.max(...labels.map(({ runs }) => measureRuns(runs)));
}

/** The height of one label. */
export function endLabelPitch(sizePx: number): number {
  return 1.42 * sizePx;
}

/** Places the labels to the right of the plot. */
export function placeEndLabels(
  labels: readonly EndLabel[],
  {
    fromXPx,
    topPx,
    bottomPx,
    sizePx,
  }: { readonly fromXPx: number; readonly topPx: number; readonly bottomPx: number; readonly sizePx: number },
): PlacedLabels {
  const sorted = labels.toSorted((left, right) => left.yPx - right.yPx);
  const pitchPx = endLabelPitch(sizePx);
  const centres = spreadPlaces(
    sorted.map(({ yPx }) => yPx),
    { pitchPx, from: topPx + pitchPx / 2, to: bottomPx - pitchPx / 2 },
  );
  const textXPx = fromXPx + leaderEm * sizePx;
  return {
    texts: sorted.map(({ runs }, index) => ({
      xPx: textXPx,
      baselinePx: centredBaseline(centres[index] ?? 0, sizePx),
      anchor: "start",
      runs,
    })),
    curves: sorted.map(({ yPx, tone }, index) => ({
      points: [
        { xPx: fromXPx + 0.3 * sizePx, yPx },
        { xPx: textXPx - 0.35 * sizePx, yPx: centres[index] ?? 0 },
      ],
      tone,
      thicknessPx: 0.055 * sizePx,
      dash: null,
    })),
  };
}

/**
 * Places at least a pitch apart, in the order given, with the smallest sum of squared moves: neighbours that would lie on
 * one another move as one block around the mean of what they want (pool adjacent violators).
 *
 * @param wanted rising
 */
export function spreadPlaces(
  wanted: readonly number[],
  { pitchPx, from, to }: { readonly pitchPx: number; readonly from: number; readonly to: number },
): readonly number[] {
  const blocks: { readonly sum: number; readonly count: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - index * pitchPx, count: 1 };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.sum / last.count < block.sum / block.count) break;
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  const latest = to - (wanted.length - 1) * pitchPx;
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((start, index) => Math.max(from, Math.min(latest, start)) + index * pitchPx);
}
