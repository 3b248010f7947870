import { type Entry, entryKinds, type FundingSource } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEntryTable } from "../../src/entries-file/entry-table.ts";
import type { FileEntry } from "../../src/entries-file/file-entry.ts";
import { createIdIndex } from "../../src/entries-file/id-index.ts";
import { createTextStore } from "../../src/entries-file/text-store.ts";

const text = fc.oneof(fc.constantFrom("a", "Kon Rẫy", "", "'", "0"), fc.string({ unit: "grapheme" }));
const textOrNull = fc.option(text);
const year = fc.integer({ min: 1976, max: 2100 });
const day = fc.constantFrom("2023-01-05", "2024-02-29", "1976-12-31");
const word = <Word extends string>(...words: readonly Word[]): fc.Arbitrary<Word | null> =>
  fc.option(fc.constantFrom(...words));
const source: fc.Arbitrary<FundingSource> = fc.record({
  level: word("central", "province"),
  nature: word("investment", "recurrent"),
  origin: word("domestic", "foreign"),
  vintage: fc.option(year),
  relation: word("direct", "counterpart"),
});
const entry: fc.Arbitrary<FileEntry> = fc
  .record({
    id: text,
    kind: fc.constantFrom(...entryKinds),
    effectiveOn: day,
    fiscalYear: year,
    unitId: text,
    projectId: textOrNull,
    componentId: textOrNull,
    source,
    amount: fc.option(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)),
    document: fc.record({ number: textOrNull, date: fc.option(day), issuer: textOrNull, title: textOrNull }),
    reverses: textOrNull,
    reason: textOrNull,
    late: fc.option(fc.record({ effectiveOn: day, fiscalYear: year })),
  })
  .map(({ late, ...rest }) => (late === null ? rest : { ...rest, late }));
const place = fc.record({ line: fc.nat(), batch: textOrNull, isNamed: fc.boolean() });

describe("a table of entries", () => {
  test("gives back every entry and its place as they were added, asked in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, place), { maxLength: 20 }), fc.array(fc.nat()), (rows, asked) => {
        const table = createEntryTable();
        for (const [added, where] of rows) table.add(added, where);
        expect(table.rowCount()).toBe(rows.length);
        for (const rank of [...rows.keys(), ...asked.map((each) => each % Math.max(rows.length, 1))]) {
          const row = rows[rank];
          if (row === undefined) continue;
          expect([table.entryAt(rank), table.placeAt(rank), table.idAt(rank)]).toEqual([row[0], row[1], row[0].id]);
        }
      }),
    );
  });

  test("holds more rows than one block of it", () => {
    const table = createEntryTable();
    const base: Omit<Entry, "id" | "amount"> = {
      kind: "assigned",
      effectiveOn: "2023-01-05",
      fiscalYear: 2023,
      unitId: "A",
      projectId: null,
      componentId: null,
      source: { level: null, nature: null, origin: null, vintage: null, relation: null },
      document: { number: null, date: null, issuer: null, title: null },
      reverses: null,
      reason: null,
    };
    const rowCount = 140_000;
    for (let rank = 0; rank < rowCount; rank += 1)
      table.add({ ...base, id: `e${rank}`, amount: BigInt(rank) }, { line: rank + 2, batch: null, isNamed: false });
    const wrong = Array.from({ length: rowCount }, (_, rank) => rank).filter((rank) => {
      const { id, amount } = table.entryAt(rank);
      return id !== `e${rank}` || amount !== BigInt(rank) || table.placeAt(rank).line !== rank + 2;
    });
    expect(wrong).toEqual([]);
  });

  test("shares the document of entries that follow one another", () => {
    const table = createEntryTable();
    const document = { number: "1/QĐ", date: null, issuer: "UBND", title: null };
    for (const one of fc.sample(entry, { numRuns: 3, seed: 7 })) {
      const number = table.rowCount() < 2 ? "1/QĐ" : "2/QĐ";
      table.add({ ...one, document: { ...document, number } }, { line: 2, batch: null, isNamed: false });
    }
    const [first, second, third] = [0, 1, 2].map((rank) => table.entryAt(rank).document);
    expect([first === second, first === third, third?.number]).toEqual([true, false, "2/QĐ"]);
  });
});

describe("a store of texts", () => {
  test("gives back more texts than it knows, and the longest that a cell holds", () => {
    const store = createTextStore();
    const texts = [...Array.from({ length: 70_000 }, (_, rank) => `số ${rank}`), "ỉ".repeat(32_767), ""];
    const numbers = texts.map((each) => store.add(each));
    expect(numbers.map((number) => store.at(number))).toEqual(texts);
    expect(store.at(store.add(null))).toBeNull();
  });

  test("keeps what is known once, and what stands alone each time", () => {
    const store = createTextStore();
    expect(store.add("a")).toBe(store.add("a"));
    expect(store.addOnce("a")).not.toBe(store.addOnce("a"));
  });
});

describe("an index of ids", () => {
  test("finds what a map of them finds", () => {
    const ids = fc.array(fc.string({ maxLength: 2 }), { maxLength: 60 });
    fc.assert(
      fc.property(ids, ids, (added, asked) => {
        const distinct = [...new Set(added)];
        const index = createIdIndex((rank) => distinct[rank] ?? "");
        for (const id of distinct) index.add(id);
        for (const id of [...distinct, ...asked]) {
          const rank = distinct.indexOf(id);
          expect(index.rankOf(id)).toBe(rank === -1 ? null : rank);
        }
      }),
    );
  });

  test("tells ids apart that have one hash", () => {
    // Known pairs of FNV-1a in 32 bits.
    const added = ["costarring", "declinate"];
    const index = createIdIndex((rank) => added[rank] ?? "");
    for (const id of added) index.add(id);
    expect(["costarring", "liquid", "declinate", "macallums"].map(index.rankOf)).toEqual([0, null, 1, null]);
    added.push("liquid");
    index.add("liquid");
    expect(["costarring", "liquid"].map(index.rankOf)).toEqual([0, 2]);
  });

  test("grows with what is added", () => {
    const ids = Array.from({ length: 5_000 }, (_, rank) => `e${rank}`);
    const index = createIdIndex((rank) => ids[rank] ?? "");
    for (const id of ids) index.add(id);
    expect(ids.filter((id, rank) => index.rankOf(id) !== rank)).toEqual([]);
  });
});
