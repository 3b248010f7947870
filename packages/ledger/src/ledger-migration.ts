/**
 * Migrating a ledger on request: forward to what this program writes, or back to what an older program reads.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { openDuckdbEngine } from "./duckdb-engine.ts";
import type { Engine } from "./engine.ts";
import { describeOwner, holdPath } from "./ledger-owner.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { migrateEngine, type OnStatement } from "./migrations.ts";
import { schemaVersion } from "./schema.ts";
import { isReadableAddress, isServerAddress, type ServerAddress, withoutPassword } from "./server-address.ts";
import { openServerEngine } from "./server-ledger.ts";
import { refusalOfOpening, refusalOfServer } from "./storage-failure.ts";

/** Which ledger, and where to. */
export interface LedgerMigration {
  /** As `LedgerOptions.path`; the ledger must be there. */
  readonly path: string;
  /** Default: the version that this program writes. */
  readonly to?: number | undefined;
  /** Called before each statement; for tests. */
  readonly onStatement?: OnStatement | undefined;
}

/** What a migration did. */
export interface MigrationResult {
  /** The file, or the address of the server without its password. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Brings a ledger that nobody has open to a version of the schema; opening it for writing does so too, forward only.
 *
 * @throws Refusal `ledgerNotFound`, `ledgerInUse`, `notALedger`, `newerLedger`, `unknownSchemaVersion`, and
 *   `migrationLosesRecord` for a way back that would lose something; those of `openLedger` for a server
 */
export async function migrateLedger(migration: LedgerMigration): Promise<MigrationResult> {
  if (isServerAddress(migration.path)) return migrateServerLedger(migration, migration.path);
  const path = resolve(migration.path);
  const release = holdPath(path);
  if (!release) throw refuseLedger("ledgerInUse", { path, owner: describeOwner(path, process.pid) });
  try {
    if (!existsSync(path)) throw refuseLedger("ledgerNotFound", { path });
    return await migrateOpened(await openDuckdbEngine({ path, isReadOnly: false }), { ...migration, path });
  } catch (error) {
    throw refusalOfOpening(path, error);
  } finally {
    release();
  }
}

async function migrateServerLedger(migration: LedgerMigration, address: ServerAddress): Promise<MigrationResult> {
  const path = withoutPassword(address);
  if (!isReadableAddress(address)) throw refuseLedger("serverAddressInvalid", { path });
  try {
    const engine = await openServerEngine({ address, mode: "open", isSample: false, createdAt: "" });
    return await migrateOpened(engine, { ...migration, path });
  } catch (error) {
    throw refusalOfServer(address, error);
  }
}

async function migrateOpened(
  engine: Engine,
  { path, to = schemaVersion, onStatement }: LedgerMigration,
): Promise<MigrationResult> {
  try {
    return { path, from: await migrateEngine(engine, { path, to, onStatement }), to };
  } finally {
    await engine.close();
  }
}
