/**
 * A table of a file on its way into the ledger: what was understood, its facts with whose money they are, and what was found.
 */
import { type GridView, viewGrid } from "../table/grid-view.ts";
import type { TableFacts } from "../table/table-fact.ts";
import { readTableFacts } from "../table/table-facts.ts";
import { understandInSteps } from "../table/table-understanding.ts";
import type { UnderstoodTable } from "../table/understood-table.ts";
import { isMarksSheet } from "../error-workbook/marks-sheet.ts";
import type { CellPlace, Sheet, Workbook } from "../workbook/workbook.ts";
import type { ImportFact } from "./import-fact.ts";
import { withProgrammes } from "./table-programme.ts";
import type { ImportSettings } from "./import-settings.ts";
import { titleOfTable, type TableDocument, unitOfSheet } from "./table-document.ts";

/** A table, with its unit of money settled. */
export interface ImportTable {
  /** Rank among the tables of the file, from 0. */
  readonly index: number;
  readonly understood: UnderstoodTable;
  readonly grid: GridView;
  readonly document: TableDocument;
  readonly facts: TableFacts;
  /** Indexes into the understood rows by the row of the sheet. */
  readonly rowIndexes: ReadonlyMap<number, number>;
}

/**
 * The tables of a file, in its order; hidden sheets are left out, and those that an officer left out.
 *
 * @param pause awaited between the steps, so that a server can answer others
 */
export async function readImportTables(
  workbook: Workbook,
  { settings, pause }: { readonly settings: ImportSettings; readonly pause: () => Promise<void> },
): Promise<readonly ImportTable[]> {
  const read: Omit<ImportTable, "index">[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.isHidden || isMarksSheet(sheet) || settings.ignoredSheets.has(sheet.name)) continue;
    await pause();
    const steps = understandInSteps(sheet, { numbers: settings.numbers, meanings: settings.columns });
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) await pause();
    const understood = step.value;
    await pause();
    for (const table of tablesOf(sheet, { understood, settings })) read.push(table);
  }
  return withProgrammes(read.map((table, index) => ({ ...table, index })));
}

function tablesOf(
  sheet: Sheet,
  {
    understood: tables,
    settings,
  }: { readonly understood: readonly UnderstoodTable[]; readonly settings: ImportSettings },
): readonly Omit<ImportTable, "index">[] {
  const grid = viewGrid(sheet);
  let fromRow = 0;
  let unitAbove: string | null = null;
  return tables.map((table) => {
    const understood = withMoneyUnit(table, settings);
    const own = titleOfTable(grid, { fromRow, heading: understood.heading });
    // Of several tables under one another the first stands under the letterhead.
    const document = { ...own, unitName: unitOfSheet(sheet.name) ?? own.unitName ?? unitAbove };
    unitAbove = document.unitName;
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
