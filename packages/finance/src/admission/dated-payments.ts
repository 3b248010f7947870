/**
 * Dated payments: what of a slice's payments is known by its exact day, before and after a batch. The rest of its sums
 * may have been paid on any day: a report's running total says by when, and not when.
 */
import { effectOn } from "./batch-change.ts";
import type { PlainDate } from "../calendar.ts";
import { type Entry, entryEffects, type EntryKind } from "../entry.ts";
import type { KnownSlice, ReversedEntry } from "./known-slices.ts";
import type { Dong } from "../money.ts";
import { sliceKey } from "../slice-sums.ts";

/** Payments of one kind on one day, or what takes payments back. */
export interface DatedPayment {
  readonly kind: EntryKind;
  readonly effectiveOn: PlainDate;
  /** In đồng, as entries have it. */
  readonly amount: Dong;
}

/** The dated payments of a slice: those of the record, and those of the batch. */
export interface SlicePayments {
  readonly recorded: readonly DatedPayment[];
  readonly added: readonly DatedPayment[];
}

/** The day that an entry counts from. */
export type DayOf = (entry: Entry) => PlainDate;

/** The day on which it was paid, wherever it was recorded; what takes an entry back counts from that entry's day at the earliest. */
export function dayOfEntries(
  entries: readonly Entry[],
  { reversed }: { readonly reversed: ReadonlyMap<string, ReversedEntry> },
): DayOf {
  const own = takenBackAmong(entries);
  return (entry) => {
    const target =
      entry.reverses === null ? undefined : (own.get(entry.reverses) ?? reversed.get(entry.reverses)?.entry);
    const [day, first] = [trueDate(entry), target === undefined ? "" : trueDate(target)];
    return first > day ? first : day;
  };
}

/** The entries that others of the batch take back, by id: a long file is not kept a second time by all of its ids. */
export function takenBackAmong(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const takenBack = new Set(entries.flatMap(({ reverses }) => reverses ?? []));
  return new Map(entries.flatMap((entry) => (takenBack.has(entry.id) ? [[entry.id, entry]] : [])));
}

/** The day in its budget year: of an entry that was moved into a later year, the day on which it was recorded there. */
function trueDate({ effectiveOn, fiscalYear, late }: Entry): PlainDate {
  return late?.fiscalYear === fiscalYear ? late.effectiveOn : effectiveOn;
}

/**
 * The dated payments of slices, by `sliceKey`, in the units from which the entries take something back: of others no rule
 * asks. Slices without any are left out.
 */
export function datedPaymentsOf(
  entries: readonly Entry[],
  {
    known,
    isDocument,
    dayOf,
  }: { readonly known: readonly KnownSlice[]; readonly isDocument: boolean; readonly dayOf: DayOf },
): ReadonlyMap<string, SlicePayments> {
  const slices = new Map<string, { readonly recorded: DatedPayment[]; readonly added: DatedPayment[] }>();
  const at = (key: string): { readonly recorded: DatedPayment[]; readonly added: DatedPayment[] } => {
    const slice = slices.get(key) ?? { recorded: [], added: [] };
    slices.set(key, slice);
    return slice;
  };
  const takenFrom = new Set(
    entries.flatMap(({ kind, amount, unitId }) => (effectOn("disbursed", { kind, amount }) < 0n ? [unitId] : [])),
  );
  if (takenFrom.size === 0) return slices;
  for (const slice of known)
    if (slice.datedPayments !== undefined) at(sliceKey(slice)).recorded.push(...slice.datedPayments);
  for (const entry of entries) {
    const { kind, amount, unitId } = entry;
    if (!takenFrom.has(unitId)) continue;
    // What a document calls disbursed is the difference of two running totals.
    if (entryEffects[kind].measure !== "disbursed" || (isDocument && kind === "disbursed")) continue;
    at(sliceKey(entry)).added.push({ kind, effectiveOn: dayOf(entry), amount });
  }
  return slices;
}
