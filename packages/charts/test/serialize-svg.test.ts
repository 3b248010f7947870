import { describe, expect, test } from "vitest";
import { emptyDocument } from "./chart-cases.ts";
import { serializeSvg } from "../src/index.ts";

const namespace = "http://www.w3.org/2000/svg";

function svgWith(change: (svg: SVGElement, document: Document) => void): SVGElement {
  const document = emptyDocument();
  const svg = document.createElementNS(namespace, "svg");
  change(svg, document);
  return svg;
}

describe("serializing", () => {
  test("writes attributes in one order, whatever the order they were set in", () => {
    const one = svgWith((svg) => {
      svg.setAttribute("width", "2");
      svg.setAttribute("height", "1");
    });
    const other = svgWith((svg) => {
      svg.setAttribute("height", "1");
      svg.setAttribute("width", "2");
    });
    expect(serializeSvg(one)).toBe('<svg height="1" width="2" xmlns="http://www.w3.org/2000/svg"/>\n');
    expect(serializeSvg(other)).toBe(serializeSvg(one));
  });

  test.each(["script", "foreignObject", "a", "image", "use", "style", "iframe"])("refuses <%s>", (name) => {
    const svg = svgWith((parent, document) => parent.appendChild(document.createElementNS(namespace, name)));
    expect(() => serializeSvg(svg)).toThrow(name);
  });

  test.each([
    ["onload", "alert(1)"],
    ["href", "#a"],
    ["style", "fill:red"],
    ["fill", "url(#a)"],
    ["font-family", "x;background:URL (http://a)"],
    ["stroke", "javascript:alert(1)"],
  ])("refuses the attribute %s with the value %s", (name, value) => {
    const svg = svgWith((parent) => {
      parent.setAttribute(name, value);
    });
    expect(() => serializeSvg(svg)).toThrow(name);
  });

  test("refuses anything but elements and text", () => {
    const svg = svgWith((parent, document) => parent.appendChild(document.createComment("x")));
    expect(() => serializeSvg(svg)).toThrow("elements and text");
  });

  test("refuses what is no SVG", () => {
    expect(() => serializeSvg(emptyDocument().createElementNS(namespace, "g"))).toThrow("<svg>");
  });
});
