import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestMonth, disbursedBySpan } from "../src/index.ts";

describe("what months brought", () => {
  const months = (toDate: readonly (bigint | null)[]): { month: number; disbursedToDate: bigint | null }[] =>
    toDate.map((disbursedToDate, index) => ({ month: index + 1, disbursedToDate }));

  test.each([
    {
      toDate: [10n, 30n],
      spans: [
        [1, 1, 10n],
        [2, 2, 20n],
      ],
      best: 2,
    },
    { toDate: [null, null, 30n, null], spans: [[1, 3, 30n]], best: null },
    {
      toDate: [10n, null, 40n, 60n],
      spans: [
        [1, 1, 10n],
        [2, 3, 30n],
        [4, 4, 20n],
      ],
      best: 4,
    },
    {
      toDate: [0n, 0n],
      spans: [
        [1, 1, 0n],
        [2, 2, 0n],
      ],
      best: null,
    },
    {
      toDate: [9n, 4n],
      spans: [
        [1, 1, 9n],
        [2, 2, -5n],
      ],
      best: 1,
    },
    { toDate: [], spans: [], best: null },
  ])("$toDate is $spans", ({ toDate, spans, best }) => {
    const known = disbursedBySpan(months(toDate));
    expect(known.map(({ firstMonth, lastMonth, disbursed }) => [firstMonth, lastMonth, disbursed])).toEqual(spans);
    expect(bestMonth(known)?.lastMonth ?? null).toBe(best);
  });

  test("adds up to the last running total", () => {
    const amounts = fc.array(fc.option(fc.bigInt(-1_000n, 100_000n)), { maxLength: 13 });
    fc.assert(
      fc.property(amounts, (toDate) => {
        const sum = disbursedBySpan(months(toDate)).reduce((all, { disbursed }) => all + disbursed, 0n);
        expect(sum).toBe(toDate.findLast((amount) => amount !== null) ?? 0n);
      }),
    );
  });
});
