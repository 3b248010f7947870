import { type EntryKind, sourceNotStated } from "@giaingan/finance";
import { planPosting } from "@giaingan/finance/posting";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Admission,
  type Batch,
  type Ledger,
  readKnownTotals,
  readUndoneRevisions,
  reverseBatch,
  withFreeIds,
} from "../src/index.ts";
import { sampleBatch, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";
import { batch, change, line, planAndClose } from "./sample-periods.ts";

const ledgers = useTemporaryLedgers();
const command: Admission = { mode: "command", rules: null, reference: { projects: [] } };

const positionsOf = async (ledger: Ledger, asOf: string): Promise<readonly unknown[]> => {
  const rows = await ledger.positions({ asOf, groupBy: ["project", "fiscalYear"] });
  return rows
    .map(({ key, plan, disbursed }) => ({ ...key, plan: plan ?? 0n, disbursed: disbursed ?? 0n }))
    .filter(({ plan, disbursed }) => plan !== 0n || disbursed !== 0n);
};

describe("undoing a batch", () => {
  test("takes every entry back on its own date, in one batch that says why", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    await ledger.append(batch(line("a", "advanced", 5n), line("b", "refunded", 2n, { effectiveOn: "2023-11-01" })));
    const undone = await reverseBatch(ledger, { revision: 2, reason: "Nhập nhầm tệp", admission: command });
    expect(undone.result).toMatchObject({ revision: 3, postedEntryCount: 2, alreadyPosted: false });
    expect(
      undone.entries.map(({ kind, effectiveOn, amount, reverses, reason }) => [
        kind,
        effectiveOn,
        amount,
        reverses,
        reason,
      ]),
    ).toEqual([
      ["advanced", "2023-10-20", -5n, "a", "Nhập nhầm tệp"],
      ["refunded", "2023-11-01", -2n, "b", "Nhập nhầm tệp"],
    ]);
    for (const asOf of ["2023-10-20", "2023-11-01"])
      expect((await ledger.positions({ asOf, groupBy: [] }))[0]?.disbursed).toBe(0n);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
    expect((await ledger.check()).faults.map(({ code }) => code)).toEqual([]);
    expect([...(await readUndoneRevisions(ledger))]).toEqual([[2, 3]]);
  });

  test("leaves out what had been taken back before", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    await ledger.append(batch(line("a", "disbursed", 5n), line("b", "disbursed", 2n)));
    await ledger.append(batch(line("back", "disbursed", -5n, { reverses: "a" })));
    expect(await reverseBatch(ledger, { revision: 2 })).toMatchObject({
      reversedBeforeCount: 1,
      entries: [{ amount: -2n }],
    });
    expect((await ledger.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.disbursed).toBe(0n);
  });

  test("is refused for a revision that is not there, has no entries, or has been undone, with the revision", async () => {
    const ledger = await planAndClose(await ledgers.open(), ["2022"]);
    for (const revision of [0, 3])
      await expect(reverseBatch(ledger, { revision })).rejects.toMatchObject({ code: "unknownRevision" });
    await expect(reverseBatch(ledger, { revision: 2 })).rejects.toMatchObject({ code: "batchWithoutMoney" });
    await reverseBatch(ledger, { revision: 1 });
    await expect(reverseBatch(ledger, { revision: 1 })).rejects.toMatchObject({
      code: "batchAlreadyUndone",
      values: { revision: "1", undoneIn: "3" },
    });
    expect(ledger.head().revision).toBe(3);
  });

  test("is refused where later payments need the plan, and nothing is posted", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    await ledger.append(batch(line("a", "disbursed", 5n)), { admission: command });
    await expect(reverseBatch(ledger, { revision: 1, admission: command })).rejects.toMatchObject({
      code: "planBelowDisbursed",
    });
    expect(ledger.head().revision).toBe(2);
    await reverseBatch(ledger, { revision: 2, admission: command });
    expect(await reverseBatch(ledger, { revision: 1, admission: command })).toMatchObject({ result: { revision: 4 } });
  });

  test("tried posts nothing", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    expect(await reverseBatch(ledger, { revision: 1, isTrial: true })).toMatchObject({ entries: [{ amount: -100n }] });
    expect(ledger.head().revision).toBe(1);
  });

  test("undone itself gives back what it took, and can be taken back again by its own undo", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    await reverseBatch(ledger, { revision: 1, admission: command });
    await reverseBatch(ledger, { revision: 2, admission: command });
    expect((await ledger.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.plan).toBe(100n);
    expect([...(await readUndoneRevisions(ledger)).keys()]).toEqual([2]);
    await expect(reverseBatch(ledger, { revision: 1 })).rejects.toMatchObject({ code: "batchAlreadyUndone" });
    await reverseBatch(ledger, { revision: 3, admission: command });
    expect((await ledger.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.plan).toBe(0n);
    expect((await ledger.check()).faults.filter(({ severity }) => severity === "fatal")).toEqual([]);
  });

  test("sent again under its own id answers the same, and posts nothing", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    const first = await reverseBatch(ledger, { revision: 1, id: "u1", admission: command });
    const again = await reverseBatch(ledger, { revision: 1, id: "u1", admission: command });
    expect(again.result).toEqual({ ...first.result, alreadyPosted: true, findings: [] });
    await expect(reverseBatch(ledger, { revision: 1, id: "u2" })).rejects.toMatchObject({ code: "batchAlreadyUndone" });
  });

  test("of a closed period is refused, or recorded late with its true date", async () => {
    const ledger = await planAndClose(await ledgers.open(), []);
    await ledger.append(batch(line("a", "disbursed", 5n)));
    await change(ledger, "2023-10");
    await expect(reverseBatch(ledger, { revision: 2 })).rejects.toMatchObject({ code: "periodClosed" });
    const { result } = await reverseBatch(ledger, { revision: 2, late: "firstOpenPeriod", admission: command });
    expect(result).toMatchObject({ lateEntryCount: 1 });
    expect((await ledger.positions({ asOf: "2023-10-31", groupBy: [] }))[0]?.disbursed).toBe(5n);
    expect((await ledger.positions({ asOf: "2023-11-30", groupBy: [] }))[0]?.disbursed).toBe(0n);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
  });

  test("of what was recorded late takes it back where it counts", async () => {
    const ledger = await planAndClose(await ledgers.open(), ["2023-10"]);
    await ledger.append(batch(line("a", "disbursed", 5n)), { late: "firstOpenPeriod" });
    await reverseBatch(ledger, { revision: 3 });
    expect((await ledger.positions({ asOf: "2023-11-30", groupBy: [] }))[0]?.disbursed).toBe(0n);
    const known = await readKnownTotals(ledger, { unitId: "dong-giang", dates: ["2023-10-31"] });
    const disbursed = known.positionsAsOf("2023-10-31").map((slice) => slice.disbursed ?? 0n);
    expect(disbursed.reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
  });

  test("takes along the carry-over that had followed", async () => {
    const carried = { source: { ...sourceNotStated, vintage: 2022 } };
    const ledger = await ledgers.open();
    const y22 = { effectiveOn: "2022-12-01", fiscalYear: 2022, ...carried };
    await ledger.append(batch(line("p22", "assigned", 100n, y22), line("d22", "disbursed", 40n, y22)));
    await ledger.append(batch(line("c23", "carriedOver", 60n, { effectiveOn: "2023-01-31", ...carried })));
    const before = await positionsOf(ledger, "2023-12-31");
    const late = await ledger.append(batch(line("late", "disbursed", 10n, y22)));
    expect(late.derivedEntryCount).toBe(1);
    expect(await reverseBatch(ledger, { revision: 3 })).toMatchObject({ entries: [{ amount: -10n }] });
    expect(await positionsOf(ledger, "2023-12-31")).toEqual(before);
  });

  test("leaves the positions of every date as they would be without the batch", async () => {
    const dates = ["2023-01-31", "2023-06-30", "2023-10-31", "2024-01-31"] as const;
    const kinds: readonly EntryKind[] = ["assigned", "cut", "advanced", "advanceRecovered", "refunded", "disbursed"];
    const entries = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        effectiveOn: fc.constantFrom(...dates),
        projectId: fc.constantFrom(null, "A", "B"),
        amount: fc.bigInt(-9n, 9n),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entries, { minLength: 2, maxLength: 4 }), fc.nat(3), async (contents, chosen) => {
        const undone = chosen % contents.length;
        const batches = contents.map((lines, rank) =>
          batch(...lines.map(({ kind, amount, ...given }, index) => line(`${rank}/${index}`, kind, amount, given))),
        );
        const whole = await ledgers.open({ path: ledgers.path(`whole-${crypto.randomUUID()}`) });
        const without = await ledgers.open({ path: ledgers.path(`without-${crypto.randomUUID()}`) });
        for (const each of batches) await whole.append(each);
        for (const [rank, each] of batches.entries()) if (rank !== undone) await without.append(each);
        await reverseBatch(whole, { revision: undone + 1 });
        for (const asOf of dates) expect(await positionsOf(whole, asOf)).toEqual(await positionsOf(without, asOf));
        expect(await whole.verifyChain()).toMatchObject({ isIntact: true });
        await Promise.all([whole.close(), without.close()]);
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

describe("a report that is imported, undone and imported again", () => {
  const legalBasis = { number: null, date: null, issuer: null, title: null };

  /** The same report planned upon the record as it is now. */
  async function planned(ledger: Ledger, asOf: string, amount: bigint): Promise<Batch> {
    const known = await readKnownTotals(ledger, { unitId: "dong-giang", dates: ["2023-01-01", asOf] });
    const fact = { asOf, fiscalYear: 2023, source: sourceNotStated, coversAllSources: true, figureIndex: 0 };
    const document = { unitId: "dong-giang", legalBasis, dataDate: asOf, entryIdOf: (words: string) => words };
    const entries = planPosting([{ ...fact, measure: "disbursed", amount }], { document, known });
    const id = `report of ${entries.map((entry) => entry.id).join()}`;
    return withFreeIds(ledger, sampleBatch({ id, entries, statements: [{ ...sampleStatement, asOf, amount }] }));
  }

  test("is there again, once, however often", async () => {
    const ledger = await ledgers.open();
    for (const revision of [1, 3, 5]) {
      const report = await planned(ledger, "2023-10-31", 30n);
      expect(await ledger.append(report)).toMatchObject({ revision, postedEntryCount: 1 });
      // A retry after a crash: the batch that was planned, and the report planned again.
      expect(await ledger.append(report)).toMatchObject({ revision, alreadyPosted: true });
      expect((await planned(ledger, "2023-10-31", 30n)).entries).toEqual([]);
      expect((await ledger.positions({ asOf: "2023-10-31", groupBy: [] }))[0]?.disbursed).toBe(30n);
      await reverseBatch(ledger, { revision });
    }
    expect((await ledger.positions({ asOf: "2023-10-31", groupBy: [] }))[0]?.disbursed).toBe(0n);
  });

  test("keeps no later total of a document that was undone", async () => {
    const ledger = await ledgers.open();
    await ledger.append(await planned(ledger, "2023-10-31", 30n));
    const kept = await planned(ledger, "2023-09-30", 20n);
    expect(kept.entries.map(({ effectiveOn, amount }) => [effectiveOn, amount])).toEqual([
      ["2023-09-30", 20n],
      ["2023-10-31", -20n],
    ]);
    await reverseBatch(ledger, { revision: 1 });
    const alone = await planned(ledger, "2023-09-30", 20n);
    expect(alone.entries.map(({ effectiveOn, amount }) => [effectiveOn, amount])).toEqual([["2023-09-30", 20n]]);
  });

  test("the same difference after a document between them gets an id of its own", async () => {
    const ledger = await ledgers.open();
    await ledger.append(await planned(ledger, "2023-10-31", 30n));
    await ledger.append(batch(line("less", "disbursed", -30n, { effectiveOn: "2023-10-31" })));
    const again = await planned(ledger, "2023-10-31", 30n);
    expect(await ledger.append(again)).toMatchObject({ postedEntryCount: 1, alreadyPosted: false });
    expect((await ledger.positions({ asOf: "2023-10-31", groupBy: [] }))[0]?.disbursed).toBe(30n);
  });
});

describe("known totals", () => {
  test("tell project, component and advances outstanding, and no statement of a project that nobody told", async () => {
    const ledger = await ledgers.open();
    const place = { projectId: "A", componentId: "1" };
    const entries = [
      line("a", "advanced", 9n, place),
      line("b", "advanceRecovered", 4n, place),
      line("c", "volumePaid", 7n, { projectId: "B" }),
    ];
    await ledger.append(
      sampleBatch({ id: "table", entries, statements: [{ ...sampleStatement, asOf: "2023-10-31" }] }),
    );
    const known = await readKnownTotals(ledger, { unitId: "dong-giang", dates: ["2023-10-31"] });
    const slices = known
      .positionsAsOf("2023-10-31")
      .toSorted((left, right) => ((left.disbursed ?? 0n) < (right.disbursed ?? 0n) ? -1 : 1));
    expect(slices).toMatchObject([
      { ...place, disbursed: 5n, advanceOutstanding: 5n },
      { projectId: "B", componentId: null, disbursed: 7n, advanceOutstanding: null },
    ]);
    const question = { measure: "disbursed", fiscalYear: 2023, after: "2023-09-30" } as const;
    const places = [{ projectId: "A", componentId: null }, { projectId: "C", componentId: null }, undefined];
    expect(places.map((each) => known.nextStatedOn({ ...question, place: each }))).toEqual([
      "2023-10-31",
      null,
      "2023-10-31",
    ]);
  });
});
