/**
 * The rows behind a heading: where they end, what each is called, and how they belong together.
 */
import type { GridView } from "./grid-view.ts";
import { isHeadingRow } from "./heading-place.ts";
import { readLabel, type RowLabel, splitLabel } from "./row-label.ts";
import { isOfAllFunds } from "./fund-cube.ts";
import { isTotalName, placeRows, type RowLook, type RowPlace } from "./row-tree.ts";
import type { TableCells } from "./table-numbers.ts";
import type { HeadingPlace, ReadCell, UnderstoodColumn, UnderstoodRow } from "./understood-table.ts";

/** Rows without anything in them that a table may have inside. */
const blankRowsMax = 3;

/** What stands below a table: signatures, places, remarks. */
const closingWords =
  /^(?:người lập|lập biểu|thủ trưởng|kế toán|chủ tịch|phó chủ tịch|giám đốc|trưởng phòng|tm\.|kt\.|tl\.|tuq\.|nơi nhận|ghi chú\s*[:：]|\(\*+\)|\*\s*ghi chú|chú thích|nguồn\s*:|cán bộ)(?![\p{L}])/iu;
const signedOn = /(?:^|,)\s*ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm/iu;

/** The rows of a table, rising; repeated headings of printed pages are left out. */
export function findBodyRows(grid: GridView, heading: HeadingPlace): readonly number[] {
  const first = (heading.numberRow ?? heading.lastRow) + 1;
  const headWords = rowWords(grid, heading.firstRow);
  const headFirst = headWords.split("|").find((words) => words !== "");
  const rows: number[] = [];
  let blank = 0;
  for (let row = first; row < grid.sheet.rowCount; row += 1) {
    const columns = grid.sheet
      .columnsOf(row)
      .filter((column) => column >= heading.firstColumn && column <= heading.lastColumn);
    const filled = columns.filter(
      (column) => grid.sheet.valueAt(row, column) !== null && grid.textAt(row, column) !== "",
    );
    if (filled.length === 0) {
      blank += 1;
      if (blank > blankRowsMax) break;
      continue;
    }
    blank = 0;
    if (isClosing(grid, row, filled)) break;
    if (grid.textAt(row, filled[0] ?? 0) === headFirst && rowWords(grid, row) === headWords) {
      row += (heading.numberRow ?? heading.lastRow) - heading.firstRow;
      continue;
    }
    const hasNumber =
      filled.some((column) => typeof grid.sheet.valueAt(row, column) === "number") || hasLongFigures(grid, row, filled);
    if (!hasNumber && rows.length > 0 && isHeadingRow(grid, row)) return withoutNextTitle(grid, rows);
    rows.push(row);
  }
  return rows;
}

const longFigure = /^-?\d[\d.,]{4,}$/u;

/** Two texts of five figures or more: longer than the years and the numbers of columns that a heading has. */
function hasLongFigures(grid: GridView, row: number, filled: readonly number[]): boolean {
  return filled.filter((column) => longFigure.test(grid.textAt(row, column))).length > 1;
}

/** Lines of one cell right above another heading are its title. */
function withoutNextTitle(grid: GridView, rows: readonly number[]): readonly number[] {
  const last = rows.findLastIndex(
    (row) => grid.sheet.columnsOf(row).filter((column) => grid.textAt(row, column) !== "").length > 1,
  );
  return rows.slice(0, last + 1);
}

/** What a row says, for comparison with a heading. */
function rowWords(grid: GridView, row: number): string {
  return grid.sheet
    .columnsOf(row)
    .map((column) => grid.textAt(row, column))
    .join("|");
}

/** A row of signatures or remarks: words of that kind, and no number. */
function isClosing(grid: GridView, row: number, filled: readonly number[]): boolean {
  if (filled.some((column) => typeof grid.sheet.valueAt(row, column) === "number" && !(filled.length === 1)))
    return false;
  return filled.some((column) => {
    const text = grid.textAt(row, column);
    return closingWords.test(text) || signedOn.test(text);
  });
}

/** Reads the rows of a table. */
export function readBody(
  grid: GridView,
  {
    rows,
    columns,
    cells: { filledRows, cellsOf },
  }: {
    readonly rows: readonly number[];
    readonly columns: readonly Pick<UnderstoodColumn, "column" | "meaning">[];
    readonly cells: TableCells;
  },
): readonly UnderstoodRow[] {
  const labelColumn = columns.find(({ meaning }) => meaning.kind === "label")?.column ?? null;
  const nameColumn = columns.find(({ meaning }) => meaning.kind === "name")?.column ?? null;
  const wordColumns = columns.flatMap(({ column, meaning }) => (wordKinds.has(meaning.kind) ? [column] : []));
  const sourceColumn = columns.find(({ meaning }) => meaning.kind === "source")?.column ?? null;
  const filled = new Set(filledRows);
  const read = rows.map((row) =>
    lookOf(grid, { row, labelColumn, nameColumn, wordColumns, hasFigures: filled.has(row) }),
  );
  const funds = sourceColumn === null ? null : rows.map((row) => grid.textAt(row, sourceColumn));
  const looks = funds === null ? read : withNamesAbove(read, funds);
  const places = isLong(columns, read) ? looks.map(placeAlone) : placeRows(looks);
  const parents = new Set(places.map(({ parent }) => parent));
  return rows.flatMap((row, index) => {
    const look = looks[index];
    const place = places[index];
    if (look === undefined || place === undefined) return [];
    const role = place.isTotal ? "total" : parents.has(index) ? "group" : "detail";
    const { parent, depth, isPartial } = place;
    const { name, label } = look;
    const isHidden = grid.sheet.isRowHidden(row);
    return [new BodyRow({ row, label: label?.text ?? "", name, parent, depth, role, isPartial, isHidden }, cellsOf)];
  });
}

