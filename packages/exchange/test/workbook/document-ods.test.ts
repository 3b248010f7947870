import { writeOds } from "hucre";
import { expect, test } from "vitest";
import { openArchive } from "../../src/workbook/archive.ts";
import { readDocumentOds } from "../../src/workbook/document-ods.ts";
import { formulaOfOds } from "../../src/workbook/document-ods-formula.ts";
import type { Sheet } from "../../src/workbook/workbook.ts";
import { sheetOf, valuesOf } from "./shown-sheet.ts";
import { archiveOf } from "./zipped-parts.ts";

const namespaces = ["office", "table", "text", "style"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
  )
  .join(" ");

function contentOf(tables: string, styles = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}>${styles}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
}

function readTables(tables: string, styles = ""): readonly Sheet[] {
  const read = readDocumentOds(archiveOf({ "content.xml": contentOf(tables, styles) }), { path: "tep.ods" });
  return read.sheets.map((_, rank) => sheetOf(read.sheets, rank));
}

function readRows(rows: string, styles = ""): Sheet {
  const [sheet] = readTables(`<table:table table:name="Biểu 1">${rows}</table:table>`, styles);
  if (sheet === undefined) throw new Error("a table was written");
  return sheet;
}

const number = (value: string): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>?</text:p></table:table-cell>`;
const text = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const row = (cells: string, attributes = ""): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;

test("a spreadsheet that another program wrote is read cell by cell", async () => {
  const bytes = await writeOds({
    sheets: [
      {
        name: "Kế hoạch",
        rows: [
          ["Nội dung", "Vốn"],
          ["Đường A", 14_108.5],
          [null, true],
        ],
      },
    ],
  });
  const read = readDocumentOds(openArchive(bytes, { path: "tep.ods" }), { path: "tep.ods" });
  const sheet = sheetOf(read.sheets);
  expect(sheet.name).toBe("Kế hoạch");
  expect(valuesOf(sheet)).toEqual([
    ["Nội dung", "Vốn"],
    ["Đường A", 14_108.5],
    [null, true],
  ]);
});

test("each kind of value is read as the file states it, not as it is shown", () => {
  const sheet = readRows(
    row(
      number("0.46357600000000003") +
        '<table:table-cell office:value-type="percentage" office:value="0.4636"><text:p>46,36%</text:p></table:table-cell>' +
        '<table:table-cell office:value-type="currency" office:value="-5"/>' +
        '<table:table-cell office:value-type="date" office:date-value="2025-05-19T10:00:00"/>' +
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>' +
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>' +
        '<table:table-cell table:formula="of:=[.A1]+[.B1]"/>',
    ),
  );
  expect(valuesOf(sheet)).toEqual([
    [
      Number("0.46357600000000003"),
      0.4636,
      -5,
      { kind: "date", date: "2025-05-19" },
      true,
      { kind: "error", code: "#DIV/0!" },
      { kind: "error", code: "noCachedValue" },
    ],
  ]);
  expect(sheet.formatAt(0, 1).numberFormat).toBe("0.00%");
  expect(sheet.formulaAt(0, 6)).toBe("A1+B1");
});

test("blanks, tabs, line breaks and paragraphs of a cell are kept, its notes and drawings are not", () => {
  const sheet = readRows(
    row(
      '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame>' +
        '<text:p>  Vốn\n  <text:span>trung</text:span><text:s text:c="3"/>ương<text:tab/>năm<text:line-break/>2025</text:p><text:p>giao</text:p></table:table-cell>',
    ),
  );
  expect(sheet.valueAt(0, 0)).toBe("Vốn trung   ương\tnăm\n2025\ngiao");
});

test("repeats are carried out where cells hold something, and counted where they do not", () => {
  const sheet = readRows(
    row(number("1").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="3"')) +
      row("<table:table-cell/>", 'table:number-rows-repeated="4"') +
      row(number("7"), 'table:number-rows-repeated="2"') +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048569"'),
  );
  expect(sheet.rowCount).toBe(7);
  expect(sheet.columnsOf(0)).toEqual([0, 1, 2]);
  expect([5, 6].map((at) => sheet.valueAt(at, 0))).toEqual([7, 7]);
});

test("spans are merges, and covered cells hold nothing", () => {
  const sheet = readRows(
    row(
      text("Kế hoạch").replace(
        "<table:table-cell",
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"',
      ) +
        "<table:covered-table-cell><text:p>ẩn</text:p></table:covered-table-cell>" +
        text("Ghi chú"),
    ) + row('<table:covered-table-cell table:number-columns-repeated="2"/>' + number("3")),
  );
  expect(sheet.merges).toEqual([{ firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 1 }]);
  expect(valuesOf(sheet)).toEqual([
    ["Kế hoạch", null, "Ghi chú"],
    [null, null, 3],
  ]);
});

test("rows, columns, groups and tables that are not shown are told", () => {
  const sheet = readRows(
    '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>' +
      row(text("a") + text("b") + text("c")) +
      row(text("d"), 'table:visibility="filter"') +
      `<table:table-row-group table:display="false">${row(text("e"))}</table:table-row-group>` +
      row(text("f")),
  );
  expect([0, 1, 2].map((at) => sheet.isColumnHidden(at))).toEqual([false, true, true]);
  expect([0, 1, 2, 3].map((at) => sheet.isRowHidden(at))).toEqual([false, true, true, false]);
  const styles =
    '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
  const [hidden, shown] = readTables(
    '<table:table table:name="1" table:style-name="ta1"/><table:table table:name="2"/>',
    styles,
  );
  expect([hidden?.isHidden, shown?.isHidden]).toEqual([true, false]);
});

test("a cell looks as its style, the styles behind it and its column say", () => {
  const styles =
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/></office:font-face-decls><office:automatic-styles>' +
    '<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>' +
    '<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>' +
    '<style:style style:name="goc" style:family="table-cell" style:data-style-name="N1"><style:text-properties style:font-name="F1" fo:font-weight="bold"/></style:style>' +
    '<style:style style:name="con" style:family="table-cell" style:parent-style-name="goc"><style:text-properties fo:font-style="italic"/><style:paragraph-properties fo:text-align="end" fo:margin-left="0.706cm"/></style:style>' +
    '<style:style style:name="tl" style:family="table-cell" style:data-style-name="N2"/></office:automatic-styles>';
  const sheet = readRows(
    '<table:table-column/><table:table-column table:default-cell-style-name="tl"/>' +
      row(number("1").replace("<table:table-cell", '<table:table-cell table:style-name="con"') + number("0.5")),
    styles,
  );
  expect(sheet.formatAt(0, 0)).toEqual({
    fontName: ".VnTime",
    isBold: true,
    isItalic: true,
    numberFormat: "#,##0",
    indent: 2,
    horizontal: "right",
  });
  expect(sheet.formatAt(0, 1).numberFormat).toBe("0.0%");
});

test("styles that inherit from one another in a circle are read", () => {
  const style = (name: string, parent: string): string =>
    `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}"/>`;
  const sheet = readRows(
    row(text("x").replace("<table:table-cell", '<table:table-cell table:style-name="a"')),
    `<office:automatic-styles>${style("a", "b")}${style("b", "a")}</office:automatic-styles>`,
  );
  expect(sheet.formatAt(0, 0).isBold).toBe(false);
});

