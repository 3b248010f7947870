/**
 * Reading cumulative series from a CSV table, without a ledger: `fiscal_year,month,key,to_date[,plan]`
 * (docs/projection.md). Lines that begin with "#" before the head are remarks.
 */
import { type CumulativeSeries, refuseSeries, type YearCurve } from "@giaingan/finance/projection";
import { createFaultList, type FaultList, shownValue } from "./entries-file/fault-list.ts";
import { separatorOf } from "./entries-file/table-layout.ts";
import { type CsvRecord, listCsvRecords } from "./reconcile-file/csv-records.ts";
import { folded } from "./reconcile-file/table-heads.ts";

/** The columns, with other names that such tables have. */
const seriesColumns = {
  fiscal_year: ["fiscal_year", "year", "năm", "năm ngân sách"],
  month: ["month", "tháng"],
  key: ["key", "unit", "function", "project", "source", "đơn vị", "chức năng", "dự án", "nguồn", "tên"],
  to_date: ["to_date", "executed_to_date", "disbursed_to_date", "lũy kế", "lũy kế giải ngân", "giải ngân lũy kế"],
  plan: ["plan", "kế hoạch"],
} as const;

type SeriesColumn = keyof typeof seriesColumns;

const required: readonly SeriesColumn[] = ["fiscal_year", "month", "key", "to_date"];
const monthCount = 13;

/**
 * Reads the table. Rows in any order; a month that has no row, or an empty amount, is not stated. A plan holds from the
 * month of its row until the next that is stated.
 *
 * @returns series in the order in which their keys come
 * @throws Refusal the first of up to 100 faults with line and column, and the others: `tableWithoutRows`, `missingColumn`,
 *   `repeatedColumn`, `missingCell`, `seriesYearUnknown`, `seriesMonthUnknown`, `seriesAmountInvalid`, `seriesPlanInvalid`,
 *   `seriesKeyRepeated`, `seriesAmountUnclear` where 1.234 may be a thousand and some or one and some, `brokenQuotes`
 */
export function readSeriesFile(text: string, { path }: { readonly path: string }): readonly CumulativeSeries[] {
  const faults = createFaultList(path);
  const [head, ...records] = listCsvRecords(withoutRemarks(text), faults);
  faults.throwIfAny();
  if (head === undefined || records.length === 0) faults.report("tableWithoutRows", {}, { line: null, column: null });
  faults.throwIfAny();
  const placeOf = readHead(head ?? { line: 1, cells: [] }, faults);
  faults.throwIfAny();
  const isDecimal = tellsDecimals(records, placeOf);
  for (const { line, cells } of records)
    for (const column of ["to_date", "plan"] as const) {
      const cell = cells[placeOf.get(column) ?? -1] ?? "";
      if (isDecimal || !thousandsLike.test(cell)) continue;
      const values = { amount: cell, whole: cell.replace(/[.,]/u, ""), decimal: `${cell.replace(",", ".")}0` };
      faults.add(refuseSeries("seriesAmountUnclear", values), { line, column });
    }
  faults.throwIfAny();
  const series = new Map<string, Map<number, YearCells>>();
  for (const record of records) addRow(series, { record, placeOf, faults });
  faults.throwIfAny();
  return [...series].map(([key, years]) => ({ key, years: [...years].map(curveOf) }));
}

