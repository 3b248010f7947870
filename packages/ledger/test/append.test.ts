import { type Entry, sourceNotStated } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashId } from "../src/id-hash.ts";
import {
  sampleBatch,
  sampleCheck,
  sampleEntry,
  sampleFinding,
  sampleStatement,
  useTemporaryLedgers,
} from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

describe("appending", () => {
  test("numbers the batches 1, 2, 3 and links each to the one before", async () => {
    const ledger = await ledgers.open();
    expect(ledger.head()).toEqual({ revision: 0, chainHead: "0".repeat(64), sample: false, recordedAt: null });
    const results = [];
    for (const id of ["a", "b", "c"]) {
      results.push(await ledger.append(sampleBatch({ id, entries: [sampleEntry({ id })] })));
    }
    expect(
      results.map(({ revision, batchId, postedEntryCount, alreadyPosted }) => [
        revision,
        batchId,
        postedEntryCount,
        alreadyPosted,
      ]),
    ).toEqual([
      [1, "a", 1, false],
      [2, "b", 1, false],
      [3, "c", 1, false],
    ]);
    expect(new Set(results.map(({ chainHead }) => chainHead)).size).toBe(3);
    expect(ledger.head()).toMatchObject({ revision: 3, chainHead: results[2]?.chainHead });
  });

  test("takes batches that arrive at the same moment one after another", async () => {
    const ledger = await ledgers.open();
    const ids = Array.from({ length: 40 }, (_, index) => `voucher-${index}`);
    const results = await Promise.all(
      ids.map((id) => ledger.append(sampleBatch({ id, entries: [sampleEntry({ id })] }))),
    );
    expect(results.map(({ revision }) => revision)).toEqual(ids.map((_, index) => index + 1));
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 40 });
  });

  test("gives the time of recording from the clock, in UTC", async () => {
    const ledger = await ledgers.open({ clock: () => new Date("2023-10-31T23:30:00.125+07:00") });
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "a" })] }));
    expect(ledger.head().recordedAt).toBe("2023-10-31T16:30:00.125Z");
    expect((await ledger.entries({ asOf: "2023-12-31" })).entries[0]?.recordedAt).toBe("2023-10-31T16:30:00.125Z");
  });

  test("keeps every field of every entry exactly", async () => {
    const ledger = await ledgers.open();
    const entries = [
      sampleEntry({ id: "năm 2023 – “kéo dài”", amount: 2n ** 63n - 1n, reason: "x'; DROP TABLE entries; --\n\t" }),
      sampleEntry({
        id: "least",
        amount: -(2n ** 63n),
        effectiveOn: "2024-02-29",
        projectId: "Đường số 1",
        componentId: "" + 3,
      }),
      sampleEntry({
        id: "full",
        kind: "advanceRecovered",
        source: { level: "commune", nature: "recurrent", origin: "foreign", vintage: 2021, relation: "counterpart" },
        document: { number: null, date: null, issuer: null, title: "" },
        reverses: "least",
      }),
    ];
    await ledger.append(sampleBatch({ id: "a", entries }));
    const { entries: read } = await ledger.entries({ asOf: "2024-12-31" });
    const byId = new Map(read.map((entry) => [entry.id, entry]));
    for (const entry of entries) expect(byId.get(entry.id)).toMatchObject(entry);
  });

  test("is still there after closing and opening again", async () => {
    const first = await ledgers.open();
    await first.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "a", amount: 7n })] }));
    const head = first.head();
    await first.close();
    const second = await ledgers.open({ mode: "open" });
    expect(second.head()).toEqual(head);
    expect((await second.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.plan).toBe(7n);
    const next = await second.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "b" })] }));
    expect(next.revision).toBe(2);
    expect(await second.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  });
});

