/**
 * Two published tables (their sources stand in the files) as XLSX, ODS, CSV and a table of a DOCX: the same facts, those
 * of the file as it is, and what is wrong in them is found in each.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { viewGrid } from "../../src/table/grid-view.ts";
import { checkTable } from "../../src/table/table-check.ts";
import { understandSheet } from "../../src/table/table-understanding.ts";
import { readWorkbook } from "../../src/workbook/workbook-reading.ts";
import type { Sheet } from "../../src/workbook/workbook.ts";
import { factsOfSheet } from "./read-facts.ts";
import { type PlainRows, tableWriters } from "./table-files.ts";

const folder = join(import.meta.dirname, "../fixtures/tables");
const [province, rates] = ["ntp_province_2025-05-19.csv", "rates_by_unit.csv"].map((name) => {
  const bytes = readFileSync(join(folder, name));
  const lines = bytes.toString("utf8").trim().split("\n");
  const rows: PlainRows = lines.map((line) => (line.startsWith("#") ? [line] : line.split(",").map(valueOf)));
  return { name, bytes, rows, records: rows.filter((row) => row.length > 1).slice(1) };
});

function valueOf(text: string): string | number | null {
  if (text === "") return null;
  return /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}

async function sheetOf(rows: PlainRows, format: keyof typeof tableWriters): Promise<Sheet> {
  const { sheets } = await readWorkbook(await tableWriters[format](rows), { path: `bang.${format}` });
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("a file has a table");
  return sheet;
}

async function sheetOfCsv(table: typeof province): Promise<Sheet> {
  const { sheets } = await readWorkbook(table?.bytes ?? new Uint8Array(), { path: table?.name ?? "" });
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("a file has a table");
  return sheet;
}

const formats = ["xlsx", "ods", "csv", "docx"] as const;

/** The amounts that no finer ones of the table tell: a blank programme total leaves its funds, a told one the programme. */
const provinceFacts = [
  "plan 320197 New rural development",
  "disbursed 50824 New rural development investment",
  "disbursed 5058 New rural development recurrent",
  "plan 67172 Sustainable poverty reduction recurrent",
  "disbursed 4369 Sustainable poverty reduction recurrent",
  "plan 226385 Ethnic minority & mountainous",
  "disbursed 19285 Ethnic minority & mountainous investment",
  "disbursed 4963 Ethnic minority & mountainous recurrent",
];

function provinceLines(sheet: Sheet): readonly string[] {
  return factsOfSheet(sheet).map(({ measure, amount, programme, source }) =>
    [measure, BigInt(amount) / 1_000_000n, programme, source].join(" ").trim(),
  );
}

test("the province's table tells each đồng once: by programme and fund, not by both ways of splitting it", async () => {
  expect(provinceLines(await sheetOfCsv(province))).toEqual(provinceFacts);
});

test.each(formats)(
  "the province's table as %s gives the same facts, and 67.712 is proposed for 67.172",
  async (format) => {
    const sheet = await sheetOf(province?.rows ?? [], format);
    expect(provinceLines(sheet)).toEqual(provinceFacts);
    const [table] = understandSheet(sheet);
    const checked = table === undefined ? null : checkTable(table, viewGrid(sheet));
    expect(checked?.explanations.map(({ correction }) => correction?.corrected)).toEqual(["67712"]);
  },
);

/** What the file says, read by hand: unit, day, rate and amount. */
const ratesTold = (rates?.records ?? []).map(([year, asOf, unit, rate, amount]) => ({
  year,
  asOf,
  unit,
  rate,
  amount,
}));

function ratesOf(sheet: Sheet): readonly unknown[] {
  const [table] = understandSheet(sheet);
  const column = table?.columns.find(({ meaning }) => meaning.kind === "rate")?.column;
  return (table?.rows ?? []).map(({ cells }) => Number(cells.find((cell) => cell.column === column)?.number));
}

function amountsOf(sheet: Sheet): readonly unknown[] {
  return factsOfSheet(sheet).map(({ measure, amount, unit, fiscalYear, asOf }) => [
    measure,
    amount,
    unit,
    fiscalYear,
    asOf,
  ]);
}

const amountsTold = ratesTold.flatMap(({ year, asOf, unit, amount }) =>
  typeof amount === "number" ? [["disbursed", String(Math.round(amount * 1e12)), unit, year, asOf]] : [],
);

test("the published rates are read with their units, days and amounts in nghìn tỷ", async () => {
  const sheet = await sheetOfCsv(rates);
  expect(ratesOf(sheet)).toEqual(ratesTold.map(({ rate }) => rate));
  expect(amountsTold.length).toBeGreaterThan(1);
  expect(amountsOf(sheet)).toEqual(amountsTold);
});

test.each(formats)("the published rates as %s are the same", async (format) => {
  const sheet = await sheetOf(rates?.rows ?? [], format);
  expect(ratesOf(sheet)).toEqual(ratesTold.map(({ rate }) => rate));
  expect(amountsOf(sheet)).toEqual(amountsTold);
});
