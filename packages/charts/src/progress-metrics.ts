/**
 * Progress metrics: how large the type and the bars of a progress chart are in the room that there is.
 *
 * Everything is a multiple of the size of the row text, so a slide, a card and a phone have the same proportions.
 */

/** Whether names stand beside the bars, or above them where there is little width. */
export type NamePlace = "beside" | "above";

/** What takes height. */
export interface HeightNeeds {
  readonly namePlace: NamePlace;
  /** Rows under one another, besides the total. */
  readonly rowCount: number;
  /** Null when there is no total. */
  readonly total: {
    /** A line above the bar (`beside`) or below it (`above`): the words of the time mark, the legend. */
    readonly hasTimeLine: boolean;
    /** A line below the bar: how much is behind. */
    readonly hasBehindLine: boolean;
  } | null;
  /** A line between total and rows. */
  readonly hasNote: boolean;
  /** In `beside`: rows are far enough apart for names of two lines. */
  readonly hasTwoLineNames: boolean;
  /** In `above`: figures have a line of their own under the name. */
  readonly hasFigureLine: boolean;
  /** Lines of the legend under the rows. */
  readonly legendLines: number;
}

/** Lengths in px. */
export interface ProgressMetrics {
  readonly namePlace: NamePlace;
  readonly textPx: number;
  readonly totalTextPx: number;
  /** The words of the time mark, the note, the legend. */
  readonly smallTextPx: number;
  /** From one row to the next. */
  readonly pitchPx: number;
  /** How many lines the name of a row may take, in `beside`. */
  readonly nameLinesMax: 1 | 2;
  readonly barPx: number;
  /** From a row's top to its bar, in `above`: its name and figures. */
  readonly linesPx: number;
  readonly totalBarPx: number;
  readonly totalBarTopPx: number;
  /** The total row, with what stands above and below its bar. */
  readonly totalBlockPx: number;
  readonly rowsTopPx: number;
  readonly legendTopPx: number;
  readonly legendLinePx: number;
}

/** From row to row, in text sizes: closer they touch, farther they fall apart. */
const pitches = {
  beside: { tight: 1.42, roomy: 2, comfortable: 2.45, wide: 2.75 },
  above: { tight: 3.1, roomy: 3.4, comfortable: 3.4, wide: 3.6 },
} as const;

/** The least distance of rows with names of two lines, in text sizes. */
const twoLinePitch = 2.5;

const figureLine = 1.35;

/**
 * Chooses the metrics: type as large as `textMaxPx` allows, rows as far apart as the height allows.
 *
 * @param textMaxPx the size of row text when rows are close to one another, `textLargestPx` when they have air
 * @param heightPx the room for everything; null: as high as it needs
 */
export function chooseMetrics(
  needs: HeightNeeds,
  {
    heightPx,
    textMaxPx,
    textLargestPx,
  }: { readonly heightPx: number | null; readonly textMaxPx: number; readonly textLargestPx: number },
): ProgressMetrics {
  const { namePlace, rowCount, hasFigureLine } = needs;
  const extra = hasFigureLine ? figureLine : 0;
  const total = totalHeights(needs);
  const noteHeight = needs.hasNote ? 1.5 : 0;
  const rowsTop = total.block + (needs.total === null || rowCount === 0 ? 0 : 1) + noteHeight;
  const legendHeight = needs.legendLines === 0 ? 0.1 : 0.8 + 1.5 * needs.legendLines;
  const fixed = rowsTop + legendHeight;
  const tight = Math.max(pitches[namePlace].tight + extra, needs.hasTwoLineNames ? twoLinePitch : 0);
  const roomy = Math.max(pitches[namePlace].roomy + extra, tight);
  const textPx =
    heightPx === null
      ? textMaxPx
      : Math.max(
          Math.min(textMaxPx, heightPx / (fixed + rowCount * tight)),
          Math.min(textLargestPx, heightPx / (fixed + rowCount * roomy)),
        );
  const free = heightPx === null || rowCount === 0 ? Number.POSITIVE_INFINITY : (heightPx / textPx - fixed) / rowCount;
  const widest = pitches[namePlace][heightPx === null ? "comfortable" : "wide"] + extra;
  const pitch = Math.max(tight, Math.min(widest, free));
  return {
    namePlace,
    textPx,
    totalTextPx: textPx * 1.12,
    smallTextPx: textPx * 0.88,
    pitchPx: textPx * pitch,
    nameLinesMax: pitch >= twoLinePitch ? 2 : 1,
    barPx: textPx * (namePlace === "beside" ? Math.min(1.3, pitch * 0.64) : 0.85),
    linesPx: textPx * (namePlace === "beside" ? 0 : 1.6 + extra),
    totalBarPx: textPx * total.bar,
    totalBarTopPx: textPx * total.barTop,
    totalBlockPx: textPx * total.block,
    rowsTopPx: textPx * rowsTop,
    legendTopPx: textPx * (rowsTop + rowCount * pitch + 0.8),
    legendLinePx: textPx * 1.5,
  };
}

function totalHeights({ namePlace, total, hasFigureLine }: HeightNeeds): {
  readonly barTop: number;
  readonly bar: number;
  readonly block: number;
} {
  if (total === null) return { barTop: 0, bar: 0, block: 0 };
  const behind = total.hasBehindLine ? 1.95 : 0.45;
  if (namePlace === "beside") {
    const barTop = total.hasTimeLine ? 1.75 : 0.35;
    return { barTop, bar: 2.1, block: barTop + 2.1 + behind };
  }
  const barTop = 1.75 + (hasFigureLine ? figureLine : 0);
  const bar = 1.6;
  return { barTop, bar, block: barTop + bar + behind + (total.hasTimeLine ? 1.5 : 0) };
}
