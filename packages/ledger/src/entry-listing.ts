/**
 * The entries behind a number, page by page, with the exact sum and count of the whole selection.
 */
import { assert, type Dong, type Entry, entryEffects, type PlainDate, refuse } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { entryCondition, type EntryFilter } from "./entry-filter.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
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

/**
 * Reads one page.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export async function queryEntries(
  engine: Engine,
  query: EntriesQuery & { readonly revision: number },
): Promise<EntryPage> {
  const { measure = "all", limit = entryLimitDefault, order = "effectiveOn", revision } = query;
  const known: readonly string[] = [...measures, ...openedOnly, "all"];
  if (!known.includes(measure)) {
    throw refuse("invalidValue", { name: "measure", value: measure, expected: known.join(" | ") });
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > entryLimitMax) {
    throw refuse("invalidValue", { name: "limit", value: String(limit), expected: `1 … ${entryLimitMax}` });
  }
  const condition = entryCondition(query);
  const ofMeasure = measure === "all" ? "" : ` AND c.kind IN (${listKinds(kindsOf(measure))})`;
  const from = `FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id`;
  const where = `WHERE ${condition.sql}${ofMeasure}`;
  const sum =
    measure === "all"
      ? "CAST(NULL AS BIGINT)"
      : `SUM(${effectSql({ measure, kindColumn: "s.kind", amountColumn: "s.amount" })})`;
  const totals = engine.query(
    `SELECT COALESCE(SUM(s.entry_count), 0), ${sum} FROM (
      SELECT c.kind, COUNT(*) AS entry_count, SUM(e.amount) AS amount ${from} ${where} GROUP BY c.kind) AS s`,
    condition.parameters,
  );
  const page = engine.query(
    `SELECT ${entrySelectList}, b.id, CAST(b.recorded_at AS VARCHAR), b.document_name
      ${from} JOIN batches AS b ON b.revision = e.revision
      ${where}${query.cursor === undefined ? "" : afterSql(parseCursor(query.cursor), order)}
      ORDER BY ${order === "revision" ? "" : "e.effective_on, "}e.revision, e.position LIMIT ${limit + 1}`,
    condition.parameters,
  );
  const [[total], rows] = await Promise.all([totals, page]);
  const instantOf = rememberInstants();
  const entries = rows.slice(0, limit).map((row) => recordedEntry(row, measure, instantOf));
  const last = rows.length > limit ? entries.at(-1) : undefined;
  const totalSum = total?.[1] ?? null;
  assert(totalSum === null || typeof totalSum === "bigint", "a sum of money is read as bigint");
  return {
    revision,
    entries,
    nextCursor: last ? cursorAfter(last, revision) : null,
    totalCount: Number(total?.[0]),
    totalSum,
  };
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
