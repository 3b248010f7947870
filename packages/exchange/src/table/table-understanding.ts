/**
 * From a sheet to the tables in it: heading, columns, rows, numbers. Nothing is guessed in silence: what the words do not
 * say is `unknown` or `unclear`, and an officer settles it.
 */
import type { NumberConvention } from "../narrative/number-reading.ts";
import type { Sheet } from "../workbook/workbook.ts";
import { readColumnMeaning, type ReadMeaning } from "./column-meaning.ts";
import { type ColumnNumber, readColumnNumber } from "./column-number.ts";
import { readNeighbours } from "./column-neighbours.ts";
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
  return lastOf(understandInSteps(sheet, options));
}

/** Does the same in steps of a fraction of a second, between which others can have their turn. */
export function* understandInSteps(
  sheet: Sheet,
  options: UnderstandingOptions = {},
): Steps<readonly UnderstoodTable[]> {
  const grid = viewGrid(sheet);
  const tables: UnderstoodTable[] = [];
  let fromRow = 0;
  while (tables.length < tablesMax) {
    const heading = findHeading(grid, fromRow);
    if (heading === null) break;
    const rows = findBodyRows(grid, heading);
    yield;
    tables.push(yield* understandTable(grid, { heading, rows, fromRow, above: tables.at(-1) ?? null, options }));
    fromRow = Math.max(heading.numberRow ?? 0, heading.lastRow, rows.at(-1) ?? 0) + 1;
  }
  return tables;
}

type Steps<Result> = Generator<undefined, Result, undefined>;

function lastOf<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** How the words of a heading are joined, to name a column. */
export function columnName(path: readonly string[]): string {
  return path.join(" › ");
}

function* understandTable(
  grid: GridView,
  {
    heading,
    rows,
    fromRow,
    above,
    options,
  }: {
    readonly heading: HeadingPlace;
    readonly rows: readonly number[];
    readonly fromRow: number;
    /** The table above it on the sheet; null: none. */
    readonly above: UnderstoodTable | null;
    readonly options: UnderstandingOptions;
  },
): Steps<UnderstoodTable> {
  const { sheet } = grid;
  const title = withTitleAbove(readTableTitle(grid, { heading, fromRow }), above);
  const numbered = readColumns(grid, { heading, title, rows, options });
  const columns = numbered.map(({ column }) => column);
  const unit = title.unit ?? onlyUnit(columns, heading) ?? above?.unit ?? null;
  const figures = columns.flatMap(({ column, meaning, unit: own }) => {
    const isRate = meaning.kind === "rate";
    return meaning.kind === "money" || isRate ? [{ column, isRate, unit: own ?? unit?.dong ?? null }] : [];
  });
  const readAs = function* (given: NumberConvention | null): Steps<UnderstoodTable> {
    const cells = readTableNumbers(sheet, { rows, columns: figures, given });
    const { numbers, isInDong } = cells;
    yield;
    const body = readBody(grid, { rows, columns, cells });
    yield;
    return {
      sheet: sheet.name,
      ...title,
      unit: isInDong ? { dong: 1n, printed: "đồng", row: heading.firstRow, column: heading.firstColumn } : unit,
      heading,
      columns: relateColumns(numbered, cells),
      rows: body,
      numbers,
    };
  };
  const table = yield* readAs(options.numbers ?? null);
  return table.numbers.undecided === null ? table : yield* decideBySums(table, { readAs, grid });
}

