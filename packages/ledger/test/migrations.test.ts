import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SqlRow } from "../src/engine.ts";
import { askProgress, type Ledger, type LedgerOptions, migrateLedger, openLedger } from "../src/index.ts";
import { schemaVersion } from "../src/schema.ts";
import { createLedgerPlaces, openEngineOf, testedDialect, type LedgerPlaces } from "./ledger-places.ts";
import { sampleBatch, sampleEntry } from "./sample-batch.ts";
import { batch, change, line, timeOf } from "./sample-periods.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const headOf1 = "d26cb127bd5087686fcabc8331fb4e2ebf96df86f98b94abd352f726ec6236eb";
const headOf2 = "d839a757f60b2362684312618f4c4620c2bd993a506053cbd93ad0c05d7b8516";

let places: LedgerPlaces = createLedgerPlaces();
const opened: Ledger[] = [];

beforeEach(() => {
  places = createLedgerPlaces();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((ledger) => ledger.close()));
  await places.remove();
});

/** Lays a ledger of schema 1 where the ledgers of the test are, with its head file. */
async function layFixture(name?: string): Promise<string> {
  const path = places.path(name);
  await places.prepare(path);
  if (testedDialect === "duckdb") writeFileSync(path, gunzipSync(readFileSync(join(fixtures, "schema-1.duckdb.gz"))));
  else await places.runSql(readFileSync(join(fixtures, "schema-1-postgres.sql"), "utf8"), name);
  copyFileSync(join(fixtures, "schema-1.head.json"), places.headPath(name));
  return path;
}

async function open(mode: LedgerOptions["mode"] = "open", path: string = places.path()): Promise<Ledger> {
  const ledger = await openLedger({ mode, ...(await places.prepare(path)) });
  opened.push(ledger);
  return ledger;
}

/** Asks the database itself, whatever its version. */
async function ask(sql: string, path: string = places.path()): Promise<readonly SqlRow[]> {
  const engine = await openEngineOf(path);
  try {
    return await engine.query(sql);
  } finally {
    await engine.close();
  }
}

const versionOf = async (path?: string): Promise<string> =>
  String((await ask("SELECT setting FROM meta WHERE name = 'schema_version'", path))[0]?.[0]);

/** What schema 1 knows of every entry and every sum. */
async function recordOf1(): Promise<readonly (readonly SqlRow[])[]> {
  return [
    await ask(`SELECT revision, position, unit_id, id, id_hash, class_id, CAST(effective_on AS VARCHAR), month_index,
      fiscal_year, project_id, component_id, amount, document_number, CAST(document_date AS VARCHAR), document_issuer,
      document_title, reverses, reason FROM entries ORDER BY revision, position`),
    await ask("SELECT revision, id, chain_head, recorded_hash, body_hash FROM batches ORDER BY revision"),
    await ask(`SELECT unit_id, fiscal_year, month_index, SUM(amount), SUM(entry_count) FROM monthly_totals
      GROUP BY unit_id, fiscal_year, month_index ORDER BY 1, 2, 3`),
  ];
}

/** Answers of the ledger, to be compared before and after. */
async function answersOf(ledger: Ledger): Promise<object> {
  const question = { asOf: "2023-12-31", fiscalYear: 2023, by: ["source"], filter: {}, unit: null } as const;
  const basis = { basis: "includingCarryOver", lateAdditionCutOff: null, revision: 8 } as const;
  const { answer } = await askProgress(ledger, { ...question, ...basis });
  const entries = await ledger.entries({ asOf: "2024-12-31", revision: 8 });
  return { answer, entries, statements: await ledger.statements({ revision: 8 }) };
}

