/**
 * The boxes of everything that an SVG draws, read back from its elements: what a reader would see to overlap.
 */
import { type FontWeight, measureText } from "../src/index.ts";

export interface DrawnBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far the ink of Be Vietnam Pro reaches above and below the baseline, in em: Ẫ and ợ. */
const inkAbove = 0.95;
const inkBelow = 0.22;

/** The boxes of all texts of the picture, in px of its viewBox. */
export function textBoxes(svg: Element): readonly DrawnBox[] {
  return [...svg.querySelectorAll("text")].map((text) => {
    const at = originOf(text);
    const runs = [...text.childNodes].map((node) => {
      const holder = node.nodeType === 3 ? text : (node as Element);
      const sizePx = Number(inherited(holder, "font-size"));
      const weight = Number(inherited(holder, "font-weight")) as FontWeight;
      const dx = node.nodeType === 3 ? 0 : Number(holder.getAttribute("dx") ?? 0);
      return { sizePx, widthPx: dx + measureText(node.textContent ?? "", { sizePx, weight }) };
    });
    const width = runs.reduce((sum, run) => sum + run.widthPx, 0);
    const sizePx = Math.max(...runs.map((run) => run.sizePx));
    const anchor = inherited(text, "text-anchor") ?? "start";
    const x = at.x + Number(text.getAttribute("x"));
    const y = at.y + Number(text.getAttribute("y"));
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return {
      text: text.textContent ?? "",
      left,
      right: left + width,
      top: y - inkAbove * sizePx,
      bottom: y + inkBelow * sizePx,
    };
  });
}

/** The boxes of the picture's upright lines: time marks, plan ends, zero. */
export function tickBoxes(svg: Element): readonly DrawnBox[] {
  return [...svg.querySelectorAll("line")]
    .filter((line) => line.getAttribute("x1") === line.getAttribute("x2"))
    .map((line) => {
      const at = originOf(line);
      const x = at.x + Number(line.getAttribute("x1"));
      const half = Number(line.getAttribute("stroke-width")) / 2;
      const top = at.y + Number(line.getAttribute("y1"));
      const bottom = at.y + Number(line.getAttribute("y2"));
      return { text: "|", left: x - half, right: x + half, top, bottom };
    });
}

/** The boxes of the picture's rectangles. */
export function rectBoxes(svg: Element): readonly DrawnBox[] {
  return [...svg.querySelectorAll("rect")].map((rect) => {
    const at = originOf(rect);
    const number = (name: string): number => Number(rect.getAttribute(name) ?? 0);
    const left = at.x + number("x");
    const top = at.y + number("y");
    return { text: "▇", left, top, right: left + number("width"), bottom: top + number("height") };
  });
}

/** The pieces of the picture's paths, in px: corners of areas, and of curves from corner to corner. */
export function pathPieces(svg: Element): readonly (readonly [from: DrawnPoint, to: DrawnPoint])[] {
  return [...svg.querySelectorAll("path")].flatMap((path) => {
    const at = originOf(path);
    const corners = [...(path.getAttribute("d") ?? "").matchAll(/(-?[\d.]+),(-?[\d.]+)/gu)].map(([, x, y]) => ({
      x: at.x + Number(x),
      y: at.y + Number(y),
    }));
    return corners.slice(1).map((to, index) => [corners[index] ?? to, to] as const);
  });
}

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/** Texts that a piece of a path goes through, told by points a px apart. */
export function crossed(
  boxes: readonly DrawnBox[],
  pieces: readonly (readonly [from: DrawnPoint, to: DrawnPoint])[],
): readonly string[] {
  return boxes
    .filter(({ left, right, top, bottom }) =>
      pieces.some(([from, to]) => {
        const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y));
        return Array.from({ length: count + 1 }, (_, step) => step / Math.max(count, 1)).some((part) => {
          const [x, y] = [from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)];
          return x > left + 0.5 && x < right - 0.5 && y > top + 0.5 && y < bottom - 0.5;
        });
      }),
    )
    .map(({ text }) => `"${text}"`);
}

/** Pairs of boxes that lie on one another by more than half a pixel both ways. */
export function overlaps(boxes: readonly DrawnBox[], others: readonly DrawnBox[] = boxes): readonly string[] {
  const slackPx = 0.5;
  return boxes.flatMap((box, index) =>
    others
      .filter((_, place) => boxes !== others || place > index)
      .filter(
        (other) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > slackPx &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > slackPx,
      )
      .map((other) => `"${box.text}" on "${other.text}"`),
  );
}

/** Boxes that reach out of the picture by more than half a pixel. */
export function clipped(svg: Element, boxes: readonly DrawnBox[]): readonly string[] {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return boxes
    .filter(({ left, right, top, bottom }) => left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5)
    .map(({ text, left, right, top, bottom }) => `"${text}" ${left}…${right} × ${top}…${bottom}`);
}

function inherited(element: Element, name: string): string | null {
  for (let holder: Element | null = element; holder !== null; holder = holder.parentElement) {
    const value = holder.getAttribute(name);
    if (value !== null) return value;
  }
  return null;
}

function originOf(element: Element): { readonly x: number; readonly y: number } {
  const [, x = 0, y = 0] = (/^translate\((\S+) (\S+)\)$/u.exec(inherited(element, "transform") ?? "") ?? []).map(
    Number,
  );
  return { x, y };
}
