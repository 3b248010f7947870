/**
 * The day record: a small record in memory, added up by day, so that a question costs a pass over a few thousand sums and
 * none over the entries; and a batch that is posted costs the reading of its own entries, not of all again.
 *
 * A record whose days do not fit is not kept: millions of entries are added up by the engine that holds them. Both give
 * the same movements (test/day-record.test.ts).
 */
import { assert, type Dong, type PlainDate } from "@giaingan/finance";
import type { Engine, SqlRow, SqlValue } from "./engine.ts";
import { numberOrNull, textOrNull } from "./entry-rows.ts";

/** The sum of the entries of one kind of money, place and day; reversals and the legs of transfers apart. */
export interface DaySum {
  /** No batch after this one is part of it. */
  readonly revision: number;
  readonly classId: number;
  readonly fiscalYear: number;
  /** The number of its class and budget year together. */
  readonly moneyId: number;
  /** The number of its unit, project and component. */
  readonly placeId: number;
  readonly effectiveOn: PlainDate;
  /** The number of its date. */
  readonly dayId: number;
  readonly monthIndex: number;
  readonly isReversal: boolean;
  readonly isNegative: boolean;
  readonly amount: Dong;
  readonly entryCount: number;
}

/** Where money is. */
export interface DayPlace {
  readonly unitId: string;
  readonly projectId: string | null;
  readonly componentId: string | null;
}

/** The sums of a record up to a revision. */
export interface DaySums {
  readonly sums: readonly DaySum[];
  /** By their number. */
  readonly places: readonly DayPlace[];
}

/** A record by day, as far as it has been read. */
export interface DayRecord {
  /**
   * The sums of the record at a revision, and perhaps of later ones; null where it is not kept, or was first read at a
   * later revision.
   */
  at(revision: number): Promise<DaySums | null>;
}

/** Of a record with more entries nothing is read. */
const entriesMax = 500_000;
/** With more sums it is not kept: about 10 MB. */
const sumsMax = 50_000;
/** After so many batches it is read anew: sums of single entries add up again. */
const batchesMax = 20_000;

interface KeptDays {
  readonly firstRevision: number;
  readonly revision: number;
  readonly sums: DaySum[];
  readonly places: DayPlace[];
  readonly placeIds: Map<string, number>;
  readonly moneyIds: Map<string, number>;
  readonly dayIds: Map<SqlValue, number>;
}

/** Keeps the record of an engine by day. */
export function createDayRecord(engine: Pick<Engine, "query">): DayRecord {
  let kept: Promise<KeptDays | null> = Promise.resolve(null);
  let isTooLarge = false;
  const reach = async (known: KeptDays | null, revision: number): Promise<KeptDays | null> => {
    if (known !== null && known.revision >= revision) return known;
    const isExtended = known !== null && revision - known.firstRevision <= batchesMax;
    const read = isExtended ? await extendDays(engine, known, revision) : await readDays(engine, revision);
    isTooLarge = read === null;
    return read;
  };
  return {
    at: async (revision) => {
      if (isTooLarge) return null;
      // One after another: who comes second finds what the first has read.
      const reached = kept.then((known) => reach(known, revision));
      kept = reached.catch(() => null);
      const days = await reached;
      return days === null || days.firstRevision > revision ? null : days;
    },
  };
}

async function readDays(engine: Pick<Engine, "query">, revision: number): Promise<KeptDays | null> {
  const [[count] = []] = await engine.query(
    `SELECT COALESCE(SUM(entry_count), 0) FROM batches WHERE revision <= ${revision}`,
  );
  if (Number(count) > entriesMax) return null;
  const rows = await engine.query(`${daysSql(String(revision), `e.revision <= ${revision}`)} LIMIT ${sumsMax + 1}`);
  if (rows.length > sumsMax) return null;
  const days: KeptDays = {
    firstRevision: revision,
    revision,
    sums: [],
    places: [],
    placeIds: new Map(),
    moneyIds: new Map(),
    dayIds: new Map(),
  };
  addRows(days, rows);
  return days;
}

async function extendDays(engine: Pick<Engine, "query">, days: KeptDays, revision: number): Promise<KeptDays | null> {
  const since = `e.revision > ${days.revision} AND e.revision <= ${revision}`;
  const rows = await engine.query(`${daysSql("e.revision", since)} LIMIT ${sumsMax + 1}`);
  if (days.sums.length + rows.length > sumsMax) return readDays(engine, revision);
  // Added to the same lists: who reads them at an earlier revision leaves the new ones out.
  addRows(days, rows);
  return { ...days, revision };
}

/** @param revisionSql the revision of a sum: a number for all, or the column */
function daysSql(revisionSql: string, condition: string): string {
  const columns = [
    "e.class_id",
    "e.fiscal_year",
    "e.unit_id",
    "e.project_id",
    "e.component_id",
    "e.effective_on",
    "e.month_index",
    "CASE WHEN e.reverses IS NULL THEN 0 ELSE 1 END",
    "CASE WHEN e.amount < 0 THEN 1 ELSE 0 END",
  ];
  const grouped = revisionSql === "e.revision" ? [...columns, revisionSql] : columns;
  const selected = columns.map((column) => (column === "e.effective_on" ? `CAST(${column} AS VARCHAR)` : column));
  return `SELECT ${[...selected, revisionSql].join(", ")}, SUM(e.amount), COUNT(*)
    FROM entries AS e WHERE ${condition} GROUP BY ${grouped.join(", ")}`;
}

function addRows({ sums, places, placeIds, moneyIds, dayIds }: KeptDays, rows: readonly SqlRow[]): void {
  const dates = new Map<SqlValue, PlainDate>();
  for (const row of rows) {
    const [classId, fiscalYear, unit, project, component, day, month, reversal, negative, revision, amount, count] =
      row;
    const place = { unitId: String(unit), projectId: textOrNull(project), componentId: textOrNull(component) };
    const placeKey = JSON.stringify([place.unitId, place.projectId, place.componentId]);
    const placeId = numberOf(placeIds, placeKey);
    if (placeId === places.length) places.push(Object.freeze(place));
    assert(typeof amount === "bigint", "a sum of money is read as bigint");
    const effectiveOn = dates.get(day ?? null) ?? String(day);
    dates.set(day ?? null, effectiveOn);
    sums.push({
      revision: Number(revision),
      classId: Number(classId),
      fiscalYear: Number(fiscalYear),
      moneyId: numberOf(moneyIds, `${String(classId)}/${String(fiscalYear)}`),
      placeId,
      effectiveOn,
      dayId: numberOf(dayIds, day ?? null),
      monthIndex: numberOrNull(month) ?? 0,
      isReversal: Number(reversal) === 1,
      isNegative: Number(negative) === 1,
      amount,
      entryCount: Number(count),
    });
  }
}

/** The number of a key, from 0 in the order in which keys come. */
function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
