/**
 * The boxes of comments: VML drawings, without which Excel shows no comment (ECMA-376 part 4, 19.4). A drawing that is there
 * keeps its shapes; ours get numbers that no drawing of the workbook uses.
 */
import { columnsMax, referenceOf, rowsMax } from "../workbook/cell-reference.ts";
import { applyEdits, attributeOf, type Edit, rootOf } from "./xml-editing.ts";
import type { SheetCell } from "./sheet-styling.ts";

/** The box of a comment. */
export interface CommentShape extends SheetCell {
  /** How many lines its text has about; tells its height. */
  readonly lineCount: number;
}

const vml = "urn:schemas-microsoft-com:vml";
const office = "urn:schemas-microsoft-com:office:office";
const excel = "urn:schemas-microsoft-com:office:excel";
/** A drawing numbers its shapes in blocks; block 1 is 1025 to 2047. */
const blockLength = 1024;
const shapeType = "_x0000_t202";

/** A drawing without a shape. */
export const emptyDrawing: string = `<xml xmlns:v="${vml}" xmlns:o="${office}" xmlns:x="${excel}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>`;

/** The blocks of numbers that a drawing uses. */
export function blocksOf(drawing: string): readonly number[] {
  const stated = Array.from(drawing.matchAll(/<o:idmap\b[^>]*\bdata="([\d,\s]*)"/gu), ([, list = ""]) =>
    list.split(",").filter((block) => block.trim() !== ""),
  );
  const used = Array.from(drawing.matchAll(/_x0000_s(\d+)/gu), ([, id]) => Math.floor(Number(id) / blockLength));
  return [...new Set([...stated.flat().map(Number), ...used])];
}

/** Adds boxes; a cell that has one keeps it. @param usedBlocks those of all drawings of the workbook */
export function addShapes(
  drawing: string,
  { shapes, usedBlocks }: { readonly shapes: readonly CommentShape[]; readonly usedBlocks: ReadonlySet<number> },
): string {
  const present = new Set(shapesIn(drawing).map(({ reference }) => reference));
  const missing = shapes.filter(({ row, column }) => !present.has(referenceOf(row, column)));
  if (missing.length === 0) return drawing;
  const free = freeBlocks(usedBlocks, Math.ceil(missing.length / (blockLength - 1)));
  const root = rootOf(drawing);
  const rootTag = drawing.slice(root.tag.start, root.tag.end);
  const spaces = Object.entries({ v: vml, o: office, x: excel })
    .filter(([prefix, namespace]) => attributeOf(rootTag, `xmlns:${prefix}`) !== namespace)
    .map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`)
    .join("");
  const type = drawing.includes(`id="${shapeType}"`)
    ? ""
    : `<v:shapetype${spaces} id="${shapeType}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;
  const added = missing.map((shape, at) => {
    const block = free[Math.floor(at / (blockLength - 1))] ?? 0;
    return shapeXml(shape, { id: block * blockLength + 1 + (at % (blockLength - 1)), spaces });
  });
  const closing = root.contentEnd;
  return applyEdits(drawing, [
    ...stateBlocks(drawing, free),
    { start: closing, end: closing, text: type + added.join("") },
  ]);
}

function freeBlocks(used: ReadonlySet<number>, count: number): readonly number[] {
  const free: number[] = [];
  for (let block = 1; free.length < count; block += 1) if (!used.has(block)) free.push(block);
  return free;
}

function stateBlocks(drawing: string, blocks: readonly number[]): readonly Edit[] {
  const map = /(<o:idmap\b[^>]*\bdata=")([\d,\s]*)"/u.exec(drawing);
  if (map === null) return [];
  const start = map.index + (map[1] ?? "").length;
  const before = (map[2] ?? "").trim();
  return [
    { start, end: start + (map[2] ?? "").length, text: [...(before === "" ? [] : [before]), ...blocks].join(",") },
  ];
}

/** A box beside its cell: right of it, at the right edge of the sheet left of it. */
function shapeXml(
  { row, column, lineCount }: CommentShape,
  { id, spaces }: { readonly id: number; readonly spaces: string },
): string {
  const left = column + 6 < columnsMax ? column + 1 : column - 5;
  const height = Math.min(Math.max(lineCount, 4), 30);
  const top = Math.max(0, Math.min(row - 1, rowsMax - height - 2));
  const anchor = [left, 15, top, 10, left + 4, 15, top + height, 4].join(", ");
  return (
    `<v:shape${spaces} id="_x0000_s${id}" type="#${shapeType}" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:${height * 13}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    `<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
    `<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/** Takes the boxes of cells away. */
export function removeShapes(drawing: string, references: readonly string[]): string {
  const gone = shapesIn(drawing).filter(({ reference }) => references.includes(reference));
  return applyEdits(
    drawing,
    gone.map(({ start, end }) => ({ start, end, text: "" })),
  );
}

/** The boxes of comments, by their cells. Only `v:shape` and what is in it is looked at: Excel's VML is not always XML. */
function shapesIn(
  drawing: string,
): readonly { readonly reference: string; readonly start: number; readonly end: number }[] {
  const written = /<v:shape\s[\s\S]*?<\/v:shape>/gu;
  return Array.from(drawing.matchAll(written)).flatMap(({ 0: shape, index }) => {
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/u.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/u.exec(shape)?.[1];
    if (!shape.includes('ObjectType="Note"') || row === undefined || column === undefined) return [];
    return [{ reference: referenceOf(Number(row), Number(column)), start: index, end: index + shape.length }];
  });
}
