/**
 * Draws a drawing as SVG: bars and marks with Observable Plot, texts by ourselves, because Plot's have one colour and
 * weight a line.
 */
import * as Plot from "@observablehq/plot";

import {
  type Area,
  type Dot,
  type Drawing,
  measureRuns,
  type MonthPanel,
  type Panel,
  type RowBand,
  type Swatch,
  type TextLine,
  type TextRun,
} from "./drawing.ts";
import { shortNumber, svgElement } from "./svg-element.ts";
import type { Theme, Tone } from "./theme.ts";

/** Where and how a drawing is drawn. */
export interface DrawOptions {
  readonly document: Document;
  readonly theme: Theme;
}

/** Draws into a group whose origin is the drawing's top left corner. */
export function drawDrawing(drawing: Drawing, { document, theme }: DrawOptions): readonly SVGElement[] {
  return [
    ...drawSwatches(drawing.swatches, { document, theme }),
    ...drawing.panels.flatMap((panel) => drawPanel(panel, drawing, { document, theme })),
    ...(drawing.monthPanel === undefined ? [] : drawMonthPanel(drawing.monthPanel, drawing, { document, theme })),
    ...drawTexts(drawing.texts, { document, theme }),
  ];
}

type Size = Pick<Drawing, "widthPx" | "heightPx">;

/** Draws the bars, ticks and spans: everything that stands on the money scale. */
function drawPanel(panel: Panel, size: Size, { document, theme }: DrawOptions): readonly SVGElement[] {
  const { bars, ticks, spans, scale } = panel;
  const colour = { value: ({ tone }: { readonly tone: Tone }) => theme[tone], scale: null };
  const radiusPx = 0.16 * Math.min(...bars.map((bar) => bar.heightPx));
  const plot = Plot.plot({
    document,
    width: size.widthPx,
    height: size.heightPx,
    margin: 0,
    axis: null,
    x: { type: "linear", domain: [...scale.domain], range: [...scale.range] },
    y: { type: "identity" },
    marks: [
      Plot.rect(bars, {
        x1: "from",
        x2: "to",
        y1: "topPx",
        y2: (bar) => bar.topPx + bar.heightPx,
        rx: Number(shortNumber(radiusPx)),
        fill: colour,
      }),
      Plot.ruleX(ticks, { x: "at", y1: "topPx", y2: "bottomPx", stroke: colour, strokeWidth: "thicknessPx" }),
      Plot.ruleY(spans, { x1: "from", x2: "to", y: "yPx", stroke: colour, strokeWidth: "thicknessPx" }),
    ],
  });
  return tidyMarks(plot);
}

/** Draws what goes along the months: areas, curves, dots, each in the colour and line of its own. */
function drawMonthPanel(panel: MonthPanel, size: Size, { document, theme }: DrawOptions): readonly SVGElement[] {
  const plot = Plot.plot({
    document,
    width: size.widthPx,
    height: size.heightPx,
    margin: 0,
    axis: null,
    x: { type: "identity" },
    y: { type: "identity" },
    marks: [
      ...panel.areas.map(({ edges, tone }) =>
        Plot.areaY(edges, { x: "xPx", y1: "bottomPx", y2: "topPx", fill: theme[tone] }),
      ),
      ...panel.curves.map(({ points, tone, thicknessPx, dash }) =>
        Plot.line(points, {
          x: "xPx",
          y: "yPx",
          stroke: theme[tone],
          strokeWidth: Number(shortNumber(thicknessPx)),
          ...(dash === null ? {} : { strokeDasharray: dash.map(shortNumber).join(" ") }),
        }),
      ),
      ...runsOfDots(panel.dots).flatMap((dots) => {
        const [{ shape, radiusPx, tone }] = dots;
        return shape === "lozenge"
          ? dots.map((dot) =>
              Plot.areaY(lozengeEdges(dot), { x: "xPx", y1: "bottomPx", y2: "topPx", fill: theme[tone] }),
            )
          : [Plot.dot(dots, { x: "xPx", y: "yPx", r: radiusPx, fill: theme[tone], stroke: theme.paper })];
      }),
    ],
  });
  return tidyMarks(plot);
}

/** Dots of one look that follow one another are one mark: a mark costs as much as all of its dots. */
function runsOfDots(dots: readonly Dot[]): readonly (readonly [Dot, ...Dot[]])[] {
  const runs: [Dot, ...Dot[]][] = [];
  for (const dot of dots) {
    const run = runs.at(-1);
    const isAlike =
      run !== undefined && run[0].shape === dot.shape && run[0].tone === dot.tone && run[0].radiusPx === dot.radiusPx;
    if (isAlike) run.push(dot);
    else runs.push([dot]);
  }
  return runs;
}

