/**
 * The layout of small multiples: plots in a grid, each with its name and figure above; as many side by side as the width
 * bears.
 */
import { scaleLinear } from "d3";
import type { Language } from "@giaingan/finance";

import type { ChartRoom } from "./chart-picture.ts";
import type { Curve, Dot, Drawing, Swatch, TextLine, TextRun } from "./drawing.ts";
import { emptyRows } from "./empty-rows.ts";
import { type LegendItem, placeLegendAcross } from "./legend.ts";
import { monthName } from "./month-frame.ts";
import type { MonthPoint } from "./projection-figures.ts";
import { headLine } from "./ranked-figures.ts";
import { steps } from "./step-curves.ts";
import { measureText } from "./text-width.ts";
import type { Tone } from "./theme.ts";

/** One plot; amounts are shares of the plan. */
export interface SmallPlot {
  readonly key: string;
  readonly label: string;
  /** From the beginning of the year; unstated months are left out. */
  readonly points: readonly MonthPoint[];
  readonly figure: string;
  readonly tone: Tone;
}

/** What is laid out. */
export interface MultiplesContent {
  readonly plots: readonly SmallPlot[];
  readonly monthCount: number;
  readonly language: Language;
  readonly legend: readonly LegendItem[];
  readonly message: string;
}

/** A plot is at least so many text sizes wide and high. */
const cellMin = { width: 11.5, height: 5.6 } as const;
const cellHeightMax = 12;
/** Room between plots, in text sizes. */
const gap = { x: 1.8, y: 0.9 } as const;

/** Lays the plots out. */
export function layoutMultiples(content: MultiplesContent, room: ChartRoom): Drawing {
  const { plots, legend } = content;
  if (plots.length === 0) return emptyRows(content.message, room);
  const { widthPx, heightPx } = room;
  for (const share of [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42]) {
    const textPx = 0.86 * share * room.textMaxPx;
    const columnsMax = Math.max(1, Math.floor((widthPx + gap.x * textPx) / ((cellMin.width + gap.x) * textPx)));
    const columns = Math.min(columnsMax, Math.max(Math.ceil(Math.sqrt(plots.length * 1.6)), 1), plots.length);
    const lines = Math.ceil(plots.length / columns);
    const placed = placeLegendAcross(legend, { widthPx, topPx: 0, sizePx: textPx, linePx: 1.5 * textPx });
    const legendPx = (0.8 + 1.5 * placed.lines) * textPx;
    const rowPx = heightPx === null ? (cellMin.height + 3) * textPx : (heightPx - legendPx) / lines;
    const isLast = share === 0.42;
    if (rowPx < (cellMin.height + gap.y) * textPx && !isLast) continue;
    const pitchPx = Math.max(
      Math.min(rowPx, (cellHeightMax + gap.y) * textPx),
      isLast ? (cellMin.height + gap.y) * textPx : 0,
    );
    return drawGrid(content, { widthPx, textPx, columns, pitchPx, legendPx });
  }
  return emptyRows(content.message, room);
}

interface Grid {
  readonly widthPx: number;
  readonly textPx: number;
  readonly columns: number;
  readonly pitchPx: number;
  readonly legendPx: number;
}

