import { createHash } from "node:crypto";
import { Refusal } from "@giaingan/finance";
import { CsvError, parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composed, createContentHasher } from "../../src/content-hash.ts";
import { BrokenQuotes, createCsvSplitter } from "../../src/entries-file/csv-splitter.ts";
import { createPieceDecoder } from "../../src/entries-file/decoded-pieces.ts";
import { readEntriesFile, readEntriesStream } from "../../src/entries-file/entries-reading.ts";
import { contentHashOf } from "../../src/report-batch.ts";

/** The same text in pieces of random lengths, empty ones among them. */
function cut(text: string, lengths: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const length of lengths) {
    pieces.push(text.slice(start, start + length));
    start += length;
  }
  return [...pieces, text.slice(start)];
}

const lengths = fc.array(fc.nat(12), { maxLength: 12 });
const tableText = fc
  .array(fc.constantFrom("a", "ỉ", '"', '""', ",", ";", "\t", "\n", "\r", "\r\n", " ", '"x\ny"', "1"), {
    maxLength: 24,
  })
  .map((signs) => signs.join(""));

/** Records as another hand reads them, and whether its quotes match. */
function oracle(text: string): readonly unknown[] {
  const [first = ""] = text.split(/[\r\n]/u, 1);
  const counts = [",", ";", "\t"].map((sign) => [sign, first.split(sign).length] as const);
  const delimiter = counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
  const records: unknown[] = [];
  try {
    parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells: readonly string[]) => void records.push(cells),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    records.push("broken");
  }
  return records;
}

function split(pieces: readonly string[]): { readonly records: readonly unknown[]; readonly lines: readonly number[] } {
  const records: unknown[] = [];
  const lines: number[] = [];
  try {
    const splitter = createCsvSplitter((cells, line) => {
      records.push(cells);
      lines.push(line);
    });
    for (const piece of pieces) splitter.write(piece);
    splitter.end();
  } catch (error) {
    if (!(error instanceof BrokenQuotes)) throw error;
    records.push("broken");
  }
  return { records, lines };
}

