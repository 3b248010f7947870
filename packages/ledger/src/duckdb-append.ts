/**
 * Appending columns to a DuckDB table by its appender, chunk by chunk.
 *
 * A chunk is used again for the next rows, and only the cells that differ are written: setting a text or a null costs
 * more than all else, and columns such as the document of a file repeat one value.
 */
import {
  BIGINT,
  BOOLEAN,
  DATE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from "@duckdb/node-api";
import type { BulkColumn, SqlValue } from "./engine.ts";

/** DuckDB takes rows in chunks of at most this many. */
const chunkRowCountMax = 2_048;
/** A chunk keeps every text that was ever written into it: after so many uses a new one is made. */
const usesOfChunkMax = 32;

const columnTypes: Readonly<Record<BulkColumn["type"], DuckDBType>> = {
  text: VARCHAR,
  date: DATE,
  timestamp: TIMESTAMP,
  integer: INTEGER,
  bigint: BIGINT,
  boolean: BOOLEAN,
};

/** Appends rows to a table; the columns are all of it, of one length, in its order. */
export async function appendByChunks(
  connection: DuckDBConnection,
  table: string,
  columns: readonly BulkColumn[],
): Promise<void> {
  const rowCount = columns[0]?.values.length ?? 0;
  const appender = await connection.createAppender(table);
  try {
    const dateOf = rememberDates();
    let reused: ReusedChunk | null = null;
    for (let start = 0; start < rowCount; start += chunkRowCountMax) {
      const size = Math.min(chunkRowCountMax, rowCount - start);
      if (reused === null || reused.size !== size || reused.useCount === usesOfChunkMax)
        reused = createReusedChunk(columns, size);
      fillChunk(reused, { columns, start, dateOf });
      appender.appendDataChunk(reused.chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

/** A chunk, and what stands in its cells. */
interface ReusedChunk {
  readonly chunk: DuckDBDataChunk;
  readonly size: number;
  readonly cells: readonly (SqlValue | undefined)[][];
  useCount: number;
}

function createReusedChunk(columns: readonly BulkColumn[], size: number): ReusedChunk {
  const types = columns.map((column) => columnTypes[column.type]);
  const cells = columns.map(() => Array.from<SqlValue | undefined>({ length: size }));
  return { chunk: DuckDBDataChunk.create(types, size), size, cells, useCount: 0 };
}

type DateReader = (text: string) => DuckDBDateValue;

function fillChunk(
  reused: ReusedChunk,
  { columns, start, dateOf }: { readonly columns: readonly BulkColumn[]; readonly start: number; dateOf: DateReader },
): void {
  const { chunk, size, cells } = reused;
  for (const [index, column] of columns.entries()) {
    const { type, values } = column;
    const written = cells[index] ?? [];
    const vector = chunk.getColumnVector(index);
    let isChanged = false;
    for (let row = 0; row < size; row += 1) {
      const value = values[start + row] ?? null;
      if (written[row] === value) continue;
      vector.setItem(row, type === "date" || type === "timestamp" ? timeValue(type, value, dateOf) : value);
      written[row] = value;
      isChanged = true;
    }
    if (isChanged) vector.flush();
  }
  reused.useCount += 1;
}

function timeValue(type: "date" | "timestamp", value: SqlValue, dateOf: DateReader): DuckDBValue {
  if (value === null) return null;
  const text = String(value);
  if (type === "date") return dateOf(text);
  return new DuckDBTimestampValue(BigInt(Date.parse(`${text.replace(" ", "T")}Z`)) * 1_000n);
}

/** Entries have few dates: each is parsed once. */
function rememberDates(): DateReader {
  const known = new Map<string, DuckDBDateValue>();
  return (text) => {
    let date = known.get(text);
    if (date === undefined) {
      date = new DuckDBDateValue(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
      known.set(text, date);
    }
    return date;
  };
}
