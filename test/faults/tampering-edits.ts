/**
 * Edits of a record by raw SQL, drawn at random, each with the first batch that it makes false.
 */
import { hashId } from "../../packages/ledger/src/id-hash.ts";
import { recordTables } from "../../packages/ledger/src/schema.ts";
import type { KnownRecord, RecordColumn, RecordRow } from "./tampered-record.ts";

/** An edit: its statements, and the first batch that is not in order afterwards. */
export interface Edit {
  readonly words: string;
  readonly statements: readonly string[];
  readonly faultyRevision: number;
}

/** A whole number from 0 to below the limit. */
export type Draw = (limit: number) => number;

const contentTables = recordTables.filter((table) => table !== "batches" && table !== "entry_classes");

/** Changes one column of one row. Null: no other value is possible, or none that says another thing. */
export function editColumn(record: KnownRecord, column: RecordColumn, draw: Draw): Edit | null {
  const row = pick(record.rows.get(column.table) ?? [], draw);
  if (row === undefined) return null;
  const old = row[column.name] ?? null;
  const value = otherValue(old, column, draw);
  if (value === old || isWithinFollowing(record, { column, row, value })) return null;
  const literal = value === null ? "NULL" : column.type === "text" ? quoted(value) : literalOf(value, column);
  return {
    words: `${column.table}.${column.name} of ${keyWords(column.table, row)}: ${String(old)} → ${String(value)}`,
    statements: [`UPDATE ${column.table} SET ${column.name} = ${literal} WHERE ${keyCondition(column.table, row)}`],
    faultyRevision: faultyRevision(record, { column, row, value }),
  };
}

/** Deletes one row. */
export function deleteRow(record: KnownRecord, table: string, draw: Draw): Edit | null {
  const row = pick(record.rows.get(table) ?? [], draw);
  if (row === undefined) return null;
  return {
    words: `deleted: ${table} ${keyWords(table, row)}`,
    statements: [`DELETE FROM ${table} WHERE ${keyCondition(table, row)}`],
    faultyRevision: table === "entry_classes" ? firstOfClass(record, row["class_id"]) : Number(row["revision"]),
  };
}

/** Swaps two rows of one table of contents, within a batch or between two. */
export function swapRows(record: KnownRecord, table: string, draw: Draw): Edit | null {
  const rows = record.rows.get(table) ?? [];
  const [one, other] = [pick(rows, draw), pick(rows, draw)];
  if (one === undefined || other === undefined || one === other || isSameContent(one, other)) return null;
  const moveTo = (row: RecordRow, place: string): string =>
    `UPDATE ${table} SET ${place} WHERE ${keyCondition(table, row)}`;
  const placeOf = (row: RecordRow): string => `revision = ${row["revision"]}, position = ${row["position"]}`;
  const away = { revision: "-7", position: "-7" };
  return {
    words: `swapped: ${table} ${keyWords(table, one)} and ${keyWords(table, other)}`,
    statements: [
      moveTo(one, "revision = -7, position = -7"),
      moveTo(other, placeOf(one)),
      moveTo(away, placeOf(other)),
    ],
    faultyRevision: Math.min(Number(one["revision"]), Number(other["revision"])),
  };
}

/** Swaps two batches: their rows alone, or with all that belongs to them. */
export function swapBatches(record: KnownRecord, draw: Draw): Edit | null {
  const batches = record.rows.get("batches") ?? [];
  const [one, other] = [pick(batches, draw)?.["revision"], pick(batches, draw)?.["revision"]];
  if (one === other) return null;
  const tables = draw(2) === 0 ? ["batches"] : ["batches", ...contentTables];
  return {
    words: `swapped: ${tables.join(", ")} of the batches ${one} and ${other}`,
    statements: tables.flatMap((table) => [
      `UPDATE ${table} SET revision = -7 WHERE revision = ${one}`,
      `UPDATE ${table} SET revision = ${one} WHERE revision = ${other}`,
      `UPDATE ${table} SET revision = ${other} WHERE revision = -7`,
    ]),
    faultyRevision: Math.min(Number(one), Number(other)),
  };
}

/** Puts a copy of an entry into a batch, under a new id with the right look-up number, behind or between the others. */
export function insertEntry(record: KnownRecord, draw: Draw): Edit | null {
  const entries = record.rows.get("entries") ?? [];
  const row = pick(entries, draw);
  const revision = draw((record.rows.get("batches") ?? []).length + 2);
  if (row === undefined) return null;
  const isBehind = draw(2) === 0;
  const position = isBehind ? entries.filter((each) => each["revision"] === String(revision)).length : draw(3);
  const id = `chen-${draw(1_000_000)}`;
  return {
    words: `inserted: a copy of ${keyWords("entries", row)} at ${revision}:${position}`,
    statements: [
      `CREATE TEMPORARY TABLE copied AS SELECT * FROM entries WHERE ${keyCondition("entries", row)}`,
      `UPDATE copied SET id = '${id}', id_hash = ${hashId(id)}, revision = ${revision}, position = ${position}`,
      "INSERT INTO entries SELECT * FROM copied",
      "DROP TABLE copied",
    ],
    faultyRevision: revision,
  };
}