test.each([
  ["of:=SUM([.A1:.B2];[$'Kế hoạch'.C3])", "SUM(A1:B2,'Kế hoạch'!C3)"],
  ['of:=IF([.$A$1]="a;[.B1]";1;2)', 'IF($A$1="a;[.B1]",1,2)'],
  ["msoxl:=A1", "A1"],
])("the formula %s is %s", (written, expected) => {
  expect(formulaOfOds(written)).toBe(expected);
});

const many = 'table:number-columns-repeated="16384"';
test.each([
  [
    "a million filled rows of a thousand columns",
    row(number("1").replace("<table:table-cell", `<table:table-cell ${many}`), 'table:number-rows-repeated="1048576"'),
    "workbookBeyondLimit",
  ],
  ["more columns than a sheet has", row(`<table:table-cell ${many}/>${number("1")}`), "workbookBeyondLimit"],
  [
    "more rows than a sheet has",
    row("<table:table-cell/>", 'table:number-rows-repeated="1048576"') + row(number("1")),
    "workbookBeyondLimit",
  ],
  ["a number that is none", row(number("NaN")), "cellNotReadable"],
  [
    "a date that is none",
    row('<table:table-cell office:value-type="date" office:date-value="2025-02-30"/>'),
    "cellNotReadable",
  ],
  [
    "a figure of another file",
    row(
      `<table:table-cell table:formula="of:=['file:///C:/kh.ods'#$Sheet1.A1]" office:value-type="float" office:value="1"/>`,
    ),
    "externalLinks",
  ],
  ["a tag that is not closed", "<table:table-row>", "partMalformed"],
])("%s is refused", (_, rows, code) => {
  expect(() => readRows(rows)).toThrow(expect.objectContaining({ code }));
});

test("a file without content or without sheets is refused", () => {
  expect(() => readDocumentOds(archiveOf({ a: "" }), { path: "tep.ods" })).toThrow(
    expect.objectContaining({ code: "partMissing" }),
  );
  expect(() => readTables("")).toThrow(expect.objectContaining({ code: "workbookWithoutSheets" }));
});

test("spans beyond the sheet end with it, and of spans that overlap the first counts", () => {
  const spanned = (columns: string): string =>
    text("x").replace(
      "<table:table-cell",
      `<table:table-cell table:number-columns-spanned="${columns}" table:number-rows-spanned="1000000000"`,
    );
  const sheet = readRows(row(spanned("1000000") + spanned("3")) + row(spanned("2")));
  expect(sheet.merges).toEqual([{ firstRow: 0, firstColumn: 0, lastRow: 1_048_575, lastColumn: 16_383 }]);
});
