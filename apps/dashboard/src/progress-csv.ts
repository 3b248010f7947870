/**
 * The table as CSV for Excel: UTF-8 with a byte order mark, amounts as whole đồng without separators, and in every
 * row the as-of date, basis, source and revision that the numbers are worth nothing without.
 */
import type { WireLedgerOverview, WireProgress } from "@giaingan/client";
import { formatDate, type Language, planBasisNames } from "@giaingan/finance";
import { layProgressTable, type RowFigures, type TableRow } from "./progress-table.ts";
import type { Words } from "./words.ts";

const byteOrderMark = "\uFEFF";
/** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
const formulaStart = /^[=+\-−@\t\r＝＋－＠]/u;
const needsQuotes = /[",\r\n]/u;

/** What the table says beside its numbers. */
export interface CsvContext {
  readonly ledger: WireLedgerOverview;
  readonly language: Language;
  readonly words: Words;
  /** The unit that was asked for; null: all of them. */
  readonly unitId: string | null;
}

/** Writes the groups and their total. An empty cell is "not stated". */
export function writeProgressCsv(progress: WireProgress, { ledger, language, words, unitId }: CsvContext): string {
  const table = layProgressTable(progress, words, { language, unit: "dong" });
  const { csv } = words;
  const context = [
    text(formatDate(progress.asOf)),
    text(planBasisNames[progress.basis][language]),
    text(unitId ?? (ledger.units.length === 1 ? (ledger.units[0] ?? "") : words.allUnits)),
    text(ledger.documents.map(({ name }) => name).join("; ")),
    String(progress.revision),
    text(ledger.chainHead ?? ""),
  ];
  const lines = [
    [
      csv.group,
      csv.vintage,
      csv.plan,
      csv.disbursed,
      csv.rate,
      csv.remaining,
      csv.deadline,
      csv.legalBasis,
      csv.asOf,
      csv.basis,
      csv.unit,
      csv.source,
      csv.revision,
      csv.chainHead,
    ].map(text),
    ...table.rows.map((row) => [...rowCells(row), ...context]),
    [text(table.total.label), "", ...figureCells(table.total), "", "", ...context],
  ];
  return `${byteOrderMark}${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

function rowCells(row: TableRow): readonly string[] {
  const { deadline } = row;
  return [
    text(row.shortLabel),
    row.vintage === null ? "" : String(row.vintage),
    ...figureCells(row),
    deadline === null ? "" : text(formatDate(deadline.date)),
    deadline === null ? "" : text(deadline.legalBasis),
  ];
}

function figureCells({ plan, disbursed, rate, remaining }: RowFigures): readonly string[] {
  const amount = (shown: RowFigures["plan"]): string => (shown === null ? "" : shown.exact.toString());
  return [amount(plan), amount(disbursed), rate === null ? "" : quote(rate), amount(remaining)];
}

/** A cell of text: an apostrophe before what would be read as a formula. Numbers do not pass here. */
function text(value: string): string {
  return quote(formulaStart.test(value) ? `'${value}` : value);
}

function quote(value: string): string {
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
