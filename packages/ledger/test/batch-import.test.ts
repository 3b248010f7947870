import { type Entry, sourceNotStated } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { emptyImportRecord, planImport, postBatches } from "../src/index.ts";
import { type Sequence, sequenceOf } from "../src/sequence.ts";
import { sampleBatch, sampleEntry, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const toImport = (id: string, entries: readonly ReturnType<typeof sampleEntry>[]) => ({
  id,
  documentName: "a.csv",
  contentHash: null,
  entries,
});

describe("planning an import", () => {
  test("leaves out what is recorded with the same body", async () => {
    const ledger = await ledgers.open();
    const [one, two] = [sampleEntry({ id: "one" }), sampleEntry({ id: "two" })];
    await ledger.append(sampleBatch({ id: "before", entries: [one] }));
    const { batches, faults } = await planImport(ledger, [toImport("file", [one, two])]);
    expect(faults).toEqual([]);
    expect(batches.map(({ added, recordedCount }) => [[...added], recordedCount])).toEqual([[[two], 1]]);
  });

  test("finds every fault of every batch, and posts nothing", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "before", entries: [sampleEntry({ id: "one" })] }));
    const { faults } = await planImport(ledger, [
      toImport("file", [sampleEntry({ id: "new" }), sampleEntry({ id: "one", amount: 9n })]),
      toImport("before", [sampleEntry({ id: "late" }), sampleEntry({ id: "later", reverses: "nobody" })]),
    ]);
    expect(
      faults.map(({ batchRank, entryRank, field, refusal }) => [batchRank, entryRank, field, refusal.code]),
    ).toEqual([
      [0, 1, "id", "entryIdReused"],
      [1, 0, "batch", "recordedBatch"],
      [1, 1, "reverses", "unknownReversedEntry"],
    ]);
    expect(ledger.head().revision).toBe(1);
  });

  test.each([
    { place: "above in its batch", ids: [["paid", "back"]], isFound: true },
    { place: "in a batch before", ids: [["paid"], ["back"]], isFound: true },
    { place: "below in its batch", ids: [["back", "paid"]], isFound: false },
    { place: "in a batch behind", ids: [["back"], ["paid"]], isFound: false },
  ])("takes back an entry $place: $isFound", async ({ ids, isFound }) => {
    const batches = ids.map((some, rank) =>
      toImport(
        `batch ${rank}`,
        some.map((id) => sampleEntry({ id, reverses: id === "back" ? "paid" : null })),
      ),
    );
    const { faults } = await planImport(emptyImportRecord, batches);
    expect(faults).toHaveLength(isFound ? 0 : 1);
  });

  test("keeps an open amount that is recorded as it was recorded", async () => {
    const ledger = await ledgers.open();
    const recorded = sampleEntry({ id: "rest", kind: "carriedOver", amount: 7n });
    await ledger.append(sampleBatch({ id: "before", entries: [recorded] }));
    const { batches, faults } = await planImport(ledger, [
      { id: "file", documentName: "a.csv", contentHash: null, entries: [{ ...recorded, amount: null }] },
    ]);
    expect([faults, [...(batches[0]?.added ?? ["none"])]]).toEqual([[], []]);
  });

  test.each([
    { case: "the record alone", recorded: ["plan", "paid"], above: [], amount: 6n },
    { case: "the rows above alone", recorded: [], above: ["plan", "paid"], amount: 6n },
    { case: "both", recorded: ["plan"], above: ["paid"], amount: 6n },
    { case: "no plan", recorded: ["paid"], above: [], amount: null },
  ])("makes out an open amount from $case", async ({ recorded, above, amount }) => {
    const ledger = await ledgers.open();
    const entries = new Map([
      ["plan", sampleEntry({ id: "plan", amount: 10n })],
      ["paid", sampleEntry({ id: "paid", kind: "volumePaid", effectiveOn: "2023-10-31", amount: 4n })],
    ]);
    const chosen = (ids: readonly string[]) => ids.flatMap((id) => entries.get(id) ?? []);
    if (recorded.length > 0) await ledger.append(sampleBatch({ id: "before", entries: chosen(recorded) }));
    const source = { ...sourceNotStated, vintage: 2023 };
    const open = sampleEntry({ id: "c", kind: "carriedOver", fiscalYear: 2024, effectiveOn: "2024-02-01", source });
    const { batches, faults } = await planImport(ledger, [
      { ...toImport("file", []), entries: [...chosen(above), { ...open, amount: null }] },
    ]);
    expect([...(batches[0]?.added ?? [])].find(({ id }) => id === "c")?.amount ?? null).toBe(amount);
    expect(faults.map(({ refusal }) => refusal.code)).toEqual(amount === null ? ["nothingRemains"] : []);
  });

  test("looks up thousands of ids at once, and none that could break out of the statement", async () => {
    const ledger = await ledgers.open();
    const entries = Array.from({ length: 5_000 }, (_, index) => sampleEntry({ id: `it's "${index}"` }));
    await ledger.append(sampleBatch({ id: "before", entries }));
    const found = await ledger.entriesById([...entries.map(({ id }) => id), "' OR ''='", "a\0b"]);
    expect(found.size).toBe(5_000);
    expect(found.get(`it's "4999"`)).toEqual(entries.at(-1));
    expect((await ledger.entriesById([`it's "0"`], { revision: 0 })).size).toBe(0);
  });
});

