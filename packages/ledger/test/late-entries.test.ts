import { sourceNotStated } from "@giaingan/finance";
import { planPosting } from "@giaingan/finance/posting";
import { describe, expect, test } from "vitest";
import type { Admission } from "../src/batch-completion.ts";
import { type Batch, type Ledger, readKnownTotals } from "../src/index.ts";
import { sampleBatch, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";
import { batch, change, line, planAndClose, timeOf } from "./sample-periods.ts";

const ledgers = useTemporaryLedgers();
const command: Admission = { mode: "command", rules: null, reference: { projects: [] } };
const late = "firstOpenPeriod";

const closedLedger = async (...changes: readonly string[]): Promise<Ledger> =>
  planAndClose(await ledgers.open(), changes);

describe("an entry of a closed period, recorded late", () => {
  test("is in the first open period, with its true date and budget year kept", async () => {
    const ledger = await closedLedger("2023-10", "2022");
    const given = batch(
      line("month", "disbursed", 5n),
      line("year", "assigned", 7n, { effectiveOn: "2022-11-30", fiscalYear: 2022 }),
      line("open", "disbursed", 2n, { effectiveOn: "2023-09-30" }),
    );
    const before = await ledger.positions({ asOf: "2023-10-31", groupBy: ["fiscalYear"] });
    const posted = await ledger.append(given, { late });
    expect(posted).toMatchObject({ postedEntryCount: 3, lateEntryCount: 2 });
    expect(await timeOf(ledger, "month")).toEqual({
      effectiveOn: "2023-11-01",
      fiscalYear: 2023,
      late: { effectiveOn: "2023-10-20", fiscalYear: 2023 },
    });
    expect(await timeOf(ledger, "year")).toEqual({
      effectiveOn: "2023-01-01",
      fiscalYear: 2023,
      late: { effectiveOn: "2022-11-30", fiscalYear: 2022 },
    });
    expect((await timeOf(ledger, "open")).late).toBeUndefined();
    const [october] = await ledger.positions({ asOf: "2023-10-31", groupBy: [] });
    expect(october).toMatchObject({ plan: 107n, disbursed: 2n });
    expect(await ledger.positions({ asOf: "2023-10-31", revision: 3, groupBy: ["fiscalYear"] })).toEqual(before);
    expect(await ledger.lateEntries({ unitId: "dong-giang" })).toHaveLength(2);
    expect(await ledger.lateEntries({ unitId: "dong-giang", revision: 3 })).toEqual([]);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
    expect(await ledger.append(given, { late })).toEqual({ ...posted, alreadyPosted: true, findings: [] });
    expect(await ledger.append(given)).toMatchObject({ alreadyPosted: true, lateEntryCount: 2 });
  });

  test("is known in another batch by its true date, and by no other", async () => {
    const ledger = await closedLedger("2023-10");
    await ledger.append(batch(line("a", "disbursed", 5n)), { late });
    const told = sampleBatch({ id: "told", entries: [line("a", "disbursed", 5n)] });
    expect(await ledger.append(told)).toMatchObject({ postedEntryCount: 0, alreadyPosted: false });
    const [recorded] = (await ledger.entriesById(["a"])).values();
    const exported = sampleBatch({ id: "exported", entries: recorded ? [recorded] : [] });
    expect(await ledger.append(exported)).toMatchObject({ postedEntryCount: 0 });
    const moved = sampleBatch({ id: "moved", entries: [line("a", "disbursed", 5n, { effectiveOn: "2023-11-01" })] });
    await expect(ledger.append(moved)).rejects.toMatchObject({
      code: "entryIdReused",
      values: { field: "effectiveOn", recorded: "2023-10-20", given: "2023-11-01" },
    });
  });

  test("keeps its true date in another record, where the period is open or closed", async () => {
    const given = line("a", "disbursed", 5n, {
      effectiveOn: "2023-11-01",
      late: { effectiveOn: "2023-10-20", fiscalYear: 2023 },
    });
    const open = await ledgers.open();
    expect(await open.append(batch(given))).toMatchObject({ lateEntryCount: 1 });
    expect(await timeOf(open, "a")).toMatchObject({ effectiveOn: "2023-11-01", late: given.late });
    const closed = await ledgers.open({ path: ledgers.path("closed.duckdb") });
    await change(closed, "2023-11");
    await closed.append(batch(given), { late });
    expect(await timeOf(closed, "a")).toMatchObject({ effectiveOn: "2023-12-01", late: given.late });
    expect(await closed.verifyChain()).toMatchObject({ isIntact: true });
  });

  test.each([
    { field: "late.effectiveOn", given: { effectiveOn: "2023-10-21", fiscalYear: 2023 } },
    { field: "late.effectiveOn", given: { effectiveOn: "2023-13-21", fiscalYear: 2023 } },
    { field: "late.fiscalYear", given: { effectiveOn: "2023-10-20", fiscalYear: 2024 } },
  ])("cannot be of a later date or year than the one it is in: $given", async ({ field, given }) => {
    const ledger = await closedLedger();
    await expect(ledger.append(batch(line("a", "disbursed", 5n, { late: given })))).rejects.toMatchObject({
      code: "invalidEntry",
      values: { field },
    });
  });

  test("may take back an entry of the closed year, which is then taken back in the open one", async () => {
    const ledger = await closedLedger();
    await ledger.append(batch(line("paid", "disbursed", 5n)));
    await change(ledger, "2023");
    await ledger.append(batch(line("p24", "assigned", 50n, { effectiveOn: "2024-01-02", fiscalYear: 2024 })));
    await ledger.append(batch(line("d24", "disbursed", 9n, { effectiveOn: "2024-01-05", fiscalYear: 2024 })));
    const back = batch(line("back", "disbursed", -5n, { effectiveOn: "2023-12-01", reverses: "paid" }));
    await expect(ledger.append(back, { admission: command })).rejects.toMatchObject({ code: "periodClosed" });
    const posted = await ledger.append(back, { admission: { ...command, mode: "report" }, late });
    expect(posted).toMatchObject({ lateEntryCount: 1 });
    expect(posted.findings.map(({ code }) => code)).not.toContain("reversalDiffers");
    const rows = await ledger.positions({ asOf: "2024-12-31", groupBy: ["fiscalYear"] });
    expect(rows.map(({ key, disbursed }) => [Number(key.fiscalYear), disbursed])).toEqual([
      [2023, 5n],
      [2024, 4n],
    ]);
  });

  test("is judged in the period that it is recorded in", async () => {
    const ledger = await closedLedger("2023");
    const given = batch(line("a", "disbursed", 5n));
    await ledger.append(batch(line("p24", "assigned", 4n, { effectiveOn: "2024-01-02", fiscalYear: 2024 })));
    await expect(ledger.append(given, { admission: command, late })).rejects.toMatchObject({
      code: "disbursementExceedsPlan",
      values: { year: "2024", plan: "4" },
    });
  });

  test("is not posted again by the next report of the closed month", async () => {
    const ledger = await closedLedger("2023-10");
    const legalBasis = { number: null, date: null, issuer: null, title: null };
    const report = async (id: string, asOf: string, amount: bigint): Promise<Batch> => {
      const fact = { asOf, fiscalYear: 2023, source: sourceNotStated, coversAllSources: true, figureIndex: 0 };
      const known = await readKnownTotals(ledger, { unitId: "dong-giang", dates: ["2023-01-01", asOf] });
      const entryIdOf = (words: string): string => `${id} ${words}`;
      const document = { unitId: "dong-giang", legalBasis, dataDate: asOf, entryIdOf };
      const entries = planPosting([{ ...fact, measure: "disbursed", amount }], { document, known });
      return sampleBatch({ id, entries, statements: [{ ...sampleStatement, asOf, amount }] });
    };
    await ledger.append(await report("r1", "2023-10-31", 30n), { late });
    expect((await report("again", "2023-10-31", 30n)).entries).toEqual([]);
    const corrected = await report("r2", "2023-10-31", 34n);
    expect(corrected.entries.map(({ amount }) => amount)).toEqual([4n]);
    await ledger.append(corrected, { late });
    const november = await report("r3", "2023-11-30", 50n);
    expect(november.entries.map(({ amount }) => amount)).toEqual([16n]);
  });
});

describe("a carry-over that follows by itself", () => {
  const carried = { source: { ...sourceNotStated, vintage: 2022 } };

  /** 100 of 2022, all carried into 2023 on 15 February, and then the closings. */
  async function carriedLedger(...changes: readonly string[]): Promise<Ledger> {
    const ledger = await ledgers.open();
    const plan = line("p22", "assigned", 100n, { ...carried, fiscalYear: 2022, effectiveOn: "2022-01-01" });
    const over = line("c23", "carriedOver", 100n, { ...carried, fiscalYear: 2023, effectiveOn: "2023-02-15" });
    await ledger.append(batch(plan));
    await ledger.append(batch(over));
    for (const words of changes) await change(ledger, words);
    return ledger;
  }

  /** A payment of 2022 that comes to light in May. */
  const correction = batch(line("d22", "disbursed", 10n, { ...carried, fiscalYear: 2022, effectiveOn: "2023-05-02" }));

  test("into a closed month is refused, or goes to the first open one when that is asked for", async () => {
    const ledger = await carriedLedger("2023-02", "2023-03");
    await expect(ledger.append(correction)).rejects.toMatchObject({
      code: "carryOverInClosedPeriod",
      values: { entry: "d22", year: "2023", period: "2023-02", unit: "dong-giang" },
    });
    expect(await ledger.append(correction, { late })).toMatchObject({ derivedEntryCount: 1, lateEntryCount: 1 });
    const { entries } = await ledger.entries({ asOf: "2024-12-31", filter: { fiscalYear: 2023 } });
    expect(entries.at(-1)).toMatchObject({
      kind: "carriedOver",
      amount: -10n,
      effectiveOn: "2023-04-01",
      late: { effectiveOn: "2023-02-15", fiscalYear: 2023 },
    });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true });
  });

  test("into a closed budget year is refused always, and nothing of the batch is posted", async () => {
    const ledger = await carriedLedger("2023");
    for (const options of [{}, { late } as const])
      await expect(ledger.append(correction, options)).rejects.toMatchObject({ code: "carryOverInClosedPeriod" });
    expect(ledger.head().revision).toBe(3);
  });

  test("from a closed year follows from nothing: the late payment is one of the open year", async () => {
    const ledger = await carriedLedger("2022");
    expect(await ledger.append(correction, { late })).toMatchObject({ derivedEntryCount: 0, lateEntryCount: 1 });
    const rows = await ledger.positions({ asOf: "2023-12-31", groupBy: ["fiscalYear"] });
    expect(rows.map(({ key, plan, disbursed }) => [Number(key.fiscalYear), plan, disbursed])).toEqual([
      [2022, 100n, null],
      [2023, 100n, 10n],
    ]);
  });
});

