/**
 * Positions from a record that is kept by day: the sums that `queryPositions` asks an engine for, made in memory.
 */
import { assert, type Dong, type FundingSource, type SourceDimension, sourceDimensions } from "@giaingan/finance";
import { wantedSums } from "./day-movements.ts";
import type { DaySums } from "./day-record.ts";
import { amountOfHalves, type DayMoney, type DayPlace, type TableDay } from "./day-table.ts";
import { effectGroupCount, effectGroupOf, sumOfEffects } from "./effect-groups.ts";
import type { Dimension } from "./entry-filter.ts";
import { createNumberGroups } from "./number-groups.ts";
import { type AskedColumn, compareKeys, type PositionKey, positionOf, type PositionRow } from "./position-rows.ts";
import type { PositionsQuery } from "./positions.ts";
import { classOf, type RecordedClasses } from "./recorded-classes.ts";
import { slowestRates } from "./slowest-positions.ts";

/** Groups by their rank, as they are added up. */
interface Groups {
  /** The first row of each. */
  readonly firstRows: readonly number[];
  readonly entryCounts: readonly number[];
  readonly effects: EffectSums;
}

/** Of each group and effect, at `rank × effectGroupCount + effect`: the halves of the sum, and its entries. */
interface EffectSums {
  readonly uppers: Float64Array;
  readonly lowers: Float64Array;
  readonly entryCounts: Int32Array;
}

type PinnedQuery = PositionsQuery & { readonly revision: number };

/**
 * Adds up the sums of a question.
 *
 * @returns as `queryPositions`, but of the slowest groups there may be some more, in the order of their keys
 * @throws Refusal `unknownDate` or `invalidValue`
 */
export function foldPositions(
  sums: DaySums,
  query: PinnedQuery,
  { columns, classes }: { readonly columns: readonly AskedColumn[]; readonly classes: RecordedClasses },
): readonly PositionRow[] {
  const { slowest } = query;
  const { firstRows, entryCounts, effects } = addUp(sums, query, classes);
  const { moneyIds, placeIds, dayIds } = sums.columns;
  const rowOf = (rank: number): PositionRow => {
    const row = firstRows[rank] ?? 0;
    const place = sums.places[placeIds[row] ?? 0] as DayPlace;
    const money = sums.moneys[moneyIds[row] ?? 0] as DayMoney;
    const day = sums.days[dayIds[row] ?? 0] as TableDay;
    const key = keyOf(columns, { place, money, day, source: classOf(classes, money.classId).source });
    const sumAt = effectSumsOf(effects, rank);
    return positionOf(key, (measure) => sumOfEffects(measure, sumAt), entryCounts[rank] ?? 0);
  };
  const ranks = firstRows.map((_, rank) => rank);
  if (slowest === undefined && columns.length === 0 && ranks.length === 0) return [positionOf({}, () => null, 0)];
  const rateOf = (rank: number): number | null => rateOfEffects(effectSumsOf(effects, rank));
  const chosen = slowest === undefined ? ranks : slowestRates(ranks, rateOf, slowest);
  return chosen.map(rowOf).toSorted((left, right) => compareKeys(left.key, right.key, columns));
}

/** The sums of a group by effect; null where it has no entry. */
function effectSumsOf(effects: EffectSums, rank: number): (effect: number) => Dong | null {
  return (effect) => {
    const cell = rank * effectGroupCount + effect;
    if (effects.entryCounts[cell] === 0) return null;
    return amountOfHalves(effects.uppers[cell] ?? 0, effects.lowers[cell] ?? 0);
  };
}

/** The rate next to the exact one; null without a plan above zero. */
function rateOfEffects(sumAt: (effect: number) => Dong | null): number | null {
  const plan = sumOfEffects("plan", sumAt) ?? 0n;
  return plan > 0n ? Number(sumOfEffects("disbursed", sumAt) ?? 0n) / Number(plan) : null;
}

function addUp(sums: DaySums, query: PinnedQuery, classes: RecordedClasses): Groups {
  const { rowCount, moneys, columns } = sums;
  const { revisions, placeIds, moneyIds, dayIds, uppers, lowers, entryCounts } = columns;
  const { revision } = query;
  const { places, moneys: toldMoneys, days, placeCount, moneyCount, dayCount } = toldNumbers(sums, query, classes);
  const kindEffects = Int32Array.from(moneys, ({ classId }) => effectGroupOf(classOf(classes, classId).kind));
  const rankOf = createRanks(placeCount * moneyCount * dayCount);
  const firstRows: number[] = [];
  const counts: number[] = [];
  let effects = makeEffectSums(groupsMin);
  for (let row = 0; row < rowCount; row += 1) {
    const money = moneyIds[row] ?? 0;
    const toldMoney = toldMoneys[money] ?? unwanted;
    const toldDay = days[dayIds[row] ?? 0] ?? unwanted;
    if (toldMoney === unwanted || toldDay === unwanted || (revisions[row] ?? 0) > revision) continue;
    const toldPlace = places[placeIds[row] ?? 0] ?? unwanted;
    if (toldPlace === unwanted) continue;
    const rank = rankOf((toldPlace * moneyCount + toldMoney) * dayCount + toldDay);
    const entryCount = entryCounts[row] ?? 0;
    if (rank === firstRows.length) {
      firstRows.push(row);
      counts.push(entryCount);
      if (firstRows.length * effectGroupCount > effects.uppers.length) effects = longerEffectSums(effects);
    } else counts[rank] = (counts[rank] ?? 0) + entryCount;
    const cell = rank * effectGroupCount + (kindEffects[money] ?? 0);
    effects.entryCounts[cell] = (effects.entryCounts[cell] ?? 0) + entryCount;
    effects.uppers[cell] = (effects.uppers[cell] ?? 0) + (uppers[row] ?? 0);
    effects.lowers[cell] = (effects.lowers[cell] ?? 0) + (lowers[row] ?? 0);
  }
  return { firstRows, entryCounts: counts, effects };
}

