/**
 * Bulk load: entries posted in batches, validated, hashed and chained, against DuckDB reading the same rows from CSV.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { BenchLedger } from "./bench-ledger.ts";
import { type Outcome, ratiosOf } from "./side-by-side.ts";

const library = "library";
const csv = "DuckDB CSV load";

/** @param libraryMs what the library took to fill the ledger */
export async function measureBulkLoad(bench: BenchLedger, size: number, libraryMs: number): Promise<Outcome> {
  const csvMs = await loadCsv(bench);
  const medians = [
    { contender: library, medianMs: libraryMs, fastestMs: libraryMs },
    { contender: csv, medianMs: csvMs, fastestMs: csvMs },
  ];
  // Half the speed is twice the time.
  const goals = [{ numerator: library, denominator: csv, ratioMax: 2 }];
  return { name: "bulk load", size, turns: 1, medians, ratios: ratiosOf(goals, medians) };
}

async function loadCsv({ raw, folder }: BenchLedger): Promise<number> {
  const path = join(folder, "whole-entries.csv");
  await raw.run(`COPY entries TO '${path}' (HEADER)`);
  const [definition] = (
    await raw.runAndReadAll("SELECT sql FROM duckdb_tables() WHERE table_name = 'entries'")
  ).getRows();
  const loaded = join(folder, "csv.duckdb");
  const instance = await DuckDBInstance.create(loaded);
  const connection = await instance.connect();
  await connection.run(String(definition?.[0]));
  const startedAt = performance.now();
  await connection.run(`COPY entries FROM '${path}' (HEADER)`);
  const durationMs = performance.now() - startedAt;
  connection.closeSync();
  instance.closeSync();
  await Promise.all([rm(path), rm(loaded, { force: true })]);
  return durationMs;
}
