/**
 * Posting: what a cumulative document adds to the ledger.
 *
 * A report prints totals to date, the ledger holds what happened. So a document is posted as the difference between
 * what it prints and what the ledger already adds up to: the same report again posts nothing, next month's report
 * posts one month, and a late report of an earlier month moves money back in time without changing later totals.
 */
import { endOfYear, type PlainDate, startOfYear } from "./calendar.ts";
import type { Entry, EntryKind, LegalBasis } from "./entry.ts";
import { type FundingSource, isVaguerSource, sourceDimensions, sourceKey } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import { positionOf, type SlicePosition } from "./position.ts";
import type { MoneyRole, RateRole } from "./statement.ts";

/** Which running total a document prints. */
export type CumulativeMeasure = "plan" | "disbursed" | "mobilised";

/**
 * Which running total a printed figure states; the roles that are left out state none.
 *
 * @example
 * ```ts
 * [measureOfRole.carryover_disbursed, measureOfRole.estimate] // => ["disbursed", undefined]
 * ```
 */
export const measureOfRole: Readonly<Partial<Record<MoneyRole | RateRole, CumulativeMeasure>>> = {
  plan: "plan",
  carryover_plan: "plan",
  disbursed: "disbursed",
  carryover_disbursed: "disbursed",
  mobilised: "mobilised",
};

/** One running total that a document prints, clear enough to be posted. */
export interface CumulativeFact {
  readonly measure: CumulativeMeasure;
  /** Đồng to date; zero is a value. */
  readonly amount: Dong;
  /** The date that the total is true of; null: the document's data date. */
  readonly asOf: PlainDate | null;
  readonly fiscalYear: number;
  /** `sourceNotStated` or the dimensions that are told. */
  readonly source: FundingSource;
  /** True for a total that covers all sources of the unit and year, told apart or not. */
  readonly coversAllSources: boolean;
  /** Where the figure stands among the document's figures. */
  readonly figureIndex: number;
}

/** What the ledger already knows, as the planner asks for it. */
export interface KnownTotals {
  /** Slices of the unit as of a date; several of one source and year are added up. */
  readonly positionsAsOf: (asOf: PlainDate) => readonly SlicePosition[];
  /** The next later date on which a document has already stated this total; null when there is none. */
  readonly nextStatedOn: (fact: {
    readonly measure: CumulativeMeasure;
    readonly fiscalYear: number;
    readonly after: PlainDate;
  }) => PlainDate | null;
}

/** The document that is posted. */
export interface PostingDocument {
  readonly unitId: string;
  readonly legalBasis: LegalBasis;
  /** Used for totals that carry no date of their own; null when the document has none. */
  readonly dataDate: PlainDate | null;
  /** A client-made id for the entry with these words; equal words never come twice within a document. */
  readonly entryIdOf: (words: string) => string;
}

/** One slice's difference, before it becomes entries. */
interface Difference {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number;
  readonly source: FundingSource;
  readonly change: Dong;
  /** The date that the document's total is true of. */
  readonly asOf: PlainDate;
  readonly effectiveOn: PlainDate;
  /** Whether the ledger has no entry of this slice and measure yet. */
  readonly isFirst: boolean;
  /** The date on which a later document's total has to be kept; null when there is none. */
  readonly keptOn: PlainDate | null;
}

/**
 * The entries that make the ledger's totals equal to the document's.
 *
 * Sources that the document tells apart are posted by source; what its grand total holds beyond them is posted with
 * the total's own source. A total that the ledger already holds by source is not posted again, and money that the
 * ledger holds without its source is attributed to the sources now told apart, not doubled.
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
    for (const difference of differencesOf(group, knownWith(entries, known)))
      entries.push(...entriesOf(difference, document));
  }
  return entries;
}

/** The ledger as it will be once the entries planned so far are posted. */
function knownWith(planned: readonly Entry[], known: KnownTotals): KnownTotals {
  return {
    positionsAsOf: (asOf) => [
      ...known.positionsAsOf(asOf),
      ...planned
        .filter(({ effectiveOn }) => effectiveOn <= asOf)
        .map((entry) => ({ ...positionOf(entry), source: entry.source, fiscalYear: entry.fiscalYear })),
    ],
    nextStatedOn: (fact) => known.nextStatedOn(fact),
  };
}

