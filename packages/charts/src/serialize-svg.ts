/**
 * Writes an SVG element as text, the same bytes in every document implementation: attributes in alphabetical order.
 *
 * Only what a drawing needs is written. Anything that could run or load something is a bug of ours and stops here.
 */
import { assert } from "@giaingan/finance";

const elements: ReadonlySet<string> = new Set([
  "svg",
  "title",
  "desc",
  "g",
  "rect",
  "line",
  "path",
  "circle",
  "text",
  "tspan",
]);

const attributes: ReadonlySet<string> = new Set([
  "cx",
  "cy",
  "d",
  "data-key",
  "dx",
  "fill",
  "font-family",
  "font-size",
  "font-weight",
  "height",
  "lang",
  "pointer-events",
  "r",
  "role",
  "rx",
  "stroke",
  "stroke-dasharray",
  "stroke-width",
  "text-anchor",
  "transform",
  "viewBox",
  "width",
  "x",
  "x1",
  "x2",
  "xmlns",
  "y",
  "y1",
  "y2",
]);

/** A value that would load or run something; `data-key` may hold any text, because nothing looks it up. */
const reference = /url\s*\(|javascript:|data:/iu;

const elementNode = 1;
const textNode = 3;

/**
 * Serializes an SVG made by this package: self-contained, with its namespace, no script, handler, style, link or
 * foreign content.
 *
 * @throws AssertionError on any other element or attribute
 */
export function serializeSvg(svg: SVGElement): string {
  assert(svg.localName === "svg", "an SVG image starts with <svg>");
  return `${writeElement(svg, true)}\n`;
}

function writeElement(element: Element, isRoot = false): string {
  const name = element.localName;
  assert(elements.has(name), `<${name}> has no place in a chart`);
  const written: string[] = isRoot ? [' xmlns="http://www.w3.org/2000/svg"'] : [];
  for (const attribute of element.getAttributeNames()) {
    assert(attributes.has(attribute), `the attribute ${attribute} has no place in a chart`);
    const value = element.getAttribute(attribute) ?? "";
    assert(attribute === "data-key" || !reference.test(value), `the attribute ${attribute} refers to nothing`);
    if (attribute !== "xmlns") written.push(` ${attribute}="${escapeXml(value)}"`);
  }
  const open = written.sort().join("");
  const content = [...element.childNodes].map(writeNode).join("");
  return content === "" ? `<${name}${open}/>` : `<${name}${open}>${content}</${name}>`;
}

function writeNode(node: ChildNode): string {
  if (node.nodeType === textNode) return escapeXml(node.nodeValue ?? "");
  assert(node.nodeType === elementNode, "a chart consists of elements and text");
  return writeElement(node as Element);
}

const mustEscape = /[&<>"]|[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Escapes for text and attributes; characters that XML cannot hold are left out. */
function escapeXml(text: string): string {
  if (!mustEscape.test(text)) return text;
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
