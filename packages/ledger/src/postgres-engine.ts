/**
 * The server engine: one PostgreSQL database, shared with other processes.
 *
 * Transactions of all writers stand in one queue, by an advisory lock: a batch is chained to the one before it, so two
 * at once could not both be right. Reads wait for nobody.
 */
import type { Socket } from "node:net";
import { finished } from "node:stream/promises";
import { assert, AssertionError } from "@giaingan/finance";
import { type ClientBase, type CustomTypesConfig, Pool, type PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { BulkColumn, Engine, Reader, Session, SqlRow, SqlValue } from "./engine.ts";
import { connectTimeoutMs, openWatchedSocket } from "./server-liveness.ts";
import type { ServerAddress } from "./server-address.ts";
import { cellLiteral } from "./sql-literal.ts";

const connectionsMax = 5;
/** So few rows are written as one INSERT: a COPY costs two more messages. */
const insertedRowCountMax = 8;
/** Text handed to the server in pieces of about this length. */
const pieceLength = 65_536;

/** Whole numbers of any length come as bigint, of four bytes as number; nothing comes as a double or a Date. */
const typeParsers: Readonly<Record<number, (text: string) => SqlValue>> = {
  16: (text) => text === "t",
  20: BigInt,
  21: Number,
  23: Number,
  1700: BigInt,
};
const types: CustomTypesConfig = { getTypeParser: (oid: number) => typeParsers[oid] ?? ((text: string) => text) };

/**
 * Connects to a PostgreSQL database.
 *
 * @throws what the server or the network says, untranslated: `storage-failure.ts` turns it into a refusal
 */
export async function openPostgresEngine({
  address,
  isReadOnly,
  check = () => Promise.resolve(),
}: {
  readonly address: ServerAddress;
  readonly isReadOnly: boolean;
  /** Asked of every new connection, so of a server that was started again too; what it throws refuses the connection. */
  readonly check?: (reader: Reader) => Promise<void>;
}): Promise<Engine> {
  // The driver leaves the socket open where it gives up a login by itself, for want of a password for instance.
  const sockets = new Set<Socket>();
  const openSocket = (): Socket => {
    const socket = openWatchedSocket(address);
    sockets.add(socket);
    return socket.once("close", () => sockets.delete(socket));
  };
  const end = async (): Promise<void> => {
    await pool.end();
    for (const socket of sockets) socket.destroy();
  };
  const pool = new Pool({
    stream: openSocket,
    connectionString: address,
    types,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: "giaingan",
    // A server that goes away ends idle connections; the next question opens a new one, or tells.
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // The pool waits for it, and takes what it throws for a connection that failed; its types do not say so.
    // oxlint-disable-next-line typescript/no-misused-promises
    onConnect: async (client) => {
      await client.query(sessionSettings(isReadOnly));
      await check({ query: (sql, parameters) => queryRows(client, sql, parameters) });
    },
  });
  // Of idle connections; without a listener it would end the process.
  pool.on("error", () => undefined);
  let isOpen = true;
  const query: Engine["query"] = async (sql, parameters) => {
    assert(isOpen, "a closed ledger is not asked");
    return queryRows(pool, sql, parameters);
  };
  try {
    await query("SELECT 1");
  } catch (error) {
    await end();
    throw error;
  }
  return {
    dialect: "postgresql",
    isShared: true,
    query,
    transaction: (work) => onConnection(pool, beginWriting, (client) => work(sessionOf(client))),
    snapshot: (work) =>
      onConnection(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", (client) => work(sessionOf(client))),
    health: async () => void (await query("SELECT 1")),
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await end();
    },
  };
}

/** The connection was lost while the server was asked to commit: whether it did, nobody here knows. */
export class CommitUnanswered extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "CommitUnanswered";
  }
}

/** Runs the work in a transaction on a connection of its own. */
async function onConnection<Answer>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect();
  let failure: Error | undefined;
  let isCommitting = false;
  // A connection that breaks in the middle tells its next question; alone the event would end the process.
  const onError = (error: Error): void => void (failure = error);
  client.on("error", onError);
  try {
    await client.query(begin);
    const answer = await work(client);
    isCommitting = true;
    const { command } = await client.query("COMMIT");
    // The server answers so, and with no error, when a statement of the transaction had failed.
    assert(command === "COMMIT", "a transaction that is acknowledged was committed");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: Error) => (failure = rollbackError));
    throw isCommitting && !isUndone(error) ? new CommitUnanswered(error) : error;
  } finally {
    client.off("error", onError);
    client.release(failure);
  }
}

