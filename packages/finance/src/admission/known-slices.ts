/**
 * Known slices: what the record must tell before entries can be admitted.
 */
import type { PlainDate } from "../calendar.ts";
import type { DatedPayment } from "./dated-payments.ts";
import type { Entry } from "../entry.ts";
import type { SliceSums } from "../slice-sums.ts";

/** A recorded entry that a batch takes back. */
export interface ReversedEntry {
  readonly entry: Entry;
  /** Whether another recorded entry has taken it back before. */
  readonly isReversed: boolean;
}

/** A slice that the record holds. */
export interface KnownSlice extends SliceSums {
  /**
   * Latest business date of the slice's `assigned` and `supplemented` entries, null where it has none. Left out: not
   * known, so that its money may have been added late and outlive the year.
   */
  readonly addedOn?: PlainDate | null;
  /**
   * Those of its payments, and of what takes them back, whose day is known; sums of one kind and day will do. Left out:
   * of none, so that all may have been paid on any day.
   */
  readonly datedPayments?: readonly DatedPayment[] | undefined;
}

/** What the record holds before a batch. Left out means that it holds nothing: pass whole slices, of every budget year. */
export interface KnownSlices {
  /** Of each unit and of each project that `slicesToKnow` names: every slice, told apart by unit, project and component. */
  readonly slices: readonly KnownSlice[];
  /** The recorded entries among those that the batch takes back, by id. */
  readonly reversed: ReadonlyMap<string, ReversedEntry>;
}

/** What has to be read before a batch. */
export interface SlicesToKnow {
  readonly unitIds: readonly string[];
  /** Projects are judged over all their units and budget years. */
  readonly projectIds: readonly string[];
  /** Budget years that the batch moves money in, rising. */
  readonly fiscalYears: readonly number[];
  /** Entries that the batch takes back and does not hold itself. */
  readonly reversedIds: readonly string[];
}

/**
 * A record that holds nothing.
 *
 * @example
 * ```ts
 * nothingRecorded.slices // => []
 * ```
 */
export const nothingRecorded: KnownSlices = { slices: [], reversed: new Map() };

/**
 * What has to be read from the record before the entries can be judged.
 *
 * @example
 * ```ts
 * const entry = { id: "e-1", kind: "assigned", effectiveOn: "2023-01-01", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, amount: 9n, document: { number: null, date: null, issuer: null, title: null }, reverses: null, reason: null };
 * slicesToKnow([entry]) // => { unitIds: ["Kon Rẫy"], projectIds: [], fiscalYears: [2023], reversedIds: [] }
 * ```
 */
export function slicesToKnow(entries: readonly Entry[]): SlicesToKnow {
  const takenBack = new Set(entries.flatMap(({ reverses }) => reverses ?? []));
  // A long file is not kept a second time by its ids.
  const own = new Set(entries.flatMap(({ id }) => (takenBack.has(id) ? [id] : [])));
  const distinct = <Each>(values: readonly Each[]): readonly Each[] => [...new Set(values)];
  return {
    unitIds: distinct(entries.map(({ unitId }) => unitId)),
    projectIds: distinct(entries.flatMap(({ projectId }) => projectId ?? [])),
    fiscalYears: distinct(entries.map(({ fiscalYear }) => fiscalYear)).toSorted((left, right) => left - right),
    reversedIds: [...takenBack].filter((id) => !own.has(id)),
  };
}
