/**
 * What speaks for a legacy reading of a text, and what for the text as it stands: the syllables that only one of the two shows.
 */
import type { LegacyScript } from "./legacy-script.ts";
import {
  countPlainRuns,
  hasLegacyShape,
  isSingleLetter,
  provesLegacy,
  readUnicodeWord,
  readWord,
} from "./word-reading.ts";

/** A text held against what it would be if it were legacy text. Counts of words, unless told otherwise. */
export interface ReadingEvidence {
  /** Words with other letters than A to Z. */
  readonly marked: number;
  /** Marked words that can be Vietnamese in the legacy reading. */
  readonly legacyValid: number;
  /** Marked words that can be Vietnamese as they stand. */
  readonly unicodeValid: number;
  /** Marked words that can be neither. */
  readonly strange: number;
  /** Points: a word that is Vietnamese in the legacy reading alone is 1, a usual or a proven one 2, a single letter 0. */
  readonly gain: number;
  /** Marked words that are Vietnamese as they stand alone. */
  readonly loss: number;
  /** Usual words of the legacy reading less those of the text as it stands. */
  readonly commonGain: number;
  /** Marked words that are abbreviations in the legacy reading. */
  readonly abbreviations: number;
  /** Marked words that are a single letter in the legacy reading. */
  readonly singleLetters: number;
  /** Whether a word is such as no Vietnamese word in Unicode. */
  readonly isProven: boolean;
  /** Whether a word that is gained is a usual one, or such as in no other language. */
  readonly isSure: boolean;
  /** Different characters beyond ASCII in the words that are gained; a single one may be a foreign letter. */
  readonly characterCount: number;
  /** Words of plain letters that can be Vietnamese; abbreviations left out. */
  readonly plainValid: number;
  readonly plainStrange: number;
}

const blank = /[\s\u00A0]+/u;
/** Anything beyond ASCII but signs that stand beside words in either writing. */
const marking = /[^\0-\u00A0¯°±²³´º¿\u2000-\u206F\u20AC-\u2BFF\uF000-\uF0FF]/u;

/**
 * Weighs two readings of one text.
 *
 * @param written the text as it stands, NFC
 * @param source the text as the file stored it, in Latin-1 characters
 * @param decoded `source` as the script has it
 * @returns null: no word of the text has a letter beyond ASCII
 */
export function weighReading({
  script,
  written,
  source,
  decoded,
}: {
  readonly script: LegacyScript;
  readonly written: string;
  readonly source: string;
  readonly decoded: string;
}): ReadingEvidence | null {
  const writtenWords = written.split(blank);
  const decodedWords = decoded.split(blank);
  const sum = {
    marked: 0,
    legacyValid: 0,
    unicodeValid: 0,
    strange: 0,
    gain: 0,
    loss: 0,
    commonGain: 0,
    abbreviations: 0,
    singleLetters: 0,
  };
  const plain = { valid: 0, strange: 0 };
  let isProven = false;
  let isSure = false;
  let gained = "";
  for (const [index, word] of source.split(blank).entries()) {
    if (!marking.test(word)) {
      const runs = countPlainRuns(word);
      plain.valid += runs.syllables;
      plain.strange += runs.others;
      continue;
    }
    const decodedWord = decodedWords[index] ?? "";
    const legacy = readWord(decodedWord);
    const unicode = readUnicodeWord(writtenWords[index] ?? "");
    const isSingle = isSingleLetter(decodedWord);
    isProven ||= hasLegacyShape(word, script);
    sum.abbreviations += legacy.isAbbreviation ? 1 : 0;
    sum.singleLetters += isSingle ? 1 : 0;
    sum.marked += 1;
    sum.legacyValid += legacy.isVietnamese ? 1 : 0;
    sum.unicodeValid += unicode.isVietnamese ? 1 : 0;
    sum.commonGain += (legacy.isCommon ? 1 : 0) - (unicode.isCommon ? 1 : 0);
    if (legacy.isVietnamese && !unicode.isVietnamese) {
      if (isSingle) continue;
      const isSureWord = legacy.isCommon || provesLegacy(word, { script, decoded: decodedWord });
      isSure ||= isSureWord;
      sum.gain += isSureWord ? 2 : 1;
      gained += word;
    } else if (unicode.isVietnamese && !legacy.isVietnamese) sum.loss += 1;
    else if (!unicode.isVietnamese) sum.strange += 1;
  }
  if (sum.marked === 0) return null;
  const characterCount = new Set(gained.match(/[^\0-\u007F]/gu)).size;
  return { ...sum, isProven, isSure, characterCount, plainValid: plain.valid, plainStrange: plain.strange };
}
