/**
 * Engines: where the record is stored. The ledger speaks to one through this interface only, in SQL that DuckDB and
 * PostgreSQL both accept: `$1` parameters with an explicit CAST, no division, dates as `YYYY-MM-DD` text.
 */

/**
 * The SQL that an engine speaks. Questions are one text for both; what differs is how tables are made, and that
 * PostgreSQL keeps `monthly_totals` as a table.
 */
export type Dialect = "duckdb" | "postgresql";

/** A value that crosses the border in either direction. Sums come back as bigint, counts and codes as number. */
export type SqlValue = string | number | bigint | boolean | null;

/** The values of one row, in the order of the SELECT list. */
export type SqlRow = readonly SqlValue[];

/** One column of rows to append. */
export type BulkColumn =
  | { readonly type: "text" | "date" | "timestamp"; readonly values: readonly (string | null)[] }
  | { readonly type: "integer"; readonly values: readonly (number | null)[] }
  | { readonly type: "bigint"; readonly values: readonly (bigint | null)[] }
  | { readonly type: "boolean"; readonly values: readonly (boolean | null)[] };

/** What can be asked; of an engine itself: what is committed, several questions at once. */
export interface Reader {
  /** Runs one statement and gives its rows; none for a statement that answers nothing. */
  query(sql: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}

/** What can be done inside a transaction. */
export interface Session extends Reader {
  readonly dialect: Dialect;
  /** Appends rows, given column by column in the order of the table, by the engine's fastest way in. */
  bulkAppend(table: string, columns: readonly BulkColumn[]): Promise<void>;
}

/** One open database. */
export interface Engine extends Reader {
  readonly dialect: Dialect;
  /** Whether other processes may write between two transactions of this one. */
  readonly isShared: boolean;
  /**
   * Runs the work in one transaction: durable when the promise resolves, undone when the work throws. The caller starts
   * one at a time; where others write too, it begins when they have ended, and sees what they committed.
   */
  transaction<Answer>(work: (session: Session) => Promise<Answer>): Promise<Answer>;
  /** Reads one state of the database, however much is committed meanwhile. */
  snapshot<Answer>(work: (reader: Reader) => Promise<Answer>): Promise<Answer>;
  /** Resolves when the engine answers; throws what it says otherwise. */
  health(): Promise<void>;
  /** Releases every handle. Calling it again does nothing. */
  close(): Promise<void>;
}
