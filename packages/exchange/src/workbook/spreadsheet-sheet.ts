/** One sheet of an XLSX workbook: its cells go straight from the events of its XML into packed cells. */
import type { Archive } from "./archive.ts";
import { cellOfReference, columnsMax, rangeOfReference, referenceOf, rowsMax } from "./cell-reference.ts";
import type { DateSystem } from "./cell-date.ts";
import { readPart } from "./office-parts.ts";
import { createPlainCell, glanceAtCell } from "./plain-cell.ts";
import { createSheetBuilder, type NewCell, type PackedSheet, type SheetBuilder } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { createCellReader } from "./spreadsheet-cell.ts";
import type { CellStyle } from "./spreadsheet-styles.ts";
import { createTextCollector, type SpreadsheetText } from "./spreadsheet-texts.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { XmlAttributes, XmlHandlers } from "./xml-events.ts";

/** What the cells of all sheets refer to. */
export interface SpreadsheetContext {
  readonly archive: Archive;
  readonly limits: ReadingLimits;
  readonly texts: readonly SpreadsheetText[];
  readonly styles: readonly CellStyle[];
  readonly dateSystem: DateSystem;
}

/** A sheet as the workbook names it. */
export interface NamedSheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** Tells which row is read. */
export type RowProgress = (row: number) => void;

const rowsBetweenReports = 2000;

/**
 * Reads the cells of a sheet.
 *
 * @param context.cellCountLeft how many cells the limit of the file still allows
 * @throws Refusal `cellNotReadable` with sheet and cell; `workbookBeyondLimit`
 */
export function readSpreadsheetSheet(
  sheet: NamedSheet,
  {
    context,
    cellCountLeft,
    onRow,
  }: { readonly context: SpreadsheetContext; readonly cellCountLeft: number; readonly onRow: RowProgress },
): PackedSheet {
  const builder = createSheetBuilder(sheet);
  const reading = { sheet, context, builder, cellCountLeft };
  const cells = createCellHandlers(reading, onRow);
  const structure = createStructureHandler(reading);
  readPart(context.archive, {
    part: sheet.part,
    handlers: {
      open: (name, attributes, prefix) => {
        if (prefix !== "x" && prefix !== "") return;
        if (cells.isInside()) cells.open(name, attributes, prefix);
        else if (name === "sheetData") cells.enter();
        else structure(name, attributes);
      },
      text: cells.text,
      close: cells.close,
      leap: cells.leap,
    },
  });
  return builder.finish();
}

interface Reading {
  readonly sheet: NamedSheet;
  readonly context: SpreadsheetContext;
  readonly builder: SheetBuilder;
  readonly cellCountLeft: number;
}