/** A running total of one source. */
interface SourceTotal {
  readonly source: FundingSource;
  readonly amount: Dong;
}

interface FactGroup {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number;
  readonly asOf: PlainDate;
  /** The total over all sources, with what the document says of its source; null when it prints none. */
  readonly grandTotal: SourceTotal | null;
  readonly bySource: ReadonlyMap<string, SourceTotal>;
}

/** Facts of one measure, year and date belong together; facts without any date cannot be posted. */
function groupFacts(facts: readonly CumulativeFact[], dataDate: PlainDate | null): readonly FactGroup[] {
  const groups = new Map<string, CumulativeFact[]>();
  for (const fact of facts) {
    const asOf = fact.asOf ?? dataDate ?? (fact.measure === "plan" ? endOfYear(fact.fiscalYear) : null);
    if (asOf === null) continue;
    const key = `${asOf}|${fact.fiscalYear}|${fact.measure}`;
    groups.set(key, [...(groups.get(key) ?? []), { ...fact, asOf }]);
  }
  const inOrder = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return inOrder.flatMap(([, members]) => {
    const [first] = members;
    if (first === undefined || first.asOf === null) return [];
    const bySource = new Map<string, SourceTotal>();
    let grandTotal: SourceTotal | null = null;
    for (const { source, amount, coversAllSources } of members) {
      if (coversAllSources) grandTotal = { source, amount };
      else bySource.set(sourceKey(source), { source, amount });
    }
    return [{ measure: first.measure, fiscalYear: first.fiscalYear, asOf: first.asOf, grandTotal, bySource }];
  });
}

function differencesOf(group: FactGroup, known: KnownTotals): readonly Difference[] {
  const { measure, fiscalYear, asOf, grandTotal, bySource } = group;
  const recorded = recordedTotals(group, known, asOf);
  const targets = attributed(bySource, recorded);
  if (grandTotal !== null) {
    const restKey = sourceKey(grandTotal.source);
    let rest = grandTotal.amount;
    for (const [key, { amount }] of new Map([...recorded, ...targets])) if (key !== restKey) rest -= amount;
    const isToldApart = bySource.size > 0 || [...recorded.keys()].some((key) => key !== restKey);
    if (rest !== 0n || recorded.has(restKey) || !isToldApart)
      targets.set(restKey, { source: grandTotal.source, amount: rest });
    else targets.delete(restKey);
  }
  const yearStart = startOfYear(fiscalYear);
  const isOpening = measure === "plan" && recorded.size === 0 && yearStart < asOf;
  const keptOn = nextKeptDate(group, recorded, known);
  return [...targets].flatMap(([key, { source, amount }]) => {
    const before = recorded.get(key);
    const change = amount - (before?.amount ?? 0n);
    if (change === 0n && before !== undefined) return [];
    const effectiveOn = isOpening ? yearStart : asOf;
    return [{ measure, fiscalYear, source, change, asOf, effectiveOn, isFirst: before === undefined, keptOn }];
  });
}

/** What the ledger adds up to as of a date, by source. */
function recordedTotals(
  { measure, fiscalYear }: FactGroup,
  known: KnownTotals,
  asOf: PlainDate,
): ReadonlyMap<string, SourceTotal> {
  const recorded = new Map<string, SourceTotal>();
  for (const slice of known.positionsAsOf(asOf)) {
    const amount = slice[measure];
    if (slice.fiscalYear !== fiscalYear || amount === null) continue;
    const key = sourceKey(slice.source);
    recorded.set(key, { source: slice.source, amount: amount + (recorded.get(key)?.amount ?? 0n) });
  }
  return recorded;
}

