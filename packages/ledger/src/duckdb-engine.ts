/**
 * The embedded engine: one DuckDB file in this process.
 *
 * The lock on the file is an fcntl lock: it is lost as soon as this process closes any other handle of the same file.
 * So nothing in the product opens the file by itself, and one process opens it once (`ledger-owner.ts`).
 */
import {
  BIGINT,
  BOOLEAN,
  DATE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  DuckDBTimestampValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from "@duckdb/node-api";
import { assert } from "@giaingan/finance";
import type { BulkColumn, Engine, Session, SqlRow, SqlValue } from "./engine.ts";
import { cellLiteral } from "./sql-literal.ts";

/** DuckDB takes rows in chunks of at most this many. */
const chunkRowCountMax = 2048;
const readersMax = 4;
/** So few rows are written as one INSERT: measured, an appender starts to be worth its cost above. */
const insertedRowCountMax = 8;

const columnTypes: Readonly<Record<BulkColumn["type"], DuckDBType>> = {
  text: VARCHAR,
  date: DATE,
  timestamp: TIMESTAMP,
  integer: INTEGER,
  bigint: BIGINT,
  boolean: BOOLEAN,
};

/**
 * Opens a DuckDB file.
 *
 * @throws what DuckDB says, untranslated: `open-failure.ts` turns it into a refusal
 */
export async function openDuckdbEngine({
  path,
  isReadOnly,
}: {
  readonly path: string;
  readonly isReadOnly: boolean;
}): Promise<Engine> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: isReadOnly ? "READ_ONLY" : "READ_WRITE",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  try {
    return await createDuckdbEngine(instance);
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** The engine over an open instance, which it closes with itself. */
export async function createDuckdbEngine(instance: DuckDBInstance): Promise<Engine> {
  const writer = await connectDuckdb(instance);
  const readers = createReaders(() => connectDuckdb(instance));
  const session: Session = {
    query: (sql, parameters) => queryRows(writer, sql, parameters),
    bulkAppend: (table, columns) => appendColumns(writer, table, columns),
  };
  let isOpen = true;
  const query: Engine["query"] = async (sql, parameters) => {
    assert(isOpen, "a closed ledger is not asked");
    return readers.use((reader) => queryRows(reader, sql, parameters));
  };
  return {
    query,
    transaction: async (work) => {
      assert(isOpen, "a closed ledger is not asked");
      await writer.run("BEGIN TRANSACTION");
      try {
        const answer = await work(session);
        await writer.run("COMMIT");
        return answer;
      } catch (error) {
        // A failed COMMIT has rolled back by itself, and a second ROLLBACK says so: the first error is the one to tell.
        await writer.run("ROLLBACK").catch(() => undefined);
        throw error;
      }
    },
    health: async () => void (await query("SELECT 1")),
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await readers.close();
      writer.closeSync();
      instance.closeSync();
    },
  };
}

/** A connection with the settings of the ledger. */
export async function connectDuckdb(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  // Grouping by class and month fits a table without hashing up to 2^18 cells; measured three times as fast.
  await connection.run("SET perfect_ht_threshold = 18");
  return connection;
}

interface Readers {
  use<Answer>(work: (reader: DuckDBConnection) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** A few connections for reading: one query each at a time, the others wait in order. */
function createReaders(open: () => Promise<DuckDBConnection>): Readers {
  const idle: DuckDBConnection[] = [];
  const waiting: ((reader: DuckDBConnection) => void)[] = [];
  const running = new Set<Promise<unknown>>();
  let openCount = 0;
  const take = async (): Promise<DuckDBConnection> => {
    const reader = idle.pop();
    if (reader) return reader;
    if (openCount < readersMax) {
      openCount += 1;
      return open().catch((error: unknown) => {
        openCount -= 1;
        throw error;
      });
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (reader: DuckDBConnection): void => {
    const next = waiting.shift();
    if (next) next(reader);
    else idle.push(reader);
  };
  return {
    use: async (work) => {
      const reader = await take();
      const answer = work(reader).finally(() => {
        running.delete(answer);
        giveBack(reader);
      });
      running.add(answer);
      return answer;
    },
    close: async () => {
      await Promise.allSettled(running);
      for (const reader of idle.splice(0)) reader.closeSync();
    },
  };
}

async function queryRows(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly SqlValue[] = [],
): Promise<readonly SqlRow[]> {
  const result = await connection.run(sql, [...parameters]);
  // Dates and instants are cast to text in the SQL, so no other kind of value arrives.
  return (await result.getRows()) as unknown as readonly SqlRow[];
}

async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly BulkColumn[],
): Promise<void> {
  const rowCount = columns[0]?.values.length ?? 0;
  assert(
    columns.every((column) => column.values.length === rowCount),
    "columns to append are of one length",
  );
  if (rowCount === 0) return;
  if (rowCount <= insertedRowCountMax) {
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellLiteral(column, row)).join());
    await connection.run(`INSERT INTO ${table} VALUES (${rows.join("), (")})`);
    return;
  }
  const types = columns.map((column) => columnTypes[column.type]);
  const appender = await connection.createAppender(table);
  try {
    for (let start = 0; start < rowCount; start += chunkRowCountMax) {
      const end = Math.min(start + chunkRowCountMax, rowCount);
      const chunk = DuckDBDataChunk.create(types, end - start);
      for (const [index, column] of columns.entries()) chunk.setColumnValues(index, cellsOf(column, start, end));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function cellsOf(column: BulkColumn, start: number, end: number): readonly DuckDBValue[] {
  const cells = column.values.slice(start, end);
  if (column.type === "date") {
    return cells.map((date) =>
      date === null ? null : new DuckDBDateValue(Date.parse(`${date}T00:00:00Z`) / 86_400_000),
    );
  }
  if (column.type === "timestamp") {
    const inMicroseconds = (text: string): bigint => BigInt(Date.parse(`${text.replace(" ", "T")}Z`)) * 1_000n;
    return cells.map((text) => (text === null ? null : new DuckDBTimestampValue(inMicroseconds(String(text)))));
  }
  return cells;
}
