import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry, Movement } from "../src/index.ts";
import { answerPlan } from "../src/plan/plan.ts";
import type { PlanSums } from "../src/plan/plan-sums.ts";
import { entry } from "./arbitraries.ts";
import { asSum, questionOf } from "./movement-of.ts";

describe("laws of the plan", () => {
  const entries: fc.Arbitrary<readonly Entry[]> = fc.array(entry, { maxLength: 12 });
  const question = questionOf({ asOf: "2024-01-31" });

  test("plan is what its parts add up to, in the whole and in every group", () => {
    fc.assert(
      fc.property(entries, (given) => {
        const answer = answerPlan(given, { ...question, by: ["unit", "nature"] });
        for (const sums of [answer.total, ...answer.groups]) {
          const of = (name: keyof PlanSums): bigint => (sums[name] as bigint | null) ?? 0n;
          expect(of("plan")).toBe(
            of("assigned") +
              of("supplemented") -
              of("cut") +
              of("transferredIn") -
              of("transferredOut") +
              of("carriedOver") -
              of("cancelled"),
          );
        }
      }),
    );
  });

  test("groups add up to the total, field by field", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom("unit", "source", "vintage", "month"), (given, by) => {
        const { total, groups } = answerPlan(given, { ...question, by: [by] });
        for (const field of [
          "assigned",
          "cut",
          "transferredIn",
          "transferredOut",
          "carriedOver",
          "plan",
          "allocated",
        ] as const) {
          const parts = groups.flatMap((group) => group[field] ?? []);
          expect(parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0n)).toBe(total[field]);
        }
      }),
    );
  });

  test("the order in which entries are given changes nothing", () => {
    const shuffled = entries.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, again]) => {
        const asked = { ...question, by: ["source", "unit"] as const };
        expect(answerPlan(again, asked)).toEqual(answerPlan(given, asked));
      }),
    );
  });

  test("sums by slice and date give the same totals as the entries", () => {
    fc.assert(
      fc.property(entries, (given) => {
        const summed = new Map<string, Movement>();
        for (const movement of given.map(asSum)) {
          const { kind, effectiveOn, unitId, source, amount } = movement;
          const key = JSON.stringify([kind, effectiveOn, unitId, source, amount < 0n]);
          summed.set(key, { ...movement, amount: amount + (summed.get(key)?.amount ?? 0n) });
        }
        const asked = { ...question, by: ["unit"] as const };
        const [live, replayed] = [answerPlan(given, asked), answerPlan(summed.values(), asked)];
        expect([replayed.total, replayed.groups]).toEqual([live.total, live.groups]);
      }),
    );
  });

  test("the last event of the history has the plan of the total, and effects add up to it", () => {
    fc.assert(
      fc.property(entries, (given) => {
        const { total, history } = answerPlan(given, question);
        expect(history.at(-1)?.plan ?? null).toBe(total.plan);
        expect(history.at(-1)?.allocated ?? null).toBe(total.allocated);
        expect(history.reduce((sum, { effect }) => sum + effect, 0n)).toBe(total.plan ?? 0n);
      }),
    );
  });
});
