/**
 * The day record: a record in memory, added up by day, so that a question costs a pass over some thousands of sums and none
 * over the entries; and a batch that is posted costs the reading of its own entries, not of all again.
 *
 * A record whose days do not fit is not kept: where nearly every entry is a sum of its own, the engine that holds them adds
 * them up. Both give the same movements (test/kept-record.test.ts).
 */
import { assert, type SliceGrain } from "@giaingan/finance";
import {
  type DayColumns,
  type DayMoney,
  type DayPlace,
  type DayRow,
  type DayTable,
  emptyDayTable,
  entriesMax,
  mergeRows,
  type TableDay,
  withRows,
} from "./day-table.ts";
import type { Engine, SqlRow, SqlValue } from "./engine.ts";
import { numberOrNull, textOrNull } from "./entry-rows.ts";

/** The sums of a record up to a revision, and perhaps of later ones. */
export interface DaySums extends DayTable {
  /** The sums of earlier revisions are one with those of this one. */
  readonly firstRevision: number;
  readonly revision: number;
  /** By their number, as `days`; there may be more than the table has. */
  readonly places: readonly DayPlace[];
  readonly moneys: readonly DayMoney[];
  readonly days: readonly TableDay[];
  /** The highest number of a class that it has. */
  readonly classIdMax: number;
  /** Each place's number at the grain: places that it does not tell apart have one. Longer than `places` may be. */
  readonly coarsePlaceIds: (grain: SliceGrain) => readonly number[];
}

/** A record by day, as far as it has been read. */
export interface DayRecord {
  /** The sums of the record at a revision; null where it is not kept, or was first read at a later revision. */
  at(revision: number): Promise<DaySums | null>;
  /** The same where some of it has been read before; null too where nothing has. */
  ifRead(revision: number): Promise<DaySums | null>;
}

/** Sums kept at most, about 7 MB. */
const sumsMax = 200_000;
/** A larger record is read by day once it has been asked so often: a single question is answered sooner by the engine. */
const smallEntriesMax = 500_000;
const questionsBefore = 3;
/** So many entries of a larger record are looked at first: does a sum stand for several of them? */
const sampleSize = 100_000;
/** With so many rows beyond what was first read, old ones are added up again. */
const extensionMin = 4_096;
/** So many entries beyond what has been read are kept one by one; more are added up by the engine. */
const fewEntriesMax = 256;
/** The last revisions are not added up: questions that are under way are about them. */
const freshRevisions = 256;

interface KeptDays extends DaySums {
  /** How many of the rows stand for no single batch. */
  readonly mergedCount: number;
  readonly entryCount: number;
  readonly numbers: Numbers;
}

/** The numbers of places, moneys and days. */
interface Numbers {
  readonly places: DayPlace[];
  readonly moneys: DayMoney[];
  readonly days: TableDay[];
  readonly placeIds: Map<string, number>;
  readonly moneyIds: Map<string, number>;
  readonly dayIds: Map<SqlValue, number>;
}

/** Keeps the record of an engine by day. */
export function createDayRecord(engine: Pick<Engine, "query">): DayRecord {
  let kept: Promise<KeptDays | null> = Promise.resolve(null);
  let isTooLarge = false;
  let questionCount = 0;
  const reach = async (known: KeptDays | null, revision: number): Promise<KeptDays | null> => {
    if (known !== null && known.revision >= revision) return known;
    if (known === null && questionCount <= questionsBefore && (await countEntries(engine, revision)) > smallEntriesMax)
      return null;
    const read = known === null ? await readDays(engine, revision) : await extendDays(engine, known, revision);
    isTooLarge = read === null;
    return read;
  };
  const at = async (revision: number): Promise<DaySums | null> => {
    if (isTooLarge) return null;
    questionCount += 1;
    // One after another: who comes second finds what the first has read.
    const reached = kept.then((known) => reach(known, revision));
    kept = reached.catch(() => null);
    const days = await reached;
    return days === null || days.firstRevision > revision ? null : days;
  };
  return { at, ifRead: async (revision) => ((await kept) === null ? null : at(revision)) };
}