describe("sending again", () => {
  test("answers the same batch with the same answer and posts nothing", async () => {
    const ledger = await ledgers.open();
    const batch = sampleBatch({
      id: "a",
      entries: [sampleEntry({ id: "1" }), sampleEntry({ id: "2" })],
      statements: [sampleStatement],
      findings: [sampleFinding],
      checks: [sampleCheck],
    });
    const first = await ledger.append(batch);
    await ledger.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "3" })] }));
    const again = await Promise.all(
      Array.from({ length: 20 }, () => ledger.append({ ...batch, documentName: "renamed" })),
    );
    for (const answer of again) expect(answer).toEqual({ ...first, alreadyPosted: true });
    expect(await ledger.overview()).toMatchObject({ revision: 2, entryCount: 3 });
    expect(await ledger.statements()).toHaveLength(1);
  });

  test("posts of another batch only the entries that are new", async () => {
    const ledger = await ledgers.open();
    const known = [1, 2, 3, 4, 5, 6].map((id) => sampleEntry({ id: `${id}` }));
    await ledger.append(sampleBatch({ id: "a", entries: known }));
    const result = await ledger.append(
      sampleBatch({ id: "b", entries: [...known.toReversed(), sampleEntry({ id: "7" })] }),
    );
    expect(result).toMatchObject({ revision: 2, postedEntryCount: 1, alreadyPosted: false });
    expect((await ledger.positions({ asOf: "2023-12-31", groupBy: [] }))[0]).toMatchObject({ plan: 7n, entryCount: 7 });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  });

  test("refuses the id of a batch with another body, and posts nothing", async () => {
    const ledger = await ledgers.open();
    const batch = sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] });
    await ledger.append(batch);
    const more = ledger.append({ ...batch, entries: [...batch.entries, sampleEntry({ id: "2" })] });
    await expect(more).rejects.toMatchObject({ code: "entryIdReused", values: { entry: "a", field: "batch" } });
    expect((await ledger.overview()).entryCount).toBe(1);
  });

  const changes: readonly (readonly [field: string, change: Partial<Entry>])[] = [
    ["kind", { kind: "supplemented" }],
    ["effectiveOn", { effectiveOn: "2023-01-02" }],
    ["fiscalYear", { fiscalYear: 2022 }],
    ["unitId", { unitId: "dong-giang-2" }],
    ["projectId", { projectId: "p" }],
    ["componentId", { componentId: "c" }],
    ["source.level", { source: { ...sourceNotStated, level: "central" } }],
    ["source.nature", { source: { ...sourceNotStated, nature: "recurrent" } }],
    ["source.origin", { source: { ...sourceNotStated, origin: "foreign" } }],
    ["source.vintage", { source: { ...sourceNotStated, vintage: 2022 } }],
    ["source.relation", { source: { ...sourceNotStated, relation: "direct" } }],
    ["amount", { amount: 2n }],
    ["document.number", { document: { ...sampleEntry({ id: "" }).document, number: null } }],
    ["document.date", { document: { ...sampleEntry({ id: "" }).document, date: null } }],
    ["document.issuer", { document: { ...sampleEntry({ id: "" }).document, issuer: "UBND" } }],
    ["document.title", { document: { ...sampleEntry({ id: "" }).document, title: "T" } }],
    ["reverses", { reverses: "first" }],
    ["reason", { reason: "sửa" }],
  ];
  test.each(changes)("refuses a recorded id with another %s and names the field", async (field, change) => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "first" }), sampleEntry({ id: "1" })] }));
    const other = sampleBatch({ id: "b", entries: [sampleEntry({ id: "new" }), sampleEntry({ id: "1", ...change })] });
    await expect(ledger.append(other)).rejects.toMatchObject({ code: "entryIdReused", values: { entry: "1", field } });
    expect(await ledger.overview()).toMatchObject({ revision: 1, entryCount: 2 });
  });

  test("refuses an id that stands twice in a batch, with the same body or another", async () => {
    const ledger = await ledgers.open();
    const twins = sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" }), sampleEntry({ id: "1" })] });
    await expect(ledger.append(twins)).rejects.toMatchObject({ code: "entryIdReused", values: { field: "id" } });
    const others = sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" }), sampleEntry({ id: "1", amount: 2n })] });
    await expect(ledger.append(others)).rejects.toMatchObject({
      code: "entryIdReused",
      values: { field: "amount", recorded: "1", given: "2" },
    });
    expect(ledger.head().revision).toBe(0);
  });

  test.each([1, 10])("tells ids apart whose look-up numbers are the same, in a batch of %i", async (size) => {
    const [one, other] = ["1jqvrisym", "7r1kui1l"];
    expect(hashId(one)).toBe(hashId(other));
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: one })] }));
    const entries = Array.from({ length: size }, (_, index) =>
      sampleEntry({ id: index === 0 ? other : `${index}`, amount: 5n }),
    );
    const { postedEntryCount } = await ledger.append(sampleBatch({ id: "b", entries }));
    expect(postedEntryCount).toBe(size);
  });

  test("looks many ids up as surely as one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 }),
        async (before, after) => {
          const ledger = await ledgers.open({
            path: ledgers.path(`${before.join("-")}_${after.join("-")}`.slice(0, 200)),
          });
          const entriesOf = (ids: readonly number[]): readonly Entry[] => ids.map((id) => sampleEntry({ id: `${id}` }));
          await ledger.append(sampleBatch({ id: "a", entries: entriesOf(before) }));
          const { postedEntryCount } = await ledger.append(sampleBatch({ id: "b", entries: entriesOf(after) }));
          expect(postedEntryCount).toBe(after.filter((id) => !before.includes(id)).length);
          await ledger.close();
        },
      ),
      { numRuns: 12 },
    );
  });
});
