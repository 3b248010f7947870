/**
 * Posting: what a cumulative document adds to the ledger.
 *
 * A report prints totals to date, the ledger holds what happened. So a document is posted as the difference between
 * what it prints and what the ledger already adds up to: the same report again posts nothing, next month's report
 * posts one month, and a late report of an earlier month moves money back in time without changing later totals.
 */
import { type PlainDate, startOfYear } from "./calendar.ts";
import type { Entry } from "./entry.ts";
import type { Dong } from "./money.ts";
import { slicePositionOf } from "./position.ts";
import { type Difference, entriesOf } from "./posting-entries.ts";
import {
  type CumulativeFact,
  type FactGroup,
  groupFacts,
  isPlanMeasure,
  type KnownTotals,
  type PostingDocument,
} from "./posting-facts.ts";
import {
  placeKey,
  placesAround,
  type PostingPlace,
  type PostingSlice,
  postingSlice,
  type SliceTotal,
} from "./posting-slice.ts";
import { targetsOf, type ToldTotal } from "./posting-targets.ts";

/**
 * The entries that make the ledger's totals equal to the document's. One call is for one unit.
 *
 * What a document tells apart by project, component or source is posted so; what a total holds beyond its parts is posted
 * with the total's own place and source. A total that the ledger already holds told apart is not posted again, and money
 * that the ledger holds less told apart is attributed to what is told now, not doubled (docs/decisions/0032).
 *
 * The first plan of a year is in force from the first day of that year, a later change from the document's date. A
 * document may print several dates: each is posted on top of the one before.
 *
 * @returns no entries when the ledger already says the same
 * @example
 * ```ts
 * const legalBasis = { number: null, date: null, issuer: null, title: null };
 * const document = { unitId: "Kon Rẫy", legalBasis, dataDate: "2023-10-31", entryIdOf: (words) => words };
 * const total = { asOf: null, fiscalYear: 2023, source: sourceNotStated, coversAllSources: true, figureIndex: 0 };
 * const fact = { ...total, measure: "disbursed", amount: 14_108_000_000n };
 * const nothing = { positionsAsOf: () => [], nextStatedOn: () => null };
 * planPosting([fact], { document, known: nothing }).map(({ kind, amount }) => [kind, amount]) // => [["disbursed", 14_108_000_000n]]
 * const posted = [{ ...emptyPosition, disbursed: 14_108_000_000n, source: sourceNotStated, fiscalYear: 2023 }];
 * planPosting([fact], { document, known: { ...nothing, positionsAsOf: () => posted } }) // => []
 * ```
 */
export function planPosting(
  facts: readonly CumulativeFact[],
  { document, known }: { readonly document: PostingDocument; readonly known: KnownTotals },
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const group of groupFacts(facts, document.dataDate)) {
    for (const difference of differencesOf(group, knownAfter(known, entries)))
      entries.push(...entriesOf(difference, document));
  }
  return entries;
}

/**
 * What the ledger will know once planned entries are in: for planning one document on top of another before either is
 * posted.
 *
 * @example
 * ```ts
 * const entry = {
 *   id: "1", kind: "advanced", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: "CT-01", componentId: null,
 *   source: sourceNotStated, amount: 5n, document: { number: null, date: null, issuer: null, title: null },
 *   reverses: null, reason: null,
 * };
 * const known = knownAfter({ positionsAsOf: () => [], nextStatedOn: () => null }, [entry]);
 * known.positionsAsOf("2023-06-30").map(({ projectId, disbursed }) => [projectId, disbursed]) // => [["CT-01", 5n]]
 * known.positionsAsOf("2023-06-29") // => []
 * ```
 */
export function knownAfter(known: KnownTotals, planned: readonly Entry[]): KnownTotals {
  if (planned.length === 0) return known;
  return {
    positionsAsOf: (asOf) => [
      ...known.positionsAsOf(asOf),
      ...planned.filter(({ effectiveOn }) => effectiveOn <= asOf).map(slicePositionOf),
    ],
    nextStatedOn: (fact) => known.nextStatedOn(fact),
  };
}

function differencesOf(group: FactGroup, known: KnownTotals): readonly Difference[] {
  const { measure, fiscalYear, asOf } = group;
  const facts = group.facts.map((fact): PlacedFact => ({ fact, slice: postingSlice(fact) }));
  const recorded = recordedTotals(group, known, { asOf, total: measure });
  const targets = targetsOf(
    toldTotals(facts, ({ amount }) => amount),
    recorded,
  );
  const advances = measure === "disbursed" ? advanceChanges(facts, { group, known }) : new Map<string, SliceTotal>();
  const yearStart = startOfYear(fiscalYear);
  const isOpening = isPlanMeasure(measure) && recorded.size === 0 && yearStart < asOf;
  const partsOf = new Map(
    facts.flatMap(({ fact, slice }) => (fact.parts === undefined ? [] : [[slice.key, partsInOrder(fact)]])),
  );
  const changes = [...new Map([...targets, ...advances])].flatMap(([key, { slice }]) => {
    const before = recorded.get(key);
    const change = (targets.get(key)?.amount ?? before?.amount ?? 0n) - (before?.amount ?? 0n);
    const advanceChange = advances.get(key)?.amount ?? null;
    return change === 0n && (advanceChange ?? 0n) === 0n && before !== undefined
      ? []
      : [{ slice, change, advanceChange, isFirst: before === undefined, parts: partsOf.get(key) ?? [] }];
  });
  const keptOn = keptDates(
    changes.map(({ slice }) => slice),
    { group, recorded, known },
  );
  const effectiveOn = isOpening ? yearStart : asOf;
  return changes.map((change) => ({
    ...change,
    measure,
    fiscalYear,
    asOf,
    effectiveOn,
    keptOn: keptOn(change.slice),
  }));
}

