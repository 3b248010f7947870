/** The sheets that a workbook part names: where each is kept, one more of them, one less. */
import { readRelationships } from "../workbook/office-parts.ts";
import {
  addContentType,
  addRelationship,
  type OfficePackage,
  relationsNamespace,
  removeContentType,
  removeRelationship,
} from "./office-package.ts";
import {
  appendTo,
  applyEdits,
  attributeOf,
  childOf,
  childrenOf,
  type Edit,
  escapeXml,
  prefixedAttributeOf,
  prefixOf,
  rootOf,
  withAttribute,
  type XmlElement,
} from "./xml-editing.ts";

/** A sheet and its part. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly relationshipId: string;
}

const usualMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
/** Longest name of a sheet in Excel. */
const nameLengthMax = 31;

/** The name of the workbook part. */
export function workbookPartOf(file: OfficePackage): string {
  return readRelationships(file, "").find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
}

/** The part that the workbook relates to in this way; null: none. */
export function workbookRelated(file: OfficePackage, kind: string): string | null {
  return readRelationships(file, workbookPartOf(file)).find((found) => found.kind === kind)?.target ?? null;
}

/** The namespace of the workbook's own elements. */
export function mainNamespace(file: OfficePackage): string {
  return file.text(workbookPartOf(file)).includes(strictMain) ? strictMain : usualMain;
}

/** The sheets in their order, without charts that are sheets of their own: as `readWorkbook` counts them. */
export function sheetPartsOf(file: OfficePackage): readonly SheetPart[] {
  const related = new Map(readRelationships(file, workbookPartOf(file)).map((found) => [found.id, found]));
  const text = file.text(workbookPartOf(file));
  return sheetElements(text).flatMap((element) => {
    const tag = text.slice(element.tag.start, element.tag.end);
    const relationshipId = prefixedAttributeOf(tag, "id") ?? "";
    const target = related.get(relationshipId);
    if (target === undefined || target.kind === "chartsheet") return [];
    return [{ name: attributeOf(tag, "name") ?? "", part: target.target, relationshipId }];
  });
}

function sheetElements(text: string): readonly XmlElement[] {
  const sheets = childOf(text, rootOf(text), "sheets");
  return sheets === null ? [] : childrenOf(text, sheets).filter(({ tag }) => tag.name === "sheet");
}

/** Adds a sheet behind the others, under its name or the first free one: "To correct", "To correct (2)". */
export function addSheet(file: OfficePackage, { name, text }: { readonly name: string; readonly text: string }): void {
  const part = file.freeName("xl/worksheets/sheet", ".xml");
  file.write(part, text);
  addContentType(file, {
    part,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
  });
  const workbookPart = workbookPartOf(file);
  const id = addRelationship(file, { part: workbookPart, kind: "worksheet", target: part });
  const workbook = file.text(workbookPart);
  const root = rootOf(workbook);
  const sheets = childOf(workbook, root, "sheets");
  if (sheets === null) throw new TypeError("a workbook has sheets");
  const tags = sheetElements(workbook).map(({ tag }) => workbook.slice(tag.start, tag.end));
  const sheetId = Math.max(0, ...tags.map((tag) => Number(attributeOf(tag, "sheetId") ?? 0))) + 1;
  const freeName = freeSheetName(
    name,
    tags.map((tag) => attributeOf(tag, "name") ?? ""),
  );
  const relation = relationAttribute(file, { rootTag: workbook.slice(root.tag.start, root.tag.end), id });
  const added = `<${root.tag.prefix}sheet name="${escapeXml(freeName)}" sheetId="${sheetId}" ${relation}/>`;
  file.write(workbookPart, applyEdits(workbook, [appendTo(workbook, sheets, added)]));
}

/** `r:id="rId1"` as the part writes it; with its namespace where the part does not declare it. */
export function relationAttribute(
  file: OfficePackage,
  { rootTag, id }: { readonly rootTag: string; readonly id: string },
): string {
  const namespace = relationsNamespace(file);
  const prefix = prefixOf(rootTag, [namespace]);
  return prefix === null ? `xmlns:r="${namespace}" r:id="${id}"` : `${prefix}id="${id}"`;
}

/** A name that no sheet has; names of sheets differ by more than upper and lower case. */
export function freeSheetName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((other) => other.normalize("NFC").toLowerCase()));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : ` (${number})`;
    const candidate = name.slice(0, nameLengthMax - ending.length) + ending;
    if (!known.has(candidate.normalize("NFC").toLowerCase())) return candidate;
  }
}

/** Takes a sheet away, and what the workbook says of it; names that are told for a sheet by its rank keep their sheet. */
export function removeSheet(file: OfficePackage, { part, relationshipId }: SheetPart): void {
  const workbookPart = workbookPartOf(file);
  const text = file.text(workbookPart);
  const rank = sheetElements(text).findIndex(
    ({ tag }) => prefixedAttributeOf(text.slice(tag.start, tag.end), "id") === relationshipId,
  );
  const element = sheetElements(text)[rank];
  if (element === undefined) throw new TypeError("the workbook names the sheet");
  const edits: Edit[] = [{ start: element.start, end: element.end, text: "" }];
  for (const section of childrenOf(text, rootOf(text))) {
    if (section.tag.name !== "definedNames" && section.tag.name !== "bookViews") continue;
    for (const child of childrenOf(text, section)) edits.push(...withoutRank(text, { child, rank }));
  }
  file.write(workbookPart, applyEdits(text, edits));
  removeRelationship(file, { part: workbookPart, id: relationshipId });
  removeContentType(file, part);
  file.remove(part);
  const relationships = part.replace(/([^/]*)$/u, "_rels/$1.rels");
  if (file.has(relationships)) file.remove(relationships);
}

function withoutRank(
  text: string,
  { child, rank }: { readonly child: XmlElement; readonly rank: number },
): readonly Edit[] {
  const { start, end } = child.tag;
  let tag = text.slice(start, end);
  if (attributeOf(tag, "localSheetId") === String(rank)) return [{ start: child.start, end: child.end, text: "" }];
  for (const name of ["localSheetId", "activeTab", "firstSheet"]) {
    const value = Number(attributeOf(tag, name) ?? -1);
    const isBehind = value > rank || (value === rank && value > 0);
    if (isBehind) tag = withAttribute(tag, { name, value: String(value - 1) });
  }
  return tag === text.slice(start, end) ? [] : [{ start, end, text: tag }];
}
