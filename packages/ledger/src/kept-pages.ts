/**
 * Kept pages: pages of entries that have been read, for as long as no batch adds an entry to them. A record is only ever
 * added to, mostly at its end, and the record by day tells what was added where.
 */
import type { EntryKind, PlainDate } from "@giaingan/finance";
import { wantedSums } from "./day-movements.ts";
import type { DaySums } from "./day-record.ts";
import { entryLimitDefault, type PinnedEntriesQuery, type RecordedEntry } from "./entry-listing.ts";
import { signIn } from "./measure.ts";
import { classOf, type RecordedClasses } from "./recorded-classes.ts";

/** The record that a page is asked of. */
export interface PageGround {
  readonly sums: DaySums;
  readonly classes: RecordedClasses;
}

/** Pages of one record, in bounded memory. */
export interface KeptPages {
  /**
   * The entries of a page and the one after it, if there is one; in the order of their dates.
   *
   * @param read reads them from the engine
   */
  entries(
    query: PinnedEntriesQuery,
    ground: PageGround,
    read: () => Promise<readonly RecordedEntry[]>,
  ): Promise<readonly RecordedEntry[]>;
}

/** Entries kept at most, about 20 MB. */
const entriesMax = 20_000;
/** A longer page is asked for by programs, once. */
const pageLengthMax = 1_000;

interface Page {
  readonly entries: readonly RecordedEntry[];
  /** Whether there may be more of them, behind the last. */
  readonly isFull: boolean;
  readonly asOf: PlainDate;
  readonly revision: number;
}

export function createKeptPages(): KeptPages {
  // A Map keeps the order of insertion: the first key is the one that was not asked for longest.
  const kept = new Map<string, Page>();
  let entryCount = 0;
  const keep = (key: string, page: Page): void => {
    entryCount += page.entries.length - (kept.get(key)?.entries.length ?? 0);
    kept.delete(key);
    kept.set(key, page);
    for (const [oldest, { entries }] of kept) {
      if (entryCount <= entriesMax) return;
      entryCount -= entries.length;
      kept.delete(oldest);
    }
  };
  return {
    entries: async (query, ground, read) => {
      const { asOf, revision, limit = entryLimitDefault } = query;
      if (limit > pageLengthMax || query.order === "revision") return read();
      const key = keyOf(query);
      const page = kept.get(key);
      const known = page === undefined ? null : knownEntries(page, query, ground);
      if (page !== undefined && known !== null) {
        keep(key, { ...page, revision: Math.max(revision, page.revision) });
        return known;
      }
      const entries = await read();
      // Of an older revision nothing is kept: the next question is about the newest one.
      if ((kept.get(key)?.revision ?? 0) <= revision) {
        keep(key, { entries, isFull: entries.length > limit, asOf, revision });
      }
      return entries;
    },
  };
}

/** The entries of the page as of the question's date and revision; null when the page does not tell. */
function knownEntries(
  page: Page,
  query: PinnedEntriesQuery,
  { sums, classes }: PageGround,
): readonly RecordedEntry[] | null {
  const { asOf, revision, filter = {}, measure = "all" } = query;
  const reached = page.isFull ? (page.entries.at(-1)?.effectiveOn ?? page.asOf) : page.asOf;
  if (page.revision < sums.firstRevision) return null;
  if (!page.isFull && asOf > reached) return null;
  const { columns, rowCount, moneys } = sums;
  const isCounted = (kind: EntryKind): boolean => measure === "all" || signIn(kind, measure) !== null;
  let wanted: ReturnType<typeof wantedSums> | null = null;
  for (let row = rowCount - 1; row >= 0 && (columns.revisions[row] ?? 0) > page.revision; row -= 1) {
    wanted ??= wantedSums(sums, { asOf: reached, filter, classes });
    const money = columns.moneyIds[row] ?? 0;
    const isAdded =
      wanted.places[columns.placeIds[row] ?? 0] === true &&
      wanted.days[columns.dayIds[row] ?? 0] === true &&
      wanted.moneys[money] === true &&
      isCounted(classOf(classes, moneys[money]?.classId ?? 0).kind);
    if (isAdded) return null;
  }
  const entries = page.entries.filter((entry) => entry.effectiveOn <= asOf && entry.revision <= revision);
  // Of an earlier revision others would stand in the place of those that came later.
  const isCut = page.isFull && page.entries.some((entry) => entry.revision > revision);
  return isCut ? null : entries;
}

/** What tells pages apart, beside date and revision. */
function keyOf({ filter = {}, measure, limit, cursor }: PinnedEntriesQuery): string {
  const wanted = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  // The revision of a cursor is the question's own.
  const after = cursor?.split("_").slice(1);
  return JSON.stringify([wanted, measure, limit, after]);
}