function lozengeEdges({ xPx, yPx, radiusPx }: Dot): Area["edges"] {
  return [
    { xPx: xPx - radiusPx, topPx: yPx, bottomPx: yPx },
    { xPx, topPx: yPx - radiusPx, bottomPx: yPx + radiusPx },
    { xPx: xPx + radiusPx, topPx: yPx, bottomPx: yPx },
  ];
}

/** The elements of Plot's marks, without Plot's own frame. */
function tidyMarks(plot: Element): readonly SVGElement[] {
  const marks = [...plot.children].filter((child): child is SVGElement => child.localName === "g");
  for (const mark of marks) tidyMark(mark);
  return marks;
}

/** What is kept of Plot's elements: geometry and paint, no classes, styles or labels. */
const keptAttributes: ReadonlySet<string> = new Set([
  "x",
  "y",
  "width",
  "height",
  "rx",
  "x1",
  "y1",
  "x2",
  "y2",
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "d",
  "cx",
  "cy",
  "r",
]);

const fraction = /-?\d+\.\d+/gu;

/** Takes away what is not kept, and rounds lengths. The elements themselves move into the picture. */
function tidyMark(element: Element): void {
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? "";
    if (!keptAttributes.has(name) || value === "") element.removeAttribute(name);
    else if (value.includes("."))
      element.setAttribute(
        name,
        value.replaceAll(fraction, (length) => shortNumber(Number(length))),
      );
  }
  for (const child of element.children) tidyMark(child);
}

function drawSwatches(swatches: readonly Swatch[], { document, theme }: DrawOptions): readonly SVGElement[] {
  return swatches.map((swatch) =>
    svgElement(document, "rect", {
      x: swatch.xPx,
      y: swatch.yPx,
      width: swatch.widthPx,
      height: swatch.heightPx,
      rx: swatch.radiusPx === 0 ? null : swatch.radiusPx,
      fill: theme[swatch.tone],
    }),
  );
}

/** Lines that begin in the same style share a group: fewer bytes, and a file that can be read. */
function drawTexts(texts: readonly TextLine[], { document, theme }: DrawOptions): readonly SVGElement[] {
  const groups = new Map<string, { readonly line: TextLine; readonly elements: SVGElement[] }>();
  for (const line of texts.flatMap(splitAtGaps)) {
    const [first, ...others] = line.runs;
    if (first === undefined || line.runs.every((run) => run.text === "")) continue;
    const key = [line.anchor, first.tone, first.sizePx, first.weight].join(" ");
    const group = groups.get(key) ?? { line, elements: [] };
    groups.set(key, group);
    const runs = others.map((run) => drawRun(run, first, { document, theme }));
    const place = { x: line.xPx, y: line.baselinePx };
    group.elements.push(svgElement(document, "text", place, [first.text, ...runs]));
  }
  return [...groups.values()].map(({ line, elements }) => {
    const [first] = line.runs;
    const style = first === undefined ? {} : textAttributes(first, theme);
    const anchor = line.anchor === "start" ? null : line.anchor;
    return svgElement(document, "g", { ...style, "text-anchor": anchor }, elements);
  });
}

/**
 * A line that ends at its place, with gaps in it, as a line for each run: programs that make pictures forget the gaps when they
 * count back from the end.
 */
function splitAtGaps(line: TextLine): readonly TextLine[] {
  if (line.anchor !== "end" || line.runs.every(({ gapPx = 0 }) => gapPx === 0)) return [line];
  return line.runs.map((run, index) => ({
    ...line,
    xPx: line.xPx - measureRuns(line.runs.slice(index + 1)),
    runs: [{ ...run, gapPx: 0 }],
  }));
}

/** A later run of a line: only what differs from the first is written. */
function drawRun(run: TextRun, first: TextRun, { document, theme }: DrawOptions): SVGElement {
  const base = textAttributes(first, theme);
  const differing = Object.entries(textAttributes(run, theme)).filter(([name, value]) => base[name] !== value);
  return svgElement(document, "tspan", { dx: run.gapPx ? run.gapPx : null, ...Object.fromEntries(differing) }, [
    run.text,
  ]);
}

function textAttributes(run: TextRun, theme: Theme): Readonly<Record<string, string | number>> {
  return { fill: theme[run.tone], "font-size": run.sizePx, "font-weight": String(run.weight) };
}

/** Draws what a pointer finds: one invisible band a row, with the row's key. */
export function drawBands(bands: readonly RowBand[], document: Document): readonly SVGElement[] {
  return bands.map((band) =>
    svgElement(document, "rect", {
      "data-key": band.key,
      x: band.leftPx,
      y: band.topPx,
      width: band.widthPx,
      height: band.heightPx,
      fill: "none",
      "pointer-events": "all",
    }),
  );
}