async function countEntries(engine: Pick<Engine, "query">, revision: number): Promise<number> {
  const [[count] = []] = await engine.query(
    `SELECT COALESCE(SUM(entry_count), 0) FROM batches WHERE revision <= ${revision}`,
  );
  return Number(count);
}

async function readDays(engine: Pick<Engine, "query">, revision: number): Promise<KeptDays | null> {
  const entryCount = await countEntries(engine, revision);
  if (entryCount > entriesMax || (entryCount > smallEntriesMax && !(await isWorthAdding(engine)))) return null;
  const rows = await engine.query(`${daysSql(String(revision), `e.revision <= ${revision}`)} LIMIT ${sumsMax + 1}`);
  if (rows.length > sumsMax) return null;
  const numbers: Numbers = {
    places: [],
    moneys: [],
    days: [],
    placeIds: new Map(),
    moneyIds: new Map(),
    dayIds: new Map(),
  };
  const table = withRows(emptyDayTable(rows.length + extensionMin), readRows(numbers, rows));
  const { places, days } = numbers;
  return {
    ...table,
    ...moneysOf(numbers),
    places,
    days,
    numbers,
    firstRevision: revision,
    revision,
    mergedCount: rows.length,
    entryCount: addedEntryCount(table, 0),
    coarsePlaceIds: rememberCoarsePlaces(places),
  };
}

/** Whether the first entries of the record are far more than their sums. */
async function isWorthAdding(engine: Pick<Engine, "query">): Promise<boolean> {
  const [[count] = []] = await engine.query(`SELECT COUNT(*) FROM (SELECT DISTINCT class_id, fiscal_year, unit_id,
    project_id, component_id, effective_on FROM (SELECT * FROM entries LIMIT ${sampleSize}) AS s) AS d`);
  return Number(count) * 2 < sampleSize;
}

async function extendDays(engine: Pick<Engine, "query">, known: KeptDays, revision: number): Promise<KeptDays | null> {
  const since = `e.revision > ${known.revision} AND e.revision <= ${revision}`;
  // Mostly some vouchers: to add up what is hardly ever the same twice takes longer than to read it.
  const few = await engine.query(`${entriesSql(since)} LIMIT ${fewEntriesMax + 1}`);
  const rows =
    few.length <= fewEntriesMax
      ? few.toSorted((left, right) => Number(left[revisionAt]) - Number(right[revisionAt]))
      : await engine.query(`${daysSql("e.revision", since)} ORDER BY e.revision LIMIT ${sumsMax + 1}`);
  if (rows.length > sumsMax) return readDays(engine, revision);
  const table = withRows(known, readRows(known.numbers, rows));
  const extended: KeptDays = {
    ...known,
    ...table,
    ...moneysOf(known.numbers),
    revision,
    entryCount: known.entryCount + addedEntryCount(table, known.rowCount),
  };
  if (extended.entryCount > entriesMax) return null;
  if (extended.rowCount - extended.mergedCount <= Math.max(extensionMin, extended.mergedCount)) return extended;
  const merged = mergeDays(extended);
  return merged.rowCount > sumsMax ? null : merged;
}

/** Sums of single batches add up again, but for those of the last revisions. */
function mergeDays(days: KeptDays): KeptDays {
  const firstRevision = Math.max(days.firstRevision, days.revision - freshRevisions);
  const { places, moneys, numbers } = days;
  const dayCount = numbers.days.length;
  const keyOf = ({ placeIds, moneyIds, dayIds, sides }: DayColumns, row: number): number =>
    ((at(placeIds, row) * moneys.length + at(moneyIds, row)) * dayCount + at(dayIds, row)) * 4 + at(sides, row);
  assert(places.length * moneys.length * dayCount * 4 < 2 ** 53, "the key of a sum is a whole number");
  const table = mergeRows(days, { revision: firstRevision, keyOf });
  return { ...days, ...table, firstRevision, mergedCount: table.rowCount };
}

