/** The same table as XLSX, ODS, CSV and a table of a DOCX: the same facts, whatever the file. */
import { writeOds } from "hucre/ods";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { viewGrid } from "../../src/table/grid-view.ts";
import { checkTable } from "../../src/table/table-check.ts";
import { readTableFacts } from "../../src/table/table-facts.ts";
import { understandSheet } from "../../src/table/table-understanding.ts";
import { readWorkbook } from "../../src/workbook/workbook-reading.ts";
import type { CellValue, Sheet } from "../../src/workbook/workbook.ts";
import { factLines } from "./described-table.ts";
import { drawSheet } from "./drawn-sheet.ts";
import { layoutA, layoutB, layoutC, layoutD, layoutE, provinceTable } from "./layouts.ts";

const layouts = { layoutA, layoutB, layoutC, layoutD, layoutE, provinceTable };

type PlainValue = string | number | boolean | null;

function rowsOf(sheet: Sheet): PlainValue[][] {
  return Array.from({ length: sheet.rowCount }, (_row, row) =>
    Array.from({ length: sheet.columnCount }, (_column, column) => plain(sheet.valueAt(row, column))),
  );
}

function plain(value: CellValue): PlainValue {
  if (typeof value === "object" && value !== null) throw new Error("a drawing holds plain values");
  return value;
}

const writers: Readonly<Record<string, (sheet: Sheet) => Promise<Uint8Array>>> = {
  xlsx: (sheet) => writeXlsx({ sheets: [{ name: sheet.name, rows: rowsOf(sheet), merges: mergesOf(sheet) }] }),
  ods: (sheet) => writeOds({ sheets: [{ name: sheet.name, rows: rowsOf(sheet), merges: mergesOf(sheet) }] }),
  csv: (sheet) => Promise.resolve(new TextEncoder().encode(rowsOf(sheet).map(csvLine).join("\r\n"))),
};

function mergesOf(
  sheet: Sheet,
): { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[] {
  return sheet.merges.map(({ firstRow, firstColumn, lastRow, lastColumn }) => ({
    startRow: firstRow,
    startCol: firstColumn,
    endRow: lastRow,
    endCol: lastColumn,
  }));
}

function csvLine(row: readonly PlainValue[]): string {
  return row.map((value) => (/[;"\n]/u.test(String(value)) ? `"${String(value)}"` : String(value ?? ""))).join(";");
}

function factsOf(sheet: Sheet): readonly string[] {
  const grid = viewGrid(sheet);
  return factLines(understandSheet(sheet).flatMap((table) => [...readTableFacts(table, grid)]));
}

const cases = Object.keys(layouts).flatMap((layout) => Object.keys(writers).map((format) => ({ layout, format })));

test.each(cases)("$layout as $format gives the facts of the drawing", async ({ layout, format }) => {
  const drawn = drawSheet(layouts[layout as keyof typeof layouts]);
  const bytes = await writers[format]?.(drawn);
  const workbook = await readWorkbook(bytes ?? new Uint8Array(), { path: `bảng.${format}` });
  expect(workbook.format).toBe(format);
  const facts = workbook.sheets.flatMap(factsOf);
  expect(facts.length).toBeGreaterThan(0);
  expect(facts).toEqual(factsOf(drawn));
});

test.each(Object.keys(writers))("67.712 is proposed for 67.172 from %s too", async (format) => {
  const bytes = await writers[format]?.(drawSheet(provinceTable));
  const { sheets } = await readWorkbook(bytes ?? new Uint8Array(), { path: `bảng.${format}` });
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("a workbook has a sheet");
  const [table] = understandSheet(sheet);
  const checked = table === undefined ? null : checkTable(table, viewGrid(sheet));
  expect(checked?.explanations.map(({ correction }) => correction?.corrected)).toEqual(["67712"]);
});
