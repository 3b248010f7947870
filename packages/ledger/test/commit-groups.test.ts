/**
 * Batches that are posted at once are committed together, and each is answered as if it had been posted alone.
 */
import { type Entry, type EntryKind, Refusal, sourceNotStated } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Admission } from "../src/batch-completion.ts";
import { type Batch, type Ledger, refuseLedger } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const command: Admission = { mode: "command", rules: null, reference: { projects: [] } };
const kinds: readonly EntryKind[] = ["assigned", "volumePaid", "cut", "carriedOver", "allocated", "advanced"];

/** Mostly null: what is seldom would otherwise refuse nearly every batch. */
function seldom<Drawn>(arbitrary: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn | null> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

/** Ids are few, so that batches and entries are often sent twice, with the same body or another. */
const entryArbitrary: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"),
    kind: fc.constantFrom(...kinds),
    unitId: fc.constantFrom("A", "B"),
    fiscalYear: fc.constantFrom(2022, 2023),
    month: fc.integer({ min: 1, max: 9 }),
    amount: fc.bigInt({ min: 1n, max: 30n }),
    reverses: seldom(fc.constantFrom("1", "2", "3")),
  })
  .map(({ month, fiscalYear, kind, amount, reverses, ...fields }) =>
    sampleEntry({
      ...fields,
      fiscalYear,
      kind,
      source: { ...sourceNotStated, nature: "investment", vintage: 2022 },
      effectiveOn: `${fiscalYear}-0${month}-15`,
      amount: reverses === null ? amount : -amount,
      reverses,
      reason: reverses === null ? null : "ghi nhầm",
    }),
  );

const batchArbitrary: fc.Arbitrary<Batch> = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
    entries: fc.uniqueArray(entryArbitrary, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
    closing: seldom(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ id, entries, closing }) => {
    const document = { number: null, date: null, issuer: null, title: null };
    const change = { fiscalYear: 2023, month: closing, reason: null, decidedOn: "2023-10-01", document };
    return sampleBatch({
      id,
      entries,
      periodChanges: closing === null ? [] : [{ ...change, action: "close" as const }],
    });
  });

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, values: error.values };
  }
}

async function recordOf(ledger: Ledger): Promise<unknown> {
  const [{ entries }, batches, overview, verdict, months] = [
    await ledger.entries({ asOf: "2024-12-31", order: "revision", limit: 1_000 }),
    await ledger.batches(),
    await ledger.overview(),
    await ledger.verifyChain(),
    await ledger.positions({ asOf: "2024-12-31", groupBy: ["month", "unit"] }),
  ];
  return { entries, batches, overview, verdict, months: months.map((row) => Object.entries(row)) };
}