describe("a ledger of schema 1", () => {
  test("is brought up to date when it is opened for writing, with its chain and its figures", async () => {
    await layFixture();
    const before = await recordOf1();
    const ledger = await open();
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 8, chainHead: headOf1 });
    expect(ledger.head()).toMatchObject({ revision: 8, chainHead: headOf1 });
    expect((await ledger.overview()).entryCount).toBe(17);
    const [total] = await ledger.positions({ asOf: "2023-12-31", groupBy: [], filter: { fiscalYear: 2023 } });
    expect(total).toMatchObject({ plan: 60_866_000_000n, disbursed: 19_608_000_000n });
    expect(await ledger.periods()).toEqual({ revision: 8, closed: [], changes: [] });
    await ledger.close();
    expect(await versionOf()).toBe(String(schemaVersion));
    expect(await recordOf1()).toEqual(before);
  });

  test("goes back to schema 1 and forward again with the same record and the same answers", async () => {
    await layFixture();
    const before = await recordOf1();
    const ledger = await open();
    const answers = await answersOf(ledger);
    await ledger.close();
    expect(await migrateLedger({ path: places.path(), to: 1 })).toMatchObject({ from: schemaVersion, to: 1 });
    expect(await versionOf()).toBe("1");
    expect(await recordOf1()).toEqual(before);
    expect(await migrateLedger({ path: places.path() })).toMatchObject({ from: 1, to: schemaVersion });
    expect(await migrateLedger({ path: places.path() })).toMatchObject({ from: schemaVersion, to: schemaVersion });
    const again = await open();
    expect(await answersOf(again)).toEqual(answers);
    expect(await again.verifyChain()).toMatchObject({ isIntact: true, chainHead: headOf1 });
  });

  test("takes new batches once it is up to date, and keeps them on the way back", async () => {
    await layFixture();
    const ledger = await open();
    await ledger.append(sampleBatch({ id: "new", entries: [sampleEntry({ id: "n1", amount: 3n })] }));
    await ledger.close();
    const before = await recordOf1();
    await migrateLedger({ path: places.path(), to: 1 });
    expect(await recordOf1()).toEqual(before);
    const again = await open();
    expect(await again.verifyChain()).toMatchObject({ isIntact: true, revision: 9 });
    expect(await again.append(sampleBatch({ id: "newer", entries: [sampleEntry({ id: "n2" })] }))).toMatchObject({
      revision: 10,
    });
  });

  test("has the same tables after it as a ledger that is made now", async () => {
    await layFixture();
    await (await open()).close();
    await (await open("openOrCreate", places.path("new.duckdb"))).close();
    const shapes = [
      `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name <> 'monthly_totals' ORDER BY table_name, ordinal_position`,
      ...(testedDialect === "duckdb"
        ? []
        : [
            `SELECT tablename, indexname, split_part(indexdef, ' USING ', 2) FROM pg_indexes
              WHERE schemaname = current_schema() ORDER BY tablename, indexname`,
            `SELECT event_object_table, trigger_name, event_manipulation FROM information_schema.triggers
              WHERE trigger_schema = current_schema() ORDER BY 1, 2, 3`,
            `SELECT attrelid::regclass::text, attname, collname FROM pg_attribute
              JOIN pg_collation AS c ON c.oid = attcollation
              WHERE attrelid IN ('period_changes'::regclass, 'entries'::regclass) ORDER BY 1, 2`,
          ]),
    ];
    for (const sql of shapes) expect(await ask(sql)).toEqual(await ask(sql, places.path("new.duckdb")));
  });

  test("cannot be opened for reading alone, and is left as it is", async () => {
    await layFixture();
    await expect(open("readOnly")).rejects.toMatchObject({
      code: "olderLedger",
      values: { found: "1", known: String(schemaVersion) },
    });
    expect(await versionOf()).toBe("1");
    await (await open()).close();
    expect((await open("readOnly")).head().revision).toBe(8);
  });
});