function drawGrid(content: MultiplesContent, { widthPx, textPx, columns, pitchPx, legendPx }: Grid): Drawing {
  const { plots, legend } = content;
  const cellPx = (widthPx - (columns - 1) * gap.x * textPx) / columns;
  const highest = Math.max(1, ...plots.flatMap(({ points }) => points.map(({ amount }) => amount)));
  const lowest = Math.min(0, ...plots.flatMap(({ points }) => points.map(({ amount }) => amount)));
  const lines = Math.ceil(plots.length / columns);
  const cells = plots.map((plot, rank) => {
    const leftPx = (rank % columns) * (cellPx + gap.x * textPx);
    const topPx = Math.floor(rank / columns) * pitchPx;
    const isLowest = rank + columns >= plots.length;
    return {
      ...drawPlot(plot, content, {
        leftPx,
        topPx,
        widthPx: cellPx,
        textPx,
        pitchPx,
        domain: [lowest, highest],
        hasMonths: isLowest,
      }),
      band: { key: plot.key, leftPx, widthPx: cellPx, topPx, heightPx: pitchPx },
    };
  });
  const bottomPx = lines * pitchPx;
  const below = placeLegendAcross(legend, {
    widthPx,
    topPx: bottomPx + 0.6 * textPx,
    sizePx: textPx,
    linePx: 1.5 * textPx,
  });
  return {
    widthPx,
    heightPx: bottomPx + legendPx,
    panels: [],
    monthPanel: {
      areas: [],
      curves: cells.flatMap(({ curves }) => curves),
      dots: cells.flatMap(({ dots }) => dots),
    },
    swatches: [...cells.flatMap(({ swatches }) => swatches), ...below.swatches],
    texts: [...cells.flatMap(({ texts }) => texts), ...below.texts],
    bands: cells.map(({ band }) => band),
  };
}

interface PlotPlace {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly textPx: number;
  readonly pitchPx: number;
  readonly domain: readonly [number, number];
  /** The names of the first and last month stand below. */
  readonly hasMonths: boolean;
}

function drawPlot(
  { label, points, figure, tone }: SmallPlot,
  { monthCount, language }: MultiplesContent,
  { leftPx, topPx, widthPx, textPx, pitchPx, domain, hasMonths }: PlotPlace,
): {
  readonly curves: readonly Curve[];
  readonly dots: readonly Dot[];
  readonly swatches: readonly Swatch[];
  readonly texts: readonly TextLine[];
} {
  const plotTopPx = topPx + 1.7 * textPx;
  const plotBottomPx = topPx + pitchPx - (gap.y + 1.25) * textPx;
  const rightPx = leftPx + widthPx;
  const frame = {
    xOf: scaleLinear([0, monthCount], [leftPx, rightPx - 0.4 * textPx]),
    yOf: scaleLinear(domain, [plotBottomPx, plotTopPx]),
  };
  const level = (amount: number): Swatch => {
    const heightPx = Math.max(1, 0.05 * textPx);
    const ofLine = { xPx: leftPx, yPx: frame.yOf(amount) - heightPx / 2, widthPx, heightPx, radiusPx: 0 };
    return { ...ofLine, tone: amount === 0 ? "inkFaint" : "hairline" };
  };
  const even: Curve = {
    points: [
      { xPx: frame.xOf(0), yPx: frame.yOf(0) },
      { xPx: frame.xOf(monthCount), yPx: frame.yOf(1) },
    ],
    tone: "inkFaint",
    thicknessPx: 0.06 * textPx,
    dash: [0.4 * textPx, 0.3 * textPx],
  };
  const last = points.at(-1);
  const run: TextRun = { text: figure, tone, weight: 600, sizePx: textPx };
  const head = headLine(label, [run], {
    columns: [measureText(figure, run)],
    textPx,
    widthPx,
    baselinePx: topPx + 1.1 * textPx,
  });
  const months: readonly TextLine[] = hasMonths
    ? ([1, monthCount] as const).map((month) => ({
        xPx: month === 1 ? leftPx : rightPx,
        baselinePx: plotBottomPx + 1.1 * textPx,
        anchor: month === 1 ? "start" : "end",
        runs: [{ text: monthName(month, language), tone: "inkFaint", weight: 400, sizePx: 0.86 * textPx }],
      }))
    : [];
  return {
    curves: [even, ...steps(points, { tone: "actual", em: 0.15 }, { frame, sizePx: textPx })],
    dots:
      last === undefined
        ? []
        : [
            {
              xPx: frame.xOf(last.month),
              yPx: frame.yOf(last.amount),
              shape: "round",
              radiusPx: 0.3 * textPx,
              tone: "actual",
            },
          ],
    swatches: [level(0), level(1)],
    texts: [...head.map((line) => ({ ...line, xPx: line.xPx + leftPx })), ...months],
  };
}
