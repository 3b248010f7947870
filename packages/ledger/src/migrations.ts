/**
 * Migrations: from one version of the schema to the next and back, each in one transaction together with the version
 * that it leads to. A process that is killed in between leaves the version before or the version after.
 *
 * The statements of a version that has been released are history and stay as they are; `schema.ts` makes new ledgers.
 */
import { assert } from "@giaingan/finance";
import type { Dialect, Engine, Session } from "./engine.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { appendOnlyTrigger, readSettings, schemaVersion, statementIn } from "./schema.ts";

/** One version of the schema. */
interface Migration {
  readonly version: number;
  /** The statements from the version before. */
  readonly up: (dialect: Dialect) => readonly string[];
  /** The statements back to it. */
  readonly down: (dialect: Dialect) => readonly string[];
  /** Refuses the way back where the version before has no room for what is recorded. */
  readonly checkDown: (session: Session, ledger: { readonly path: string; readonly to: number }) => Promise<void>;
}

/** Closed periods and late entries. */
const closedPeriods: Migration = {
  version: 2,
  up: (dialect) => [
    `CREATE TABLE period_changes (
      revision INTEGER NOT NULL, position INTEGER NOT NULL, action VARCHAR NOT NULL, fiscal_year INTEGER NOT NULL,
      month_index INTEGER, reason VARCHAR, decided_on DATE NOT NULL,
      document_number VARCHAR, document_date DATE, document_issuer VARCHAR, document_title VARCHAR)`,
    "ALTER TABLE entries ADD COLUMN late_effective_on DATE",
    "ALTER TABLE entries ADD COLUMN late_fiscal_year INTEGER",
    ...(dialect === "duckdb"
      ? []
      : [
          "CREATE INDEX entries_late ON entries (unit_id) WHERE late_effective_on IS NOT NULL",
          "CREATE INDEX entries_by_month ON entries (month_index)",
          appendOnlyTrigger("period_changes"),
        ]),
  ],
  down: (dialect) => [
    ...(dialect === "duckdb" ? [] : ["DROP INDEX entries_by_month", "DROP INDEX entries_late"]),
    "ALTER TABLE entries DROP COLUMN late_fiscal_year",
    "ALTER TABLE entries DROP COLUMN late_effective_on",
    "DROP TABLE period_changes",
  ],
  checkDown: async (session, ledger) => {
    const [row = []] = await session.query(`SELECT (SELECT COUNT(*) FROM period_changes),
      (SELECT COUNT(*) FROM entries WHERE late_effective_on IS NOT NULL)`);
    const [periods, entries] = row.map(Number);
    if (periods === 0 && entries === 0) return;
    const { path, to } = ledger;
    throw refuseLedger("migrationLosesRecord", {
      path,
      to: String(to),
      periods: String(periods),
      entries: String(entries),
    });
  },
};

/** Every version after the first, rising. */
const migrations: readonly Migration[] = [closedPeriods];

/** The oldest version that there is. */
export const firstSchemaVersion = 1;

/** Called before each statement, "COMMIT" included: tests end the process there. */
export type OnStatement = (statement: string) => void;

/** Where a migration leads. */
export interface MigrationOptions {
  /** Names the ledger in refusals. */
  readonly path: string;
  /** The version to reach. */
  readonly to: number;
  readonly onStatement?: OnStatement | undefined;
}

/**
 * Brings an open database to a version, step by step.
 *
 * @returns the version that it had
 * @throws Refusal `notALedger`, `newerLedger`, `unknownSchemaVersion`, `migrationLosesRecord`: it is as it was before
 *   the step that was refused
 */
export async function migrateEngine(engine: Engine, options: MigrationOptions): Promise<number> {
  const { path, to } = options;
  if (!Number.isInteger(to) || to < firstSchemaVersion || to > schemaVersion) {
    const range = { first: String(firstSchemaVersion), last: String(schemaVersion) };
    throw refuseLedger("unknownSchemaVersion", { version: String(to), ...range });
  }
  const from = await readSchemaVersion(engine, path);
  for (let version = from; version !== to;) version = await migrateOneStep(engine, options);
  return from;
}

/** One version further or back, in a transaction; where others write too, one of them may have done it meanwhile. */
async function migrateOneStep(engine: Engine, { path, to, onStatement }: MigrationOptions): Promise<number> {
  return engine.transaction(async (session) => {
    const version = await readSchemaVersion(session, path);
    if (version === to) return version;
    const isUp = version < to;
    const migration = migrations.find((each) => each.version === (isUp ? version + 1 : version));
    assert(migration !== undefined, `a migration leads from version ${version} to ${to}`);
    const reached = isUp ? migration.version : migration.version - 1;
    if (!isUp) await migration.checkDown(session, { path, to: reached });
    const statements = [
      ...(isUp ? migration.up : migration.down)(session.dialect),
      `UPDATE meta SET setting = '${reached}' WHERE name = 'schema_version'`,
    ];
    for (const statement of statements) {
      onStatement?.(statement);
      await session.query(statementIn(session.dialect, statement));
    }
    onStatement?.("COMMIT");
    return reached;
  });
}

/**
 * The version of a database.
 *
 * @throws Refusal `notALedger`, `newerLedger`
 */
export async function readSchemaVersion(reader: Pick<Session, "query">, path: string): Promise<number> {
  const settings = await readSettings((sql) => reader.query(sql));
  const version = Number(settings?.["schema_version"]);
  if (!Number.isInteger(version) || version < firstSchemaVersion) throw refuseLedger("notALedger", { path });
  if (version <= schemaVersion) return version;
  throw refuseLedger("newerLedger", { path, found: String(version), known: String(schemaVersion) });
}
