import type { EntryKind } from "@giaingan/finance";
import { answerLapse } from "@giaingan/finance/lapse";
import { builtInPolicies, type Policy } from "@giaingan/finance/policies";
import { expect, test } from "vitest";
import { askLapse } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const source = { ...sampleEntry({ id: "x" }).source, nature: "investment", vintage: 2025 } as const;
const entries = (
  [
    ["assigned", "2025-01-10", 1_000n],
    ["supplemented", "2025-10-10", 120n],
    ["volumePaid", "2026-03-10", 400n],
    ["volumePaid", "2026-03-20", 50n],
  ] as const satisfies readonly (readonly [EntryKind, string, bigint])[]
).map(([kind, effectiveOn, amount]) =>
  sampleEntry({ id: `${kind} ${effectiveOn}`, kind, effectiveOn, amount, fiscalYear: 2025, source }),
);

/** The money of the year may be paid until the middle of March. */
const extension: Policy = {
  id: "until-15-03",
  topic: "extension",
  budgetYears: { from: 2025, to: 2025 },
  appliesTo: { nature: "investment" },
  lastDay: "2026-03-15",
  legalBasis: "Nghị quyết thử nghiệm",
  verified: false,
};

test("a payment after a deadline within its month is of what was added late, as in the library", async () => {
  const policies = [...builtInPolicies, extension];
  const ledger = await ledgers.open();
  await ledger.append(sampleBatch({ id: "b", entries }));
  const question = { asOf: "2026-03-31", fiscalYear: 2025, by: [], filter: {}, unit: null } as const;
  const { answer } = await askLapse(ledger, { ...question, revision: null, policies });
  expect(answer.deadlines.map(({ date, disbursed, lapsed }) => [date, disbursed, lapsed])).toEqual([
    ["2026-03-15", 400n, 600n],
    ["2026-12-31", 50n, 0n],
  ]);
  expect(answer).toEqual(answerLapse(entries, { ...question, policies }));
});
