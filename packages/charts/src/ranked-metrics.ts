/**
 * Ranked metrics: how large the type of ranked rows is, and how far apart they stand, in the room that there is.
 */
import type { ChartRoom } from "./chart-picture.ts";

/** From row to row, in text sizes: at least, in a chart as high as it needs, and at most. */
const pitches = {
  beside: { tight: 1.5, comfortable: 2.2, wide: 2.7 },
  above: { tight: 2.7, comfortable: 3.4, wide: 3.4 },
} as const;

/** Lengths in px. */
export interface RankedMetrics {
  /** Names stand beside the marks; else above them. */
  readonly isBeside: boolean;
  readonly textPx: number;
  readonly pitchPx: number;
  readonly topPx: number;
  readonly widthPx: number;
}

/** What takes height. */
export interface RankedNeeds {
  readonly rowCount: number;
  readonly hasGuide: boolean;
  readonly legendLines: number;
  readonly isBeside: boolean;
  /** How much smaller the type is than it could be. */
  readonly share: number;
}

/** Chooses type as large as the room allows, and rows as far apart. */
export function chooseRankedMetrics(
  { rowCount, hasGuide, legendLines, isBeside, share }: RankedNeeds,
  { widthPx, heightPx, textMaxPx }: ChartRoom,
): RankedMetrics {
  const { tight, comfortable, wide } = pitches[isBeside ? "beside" : "above"];
  const guideSizes = hasGuide ? 1.7 : 0.2;
  const legendSizes = legendLines === 0 ? 0.2 : 0.8 + 1.5 * legendLines;
  const needed = guideSizes + legendSizes + rowCount * tight;
  const textPx = share * (heightPx === null ? textMaxPx : Math.min(textMaxPx, heightPx / needed));
  const free = heightPx === null ? comfortable : (heightPx / textPx - guideSizes - legendSizes) / rowCount;
  const pitchPx = textPx * Math.max(tight, Math.min(wide, free));
  return { isBeside, textPx, pitchPx, topPx: guideSizes * textPx, widthPx };
}

/** How high the marks of a row stand. */
export function markCentre(rank: number, { isBeside, textPx, topPx, pitchPx }: RankedMetrics): number {
  const rowTopPx = topPx + rank * pitchPx;
  return isBeside ? rowTopPx + pitchPx / 2 : rowTopPx + 2.05 * textPx;
}
