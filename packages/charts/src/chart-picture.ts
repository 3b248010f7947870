/**
 * Chart picture: a chart becomes an SVG element, alone for a page or inside its slide.
 */
import type { PictureOptions } from "./chart-options.ts";
import { drawBands, drawDrawing } from "./draw-drawing.ts";
import type { Drawing } from "./drawing.ts";
import { sentenceText } from "./sentence-runs.ts";
import { layoutSlide, placeSampleMark, type SlideFrame } from "./slide.ts";
import { shortNumber, svgElement } from "./svg-element.ts";
import { fontFamily, themes } from "./theme.ts";

/** The room for a chart. */
export interface ChartRoom {
  readonly widthPx: number;
  /** Null: as high as it needs. */
  readonly heightPx: number | null;
  /** The size of row text when there is room enough, and when there is plenty. */
  readonly textMaxPx: number;
  readonly textLargestPx: number;
}

/** A chart that has no place yet. */
export interface ChartContent {
  readonly layout: (room: ChartRoom) => Drawing;
  readonly rowCount: number;
  /** Used when the frame has no subtitle. */
  readonly subtitle: string;
  /** The chart in a sentence, for those who do not see it. */
  readonly name: string;
  /** Every figure of the chart in words. */
  readonly description: string;
}

/** Row text of a chart inside a page, in px. */
const pageTextPx = 14;

/** Draws a chart, with its frame or without. */
export function drawPicture(content: ChartContent, options: PictureOptions): SVGElement {
  return options.frame === null ? drawAlone(content, options) : drawSlide(content, options.frame, options);
}

function drawAlone(content: ChartContent, options: PictureOptions): SVGElement {
  const { document, widthPx = 640, heightPx = null, language, isSample = false } = options;
  const theme = themes[options.theme ?? "light"];
  const markHeightPx = isSample ? 2 * pageTextPx : 0;
  const drawing = content.layout({
    widthPx,
    heightPx: heightPx === null ? null : heightPx - markHeightPx,
    textMaxPx: pageTextPx,
    textLargestPx: pageTextPx,
  });
  const pictureHeightPx = heightPx ?? Math.ceil(drawing.heightPx) + markHeightPx;
  const mark = placeSampleMark(language, {
    rightPx: widthPx,
    topPx: pictureHeightPx - 1.7 * pageTextPx,
    sizePx: 0.8 * pageTextPx,
  });
  const picture = isSample
    ? { ...drawing, texts: [...drawing.texts, ...mark.texts], swatches: [...drawing.swatches, ...mark.swatches] }
    : drawing;
  return svgRoot(content, { document, widthPx, heightPx: pictureHeightPx, name: content.name, language }, [
    ...drawDrawing(picture, { document, theme }),
    ...drawBands(drawing.bands, document),
  ]);
}

function drawSlide(content: ChartContent, frame: SlideFrame, options: PictureOptions): SVGElement {
  const { document, widthPx = 1600, heightPx = 900, language, unit, asOf, isSample = false } = options;
  const theme = themes[options.theme ?? "light"];
  const slide = layoutSlide({
    frame,
    defaultSubtitle: content.subtitle,
    language,
    unit,
    asOf,
    isSample,
    widthPx,
    heightPx,
    rowCount: content.rowCount,
  });
  const drawing = content.layout(slide.room);
  // What room is left over goes to both sides, a little more below.
  const shiftPx = 0.4 * Math.max(0, slide.room.heightPx - drawing.heightPx);
  const surroundings: Drawing = {
    widthPx,
    heightPx,
    panels: [],
    bands: [],
    texts: slide.texts,
    swatches: slide.swatches,
  };
  const chart = svgElement(
    document,
    "g",
    { transform: `translate(${shortNumber(slide.chartLeftPx)} ${shortNumber(slide.chartTopPx + shiftPx)})` },
    drawDrawing(drawing, { document, theme }),
  );
  const ground = svgElement(document, "rect", { width: widthPx, height: heightPx, fill: theme.paper });
  return svgRoot(content, { document, widthPx, heightPx, name: sentenceText(frame.title), language }, [
    ground,
    ...drawDrawing(surroundings, { document, theme }),
    chart,
  ]);
}

function svgRoot(
  { description }: ChartContent,
  {
    document,
    widthPx,
    heightPx,
    name,
    language,
  }: {
    readonly document: Document;
    readonly widthPx: number;
    readonly heightPx: number;
    readonly name: string;
    readonly language: string;
  },
  children: readonly SVGElement[],
): SVGElement {
  return svgElement(
    document,
    "svg",
    {
      viewBox: `0 0 ${widthPx} ${heightPx}`,
      width: widthPx,
      height: heightPx,
      role: "img",
      lang: language,
      "font-family": fontFamily,
    },
    [svgElement(document, "title", {}, [name]), svgElement(document, "desc", {}, [description]), ...children],
  );
}
