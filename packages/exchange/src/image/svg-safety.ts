/**
 * SVG safety: a picture that leaves the house runs nothing and loads nothing.
 *
 * The serializer of charts writes nothing else; this is the second lock, for any SVG text that is about to be drawn.
 */
import { assert } from "@giaingan/finance";

const drawingElements: ReadonlySet<string> = new Set([
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

const tag = /<(\/?)([^\s<>/"']*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gu;
const attribute = /([^\s=/"']+)\s*=\s*("[^"]*"|'[^']*')/gu;

/**
 * Asserts that SVG text consists of drawing only: no script, handler, style, link, reference, image, foreign content,
 * document type or entity.
 *
 * @throws AssertionError that names what was found
 */
export function assertSafeSvg(svg: string): void {
  const outsideTags = svg.replaceAll(tag, (_, _slash: string, name: string, rest: string) => {
    assert(drawingElements.has(name), `a chart's SVG holds no <${name}>`);
    for (const [, attributeName = "", value = ""] of rest.matchAll(attribute))
      assertSafeAttribute(attributeName, value);
    return "";
  });
  assert(!outsideTags.includes("<"), "a chart's SVG holds elements and text, and nothing that looks like either");
}

function assertSafeAttribute(name: string, value: string): void {
  assert(!/^on|href$|^src$|^style$/iu.test(name), `a chart's SVG holds no attribute ${name}`);
  const isReference = name !== "data-key" && /url\s*\(|javascript:|data:/iu.test(value);
  assert(!isReference, `the attribute ${name} of a chart's SVG refers to nothing`);
}
