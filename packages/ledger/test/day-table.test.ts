import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  amountOfHalves,
  type DayColumns,
  type DayRow,
  type DayTable,
  emptyDayTable,
  mergeRows,
  withRows,
} from "../src/day-table.ts";
import { createNumberGroups } from "../src/number-groups.ts";

const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;

const rowArbitrary: fc.Arbitrary<Omit<DayRow, "revision">> = fc.record({
  placeId: fc.integer({ min: 0, max: 2 }),
  moneyId: fc.integer({ min: 0, max: 1 }),
  dayId: fc.integer({ min: 0, max: 2 }),
  sides: fc.integer({ min: 0, max: 3 }),
  amount: fc.oneof(
    fc.bigInt({ min: lowest, max: highest }),
    fc.constantFrom(lowest, highest, -1n, 0n, 2n ** 32n - 1n, -(2n ** 32n)),
  ),
  entryCount: fc.integer({ min: 1, max: 9 }),
});

const keyOf = ({ placeIds, moneyIds, dayIds, sides }: DayColumns, row: number): number =>
  (((placeIds[row] ?? 0) * 2 + (moneyIds[row] ?? 0)) * 3 + (dayIds[row] ?? 0)) * 4 + (sides[row] ?? 0);

/** The sums of the rows up to a revision by key, with their counts. */
function sumsUpTo({ columns, rowCount }: DayTable, revision: number): ReadonlyMap<number, readonly [bigint, number]> {
  const sums = new Map<number, readonly [bigint, number]>();
  for (let row = 0; row < rowCount; row += 1) {
    if ((columns.revisions[row] ?? 0) > revision) continue;
    const [amount, count] = sums.get(keyOf(columns, row)) ?? [0n, 0];
    const added = amountOfHalves(columns.uppers[row] ?? 0, columns.lowers[row] ?? 0);
    sums.set(keyOf(columns, row), [amount + added, count + (columns.entryCounts[row] ?? 0)]);
  }
  return sums;
}

test("rows of any amount come back to the last đồng, also when they are added up; who reads earlier sees no later ones", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(rowArbitrary, { maxLength: 12 }), { minLength: 1, maxLength: 8 }),
      fc.nat(8),
      (batches, revision) => {
        let table = emptyDayTable(1);
        const readings: DayTable[] = [];
        const wanted = new Map<number, readonly [bigint, number]>();
        for (const [rank, drawn] of batches.entries()) {
          table = withRows(
            table,
            drawn.map((row) => ({ ...row, revision: rank + 1 })),
          );
          readings.push(table);
          for (const { placeId, moneyId, dayId, sides, amount, entryCount } of drawn) {
            const key = ((placeId * 2 + moneyId) * 3 + dayId) * 4 + sides;
            const [sum, count] = wanted.get(key) ?? [0n, 0];
            wanted.set(key, [sum + amount, count + entryCount]);
          }
        }
        expect(sumsUpTo(table, batches.length)).toEqual(wanted);
        for (const [rank, reading] of readings.entries())
          expect(sumsUpTo(reading, batches.length)).toEqual(sumsUpTo(table, rank + 1));
        const merged = mergeRows(table, { revision, keyOf });
        for (let at = revision; at <= batches.length; at += 1)
          expect(sumsUpTo(merged, at)).toEqual(sumsUpTo(table, at));
        const olderCount = new Set(sumsUpTo(table, revision).keys()).size;
        const later = table.columns.revisions.subarray(0, table.rowCount).filter((each) => each > revision).length;
        expect(merged.rowCount).toBe(olderCount + later);
      },
    ),
    { numRuns: 200 },
  );
});

test("numbers are ranked in the order in which they first come, however large and many", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.maxSafeNat(),
          fc.nat(50),
          fc.nat(20).map((each) => each * 2 ** 32),
        ),
        { maxLength: 3_000 },
      ),
      (numbers) => {
        const groups = createNumberGroups();
        const ranks = numbers.map((number) => groups.rankOf(number));
        const distinct = [...new Set(numbers)];
        expect(ranks).toEqual(numbers.map((number) => distinct.indexOf(number)));
        expect(groups.count()).toBe(distinct.length);
      },
    ),
    { numRuns: 30 },
  );
});
