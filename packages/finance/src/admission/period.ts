/**
 * Periods: months and budget years that are closed to new entries, and opened again only with a reason.
 *
 * A closed month takes no entry dated in it, of whatever budget year. A closed budget year takes no entry of that year,
 * on whatever date: its payments go on to the end of January of the next one. The two are closed and opened apart.
 */
import { dateParts, type PlainDate, plainDate, startOfYear } from "../calendar.ts";
import { assert } from "../assertion.ts";
import type { Entry, EntryTime, LegalBasis } from "../entry.ts";

/** What can be closed. */
export interface Period {
  /** The budget year; of a month the year that it lies in. */
  readonly fiscalYear: number;
  /** 1–12; null: the whole budget year. */
  readonly month: number | null;
}

/** A closing or a re-opening, as it was decided. */
export interface PeriodChange extends Period {
  readonly action: "close" | "reopen";
  /** Why; must be told of a re-opening. */
  readonly reason: string | null;
  readonly decidedOn: PlainDate;
  /** The paper that it rests on; its issuer is who decided. */
  readonly document: LegalBasis;
}

/** The closed periods by `periodName`, in the order in which they were closed, each with its closing. */
export type ClosedPeriods<Change extends PeriodChange = PeriodChange> = ReadonlyMap<string, Change>;

/**
 * The name of a period: `2023-10` a month, `2023` a budget year.
 *
 * @example
 * ```ts
 * periodName({ fiscalYear: 2023, month: 9 }) // => "2023-09"
 * periodName({ fiscalYear: 2023, month: null }) // => "2023"
 * ```
 */
export function periodName({ fiscalYear, month }: Period): string {
  const year = String(fiscalYear).padStart(4, "0");
  return month === null ? year : `${year}-${String(month).padStart(2, "0")}`;
}

/**
 * The closed periods after a change; null when it changes nothing: what is closed cannot be closed, nor what is open
 * opened.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const october = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-11-15", document };
 * const closed = afterPeriodChange(new Map(), october);
 * [...closed.keys()] // => ["2023-10"]
 * afterPeriodChange(closed, october) // => null
 * afterPeriodChange(closed, { ...october, action: "reopen", month: null }) // => null
 * ```
 */
export function afterPeriodChange<Change extends PeriodChange>(
  closed: ClosedPeriods<Change>,
  change: Change,
): ClosedPeriods<Change> | null {
  const name = periodName(change);
  const isClosing = change.action === "close";
  if (closed.has(name) === isClosing) return null;
  return isClosing ? new Map([...closed, [name, change]]) : new Map([...closed].filter(([each]) => each !== name));
}

/**
 * What is closed after all changes, in their order. A change that changes nothing counts for nothing.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const october = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-11-15", document };
 * const reopened = { ...october, action: "reopen", reason: "Hóa đơn về muộn" };
 * [...closedPeriodsOf([october, { ...october, month: null }]).keys()] // => ["2023-10", "2023"]
 * closedPeriodsOf([october, reopened]).size // => 0
 * ```
 */
export function closedPeriodsOf<Change extends PeriodChange>(changes: Iterable<Change>): ClosedPeriods<Change> {
  let closed: ClosedPeriods<Change> = new Map();
  for (const change of changes) closed = afterPeriodChange(closed, change) ?? closed;
  return closed;
}

/**
 * The closing by which an entry of that date and budget year is refused: of its budget year, else of its month; null
 * when both are open.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const year = { action: "close", fiscalYear: 2023, month: null, reason: null, decidedOn: "2024-02-15", document };
 * const closed = closedPeriodsOf([year]);
 * closingOf(closed, { effectiveOn: "2024-01-20", fiscalYear: 2023 }).decidedOn // => "2024-02-15"
 * closingOf(closed, { effectiveOn: "2023-12-20", fiscalYear: 2024 }) // => null
 * ```
 */
export function closingOf<Change extends PeriodChange>(
  closed: ClosedPeriods<Change>,
  { effectiveOn, fiscalYear }: EntryTime,
): Change | null {
  if (closed.size === 0) return null;
  return closed.get(periodName({ fiscalYear, month: null })) ?? closed.get(effectiveOn.slice(0, 7)) ?? null;
}

/**
 * Whether an entry of that date and budget year is refused.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const october = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-11-15", document };
 * const closed = closedPeriodsOf([october]);
 * isClosed(closed, { effectiveOn: "2023-10-31", fiscalYear: 2022 }) // => true
 * isClosed(closed, { effectiveOn: "2023-11-01", fiscalYear: 2023 }) // => false
 * ```
 */
export function isClosed(closed: ClosedPeriods, time: EntryTime): boolean {
  return closingOf(closed, time) !== null;
}

/**
 * Where an entry that comes too late is recorded: in its own budget year, or the first later one that is open, on its
 * own date when that is open and not before that later year, else on the first day of the first open month after it.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const october = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-11-15", document };
 * const year = { ...october, month: null };
 * const late = { effectiveOn: "2023-10-05", fiscalYear: 2023 };
 * firstOpenPlace(closedPeriodsOf([october]), late) // => { effectiveOn: "2023-11-01", fiscalYear: 2023 }
 * firstOpenPlace(closedPeriodsOf([year]), late) // => { effectiveOn: "2024-01-01", fiscalYear: 2024 }
 * firstOpenPlace(closedPeriodsOf([]), late) // => { effectiveOn: "2023-10-05", fiscalYear: 2023 }
 * ```
 */
export function firstOpenPlace(closed: ClosedPeriods, { effectiveOn, fiscalYear }: EntryTime): EntryTime {
  let year = fiscalYear;
  while (closed.has(periodName({ fiscalYear: year, month: null }))) year += 1;
  let date = year > fiscalYear && effectiveOn < startOfYear(year) ? startOfYear(year) : effectiveOn;
  while (closed.has(date.slice(0, 7))) date = firstDayAfterMonth(date);
  return { effectiveOn: date, fiscalYear: year };
}

/**
 * The entry as its author told it: of one that was recorded late, with its true date and budget year.
 *
 * @example
 * ```ts
 * asTold({ effectiveOn: "2023-11-01", fiscalYear: 2023, late: { effectiveOn: "2023-10-05", fiscalYear: 2023 } }) // => { effectiveOn: "2023-10-05", fiscalYear: 2023 }
 * ```
 */
export function asTold<Recorded extends EntryTime & Pick<Entry, "late">>({
  late,
  ...entry
}: Recorded): Omit<Recorded, "late"> {
  return late === null || late === undefined ? entry : { ...entry, ...late };
}

function firstDayAfterMonth(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date);
  const next = plainDate(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 });
  assert(next !== null, `a month follows ${date}`);
  return next;
}
