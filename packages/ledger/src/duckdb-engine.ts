/**
 * The embedded engine: one DuckDB file in this process.
 *
 * The lock on the file is an fcntl lock: it is lost as soon as this process closes any other handle of the same file.
 * So nothing in the product opens the file by itself, and one process opens it once (`ledger-owner.ts`).
 */
import { availableParallelism } from "node:os";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { assert } from "@giaingan/finance";
import { appendByChunks } from "./duckdb-append.ts";
import type { BulkColumn, Engine, Session, SqlRow, SqlValue } from "./engine.ts";
import { cellLiteral } from "./sql-literal.ts";

const readersMax = 4;
/** For what the engine holds of the file and of a question; beyond it writes to disk (docs/decisions, engine limits). */
const memoryLimit = "640MB";
/** Each thread has tables of its own while it groups: memory must not grow with the machine. */
const threadsMax = 4;
/** So few rows are written as one INSERT: measured, an appender starts to be worth its cost above. */
const insertedRowCountMax = 8;

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
  const instance = await DuckDBInstance.create(path, duckdbSettings({ isReadOnly }));
  try {
    return await createDuckdbEngine(instance);
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** What an instance is opened with. */
export function duckdbSettings({ isReadOnly }: { readonly isReadOnly: boolean }): Readonly<Record<string, string>> {
  return {
    access_mode: isReadOnly ? "READ_ONLY" : "READ_WRITE",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    // Rows of a long transaction go to the file as soon as a group of them is full: measured 60 MB less, and no slower.
    write_buffer_row_group_count: "1",
    memory_limit: memoryLimit,
    threads: String(Math.min(availableParallelism(), threadsMax)),
  };
}

/** The engine over an open instance, which it closes with itself. */
export async function createDuckdbEngine(instance: DuckDBInstance): Promise<Engine> {
  const writer = await connectDuckdb(instance);
  const readers = createReaders(() => connectDuckdb(instance));
  const session: Session = {
    dialect: "duckdb",
    query: (sql, parameters) => queryRows(writer, sql, parameters),
    bulkAppend: (table, columns) => appendColumns(writer, table, columns),
  };
  let isOpen = true;
  const query: Engine["query"] = async (sql, parameters) => {
    assert(isOpen, "a closed ledger is not asked");
    return readers.use((reader) => queryRows(reader, sql, parameters));
  };
  return {
    dialect: "duckdb",
    isShared: false,
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
    snapshot: async (work) => {
      assert(isOpen, "a closed ledger is not asked");
      return readers.use(async (reader) => {
        await reader.run("BEGIN TRANSACTION READ ONLY");
        try {
          return await work({ query: (sql, parameters) => queryRows(reader, sql, parameters) });
        } finally {
          await reader.run("ROLLBACK");
        }
      });
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
  // Grouping by class and month fits a table without hashing: half the time. Up to 2^16 cells: a larger table takes longer
  // to make than it saves (class × budget year × month with 2^18: 20 ms against 11 at 10^5 entries, 26 against 21 at 10^6).
  await connection.run("SET perfect_ht_threshold = 16");
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
  const rows: SqlValue[][] = [];
  for (const chunk of await result.fetchAllChunks()) {
    // Column by column: measured twice as fast as row by row. Dates and instants are cast to text in the SQL, so no other
    // kind of value arrives.
    const columns = chunk.getColumns() as unknown as readonly (readonly SqlValue[])[];
    const { rowCount } = chunk;
    for (let rank = 0; rank < rowCount; rank += 1) rows.push(columns.map((column) => column[rank] ?? null));
  }
  return rows;
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
  await appendByChunks(connection, table, columns);
}
