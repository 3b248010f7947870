/**
 * The rows of a ledger as CSV files, from which the other engines are loaded: what the questions need and no more.
 */
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

/** Columns with their types, in words that PostgreSQL and SQLite both know. */
export const entryColumns: readonly (readonly [string, string])[] = [
  ["revision", "INTEGER"],
  ["unit_id", "TEXT"],
  ["class_id", "INTEGER"],
  ["effective_on", "DATE"],
  ["month_index", "INTEGER"],
  ["fiscal_year", "INTEGER"],
  ["project_id", "TEXT"],
  ["amount", "BIGINT"],
];

export const classColumns: readonly (readonly [string, string])[] = [
  ["class_id", "INTEGER"],
  ["kind", "TEXT"],
  ["level", "TEXT"],
  ["nature", "TEXT"],
  ["origin", "TEXT"],
  ["vintage", "INTEGER"],
  ["relation", "TEXT"],
];

/** Writes `entries.csv` and `entry_classes.csv` into the folder. */
export async function writeFlatFiles(raw: DuckDBConnection, folder: string): Promise<void> {
  for (const [table, columns] of [
    ["entries", entryColumns],
    ["entry_classes", classColumns],
  ] as const) {
    const names = columns.map(([name]) => name).join(", ");
    await raw.run(`COPY (SELECT ${names} FROM ${table}) TO '${join(folder, `${table}.csv`)}' (HEADER, NULL '')`);
  }
}
