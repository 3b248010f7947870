/**
 * Opening a ledger: the file is found or made, its lock taken, its schema checked; or nothing stays open.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { refuse } from "@giaingan/finance";
import { openDuckdbEngine } from "./duckdb-engine.ts";
import type { Engine } from "./engine.ts";
import type { Ledger } from "./ledger.ts";
import { createLedgerFile } from "./ledger-creation.ts";
import { describeOwner, holdPath, removeOwnerFile, writeOwnerFile } from "./ledger-owner.ts";
import { createLookupTable } from "./record-lookup.ts";
import { readSettings, schemaVersion } from "./schema.ts";
import { startLedger } from "./started-ledger.ts";
import { refusalOfOpening } from "./storage-failure.ts";

/** How to open a ledger. */
export interface LedgerOptions {
  /** The DuckDB file. */
  readonly path: string;
  /** `open`: it must be there. `openOrCreate`: made with its folders when missing. `readOnly`: nothing can be posted. */
  readonly mode: "open" | "openOrCreate" | "readOnly";
  /** Marks a ledger that is made now as one of sample data, for ever; an existing one keeps its mark. */
  readonly sample?: boolean | undefined;
  /** What a second process is told of this one, e.g. "giaingan serve http://127.0.0.1:4000". */
  readonly owner?: string | undefined;
  /** For `recordedAt`; default: the machine's clock. */
  readonly clock?: (() => Date) | undefined;
}

/**
 * Opens a ledger.
 *
 * @throws Refusal `ledgerNotFound`, `ledgerInUse`, `notALedger`, `newerLedger`, `ledgerNotWritable`
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const path = resolve(options.path);
  const release = holdPath(path);
  if (!release) throw refuse("ledgerInUse", { path, owner: describeOwner(path, process.pid) });
  try {
    return await openHeldLedger({ ...options, path }, release);
  } catch (error) {
    release();
    throw refusalOfOpening(path, error);
  }
}

async function openHeldLedger(options: LedgerOptions, release: () => void): Promise<Ledger> {
  const { path, mode, sample = false, owner = "giaingan", clock = () => new Date() } = options;
  const isReadOnly = mode === "readOnly";
  if (!existsSync(path)) {
    if (mode !== "openOrCreate") throw refuse("ledgerNotFound", { path });
    await createLedgerFile(path, { isSample: sample, createdAt: clock().toISOString() });
  }
  const engine = await openDuckdbEngine({ path, isReadOnly });
  try {
    const isSample = await readSampleMark(path, engine);
    if (!isReadOnly) {
      await engine.transaction((session) => session.query(createLookupTable));
      writeOwnerFile(path, { pid: process.pid, owner, since: clock().toISOString() });
    }
    const onClosed = (): void => {
      if (!isReadOnly) removeOwnerFile(path);
      release();
    };
    return await startLedger({ path, engine, clock, isSample, isReadOnly, onClosed });
  } catch (error) {
    await engine.close();
    if (!isReadOnly) removeOwnerFile(path);
    throw error;
  }
}

/** Checks that the file is a ledger of a version that this program knows, and whether it holds sample data. */
async function readSampleMark(path: string, engine: Engine): Promise<boolean> {
  const settings = await readSettings((sql) => engine.query(sql));
  if (settings === null) throw refuse("notALedger", { path });
  const version = Number(settings["schema_version"]);
  if (!Number.isInteger(version) || version < 1) throw refuse("notALedger", { path });
  if (version > schemaVersion) {
    throw refuse("newerLedger", { path, found: String(version), known: String(schemaVersion) });
  }
  return settings["sample"] === "true";
}
