import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  backtest,
  type CumulativeSeries,
  project,
  type ProjectionMethod,
  projectionMethods,
} from "@giaingan/finance/projection";

const amount = fc.integer({ min: 0, max: 1_000_000 });
const plan = fc.option(fc.integer({ min: 1, max: 9_000_000 }), { nil: null });

/** Complete years that only grow. */
const wholeYear = (fiscalYear: number): fc.Arbitrary<CumulativeSeries["years"][number]> =>
  fc
    .record({ months: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 12, maxLength: 12 }), plan })
    .map((year) => {
      let sum = 0;
      return { fiscalYear, toDate: year.months.map((paid) => (sum += paid)), plan: year.plan };
    });

const wholeSeries = fc
  .array(fc.tuple(wholeYear(2020), wholeYear(2021), wholeYear(2022), wholeYear(2023)), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((years, rank): CumulativeSeries => ({ key: `k${rank}`, years })));

/** Anything at all: holes, falls, zeros, few years. */
const anySeries = fc
  .array(
    fc.uniqueArray(
      fc.record({
        fiscalYear: fc.integer({ min: 2019, max: 2023 }),
        toDate: fc.array(fc.option(fc.oneof(amount, fc.integer({ min: -1_000, max: 10 })), { nil: null }), {
          maxLength: 13,
        }),
        plan: fc.oneof(plan, fc.constant(0)),
      }),
      { selector: ({ fiscalYear }) => fiscalYear, minLength: 1, maxLength: 5 },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((years, rank): CumulativeSeries => ({ key: `k${rank}`, years })));

const month = fc.integer({ min: 1, max: 12 });
const method = fc.option(fc.constantFrom(...projectionMethods), { nil: undefined });

function scaled(series: readonly CumulativeSeries[], factor: number): readonly CumulativeSeries[] {
  return series.map(({ key, years }) => ({
    key,
    years: years.map(({ fiscalYear, toDate, plan: planned }) => ({
      fiscalYear,
      toDate: toDate.map((each) => (each === null ? null : each * factor)),
      plan: typeof planned === "number" ? planned * factor : planned,
    })),
  }));
}

/** Every number anywhere in an answer. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe("projections", () => {
  test("scale with the amounts, to the last bit where the factor is a power of two", () => {
    fc.assert(
      fc.property(wholeSeries, month, method, (series, at, asked) => {
        const question = { fiscalYear: 2023, month: at, deadline: "12-31", method: asked } as const;
        const plain = project(series, question).rows;
        const large = project(scaled(series, 1_024), question).rows;
        expect(large.map(({ projected, interval80 }) => [projected, ...(interval80 ?? [])])).toEqual(
          plain.map(({ projected, interval80 }) =>
            [projected, ...(interval80 ?? [])].map((each) => (each === null ? null : each * 1_024)),
          ),
        );
      }),
    );
  });

  test("never fall when more is disbursed", () => {
    fc.assert(
      fc.property(wholeSeries, month, method, fc.integer({ min: 1, max: 500_000 }), (series, at, asked, more) => {
        const question = { fiscalYear: 2023, month: at, deadline: "12-31", method: asked } as const;
        const [first = { key: "", years: [] }, ...others] = series;
        const years = first.years.map((year) =>
          year.fiscalYear === 2023
            ? { ...year, toDate: year.toDate.map((each, rank) => (rank >= at - 1 ? (each ?? 0) + more : each)) }
            : year,
        );
        const before = project(series, question).rows[0]?.projected ?? null;
        const after = project([{ ...first, years }, ...others], question).rows[0]?.projected ?? null;
        expect(after === null).toBe(before === null);
        expect(after ?? 0).toBeGreaterThanOrEqual((before ?? 0) * (1 - 1e-12));
      }),
    );
  });

  test("are what is disbursed, at the deadline", () => {
    fc.assert(
      fc.property(wholeSeries, method, (series, asked) => {
        const { rows } = project(series, { fiscalYear: 2023, month: 12, deadline: "12-31", method: asked });
        expect(rows.map(({ projected }) => projected)).toEqual(rows.map(({ toDate }) => toDate));
      }),
    );
  });

  test("of the chain-ladder are C · ΣUltimate / ΣC, of complete years", () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: 1, max: 11 }), (series, at) => {
        const question = {
          fiscalYear: 2023,
          month: at,
          deadline: "12-31",
          method: "chainLadder",
          isCapped: false,
        } as const;
        const { rows } = project(series, question);
        for (const [rank, { years }] of series.entries()) {
          const prior = years.filter(({ fiscalYear }) => fiscalYear < 2023);
          const sum = (place: number): number => prior.reduce((total, { toDate }) => total + (toDate[place] ?? 0), 0);
          const toDate = years.at(-1)?.toDate[at - 1] ?? 0;
          // A share of a millionth or less is not scaled up: what is still to come is then as the year before.
          const isScaled = sum(at - 1) / sum(11) > 1e-6;
          const remainder = (prior.at(-1)?.toDate[11] ?? 0) - (prior.at(-1)?.toDate[at - 1] ?? 0);
          const expected = isScaled ? (toDate * sum(11)) / sum(at - 1) : toDate + remainder;
          expect(rows[rank]?.projected).toBeCloseTo(expected, 3);
        }
      }),
    );
  });

  test("lie within their intervals, and the narrow within the wide", () => {
    fc.assert(
      fc.property(wholeSeries, month, (series, at) => {
        for (const { projected, interval50, interval80 } of project(series, {
          fiscalYear: 2023,
          month: at,
          deadline: "12-31",
        }).rows) {
          if (projected === null || interval80 === null || interval50 === null) continue;
          expect(interval80[0]).toBeLessThanOrEqual(interval50[0]);
          expect(interval50[0]).toBeLessThanOrEqual(projected);
          expect(projected).toBeLessThanOrEqual(interval50[1]);
          expect(interval50[1]).toBeLessThanOrEqual(interval80[1]);
        }
      }),
    );
  });

  test("and back-tests hold no NaN and no Infinity, whatever the series", () => {
    fc.assert(
      fc.property(
        anySeries,
        month,
        method,
        fc.constantFrom("12-31" as const, "01-31" as const),
        (series, at, asked, deadline) => {
          const isStated = series.some(({ years }) =>
            years.some(
              ({ fiscalYear, toDate }) => fiscalYear === 2023 && toDate.slice(0, at).some((each) => each !== null),
            ),
          );
          fc.pre(isStated);
          const estimates = new Map(series.map(({ key }) => [key, 5_000]));
          const answer = project(series, { fiscalYear: 2023, month: at, deadline, method: asked, estimates });
          const numbers = [...numbersIn(answer), ...numbersIn(backtest(series, { deadline }))];
          expect(numbers.filter((each) => !Number.isFinite(each))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("do not depend on the order of series and years", () => {
    fc.assert(
      fc.property(wholeSeries, month, (series, at) => {
        const question = { fiscalYear: 2023, month: at, deadline: "12-31" } as const;
        const turned = series.map(({ key, years }) => ({ key, years: years.toReversed() }));
        expect(project(turned, question).rows).toEqual(project(series, question).rows);
      }),
    );
  });
});

test("every method is tried by the laws", () => {
  const tried: readonly ProjectionMethod[] = projectionMethods;
  expect(tried).toContain("combined");
});
