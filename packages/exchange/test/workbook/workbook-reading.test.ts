import { expect, test } from "vitest";

import { readWorkbook } from "../../src/workbook/workbook-reading.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import { xlsxFile } from "./xlsx-file.ts";
import { zipFile } from "./zip-file.ts";

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

const compound = (name: string): Uint8Array =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);

test.for([
  ["an empty file", Buffer.from(""), "emptyFile"],
  ["an old workbook", compound("Workbook"), "oldExcelFormat"],
  ["a bare old workbook", Buffer.from("0908100000060500", "hex"), "oldExcelFormat"],
  ["a workbook with a password", compound("EncryptedPackage"), "passwordProtected"],
  ["an old letter", compound("WordDocument"), "unreadFormat"],
  ["a PDF", Buffer.from("%PDF-1.7\n"), "unreadFormat"],
  ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "unreadFormat"],
  ["a web page", Buffer.from("\ufeff\n<html><table><tr><td>1</td></tr></table></html>"), "webPageWorkbook"],
  ["an archived web page", Buffer.from("MIME-Version: 1.0\nContent-Type: multipart/related"), "webPageWorkbook"],
  [
    "an XML spreadsheet",
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    "webPageWorkbook",
  ],
  ["a binary workbook", zipFile([{ name: "xl/workbook.bin", content: "x" }]), "binaryWorkbook"],
  ["an archive of anything", zipFile([{ name: "a.txt", content: "x" }]), "unreadFormat"],
  ["an archive in an archive", zipFile([{ name: "a.xlsx", content: longSheet(1) }]), "unreadFormat"],
  [
    "an encrypted ODS",
    zipFile([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "META-INF/manifest.xml", content: "<manifest:encryption-data >" },
    ]),
    "passwordProtected",
  ],
  ["a cut off workbook", longSheet(10).slice(0, 900), "archiveDamaged"],
] as const)("%s is refused with the way out", async ([, bytes, code]) => {
  await expect(readWorkbook(bytes, { path })).rejects.toMatchObject({ name: "Refusal", code });
});
