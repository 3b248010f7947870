/**
 * Positions: what was planned and disbursed as of a date, at a revision, grouped by any dimensions.
 *
 * Entries are grouped twice: first by class and the columns of the entry, in two small integers where months are asked
 * for; then the few sums by the words of the class. Where places are told apart and no words of the class, a first
 * grouping would leave nearly as many rows as there are entries: then they are grouped once, by signs of their class.
 * Sums are exact, and divided by nobody here.
 */
import { assert, type Dong, type PlainDate, refuse } from "@giaingan/finance";
import type { Engine, SqlRow, SqlValue } from "./engine.ts";
import { type Dimension, dimensions, type DimensionValue, type EntryFilter } from "./entry-filter.ts";
import { effectSql, kindsOf, type Measure, measures, signIn, signSql } from "./measure.ts";
import { monthName } from "./month-index.ts";
import { chooseSumSource, sumSource, type SumQuery, type SumSource } from "./sum-source.ts";

/** A question about positions. */
export interface PositionsQuery {
  /** Entries with a later business date are left out. */
  readonly asOf: PlainDate;
  /** Batches recorded later are left out; default: the latest. */
  readonly revision?: number | undefined;
  /** Empty: one row, the total. */
  readonly groupBy: readonly Dimension[];
  readonly filter?: EntryFilter | undefined;
}

/** Sums of one group in đồng. Null: no entry counts in the sum, which is not zero. */
export interface PositionRow extends Readonly<Record<Measure, Dong | null>> {
  /** The dimensions that were asked for, and no others. */
  readonly key: Readonly<Partial<Record<Dimension, DimensionValue>>>;
  /** How many entries are in the group, of any kind. */
  readonly entryCount: number;
}

/** How a dimension is grouped: by a column of the entry, or by one of its class. */
interface GroupColumn {
  readonly entrySql?: string;
  readonly name: string;
  readonly read: (value: SqlValue) => DimensionValue;
}

const asIs = (value: SqlValue): DimensionValue => value as DimensionValue;

const groupColumns: Readonly<Record<Dimension, GroupColumn>> = {
  level: { name: "level", read: asIs },
  nature: { name: "nature", read: asIs },
  origin: { name: "origin", read: asIs },
  vintage: { name: "vintage", read: asIs },
  relation: { name: "relation", read: asIs },
  unit: { entrySql: "e.unit_id", name: "unit_id", read: asIs },
  project: { entrySql: "e.project_id", name: "project_id", read: asIs },
  component: { entrySql: "e.component_id", name: "component_id", read: asIs },
  fiscalYear: { entrySql: "e.fiscal_year", name: "fiscal_year", read: asIs },
  month: { entrySql: "e.month_index", name: "month_index", read: (value) => monthName(Number(value)) },
  // The first month of the year: whole numbers without a division in SQL.
  year: {
    entrySql: "e.month_index - e.month_index % 12",
    name: "year_index",
    read: (value) => Number(value) / 12,
  },
};

/**
 * Answers the question.
 *
 * @returns rows in the order of their keys, "not stated" last; frozen
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function queryPositions(
  engine: Engine,
  query: PositionsQuery & { readonly revision: number },
): Promise<readonly PositionRow[]> {
  const { sql, parameters } = positionsSql(query, await chooseSumSource(engine, sumQuery(query)));
  const rows = await engine.query(sql, parameters);
  const columns = query.groupBy.map((dimension) => ({ dimension, read: groupColumns[dimension].read }));
  return Object.freeze(rows.map((row) => positionFromRow(row, columns)));
}

/** What the question needs of its source: places within a unit are told by the entries alone. */
function sumQuery({ asOf, revision, filter, groupBy }: PositionsQuery & { readonly revision: number }): SumQuery {
  const isByMonth = !groupBy.includes("project") && !groupBy.includes("component");
  return { asOf, revision, filter, isByMonth };
}

/**
 * The SQL of a question: keys in the order of `groupBy`, then `measures`, then the number of entries.
 *
 * @param source default: the entries
 */
