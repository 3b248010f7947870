/**
 * Movements: the sums of entries that the answers of `finance` are made from, as of a date, at a revision.
 *
 * The engine adds up what an answer does not tell apart; nothing that it tells apart is lost. Payments are summed to
 * months, which two small integers group; plan events keep their dates, because a decision's date can decide (money
 * added after 30/9 has a deadline of its own).
 */
import {
  assert,
  type EntryKind,
  entryEffects,
  entryKinds,
  lastDayOfMonth,
  type PlainDate,
  type RecordedMovement,
  type SliceGrain,
} from "@giaingan/finance";
import type { Engine, SqlRow, SqlValue } from "./engine.ts";
import type { EntryFilter } from "./entry-filter.ts";
import { numberOrNull, textOrNull } from "./entry-rows.ts";
import { listKinds } from "./measure.ts";
import { monthName } from "./month-index.ts";
import { classOf, type ClassReader, createClassReader, type RecordedClasses } from "./recorded-classes.ts";
import { chooseSumSource, type SumSource, sumSource } from "./sum-source.ts";

/** A movement that is the sum of so many entries. */
export interface SummedMovement extends RecordedMovement {
  readonly entryCount: number;
}

/** A question for movements. */
export interface MovementsQuery {
  /** Entries with a later business date are left out. */
  readonly asOf: PlainDate;
  /** Batches recorded later are left out; default: the latest. */
  readonly revision?: number | undefined;
  readonly filter?: EntryFilter | undefined;
  /** Which places are told apart; default: none, unit, project and component are then null. */
  readonly grain?: SliceGrain | undefined;
  /** Whether payments keep their dates too; default: they are summed to the last day of their month. */
  readonly hasExactDates?: boolean | undefined;
  /**
   * Whether plan events are summed to months too, where no day within a month decides: many times fewer movements in a
   * large record. Reversals and the legs of transfers stay told apart.
   */
  readonly hasPlanMonths?: boolean | undefined;
  /** Whether payments are summed over all dates, where no answer asks for their months: they stand at the as-of date. */
  readonly hasPaymentTotals?: boolean | undefined;
  /**
   * An earlier revision: movements recorded up to it carry it as their revision, the others the question's own; so that
   * two states of the record can be told apart.
   */
  readonly earlierRevision?: number | undefined;
}

const planKinds = entryKinds.filter((kind) => isPlan(kind));
const otherKinds = entryKinds.filter((kind) => !isPlan(kind));

/** Whether entries of the kind are plan events, which keep their dates. */
export function isPlan(kind: EntryKind): boolean {
  const { measure } = entryEffects[kind];
  return measure === "plan" || measure === "allocatedPlan";
}

/** How movements are told apart in time; `planMonths`: by month, and reversals and legs as by day; `none`: not at all. */
type MovementDates = "days" | "planMonths" | "months" | "none";

/** How the columns of a movement are grouped, in the order in which `movementFromRow` reads them. */
function groupColumns(query: MovementsQuery & { readonly revision: number }, dates: MovementDates): readonly string[] {
  const { grain = {}, earlierRevision } = query;
  const isTold = (told: boolean | undefined, column: string): string => (told === true ? column : "NULL");
  const hasSides = dates === "days" || dates === "planMonths";
  return [
    "e.class_id",
    "e.fiscal_year",
    isTold(grain.unit, "e.unit_id"),
    isTold(grain.project, "e.project_id"),
    isTold(grain.component, "e.component_id"),
    dates === "days" ? "e.effective_on" : "NULL",
    dates === "planMonths" || dates === "months" ? "e.month_index" : "NULL",
    earlierRevision === undefined ? "NULL" : `CASE WHEN e.revision <= ${earlierRevision} THEN 0 ELSE 1 END`,
    // A reversal takes back what its own side did, so it is told apart wherever days are.
    hasSides ? "CASE WHEN e.reverses IS NULL THEN 0 ELSE 1 END" : "NULL",
    // The two legs of a transfer are never added up.
    hasSides ? "CASE WHEN e.amount < 0 THEN 1 ELSE 0 END" : "NULL",
  ];
}

const columnNames = [
  "class_id",
  "fiscal_year",
  "unit_id",
  "project_id",
  "component_id",
  "day",
  "month",
  "known",
  "reversal",
  "leg",
] as const;

type ColumnName = (typeof columnNames)[number];

