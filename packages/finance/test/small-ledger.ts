/**
 * The least that a ledger does, so that posting can be tried without one: it keeps entries, adds them up, and knows on
 * which dates documents have stated a total.
 */
import {
  type CumulativeFact,
  type CumulativeMeasure,
  type Dong,
  type Entry,
  foldPosition,
  foldPositions,
  type FundingSource,
  type PlainDate,
  planPosting,
  type SlicePosition,
  sourceKey,
  sourceNotStated,
} from "../src/index.ts";
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
  private readonly stated: { measure: CumulativeMeasure; fiscalYear: number; asOf: PlainDate }[] = [];

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
        nextStatedOn: ({ measure, fiscalYear: year, after }) =>
          this.stated
            .filter((known) => known.measure === measure && known.fiscalYear === year && known.asOf > after)
            .map(({ asOf }) => asOf)
            .sort()[0] ?? null,
      },
    });
    if (new Set(posted.map(({ id }) => id)).size < posted.length) throw new Error("Two entries have one id.");
    this.entries.push(...posted);
    for (const { measure, fiscalYear: year, asOf } of facts)
      this.stated.push({ measure, fiscalYear: year, asOf: asOf ?? dataDate ?? `${year}-12-31` });
    return posted;
  }

  /** What is recorded over all sources; null when nothing is. */
  total(measure: CumulativeMeasure, asOf: PlainDate): Dong | null {
    return foldPosition(this.entries, { asOf })[measure];
  }

  /** What is recorded of one source; null when nothing is. */
  ofSource(measure: CumulativeMeasure, source: FundingSource, asOf: PlainDate): Dong | null {
    return this.slicesAsOf(asOf).find((slice) => sourceKey(slice.source) === sourceKey(source))?.[measure] ?? null;
  }

  private slicesAsOf(asOf: PlainDate): readonly SlicePosition[] {
    const groups = foldPositions(this.entries, {
      asOf,
      keyOf: (entry) => `${entry.fiscalYear}|${sourceKey(entry.source)}`,
    });
    return [...groups].flatMap(([key, position]) => {
      const first = this.entries.find((entry) => `${entry.fiscalYear}|${sourceKey(entry.source)}` === key);
      return first === undefined ? [] : [{ ...position, source: first.source, fiscalYear: first.fiscalYear }];
    });
  }
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
