import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePrinted, decimal, divide, roundHalfUp, truncate } from "../src/index.ts";
import { decimalWith } from "./arbitraries.ts";

describe("a printed number beside the computed one", () => {
  test.each([
    { printed: "46.35", computed: "46.3576", outcome: "truncated", why: "the 2023 report" },
    { printed: "46.36", computed: "46.3576", outcome: "rounded", why: "to the nearest" },
    { printed: "46", computed: "46.3576", outcome: "rounded", why: "without decimals" },
    { printed: "46.3576", computed: "46.3576", outcome: "equal", why: "all digits" },
    { printed: "46.350", computed: "46.35", outcome: "equal", why: "a printed zero changes nothing" },
    { printed: "46.36", computed: "46.3512", outcome: "rounded", why: "up, within one unit of the last place" },
    { printed: "46.36", computed: "46.35", outcome: "contradiction", why: "a whole unit of the last place" },
    { printed: "46.37", computed: "46.3576", outcome: "contradiction", why: "more than one unit above" },
    { printed: "46.34", computed: "46.3576", outcome: "contradiction", why: "more than one unit below" },
    { printed: "65", computed: "98.7", outcome: "contradiction", why: "123.310 of 124.928 printed as 65%" },
    { printed: "2.74", computed: "2.7476", outcome: "truncated", why: "a task force's rate" },
    { printed: "25", computed: "24.81", outcome: "rounded", why: "whole percents" },
    { printed: "100", computed: "100", outcome: "equal", why: "all of it" },
    { printed: "99.9", computed: "100", outcome: "contradiction", why: "exact on the other side" },
    { printed: "-3.45", computed: "-3.456", outcome: "truncated", why: "toward zero below zero" },
    { printed: "-3.46", computed: "-3.456", outcome: "rounded", why: "to the nearest below zero" },
    { printed: "-3.44", computed: "-3.456", outcome: "contradiction", why: "too far below zero" },
    { printed: "3.46", computed: "-3.456", outcome: "contradiction", why: "the wrong sign" },
    { printed: "0", computed: "-0.3", outcome: "rounded", why: "a fall that rounds to nothing" },
    { printed: "0", computed: "0.7", outcome: "truncated", why: "a rise that is cut to nothing" },
  ])("$printed for $computed is $outcome: $why", ({ printed, computed, outcome }) => {
    expect(comparePrinted({ printed, computed: decimal(computed) }).outcome).toBe(outcome);
  });

  test("comes back with both numbers, exact", () => {
    const computed = divide(14_108n, 30_433n).times(100);
    const comparison = comparePrinted({ printed: "46.35", computed });
    expect(comparison.printed.toString()).toBe("46.35");
    expect(comparison.computed.eq(computed)).toBe(true);
    expect(comparison.outcome).toBe("truncated");
  });

  test("is explained exactly when it is less than one unit of its last place away", () => {
    fc.assert(
      fc.property(decimalWith(6), fc.nat({ max: 4 }), fc.integer({ min: -3, max: 3 }), (computed, places, steps) => {
        const unit = decimal(10).pow(-places);
        const printed = truncate(computed, places).plus(unit.times(steps));
        const { outcome } = comparePrinted({ printed: printed.toFixed(places), computed });
        expect(outcome !== "contradiction").toBe(printed.minus(computed).abs().lt(unit));
      }),
    );
  });

  test("is never a contradiction when it was rounded or cut off from the computed one", () => {
    fc.assert(
      fc.property(decimalWith(6), fc.nat({ max: 5 }), (computed, places) => {
        const rounded = comparePrinted({ printed: roundHalfUp(computed, places).toFixed(places), computed });
        const cut = comparePrinted({ printed: truncate(computed, places).toFixed(places), computed });
        expect(["equal", "rounded"]).toContain(rounded.outcome);
        expect(["equal", "rounded", "truncated"]).toContain(cut.outcome);
      }),
    );
  });
});
