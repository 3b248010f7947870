import type { PlainDate } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { askProgress } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const plans = [
  sampleEntry({ id: "1", amount: 100n }),
  sampleEntry({ id: "2", kind: "supplemented", effectiveOn: "2023-09-30", amount: 5n }),
  sampleEntry({ id: "3", kind: "supplemented", effectiveOn: "2023-10-10", amount: 20n }),
  sampleEntry({ id: "4", kind: "supplemented", effectiveOn: "2023-10-20", amount: 30n }),
  sampleEntry({ id: "5", kind: "cut", effectiveOn: "2023-10-20", amount: 1n }),
  sampleEntry({ id: "6", kind: "volumePaid", effectiveOn: "2023-10-20", amount: 50n }),
];

describe("additions to the plan are late", () => {
  test.each<{ cutOff: PlainDate | null; asOf: PlainDate; inTime: bigint }>([
    { cutOff: null, asOf: "2023-12-31", inTime: 104n },
    { cutOff: "2023-09-30", asOf: "2023-10-15", inTime: 105n },
    { cutOff: "2023-09-29", asOf: "2023-12-31", inTime: 99n },
    { cutOff: "2023-10-15", asOf: "2023-12-31", inTime: 124n },
    { cutOff: "2023-10-31", asOf: "2023-12-31", inTime: 154n },
    { cutOff: "2023-10-31", asOf: "2023-10-15", inTime: 125n },
  ])("after $cutOff, as of $asOf, by their own days: $inTime remain", async ({ cutOff, asOf, inTime }) => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: plans }));
    const asked = { by: [], asOf, fiscalYear: 2023, filter: {}, unit: null, revision: null } as const;
    const { answer } = await askProgress(ledger, {
      ...asked,
      basis: "excludingLateAdditions",
      lateAdditionCutOff: cutOff,
    });
    expect(answer.total.plan).toBe(inTime);
  });

  test("and their months are enough where the last day in time ends one", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: plans }));
    const query = { asOf: "2023-12-31" };
    const byDay = await ledger.movements(query);
    const byMonth = await ledger.movements({ ...query, hasPlanMonths: true });
    const supplements = (movements: typeof byDay): readonly unknown[] =>
      movements
        .filter(({ kind }) => kind === "supplemented")
        .map(({ effectiveOn, amount, entryCount }) => [effectiveOn, amount, entryCount])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    expect(supplements(byDay)).toEqual([
      ["2023-09-30", 5n, 1],
      ["2023-10-10", 20n, 1],
      ["2023-10-20", 30n, 1],
    ]);
    expect(supplements(byMonth)).toEqual([
      ["2023-09-30", 5n, 1],
      ["2023-10-31", 50n, 2],
    ]);
  });
});
