/** The facts that are read from a file, in the form in which the fixture set writes them down. */
import { viewGrid } from "../../src/table/grid-view.ts";
import type { TableFact } from "../../src/table/table-fact.ts";
import { readTableFacts } from "../../src/table/table-facts.ts";
import { understandSheet } from "../../src/table/table-understanding.ts";
import { readFormat } from "../../src/workbook/format-readers.ts";
import { openReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import type { Sheet } from "../../src/workbook/workbook.ts";
import { cellName, type ExpectedFact } from "./workbook-drawing.ts";

/**
 * What nothing finer tells, in the order of sheets, rows and columns; hidden sheets too. Read on this thread: the files are
 * ours, and they are many.
 */
export function factsOfFile(bytes: Uint8Array, path: string): readonly ExpectedFact[] {
  const { sheets } = openReadWorkbook(readFormat(bytes, { path, limits: readingLimits }));
  return sheets.flatMap(factsOfSheet);
}

/** Of one sheet. */
export function factsOfSheet(sheet: Sheet): readonly ExpectedFact[] {
  const grid = viewGrid(sheet);
  return understandSheet(sheet).flatMap((table) =>
    readTableFacts(table, grid).flatMap((fact) => (fact.standing === "own" ? [written(fact)] : [])),
  );
}

function written({
  measure,
  amount,
  source,
  isCarriedOver,
  fiscalYear,
  asOf,
  scope,
  row,
  column,
}: TableFact): ExpectedFact {
  const { level, nature, origin, vintage, relation } = source;
  return {
    cell: cellName(row, column),
    measure,
    amount: String(amount),
    source: [level, nature, origin, vintage, relation].filter((each) => each !== null).join(" "),
    isCarriedOver,
    fiscalYear,
    asOf,
    unit: scope.unit,
    project: scope.project,
    projectCode: scope.projectCode,
    programme: scope.programme,
    component: scope.component,
    fund: scope.fund,
    standing: "own",
  };
}
