/** The comments of a sheet and their boxes, as parts of the file: those that are there are used, missing ones are made. */
import type { Language } from "@giaingan/finance";

import { readRelationships } from "../workbook/office-parts.ts";
import type { CellMark } from "../table-import/import-marks.ts";
import { addComments, commentLines, emptyComments, isCommentsPart, removeComments } from "./cell-comments.ts";
import { addShapes, blocksOf, emptyDrawing, removeShapes } from "./comment-shapes.ts";
import { marksByCell } from "./marks-by-cell.ts";
import { addContentType, addRelationship, type OfficePackage } from "./office-package.ts";
import { mainNamespace, relationAttribute } from "./workbook-sheets.ts";
import { applyEdits, childrenOf, prefixedAttributeOf, rootOf, type XmlElement } from "./xml-editing.ts";

/** What stands behind `legacyDrawing` in a sheet (ECMA-376 part 1, 18.3.1.99). */
const behindDrawing: ReadonlySet<string> = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
  "AlternateContent",
]);

/** Characters in a line of a comment's box, about. */
const lineLength = 46;

/** Writes the marks of one sheet into its comments. */
export function commentSheet(
  file: OfficePackage,
  {
    part,
    marks,
    language,
  }: { readonly part: string; readonly marks: readonly CellMark[]; readonly language: Language },
): void {
  const comments = commentsPartOf(file, part) ?? newCommentsPart(file, part);
  file.write(comments, addComments(file.text(comments), { marks, language }));
  const drawing = drawingPartOf(file, part) ?? newDrawingPart(file, part);
  const linesOf = (mark: CellMark): number =>
    commentLines(mark, language).reduce((sum, line) => sum + Math.ceil((line.length + 1) / lineLength), 0);
  const shapes = Array.from(marksByCell(marks).values(), (ofCell) => ({
    row: ofCell[0].row,
    column: ofCell[0].column,
    lineCount: ofCell.reduce((sum, mark) => sum + linesOf(mark) + 1, 0),
  }));
  file.write(drawing, addShapes(file.text(drawing), { shapes, usedBlocks: usedBlocks(file) }));
}

/** Takes our comments out of a sheet. */
export function uncommentSheet(file: OfficePackage, part: string): void {
  const comments = commentsPartOf(file, part);
  if (comments === null) return;
  const before = file.text(comments);
  const { text, emptied } = removeComments(before);
  if (text === before) return;
  file.write(comments, text);
  const drawing = drawingPartOf(file, part);
  if (drawing !== null && emptied.length > 0) file.write(drawing, removeShapes(file.text(drawing), emptied));
}

function commentsPartOf(file: OfficePackage, part: string): string | null {
  const target = readRelationships(file, part).find(({ kind }) => kind === "comments")?.target ?? null;
  return target !== null && file.has(target) && isCommentsPart(file.text(target)) ? target : null;
}

function newCommentsPart(file: OfficePackage, part: string): string {
  const comments = file.freeName("xl/comments", ".xml");
  file.write(comments, emptyComments(mainNamespace(file)));
  addContentType(file, {
    part: comments,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
  });
  addRelationship(file, { part, kind: "comments", target: comments });
  return comments;
}

/** The drawing that the sheet itself names; a sheet may have another one for its page header. */
function drawingPartOf(file: OfficePackage, part: string): string | null {
  const text = file.text(part);
  const element = elementsBehindCells(text).find(({ tag }) => tag.name === "legacyDrawing");
  if (element === undefined) return null;
  const id = prefixedAttributeOf(text.slice(element.tag.start, element.tag.end), "id");
  const target = readRelationships(file, part).find((found) => found.id === id)?.target ?? null;
  return target !== null && file.has(target) ? target : null;
}

function newDrawingPart(file: OfficePackage, part: string): string {
  const drawing = file.freeName("xl/drawings/vmlDrawing", ".vml");
  file.write(drawing, emptyDrawing);
  addContentType(file, {
    part: drawing,
    type: "application/vnd.openxmlformats-officedocument.vmlDrawing",
    isForEnding: true,
  });
  const id = addRelationship(file, { part, kind: "vmlDrawing", target: drawing });
  const text = file.text(part);
  const root = rootOf(text);
  const next = elementsBehindCells(text).find(({ tag }) => behindDrawing.has(tag.name));
  const relation = relationAttribute(file, { rootTag: text.slice(root.tag.start, root.tag.end), id });
  const at = next?.start ?? root.contentEnd;
  file.write(part, applyEdits(text, [{ start: at, end: at, text: `<${root.tag.prefix}legacyDrawing ${relation}/>` }]));
  return drawing;
}

/** What stands behind the cells of a sheet, drawings among it; the cells of a large sheet are not walked over for it. */
function elementsBehindCells(text: string): readonly XmlElement[] {
  const root = rootOf(text);
  const closing = `</${root.tag.prefix}sheetData>`;
  const end = text.lastIndexOf(closing);
  return childrenOf(text, end === -1 ? root : { ...root, contentStart: end + closing.length });
}

/** The numbers of shapes that are taken, in all drawings of the workbook. */
function usedBlocks(file: OfficePackage): ReadonlySet<number> {
  const drawings = file.names.filter((name) => /\.vml$/iu.test(name) && file.has(name));
  return new Set(drawings.flatMap((name) => blocksOf(file.text(name))));
}
