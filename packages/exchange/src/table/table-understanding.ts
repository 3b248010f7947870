/**
 * From a sheet to the tables in it: heading, columns, rows, numbers. Nothing is guessed in silence: what the words do not
 * say is `unknown` or `unclear`, and an officer settles it.
 */
import type { NumberConvention } from "../narrative/number-reading.ts";
import type { Sheet } from "../workbook/workbook.ts";
import { readColumnMeaning, type ReadMeaning } from "./column-meaning.ts";
import { type ColumnNumber, readColumnNumber } from "./column-number.ts";
import { type NumberedColumn, relateColumns, type UnrelatedColumn } from "./column-relation.ts";
import { type GridView, viewGrid } from "./grid-view.ts";
import { checkTable } from "./table-check.ts";
import { findHeading } from "./heading-place.ts";
import { headingPaths } from "./heading-path.ts";
import { findBodyRows, readBody } from "./table-body.ts";
import { readTableNumbers } from "./table-numbers.ts";
import { readTableTitle, type TableTitle } from "./table-title.ts";
import { readUnitWords } from "./unit-words.ts";
import type { ColumnMeaning, HeadingPlace, PlainColumnKind, TableUnit, UnderstoodTable } from "./understood-table.ts";

/** What an officer has settled before. */
export interface UnderstandingOptions {
  /** How texts write numbers; left out or null: the table decides. */
  readonly numbers?: NumberConvention | null | undefined;
  /** Meanings of columns by the words of their heading joined by " › "; others are read from their words. */
  readonly meanings?: ReadonlyMap<string, ColumnMeaning> | undefined;
}

/** Tables of one sheet are looked for so often; more are no sheet that a person made. */
const tablesMax = 50;

/**
 * Finds and reads the tables of a sheet, from top to bottom.
 *
 * @returns empty where no row names columns
 */
export function understandSheet(sheet: Sheet, options: UnderstandingOptions = {}): readonly UnderstoodTable[] {
  const grid = viewGrid(sheet);
  const tables: UnderstoodTable[] = [];
  let fromRow = 0;
  while (tables.length < tablesMax) {
    const heading = findHeading(grid, fromRow);
    if (heading === null) break;
    const rows = findBodyRows(grid, heading);
    tables.push(understandTable(grid, { heading, rows, fromRow, options }));
    fromRow = Math.max(heading.numberRow ?? 0, heading.lastRow, rows.at(-1) ?? 0) + 1;
  }
  return tables;
}

/** How the words of a heading are joined, to name a column. */
export function columnName(path: readonly string[]): string {
  return path.join(" › ");
}

function understandTable(
  grid: GridView,
  {
    heading,
    rows,
    fromRow,
    options,
  }: {
    readonly heading: HeadingPlace;
    readonly rows: readonly number[];
    readonly fromRow: number;
    readonly options: UnderstandingOptions;
  },
): UnderstoodTable {
  const { sheet } = grid;
  const title = readTableTitle(grid, { heading, fromRow });
  const numbered = readColumns(grid, { heading, title, options });
  const columns = numbered.map(({ column }) => column);
  const figures = columns.flatMap(({ column, meaning }) =>
    meaning.kind === "money" || meaning.kind === "rate" ? [{ column, isRate: meaning.kind === "rate" }] : [],
  );
  const readAs = (given: NumberConvention | null): UnderstoodTable => {
    const { cellsByRow, numbers } = readTableNumbers(sheet, { rows, columns: figures, given });
    return {
      sheet: sheet.name,
      ...title,
      unit: title.unit ?? onlyUnit(columns, heading),
      heading,
      columns: relateColumns(numbered, cellsByRow),
      rows: readBody(grid, { rows, columns, cellsByRow }),
      numbers,
    };
  };
  const table = readAs(options.numbers ?? null);
  return table.numbers.undecided === null ? table : decideBySums(table, { readAs, grid });
}

/** A unit that stands in one heading is that of the others too, where they name none. */
function onlyUnit(columns: readonly UnrelatedColumn[], heading: HeadingPlace): TableUnit | null {
  const stated = columns.filter(({ unit }) => unit !== null);
  const [first] = stated;
  if (first === undefined || first.unit === null || stated.some(({ unit }) => unit !== first.unit)) return null;
  const printed = first.path.flatMap((words) => readUnitWords(words)?.printed ?? []).at(-1) ?? "";
  return { dong: first.unit, printed, row: heading.firstRow, column: first.column };
}

/** Where no text proves a convention, the one in which the table adds up, if it does so in one only. */
function decideBySums(
  table: UnderstoodTable,
  { readAs, grid }: { readonly readAs: (given: NumberConvention) => UnderstoodTable; readonly grid: GridView },
): UnderstoodTable {
  const read = (["vi", "en"] as const).map((convention) => {
    const tried = readAs(convention);
    const counts = checkTable(tried, grid)?.counts;
    return {
      tried,
      held: counts === undefined ? 0 : counts.holds + counts.rounded + counts.truncated,
      broken: counts?.contradiction ?? 0,
    };
  });
  const [best, other] = read.toSorted((left, right) => right.held - left.held || left.broken - right.broken);
  if (best === undefined || other === undefined || best.held < 2 || best.held < other.held * 2) return table;
  return best.tried;
}

function readColumns(
  grid: GridView,
  {
    heading,
    title,
    options,
  }: { readonly heading: HeadingPlace; readonly title: TableTitle; readonly options: UnderstandingOptions },
): readonly NumberedColumn[] {
  const paths = headingPaths(grid, heading);
  const read = paths.map((path): ReadMeaning => {
    const settled = options.meanings?.get(columnName(path));
    return settled === undefined ? readColumnMeaning(path, title) : { meaning: settled, confidence: "certain" };
  });
  const meanings = withName(read);
  return paths.map((path, index) => {
    const column = heading.firstColumn + index;
    const printed = heading.numberRow === null ? null : readColumnNumber(grid.textAt(heading.numberRow, column));
    const { meaning, confidence } = meanings[index] ?? {
      meaning: { kind: "unknown" as const },
      confidence: "unclear" as const,
    };
    const unrelated: UnrelatedColumn = {
      column,
      path,
      number: printed?.number ?? null,
      meaning,
      confidence,
      unit: path.map(readUnitWords).findLast((unit) => unit !== null)?.dong ?? null,
      isHidden: grid.sheet.isColumnHidden(column),
    };
    return { column: unrelated, printed: printed satisfies ColumnNumber | null };
  });
}

/** What may name the rows where no column says so by itself, the likeliest first. */
const namingKinds: readonly PlainColumnKind[] = ["component", "programme", "owner", "source", "place"];

/**
 * One column names the rows: the first that says so. Where none does, it is the programme, the unit or the funding source;
 * else the first column without a meaning.
 */
function withName(read: readonly ReadMeaning[]): readonly ReadMeaning[] {
  const kinds = read.map(({ meaning }) => meaning.kind);
  const first = kinds.indexOf("name");
  if (first !== -1)
    return read.map((each, index) =>
      each.meaning.kind === "name" && index !== first ? { ...each, meaning: { kind: "text" } } : each,
    );
  const naming =
    namingKinds.map((kind) => kinds.indexOf(kind)).find((index) => index !== -1) ?? kinds.indexOf("unknown");
  return read.map((each, index) => (index === naming ? { meaning: { kind: "name" }, confidence: "likely" } : each));
}
