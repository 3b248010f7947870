/**
 * The legend: what the signs of the chart mean, on as few lines as the width allows.
 */
import { centredBaseline, measureRuns, type Swatch, type TextLine, type TextRun } from "./drawing.ts";
import { truncateText } from "./text-wrap.ts";
import type { Tone } from "./theme.ts";

/** One sign and its meaning. */
export interface LegendItem {
  /** `none`: words alone. */
  readonly sign: "square" | "tick" | "line" | "dashes" | "dots" | "none";
  readonly tone: Tone;
  readonly text: string;
}

/** The legend, placed. */
export interface PlacedLegend {
  readonly swatches: readonly Swatch[];
  readonly texts: readonly TextLine[];
  readonly lines: number;
  /** Where the longest line ends. */
  readonly rightPx: number;
}

/** Places the items from left to right, in as many lines as they need. */
export function placeLegend(
  items: readonly LegendItem[],
  {
    leftPx,
    rightPx,
    topPx,
    sizePx,
    linePx,
  }: {
    readonly leftPx: number;
    readonly rightPx: number;
    readonly topPx: number;
    readonly sizePx: number;
    readonly linePx: number;
  },
): PlacedLegend {
  const swatches: Swatch[] = [];
  const texts: TextLine[] = [];
  let xPx = leftPx;
  let line = 0;
  let reachedPx = leftPx;
  for (const item of items) {
    const run: TextRun = { text: item.text, tone: "inkSoft", weight: 400, sizePx };
    const signPx = item.sign === "none" ? 0 : signWidthPx(item, sizePx) + 0.5 * sizePx;
    const widthPx = signPx + measureRuns([run]);
    if (xPx > leftPx && xPx + widthPx > rightPx) {
      xPx = leftPx;
      line += 1;
    }
    const centrePx = topPx + (line + 0.5) * linePx;
    if (item.sign !== "none") swatches.push(...signSwatches(item, { xPx, centrePx, sizePx }));
    texts.push({
      xPx: xPx + signPx,
      baselinePx: centredBaseline(centrePx, sizePx),
      anchor: "start",
      runs: [run],
    });
    reachedPx = Math.max(reachedPx, xPx + widthPx);
    xPx += widthPx + 1.6 * sizePx;
  }
  return { swatches, texts, lines: items.length === 0 ? 0 : line + 1, rightPx: reachedPx };
}

/** The same over a whole width; an item that is wider is cut. */
export function placeLegendAcross(
  items: readonly LegendItem[],
  {
    widthPx,
    topPx,
    sizePx,
    linePx,
  }: { readonly widthPx: number; readonly topPx: number; readonly sizePx: number; readonly linePx: number },
): PlacedLegend {
  const style = { sizePx, weight: 400 } as const;
  const cut = items.map((item) => ({
    ...item,
    text: truncateText(item.text, { widthPx: widthPx - 2 * sizePx, style }),
  }));
  return placeLegend(cut, { leftPx: 0, rightPx: widthPx, topPx, sizePx, linePx });
}

function signWidthPx({ sign }: LegendItem, sizePx: number): number {
  return sign === "square" ? 0.9 * sizePx : sign === "tick" ? Math.max(1.5, 0.14 * sizePx) : 1.4 * sizePx;
}

function signSwatches(
  item: LegendItem,
  { xPx, centrePx, sizePx }: { readonly xPx: number; readonly centrePx: number; readonly sizePx: number },
): readonly Swatch[] {
  const widthPx = signWidthPx(item, sizePx);
  const heightPx = item.sign === "square" ? widthPx : item.sign === "tick" ? 1.2 * sizePx : Math.max(2, 0.18 * sizePx);
  const sign: Swatch = {
    xPx,
    yPx: centrePx - heightPx / 2,
    widthPx,
    heightPx,
    radiusPx: item.sign === "square" ? 0.18 * sizePx : 0,
    tone: item.tone,
  };
  if (item.sign !== "dashes" && item.sign !== "dots") return [sign];
  const [count, strokePx] = item.sign === "dashes" ? [3, widthPx / 3.8] : [4, heightPx];
  const stepPx = (widthPx - strokePx) / (count - 1);
  return Array.from({ length: count }, (_, place) => ({ ...sign, xPx: xPx + place * stepPx, widthPx: strokePx }));
}
