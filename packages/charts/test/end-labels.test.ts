import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spreadPlaces } from "../src/end-labels.ts";

describe("labels that want the same height", () => {
  test.each([
    { wanted: [10, 50, 90], placed: [10, 50, 90] },
    { wanted: [50, 50], placed: [45, 55] },
    { wanted: [50, 52, 90], placed: [46, 56, 90] },
    { wanted: [0, 0], placed: [0, 10] },
    { wanted: [100, 100], placed: [90, 100] },
  ])("$wanted stand at $placed", ({ wanted, placed }) => {
    expect(spreadPlaces(wanted, { pitchPx: 10, from: 0, to: 100 })).toEqual(placed);
  });

  test("stand a pitch apart, in order, within their room", () => {
    const wanted = fc.array(fc.integer({ min: -50, max: 250 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(wanted, (places) => {
        const sorted = places.toSorted((left, right) => left - right);
        const placed = spreadPlaces(sorted, { pitchPx: 15, from: 0, to: 200 });
        expect(Math.min(...placed)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(...placed)).toBeLessThanOrEqual(200 + 1e-9);
        const steps = placed.slice(1).map((place, index) => place - (placed[index] ?? place));
        expect(Math.min(15, ...steps)).toBeGreaterThanOrEqual(15 - 1e-9);
      }),
    );
  });
});
