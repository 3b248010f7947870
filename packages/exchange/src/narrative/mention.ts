/**
 * Mentions: the words, funds, dates and amounts of a sentence that the grammar reads; all other words fall away.
 */
import type { AmountPlace } from "./amount-place.ts";
import { readAmountPlaces } from "./amount-reading.ts";
import type { DatedPlace } from "./date-context.ts";
import { type FundName, fundTable } from "./fund.ts";
import { type CueName, cuePhrases } from "./lexicon.ts";
import { matchPhrase, type PhraseMatch, type PhraseTable, phraseTable } from "./phrase-matcher.ts";
import type { Sentence } from "./sentence.ts";
import { type Token, wordKey } from "./token.ts";

interface MentionBase {
  readonly from: number;
  readonly to: number;
}

/** A phrase of the lexicon. */
export interface CueMention extends MentionBase {
  readonly kind: "cue";
  readonly name: CueName;
}

/** A source of money. */
export interface FundMention extends MentionBase {
  readonly kind: "fund";
  readonly fund: FundName;
}

export interface DateMention extends MentionBase {
  readonly kind: "date";
  readonly place: DatedPlace;
}

export interface AmountMention extends MentionBase {
  readonly kind: "amount";
  readonly place: AmountPlace;
}

/** A number without unit or sign, which context may make an amount. */
export interface BareMention extends MentionBase {
  readonly kind: "bare";
  readonly printed: string;
}

/** A mark that builds the sentence. */
export interface SignMention extends MentionBase {
  readonly kind: "sign";
  readonly sign: "," | ";" | "(" | ")" | ":" | "-";
}

export type Mention = CueMention | FundMention | DateMention | AmountMention | BareMention | SignMention;

const cueTable: PhraseTable<CueName> = phraseTable(
  Object.entries(cuePhrases).map(([name, spellings]) => [spellings, name as CueName] as const),
);
const signs: ReadonlyMap<string, SignMention["sign"]> = new Map([
  [",", ","],
  [";", ";"],
  ["(", "("],
  ["[", "("],
  [")", ")"],
  ["]", ")"],
  [":", ":"],
] as const);
/** Cues that count although they stand inside the name of a fund: "vốn huy động cộng đồng". */
const innerCues: ReadonlySet<CueName> = new Set(["mobilised", "planNoun", "total", "revenue", "revenuePlan"]);

/** The mentions of one sentence, in order. `dates` are those of the whole text, by the index of their first token. */
export function readMentions(
  tokens: readonly Token[],
  sentence: Sentence,
  dates: ReadonlyMap<number, DatedPlace>,
): readonly Mention[] {
  const mentions: Mention[] = [];
  let index = sentence.from;
  while (index < sentence.to) {
    const token = tokens[index];
    const date = dates.get(index);
    if (date !== undefined) {
      mentions.push({ kind: "date", from: date.from, to: date.to, place: date });
      index = date.to;
    } else if (token?.kind === "number") {
      index = readNumberMention(tokens, index, mentions);
    } else if (token?.kind === "word") {
      index = readWordMention(tokens, index, { into: mentions, dates });
    } else {
      const sign = token?.kind === "mark" ? signs.get(token.key) : undefined;
      if (sign !== undefined) mentions.push({ kind: "sign", from: index, to: index + 1, sign });
      else if (isSpacedDash(tokens, index)) mentions.push({ kind: "sign", from: index, to: index + 1, sign: "-" });
      index += 1;
    }
  }
  return mentions;
}

function isSpacedDash(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.kind === "mark" && token.key === "-" && token.isSpaced && tokens[index + 1]?.isSpaced === true;
}

function readNumberMention(tokens: readonly Token[], index: number, into: Mention[]): number {
  const places = readAmountPlaces(tokens, index);
  for (const place of places) into.push({ kind: "amount", from: place.from, to: place.to, place });
  const last = places.at(-1);
  if (last !== undefined) return last.to;
  into.push({ kind: "bare", from: index, to: index + 1, printed: tokens[index]?.key ?? "" });
  return index + 1;
}

/** The longest phrase wins; a fund before other words of the same length, and no phrase reaches into a date. */
function readWordMention(
  tokens: readonly Token[],
  index: number,
  { into, dates }: { readonly into: Mention[]; readonly dates: ReadonlyMap<number, DatedPlace> },
): number {
  const cue = withoutDate(matchPhrase(cueTable, tokens, index), dates);
  const fund = withoutDate(matchPhrase(fundTable, tokens, index), dates);
  const isFund = fund !== null && (cue === null || fund.to > cue.to || (fund.to === cue.to && fund.meaning !== null));
  if (isFund) {
    if (fund.meaning !== null) into.push({ kind: "fund", from: fund.from, to: fund.to, fund: fund.meaning });
    for (let inner = fund.from; inner < fund.to; inner += 1) {
      const innerCue = matchPhrase(cueTable, tokens, inner);
      if (innerCue !== null && innerCues.has(innerCue.meaning) && innerCue.to <= fund.to)
        into.push({ kind: "cue", from: innerCue.from, to: fund.to, name: innerCue.meaning });
    }
    return fund.to;
  }
  if (cue === null) {
    // "chi" begins many words; right before an amount it is the verb: "xã chi 650 triệu đồng".
    const verb = tokens[index];
    const isSpending = verb?.key === "chi" && !verb.isCapital && tokens[index + 1]?.kind === "number";
    if (isSpending) into.push({ kind: "cue", from: index, to: index + 1, name: "disbursed" });
    return index + 1;
  }
  const isOfProgrammes = cue.meaning === "realised" && isCountOfProgrammes(tokens, cue.to);
  into.push({ kind: "cue", from: cue.from, to: cue.to, name: isOfProgrammes ? "total" : cue.meaning });
  return cue.to;
}

/** "tổng vốn thực hiện | 3 chương trình": money to carry them out, and no measure of work done. */
function isCountOfProgrammes(tokens: readonly Token[], at: number): boolean {
  const isCount = tokens[at]?.kind === "number" || countKeys.has(tokens[at]?.key ?? "");
  return isCount && tokens[at + 1]?.key === programmeKeys[0] && tokens[at + 2]?.key === programmeKeys[1];
}

const countKeys: ReadonlySet<string> = new Set(["các", "ba", "hai", "những"].map(wordKey));
const programmeKeys = [wordKey("chương"), wordKey("trình")] as const;

function withoutDate<Meaning>(
  match: PhraseMatch<Meaning> | null,
  dates: ReadonlyMap<number, DatedPlace>,
): PhraseMatch<Meaning> | null {
  if (match === null) return null;
  for (let index = match.from + 1; index < match.to; index += 1) if (dates.has(index)) return null;
  return match;
}
