/**
 * Values written into SQL. A statement with its values in it is planned once and runs in half the time of one with
 * parameters, which counts where a single voucher is posted; the standard's only escape is the doubled quote.
 */
import { assert } from "@giaingan/finance";
import type { BulkColumn } from "./engine.ts";

/** Text as an SQL literal. Both engines take backslashes as they are. */
export function textLiteral(text: string): string {
  assert(!text.includes("\0"), "text in a statement has no NUL");
  return `'${text.replaceAll("'", "''")}'`;
}

/** The cell of a column as an SQL literal. */
export function cellLiteral(column: BulkColumn, row: number): string {
  const value = column.values[row] ?? null;
  if (value === null) return "NULL";
  if (column.type === "date") return `DATE ${textLiteral(String(value))}`;
  return typeof value === "string" ? textLiteral(value) : String(value);
}
