import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { writeXlsx } from "hucre";
import { expect, test } from "vitest";

import { isMarksSheet } from "../../src/error-workbook/marks-sheet.ts";
import { markWorkbook } from "../../src/error-workbook/mark-workbook.ts";
import { zipFile } from "../workbook/zip-file.ts";
import { excelParts } from "./excel-workbook.ts";
import {
  expectWholePackage,
  markAt,
  markFile,
  partOf,
  partsOf,
  readFile,
  shownCells,
  styleOf,
  stylesIn,
  writtenCells,
} from "./marked-file.ts";

const excel = zipFile(excelParts());
const first = "xl/worksheets/sheet1.xml";
const second = "xl/worksheets/sheet2.xml";

/** A number, a shared formula, a cell and two rows that are not there, a cell with a comment, one in merged cells. */
const marks = [
  markAt("Biểu 01", "C5", { fact: "Tổng không bằng các phần." }),
  markAt("Biểu 01", "E5", { severity: "warning" }),
  markAt("Biểu 01", "B4", { value: "" }),
  markAt("Biểu 01", "C7", { value: "" }),
  markAt("Biểu 01", "C9", { value: "" }),
  markAt("Biểu 01", "G12", { value: "" }),
  markAt("Biểu 01", "C4"),
  markAt("Biểu 01", "D1"),
  markAt("Phụ lục 'A' 1", "B2"),
];

test("every part that no mark is in stays byte for byte, and the package is whole", async () => {
  const marked = await markFile(excel, marks);
  const [before, after] = [partsOf(excel), partsOf(marked)];
  const changed = [...before].filter(([name, content]) => after.get(name)?.equals(content) !== true);
  expect(changed.map(([name]) => name)).toEqual([
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    first,
    second,
    "xl/worksheets/_rels/sheet2.xml.rels",
    "xl/styles.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
  ]);
  expect([...after.keys()].filter((name) => !before.has(name))).toEqual([
    "xl/comments2.xml",
    "xl/drawings/vmlDrawing2.vml",
    "xl/worksheets/sheet3.xml",
  ]);
  expectWholePackage(excel);
  expectWholePackage(marked);
});

test("a mark on one sheet leaves the parts of the others as they are", async () => {
  const [before, after] = [partsOf(excel), partsOf(await markFile(excel, [markAt("Biểu 01", "C4")]))];
  for (const name of [second, "xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"])
    expect(after.get(name)).toEqual(before.get(name));
});

test("of a sheet only the marked cells change, and of those only the style", async () => {
  const [before, after] = [partOf(excel, first), partOf(await markFile(excel, marks), first)];
  const [cellsBefore, cellsAfter] = [writtenCells(before), writtenCells(after)];
  const marked = new Set(["C5", "E5", "B4", "C7", "C9", "G12", "C4", "A1"]);
  const withoutStyle = (cell: string | undefined): string | undefined => cell?.replace(/ s="\d+"/u, "");
  for (const [reference, written] of cellsBefore) {
    const shown = marked.has(reference) ? withoutStyle : (cell: string | undefined) => cell;
    expect(shown(cellsAfter.get(reference))).toBe(shown(written));
  }
  expect([...cellsAfter.keys()].filter((reference) => !cellsBefore.has(reference))).toEqual(["B4", "C7", "C9", "G12"]);
  const [outsideBefore, outsideAfter] = [before, after].map((xml) => xml.replace(/<sheetData>.*<\/sheetData>/su, ""));
  expect(outsideAfter).toBe(outsideBefore);
  expect(after.match(/<row [^>]*>/gu)).toEqual([
    ...(before.match(/<row [^>]*>/gu) ?? []).slice(0, 5),
    '<row r="7">',
    '<row r="9" s="2" customFormat="1">',
    '<row r="12">',
  ]);
});

test("a marked cell keeps its number format, font, borders, alignment and protection under the new fill", async () => {
  const marked = await markFile(excel, marks);
  const [cells, styles] = [writtenCells(partOf(marked, first)), partOf(marked, "xl/styles.xml")];
  const [before, after] = [stylesIn(partOf(excel, "xl/styles.xml"), "cellXfs"), stylesIn(styles, "cellXfs")];
  expect(after.slice(0, before.length)).toEqual(before);
  // Cells that were not there begin with the style of their row (C9), of their column (B4, C7), or with the first one.
  const origins = { A1: 1, C4: 2, C5: 2, E5: 3, B4: 4, C7: 4, C9: 2, G12: 0 };
  for (const [reference, origin] of Object.entries(origins)) {
    const style = after[styleOf(cells.get(reference))] ?? "";
    const withoutFill = (xml: string): string => xml.replaceAll(/ (?:fillId|applyFill)="\d+"/gu, "");
    expect([reference, withoutFill(style)]).toEqual([reference, withoutFill(before[origin] ?? "")]);
    const fill = stylesIn(styles, "fills")[Number(/fillId="(\d+)"/u.exec(style)?.[1])];
    expect(fill).toContain(reference === "E5" ? "FFFFE9A9" : "FFFFC9C3");
    expect(style).toContain('applyFill="1"');
  }
});

