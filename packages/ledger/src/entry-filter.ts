/**
 * Which entries a question is about, and by what they are grouped: the one place that knows the columns.
 */
import { isPlainDate, type PlainDate, refuse, type SourceDimension, sourceDimensions } from "@giaingan/finance";
import type { SqlValue } from "./engine.ts";
import { parseMonth } from "./month-index.ts";

/** What positions can be grouped by. The funding source is its five dimensions: `sourceDimensions` of finance. */
export type Dimension = SourceDimension | "unit" | "project" | "component" | "fiscalYear" | "month" | "year";

/** Every dimension. */
export const dimensions: readonly Dimension[] = [
  ...sourceDimensions,
  "unit",
  "project",
  "component",
  "fiscalYear",
  "month",
  "year",
];

/** The value of a dimension; null where the document does not say. A month is `YYYY-MM`. */
export type DimensionValue = string | number | null;

/**
 * Keeps the entries that have each of the given values. A field that is left out keeps all; null keeps the entries of
 * which the document does not say it.
 */
export interface EntryFilter {
  readonly unitId?: string;
  readonly fiscalYear?: number;
  /** Any of these budget years. */
  readonly fiscalYears?: readonly number[];
  readonly projectId?: string | null;
  readonly componentId?: string | null;
  readonly level?: string | null;
  readonly nature?: string | null;
  readonly origin?: string | null;
  readonly vintage?: number | null;
  readonly relation?: string | null;
  /** Money of this budget year's own: of its vintage, or of none stated and not carried over. */
  readonly ownMoneyOf?: number;
  /** `YYYY-MM` of the business date. */
  readonly month?: string;
  /** Calendar year of the business date. */
  readonly year?: number;
}

/** A condition in SQL with the values of its parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

const filterColumns: Readonly<
  Record<Exclude<keyof EntryFilter, SourceDimension | "fiscalYears" | "month" | "year" | "ownMoneyOf">, string>
> = {
  unitId: "unit_id",
  fiscalYear: "fiscal_year",
  projectId: "project_id",
  componentId: "component_id",
};

/**
 * The condition of a question on the table `entries`, alias `e`.
 *
 * The date and the revision are checked and written into the text, so that the engine's statistics can use them.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function entryCondition({
  asOf,
  revision,
  filter = {},
}: {
  readonly asOf: PlainDate;
  readonly revision: number;
  readonly filter?: EntryFilter | undefined;
}): SqlCondition {
  if (!isPlainDate(asOf)) throw refuse("unknownDate", { name: "asOf", value: asOf });
  const { sql, parameters } = filterCondition(filter);
  return { sql: `e.effective_on <= DATE '${asOf}' AND e.revision <= ${revision} AND ${sql}`, parameters };
}

/**
 * The condition of a filter alone, of any date and revision, on `entries` or another table with its columns, alias `e`;
 * `TRUE` when it keeps all.
 *
 * @throws Refusal `invalidValue`
 */
export function filterCondition(filter: EntryFilter): SqlCondition {
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  const compare = (column: string, wanted: DimensionValue): string => {
    if (wanted === null) return `${column} IS NULL`;
    // A whole number is written into the text too: with a parameter the engine would read every budget year.
    if (Number.isSafeInteger(wanted)) return `${column} = ${wanted}`;
    parameters.push(wanted);
    return `${column} = CAST($${parameters.length} AS ${typeof wanted === "number" ? "INTEGER" : "VARCHAR"})`;
  };
  for (const [name, column] of Object.entries(filterColumns)) {
    const wanted = filter[name as keyof typeof filterColumns];
    if (wanted !== undefined) conditions.push(compare(`e.${column}`, wanted));
  }
  if (filter.fiscalYears !== undefined) {
    const years = filter.fiscalYears.map((year) => wholeYear("fiscalYears", year));
    conditions.push(years.length === 0 ? "FALSE" : `e.fiscal_year IN (${years.join()})`);
  }
  const ofSource = sourceDimensions.flatMap((dimension) => {
    const wanted = filter[dimension];
    return wanted === undefined ? [] : [compare(dimension, wanted)];
  });
  if (ofSource.length > 0) {
    conditions.push(`e.class_id IN (SELECT class_id FROM entry_classes WHERE ${ofSource.join(" AND ")})`);
  }
  if (filter.ownMoneyOf !== undefined) {
    const own = `vintage = ${wholeYear("ownMoneyOf", filter.ownMoneyOf)} OR (vintage IS NULL AND kind <> 'carriedOver')`;
    conditions.push(`e.class_id IN (SELECT class_id FROM entry_classes WHERE ${own})`);
  }
  conditions.push(...monthConditions(filter));
  return { sql: conditions.length === 0 ? "TRUE" : conditions.join(" AND "), parameters };
}

function monthConditions({ month, year }: EntryFilter): readonly string[] {
  const conditions: string[] = [];
  if (month !== undefined) {
    const monthIndex = parseMonth(month);
    if (monthIndex === null) throw refuse("invalidValue", { name: "month", value: month, expected: "YYYY-MM" });
    conditions.push(`e.month_index = ${monthIndex}`);
  }
  if (year !== undefined) {
    const firstMonth = wholeYear("year", year) * 12;
    conditions.push(`e.month_index BETWEEN ${firstMonth} AND ${firstMonth + 11}`);
  }
  return conditions;
}

function wholeYear(name: string, year: number): number {
  if (Number.isInteger(year)) return year;
  throw refuse("invalidValue", { name, value: String(year), expected: "YYYY" });
}
