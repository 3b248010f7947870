/**
 * Reading a printed table from a CSV file (docs/command-line.md): its rows, what they are part of, and its figures as
 * printed.
 */
import type { PrintedTable, TableColumn, TableRow } from "@giaingan/finance/reconciliation";
import { createFaultList, type FaultList, shownValue } from "../entries-file/fault-list.ts";
import { nearestWords } from "../entries-file/nearest-word.ts";
import { type CsvRecord, listCsvRecords } from "./csv-records.ts";
import { readPrintedCell } from "./printed-number.ts";
import { folded, readTableHeads } from "./table-heads.ts";
import { refuseComparison } from "./reconcile-file-refusals.ts";

/** Columns that say what a row is, with their Vietnamese names. */
const rowColumns = {
  row: ["row", "nội dung"],
  id: ["id", "mã"],
  under: ["under", "thuộc"],
  partial: ["partial", "trong đó"],
  partition: ["partition", "cách chia"],
} as const;

type RowColumn = keyof typeof rowColumns;

const yesWords: readonly string[] = ["x", "trong đó", "có", "yes", "true"];

/**
 * Reads a table.
 *
 * @throws Refusal the first of up to 100 faults with its line, its column and the others: `comparisonWithoutRows`,
 *   `missingColumn`, `repeatedColumn`, `unclearTableColumn`, `unknownWord`, `wrongCellCount`, `missingCell`,
 *   `unclearPrintedNumber`, `repeatedTableRow`, `rowUnderItself`, `brokenQuotes`
 */
export function readPrintedTable(text: string, { path }: { readonly path: string }): PrintedTable {
  const faults = createFaultList(path);
  const [head, ...records] = listCsvRecords(text, faults);
  if (head === undefined || records.length === 0)
    faults.add(refuseComparison("comparisonWithoutRows", {}), { line: null, column: null });
  faults.throwIfAny();
  const layout = readLayout(head ?? { line: 1, cells: [] }, faults);
  // Rows under a head that is wrong would be read wrong one and all.
  faults.throwIfAny();
  const rows = records.map((record) => ({ ...readRow(record, layout, faults), line: record.line }));
  checkRows(rows, faults);
  faults.throwIfAny();
  return {
    rows: rows.map(({ line: _line, under, ...row }) => ({ ...row, parentId: under === "" ? null : idOf(under, rows) })),
    columns: layout.columns.map(({ column }) => column),
  };
}

/** Which column stands where. */
interface Layout {
  readonly cellCount: number;
  readonly placeOf: ReadonlyMap<RowColumn, number>;
  readonly columns: readonly { readonly column: TableColumn; readonly place: number }[];
}

function readLayout({ line, cells }: CsvRecord, faults: FaultList): Layout {
  const cellCount = cells.findLastIndex((cell) => cell !== "") + 1;
  const named = cells.slice(0, cellCount).map((cell, place) => ({ cell, place, name: rowColumnOf(cell) }));
  const placeOf = new Map<RowColumn, number>();
  for (const { name, place } of named) {
    if (name === null) continue;
    if (placeOf.has(name)) faults.report("repeatedColumn", { column: name }, { line, column: null });
    placeOf.set(name, place);
  }
  if (!placeOf.has("row")) faults.report("missingColumn", { column: "row", required: "row" }, { line, column: null });
  const others = named.filter(({ name }) => name === null);
  const heads = readTableHeads(
    others.map(({ cell }) => cell),
    { line, faults },
  );
  const columns = heads.flatMap((column, index) =>
    column === null ? [] : [{ column, place: others[index]?.place ?? 0 }],
  );
  return { cellCount, placeOf, columns };
}

function rowColumnOf(head: string): RowColumn | null {
  const entries = Object.entries(rowColumns) as [RowColumn, readonly string[]][];
  return entries.find(([, names]) => names.includes(folded(head)))?.[0] ?? null;
}

/** A row before its parent is looked up. */
type UnplacedRow = Omit<TableRow, "parentId"> & { readonly under: string; readonly line: number };

function readRow({ line, cells }: CsvRecord, layout: Layout, faults: FaultList): Omit<UnplacedRow, "line"> {
  const cellOf = (column: RowColumn): string => cells[layout.placeOf.get(column) ?? -1] ?? "";
  const label = cellOf("row");
  if (cells.findLastIndex((cell) => cell !== "") >= layout.cellCount) {
    const values = { found: String(cells.length), expected: String(layout.cellCount) };
    faults.report("wrongCellCount", values, { line, column: null });
  }
  if (label === "") faults.report("missingCell", { expected: { vi: "chữ", en: "text" } }, { line, column: "row" });
  const partial = folded(cellOf("partial"));
  if (partial !== "" && !yesWords.includes(partial)) {
    const values = { value: shownValue(partial), nearest: "x", known: yesWords.join(", ") };
    faults.report("unknownWord", values, { line, column: "partial" });
  }
  const figures = layout.columns.map(({ column, place }) => {
    const cell = readPrintedCell(cells[place] ?? "");
    if (cell.kind === "unclear" && column.role !== "other")
      faults.add(refuseComparison("unclearPrintedNumber", { value: shownValue(cells[place] ?? "") }), {
        line,
        column: column.label,
      });
    return [column.id, cell.kind === "number" ? cell.printed : null] as const;
  });
  const partition = cellOf("partition");
  return {
    id: cellOf("id") === "" ? label : cellOf("id"),
    label,
    under: cellOf("under"),
    isPartial: partial !== "",
    partition: partition === "" ? null : partition,
    cells: Object.fromEntries(figures),
  };
}

function checkRows(rows: readonly UnplacedRow[], faults: FaultList): void {
  const known = rows.map(({ id, label }) => ({ word: id, names: [label] }));
  for (const [index, { id, under, line }] of rows.entries()) {
    const first = rows.findIndex((each) => each.id === id);
    if (first !== index)
      faults.add(refuseComparison("repeatedTableRow", { value: shownValue(id), first: String(rows[first]?.line) }), {
        line,
        column: "row",
      });
    if (under === "") continue;
    if (idOf(under, rows) === null) {
      const names = rows.map((row) => row.id).slice(0, 20);
      const nearest = nearestWords(under, { known })[0] ?? "";
      faults.report(
        "unknownWord",
        { value: shownValue(under), nearest, known: names.join(", ") },
        { line, column: "under" },
      );
    } else if (isUnderItself(id, rows)) {
      faults.add(refuseComparison("rowUnderItself", { value: shownValue(id) }), { line, column: "under" });
    }
  }
}

function isUnderItself(id: string, rows: readonly UnplacedRow[]): boolean {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null;) {
    if (seen.has(at)) return at === id;
    seen.add(at);
    const under: string = rows.find((row) => row.id === at)?.under ?? "";
    at = under === "" ? null : idOf(under, rows);
  }
  return false;
}

/** The id of the row that is named by its id, or else by what it says; null: there is none. */
function idOf(name: string, rows: readonly UnplacedRow[]): string | null {
  const wanted = folded(name);
  const found = rows.find(({ id }) => folded(id) === wanted) ?? rows.find(({ label }) => folded(label) === wanted);
  return found?.id ?? null;
}
