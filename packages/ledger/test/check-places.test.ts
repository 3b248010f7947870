import type { Entry } from "@giaingan/finance";
import { emptyReference } from "@giaingan/finance/reference";
import { describe, expect, test } from "vitest";
import { faultsPerCodeMax, type Ledger } from "../src/index.ts";
import { sampleBatch, sampleEntry, sampleStatement, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const investment = { level: "central", nature: "investment", origin: null, vintage: 2023, relation: null } as const;
const entry = (given: Partial<Entry> & { readonly id: string }): Entry => sampleEntry({ source: investment, ...given });
const plan = entry({ id: "ke-hoach", amount: 100n });
const paid = entry({ id: "chi", kind: "volumePaid", amount: 40n, effectiveOn: "2023-05-31" });
const unit = { id: "dg", name: plan.unitId, kind: "district", code: null, parentId: null, validFrom: null } as const;
const reference = {
  ...emptyReference,
  units: [{ ...unit, validTo: null, predecessors: [] }],
  projects: [
    { id: "da-1", name: "Đường", unitId: null, programmeId: null, totalInvestment: null, contractValue: null },
  ],
};

async function post(ledger: Ledger, batches: readonly (readonly Entry[])[]): Promise<void> {
  for (const [index, entries] of batches.entries())
    await ledger.append(sampleBatch({ id: `lo-${index + 1}`, entries }));
}

describe("the place of the first fault", () => {
  test.each([
    { given: { kind: "volumePaid", amount: 70n }, code: "disbursementExceedsPlan", severity: "fatal" },
    { given: { kind: "refunded", amount: 41n }, code: "refundExceedsDisbursed", severity: "fatal" },
    { given: { kind: "advanceRecovered", amount: 1n }, code: "recoveryExceedsAdvance", severity: "fatal" },
    { given: { kind: "supplemented", amount: -1n }, code: "negativeAmount", severity: "fatal" },
    { given: { kind: "volumePaid", effectiveOn: "2022-12-31" }, code: "dateOutsideBudgetYear", severity: "fatal" },
    { given: { kind: "transferred", amount: -5n }, code: "transferNotBalanced", severity: "fatal" },
    { given: { kind: "volumePaid", effectiveOn: "2024-12-31" }, code: "paidAfterDeadline", severity: "warning" },
    { given: { unitId: "Tây Giang" }, code: "unitUnknown", severity: "warning" },
    { given: { projectId: "da-2" }, code: "projectUnknown", severity: "warning" },
  ] as const)("is the entry that breaks it: $code, $severity", async ({ given, code, severity }) => {
    const ledger = await ledgers.open();
    await post(ledger, [[plan], [paid, entry({ id: "x", effectiveOn: "2023-06-30", ...given })]]);
    const { faults, isSound } = await ledger.check({ reference });
    const place = { revision: 2, batchId: "lo-2", documentName: "lo-2.txt", entryId: "x", line: 2 };
    expect(faults.find((fault) => fault.code === code)).toMatchObject({ severity, place });
    expect(isSound).toBe(severity !== "fatal");
    // Without reference data no name is unknown.
    expect(Object.keys((await ledger.check()).counts).filter((each) => each.endsWith("Unknown"))).toEqual([]);
  });

  test("is found where project, component and source are not stated", async () => {
    const none = { level: null, nature: null, origin: null, vintage: null, relation: null };
    const ledger = await ledgers.open();
    await post(ledger, [
      [{ ...plan, source: none, projectId: null, componentId: null }],
      [{ ...paid, source: none, amount: 101n, projectId: null, componentId: null }],
    ]);
    expect((await ledger.check()).faults).toMatchObject([{ place: { revision: 2, entryId: "chi", line: 1 } }]);
  });
});

describe("many faults of one code", () => {
  test("are all counted, each as grave as its batch was posted, and the first are told", async () => {
    const ledger = await ledgers.open();
    const count = faultsPerCodeMax + 50;
    const early = (name: string): readonly Entry[] =>
      Array.from({ length: count }, (_, rank) => ({
        ...paid,
        id: `${name}-${rank}`,
        amount: 1n,
        effectiveOn: "2022-12-31",
      }));
    await ledger.append(sampleBatch({ id: "a", entries: [{ ...plan, amount: 10_000n }, ...early("lenh")] }));
    const statement = { ...sampleStatement, needsReview: true };
    await ledger.append(sampleBatch({ id: "b", entries: early("bao-cao"), statements: [statement] }));
    const report = await ledger.check();
    expect(report.counts).toEqual({ dateOutsideBudgetYear: 2 * count, staleMonth: 1 });
    expect(report).toMatchObject({ fatalCount: count, warningCount: count + 1 });
    expect(report.faults.flatMap(({ place }) => place.line ?? [])).toEqual(
      Array.from({ length: faultsPerCodeMax }, (_, rank) => rank + 2),
    );
  });
});
