import { describe, expect, test } from "vitest";
import { intervalOf, missesOf, reachOf } from "../../src/projection/conformal.ts";

describe("the reach of an interval", () => {
  test.each([
    { count: 9, reach50: 5, reach80: 8, because: "⌈10 · 0,5⌉ = 5th, ⌈10 · 0,8⌉ = 8th" },
    { count: 4, reach50: 3, reach80: 4, because: "⌈5 · 0,5⌉ = 3rd, ⌈5 · 0,8⌉ = 4th" },
    { count: 3, reach50: 2, reach80: null, because: "there is no 4th of 3" },
    { count: 0, reach50: null, reach80: null, because: "there is none" },
  ])("of $count misses: $because", ({ count, reach50, reach80 }) => {
    const misses = Float64Array.from({ length: count }, (_, rank) => count - rank);
    expect(reachOf([misses.subarray(0, 1), misses.subarray(1)])).toEqual({ reach50, reach80 });
  });

  test("of misses that are not all of other years the rank is that of the years", () => {
    // 12 misses of 4 years: the 4th of 4, so the largest.
    const misses = Float64Array.from({ length: 12 }, (_, rank) => rank + 1);
    expect(reachOf([misses], 4)).toEqual({ reach50: 9, reach80: 12 });
    expect(reachOf([misses], 3)).toEqual({ reach50: 8, reach80: null });
  });

  test("misses of what was not expected are beyond every share", () => {
    expect(reachOf([Float64Array.of(1, 2, Infinity, Infinity)])).toEqual({ reach50: null, reach80: null });
  });
});

test("a miss is a share of what was expected to come; what is not known is none", () => {
  const values = Float64Array.of(100, 100, 50, 50, Number.NaN);
  const toDate = Float64Array.of(50, 50, 50, 50, 50);
  const actuals = Float64Array.of(75, Number.NaN, 50, 60, 60);
  expect([...missesOf({ values, toDate, actuals })]).toEqual([0.5, Infinity]);
});

describe("an interval", () => {
  const open = { toDate: 50, value: 100, ceiling: null, mayFall: false };
  test.each([
    { because: "to both sides", bounded: open, reach: 0.2, wanted: [90, 110] },
    { because: "not below what is disbursed", bounded: open, reach: 2, wanted: [50, 200] },
    { because: "below it where money has come back", bounded: { ...open, mayFall: true }, reach: 2, wanted: [0, 200] },
    { because: "not beyond the plan", bounded: { ...open, ceiling: 105 }, reach: 0.2, wanted: [90, 105] },
    {
      because: "of what has happened, though the plan is less",
      bounded: { ...open, ceiling: 40 },
      reach: 0.2,
      wanted: [50, 50],
    },
    { because: "without a reach there is none", bounded: open, reach: null, wanted: null },
  ])("$because", ({ bounded, reach, wanted }) => {
    expect(intervalOf(bounded, reach)).toEqual(wanted);
  });
});
