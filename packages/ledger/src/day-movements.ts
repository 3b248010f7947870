/**
 * Movements from a record that is kept by day: the sums that `queryMovements` asks an engine for, made in memory.
 */
import { assert, isPlainDate, type PlainDate, refuse, sourceDimensions } from "@giaingan/finance";
import type { DaySums } from "./day-record.ts";
import { amountOfHalves, type DayMoney, type DayPlace, type TableDay } from "./day-table.ts";
import { type EntryFilter, filterCondition } from "./entry-filter.ts";
import { isOwnMoney, isSame } from "./entry-matching.ts";
import { parseMonth } from "./month-index.ts";
import { isPlan, monthStands, type MovementsQuery, type SummedMovement } from "./movements.ts";
import { createNumberGroups } from "./number-groups.ts";
import { classOf, type RecordedClasses } from "./recorded-classes.ts";

/** More than there are months and, among the sums that are kept, days. */
const timesMax = 2 ** 18;
/** Reversal or not, negative or not. */
const sidesMax = 4;

/** Sums by their rank, as they are added up. */
interface Groups {
  /** The first row of each. */
  readonly firstRows: number[];
  readonly uppers: number[];
  readonly lowers: number[];
  readonly entryCounts: number[];
}

type PinnedQuery = MovementsQuery & { readonly revision: number };

/**
 * Adds up what the question does not tell apart. Not for a question of two revisions, which the engine answers.
 *
 * @throws Refusal `unknownDate` or `invalidValue`, as the engine's question does
 */
export function foldMovements(sums: DaySums, query: PinnedQuery, classes: RecordedClasses): readonly SummedMovement[] {
  const { asOf, revision, grain = {}, hasExactDates = false, hasPlanMonths = false } = query;
  const isUndated = query.hasPaymentTotals === true && !hasExactDates;
  const isPlanned = sums.moneys.map(({ classId }) => isPlan(classOf(classes, classId).kind));
  /** Days apart, months apart, or neither, of each kind of money. */
  const hasDays = isPlanned.map((planned) => hasExactDates || (planned && !hasPlanMonths));
  const hasMonths = isPlanned.map((planned) => planned || !isUndated);
  const hasSides = isPlanned.map((planned) => hasExactDates || planned);
  const { firstRows, ...added } = addUp(sums, query, classes, { hasDays, hasMonths, hasSides });
  const standOf = monthStands(asOf);
  const { placeIds, moneyIds, dayIds, sides } = sums.columns;
  const movements = firstRows.map((row, rank): SummedMovement => {
    const moneyId = moneyIds[row] ?? 0;
    const { classId, fiscalYear } = sums.moneys[moneyId] as DayMoney;
    const { effectiveOn, monthIndex } = sums.days[dayIds[row] ?? 0] as TableDay;
    const { unitId, projectId, componentId } = sums.places[placeIds[row] ?? 0] as DayPlace;
    const { kind, source } = classOf(classes, classId);
    return Object.freeze({
      kind,
      effectiveOn: hasDays[moneyId] ? effectiveOn : hasMonths[moneyId] ? standOf(monthIndex) : asOf,
      fiscalYear,
      unitId: grain.unit === true ? unitId : null,
      projectId: grain.project === true ? projectId : null,
      componentId: grain.component === true ? componentId : null,
      source,
      amount: amountOfHalves(added.uppers[rank] ?? 0, added.lowers[rank] ?? 0),
      revision,
      reverses: hasSides[moneyId] && (sides[row] ?? 0) >= 2 ? "reversed" : null,
      entryCount: added.entryCounts[rank] ?? 0,
    });
  });
  return Object.freeze(movements);
}

/** What is told apart of each kind of money. */
interface Told {
  readonly hasDays: readonly boolean[];
  readonly hasMonths: readonly boolean[];
  readonly hasSides: readonly boolean[];
}