describe("an edit behind the ledger's back", () => {
  const ofLate = "WHERE id = 'a'";
  const ofClosing = "WHERE revision = 2";

  test.each([
    { edit: `UPDATE entries SET late_effective_on = DATE '2023-10-21' ${ofLate}`, revision: 3 },
    { edit: `UPDATE entries SET late_fiscal_year = 2022 ${ofLate}`, revision: 3 },
    { edit: `UPDATE entries SET late_fiscal_year = NULL ${ofLate}`, revision: 3 },
    { edit: `UPDATE entries SET late_effective_on = NULL, late_fiscal_year = NULL ${ofLate}`, revision: 3 },
    { edit: "UPDATE entries SET late_effective_on = DATE '2023-01-01' WHERE id = 'plan'", revision: 1 },
    { edit: "UPDATE entries SET late_fiscal_year = 2023 WHERE id = 'plan'", revision: 1 },
    { edit: `UPDATE period_changes SET action = 'reopen' ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET fiscal_year = 2022 ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET month_index = month_index + 12 ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET month_index = NULL ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET reason = 'khác' ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET decided_on = DATE '2023-11-16' ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET document_number = NULL ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET document_date = NULL ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET document_issuer = 'khác' ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET document_title = 'khác' ${ofClosing}`, revision: 2 },
    { edit: `UPDATE period_changes SET position = 1 ${ofClosing}`, revision: 2 },
    { edit: `DELETE FROM period_changes ${ofClosing}`, revision: 2 },
    {
      edit: "INSERT INTO period_changes VALUES (1, 0, 'close', 2022, NULL, NULL, DATE '2023-11-16', NULL, NULL, NULL, NULL)",
      revision: 1,
    },
  ])("is found: $edit", async ({ edit, revision }) => {
    const ledger = await closedLedger("2023-10");
    await ledger.append(batch(line("a", "disbursed", 5n)), { late });
    await ledger.close();
    await ledgers.runSql(edit);
    const again = await ledgers.open({ mode: "open" });
    expect(await again.verifyChain()).toMatchObject({ isIntact: false, faultyBatch: { revision } });
  });
});
