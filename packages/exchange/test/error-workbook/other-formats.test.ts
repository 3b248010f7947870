import { writeOds, writeXlsx } from "hucre";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { isMarksSheet } from "../../src/error-workbook/marks-sheet.ts";
import { newWorkbookFile } from "../../src/error-workbook/new-workbook.ts";
import { createSheetBuilder, openPackedSheet } from "../../src/workbook/packed-sheet.ts";
import { plainFormat, type Sheet } from "../../src/workbook/workbook.ts";
import { xlsxParts } from "../workbook/xlsx-file.ts";
import { zipFile } from "../workbook/zip-file.ts";
import { expectWholePackage, markAt, markFile, partOf, readFile, writtenCells } from "./marked-file.ts";

/** What stands in the cells of a sheet. */
function valuesOf(sheet: Sheet | undefined): readonly unknown[] {
  if (sheet === undefined) throw new Error("there is such a sheet");
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    sheet.columnsOf(row).flatMap((column) => {
      const value = sheet.valueAt(row, column);
      return value === null ? [] : [[row, column, value]];
    }),
  );
}

test("a CSV comes back as a workbook of the same cells, texts that look like formulas and numbers included", async () => {
  const csv = Buffer.from('TT;Đơn vị;Vốn\n1;=1+1;30.433\n2;"-a\nb";-5\n3;_x0041_;0,5\n');
  const marked = await markFile(csv, [markAt("Bảng 1", "C2"), markAt("Bảng 1", "C9", { value: "" })]);
  const [before, after] = [readFile(csv), readFile(marked)];
  expect(after.format).toBe("xlsx");
  expect(after.sheets.map(isMarksSheet)).toEqual([false, true]);
  expect(valuesOf(after.sheets[0]).slice(0, 4)).toEqual(valuesOf(before.sheets[0]));
  expect(partOf(marked, "xl/worksheets/sheet1.xml")).not.toMatch(/<f[ >]/u);
  expect(partOf(marked, "xl/comments1.xml")).toContain('<comment ref="C2"');
  expectWholePackage(marked);
});

