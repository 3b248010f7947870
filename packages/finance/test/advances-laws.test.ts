import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advanceAgeBuckets, type AdvancesQuestion, answerAdvances } from "../src/plan/advances.ts";
import { addDays, type Breakdown, daysBetween, type Dong, type Entry } from "../src/index.ts";
import { smallDong } from "./arbitraries.ts";
import { entryOf, questionOf } from "./movement-of.ts";

const question: AdvancesQuestion = {
  ...questionOf({ asOf: "2024-03-01", fiscalYear: 2024 }),
  bucketDays: advanceAgeBuckets,
};

/** Payments of two units and two projects over two years; recoveries may come too early and be too many. */
const payments: fc.Arbitrary<readonly Entry[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom("advanced", "advanced", "advanceRecovered"),
      day: fc.integer({ min: 0, max: 780 }),
      amount: smallDong,
      unitId: fc.constantFrom("kon-ray", "tan-lap"),
      projectId: fc.constantFrom(null, "Đường thôn 3"),
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ kind, day, amount, unitId, projectId }, index) => {
      const effectiveOn = addDays("2022-01-01", day);
      const fiscalYear = 2022 + Math.floor(day / 365);
      return entryOf(kind, amount, { id: String(index).padStart(2, "0"), effectiveOn, fiscalYear, unitId, projectId });
    }),
  );

/** Day by day, as a book-keeper would: a queue of advances; what cannot be recovered yet waits for a later advance. */
function naiveOutstanding(entries: readonly Entry[]): {
  readonly layers: readonly (readonly [string, Dong])[];
  readonly over: Dong;
} {
  const queue: { paidOn: string; left: Dong }[] = [];
  let waiting = 0n;
  for (const { kind, amount, effectiveOn } of entries.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))) {
    if (kind === "advanced") queue.push({ paidOn: effectiveOn, left: amount });
    else waiting += amount;
    for (const each of queue) {
      const taken = each.left < waiting ? each.left : waiting;
      each.left -= taken;
      waiting -= taken;
    }
  }
  return { layers: queue.filter(({ left }) => left > 0n).map(({ paidOn, left }) => [paidOn, left]), over: waiting };
}

function poolsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return ["kon-ray", "tan-lap"].flatMap((unitId) =>
    [null, "Đường thôn 3"].map((projectId) =>
      entries.filter((each) => each.unitId === unitId && each.projectId === projectId),
    ),
  );
}

function sumOf(amounts: readonly (Dong | null)[]): Dong {
  return amounts.reduce<Dong>((sum, amount) => sum + (amount ?? 0n), 0n);
}

describe("laws of advances", () => {
  test("what is outstanding is what a queue kept day by day holds, with the same ages", () => {
    fc.assert(
      fc.property(payments, (entries) => {
        const { total } = answerAdvances(entries, question);
        const naive = poolsOf(entries).map(naiveOutstanding);
        const layers = naive.flatMap((pool) => pool.layers);
        expect(total.outstanding ?? 0n).toBe(sumOf(layers.map(([, left]) => left)));
        expect(total.overRecovered ?? 0n).toBe(sumOf(naive.map(({ over }) => over)));
        expect(total.oldestOn).toBe(layers.map(([paidOn]) => paidOn).sort()[0] ?? null);
        const old = layers.filter(([paidOn]) => daysBetween(paidOn, question.asOf) > 365);
        expect(total.buckets.at(-1)?.outstanding ?? 0n).toBe(sumOf(old.map(([, left]) => left)));
      }),
      { numRuns: 500 },
    );
  });

  test("buckets add up to outstanding, groups to the total, and what is outstanding to advanced less recovered", () => {
    fc.assert(
      fc.property(payments, fc.constantFrom<Breakdown>("unit", "project", "month", "year", "source"), (entries, by) => {
        const { total, groups } = answerAdvances(entries, { ...question, by: [by] });
        for (const sums of [total, ...groups]) {
          expect(sumOf(sums.buckets.map(({ outstanding }) => outstanding))).toBe(sums.outstanding ?? 0n);
          expect((sums.outstanding ?? 0n) - (sums.overRecovered ?? 0n)).toBe(
            (sums.advanced ?? 0n) - (sums.recovered ?? 0n),
          );
          expect((sums.outstanding ?? 0n) >= 0n).toBe(true);
        }
        for (const field of ["advanced", "recovered", "outstanding", "overRecovered"] as const)
          expect(sumOf(groups.map((group) => group[field]))).toBe(total[field] ?? 0n);
      }),
    );
  });

  test("the order in which payments are given changes nothing", () => {
    const shuffled = payments.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([entries, again]) => {
        const asked: AdvancesQuestion = { ...question, by: ["unit", "month"] };
        expect(answerAdvances(again, asked)).toEqual(answerAdvances(entries, asked));
      }),
    );
  });

  test("a reversal restores: any payment and its reversal leave all as it was", () => {
    fc.assert(
      fc.property(payments, fc.nat(), fc.boolean(), (entries, pick, isAdvance) => {
        fc.pre(
          entries.some(({ kind }) => kind === "advanced") && entries.some(({ kind }) => kind === "advanceRecovered"),
        );
        const like = entries[pick % entries.length];
        if (like === undefined) return;
        const added: Entry = { ...like, id: "x", kind: isAdvance ? "advanced" : "advanceRecovered", amount: 17n };
        const back: Entry = { ...added, id: "y", amount: -17n, effectiveOn: "2024-03-01", reverses: "x" };
        const [before, after] = [entries, [...entries, added, back]].map(
          (given) => answerAdvances(given, question).total,
        );
        expect([after?.outstanding, after?.overRecovered, after?.oldestOn, after?.buckets]).toEqual([
          before?.outstanding,
          before?.overRecovered,
          before?.oldestOn,
          before?.buckets,
        ]);
      }),
    );
  });
});