describe("posting the batches of a file", () => {
  test("gives each batch a revision, in their order", async () => {
    const ledger = await ledgers.open();
    const batches = [
      toImport("a", [sampleEntry({ id: "1" })]),
      toImport("empty", []),
      toImport("b", [sampleEntry({ id: "2", reverses: "1", amount: -1n })]),
    ];
    expect(await postBatches(ledger, batches)).toMatchObject([
      { batchId: "a", revision: 1, postedEntryCount: 1 },
      { batchId: "b", revision: 2, postedEntryCount: 1 },
    ]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
    expect(await postBatches(ledger, [])).toEqual([]);
  });

  test("posts none of them when the record refuses the last one", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "before", entries: [sampleEntry({ id: "one" })] }));
    const faults = [
      sampleEntry({ id: "one", amount: 9n }),
      sampleEntry({ id: "x", reverses: "nobody" }),
      sampleEntry({ id: "x", amount: 2n ** 63n }),
    ];
    for (const fault of faults) {
      const batches = [toImport("a", [sampleEntry({ id: "1" })]), toImport("b", [fault])];
      await expect(postBatches(ledger, batches)).rejects.toMatchObject({ name: "Refusal" });
      expect(ledger.head().revision).toBe(1);
      expect((await ledger.overview()).entryCount).toBe(1);
    }
    const good = await postBatches(ledger, [toImport("a", [sampleEntry({ id: "1" })])]);
    expect(good).toMatchObject([{ revision: 2 }]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  });

  test("only tried, is judged and answered the same, and leaves nothing behind", async () => {
    const ledger = await ledgers.open();
    const batches = [
      toImport("a", [sampleEntry({ id: "1" })]),
      toImport("b", [sampleEntry({ id: "2", reverses: "1" })]),
    ];
    const tried = await postBatches(ledger, batches, { isTrial: true });
    expect(tried).toMatchObject([
      { batchId: "a", revision: 1 },
      { batchId: "b", revision: 2 },
    ]);
    expect(ledger.head().revision).toBe(0);
    expect((await ledger.overview()).entryCount).toBe(0);
    const bad = [toImport("a", [sampleEntry({ id: "x", reverses: "nobody" })])];
    await expect(postBatches(ledger, bad, { isTrial: true })).rejects.toMatchObject({ code: "invalidEntry" });
    expect(await postBatches(ledger, batches)).toMatchObject([{ revision: 1 }, { revision: 2 }]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  });

  test("takes batches one by one, and none of them when their source fails at the last", async () => {
    const ledger = await ledgers.open();
    const written: number[] = [];
    async function* batches(count: number, failure: Error | null) {
      for (let rank = 0; rank < count; rank += 1)
        yield sampleBatch({
          id: `b${rank}`,
          entries: [sampleEntry({ id: `${rank}a` }), sampleEntry({ id: `${rank}b` })],
        });
      if (failure !== null) throw failure;
    }
    const failure = new Error("the file went away");
    await expect(ledger.appendAll(batches(5, failure))).rejects.toBe(failure);
    expect([ledger.head().revision, (await ledger.overview()).entryCount]).toEqual([0, 0]);
    const results = await ledger.appendAll(batches(5, null), { onWritten: (count) => void written.push(count) });
    expect(results.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
    expect(written).toEqual([2, 2, 2, 2, 2]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 5 });
  });

  test("reads back every field of a long batch as it was given", async () => {
    const ledger = await ledgers.open();
    const entries = Array.from({ length: 5_000 }, (_, rank) =>
      sampleEntry({
        id: `e${rank}`,
        effectiveOn: rank % 5 === 0 ? "2023-01-31" : "2023-02-28",
        projectId: rank % 3 === 0 ? null : `dự án ${rank % 4_000}`,
        componentId: rank < 2_048 ? "nội dung đầu" : null,
        document: {
          number: rank < 2_048 ? null : "12/QĐ",
          date: rank % 2 === 0 ? null : "2023-01-01",
          issuer: null,
          title: null,
        },
        amount: BigInt(rank) - 2n ** 40n,
        reason: rank === 4_999 ? 'nói "không"' : null,
      }),
    );
    await ledger.append(sampleBatch({ id: "long", entries }));
    const found = await ledger.entriesById(entries.map(({ id }) => id));
    expect(entries.map(({ id }) => found.get(id))).toEqual(entries);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
  });

  describe("of a long file, whose entries are made as they are asked for", () => {
    const length = 40_000;
    const planCount = 300;
    /** Plans of 300 units, then payments; the unit `overspent` pays more than it has. */
    const longFile = (overspent: string | null): Sequence<Entry> =>
      sequenceOf(length, (rank) => {
        const unitId = `xã ${rank % planCount}`;
        if (rank < planCount) return sampleEntry({ id: `e${rank}`, unitId, amount: 1_000n });
        const amount = unitId === overspent && rank >= length - planCount ? 1_000n : 1n;
        return sampleEntry({ id: `e${rank}`, unitId, kind: "disbursed", effectiveOn: "2023-06-30", amount });
      });
    const toPost = (entries: Sequence<Entry>) => [{ id: "file", documentName: "a.csv", contentHash: null, entries }];
    const admission = { mode: "command", rules: null, reference: { projects: [] } } as const;

    test("posts what is new of it, judged in parts, and hashes it as an array of the same", async () => {
      const ledger = await ledgers.open();
      const entries = longFile(null);
      await ledger.append(sampleBatch({ id: "before", entries: [...entries].slice(0, 20_000) }));
      const plan = await planImport(ledger, toPost(entries));
      expect([plan.faults, plan.batches[0]?.recordedCount, plan.batches[0]?.added.length]).toEqual([
        [],
        20_000,
        20_000,
      ]);
      const ready = plan.batches.map(({ batch, added }) => ({ ...batch, entries: added }));
      const written: number[] = [];
      const onWritten = (count: number): void => void written.push(count);
      const [posted] = await postBatches(ledger, ready, { admission, onWritten });
      expect(posted).toMatchObject({ postedEntryCount: 20_000, findings: [] });
      expect(written.reduce((sum, count) => sum + count, 0)).toBe(20_000);
      const again = sampleBatch({ id: "file", entries: [...entries].slice(20_000) });
      expect(await ledger.append({ ...again, contentHash: null, documentName: "a.csv" })).toMatchObject({
        alreadyPosted: true,
      });
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
    });

    test.each(["xã 0", "xã 299"])(
      "is refused when %s breaks a rule, and nothing of it is posted",
      async (overspent) => {
        const ledger = await ledgers.open();
        const refused = await postBatches(ledger, toPost(longFile(overspent)), { admission }).catch(
          (error: unknown) => error,
        );
        expect(refused).toMatchObject({ code: "disbursementExceedsPlan", values: { unit: overspent } });
        expect([ledger.head().revision, (await ledger.entriesById(["e0"])).size]).toEqual([0, 0]);
      },
    );

    test("is refused for an id that stands in it twice, however far apart", async () => {
      const ledger = await ledgers.open();
      const entries = longFile(null);
      const twice = sequenceOf(length, (rank) => entries.at(rank === length - 1 ? 0 : rank) as Entry);
      const refused = await postBatches(ledger, toPost(twice)).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "entryIdReused", values: { entry: "e0" } });
    });
  });

  test("answers for a batch that had been posted, and goes on from there", async () => {
    const ledger = await ledgers.open();
    const first = sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })], statements: [sampleStatement] });
    const second = sampleBatch({ id: "b", entries: [sampleEntry({ id: "2" })] });
    await ledger.append(first);
    expect(await ledger.appendAll([first, second])).toMatchObject([
      { revision: 1, alreadyPosted: true },
      { revision: 2, alreadyPosted: false },
    ]);
    expect(await ledger.appendAll([first, second])).toMatchObject([{ alreadyPosted: true }, { alreadyPosted: true }]);
    expect(ledger.head().revision).toBe(2);
    expect(await ledger.append(sampleBatch({ id: "c", entries: [sampleEntry({ id: "3" })] }))).toMatchObject({
      revision: 3,
    });
  });
});

test("entries in the order of the record, page by page", async () => {
  const ledger = await ledgers.open();
  const dates = ["2023-12-31", "2023-01-01", "2023-06-30", "2023-01-01"];
  for (const [rank, effectiveOn] of dates.entries()) {
    const entries = [
      sampleEntry({ id: `${rank}a`, effectiveOn }),
      sampleEntry({ id: `${rank}b`, effectiveOn: "2023-05-05" }),
    ];
    await ledger.append(sampleBatch({ id: String(rank), entries }));
  }
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ledger.entries({ asOf: "2023-12-31", order: "revision", limit: 3, cursor });
    ids.push(...page.entries.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(ids).toEqual(["0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b"]);
});
