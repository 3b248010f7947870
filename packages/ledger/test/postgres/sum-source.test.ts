import { type Entry, entryKinds, sourceNotStated } from "@giaingan/finance";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { type Dimension, dimensions, type Ledger, type MovementsQuery, openLedger } from "../../src/index.ts";
import { openPostgresEngine } from "../../src/postgres-engine.ts";
import { chooseSumSource } from "../../src/sum-source.ts";
import { lawParameters, lawTimeoutMs } from "../../../../test/laws/lane.ts";
import { createFilePlaces } from "../ledger-places.ts";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";
import { useServerLedgers } from "./server-places.ts";

const ledgers = useServerLedgers();
const files = createFilePlaces();
const opened: Ledger[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((ledger) => ledger.close()));
  await files.remove();
});

/** Months that many entries fall into, so that the kept totals are few; the third unit is first heard of late. */
const entryArbitrary: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    kind: fc.constantFrom(...entryKinds.slice(0, 10)),
    effectiveOn: fc.constantFrom("2022-12-31", "2023-01-01", "2023-02-10", "2023-02-20", "2023-02-28", "2023-03-05"),
    fiscalYear: fc.constantFrom(2022, 2023),
    unitId: fc.constantFrom("a", "b"),
    projectId: fc.constantFrom(null, "p1", "p2"),
    componentId: fc.constantFrom(null, "c1"),
    source: fc.record({
      level: fc.constantFrom(null, "central" as const),
      nature: fc.constant(null),
      origin: fc.constant(null),
      vintage: fc.constantFrom(null, 2022),
      relation: fc.constant(null),
    }),
    amount: fc.oneof(fc.bigInt({ min: -1_000n, max: 1_000n }), fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n)),
  })
  .map((fields) => ({ ...sampleEntry({ id: "" }), ...fields }));

/** Six batches of 600 entries; one unit, one budget year and the last days come with the last two batches. */
const batchesArbitrary = fc.array(entryArbitrary, { minLength: 60, maxLength: 60 }).map((some) =>
  Array.from({ length: 6 }, (_, batch) =>
    Array.from({ length: 600 }, (_, index) => {
      const entry = some[(index * 7 + batch * 13) % some.length] ?? sampleEntry({ id: "" });
      const late = batch > 3 && index % 50 === 0 ? { unitId: "c", fiscalYear: 2024, effectiveOn: "2023-04-10" } : {};
      return {
        ...entry,
        ...late,
        id: `${batch}-${index}`,
        amount: entry.amount + BigInt(index % 3 === 0 ? 0 : -batch),
      };
    }).map((entry) => ({ ...entry, amount: entry.amount < -(2n ** 63n) ? 0n : entry.amount })),
  ),
);

const filterArbitrary = fc.record(
  {
    unitId: fc.constantFrom("a", "c"),
    fiscalYear: fc.constantFrom(2022, 2024),
    level: fc.constantFrom(null, "central"),
    ownMoneyOf: fc.constantFrom(2022, 2023),
    month: fc.constantFrom("2023-02", "2023-04"),
    year: fc.constantFrom(2022, 2023),
  },
  { requiredKeys: [] },
);
/** At most two of the conditions: together they would keep nothing. */
const fewConditions = filterArbitrary.map((filter) => Object.fromEntries(Object.entries(filter).slice(0, 2)));
const ofPlaces = fc.constantFrom({ projectId: "p1" }, { projectId: null }, { componentId: "c1" });

const ofMonths = dimensions.filter((dimension) => dimension !== "project" && dimension !== "component");

const questionArbitrary = fc.record({
  asOf: fc.constantFrom(
    "2022-12-31",
    "2023-02-10",
    "2023-02-15",
    "2023-02-28",
    "2023-03-04",
    "2023-04-10",
    "2024-02-29",
  ),
  revision: fc.integer({ min: 1, max: 6 }),
  groupBy: fc.oneof(
    { weight: 4, arbitrary: fc.subarray(ofMonths, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.subarray([...dimensions]) },
  ),
  filter: fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: fewConditions },
    { weight: 1, arbitrary: ofPlaces },
  ),
  grain: fc.constantFrom({}, {}, { unit: true }, { unit: true }, { unit: true, project: true }, { component: true }),
  hasExactDates: fc.constantFrom(false, false, false, true),
  hasPlanMonths: fc.boolean(),
  earlierRevision: fc.constantFrom(undefined, undefined, undefined, 1),
});

async function withText(ledger: Ledger, query: MovementsQuery): Promise<readonly string[]> {
  const movements = await ledger.movements(query);
  const text = (value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);
  return movements.map((movement) => JSON.stringify(movement, (_, value: unknown) => text(value))).toSorted();
}

/** Without the heads, in which the instants of recording are hashed. */
async function overviewOf(ledger: Ledger, revision: number): Promise<object> {
  return { ...(await ledger.overview({ revision })), chainHead: "", recordedAt: "" };
}

async function fill(ledger: Ledger, batches: readonly (readonly Entry[])[]): Promise<void> {
  for (const [index, entries] of batches.entries()) await ledger.append(sampleBatch({ id: `${index}`, entries }));
}

describe("kept totals", () => {
  test(
    "answer as the entries do, for any date, revision, filter and groups",
    async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          batchesArbitrary,
          fc.array(questionArbitrary, { minLength: 60, maxLength: 60 }),
          async (batches, questions) => {
            run += 1;
            const path = ledgers.places().path(`${run}`);
            const onServer = await ledgers.open({ path });
            const onFile = await openLedger({ mode: "openOrCreate", path: files.path(`${run}.duckdb`) });
            opened.push(onFile);
            await fill(onServer, batches);
            await fill(onFile, batches);
            const engine = await openPostgresEngine({ address: path as `postgres://${string}`, isReadOnly: true });
            const { isKept } = await chooseSumSource(engine, { asOf: "2023-12-31", revision: 6, isByMonth: true });
            await engine.close();
            expect(isKept).toBe(true);
            for (const { groupBy, grain, hasExactDates, hasPlanMonths, earlierRevision, ...question } of questions) {
              const positions = { ...question, groupBy };
              expect(await onServer.positions(positions)).toEqual(await onFile.positions(positions));
              const movements = { ...question, grain, hasExactDates, hasPlanMonths, earlierRevision };
              expect(await withText(onServer, movements)).toEqual(await withText(onFile, movements));
            }
            for (let revision = 0; revision <= batches.length; revision += 1) {
              const [server, file] = await Promise.all([overviewOf(onServer, revision), overviewOf(onFile, revision)]);
              expect(server).toEqual(file);
            }
          },
        ),
        // A run fills two ledgers: shrinking would take minutes, and the seed replays it.
        { ...lawParameters(1), endOnFailure: true },
      );
    },
    lawTimeoutMs,
  );

  test("are not read where they are about as many as the entries", async () => {
    const path = ledgers.places().path();
    const ledger = await ledgers.open({ path });
    const entries = Array.from({ length: 2_000 }, (_, index) =>
      sampleEntry({ id: `${index}`, unitId: `u${index}`, source: sourceNotStated }),
    );
    await ledger.append(sampleBatch({ id: "each alone", entries }));
    const engine = await openPostgresEngine({ address: path as `postgres://${string}`, isReadOnly: true });
    const { isKept } = await chooseSumSource(engine, { asOf: "2023-12-31", revision: 1, isByMonth: true });
    await engine.close();
    expect(isKept).toBe(false);
    const rows = await ledger.positions({ asOf: "2023-12-31", groupBy: ["unit"] satisfies Dimension[] });
    expect(rows).toHaveLength(2_000);
  });
});
