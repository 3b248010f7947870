/**
 * Positions from what is kept in memory of a record are those that the engine gives, at every revision.
 */
import { type Entry, entryKinds } from "@giaingan/finance";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createDayRecord } from "../src/day-record.ts";
import { type Dimension, dimensions, type EntryFilter } from "../src/index.ts";
import { columnsOf, compareKeys } from "../src/position-rows.ts";
import { queryPositions } from "../src/positions.ts";
import { createClassReader } from "../src/recorded-classes.ts";
import { openEngineOf } from "./ledger-places.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const dateArbitrary = fc.constantFrom("2022-12-31", "2023-01-01", "2023-10-15", "2023-10-31");

const entryArbitrary: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    effectiveOn: dateArbitrary,
    fiscalYear: fc.integer({ min: 2022, max: 2024 }),
    unitId: fc.constantFrom("a", "B", "Đ", "\u{1d54f}", "\u{ff21}"),
    projectId: fc.constantFrom(null, "p1", "p2"),
    componentId: fc.constantFrom(null, "c1"),
    source: fc.record({
      level: fc.constantFrom(null, "central" as const, "province" as const),
      nature: fc.constantFrom(null, "investment" as const),
      origin: fc.constant(null),
      vintage: fc.constantFrom(null, 2022, 2023),
      relation: fc.constantFrom(null, "direct" as const),
    }),
    amount: fc.oneof(fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  })
  .map((fields) => sampleEntry({ id: "", ...fields }));

const questionArbitrary = fc.record({
  asOf: dateArbitrary,
  revision: fc.constantFrom(1, 2),
  groupBy: fc.subarray<Dimension>([...dimensions]),
  slowest: fc.constantFrom(undefined, 1, 3),
  filter: fc.constantFrom<EntryFilter>(
    {},
    { unitId: "B" },
    { fiscalYear: 2023 },
    { projectId: null },
    { componentId: "c1", level: null },
    { ownMoneyOf: 2023 },
    { month: "2023-10" },
    { year: 2023, relation: null },
  ),
});

test("positions from a kept record are those of the engine, for any entries and questions", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(entryArbitrary, { minLength: 2, maxLength: 80 }),
      fc.array(questionArbitrary, { minLength: 20, maxLength: 20 }),
      async (drawn, questions) => {
        run += 1;
        const path = ledgers.path(`${run}.duckdb`);
        const ledger = await ledgers.open({ path });
        const entries = drawn.map((entry, rank): Entry => ({ ...entry, id: `${rank}` }));
        await ledger.append(sampleBatch({ id: "a", entries: entries.slice(0, 1) }));
        await ledger.append(sampleBatch({ id: "b", entries: entries.slice(1) }));
        await ledger.close();
        const engine = await openEngineOf(path);
        const kept = { classes: createClassReader(engine), days: createDayRecord(engine) };
        // Read from the first revision on, so that it is kept for both.
        expect(await kept.days.at(1)).not.toBeNull();
        for (const question of questions)
          expect(await queryPositions(engine, question, kept)).toEqual(await queryPositions(engine, question));
        await engine.close();
      },
    ),
    { numRuns: 8 },
  );
});

test("keys are in the order of their bytes, as both engines have it, and what is not stated comes last", () => {
  const units = ["B", "a", "Đ", "\u{ff21}", "\u{1d54f}", null];
  const shuffled = [...units].reverse().map((unit) => ({ unit }));
  const sorted = shuffled.toSorted((left, right) => compareKeys(left, right, columnsOf(["unit"])));
  expect(sorted.map(({ unit }) => unit)).toEqual(units);
});
