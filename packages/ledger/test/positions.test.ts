import { type Entry, entryEffects, entryKinds } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dimension, dimensions, type Measure, measures, type PositionRow } from "../src/index.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

const valueOf: Readonly<Record<Dimension, (entry: Entry) => string | number | null>> = {
  level: ({ source }) => source.level,
  nature: ({ source }) => source.nature,
  origin: ({ source }) => source.origin,
  vintage: ({ source }) => source.vintage,
  relation: ({ source }) => source.relation,
  unit: ({ unitId }) => unitId,
  project: ({ projectId }) => projectId,
  component: ({ componentId }) => componentId,
  fiscalYear: ({ fiscalYear }) => fiscalYear,
  month: ({ effectiveOn }) => effectiveOn.slice(0, 7),
  year: ({ effectiveOn }) => Number(effectiveOn.slice(0, 4)),
};

/** The same answer, counted by hand: what the ledger must say, to the đồng. */
function foldEntries(entries: readonly Entry[], asOf: string, groupBy: readonly Dimension[]): readonly PositionRow[] {
  const groups = new Map<
    string,
    { key: PositionRow["key"]; sums: Record<Measure, bigint | null>; entryCount: number }
  >();
  const groupOf = (key: PositionRow["key"]) => {
    const text = JSON.stringify(key);
    const known = groups.get(text);
    if (known) return known;
    const sums = Object.fromEntries(measures.map((measure) => [measure, null])) as Record<Measure, bigint | null>;
    const group = { key, sums, entryCount: 0 };
    groups.set(text, group);
    return group;
  };
  if (groupBy.length === 0) groupOf({});
  for (const entry of entries) {
    if (entry.effectiveOn > asOf) continue;
    const group = groupOf(Object.fromEntries(groupBy.map((dimension) => [dimension, valueOf[dimension](entry)])));
    const { measure, sign } = entryEffects[entry.kind];
    const counted: Measure[] = [measure];
    if (measure === "plan") counted.push(entry.kind === "carriedOver" ? "carriedOverPlan" : "currentPlan");
    for (const each of counted) group.sums[each] = (group.sums[each] ?? 0n) + sign * entry.amount;
    group.entryCount += 1;
  }
  const rows = [...groups.values()].map(({ key, sums, entryCount }) => ({ key, ...sums, entryCount }));
  return rows.sort((a, b) => compareKeys(a.key, b.key, groupBy));
}

