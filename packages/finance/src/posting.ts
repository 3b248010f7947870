/**
 * Posting: what a cumulative document adds to the ledger.
 *
 * A report prints totals to date, the ledger holds what happened. So a document is posted as the difference between
 * what it prints and what the ledger already adds up to: the same report again posts nothing, next month's report
 * posts one month, and a late report of an earlier month moves money back in time without changing later totals.
 */
import { endOfYear, type PlainDate, startOfYear } from "./calendar.ts";
import type { Entry, EntryKind, LegalBasis } from "./entry.ts";
import { type FundingSource, sourceKey } from "./funding-source.ts";
import type { Dong } from "./money.ts";
import type { SlicePosition } from "./position.ts";

/** Which running total a document prints. */
export type CumulativeMeasure = "plan" | "disbursed" | "mobilised";

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
  /** Slices of the unit as of a date. */
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
 * the total's own source. A total that the ledger already holds by source is not posted again.
 *
 * @returns no entries when the ledger already says the same
 */
export function planPosting(
  facts: readonly CumulativeFact[],
  { document, known }: { readonly document: PostingDocument; readonly known: KnownTotals },
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const group of groupFacts(facts, document.dataDate)) {
    for (const difference of differencesOf(group, known)) entries.push(...entriesOf(difference, document));
  }
  return entries;
}

interface FactGroup {
  readonly measure: CumulativeMeasure;
  readonly fiscalYear: number;
  readonly asOf: PlainDate;
  /** The total over all sources, with what the document says of its source; null when it prints none. */
  readonly grandTotal: { readonly source: FundingSource; readonly amount: Dong } | null;
  readonly bySource: ReadonlyMap<string, { readonly source: FundingSource; readonly amount: Dong }>;
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
    const bySource = new Map<string, { source: FundingSource; amount: Dong }>();
    let grandTotal: FactGroup["grandTotal"] = null;
    for (const { source, amount, coversAllSources } of members) {
      if (coversAllSources) grandTotal = { source, amount };
      else bySource.set(sourceKey(source), { source, amount });
    }
    return [{ measure: first.measure, fiscalYear: first.fiscalYear, asOf: first.asOf, grandTotal, bySource }];
  });
}

function differencesOf(group: FactGroup, known: KnownTotals): readonly Difference[] {
  const { measure, fiscalYear, asOf, grandTotal, bySource } = group;
  const recorded = new Map<string, { readonly source: FundingSource; readonly amount: Dong }>();
  for (const slice of known.positionsAsOf(asOf)) {
    const amount = slice[measure];
    if (slice.fiscalYear === fiscalYear && amount !== null)
      recorded.set(sourceKey(slice.source), { source: slice.source, amount });
  }
  const targets = new Map(bySource);
  if (grandTotal !== null) {
    const restKey = sourceKey(grandTotal.source);
    let rest = grandTotal.amount;
    for (const [key, { amount }] of new Map([...recorded, ...targets])) if (key !== restKey) rest -= amount;
    const isToldApart = targets.size > 0 || [...recorded.keys()].some((key) => key !== restKey);
    if (rest !== 0n || recorded.has(restKey) || !isToldApart)
      targets.set(restKey, { source: grandTotal.source, amount: rest });
  }
  const keptOn = known.nextStatedOn({ measure, fiscalYear, after: asOf });
  return [...targets].flatMap(([key, { source, amount }]) => {
    const before = recorded.get(key);
    const change = amount - (before?.amount ?? 0n);
    if (change === 0n && before !== undefined) return [];
    return [{ measure, fiscalYear, source, change, effectiveOn: asOf, isFirst: before === undefined, keptOn }];
  });
}

function entriesOf(difference: Difference, document: PostingDocument): readonly Entry[] {
  const { measure, change, isFirst, keptOn, fiscalYear } = difference;
  // A plan is in force from the first day of its year unless a later document changes it.
  const effectiveOn = measure === "plan" && isFirst ? startOfYear(fiscalYear) : difference.effectiveOn;
  const posted = entryOf({ ...difference, effectiveOn }, document, null);
  if (keptOn === null || change === 0n) return [posted];
  const balance = { ...difference, change: -change, isFirst: false, effectiveOn: keptOn };
  return [posted, entryOf(balance, document, "Giữ nguyên lũy kế mà một văn bản muộn hơn đã nêu")];
}

function entryOf(difference: Difference, document: PostingDocument, reason: string | null): Entry {
  const { measure, fiscalYear, source, change, effectiveOn } = difference;
  const { kind, amount } = kindAndAmount(difference);
  const words = [measure, kind, fiscalYear, effectiveOn, sourceKey(source), change.toString(), reason ?? ""].join("|");
  return {
    id: document.entryIdOf(words),
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
  if (isFirst) {
    const isCarriedOver = source.vintage !== null && source.vintage < fiscalYear;
    return { kind: isCarriedOver ? "carriedOver" : "assigned", amount: change };
  }
  return change < 0n ? { kind: "cut", amount: -change } : { kind: "supplemented", amount: change };
}
