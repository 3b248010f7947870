import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeLineCodes } from "../src/plan/change-lines.ts";
import { type Bridge, changedMeasures, type CountedMovement, type RecordState } from "../src/plan/changes.ts";
import { entryEffects, entryKinds, sourceNotStated } from "../src/index.ts";
import { changesBetween, recorded } from "./recorded-movements.ts";
import { centralMoney } from "./report-of-2023.ts";

const dates = ["2023-01-01", "2023-02-28", "2023-06-30", "2023-09-30", "2023-10-31", "2024-01-31"] as const;
const state: fc.Arbitrary<RecordState> = fc.record({
  asOf: fc.constantFrom(...dates),
  revision: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
});
const movement: fc.Arbitrary<CountedMovement> = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    effectiveOn: fc.constantFrom(...dates),
    unitId: fc.constantFrom("a", "b"),
    source: fc.constantFrom(sourceNotStated, centralMoney("investment", 2023), centralMoney("recurrent", 2022)),
    amount: fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
    revision: fc.integer({ min: 1, max: 5 }),
    reverses: fc.constantFrom(null, null, "x"),
  })
  .map(recorded);
const movements = fc.array(movement, { maxLength: 12 });

function changeOf(bridge: Bridge): bigint {
  return bridge.change ?? 0n;
}

describe("for any movements and any states", () => {
  test("opening and lines give the closing, and the groups the total", () => {
    fc.assert(
      fc.property(movements, state, state, (given, from, to) => {
        const { total, groups } = changesBetween(given, { from, to, by: ["unit", "source"] });
        for (const measure of changedMeasures) {
          const { opening, closing, change, lines } = total[measure];
          const expected = (at: RecordState): bigint | null => {
            const held = given.filter(
              ({ kind, effectiveOn, revision }) =>
                entryEffects[kind].measure === measure &&
                effectiveOn <= at.asOf &&
                revision <= (at.revision ?? revision),
            );
            const sum = held.reduce((rest, { kind, amount }) => rest + entryEffects[kind].sign * amount, 0n);
            return held.length === 0 ? null : sum;
          };
          expect([opening, closing]).toEqual([expected(from), expected(to)]);
          expect((opening ?? 0n) + lines.reduce((sum, { effect }) => sum + effect, 0n)).toBe(closing ?? 0n);
          expect(change === null).toBe(opening === null && closing === null);
          expect(groups.reduce((sum, group) => sum + changeOf(group[measure]), 0n)).toBe(changeOf(total[measure]));
        }
      }),
    );
  });

  test("the lines of the sentence add up to the change that it says", () => {
    fc.assert(
      fc.property(movements, state, state, (given, from, to) => {
        const { sentence, unit } = changesBetween(given, { from, to });
        const numberOf = (text: string): bigint => BigInt(text.replaceAll(/[+,.]/gu, ""));
        for (const clause of sentence.en.split(";")) {
          const change = /(?<way>rose|fell) by (?<size>[\d,.]+) /u.exec(clause)?.groups;
          if (change === undefined) continue;
          const told = clause.slice(clause.indexOf("): ") + 3).match(/[+-]?\d[\d,.]*(?=,|$)/gu) ?? [];
          const sum = told.reduce((added, text) => added + numberOf(text), 0n);
          expect(`${unit} ${sum}`).toBe(
            `${unit} ${change["way"] === "fell" ? "-" : ""}${numberOf(change["size"] ?? "")}`,
          );
        }
      }),
    );
  });

  test("the way back is the exact negative, line by line", () => {
    fc.assert(
      fc.property(movements, state, state, (given, from, to) => {
        const there = changesBetween(given, { from, to }).total;
        const back = changesBetween(given, { from: to, to: from }).total;
        for (const measure of changedMeasures) {
          const negated = back[measure].lines.map(({ code, effect, count }) => [code, -effect, count]);
          expect(there[measure].lines.map(({ code, effect, count }) => [code, effect, count])).toEqual(negated);
          expect(there[measure].opening).toEqual(back[measure].closing);
        }
      }),
    );
  });

  test("two steps change as much as one", () => {
    fc.assert(
      fc.property(movements, state, state, state, (given, first, second, third) => {
        const change = (from: RecordState, to: RecordState, measure: "plan" | "disbursed"): bigint =>
          changeOf(changesBetween(given, { from, to }).total[measure]);
        for (const measure of ["plan", "disbursed"] as const)
          expect(change(first, second, measure) + change(second, third, measure)).toBe(change(first, third, measure));
      }),
    );
  });

  test("sums by date, bucket of revision, reversal and sign answer like the entries", () => {
    fc.assert(
      fc.property(movements, state, state, (given, from, to) => {
        const earliest = Math.min(from.revision ?? 9, to.revision ?? 9);
        const latest = Math.max(from.revision ?? 9, to.revision ?? 9);
        const sums = new Map<string, CountedMovement & { readonly entryCount: number }>();
        for (const each of given) {
          if (each.revision > latest) continue;
          const revision = each.revision <= earliest ? earliest : latest;
          const { kind, effectiveOn, unitId, source, reverses, amount } = each;
          const key = JSON.stringify([kind, effectiveOn, unitId, source, reverses, revision, amount < 0n]);
          const sum = sums.get(key);
          sums.set(key, {
            ...each,
            revision,
            amount: amount + (sum?.amount ?? 0n),
            entryCount: 1 + (sum?.entryCount ?? 0),
          });
        }
        const asked = { from, to, by: ["unit", "month"] } as const;
        expect(changesBetween([...sums.values()].reverse(), asked)).toEqual(changesBetween(given, asked));
      }),
    );
  });

  test("lines come in their order, each once", () => {
    fc.assert(
      fc.property(movements, state, state, (given, from, to) => {
        const codes = changesBetween(given, { from, to }).total.plan.lines.map(({ code }) => code);
        expect(codes).toEqual(changeLineCodes.filter((code) => codes.includes(code)));
      }),
    );
  });
});