describe("a table that comes in pieces", () => {
  test("is split as another parser splits it, wherever it is cut", () => {
    fc.assert(
      // Which sign separates is told by the first line; one that has quotes is left to the examples.
      fc.property(tableText, lengths, (text, some) => {
        const table = `a,b,c\n${text}`;
        expect(split(cut(table, some)).records).toEqual(oracle(table));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    { case: "a quoted cell with line breaks", text: 'a,b\n"x\r\ny",1\n2', lines: [1, 2, 4] },
    { case: "blank lines", text: "a\n\n\r\nb", lines: [1, 2, 3, 4] },
    { case: "carriage returns alone", text: "a\rb\r", lines: [1, 2] },
  ])("tells the line of each record: $case", ({ text, lines: expected }) => {
    for (let at = 0; at <= text.length; at += 1)
      expect(split([text.slice(0, at), text.slice(at)]).lines).toEqual(expected);
  });

  test("has the hash of its words, wherever it is cut", () => {
    const words = fc
      .array(fc.constantFrom("a", "ẫ", "a\u0302\u0303", "\u00A0", " ", "\t", "\n", "\r", "\r\n", "\u3000", "Ω"), {
        maxLength: 24,
      })
      .map((signs) => signs.join(""));
    fc.assert(
      fc.property(words, lengths, (text, some) => {
        const hasher = createContentHasher();
        for (const piece of cut(text, some)) hasher.write(piece);
        const trimmed = text.normalize("NFC").split(/\r\n|\r|\n/u);
        const whole = trimmed.map((line) => line.trimEnd()).join("\n");
        const expected = createHash("sha256").update(whole.trim()).digest("hex");
        expect(hasher.digest()).toBe(expected);
        expect(contentHashOf(text)).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  test("is composed as Unicode composes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(composed(text)).toBe(text.normalize("NFC"));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("bytes that come in pieces", () => {
  const decode = (bytes: Uint8Array, at: number): string => {
    const decoder = createPieceDecoder("a.csv");
    return decoder.write(bytes.subarray(0, at)) + decoder.write(bytes.subarray(at)) + decoder.end();
  };

  test("become the same text wherever they are cut, a mark dropped", () => {
    const text = "đơn vị, Kon Rẫy 𝟙\n";
    const bytes = Buffer.from(`\uFEFF${text}`);
    for (let at = 0; at <= bytes.length; at += 1) expect(decode(bytes, at)).toBe(text);
  });

  test.each([
    { case: "a byte that no character begins with", bytes: [0x61, 0x0a, 0x62, 0xff], line: 2, offset: "3" },
    { case: "a character cut at the end", bytes: [0x61, 0x0a, 0x0a, 0xe1, 0xbb], line: 3, offset: "3" },
    { case: "a control character", bytes: [0xef, 0xbb, 0xbf, 0x61, 0x00], line: 1, offset: "4" },
  ])("are refused with line and offset: $case", ({ bytes, line, offset }) => {
    for (let at = 0; at <= bytes.length; at += 1) {
      let refusal: unknown;
      try {
        decode(Uint8Array.from(bytes), at);
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({ code: "tableNotUtf8", values: { offset }, place: { path: "a.csv", line } });
    }
  });
});

describe("an entries file that comes in pieces", () => {
  const rows = Array.from({ length: 60 }, (_, index) => `${index % 3},assigned,2023-01-05,2023,Kon Rẫy,${index % 7}`);
  const text = `batch,kind,effectiveOn,fiscalYear,unit,amount\n${rows.join("\n")}\n`;

  async function* piecesOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
    // As from a file: one buffer, written over for the next piece.
    const buffer = new Uint8Array(length);
    for (let start = 0; start < bytes.length; start += length) {
      const piece = bytes.subarray(start, start + length);
      buffer.set(piece);
      yield buffer.subarray(0, piece.length);
    }
  }

  test.each([1, 2, 7, 64, 100_000])("is the same file in pieces of %i bytes", async (length) => {
    const read = await readEntriesStream(piecesOf(Buffer.from(text), length), { path: "a.csv" });
    const whole = read.batches.map((batch) => ({ ...batch, entries: [...batch.entries], lines: [...batch.lines] }));
    expect({ ...read, batches: whole }).toEqual(readEntriesFile(text, { path: "a.csv" }));
  });

  test("tells how far it is", async () => {
    const told: number[][] = [];
    await readEntriesStream(piecesOf(Buffer.from(text), 1_000), {
      path: "a.csv",
      onProgress: ({ readBytes, rowCount }) => told.push([readBytes, rowCount]),
    });
    expect(told.at(-1)).toEqual([Buffer.byteLength(text), 60]);
    expect(told.every(([bytes = 0], rank) => rank === 0 || bytes > (told[rank - 1]?.[0] ?? 0))).toBe(true);
  });

  test("is not read on behind a hundred faults", async () => {
    let askedCount = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("kind,effectiveOn,fiscalYear,unit,amount\n");
      for (;;) {
        askedCount += 1;
        yield Buffer.from("assigned,2023-01-05,2023,A,x\n");
      }
    }
    const refused = await readEntriesStream(endless(), { path: "a.csv" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "amountNotDigits", values: { more: "99" } });
    expect(askedCount).toBeLessThan(105);
  });

  test("is not waited for where a quote has lost its other half", async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('kind,effectiveOn,fiscalYear,unit,amount\nassigned,2023-01-05,2023,"A,1\n');
      for (;;) yield Buffer.from("assigned,2023-01-05,2023,A,1\n".repeat(40_000));
    }
    const refused = await readEntriesStream(endless(), { path: "a.csv" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "brokenQuotes", place: { line: 2 } });
  });
});