test("a comment tells fact, value and remedy, and what others have written stays before it", async () => {
  const marked = await markFile(excel, marks);
  const comments = partOf(marked, "xl/comments1.xml");
  const textAt = (reference: string): string =>
    Array.from(
      (new RegExp(`<comment ref="${reference}".*?</comment>`, "su").exec(comments)?.[0] ?? "").matchAll(
        /<t[^>]*>([^<]*)<\/t>/gu,
      ),
      ([, text]) => text,
    ).join("");
  expect(textAt("C5")).toBe("giaingan · Lỗi\nTổng không bằng các phần.\nGiá trị: 12000\nCách sửa: Sửa lại.");
  expect(textAt("B4")).toContain("Giá trị: (ô trống)");
  expect(textAt("C4")).toBe("Lan:\nTheo QĐ 33.\n\ngiaingan · Lỗi\nSai ở C4.\nGiá trị: 12000\nCách sửa: Sửa lại.");
  expect(textAt("D5")).toBe("[Threaded comment]");
  const places = Array.from(
    partOf(marked, "xl/drawings/vmlDrawing1.vml").matchAll(/<x:Row>(\d+)<\/x:Row>\s*<x:Column>(\d+)</gu),
    ([, row, column]) => `${row} ${column}`,
  );
  expect(places).toEqual(["3 2", "4 3", "0 0", "3 1", "4 2", "4 4", "6 2", "8 2", "11 6"]);
});

test("marks of one cell share a comment, and the fill is that of the worst", async () => {
  const both = [
    markAt("Biểu 01", "C5", { severity: "warning", fact: "Lạ." }),
    markAt("Biểu 01", "C5", { fact: "Sai." }),
  ];
  const marked = await markFile(excel, both);
  const comments = partOf(marked, "xl/comments1.xml");
  expect(comments.match(/<comment ref="C5"/gu)).toHaveLength(1);
  expect(comments.indexOf("Sai.")).toBeLessThan(comments.indexOf("Lạ."));
  const style = stylesIn(partOf(marked, "xl/styles.xml"), "cellXfs")[
    styleOf(writtenCells(partOf(marked, first)).get("C5"))
  ];
  expect(
    stylesIn(partOf(marked, "xl/styles.xml"), "fills")[Number(/fillId="(\d+)"/u.exec(style ?? "")?.[1])],
  ).toContain("FFFFC9C3");
});

test("the marked file is understood as the file was, and its list is known in both languages", async () => {
  for (const language of ["vi", "en"] as const) {
    const workbook = readFile(excel);
    const marked = readFile(await markWorkbook(excel, { path: "bieu", workbook, marks, language }));
    expect(marked.sheets.map(isMarksSheet)).toEqual([false, false, true]);
    for (const [index, sheet] of workbook.sheets.entries()) {
      const after = marked.sheets[index];
      expect(after === undefined ? null : shownCells(after).slice(0, sheet.rowCount)).toEqual(shownCells(sheet));
      expect(after?.merges).toEqual(sheet.merges);
    }
  }
  expect(readFile(excel).sheets.map(isMarksSheet)).toEqual([false, false]);
});

test("the list has each mark with a link to its cell, and no text of it is a formula", async () => {
  const dangerous = ["=1+1", "+1", "-1", "@A1", "\tx", "＝1", "<b>&\"'", "_x0041_"];
  const listed = dangerous.map((value, at) =>
    markAt("Phụ lục 'A' 1", `B${at + 1}`, {
      value,
      fact: value,
      remedy: value,
      severity: at === 0 ? "warning" : "error",
    }),
  );
  const marked = await markFile(excel, listed);
  const list = readFile(marked).sheets.find(isMarksSheet);
  if (list === undefined) throw new Error("the file has a list");
  expect([0, 1, 2, 3, 4, 5].map((column) => list.valueAt(1, column))).toEqual([
    "Phụ lục 'A' 1",
    "B1",
    "Cần kiểm tra",
    "=1+1",
    "=1+1",
    "=1+1",
  ]);
  expect(dangerous.map((_, at) => list.valueAt(at + 1, 3))).toEqual(dangerous);
  const xml = partOf(marked, "xl/worksheets/sheet3.xml");
  expect(xml).not.toMatch(/<f[ >]|<v>/u);
  expect(xml).toContain(`<hyperlink ref="B3" location="'Phụ lục ''A'' 1'!B2"/>`);
  const quoted = stylesIn(partOf(marked, "xl/styles.xml"), "cellXfs").filter((style) => style.includes("quotePrefix"));
  expect(quoted).toHaveLength(1);
});

