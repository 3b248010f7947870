/**
 * The tables of a ledger, in SQL that DuckDB and PostgreSQL both accept.
 *
 * No index on `entries` (docs/decisions, engine): DuckDB looks ids up by zone maps and by `id_hash`. A kind of money
 * (kind × source) is one small number, `class_id`, and a month another, so that the main question groups two integers.
 */
import type { Session, SqlValue } from "./engine.ts";
import { textLiteral } from "./sql-literal.ts";

/** The version that this program writes and reads. */
export const schemaVersion = 1;

/** The mark by which a file is known to be a ledger. */
export const productMark = "giaingan";

const statements: readonly string[] = [
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
    reverses VARCHAR, reason VARCHAR)`,
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
  `CREATE VIEW monthly_totals AS
    SELECT e.unit_id, e.fiscal_year, e.month_index, c.kind, c.level, c.nature, c.origin, c.vintage, c.relation,
      e.amount, e.entry_count
    FROM (SELECT unit_id, fiscal_year, month_index, class_id, SUM(amount) AS amount, COUNT(*) AS entry_count
          FROM entries GROUP BY unit_id, fiscal_year, month_index, class_id) AS e
    JOIN entry_classes AS c ON c.class_id = e.class_id`,
];

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
  await session.query([...statements, `INSERT INTO meta VALUES ${rows.join()}`].join(";\n"));
}

/** Whether a table named meta is there, and what it says; null when the database is not a ledger. */
export async function readSettings(
  query: (sql: string) => Promise<readonly (readonly SqlValue[])[]>,
): Promise<Readonly<Record<string, string>> | null> {
  const columns = await query(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'meta' ORDER BY column_name",
  );
  if (columns.map(([name]) => name).join() !== "name,setting") return null;
  const rows = await query("SELECT name, setting FROM meta");
  const settings = Object.fromEntries(rows.map(([name, setting]) => [String(name), String(setting)]));
  return settings["product"] === productMark ? settings : null;
}
