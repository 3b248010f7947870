/**
 * Opening a ledger: the file or the server is found, the file's lock taken, the schema checked; or nothing stays open.
 */
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { openDuckdbEngine } from "./duckdb-engine.ts";
import type { Engine } from "./engine.ts";
import { headFilePath, serverHeadPath } from "./head-file.ts";
import type { Ledger } from "./ledger.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { createLedgerFile } from "./ledger-creation.ts";
import { migrateEngine, readSchemaVersion } from "./migrations.ts";
import { describeOwner, holdPath, removeOwnerFile, writeOwnerFile } from "./ledger-owner.ts";
import { refusingReads } from "./refusing-engine.ts";
import { readSettings, schemaVersion } from "./schema.ts";
import { isReadableAddress, isServerAddress, type ServerAddress, withoutPassword } from "./server-address.ts";
import { openServerEngine } from "./server-ledger.ts";
import { startLedger } from "./started-ledger.ts";
import { refusalOfOpening, refusalOfReading, refusalOfServer } from "./storage-failure.ts";
import { type OnStep, watchEngine } from "./watched-engine.ts";

/** How to open a ledger. */
export interface LedgerOptions {
  /** The DuckDB file, or `postgres://user:password@host:port/database` for a ledger on a PostgreSQL server. */
  readonly path: string;
  /** `open`: it must be there. `openOrCreate`: made with its folders when missing. `readOnly`: nothing can be posted. */
  readonly mode: "open" | "openOrCreate" | "readOnly";
  /** Marks a ledger that is made now as one of sample data, for ever; an existing one keeps its mark. */
  readonly sample?: boolean | undefined;
  /** What a second process is told of this one, e.g. "giaingan serve http://127.0.0.1:4000". */
  readonly owner?: string | undefined;
  /**
   * Where the chain head is kept outside the database. Default: beside the file; of a server in the user's state folder,
   * `giaingan/heads`.
   */
  readonly headPath?: string | undefined;
  /** For `recordedAt`; default: the machine's clock. */
  readonly clock?: (() => Date) | undefined;
  /** Told each step that the ledger comes to; for tests, which end the process there. */
  readonly onStep?: OnStep | undefined;
}

/**
 * Opens a ledger.
 *
 * A ledger of an older program is brought up to date when it is opened for writing.
 *
 * @throws Refusal `ledgerNotFound`, `ledgerInUse`, `notALedger`, `newerLedger`, `olderLedger` (of `readOnly`),
 *   `ledgerNotWritable`; of a server also
 *   `serverAddressInvalid`, `serverNotReachable`, `serverLoginRefused`, `serverDatabaseMissing`, `serverNotDurable`,
 *   `serverTooOld`, `serverNotUtf8`
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  if (isServerAddress(options.path)) return openServerLedger(options, options.path);
  const path = resolve(options.path);
  const release = holdPath(path);
  if (!release) throw refuseLedger("ledgerInUse", { path, owner: describeOwner(path, process.pid) });
  try {
    return await openHeldLedger({ ...options, path }, release);
  } catch (error) {
    release();
    throw refusalOfOpening(path, error);
  }
}

async function openHeldLedger(options: LedgerOptions, release: () => void): Promise<Ledger> {
  const { path, mode, sample = false, owner = "giaingan", clock = systemClock, onStep } = options;
  const isReadOnly = mode === "readOnly";
  if (!existsSync(path)) {
    if (mode !== "openOrCreate") throw refuseLedger("ledgerNotFound", { path });
    await createLedgerFile(path, { isSample: sample, createdAt: clock().toISOString(), onStep });
  }
  if (!isDuckdbFile(path)) throw refuseLedger("notALedger", { path });
  const opened = await openDuckdbEngine({ path, isReadOnly });
  const engine = watchEngine(
    refusingReads(opened, (failure) => refusalOfReading(path, failure)),
    onStep,
  );
  try {
    const isSample = await prepareLedger(engine, { path, isReadOnly, onStep });
    if (!isReadOnly) writeOwnerFile(path, { pid: process.pid, owner, since: clock().toISOString() });
    const onClosed = (): void => {
      if (!isReadOnly) removeOwnerFile(path);
      release();
    };
    const { headPath = headFilePath(path) } = options;
    return await startLedger({ path, headPath, engine, clock, isSample, isReadOnly, onStep, onClosed });
  } catch (error) {
    await engine.close();
    if (!isReadOnly) removeOwnerFile(path);
    throw error;
  }
}

/**
 * Whether a file says that it is DuckDB's, behind the checksum of its first block. Of a file of another program DuckDB says
 * other things, or opens it as something else: an SQLite file asks for an extension.
 */
function isDuckdbFile(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(12);
    const length = readSync(file, head, 0, head.length, 0);
    // What is cut off so early is DuckDB's to judge.
    return length < head.length || head.toString("latin1", 8) === "DUCK";
  } finally {
    closeSync(file);
  }
}

async function openServerLedger(options: LedgerOptions, address: ServerAddress): Promise<Ledger> {
  const { mode, sample = false, clock = systemClock, onStep } = options;
  const path = withoutPassword(address);
  if (!isReadableAddress(address)) throw refuseLedger("serverAddressInvalid", { path });
  try {
    const createdAt = clock().toISOString();
    const engine = watchEngine(await openServerEngine({ address, mode, isSample: sample, createdAt }), onStep);
    try {
      const isReadOnly = mode === "readOnly";
      const isSample = await prepareLedger(engine, { path, isReadOnly, onStep });
      const headPath = options.headPath ?? (await makeServerHeadPath(engine, address));
      const onClosed = (): void => undefined;
      return await startLedger({ path, headPath, engine, clock, isSample, isReadOnly, onStep, onClosed });
    } catch (error) {
      await engine.close();
      throw error;
    }
  } catch (error) {
    throw refusalOfServer(address, error);
  }
}

/** Where the head is kept when nobody says, with its folder; without a place for it the ledger is used all the same. */
export async function makeServerHeadPath(engine: Engine, address: ServerAddress): Promise<string> {
  const [row = []] = await engine.query("SELECT CAST(current_database() AS TEXT), CAST(current_schema() AS TEXT)");
  const [database, schema] = row.map(String);
  const headPath = serverHeadPath(address, { database: database ?? "", schema: schema ?? "" });
  await mkdir(dirname(headPath), { recursive: true }).catch(() => undefined);
  return headPath;
}

function systemClock(): Date {
  return new Date();
}

/**
 * Checks that it is a ledger of a version that this program knows, brings an older one up to date, and tells whether it
 * holds sample data.
 */
async function prepareLedger(engine: Engine, { path, isReadOnly, onStep }: LedgerPlace): Promise<boolean> {
  const version = await readSchemaVersion(engine, path);
  if (version < schemaVersion) {
    const versions = { found: String(version), known: String(schemaVersion) };
    if (isReadOnly) throw refuseLedger("olderLedger", { path, ...versions });
    await migrateEngine(engine, {
      path,
      to: schemaVersion,
      onStatement: () => onStep?.("migration: before a statement"),
    });
  }
  const settings = await readSettings((sql) => engine.query(sql));
  return settings?.["sample"] === "true";
}

interface LedgerPlace {
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly onStep: OnStep | undefined;
}
