import { type Entry, Refusal } from "@giaingan/finance";
import type { AppendResult, Batch, Ledger } from "@giaingan/ledger";
import { describe, expect, test } from "vitest";
import { useTemporaryLedgers } from "../../packages/ledger/test/sample-batch.ts";
import { isFullLane } from "../laws/lane.ts";
import { clientBatch } from "./client-batch.ts";
import { tellFigures } from "./figures.ts";
import { seed, seededRandom } from "./seeded-random.ts";

const ledgers = useTemporaryLedgers();
const timeout = 3_600_000;
const [retryCount, flightCount] = [isFullLane ? 10_000 : 500, 64];
const itemCountMax = isFullLane ? 50 : 12;

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof Refusal) return outcome;
  throw outcome instanceof Error ? outcome : new Error("nothing was refused");
}

/** What another body differs in: the field that the refusal must name, and the body. */
const otherBodies: readonly (readonly [field: string, change: (entry: Entry) => Entry])[] = [
  ["amount", (entry) => ({ ...entry, amount: entry.amount + 1n })],
  ["unitId", (entry) => ({ ...entry, unitId: `${entry.unitId} khác` })],
  ["kind", (entry) => ({ ...entry, kind: "advanced" })],
  ["effectiveOn", (entry) => ({ ...entry, effectiveOn: "2023-12-31" })],
  ["fiscalYear", (entry) => ({ ...entry, fiscalYear: 2024 })],
  ["source.vintage", (entry) => ({ ...entry, source: { ...entry.source, vintage: null } })],
  ["reason", (entry) => ({ ...entry, reason: "khác" })],
];

describe(`retries (seed ${seed})`, () => {
  test(
    `${retryCount} of them, ${flightCount} at once: the same answer, or the field that differs`,
    { timeout },
    async () => {
      const ledger = await ledgers.open();
      const random = seededRandom("retries");
      const batches = Array.from({ length: 25 }, (_, rank) => clientBatch(`retried-${rank}`));
      // Twice as many are in flight at once from the start: the first answers come from retries too.
      const first = await Promise.all(batches.map((batch) => ledger.append(batch)));
      const answers = new Map(first.map((result) => [result.batchId, result]));
      const counts = { same: 0, refused: 0 };
      const wrong: unknown[] = [];
      const retrySame = async (batch: Batch): Promise<void> => {
        const result = await ledger.append({ ...batch, documentName: `${batch.documentName} lần nữa` });
        counts.same += 1;
        const expected: AppendResult | undefined = answers.get(batch.id);
        if (JSON.stringify(result) !== JSON.stringify({ ...expected, alreadyPosted: true })) wrong.push(result);
      };
      const retryOther = async (batch: Batch): Promise<void> => {
        const rank = random.below(batch.entries.length);
        const [field, change] = random.pick(otherBodies);
        const entries = batch.entries.map((entry, index) => (index === rank ? change(entry) : entry));
        const { code, values } = await refusalOf(ledger.append({ ...batch, entries }));
        counts.refused += 1;
        const isTold = code === "entryIdReused" && values["entry"] === entries[rank]?.id && values["field"] === field;
        if (!isTold) wrong.push({ field, code, values });
      };
      let left = retryCount;
      const flight = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await (random.below(2) === 0 ? retrySame : retryOther)(random.pick(batches));
        }
      };
      await Promise.all(Array.from({ length: flightCount }, flight));
      tellFigures({ id: "R4", what: "retries", counts: { ...counts, wrong: wrong.length } });
      expect({ seed, wrong }).toEqual({ seed, wrong: [] });
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: batches.length });
      const entryCount = batches.reduce((count, { entries }) => count + entries.length, 0);
      expect((await ledger.overview()).entryCount).toBe(entryCount);
    },
  );

  test("the same batch sent at one moment by many is posted once", async () => {
    const ledger = await ledgers.open();
    const results = await Promise.all(Array.from({ length: flightCount }, () => ledger.append(clientBatch("one"))));
    expect(results.filter(({ alreadyPosted }) => !alreadyPosted)).toHaveLength(1);
    expect(new Set(results.map(({ chainHead }) => chainHead)).size).toBe(1);
    expect(ledger.head().revision).toBe(1);
  });
});

