/**
 * Reading what the record holds before a batch is admitted or followed: sums by slice of the units and projects that it
 * touches, inside the transaction of the one writer, so that nothing can come in between.
 */
import {
  assert,
  type Dong,
  type Entry,
  type EntryKind,
  type PlainDate,
  type SliceOrigin,
  type SliceSums,
} from "@giaingan/finance";
import type { KnownSlices, SlicesToKnow } from "@giaingan/finance/admission";
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
}

/** A slice while its kinds are put together. */
interface SliceRead extends SliceOrigin {
  readonly sums: Partial<Record<EntryKind, Dong>>;
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
  const rows = await reader.query(`SELECT t.unit_id, t.project_id, t.component_id, t.fiscal_year, c.kind, t.amount,
      CAST(t.latest_on AS VARCHAR), c.level, c.nature, c.origin, c.vintage, c.relation
    FROM (SELECT e.class_id, e.unit_id, e.project_id, e.component_id, e.fiscal_year, SUM(e.amount) AS amount,
        MAX(e.effective_on) AS latest_on
      FROM entries AS e WHERE ${conditions.join(" OR ")}
      GROUP BY e.class_id, e.unit_id, e.project_id, e.component_id, e.fiscal_year) AS t
    JOIN entry_classes AS c ON c.class_id = t.class_id`);
  return slicesFromRows(rows);
}

function isAmong(column: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${column} IN (${ids.map((id) => textLiteral(id)).join(", ")})`];
}

/** One row is one kind of a slice: the kinds of a slice are put together. */
function slicesFromRows(rows: readonly SqlRow[]): readonly RecordedSlice[] {
  const slices = new Map<string, SliceRead>();
  for (const row of rows) {
    const [unitId, projectId, componentId, fiscalYear, kind, amount, latestOn, ...source] = row;
    assert(typeof amount === "bigint", "a sum of money is read as bigint");
    const key = JSON.stringify([unitId, projectId, componentId, fiscalYear, source]);
    const slice: SliceRead = slices.get(key) ?? {
      unitId: textOrNull(unitId),
      projectId: textOrNull(projectId),
      componentId: textOrNull(componentId),
      fiscalYear: Number(fiscalYear),
      source: sourceFromRow(source),
      sums: {},
      carriedOverOn: null,
      addedOn: null,
    };
    slice.sums[String(kind) as EntryKind] = amount;
    if (kind === "carriedOver") slice.carriedOverOn = textOrNull(latestOn);
    if (kind === "assigned" || kind === "supplemented") slice.addedOn = laterOf(slice.addedOn, textOrNull(latestOn));
    slices.set(key, slice);
  }
  return [...slices.values()];
}

function laterOf(left: PlainDate | null, right: PlainDate | null): PlainDate | null {
  return left === null || (right !== null && right > left) ? right : left;
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
