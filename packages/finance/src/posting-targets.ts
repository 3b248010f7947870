/**
 * Targets: what every slice of the ledger has to add up to, so that each total of a document is the ledger's own.
 *
 * What a document tells apart is taken out of what the ledger holds vaguely: 14 of the district as a whole, then 12 of one
 * project, leave 2 of the district and not 26 in all. A total that covers others posts only what is beyond them. A slice
 * that is neither told nor vaguer than a told one stays as it is.
 */
import { isVaguerSource, sourceKey } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import { withoutFinerSources } from "./posting-finer-sources.ts";
import { type Reach, regionKey, type RegionSums, sumRegions } from "./posting-regions.ts";
import {
  placeKey,
  placesAround,
  type PostingSlice,
  type SliceTotal,
  statedness,
  statedPlaces,
} from "./posting-slice.ts";

/** A running total that a document tells. */
export interface ToldTotal extends SliceTotal {
  readonly reach: Reach;
}

interface OpenTotal extends ToldTotal {
  /** The region that it covers; null: its own slice alone. */
  readonly region: string | null;
  /** By how much it rises that has not been taken out of vaguer money yet. */
  open: Dong;
}

const reaches: readonly Reach[] = ["slice", "source", "place"];

/**
 * The slices that change, or that are told, with the amounts that they have to add up to; by their keys.
 *
 * @param told of one measure, budget year and date
 * @param recorded what the ledger holds of the same
 */
export function targetsOf(
  told: readonly ToldTotal[],
  recorded: ReadonlyMap<string, SliceTotal>,
): ReadonlyMap<string, SliceTotal> {
  const sums = sumRegions(recorded.values());
  const totals = withoutFinerSources(withoutRepeats(told), recorded).map((total) => openTotal(total, sums));
  const targets = new Map<string, SliceTotal>();
  for (const { slice, amount, reach } of totals) if (reach !== "place") targets.set(slice.key, { slice, amount });
  const finestFirst = totals.toSorted(byFineness);
  for (const { slice, amount } of attributed(finestFirst, recorded)) {
    targets.set(slice.key, { slice, amount });
    sums.set(slice, amount);
  }
  for (const { slice, amount, reach } of totals) if (reach === "slice") sums.set(slice, amount);
  for (const total of finestFirst) if (total.region !== null) setRest(total, { targets, recorded, sums });
  return targets;
}

/** Of two totals of one slice and reach the last holds. */
function withoutRepeats(told: readonly ToldTotal[]): readonly ToldTotal[] {
  const kept = new Map<string, ToldTotal>();
  for (const total of told) {
    const { slice, reach } = total;
    kept.set(`${reach} ${reach === "slice" ? slice.key : regionKey(slice, reach)}`, total);
  }
  return [...kept.values()];
}

function openTotal(total: ToldTotal, sums: RegionSums): OpenTotal {
  const { slice, amount, reach } = total;
  const region = reach === "slice" ? null : regionKey(slice, reach);
  const before = region === null ? (sums.amountOf(slice) ?? 0n) : sums.sumOf(region);
  return { ...total, region, open: amount > before ? amount - before : 0n };
}

/** Parts before what covers them; among equals by their names, so that the order of a table's rows does not matter. */
function byFineness(left: OpenTotal, right: OpenTotal): number {
  return (
    statedPlaces(right.slice) - statedPlaces(left.slice) ||
    reaches.indexOf(left.reach) - reaches.indexOf(right.reach) ||
    statedness(right.slice) - statedness(left.slice) ||
    byKey(left.slice, right.slice)
  );
}

function byKey(left: PostingSlice, right: PostingSlice): number {
  const [leftKey, rightKey] = [left.key, right.key];
  return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
}

/**
 * What is left of the ledger's vaguer money once the rise of the told totals is taken out of it. The least vague gives
 * first; no total takes more from outside of what covers it than that rises by.
 */
function attributed(
  finestFirst: readonly OpenTotal[],
  recorded: ReadonlyMap<string, SliceTotal>,
): Iterable<SliceTotal> {
  const byPlace = slicesByPlace(recorded);
  const byRegion = new Map(finestFirst.flatMap((total) => (total.region === null ? [] : [[total.region, total]])));
  const toldKeys = new Set(finestFirst.flatMap(({ slice, reach }) => (reach === "place" ? [] : slice.key)));
  const left = new Map<string, SliceTotal>();
  for (const total of finestFirst) {
    if (total.open <= 0n) continue;
    const vaguer = vaguerSlices(total, byPlace);
    if (vaguer.length === 0) continue;
    const covering = coveringTotals(total.slice, byRegion).filter((each) => each !== total);
    for (const vague of vaguer) {
      const key = vague.slice.key;
      if (toldKeys.has(key)) continue;
      const within = new Set(coveringTotals(vague.slice, byRegion));
      if (within.has(total)) continue;
      const giving = left.get(key) ?? vague;
      const bounds = [total, ...covering.filter((each) => !within.has(each))];
      const taken = bounds.reduce((least, { open }) => (open < least ? open : least), giving.amount);
      if (taken <= 0n) continue;
      left.set(key, { slice: vague.slice, amount: giving.amount - taken });
      for (const bound of bounds) bound.open -= taken;
    }
  }
  return left.values();
}

function slicesByPlace(recorded: ReadonlyMap<string, SliceTotal>): ReadonlyMap<string, readonly SliceTotal[]> {
  const places = new Map<string, SliceTotal[]>();
  for (const total of recorded.values()) {
    const key = total.slice.place;
    const others = places.get(key);
    if (others === undefined) places.set(key, [total]);
    else others.push(total);
  }
  return places;
}

/** Recorded money that may turn out to be of the total's slice, the least vague first. */
function vaguerSlices(
  { slice }: OpenTotal,
  byPlace: ReadonlyMap<string, readonly SliceTotal[]>,
): readonly SliceTotal[] {
  const own = slice.place;
  const vaguer = placesAround(slice).flatMap((place) => {
    const key = placeKey(place);
    return (byPlace.get(key) ?? []).filter(
      ({ slice: { source } }) =>
        isVaguerSource(source, slice.source) || (key !== own && sourceKey(source) === sourceKey(slice.source)),
    );
  });
  return vaguer.sort(
    (left, right) => statedness(right.slice) - statedness(left.slice) || byKey(left.slice, right.slice),
  );
}

function coveringTotals(slice: PostingSlice, byRegion: ReadonlyMap<string, OpenTotal>): readonly OpenTotal[] {
  return slice.regions.flatMap((region) => byRegion.get(region) ?? []);
}

/** What a total has beyond all that it covers is its own slice's. */
function setRest(
  { slice, amount, region }: OpenTotal,
  {
    targets,
    recorded,
    sums,
  }: {
    readonly targets: Map<string, SliceTotal>;
    readonly recorded: ReadonlyMap<string, SliceTotal>;
    readonly sums: RegionSums;
  },
): void {
  if (region === null) return;
  const key = slice.key;
  const own = sums.amountOf(slice);
  const rest = amount - (sums.sumOf(region) - (own ?? 0n));
  const isToldApart = sums.countOf(region) > (own === null ? 0 : 1);
  if (rest !== 0n || recorded.has(key) || !isToldApart) {
    targets.set(key, { slice, amount: rest });
    sums.set(slice, rest);
  } else {
    targets.delete(key);
    sums.set(slice, null);
  }
}
