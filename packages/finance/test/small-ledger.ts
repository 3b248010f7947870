/**
 * The least that a ledger does, so that posting can be tried without one: it keeps entries, adds them up, and knows on
 * which dates documents have stated a total, and of which place.
 */
import {
  addStated,
  type CumulativeFact,
  type CumulativeMeasure,
  type Dong,
  type Entry,
  foldPosition,
  type FundingSource,
  type PlainDate,
  type PostingPlace,
  type SlicePosition,
  slicePositionOf,
  sourceKey,
  sourceNotStated,
} from "../src/index.ts";
import { planPosting } from "../src/posting.ts";
import { centralMoney, fiscalYear } from "./report-of-2023.ts";

export const notStated = sourceNotStated;
export const investment = centralMoney("investment", 2023);
export const carriedOver = centralMoney("investment", 2022);
export const recurrent = centralMoney("recurrent", 2023);

/** A document: what it prints, and the date of its data. */
export interface Paper {
  readonly dataDate: PlainDate | null;
  readonly facts: readonly CumulativeFact[];
}

/** A figure of a paper; unless told otherwise it covers all sources and says nothing of them. */
export function fact(measure: CumulativeMeasure, amount: Dong, stated: Partial<CumulativeFact> = {}): CumulativeFact {
  return {
    measure,
    amount,
    asOf: null,
    fiscalYear,
    source: notStated,
    coversAllSources: true,
    figureIndex: 0,
    ...stated,
  };
}

/** A figure of one source. */
export function part(measure: CumulativeMeasure, source: FundingSource, amount: Dong): CumulativeFact {
  return fact(measure, amount, { source, coversAllSources: false });
}

/** A paper of one date; figures may carry dates of their own. */
export function paper(dataDate: PlainDate | null, ...facts: readonly CumulativeFact[]): Paper {
  return { dataDate, facts };
}

/** Keeps entries, and the dates on which documents stated a total. */
export class SmallLedger {
  readonly entries: Entry[] = [];
  private readonly stated: {
    readonly measure: CumulativeMeasure;
    readonly fiscalYear: number;
    readonly asOf: PlainDate;
    readonly place: PostingPlace;
  }[] = [];

  /** Posts a paper and gives what it added. */
  post({ dataDate, facts }: Paper): readonly Entry[] {
    const posted = planPosting(facts, {
      document: {
        unitId: "kon-ray",
        legalBasis: { number: null, date: null, issuer: null, title: null },
        dataDate,
        entryIdOf: (words) => words,
      },
      known: {
        positionsAsOf: (asOf) => this.slicesAsOf(asOf),
        nextStatedOn: ({ measure, fiscalYear: year, after, place = nowhere }) =>
          this.stated
            .filter((known) => known.measure === measure && known.fiscalYear === year && known.asOf > after)
            .filter((known) => isOfOneAnother(known.place, place))
            .map(({ asOf }) => asOf)
            .sort()[0] ?? null,
      },
    });
    if (new Set(posted.map(({ id }) => id)).size < posted.length) throw new Error("Two entries have one id.");
    this.entries.push(...posted);
    for (const { measure, fiscalYear: year, asOf, projectId = null, componentId = null } of facts) {
      const place = { projectId, componentId };
      this.stated.push({ measure, fiscalYear: year, asOf: asOf ?? dataDate ?? `${year}-12-31`, place });
    }
    return posted;
  }

  /** What is recorded over all sources; null when nothing is. */
  total(measure: CumulativeMeasure, asOf: PlainDate): Dong | null {
    return foldPosition(this.entries, { asOf })[measure];
  }

  /** What is recorded of one source and place, and no other; null when nothing is. */
  ofSource(
    measure: SmallMeasure,
    source: FundingSource,
    asOf: PlainDate,
    place: Partial<PostingPlace> = {},
  ): Dong | null {
    const { projectId = null, componentId = null } = place;
    const own = this.slicesAsOf(asOf).filter(
      (slice) =>
        slice.projectId === projectId &&
        slice.componentId === componentId &&
        sourceKey(slice.source) === sourceKey(source),
    );
    return sumOf(own, measure);
  }

  /** What is recorded of a place and all within it, of a source or of all; null when nothing is. */
  within(
    measure: SmallMeasure,
    { projectId = null, componentId = null, source = null }: Partial<PostingPlace> & { source?: FundingSource | null },
    asOf: PlainDate,
  ): Dong | null {
    const inside = this.slicesAsOf(asOf).filter(
      (slice) =>
        (projectId === null || slice.projectId === projectId) &&
        (componentId === null || slice.componentId === componentId) &&
        (source === null || sourceKey(slice.source) === sourceKey(source)),
    );
    return sumOf(inside, measure);
  }

  /** Entry by entry: who reads them adds them up. */
  private slicesAsOf(asOf: PlainDate): readonly SlicePosition[] {
    return this.entries.filter(({ effectiveOn }) => effectiveOn <= asOf).map(slicePositionOf);
  }
}

/** A running total, or the part of payments that is advances not recovered yet. */
export type SmallMeasure = CumulativeMeasure | "advanceOutstanding";

const nowhere: PostingPlace = { projectId: null, componentId: null };

function isOfOneAnother(left: PostingPlace, right: PostingPlace): boolean {
  return (["projectId", "componentId"] as const).every(
    (name) => left[name] === null || right[name] === null || left[name] === right[name],
  );
}

function sumOf(slices: readonly SlicePosition[], measure: SmallMeasure): Dong | null {
  return slices.reduce<Dong | null>((sum, slice) => addStated(sum, slice[measure] ?? null), null);
}

/** A ledger into which the papers were posted, in this order. */
export function ledgerOf(...papers: readonly Paper[]): SmallLedger {
  const ledger = new SmallLedger();
  for (const each of papers) ledger.post(each);
  return ledger;
}

/** An entry in a line: "2023-10-31 disbursed -/-/-/-/- 5". */
export function rowOf({ kind, effectiveOn, source, amount }: Entry): string {
  return `${effectiveOn} ${kind} ${sourceKey(source)} ${amount}`;
}
