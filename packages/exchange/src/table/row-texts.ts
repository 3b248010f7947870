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

/** Reads them. */
export function readRowTexts(table: UnderstoodTable, grid: GridView, row: number): RowTexts {
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
    asOf: readDay(textOf("asOf")),
  };
}

function readYear(text: string): number | null {
  const year = /^(?:năm\s*)?((?:19|20)\d\d)$/iu.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

/** "31/10/2023", "31-10-2023", "2023-10-31"; a cell that the file calls a date reads as the first. */
function readDay(text: string): PlainDate | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text) ?? [];
  if (day !== undefined) return plainDate({ year: Number(year), month: Number(month), day: Number(day) });
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return isoYear === undefined
    ? null
    : plainDate({ year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) });
}
