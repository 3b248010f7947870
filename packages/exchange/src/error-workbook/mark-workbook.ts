/**
 * The error workbook: the officer's own workbook comes back with its faulty cells marked. Each has a fill over its own style
 * and a comment that says what is wrong, what stands there and what to do; one more sheet lists them all.
 *
 * An XLSX file is changed only where a mark is: every part that need not change is copied byte for byte. Of any other format a
 * new workbook is made, with the cells as they were read.
 */
import { assert, type Language } from "@giaingan/finance";

import { columnsMax, rowsMax } from "../workbook/cell-reference.ts";
import type { Workbook } from "../workbook/workbook.ts";
import type { CellMark } from "../table-import/import-marks.ts";
import { removeMarks } from "./mark-removal.ts";
import { listName, markFill } from "./mark-words.ts";
import { isMarksSheet, type ListedMark, marksSheetXml } from "./marks-sheet.ts";
import { newWorkbookFile } from "./new-workbook.ts";
import { addContentType, addRelationship, type OfficePackage, openOfficePackage } from "./office-package.ts";
import { commentSheet } from "./sheet-comments.ts";
import { restyleCells } from "./sheet-styling.ts";
import { emptyStyles, openStyleTable, type StyleTable } from "./style-table.ts";
import {
  addSheet,
  mainNamespace,
  type SheetPart,
  sheetPartsOf,
  workbookPartOf,
  workbookRelated,
} from "./workbook-sheets.ts";

/** What is to be marked. */
export interface MarkingOptions {
  /** The name of the file; named in refusals. */
  readonly path: string;
  /** What `readWorkbook` has read from the bytes. */
  readonly workbook: Workbook;
  /** In any order; several for one cell stand in one comment. A cell inside merged cells stands for the upper left one. */
  readonly marks: readonly CellMark[];
  /** Of the comments and of the list. */
  readonly language: Language;
}

/**
 * Marks the faulty cells of a file.
 *
 * Marks that an earlier call has left are taken away first. Without marks no list is added.
 *
 * @param bytes the whole file, in any format that `readWorkbook` reads
 * @returns an XLSX file, whatever the format was; the same input gives the same bytes
 * @throws AssertionError where a mark names no sheet of the workbook, the list itself, or a cell that no sheet can have
 * @throws Refusal of `workbook-refusals.ts`, where a part that has to change cannot be read
 */
export function markWorkbook(bytes: Uint8Array, options: MarkingOptions): Promise<Uint8Array> {
  return new Promise((resolve) => resolve(markedFile(bytes, options)));
}

function markedFile(bytes: Uint8Array, { path, workbook, marks, language }: MarkingOptions): Uint8Array {
  const placed = marks.map((mark) => placeMark(mark, workbook));
  const source = workbook.format === "xlsx" ? bytes : newWorkbookFile(workbook);
  const file = openOfficePackage(source, path);
  const sheets = sheetPartsOf(file);
  assert(sheets.length === Math.max(workbook.sheets.length, 1), "the workbook was read from these bytes");
  const stylesPart = workbookRelated(file, "styles");
  const stylesBefore = stylesPart !== null && file.has(stylesPart) ? file.text(stylesPart) : emptyStyles;
  const styles = openStyleTable(stylesBefore);
  const unchanged = styles.text();
  removeMarks(file, { workbook, sheets, styles });
  const listed = sheets.flatMap((sheet, index) => {
    const ofSheet = placed.filter((mark) => mark.sheetIndex === index).map(({ mark }) => mark);
    return ofSheet.length === 0 ? [] : markSheet(file, { sheet, marks: sortedMarks(ofSheet), styles, language });
  });
  if (listed.length > 0) {
    const namespace = mainNamespace(file);
    addSheet(file, { name: listName[language], text: marksSheetXml(listed, { language, styles, namespace }) });
  }
  const stylesAfter = styles.text();
  if (stylesAfter !== unchanged) writeStyles(file, { part: stylesPart, text: stylesAfter });
  return file.bytes();
}

interface PlacedMark {
  readonly sheetIndex: number;
  readonly mark: CellMark;
}

/** Which sheet a mark is for; inside merged cells it moves to the one that is shown. */
function placeMark(mark: CellMark, workbook: Workbook): PlacedMark {
  const sheetIndex = workbook.sheets.findIndex(({ name }) => name === mark.sheet);
  const sheet = workbook.sheets[sheetIndex];
  assert(sheet !== undefined && !isMarksSheet(sheet), `the mark is on a sheet of the workbook, not on "${mark.sheet}"`);
  const isCell = [
    [mark.row, rowsMax],
    [mark.column, columnsMax],
  ].every(([at = -1, limit = 0]) => Number.isInteger(at) && at >= 0 && at < limit);
  assert(isCell, `the mark is on a cell of a sheet, not at row ${mark.row}, column ${mark.column}`);
  const merge = sheet.merges.find(
    ({ firstRow, firstColumn, lastRow, lastColumn }) =>
      mark.row >= firstRow && mark.row <= lastRow && mark.column >= firstColumn && mark.column <= lastColumn,
  );
  if (merge === undefined) return { sheetIndex, mark };
  return { sheetIndex, mark: { ...mark, row: merge.firstRow, column: merge.firstColumn } };
}

/** In the order of the cells; of one cell the errors first. */
function sortedMarks(marks: readonly CellMark[]): readonly CellMark[] {
  const rank = ({ severity }: CellMark): number => (severity === "error" ? 0 : 1);
  return marks.toSorted(
    (left, right) => left.row - right.row || left.column - right.column || rank(left) - rank(right),
  );
}

function markSheet(
  file: OfficePackage,
  {
    sheet: { part, name },
    marks,
    styles,
    language,
  }: {
    readonly sheet: SheetPart;
    readonly marks: readonly CellMark[];
    readonly styles: StyleTable;
    readonly language: Language;
  },
): readonly ListedMark[] {
  const keyOf = ({ row, column }: { readonly row: number; readonly column: number }): string => `${row} ${column}`;
  const severities = new Map(marks.toReversed().map((mark) => [keyOf(mark), mark.severity]));
  const formerFills = new Map<string, string>();
  const text = restyleCells(file.text(part), {
    cells: marks,
    restyle: (cell, style) => {
      formerFills.set(keyOf(cell), styles.fillOf(style));
      return styles.filled(style, markFill(severities.get(keyOf(cell)) ?? "error"));
    },
  });
  file.write(part, text);
  commentSheet(file, { part, marks, language });
  return marks.map((mark) => ({ mark, sheetName: name, formerFill: formerFills.get(keyOf(mark)) ?? "" }));
}

function writeStyles(
  file: OfficePackage,
  { part, text }: { readonly part: string | null; readonly text: string },
): void {
  if (part !== null) {
    file.write(part, text);
    return;
  }
  const added = file.has("xl/styles.xml") ? file.freeName("xl/styles", ".xml") : "xl/styles.xml";
  file.write(added, text);
  addContentType(file, {
    part: added,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
  });
  addRelationship(file, { part: workbookPartOf(file), kind: "styles", target: added });
}