describe("batches that are posted at once", () => {
  test("have the outcomes, the revisions and the chain of batches that are posted one by one", async () => {
    const clock = (): Date => new Date("2026-01-05T00:00:00Z");
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ batch: batchArbitrary, isJudged: fc.boolean() }), { minLength: 3, maxLength: 14 }),
        async (drawn) => {
          run += 1;
          const one = await ledgers.open({ path: ledgers.path(`one-${run}.duckdb`), clock });
          const together = await ledgers.open({ path: ledgers.path(`all-${run}.duckdb`), clock });
          const post = (ledger: Ledger, { batch, isJudged }: (typeof drawn)[number]): Promise<unknown> =>
            outcomeOf(ledger.append(batch, isJudged ? { admission: command } : {}));
          const expected: unknown[] = [];
          for (const each of drawn) expected.push(await post(one, each));
          expect(await Promise.all(drawn.map((each) => post(together, each)))).toEqual(expected);
          expect(await recordOf(together)).toEqual(await recordOf(one));
          // And what is known between two transactions is true.
          const more = { batch: sampleBatch({ id: "z", entries: [sampleEntry({ id: "z", unitId: "A" })] }) };
          const last = { ...more, isJudged: true };
          expect(await post(together, last)).toEqual(await post(one, last));
          await Promise.all([one.close(), together.close()]);
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);

  test("are committed together: many batches, few transactions", async () => {
    const steps: string[] = [];
    const ledger = await ledgers.open({ onStep: (step) => void steps.push(step) });
    steps.length = 0;
    const posted = Array.from({ length: 60 }, (_, rank) =>
      ledger.append(sampleBatch({ id: `b${rank}`, entries: [sampleEntry({ id: `${rank}` })] })),
    );
    const acknowledgedAfter = await Promise.all(
      posted.map(async (work) => {
        await work;
        return steps.filter((step) => step === "transaction: committed").length;
      }),
    );
    expect(Math.min(...acknowledgedAfter)).toBeGreaterThan(0);
    expect(steps.filter((step) => step === "transaction: committed").length).toBeLessThanOrEqual(4);
    expect(ledger.head().revision).toBe(60);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 60 });
  });

  test("are undone together when something breaks, and then each is tried alone", async () => {
    let broken = 0;
    const ledger = await ledgers.open({
      onStep: (step) => {
        if (step !== "batches: inserted" || broken !== 1) return;
        broken += 1;
        throw new Error("something broke");
      },
    });
    await ledger.append(sampleBatch({ id: "first", entries: [sampleEntry({ id: "first" })] }));
    broken = 1;
    const batch = (id: string): Batch => sampleBatch({ id, entries: [sampleEntry({ id })] });
    const results = await Promise.all(["a", "b", "a", "c", "d"].map((id) => ledger.append(batch(id))));
    expect(broken).toBe(2);
    expect(results.map(({ revision, alreadyPosted }) => [revision, alreadyPosted])).toEqual([
      [2, false],
      [3, false],
      [2, true],
      [4, false],
      [5, false],
    ]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 5 });
    expect((await ledger.overview()).entryCount).toBe(5);
  });

  test("one that breaks fails alone", async () => {
    let isArmed = false;
    const ledger = await ledgers.open({
      onStep: (step) => {
        if (isArmed && step === "findings: before insert") throw new Error("this one breaks");
      },
    });
    isArmed = true;
    const finding = {
      code: "rateTruncated",
      severity: "information" as const,
      message: { vi: "", en: "" },
      values: {},
      places: [],
    };
    const outcomes = await Promise.allSettled(
      ["a", "b", "c", "d"].map((id) =>
        ledger.append(sampleBatch({ id, entries: [sampleEntry({ id })], findings: id === "c" ? [finding] : [] })),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect((await ledger.batches()).map(({ id, revision }) => [id, revision])).toEqual([
      ["a", 1],
      ["b", 2],
      ["d", 3],
    ]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 3 });
  });

  test("keep their order with batches that are posted as one", async () => {
    const ledger = await ledgers.open();
    const batch = (id: string): Batch => sampleBatch({ id, entries: [sampleEntry({ id })] });
    await Promise.all([
      ledger.append(batch("a")),
      ledger.append(batch("b")),
      ledger.appendAll([batch("c"), batch("d")]),
      ledger.append(batch("e")),
    ]);
    expect((await ledger.batches()).map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("a period is changed only where it is as its author saw it, when the turn comes", async () => {
    const ledger = await ledgers.open();
    const close = (month: number): Promise<unknown> =>
      outcomeOf(
        ledger.changePeriod(
          { id: `m${month}`, action: "close", fiscalYear: 2023, month, reason: null, decidedOn: "2023-12-01" },
          {
            check: ({ changes }) => {
              if (changes.length > 0) throw refuseLedger("periodsNotSeen", {});
            },
          },
        ),
      );
    const outcomes = await Promise.all([1, 2, 3].map(close));
    expect(outcomes).toMatchObject([{ revision: 1 }, { code: "periodsNotSeen" }, { code: "periodsNotSeen" }]);
    expect((await ledger.periods()).changes).toHaveLength(1);
  });

  test("what is sent again, or refused, is not counted a second time in what is known of its slice", async () => {
    const ledger = await ledgers.open();
    const pay = (id: string, amount: bigint): Promise<unknown> => {
      const entry = sampleEntry({ id, kind: "volumePaid", effectiveOn: "2023-06-30", amount });
      return outcomeOf(ledger.append(sampleBatch({ id, entries: [entry] }), { admission: command }));
    };
    const plan = sampleBatch({ id: "plan", entries: [sampleEntry({ id: "plan", amount: 10n })] });
    await ledger.append(plan, { admission: command });
    expect(await pay("a", 3n)).toMatchObject({ alreadyPosted: false });
    expect(await pay("a", 3n)).toMatchObject({ alreadyPosted: true });
    expect(await pay("b", 8n)).toMatchObject({ code: "disbursementExceedsPlan" });
    expect(await pay("c", 7n)).toMatchObject({ alreadyPosted: false });
    expect(await pay("c", 7n)).toMatchObject({ alreadyPosted: true });
    expect(await pay("d", 1n)).toMatchObject({ code: "disbursementExceedsPlan" });
  });
});