/** Up to so many possible groups have a place each in a table, and none is looked up. */
const tabledGroupsMax = 2 ** 18;

/** Ranks of keys below a limit, in the order in which they first come. */
function createRanks(limit: number): (key: number) => number {
  assert(limit < 2 ** 53, "the key of a group is a whole number");
  if (limit > tabledGroupsMax) {
    const groups = createNumberGroups();
    return (key) => groups.rankOf(key);
  }
  const ranks = new Int32Array(limit);
  let count = 0;
  return (key) => {
    const known = ranks[key] ?? 0;
    if (known !== 0) return known - 1;
    count += 1;
    ranks[key] = count;
    return count - 1;
  };
}

const groupsMin = 1_024;

function makeEffectSums(groupCount: number): EffectSums {
  const length = groupCount * effectGroupCount;
  return {
    uppers: new Float64Array(length),
    lowers: new Float64Array(length),
    entryCounts: new Int32Array(length),
  };
}

function longerEffectSums({ uppers, lowers, entryCounts }: EffectSums): EffectSums {
  const longer = makeEffectSums((uppers.length / effectGroupCount) * 2);
  longer.uppers.set(uppers);
  longer.lowers.set(lowers);
  longer.entryCounts.set(entryCounts);
  return longer;
}

/** What the question leaves out. */
const unwanted = -1;

/** The numbers of places, moneys and days as the question tells them apart. */
interface ToldNumbers {
  readonly places: readonly number[];
  readonly moneys: Int32Array;
  readonly days: Int32Array;
  readonly placeCount: number;
  readonly moneyCount: number;
  readonly dayCount: number;
}

function toldNumbers(
  sums: DaySums,
  { asOf, filter = {}, groupBy }: PinnedQuery,
  classes: RecordedClasses,
): ToldNumbers {
  const { places, moneys, days } = sums;
  const isOfPlace = [filter.unitId, filter.projectId, filter.componentId].some((wanted) => wanted !== undefined);
  // Of a national record there are as many places as entries: without a filter none is looked at.
  const wanted = wantedSums({ places: isOfPlace ? places : [], moneys, days }, { asOf, filter, classes });
  const has = (dimension: Dimension): boolean => groupBy.includes(dimension);
  const coarsePlaces = sums.coarsePlaceIds({ unit: has("unit"), project: has("project"), component: has("component") });
  const coarseMoneys = coarseNumbers(moneys, ({ classId, fiscalYear }) => {
    const { source } = classOf(classes, classId);
    const words = sourceDimensions.map((each) => (has(each) ? source[each] : null));
    return JSON.stringify([has("fiscalYear") ? fiscalYear : null, ...words]);
  });
  const timeOf = ({ monthIndex }: TableDay): number =>
    has("month") ? monthIndex : has("year") ? Math.floor(monthIndex / 12) : 0;
  const coarseDays = coarseNumbers(days, timeOf);
  return {
    places: isOfPlace ? coarsePlaces.map((told, place) => (wanted.places[place] ? told : unwanted)) : coarsePlaces,
    moneys: coarseMoneys.numbers.map((told, money) => (wanted.moneys[money] ? told : unwanted)),
    days: coarseDays.numbers.map((told, day) => (wanted.days[day] ? told : unwanted)),
    placeCount: coarsePlaces.reduce((highest, told) => Math.max(highest, told), 0) + 1,
    moneyCount: coarseMoneys.count,
    dayCount: coarseDays.count,
  };
}

/** A number from 0 for each item; items that the question does not tell apart have one. */
function coarseNumbers<Item>(
  items: readonly Item[],
  toldOf: (item: Item) => string | number,
): { readonly numbers: Int32Array; readonly count: number } {
  const known = new Map<string | number, number>();
  const numbers = Int32Array.from(items, (item) => {
    const told = toldOf(item);
    const number = known.get(told) ?? known.size;
    known.set(told, number);
    return number;
  });
  return { numbers, count: known.size };
}

/** What the sum of a group is of. */
interface Told {
  readonly place: DayPlace;
  readonly money: DayMoney;
  readonly day: TableDay;
  readonly source: FundingSource;
}

function keyOf(columns: readonly AskedColumn[], told: Told): PositionKey {
  const key: PositionKey = {};
  for (const { dimension, read, ofSource } of columns) {
    const value = ofSource === undefined ? valueOf[dimension as keyof typeof valueOf](told) : told.source[ofSource];
    key[dimension] = value === null ? null : read(value);
  }
  return key;
}

/** What stands in the columns of the entries. */
const valueOf: Readonly<Record<Exclude<Dimension, SourceDimension>, (told: Told) => string | number | null>> = {
  unit: ({ place }) => place.unitId,
  project: ({ place }) => place.projectId,
  component: ({ place }) => place.componentId,
  fiscalYear: ({ money }) => money.fiscalYear,
  month: ({ day }) => day.monthIndex,
  year: ({ day }) => day.monthIndex - (day.monthIndex % 12),
};
