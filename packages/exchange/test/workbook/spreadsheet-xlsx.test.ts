import { writeXlsx } from "hucre";
import { expect, test } from "vitest";

import { readFormat } from "../../src/workbook/format-readers.ts";
import { openReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import type { Sheet, Workbook } from "../../src/workbook/workbook.ts";
import { xlsxFile, type XlsxParts } from "./xlsx-file.ts";
import { zipFile } from "./zip-file.ts";

function read(bytes: Uint8Array): Workbook {
  return openReadWorkbook(readFormat(bytes, { path: "bieu.xlsx", limits: readingLimits }));
}

/** The first sheet of a workbook of these parts. */
function sheetOf(parts: XlsxParts): Sheet {
  const [sheet] = read(xlsxFile(parts)).sheets;
  if (sheet === undefined) throw new Error("a workbook has a sheet");
  return sheet;
}

const styles = `
  <numFmts count="3"><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="#,##0&quot;d&quot;"/><numFmt numFmtId="172" formatCode="[h]:mm"/></numFmts>
  <fonts><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><i val="0"/><name val=".VnTimeH"/></font></fonts>
  <cellStyleXfs><xf fontId="1"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="10" fontId="1"><alignment horizontal="center" indent="2"/></xf><xf numFmtId="170" fontId="0"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="14"/></cellXfs>`;

test("texts, numbers, booleans, errors and dates are read with their formats", () => {
  const sheet = sheetOf({
    styles,
    texts:
      '<si><t>Kế hoạch</t></si><si><r><t>Đăk </t></r><r><rPr><b/><rFont val=".VnTime"/></rPr><t>Ruông</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>',
    sheets: [
      `<sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>4.63576E-1</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#DIV/0!</v></c>
       <c r="E2" s="2"><v>45230.75</v></c><c r="F2" s="3"><v>45230</v></c><c r="G2" s="4"><v>1.5</v></c><c r="H2" t="d"><v>2023-10-31T00:00:00</v></c><c r="I2" t="inlineStr"><is><t>tại ô</t></is></c></row>
       <row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" t="s"><v>2</v></c><c r="D4" s="1"/></row></sheetData>`,
    ],
  });
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((column) => sheet.valueAt(1, column))).toEqual([
    "Kế hoạch",
    0.463576,
    true,
    { kind: "error", code: "#DIV/0!" },
    { kind: "date", date: "2023-10-31" },
    45230,
    1.5,
    { kind: "date", date: "2023-10-31" },
    "tại ô",
  ]);
  expect([sheet.valueAt(3, 1), sheet.valueAt(3, 2)]).toEqual(["Đăk Ruông", "a\rb_x0041_"]);
  expect(sheet.formatAt(1, 1)).toEqual({
    fontName: ".VnTimeH",
    isBold: true,
    isItalic: false,
    numberFormat: "0.00%",
    indent: 2,
    horizontal: "center",
  });
  expect([sheet.rowCount, sheet.columnCount, sheet.columnsOf(3)]).toEqual([4, 9, [1, 2]]);
});

test("a text whose runs all state one font shows that font", () => {
  const run = (text: string): string => `<r><rPr><b/><rFont val=".VnTime"/></rPr><t>${text}</t></r>`;
  const sheet = sheetOf({
    styles,
    texts: `<si>${run("KÕ ")}${run("ho¹ch")}</si>`,
    sheets: ['<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'],
  });
  expect(sheet.formatAt(0, 0)).toMatchObject({ fontName: ".VnTime", isBold: true });
});

test("a formula gives what was cached, and an error where nothing was", () => {
  const sheet = sheetOf({
    sheets: [
      `<sheetData><row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">C1*2</f><v>2</v></c><c r="C1"><f>1+1</f></c><c r="D1"><f>NOW()</f><v></v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="str"><f>A2</f><v>chữ</v></c></row>
       <row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row></sheetData>`,
    ],
  });
  expect([0, 1, 2, 3, 4, 5].map((column) => sheet.valueAt(0, column))).toEqual([
    3,
    2,
    { kind: "error", code: "noCachedValue" },
    { kind: "error", code: "noCachedValue" },
    "",
    "chữ",
  ]);
  expect([sheet.formulaAt(0, 0), sheet.formulaAt(1, 1), sheet.formulaAt(0, 5)]).toEqual(["SUM(B1:C1)", "", "A2"]);
});

