import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AssertionError,
  decimal,
  dongPerUnit,
  fromUnit,
  inUnit,
  type MoneyUnit,
  moneyUnitNames,
  ratio,
  roundToAddUp,
  roundToDong,
  splitMoney,
  sumMoney,
} from "../src/index.ts";
import { dong, moneyUnit } from "./arbitraries.ts";

const largestSigned = 2n ** 63n - 1n;

describe("summing", () => {
  test.each([
    { amounts: [], sum: 0n, why: "of nothing is zero" },
    { amounts: [24_314n, 2_562n, 2_371n, 1_186n], sum: 30_433n, why: "of the 2023 report's slices" },
    { amounts: [9_007_199_254_740_992n, 1n], sum: 9_007_199_254_740_993n, why: "beyond 2^53 keeps the last đồng" },
    { amounts: [largestSigned, largestSigned], sum: 18_446_744_073_709_551_614n, why: "beyond 2^63 does not wrap" },
    { amounts: [5n, -5n], sum: 0n, why: "of an amount and its reversal is zero" },
  ])("the sum $why", ({ amounts, sum }) => {
    expect(sumMoney(amounts)).toBe(sum);
  });

  test("JSON refuses an amount, so that none leaks out as a float", () => {
    expect(() => JSON.stringify({ amount: 1n })).toThrow(TypeError);
  });
});

describe("a ratio", () => {
  test("of disbursed to plan is exact", () => {
    expect(ratio(14_108n, 30_433n)?.toFixed(12)).toBe("0.463575723721");
  });

  test("without a plan is missing, not zero and not infinite", () => {
    expect(ratio(0n, 0n)).toBeNull();
    expect(ratio(5n, 0n)).toBeNull();
  });

  test("of nothing disbursed is zero, not missing", () => {
    expect(ratio(0n, 5n)?.toString()).toBe("0");
  });
});

describe("units", () => {
  test.each<{ amount: bigint; unit: MoneyUnit; count: string }>([
    { amount: 14_108_000_000n, unit: "million", count: "14108" },
    { amount: 14_108_000_001n, unit: "million", count: "14108.000001" },
    { amount: 6_004_592_000_000n, unit: "billion", count: "6004.592" },
    { amount: -1n, unit: "thousandBillion", count: "-0.000000000001" },
    { amount: 71_400_000_000n, unit: "billion", count: "71.4" },
    { amount: 30_433n, unit: "dong", count: "30433" },
  ])("$amount đồng is $count in $unit, and back", ({ amount, unit, count }) => {
    expect(inUnit(amount, unit).toString()).toBe(count);
    expect(fromUnit(decimal(count), unit)).toBe(amount);
  });

  test.each<{ count: string; unit: MoneyUnit }>([
    { count: "0.5", unit: "dong" },
    { count: "1.0000001", unit: "million" },
    { count: "0.0001", unit: "thousand" },
  ])("$count $unit is no whole number of đồng", ({ count, unit }) => {
    expect(fromUnit(decimal(count), unit)).toBeNull();
  });

  test("every unit has a name in both languages and holds a thousand of the one before", () => {
    expect(Object.keys(moneyUnitNames)).toEqual(Object.keys(dongPerUnit));
    expect(Object.values(dongPerUnit)).toEqual([0, 1, 2, 3, 4].map((power) => 1_000n ** BigInt(power)));
    expect(moneyUnitNames.million).toEqual({ vi: "triệu đồng", en: "million VND" });
  });

  test("an amount in any unit comes back as the same amount", () => {
    fc.assert(
      fc.property(dong, moneyUnit, (amount, unit) => {
        expect(fromUnit(inUnit(amount, unit), unit)).toBe(amount);
      }),
    );
  });

  test.each([
    { value: "1.5", rounded: 2n },
    { value: "-1.5", rounded: -2n },
    { value: "0.4", rounded: 0n },
    { value: "-0.4", rounded: 0n },
  ])("$value đồng rounds to $rounded", ({ value, rounded }) => {
    expect(roundToDong(decimal(value))).toBe(rounded);
  });
});

