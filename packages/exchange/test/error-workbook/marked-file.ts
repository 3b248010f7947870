/** Files before and after marking, as tests compare them. */
import { expect } from "vitest";

import { markWorkbook } from "../../src/error-workbook/mark-workbook.ts";
import { readXmlEvents } from "../../src/workbook/xml-events.ts";
import { openArchive } from "../../src/workbook/archive.ts";
import { cellOfReference, columnsMax } from "../../src/workbook/cell-reference.ts";
import { readFormat } from "../../src/workbook/format-readers.ts";
import { readRelationships } from "../../src/workbook/office-parts.ts";
import { openReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import type { CellMark } from "../../src/table-import/import-marks.ts";
import type { Sheet, Workbook } from "../../src/workbook/workbook.ts";

/** Reads a file as the reading thread does. */
export function readFile(bytes: Uint8Array): Workbook {
  return openReadWorkbook(readFormat(bytes, { path: "bieu", limits: readingLimits }));
}

/** A mark of a cell: "Biểu 01", "C5". */
export function markAt(sheet: string, reference: string, more: Partial<CellMark> = {}): CellMark {
  const cell = cellOfReference(reference);
  return {
    sheet,
    row: Math.floor(cell / columnsMax),
    column: cell % columnsMax,
    severity: "error",
    fact: `Sai ở ${reference}.`,
    value: "12000",
    remedy: "Sửa lại.",
    ...more,
  };
}

/** Marks a file in Vietnamese. */
export function markFile(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Uint8Array> {
  return markWorkbook(bytes, { path: "bieu", workbook: readFile(bytes), marks, language: "vi" });
}

/** The parts of a file. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const archive = openArchive(bytes, { path: "bieu" });
  return new Map(archive.names.map((name) => [name, Buffer.from(archive.read(name) ?? [])]));
}

/** The text of a part. */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = partsOf(bytes).get(name);
  if (part === undefined) throw new Error(`there is no part ${name}`);
  return part.toString("utf8");
}

/** The cells of a sheet part as they are written, by reference. */
export function writtenCells(xml: string): ReadonlyMap<string, string> {
  const cells = xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/gu);
  return new Map(Array.from(cells, (found) => [found[1] ?? "", found[0]]));
}

/** The number of a cell's style. */
export function styleOf(cell: string | undefined): number {
  return Number(/ s="(\d+)"/u.exec(cell ?? "")?.[1] ?? 0);
}

/** The children of a list in the styles part, as they are written. */
export function stylesIn(xml: string, list: "cellXfs" | "fills"): readonly string[] {
  const inside = new RegExp(`<${list}[^>]*>([\\s\\S]*)</${list}>`, "u").exec(xml)?.[1] ?? "";
  const child = list === "fills" ? /<fill>[\s\S]*?<\/fill>/gu : /<xf [^>]*?(?:\/>|>[\s\S]*?<\/xf>)/gu;
  return inside.match(child) ?? [];
}

/** All that is understood of a sheet's cells. */
export function shownCells(sheet: Sheet): readonly unknown[] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    sheet.columnsOf(row).flatMap((column) => {
      const value = sheet.valueAt(row, column);
      return value === null ? [] : [[row, column, value, sheet.formulaAt(row, column), sheet.formatAt(row, column)]];
    }),
  );
}

/** Walks over a file: content types, relationships, ids and counts are as Excel demands. LibreOffice gives all its boxes one id. */
export function expectWholePackage(bytes: Uint8Array): void {
  const parts = partsOf(bytes);
  const archive = openArchive(bytes, { path: "bieu" });
  const types = partOf(bytes, "[Content_Types].xml");
  const overrides = Array.from(types.matchAll(/PartName="\/([^"]+)"/gu), ([, name]) => name ?? "");
  const endings = Array.from(types.matchAll(/Extension="([^"]+)"/gu), ([, ending]) => ending ?? "");
  expect(overrides.filter((name) => !parts.has(name))).toEqual([]);
  expect([new Set(overrides).size, new Set(endings).size]).toEqual([overrides.length, endings.length]);
  const shapeIds: string[] = [];
  for (const [name, content] of parts) {
    if (name === "[Content_Types].xml" || name.endsWith(".png")) continue;
    const isTyped = overrides.includes(name) || endings.includes(name.slice(name.lastIndexOf(".") + 1));
    expect([name, isTyped]).toEqual([name, true]);
    readXmlEvents(
      content.toString("utf8"),
      { open: () => {}, text: () => {}, close: () => {} },
      { path: "bieu", part: name },
    );
    const related = readRelationships(archive, name);
    expect(related.filter(({ isOutside, target }) => !isOutside && !parts.has(target))).toEqual([]);
    expect(new Set(related.map(({ id }) => id)).size).toBe(related.length);
    const used = Array.from(content.toString("utf8").matchAll(/\b(?:r|rel):(?:id|embed)="([^"]+)"/gu), ([, id]) => id);
    expect(used.filter((id) => !related.some((found) => found.id === id))).toEqual([]);
    if (name.endsWith(".vml"))
      shapeIds.push(
        ...Array.from(content.toString("utf8").matchAll(/<v:shape [^>]*?id="(_x0000_s\d+)"/gu), ([, id]) => id ?? ""),
      );
  }
  expect(new Set(shapeIds).size).toBe(shapeIds.length);
  const workbook = partOf(bytes, "xl/workbook.xml");
  const sheetIds = Array.from(workbook.matchAll(/sheetId="(\d+)"/gu), ([, id]) => id);
  expect(new Set(sheetIds).size).toBe(sheetIds.length);
  const styles = partOf(bytes, "xl/styles.xml");
  for (const list of ["cellXfs", "fills"] as const)
    expect(new RegExp(`<${list}[^>]*count="(\\d+)"`, "u").exec(styles)?.[1]).toBe(
      String(stylesIn(styles, list).length),
    );
}