test("a sheet of the list's name stays, and is not taken for a list", async () => {
  const own = await writeXlsx({ sheets: [{ name: "Lỗi cần sửa", rows: [["Trang tính", 1]] }] });
  const marked = readFile(await markFile(own, [markAt("Lỗi cần sửa", "B1")]));
  expect(marked.sheets.map(({ name }) => name)).toEqual(["Lỗi cần sửa", "Lỗi cần sửa (2)"]);
  expect(marked.sheets.map(isMarksSheet)).toEqual([false, true]);
});

test("marking a marked file again leaves the new marks only", async () => {
  const once = await markFile(excel, marks);
  const again = await markFile(once, [markAt("Biểu 01", "D4")]);
  const fresh = await markFile(excel, [markAt("Biểu 01", "D4")]);
  expect(partOf(again, "xl/comments1.xml").match(/giaingan · /gu)).toHaveLength(1);
  expect(readFile(again).sheets.map(({ name }) => name)).toEqual(["Biểu 01", "Phụ lục 'A' 1", "Lỗi cần sửa"]);
  expect(readFile(again).sheets.map(shownCells)).toEqual(readFile(fresh).sheets.map(shownCells));
  expectWholePackage(again);
});

test("without marks the earlier ones are gone, fills and comments as they were", async () => {
  const cleared = await markFile(await markFile(excel, marks), []);
  const [before, after] = [writtenCells(partOf(excel, first)), writtenCells(partOf(cleared, first))];
  for (const [reference, written] of before) expect(after.get(reference)).toBe(written);
  expect(partOf(cleared, "xl/comments1.xml")).toBe(
    partOf(excel, "xl/comments1.xml").replace("</authors>", "<author>giaingan</author></authors>"),
  );
  expect(readFile(cleared).sheets.map(({ name }) => name)).toEqual(["Biểu 01", "Phụ lục 'A' 1"]);
  expect(partOf(cleared, "xl/workbook.xml")).toBe(partOf(excel, "xl/workbook.xml"));
  expect(partOf(cleared, "xl/drawings/vmlDrawing1.vml").match(/<v:shape /gu)).toHaveLength(2);
  expectWholePackage(cleared);
});

test("a file without marks, old or new, comes back byte for byte in all its parts", async () => {
  expect(partsOf(await markFile(excel, []))).toEqual(partsOf(excel));
});

test("the same marks give the same bytes", async () => {
  expect(await markFile(excel, marks)).toEqual(await markFile(excel, marks.toReversed()));
});

test("a mark that is on no sheet, on the list, or on no cell is a mistake of the program", async () => {
  await expect(markFile(excel, [markAt("Biểu 9", "A1")])).rejects.toThrow(
    /on a sheet of the workbook, not on "Biểu 9"/u,
  );
  const marked = await markFile(excel, marks);
  await expect(markFile(marked, [markAt("Lỗi cần sửa", "A1")])).rejects.toThrow(/not on "Lỗi cần sửa"/u);
  await expect(markFile(excel, [markAt("Biểu 01", "A1", { row: -1 })])).rejects.toThrow(/row -1/u);
  await expect(markFile(excel, [markAt("Biểu 01", "A1", { column: 16_384 })])).rejects.toThrow(/column 16384/u);
});

test("workbooks of other programs are marked as well: hucre, and LibreOffice", async () => {
  const libreOffice = readFileSync(
    fileURLToPath(new URL("../fixtures/error-workbook/libreoffice.xlsx", import.meta.url)),
  );
  const hucre = await writeXlsx({
    sheets: [
      {
        name: "Biểu 01",
        rows: [
          ["Đơn vị", "Kế hoạch"],
          ["Huyện A", 30_433],
          ["Huyện B", 12_000],
        ],
      },
    ],
  });
  for (const bytes of [libreOffice, hucre]) {
    const placed = [markAt("Biểu 01", "B3"), markAt("Biểu 01", "Z40", { value: "" })];
    const marked = await markFile(bytes, placed);
    expectWholePackage(marked);
    const [before, after] = [readFile(bytes), readFile(marked)];
    expect(after.sheets.map(isMarksSheet)).toEqual([...before.sheets.map(() => false), true]);
    for (const [index, sheet] of before.sheets.entries())
      expect(shownCells(after.sheets[index] ?? sheet).slice(0, sheet.rowCount)).toEqual(shownCells(sheet));
    const [cellsBefore, cellsAfter] = [bytes, marked].map((file) => writtenCells(partOf(file, first)));
    for (const [reference, written] of [...(cellsBefore ?? [])].filter(([at]) => at !== "B3"))
      expect(cellsAfter?.get(reference)).toBe(written);
    const cleared = await markFile(marked, []);
    expectWholePackage(cleared);
    for (const [reference, written] of cellsBefore ?? [])
      expect(writtenCells(partOf(cleared, first)).get(reference)?.replace(' s="0"', "")).toBe(
        written.replace(' s="0"', ""),
      );
  }
});
