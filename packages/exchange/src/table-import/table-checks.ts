/** What a table as a whole leaves open: its unit of money, its day, its budget year, how it writes numbers, what its columns mean. */
import { requiredColumns } from "../entries-file/entry-columns.ts";
import type { UnderstoodColumn } from "../table/understood-table.ts";
import type { CellPlace, CellValue } from "../workbook/workbook.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";
import type { ImportSettings } from "./import-settings.ts";
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import { type ImportTable, placeOfTable } from "./import-table.ts";
import { isPayment, isPosted } from "./posted-measures.ts";

const unitChoices = [
  { value: "1", name: { vi: "đồng", en: "dong" } },
  { value: "1000", name: { vi: "nghìn đồng", en: "thousand dong" } },
  { value: "1000000", name: { vi: "triệu đồng", en: "million dong" } },
  { value: "1000000000", name: { vi: "tỷ đồng", en: "billion dong" } },
] as const;

const numberChoices = [
  { value: "vi", name: { vi: "30.433,5 (dấu chấm ngăn hàng nghìn)", en: "30.433,5 (full stops group thousands)" } },
  { value: "en", name: { vi: "30,433.5 (dấu phẩy ngăn hàng nghìn)", en: "30,433.5 (commas group thousands)" } },
] as const;

/** Checks one table; `facts` are its own. */
export function checkWhole(
  table: ImportTable,
  { facts, settings }: { readonly facts: FactList<ImportFact>; readonly settings: ImportSettings },
): readonly ImportFinding[] {
  const place = placeOfTable(table);
  const { understood } = table;
  const hasMoney = understood.columns.some(({ meaning }) => meaning.kind === "money" && isPosted(meaning));
  const findings: ImportFinding[] = unclearColumns(table);
  const { undecided } = understood.numbers;
  if (undecided !== null) {
    const { row, column, printed } = undecided;
    const where = { sheet: understood.sheet, row, column };
    findings.push(importFinding("numbersUndecided", { place: where, printed, choices: numberChoices }));
  }
  if (hasMoney && understood.unit === null && isUnitNeeded(table))
    findings.push(importFinding("moneyUnitNotStated", { place, choices: unitChoices }));
  if (isEntriesLayout(table)) return [importFinding("entriesLayout", { place })];
  if (isListOfVouchers(table)) return [...findings, importFinding("listOfVouchers", { place })];
  const posted = lookAtPosted(facts);
  if (posted.isUndated || isDayNeeded(table, settings)) findings.push(importFinding("dataDateNotStated", { place }));
  if (posted.isWithoutYear || (posted.isEmpty && isYearNeeded(table, settings)))
    findings.push(importFinding("fiscalYearNotStated", { place }));
  if (posted.isWithoutUnit) findings.push(importFinding("unitNotStated", { place, choices: unitsSoFar(settings) }));
  if (findings.length === 0 && posted.isEmpty) findings.push(importFinding("nothingToPost", { place }));
  return findings;
}

/** What some of the amounts that are posted lack. */
interface PostedLook {
  readonly isEmpty: boolean;
  readonly isUndated: boolean;
  readonly isWithoutYear: boolean;
  readonly isWithoutUnit: boolean;
}

function lookAtPosted(facts: FactList<ImportFact>): PostedLook {
  let [isEmpty, isUndated, isWithoutYear, isWithoutUnit] = [true, false, false, false];
  for (const fact of facts) {
    if (fact.standing !== "own" || !isPosted(fact)) continue;
    isEmpty = false;
    isUndated ||= isUndatedPayment(fact);
    isWithoutYear ||= fact.fiscalYear === null;
    isWithoutUnit ||= fact.unitId === null && !fact.isOpen;
  }
  return { isEmpty, isUndated, isWithoutYear, isWithoutUnit };
}

/** The header of an entries file (docs/entries-file.md) in a sheet. */
function isEntriesLayout({ understood: { columns } }: ImportTable): boolean {
  const named = new Set(columns.map(({ path }) => path.join(" ").trim()));
  return requiredColumns.every((column) => named.has(column));
}

const voucherWords = /chứng từ|phiếu chi|số ct(?![\p{L}])|ủy nhiệm chi|uỷ nhiệm chi|voucher/iu;
const dayOfPayment = /^ngày(?: tháng)?(?: năm)?(?: chi| trả| thanh toán| giải ngân| chứng từ| ct)?$/iu;

/** One row a payment: its amounts are no running totals, and would be taken for them. */
function isListOfVouchers({ understood: { columns } }: ImportTable): boolean {
  const day = columns.find(({ meaning }) => meaning.kind === "asOf");
  if (day === undefined) return false;
  return (
    columns.some(({ path }) => path.some((words) => voucherWords.test(words))) ||
    day.path.some((words) => dayOfPayment.test(words))
  );
}

function isUndatedPayment({ measure, asOf }: ImportFact): boolean {
  return isPayment(measure) && asOf === null;
}

/** Whether a column of payments has no day: told before its amounts can be read, so that all is asked at once. */
function isDayNeeded({ understood }: ImportTable, { asOf }: ImportSettings): boolean {
  const isTold = asOf !== null || understood.asOf !== null;
  if (isTold || understood.columns.some(({ meaning }) => meaning.kind === "asOf")) return false;
  return understood.columns.some(
    ({ meaning }) => meaning.kind === "money" && isPayment(meaning.measure) && meaning.asOf === null,
  );
}

function isYearNeeded({ understood }: ImportTable, { asOf, fiscalYear }: ImportSettings): boolean {
  if (fiscalYear !== null || asOf !== null || understood.fiscalYear !== null || understood.asOf !== null) return false;
  const { columns } = understood;
  return (
    !columns.some(({ meaning }) => meaning.kind === "year") && columns.some(({ meaning }) => meaning.kind === "money")
  );
}

/** Whether some column of money has no unit of its own, and no row tells one. */
function isUnitNeeded({ understood }: ImportTable): boolean {
  if (understood.columns.some(({ meaning }) => meaning.kind === "rowUnit")) return false;
  return understood.columns.some(({ meaning, unit }) => meaning.kind === "money" && unit === null);
}

function unitsSoFar({ unit }: ImportSettings): readonly { value: string; name: { vi: string; en: string } }[] {
  return unit === null ? [] : [{ value: unit, name: { vi: unit, en: unit } }];
}

/** Columns that nobody understood, and that hold numbers: money that would be left out. */
function unclearColumns({ understood, grid }: ImportTable): ImportFinding[] {
  const isFilled = ({ column }: UnderstoodColumn): boolean => {
    const numbers = understood.rows.filter(({ row }) => isNumber(grid.sheet.valueAt(row, column))).length;
    return numbers > 1 && numbers * 2 >= understood.rows.length;
  };
  return understood.columns
    .filter((column) => column.meaning.kind === "unknown" && isFilled(column))
    .map(({ column, path }) => {
      const place: CellPlace = { sheet: understood.sheet, row: understood.heading.lastRow, column };
      return importFinding("columnUnclear", { place, printed: path.join(" › ") });
    });
}

function isNumber(value: CellValue): boolean {
  return typeof value === "number" || (typeof value === "string" && /^\(?-?\d[\d., ]*\)?%?$/u.test(value.trim()));
}
