/**
 * Reading what the record holds before a batch is admitted or followed: sums by slice of the units and projects that it
 * touches, inside the transaction of the one writer, so that nothing can come in between.
 */
import {
  assert,
  type Dong,
  type Entry,
  entryEffects,
  type EntryKind,
  entryKinds,
  type PlainDate,
  sliceKey,
  type SliceOrigin,
  type SliceSums,
} from "@giaingan/finance";
import type { DatedPayment, KnownSlice, KnownSlices, SlicesToKnow } from "@giaingan/finance/admission";
import type { Session, SqlRow } from "./engine.ts";
import type { EntryClasses } from "./entry-class.ts";
import { sourceFromRow, textOrNull } from "./entry-rows.ts";
import { findEntries } from "./record-lookup.ts";
import { textLiteral } from "./sql-literal.ts";

/** Which slices are read. A slice is read when its unit or its project is named. */
export interface SlicesQuery {
  readonly unitIds: readonly string[];
  readonly projectIds: readonly string[];
}

/** A slice with its sums, as `followCarryOver` and `admitEntries` of finance ask for it. */
export interface RecordedSlice extends SliceSums {
  /** Business date of the slice's latest `carriedOver` entry; null: it has none. */
  readonly carriedOverOn: PlainDate | null;
  /** Business date of the latest assignment or supplement; null: it has none. */
  readonly addedOn: PlainDate | null;
  /** Business date of the latest entry of each kind that it has. */
  readonly latestOn: Readonly<Partial<Record<EntryKind, PlainDate>>>;
  /** The batch with the last recorded entry of each kind that it has. */
  readonly latestRevision: Readonly<Partial<Record<EntryKind, number>>>;
}

/** A slice while its kinds are put together. */
interface SliceRead extends SliceOrigin {
  readonly sums: Partial<Record<EntryKind, Dong>>;
  readonly latestOn: Partial<Record<EntryKind, PlainDate>>;
  readonly latestRevision: Partial<Record<EntryKind, number>>;
  carriedOverOn: PlainDate | null;
  addedOn: PlainDate | null;
}

/** Every slice of the units and projects, of all budget years, in no particular order. */
export async function readSlices(
  reader: Pick<Session, "query">,
  { unitIds, projectIds }: SlicesQuery,
): Promise<readonly RecordedSlice[]> {
  const conditions = [...isAmong("e.unit_id", unitIds), ...isAmong("e.project_id", projectIds)];
  if (conditions.length === 0) return [];
  return slicesFromRows(await reader.query(slicesQuery(`WHERE ${conditions.join(" OR ")}`)));
}

/** A place that slices are of. */
export type SlicePlace = Pick<Entry, "unitId" | "projectId" | "componentId">;

/** The table of places to look up; temporary, one for each connection that writes. */
const createPlacesTable =
  "CREATE TEMPORARY TABLE IF NOT EXISTS places_to_find (unit_id VARCHAR NOT NULL, project_id VARCHAR, component_id VARCHAR)";

/**
 * Every slice of the places, of all budget years and sources. Of a long batch this is far less than every slice of its units,
 * which in a record of 10⁷ entries would be nearly all there are.
 */
export async function readSlicesOfPlaces(
  session: Session,
  places: readonly SlicePlace[],
): Promise<readonly RecordedSlice[]> {
  const distinct = new Map(
    places.map((place) => [JSON.stringify([place.unitId, place.projectId, place.componentId]), place]),
  );
  if (distinct.size === 0) return [];
  const told = [...distinct.values()];
  await session.query(`${createPlacesTable}; DELETE FROM places_to_find`);
  await session.bulkAppend("places_to_find", [
    { type: "text", values: told.map(({ unitId }) => unitId) },
    { type: "text", values: told.map(({ projectId }) => projectId) },
    { type: "text", values: told.map(({ componentId }) => componentId) },
  ]);
  const joined = `JOIN places_to_find AS p ON p.unit_id = e.unit_id
      AND p.project_id IS NOT DISTINCT FROM e.project_id AND p.component_id IS NOT DISTINCT FROM e.component_id`;
  return slicesFromRows(await session.query(slicesQuery(joined)));
}

/** Sums by slice and kind of the entries that are left. */
function slicesQuery(restriction: string): string {
  return `SELECT t.unit_id, t.project_id, t.component_id, t.fiscal_year, c.kind, t.amount,
      CAST(t.latest_on AS VARCHAR), c.level, c.nature, c.origin, c.vintage, c.relation, t.latest_revision
    FROM (SELECT e.class_id, e.unit_id, e.project_id, e.component_id, e.fiscal_year, SUM(e.amount) AS amount,
        MAX(e.effective_on) AS latest_on, MAX(e.revision) AS latest_revision
      FROM entries AS e ${restriction}
      GROUP BY e.class_id, e.unit_id, e.project_id, e.component_id, e.fiscal_year) AS t
    JOIN entry_classes AS c ON c.class_id = t.class_id`;
}

