import { decimal, type Entry, type EntryKind, sourceNotStated } from "@giaingan/finance";
import { builtInPolicies } from "@giaingan/finance/policies";
import { describe, expect, test } from "vitest";
import type { Admission } from "../src/batch-completion.ts";
import type { Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry, sampleFinding, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const command: Admission = {
  mode: "command",
  rules: { advanceShareMax: decimal("0.3"), recoveredAtShare: decimal("0.8"), legalBasis: "99/2021/NĐ-CP" },
  reference: { projects: [{ id: "road", totalInvestment: 90n, contractValue: 60n }] },
};
const report: Admission = { ...command, mode: "report" };
const investmentOf2023 = { ...sourceNotStated, nature: "investment", vintage: 2023 } as const;

const line = (id: string, kind: EntryKind, amount: bigint, given: Partial<Entry> = {}): Entry =>
  sampleEntry({ id, kind, amount, effectiveOn: "2023-06-30", ...given });
const batch = (...entries: readonly Entry[]): ReturnType<typeof sampleBatch> =>
  sampleBatch({ id: `batch of ${entries[0]?.id}`, entries });
const planned = async (): Promise<Ledger> => {
  const ledger = await ledgers.open();
  await ledger.append(batch(line("plan", "assigned", 100n)), { admission: command });
  return ledger;
};
const remaining = async (ledger: Ledger): Promise<bigint> => {
  const [total] = await ledger.positions({ asOf: "2024-12-31", groupBy: [] });
  return (total?.plan ?? 0n) - (total?.disbursed ?? 0n);
};

describe("a command", () => {
  test("is posted up to the plan, and refused above it: nothing is posted then", async () => {
    const ledger = await planned();
    await ledger.append(batch(line("a", "disbursed", 99n)), { admission: command });
    const before = ledger.head();
    await expect(ledger.append(batch(line("b", "disbursed", 2n)), { admission: command })).rejects.toMatchObject({
      code: "disbursementExceedsPlan",
      values: { entry: "b", plan: "100", disbursed: "101", excess: "1" },
    });
    expect(ledger.head()).toEqual(before);
    await ledger.append(batch(line("c", "disbursed", 1n)), { admission: command });
    expect(await remaining(ledger)).toBe(0n);
  });

  test("is judged against the whole record: other batches, projects and years", async () => {
    const ledger = await planned();
    const road = { projectId: "road" };
    await ledger.append(batch(line("p22", "assigned", 90n, { ...road, fiscalYear: 2022, effectiveOn: "2022-01-01" })));
    await ledger.append(batch(line("d22", "disbursed", 50n, { ...road, fiscalYear: 2022, effectiveOn: "2022-12-31" })));
    const paid = (id: string, amount: bigint): ReturnType<typeof batch> => batch(line(id, "disbursed", amount, road));
    await expect(ledger.append(paid("a", 41n), { admission: command })).rejects.toMatchObject({
      code: "disbursementExceedsTotalInvestment",
      values: { disbursed: "91", totalInvestment: "90" },
    });
    await ledger.append(paid("b", 40n), { admission: command });
    const other = line("o", "assigned", 9n, { unitId: "tan-lap" });
    const elsewhere = line("e", "disbursed", 1n, { ...road, unitId: "tan-lap" });
    await expect(ledger.append(batch(other, elsewhere), { admission: command })).rejects.toMatchObject({
      code: "disbursementExceedsTotalInvestment",
    });
  });

  test("takes back only what has been paid by its own day", async () => {
    const ledger = await planned();
    const paid = line("paid", "disbursed", 60n, { effectiveOn: "2023-06-01" });
    const early = line("early", "disbursed", 10n, { effectiveOn: "2023-02-01" });
    await ledger.append(batch(paid, early), { admission: command });
    const refund = (effectiveOn: `${number}-${number}-${number}`): ReturnType<typeof batch> =>
      batch(line(`refund of ${effectiveOn}`, "refunded", 50n, { effectiveOn }));
    await expect(ledger.append(refund("2023-03-01"), { admission: command })).rejects.toMatchObject({
      code: "refundExceedsDisbursed",
      values: { asOf: "01/03/2023", disbursed: "10", taken: "50", excess: "40" },
    });
    await ledger.append(refund("2023-06-01"), { admission: command });
    expect(await remaining(ledger)).toBe(80n);
  });

  test("takes back of a report's running total what may have been paid before it", async () => {
    const ledger = await planned();
    const total = line("total", "disbursed", 60n, { effectiveOn: "2023-10-31" });
    await ledger.append({ ...batch(total), statements: [sampleStatement] }, { admission: report });
    const refund = line("refund", "refunded", 50n, { effectiveOn: "2023-03-01" });
    await ledger.append(batch(refund), { admission: command });
    expect(await remaining(ledger)).toBe(90n);
  });

  test("is judged by the policies that it is given", async () => {
    const paid = batch(
      line("plan", "assigned", 9n, { effectiveOn: "2023-01-01", source: investmentOf2023 }),
      line("late", "disbursed", 1n, { effectiveOn: "2024-02-15", source: investmentOf2023 }),
    );
    const ledger = await ledgers.open();
    const codesBy = async (admission: Admission): Promise<readonly string[]> => {
      const trial = await ledger.appendAll([paid], { admission, isTrial: true });
      return trial.flatMap(({ findings }) => findings.map(({ code }) => code));
    };
    expect(await codesBy(command)).toEqual(["paidAfterDeadline"]);
    const policies = builtInPolicies.map((policy) =>
      policy.topic === "deadline" ? { ...policy, lastDay: { monthDay: "03-31", yearsAfter: 1 } } : policy,
    );
    expect(await codesBy({ ...command, policies })).toEqual([]);
  });

  test("of fifty at the same moment, one wins the last đồng of a plan", async () => {
    const ledger = await planned();
    await ledger.append(batch(line("most", "disbursed", 99n)), { admission: command });
    const rivals = Array.from({ length: 50 }, (_, rank) => batch(line(`rival ${rank}`, "disbursed", 1n)));
    const outcomes = await Promise.allSettled(rivals.map((rival) => ledger.append(rival, { admission: command })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: "disbursementExceedsPlan" });
    expect(await remaining(ledger)).toBe(0n);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 3 });
  });

  test("sent again gives the same answer, though it would no longer be admitted", async () => {
    const ledger = await planned();
    const all = batch(line("all", "disbursed", 100n));
    const first = await ledger.append(all, { admission: command });
    expect(await ledger.append(all, { admission: command })).toEqual({ ...first, alreadyPosted: true });
  });

  test("is judged by the entries that it adds", async () => {
    const ledger = await planned();
    const most = line("most", "disbursed", 99n);
    await ledger.append(batch(most), { admission: command });
    const more = sampleBatch({ id: "more", entries: [most, line("last", "disbursed", 1n)] });
    expect(await ledger.append(more, { admission: command })).toMatchObject({ postedEntryCount: 1 });
  });

  test("takes an entry back once, as it was", async () => {
    const ledger = await planned();
    await ledger.append(batch(line("p", "disbursed", 10n)), { admission: command });
    const back = (id: string, amount: bigint): ReturnType<typeof batch> =>
      batch(line(id, "disbursed", amount, { reverses: "p" }));
    await expect(ledger.append(back("a", -9n), { admission: command })).rejects.toMatchObject({
      code: "reversalDiffers",
    });
    await ledger.append(back("b", -10n), { admission: command });
    await expect(ledger.append(back("c", -10n), { admission: command })).rejects.toMatchObject({
      code: "reversalDiffers",
      values: { field: "reverses" },
    });
    await expect(
      ledger.append(batch(line("d", "disbursed", -1n, { reverses: "nobody" })), { admission: command }),
    ).rejects.toMatchObject({ code: "invalidEntry", values: { field: "reverses" } });
  });

  test("without a plan is posted with a warning", async () => {
    const ledger = await ledgers.open();
    await ledger.append(batch(line("p", "disbursed", 5n)), { admission: command });
    expect((await ledger.findings()).findings).toMatchObject([{ code: "planNotStated", severity: "warning" }]);
  });

  test("keeps ids with quotes and other letters in their place", async () => {
    const ledger = await ledgers.open();
    const place = { unitId: "O'Brien\\'; DROP TABLE entries", projectId: "Đường “số 1”" };
    await ledger.append(batch(line("plan", "assigned", 5n, place)), { admission: command });
    await expect(ledger.append(batch(line("p", "disbursed", 6n, place)), { admission: command })).rejects.toMatchObject(
      { values: { unit: place.unitId, project: place.projectId, plan: "5" } },
    );
  });
});

