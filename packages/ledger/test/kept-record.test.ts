/**
 * What a ledger keeps in memory of a small record answers as the engine does: after every batch, at every revision.
 */
import { type Entry, entryKinds } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ledger, MovementsQuery } from "../src/index.ts";
import { sampleBatch, sampleEntry, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const dateArbitrary = fc.constantFrom(
  "2022-12-31",
  "2023-01-01",
  "2023-01-31",
  "2023-09-30",
  "2023-10-15",
  "2023-10-31",
);

const entryArbitrary: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    effectiveOn: dateArbitrary,
    fiscalYear: fc.integer({ min: 2022, max: 2024 }),
    unitId: fc.constantFrom("a", "B", "Đ"),
    projectId: fc.constantFrom(null, "p1", "p2"),
    componentId: fc.constantFrom(null, "c1"),
    source: fc.record({
      level: fc.constantFrom(null, "central" as const),
      nature: fc.constantFrom(null, "investment" as const),
      origin: fc.constant(null),
      vintage: fc.constantFrom(null, 2022, 2023),
      relation: fc.constantFrom(null, "offBudget" as const),
    }),
    amount: fc.bigInt({ min: -9n, max: 9n }),
  })
  .map((fields) => sampleEntry({ id: "", ...fields }));

const queryArbitrary: fc.Arbitrary<MovementsQuery> = fc.record({
  asOf: dateArbitrary,
  filter: fc.constantFrom<NonNullable<MovementsQuery["filter"]>>(
    {},
    { unitId: "B" },
    { fiscalYear: 2023 },
    { projectId: null },
    { componentId: "c1", level: null },
    { vintage: 2022, nature: "investment" },
    { ownMoneyOf: 2023 },
    { month: "2023-10" },
    { year: 2023, relation: null },
  ),
  grain: fc.record({ unit: fc.boolean(), project: fc.boolean(), component: fc.boolean() }),
  hasExactDates: fc.boolean(),
  hasPlanMonths: fc.boolean(),
  hasPaymentTotals: fc.boolean(),
});

/** A question of two revisions is never answered from memory; where they are one, it is the same question. */
async function bothWays(
  ledger: Ledger,
  query: MovementsQuery & { readonly revision: number },
): Promise<{ readonly kept: readonly string[]; readonly asked: readonly string[] }> {
  const inOrder = (movements: readonly object[]): readonly string[] =>
    movements
      .map((movement) =>
        JSON.stringify(movement, (_, value: unknown) => (typeof value === "bigint" ? `${value} đ` : value)),
      )
      .toSorted();
  return {
    kept: inOrder(await ledger.movements(query)),
    asked: inOrder(await ledger.movements({ ...query, earlierRevision: query.revision })),
  };
}