/** A fact, and the slice that it is of. */
interface PlacedFact {
  readonly fact: CumulativeFact;
  readonly slice: PostingSlice;
}

/** Rows of a table may come in any order. */
function partsInOrder({ parts = [] }: CumulativeFact): readonly Dong[] {
  return parts.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

function toldTotals(
  facts: readonly PlacedFact[],
  amountOf: (fact: CumulativeFact) => Dong | null,
): readonly ToldTotal[] {
  const places = new Map(facts.map(({ slice }) => [slice.place, slice]));
  const finer = new Set([...places.values()].flatMap((slice) => placesAround(slice).slice(1).map(placeKey)));
  return facts.flatMap(({ fact, slice }) => {
    const amount = amountOf(fact);
    if (amount === null) return [];
    const { coversAllPlaces = !finer.has(slice.place) } = fact;
    const reach = fact.coversAllSources ? "place" : coversAllPlaces ? "source" : "slice";
    return [{ slice, amount, reach }];
  });
}

/** By how much the advances outstanding of slices change; of those that are told, and of vaguer ones that change too. */
function advanceChanges(
  facts: readonly PlacedFact[],
  { group, known }: { readonly group: FactGroup; readonly known: KnownTotals },
): ReadonlyMap<string, SliceTotal> {
  const told = toldTotals(facts, ({ advanceOutstanding = null }) => advanceOutstanding);
  if (told.length === 0) return new Map();
  const recorded = recordedTotals(group, known, { asOf: group.asOf, total: "advanceOutstanding" });
  const targets = targetsOf(told, recorded);
  const changes = [...targets].map(([key, { slice, amount }]): [string, SliceTotal] => [
    key,
    { slice, amount: amount - (recorded.get(key)?.amount ?? 0n) },
  ]);
  const toldKeys = new Set(told.map(({ slice }) => slice.key));
  return new Map(changes.filter(([key, { amount }]) => amount !== 0n || toldKeys.has(key)));
}

/** What the ledger adds up to as of a date, by slice. */
function recordedTotals(
  { fiscalYear }: FactGroup,
  known: KnownTotals,
  { asOf, total }: { readonly asOf: PlainDate; readonly total: FactGroup["measure"] | "advanceOutstanding" },
): ReadonlyMap<string, SliceTotal> {
  const recorded = new Map<string, SliceTotal>();
  for (const position of known.positionsAsOf(asOf)) {
    const amount = position[total] ?? null;
    if (position.fiscalYear !== fiscalYear || amount === null) continue;
    const slice = postingSlice(position);
    const { key } = slice;
    recorded.set(key, { slice, amount: amount + (recorded.get(key)?.amount ?? 0n) });
  }
  return recorded;
}

/**
 * The next date on which the ledger's totals must stay as they are, whatever is posted on the group's date. Where money
 * moves between a place and one that it is part of, both are kept on the same date, so that no total between them breaks.
 */
function keptDates(
  changed: readonly PostingSlice[],
  {
    group,
    recorded,
    known,
  }: {
    readonly group: FactGroup;
    readonly recorded: ReadonlyMap<string, SliceTotal>;
    readonly known: KnownTotals;
  },
): (place: PostingPlace) => PlainDate | null {
  const { measure, fiscalYear, asOf } = group;
  const openingOn = laterOpening(group, recorded, known);
  const statedOn = new Map<string, PlainDate | null>();
  for (const { projectId, componentId } of changed) {
    const place = { projectId, componentId };
    const key = placeKey(place);
    if (!statedOn.has(key)) statedOn.set(key, known.nextStatedOn({ measure, fiscalYear, after: asOf, place }));
  }
  const isNested = changed.some((place) =>
    placesAround(place)
      .slice(1)
      .some((around) => statedOn.has(placeKey(around))),
  );
  const everywhere = isNested ? earliest([...statedOn.values()]) : null;
  return (place) => earliest([openingOn, isNested ? everywhere : (statedOn.get(placeKey(place)) ?? null)]);
}

function earliest(dates: readonly (PlainDate | null)[]): PlainDate | null {
  return dates.reduce((first, date) => (first === null || (date !== null && date < first) ? date : first), null);
}

/** Before its year the plan of a later document is not yet in force; it must not be added to this one. */
function laterOpening(
  group: FactGroup,
  recorded: ReadonlyMap<string, SliceTotal>,
  known: KnownTotals,
): PlainDate | null {
  const { measure, fiscalYear, asOf } = group;
  const yearStart = startOfYear(fiscalYear);
  if (asOf >= yearStart) return null;
  const opening = recordedTotals(group, known, { asOf: yearStart, total: measure });
  return [...opening].some(([key, { amount }]) => recorded.get(key)?.amount !== amount) ? yearStart : null;
}