describe("a batch is posted whole or not at all", () => {
  /** Ways in which one item is refused: by itself, by the record, and late, by a hard rule of the record. */
  const faults: readonly (readonly [code: string, spoil: (entry: Entry) => Entry])[] = [
    ["invalidEntry", (entry) => ({ ...entry, effectiveOn: "2023-02-29" })],
    ["entryIdReused", (entry) => ({ ...entry, id: "known/0" })],
    ["invalidEntry", (entry) => ({ ...entry, reverses: "nothing has this id" })],
    ["periodClosed", (entry) => ({ ...entry, effectiveOn: "2022-05-10", fiscalYear: 2022 })],
  ];
  const itemsOf = (id: string, count: number): readonly Entry[] => {
    const [model] = clientBatch(id).entries;
    if (!model) throw new Error("a client's batch has entries");
    return Array.from({ length: count }, (_, rank) => ({ ...model, id: `${id}/${rank}` }));
  };
  const prepare = async (): Promise<Ledger> => {
    const ledger = await ledgers.open();
    await ledger.append(clientBatch("known"));
    const closing = { action: "close", fiscalYear: 2022, month: 5, reason: null, decidedOn: "2023-01-01" } as const;
    await ledger.changePeriod({ ...closing, id: "closing" });
    return ledger;
  };

  test(`item k of n fails, for every k and every n up to ${itemCountMax}`, { timeout }, async () => {
    const ledger = await prepare();
    const before = await ledger.overview();
    let triedCount = 0;
    for (let count = 1; count <= itemCountMax; count += 1) {
      for (let bad = 0; bad < count; bad += 1) {
        const [code, spoil] = faults[triedCount % faults.length] ?? ["", (entry: Entry) => entry];
        const entries = itemsOf(`n${count}k${bad}`, count).map((entry, rank) => (rank === bad ? spoil(entry) : entry));
        const batch = { ...clientBatch("model"), id: `n${count}k${bad}`, entries, periodChanges: [] };
        const refusal = await refusalOf(ledger.append(batch));
        expect({ count, bad, code: refusal.code }).toEqual({ count, bad, code });
        triedCount += 1;
      }
    }
    expect(await ledger.overview()).toEqual(before);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
    tellFigures({ id: "R6", what: "item k of n fails", counts: { batches: triedCount, posted: 0 } });
  });

  test(`batch k of n fails, for every k and every n up to ${itemCountMax}`, { timeout }, async () => {
    const ledger = await prepare();
    const before = await ledger.overview();
    let triedCount = 0;
    for (let count = 1; count <= itemCountMax; count += 1) {
      for (let bad = 0; bad < count; bad += 1) {
        const [code, spoil] = faults[triedCount % faults.length] ?? ["", (entry: Entry) => entry];
        const batches = Array.from({ length: count }, (_, rank): Batch => {
          const id = `n${count}k${bad}b${rank}`;
          const entries = itemsOf(id, 2).map((entry, item) => (rank === bad && item === 1 ? spoil(entry) : entry));
          return { ...clientBatch("model"), id, entries, periodChanges: [] };
        });
        const refusal = await refusalOf(ledger.appendAll(batches));
        expect({ count, bad, code: refusal.code }).toEqual({ count, bad, code });
        triedCount += 1;
      }
    }
    expect(await ledger.overview()).toEqual(before);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
    tellFigures({ id: "R6", what: "batch k of n fails", counts: { imports: triedCount, posted: 0 } });
  });

  test(
    "a failure of the storage at each step leaves nothing, and the next try posts it once",
    { timeout },
    async () => {
      let failing: number | null = null;
      const reached: string[] = [];
      const onStep = (step: string): void => {
        if (failing === null) return;
        reached.push(step);
        // As Node tells it of a disk that is full.
        if (reached.length === failing) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      };
      const ledger = await ledgers.open({ onStep });
      for (let step = 1; ; step += 1) {
        reached.length = 0;
        failing = step;
        const batch = clientBatch(`step-${step}`);
        const outcome: unknown = await ledger.append(batch).catch((error: unknown) => error);
        failing = null;
        const isCommitted =
          (reached.at(-1) ?? "").startsWith("head file") || reached.includes("transaction: committed");
        if (isCommitted && !(outcome instanceof Error)) break;
        expect(outcome).toMatchObject({ code: "ledgerDiskFull" });
        const again = await ledger.append(batch);
        expect({ step, again: again.alreadyPosted }).toEqual({ step, again: isCommitted });
        expect(ledger.head().revision).toBe(step);
      }
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
    },
  );
});
