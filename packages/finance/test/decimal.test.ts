import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AssertionError, decimal, divide, roundHalfUp, truncate } from "../src/index.ts";
import { decimalWith, dong } from "./arbitraries.ts";

describe("making a decimal", () => {
  test.each([
    { value: 9_007_199_254_740_993n, text: "9007199254740993", why: "2^53 + 1, which a float cannot hold" },
    { value: 2n ** 64n, text: "18446744073709551616", why: "beyond 64 bits" },
    { value: "0.1", text: "0.1", why: "a decimal string" },
    { value: "46.350", text: "46.35", why: "printed zeros are no digits of the value" },
    { value: 12, text: "12", why: "a count of months" },
  ])("$text is exact: $why", ({ value, text }) => {
    expect(decimal(value).toString()).toBe(text);
  });

  test.each([0.1, 0.1 + 0.2, 1e300, Number.NaN, Number.POSITIVE_INFINITY])(
    "the float %s is refused as a bug, because it is no whole count",
    (float) => {
      expect(() => decimal(float)).toThrow(AssertionError);
    },
  );

  test.each(["", "14.108,5", "1 000", "12 triệu"])("the text %o is no decimal", (text) => {
    expect(() => decimal(text)).toThrow("Invalid argument");
  });

  test("tiny and huge values print without an exponent", () => {
    expect(decimal("0.000000000000000000001").toString()).toBe("0.000000000000000000001");
    expect(decimal(10n ** 30n).toString()).toBe("1000000000000000000000000000000");
  });
});

describe("comparing decimals", () => {
  test("methods compare numbers", () => {
    expect(decimal("9").lt(decimal("10"))).toBe(true);
    expect(decimal("-2").gt(decimal("-10"))).toBe(true);
    expect(decimal("46.350").eq(decimal("46.35"))).toBe(true);
    expect(decimal("0").eq(decimal("-0"))).toBe(true);
  });

  test("operators compare strings, which is why they must not be used on decimals", () => {
    expect(decimal("9") < decimal("10")).toBe(false);
    expect(decimal("46.35") === decimal("46.35")).toBe(false);
  });
});

describe("dividing", () => {
  test("a third keeps 60 digits", () => {
    expect(divide(1n, 3n).toString()).toBe(`0.${"3".repeat(60)}`);
  });

  test("the rate of the 2023 report is exact where a float ends", () => {
    expect(divide(14_108_000_000n, 30_433_000_000n).toString()).toMatch(
      /^0\.463575723720960799132520619064830940097920021029803/u,
    );
  });
});

describe("rounding", () => {
  test.each([
    { value: "46.3576", places: 2, rounded: "46.36", cut: "46.35" },
    { value: "46.355", places: 2, rounded: "46.36", cut: "46.35" },
    { value: "-46.355", places: 2, rounded: "-46.36", cut: "-46.35" },
    { value: "2.5", places: 0, rounded: "3", cut: "2" },
    { value: "-2.5", places: 0, rounded: "-3", cut: "-2" },
    { value: "0.4", places: 0, rounded: "0", cut: "0" },
    { value: "99.999", places: 2, rounded: "100", cut: "99.99" },
    { value: "7", places: 3, rounded: "7", cut: "7" },
  ])("$value at $places places rounds to $rounded and is cut to $cut", ({ value, places, rounded, cut }) => {
    expect(roundHalfUp(decimal(value), places).toString()).toBe(rounded);
    expect(truncate(decimal(value), places).toString()).toBe(cut);
  });

  test("a rounded value is at most half a unit away, a cut one less than a unit and never further from zero", () => {
    fc.assert(
      fc.property(decimalWith(6), fc.nat({ max: 5 }), (value, places) => {
        const unit = decimal(10).pow(-places);
        expect(roundHalfUp(value, places).minus(value).abs().lte(unit.div(2))).toBe(true);
        expect(truncate(value, places).minus(value).abs().lt(unit)).toBe(true);
        expect(truncate(value, places).abs().lte(value.abs())).toBe(true);
      }),
    );
  });

  test("whole amounts survive the way into a decimal and back", () => {
    fc.assert(
      fc.property(dong, (amount) => {
        expect(BigInt(decimal(amount).toFixed(0))).toBe(amount);
      }),
    );
  });
});