function sumsSql(
  query: MovementsQuery & { readonly revision: number },
  {
    source,
    kinds,
    dates,
  }: { readonly source: SumSource; readonly kinds: readonly EntryKind[]; readonly dates: MovementDates },
): string {
  const columns = groupColumns(query, dates);
  const grouped = columns.filter((column) => column !== "NULL");
  const casts: Readonly<Record<string, string>> = {
    day: "DATE",
    month: "INTEGER",
    known: "INTEGER",
    reversal: "INTEGER",
    leg: "INTEGER",
  };
  const selected = columns.map((column, index) => {
    const name = columnNames[index] ?? "";
    return `${column === "NULL" ? `CAST(NULL AS ${casts[name] ?? "VARCHAR"})` : column} AS ${name}`;
  });
  return `SELECT ${selected.join(", ")}, SUM(e.amount) AS amount, ${source.countSql} AS entry_count FROM ${source.fromSql}
    WHERE ${source.conditionSql} AND e.class_id IN (SELECT class_id FROM entry_classes WHERE kind IN (${listKinds(kinds)}))
    GROUP BY ${grouped.join(", ")} ${source.havingSql}`;
}

/**
 * Reads movements of all budget years, in no particular order.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function queryMovements(
  engine: Engine,
  query: MovementsQuery & { readonly revision: number },
  classReader: ClassReader = createClassReader(engine),
): Promise<readonly SummedMovement[]> {
  const { asOf, revision, filter, grain = {}, hasExactDates = false, hasPlanMonths = false, earlierRevision } = query;
  const ofPayments: MovementDates = query.hasPaymentTotals === true ? "none" : "months";
  const ofPlans: MovementDates = hasPlanMonths ? "planMonths" : "days";
  const ofDays = sumSource(engine.dialect, { asOf, revision, filter, isByMonth: false });
  const isByMonth = grain.project !== true && grain.component !== true && earlierRevision === undefined;
  // Both have the same filter, and so the same parameters.
  const ofMonths = hasExactDates ? ofDays : await chooseSumSource(engine, { asOf, revision, filter, isByMonth });
  const sums = hasExactDates
    ? sumsSql(query, { source: ofDays, kinds: entryKinds, dates: "days" })
    : `${sumsSql(query, { source: ofDays, kinds: planKinds, dates: ofPlans })} UNION ALL
      ${sumsSql(query, { source: ofMonths, kinds: otherKinds, dates: ofPayments })}`;
  // What no part tells apart is not read: a column of nulls costs as much as one of values.
  const parts = (hasExactDates ? (["days"] as const) : [ofPlans, ofPayments]).map((dates) =>
    groupColumns(query, dates),
  );
  const read = columnNames.filter((name, rank) => name !== "leg" && parts.some((columns) => columns[rank] !== "NULL"));
  const rows = await engine.query(
    `SELECT s.amount, s.entry_count, ${read.map((name) => (name === "day" ? "CAST(s.day AS VARCHAR)" : `s.${name}`)).join(", ")}
    FROM (${sums}) AS s`,
    ofDays.parameters,
  );
  const classes = await classReader.at(revision);
  const standOf = monthStands(asOf);
  const rankOf = (name: ColumnName): number => (read.includes(name) ? read.indexOf(name) + 2 : -1);
  const ranks = Object.fromEntries(columnNames.map((name) => [name, rankOf(name)])) as Record<ColumnName, number>;
  return Object.freeze(rows.map((row) => movementFromRow(row, query, { classes, standOf, ranks })));
}

function movementFromRow(
  row: SqlRow,
  { asOf, revision, earlierRevision = revision }: MovementsQuery & { readonly revision: number },
  {
    classes,
    standOf,
    ranks,
  }: {
    readonly classes: RecordedClasses;
    readonly standOf: (monthIndex: number) => PlainDate;
    /** Where each column stands in the row; −1: it was not read. */
    readonly ranks: Readonly<Record<ColumnName, number>>;
  },
): SummedMovement {
  const [amount, entryCount] = row;
  const at = (name: ColumnName): SqlValue => row[ranks[name]] ?? null;
  const { kind, source } = classOf(classes, Number(at("class_id")));
  assert(typeof amount === "bigint", "a sum of money is read as bigint");
  const month = numberOrNull(at("month"));
  return Object.freeze({
    kind,
    effectiveOn: textOrNull(at("day")) ?? (month === null ? asOf : standOf(month)),
    fiscalYear: Number(at("fiscal_year")),
    unitId: textOrNull(at("unit_id")),
    projectId: textOrNull(at("project_id")),
    componentId: textOrNull(at("component_id")),
    source,
    amount,
    revision: numberOrNull(at("known")) === 0 ? earlierRevision : revision,
    reverses: numberOrNull(at("reversal")) === 1 ? "reversed" : null,
    entryCount: Number(entryCount),
  });
}

/** Where the sum of a month stands: its last day, or the as-of date when that is earlier. */
export function monthStands(asOf: PlainDate): (monthIndex: number) => PlainDate {
  const stands = new Map<number, PlainDate>();
  return (monthIndex) => {
    const known = stands.get(monthIndex);
    if (known !== undefined) return known;
    const lastDay = lastDayOfMonth(`${monthName(monthIndex)}-01`);
    const stand = lastDay < asOf ? lastDay : asOf;
    stands.set(monthIndex, stand);
    return stand;
  };
}
