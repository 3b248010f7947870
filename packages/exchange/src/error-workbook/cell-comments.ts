/**
 * Comments of cells (ECMA-376 part 1, 18.7). Whatever others have written stays: what is ours is put behind it, under a line
 * that begins with our name, and is taken away from there on.
 */
import type { Language } from "@giaingan/finance";

import { resolveReferences } from "../workbook/xml-characters.ts";
import type { CellMark } from "../table-import/import-marks.ts";
import { commentHeading, commentHeadingStart, emptyWord, markAuthor, remedyWord, valueWord } from "./mark-words.ts";
import { marksByCell } from "./marks-by-cell.ts";
import {
  appendTo,
  applyEdits,
  attributeOf,
  childOf,
  childrenOf,
  type Edit,
  escapeXml,
  rootOf,
  tagFrom,
  type XmlElement,
} from "./xml-editing.ts";

/** A comment with nobody's name and no text. */
export function emptyComments(namespace: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`;
}

/** The lines that a mark puts into a comment, the first one its heading. */
export function commentLines(mark: CellMark, language: Language): readonly string[] {
  const value = mark.value === "" ? emptyWord[language] : mark.value;
  return [
    commentHeading(mark.severity, language),
    mark.fact,
    `${valueWord[language]}: ${value}`,
    `${remedyWord[language]}: ${mark.remedy}`,
  ];
}

/** Adds the marks of cells to the comments of a sheet; the marks of one cell stand in one comment. */
export function addComments(
  text: string,
  { marks, language }: { readonly marks: readonly CellMark[]; readonly language: Language },
): string {
  const root = rootOf(text);
  const { prefix } = root.tag;
  const list = childOf(text, root, "commentList");
  const authors = authorsOf(text, root);
  const known = authors.names.indexOf(markAuthor);
  const author = known === -1 ? authors.names.length : known;
  const edits: Edit[] = [];
  const authorXml = `<${prefix}author>${markAuthor}</${prefix}author>`;
  if (authors.element === null)
    edits.push({
      start: root.contentStart,
      end: root.contentStart,
      text: `<${prefix}authors>${authorXml}</${prefix}authors>`,
    });
  else if (known === -1) edits.push(appendTo(text, authors.element, authorXml));
  const byCell = marksByCell(marks);
  const present = new Map(
    (list === null ? [] : childrenOf(text, list)).map((comment) => [referenceAt(text, comment), comment]),
  );
  let added = "";
  for (const [reference, ofCell] of byCell) {
    const runs = (isBehind: boolean): string =>
      ofCell.map((mark, at) => runsOf(commentLines(mark, language), { prefix, isBehind: isBehind || at > 0 })).join("");
    const comment = present.get(reference);
    const body = comment === undefined ? null : childOf(text, comment, "text");
    if (body === null)
      added += `<${prefix}comment ref="${reference}" authorId="${author}"><${prefix}text>${runs(false)}</${prefix}text></${prefix}comment>`;
    else edits.push(appendTo(text, body, runs(true)));
  }
  if (list === null) edits.push(appendTo(text, root, `<${prefix}commentList>${added}</${prefix}commentList>`));
  else if (added !== "") edits.push(appendTo(text, list, added));
  return applyEdits(text, edits);
}

function runsOf(
  [heading = "", ...lines]: readonly string[],
  { prefix, isBehind }: { readonly prefix: string; readonly isBehind: boolean },
): string {
  const run = (text: string, isBold: boolean): string =>
    `<${prefix}r><${prefix}rPr>${isBold ? `<${prefix}b/>` : ""}<${prefix}sz val="9"/><${prefix}rFont val="Tahoma"/></${prefix}rPr>` +
    `<${prefix}t xml:space="preserve">${escapeText(text)}</${prefix}t></${prefix}r>`;
  return run(`${isBehind ? "\n\n" : ""}${heading}`, true) + run(`\n${lines.join("\n")}`, false);
}

/** A text for a cell or a comment: `_x0041_` would be read as "A" (ECMA-376 part 1, 22.9.2.19). */
export function escapeText(text: string): string {
  return escapeXml(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_"));
}

function authorsOf(
  text: string,
  root: XmlElement,
): { readonly element: XmlElement | null; readonly names: readonly string[] } {
  const element = childOf(text, root, "authors");
  if (element === null) return { element, names: [] };
  return {
    element,
    names: childrenOf(text, element).map(
      ({ contentStart, contentEnd }) => resolveReferences(text.slice(contentStart, contentEnd)) ?? "",
    ),
  };
}

function referenceAt(text: string, { tag }: XmlElement): string {
  return (attributeOf(text.slice(tag.start, tag.end), "ref") ?? "").replaceAll("$", "").toUpperCase();
}

/** Takes what is ours out of the comments of a sheet. `emptied` are the references of comments that are gone. */
export function removeComments(text: string): { readonly text: string; readonly emptied: readonly string[] } {
  const list = childOf(text, rootOf(text), "commentList");
  const edits: Edit[] = [];
  const emptied: string[] = [];
  for (const comment of list === null ? [] : childrenOf(text, list)) {
    const body = childOf(text, comment, "text");
    const cut = body === null ? null : oursIn(text, body);
    if (body === null || cut === null) continue;
    if (cut.isAll) {
      edits.push({ start: comment.start, end: comment.end, text: "" });
      emptied.push(referenceAt(text, comment));
    } else edits.push(...cut.edits);
  }
  return { text: applyEdits(text, edits), emptied };
}

/** What is ours in a comment: all behind the first heading of ours; null: nothing. */
function oursIn(text: string, body: XmlElement): { readonly isAll: boolean; readonly edits: readonly Edit[] } | null {
  const edits: Edit[] = [];
  let before = "";
  let isFound = false;
  for (const element of childrenOf(text, body)) {
    const written = element.tag.name === "t" ? element : element.tag.name === "r" ? childOf(text, element, "t") : null;
    if (isFound) {
      edits.push({ start: element.start, end: element.end, text: "" });
      continue;
    }
    if (written === null) continue;
    const content = resolveReferences(text.slice(written.contentStart, written.contentEnd)) ?? "";
    const at = headingIn(content, before);
    if (at === -1) {
      before += content;
      continue;
    }
    isFound = true;
    const kept = content.slice(0, at).trimEnd();
    before += kept;
    edits.push(
      kept === ""
        ? { start: element.start, end: element.end, text: "" }
        : { start: written.contentStart, end: written.contentEnd, text: escapeXml(kept) },
    );
  }
  return isFound ? { isAll: before.trim() === "", edits } : null;
}

/** Where a line begins that is a heading of ours; -1: nowhere. */
function headingIn(content: string, before: string): number {
  const isAtStart = before === "" || /\n\s*$/u.test(before);
  if (isAtStart && content.startsWith(commentHeadingStart)) return 0;
  return content.indexOf(`\n${commentHeadingStart}`);
}

/** Whether a part is one of comments that can be read; a part that is not is left alone. */
export function isCommentsPart(text: string): boolean {
  return tagFrom(text, 0)?.name === "comments";
}