test("hidden rows, columns and sheets are told, and merged cells show only their first", () => {
  const workbook = read(
    xlsxFile({
      states: ["", 'state="veryHidden"'],
      sheets: [
        `<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="3" hidden="1"><c r="A3"><f>B1</f><v>2</v></c></row><row r="5"><c r="A5"><f>A1</f><v>1</v></c></row></sheetData>
         <mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="A1:B1"/><mergeCell ref="B1:C1"/><mergeCell ref="D9"/></mergeCells>`,
        "<sheetData/>",
      ],
    }),
  );
  const [sheet, second] = workbook.sheets;
  expect([sheet?.isHidden, second?.isHidden, sheet?.isRowHidden(2), sheet?.isRowHidden(1)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([0, 1, 2, 3].map((column) => sheet?.isColumnHidden(column))).toEqual([false, true, true, false]);
  expect(sheet?.merges).toEqual([
    { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 1 },
    { firstRow: 2, firstColumn: 0, lastRow: 3, lastColumn: 1 },
  ]);
  expect([0, 1, 2].map((column) => sheet?.valueAt(0, column))).toEqual([1, null, 3]);
  expect([sheet?.formulaAt(2, 0), sheet?.formulaAt(4, 0), sheet?.formulaAt(0, 2)]).toEqual(["B1", "A1", null]);
});

test("cells without references stand where they stand", () => {
  const sheet = sheetOf({
    sheets: [
      '<sheetData><row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>',
    ],
  });
  expect([sheet.valueAt(0, 0), sheet.valueAt(0, 2), sheet.valueAt(0, 3), sheet.valueAt(1, 0)]).toEqual([1, 2, 3, 4]);
});

test.for([
  [1, "1900-01-01"],
  [59, "1900-02-28"],
  [60, null],
  [61, "1900-03-01"],
  [45291, "2023-12-31"],
] as const)("day %d of the 1900 system is %s", ([serial, date]) => {
  const sheet = sheetOf({ styles, sheets: [`<sheetData><row><c s="5"><v>${serial}</v></c></row></sheetData>`] });
  expect(sheet.valueAt(0, 0)).toEqual(date === null ? serial : { kind: "date", date });
});

test("a workbook may count from 1904", () => {
  const sheet = sheetOf({
    styles,
    properties: '<workbookPr date1904="1"/>',
    sheets: ['<sheetData><row><c s="5"><v>43829</v></c></row></sheetData>'],
  });
  expect(sheet.valueAt(0, 0)).toEqual({ kind: "date", date: "2023-12-31" });
});

test("parts may have other names, other prefixes, other encodings and the strict namespaces", () => {
  const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const types = "http://schemas.openxmlformats.org/package/2006/relationships";
  const bytes = zipFile([
    {
      name: "[Content_Types].xml",
      content:
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: "_rels/.rels",
      content: `<p:Relationships xmlns:p="${types}"><p:Relationship Id="a" Type="${relations}/officeDocument" Target="so/lieu.xml"/></p:Relationships>`,
    },
    {
      name: "so/lieu.xml",
      content: `<m:workbook xmlns:m="${main}" xmlns:q="${relations}"><m:sheets><m:sheet name="Một" sheetId="7" q:id="b"/></m:sheets></m:workbook>`,
    },
    {
      name: "so/_rels/lieu.xml.rels",
      content: `<Relationships xmlns="${types}"><Relationship Id="b" Type="${relations}/worksheet" Target="../trang/1.xml"/></Relationships>`,
    },
    {
      name: "trang/1.xml",
      content: Buffer.from(
        `\ufeff<m:worksheet xmlns:m="${main}"><m:sheetData><m:row><m:c t="inlineStr"><m:is><m:t>Huế</m:t></m:is></m:c></m:row></m:sheetData></m:worksheet>`,
        "utf16le",
      ),
    },
  ]);
  const [sheet] = read(bytes).sheets;
  expect([sheet?.name, sheet?.valueAt(0, 0)]).toEqual(["Một", "Huế"]);
});

test("what another program writes is read back cell by cell", async () => {
  const rows = Array.from({ length: 50 }, (_, row) => [`Dự án ${row}`, row * 1000.5, row % 2 === 0, null, "  "]);
  const bytes = await writeXlsx({ sheets: [{ name: "Biểu", rows }] });
  const [sheet] = read(bytes).sheets;
  expect(rows.map((row, at) => row.map((_, column) => sheet?.valueAt(at, column) ?? null))).toEqual(rows);
});

test("texts come composed, however the file writes them", () => {
  const sheet = sheetOf({
    sheets: [`<sheetData><row><c t="inlineStr"><is><t>${"Kế hoạch".normalize("NFD")}</t></is></c></row></sheetData>`],
  });
  expect(sheet.valueAt(0, 0)).toBe("Kế hoạch");
});