export function positionsSql(
  query: PositionsQuery & { readonly revision: number },
  source: SumSource = sumSource("duckdb", sumQuery(query)),
): { readonly sql: string; readonly parameters: readonly SqlValue[] } {
  const columns = query.groupBy.map((dimension) => {
    if (!dimensions.includes(dimension)) {
      throw refuse("invalidValue", { name: "groupBy", value: dimension, expected: dimensions.join(" | ") });
    }
    return groupColumns[dimension];
  });
  if (query.groupBy.some(isPlace) && columns.every(({ entrySql }) => entrySql !== undefined)) {
    const entrySqls = columns.flatMap(({ entrySql }) => entrySql ?? []);
    return { sql: groupedOnceSql(source, entrySqls), parameters: source.parameters };
  }
  const ofEntry = columns.flatMap(({ entrySql, name }) => (entrySql === undefined ? [] : [{ entrySql, name }]));
  const inner = `SELECT ${["e.class_id", ...ofEntry.map(({ entrySql, name }) => `${entrySql} AS ${name}`)].join(", ")},
      SUM(e.amount) AS amount, ${source.countSql} AS entry_count
    FROM ${source.fromSql} WHERE ${source.conditionSql}
    GROUP BY ${["e.class_id", ...ofEntry.map(({ entrySql }) => entrySql)].join(", ")} ${source.havingSql}`;
  const names = columns.map(({ name, entrySql }) => (entrySql === undefined ? `c.${name}` : `t.${name}`));
  const sums = measures.map(
    (measure) => `SUM(${effectSql({ measure, kindColumn: "c.kind", amountColumn: "t.amount" })})`,
  );
  const grouping = names.length === 0 ? "" : `GROUP BY ${names.join(", ")}`;
  const order = names.length === 0 ? "" : `ORDER BY ${names.map((name) => `${name} NULLS LAST`).join(", ")}`;
  const sql = `SELECT ${[...names, ...sums].join(", ")}, COALESCE(SUM(t.entry_count), 0)
    FROM (${inner}) AS t JOIN entry_classes AS c ON c.class_id = t.class_id ${grouping} ${order}`;
  return { sql, parameters: source.parameters };
}

function isPlace(dimension: Dimension): boolean {
  return dimension === "unit" || dimension === "project" || dimension === "component";
}

function groupedOnceSql(source: SumSource, entrySqls: readonly string[]): string {
  const signs = measures.map((measure) => `${signSql(measure, "kind")} AS "${measure}"`);
  const sumOf = (measure: Measure, sign: 1 | -1): string => `SUM(CASE WHEN s."${measure}" = ${sign} THEN e.amount END)`;
  const sums = measures.map((measure) => {
    const raised = sumOf(measure, 1);
    if (kindsOf(measure).every((kind) => signIn(kind, measure) === 1n)) return raised;
    // An amount is never negated by itself: the lowest has no opposite of its size. Sums have room.
    const lowered = sumOf(measure, -1);
    return `COALESCE(${raised} - COALESCE(${lowered}, 0), -${lowered})`;
  });
  return `SELECT ${[...entrySqls, ...sums].join(", ")}, ${source.countSql}
    FROM ${source.fromSql}
    JOIN (SELECT class_id, ${signs.join(", ")} FROM entry_classes) AS s ON s.class_id = e.class_id
    WHERE ${source.conditionSql} GROUP BY ${entrySqls.join(", ")} ${source.havingSql}
    ORDER BY ${entrySqls.map((entrySql) => `${entrySql} NULLS LAST`).join(", ")}`;
}

function positionFromRow(
  row: SqlRow,
  columns: readonly { readonly dimension: Dimension; readonly read: (value: SqlValue) => DimensionValue }[],
): PositionRow {
  const key: Partial<Record<Dimension, DimensionValue>> = {};
  for (const [index, { dimension, read }] of columns.entries()) {
    const value = row[index] ?? null;
    key[dimension] = value === null ? null : read(value);
  }
  const sum = (index: number): Dong | null => {
    const value = row[columns.length + index] ?? null;
    assert(value === null || typeof value === "bigint", "a sum of money is read as bigint");
    return value;
  };
  return Object.freeze({
    key: Object.freeze(key),
    plan: sum(0),
    allocatedPlan: sum(1),
    disbursed: sum(2),
    mobilised: sum(3),
    carriedOverPlan: sum(4),
    currentPlan: sum(5),
    entryCount: Number(row[columns.length + measures.length]),
  });
}
