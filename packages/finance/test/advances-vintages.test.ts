import { describe, expect, test } from "vitest";
import { advanceAgeBuckets, type AdvancesQuestion, type AdvanceSums, answerAdvances } from "../src/plan/advances.ts";
import type { Dong, Entry } from "../src/index.ts";
import { asSum, entryOf, questionOf, vintageMoney } from "./movement-of.ts";

function asked(stated: Partial<AdvancesQuestion> = {}): AdvancesQuestion {
  return { ...questionOf(), bucketDays: advanceAgeBuckets, ...stated };
}

function advanced(effectiveOn: string, amount: Dong, stated: Partial<Entry> = {}): Entry {
  return entryOf("advanced", amount, { id: `a${effectiveOn}`, effectiveOn, ...stated });
}

function recovered(effectiveOn: string, amount: Dong, stated: Partial<Entry> = {}): Entry {
  return entryOf("advanceRecovered", amount, { id: `r${effectiveOn}`, effectiveOn, ...stated });
}

describe("advances of two vintages", () => {
  const of2022 = { fiscalYear: 2022, source: vintageMoney(2022) };
  const of2023 = { fiscalYear: 2023, source: vintageMoney(2023) };
  const given = [
    advanced("2022-03-01", 2000n, of2022),
    advanced("2023-03-01", 1000n, of2023),
    recovered("2023-05-04", 3000n, of2023),
  ];
  const amountsOf = ({ advanced: paid, recovered: back, outstanding, overRecovered }: AdvanceSums): unknown[] => [
    paid,
    back,
    outstanding,
    overRecovered,
  ];

  test("are recovered from money of the later one, and that is no error", () => {
    const { total, findings } = answerAdvances(given, asked({ asOf: "2023-05-04" }));
    expect(amountsOf(total)).toEqual([3000n, 3000n, 0n, 0n]);
    expect(findings).toEqual([]);
  });

  test.each([
    { by: "vintage", keys: ["2022", "2023"] },
    { by: "year", keys: ["2022", "2023"] },
  ] as const)("add up by $by: recovered is counted where the advance was", ({ by, keys }) => {
    const { groups } = answerAdvances(given, asked({ asOf: "2023-05-04", by: [by] }));
    const oldestFirst = groups.toSorted((left, right) => (left.key < right.key ? -1 : 1));
    expect(oldestFirst.map(({ key, ...sums }) => [key, ...amountsOf(sums)])).toEqual([
      [keys[0], 2000n, 2000n, 0n, 0n],
      [keys[1], 1000n, 1000n, 0n, 0n],
    ]);
  });

  test.each([
    { vintage: 2022, sums: [2000n, 2000n, 0n, 0n] },
    { vintage: 2023, sums: [1000n, 1000n, 0n, 0n] },
    { vintage: 2021, sums: [null, null, null, null] },
  ])("filtered by $vintage are as in the group of it", ({ vintage, sums }) => {
    const { total, findings } = answerAdvances(given, asked({ asOf: "2023-05-04", filter: { vintage } }));
    expect([amountsOf(total), findings]).toEqual([sums, []]);
  });

  test("taken back by a sum are those of its own vintage, even when another is older or equal", () => {
    const taken = [
      advanced("2022-03-01", 2000n, of2022),
      advanced("2023-03-01", 2000n, of2023),
      advanced("2023-04-01", -2000n, of2023),
    ];
    const { groups } = answerAdvances(taken.map(asSum), asked({ asOf: "2023-05-04", by: ["vintage"] }));
    expect(groups.map(({ key, outstanding }) => [key, outstanding])).toEqual([
      ["2023", 0n],
      ["2022", 2000n],
    ]);
  });
});
