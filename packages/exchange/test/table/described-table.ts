/** What was understood of a table, a line a column and a line a row, short enough to be compared by eye. */
import { viewGrid } from "../../src/table/grid-view.ts";
import type { TableFact } from "../../src/table/table-fact.ts";
import { readTableFacts } from "../../src/table/table-facts.ts";
import { understandSheet, type UnderstandingOptions } from "../../src/table/table-understanding.ts";
import type { ColumnMeaning, UnderstoodTable } from "../../src/table/understood-table.ts";
import type { FundingSource } from "@giaingan/finance";
import { drawSheet } from "./drawn-sheet.ts";

/** The only table of a drawing. */
export function understandDrawing(drawing: string, options: UnderstandingOptions = {}): UnderstoodTable {
  const [table] = understandSheet(drawSheet(drawing), options);
  if (table === undefined) throw new Error("no table was found");
  return table;
}

/** "8 plan central = 9+10". */
export function columnLines(table: UnderstoodTable): readonly string[] {
  return table.columns.map(({ column, meaning, sums, rateOf, unit }) =>
    [
      column,
      meaningWords(meaning),
      unit === null ? "" : `in ${unit}`,
      sums.length === 0 ? "" : `= ${sums.map((sum) => sum.join("+")).join(" = ")}`,
      rateOf === null ? "" : `= ${rateOf.numerators.join("+")} / ${rateOf.denominators.join("+")}`,
    ]
      .filter((word) => word !== "")
      .join(" "),
  );
}

function meaningWords(meaning: ColumnMeaning): string {
  if (meaning.kind === "rate") return `rate of ${meaning.of ?? "?"}`;
  if (meaning.kind !== "money") return meaning.kind;
  const { measure, assignedBy, source, isCarriedOver, asOf, isTotal } = meaning;
  return [
    isTotal ? "total" : "",
    measure,
    assignedBy ?? "",
    sourceWords(source),
    isCarriedOver ? "carried over" : "",
    asOf ?? "",
  ]
    .filter((word) => word !== "")
    .join(" ");
}

function sourceWords(source: FundingSource): string {
  return Object.values(source)
    .filter((value) => value !== null)
    .join(" ");
}

/** "  1.1 Đường trục (detail)": indented by depth. */
export function rowLines(table: UnderstoodTable): readonly string[] {
  return table.rows.map(
    ({ depth, label, name, role, isPartial }) =>
      `${"  ".repeat(depth)}${label === "" ? "" : `${label} `}${name} (${role}${isPartial ? ", partial" : ""})`,
  );
}

/** The facts of a drawing that nothing finer tells. */
export function finestFacts(drawing: string): readonly TableFact[] {
  const sheet = drawSheet(drawing);
  return understandSheet(sheet).flatMap((table) =>
    readTableFacts(table, viewGrid(sheet)).filter(({ standing }) => standing === "own"),
  );
}

/** "plan 20 central investment 2022 | UBND xã Tân Lập | 7912345 Đường trục": amounts in million đồng. */
export function factLines(facts: readonly TableFact[]): readonly string[] {
  return facts.map(({ measure, amount, source, isCarriedOver, asOf, scope }) =>
    [
      [
        measure,
        String(Number(amount) / 1e6),
        sourceWords(source),
        isCarriedOver && source.vintage === null ? "carried over" : "",
        asOf ?? "",
      ],
      [scope.unit ?? ""],
      [scope.fund ?? "", scope.programme ?? "", scope.component ?? "", scope.projectCode ?? "", scope.project ?? ""],
    ]
      .map((words) => words.filter((word) => word !== "").join(" "))
      .join(" | "),
  );
}
