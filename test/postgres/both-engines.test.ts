/**
 * The same record on DuckDB and on PostgreSQL answers the same, to the đồng and to the order of rows. That the scenarios
 * do so too is tested beside them: on each engine their answers are those of the library.
 */
import { type Breakdown, breakdowns } from "@giaingan/finance";
import {
  askProgress,
  type Batch,
  type Dimension,
  dimensions,
  type EntriesQuery,
  type EntryFilter,
  type EntryPage,
  type Ledger,
  type MovementsQuery,
  openLedger,
} from "@giaingan/ledger";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createFilePlaces, createServerPlaces, type LedgerPlaces } from "../../packages/ledger/test/ledger-places.ts";
import { generateBatches } from "./generated-record.ts";

const clock = (): Date => new Date("2024-03-01T00:00:00.125Z");
const seed = Number(process.env["GIAINGAN_SEED"] ?? Math.floor(Math.random() * 1e9));

/** The same ledger on each engine. */
interface Pair {
  readonly embedded: Ledger;
  readonly server: Ledger;
  readonly close: () => Promise<void>;
}

async function openPair(): Promise<Pair> {
  const address = inject("postgresAddress");
  if (address === undefined) throw new Error("this test needs the server of its project");
  const open = async (places: LedgerPlaces): Promise<Ledger> =>
    openLedger({ mode: "openOrCreate", clock, ...(await places.prepare(places.path())) });
  const [file, schema] = [createFilePlaces(), createServerPlaces(address)];
  const [embedded, server] = [await open(file), await open(schema)];
  return {
    embedded,
    server,
    close: async () => {
      await Promise.all([embedded.close(), server.close()]);
      await Promise.all([file.remove(), schema.remove()]);
    },
  };
}

/** Asks both, and expects one answer. */
async function same<Answer>({ embedded, server }: Pair, ask: (ledger: Ledger) => Promise<Answer>): Promise<Answer> {
  const [expected, found] = await Promise.all([ask(embedded), ask(server)]);
  expect(found).toStrictEqual(expected);
  return expected;
}

describe(`a record of 2.000 entries, drawn with the seed ${seed}`, () => {
  const batches: readonly Batch[] = generateBatches({ entryCount: 2_000, seed });
  const asOfs = ["2023-10-31", "2024-12-31"];
  const filters: readonly EntryFilter[] = [
    {},
    { unitId: "đăk pne" },
    { projectId: null },
    { month: "2023-10", nature: "investment" },
    { ownMoneyOf: 2023 },
  ];
  let pair: Pair;
  let revisions: readonly number[] = [];

  beforeAll(async () => {
    pair = await openPair();
    for (const batch of batches) await same(pair, (ledger) => ledger.append(batch));
    revisions = [batches.length, Math.floor(batches.length / 2)];
  });
  afterAll(() => pair.close());

  /** Asks for every date, revision and filter. */
  async function ofEvery(
    ask: (ledger: Ledger, at: { asOf: string; revision: number; filter: EntryFilter }) => Promise<unknown>,
  ): Promise<void> {
    for (const asOf of asOfs)
      for (const revision of revisions)
        for (const filter of filters) await same(pair, (ledger) => ask(ledger, { asOf, revision, filter }));
  }

  test("has the same chain, batches, statements, findings and overview", async () => {
    const verdict = await same(pair, (ledger) => ledger.verifyChain());
    expect(verdict).toMatchObject({ isIntact: true, revision: batches.length });
    await same(pair, (ledger) => ledger.batches());
    for (const revision of revisions) {
      expect((await same(pair, (ledger) => ledger.statements({ revision }))).length).toBeGreaterThan(20);
      await same(pair, (ledger) => ledger.findings({ revision }));
      expect((await same(pair, (ledger) => ledger.overview({ revision }))).units.length).toBeGreaterThan(10);
    }
  });

  test.each(dimensions)("has the same positions by %s, and by unit and it, in the same order", async (dimension) => {
    const groupings: readonly (readonly Dimension[])[] = [[dimension], ["unit", dimension], [dimension, "project"]];
    for (const groupBy of groupings) await ofEvery((ledger, at) => ledger.positions({ ...at, groupBy }));
    expect((await pair.server.positions({ asOf: "2024-12-31", groupBy: [dimension] })).length).toBeGreaterThan(1);
  });

  test.each([
    {},
    { unit: true },
    { project: true },
    { component: true },
    { unit: true, project: true, component: true },
  ])("has the same movements by the grain %o", async (grain) => {
    const inOrder = async (ledger: Ledger, query: MovementsQuery): Promise<readonly string[]> => {
      const movements = await ledger.movements(query);
      // They come in no particular order, and say so.
      return movements.map((movement) => JSON.stringify(movement, (_, value: unknown) => shown(value))).sort();
    };
    await ofEvery((ledger, at) => inOrder(ledger, { ...at, grain }));
    await ofEvery((ledger, at) => inOrder(ledger, { ...at, grain, hasExactDates: true }));
    await ofEvery((ledger, at) => inOrder(ledger, { ...at, grain, earlierRevision: 5 }));
    expect((await pair.server.movements({ asOf: "2024-12-31", grain })).length).toBeGreaterThan(50);
  });

  test.each(["effectiveOn", "revision"] as const)("has the same pages of entries by %s", async (order) => {
    for (const filter of filters)
      for (const measure of ["all", "disbursed", "plan"] as const) {
        const asked: EntriesQuery = { asOf: "2024-12-31", filter, order, measure, limit: 157 };
        await same(pair, (ledger) => allPages(ledger, asked));
      }
    expect((await allPages(pair.server, { asOf: "2024-12-31", order, limit: 157 })).length).toBe(13);
  });

  test.each(breakdowns)("has the same progress by %s", async (breakdown: Breakdown) => {
    const question = { asOf: "2023-12-31", fiscalYear: 2023, by: [breakdown], filter: {}, unit: null } as const;
    const { answer } = await same(pair, (ledger) => askProgress(ledger, { ...question, ...progressWords }));
    expect(answer.groups.length).toBeGreaterThan(0);
  });

  test("finds the same entries by their ids", async () => {
    const ids = batches.flatMap(({ entries }) => entries.map(({ id }) => id)).concat("không có");
    const found = await same(pair, async (ledger) => [...(await ledger.entriesById(ids))].sort(byId));
    expect(found.length).toBe(2_000);
    await same(pair, async (ledger) => [...(await ledger.entriesById(ids.slice(0, 3)))].sort(byId));
  });
});

const progressWords = { revision: null, basis: "includingCarryOver", lateAdditionCutOff: null } as const;

function byId([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function shown(value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

async function allPages(ledger: Ledger, query: EntriesQuery): Promise<readonly EntryPage[]> {
  const pages: EntryPage[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await ledger.entries(cursor === undefined ? query : { ...query, cursor });
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}
