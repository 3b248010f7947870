/**
 * Reading a statement of the State Treasury from a CSV file (docs/command-line.md): one payment a line.
 */
import { type EntryKind, isPlainDate, parseDate } from "@giaingan/finance";
import type { TreasuryLine } from "@giaingan/finance/reconciliation";
import { createFaultList, type FaultList, shownValue } from "../entries-file/fault-list.ts";
import { nearestWords } from "../entries-file/nearest-word.ts";
import { type CsvRecord, listCsvRecords } from "./csv-records.ts";
import { refuseComparison } from "./reconcile-file-refusals.ts";
import { folded } from "./table-heads.ts";

const columnNames = {
  date: ["date", "ngày"],
  amount: ["amount", "số tiền"],
  documentNumber: ["documentnumber", "số chứng từ"],
  project: ["project", "dự án"],
  kind: ["kind", "loại"],
} as const;

type TreasuryColumn = keyof typeof columnNames;
const columns = Object.keys(columnNames) as readonly TreasuryColumn[];
const required: readonly TreasuryColumn[] = ["date", "amount"];

/** Kinds of payment; those that lower what is disbursed are written positive, as in an entries file. */
const paymentKinds = [
  "advanced",
  "volumePaid",
  "disbursed",
  "advanceRecovered",
  "refunded",
] as const satisfies readonly EntryKind[];
const loweringKinds: ReadonlySet<string> = new Set(["advanceRecovered", "refunded"]);

/**
 * Reads a statement. The id of a payment is the number of its line.
 *
 * @throws Refusal the first of up to 100 faults with its line, its column and the others: `comparisonWithoutRows`,
 *   `missingColumn`, `repeatedColumn`, `unknownWord`, `wrongCellCount`, `missingCell`, `wrongCellDate`,
 *   `amountGrouped`, `amountNotWhole`, `amountNotDigits`, `amountTooLarge`, `brokenQuotes`
 */
export function readTreasuryStatement(text: string, { path }: { readonly path: string }): readonly TreasuryLine[] {
  const faults = createFaultList(path);
  const [head, ...records] = listCsvRecords(text, faults);
  if (head === undefined || records.length === 0)
    faults.add(refuseComparison("comparisonWithoutRows", {}), { line: null, column: null });
  faults.throwIfAny();
  const layout = readLayout(head ?? { line: 1, cells: [] }, faults);
  faults.throwIfAny();
  const lines = records.map((record) => readLine(record, layout, faults));
  faults.throwIfAny();
  return lines;
}

type Layout = readonly (TreasuryColumn | null)[];

function readLayout({ line, cells }: CsvRecord, faults: FaultList): Layout {
  const layout = cells.map(
    (cell) => columns.find((each) => (columnNames[each] as readonly string[]).includes(folded(cell))) ?? null,
  );
  for (const [index, cell] of cells.entries()) {
    const column = layout[index] ?? null;
    if (column === null && cell !== "") {
      const known = columns.map((word) => ({ word, names: columnNames[word] }));
      const nearest = nearestWords(cell, { known })[0] ?? "";
      faults.report(
        "unknownWord",
        { value: shownValue(cell), nearest, known: columns.join(", ") },
        { line, column: null },
      );
    } else if (column !== null && layout.indexOf(column) !== index) {
      faults.report("repeatedColumn", { column }, { line, column: null });
    }
  }
  for (const column of required.filter((each) => !layout.includes(each)))
    faults.report("missingColumn", { column, required: required.join(", ") }, { line, column: null });
  return layout;
}

function readLine({ line, cells }: CsvRecord, layout: Layout, faults: FaultList): TreasuryLine {
  const cellOf = (column: TreasuryColumn): string => cells[layout.indexOf(column)] ?? "";
  if (cells.some((cell, index) => cell !== "" && (layout[index] ?? null) === null)) {
    const expected = String(layout.findLastIndex((column) => column !== null) + 1);
    faults.report("wrongCellCount", { found: String(cells.length), expected }, { line, column: null });
  }
  const kind = readKind(cellOf("kind"), { line, faults });
  const amount = readAmount(cellOf("amount"), { line, faults });
  const textOf = (column: TreasuryColumn): string | null => (cellOf(column) === "" ? null : cellOf(column));
  return {
    id: String(line),
    on: readDate(cellOf("date"), { line, faults }),
    amount: kind !== null && loweringKinds.has(kind) ? -amount : amount,
    kind: kind === "disbursed" ? null : kind,
    documentNumber: textOf("documentNumber"),
    projectId: textOf("project"),
  };
}

interface CellPlace {
  readonly line: number;
  readonly faults: FaultList;
}

/** A date as in an entries file, or day first as a statement prints it. */
function readDate(cell: string, { line, faults }: CellPlace): string {
  const place = { line, column: "date" };
  if (cell === "") faults.report("missingCell", { expected: "YYYY-MM-DD" }, place);
  const date = isPlainDate(cell) ? cell : parseDate(cell);
  if (date === null && cell !== "")
    faults.report("wrongCellDate", { value: shownValue(cell), example: "2023-10-31" }, place);
  return date ?? "";
}

function readAmount(cell: string, { line, faults }: CellPlace): bigint {
  const place = { line, column: "amount" };
  const value = shownValue(cell);
  const isDigits = /^-?\d+$/u.test(cell);
  if (isDigits && cell.replace(/^-?0*/u, "").length <= 19 && BigInt.asIntN(64, BigInt(cell)) === BigInt(cell))
    return BigInt(cell);
  if (cell === "") faults.report("missingCell", { expected: "30433000000" }, place);
  else if (isDigits) faults.report("amountTooLarge", { value }, place);
  else if (/^-?\d{1,3}(?:[.,'\s]\d{3})+$/u.test(cell))
    faults.report("amountGrouped", { value, digits: cell.replaceAll(/[.,'\s]/gu, "") }, place);
  else if (/^-?\d[\d.,'\s]*[.,]\d*$/u.test(cell)) faults.report("amountNotWhole", { value }, place);
  else faults.report("amountNotDigits", { value }, place);
  return 0n;
}

function readKind(cell: string, { line, faults }: CellPlace): (typeof paymentKinds)[number] | null {
  if (cell === "") return null;
  const kind = paymentKinds.find((each) => each === cell);
  if (kind !== undefined) return kind;
  const nearest = nearestWords(cell, { known: paymentKinds.map((word) => ({ word, names: [] })) })[0] ?? "";
  const values = { value: shownValue(cell), nearest, known: paymentKinds.join(", ") };
  faults.report("unknownWord", values, { line, column: "kind" });
  return null;
}