/** Whether the transaction is surely undone: the server said so. The end of a connection says nothing. */
function isUndone(error: unknown): boolean {
  if (error instanceof AssertionError) return true;
  return error instanceof Error && "severity" in error && error.severity === "ERROR";
}

/**
 * The lock is held to the end of the transaction, by one writer of the schema at a time. Each statement sees what was
 * committed before it, whatever the server's default: what the writer before wrote is seen after the wait.
 */
const beginWriting = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SELECT pg_advisory_xact_lock(hashtext('giaingan'), hashtext(COALESCE(current_schema(), '')))`;

/** Dates and instants are read as text, and must look the same on every server. */
function sessionSettings(isReadOnly: boolean): string {
  return [
    "SET DateStyle = 'ISO, YMD'",
    "SET TimeZone = 'UTC'",
    "SET standard_conforming_strings = on",
    "SET client_encoding = 'UTF8'",
    // A program that vanishes in the middle holds up the queue of writers no longer than this; an import that is read
    // from a slow file, and the longest question, are well below.
    "SET idle_in_transaction_session_timeout = '15min'",
    "SET statement_timeout = '1h'",
    ...(isReadOnly ? ["SET default_transaction_read_only = on"] : []),
  ].join("; ");
}

function sessionOf(client: PoolClient): Session {
  return {
    dialect: "postgresql",
    query: (sql, parameters) => queryRows(client, sql, parameters),
    bulkAppend: (table, columns) => appendColumns(client, table, columns),
  };
}

async function queryRows(
  client: Pool | ClientBase,
  sql: string,
  parameters: readonly SqlValue[] = [],
): Promise<readonly SqlRow[]> {
  // Several statements in one text give an array of results; the last one answers.
  const results = await client.query<SqlValue[]>({
    text: sql,
    rowMode: "array",
    types,
    ...(parameters.length > 0 && { values: [...parameters] }),
  });
  const last = Array.isArray(results) ? (results.at(-1) as typeof results) : results;
  return last.rows;
}

async function appendColumns(client: PoolClient, table: string, columns: readonly BulkColumn[]): Promise<void> {
  const rowCount = columns[0]?.values.length ?? 0;
  assert(
    columns.every((column) => column.values.length === rowCount),
    "columns to append are of one length",
  );
  if (rowCount === 0) return;
  if (rowCount <= insertedRowCountMax) {
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellLiteral(column, row)).join());
    await client.query(`INSERT INTO ${table} VALUES (${rows.join("), (")})`);
    return;
  }
  const stream = client.query(copyFrom(`COPY ${table} FROM STDIN`));
  const isDone = finished(stream);
  try {
    let piece = "";
    for (let row = 0; row < rowCount; row += 1) {
      piece += `${columns.map((column) => copyCell(column, row)).join("\t")}\n`;
      if (piece.length < pieceLength) continue;
      if (!stream.write(piece)) await drained(stream, isDone);
      piece = "";
    }
    stream.end(piece);
  } catch (error) {
    stream.destroy(error as Error);
  }
  await isDone;
}

/** Waits until the stream takes more, or has failed: then `isDone` says why. */
async function drained(stream: NodeJS.WritableStream, isDone: Promise<void>): Promise<void> {
  await Promise.race([new Promise((resolve) => stream.once("drain", resolve)), isDone]);
}

/** A cell in the text format of COPY, where a backslash escapes. */
function copyCell(column: BulkColumn, row: number): string {
  const value = column.values[row] ?? null;
  if (value === null) return String.raw`\N`;
  if (typeof value !== "string") return String(value);
  assert(!value.includes("\0"), "text in a statement has no NUL");
  return value
    .replaceAll("\\", String.raw`\\`)
    .replaceAll("\t", String.raw`\t`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("\r", String.raw`\r`);
}