/** A row that puts its cells together when they are asked for. */
class BodyRow implements UnderstoodRow {
  readonly row: number;
  readonly label: string;
  readonly name: string;
  readonly parent: number | null;
  readonly depth: number;
  readonly role: UnderstoodRow["role"];
  readonly isPartial: boolean;
  readonly isHidden: boolean;
  readonly #cellsOf: TableCells["cellsOf"];

  constructor(of: Omit<UnderstoodRow, "cells">, cellsOf: TableCells["cellsOf"]) {
    this.row = of.row;
    this.label = of.label;
    this.name = of.name;
    this.parent = of.parent;
    this.depth = of.depth;
    this.role = of.role;
    this.isPartial = of.isPartial;
    this.isHidden = of.isHidden;
    this.#cellsOf = cellsOf;
  }

  get cells(): readonly ReadCell[] {
    return this.#cellsOf(this.row);
  }
}

/** A long table names its funds in a column, and the same programme or unit in several rows: no row stands under another. */
function isLong(columns: readonly Pick<UnderstoodColumn, "column" | "meaning">[], looks: readonly RowLook[]): boolean {
  const names = looks.flatMap(({ name }) => (name === "" ? [] : [name]));
  return columns.some(({ meaning }) => meaning.kind === "source") && new Set(names).size < names.length;
}

/**
 * Rows that name a fund and nothing else go on with the row above: beside it where it names a fund too ("Đường A | NSTW", "| NS xã"),
 * under it where it is of all funds.
 */
function withNamesAbove(looks: readonly RowLook[], funds: readonly string[]): readonly RowLook[] {
  let above: RowLook | null = null;
  let isWhole = false;
  return looks.map((look, index) => {
    const fund = funds[index] ?? "";
    const isOwn = look.name !== "" || look.label !== null || fund === "";
    if (isOwn || above === null) {
      above = look.name === "" ? null : look;
      isWhole = isOfAllFunds(fund);
      return look;
    }
    const label = isWhole ? ({ text: "-", kind: "dash", otherKind: null } as const) : above.label;
    return { ...look, label, name: above.name };
  });
}

function placeAlone({ name }: RowLook): RowPlace {
  return { parent: null, depth: 0, isTotal: isTotalName(name), isPartial: false };
}

function lookOf(
  grid: GridView,
  {
    row,
    labelColumn,
    nameColumn,
    wordColumns,
    hasFigures,
  }: {
    readonly row: number;
    readonly labelColumn: number | null;
    readonly nameColumn: number | null;
    readonly wordColumns: readonly number[];
    readonly hasFigures: boolean;
  },
): RowLook {
  const labelText = labelColumn === null ? "" : grid.textAt(row, labelColumn);
  const named = nameColumn === null ? "" : grid.textAt(row, nameColumn);
  const nameText = named === "" && labelText === "" ? totalBeside(grid, { row, wordColumns }) : named;
  const own = readLabel(labelText);
  // "TỔNG CỘNG" often stands in the column of labels, or across both.
  const words =
    own === null && labelText !== "" && labelText !== nameText ? `${labelText} ${nameText}`.trim() : nameText;
  const split: { readonly label: RowLabel | null; readonly name: string } =
    own === null ? splitLabel(words) : { label: own, name: stripSameLabel(words, own) };
  const formatColumn = nameText !== "" && nameColumn !== null ? nameColumn : (labelColumn ?? nameColumn ?? 0);
  const { isBold, indent } = grid.sheet.formatAt(row, formatColumn);
  const value = grid.sheet.valueAt(row, formatColumn);
  const blanks = typeof value === "string" ? (/^[ \u00a0]*/u.exec(value)?.[0].length ?? 0) : 0;
  return { label: split.label, name: split.name, isBold, indent: indent + Math.floor(blanks / 2), hasFigures };
}

/** Columns of words, beside that of the names. */
const wordKinds: ReadonlySet<string> = new Set(["text", "owner", "place", "component", "programme", "ignored"]);

/** "Cộng" in another column of words of a row without a name; "": there is none. */
function totalBeside(
  grid: GridView,
  { row, wordColumns }: { readonly row: number; readonly wordColumns: readonly number[] },
): string {
  for (const column of wordColumns) {
    const text = grid.textAt(row, column);
    if (text !== "" && isTotalName(text)) return text;
  }
  return "";
}

/** "1" in its own column, and "1. Đường trục thôn 3" as the name; a dash before the name of a numbered row stays away too. */
function stripSameLabel(name: string, label: RowLabel): string {
  const split = splitLabel(name);
  return split.label?.text === label.text || split.label?.kind === "dash" ? split.name : name;
}
