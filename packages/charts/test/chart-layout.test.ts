import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProgressRow } from "../src/index.ts";
import {
  drawPlan,
  drawProgress,
  frame2023,
  manyRows,
  oddRows,
  rows2023,
  totalOf,
  unassigned2023,
} from "./chart-cases.ts";
import { faults, generatedRow, sizes, units } from "./drawn-anywhere.ts";

const generatedOptions = fc.record({
  place: fc.constantFrom(...sizes),
  unit: fc.constantFrom(...units),
  language: fc.constantFrom("vi" as const, "en" as const),
  share: fc.option(fc.integer({ min: 0, max: 1000 }).map((thousandths) => (thousandths / 1000).toFixed(3))),
});

describe("every text has its own place", () => {
  test.each(sizes)("in $name of the 2023 report", ({ size }) => {
    expect(faults(drawProgress(rows2023, size))).toEqual([]);
    expect(faults(drawProgress([...rows2023, unassigned2023], size))).toEqual([]);
    expect(faults(drawPlan(rows2023, size))).toEqual([]);
  });

  test.each(sizes)("in $name of rows at their worst", ({ size }) => {
    expect(faults(drawProgress(oddRows, size))).toEqual([]);
    expect(faults(drawPlan(oddRows, size))).toEqual([]);
  });

  test.each([0, 1, 2, 4, 8, 12, 14, 15, 20, 30, 45])("with %d rows", (count) => {
    const rows = manyRows(count);
    for (const { size } of sizes) expect(faults(drawProgress(rows, { ...size, total: totalOf(rows) }))).toEqual([]);
  });

  test.each([0, 0.004, 0.05, 0.3, 0.5, 0.8, 0.83, 0.84, 0.99, 1, 1.02, 1.4])(
    "when %d of the plan is disbursed",
    (share) => {
      const total: ProgressRow = {
        key: "total",
        label: "Toàn bộ kế hoạch",
        planDong: 30_433_000_000n,
        disbursedToDateDong: BigInt(Math.round(30_433 * share)) * 1_000_000n,
      };
      for (const { size } of sizes) expect(faults(drawProgress(rows2023, { ...size, total }))).toEqual([]);
    },
  );

  test("with any rows, in any size, unit and language", () => {
    fc.assert(
      fc.property(
        fc.array(generatedRow, { maxLength: 34 }),
        fc.option(generatedRow),
        generatedOptions,
        (rows, total, { place, unit, language, share }) => {
          const elapsed = share === null ? null : { share };
          expect(faults(drawProgress(rows, { ...place.size, unit, language, elapsed, total }))).toEqual([]);
          expect(faults(drawPlan(rows, { ...place.size, unit, language }))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("with any title, source and subtitle", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 260 });
    fc.assert(
      fc.property(words, words, fc.option(words), (title, source, subtitle) => {
        const frame = { ...frame2023, title, source, subtitle };
        expect(faults(drawProgress(rows2023, { frame }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
