/**
 * Renders a chart as SVG text on a server: the chart's own code, in a document of linkedom.
 */
import { serializeSvg } from "@giaingan/charts";
import { parseHTML } from "linkedom";

/**
 * Renders a chart.
 *
 * @param build makes the SVG element in the document that it is given, e.g.
 *   `(document) => progressChart(rows, { document, … })`
 * @returns a complete SVG file; the same bytes as `serializeSvg` gives in a browser
 * @throws AssertionError when the element holds anything but drawing: a script, a handler, a link, foreign content
 */
export function renderSvg(build: (document: Document) => SVGElement): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return serializeSvg(build(document));
}
