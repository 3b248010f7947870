/**
 * Ranked rows: one line a row, with its name, marks on a common scale and figures. The layout of every chart that ranks units
 * or projects. Names stand beside the marks, or above them where there is little width.
 */
import type { ChartRoom } from "./chart-picture.ts";
import {
  type Bar,
  centredBaseline,
  type Dot,
  type Drawing,
  measureRuns,
  type MoneyScale,
  placeOnScale,
  pxPerUnit,
  type Span,
  type TextLine,
  type TextRun,
  type Tick,
} from "./drawing.ts";
import { emptyRows } from "./empty-rows.ts";
import { type LegendItem, type PlacedLegend, placeLegendAcross } from "./legend.ts";
import { fitMoneyScale } from "./money-scale.ts";
import { columnTexts, columnWidths, headLine, nameStyle, type RankedFigure, rankedRuns } from "./ranked-figures.ts";
import { chooseRankedMetrics, markCentre, type RankedMetrics } from "./ranked-metrics.ts";
import { placeName } from "./row-labels.ts";
import { sliverPx, zeroTicks } from "./row-marks.ts";
import { measureText } from "./text-width.ts";
import { wrapText } from "./text-wrap.ts";
import type { Tone } from "./theme.ts";

/** One row; amounts in units of the scale. */
export interface RankedRow {
  readonly key: string;
  readonly label: string;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly tone: Tone }[];
  readonly stem: { readonly from: number; readonly to: number; readonly tone: Tone } | null;
  readonly dots: readonly { readonly at: number; readonly shape: Dot["shape"]; readonly tone: Tone }[];
  readonly figures: readonly RankedFigure[];
}

/** What is laid out. */
export interface RankedContent {
  readonly rows: readonly RankedRow[];
  /** Figures stand behind the last mark of their row, or in a column of their own at the right. */
  readonly figuresStand: "atEnd" | "inColumn";
  /** An upright line over all rows, with its words above; with figures in a column only. Null: none. */
  readonly guide: { readonly at: number; readonly text: string } | null;
  readonly legend: readonly LegendItem[];
  /** Stands for the rows where there are none. */
  readonly message: string;
}

/** Narrower than so many sizes of text, names stand above the marks. */
const besideSizesMin = 34;
const nameShareMax = 0.36;

/** Lays the rows out. */
export function layoutRankedRows(content: RankedContent, room: ChartRoom): Drawing {
  if (content.rows.length === 0) return emptyRows(content.message, room);
  const isBeside = room.widthPx >= besideSizesMin * room.textMaxPx;
  for (const share of [1, 0.9, 0.8, 0.7, 0.6]) {
    const drawing = layoutAt(content, fitMetrics(content, room, { isBeside, share }));
    if (drawing !== null) return drawing;
  }
  const metrics = fitMetrics(content, room, { isBeside: false, share: 0.6 });
  return layoutAt(content, metrics) ?? emptyRows(content.message, room);
}

/** The metrics, with as many lines of legend as it takes. */
function fitMetrics(
  content: RankedContent,
  room: ChartRoom,
  of: { readonly isBeside: boolean; readonly share: number },
): RankedMetrics {
  for (let legendLines = Math.min(1, content.legend.length); ; legendLines += 1) {
    const metrics = chooseRankedMetrics(
      { ...of, legendLines, rowCount: content.rows.length, hasGuide: content.guide !== null },
      room,
    );
    const { lines } = placeBelow(content, { ...metrics, topPx: 0 });
    if (lines <= legendLines) return metrics;
  }
}

