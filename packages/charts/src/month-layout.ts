/**
 * Month layout: the frame of months, what is drawn in it, and every word beside it: ends to the right, or below where
 * there is no room, the state of knowledge above, signs below.
 */
import type { ChartRoom } from "./chart-picture.ts";
import { type Curve, type Drawing, measureRuns, type MonthPanel, type Swatch } from "./drawing.ts";
import type { TextLine, TextRun } from "./drawing.ts";
import { type EndLabel, endLabelPitch, endLabelsWidth, placeEndLabels } from "./end-labels.ts";
import { type LegendItem, type PlacedLegend, placeLegendAcross } from "./legend.ts";
import { type MonthFrame, type MonthFrameInput, monthName, placeMonthFrame } from "./month-frame.ts";
import { measureText } from "./text-width.ts";
import { truncateText, wrapText } from "./text-wrap.ts";
import type { Tone } from "./theme.ts";

/** What a line's end is called, with its figure. */
export interface MonthLabel {
  /** How high it ends, in shown units. */
  readonly at: number;
  readonly name: string;
  readonly figure: string;
  readonly tone: Tone;
  readonly sign: LegendItem["sign"];
}

/** What stands under the name of a month. */
export interface MonthFigure {
  readonly text: string;
  readonly tone: Tone;
}

/** Marks inside the frame. */
export interface MonthMarks extends MonthPanel {
  readonly swatches: readonly Swatch[];
}

/** A chart along the months, without a place yet. */
export interface MonthContent extends Pick<MonthFrameInput, "language" | "monthCount" | "monthsStand" | "amounts"> {
  readonly labels: readonly MonthLabel[];
  readonly legend: readonly LegendItem[];
  /** Up to when something is known, and what. */
  readonly known: { readonly month: number; readonly text: string } | null;
  /** One a month, from January; null: no figures. */
  readonly figures: readonly MonthFigure[] | null;
  /** Stands in the frame where there is nothing to draw. */
  readonly message: string | null;
  readonly marks: (frame: MonthFrame, sizePx: number) => MonthMarks;
}

/** The widest that labels beside the plot may be, as a share of the chart. */
const labelShareMax = 0.42;

/** Lays the chart out. */
export function layoutMonths(content: MonthContent, room: ChartRoom): Drawing {
  const sizePx = Math.max(11, 0.82 * room.textMaxPx);
  const heightPx = room.heightPx ?? Math.min(520, Math.max(260, 0.62 * room.widthPx));
  const space = { widthPx: room.widthPx, heightPx };
  for (const share of [1, 0.92, 0.84, 0.76]) {
    const beside = layoutAt(content, space, { sizePx: share * sizePx, areLabelsBeside: true });
    if (beside !== null) return beside;
  }
  return layoutBelow(content, space, sizePx);
}

