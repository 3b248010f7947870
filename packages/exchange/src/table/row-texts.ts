/**
 * What the plain columns of a row say: owner, place, project, programme, funding source, year and day.
 */
import { type PlainDate, plainDate } from "@giaingan/finance";
import type { GridView } from "./grid-view.ts";
import type { PlainColumnKind, UnderstoodTable } from "./understood-table.ts";

/** The texts of a row's plain columns; "": the table has no such column, or the cell is empty. */
export interface RowTexts {
  readonly owner: string;
  readonly place: string;
  readonly projectCode: string;
  readonly programme: string;
  readonly component: string;
  readonly source: string;
  /** "Tr.đồng", "Công": what the row counts in. */
  readonly unit: string;
  /** Null: not stated. */
  readonly year: number | null;
  readonly asOf: PlainDate | null;
}

/** Reads them. A row is one of the sheet; `isMonthFirst` as `writesMonthFirst` says. */
export function readRowTexts(
  table: UnderstoodTable,
  grid: GridView,
  row: number,
  { isMonthFirst = false }: { readonly isMonthFirst?: boolean } = {},
): RowTexts {
  const columnOf = (kind: PlainColumnKind): number | null =>
    table.columns.find(({ meaning }) => meaning.kind === kind)?.column ?? null;
  const textOf = (kind: PlainColumnKind): string => {
    const column = columnOf(kind);
    return column === null ? "" : grid.textAt(row, column);
  };
  return {
    owner: textOf("owner"),
    place: textOf("place"),
    projectCode: textOf("projectCode"),
    programme: textOf("programme"),
    component: textOf("component"),
    source: textOf("source"),
    unit: textOf("rowUnit"),
    year: readYear(textOf("year")),
    asOf: readDay(textOf("asOf"), { isMonthFirst }),
  };
}

/**
 * The texts of all rows of a table: what a row leaves empty of its owner, its place and its code the row says that it is
 * part of ("Đường thôn 1 › NSTW").
 */
export function readTableTexts(table: UnderstoodTable, grid: GridView): readonly RowTexts[] {
  const isMonthFirst = writesMonthFirst(table, grid);
  const read: RowTexts[] = [];
  for (const { row, parent } of table.rows) {
    const own = readRowTexts(table, grid, row, { isMonthFirst });
    const above = parent === null || table.rows[parent]?.role === "total" ? undefined : read[parent];
    read.push(
      above === undefined
        ? own
        : {
            ...own,
            owner: own.owner || above.owner,
            place: own.place || above.place,
            projectCode: own.projectCode || above.projectCode,
          },
    );
  }
  return read;
}

/**
 * Whether texts of a column write the month before the day, as a program of another country saves them: some can only be
 * read so ("10/16/2023"), and none can only be read the other way.
 */
function writesMonthFirst(table: UnderstoodTable, grid: GridView): boolean {
  const column = table.columns.find(({ meaning }) => meaning.kind === "asOf")?.column;
  if (column === undefined) return false;
  let isMonthFirst = false;
  for (const { row } of table.rows) {
    const [, first, second] = dayPattern.exec(grid.textAt(row, column)) ?? [];
    if (first === undefined) continue;
    if (Number(first) > 12) return false;
    if (Number(second) > 12) isMonthFirst = true;
  }
  return isMonthFirst;
}

const dayPattern = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u;

function readYear(text: string): number | null {
  const year = /^(?:năm\s*)?((?:19|20)\d\d)$/iu.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

/** "31/10/2023", "31-10-2023", "2023-10-31"; a cell that the file calls a date reads as the first. */
function readDay(text: string, { isMonthFirst }: { readonly isMonthFirst: boolean }): PlainDate | null {
  const [, first, second, year] = dayPattern.exec(text) ?? [];
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  if (day !== undefined) return plainDate({ year: Number(year), month: Number(month), day: Number(day) });
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return isoYear === undefined
    ? null
    : plainDate({ year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) });
}
