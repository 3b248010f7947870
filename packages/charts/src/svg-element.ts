/**
 * SVG elements made in a document that the caller passes in: a browser's, or one on a server.
 */
const svgNamespace = "http://www.w3.org/2000/svg";

/** The attributes of an element; numbers are rounded to hundredths of a px, null leaves the attribute out. */
export type SvgAttributes = Readonly<Record<string, string | number | null>>;

/** Makes an SVG element with children. */
export function svgElement(
  document: Document,
  name: string,
  attributes: SvgAttributes,
  children: readonly (SVGElement | string)[] = [],
): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(attribute, typeof value === "number" ? shortNumber(value) : value);
  }
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return element;
}

/** A length with at most two decimals: shorter files, the same picture, and no noise of the last bit. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
