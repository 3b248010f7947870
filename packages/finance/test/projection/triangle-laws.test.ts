import {
  benktander,
  bornhuetterFerguson,
  capeCod,
  chainLadder,
  type SigmaRule,
  type Triangle,
} from "@giaingan/finance/triangles";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numbersIn, triangles } from "./triangle-sample.ts";

const rules = fc.constantFrom<SigmaRule>("mack", "log-linear");

function scaled(triangle: Triangle, by: number): Triangle {
  return triangle.map((row) => row.map((cell) => (cell === null ? null : cell * by)));
}

/** The pairs that differ by more than the rounding of doubles; null equals null alone. */
function differences(found: readonly (number | null)[], wanted: readonly (number | null)[]): readonly unknown[] {
  if (found.length !== wanted.length) return [found, wanted];
  return wanted.flatMap((value, index) => {
    const other = found[index] ?? null;
    const isClose =
      value === null || other === null
        ? value === other
        : Math.abs(other - value) <= 1e-7 * Math.max(1, Math.abs(value));
    return isClose ? [] : [[other, value]];
  });
}

describe("the chain-ladder", () => {
  test("never says NaN or Infinity", () => {
    fc.assert(
      fc.property(triangles, rules, (triangle, sigma) => {
        const answer = chainLadder(triangle, { sigma });
        expect(numbersIn(answer).filter((each) => !Number.isFinite(each))).toEqual([]);
      }),
    );
  });

  test("gives ten times as much for ten times the amounts", () => {
    fc.assert(
      fc.property(triangles, rules, fc.constantFrom(0.5, 10, 1e6), (triangle, sigma, by) => {
        const [once, times] = [chainLadder(triangle, { sigma }), chainLadder(scaled(triangle, by), { sigma })];
        expect(differences(times.factors, once.factors)).toEqual([]);
        expect(
          differences(
            times.ultimates,
            once.ultimates.map((each) => each * by),
          ),
        ).toEqual([]);
      }),
    );
  });

  test("scales its errors too (by a power of four, whose root is exact)", () => {
    fc.assert(
      fc.property(triangles, rules, (triangle, sigma) => {
        const [once, times] = [chainLadder(triangle, { sigma }), chainLadder(scaled(triangle, 4), { sigma })];
        fc.pre(once.sigmaRule === times.sigmaRule);
        expect(
          differences(
            times.standardErrors,
            once.standardErrors.map((each) => each && each * 4),
          ),
        ).toEqual([]);
        expect(
          differences([times.totalStandardError], [once.totalStandardError && once.totalStandardError * 4]),
        ).toEqual([]);
      }),
    );
  });

  test("leaves nothing to come of complete rows, and knows it", () => {
    fc.assert(
      fc.property(triangles, (triangle) => {
        const complete = triangle.map((row) => row.map((cell) => cell ?? 1));
        const { reserves, standardErrors, totalReserve, totalStandardError } = chainLadder(complete);
        expect([...reserves, ...standardErrors, totalReserve, totalStandardError].every((each) => each === 0)).toBe(
          true,
        );
      }),
    );
  });

  test("is Σ ultimate / Σ C over the complete rows where the others are alike", () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 1e6 }), (complete, latest) => {
        const ratio = complete.reduce((sum, [, to]) => sum + to, 0) / complete.reduce((sum, [from]) => sum + from, 0);
        const { factors, ultimates } = chainLadder([...complete, [latest, null]]);
        expect(factors).toEqual([ratio]);
        expect(ultimates.at(-1)).toBe(latest * ratio);
      }),
    );
  });

  test("does not care for the order of the rows", () => {
    fc.assert(
      fc.property(triangles, rules, (triangle, sigma) => {
        const [there, back] = [chainLadder(triangle, { sigma }), chainLadder(triangle.toReversed(), { sigma })];
        fc.pre(there.sigmaRule === back.sigmaRule);
        expect(differences(back.ultimates.toReversed(), there.ultimates)).toEqual([]);
        expect(differences([back.totalStandardError], [there.totalStandardError])).toEqual([]);
      }),
    );
  });

  test("the total's error is at least that of rows by themselves, and at most their sum", () => {
    fc.assert(
      fc.property(triangles, (triangle) => {
        const { standardErrors, totalStandardError } = chainLadder(triangle);
        fc.pre(totalStandardError !== null);
        const errors = standardErrors.map((each) => each ?? 0);
        const total = (totalStandardError ?? 0) * (1 + 1e-9) + 1e-9;
        expect(total).toBeGreaterThanOrEqual(Math.hypot(...errors));
        expect((totalStandardError ?? 0) * (1 - 1e-9)).toBeLessThanOrEqual(
          errors.reduce((sum, each) => sum + each, 1e-9),
        );
      }),
    );
  });
});

describe("methods with priors", () => {
  test("a prior that is the chain-ladder's result gives it back", () => {
    fc.assert(
      fc.property(triangles, fc.integer({ min: 0, max: 5 }), (triangle, iterations) => {
        const { ultimates } = chainLadder(triangle);
        expect(differences(bornhuetterFerguson(triangle, { priors: ultimates }).ultimates, ultimates)).toEqual([]);
        const again = benktander(triangle, { priors: ultimates, iterations });
        fc.pre(again.developed.every((share) => share < 2));
        expect(differences(again.ultimates, ultimates)).toEqual([]);
      }),
    );
  });

  test("scaling the triangle and the prior scales the result", () => {
    fc.assert(
      fc.property(triangles, fc.integer({ min: 0, max: 1_000_000 }), (triangle, prior) => {
        const priors = triangle.map(() => prior);
        const wanted = bornhuetterFerguson(triangle, { priors }).ultimates.map((each) => each * 8);
        expect(
          differences(
            bornhuetterFerguson(scaled(triangle, 8), { priors: priors.map((each) => each * 8) }).ultimates,
            wanted,
          ),
        ).toEqual([]);
      }),
    );
  });

  test("Cape Cod: exposures count by their proportions alone, and those of the chain-ladder give it back", () => {
    fc.assert(
      fc.property(triangles, fc.constantFrom(0.5, 3), (triangle, by) => {
        const exposures = chainLadder(triangle).ultimates;
        const answer = capeCod(triangle, { exposures });
        expect(differences(answer.ultimates, exposures)).toEqual([]);
        expect(
          differences(capeCod(triangle, { exposures: exposures.map((each) => each * by) }).ultimates, answer.ultimates),
        ).toEqual([]);
      }),
    );
  });
});
