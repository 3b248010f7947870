/**
 * Rows that stand in a table twice. Two equal payments may both be true, and both are kept; but where the sum over them does not hold,
 * the same project with the same figures was pasted twice.
 */
import type { FigureReconciliation } from "@giaingan/finance/reconciliation";
import { cellOfFigure } from "../table/table-check.ts";
import type { ImportTable } from "./import-table.ts";

/** A row, and the row above it that says the same. Rows of the sheet. */
export interface TwinRow {
  readonly row: number;
  readonly first: number;
}

/** The twins among the parts of sums that do not hold. */
export function findTwins(table: ImportTable, { checks }: FigureReconciliation): readonly TwinRow[] {
  const broken = checks.filter(({ kind, outcome }) => kind === "sum" && outcome === "contradiction");
  const doubtful = new Set(broken.flatMap(({ figureIds }) => figureIds.map((id) => cellOfFigure(id).row)));
  const firsts = new Map<string, number>();
  return table.understood.rows.flatMap(({ row, name, role, parent, cells }): readonly TwinRow[] => {
    const amounts = cells.filter(({ number }) => number !== null && !/^-?0*$/u.test(number));
    if (role !== "detail" || !doubtful.has(row) || name === "" || amounts.length < 2) return [];
    const words = textsOf(table, row);
    const key = JSON.stringify([parent, name, words, cells.map(({ column, number }) => [column, number])]);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    return first === undefined ? [] : [{ row, first }];
  });
}

/** What else a row says, but its label. */
function textsOf({ understood, grid }: ImportTable, row: number): readonly string[] {
  return understood.columns.flatMap(({ column, meaning }) =>
    meaning.kind === "label" ? [] : [grid.textAt(row, column)],
  );
}
