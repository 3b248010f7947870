/**
 * How a written word reads: whether it can be Vietnamese, and whether it is one of the words that papers are full of.
 */
import { isCommonSyllable } from "./common-syllables.ts";
import type { LegacyScript } from "./legacy-script.ts";
import { isSyllable } from "./syllable.ts";
import { tcvn3Symbols } from "./tcvn3.ts";
import { hasUnVietnamesePair, hasVniPair } from "./vni.ts";

/** What stands between two blanks. */
export interface WordReading {
  /** Every run of letters is a syllable or an abbreviation, and at least one is a syllable. */
  readonly isVietnamese: boolean;
  /** It is a single usual syllable, but for signs before and behind. */
  readonly isCommon: boolean;
  /** It is an abbreviation with Đ, the one letter beyond A to Z that abbreviations have: "QĐ-UBND". */
  readonly isAbbreviation: boolean;
}

const letterRun = /[\p{L}\p{M}]+/gu;
const oneCase = /^\p{Lu}?\p{Ll}*$|^\p{Lu}+$/u;
const abbreviation = /^[B-DF-HJ-NP-TV-XZĐ]{2,}$|^Đ$/u;

const notVietnamese: WordReading = { isVietnamese: false, isCommon: false, isAbbreviation: false };

/** Reads a word in NFC. */
export function readWord(word: string): WordReading {
  const whole = word.toLowerCase();
  if (isSyllable(whole)) {
    return oneCase.test(word)
      ? { ...notVietnamese, isVietnamese: true, isCommon: isCommonSyllable(whole) }
      : notVietnamese;
  }
  const syllables: string[] = [];
  for (const run of word.match(letterRun) ?? []) {
    if (isSyllableOfOneCase(run)) syllables.push(run.toLowerCase());
    else if (!abbreviation.test(run)) return notVietnamese;
  }
  const [only = ""] = syllables;
  return {
    isVietnamese: syllables.length > 0,
    isCommon: syllables.length === 1 && isCommonSyllable(only),
    isAbbreviation: syllables.length === 0 && word.includes("Đ"),
  };
}

/** How a word of a text as it stands reads: a sign that touches a letter belongs to no Vietnamese word. */
export function readUnicodeWord(word: string): WordReading {
  return hasSymbolInside(word) ? notVietnamese : readWord(word);
}

/** Runs of letters of a word without marks: how many are syllables, how many are not; abbreviations are neither. */
export function countPlainRuns(word: string): { readonly syllables: number; readonly others: number } {
  if (isSyllable(word)) return onePlainSyllable;
  const runs = (word.match(letterRun) ?? []).filter((run) => run.length === 1 || run !== run.toUpperCase());
  const syllables = runs.filter(isSyllableOfOneCase).length;
  return { syllables, others: runs.length - syllables };
}

const onePlainSyllable = { syllables: 1, others: 0 } as const;

/** In small letters, in capitals, or with a capital at its head. */
function isSyllableOfOneCase(run: string): boolean {
  return isSyllable(run.toLowerCase()) && oneCase.test(run);
}

const symbolInside = new RegExp(`[${tcvn3Symbols}][\\p{L}${tcvn3Symbols}]|\\p{L}[${tcvn3Symbols}]`, "u");

/** Whether a character that is a sign in Unicode and a letter in TCVN3 touches a letter or another such sign. */
function hasSymbolInside(word: string): boolean {
  return symbolInside.test(word);
}

const capitalBehindSmall = /[a-z][\u00C0-\u00DE]/u;

/** Whether a word is such as no Vietnamese word in Unicode: a sign or a capital inside it, or letters in the order of VNI. */
export function hasLegacyShape(word: string, script: LegacyScript): boolean {
  return script === "vni" ? hasUnVietnamesePair(word) : hasTcvn3Shape(word);
}

/** The same of any language. Two letters are too few for it: "µm" is a unit. */
export function provesLegacy(
  word: string,
  { script, decoded }: { readonly script: LegacyScript; readonly decoded: string },
): boolean {
  return (script === "vni" ? hasVniPair(word) : hasTcvn3Shape(word)) && threeLetters.test(decoded);
}

function hasTcvn3Shape(word: string): boolean {
  return hasSymbolInside(word) || capitalBehindSmall.test(word);
}

/** Whether a word has one letter at most. */
export function isSingleLetter(word: string): boolean {
  return !twoLetters.test(word);
}

const twoLetters = /\p{L}.*\p{L}/su;
const threeLetters = /\p{L}.*\p{L}.*\p{L}/su;
