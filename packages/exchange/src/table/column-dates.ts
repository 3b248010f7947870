/** Days and years of columns: what payments are counted to, and the year that money was first assigned in. */
import { endOfMonth, type PlainDate, plainDate } from "@giaingan/finance";
import type { HeadingWords } from "./column-cues.ts";
import type { MoneyMeasure } from "./understood-table.ts";

/** What the table around a column says. */
export interface TableDates {
  readonly asOf: PlainDate | null;
  readonly fiscalYear: number | null;
  /** Null: none. */
  readonly title: string | null;
}

/**
 * The day of the nearest words that name one; of "từ 01/01 đến 31/10/2025" the last. "Hết tháng trước" counts from the table's own
 * month.
 */
export function readAsOf(words: readonly HeadingWords[], { asOf, fiscalYear }: TableDates): PlainDate | null {
  for (const { cues, dates } of words.toReversed()) {
    const date = lastDay(dates, fiscalYear);
    if (date !== null) return date;
    if (asOf === null) continue;
    const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))];
    if (cues.has("previousMonth")) return month === 1 ? endOfMonth(year - 1, 12) : endOfMonth(year, month - 1);
    if (cues.has("reportMonth")) return endOfMonth(year, month);
  }
  return null;
}

/** The last day that figures are counted to; where no words say so, the last that is named, but no 01/01. */
function lastDay(dates: HeadingWords["dates"], fiscalYear: number | null): PlainDate | null {
  const days = dates.filter(({ month, kind }) => month !== null && kind !== "year" && kind !== "compared");
  const counted = days.filter(({ kind }) => kind === "asOf");
  const named = days.filter(({ day, month }) => day !== 1 || month !== 1);
  for (const { year, month, day } of (counted.length > 0 ? counted : named).toReversed()) {
    if (month === null) continue;
    const ofYear = year ?? (month === 1 && day === 31 && fiscalYear !== null ? fiscalYear + 1 : fiscalYear);
    if (ofYear === null) continue;
    if (month === 13) return endOfMonth(ofYear + 1, 1);
    const date = day === null ? endOfMonth(ofYear, month) : plainDate({ year: ofYear, month, day });
    if (date !== null) return date;
  }
  return null;
}

/**
 * The day that the settlement of a budget year counts payments to: the year's own money is paid until 31/01 of the next year, what was
 * carried over until 31/12 (Decree 99/2021/NĐ-CP). Null: the table is no settlement.
 */
export function settlementDay(
  { title, fiscalYear }: TableDates,
  { measure, isCarriedOver }: { readonly measure: MoneyMeasure; readonly isCarriedOver: boolean },
): PlainDate | null {
  const isPaid = measure === "disbursed" || measure === "advanced" || measure === "volumePaid";
  if (!isPaid || fiscalYear === null || !/quyết toán.*niên độ|niên độ ngân sách/iu.test(title ?? "")) return null;
  return isCarriedOver ? endOfMonth(fiscalYear, 12) : endOfMonth(fiscalYear + 1, 1);
}

/** "Năm 2023" among columns of carried-over money is this year's plan. */
export function isOwnYear({ dates, yearsBack }: HeadingWords, { fiscalYear }: TableDates): boolean {
  return yearsBack === null && fiscalYear !== null && dates.some(({ year }) => year === fiscalYear);
}

/** The plan year that the money was first assigned in; null: not stated, or this year's. */
export function readVintage(
  words: readonly HeadingWords[],
  { isCarriedOver, dates: { fiscalYear } }: { readonly isCarriedOver: boolean; readonly dates: TableDates },
): number | null {
  if (!isCarriedOver) return null;
  for (const { dates, yearsBack } of words.toReversed()) {
    if (yearsBack !== null && fiscalYear !== null) return fiscalYear - yearsBack;
    // A day that the money is counted to is no year of money: only "năm 2022" is.
    const named = dates.find(({ kind, year }) => kind === "year" && year !== null)?.year ?? null;
    if (named !== null && (fiscalYear === null || named < fiscalYear)) return named;
  }
  return null;
}

/** "Vốn năm 2023" in a table of 2024: money that was carried over, though no word says so. */
export function moneyOfYearBefore(heading: string, { fiscalYear }: TableDates): boolean {
  const year = /^(?:nguồn )?vốn (?:kế hoạch )?(?:năm )?(20\d\d)$/iu.exec(heading.normalize("NFC").trim())?.[1];
  return year !== undefined && fiscalYear !== null && Number(year) < fiscalYear;
}

const ofOneYear: ReadonlySet<MoneyMeasure> = new Set([
  "plan",
  "initialPlan",
  "supplemented",
  "cut",
  "allocatedPlan",
  "disbursed",
  "advanced",
  "volumePaid",
]);

/**
 * Whether a column tells the plan or the payments of another year than its table's, for comparison or from the start of a work:
 * "Năm 2024 › Kế hoạch" and "Lũy kế giải ngân đến hết năm 2024" in a table of 2025. Carried-over money is this year's.
 */
export function isOfOtherYear(
  words: readonly HeadingWords[],
  { measure, dates: { fiscalYear } }: { readonly measure: MoneyMeasure; readonly dates: TableDates },
): boolean {
  if (fiscalYear === null || !ofOneYear.has(measure) || words.some(({ cues }) => cues.has("carried"))) return false;
  const nearest = words.findLast(({ dates }) => dates.some(({ year, kind }) => year !== null && kind !== "compared"));
  if (nearest === undefined) return false;
  const years = nearest.dates.flatMap(({ year, month, kind }) => {
    if (year === null || (kind === "other" && month !== null)) return [];
    // January's payments still belong to the year before.
    return [month === 1 ? [year, year - 1] : [year]];
  });
  return years.length > 0 && years.every((each) => !each.includes(fiscalYear));
}
