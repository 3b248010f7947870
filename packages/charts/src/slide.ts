/**
 * The slide: title, subtitle, chart, footer. What a picture needs to stand alone in a report or on a wall.
 */
import {
  formatDate,
  type Language,
  type MoneyUnit,
  moneyUnitNames,
  type PlainDate,
  type SentencePart,
} from "@giaingan/finance";

import { centredBaseline, type Swatch, type TextLine, type TextRun } from "./drawing.ts";
import { plainText } from "./plain-text.ts";
import { wrapSentence } from "./sentence-runs.ts";
import { measureText, type TextStyle } from "./text-width.ts";
import { wrapText } from "./text-wrap.ts";
import { fillIn, wording } from "./wording.ts";

/** The words around a chart. */
export interface SlideFrame {
  /** The answer in a sentence; parts with an emphasis are set in their colour. */
  readonly title: string | readonly SentencePart[];
  /** Null: what is drawn, and the unit. */
  readonly subtitle: string | null;
  /** Where the figures come from, "báo cáo huyện". */
  readonly source: string;
  /** The ledger's revision; null where there is no ledger. */
  readonly revision: string | null;
  /** The head of the ledger's chain, short; null where there is none. */
  readonly chainHead: string | null;
}

/** What a slide is made for. */
export interface SlideInput {
  readonly frame: SlideFrame;
  /** Used when the frame has no subtitle. */
  readonly defaultSubtitle: string;
  readonly language: Language;
  /** Null: no money is drawn. */
  readonly unit: MoneyUnit | null;
  /** Null: not known. */
  readonly asOf: PlainDate | null;
  readonly isSample: boolean;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Many rows get a smaller title. */
  readonly rowCount: number;
}

/** The slide around the chart, placed. */
export interface Slide {
  readonly texts: readonly TextLine[];
  readonly swatches: readonly Swatch[];
  /** Where the chart goes. */
  readonly chartLeftPx: number;
  readonly chartTopPx: number;
  /** The room for it, and the sizes of its text when there is room enough and when there is plenty. */
  readonly room: {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly textMaxPx: number;
    readonly textLargestPx: number;
  };
}

/** Places the words of a slide and finds the room that is left for the chart. */
export function layoutSlide(input: SlideInput): Slide {
  const { widthPx, heightPx } = input;
  const emPx = Math.sqrt((widthPx * heightPx) / (1600 * 900));
  const marginPx = 72 * emPx;
  const innerPx = widthPx - 2 * marginPx;
  const title = placeTitle(input, { xPx: marginPx, topPx: 84 * emPx, innerPx, emPx });
  const subtitle = placeSubtitle(input, { xPx: marginPx, topPx: title.bottomPx, innerPx, emPx });
  const footer = placeFooter(input, { xPx: marginPx, innerPx, emPx });
  const sample = input.isSample
    ? placeSampleMark(input.language, { rightPx: widthPx - marginPx, topPx: 28 * emPx, sizePx: 21 * emPx })
    : null;
  const chartTopPx = subtitle.bottomPx + (input.rowCount > 14 ? 20 : 34) * emPx;
  return {
    texts: [...title.texts, ...subtitle.texts, ...footer.texts, ...(sample?.texts ?? [])],
    swatches: [...footer.swatches, ...(sample?.swatches ?? [])],
    chartLeftPx: marginPx,
    chartTopPx,
    room: {
      widthPx: innerPx,
      heightPx: footer.topPx - 26 * emPx - chartTopPx,
      textMaxPx: 30 * emPx,
      textLargestPx: (widthPx > 1.3 * heightPx ? 36 : 32) * emPx,
    },
  };
}

interface Place {
  readonly xPx: number;
  readonly topPx: number;
  readonly innerPx: number;
  readonly emPx: number;
}

