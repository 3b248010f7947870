/**
 * A ledger for the benchmarks whose DuckDB instance is open to raw queries too: both sides read the same file through
 * the same instance.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Entry } from "@giaingan/finance";
import type { Batch, Ledger } from "@giaingan/ledger";
import { connectDuckdb, createDuckdbEngine } from "../packages/ledger/src/duckdb-engine.ts";
import { createLookupTable } from "../packages/ledger/src/record-lookup.ts";
import { createSchema } from "../packages/ledger/src/schema.ts";
import { startLedger } from "../packages/ledger/src/started-ledger.ts";

/** An empty ledger, a raw connection to it, and the folder for what goes beside it. */
export interface BenchLedger {
  readonly ledger: Ledger;
  readonly raw: DuckDBConnection;
  readonly folder: string;
  /** Closes the ledger and removes the folder. */
  readonly remove: () => Promise<void>;
}

export async function createBenchLedger(): Promise<BenchLedger> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-bench-"));
  const path = join(folder, "ledger.duckdb");
  const instance = await DuckDBInstance.create(path);
  const engine = await createDuckdbEngine(instance);
  await engine.transaction((session) => createSchema(session, { isSample: true, createdAt: "2026-01-01T00:00:00Z" }));
  await engine.transaction((session) => session.query(createLookupTable));
  const raw = await connectDuckdb(instance);
  const ledger = await startLedger({
    path,
    engine,
    clock: () => new Date(),
    isSample: true,
    isReadOnly: false,
    onClosed: () => undefined,
  });
  return {
    ledger,
    raw,
    folder,
    remove: async () => {
      raw.closeSync();
      await ledger.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A batch of nothing but entries. */
export function entriesBatch(id: string, entries: readonly Entry[]): Batch {
  return { id, documentName: id, contentHash: null, entries, statements: [], findings: [], checks: [] };
}
