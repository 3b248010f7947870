import { expect, test } from "vitest";

import { readWorkbook } from "../../src/workbook/workbook-reading.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import { xlsxFile } from "./xlsx-file.ts";

const path = "bieu.xls";

function longSheet(rowCount: number): Uint8Array {
  const rows = Array.from(
    { length: rowCount },
    (_, row) =>
      `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c><c r="B${row + 1}" t="inlineStr"><is><t>Dự án ${row}</t></is></c></row>`,
  );
  return xlsxFile({ sheets: [`<sheetData>${rows.join("")}</sheetData>`] });
}

test("a workbook is read in a thread of its own, which tells how far it is", async () => {
  const shares: number[] = [];
  const bytes = longSheet(20_000);
  const size = bytes.length;
  const workbook = await readWorkbook(bytes, { path, onProgress: ({ share }) => shares.push(share) });
  expect(workbook.sheets[0]?.valueAt(19_999, 1)).toBe("Dự án 19999");
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual(shares.toSorted((left, right) => left - right));
  expect(bytes.length).toBe(size);
});

test("a refusal crosses with its code, its words and its values", async () => {
  const bytes = xlsxFile({ sheets: ['<sheetData><row r="7"><c r="C7"><v>x</v></c></row></sheetData>'] });
  await expect(readWorkbook(bytes, { path })).rejects.toMatchObject({
    name: "Refusal",
    code: "cellNotReadable",
    category: "badInput",
    fact: { vi: 'Tệp "bieu.xls", trang "Biểu 1", ô C7: "x" không đọc được (không phải số).' },
    values: { sheet: "Biểu 1", cell: "C7" },
  });
});

test("a file that takes too long, or too much memory, is ended and refused", async () => {
  const bytes = longSheet(60_000);
  await expect(readWorkbook(bytes, { path, limits: { ...readingLimits, durationMsMax: 1 } })).rejects.toMatchObject({
    code: "readingTookTooLong",
  });
  await expect(readWorkbook(bytes, { path, limits: { ...readingLimits, memoryMbMax: 12 } })).rejects.toMatchObject({
    code: "readingTookTooMuchMemory",
  });
});

test("the caller may end the reading", async () => {
  const stop = new AbortController();
  const reading = readWorkbook(longSheet(60_000), { path, signal: stop.signal });
  stop.abort(new Error("đã hủy"));
  await expect(reading).rejects.toThrow("đã hủy");
  await expect(readWorkbook(new Uint8Array([1]), { path, signal: stop.signal })).rejects.toThrow("đã hủy");
});
