/** What random tests draw from. fast-check prints the seed and the path that replay a failure. */
import * as fc from "fast-check";
import {
  decimal,
  type Decimal,
  type Dong,
  type Entry,
  entryKinds,
  type FundingSource,
  type MoneyUnit,
  type PlainDate,
  plainDate,
} from "../src/index.ts";

/** Signed đồng far beyond 2^63: a sum of national budgets must not wrap. */
export const dong: fc.Arbitrary<Dong> = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });

/** Đồng of the size of a district's report, zero included. */
export const smallDong: fc.Arbitrary<Dong> = fc.bigInt({ min: 0n, max: 40n });

export const moneyUnit: fc.Arbitrary<MoneyUnit> = fc.constantFrom(
  "dong",
  "thousand",
  "million",
  "billion",
  "thousandBillion",
);

export const date: fc.Arbitrary<PlainDate> = fc
  .record({
    year: fc.integer({ min: 1, max: 9998 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(plainDate)
  .filter((made) => made !== null);

/** A decimal with at most `places` decimals. */
export function decimalWith(places: number): fc.Arbitrary<Decimal> {
  return dong.map((count) => decimal(count).div(decimal(10).pow(places)));
}

export const source: fc.Arbitrary<FundingSource> = fc.record({
  level: fc.constantFrom(null, "central", "province", "district", "commune"),
  nature: fc.constantFrom(null, "investment", "recurrent"),
  origin: fc.constantFrom(null, "domestic", "foreign"),
  vintage: fc.constantFrom(null, 2021, 2022, 2023),
  relation: fc.constantFrom(null, "direct", "counterpart", "integrated", "offBudget"),
});

export const entry: fc.Arbitrary<Entry> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...entryKinds),
  effectiveOn: fc.constantFrom("2022-12-31", "2023-01-01", "2023-06-30", "2023-10-31", "2023-12-31", "2024-01-31"),
  fiscalYear: fc.constant(2023),
  unitId: fc.constantFrom("kon-ray", "tan-lap"),
  projectId: fc.constant(null),
  componentId: fc.constant(null),
  source,
  amount: dong,
  document: fc.constant({ number: null, date: null, issuer: null, title: null }),
  reverses: fc.constant(null),
  reason: fc.constant(null),
});