interface Space {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The labels stand below with the signs; the picture is made as high as it takes where that is too much. */
function layoutBelow(content: MonthContent, { widthPx, heightPx }: Space, sizePx: number): Drawing {
  for (const share of [1, 0.85, 0.72, 0.6]) {
    const drawing = layoutAt(content, { widthPx, heightPx }, { sizePx: share * sizePx, areLabelsBeside: false });
    if (drawing !== null) return drawing;
  }
  const legend = placeBelow(content, { widthPx, sizePx, areLabelsBeside: false, topPx: 0 });
  const higher = { widthPx, heightPx: 14 * sizePx + legend.lines * 1.5 * sizePx };
  const drawing = layoutAt(content, higher, { sizePx, areLabelsBeside: false });
  return drawing ?? { ...higher, panels: [], swatches: [], texts: [], bands: [] };
}

/** @returns null where the words leave too little room for the plot */
function layoutAt(
  content: MonthContent,
  { widthPx, heightPx }: Space,
  { sizePx, areLabelsBeside }: { readonly sizePx: number; readonly areLabelsBeside: boolean },
): Drawing | null {
  const lines = content.labels.map((label) => ({ ...label, runs: labelRuns(label, sizePx) }));
  const labelsPx = areLabelsBeside ? endLabelsWidth(lines, sizePx) : 0;
  const below = placeBelow(content, { widthPx, sizePx, areLabelsBeside, topPx: 0 });
  const legendPx = below.lines === 0 ? 0 : (0.7 + 1.5 * below.lines) * sizePx;
  const figuresPx = content.figures === null ? 0 : 1.35 * sizePx;
  const topPx = content.known === null ? 0.6 * sizePx : 2.3 * sizePx;
  const bottomPx = heightPx - legendPx - figuresPx;
  const plotPx = bottomPx - 1.7 * sizePx - topPx;
  const isTooNarrow = labelsPx > labelShareMax * widthPx;
  const isTooLow = plotPx < Math.max(6 * sizePx, areLabelsBeside ? lines.length * endLabelPitch(sizePx) : 0);
  if (isTooNarrow || isTooLow) return null;
  // The last month's name may reach beyond the frame's end.
  const lastNamePx = measureText(monthName(content.monthCount, content.language), { sizePx, weight: 400 });
  const rightPx = widthPx - Math.max(labelsPx, lastNamePx / 2);
  const frame = placeMonthFrame({ ...content, sizePx, topPx, bottomPx, rightPx });
  const marks = content.marks(frame, sizePx);
  const ends = areLabelsBeside ? endsOf(lines, frame, { sizePx, bottomPx }) : { texts: [], curves: [] };
  const known = placeKnown(content, frame, { sizePx, widthPx });
  const legend = placeBelow(content, { widthPx, sizePx, areLabelsBeside, topPx: heightPx - legendPx + 0.7 * sizePx });
  return {
    widthPx,
    heightPx,
    panels: [],
    monthPanel: {
      areas: marks.areas,
      curves: [...known.curves, ...marks.curves, ...ends.curves],
      dots: marks.dots,
    },
    swatches: [...frame.swatches, ...marks.swatches, ...legend.swatches],
    texts: [
      ...frame.texts,
      ...figureTexts(content, frame, { sizePx, baselinePx: bottomPx + 0.95 * sizePx }),
      ...ends.texts,
      ...known.texts,
      ...messageTexts(content, frame, sizePx),
      ...legend.texts,
    ],
    bands: [],
  };
}

function labelRuns({ name, figure, tone }: MonthLabel, sizePx: number): readonly TextRun[] {
  return [
    { text: `${name} `, tone: "inkSoft", weight: 400, sizePx },
    { text: figure, tone, weight: 600, sizePx },
  ];
}

function endsOf(
  lines: readonly (MonthLabel & Pick<EndLabel, "runs">)[],
  frame: MonthFrame,
  { sizePx, bottomPx }: { readonly sizePx: number; readonly bottomPx: number },
): ReturnType<typeof placeEndLabels> {
  return placeEndLabels(
    lines.map(({ at, tone, runs }) => ({ yPx: frame.yOf(at), tone, runs })),
    { fromXPx: frame.rightPx, topPx: frame.topPx - 0.6 * sizePx, bottomPx: bottomPx - 1.2 * sizePx, sizePx },
  );
}

/** The signs, and the labels where they do not stand beside the plot. */
function placeBelow(
  { labels, legend }: MonthContent,
  {
    widthPx,
    sizePx,
    areLabelsBeside,
    topPx,
  }: { readonly widthPx: number; readonly sizePx: number; readonly areLabelsBeside: boolean; readonly topPx: number },
): PlacedLegend {
  const listed = areLabelsBeside
    ? []
    : labels.map(({ sign, tone, name, figure }): LegendItem => ({ sign, tone, text: `${name} ${figure}` }));
  return placeLegendAcross([...legend, ...listed], { widthPx, topPx, sizePx, linePx: 1.5 * sizePx });
}

/** Up to when something is known: words over the plot, and a line down to the month. */
function placeKnown(
  { known }: MonthContent,
  frame: MonthFrame,
  { sizePx, widthPx }: { readonly sizePx: number; readonly widthPx: number },
): { readonly texts: readonly TextLine[]; readonly curves: readonly Curve[] } {
  if (known === null) return { texts: [], curves: [] };
  const style = { sizePx, weight: 600 } as const;
  const run: TextRun = { text: truncateText(known.text, { widthPx, style }), tone: "actual", ...style };
  const half = measureRuns([run]) / 2;
  const xPx = frame.xOf(known.month);
  const baselinePx = frame.topPx - 1.05 * sizePx;
  return {
    texts: [{ xPx: Math.max(half, Math.min(widthPx - half, xPx)), baselinePx, anchor: "middle", runs: [run] }],
    curves: [
      {
        points: [
          { xPx, yPx: baselinePx + 0.4 * sizePx },
          { xPx, yPx: frame.bottomPx },
        ],
        tone: "inkFaint",
        thicknessPx: 0.055 * sizePx,
        dash: [0.15 * sizePx, 0.25 * sizePx],
      },
    ],
  };
}

/** Figures under the months, smaller where they need it, and left out where they would have to be too small. */
function figureTexts(
  { figures }: MonthContent,
  frame: MonthFrame,
  { sizePx, baselinePx }: { readonly sizePx: number; readonly baselinePx: number },
): readonly TextLine[] {
  if (figures === null) return [];
  const roomPx = frame.xOf(1) - frame.xOf(0);
  const widest = Math.max(...figures.map(({ text }) => measureRuns([{ text, tone: "ink", weight: 600, sizePx }])));
  const shownPx = Math.min(sizePx, (0.94 * roomPx * sizePx) / Math.max(widest, 1));
  if (shownPx < 0.62 * sizePx) return [];
  return figures.map(({ text, tone }, index) => ({
    xPx: frame.xOf(index + 0.5),
    baselinePx,
    anchor: "middle",
    runs: [{ text, tone, weight: 600, sizePx: shownPx }],
  }));
}

function messageTexts({ message }: MonthContent, frame: MonthFrame, sizePx: number): readonly TextLine[] {
  if (message === null) return [];
  const style = { sizePx: 1.1 * sizePx, weight: 500 } as const;
  const lines = wrapText(message, { widthPx: 0.9 * (frame.rightPx - frame.leftPx), style, linesMax: 3 });
  const topPx = (frame.topPx + frame.bottomPx) / 2 - ((lines.length - 1) / 2) * 1.4 * sizePx;
  return lines.map((text, index) => ({
    xPx: (frame.leftPx + frame.rightPx) / 2,
    baselinePx: topPx + index * 1.4 * sizePx,
    anchor: "middle",
    runs: [{ text, tone: "inkSoft", ...style }],
  }));
}
