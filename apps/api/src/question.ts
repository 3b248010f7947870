/**
 * Reading a query string into a question: what every route that takes a date, a revision or a breakdown shares.
 */
import type {
  AdvancesQuery,
  ChangesQuery,
  EntriesQuery,
  ProgressQuery,
  QuestionQuery,
  RatesQuery,
} from "@giaingan/client/schemas";
import {
  type Breakdown,
  type MovementFilter,
  parseDate,
  type PlainDate,
  readBreakdowns,
  readMovementFilter,
  refuse,
} from "@giaingan/finance";
import { advanceAgeBuckets } from "@giaingan/finance/plan";
import type {
  LedgerChangesQuestion,
  LedgerProgressQuestion,
  LedgerQuestion,
  LedgerRatesQuestion,
} from "@giaingan/ledger";

/** The parameters that questions share. */
export type SharedQuery = QuestionQuery;

/**
 * A date of the query; null when it is left out.
 *
 * @throws Refusal `unknownDate`
 */
export function readDate(name: string, text: string | undefined): PlainDate | null {
  if (text === undefined) return null;
  const date = parseDate(text);
  if (date === null) throw refuse("unknownDate", { name, value: text });
  return date;
}

/** The question of a query; without `by`, by funding source. */
export function readQuestion(
  query: SharedQuery,
  { by = ["source"] }: { readonly by?: readonly Breakdown[] } = {},
): LedgerQuestion {
  return {
    by: query.by === undefined ? by : readBreakdowns(query.by, "by"),
    asOf: readDate("asOf", query.asOf),
    fiscalYear: query.year ?? null,
    filter: readFilter(query),
    unit: query.unit ?? null,
    revision: query.rev ?? null,
  };
}

/** The question that a progress query asks. */
export function readProgressQuestion(
  query: ProgressQuery | Omit<EntriesQuery, "measure" | "key" | "limit" | "cursor">,
): LedgerProgressQuestion {
  const { basis = "includingCarryOver", cutOff, ...shared } = query;
  return { ...readQuestion(shared), basis, lateAdditionCutOff: readDate("cutOff", cutOff) };
}

/** The question that a rates query asks; without `by`, the total alone. */
export function readRatesQuestion({ cutOff, ...shared }: RatesQuery): LedgerRatesQuestion {
  return { ...readQuestion(shared, { by: [] }), lateAdditionCutOff: readDate("cutOff", cutOff) };
}

/** The question that an advances query asks, with the last days of its age buckets. */
export function readAdvancesQuestion({
  buckets,
  ...shared
}: AdvancesQuery): LedgerQuestion & { readonly bucketDays: readonly number[] } {
  const bucketDays = buckets === undefined ? advanceAgeBuckets : buckets.split(",").map(Number);
  const isRising = bucketDays.every((days, index) => days > (bucketDays[index - 1] ?? 0));
  if (!isRising) throw refuse("invalidValue", { name: "buckets", value: buckets ?? "", expected: "30,90,180,365" });
  return { ...readQuestion(shared), bucketDays };
}

/**
 * The question that a changes query asks.
 *
 * @throws Refusal `invalidValue` when it names no state to change from
 */
export function readChangesQuestion({ fromAsOf, fromRev, ...shared }: ChangesQuery): LedgerChangesQuestion {
  if (fromAsOf === undefined && fromRev === undefined) {
    throw refuse("startNotStated", { names: "fromAsOf, fromRev", example: "fromAsOf=2023-09-30" });
  }
  return {
    ...readQuestion(shared),
    from: { asOf: readDate("fromAsOf", fromAsOf), revision: fromRev ?? null },
  };
}

function readFilter({ unitId, ...query }: SharedQuery): MovementFilter {
  const { level, nature, origin, vintage, relation, project, component } = query;
  return readMovementFilter({ unit: unitId, level, nature, origin, vintage, relation, project, component });
}
