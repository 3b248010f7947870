import type { Entry } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { askChanges, type Ledger, type LedgerChangesQuestion } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

type Change = Partial<Omit<LedgerChangesQuestion, "from">> & { readonly fromRevision: number };

async function changesFrom(ledger: Ledger, { fromRevision, ...given }: Change) {
  const { answer } = await askChanges(ledger, {
    by: [],
    asOf: null,
    fiscalYear: 2023,
    filter: {},
    unit: null,
    revision: null,
    ...given,
    from: { asOf: null, revision: fromRevision },
  });
  return {
    from: answer.from,
    plan: answer.total.plan.lines.map(({ code, effect }) => `${code} ${effect}`).join(", "),
    openingPlan: answer.total.plan.opening,
    disbursed: answer.total.disbursed.lines.map(({ code, effect }) => `${code} ${effect}`).join(", "),
    restated: answer.findings.map(({ values }) => values["date"]).join(),
  };
}

async function recordOf(batches: readonly (readonly Partial<Entry>[])[]): Promise<Ledger> {
  const ledger = await ledgers.open();
  for (const [batch, entries] of batches.entries()) {
    await ledger.append(
      sampleBatch({
        id: `b${batch}`,
        entries: entries.map((entry, index) => sampleEntry({ id: `${batch}.${index}`, ...entry })),
      }),
    );
  }
  return ledger;
}

const plan = { amount: 100n, effectiveOn: "2023-01-05" };
const paid = (effectiveOn: string, amount: bigint) => ({ kind: "volumePaid", effectiveOn, amount }) as const;

describe("from a revision, without a date", () => {
  test("what is dated after the last payment known at it is new; only the rest is back-dated", async () => {
    const ledger = await recordOf([
      [plan, paid("2023-09-30", 9n)],
      [paid("2023-10-01", 5n)],
      [paid("2023-09-30", 2n), paid("2023-10-20", 4n)],
    ]);
    expect(await changesFrom(ledger, { fromRevision: 1 })).toEqual({
      from: { asOf: "2023-09-30", revision: 1 },
      openingPlan: 100n,
      plan: "",
      disbursed: "newPayments 9, backDated 2",
      restated: "2023-09-30",
    });
    expect(await changesFrom(ledger, { fromRevision: 1, revision: 2 })).toMatchObject({
      disbursed: "newPayments 5",
      restated: "",
    });
  });

  test("never later than the date changed to", async () => {
    const ledger = await recordOf([
      [plan, paid("2023-10-31", 9n)],
      [paid("2023-09-20", 2n), paid("2023-10-05", 4n)],
    ]);
    expect(await changesFrom(ledger, { fromRevision: 1, asOf: "2023-09-30" })).toMatchObject({
      from: { asOf: "2023-09-30", revision: 1 },
      disbursed: "backDated 2",
      restated: "2023-09-30",
    });
  });

  test("plan that it knew ahead of its payments is in the opening, and payments meanwhile are new", async () => {
    const ledger = await recordOf([
      [plan, paid("2023-09-30", 9n), { kind: "supplemented", effectiveOn: "2023-10-25", amount: 7n }],
      [paid("2023-10-20", 4n), paid("2023-09-29", 1n)],
    ]);
    expect(await changesFrom(ledger, { fromRevision: 1, asOf: "2023-10-31" })).toEqual({
      from: { asOf: "2023-10-25", revision: 1 },
      openingPlan: 107n,
      plan: "",
      disbursed: "newPayments 4, backDated 1",
      restated: "2023-09-30",
    });
  });

  test("nothing is back-dated where no payment, or nothing at all, was known", async () => {
    const ledger = await recordOf([[{ ...plan, effectiveOn: "2023-03-15" }], [paid("2023-04-10", 4n)]]);
    expect(await changesFrom(ledger, { fromRevision: 1 })).toMatchObject({ disbursed: "newPayments 4", restated: "" });
    expect(await changesFrom(ledger, { fromRevision: 0 })).toMatchObject({
      openingPlan: null,
      plan: "assigned 100",
      disbursed: "newPayments 4",
      restated: "",
    });
  });
});
