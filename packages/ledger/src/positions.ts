/**
 * Positions: what was planned and disbursed as of a date, at a revision, grouped by any dimensions.
 *
 * Without places, entries are grouped by small whole numbers, and their few sums are added up in memory
 * (`class-positions.ts`). Where places are told apart such a first grouping would leave nearly as many rows as there are
 * entries: then the engine groups once, by the effect of their class. Sums are exact, and divided by nobody here.
 */
import { assert, type Dong, type PlainDate, refuse } from "@giaingan/finance";
import { classSumsSql, foldClassSums } from "./class-positions.ts";
import { foldPositions } from "./day-positions.ts";
import type { DayRecord } from "./day-record.ts";
import { effectGroupCount, effectGroupSql, effectSumsSql, sumOfEffects } from "./effect-groups.ts";
import type { Engine, SqlRow } from "./engine.ts";
import { type Dimension, dimensions, type EntryFilter } from "./entry-filter.ts";
import { type AskedColumn, columnsOf, type PositionKey, positionOf, type PositionRow } from "./position-rows.ts";
import { type ClassReader, createClassReader } from "./recorded-classes.ts";
import { checkSlowest, rankSlowest, slowestCondition } from "./slowest-positions.ts";
import { chooseSumSource, type SumQuery, type SumSource } from "./sum-source.ts";

export type { PositionRow } from "./position-rows.ts";

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

/** What is kept in memory of the record. */
export interface KeptRecord {
  readonly classes?: ClassReader;
  /** Left out: the engine is asked. */
  readonly days?: DayRecord;
}

/**
 * Answers the question.
 *
 * @returns rows in the order of their keys, "not stated" last; the slowest groups in the order of their rates; frozen
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function queryPositions(
  engine: Engine,
  query: PositionsQuery & { readonly revision: number },
  { classes: classReader = createClassReader(engine), days }: KeptRecord = {},
): Promise<readonly PositionRow[]> {
  const { slowest, groupBy, revision } = query;
  if (slowest !== undefined) checkSlowest(slowest);
  for (const dimension of groupBy) {
    if (dimensions.includes(dimension)) continue;
    throw refuse("invalidValue", { name: "groupBy", value: dimension, expected: dimensions.join(" | ") });
  }
  const columns = columnsOf(groupBy);
  const sums = days === undefined ? null : await days.at(revision);
  if (sums !== null) {
    const rows = foldPositions(sums, query, { columns, classes: await classReader.upTo(sums.classIdMax) });
    return Object.freeze(slowest === undefined ? rows : rankSlowest(rows, slowest));
  }
  const source = await chooseSumSource(engine, sumQuery(query));
  const hasPlaces = groupBy.some(isPlace);
  const ofEntries = hasPlaces && columns.every(({ entrySql }) => entrySql !== undefined);
  const chosen = slowest === undefined || !ofEntries ? null : await chooseSlowest(engine, source, { columns, slowest });
  // Kept totals are few, and what was recorded after the revision must leave no zero behind: class by class it does not.
  const rows =
    hasPlaces && chosen === null && !source.isKept
      ? await queryByEffect(engine, source, columns)
      : await queryByClass(engine, chosen ?? source, { columns, revision, classReader });
  return Object.freeze(slowest === undefined ? rows : rankSlowest(rows, slowest));
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

function isPlace(dimension: Dimension): boolean {
  return dimension === "unit" || dimension === "project" || dimension === "component";
}

async function queryByClass(
  engine: Engine,
  source: SumSource,
  {
    columns,
    revision,
    classReader,
  }: { readonly columns: readonly AskedColumn[]; readonly revision: number; readonly classReader: ClassReader },
): Promise<readonly PositionRow[]> {
  const [rows, classes] = await Promise.all([
    engine.query(classSumsSql(source, columns), source.parameters),
    classReader.at(revision),
  ]);
  return foldClassSums(rows, columns, classes);
}

async function queryByEffect(
  engine: Engine,
  source: SumSource,
  columns: readonly AskedColumn[],
): Promise<readonly PositionRow[]> {
  const rows = await engine.query(effectsSql(source, columns), source.parameters);
  return rows.map((row) => positionFromRow(row, columns));
}

/** Keys in the order of the columns, then the sums of effect groups, then the number of entries. */
function effectsSql(source: SumSource, columns: readonly AskedColumn[]): string {
  const keys = columns.map(({ entrySql, ofSource }) => entrySql ?? `s.${ofSource}`);
  const words = columns.flatMap(({ ofSource }) => ofSource ?? []);
  const classes = ["class_id", ...words, `${effectGroupSql("kind")} AS effect`];
  return `SELECT ${[...keys, ...effectSumsSql("s.effect", "e.amount")].join(", ")}, ${source.countSql}
    FROM ${source.fromSql} JOIN (SELECT ${classes.join(", ")} FROM entry_classes) AS s ON s.class_id = e.class_id
    WHERE ${source.conditionSql} GROUP BY ${keys.join(", ")} ${source.havingSql}
    ORDER BY ${keys.map((key) => `${key} NULLS LAST`).join(", ")}`;
}

function positionFromRow(row: SqlRow, columns: readonly AskedColumn[]): PositionRow {
  const key: PositionKey = {};
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
  const entryCount = Number(row[columns.length + effectGroupCount]);
  return positionOf(key, (measure) => sumOfEffects(measure, sumAt), entryCount);
}
