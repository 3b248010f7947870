import { DatabaseSync } from "node:sqlite";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, describe, expect, test } from "vitest";
import { openLedger } from "../src/index.ts";
import { schemaVersion } from "../src/schema.ts";
import { sampleBatch, sampleEntry, useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function setVersion(version: number): string {
  return `UPDATE meta SET setting = '${version}' WHERE name = 'schema_version'`;
}

/** Starts a process that holds the ledger, and waits until it does. */
async function holdElsewhere(path: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "ledger-process.ts");
  const child = spawn(process.execPath, [script, "hold", path], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the other process ended with ${code}`)));
  });
  return child;
}

/** The handles of this process on files of that folder: none may be left after a refusal. Linux tells; others: none. */
function openHandles(folder: string): readonly string[] {
  if (!existsSync("/proc/self/fd")) return [];
  const targets = readdirSync("/proc/self/fd").flatMap((handle) => {
    try {
      return [readlinkSync(`/proc/self/fd/${handle}`)];
    } catch {
      return [];
    }
  });
  return targets.filter((target) => target.startsWith(folder));
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once("exit", resolve));
}

async function runSql(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe("opening", () => {
  test("makes a missing ledger with its folders, and marks sample data for ever", async () => {
    const path = ledgers.path("năm/2023/sổ.duckdb");
    const made = await ledgers.open({ path, sample: true });
    expect(made.head().sample).toBe(true);
    await made.close();
    const opened = await ledgers.open({ path, mode: "open", sample: false });
    expect(opened.head().sample).toBe(true);
    expect((await opened.overview()).sample).toBe(true);
  });

  test("leaves nothing but the ledger and its head behind when it is closed", async () => {
    const ledger = await ledgers.open();
    await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    const { revision, chainHead } = ledger.head();
    await Promise.all([ledger.close(), ledger.close()]);
    expect(readdirSync(dirname(ledgers.path())).sort()).toEqual(["ledger.duckdb", "ledger.duckdb.head.json"]);
    expect(JSON.parse(readFileSync(ledgers.path("ledger.duckdb.head.json"), "utf8"))).toMatchObject({
      revision,
      chainHead,
    });
  });

  test("to read only takes no batch and writes nothing beside the ledger", async () => {
    const writing = await ledgers.open();
    await writing.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    await writing.close();
    const reading = await ledgers.open({ mode: "readOnly" });
    expect((await reading.positions({ asOf: "2023-12-31", groupBy: [] }))[0]?.plan).toBe(1n);
    const append = reading.append(sampleBatch({ id: "b", entries: [sampleEntry({ id: "2" })] }));
    await expect(append).rejects.toMatchObject({ code: "ledgerReadOnly" });
    expect(existsSync(ledgers.path("ledger.duckdb.owner.json"))).toBe(false);
  });

  const refused: readonly (readonly [code: string, what: string, prepare: (path: string) => unknown])[] = [
    ["notALedger", "a text file", (path) => writeFileSync(path, "Báo cáo ".repeat(2_000))],
    ["notALedger", "an empty file", (path) => writeFileSync(path, "")],
    ["notALedger", "an SQLite file", writeSqliteFile],
    ["notALedger", "a folder", (path) => mkdirSync(path)],
    ["notALedger", "a database without tables", (path) => runSql(path, [])],
    [
      "notALedger",
      "another program's database",
      (path) => runSql(path, ["CREATE TABLE meta (name VARCHAR, setting VARCHAR)"]),
    ],
    ["notALedger", "a database with another meta", (path) => runSql(path, ["CREATE TABLE meta (version INTEGER)"])],
  ];
  test.each(refused)("refuses with %s %s, and leaves it as it was", async (code, _, prepare) => {
    const path = ledgers.path();
    await prepare(path);
    for (const mode of ["open", "openOrCreate", "readOnly"] as const) {
      await expect(openLedger({ path, mode })).rejects.toMatchObject({ code, values: { path } });
    }
    expect(readdirSync(dirname(path))).toEqual(["ledger.duckdb"]);
    expect(openHandles(dirname(path))).toEqual([]);
  });

  test.each(["open", "readOnly"] as const)("refuses a missing file in mode %s, and makes none", async (mode) => {
    await expect(openLedger({ path: ledgers.path(), mode })).rejects.toMatchObject({ code: "ledgerNotFound" });
    expect(existsSync(ledgers.path())).toBe(false);
  });

  test("refuses a place where nothing can be written", async () => {
    writeFileSync(ledgers.path("file"), "");
    const path = ledgers.path("file/ledger.duckdb");
    await expect(openLedger({ path, mode: "openOrCreate" })).rejects.toMatchObject({ code: "ledgerNotWritable" });
    const other = "/proc/giaingan/ledger.duckdb";
    await expect(openLedger({ path: other, mode: "openOrCreate" })).rejects.toMatchObject({
      code: "ledgerNotWritable",
    });
  });

  test("refuses a ledger of a newer program, and can open it again when it is not", async () => {
    const ledger = await ledgers.open();
    await ledger.close();
    await runSql(ledgers.path(), [setVersion(schemaVersion + 1)]);
    const versions = { found: String(schemaVersion + 1), known: String(schemaVersion) };
    await expect(ledgers.open()).rejects.toMatchObject({ code: "newerLedger", values: versions });
    expect(openHandles(dirname(ledgers.path()))).toEqual([]);
    await runSql(ledgers.path(), [setVersion(schemaVersion)]);
    expect((await ledgers.open()).head().revision).toBe(0);
  });

  test("refuses the same ledger twice in one process, by any name, until it is closed", async () => {
    const first = await ledgers.open({ owner: "giaingan serve" });
    const again = ledgers.open({ path: join(dirname(ledgers.path()), ".", "x", "..", "ledger.duckdb") });
    await expect(again).rejects.toMatchObject({
      code: "ledgerInUse",
      values: { owner: `giaingan serve, pid ${process.pid}` },
    });
    await first.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }));
    await first.close();
    expect((await ledgers.open()).head().revision).toBe(1);
  });

  test("gives a new ledger to one of several that ask at once", async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => ledgers.open()));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  });
});

describe("a second process", () => {
  test("is told who has the ledger within two seconds, and harms nothing", async () => {
    const child = await holdElsewhere(ledgers.path());
    const owner = `giaingan serve http://127.0.0.1:4000, pid ${child.pid}`;
    for (const mode of ["open", "openOrCreate", "readOnly"] as const) {
      const startedAt = performance.now();
      await expect(ledgers.open({ mode })).rejects.toMatchObject({ code: "ledgerInUse", values: { owner } });
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    }
    expect(existsSync(ledgers.path("ledger.duckdb.owner.json"))).toBe(true);
    child.kill("SIGKILL");
    await ended(child);
    // Killed, it left its name behind: nobody is misled by it.
    const ledger = await ledgers.open({ mode: "open" });
    expect(await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1" })] }))).toMatchObject({
      revision: 1,
    });
    expect(JSON.parse(readFileSync(ledgers.path("ledger.duckdb.owner.json"), "utf8"))).toMatchObject({
      pid: process.pid,
    });
  });

  test("is not named by a file that another process left", async () => {
    const child = await holdElsewhere(ledgers.path());
    const stale = { pid: 1, owner: "giaingan of yesterday", since: "2023-01-01T00:00:00.000Z" };
    writeFileSync(ledgers.path("ledger.duckdb.owner.json"), JSON.stringify(stale));
    const refused = ledgers.open();
    await expect(refused).rejects.toMatchObject({ code: "ledgerInUse", values: { owner: `pid ${child.pid}` } });
  });
});

function writeSqliteFile(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("CREATE TABLE entries (id TEXT)");
  database.close();
}