/** The largest type in which the title keeps to its share of the height. */
function placeTitle(
  { frame, heightPx, rowCount }: SlideInput,
  { xPx, topPx, innerPx, emPx }: Place,
): { readonly texts: readonly TextLine[]; readonly bottomPx: number } {
  const roomPx = heightPx * (rowCount > 8 ? 0.13 : 0.17);
  let sizePx = 54 * emPx;
  const linesAt = (size: number): ReturnType<typeof wrapSentence> =>
    wrapSentence(frame.title, { widthPx: innerPx, style: { sizePx: size, weight: 600 } });
  let lines = linesAt(sizePx);
  while (lines.length * 1.24 * sizePx > roomPx && sizePx > 20 * emPx) {
    sizePx -= 2 * emPx;
    lines = linesAt(sizePx);
  }
  const leadingPx = 1.24 * sizePx;
  const texts = lines.map((runs, index): TextLine => ({
    xPx,
    baselinePx: topPx + sizePx + index * leadingPx,
    anchor: "start",
    runs,
  }));
  return { texts, bottomPx: topPx + lines.length * leadingPx };
}

function placeSubtitle(
  { frame, defaultSubtitle }: SlideInput,
  { xPx, topPx, innerPx, emPx }: Place,
): { readonly texts: readonly TextLine[]; readonly bottomPx: number } {
  const style: TextStyle = { sizePx: 26 * emPx, weight: 400 };
  const lines = wrapText(plainText(frame.subtitle ?? defaultSubtitle), { widthPx: innerPx, style, linesMax: 2 });
  const texts = lines.map((text, index): TextLine => ({
    xPx,
    baselinePx: topPx + (40 + 34 * index) * emPx,
    anchor: "start",
    runs: [{ text, tone: "inkSoft", ...style }],
  }));
  return { texts, bottomPx: topPx + (48 + 34 * (lines.length - 1)) * emPx };
}

function placeFooter(
  input: SlideInput,
  { xPx, innerPx, emPx }: Omit<Place, "topPx">,
): { readonly texts: readonly TextLine[]; readonly swatches: readonly Swatch[]; readonly topPx: number } {
  const style: TextStyle = { sizePx: 20 * emPx, weight: 400 };
  const lines = wrapText(footerText(input), { widthPx: innerPx, style, linesMax: 3, isBalanced: false });
  const leadingPx = 28 * emPx;
  const lastBaselinePx = input.heightPx - 40 * emPx;
  const topPx = lastBaselinePx - (lines.length - 1) * leadingPx - 40 * emPx;
  const texts = lines.map((text, index): TextLine => ({
    xPx,
    baselinePx: lastBaselinePx - (lines.length - 1 - index) * leadingPx,
    anchor: "start",
    runs: [{ text: text.replace(/ ·$/u, ""), tone: "inkFaint", ...style }],
  }));
  const hairline: Swatch = { xPx, yPx: topPx, widthPx: innerPx, heightPx: 1.5 * emPx, radiusPx: 0, tone: "hairline" };
  return { texts, swatches: [hairline], topPx };
}

/** "Tính đến 31/10/2023 · đơn vị: triệu đồng · nguồn: báo cáo huyện · bản ghi số 1 · a41f…9c". */
function footerText({ frame, language, unit, asOf }: SlideInput): string {
  const parts = [
    asOf === null ? null : fillIn(wording.asOf[language], { date: formatDate(asOf) }),
    unit === null ? null : fillIn(wording.unit[language], { unit: moneyUnitNames[unit][language] }),
    frame.source === "" ? null : fillIn(wording.source[language], { source: frame.source }),
    frame.revision === null ? null : fillIn(wording.revision[language], { revision: frame.revision }),
    frame.chainHead,
  ];
  return plainText(parts.filter((part) => part !== null).join(" · "));
}

/** The mark "Dữ liệu mẫu" in a pill: figures that are made up for show must say so on every picture. */
export function placeSampleMark(
  language: Language,
  { rightPx, topPx, sizePx }: { readonly rightPx: number; readonly topPx: number; readonly sizePx: number },
): { readonly texts: readonly TextLine[]; readonly swatches: readonly Swatch[] } {
  const run: TextRun = { text: wording.sample[language], tone: "behind", weight: 600, sizePx };
  const padPx = 0.85 * sizePx;
  const widthPx = measureText(run.text, run) + 2 * padPx;
  const heightPx = 1.9 * sizePx;
  const xPx = rightPx - widthPx;
  return {
    swatches: [{ xPx, yPx: topPx, widthPx, heightPx, radiusPx: heightPx / 2, tone: "behindSoft" }],
    texts: [
      { xPx: xPx + padPx, baselinePx: centredBaseline(topPx + heightPx / 2, sizePx), anchor: "start", runs: [run] },
    ],
  };
}