test("an ODS comes back with its values, dates, number formats and merged cells", async () => {
  const ods = await writeOds({
    sheets: [
      {
        name: "Biểu 01",
        rows: [
          ["Bảng 1", null, null],
          ["Huyện A", 30_433.5, true],
          ["Ngày", new Date(Date.UTC(2023, 9, 31)), -5],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
      },
      { name: "Phụ lục", rows: [["x"]] },
    ],
  });
  const before = readFile(ods);
  const name = before.sheets[0]?.name ?? "";
  const marked = await markFile(ods, [markAt(name, "B2"), markAt(name, "C1"), markAt("Phụ lục", "A1")]);
  const after = readFile(marked);
  expect(after.sheets.map((sheet) => sheet.name)).toEqual(["Biểu 01", "Phụ lục", "Lỗi cần sửa"]);
  expect(valuesOf(after.sheets[0])).toEqual(valuesOf(before.sheets[0]));
  expect(after.sheets[0]?.merges).toEqual(before.sheets[0]?.merges);
  expect(partOf(marked, "xl/comments1.xml").match(/ref="[A-Z]\d"/gu)).toEqual(['ref="A1"', 'ref="B2"']);
  expect(partOf(marked, "xl/worksheets/sheet3.xml")).toContain(`location="'Biểu 01'!B2"`);
  expectWholePackage(marked);
});

test("a table in a text comes back as a sheet", async () => {
  const text = Buffer.from("Báo cáo\n\n| TT | Vốn |\n|---|---|\n| 1 | 30.433 |\n| 2 | 12.000 |\n");
  const before = readFile(text);
  const after = readFile(await markFile(text, [markAt(before.sheets[0]?.name ?? "", "B2")]));
  expect(before.format).toBe("text");
  expect(valuesOf(after.sheets[0])).toEqual(valuesOf(before.sheets[0]));
});

test("a text without a table comes back as an empty sheet", async () => {
  const after = await markFile(Buffer.from("Báo cáo tiến độ giải ngân.\n"), []);
  expect(readFile(after).sheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([["Bảng 1", 0]]);
  expectWholePackage(after);
});

test("formats, hidden rows and columns and every kind of value are written as they were read", () => {
  const builder = createSheetBuilder({ name: `Vốn: [${"A".repeat(40)}]`, isHidden: false });
  const format = {
    ...plainFormat,
    isBold: true,
    isItalic: true,
    indent: 2,
    numberFormat: '#,##0" đ"',
    horizontal: "right" as const,
  };
  builder.addCell({ row: 0, column: 0, value: 1e21, format });
  builder.addCell({
    row: 0,
    column: 1,
    value: { kind: "date", date: "2023-10-31" },
    format: { ...plainFormat, numberFormat: "dd/mm" },
  });
  builder.addCell({ row: 0, column: 2, value: { kind: "date", date: "1899-01-01" } });
  builder.addCell({ row: 2, column: 0, value: { kind: "error", code: "#REF!" } });
  builder.addCell({ row: 2, column: 2, value: false });
  builder.hideRow(1);
  builder.hideColumn(1);
  const sheet = openPackedSheet(builder.finish());
  const written = newWorkbookFile({ format: "ods", sheets: [sheet, sheet], blocks: [], notices: [] });
  const [read, twin] = readFile(written).sheets;
  expect([read?.name, twin?.name]).toEqual([`Vốn- -${"A".repeat(25)}`, `Vốn- -${"A".repeat(21)} (2)`]);
  expect(valuesOf(read)).toEqual([
    [
      [0, 0, 1e21],
      [0, 1, { kind: "date", date: "2023-10-31" }],
      [0, 2, "1899-01-01"],
    ],
    [],
    [
      [2, 0, "#REF!"],
      [2, 2, false],
    ],
  ]);
  expect(read?.formatAt(0, 0)).toEqual({ ...format, fontName: "Calibri" });
  expect([read?.isRowHidden(1), read?.isRowHidden(0), read?.isColumnHidden(1), read?.isColumnHidden(0)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("a workbook without styles, of empty rows, without references, or in UTF-16 is marked as well", async () => {
  const sheets = [
    "<sheetData/>",
    '<sheetData><row r="2"/><row r="4" spans="2:2"><c r="B4"><v>1</v></c></row></sheetData>',
    "<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData>",
  ];
  for (const inside of sheets) {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="a"/><Default Extension="xml" ContentType="b"/></Types>';
    const parts = xlsxParts({ sheets: [inside] }).map((part) =>
      part.name === "[Content_Types].xml" ? { ...part, content: types } : part,
    );
    const sheet = parts.find(({ name }) => name.endsWith("sheet1.xml"));
    const wide = Buffer.from(`\uFEFF${String(sheet?.content).replace("UTF-8", "UTF-16")}`, "utf16le");
    const bare = parts
      .filter(({ name }) => name !== "xl/styles.xml")
      .map((part) =>
        part.name === "xl/_rels/workbook.xml.rels"
          ? { ...part, content: String(part.content).replace(/<Relationship Id="rId902"[^>]*>/u, "") }
          : part,
      );
    const variants = [parts, bare, parts.map((part) => (part === sheet ? { ...part, content: wide } : part))];
    for (const variant of variants) {
      const bytes = zipFile(variant);
      const marks = ["A2", "A4", "C2", "C4", "B7"].map((reference) => markAt("Biểu 1", reference));
      const marked = await markFile(bytes, marks);
      expectWholePackage(marked);
      const written = writtenCells(partOf(marked, "xl/worksheets/sheet1.xml"));
      const styled = [...written].filter(([, cell]) => / s="[1-9]/u.test(cell)).length;
      expect(styled).toBe(inside.includes("<row>") ? 4 : 5);
      const [before, after] = [readFile(bytes).sheets[0], readFile(marked).sheets[0]];
      expect(valuesOf(after).flat()).toEqual(valuesOf(before).flat());
    }
  }
});

test("whatever cells are marked, the others keep their XML and all their values", async () => {
  const reference = fc.tuple(fc.constantFrom("A", "B", "C", "D", "G", "AA"), fc.integer({ min: 1, max: 12 }));
  const references = fc.uniqueArray(
    reference.map(([column, row]) => `${column}${row}`),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(references, references, async (filled, marked) => {
      const rows = Array.from({ length: 12 }, (_, row) =>
        Array.from({ length: 27 }, (_cell, column) =>
          filled.includes(`${column === 26 ? "AA" : String.fromCharCode(65 + column)}${row + 1}`) ? row + column : null,
        ),
      );
      const bytes = await writeXlsx({ sheets: [{ name: "Biểu 1", rows }] });
      const after = await markFile(
        bytes,
        marked.map((place) => markAt("Biểu 1", place)),
      );
      const part = "xl/worksheets/sheet1.xml";
      const [cellsBefore, cellsAfter] = [writtenCells(partOf(bytes, part)), writtenCells(partOf(after, part))];
      const others = [...cellsBefore].filter(([place]) => !marked.includes(place));
      expect(others.map(([place]) => [place, cellsAfter.get(place)])).toEqual(others);
      expect([...cellsAfter.keys()].toSorted()).toEqual([...new Set([...cellsBefore.keys(), ...marked])].toSorted());
      const [sheetBefore, sheetAfter] = [readFile(bytes).sheets[0], readFile(after).sheets[0]];
      expect(valuesOf(sheetAfter).flat()).toEqual(valuesOf(sheetBefore).flat());
    }),
    { numRuns: 30 },
  );
});
