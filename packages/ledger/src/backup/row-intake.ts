/**
 * Taking the rows of a backup into the tables of a ledger, in the running transaction.
 */
import type { BulkColumn, Session, SqlValue } from "../engine.ts";
import type { BackupHeader, BackupTable } from "./backup-format.ts";
import { type BackupRow, disagrees } from "./backup-reading.ts";
import { fromCell, readRecordTables } from "./record-tables.ts";

/** Rows handed to the engine in one go. */
const rowsPerAppend = 20_000;

/** Takes rows in any order of tables. */
export interface RowIntake {
  take(rows: readonly BackupRow[]): Promise<void>;
  /** Hands over what is still held back. */
  flush(): Promise<void>;
}

/** A table of the ledger, and where in a row of the backup each of its columns stands. */
interface Intake {
  readonly table: BackupTable;
  /** The place of the column in a row; null for one that the backup's schema did not have yet. */
  readonly places: readonly (number | null)[];
  readonly cellCount: number;
  cells: SqlValue[][];
}

/**
 * Makes the intake for the tables that the header declares.
 *
 * @throws Refusal `backupDisagrees` when it has a table, a column or a cell that this schema does not know
 */
export async function createRowIntake(
  session: Session,
  { path, header }: { readonly path: string; readonly header: BackupHeader },
): Promise<RowIntake> {
  const tables = await readRecordTables(session);
  const intakes = new Map(
    header.tables.map((given) => {
      const table = tables.find(({ name }) => name === given.name);
      if (table === undefined) throw unknownPart(path, given.name);
      return [given.name, intakeOf(path, { table, given })];
    }),
  );
  let held = 0;
  const flush = async (): Promise<void> => {
    held = 0;
    for (const intake of intakes.values()) {
      const { table, cells } = intake;
      if ((cells[0]?.length ?? 0) === 0) continue;
      await session.bulkAppend(
        table.name,
        table.columns.map(({ type }, place) => ({ type, values: cells[place] ?? [] }) as BulkColumn),
      );
      intake.cells = table.columns.map(() => []);
    }
  };
  return {
    take: async (rows) => {
      for (const row of rows) {
        const intake = intakes.get(String(row[0]));
        if (intake === undefined) throw unknownPart(path, String(row[0]));
        takeRow(path, { intake, row });
        held += 1;
      }
      if (held >= rowsPerAppend) await flush();
    },
    flush,
  };
}

function intakeOf(
  path: string,
  { table, given }: { readonly table: BackupTable; readonly given: BackupTable },
): Intake {
  for (const { name, type } of given.columns) {
    if (!table.columns.some((known) => known.name === name && known.type === type))
      throw unknownPart(path, `${table.name}.${name}`);
  }
  const places = table.columns.map(({ name }) => {
    const place = given.columns.findIndex((column) => column.name === name);
    return place === -1 ? null : place + 1;
  });
  return { table, places, cellCount: given.columns.length + 1, cells: table.columns.map(() => []) };
}

function takeRow(path: string, { intake, row }: { readonly intake: Intake; readonly row: BackupRow }): void {
  const { table, places, cellCount, cells } = intake;
  if (row.length !== cellCount) throw wrongCell(path, table.name);
  for (const [rank, column] of table.columns.entries()) {
    const place = places[rank] ?? null;
    const cell = place === null ? null : fromCell(row[place], column);
    if (cell === undefined) throw wrongCell(path, `${table.name}.${column.name}`);
    cells[rank]?.push(cell);
  }
}

function unknownPart(path: string, name: string): Error {
  return disagrees(path, { vi: `phiên bản sổ này không có "${name}"`, en: `its schema has no "${name}"` });
}

function wrongCell(path: string, name: string): Error {
  return disagrees(path, { vi: `một dòng của "${name}" sai kiểu`, en: `a row of "${name}" is of another type` });
}
