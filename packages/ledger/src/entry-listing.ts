/**
 * The entries behind a number, page by page, with the exact sum and count of the whole selection.
 */
import { assert, type Dong, type Entry, entryEffects, type PlainDate, refuse } from "@giaingan/finance";
import type { Engine, SqlValue } from "./engine.ts";
import { entryCondition, type EntryFilter } from "./entry-filter.ts";
import { entryMatcher } from "./entry-matching.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import type { KeptEntry } from "./kept-entries.ts";
import { effectSql, kindsOf, listKinds, measures, openedOnly, type OpenedNumber, signIn } from "./measure.ts";
import type { RecordPlace } from "./batch.ts";
import { rememberInstants } from "./instant.ts";

/** A question for entries. */
export interface EntriesQuery {
  readonly asOf: PlainDate;
  /** Default: the latest; a cursor keeps the one of its first page. */
  readonly revision?: number | undefined;
  readonly filter?: EntryFilter | undefined;
  /** Only entries that count in this number; default `all`. */
  readonly measure?: OpenedNumber | "all" | undefined;
  /** `effectiveOn`: by business date, revision and rank (default). `revision`: as they were recorded, by revision and rank. */
  readonly order?: "effectiveOn" | "revision" | undefined;
  /** Entries a page, 1 … 10.000; default 100. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

/** An entry as recorded. */
export interface RecordedEntry extends Entry, RecordPlace {
  /** ISO 8601, UTC; for people, never for order. */
  readonly recordedAt: string;
  readonly documentName: string;
  /** The signed amount that it adds to the number that was asked for, else to the sum of its kind: a cut of 5 is −5. */
  readonly effect: Dong;
}

/** One page, in the order that was asked for. */
export interface EntryPage {
  readonly revision: number;
  readonly entries: readonly RecordedEntry[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
  /** Entries in the whole selection. */
  readonly totalCount: number;
  /**
   * Sum of the effects of the whole selection: the number that the entries stand behind. Null when nothing is selected,
   * and for `all`, because plan and payments have no sum.
   */
  readonly totalSum: Dong | null;
}

/** Entries a page when the question does not say. */
export const entryLimitDefault = 100;
/** The most entries a page may have. */
export const entryLimitMax = 10_000;

interface Cursor {
  readonly revision: number;
  readonly after: { readonly effectiveOn: PlainDate; readonly revision: number; readonly position: number };
}

/** The revision that the question pins: its own, or that of its cursor; null for the latest. */
export function pinnedRevision(query: EntriesQuery): number | null {
  return query.revision ?? (query.cursor === undefined ? null : parseCursor(query.cursor).revision);
}

/** A question whose revision is known. */
export type PinnedEntriesQuery = EntriesQuery & { readonly revision: number };

/**
 * Checks what no engine would refuse.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function checkEntriesQuery(query: PinnedEntriesQuery): void {
  const { measure = "all", limit = entryLimitDefault, cursor } = query;
  const known: readonly string[] = [...measures, ...openedOnly, "all"];
  if (!known.includes(measure)) {
    throw refuse("invalidValue", { name: "measure", value: measure, expected: known.join(" | ") });
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > entryLimitMax) {
    throw refuse("invalidValue", { name: "limit", value: String(limit), expected: `1 … ${entryLimitMax}` });
  }
  entryCondition(query);
  if (cursor !== undefined) parseCursor(cursor);
}

/**
 * Reads one page, and adds up the whole selection.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function queryEntries(engine: Pick<Engine, "query">, query: PinnedEntriesQuery): Promise<EntryPage> {
  checkEntriesQuery(query);
  const [totals, entries] = await Promise.all([queryTotals(engine, query), readPage(engine, query)]);
  return pageOf(entries, query, totals);
}

/** A page of the entries that stand on it, and of the one behind it, if there is one. */
export function pageOf(
  entries: readonly RecordedEntry[],
  { limit = entryLimitDefault, revision }: PinnedEntriesQuery,
  { totalCount, totalSum }: Pick<EntryPage, "totalCount" | "totalSum">,
): EntryPage {
  const page = entries.slice(0, limit);
  const last = entries.length > limit ? page.at(-1) : undefined;
  return { revision, entries: page, nextCursor: last ? cursorAfter(last, revision) : null, totalCount, totalSum };
}

/** The date of the last entry of the page before; null: there is none. */
export function dateBefore({ cursor }: PinnedEntriesQuery): PlainDate | null {
  return cursor === undefined ? null : parseCursor(cursor).after.effectiveOn;
}

/** What is known of a page before it is read. */
export interface KnownOfPage {
  /** A date up to which all entries of it are dated: no later ones are looked at. Null: none is known. */
  readonly lastOn: PlainDate | null;
  /** The classes that count in the number; said by number they are passed over unread three times as fast. */
  readonly classIds: readonly number[];
}

/** Reads the entries of a page, and the one behind it, if there is one. */
export async function readPage(
  engine: Pick<Engine, "query">,
  query: PinnedEntriesQuery,
  known: KnownOfPage | null = null,
): Promise<readonly RecordedEntry[]> {
  const { measure = "all", limit = entryLimitDefault, order = "effectiveOn", cursor } = query;
  const { where, parameters } = selectionSql(query, known?.classIds);
  const lastOn = known?.lastOn ?? null;
  const upTo = lastOn === null ? "" : ` AND e.effective_on <= DATE '${lastOn}'`;
  const rows = await engine.query(
    `SELECT ${entrySelectList}, b.id, CAST(b.recorded_at AS VARCHAR), b.document_name
      FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id JOIN batches AS b ON b.revision = e.revision
      ${where}${upTo}${cursor === undefined ? "" : afterSql(parseCursor(cursor), order)}
      ORDER BY ${order === "revision" ? "" : "e.effective_on, "}e.revision, e.position LIMIT ${limit + 1}`,
    parameters,
  );
  const instantOf = rememberInstants();
  return rows.map((row) => recordedEntry(row, measure, instantOf));
}

function selectionSql(
  query: PinnedEntriesQuery,
  classIds?: readonly number[],
): { readonly where: string; readonly parameters: readonly SqlValue[] } {
  const { measure = "all" } = query;
  const { sql, parameters } = entryCondition(query);
  const ofMeasure =
    measure === "all"
      ? ""
      : ` AND e.class_id IN (${classIds?.join() ?? `SELECT class_id FROM entry_classes WHERE kind IN (${listKinds(kindsOf(measure))})`})`;
  return { where: `WHERE ${sql}${ofMeasure}`, parameters };
}

async function queryTotals(
  engine: Pick<Engine, "query">,
  query: PinnedEntriesQuery,
): Promise<Pick<EntryPage, "totalCount" | "totalSum">> {
  const { measure = "all" } = query;
  const { where, parameters } = selectionSql(query);
  const sum =
    measure === "all"
      ? "CAST(NULL AS BIGINT)"
      : `SUM(${effectSql({ measure, kindColumn: "s.kind", amountColumn: "s.amount" })})`;
  const [total] = await engine.query(
    `SELECT COALESCE(SUM(s.entry_count), 0), ${sum} FROM (
      SELECT c.kind, COUNT(*) AS entry_count, SUM(e.amount) AS amount
      FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id ${where} GROUP BY c.kind) AS s`,
    parameters,
  );
  const totalSum = total?.[1] ?? null;
  assert(totalSum === null || typeof totalSum === "bigint", "a sum of money is read as bigint");
  return { totalCount: Number(total?.[0]), totalSum };
}

/**
 * One page of entries that are in memory, in the order of their dates.
 *
 * @param entries all that count in the number that is asked for, and perhaps others
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function pageOfKept(entries: readonly KeptEntry[], query: PinnedEntriesQuery): EntryPage {
  checkEntriesQuery(query);
  const { measure = "all", limit = entryLimitDefault } = query;
  const isAsked = entryMatcher(query);
  const after = query.cursor === undefined ? null : parseCursor(query.cursor).after;
  const selected = entries.flatMap((entry) => {
    const sign = measure === "all" ? entryEffects[entry.kind].sign : signIn(entry.kind, measure);
    return sign === null || !isAsked(entry) ? [] : [{ ...entry, effect: entry.amount * sign }];
  });
  const rest = after === null ? selected : selected.filter((entry) => isAfter(entry, after));
  const isSummed = measure !== "all" && selected.length > 0;
  return pageOf(rest.slice(0, limit + 1), query, {
    totalCount: selected.length,
    totalSum: isSummed ? selected.reduce((sum, { effect }) => sum + effect, 0n) : null,
  });
}

function isAfter(entry: KeptEntry, { effectiveOn, revision, position }: Cursor["after"]): boolean {
  if (entry.effectiveOn !== effectiveOn) return entry.effectiveOn > effectiveOn;
  return entry.revision === revision ? entry.position > position : entry.revision > revision;
}

function recordedEntry(
  row: Parameters<typeof entryFromRow>[0],
  measure: OpenedNumber | "all",
  instantOf: (text: string) => string,
): RecordedEntry {
  const { entry, revision, position } = entryFromRow(row);
  const [batchId, recordedAt, documentName] = row.slice(-3);
  const sign = (measure === "all" ? null : signIn(entry.kind, measure)) ?? entryEffects[entry.kind].sign;
  return {
    ...entry,
    revision,
    position,
    batchId: String(batchId),
    recordedAt: instantOf(String(recordedAt)),
    documentName: String(documentName),
    effect: entry.amount * sign,
  };
}

function afterSql({ after }: Cursor, order: "effectiveOn" | "revision"): string {
  const { effectiveOn, revision, position } = after;
  if (order === "revision")
    return ` AND e.revision >= ${revision} AND (e.revision, e.position) > (${revision}, ${position})`;
  return ` AND (e.effective_on, e.revision, e.position) > (DATE '${effectiveOn}', ${revision}, ${position})`;
}

function cursorAfter(entry: RecordedEntry, revision: number): string {
  return [revision, entry.effectiveOn, entry.revision, entry.position].join("_");
}

function parseCursor(cursor: string): Cursor {
  const parts = /^(\d{1,9})_(\d{4}-\d{2}-\d{2})_(\d{1,9})_(\d{1,9})$/u.exec(cursor);
  if (!parts) throw refuse("invalidValue", { name: "cursor", value: cursor, expected: "nextCursor" });
  const [, revision, effectiveOn = "", entryRevision, position] = parts;
  return {
    revision: Number(revision),
    after: { effectiveOn, revision: Number(entryRevision), position: Number(position) },
  };
}
