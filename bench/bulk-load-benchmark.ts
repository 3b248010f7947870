/**
 * Bulk load: entries posted in batches, validated, hashed and chained, against DuckDB reading the same rows from CSV.
 *
 * Each side runs once: the library's run also fills the ledger that the other benchmarks read.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { DuckDBInstance } from "@duckdb/node-api";
import { type BenchLedger, entriesBatch } from "./bench-ledger.ts";
import { makeEntries } from "./national-entries.ts";
import { type Outcome, ratiosOf } from "./side-by-side.ts";

const entriesPerBatch = 20_000;
const library = "library";
const csv = "DuckDB CSV load";

export async function measureBulkLoad(bench: BenchLedger, size: number, seed: number): Promise<Outcome> {
  const libraryMs = await fillLedger(bench, size, seed);
  const csvMs = await loadCsv(bench);
  const medians = [
    { contender: library, medianMs: libraryMs, fastestMs: libraryMs },
    { contender: csv, medianMs: csvMs, fastestMs: csvMs },
  ];
  // Half the speed is twice the time.
  const goals = [{ numerator: library, denominator: csv, ratioMax: 2 }];
  return { name: "bulk load", size, turns: 1, medians, ratios: ratiosOf(goals, medians) };
}

/** Peak memory of this process so far, in MB. */
export function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** Size of the ledger file in MB, after a checkpoint. */
export async function ledgerSizeMb({ ledger, raw }: BenchLedger): Promise<number> {
  await raw.run("CHECKPOINT");
  return Math.round(statSync(ledger.path).size / 1e5) / 10;
}

/** Appends all entries and gives the time in the ledger: making them is not counted. */
async function fillLedger({ ledger }: BenchLedger, size: number, seed: number): Promise<number> {
  let durationMs = 0;
  for (let start = 0; start < size; start += entriesPerBatch) {
    const entries = makeEntries({ start, end: Math.min(start + entriesPerBatch, size), size, seed });
    const startedAt = performance.now();
    await ledger.append(entriesBatch(`batch-${start}`, entries));
    durationMs += performance.now() - startedAt;
  }
  return durationMs;
}

async function loadCsv({ raw, folder }: BenchLedger): Promise<number> {
  const path = join(folder, "entries.csv");
  await raw.run(`COPY entries TO '${path}' (HEADER)`);
  const [definition] = (
    await raw.runAndReadAll("SELECT sql FROM duckdb_tables() WHERE table_name = 'entries'")
  ).getRows();
  const instance = await DuckDBInstance.create(join(folder, "csv.duckdb"));
  const connection = await instance.connect();
  await connection.run(String(definition?.[0]));
  const startedAt = performance.now();
  await connection.run(`COPY entries FROM '${path}' (HEADER)`);
  const durationMs = performance.now() - startedAt;
  connection.closeSync();
  instance.closeSync();
  return durationMs;
}
