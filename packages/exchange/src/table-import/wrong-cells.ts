/** The cells of a table that are known to be wrong: what does not add up around them needs no other fault to explain it. */
import type { UnderstoodTable } from "../table/understood-table.ts";
import { isPayment } from "./posted-measures.ts";
import type { ImportFinding } from "./import-finding.ts";

/** Cells by the ids of their figures, "row/column". */
export interface WrongCells {
  readonly has: (figureId: string) => boolean;
  readonly add: (figureId: string) => void;
  /** Takes in all figures of a row of the sheet. */
  readonly addRow: (row: number) => void;
}

/**
 * The cells that findings are about. Sums over them are none: as they are printed they may be right, and what they are part of can be
 * held against them.
 */
export function createWrongCells({ columns }: UnderstoodTable, doubted: readonly ImportFinding[]): WrongCells {
  const cells = new Set<string>();
  // Payments above the plan are told at their sum, and one of its parts is what is wrong.
  const payments = columns.flatMap(({ column, meaning }) =>
    meaning.kind === "money" && isPayment(meaning.measure) ? [column] : [],
  );
  for (const { place, code } of doubted) {
    if (place === null) continue;
    cells.add(`${place.row}/${place.column}`);
    if (code === "disbursedExceedsPlan") for (const column of payments) cells.add(`${place.row}/${column}`);
  }
  return {
    has: (figureId) => cells.has(figureId),
    add: (figureId) => void cells.add(figureId),
    addRow: (row) => {
      for (const { column } of columns) cells.add(`${row}/${column}`);
    },
  };
}
