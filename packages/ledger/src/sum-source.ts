/**
 * Sum sources: where the sums of a question are read. Always from the entries; on PostgreSQL from the kept monthly
 * totals where they tell all that the question tells apart.
 *
 * Kept totals are of the record as it is now. As of a date at a revision they are: the months before the date's month,
 * and that month's entries up to the day, less what was recorded after the revision. One statement reads all three, so
 * they are of one state. The sums are those of the entries, to the đồng (docs/decisions, kept sums).
 */
import { isPlainDate, lastDayOfMonth, type PlainDate, refuse } from "@giaingan/finance";
import type { Dialect, Engine, SqlValue } from "./engine.ts";
import { entryCondition, type EntryFilter, filterCondition } from "./entry-filter.ts";
import { monthIndexOf } from "./month-index.ts";

/** What a question for sums needs of its source. */
export interface SumQuery {
  readonly asOf: PlainDate;
  readonly revision: number;
  readonly filter?: EntryFilter | undefined;
  /**
   * Whether the question tells apart, or asks for, nothing but class, unit, budget year and month of the entries: no
   * project, no component, no day, no earlier revision.
   */
  readonly isByMonth: boolean;
}

/** The parts of a statement that groups the rows of the source, alias `e`. */
export interface SumSource {
  /** What stands after FROM. */
  readonly fromSql: string;
  /** What stands after WHERE. */
  readonly conditionSql: string;
  /** The number of entries of a group. */
  readonly countSql: string;
  /** "HAVING …" where groups without entries must vanish, or nothing. */
  readonly havingSql: string;
  /** Whether the rows are kept totals; else they are entries. */
  readonly isKept: boolean;
  readonly parameters: readonly SqlValue[];
}

/**
 * Kept totals are read when their table is so many times smaller than the entries': measured, a row of theirs costs
 * twice what an entry costs. Where every entry is alone in its month, as in a national set over thousands of units, the
 * entries themselves are read faster.
 */
const timesSmallerMin = 8;

/** How large the kept totals are beside the entries; both answer the same. */
const isWorthReading = `SELECT pg_relation_size('monthly_totals') * ${timesSmallerMin} < pg_relation_size('entries')`;

/**
 * Chooses the source that is read faster.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function chooseSumSource(engine: Pick<Engine, "dialect" | "query">, query: SumQuery): Promise<SumSource> {
  if (engine.dialect === "duckdb" || !isOfMonths(query)) return entrySource(query);
  const [row] = await engine.query(isWorthReading);
  return row?.[0] === true ? sumSource(engine.dialect, query) : entrySource(query);
}

/**
 * The source that tells all that the question tells apart: the kept totals of PostgreSQL, or the entries.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function sumSource(dialect: Dialect, query: SumQuery): SumSource {
  return dialect === "postgresql" && isOfMonths(query) ? keptSource(query) : entrySource(query);
}

function isOfMonths({ isByMonth, filter = {} }: SumQuery): boolean {
  return isByMonth && filter.projectId === undefined && filter.componentId === undefined;
}

function entrySource(query: SumQuery): SumSource {
  const { sql, parameters } = entryCondition(query);
  return { fromSql: "entries AS e", conditionSql: sql, countSql: "COUNT(*)", havingSql: "", isKept: false, parameters };
}

function keptSource(query: SumQuery): SumSource {
  return {
    fromSql: `(${keptTotalsSql(query)}) AS e`,
    conditionSql: "TRUE",
    countSql: "SUM(e.entry_count)",
    havingSql: "HAVING SUM(e.entry_count) <> 0",
    isKept: true,
    parameters: filterCondition(query.filter ?? {}).parameters,
  };
}

const keyColumns = "e.unit_id, e.fiscal_year, e.month_index, e.class_id";

/** The totals of PostgreSQL as of a date at a revision, a row or several for each key. */
function keptTotalsSql({ asOf, revision, filter = {} }: SumQuery): string {
  if (!isPlainDate(asOf)) throw refuse("unknownDate", { name: "asOf", value: asOf });
  const { sql } = filterCondition(filter);
  const month = monthIndexOf(asOf);
  const isWholeMonth = asOf === lastDayOfMonth(asOf);
  const wholeMonths = `e.month_index ${isWholeMonth ? "<=" : "<"} ${month}`;
  const parts = [
    `SELECT ${keyColumns}, e.amount, e.entry_count FROM monthly_totals AS e WHERE ${wholeMonths} AND ${sql}`,
    // At the newest revision, which is asked for most, the server sees from the batches that there is nothing to look for.
    `SELECT ${keyColumns}, -CAST(e.amount AS NUMERIC(38, 0)), -1 FROM entries AS e
      WHERE EXISTS (SELECT 1 FROM batches WHERE revision > ${revision})
        AND e.revision > ${revision} AND ${wholeMonths} AND ${sql}`,
  ];
  const partOfMonth = `SELECT ${keyColumns}, e.amount, 1 FROM entries AS e
      WHERE e.month_index = ${month} AND e.effective_on <= DATE '${asOf}' AND e.revision <= ${revision} AND ${sql}`;
  return [...parts, ...(isWholeMonth ? [] : [partOfMonth])].join(" UNION ALL ");
}
