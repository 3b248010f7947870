/**
 * Empty rows: what stands in the place of rows where there are none.
 */
import type { ChartRoom } from "./chart-picture.ts";
import type { Drawing, TextLine } from "./drawing.ts";
import { wrapText } from "./text-wrap.ts";

/** A message where rows would stand. */
export function emptyRows(message: string, { widthPx, heightPx, textMaxPx }: ChartRoom): Drawing {
  const style = { sizePx: 0.95 * textMaxPx, weight: 500 } as const;
  const lines = wrapText(message, { widthPx: 0.9 * widthPx, style, linesMax: 3 });
  const roomPx = heightPx ?? (lines.length + 3) * 1.5 * textMaxPx;
  const texts = lines.map((text, index): TextLine => ({
    xPx: widthPx / 2,
    baselinePx: roomPx / 2 + index * 1.4 * textMaxPx,
    anchor: "middle",
    runs: [{ text, tone: "inkSoft", ...style }],
  }));
  return { widthPx, heightPx: roomPx, panels: [], swatches: [], texts, bands: [] };
}
