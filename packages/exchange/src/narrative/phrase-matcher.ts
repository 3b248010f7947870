/**
 * Phrase matching: finds the longest phrase of a table at each word. One table look-up a word, so a long text stays
 * linear, whatever it holds.
 */
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

/** A phrase found in the tokens `from` (inclusive) to `to` (exclusive). */
export interface PhraseMatch<Meaning> {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

interface Phrase<Meaning> {
  readonly keys: readonly string[];
  /** Positions of words that a comma may stand before: "ngân sách huyện, xã". */
  readonly commasBefore: ReadonlySet<number>;
  readonly meaning: Meaning;
}

/** Phrases by their first word, the longest first. */
export type PhraseTable<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;

/** Builds a table from lines of spellings separated by "|"; a comma in a spelling may be missing in the text. */
export function phraseTable<Meaning>(
  lines: Iterable<readonly [spellings: string, meaning: Meaning]>,
): PhraseTable<Meaning> {
  const table = new Map<string, Phrase<Meaning>[]>();
  for (const [spellings, meaning] of lines) {
    for (const spelling of spellings.split("|")) {
      const words = spelling.trim().split(/\s+/u);
      const keys = words.map((word) => wordKey(word.replace(/,$/u, "")));
      const commasBefore = new Set(words.flatMap((word, index) => (word.endsWith(",") ? [index + 1] : [])));
      const [first = ""] = keys;
      if (first === "") continue;
      table.set(first, [...(table.get(first) ?? []), { keys, commasBefore, meaning }]);
    }
  }
  for (const phrases of table.values()) phrases.sort((left, right) => right.keys.length - left.keys.length);
  return table;
}

/** The longest phrase that starts at a token; a hyphen between its words does not matter ("KT-XH"). */
export function matchPhrase<Meaning>(
  table: PhraseTable<Meaning>,
  tokens: readonly Token[],
  from: number,
): PhraseMatch<Meaning> | null {
  const token = tokens[from];
  if (token?.kind !== "word") return null;
  for (const phrase of table.get(token.key) ?? []) {
    const to = matchedTo(phrase, tokens, from);
    if (to !== null) return { from, to, meaning: phrase.meaning };
  }
  return null;
}

function matchedTo(phrase: Phrase<unknown>, tokens: readonly Token[], from: number): number | null {
  let index = from;
  for (const [position, key] of phrase.keys.entries()) {
    const between = position > 0 && tokens[index]?.kind === "mark" ? tokens[index]?.key : null;
    if (between === "-" || (between === "," && phrase.commasBefore.has(position))) index += 1;
    const token = tokens[index];
    if (token?.kind !== "word" || token.key !== key) return null;
    index += 1;
  }
  return index;
}