function addUp(
  sums: DaySums,
  { asOf, revision, filter = {}, grain = {} }: PinnedQuery,
  classes: RecordedClasses,
  { hasDays, hasMonths, hasSides }: Told,
): Groups {
  const { columns, rowCount, days, moneys, places } = sums;
  const { revisions, placeIds, moneyIds, dayIds, sides, uppers, lowers, entryCounts } = columns;
  const wanted = wantedSums(sums, { asOf, filter, classes });
  const coarseIds = sums.coarsePlaceIds(grain);
  const months = days.map(({ monthIndex }) => monthIndex);
  assert(days.length < timesMax && places.length * moneys.length * timesMax * sidesMax < 2 ** 53, "a key is whole");
  const ranks = createNumberGroups();
  const groups: Groups = { firstRows: [], uppers: [], lowers: [], entryCounts: [] };
  for (let row = 0; row < rowCount; row += 1) {
    const day = dayIds[row] ?? 0;
    const money = moneyIds[row] ?? 0;
    const place = placeIds[row] ?? 0;
    if ((revisions[row] ?? 0) > revision || !wanted.days[day] || !wanted.moneys[money] || !wanted.places[place])
      continue;
    const time = hasDays[money] ? day : hasMonths[money] ? (months[day] ?? 0) : 0;
    const side = hasSides[money] ? (sides[row] ?? 0) : 0;
    const rank = ranks.rankOf((((coarseIds[place] ?? 0) * moneys.length + money) * timesMax + time) * sidesMax + side);
    if (rank === groups.firstRows.length) {
      groups.firstRows.push(row);
      groups.uppers.push(uppers[row] ?? 0);
      groups.lowers.push(lowers[row] ?? 0);
      groups.entryCounts.push(entryCounts[row] ?? 0);
    } else {
      groups.uppers[rank] = (groups.uppers[rank] ?? 0) + (uppers[row] ?? 0);
      groups.lowers[rank] = (groups.lowers[rank] ?? 0) + (lowers[row] ?? 0);
      groups.entryCounts[rank] = (groups.entryCounts[rank] ?? 0) + (entryCounts[row] ?? 0);
    }
  }
  return groups;
}

/** Which places, moneys and days a question is about, by their number. */
interface WantedSums {
  readonly places: readonly boolean[];
  readonly moneys: readonly boolean[];
  readonly days: readonly boolean[];
}

/**
 * What a date and a filter keep, as `entryCondition` says it in SQL.
 *
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function wantedSums(
  { places, moneys, days }: Pick<DaySums, "places" | "moneys" | "days">,
  {
    asOf,
    filter,
    classes,
  }: { readonly asOf: PlainDate; readonly filter: EntryFilter; readonly classes: RecordedClasses },
): WantedSums {
  if (!isPlainDate(asOf)) throw refuse("unknownDate", { name: "asOf", value: asOf });
  // Refuses what is no filter.
  filterCondition(filter);
  const { unitId, projectId, componentId, fiscalYear, fiscalYears, ownMoneyOf, month, year } = filter;
  const monthIndex = month === undefined ? undefined : (parseMonth(month) ?? undefined);
  return {
    places: places.map(
      (place) =>
        isSame(place.unitId, unitId) && isSame(place.projectId, projectId) && isSame(place.componentId, componentId),
    ),
    moneys: moneys.map((money) => {
      const { kind, source } = classOf(classes, money.classId);
      return (
        isSame(money.fiscalYear, fiscalYear) &&
        fiscalYears?.includes(money.fiscalYear) !== false &&
        sourceDimensions.every((dimension) => isSame(source[dimension], filter[dimension])) &&
        isOwnMoney({ vintage: source.vintage, isCarried: kind === "carriedOver" }, ownMoneyOf)
      );
    }),
    days: days.map(
      (day) =>
        day.effectiveOn <= asOf && isSame(day.monthIndex, monthIndex) && isSame(Math.floor(day.monthIndex / 12), year),
    ),
  };
}
