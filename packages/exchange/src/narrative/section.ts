/**
 * Sections: what the heading above a sentence gives it (source, measure), and which paragraph it stands in.
 */
import type { FundName } from "./fund.ts";
import type { Mention } from "./mention.ts";
import { type Measure, readNodeWords } from "./node-words.ts";
import type { Sentence } from "./sentence.ts";

/** What surrounds one sentence. */
export interface Section {
  readonly funds: readonly FundName[];
  readonly measure: Measure | null;
  /** The budget year that a heading names: "IV. PHƯƠNG HƯỚNG NĂM 2024"; null when it names none. */
  readonly year: number | null;
  /** Counts up at every line. */
  readonly paragraph: number;
  /** The sentence speaks of money at all. */
  readonly isOfFinance: boolean;
}

const headingWordsMax = 24;
const financeCues: ReadonlySet<string> = new Set([
  "disbursed",
  "settled",
  "planNoun",
  "total",
  "basis",
  "allocatedInDetail",
  "unallocated",
  "realised",
  "revenue",
  "mobilised",
  "moneyNoun",
  "undisbursed",
]);

/** The section of each sentence. */
export function readSections(
  sentences: readonly Sentence[],
  mentions: readonly (readonly Mention[])[],
): readonly Section[] {
  let heading: Pick<Section, "funds" | "measure" | "year"> = { funds: [], measure: null, year: null };
  let paragraph = 0;
  return sentences.map((sentence, index) => {
    const own = mentions[index] ?? [];
    if (sentence.startsLine) {
      paragraph += 1;
      if (isHeading(sentence, own, sentences[index + 1])) {
        const { funds, measure } = readNodeWords({ before: own, after: [] });
        const isChapter = sentence.bullet?.startsWith("I") ?? false;
        heading = { funds, measure, year: yearIn(own) ?? (isChapter ? null : heading.year) };
      }
    }
    const isOfFinance = own.some(
      (mention) => mention.kind === "fund" || (mention.kind === "cue" && financeCues.has(mention.name)),
    );
    return { ...heading, paragraph, isOfFinance };
  });
}

function yearIn(mentions: readonly Mention[]): number | null {
  const years = mentions.flatMap((mention) => (mention.kind === "date" ? (mention.place.year ?? []) : []));
  return years.at(-1) ?? null;
}

/** A numbered line, or one that ends with ":", without any amount, short enough to be a title. */
function isHeading(sentence: Sentence, mentions: readonly Mention[], next: Sentence | undefined): boolean {
  const isAlone = next === undefined || next.startsLine;
  const isShort = sentence.to - sentence.from <= headingWordsMax;
  const isMarked = sentence.introducesList || (sentence.bullet !== null && /^[1aI]/u.test(sentence.bullet));
  return isAlone && isShort && isMarked && !mentions.some((mention) => mention.kind === "amount");
}
