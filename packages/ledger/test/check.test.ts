import type { Entry } from "@giaingan/finance";
import { emptyReference } from "@giaingan/finance/reference";
import { describe, expect, test } from "vitest";
import type { CheckOptions, CheckReport, Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const investment = { level: "central", nature: "investment", origin: null, vintage: 2023, relation: null } as const;
const entry = (given: Partial<Entry> & { readonly id: string }): Entry => sampleEntry({ source: investment, ...given });
const plan = entry({ id: "ke-hoach", amount: 100n });
const paid = entry({ id: "chi", kind: "volumePaid", amount: 40n, effectiveOn: "2023-05-31" });
const inJune = { effectiveOn: "2023-06-30" } as const;

/** Posts each batch without a judge, as hands that go past the rules would. */
async function postUnjudged(ledger: Ledger, batches: readonly (readonly Entry[])[]): Promise<void> {
  for (const [index, entries] of batches.entries())
    await ledger.append(sampleBatch({ id: `lo-${index + 1}`, entries }));
}

async function checkOf(batches: readonly (readonly Entry[])[], options: CheckOptions = {}): Promise<CheckReport> {
  const ledger = await ledgers.open();
  await postUnjudged(ledger, batches);
  return ledger.check(options);
}

/** An entry that breaks a rule beside a plan of 100 and payments of 40. */
const fatalRules = [
  {
    rule: "more disbursed than planned",
    given: { kind: "volumePaid", amount: 70n, ...inJune },
    code: "disbursementExceedsPlan",
  },
  { rule: "a plan below what was paid", given: { kind: "cut", amount: 70n }, code: "disbursementExceedsPlan" },
  {
    rule: "less than nothing disbursed",
    given: { kind: "refunded", amount: 41n, ...inJune },
    code: "refundExceedsDisbursed",
  },
  { rule: "less than no advances", given: { kind: "advanceRecovered", ...inJune }, code: "recoveryExceedsAdvance" },
  { rule: "a negative amount", given: { kind: "supplemented", amount: -1n }, code: "negativeAmount" },
  {
    rule: "a payment before its year",
    given: { kind: "volumePaid", effectiveOn: "2022-12-31" },
    code: "dateOutsideBudgetYear",
  },
  { rule: "a plan of two years before", given: { effectiveOn: "2021-12-31" }, code: "dateOutsideBudgetYear" },
  { rule: "one leg of a transfer", given: { kind: "transferred", amount: -5n }, code: "transferNotBalanced" },
  {
    rule: "a reversal that differs",
    given: { kind: "volumePaid", amount: -39n, reverses: "chi", ...inJune },
    code: "reversalDiffers",
  },
] as const;

const doubtfulRules = [
  {
    rule: "a payment after the deadline",
    given: { kind: "volumePaid", effectiveOn: "2024-12-31" },
    code: "paidAfterDeadline",
  },
  { rule: "more allocated than planned", given: { kind: "allocated", amount: 101n }, code: "allocatedAbovePlan" },
  { rule: "a vintage after its year", given: { source: { ...investment, vintage: 2024 } }, code: "vintageAfterYear" },
] as const;

describe("checking the books", () => {
  test("finds nothing in books that are in order", async () => {
    expect(await checkOf([[plan], [paid]])).toEqual({
      isSound: true,
      revision: 2,
      asOf: null,
      fatalCount: 0,
      warningCount: 0,
      counts: {},
      faults: [],
    });
  });

  test.each(fatalRules)("calls $rule fatal, and names its place", async ({ given, code }) => {
    const { faults, isSound } = await checkOf([[plan], [paid, entry({ id: "x", ...given })]]);
    const fault = faults.find((each) => each.code === code);
    expect(fault).toMatchObject({
      severity: "fatal",
      place: { revision: 2, batchId: "lo-2", documentName: "lo-2.txt" },
    });
    expect(fault?.place.line).toBeGreaterThan(0);
    expect(fault?.message.vi).not.toContain("⟦");
    expect(isSound).toBe(false);
  });

  test.each(doubtfulRules)("warns of $rule", async ({ given, code }) => {
    const { faults } = await checkOf([[plan], [paid, entry({ id: "x", ...given })]]);
    expect(faults.find((each) => each.code === code)).toMatchObject({ severity: "warning" });
  });

  test("names the entry that broke a cap", async () => {
    const [fault] = (await checkOf([[plan], [{ ...paid, amount: 101n }]])).faults;
    expect(fault).toMatchObject({ place: { revision: 2, entryId: "chi", line: 1 }, values: { excess: "1" } });
  });

  test("tells the place of the first fatal fault first", async () => {
    const { faults } = await checkOf([
      [plan, entry({ id: "muon", source: { ...investment, vintage: 2024 } })],
      [paid],
      [entry({ id: "am", kind: "supplemented", amount: -1n })],
      [entry({ id: "truoc", kind: "volumePaid", effectiveOn: "2022-12-31" })],
    ]);
    const fatal = faults.filter(({ severity }) => severity === "fatal");
    expect(faults.slice(0, fatal.length)).toEqual(fatal);
    expect(fatal[0]?.place.revision).toBe(3);
    expect(faults.at(-1)?.severity).toBe("warning");
  });

  test("takes what a document shows against the rules for a warning", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [plan] }));
    const statement = { ...sampleStatement, source: investment, amount: 140n, printed: "140 đồng", asOf: "2023-05-31" };
    const entries = [{ ...paid, kind: "disbursed" as const, amount: 140n }];
    await ledger.append(sampleBatch({ id: "b", entries, statements: [statement] }));
    const report = await ledger.check();
    expect(report.isSound).toBe(true);
    expect(report.faults[0]).toMatchObject({ code: "disbursementExceedsPlan", severity: "warning" });
  });

  test("leaves out what is dated or recorded later", async () => {
    const ledger = await ledgers.open();
    const tooMuch = entry({ id: "x", kind: "volumePaid", amount: 70n, effectiveOn: "2023-07-01" });
    await postUnjudged(ledger, [[plan], [paid], [tooMuch]]);
    expect((await ledger.check()).isSound).toBe(false);
    expect(await ledger.check({ asOf: "2023-06-30" })).toMatchObject({ isSound: true, asOf: "2023-06-30" });
    expect(await ledger.check({ revision: 2 })).toMatchObject({ isSound: true, revision: 2 });
  });

  test.each([
    { until: "2023-06-29", months: null },
    { until: "2023-06-30", months: "2023-06" },
    { until: "2023-08-31", months: "2023-06,2023-07,2023-08" },
    { until: "2025-12-31", months: "2023-06,2023-07,2023-08,2023-09,2023-10,2023-11,2023-12,2024-01" },
  ])("warns of stale months up to $until: $months", async ({ until, months }) => {
    const { faults } = await checkOf([[plan], [paid]], { asOf: until });
    expect(faults.find(({ code }) => code === "staleMonth")?.values["months"] ?? null).toBe(months);
  });

  test("takes no month for stale once the plan is spent", async () => {
    expect((await checkOf([[plan], [{ ...paid, amount: 100n }]], { asOf: "2023-12-31" })).counts).toEqual({});
  });

  test("warns of a statement that the entries contradict, in its newest edition", async () => {
    const ledger = await ledgers.open();
    const stated = { ...sampleStatement, source: investment, asOf: "2023-05-31" };
    const is = (amount: bigint): typeof stated => ({ ...stated, amount, printed: `${amount} đồng` });
    await ledger.append(sampleBatch({ id: "a", entries: [plan, paid], statements: [is(41n)] }));
    expect((await ledger.check()).faults).toMatchObject([
      { code: "statementContradictsRecord", severity: "warning", place: { revision: 1, batchId: "a", line: 1 } },
    ]);
    await ledger.append(sampleBatch({ id: "b", statements: [is(40n)] }));
    expect((await ledger.check()).faults).toEqual([]);
  });

  test("compares names, investments and contracts with the reference data where some are given", async () => {
    const unit = {
      id: "dg",
      name: "Đông Giang",
      kind: "district" as const,
      code: null,
      parentId: null,
      validFrom: null,
    };
    const project = { id: "da-1", name: "Đường", unitId: null, programmeId: null };
    const entries = [
      { ...plan, projectId: "da-1" },
      { ...paid, projectId: "da-1", amount: 51n },
      entry({ id: "tam-ung", kind: "advanced", projectId: "da-1", amount: 31n, effectiveOn: "2023-04-30" }),
      entry({ id: "khac", projectId: "da-2" }),
    ];
    const reference = {
      ...emptyReference,
      units: [{ ...unit, validTo: null, predecessors: [] }],
      projects: [{ ...project, totalInvestment: 50n, contractValue: 100n }],
    };
    expect((await checkOf([entries], { reference })).counts).toEqual({
      unitUnknown: 1,
      projectUnknown: 1,
      disbursementExceedsTotalInvestment: 1,
      advanceExceedsLimit: 1,
    });
  });

  test("tells a chain that is broken, and a reversal of an entry that is not there", async () => {
    const ledger = await ledgers.open();
    const reversal = entry({ id: "dao", kind: "volumePaid", amount: -40n, reverses: "chi", ...inJune });
    await postUnjudged(ledger, [[plan], [paid, reversal]]);
    await ledger.close();
    await ledgers.runSql("DELETE FROM entries WHERE id = 'chi'");
    const report = await (await ledgers.open({ mode: "open" })).check();
    expect(report.faults[0]).toMatchObject({ code: "chainBroken", place: { revision: 2, batchId: "lo-2" } });
    expect(report.counts).toMatchObject({ chainBroken: 1, reversesUnknown: 1 });
  });
});