function compareKeys(a: PositionRow["key"], b: PositionRow["key"], groupBy: readonly Dimension[]): number {
  for (const dimension of groupBy) {
    const [left, right] = [a[dimension] ?? null, b[dimension] ?? null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

const dateArbitrary = fc
  .record({
    year: fc.integer({ min: 2021, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

const entryArbitrary: fc.Arbitrary<Entry> = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    effectiveOn: dateArbitrary,
    fiscalYear: fc.integer({ min: 2021, max: 2024 }),
    unitId: fc.constantFrom("a", "B", "Đ", "é"),
    projectId: fc.constantFrom(null, "p1", "p2"),
    componentId: fc.constantFrom(null, "c1"),
    source: fc.record({
      level: fc.constantFrom(null, "central" as const, "province" as const),
      nature: fc.constantFrom(null, "investment" as const, "recurrent" as const),
      origin: fc.constantFrom(null, "foreign" as const),
      vintage: fc.constantFrom(null, 2021, 2022),
      relation: fc.constantFrom(null, "direct" as const),
    }),
    amount: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  })
  .map((fields) => sampleEntry({ id: "", ...fields }));

const entriesArbitrary = fc
  .array(entryArbitrary, { minLength: 1, maxLength: 60 })
  .map((entries) => entries.map((entry, index) => ({ ...entry, id: `${index}` })));

describe("positions", () => {
  test("are what a fold over the entries gives, for any entries, date and dimensions", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        entriesArbitrary,
        dateArbitrary,
        fc.array(fc.subarray([...dimensions]), { minLength: 3, maxLength: 6 }),
        async (entries, asOf, groupings) => {
          run += 1;
          const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
          const middle = Math.floor(entries.length / 2);
          if (middle > 0) await ledger.append(sampleBatch({ id: "first", entries: entries.slice(0, middle) }));
          const { revision } = await ledger.append(sampleBatch({ id: "second", entries: entries.slice(middle) }));
          for (const groupBy of groupings) {
            expect(await ledger.positions({ asOf, groupBy })).toEqual(foldEntries(entries, asOf, groupBy));
            const before = await ledger.positions({ asOf, groupBy, revision: revision - 1 });
            expect(before).toEqual(foldEntries(entries.slice(0, middle), asOf, groupBy));
          }
          await ledger.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  test("open on exactly the entries of each row, which add up to its sums", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(entriesArbitrary, fc.subarray([...dimensions], { minLength: 1 }), async (entries, groupBy) => {
        run += 1;
        const ledger = await ledgers.open({ path: ledgers.path(`${run}.duckdb`) });
        await ledger.append(sampleBatch({ id: "a", entries }));
        const rows = await ledger.positions({ asOf: "2023-06-30", groupBy });
        for (const row of rows.slice(0, 4)) {
          const { unit, project, component, ...rest } = row.key;
          const filter = {
            ...rest,
            ...(unit === undefined ? {} : { unitId: unit }),
            ...(project === undefined ? {} : { projectId: project }),
            ...(component === undefined ? {} : { componentId: component }),
          } as Parameters<typeof ledger.entries>[0]["filter"];
          const [again] = await ledger.positions({ asOf: "2023-06-30", groupBy: [], filter });
          expect(again).toEqual({ ...row, key: {} });
          for (const measure of measures) {
            const page = await ledger.entries({ asOf: "2023-06-30", filter, measure, limit: 1_000 });
            expect(page.totalSum).toBe(row[measure]);
            const effects = page.entries.map(({ effect }) => effect);
            expect(effects.length === 0 ? null : effects.reduce((sum, effect) => sum + effect, 0n)).toBe(row[measure]);
          }
        }
        await ledger.close();
      }),
      { numRuns: 10 },
    );
  });

  test("tell nothing stated from zero", async () => {
    const ledger = await ledgers.open();
    await ledger.append(
      sampleBatch({
        id: "a",
        entries: [
          sampleEntry({ id: "1", unitId: "zero", amount: 0n }),
          sampleEntry({ id: "2", unitId: "cancels", amount: 5n }),
          sampleEntry({ id: "3", unitId: "cancels", kind: "cut", amount: 5n }),
          sampleEntry({ id: "4", unitId: "paid", kind: "volumePaid", amount: 5n }),
        ],
      }),
    );
    const rows = await ledger.positions({ asOf: "2023-12-31", groupBy: ["unit"] });
    expect(rows.map(({ key, plan, disbursed, mobilised }) => [key.unit, plan, disbursed, mobilised])).toEqual([
      ["cancels", 0n, null, null],
      ["paid", null, 5n, null],
      ["zero", 0n, null, null],
    ]);
    const [none] = await ledger.positions({ asOf: "2022-12-31", groupBy: [] });
    expect(none).toEqual({
      key: {},
      plan: null,
      allocatedPlan: null,
      disbursed: null,
      mobilised: null,
      carriedOverPlan: null,
      currentPlan: null,
      entryCount: 0,
    });
  });

  test("are exact above 2^53 and above 2^63", async () => {
    const ledger = await ledgers.open();
    const largest = 2n ** 63n - 1n;
    const entries = Array.from({ length: 10 }, (_, index) => sampleEntry({ id: `${index}`, amount: largest }));
    const odd = sampleEntry({ id: "odd", kind: "volumePaid", amount: 2n ** 53n + 1n });
    await ledger.append(
      sampleBatch({
        id: "a",
        entries: [...entries, odd, sampleEntry({ id: "cut", kind: "refunded", amount: -(2n ** 63n) })],
      }),
    );
    const [total] = await ledger.positions({ asOf: "2023-12-31", groupBy: [] });
    expect(total?.plan).toBe(10n * largest);
    expect(total?.disbursed).toBe(2n ** 53n + 1n + 2n ** 63n);
    expect((await ledger.entries({ asOf: "2023-12-31", measure: "plan" })).totalSum).toBe(10n * largest);
  });

  test("count each kind in the sum that finance names, with its sign", async () => {
    const ledger = await ledgers.open();
    const entries = entryKinds.map((kind) => sampleEntry({ id: kind, kind, unitId: kind, amount: 7n }));
    await ledger.append(sampleBatch({ id: "a", entries }));
    for (const row of await ledger.positions({ asOf: "2023-12-31", groupBy: ["unit"] })) {
      const { measure, sign } = entryEffects[row.key.unit as keyof typeof entryEffects];
      expect([row.plan, row.allocatedPlan, row.disbursed, row.mobilised].filter((sum) => sum !== null)).toEqual([
        7n * sign,
      ]);
      expect(row[measure]).toBe(7n * sign);
    }
  });

  test("are kept for a question at a revision, and cannot be changed by who reads them", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    const query = { asOf: "2023-12-31", groupBy: ["unit"], filter: { fiscalYear: 2023, level: null } } as const;
    const first = await ledger.positions(query);
    expect(await ledger.positions({ ...query, filter: { level: null, fiscalYear: 2023 } })).toBe(first);
    expect(Object.isFrozen(first) && first.every((row) => Object.isFrozen(row) && Object.isFrozen(row.key))).toBe(true);
    await ledger.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "2" })] }));
    expect(await ledger.positions({ ...query, revision: 1 })).toBe(first);
    expect((await ledger.positions(query))[0]?.plan).toBe(2n);
  });

  test.each([
    ["unknownDate", { asOf: "2023-02-30", groupBy: [] }],
    ["unknownDate", { asOf: "'; DROP TABLE entries; --", groupBy: [] }],
    ["unknownRevision", { asOf: "2023-12-31", groupBy: [], revision: 2 }],
    ["unknownRevision", { asOf: "2023-12-31", groupBy: [], revision: -1 }],
    ["unknownRevision", { asOf: "2023-12-31", groupBy: [], revision: 0.5 }],
    ["invalidValue", { asOf: "2023-12-31", groupBy: ["colour" as Dimension] }],
    ["invalidValue", { asOf: "2023-12-31", groupBy: [], filter: { month: "2023-13" } }],
    ["invalidValue", { asOf: "2023-12-31", groupBy: [], filter: { year: 2023.5 } }],
  ] as const)("refuse with %s the question %o", async (code, query) => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    await expect(ledger.positions(query)).rejects.toMatchObject({ code });
  });
});
