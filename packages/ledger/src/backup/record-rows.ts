/**
 * The rows of a record in the order of a backup: what stands for the whole record, then batch after batch the batch
 * itself and what belongs to it. Read in pieces, so that memory stays the same however long the record is.
 */
import { assert } from "@giaingan/finance";
import type { Reader, SqlRow } from "../engine.ts";
import type { BackupTable } from "./backup-format.ts";
import { batchTable, isOfBatches, selectList, toCell } from "./record-tables.ts";

/** Rows read in one go. A batch with more is read piece by piece. */
const rowsPerRead = 5_000;
const batchesPerRead = 500;

/** Some lines of the file. */
export interface RowLines {
  readonly text: string;
  /** How many rows of each table stand in it. */
  readonly counts: Readonly<Record<string, number>>;
  /** The newest batch among them; none when there is no batch. */
  readonly newestBatch?: WrittenBatch;
}

/** A batch that stands in a file. */
export interface WrittenBatch {
  readonly revision: number;
  readonly chainHead: string;
}

/** The lines of every row that the reader sees. */
export async function* readRowLines(reader: Reader, tables: readonly BackupTable[]): AsyncGenerator<RowLines> {
  const batches = tables.find(({ name }) => name === batchTable);
  assert(batches !== undefined, "a record has batches");
  const ofBatches = tables.filter(isOfBatches);
  for (const table of tables) {
    if (table === batches || ofBatches.includes(table)) continue;
    yield linesOf(table, await reader.query(`SELECT ${selectList(table)} FROM ${table.name} ORDER BY 1`));
  }
  for await (const span of readSpans(reader)) {
    const links = await readSpan(reader, { table: batches, span, order: "revision" });
    const newestBatch = newestOf(batches, links);
    if (span.isLarge) {
      yield { ...linesOf(batches, links), newestBatch };
      for (const table of ofBatches) yield* readInPieces(reader, table, span.first);
    } else {
      yield { ...(await readTogether(reader, { batches, links, ofBatches, span })), newestBatch };
    }
  }
}

/** Batches that follow one another, read together; a large one stands alone. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly isLarge: boolean;
}

/** Divides the record into spans by the counts that the batches tell of themselves; what follows from them is little. */
async function* readSpans(reader: Reader): AsyncGenerator<Span> {
  let after = 0;
  for (;;) {
    const rows = await reader.query(
      `SELECT revision, entry_count + statement_count + finding_count + check_count FROM ${batchTable}
        WHERE revision > ${after} ORDER BY revision LIMIT ${batchesPerRead}`,
    );
    const [first] = rows;
    if (first === undefined) return;
    const counts = rows.map(([, count]) => Number(count));
    let rowCount = 0;
    const end = counts.findIndex((count) => (rowCount += count) > rowsPerRead);
    const taken = end === -1 ? rows.length : Math.max(1, end);
    after = Number(rows[taken - 1]?.[0]);
    yield { first: Number(first[0]), last: after, isLarge: Number(counts[0]) > rowsPerRead };
  }
}

async function readSpan(
  reader: Reader,
  { table, span, order }: { readonly table: BackupTable; readonly span: Span; readonly order: string },
): Promise<readonly SqlRow[]> {
  return reader.query(
    `SELECT ${selectList(table)} FROM ${table.name} WHERE revision BETWEEN ${span.first} AND ${span.last} ORDER BY ${order}`,
  );
}

/** All tables of a span, brought into the order of the batches. */
async function readTogether(
  reader: Reader,
  {
    batches,
    links,
    ofBatches,
    span,
  }: {
    readonly batches: BackupTable;
    readonly links: readonly SqlRow[];
    readonly ofBatches: readonly BackupTable[];
    readonly span: Span;
  },
): Promise<RowLines> {
  const read: { readonly table: BackupTable; readonly rows: readonly SqlRow[]; next: number }[] = [];
  for (const table of ofBatches)
    read.push({ table, rows: await readSpan(reader, { table, span, order: "revision, position" }), next: 0 });
  const revisionAt = (table: BackupTable): number => table.columns.findIndex(({ name }) => name === "revision");
  const lines: string[] = [];
  for (const link of links) {
    lines.push(lineOf(batches, link));
    const revision = link[revisionAt(batches)];
    for (const each of read) {
      const place = revisionAt(each.table);
      for (let row = each.rows[each.next]; row?.[place] === revision; row = each.rows[each.next]) {
        if (row !== undefined) lines.push(lineOf(each.table, row));
        each.next += 1;
      }
    }
  }
  const counts = read.map(({ table, next }) => [table.name, next] as const);
  return { text: lines.join(""), counts: Object.fromEntries([[batchTable, links.length], ...counts]) };
}

/** The rows of one table of a large batch, by their rank. */
async function* readInPieces(reader: Reader, table: BackupTable, revision: number): AsyncGenerator<RowLines> {
  const [row] = await reader.query(`SELECT MAX(position) FROM ${table.name} WHERE revision = ${revision}`);
  const last = row?.[0] ?? null;
  if (last === null) return;
  for (let start = 0; start <= Number(last); start += rowsPerRead) {
    yield linesOf(
      table,
      await reader.query(`SELECT ${selectList(table)} FROM ${table.name}
        WHERE revision = ${revision} AND position BETWEEN ${start} AND ${start + rowsPerRead - 1} ORDER BY position`),
    );
  }
}

function newestOf({ columns }: BackupTable, links: readonly SqlRow[]): WrittenBatch {
  const newest = links.at(-1);
  assert(newest !== undefined, "a span has batches");
  const cell = (wanted: string) => newest[columns.findIndex(({ name }) => name === wanted)];
  return { revision: Number(cell("revision")), chainHead: String(cell("chain_head")) };
}

function linesOf(table: BackupTable, rows: readonly SqlRow[]): RowLines {
  return { text: rows.map((row) => lineOf(table, row)).join(""), counts: { [table.name]: rows.length } };
}

function lineOf({ name, columns }: BackupTable, row: SqlRow): string {
  return `${JSON.stringify([name, ...columns.map((column, rank) => toCell(row[rank], column))])}\n`;
}