/**
 * The totals told apart, and what is left of the ledger's vaguer totals once the rise of the told ones is taken out of
 * them: 14 of unstated source, then 12 of investment, leave 2 unstated and not 26 in all. The least vague gives first.
 */
function attributed(
  bySource: ReadonlyMap<string, SourceTotal>,
  recorded: ReadonlyMap<string, SourceTotal>,
): Map<string, SourceTotal> {
  const targets = new Map(bySource);
  const byVagueness = [...recorded.values()].sort(
    (left, right) => statedCount(right.source) - statedCount(left.source),
  );
  for (const [key, { source, amount }] of bySource) {
    let rise = amount - (recorded.get(key)?.amount ?? 0n);
    for (const vaguer of byVagueness) {
      const vaguerKey = sourceKey(vaguer.source);
      if (bySource.has(vaguerKey) || !isVaguerSource(vaguer.source, source)) continue;
      const left = targets.get(vaguerKey)?.amount ?? vaguer.amount;
      const taken = left < rise ? left : rise;
      if (taken <= 0n) continue;
      targets.set(vaguerKey, { source: vaguer.source, amount: left - taken });
      rise -= taken;
    }
  }
  return targets;
}

function statedCount(source: FundingSource): number {
  return sourceDimensions.filter((dimension) => source[dimension] !== null).length;
}

/** The next date on which the ledger's totals must stay as they are, whatever is posted on the group's date. */
function nextKeptDate(
  group: FactGroup,
  recorded: ReadonlyMap<string, SourceTotal>,
  known: KnownTotals,
): PlainDate | null {
  const { measure, fiscalYear, asOf } = group;
  const statedOn = known.nextStatedOn({ measure, fiscalYear, after: asOf });
  const yearStart = startOfYear(fiscalYear);
  if (asOf >= yearStart || (statedOn !== null && statedOn <= yearStart)) return statedOn;
  // Before its year the plan of a later document is not yet in force; it must not be added to this one.
  const opening = recordedTotals(group, known, yearStart);
  const opens = [...opening].some(([key, { amount }]) => recorded.get(key)?.amount !== amount);
  return opens ? yearStart : statedOn;
}

function entriesOf(difference: Difference, document: PostingDocument): readonly Entry[] {
  const { change, keptOn } = difference;
  const posted = entryOf(difference, document, null);
  if (keptOn === null || change === 0n) return [posted];
  const balance = { ...difference, change: -change, isFirst: false, effectiveOn: keptOn };
  return [posted, entryOf(balance, document, "Giữ nguyên lũy kế mà một văn bản muộn hơn đã nêu")];
}

function entryOf(difference: Difference, document: PostingDocument, reason: string | null): Entry {
  const { measure, fiscalYear, source, change, asOf, effectiveOn } = difference;
  const { kind, amount } = kindAndAmount(difference);
  // Two late dates of one document can be balanced on the same later day by the same amount: `asOf` tells them apart.
  const words = [measure, kind, fiscalYear, asOf, effectiveOn, sourceKey(source), change.toString(), reason ?? ""];
  return {
    id: document.entryIdOf(words.join("|")),
    kind,
    effectiveOn,
    fiscalYear,
    unitId: document.unitId,
    projectId: null,
    componentId: null,
    source,
    amount,
    document: document.legalBasis,
    reverses: null,
    reason,
  };
}

function kindAndAmount({ measure, source, fiscalYear, change, isFirst }: Difference): {
  readonly kind: EntryKind;
  readonly amount: Dong;
} {
  if (measure !== "plan") return { kind: measure, amount: change };
  if (isFirst && change >= 0n) {
    const isCarriedOver = source.vintage !== null && source.vintage < fiscalYear;
    return { kind: isCarriedOver ? "carriedOver" : "assigned", amount: change };
  }
  return change < 0n ? { kind: "cut", amount: -change } : { kind: "supplemented", amount: change };
}