function at(column: Int32Array | Uint8Array, row: number): number {
  return column[row] ?? 0;
}

/** What sums tell apart, beside the revision. */
const toldColumns: readonly string[] = [
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
const selectedColumns = toldColumns.map((each) => (each === "e.effective_on" ? `CAST(${each} AS VARCHAR)` : each));
/** Where the revision stands in a row. */
const revisionAt = toldColumns.length;

/** @param revisionSql the revision of a sum: a number for all, or the column */
function daysSql(revisionSql: string, condition: string): string {
  const grouped = revisionSql === "e.revision" ? [...toldColumns, revisionSql] : toldColumns;
  return `SELECT ${[...selectedColumns, revisionSql].join(", ")}, SUM(e.amount), COUNT(*)
    FROM entries AS e WHERE ${condition} GROUP BY ${grouped.join(", ")}`;
}

/** As `daysSql`, each entry a sum of its own. */
function entriesSql(condition: string): string {
  return `SELECT ${selectedColumns.join(", ")}, e.revision, e.amount, 1 FROM entries AS e WHERE ${condition}`;
}

function readRows(numbers: Numbers, rows: readonly SqlRow[]): readonly DayRow[] {
  const { places, moneys, days, placeIds, moneyIds, dayIds } = numbers;
  return rows.map((row) => {
    const [classId, fiscalYear, unit, project, component, day = null, month, reversal, negative, revision, ...sums] =
      row;
    const [amount, entryCount] = sums;
    assert(typeof amount === "bigint", "a sum of money is read as bigint");
    const place = { unitId: String(unit), projectId: textOrNull(project), componentId: textOrNull(component) };
    const placeId = numberOf(placeIds, JSON.stringify([place.unitId, place.projectId, place.componentId]));
    if (placeId === places.length) places.push(Object.freeze(place));
    const moneyId = numberOf(moneyIds, `${String(classId)}/${String(fiscalYear)}`);
    if (moneyId === moneys.length) moneys.push({ classId: Number(classId), fiscalYear: Number(fiscalYear) });
    const dayId = numberOf(dayIds, day);
    if (dayId === days.length) days.push({ effectiveOn: String(day), monthIndex: numberOrNull(month) ?? 0 });
    const sides = 2 * Number(reversal) + Number(negative);
    return { revision: Number(revision), placeId, moneyId, dayId, sides, amount, entryCount: Number(entryCount) };
  });
}

function addedEntryCount({ columns, rowCount }: DayTable, from: number): number {
  return columns.entryCounts.subarray(from, rowCount).reduce((count, each) => count + each, 0);
}

/** A list of their own for each reading: a class that comes later may not be known to who reads this one. */
function moneysOf({ moneys }: Numbers): Pick<DaySums, "moneys" | "classIdMax"> {
  return {
    moneys: [...moneys],
    classIdMax: moneys.reduce((highest, { classId }) => Math.max(highest, classId), 0),
  };
}

/** The number of a key, from 0 in the order in which keys come. */
function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** Numbers of places at each grain, brought up to date as places are added. */
function rememberCoarsePlaces(places: readonly DayPlace[]): DaySums["coarsePlaceIds"] {
  const kept = new Map<string, { readonly ids: number[]; readonly numbers: Map<string, number> }>();
  return ({ unit = false, project = false, component = false }) => {
    const name = [unit, project, component].join();
    const { ids, numbers } = kept.get(name) ?? { ids: [], numbers: new Map<string, number>() };
    kept.set(name, { ids, numbers });
    for (const { unitId, projectId, componentId } of places.slice(ids.length)) {
      const told = [unit ? unitId : null, project ? projectId : null, component ? componentId : null];
      ids.push(numberOf(numbers, JSON.stringify(told)));
    }
    return ids;
  };
}
