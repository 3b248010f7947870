/**
 * The tables of a ledger, in SQL that DuckDB and PostgreSQL both accept.
 *
 * No index on `entries` (docs/decisions, engine): DuckDB looks ids up by zone maps and by `id_hash`. A kind of money
 * (kind × source) is one small number, `class_id`, and a month another, so that the main question groups two integers.
 */
import type { Dialect, Session, SqlValue } from "./engine.ts";
import { textLiteral } from "./sql-literal.ts";

/** The version that this program writes and reads. */
export const schemaVersion = 2;

/** The mark by which a file is known to be a ledger. */
export const productMark = "giaingan";

/** The tables that both engines have. */
const tables: readonly string[] = [
  `CREATE TABLE meta (name VARCHAR NOT NULL, setting VARCHAR NOT NULL)`,
  `CREATE TABLE entry_classes (
    class_id INTEGER NOT NULL, kind VARCHAR NOT NULL,
    level VARCHAR, nature VARCHAR, origin VARCHAR, vintage INTEGER, relation VARCHAR)`,
  `CREATE TABLE batches (
    revision INTEGER NOT NULL, id VARCHAR NOT NULL, document_name VARCHAR NOT NULL, content_hash VARCHAR,
    recorded_at TIMESTAMP NOT NULL, entry_count INTEGER NOT NULL, statement_count INTEGER NOT NULL,
    finding_count INTEGER NOT NULL, check_count INTEGER NOT NULL,
    body_hash VARCHAR NOT NULL, recorded_hash VARCHAR NOT NULL, chain_head VARCHAR NOT NULL)`,
  // month_index: months since the year 0 of effective_on, year × 12 + month − 1. id_hash: see id-hash.ts.
  `CREATE TABLE entries (
    revision INTEGER NOT NULL, position INTEGER NOT NULL, unit_id VARCHAR NOT NULL, id VARCHAR NOT NULL,
    id_hash INTEGER NOT NULL, class_id INTEGER NOT NULL, effective_on DATE NOT NULL, month_index INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL, project_id VARCHAR, component_id VARCHAR, amount BIGINT NOT NULL,
    document_number VARCHAR, document_date DATE, document_issuer VARCHAR, document_title VARCHAR,
    reverses VARCHAR, reason VARCHAR, late_effective_on DATE, late_fiscal_year INTEGER)`,
  `CREATE TABLE statements (
    revision INTEGER NOT NULL, position INTEGER NOT NULL, unit_id VARCHAR NOT NULL, role VARCHAR NOT NULL,
    printed VARCHAR NOT NULL, amount BIGINT, percent VARCHAR, as_of DATE, fiscal_year INTEGER,
    level VARCHAR, nature VARCHAR, origin VARCHAR, vintage INTEGER, relation VARCHAR,
    place_start INTEGER NOT NULL, place_end INTEGER NOT NULL, excerpt VARCHAR NOT NULL, needs_review BOOLEAN NOT NULL)`,
  `CREATE TABLE findings (
    revision INTEGER NOT NULL, position INTEGER NOT NULL, severity VARCHAR NOT NULL, code VARCHAR NOT NULL,
    message_vi VARCHAR NOT NULL, message_en VARCHAR NOT NULL, named_values VARCHAR NOT NULL, places VARCHAR NOT NULL)`,
  `CREATE TABLE checks (
    revision INTEGER NOT NULL, position INTEGER NOT NULL, code VARCHAR NOT NULL,
    message_vi VARCHAR NOT NULL, message_en VARCHAR NOT NULL, named_values VARCHAR NOT NULL, places VARCHAR NOT NULL)`,
  // month_index: of the month that is closed or opened; null: the whole budget year.
  `CREATE TABLE period_changes (
    revision INTEGER NOT NULL, position INTEGER NOT NULL, action VARCHAR NOT NULL, fiscal_year INTEGER NOT NULL,
    month_index INTEGER, reason VARCHAR, decided_on DATE NOT NULL,
    document_number VARCHAR, document_date DATE, document_issuer VARCHAR, document_title VARCHAR)`,
];

/** On DuckDB grouping entries is as fast as reading kept sums, so the sums are a view (docs/decisions, two engines). */
const duckdbStatements: readonly string[] = [
  `CREATE VIEW monthly_totals AS
    SELECT e.unit_id, e.fiscal_year, e.month_index, c.kind, c.level, c.nature, c.origin, c.vintage, c.relation,
      e.amount, e.entry_count
    FROM (SELECT unit_id, fiscal_year, month_index, class_id, SUM(amount) AS amount, COUNT(*) AS entry_count
          FROM entries GROUP BY unit_id, fiscal_year, month_index, class_id) AS e
    JOIN entry_classes AS c ON c.class_id = e.class_id`,
];