describe("a record that is kept by day", () => {
  test("gives the movements that the engine gives, for any entries and questions, after every batch", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(entryArbitrary, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }),
        fc.array(queryArbitrary, { minLength: 4, maxLength: 8 }),
        fc.array(queryArbitrary, { minLength: 4, maxLength: 8 }),
        async (batches, queries, queriesOfBefore) => {
          run += 1;
          const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
          for (const [rank, drawn] of batches.entries()) {
            const entries = drawn.map((entry, place): Entry => ({ ...entry, id: `${rank}/${place}` }));
            const { revision } = await ledger.append(sampleBatch({ id: `${rank}`, entries }));
            // Of the revision before, what has not been asked of it while it was the newest: an answer given is kept.
            const asked = [
              ...queries.map((query) => ({ ...query, revision })),
              ...queriesOfBefore.map((query) => ({ ...query, revision: Math.max(1, revision - 1) })),
            ];
            for (const query of asked) {
              const { kept, asked: wanted } = await bothWays(ledger, query);
              expect(kept).toEqual(wanted);
            }
          }
          await ledger.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  test("tells reversals and the legs of transfers apart", async () => {
    const ledger = await ledgers.open();
    const plan = sampleEntry({ id: "1", amount: 10n });
    await ledger.append(
      sampleBatch({ id: "a", entries: [plan, { ...plan, id: "2", kind: "transferred", amount: 4n }] }),
    );
    await ledger.movements({ asOf: "2023-12-31" });
    await ledger.append(
      sampleBatch({
        id: "b",
        entries: [
          { ...plan, id: "3", kind: "transferred", amount: -4n },
          { ...plan, id: "4", amount: -10n, reverses: "1", reason: "ghi nhầm" },
        ],
      }),
    );
    // The leg that is taken back has the sign, the kind and the day of the other one.
    const back = { ...plan, id: "5", kind: "transferred" as const, amount: 4n, reverses: "3", reason: "ghi nhầm" };
    const { revision } = await ledger.append(sampleBatch({ id: "c", entries: [back] }));
    for (const hasPlanMonths of [false, true]) {
      expect(await ledger.movements({ asOf: "2023-12-31", hasPlanMonths })).toHaveLength(5);
      const { kept, asked } = await bothWays(ledger, { asOf: "2023-12-31", revision, hasPlanMonths });
      expect(kept).toEqual(asked);
    }
  });

  test("takes in what a few vouchers, one more and a long batch have brought since the last question", async () => {
    const path = ledgers.path();
    const ledger = await ledgers.open({ path });
    const days = ["2023-01-31", "2023-09-30", "2023-10-15"];
    let count = 0;
    const entries = (length: number): readonly Entry[] =>
      Array.from({ length }, (): Entry => {
        count += 1;
        const kind = entryKinds[count % entryKinds.length] ?? "assigned";
        const effectiveOn = days[count % days.length] ?? "2023-01-31";
        return sampleEntry({ id: `e${count}`, kind, effectiveOn, unitId: `xã ${count % 5}`, amount: BigInt(count) });
      });
    await ledger.append(sampleBatch({ id: "first", entries: entries(3) }));
    await ledger.movements({ asOf: "2023-12-31" });
    for (const length of [1, 256, 257, 600, 2]) {
      await ledger.append(sampleBatch({ id: `voucher ${length}`, entries: entries(1) }));
      const { revision } = await ledger.append(sampleBatch({ id: `batch of ${length}`, entries: entries(length) }));
      for (const hasExactDates of [false, true]) {
        const { kept, asked } = await bothWays(ledger, { asOf: "2023-12-31", revision, hasExactDates });
        expect(kept).toEqual(asked);
      }
    }
    const { entryCount } = await ledger.overview();
    expect(entryCount).toBe(count);
  });

  test("knows from each batch how far the record goes: plan decisions, payments and units", async () => {
    const path = ledgers.path();
    const ledger = await ledgers.open({ path });
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", effectiveOn: "2023-01-31" })] }));
    await ledger.overview();
    const paid = sampleEntry({ id: "2", kind: "volumePaid", effectiveOn: "2023-09-30", unitId: "Tân Lập" });
    const cut = sampleEntry({ id: "3", kind: "cut", effectiveOn: "2023-10-31", fiscalYear: 2024 });
    await ledger.append(sampleBatch({ id: "b", entries: [paid, cut] }));
    const extended = await ledger.overview();
    expect(extended).toMatchObject({ latestEffectiveOn: "2023-09-30", lastEntryOn: "2023-10-31", entryCount: 3 });
    await ledger.close();
    const reopened = await ledgers.open({ path });
    expect(await reopened.overview()).toEqual(extended);
  });

  test("refuses what the engine refuses", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    await expect(ledger.movements({ asOf: "31/12/2023" })).rejects.toMatchObject({ code: "unknownDate" });
    const asked = ledger.movements({ asOf: "2023-12-31", filter: { month: "2023" } });
    await expect(asked).rejects.toMatchObject({ code: "invalidValue" });
  });
});

describe("an overview that is extended", () => {
  test("is what is read anew, at every revision", async () => {
    const path = ledgers.path("a.duckdb");
    const ledger = await ledgers.open({ path });
    const entries: readonly Entry[] = [
      sampleEntry({ id: "1", unitId: "b" }),
      sampleEntry({ id: "2", unitId: "a", kind: "disbursed", effectiveOn: "2023-06-30" }),
      sampleEntry({ id: "3", unitId: "b", fiscalYear: 2022, effectiveOn: "2022-02-01" }),
      sampleEntry({ id: "4", unitId: "b", kind: "cut", effectiveOn: "2024-01-31" }),
    ];
    const overviews = [await ledger.overview()];
    for (const entry of entries) {
      await ledger.append(sampleBatch({ id: entry.id, entries: [entry] }));
      overviews.push(await ledger.overview());
    }
    const statements = [
      sampleStatement,
      { ...sampleStatement, unitId: "c", fiscalYear: 2025, asOf: "2025-01-01", role: "plan" as const },
      { ...sampleStatement, unitId: "c", fiscalYear: null, asOf: null },
    ];
    await ledger.append(sampleBatch({ id: "s", statements }));
    overviews.push(await ledger.overview());
    expect(overviews.at(-1)).toMatchObject({
      units: ["a", "b", "c", "dong-giang"],
      fiscalYears: [2022, 2023, 2025],
      firstEffectiveOn: "2022-02-01",
      latestEffectiveOn: "2023-06-30",
      lastEntryOn: "2024-01-31",
      latestStatementAsOf: "2025-01-01",
      dataDate: "2023-10-31",
      entryCount: 4,
    });
    await ledger.close();
    const again = await ledgers.open({ path });
    // From the newest back: an earlier one is never made of a later one.
    for (const [revision, overview] of [...overviews.entries()].toReversed())
      expect(await again.overview({ revision })).toEqual(overview);
  });
});