/** @returns null where figures leave no room for marks */
function layoutAt(content: RankedContent, metrics: RankedMetrics): Drawing | null {
  const { rows, figuresStand, guide } = content;
  const { isBeside, textPx, pitchPx, topPx, widthPx } = metrics;
  const names = rows.map(({ label }) => nameLines(label, metrics));
  const nameWidthPx = Math.max(0, ...names.flat().map((line) => measureText(line, nameStyle(textPx))));
  const runs = rows.map(({ figures }) => rankedRuns(figures, textPx));
  const columns = columnWidths(runs, textPx);
  const figuresPx = columns.reduce((sum, width) => sum + width, 0);
  const leftPx = isBeside ? nameWidthPx + 1.1 * textPx : 0.5 * textPx;
  const isInColumn = figuresStand === "inColumn" || !isBeside;
  const columnPx = isBeside && isInColumn ? figuresPx + 1.1 * textPx : 0;
  const reachPx = 0.55 * textPx;
  const extents = rows.map((row, index) => {
    const amounts = amountsOf(row);
    const labelPx = isInColumn ? 0 : 0.5 * textPx + measureRuns(runs[index] ?? []);
    return { from: Math.min(0, ...amounts), to: Math.max(0, ...amounts), labelPx: labelPx + reachPx };
  });
  const guideExtent = guide === null ? [] : [{ from: 0, to: guide.at, labelPx: reachPx }];
  const scale = fitMoneyScale([...extents, ...guideExtent], { leftPx, rightPx: widthPx - columnPx });
  if (scale === null || scale.range[1] - scale.range[0] < Math.min(6 * textPx, 0.18 * widthPx)) return null;
  const placed = rows.map((row, index) =>
    placeRow(row, {
      rank: index,
      runs: runs[index] ?? [],
      name: names[index] ?? [],
      scale,
      metrics,
      columns: isInColumn ? columns : null,
    }),
  );
  const bottomPx = topPx + rows.length * pitchPx;
  const legend = placeBelow(content, { widthPx, textPx, topPx: bottomPx + 0.6 * textPx });
  const guideMarks = guide === null ? null : placeGuide(guide, { scale, metrics, rowCount: rows.length });
  return {
    widthPx,
    heightPx: bottomPx + (legend.lines === 0 ? 0.2 * textPx : (0.6 + 1.5 * legend.lines) * textPx),
    panels: [
      {
        scale,
        bars: placed.flatMap(({ bars }) => bars),
        ticks: [
          ...uprights(rows.length, metrics).flatMap((place) => zeroTicks(scale, place)),
          ...(guideMarks?.ticks ?? []),
        ],
        spans: placed.flatMap(({ spans }) => spans),
      },
    ],
    monthPanel: { areas: [], curves: [], dots: inLayers(placed.map(({ dots }) => dots)) },
    swatches: legend.swatches,
    texts: [
      ...placed.flatMap(({ texts }) => texts),
      ...(guideMarks === null ? [] : [guideMarks.text]),
      ...legend.texts,
    ],
    bands: rows.map(({ key }, index) => ({
      key,
      leftPx: 0,
      widthPx,
      topPx: topPx + index * pitchPx,
      heightPx: pitchPx,
    })),
  };
}

function amountsOf({ bars, stem, dots }: RankedRow): readonly number[] {
  return [
    ...bars.flatMap(({ from, to }) => [from, to]),
    ...(stem === null ? [] : [stem.from, stem.to]),
    ...dots.map(({ at }) => at),
  ];
}

function nameLines(label: string, { isBeside, widthPx, pitchPx, textPx }: RankedMetrics): readonly string[] {
  const style = nameStyle(textPx);
  if (!isBeside) return [label];
  return wrapText(label, { widthPx: nameShareMax * widthPx, style, linesMax: pitchPx >= 2.5 * textPx ? 2 : 1 });
}

/** The first dots of all rows, then the second ones: dots of one look follow one another. */
function inLayers(rows: readonly (readonly Dot[])[]): readonly Dot[] {
  const count = Math.max(0, ...rows.map((dots) => dots.length));
  return Array.from({ length: count }, (_, layer) => rows.flatMap((dots) => dots[layer] ?? [])).flat();
}

interface PlacedRow {
  readonly bars: readonly Bar[];
  readonly spans: readonly Span[];
  readonly dots: readonly Dot[];
  readonly texts: readonly TextLine[];
}