/** The tables of the record, whose rows are never changed and never taken away. */
export const recordTables: readonly string[] = [
  "entry_classes",
  "batches",
  "entries",
  "statements",
  "findings",
  "checks",
  "period_changes",
];

/**
 * What PostgreSQL has beyond: keys that begin with the unit, as Citus needs them; the ids' lookup; sums kept in the
 * transaction of their entries; and a guard against changes.
 */
const postgresStatements: readonly string[] = [
  "ALTER TABLE entries ADD PRIMARY KEY (unit_id, id)",
  "CREATE INDEX entries_by_id_hash ON entries (id_hash)",
  "CREATE INDEX entries_by_revision ON entries USING brin (revision)",
  "CREATE INDEX entries_by_month ON entries (month_index)",
  "CREATE INDEX entries_late ON entries (unit_id) WHERE late_effective_on IS NOT NULL",
  "ALTER TABLE batches ADD PRIMARY KEY (revision)",
  "CREATE UNIQUE INDEX batches_by_id ON batches (id)",
  "ALTER TABLE entry_classes ADD PRIMARY KEY (class_id)",
  `CREATE TABLE monthly_totals (
    unit_id VARCHAR NOT NULL, fiscal_year INTEGER NOT NULL, month_index INTEGER NOT NULL, class_id INTEGER NOT NULL,
    amount NUMERIC(38, 0) NOT NULL, entry_count BIGINT NOT NULL,
    PRIMARY KEY (unit_id, fiscal_year, month_index, class_id))`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'the record of giaingan is append-only: % on % is refused', TG_OP, TG_TABLE_NAME; END$$`,
  ...recordTables.map(appendOnlyTrigger),
];

/**
 * Adds the entries of a revision, or of all up to a last one, to the sums that PostgreSQL keeps; in the transaction that
 * appends them. Rows are taken in the order of their key, so that no two writers could wait for each other.
 */
export async function keepMonthlyTotals(session: Session, revision: number, last: number = revision): Promise<void> {
  if (session.dialect === "duckdb") return;
  await session.query(`INSERT INTO monthly_totals AS kept (unit_id, fiscal_year, month_index, class_id, amount, entry_count)
    SELECT unit_id, fiscal_year, month_index, class_id, SUM(amount), COUNT(*) FROM entries
    WHERE revision BETWEEN ${revision} AND ${last} GROUP BY unit_id, fiscal_year, month_index, class_id ORDER BY 1, 2, 3, 4
    ON CONFLICT (unit_id, fiscal_year, month_index, class_id) DO UPDATE
    SET amount = kept.amount + excluded.amount, entry_count = kept.entry_count + excluded.entry_count`);
}

/** The statements that make an empty ledger. */
function statementsFor(dialect: Dialect): readonly string[] {
  const own = dialect === "duckdb" ? duckdbStatements : postgresStatements;
  return [...tables, ...own].map((statement) => statementIn(dialect, statement));
}

/** A statement about tables as the engine takes it. PostgreSQL compares text by its bytes too, as DuckDB does. */
export function statementIn(dialect: Dialect, statement: string): string {
  return dialect === "duckdb" ? statement : statement.replaceAll("VARCHAR", 'TEXT COLLATE "C"');
}

/** Refuses every change of a table's rows; on PostgreSQL. */
export function appendOnlyTrigger(table: string): string {
  return `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`;
}

/** Creates the tables of an empty ledger and marks it. */
export async function createSchema(
  session: Session,
  { isSample, createdAt }: { readonly isSample: boolean; readonly createdAt: string },
): Promise<void> {
  const settings: Readonly<Record<string, string>> = {
    product: productMark,
    schema_version: String(schemaVersion),
    sample: String(isSample),
    created_at: createdAt,
  };
  const rows = Object.entries(settings).map(([name, setting]) => `(${textLiteral(name)}, ${textLiteral(setting)})`);
  await session.query([...statementsFor(session.dialect), `INSERT INTO meta VALUES ${rows.join()}`].join(";\n"));
}

/** Whether a table named meta is there, and what it says; null when the database is not a ledger. */
export async function readSettings(
  query: (sql: string) => Promise<readonly (readonly SqlValue[])[]>,
): Promise<Readonly<Record<string, string>> | null> {
  const columns = await query(
    `SELECT column_name FROM information_schema.columns
      WHERE table_name = 'meta' AND table_schema = current_schema() ORDER BY column_name`,
  );
  if (columns.map(([name]) => name).join() !== "name,setting") return null;
  const rows = await query("SELECT name, setting FROM meta");
  const settings = Object.fromEntries(rows.map(([name, setting]) => [String(name), String(setting)]));
  return settings["product"] === productMark ? settings : null;
}
