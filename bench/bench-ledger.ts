/**
 * A ledger for the benchmarks whose DuckDB instance is open to raw queries too: both sides read the same file through
 * the same instance, under the same limits.
 */
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Entry } from "@giaingan/finance";
import type { Batch, Ledger } from "@giaingan/ledger";
import { connectDuckdb, createDuckdbEngine, duckdbSettings } from "../packages/ledger/src/duckdb-engine.ts";
import { startLedger } from "../packages/ledger/src/started-ledger.ts";

/** An open ledger, a raw connection to it, and the folder for what goes beside it. */
export interface BenchLedger {
  readonly ledger: Ledger;
  readonly raw: DuckDBConnection;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Opens a ledger file that is there. */
export async function openBenchLedger(path: string, folder: string): Promise<BenchLedger> {
  const instance = await DuckDBInstance.create(path, duckdbSettings({ isReadOnly: false }));
  const engine = await createDuckdbEngine(instance);
  const raw = await connectDuckdb(instance);
  const ledger = await startLedger({
    path,
    headPath: `${path}.head.json`,
    engine,
    clock: () => new Date(),
    isSample: true,
    isReadOnly: false,
    onClosed: () => undefined,
  });
  const close = async (): Promise<void> => {
    raw.closeSync();
    await ledger.close();
  };
  return { ledger, raw, folder, close };
}

/** A batch of nothing but entries. */
export function entriesBatch(id: string, entries: readonly Entry[]): Batch {
  return { id, documentName: id, contentHash: null, entries, statements: [], findings: [], checks: [] };
}
