import { type Entry, entryKinds } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardCell, unguardCell } from "../../src/entries-file/cell-guard.ts";
import { readEntriesFile } from "../../src/entries-file/entries-reading.ts";
import { type EntryToWrite, writeEntriesFile } from "../../src/entries-file/entries-writing.ts";
import { header, sampleEntry } from "./sample-entry.ts";

const sharp = ["=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", ";", "＝", "＠", "é", "ế", "🏞️", "\uFEFF", " "];
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }).map((word) => word.replaceAll("\0", "")),
  fc.array(fc.constantFrom(...sharp), { maxLength: 5 }).map((signs) => signs.join("")),
);
const name = text.filter((word) => /\S/u.test(word));
/** Of a place: the record holds the composed form alone. */
const placeName = name.map((word) => word.normalize("NFC"));
const date = fc
  .date({ min: new Date("1976-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));
const year = fc.integer({ min: 1976, max: 2100 });
const orNull = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(values, { nil: null });

const entry: fc.Arbitrary<Entry & EntryToWrite> = fc.record({
  id: name,
  batchId: name,
  kind: fc.constantFrom(...entryKinds),
  effectiveOn: date,
  fiscalYear: year,
  unitId: placeName,
  projectId: orNull(placeName),
  componentId: orNull(placeName),
  source: fc.record({
    level: orNull(fc.constantFrom("central", "province", "district", "commune")),
    nature: orNull(fc.constantFrom("investment", "recurrent")),
    origin: orNull(fc.constantFrom("domestic", "foreign")),
    vintage: orNull(year),
    relation: orNull(fc.constantFrom("direct", "counterpart", "integrated", "offBudget")),
  }),
  amount: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  document: fc.record({ number: orNull(text), date: orNull(date), issuer: orNull(text), title: orNull(text) }),
  reverses: orNull(name),
  reason: orNull(text),
});

describe("laws of an entries file", () => {
  test("what is written reads back as it was, whatever its texts", () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }), (entries) => {
        const { batches } = readEntriesFile(writeEntriesFile(entries), { path: "x.csv" });
        const back = batches.flatMap((batch) => batch.entries.map((each) => ({ ...each, batchId: batch.id })));
        expect(back).toHaveLength(entries.length);
        for (const each of entries) expect(back.find(({ id }) => id === each.id)).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  test("the guard is lossless, and leaves no cell that a spreadsheet would run", () => {
    fc.assert(
      fc.property(text, (word) => {
        expect(unguardCell(guardCell(word))).toBe(word);
        expect(guardCell(word)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("writing", () => {
  test.each([
    { written: "=1+1", cell: "'=1+1" },
    { written: "-5", cell: "'-5" },
    { written: "@SUM(A1)", cell: "'@SUM(A1)" },
    { written: "＝1", cell: "'＝1" },
    { written: "'a", cell: "''a" },
    { written: "", cell: "'" },
    { written: "a=1", cell: "a=1" },
  ])("the text $written becomes the cell $cell", ({ written, cell }) => {
    expect(guardCell(written)).toBe(cell);
    expect(unguardCell(cell)).toBe(written);
  });

  test.each(["'abc", "12/QĐ-UBND", "0123"])("the cell %s of another hand is the text itself", (cell) => {
    expect(unguardCell(cell)).toBe(cell);
  });

  test("gives the canonical header, plain digits and empty cells for what is not stated", () => {
    const entries = [sampleEntry({ amount: -(2n ** 63n), reason: 'nói "không"' })];
    expect(writeEntriesFile(entries)).toBe(
      `${header}\ne1,,assigned,2023-01-01,2023,Huyện Kon Rẫy,,,,,,,,-9223372036854775808,,,,,"nói ""không"""\n`,
    );
  });

  test("adds the column documentTitle only when an entry has a title", () => {
    const document = { number: null, date: null, issuer: null, title: "Báo cáo, quý III" };
    expect(writeEntriesFile([sampleEntry({ document })])).toBe(
      `${header},documentTitle\ne1,,assigned,2023-01-01,2023,Huyện Kon Rẫy,,,,,,,,1,,,,,,"Báo cáo, quý III"\n`,
    );
  });
});