describe("a report", () => {
  test("shows more disbursed than planned as it is, with a finding beside its own", async () => {
    const ledger = await planned();
    const over = { ...batch(line("p", "disbursed", 130n)), findings: [sampleFinding] };
    const result = await ledger.append(over, { admission: report });
    expect(result).toMatchObject({ postedEntryCount: 1, derivedEntryCount: 0 });
    expect(await remaining(ledger)).toBe(-30n);
    const { findings } = await ledger.findings();
    expect(findings.map(({ code, values }) => [code, values["excess"] ?? null])).toEqual([
      [sampleFinding.code, null],
      ["disbursementExceedsPlan", "30"],
    ]);
    expect(await ledger.append(over, { admission: report })).toEqual({ ...result, findings: [], alreadyPosted: true });
    expect((await ledger.findings()).findings).toHaveLength(2);
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  });
});

test("several batches are judged one on top of the other, and posted all or none", async () => {
  const ledger = await planned();
  const two = [batch(line("a", "disbursed", 60n)), batch(line("b", "disbursed", 41n))];
  await expect(ledger.appendAll(two, { admission: command })).rejects.toMatchObject({
    code: "disbursementExceedsPlan",
    values: { entry: "b", excess: "1" },
  });
  expect(ledger.head().revision).toBe(1);
  await ledger.appendAll([batch(line("a", "disbursed", 60n)), batch(line("c", "disbursed", 40n))], {
    admission: command,
  });
  expect(await remaining(ledger)).toBe(0n);
});

test("without admission a batch is posted as before", async () => {
  const ledger = await planned();
  const source = { ...sourceNotStated, level: "district" } as const;
  await ledger.append(batch(line("p", "disbursed", 130n, { effectiveOn: "2031-01-01", source })));
  expect((await ledger.findings()).findings).toEqual([]);
});
