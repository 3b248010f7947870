/**
 * The layout of a heat map: names at the left, a cell for each month, the whole of the row at the right.
 */
import type { ChartRoom } from "./chart-picture.ts";
import { centredBaseline, type Drawing, type Swatch, type TextLine } from "./drawing.ts";
import { emptyRows } from "./empty-rows.ts";
import { type LegendItem, type PlacedLegend, placeLegendAcross } from "./legend.ts";
import { measureText, type TextStyle } from "./text-width.ts";
import { truncateText } from "./text-wrap.ts";
import type { Tone } from "./theme.ts";

/** How a month stands to the even pace. */
export type HeatLevel = "even" | "belowEven" | "belowHalf" | "none" | "returned" | "unknown";

/** One month of a row. */
export interface HeatCell {
  readonly level: HeatLevel;
  /** Its share of the plan; null: not known. */
  readonly words: string | null;
}

/** One row. */
export interface HeatRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly HeatCell[];
  /** What stands at its end. */
  readonly total: string;
}

/** What is laid out. */
export interface HeatContent {
  readonly rows: readonly HeatRow[];
  /** Names of the months; those without room are left out. */
  readonly months: readonly string[];
  readonly legend: readonly LegendItem[];
  readonly message: string;
}

/** The tones of cells: darker where more was disbursed, so that they are told apart without colour. */
const tones: Readonly<Record<Exclude<HeatLevel, "unknown" | "none">, Tone>> = {
  even: "actual",
  belowEven: "range50",
  belowHalf: "range80",
  returned: "behindSoft",
};

const nameShareMax = 0.3;

/** Lays the map out. */
export function layoutHeatmap(content: HeatContent, room: ChartRoom): Drawing {
  const { rows, months } = content;
  if (rows.length === 0) return emptyRows(content.message, room);
  const { widthPx, heightPx, textMaxPx } = room;
  let legendLines = 1;
  for (;;) {
    const sizes = rows.length * 1.45 + 1.9 + legendSizes(legendLines);
    const textPx = Math.min(textMaxPx, heightPx === null ? textMaxPx : heightPx / sizes);
    const { lines } = placeBelow(content, { widthPx, textPx, topPx: 0 });
    if (lines <= legendLines) break;
    legendLines = lines;
  }
  const fixed = 1.9 + legendSizes(legendLines);
  const textPx = Math.min(textMaxPx, heightPx === null ? textMaxPx : heightPx / (rows.length * 1.45 + fixed));
  const free = heightPx === null ? 1.9 : (heightPx / textPx - fixed) / rows.length;
  const pitchPx = textPx * Math.max(1.45, Math.min(2.6, free));
  const nameStyle: TextStyle = { sizePx: textPx, weight: 500 };
  const names = rows.map(({ label }) => truncateText(label, { widthPx: nameShareMax * widthPx, style: nameStyle }));
  const totalStyle: TextStyle = { sizePx: textPx, weight: 600 };
  const leftPx = Math.max(...names.map((name) => measureText(name, nameStyle))) + 0.9 * textPx;
  const rightPx = widthPx - Math.max(...rows.map(({ total }) => measureText(total, totalStyle))) - 0.9 * textPx;
  const cellPx = Math.max(1, (rightPx - leftPx) / months.length);
  const topPx = 1.9 * textPx;
  const gapPx = Math.min(2, 0.08 * cellPx);
  const cells = rows.flatMap((row, rank) =>
    row.cells.map(({ level }, month): Swatch => {
      const cell = {
        xPx: leftPx + month * cellPx + gapPx / 2,
        yPx: topPx + rank * pitchPx + gapPx / 2,
        widthPx: cellPx - gapPx,
        heightPx: pitchPx - gapPx,
      };
      return cellMark(level, cell, textPx);
    }),
  );
  const rowTexts = rows.flatMap(({ total }, rank): readonly TextLine[] => {
    const baselinePx = centredBaseline(topPx + (rank + 0.5) * pitchPx, textPx);
    return [
      { xPx: 0, baselinePx, anchor: "start", runs: [{ text: names[rank] ?? "", tone: "ink", ...nameStyle }] },
      { xPx: widthPx, baselinePx, anchor: "end", runs: [{ text: total, tone: "ink", ...totalStyle }] },
    ];
  });
  const bottomPx = topPx + rows.length * pitchPx;
  const legend = placeBelow(content, { widthPx, textPx, topPx: bottomPx + 0.6 * textPx });
  return {
    widthPx,
    heightPx: bottomPx + (0.6 + 1.5 * legend.lines) * textPx,
    panels: [],
    swatches: [...cells, ...legend.swatches],
    texts: [...monthTexts(months, { leftPx, cellPx, textPx }), ...rowTexts, ...legend.texts],
    bands: rows.map(({ key }, rank) => ({ key, leftPx: 0, widthPx, topPx: topPx + rank * pitchPx, heightPx: pitchPx })),
  };
}

/** A tinted cell; a line at the foot of one in which nothing was disbursed, a dot in one that is not known. */
function cellMark(
  level: HeatLevel,
  cell: Pick<Swatch, "xPx" | "yPx" | "widthPx" | "heightPx">,
  textPx: number,
): Swatch {
  const { xPx, yPx, widthPx, heightPx } = cell;
  if (level === "none") {
    const linePx = Math.max(1, 0.08 * textPx);
    return { xPx, yPx: yPx + heightPx - linePx, widthPx, heightPx: linePx, radiusPx: 0, tone: "inkFaint" };
  }
  if (level === "unknown") {
    const dotPx = Math.max(1.5, 0.14 * textPx);
    return {
      xPx: xPx + (widthPx - dotPx) / 2,
      yPx: yPx + (heightPx - dotPx) / 2,
      widthPx: dotPx,
      heightPx: dotPx,
      radiusPx: 0,
      tone: "inkFaint",
    };
  }
  return { ...cell, radiusPx: 0, tone: tones[level] };
}

function legendSizes(lines: number): number {
  return 0.8 + 1.5 * lines;
}

/** The names of as many months as have room; the last one's always. */
function monthTexts(
  months: readonly string[],
  { leftPx, cellPx, textPx }: { readonly leftPx: number; readonly cellPx: number; readonly textPx: number },
): readonly TextLine[] {
  const style: TextStyle = { sizePx: 0.9 * textPx, weight: 400 };
  const widest = Math.max(...months.map((month) => measureText(month, style)));
  const step = Math.max(1, Math.ceil((widest + 0.4 * textPx) / cellPx));
  return months.flatMap((text, index): readonly TextLine[] => {
    if ((months.length - 1 - index) % step !== 0) return [];
    const xPx = leftPx + (index + 0.5) * cellPx;
    return [{ xPx, baselinePx: 1.2 * textPx, anchor: "middle", runs: [{ text, tone: "inkSoft", ...style }] }];
  });
}

function placeBelow(
  { legend }: HeatContent,
  { widthPx, textPx, topPx }: { readonly widthPx: number; readonly textPx: number; readonly topPx: number },
): PlacedLegend {
  return placeLegendAcross(legend, { widthPx, topPx, sizePx: 0.88 * textPx, linePx: 1.5 * textPx });
}