function placeRow(
  row: RankedRow,
  {
    rank,
    runs,
    name,
    scale,
    metrics,
    columns,
  }: {
    readonly rank: number;
    readonly runs: readonly TextRun[];
    readonly name: readonly string[];
    readonly scale: MoneyScale;
    readonly metrics: RankedMetrics;
    /** Null: figures stand behind the last mark. */
    readonly columns: readonly number[] | null;
  },
): PlacedRow {
  const { isBeside, textPx, pitchPx, topPx, widthPx } = metrics;
  const rowTopPx = topPx + rank * pitchPx;
  const centrePx = markCentre(rank, metrics);
  const barPx = textPx * (isBeside ? Math.min(1.2, 0.6 * (pitchPx / textPx)) : 0.8);
  const { key, bars, stem, dots } = row;
  const endPx = placeOnScale(scale, Math.max(0, ...amountsOf(row)));
  const baselinePx = centredBaseline(centrePx, textPx);
  return {
    bars: bars.map(({ from, to, tone }): Bar => {
      const sliver = sliverPx / pxPerUnit(scale);
      const seen = Math.abs(to - from) < sliver ? from + Math.sign(to - from) * sliver : to;
      return { key, from, to: seen, tone, topPx: centrePx - barPx / 2, heightPx: barPx };
    }),
    spans: stem === null ? [] : [{ ...stem, yPx: centrePx, thicknessPx: Math.max(1.5, 0.14 * textPx) }],
    dots: dots.map(({ at, shape, tone }): Dot => ({
      xPx: placeOnScale(scale, at),
      yPx: centrePx,
      shape,
      radiusPx: 0.38 * textPx,
      tone,
    })),
    texts: isBeside
      ? [
          ...placeName(name, { xPx: 0, centrePx, style: nameStyle(textPx) }),
          ...(columns === null
            ? [{ xPx: endPx + 0.95 * textPx, baselinePx, anchor: "start", runs } as const]
            : columnTexts(runs, columns, { rightPx: widthPx, baselinePx })),
        ]
      : headLine(name.join(" "), runs, {
          columns: columns ?? [],
          textPx,
          widthPx,
          baselinePx: rowTopPx + 1.05 * textPx,
        }),
  };
}

/** Where an upright line goes: over all rows; in pieces where figures stand above the marks of each row. */
function uprights(
  rowCount: number,
  metrics: RankedMetrics,
): readonly { readonly topPx: number; readonly bottomPx: number }[] {
  const { isBeside, textPx, topPx, pitchPx } = metrics;
  if (isBeside) return [{ topPx: topPx - 0.2 * textPx, bottomPx: topPx + rowCount * pitchPx }];
  return Array.from({ length: rowCount }, (_, rank) => {
    const centrePx = markCentre(rank, metrics);
    return { topPx: centrePx - 0.55 * textPx, bottomPx: centrePx + 0.55 * textPx };
  });
}

function placeGuide(
  { at, text }: { readonly at: number; readonly text: string },
  {
    scale,
    metrics,
    rowCount,
  }: { readonly scale: MoneyScale; readonly metrics: RankedMetrics; readonly rowCount: number },
): { readonly ticks: readonly Tick[]; readonly text: TextLine } {
  const { textPx, topPx, widthPx } = metrics;
  const run: TextRun = { text, tone: "inkSoft", weight: 400, sizePx: 0.88 * textPx };
  const half = measureRuns([run]) / 2;
  const xPx = Math.max(half, Math.min(widthPx - half, placeOnScale(scale, at)));
  const ticks = uprights(rowCount, metrics).map((place): Tick => ({
    at,
    ...place,
    tone: "inkFaint",
    thicknessPx: Math.max(1, 0.06 * textPx),
  }));
  return {
    ticks,
    text: { xPx, baselinePx: topPx - 0.6 * textPx, anchor: "middle", runs: [run] },
  };
}

function placeBelow(
  { legend }: RankedContent,
  { widthPx, textPx, topPx }: Pick<RankedMetrics, "widthPx" | "textPx" | "topPx">,
): PlacedLegend {
  return placeLegendAcross(legend, { widthPx, topPx, sizePx: 0.88 * textPx, linePx: 1.5 * textPx });
}
