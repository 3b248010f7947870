/**
 * Positions: what was planned and disbursed as of a date, at a revision, grouped by any dimensions.
 *
 * Entries are grouped twice: first by class and the columns of the entry, in two small integers where months are asked
 * for; then the few sums by the words of the class. Where places are told apart and no words of the class, a first
 * grouping would leave nearly as many rows as there are entries: then they are grouped once, by the effect of their class.
 * Sums are exact, and divided by nobody here.
 */
import { assert, type Dong, type PlainDate, refuse } from "@giaingan/finance";
import { effectGroupCount, effectGroupSql, effectSumsSql, sumOfEffects } from "./effect-groups.ts";
import type { Engine, SqlRow, SqlValue } from "./engine.ts";
import { type Dimension, dimensions, type DimensionValue, type EntryFilter } from "./entry-filter.ts";
import { effectSql, type Measure, measures } from "./measure.ts";
import { monthName } from "./month-index.ts";
import { checkSlowest, rankSlowest, slowestCondition } from "./slowest-positions.ts";
import { chooseSumSource, type SumQuery, type SumSource } from "./sum-source.ts";

/** A question about positions. */
export interface PositionsQuery {
  /** Entries with a later business date are left out. */
  readonly asOf: PlainDate;
  /** Batches recorded later are left out; default: the latest. */
  readonly revision?: number | undefined;
  /** Empty: one row, the total. */
  readonly groupBy: readonly Dimension[];
  readonly filter?: EntryFilter | undefined;
  /**
   * Only so many groups (1 … 1.000): those with a plan above zero and the lowest `disbursed / plan`, the lowest first, equal
   * rates in the order of their keys. Rates are compared exactly; where no payment is stated, as 0.
   */
  readonly slowest?: number | undefined;
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

/** A column of the question. */
interface AskedColumn extends GroupColumn {
  readonly dimension: Dimension;
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
 * @returns rows in the order of their keys, "not stated" last; the slowest groups in the order of their rates; frozen
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function queryPositions(
  engine: Engine,
  query: PositionsQuery & { readonly revision: number },
): Promise<readonly PositionRow[]> {
  const { slowest } = query;
  if (slowest !== undefined) checkSlowest(slowest);
  for (const dimension of query.groupBy) {
    if (dimensions.includes(dimension)) continue;
    throw refuse("invalidValue", { name: "groupBy", value: dimension, expected: dimensions.join(" | ") });
  }
  const source = await chooseSumSource(engine, sumQuery(query));
  const columns = query.groupBy.map((dimension) => ({ dimension, ...groupColumns[dimension] }));
  const ofEntries = query.groupBy.some(isPlace) && columns.every(({ entrySql }) => entrySql !== undefined);
  const chosen = slowest === undefined || !ofEntries ? null : await chooseSlowest(engine, source, { columns, slowest });
  // Of a few groups the first grouping leaves few rows.
  const isOnce = ofEntries && chosen === null;
  const sql = isOnce ? groupedOnceSql(source, columns) : groupedTwiceSql(chosen ?? source, columns);
  const rows = await engine.query(sql, source.parameters);
  const positions = rows.map((row) => positionFromRow(row, columns, isOnce ? sumsOfGroups : sumsOfMeasures));
  return Object.freeze(slowest === undefined ? positions : rankSlowest(positions, slowest));
}

/** The source without the entries of groups that are not among the slowest; null: all must be read. */
async function chooseSlowest(
  engine: Engine,
  source: SumSource,
  { columns, slowest }: { readonly columns: readonly AskedColumn[]; readonly slowest: number },
): Promise<SumSource | null> {
  const keySqls = columns.flatMap(({ entrySql }) => entrySql ?? []);
  const condition = await slowestCondition(engine, source, { keySqls, count: slowest });
  return condition === null ? null : { ...source, conditionSql: `${source.conditionSql} AND ${condition}` };
}

/** What the question needs of its source: places within a unit are told by the entries alone. */
function sumQuery({ asOf, revision, filter, groupBy }: PositionsQuery & { readonly revision: number }): SumQuery {
  const isByMonth = !groupBy.includes("project") && !groupBy.includes("component");
  return { asOf, revision, filter, isByMonth };
}

/** Keys in the order of the columns, then `measures`, then the number of entries. */
function groupedTwiceSql(source: SumSource, columns: readonly GroupColumn[]): string {
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
  return `SELECT ${[...names, ...sums].join(", ")}, COALESCE(SUM(t.entry_count), 0)
    FROM (${inner}) AS t JOIN entry_classes AS c ON c.class_id = t.class_id ${grouping} ${order}`;
}

function isPlace(dimension: Dimension): boolean {
  return dimension === "unit" || dimension === "project" || dimension === "component";
}

/** Keys in the order of the columns, then the sums of effect groups, then the number of entries. */
function groupedOnceSql(source: SumSource, columns: readonly GroupColumn[]): string {
  const entrySqls = columns.flatMap(({ entrySql }) => entrySql ?? []);
  return `SELECT ${[...entrySqls, ...effectSumsSql("s.effect", "e.amount")].join(", ")}, ${source.countSql}
    FROM ${source.fromSql}
    JOIN (SELECT class_id, ${effectGroupSql("kind")} AS effect FROM entry_classes) AS s ON s.class_id = e.class_id
    WHERE ${source.conditionSql} GROUP BY ${entrySqls.join(", ")} ${source.havingSql}
    ORDER BY ${entrySqls.map((entrySql) => `${entrySql} NULLS LAST`).join(", ")}`;
}

/** How a sum is read from the columns behind the keys. */
interface ReadSums {
  readonly columnCount: number;
  readonly read: (measure: Measure, sumAt: (index: number) => Dong | null) => Dong | null;
}

const sumsOfMeasures: ReadSums = {
  columnCount: measures.length,
  read: (measure, sumAt) => sumAt(measures.indexOf(measure)),
};
const sumsOfGroups: ReadSums = { columnCount: effectGroupCount, read: sumOfEffects };

function positionFromRow(
  row: SqlRow,
  columns: readonly AskedColumn[],
  { columnCount, read: readSum }: ReadSums,
): PositionRow {
  const key: Partial<Record<Dimension, DimensionValue>> = {};
  let index = 0;
  for (const { dimension, read } of columns) {
    const value = row[index] ?? null;
    key[dimension] = value === null ? null : read(value);
    index += 1;
  }
  const sumAt = (rank: number): Dong | null => {
    const value = row[columns.length + rank] ?? null;
    assert(value === null || typeof value === "bigint", "a sum of money is read as bigint");
    return value;
  };
  return Object.freeze({
    key: Object.freeze(key),
    plan: readSum("plan", sumAt),
    allocatedPlan: readSum("allocatedPlan", sumAt),
    disbursed: readSum("disbursed", sumAt),
    mobilised: readSum("mobilised", sumAt),
    carriedOverPlan: readSum("carriedOverPlan", sumAt),
    currentPlan: readSum("currentPlan", sumAt),
    entryCount: Number(row[columns.length + columnCount]),
  });
}
