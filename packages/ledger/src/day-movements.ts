/**
 * Movements from a record that is kept by day: the sums that `queryMovements` asks an engine for, made in memory.
 */
import { isPlainDate, refuse, sourceDimensions, type SliceGrain } from "@giaingan/finance";
import type { DayPlace, DaySum, DaySums } from "./day-record.ts";
import { type EntryFilter, filterCondition } from "./entry-filter.ts";
import { parseMonth } from "./month-index.ts";
import { isPlan, monthStands, type MovementsQuery, type SummedMovement } from "./movements.ts";
import { classOf, type RecordedClasses } from "./recorded-classes.ts";

interface Group {
  readonly first: DaySum;
  amount: bigint;
  entryCount: number;
}

/** More than there are months and, among the sums that are kept, days. */
const timesMax = 131_072;
/** Reversal or not, negative or not. */
const sidesMax = 4;

/**
 * Adds up what the question does not tell apart. Not for a question of two revisions, which the engine answers.
 *
 * @throws Refusal `unknownDate` or `invalidValue`, as the engine's question does
 */
export function foldMovements(
  { sums, places }: DaySums,
  query: MovementsQuery & { readonly revision: number },
  classes: RecordedClasses,
): readonly SummedMovement[] {
  const { asOf, revision, filter = {}, grain = {}, hasExactDates = false, hasPlanMonths = false } = query;
  const isUndated = query.hasPaymentTotals === true && !hasExactDates;
  if (!isPlainDate(asOf)) throw refuse("unknownDate", { name: "asOf", value: asOf });
  const isWanted = wantedSums(filter, { places, classes });
  const coarseIds = coarsePlaceIds(places, grain);
  const planOf = rememberPlans(classes);
  const groups = new Map<number, Group>();
  for (const sum of sums) {
    if (sum.effectiveOn > asOf || sum.revision > revision || !isWanted(sum)) continue;
    const isPlanned = planOf(sum.classId);
    const time =
      hasExactDates || (isPlanned && !hasPlanMonths) ? sum.dayId : isUndated && !isPlanned ? 0 : sum.monthIndex;
    const sides = hasExactDates || isPlanned ? (sum.isReversal ? 2 : 0) + (sum.isNegative ? 1 : 0) : 0;
    // One number for each group: places and money are fewer than the sums that are kept.
    const money = (coarseIds[sum.placeId] ?? 0) * sums.length + sum.moneyId;
    const key = (money * timesMax + time) * sidesMax + sides;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: sum, amount: sum.amount, entryCount: sum.entryCount });
    else {
      group.amount += sum.amount;
      group.entryCount += sum.entryCount;
    }
  }
  const standOf = monthStands(asOf);
  const movementOf = ({ first, amount, entryCount }: Group): SummedMovement => {
    const { kind, source } = classOf(classes, first.classId);
    const isPlanned = planOf(first.classId);
    const { unitId, projectId, componentId } = places[first.placeId] ?? noPlace;
    return Object.freeze({
      kind,
      effectiveOn:
        hasExactDates || (isPlanned && !hasPlanMonths)
          ? first.effectiveOn
          : isUndated && !isPlanned
            ? asOf
            : standOf(first.monthIndex),
      fiscalYear: first.fiscalYear,
      unitId: grain.unit === true ? unitId : null,
      projectId: grain.project === true ? projectId : null,
      componentId: grain.component === true ? componentId : null,
      source,
      amount,
      revision,
      reverses: (hasExactDates || isPlanned) && first.isReversal ? "reversed" : null,
      entryCount,
    });
  };
  return Object.freeze(Array.from(groups.values(), movementOf));
}

const noPlace = { unitId: null, projectId: null, componentId: null };

function rememberPlans(classes: RecordedClasses): (classId: number) => boolean {
  const plans = new Map([...classes].map(([classId, { kind }]) => [classId, isPlan(kind)]));
  return (classId) => plans.get(classId) ?? false;
}

/** Each place's number at the grain: places that the question does not tell apart have one. */
function coarsePlaceIds(places: readonly DayPlace[], grain: SliceGrain): readonly number[] {
  const numbers = new Map<string, number>();
  return places.map(({ unitId, projectId, componentId }) => {
    const key = JSON.stringify([
      grain.unit === true ? unitId : null,
      grain.project === true ? projectId : null,
      grain.component === true ? componentId : null,
    ]);
    const id = numbers.get(key) ?? numbers.size;
    numbers.set(key, id);
    return id;
  });
}

/** Whether a sum is of a filter, as `filterCondition` says it in SQL. */
function wantedSums(
  filter: EntryFilter,
  { places, classes }: { readonly places: readonly DayPlace[]; readonly classes: RecordedClasses },
): (sum: DaySum) => boolean {
  // Refuses what is no filter.
  filterCondition(filter);
  const { unitId, projectId, componentId, fiscalYear, ownMoneyOf, month, year } = filter;
  const isOpen = Object.values(filter).every((wanted) => wanted === undefined);
  if (isOpen) return () => true;
  const isSame = (value: string | number | null, wanted: string | number | null | undefined): boolean =>
    wanted === undefined || value === wanted;
  const isPlaceWanted = places.map(
    (place) =>
      isSame(place.unitId, unitId) && isSame(place.projectId, projectId) && isSame(place.componentId, componentId),
  );
  const isOwn = (vintage: number | null, isCarried: boolean): boolean =>
    ownMoneyOf === undefined || vintage === ownMoneyOf || (vintage === null && !isCarried);
  const wantedClasses = new Set(
    [...classes].flatMap(([classId, { kind, source }]) =>
      sourceDimensions.every((dimension) => isSame(source[dimension], filter[dimension])) &&
      isOwn(source.vintage, kind === "carriedOver")
        ? [classId]
        : [],
    ),
  );
  const monthIndex = month === undefined ? undefined : (parseMonth(month) ?? undefined);
  return (sum) =>
    isPlaceWanted[sum.placeId] === true &&
    wantedClasses.has(sum.classId) &&
    isSame(sum.fiscalYear, fiscalYear) &&
    isSame(sum.monthIndex, monthIndex) &&
    isSame(Math.floor(sum.monthIndex / 12), year);
}
