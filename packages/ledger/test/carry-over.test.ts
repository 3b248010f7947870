import { type Entry, type EntryKind, type FundingSource, sourceNotStated } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Admission } from "../src/batch-completion.ts";
import type { Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const command: Admission = { mode: "command", rules: null, reference: { projects: [] } };
const money: FundingSource = { ...sourceNotStated, nature: "investment", vintage: 2022 };

/** An entry of a budget year, in force in the middle of February, of money of 2022. */
const line = (id: string, kind: EntryKind, amount: bigint, fiscalYear: number): Entry =>
  sampleEntry({ id, kind, amount, fiscalYear, effectiveOn: `${fiscalYear}-02-15`, source: money });
const batch = (...entries: readonly Entry[]): ReturnType<typeof sampleBatch> =>
  sampleBatch({ id: `batch of ${entries[0]?.id}`, entries });

/** What was carried into each year at a revision. */
async function carriedOver(ledger: Ledger, revision?: number): Promise<Readonly<Record<string, bigint | null>>> {
  const rows = await ledger.positions({ asOf: "2026-12-31", revision, groupBy: ["fiscalYear"] });
  return Object.fromEntries(
    rows.flatMap(({ key, carriedOverPlan }) => (carriedOverPlan === null ? [] : [[key.fiscalYear, carriedOverPlan]])),
  );
}

/** 100 planned in 2022, 60 paid; what remained was carried from year to year. */
async function carriedThrough(): Promise<Ledger> {
  const ledger = await ledgers.open();
  await ledger.append(batch(line("plan", "assigned", 100n, 2022), line("paid", "disbursed", 60n, 2022)));
  for (const year of [2023, 2024, 2025]) await ledger.append(batch(line(`c${year}`, "carriedOver", 40n, year)));
  return ledger;
}

test("a file of another record's entries moves nothing again", async () => {
  const ledger = await carriedThrough();
  await ledger.append(batch(line("late", "disbursed", 5n, 2022)));
  const { entries } = await ledger.entries({ asOf: "2026-12-31" });
  const copy = await ledgers.open({ path: ledgers.path("copy.duckdb") });
  for (const { revision, id } of (await ledger.batches()).toSorted((left, right) => left.revision - right.revision)) {
    const own = entries.filter((entry) => entry.revision === revision);
    await copy.append(sampleBatch({ id, entries: own }), { admission: command });
  }
  expect(await copy.overview()).toMatchObject({ revision: 5, entryCount: 9 });
  expect(await carriedOver(copy)).toEqual(await carriedOver(ledger));
});

describe("a correction of an old year", () => {
  test("moves the carry-over of every later year, in the same revision", async () => {
    const ledger = await carriedThrough();
    const result = await ledger.append(batch(line("late", "disbursed", 5n, 2022)));
    expect(result).toMatchObject({ revision: 5, postedEntryCount: 1, derivedEntryCount: 3 });
    expect(await carriedOver(ledger)).toEqual({ 2023: 35n, 2024: 35n, 2025: 35n });
    expect(await carriedOver(ledger, 4)).toEqual({ 2023: 40n, 2024: 40n, 2025: 40n });
    const { entries } = await ledger.entries({ asOf: "2026-12-31", filter: { fiscalYear: 2024 } });
    expect(entries.at(-1)).toMatchObject({
      kind: "carriedOver",
      amount: -5n,
      effectiveOn: "2024-02-15",
      revision: 5,
      position: 2,
      reason: "Theo điều chỉnh năm 2023 / follows a correction of 2023",
    });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 5 });
  });

  test("sent again gives the same answer and moves nothing twice, also after opening again", async () => {
    const ledger = await carriedThrough();
    const late = batch(line("late", "disbursed", 5n, 2022));
    const first = await ledger.append(late);
    expect(await ledger.append(late)).toEqual({ ...first, alreadyPosted: true });
    await ledger.close();
    const opened = await ledgers.open({ mode: "open" });
    expect(await opened.append(late)).toEqual({ ...first, alreadyPosted: true });
    expect(await carriedOver(opened)).toEqual({ 2023: 35n, 2024: 35n, 2025: 35n });
    await opened.append(batch(line("more", "refunded", 2n, 2022)));
    expect(await carriedOver(opened)).toEqual({ 2023: 37n, 2024: 37n, 2025: 37n });
    expect(await opened.verifyChain()).toMatchObject({ isIntact: true, revision: 6 });
  });

  test("posts of another batch only what is new, and follows only that", async () => {
    const ledger = await carriedThrough();
    const late = line("late", "disbursed", 5n, 2022);
    await ledger.append(batch(late));
    const result = await ledger.append(
      sampleBatch({ id: "both", entries: [late, line("more", "disbursed", 1n, 2022)] }),
    );
    expect(result).toMatchObject({ postedEntryCount: 1, derivedEntryCount: 3 });
    expect(await carriedOver(ledger)).toEqual({ 2023: 34n, 2024: 34n, 2025: 34n });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
  });

  test("is listed with its own entries, and counted with all of them", async () => {
    const ledger = await carriedThrough();
    await ledger.append(batch(line("late", "disbursed", 5n, 2022)));
    expect((await ledger.batches()).find(({ revision }) => revision === 5)).toMatchObject({ entryCount: 1 });
    expect(await ledger.overview()).toMatchObject({ entryCount: 9 });
  });

  test("of a carry-over of a part leaves it, and warns when it is no longer covered", async () => {
    const ledger = await ledgers.open();
    await ledger.append(batch(line("plan", "assigned", 100n, 2022), line("c", "carriedOver", 30n, 2023)));
    expect(await ledger.append(batch(line("p", "disbursed", 69n, 2022)))).toMatchObject({ derivedEntryCount: 0 });
    expect((await ledger.findings()).findings).toEqual([]);
    await ledger.append(batch(line("q", "disbursed", 2n, 2022)));
    expect((await ledger.findings()).findings).toMatchObject([
      { code: "carryOverExceedsRemainder", severity: "warning" },
    ]);
    expect(await carriedOver(ledger)).toEqual({ 2023: 30n });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 3 });
  });

  test("is refused as a command, and a finding of a report, when the next year has spent the money", async () => {
    const ledger = await carriedThrough();
    await ledger.append(batch(line("spent", "disbursed", 40n, 2025)), { admission: command });
    const late = batch(line("late", "disbursed", 1n, 2022));
    await expect(ledger.append(late, { admission: command })).rejects.toMatchObject({
      code: "planBelowDisbursed",
      values: { entry: "late", year: "2025", excess: "1" },
    });
    expect(await carriedOver(ledger)).toEqual({ 2023: 40n, 2024: 40n, 2025: 40n });
    await ledger.append(late, { admission: { ...command, mode: "report" } });
    expect(await carriedOver(ledger)).toEqual({ 2023: 39n, 2024: 39n, 2025: 39n });
    expect((await ledger.findings()).findings.map(({ code }) => code)).toEqual(["planBelowDisbursed"]);
  });

  test("posted in one go with the batch before it follows what that batch carried", async () => {
    const ledger = await ledgers.open();
    const results = await ledger.appendAll([
      batch(line("plan", "assigned", 100n, 2022)),
      batch(line("c", "carriedOver", 100n, 2023)),
      batch(line("p", "disbursed", 60n, 2022)),
    ]);
    expect(results.map(({ derivedEntryCount }) => derivedEntryCount)).toEqual([0, 0, 1]);
    expect(await carriedOver(ledger)).toEqual({ 2023: 40n });
  });
});

