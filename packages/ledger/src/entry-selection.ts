/**
 * The sum and the count of a selection of entries from the record by day, and up to which date a page of them reaches: so
 * that of a large record one page is read, and not the whole selection.
 */
import { type Dong, type EntryKind, type PlainDate } from "@giaingan/finance";
import { wantedSums } from "./day-movements.ts";
import type { DaySums } from "./day-record.ts";
import { amountOfHalves } from "./day-table.ts";
import type { EntryFilter } from "./entry-filter.ts";
import { type OpenedNumber, signIn } from "./measure.ts";
import { classOf, type RecordedClasses } from "./recorded-classes.ts";

/** A selection of entries, added up. */
export interface EntrySelection {
  readonly totalCount: number;
  /** In the number that was asked for; null for `all`, and when nothing is selected. */
  readonly totalSum: Dong | null;
  /** The first date up to which so many entries are dated after another one; null: there are not so many. */
  readonly dateOfCount: (count: number, after: PlainDate | null) => PlainDate | null;
}

/** The question of a selection. */
export interface SelectionQuery {
  readonly asOf: PlainDate;
  readonly revision: number;
  readonly filter?: EntryFilter | undefined;
  readonly measure: OpenedNumber | "all";
}

/**
 * Adds up a selection.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function selectFromDays(
  sums: DaySums,
  { asOf, revision, filter = {}, measure }: SelectionQuery,
  classes: RecordedClasses,
): EntrySelection {
  const { columns, rowCount, days, moneys } = sums;
  const wanted = wantedSums(sums, { asOf, filter, classes });
  const signOf = (kind: EntryKind): number | null => {
    const sign = measure === "all" ? 1n : signIn(kind, measure);
    return sign === null ? null : Number(sign);
  };
  const signs = moneys.map(({ classId }, id) => (wanted.moneys[id] ? signOf(classOf(classes, classId).kind) : null));
  const countOfDay = new Map<number, number>();
  let [upper, lower, totalCount] = [0, 0, 0];
  for (let row = 0; row < rowCount; row += 1) {
    const day = columns.dayIds[row] ?? 0;
    const sign = signs[columns.moneyIds[row] ?? 0] ?? null;
    const isWanted = wanted.days[day] === true && wanted.places[columns.placeIds[row] ?? 0] === true;
    if (sign === null || !isWanted || (columns.revisions[row] ?? 0) > revision) continue;
    const entryCount = columns.entryCounts[row] ?? 0;
    upper += sign * (columns.uppers[row] ?? 0);
    lower += sign * (columns.lowers[row] ?? 0);
    totalCount += entryCount;
    countOfDay.set(day, (countOfDay.get(day) ?? 0) + entryCount);
  }
  const counts = Array.from(countOfDay, ([day, count]) => ({ date: days[day]?.effectiveOn ?? asOf, count })).toSorted(
    (left, right) => (left.date < right.date ? -1 : 1),
  );
  return {
    totalCount,
    totalSum: measure === "all" || totalCount === 0 ? null : amountOfHalves(upper, lower),
    dateOfCount: (count, after) => {
      let reached = 0;
      for (const each of counts) {
        if (after !== null && each.date <= after) continue;
        reached += each.count;
        if (reached >= count) return each.date;
      }
      return null;
    },
  };
}

/** The numbers of the classes whose entries count in a number; none counts: a number that no class has. */
export function classIdsOf(classes: RecordedClasses, measure: OpenedNumber | "all"): readonly number[] {
  const isCounted = (kind: EntryKind): boolean => measure === "all" || signIn(kind, measure) !== null;
  const classIds = [...classes].flatMap(([classId, { kind }]) => (isCounted(kind) ? [classId] : []));
  return classIds.length === 0 ? [-1] : classIds;
}
