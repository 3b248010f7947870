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
  readonly meaning: Meaning;
}

/** Phrases by their first word, the longest first. */
export type PhraseTable<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;

/** Builds a table from lines of spellings separated by "|". */
export function phraseTable<Meaning>(
  lines: Iterable<readonly [spellings: string, meaning: Meaning]>,
): PhraseTable<Meaning> {
  const table = new Map<string, Phrase<Meaning>[]>();
  for (const [spellings, meaning] of lines) {
    for (const spelling of spellings.split("|")) {
      const keys = spelling.trim().split(/\s+/u).map(wordKey);
      const [first = ""] = keys;
      if (first === "") continue;
      table.set(first, [...(table.get(first) ?? []), { keys, meaning }]);
    }
  }
  for (const phrases of table.values()) phrases.sort((left, right) => right.keys.length - left.keys.length);
  return table;
}

/** The longest phrase that starts at a token; a comma, slash or hyphen between its words does not matter ("huyện, xã"). */
export function matchPhrase<Meaning>(
  table: PhraseTable<Meaning>,
  tokens: readonly Token[],
  from: number,
): PhraseMatch<Meaning> | null {
  const token = tokens[from];
  if (token?.kind !== "word") return null;
  for (const { keys, meaning } of table.get(token.key) ?? []) {
    const to = matchedTo(keys, tokens, from);
    if (to !== null) return { from, to, meaning };
  }
  return null;
}

function matchedTo(keys: readonly string[], tokens: readonly Token[], from: number): number | null {
  let index = from;
  for (const [position, key] of keys.entries()) {
    if (position > 0 && isJoint(tokens[index])) index += 1;
    const token = tokens[index];
    if (token?.kind !== "word" || token.key !== key) return null;
    index += 1;
  }
  return index;
}

function isJoint(token: Token | undefined): boolean {
  return token?.kind === "mark" && (token.key === "," || token.key === "/" || token.key === "-");
}
