/**
 * The tables of the record as an engine has them: their names are declared in schema.ts, their columns are asked of the
 * database itself, so that a table or a column that a later schema adds is backed up without a word here.
 */
import { assert } from "@giaingan/finance";
import type { BulkColumn, Reader, SqlValue } from "../engine.ts";
import { instantFromSql, instantToSql } from "../instant.ts";
import { recordTables } from "../schema.ts";
import { textLiteral } from "../sql-literal.ts";
import { type BackupColumn, type BackupContents, type BackupTable, instantPattern } from "./backup-format.ts";

/** What both engines call the types of our columns. */
const typeOfSql: Readonly<Record<string, BulkColumn["type"]>> = {
  VARCHAR: "text",
  TEXT: "text",
  INTEGER: "integer",
  BIGINT: "bigint",
  BOOLEAN: "boolean",
  DATE: "date",
  TIMESTAMP: "timestamp",
  "TIMESTAMP WITHOUT TIME ZONE": "timestamp",
};

/** The table of the batches: one row a revision. */
export const batchTable = "batches";

/** Reads the tables of the record with their columns, in the order of the tables. */
export async function readRecordTables(reader: Reader): Promise<readonly BackupTable[]> {
  const rows = await reader.query(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name IN (${recordTables.map(textLiteral).join()})
      ORDER BY table_name, ordinal_position`,
  );
  return recordTables.map((name) => ({
    name,
    columns: rows
      .filter(([table]) => table === name)
      .map(([, column, sqlType]) => {
        const type = typeOfSql[String(sqlType).toUpperCase()];
        assert(type !== undefined, `a column of the type ${String(sqlType)} can be backed up`);
        return { name: String(column), type };
      }),
  }));
}

/** Whether the rows of a table belong to batches; the others stand for the whole record. */
export function isOfBatches(table: BackupTable): boolean {
  return table.name !== batchTable && table.columns.some(({ name }) => name === "revision");
}

/** The SELECT list of the columns, as `toCell` reads it. */
export function selectList({ columns }: BackupTable): string {
  return columns
    .map(({ name, type }) => (type === "date" || type === "timestamp" ? `CAST(${name} AS VARCHAR)` : name))
    .join(", ");
}

/** An instant as the ledger writes it: one that was changed from outside may be anything, and stays what it is. */
const writtenInstant = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,3})?$/u;

/** A value of the database as it stands in the file; the same on every engine. */
export function toCell(value: SqlValue | undefined, { type }: BackupColumn): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type === "timestamp") return writtenInstant.test(String(value)) ? instantFromSql(String(value)) : String(value);
  return typeof value === "bigint" ? value.toString() : value;
}

/** A cell of the file as it goes into the database; undefined when it is none of its column's type. */
export function fromCell(cell: unknown, { type }: BackupColumn): SqlValue | undefined {
  return cell === null ? null : cellReaders[type](cell);
}

const cellReaders: Readonly<Record<BackupColumn["type"], (cell: unknown) => SqlValue | undefined>> = {
  boolean: (cell) => (typeof cell === "boolean" ? cell : undefined),
  integer: (cell) => (Number.isInteger(cell) && Math.abs(Number(cell)) < 2 ** 31 ? Number(cell) : undefined),
  text: (cell) => (typeof cell === "string" && !cell.includes("\0") ? cell : undefined),
  bigint: (cell) => (typeof cell === "string" && /^-?\d{1,19}$/u.test(cell) ? BigInt(cell) : undefined),
  date: (cell) => (typeof cell === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(cell) ? cell : undefined),
  timestamp: (cell) => (typeof cell === "string" && instantPattern.test(cell) ? instantToSql(cell) : undefined),
};

/** Counts the rows of the record and adds up its amounts. */
export async function readContents(reader: Reader, tables: readonly BackupTable[]): Promise<BackupContents> {
  const counts = await reader.query(
    tables.map(({ name }, rank) => `SELECT ${rank} AS place, COUNT(*) FROM ${name}`).join(" UNION ALL ") +
      " ORDER BY place",
  );
  const totals = await reader.query(
    `SELECT c.kind, SUM(e.amount) FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
      GROUP BY c.kind ORDER BY c.kind`,
  );
  return {
    counts: Object.fromEntries(tables.map(({ name }, rank) => [name, Number(counts[rank]?.[1])])),
    totals: Object.fromEntries(totals.map(([kind, amount]) => [String(kind), String(amount)])),
  };
}
