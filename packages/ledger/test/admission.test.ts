import { decimal, type Entry, type EntryKind, sourceNotStated } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import type { Admission } from "../src/batch-completion.ts";
import type { Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry, sampleFinding, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const command: Admission = {
  mode: "command",
  rules: { advanceShareMax: decimal("0.3"), recoveredAtShare: decimal("0.8"), legalBasis: "99/2021/NĐ-CP" },
  reference: { projects: [{ id: "road", totalInvestment: 90n, contractValue: 60n }] },
};
const report: Admission = { ...command, mode: "report" };

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