function isAmong(column: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${column} IN (${ids.map((id) => textLiteral(id)).join(", ")})`];
}

/** One row is one kind of a slice: the kinds of a slice are put together. */
function slicesFromRows(rows: readonly SqlRow[]): readonly RecordedSlice[] {
  const slices = new Map<string, SliceRead>();
  for (const row of rows) {
    const [unitId, projectId, componentId, fiscalYear, kind, amount, latestOn, ...rest] = row;
    assert(typeof amount === "bigint", "a sum of money is read as bigint");
    const [source, latestRevision] = [rest.slice(0, -1), rest.at(-1)];
    const key = JSON.stringify([unitId, projectId, componentId, fiscalYear, source]);
    const slice: SliceRead = slices.get(key) ?? {
      ...originFromRow(row),
      sums: {},
      latestOn: {},
      latestRevision: {},
      carriedOverOn: null,
      addedOn: null,
    };
    slice.sums[String(kind) as EntryKind] = amount;
    slice.latestOn[String(kind) as EntryKind] = String(latestOn);
    slice.latestRevision[String(kind) as EntryKind] = Number(latestRevision);
    if (kind === "carriedOver") slice.carriedOverOn = textOrNull(latestOn);
    if (kind === "assigned" || kind === "supplemented") slice.addedOn = laterOf(slice.addedOn, textOrNull(latestOn));
    slices.set(key, slice);
  }
  return [...slices.values()];
}

/** The slice of a row of unit, project, component, budget year, kind, amount, day and source. */
function originFromRow([unitId, projectId, componentId, fiscalYear, , , , ...source]: SqlRow): SliceOrigin {
  return {
    unitId: textOrNull(unitId),
    projectId: textOrNull(projectId),
    componentId: textOrNull(componentId),
    fiscalYear: Number(fiscalYear),
    source: sourceFromRow(source),
  };
}

/** The later of two days; null: none is known. */
export function laterOf(left: PlainDate | null, right: PlainDate | null): PlainDate | null {
  return left === null || (right !== null && right > left) ? right : left;
}

/**
 * The slices with the payments that could have come too late for what the entries take back: those of a later day, on
 * which they stand in the record. A report's running totals are left out: they say by when, and not when. So are all
 * payments, where the entries take nothing back.
 */
export async function withDatedPayments(
  session: Pick<Session, "query">,
  { slices, entries }: { readonly slices: readonly RecordedSlice[]; readonly entries: readonly Entry[] },
): Promise<readonly KnownSlice[]> {
  const taking = entries.filter(isTaking);
  const [first] = taking.map(({ effectiveOn, late }) => late?.effectiveOn ?? effectiveOn).toSorted();
  if (first === undefined) return slices;
  const [units] = isAmong("e.unit_id", [...new Set(taking.map(({ unitId }) => unitId))]);
  const kinds = paymentKinds.map((kind) => textLiteral(kind)).join(", ");
  const paidOn = "CASE WHEN e.late_fiscal_year = e.fiscal_year THEN e.late_effective_on ELSE e.effective_on END";
  const rows =
    await session.query(`SELECT e.unit_id, e.project_id, e.component_id, e.fiscal_year, c.kind, SUM(e.amount),
      CAST(${paidOn} AS VARCHAR), c.level, c.nature, c.origin, c.vintage, c.relation
    FROM entries AS e
    JOIN entry_classes AS c ON c.class_id = e.class_id
    JOIN batches AS b ON b.revision = e.revision
    WHERE ${units} AND e.effective_on > DATE ${textLiteral(first)} AND ${paidOn} > DATE ${textLiteral(first)}
      AND c.kind IN (${kinds}) AND b.statement_count = 0
    GROUP BY e.unit_id, e.project_id, e.component_id, e.fiscal_year, c.kind, ${paidOn},
      c.level, c.nature, c.origin, c.vintage, c.relation`);
  const payments = new Map<string, DatedPayment[]>();
  for (const row of rows) {
    const [, , , , kind, amount, effectiveOn] = row;
    assert(typeof amount === "bigint", "a sum of money is read as bigint");
    const key = sliceKey(originFromRow(row));
    const payment = { kind: String(kind) as EntryKind, effectiveOn: String(effectiveOn), amount };
    const known = payments.get(key);
    if (known === undefined) payments.set(key, [payment]);
    else known.push(payment);
  }
  return slices.map((slice) => ({ ...slice, datedPayments: payments.get(sliceKey(slice)) }));
}

const paymentKinds = entryKinds.filter((kind) => entryEffects[kind].measure === "disbursed");

/** Whether an entry lowers what has been paid, or an advance. */
function isTaking({ kind, amount }: Entry): boolean {
  const { measure, sign } = entryEffects[kind];
  return measure === "disbursed" && sign * amount < 0n;
}

/** The recorded entries that a batch takes back, by id, each with whether it has been taken back before. */
export async function readReversed(
  session: Session,
  { reversedIds }: Pick<SlicesToKnow, "reversedIds">,
): Promise<KnownSlices["reversed"]> {
  if (reversedIds.length === 0) return new Map();
  const recorded = await findEntries(session, reversedIds);
  const rows = await session.query(
    `SELECT DISTINCT e.reverses FROM entries AS e WHERE ${isAmong("e.reverses", reversedIds).join()}`,
  );
  const takenBack = new Set(rows.map(([id]) => String(id)));
  return new Map([...recorded].map(([id, { entry }]) => [id, { entry, isReversed: takenBack.has(id) }]));
}

/** The budget years into which money has been carried over. */
export async function readCarryOverYears(
  reader: Pick<Session, "query">,
  classes: EntryClasses,
): Promise<ReadonlySet<number>> {
  const classIds = [...classes].flatMap(([key, classId]) => (key.startsWith("carriedOver/") ? [classId] : []));
  if (classIds.length === 0) return new Set();
  const rows = await reader.query(
    `SELECT DISTINCT fiscal_year FROM entries WHERE class_id IN (${classIds.join(", ")})`,
  );
  return new Set(rows.map(([year]) => Number(year)));
}

/** The years with those into which the entries carry money. */
export function addCarryOverYears(years: ReadonlySet<number>, entries: readonly Entry[]): ReadonlySet<number> {
  const added = entries.flatMap(({ kind, fiscalYear }) =>
    kind === "carriedOver" && !years.has(fiscalYear) ? [fiscalYear] : [],
  );
  return added.length === 0 ? years : new Set([...years, ...added]);
}