/** Cuts the last batches off, with all that belongs to them; now and then with the classes that nobody uses then. */
export function cutTail(record: KnownRecord, { count, draw }: { readonly count: number; readonly draw: Draw }): Edit {
  const last = (record.rows.get("batches") ?? []).length - count;
  const classes = "DELETE FROM entry_classes WHERE class_id NOT IN (SELECT class_id FROM entries)";
  return {
    words: `cut: the last ${count} batches`,
    statements: [
      ...["batches", ...contentTables].map((table) => `DELETE FROM ${table} WHERE revision > ${last}`),
      ...(draw(2) === 0 ? [classes] : []),
    ],
    faultyRevision: last + 1,
  };
}

/** Any edit of a row. */
export function drawEdit(record: KnownRecord, draw: Draw): Edit | null {
  const table = pick(contentTables, draw) ?? "entries";
  switch (draw(10)) {
    case 0:
      return deleteRow(record, pick(recordTables, draw) ?? table, draw);
    case 1:
      return swapRows(record, table, draw);
    case 2:
      return swapBatches(record, draw);
    case 3:
      return insertEntry(record, draw);
    default: {
      const column = pick(record.columns, draw);
      return column === undefined ? null : editColumn(record, column, draw);
    }
  }
}

function pick<Item>(items: readonly Item[], draw: Draw): Item | undefined {
  return items[draw(items.length)];
}

function keyCondition(table: string, row: RecordRow): string {
  return keysOf(table)
    .map((key) => `${key} = ${row[key]}`)
    .join(" AND ");
}

function keyWords(table: string, row: RecordRow): string {
  return keysOf(table)
    .map((key) => row[key])
    .join(":");
}

function keysOf(table: string): readonly string[] {
  if (table === "entry_classes") return ["class_id"];
  return table === "batches" ? ["revision"] : ["revision", "position"];
}

/** Two rows that say the same: swapped, they are the same record. */
function isSameContent(one: RecordRow, other: RecordRow): boolean {
  const content = ({ revision: _revision, position: _position, ...rest }: RecordRow): string => JSON.stringify(rest);
  return content(one) === content(other);
}

interface ColumnEdit {
  readonly column: RecordColumn;
  readonly row: RecordRow;
  readonly value: string | null;
}

function faultyRevision(record: KnownRecord, { column, row, value }: ColumnEdit): number {
  const { table, name } = column;
  if (table === "entry_classes") {
    const taken = name === "class_id" ? [firstOfClass(record, value)] : [];
    return Math.min(firstOfClass(record, row["class_id"]), ...taken);
  }
  const own = Number(row["revision"]);
  const batchCount = (record.rows.get("batches") ?? []).length;
  const isInside = name === "revision" && Number(value) >= 1 && Number(value) <= batchCount;
  return isInside ? Math.min(own, Number(value)) : own;
}

function firstOfClass(record: KnownRecord, classId: string | null | undefined): number {
  const own = (record.rows.get("entries") ?? []).filter((entry) => entry["class_id"] === classId);
  return Math.min(...own.map((entry) => Number(entry["revision"])));
}

/**
 * A batch counts its own entries without those that follow from it. Which of the last ones do, only their form tells: a
 * count that would be right if fewer did cannot be told from the true one (docs/verify-and-check.md).
 */
function isWithinFollowing(record: KnownRecord, { column, row, value }: ColumnEdit): boolean {
  if (column.table !== "batches" || column.name !== "entry_count" || row["body_hash"] === row["recorded_hash"])
    return false;
  const rows = (record.rows.get("entries") ?? []).filter((entry) => entry["revision"] === row["revision"]).length;
  return Number(value) >= Number(row["entry_count"]) && Number(value) <= rows;
}

function otherValue(old: string | null, column: RecordColumn, draw: Draw): string | null {
  if (old !== null && column.isNullable && draw(4) === 0) return null;
  switch (column.type) {
    case "integer":
      return String(BigInt(old ?? 2022) + BigInt([1, -1, 12, 1_000, -1_000_000][draw(5)] ?? 1));
    case "boolean":
      return old === "true" ? "false" : "true";
    case "date":
      return new Date(Date.parse(old ?? "2023-01-01") + (draw(2) === 0 ? 1 : -31) * 86_400_000)
        .toISOString()
        .slice(0, 10);
    case "timestamp":
      return `${(old ?? "2023-01-01 00:00:00").slice(0, 19)}.${draw(2) === 0 ? "999" : "000001"}`;
    default:
      return otherText(old, draw);
  }
}

function otherText(old: string | null, draw: Draw): string {
  if (old === null || old === "") return "x";
  const at = draw(old.length);
  const texts = [`${old} `, old.slice(0, at) + old.slice(at + 1), `${old.slice(0, at)}7${old.slice(at + 1)}`, ""];
  return texts[draw(texts.length)] ?? "x";
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function literalOf(value: string, { type }: RecordColumn): string {
  if (type === "date") return `DATE '${value}'`;
  return type === "timestamp" ? `TIMESTAMP '${value}'` : value;
}