describe("the way back", () => {
  test("is refused where a closing or a late entry would be lost, and nothing is changed", async () => {
    await layFixture();
    const ledger = await open();
    await change(ledger, "2023-10");
    await ledger.append(batch(line("late", "disbursed", 5n)), { late: "firstOpenPeriod" });
    await change(ledger, "-2023-10");
    await ledger.close();
    await expect(migrateLedger({ path: places.path(), to: 1 })).rejects.toMatchObject({
      code: "migrationLosesRecord",
      values: { to: "1", periods: "2", entries: "1" },
    });
    expect(await versionOf()).toBe(String(schemaVersion));
    const again = await open();
    expect(await again.verifyChain()).toMatchObject({ isIntact: true, revision: 11 });
    expect((await again.periods()).changes).toHaveLength(2);
  });

  test.each([0, schemaVersion + 1, 1.5, Number.NaN])("leads to no version %s", async (to) => {
    await layFixture();
    await expect(migrateLedger({ path: places.path(), to })).rejects.toMatchObject({ code: "unknownSchemaVersion" });
    expect(await versionOf()).toBe("1");
  });

  test("is refused for a ledger of a newer program", async () => {
    await layFixture();
    await places.runSql(`UPDATE meta SET setting = '${schemaVersion + 1}' WHERE name = 'schema_version'`);
    await expect(migrateLedger({ path: places.path(), to: 1 })).rejects.toMatchObject({ code: "newerLedger" });
  });
});

test("a migration refuses what is not there and what is in use", async () => {
  const path = testedDialect === "duckdb" ? places.path("none.duckdb") : (await places.prepare(places.path())).path;
  await expect(migrateLedger({ path })).rejects.toMatchObject({ code: "ledgerNotFound" });
  const ledger = await open("openOrCreate", places.path("own.duckdb"));
  const again = migrateLedger({ path: places.path("own.duckdb") }).then(
    ({ from }) => from,
    ({ code }: { readonly code: string }) => code,
  );
  // A server is shared; a file is not.
  expect(await again).toBe(testedDialect === "duckdb" ? "ledgerInUse" : schemaVersion);
  expect(ledger.head().revision).toBe(0);
});

/** Migrates in a process that is killed before the statement of that rank; whether it came to its end. */
function migrateUntilKilled(to: number, rank: number): boolean {
  const script = join(import.meta.dirname, "migration-process.ts");
  const run = spawnSync(process.execPath, [script, places.path(), String(to), String(rank)], { encoding: "utf8" });
  expect(run.stdout === "done" ? run.status : run.signal, run.stderr).toBe(run.stdout === "done" ? 0 : "SIGKILL");
  return run.stdout === "done";
}

test.each([
  { from: 1, to: schemaVersion },
  { from: schemaVersion, to: 1 },
])("a process killed before any statement from $from to $to leaves one version or the other", async ({ from, to }) => {
  const path = await layFixture();
  await migrateLedger({ path, to: from });
  const before = await recordOf1();
  let rank = 0;
  while (!migrateUntilKilled(to, rank)) {
    expect([rank, await versionOf()]).toEqual([rank, String(from)]);
    expect(await recordOf1()).toEqual(before);
    rank += 1;
  }
  expect(rank).toBeGreaterThan(3);
  expect(await versionOf()).toBe(String(to));
  expect(await recordOf1()).toEqual(before);
  const ledger = await open();
  expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 8, chainHead: headOf1 });
});

test.runIf(testedDialect === "duckdb")(
  "a ledger of schema 2 opens with its closed periods and late entries",
  async () => {
    writeFileSync(places.path(), gunzipSync(readFileSync(join(fixtures, "schema-2.duckdb.gz"))));
    copyFileSync(join(fixtures, "schema-2.head.json"), places.headPath());
    const ledger = await open();
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 13, chainHead: headOf2 });
    const { closed, changes } = await ledger.periods();
    expect(closed.map(({ fiscalYear, month, revision }) => [fiscalYear, month, revision])).toEqual([
      [2022, null, 10],
      [2023, 10, 13],
    ]);
    expect(changes).toHaveLength(4);
    expect(await timeOf(ledger, "muon-1")).toEqual({
      effectiveOn: "2023-11-01",
      fiscalYear: 2023,
      late: { effectiveOn: "2023-10-20", fiscalYear: 2023 },
    });
    expect(await timeOf(ledger, "muon-2")).toEqual({
      effectiveOn: "2023-01-01",
      fiscalYear: 2023,
      late: { effectiveOn: "2022-12-20", fiscalYear: 2022 },
    });
  },
);