/** Handlers of rows and cells: what stands inside `sheetData`. */
function createCellHandlers(
  { sheet, context, builder, cellCountLeft }: Reading,
  onRow: RowProgress,
): Required<XmlHandlers> & { isInside(): boolean; enter(): void } {
  const place = { path: context.archive.path, sheet: sheet.name };
  const reader = createCellReader({ ...context, place });
  const inline = createTextCollector();
  let isInside = false;
  let row = -1;
  let column = -1;
  let lastRow = -1;
  /** The cell that is open, in pieces: an object for each would cost more than its reading. */
  let isCell = false;
  let type: string | undefined;
  let style = 0;
  let stored: string | null = null;
  let formula: string | null = null;
  let inlineText: SpreadsheetText | null = null;
  /** What the characters belong to: "v", "f", "is" or nothing. */
  let target = "";
  let written = "";

  const openRow = (attributes: XmlAttributes): void => {
    const stated = attributes.get("r");
    row = stated === undefined ? row + 1 : /^\d{1,7}$/u.test(stated) ? Number(stated) - 1 : -1;
    column = -1;
    if (row < 0 || row >= rowsMax || row <= lastRow)
      throw refuseCell({ ...place, cell: `${stated ?? row + 1}` }, wrongOrder);
    lastRow = row;
    if (isTrue(attributes.get("hidden"))) builder.hideRow(row);
    if (row % rowsBetweenReports === 0) onRow(row);
  };
  const openCell = (attributes: XmlAttributes): void => {
    const reference = attributes.get("r");
    if (row < 0) throw refuseCell({ ...place, cell: reference ?? "" }, wrongOrder);
    const at = reference === undefined ? row * columnsMax + column + 1 : cellOfReference(reference);
    const before = column;
    column = at % columnsMax;
    if (Math.floor(at / columnsMax) !== row || column <= before)
      throw refuseCell({ ...place, cell: reference ?? referenceOf(row, before) }, wrongOrder);
    type = attributes.get("t");
    style = Number(attributes.get("s") ?? 0);
    isCell = true;
    stored = null;
    formula = null;
    inlineText = null;
  };
  const addCell = (read: NewCell | null): void => {
    if (read === null) return;
    if (builder.cellCount() >= cellCountLeft)
      throw tooMany(context, {
        part: sheet.part,
        limit: context.limits.cellCountMax,
        what: { vi: "số ô có dữ liệu", en: "cells" },
      });
    builder.addCell(read);
  };
  const closeCell = (): void => {
    isCell = false;
    addCell(reader.written({ row, column, type, style, stored, formula, inline: inlineText }));
  };
  const plain = createPlainCell();
  /** Cells of the open row that are written as usual. */
  const leap = (text: string, tag: number, prefix: string): number => {
    if (!isInside || row < 0 || isCell || target !== "" || (prefix !== "x" && prefix !== "")) return tag;
    let position = tag;
    for (;;) {
      const end = glanceAtCell(text, position, plain);
      if (end === -1 || plain.row !== row || plain.column <= column) return position;
      column = plain.column;
      addCell(reader.plain(plain, text));
      position = end;
    }
  };
  return {
    isInside: () => isInside,
    leap,
    enter: () => {
      isInside = true;
    },
    open: (name, attributes) => {
      if (target === "is") inline.open(name, attributes);
      else if (name === "c") openCell(attributes);
      else if (name === "v" || name === "f" || name === "is") {
        target = isCell ? name : "";
        written = "";
      } else if (name === "row") openRow(attributes);
    },
    text: (value) => {
      if (target === "") return;
      if (target === "is") inline.text(value);
      else written += value;
    },
    close: (name) => {
      if (!isInside) return;
      if (name === target) {
        if (target === "v") stored = written;
        else if (target === "f") formula = written;
        else inlineText = inline.take();
        target = "";
      } else if (target === "is") inline.close(name);
      else if (name === "c" && isCell) closeCell();
      else if (name === "sheetData") isInside = false;
    },
  };
}

/** Handles what stands around the cells: hidden columns and merged cells. */
function createStructureHandler({
  sheet,
  context,
  builder,
}: Reading): (name: string, attributes: XmlAttributes) => void {
  let mergeCount = 0;
  let hiddenCount = 0;
  const isHidden = new Uint8Array(columnsMax + 1);
  return (name, attributes) => {
    if (name === "col" && isTrue(attributes.get("hidden"))) {
      const last = Math.min(Number(attributes.get("max") ?? 0), columnsMax);
      const first = Math.max(1, Number(attributes.get("min") ?? 0));
      hiddenCount += 1;
      // A sheet has no more ranges than columns; what names them again and again would only take time.
      if (hiddenCount > columnsMax || !Number.isInteger(first)) return;
      for (let number = first; number <= last; number += 1) {
        if (isHidden[number] !== 1) builder.hideColumn(number - 1);
        isHidden[number] = 1;
      }
    } else if (name === "mergeCell") {
      const reference = attributes.get("ref") ?? "";
      const range = rangeOfReference(reference);
      if (range === null) {
        throw refuseCell(
          { path: context.archive.path, sheet: sheet.name, cell: reference },
          { vi: "vùng ô gộp sai", en: "no range of merged cells" },
        );
      }
      mergeCount += 1;
      if (mergeCount > context.limits.mergeCountMax)
        throw tooMany(context, {
          part: sheet.part,
          limit: context.limits.mergeCountMax,
          what: { vi: "số vùng ô gộp", en: "merged ranges" },
        });
      if (range.firstRow !== range.lastRow || range.firstColumn !== range.lastColumn) builder.addMerge(range);
    }
  };
}

const wrongOrder = { vi: "ô nằm sai chỗ hoặc ghi hai lần", en: "it stands in a wrong place, or twice" } as const;

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function refuseCell(
  { path, sheet, cell }: { readonly path: string; readonly sheet: string; readonly cell: string },
  what: { readonly vi: string; readonly en: string },
): Error {
  return refuseWorkbook("cellNotReadable", { path, sheet, cell, value: cell, what });
}

function tooMany(
  { archive }: SpreadsheetContext,
  {
    part,
    limit,
    what,
  }: { readonly part: string; readonly limit: number; readonly what: { readonly vi: string; readonly en: string } },
): Error {
  return refuseWorkbook("workbookBeyondLimit", { path: archive.path, part, limit: String(limit), what });
}
