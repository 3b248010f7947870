/**
 * Sections: what the heading above a sentence gives it (source, measure, data date), and which paragraph it stands in.
 */
import type { PlainDate } from "@giaingan/finance";
import type { FundName } from "./fund.ts";
import type { Mention } from "./mention.ts";
import { type Measure, readNodeWords } from "./node-words.ts";
import type { Sentence } from "./sentence.ts";
import { type Token, wordKey } from "./token.ts";

/** What surrounds one sentence. */
export interface Section {
  readonly funds: readonly FundName[];
  readonly measure: Measure | null;
  /** The budget year that a heading names: "IV. PHƯƠNG HƯỚNG NĂM 2024"; null when it names none. */
  readonly year: number | null;
  /**
   * The data date of figures that name none: that of the heading "Kết quả giải ngân đến 31/10/2023:", else the one that
   * the document states for all its figures: "(Số liệu tính đến ngày 31/10/2023)". Null: neither.
   */
  readonly date: PlainDate | null;
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
  { tokens, mentions }: { readonly tokens: readonly Token[]; readonly mentions: readonly (readonly Mention[])[] },
): readonly Section[] {
  let heading: Heading = { funds: [], measure: null, year: null, date: null };
  let stated: PlainDate | null = null;
  let paragraph = 0;
  return sentences.map((sentence, index) => {
    const own = mentions[index] ?? [];
    if (statesDataDate(sentence, own, tokens)) stated = dateIn(own) ?? stated;
    if (sentence.startsLine) {
      paragraph += 1;
      if (isHeading(sentence, own, sentences[index + 1])) {
        const { funds, measure, isEstimated, isTargeted } = readNodeWords({ before: own, after: [] });
        const isChapter = sentence.bullet?.startsWith("I") ?? false;
        const isCounted = measure !== null && countedMeasures.has(measure);
        const isHoped = isEstimated || isTargeted;
        const date = isCounted && !isHoped ? dateIn(own) : null;
        heading = {
          funds,
          measure,
          year: yearIn(own) ?? (isChapter ? null : heading.year),
          date: date ?? (isChapter || isHoped ? null : heading.date),
        };
      }
    }
    const isOfFinance = own.some(
      (mention) => mention.kind === "fund" || (mention.kind === "cue" && financeCues.has(mention.name)),
    );
    return { ...heading, date: heading.date ?? stated, paragraph, isOfFinance };
  });
}

type Heading = Pick<Section, "funds" | "measure" | "year" | "date">;

/** Measures that are counted to a day. */
const countedMeasures: ReadonlySet<Measure> = new Set(["disbursed", "settled", "mobilised", "realised", "revenue"]);
const dataKeys = [wordKey("số"), wordKey("liệu")] as const;

/** "Số liệu tính đến ngày 31/10/2023.": no amount of its own, so it is said of those of the document. */
function statesDataDate(sentence: Sentence, mentions: readonly Mention[], tokens: readonly Token[]): boolean {
  if (mentions.some((mention) => mention.kind === "amount")) return false;
  for (let index = sentence.from; index + 1 < sentence.to; index += 1)
    if (tokens[index]?.key === dataKeys[0] && tokens[index + 1]?.key === dataKeys[1]) return true;
  return false;
}

function dateIn(mentions: readonly Mention[]): PlainDate | null {
  const dated = mentions.findLast((mention) => mention.kind === "date" && mention.place.kind === "asOf");
  return dated?.kind === "date" ? dated.place.date : null;
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
