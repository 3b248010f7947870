/**
 * Whether an entry in memory is of a question: what `entryCondition` says in SQL.
 */
import { type Entry, type PlainDate, sourceDimensions } from "@giaingan/finance";
import type { EntryFilter } from "./entry-filter.ts";
import { monthIndexOf, parseMonth } from "./month-index.ts";

/** What a question keeps; the filter is one that `filterCondition` takes. */
export interface MatchedQuestion {
  readonly asOf: PlainDate;
  readonly revision: number;
  readonly filter?: EntryFilter | undefined;
}

/** Makes the test of a question. */
export function entryMatcher({
  asOf,
  revision,
  filter = {},
}: MatchedQuestion): (entry: Entry & { readonly revision: number }) => boolean {
  const { unitId, projectId, componentId, fiscalYear, fiscalYears, ownMoneyOf, month, year } = filter;
  const monthIndex = month === undefined ? undefined : (parseMonth(month) ?? undefined);
  return (entry) =>
    entry.effectiveOn <= asOf &&
    entry.revision <= revision &&
    isSame(entry.unitId, unitId) &&
    isSame(entry.projectId, projectId) &&
    isSame(entry.componentId, componentId) &&
    isSame(entry.fiscalYear, fiscalYear) &&
    fiscalYears?.includes(entry.fiscalYear) !== false &&
    sourceDimensions.every((dimension) => isSame(entry.source[dimension], filter[dimension])) &&
    isOwnMoney({ vintage: entry.source.vintage, isCarried: entry.kind === "carriedOver" }, ownMoneyOf) &&
    isSame(monthIndexOf(entry.effectiveOn), monthIndex) &&
    isSame(Number(entry.effectiveOn.slice(0, 4)), year);
}

/** Whether a value is the wanted one; left out: every one is. */
export function isSame(value: string | number | null, wanted: string | number | null | undefined): boolean {
  return wanted === undefined || value === wanted;
}

/** Whether money is a budget year's own: of its vintage, or of none stated and not carried over. */
export function isOwnMoney(
  { vintage, isCarried }: { readonly vintage: number | null; readonly isCarried: boolean },
  ownMoneyOf: number | undefined,
): boolean {
  return ownMoneyOf === undefined || vintage === ownMoneyOf || (vintage === null && !isCarried);
}