/** What a table under another does not say of its day and year is what stands above both. */
function withTitleAbove(title: TableTitle, above: UnderstoodTable | null): TableTitle {
  const fiscalYear = title.fiscalYear ?? above?.fiscalYear ?? null;
  const asOf = title.asOf ?? (fiscalYear === (above?.fiscalYear ?? null) ? (above?.asOf ?? null) : null);
  return { ...title, fiscalYear, asOf };
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
function* decideBySums(
  table: UnderstoodTable,
  { readAs, grid }: { readonly readAs: (given: NumberConvention) => Steps<UnderstoodTable>; readonly grid: GridView },
): Steps<UnderstoodTable> {
  const read: { readonly tried: UnderstoodTable; readonly held: number; readonly broken: number }[] = [];
  for (const convention of ["vi", "en"] as const) {
    const tried = yield* readAs(convention);
    const counts = checkTable(tried, grid)?.counts;
    const held = counts === undefined ? 0 : counts.holds + counts.rounded + counts.truncated;
    read.push({ tried, held, broken: counts?.contradiction ?? 0 });
  }
  const [best, other] = read.toSorted((left, right) => right.held - left.held || left.broken - right.broken);
  if (best === undefined || other === undefined || best.held < 2 || best.held < other.held * 2) return table;
  return best.tried;
}

function readColumns(
  grid: GridView,
  {
    heading,
    title,
    rows,
    options,
  }: {
    readonly heading: HeadingPlace;
    readonly title: TableTitle;
    readonly rows: readonly number[];
    readonly options: UnderstandingOptions;
  },
): readonly NumberedColumn[] {
  const paths = headingPaths(grid, heading);
  const read = paths.map((path, index): ReadMeaning => {
    const settled = options.meanings?.get(columnName(path));
    if (settled !== undefined) return { meaning: settled, confidence: "certain" };
    const meant = readColumnMeaning(path, title);
    const isOfFigures = meant.meaning.kind === "money" || meant.meaning.kind === "rate";
    return isOfFigures && holdsWordsOnly(grid, { rows, column: heading.firstColumn + index })
      ? { meaning: { kind: "unknown" }, confidence: "unclear" }
      : meant;
  });
  const isSettled = (index: number): boolean => options.meanings?.has(columnName(paths[index] ?? [])) === true;
  const beside = readNeighbours(paths, read).map((each, index) => (isSettled(index) ? (read[index] ?? each) : each));
  const meanings = withName(beside, paths);
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

/** Rows that show whether a column holds figures. */
const shownRows = 200;

/** Two texts or more, and no digit in any: "Nội dung thực hiện" heads words, whatever it sounds like. */
function holdsWordsOnly(
  grid: GridView,
  { rows, column }: { readonly rows: readonly number[]; readonly column: number },
): boolean {
  let words = 0;
  for (const row of rows.slice(0, shownRows)) {
    const value = grid.sheet.valueAt(row, column);
    if (value === null) continue;
    if (typeof value !== "string" || /\d/u.test(value)) return false;
    if (/\p{L}{2}/u.test(value)) words += 1;
  }
  return words > 1;
}

/** What may name the rows where no column says so by itself, the likeliest first. */
const namingKinds: readonly PlainColumnKind[] = ["component", "programme", "owner", "source", "place"];

/**
 * One column names the rows: the first that says so. Where none does, it is the programme, the unit or the funding source;
 * else the first column without a meaning.
 */
function withName(read: readonly ReadMeaning[], paths: readonly (readonly string[])[]): readonly ReadMeaning[] {
  const kinds = read.map(({ meaning }) => meaning.kind);
  // "Diễn giải | Dự án": what was paid for stands beside the project that it was paid for.
  const isRemark = (at: number): boolean =>
    /^(?:diễn giải|nội dung (?:chi|thanh toán)|lý do)/iu.test(paths[at]?.at(-1) ?? "");
  const project = kinds.findIndex((kind, at) => kind === "name" && !isRemark(at));
  const first = project === -1 ? kinds.indexOf("name") : project;
  if (first !== -1)
    return read.map((each, index) =>
      each.meaning.kind === "name" && index !== first ? { ...each, meaning: { kind: "text" } } : each,
    );
  const naming =
    namingKinds.map((kind) => kinds.indexOf(kind)).find((index) => index !== -1) ?? kinds.indexOf("unknown");
  return read.map((each, index) => (index === naming ? { meaning: { kind: "name" }, confidence: "likely" } : each));
}
