/**
 * Where the ledgers of a test are: files in a folder, or, in the test project "postgresql", schemas on its server.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { inject } from "vitest";
import { openDuckdbEngine } from "../src/duckdb-engine.ts";
import type { Dialect, Engine } from "../src/engine.ts";
import type { LedgerOptions } from "../src/index.ts";
import { openPostgresEngine } from "../src/postgres-engine.ts";
import { isServerAddress, type ServerAddress } from "../src/server-address.ts";

/** The places of one test. */
export interface LedgerPlaces {
  /** The path of the ledger of that name: a file, or an address with a schema of its own. */
  path(name?: string): string;
  /** Where its chain head is kept. */
  headPath(name?: string): string;
  /** Makes a path ready: a schema has to be there. Gives what `openLedger` needs. */
  prepare(path: string): Promise<Pick<LedgerOptions, "path" | "headPath">>;
  /** Changes a closed ledger behind its back. */
  runSql(sql: string, name?: string): Promise<void>;
  /** Takes everything away. The ledgers are closed before. */
  remove(): Promise<void>;
}

const serverAddress = inject("postgresAddress");

/** The engine that the running project tests. */
export const testedDialect: Dialect = serverAddress === undefined ? "duckdb" : "postgresql";

const defaultName = "ledger.duckdb";

/** Places of the engine under test. */
export function createLedgerPlaces(): LedgerPlaces {
  return serverAddress === undefined ? createFilePlaces() : createServerPlaces(serverAddress);
}

/** Files in a folder of their own. */
export function createFilePlaces(): LedgerPlaces {
  const folder = createFolder();
  const path = (name = defaultName): string => folder.path(name);
  return {
    path,
    headPath: (name) => `${path(name)}.head.json`,
    prepare: (wanted) => Promise.resolve({ path: wanted }),
    runSql: async (sql, name) => {
      const instance = await DuckDBInstance.create(path(name));
      const connection = await instance.connect();
      await connection.run(sql);
      connection.closeSync();
      instance.closeSync();
    },
    remove: async () => folder.remove(),
  };
}

/** Schemas of their own in the database of an address. */
export function createServerPlaces(address: ServerAddress): LedgerPlaces {
  const folder = createFolder();
  const prefix = `t_${randomBytes(6).toString("hex")}`;
  const names: string[] = [];
  const made = new Map<string, Promise<void>>();
  const schemaOf = (name: string): string => {
    if (!names.includes(name)) names.push(name);
    return `${prefix}_${names.indexOf(name)}`;
  };
  const path = (name = defaultName): ServerAddress => addressOfSchema(address, schemaOf(name));
  return {
    path,
    headPath: (name = defaultName) => folder.path(`${schemaOf(name)}.head.json`),
    prepare: async (wanted) => {
      const name = names.find((each) => path(each) === wanted);
      if (name === undefined) throw new Error("a path of these places is prepared");
      const making = made.get(name) ?? runOnServer(address, `CREATE SCHEMA ${schemaOf(name)}`);
      made.set(name, making);
      await making;
      return { path: wanted, headPath: folder.path(`${schemaOf(name)}.head.json`) };
    },
    // As a superuser who means it: with this setting no trigger fires.
    runSql: (sql, name) => runOnServer(path(name), `SET session_replication_role = replica; ${sql}`),
    remove: async () => {
      folder.remove();
      const drops = [...made.keys()].map((name) => `DROP SCHEMA ${schemaOf(name)} CASCADE`);
      if (drops.length > 0) await runOnServer(address, drops.join("; "));
    },
  };
}

/** The address of a schema in the same database. */
export function addressOfSchema(address: ServerAddress, schema: string): ServerAddress {
  return `${address}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

/** Opens the engine of a ledger that is closed, to read it without the ledger's own code. */
export function openEngineOf(path: string): Promise<Engine> {
  return isServerAddress(path)
    ? openPostgresEngine({ address: path, isReadOnly: true })
    : openDuckdbEngine({ path, isReadOnly: true });
}

/** Runs statements on a connection of their own. */
export async function runOnServer(address: ServerAddress, sql: string): Promise<void> {
  const engine = await openPostgresEngine({ address, isReadOnly: false });
  try {
    await engine.query(sql);
  } finally {
    await engine.close();
  }
}

function createFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  let folder: string | null = null;
  return {
    path: (name) => {
      folder ??= mkdtempSync(join(tmpdir(), "giaingan-ledger-"));
      return join(folder, name);
    },
    remove: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