/** Remarks become rows of empty cells, so that later lines keep their numbers, and the separator that of the head. */
function withoutRemarks(text: string): string {
  const lines = text.split("\n");
  const head = lines.findIndex((line) => !/^\uFEFF?\s*(?:#|$)/u.test(line));
  const empty = separatorOf(lines[head] ?? "");
  return lines.map((line, index) => (index < head ? empty : line)).join("\n");
}

/** One to three digits, a sign, three digits: 1.234 is a thousand and some to one office, and one and some to another. */
const thousandsLike = /^-?[1-9]\d{0,2}[.,]\d{3}$/u;

/** Whether some amount of the table shows that its sign stands before decimals: 12345.678, 0.5, 1.25. */
function tellsDecimals(records: readonly CsvRecord[], placeOf: Places): boolean {
  return records.some(({ cells }) =>
    (["to_date", "plan"] as const).some((column) => {
      const cell = cells[placeOf.get(column) ?? -1] ?? "";
      return /^-?\d+[.,]\d+$/u.test(cell) && !thousandsLike.test(cell);
    }),
  );
}

type Places = ReadonlyMap<SeriesColumn, number>;

function readHead({ line, cells }: CsvRecord, faults: FaultList): Places {
  const placeOf = new Map<SeriesColumn, number>();
  for (const [place, cell] of cells.entries()) {
    const names = Object.entries(seriesColumns) as [SeriesColumn, readonly string[]][];
    const column = names.find(([, known]) => known.includes(folded(cell)))?.[0];
    if (column === undefined) continue;
    if (placeOf.has(column)) faults.report("repeatedColumn", { column }, { line, column });
    placeOf.set(column, place);
  }
  for (const column of required)
    if (!placeOf.has(column))
      faults.report("missingColumn", { column, required: required.join(", ") }, { line, column: null });
  return placeOf;
}

/** A year while its rows come in. */
interface YearCells {
  readonly toDate: (number | null)[];
  readonly plans: (number | null)[];
  /** Lines of the rows of months. */
  readonly lines: Map<number, number>;
}

function addRow(
  series: Map<string, Map<number, YearCells>>,
  { record, placeOf, faults }: { readonly record: CsvRecord; readonly placeOf: Places; readonly faults: FaultList },
): void {
  const { line } = record;
  const cellOf = (column: SeriesColumn): string => record.cells[placeOf.get(column) ?? -1] ?? "";
  const key = cellOf("key").normalize("NFC");
  if (key === "") {
    faults.report("missingCell", { expected: { vi: "tên chuỗi", en: "the series' name" } }, { line, column: "key" });
    return;
  }
  const [year, month] = [cellOf("fiscal_year"), cellOf("month")];
  const place = { key: shownValue(key), year: shownValue(year) };
  if (!/^[1-9]\d{3}$/u.test(year)) {
    faults.add(refuseSeries("seriesYearUnknown", place), { line, column: "fiscal_year" });
    return;
  }
  const monthNumber = /^\d{1,2}$/u.test(month) ? Number(month) : 0;
  if (monthNumber < 1 || monthNumber > monthCount) {
    faults.add(refuseSeries("seriesMonthUnknown", { ...place, month: shownValue(month) }), { line, column: "month" });
    return;
  }
  const amount = readAmount(cellOf("to_date"));
  if (Number.isNaN(amount)) {
    const values = { ...place, month, amount: shownValue(cellOf("to_date")) };
    faults.add(refuseSeries("seriesAmountInvalid", values), { line, column: "to_date" });
  }
  const plan = readAmount(cellOf("plan"));
  if (Number.isNaN(plan) || (plan !== null && plan < 0)) {
    faults.add(refuseSeries("seriesPlanInvalid", { ...place, plan: shownValue(cellOf("plan")) }), {
      line,
      column: "plan",
    });
  }
  const years = series.get(key) ?? new Map<number, YearCells>();
  series.set(key, years);
  const cells = years.get(Number(year)) ?? emptyYear();
  years.set(Number(year), cells);
  if (cells.lines.has(monthNumber)) {
    const values = { key: place.key, year: `${month}/${year}` };
    faults.add(refuseSeries("seriesKeyRepeated", values), { line, column: null });
  }
  cells.lines.set(monthNumber, line);
  cells.toDate[monthNumber - 1] = amount;
  cells.plans[monthNumber - 1] = plan;
}

function emptyYear(): YearCells {
  const none = (): null[] => Array.from({ length: monthCount }, () => null);
  return { toDate: none(), plans: none(), lines: new Map() };
}

/** Digits with a decimal point or comma, nothing between thousands; null: empty; NaN: anything else. */
function readAmount(cell: string): number | null {
  if (cell === "") return null;
  return /^-?\d+(?:[.,]\d+)?$/u.test(cell) ? Number(cell.replace(",", ".")) : Number.NaN;
}

function curveOf([fiscalYear, { toDate, plans }]: readonly [number, YearCells]): YearCurve {
  return { fiscalYear, toDate, plan: plans.every((plan) => plan === null) ? null : plans };
}
