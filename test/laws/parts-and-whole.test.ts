/** Parts give the whole, in every breakdown and in every pair of them; and no answer hangs on the order of entries. */
import { type Breakdown, breakdowns, type Dong, type Question } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandNames, type Command, sequencesOf } from "./command.ts";
import { lawParameters, lawTimeoutMs, runCount } from "./lane.ts";
import { library } from "./library.ts";
import type { NaiveRow } from "./naive-model.ts";
import { runSideBySide } from "./side-by-side.ts";

/** Records as sequences of commands leave them behind. */
const records: fc.Arbitrary<readonly NaiveRow[]> = sequencesOf([...commandNames, "assign", "payVolume", "advance"]).map(
  (commands: readonly Command[]) => runSideBySide(library, commands).record,
);

const pairs: readonly (readonly Breakdown[])[] = breakdowns.flatMap((outer) =>
  breakdowns.map((inner) => (inner === outer ? [outer] : [outer, inner])),
);

/** Null counts as nothing: a part that is not stated adds nothing. */
function sumOf(amounts: readonly (Dong | null)[]): Dong {
  return amounts.reduce<Dong>((sum, amount) => sum + (amount ?? 0n), 0n);
}

/** Each sum of each answer: its whole, and its parts. */
function sumsOf(
  record: readonly NaiveRow[],
  question: Question,
): Readonly<Record<string, readonly [Dong | null, readonly (Dong | null)[]]>> {
  const progress = library.answerProgress(record, { ...question, basis: "includingCarryOver" });
  const plan = library.answerPlan(record, question);
  const advances = library.answerAdvances(record, { ...question, bucketDays: [30, 90] });
  const lapse = library.answerLapse(record, question);
  const settlement = library.settleBudgetYear(record, question);
  const mobilised = library.answerMobilised(record, question);
  const from = { asOf: "2023-12-31", revision: 2 };
  const changes = library.answerChanges(record, { ...question, from, toRevision: null });
  const isMonthly = question.by.includes("month");
  return {
    // The plan of a month is what is in force at its end: only what was disbursed within it adds up.
    disbursed: [
      progress.total.disbursedToDate,
      progress.groups.map((group) => (isMonthly ? group.disbursedInPeriod : group.disbursedToDate)),
    ],
    ...(isMonthly ? {} : { plan: [progress.total.plan, progress.groups.map((group) => group.plan)] }),
    planned: [plan.total.plan, plan.groups.map((group) => group.plan)],
    allocated: [plan.total.allocated, plan.groups.map((group) => group.allocated)],
    transferredIn: [plan.total.transferredIn, plan.groups.map((group) => group.transferredIn)],
    advanced: [advances.total.advanced, advances.groups.map((group) => group.advanced)],
    outstanding: [advances.total.outstanding, advances.groups.map((group) => group.outstanding)],
    ofAges: [advances.total.outstanding, advances.total.buckets.map((bucket) => bucket.outstanding)],
    lapsing: [lapse.total.plan, lapse.groups.map((group) => group.plan)],
    dueByDate: [lapse.total.plan, [lapse.total.openPlan, ...lapse.deadlines.map((deadline) => deadline.plan)]],
    settled: [settlement.total.whole.totalPaid, settlement.groups.map((group) => group.whole.totalPaid)],
    ofStandings: [
      settlement.total.whole.planBeforeCancellation,
      [settlement.total.yearMoney, settlement.total.carriedOverMoney, settlement.total.vintageNotStated].map(
        (money) => money.planBeforeCancellation,
      ),
    ],
    mobilised: [mobilised.total.mobilised, mobilised.groups.map((group) => group.mobilised)],
    ofForms: [mobilised.total.mobilised, mobilised.total.forms.map((form) => form.mobilised)],
    changeOfPlan: [changes.total.plan.change, changes.groups.map((group) => group.plan.change)],
    changeOfDisbursed: [changes.total.disbursed.change, changes.groups.map((group) => group.disbursed.change)],
    reasons: [changes.total.disbursed.change, changes.total.disbursed.lines.map((line) => line.effect)],
  };
}

describe("of any record", () => {
  test.each(pairs.map((by) => ({ by, name: by.join() })))(
    "the parts by $name add up to the whole",
    ({ by }) => {
      const law = fc.property(records, (record) => {
        const question: Question = { asOf: "2024-12-31", fiscalYear: 2024, by, filter: {}, unit: null };
        for (const [name, [whole, parts]] of Object.entries(sumsOf(record, question)))
          expect(sumOf(parts), name).toBe(whole ?? 0n);
      });
      fc.assert(law, lawParameters(8));
    },
    lawTimeoutMs,
  );

  test(
    "the order of entries of one date changes nothing",
    () => {
      const law = fc.property(records, fc.infiniteStream(fc.nat()), (record, draws) => {
        const shuffled = [...record]
          .map((row) => ({ row, draw: draws.next().value }))
          .toSorted((left, right) => left.draw - right.draw)
          .map(({ row }) => row);
        for (const by of [["source"], ["unit", "month"], ["vintage", "project"]] as const) {
          const question: Question = { asOf: "2024-12-31", fiscalYear: 2024, by, filter: {}, unit: null };
          const from = { asOf: "2023-12-31", revision: 2 };
          const all = (rows: readonly NaiveRow[]): unknown => [
            library.answerProgress(rows, { ...question, basis: "includingCarryOver" }),
            library.answerPlan(rows, question),
            library.answerAdvances(rows, { ...question, bucketDays: [30, 90] }),
            library.answerLapse(rows, question),
            library.settleBudgetYear(rows, question),
            library.answerMobilised(rows, question),
            library.answerChanges(rows, { ...question, from, toRevision: null }),
          ];
          expect(all(shuffled)).toEqual(all(record));
        }
      });
      fc.assert(law, lawParameters(150));
    },
    lawTimeoutMs,
  );

  test(
    "an entry and its reversal leave every sum as it was",
    () => {
      let count = 0;
      const law = fc.property(records, fc.nat(), (record, draw) => {
        const taken = new Set(record.flatMap(({ reverses }) => reverses ?? []));
        const standing = record.filter(({ id, reverses }) => reverses === null && !taken.has(id));
        const entry = standing[draw % Math.max(standing.length, 1)];
        if (entry === undefined) return;
        count += 1;
        const reversal = { ...entry, id: "reversal", amount: -entry.amount, reverses: entry.id };
        const question: Question = { asOf: "2024-12-31", fiscalYear: 2024, by: ["source"], filter: {}, unit: null };
        const wholes = (rows: readonly NaiveRow[]): unknown =>
          Object.entries(sumsOf(rows, question)).map(([name, [whole]]) => [name, whole ?? 0n]);
        const isFrom = (name: string): boolean => name.startsWith("change") || name === "reasons";
        const left = (wholes([...record, reversal]) as [string, Dong][]).filter(([name]) => !isFrom(name));
        const never = (wholes(record.filter((row) => row !== entry)) as [string, Dong][]).filter(
          ([name]) => !isFrom(name),
        );
        expect(left).toEqual(never);
      });
      fc.assert(law, lawParameters(400));
      expect(count).toBeGreaterThan(runCount(50));
    },
    lawTimeoutMs,
  );
});
