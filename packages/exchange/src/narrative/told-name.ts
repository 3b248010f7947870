/**
 * Names of what figures are of, as a text and a table of one document both write them: "UBND xã Tân Lập" in a row is "xã Tân
 * Lập" in a sentence, and the programmes have one name however they are written.
 */
import { findProgrammes } from "./scope.ts";
import { splitSentences } from "./sentence.ts";
import { tokenize, wordKey } from "./token.ts";

const titles: ReadonlySet<string> = new Set(["ubnd", "hđnd"].map(wordKey));

/** The words of a text by their keys, joined by blanks: spelling, case and marks tell nothing apart. */
export function wordsKey(text: string): string {
  return tokenize(text)
    .filter(({ kind }) => kind === "word" || kind === "number")
    .map(({ key }) => key)
    .join(" ");
}

/** The key of a row's name: that of its programme, where it names one and no other; "": no name. */
export function nameKey(name: string): string {
  const tokens = tokenize(name);
  const programmes = new Set(findProgrammes(tokens, splitSentences(tokens)).map(({ programme }) => programme));
  const [programme] = programmes;
  if (programme !== undefined && programmes.size === 1) return programmeKey(programme);
  const words = wordsKey(name).split(" ");
  return (titles.has(words[0] ?? "") ? words.slice(1) : words).join(" ");
}

/** The key of a programme; no words of a text are equal to it. */
export function programmeKey(programme: string): string {
  return `programme:${programme}`;
}
