/**
 * Closed periods and what is dated in them: entries are refused, or recorded in the first open period.
 */
import { type Entry, formatDate } from "@giaingan/finance";
import {
  afterPeriodChange,
  asTold,
  closingOf,
  firstOpenPlace,
  isClosed,
  type PeriodChange,
  periodName,
} from "@giaingan/finance/admission";
import type { RecordedPeriodChange } from "./batch.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import type { RecordedClosedPeriods } from "./period-rows.ts";
import { mapSequence, type Sequence } from "./sequence.ts";

/** What becomes of an entry that is dated in a closed period. */
export type LatePosting = "refuse" | "firstOpenPeriod";

/** By what entries are placed. */
export interface PlacementOptions {
  readonly closed: RecordedClosedPeriods;
  readonly late: LatePosting;
}

/** Whether some entry is dated in a closed period. */
export function touchesClosedPeriod(entries: Iterable<Entry>, closed: RecordedClosedPeriods): boolean {
  if (closed.size === 0) return false;
  for (const entry of entries) if (isClosed(closed, entry)) return true;
  return false;
}

/**
 * The entries of a batch, each in an open period; the same sequence when each was.
 *
 * @throws Refusal `periodClosed` of the first that is not, unless it may be recorded late
 */
export function placeEntries(entries: Sequence<Entry>, { closed, late }: PlacementOptions): Sequence<Entry> {
  if (!touchesClosedPeriod(entries, closed)) return entries;
  if (late === "refuse")
    for (const entry of entries) {
      const closing = closingOf(closed, entry);
      if (closing !== null) throw periodClosed(entry, closing);
    }
  return mapSequence(entries, (entry) =>
    isClosed(closed, entry) ? recordedLate(entry, firstOpenPlace(closed, entry)) : entry,
  );
}

/**
 * The carry-overs that follow from a batch, each in an open period.
 *
 * One that falls into a closed month goes, like any late entry, to the first open one, where that is asked for. One of a
 * closed budget year is refused always: recorded in a later year it would be carried over there a second time.
 *
 * @throws Refusal `carryOverInClosedPeriod`
 */
export function placeFollowing(
  entries: readonly Entry[],
  { closed, late, causeOf }: PlacementOptions & { readonly causeOf: (id: string) => string },
): readonly Entry[] {
  if (!touchesClosedPeriod(entries, closed)) return entries;
  return entries.map((entry) => {
    const closing = closingOf(closed, entry);
    if (closing === null) return entry;
    const isOfClosedYear = closed.has(periodName({ fiscalYear: entry.fiscalYear, month: null }));
    if (late === "refuse" || isOfClosedYear) {
      throw refuseLedger("carryOverInClosedPeriod", {
        entry: causeOf(entry.id),
        year: String(entry.fiscalYear),
        unit: entry.unitId,
        ...closingValues(closing),
      });
    }
    return recordedLate(entry, firstOpenPlace(closed, entry));
  });
}

/**
 * The closed periods after the changes of a batch.
 *
 * @throws Refusal `periodAlreadyClosed`, `periodNotClosed`
 */
export function applyPeriodChanges(
  closed: RecordedClosedPeriods,
  changes: readonly RecordedPeriodChange[],
): RecordedClosedPeriods {
  let state = closed;
  for (const change of changes) {
    const next = afterPeriodChange(state, change);
    if (next === null) throw periodNotChanged(change, state);
    state = next;
  }
  return state;
}

function recordedLate(entry: Entry, open: Pick<Entry, "effectiveOn" | "fiscalYear">): Entry {
  const { effectiveOn, fiscalYear } = asTold(entry);
  return { ...entry, ...open, late: { effectiveOn, fiscalYear } };
}

function periodClosed(entry: Entry, closing: RecordedPeriodChange): Error {
  return refuseLedger("periodClosed", {
    entry: entry.id,
    date: formatDate(entry.effectiveOn),
    year: String(entry.fiscalYear),
    ...closingValues(closing),
  });
}

function periodNotChanged(change: PeriodChange, closed: RecordedClosedPeriods): Error {
  const period = periodName(change);
  const closing = closed.get(period);
  if (closing !== undefined) return refuseLedger("periodAlreadyClosed", closingValues(closing));
  const names = [...closed.keys()].join(", ");
  return refuseLedger("periodNotClosed", { period, closed: names === "" ? "–" : names });
}

/** Which period, since when, by whom, and where that is recorded. */
function closingValues(closing: RecordedPeriodChange): {
  readonly period: string;
  readonly closedOn: string;
  readonly closedBy: string;
  readonly revision: string;
} {
  const { decidedOn, document, documentName, revision } = closing;
  return {
    period: periodName(closing),
    closedOn: formatDate(decidedOn),
    closedBy: [document.number, document.issuer].filter((part) => part !== null).join(", ") || documentName,
    revision: String(revision),
  };
}
