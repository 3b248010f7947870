/**
 * Pages of entries that are made from memory are those of a list that is sorted and cut by hand: after every batch, at
 * every revision, whatever was asked before.
 */
import { type Entry, entryEffects, entryKinds } from "@giaingan/finance";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { EntriesQuery, Ledger } from "../src/index.ts";
import { measures, openedOnly, signIn } from "../src/measure.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const dateArbitrary = fc.constantFrom("2022-12-31", "2023-01-15", "2023-01-31", "2023-09-30", "2023-10-15");
const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;

const entryArbitrary: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    effectiveOn: dateArbitrary,
    fiscalYear: fc.integer({ min: 2022, max: 2023 }),
    unitId: fc.constantFrom("a", "B"),
    projectId: fc.constantFrom(null, "p1"),
    source: fc.record({
      level: fc.constantFrom(null, "central" as const),
      nature: fc.constant(null),
      origin: fc.constant(null),
      vintage: fc.constantFrom(null, 2022, 2023),
      relation: fc.constant(null),
    }),
    amount: fc.oneof(fc.bigInt({ min: -9n, max: 9n }), fc.constantFrom(lowest, lowest + 1n, highest, -1n, 2n ** 32n)),
  })
  .map((fields) => sampleEntry({ id: "", ...fields }));

type Question = EntriesQuery & { readonly revision: number };

const queryArbitrary: fc.Arbitrary<EntriesQuery> = fc.record({
  asOf: dateArbitrary,
  measure: fc.constantFrom(...measures, ...openedOnly, "all" as const),
  filter: fc.constantFrom<NonNullable<EntriesQuery["filter"]>>(
    {},
    { unitId: "B" },
    { fiscalYear: 2023, projectId: null },
    { fiscalYears: [2022] },
    { vintage: null, level: "central" },
    { ownMoneyOf: 2023 },
    { month: "2023-01" },
    { year: 2022 },
  ),
  limit: fc.integer({ min: 1, max: 4 }),
});

interface Recorded extends Entry {
  readonly revision: number;
  readonly position: number;
}

/** What a question selects, in the order of its pages, with what each entry adds. */
function selected(all: readonly Recorded[], { asOf, measure = "all", filter = {}, revision }: Question) {
  const isSame = <Value>(value: Value, wanted: Value | undefined): boolean => wanted === undefined || value === wanted;
  return all
    .filter(
      (entry) =>
        entry.effectiveOn <= asOf &&
        entry.revision <= revision &&
        isSame(entry.unitId, filter.unitId) &&
        isSame(entry.fiscalYear, filter.fiscalYear) &&
        (filter.fiscalYears ?? [entry.fiscalYear]).includes(entry.fiscalYear) &&
        isSame(entry.projectId, filter.projectId) &&
        isSame<string | null>(entry.source.level, filter.level) &&
        isSame(entry.source.vintage, filter.vintage) &&
        isSame(entry.effectiveOn.slice(0, 7), filter.month) &&
        isSame(Number(entry.effectiveOn.slice(0, 4)), filter.year) &&
        (filter.ownMoneyOf === undefined ||
          entry.source.vintage === filter.ownMoneyOf ||
          (entry.source.vintage === null && entry.kind !== "carriedOver")),
    )
    .flatMap((entry) => {
      const sign = measure === "all" ? entryEffects[entry.kind].sign : signIn(entry.kind, measure);
      return sign === null ? [] : [{ id: entry.id, effectiveOn: entry.effectiveOn, effect: sign * entry.amount }];
    });
}

async function pages(ledger: Ledger, query: Question) {
  const read: { readonly id: string; readonly effectiveOn: string; readonly effect: bigint }[] = [];
  let cursor: string | undefined;
  let [totalCount, totalSum]: [number, bigint | null] = [0, null];
  do {
    const page = await ledger.entries({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.entries.length).toBeLessThanOrEqual(query.limit ?? 100);
    read.push(...page.entries.map(({ id, effectiveOn, effect }) => ({ id, effectiveOn, effect })));
    ({ totalCount, totalSum } = page);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { read, totalCount, totalSum };
}

test("entries from memory are the selection, in order, with its count and its sum", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(entryArbitrary, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 5 }),
      fc.array(queryArbitrary, { minLength: 5, maxLength: 10 }),
      async (batches, queries) => {
        run += 1;
        const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
        const all: Recorded[] = [];
        for (const [rank, drawn] of batches.entries()) {
          const entries = drawn.map((entry, place): Entry => ({ ...entry, id: `${rank}/${place}` }));
          const { revision } = await ledger.append(sampleBatch({ id: `${rank}`, entries }));
          all.push(...entries.map((entry, position) => ({ ...entry, revision, position })));
          all.sort((left, right) =>
            left.effectiveOn === right.effectiveOn
              ? left.revision - right.revision || left.position - right.position
              : left.effectiveOn < right.effectiveOn
                ? -1
                : 1,
          );
          // What is kept by day is read by the first question for sums.
          if (rank > 0) await ledger.movements({ asOf: "2023-12-31" });
          for (const query of [...queries, ...queries.map((each) => ({ ...each, asOf: "2023-01-31" }))]) {
            for (const at of [revision, Math.max(1, revision - 1)]) {
              const asked = { ...query, revision: at };
              const wanted = selected(all, asked);
              const isSummed = query.measure !== "all" && wanted.length > 0;
              expect(await pages(ledger, asked)).toEqual({
                read: wanted,
                totalCount: wanted.length,
                totalSum: isSummed ? wanted.reduce((sum, { effect }) => sum + effect, 0n) : null,
              });
            }
          }
        }
        await ledger.close();
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);
