/**
 * A table of a file on its way into the ledger: what was understood, its facts with whose money they are, and what was found.
 */
import type { Dong, FundingSource, PlainDate } from "@giaingan/finance";
import { type GridView, viewGrid } from "../table/grid-view.ts";
import { readTableFacts, type TableFact } from "../table/table-facts.ts";
import { understandSheet } from "../table/table-understanding.ts";
import type { UnderstoodTable } from "../table/understood-table.ts";
import { isMarksSheet } from "../error-workbook/marks-sheet.ts";
import type { CellPlace, Sheet, Workbook } from "../workbook/workbook.ts";
import type { ImportSettings } from "./import-settings.ts";
import { titleOfTable, type TableDocument } from "./table-document.ts";

/** A table, with its unit of money settled. */
export interface ImportTable {
  /** Rank among the tables of the file, from 0. */
  readonly index: number;
  readonly understood: UnderstoodTable;
  readonly grid: GridView;
  readonly document: TableDocument;
  readonly facts: readonly TableFact[];
  /** Indexes into the understood rows by the row of the sheet. */
  readonly rowIndexes: ReadonlyMap<number, number>;
}

/** An amount of a table, and where it belongs in the ledger. */
export interface ImportFact extends Omit<TableFact, "fiscalYear" | "source"> {
  readonly tableIndex: number;
  readonly unitId: string | null;
  readonly projectId: string | null;
  readonly componentId: string | null;
  readonly source: FundingSource;
  readonly fiscalYear: number | null;
  readonly amount: Dong;
  readonly asOf: PlainDate | null;
  /** Its unit is told by its row, or by a row above: not by the title. */
  readonly isUnitOfRow: boolean;
  /** An officer has not yet said which unit or project its names are. */
  readonly isOpen: boolean;
}

/** The tables of a file, in its order; hidden sheets are left out, and those that an officer left out. */
export function readImportTables(workbook: Workbook, settings: ImportSettings): readonly ImportTable[] {
  const read = workbook.sheets
    .filter((sheet) => !sheet.isHidden && !isMarksSheet(sheet) && !settings.ignoredSheets.has(sheet.name))
    .flatMap((sheet) => tablesOf(sheet, settings));
  return read.map((table, index) => ({ ...table, index }));
}

function tablesOf(sheet: Sheet, settings: ImportSettings): readonly Omit<ImportTable, "index">[] {
  const grid = viewGrid(sheet);
  let fromRow = 0;
  return understandSheet(sheet, { numbers: settings.numbers, meanings: settings.columns }).map((table) => {
    const understood = withMoneyUnit(table, settings);
    const document = titleOfTable(grid, { fromRow, heading: understood.heading });
    fromRow = (understood.rows.at(-1)?.row ?? understood.heading.lastRow) + 1;
    const rowIndexes = new Map(understood.rows.map(({ row }, index) => [row, index]));
    return { understood, grid, document, facts: readTableFacts(understood, grid), rowIndexes };
  });
}

function withMoneyUnit(table: UnderstoodTable, { moneyUnit }: ImportSettings): UnderstoodTable {
  const { firstRow: row, firstColumn: column } = table.heading;
  if (table.unit !== null || moneyUnit === null) return table;
  return { ...table, unit: { dong: moneyUnit, printed: "", row, column } };
}

/** The cell of a fact. */
export function placeOfFact(
  { understood }: Pick<ImportTable, "understood">,
  { row, column }: Pick<ImportFact, "row" | "column">,
): CellPlace {
  return { sheet: understood.sheet, row, column };
}

/** What a person reads there. */
export function printedFact(
  { grid }: Pick<ImportTable, "grid">,
  { row, column }: Pick<ImportFact, "row" | "column">,
): string {
  return grid.textAt(row, column);
}

/** Where a table begins. */
export function placeOfTable({ understood }: Pick<ImportTable, "understood">): CellPlace {
  const { firstRow: row, firstColumn: column } = understood.heading;
  return { sheet: understood.sheet, row, column };
}