describe("splitting money", () => {
  test.each([
    { total: 10n, weights: [1n, 1n, 1n], parts: [4n, 3n, 3n], why: "ties go to the first" },
    { total: -10n, weights: [1n, 1n, 1n], parts: [-4n, -3n, -3n], why: "a cut splits like the sum it cuts" },
    { total: 100n, weights: [1n, 2n], parts: [33n, 67n], why: "the largest remainder gets the last đồng" },
    { total: 7n, weights: [0n, 3n, 0n], parts: [0n, 7n, 0n], why: "no weight, no money" },
    { total: 1n, weights: [0n, 1n, 1n], parts: [0n, 1n, 0n], why: "a remainder never goes to no weight" },
    { total: 0n, weights: [5n, 6n], parts: [0n, 0n], why: "nothing splits into nothing" },
    { total: 2n ** 64n + 1n, weights: [1n, 1n], parts: [2n ** 63n + 1n, 2n ** 63n], why: "beyond 64 bits" },
  ])("$total over $weights is $parts: $why", ({ total, weights, parts }) => {
    expect(splitMoney(total, weights)).toEqual(parts);
  });

  test.each([
    { weights: [], why: "there are none" },
    { weights: [0n, 0n], why: "all are zero" },
    { weights: [2n, -1n], why: "one is negative" },
  ])("weights are a bug when $why", ({ weights }) => {
    expect(() => splitMoney(1n, weights)).toThrow(AssertionError);
  });

  const weightLists = fc
    .array(fc.bigInt({ min: 0n, max: 2n ** 65n }), { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((weight) => weight > 0n));

  test("the parts sum to the whole, and each is less than one đồng from its exact share", () => {
    fc.assert(
      fc.property(dong, weightLists, (total, weights) => {
        const parts = splitMoney(total, weights);
        const weightSum = sumMoney(weights);
        expect(sumMoney(parts)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const distance = part * weightSum - total * (weights[index] ?? 0n);
          expect(distance < weightSum && distance > -weightSum).toBe(true);
        }
      }),
    );
  });

  test("a split of what is taken back mirrors the split of what was given", () => {
    fc.assert(
      fc.property(dong, weightLists, (total, weights) => {
        expect(splitMoney(-total, weights)).toEqual(splitMoney(total, weights).map((part) => -part));
      }),
    );
  });
});

describe("rounding to add up", () => {
  test.each<{ amounts: bigint[]; unit: MoneyUnit; places: number; rounded: bigint[]; total: bigint }>([
    { amounts: [400n, 400n, 400n], unit: "thousand", places: 0, rounded: [1_000n, 0n, 0n], total: 1_000n },
    { amounts: [1_500n, 1_500n], unit: "thousand", places: 0, rounded: [2_000n, 1_000n], total: 3_000n },
    { amounts: [-400n, -400n, -400n], unit: "thousand", places: 0, rounded: [0n, 0n, -1_000n], total: -1_000n },
    { amounts: [-500n], unit: "thousand", places: 0, rounded: [-1_000n], total: -1_000n },
    { amounts: [-1_700n, 700n], unit: "thousand", places: 0, rounded: [-2_000n, 1_000n], total: -1_000n },
    { amounts: [1_234_567n, 1n], unit: "million", places: 3, rounded: [1_235_000n, 0n], total: 1_235_000n },
    { amounts: [7n, 8n], unit: "dong", places: 2, rounded: [7n, 8n], total: 15n },
    { amounts: [], unit: "million", places: 0, rounded: [], total: 0n },
  ])("$amounts in $unit at $places places is $rounded", ({ amounts, unit, places, rounded, total }) => {
    expect(roundToAddUp(amounts, { unit, places })).toEqual({ rounded, total });
  });

  test("whole units are the default", () => {
    expect(roundToAddUp([1_499_999n], { unit: "million" }).rounded).toEqual([1_000_000n]);
  });

  test("in every unit and at all places the shown rows add up to the shown total", () => {
    const rows = fc.array(dong, { maxLength: 20 });
    fc.assert(
      fc.property(rows, moneyUnit, fc.nat({ max: 14 }), (amounts, unit, places) => {
        const { rounded, total } = roundToAddUp(amounts, { unit, places });
        const exactStep = dongPerUnit[unit] / 10n ** BigInt(places);
        const step = exactStep > 0n ? exactStep : 1n;
        expect(sumMoney(rounded)).toBe(total);
        expect(total).toBe(roundToDong(decimal(sumMoney(amounts)).div(decimal(step))) * step);
        for (const [index, amount] of amounts.entries()) {
          const distance = (rounded[index] ?? 0n) - amount;
          expect((rounded[index] ?? 0n) % step).toBe(0n);
          expect(distance < step && distance > -step).toBe(true);
        }
      }),
    );
  });
});