test("a long batch moves what its corrections move one by one, of each place, stated or not", async () => {
  const places = Array.from({ length: 90 }, (_, rank) => ({
    unitId: `Xã ${rank % 3}`,
    projectId: rank % 4 === 0 ? null : `da-${rank % 10}`,
    componentId: rank % 5 === 0 ? null : `hp-${rank}`,
  }));
  const of = (kind: EntryKind, fiscalYear: number, amountOf: (rank: number) => bigint): readonly Entry[] =>
    places.map((place, rank) => ({
      ...line(`${kind} ${fiscalYear} ${rank}`, kind, amountOf(rank), fiscalYear),
      ...place,
    }));
  const late = of("disbursed", 2022, (rank) => BigInt(rank % 7));
  const start = async (name: string): Promise<Ledger> => {
    const ledger = await ledgers.open({ path: ledgers.path(name) });
    await ledger.append(batch(...of("assigned", 2022, () => 100n)));
    for (const year of [2023, 2024]) await ledger.append(batch(...of("carriedOver", year, () => 100n)));
    return ledger;
  };
  const [together, alone] = [await start("together.duckdb"), await start("alone.duckdb")];
  const { derivedEntryCount } = await together.append(batch(...late));
  for (const entry of late) await alone.append(batch(entry));
  const positionsOf = async (ledger: Ledger): Promise<readonly unknown[]> => {
    const rows = await ledger.positions({
      asOf: "2026-12-31",
      groupBy: ["unit", "project", "component", "fiscalYear"],
    });
    return rows.map((row) => ({ ...row, entryCount: 0 }));
  };
  expect(derivedEntryCount).toBeGreaterThan(100);
  expect(await positionsOf(together)).toEqual(await positionsOf(alone));
});

test("whole remainders stay carried over after any admitted correction, and the chain holds", async () => {
  const correction = fc.record({
    kind: fc.constantFrom<EntryKind>("supplemented", "cut", "disbursed", "refunded", "cancelled"),
    amount: fc.bigInt({ min: 0n, max: 50n }),
    fiscalYear: fc.constantFrom(2022, 2023, 2024, 2025),
  });
  let run = 0;
  let admittedCount = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(correction, { minLength: 1, maxLength: 8 }), async (corrections) => {
      run += 1;
      const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
      await ledger.append(batch(line("plan", "assigned", 100n, 2022)));
      for (const year of [2023, 2024, 2025]) await ledger.append(batch(line(`c${year}`, "carriedOver", 100n, year)));
      for (const [rank, { kind, amount, fiscalYear }] of corrections.entries()) {
        const one = batch(line(`x${rank}`, kind, amount, fiscalYear));
        // Whether it is admitted does not matter here: what stands in the record does.
        await Promise.allSettled([ledger.append(one, { admission: command })]);
      }
      admittedCount += ledger.head().revision - 4;
      const rows = await ledger.positions({ asOf: "2026-12-31", groupBy: ["fiscalYear"] });
      const remainders = rows.map(({ plan, disbursed }) => (plan ?? 0n) - (disbursed ?? 0n));
      expect(rows.slice(1).map(({ carriedOverPlan }) => carriedOverPlan)).toEqual(remainders.slice(0, -1));
      expect(remainders.every((remainder) => remainder >= 0n)).toBe(true);
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
      await ledger.close();
    }),
    { numRuns: 15 },
  );
  expect(admittedCount).toBeGreaterThan(5);
});
