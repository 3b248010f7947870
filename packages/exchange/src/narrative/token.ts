/**
 * Tokens: a text cut into words, numbers, marks and line breaks, each with its place in the text as it was given.
 *
 * Everything after this file compares words by their key, so that spelling variants of one word are one word:
 * NFC and NFD, upper and lower case, "hoà" and "hòa", "tỉ" and "tỷ", bold asterisks of a conversion.
 */

/** One token. */
export interface Token {
  readonly kind: "word" | "number" | "mark" | "break";
  /** Words: `wordKey`. Numbers: as printed. Marks: the sign, dashes as "-", two dots and more as "…". Breaks: "\n". */
  readonly key: string;
  /** UTF-16 offset in the text as given. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** A blank, or the start of a line, stands before it. */
  readonly isSpaced: boolean;
  /** Words: the first letter is a capital. */
  readonly isCapital: boolean;
}

const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const wordPattern = /[\p{L}\p{M}][\p{L}\p{M}\d]*/uy;
const numberPattern = /\d+(?:[.,]\d+)*/uy;
const dotsPattern = /(?:\.{2,}|[…‥])[.…‥]*/uy;
const blankPattern = /[^\S\n\r\u2028\u2029]+/uy;
const breakPattern = /(?:\r\n|[\n\r\u2028\u2029])+/uy;
/** "T.Ư", "T.W": trung ương. */
const centralPattern = /T\.\s?(?:Ư|U\u031b|W)(?![\p{L}\p{M}])/iuy;
/** Signs that carry no meaning here: emphasis of conversions, quotation marks, footnote numbers, invisible signs. */
const silentPattern = /[*_"'`“”‘’«»\u2070-\u209f\u00b9\u00b2\u00b3\u00ad\u200b-\u200f\u2060\ufeff]+/uy;
const dashPattern = /[-‐‑‒–—−]/u;

/**
 * The key by which words are compared: tone at the end of the word, so that its place does not matter;
 * "y" after a consonant or "qu" as "i"; lower case.
 */
export function wordKey(word: string): string {
  const known = knownKeys.get(word);
  if (known !== undefined) return known;
  const key = keyOfNewWord(word);
  if (knownKeys.size >= knownKeysMax) knownKeys.clear();
  if (word.length <= knownLengthMax) knownKeys.set(word, key);
  return key;
}

/** Keys of words that were asked for: a language has some thousand syllables, and a long table names each of them many times. */
const knownKeys = new Map<string, string>();
const knownKeysMax = 20_000;
const knownLengthMax = 12;

function keyOfNewWord(word: string): string {
  const decomposed = word.toLowerCase().normalize("NFD");
  const tones = decomposed.match(toneMark);
  const letters = (tones ? decomposed.replace(toneMark, "") : decomposed).normalize("NFC");
  const spelled = letters.replace(/(?<=qu|[bcdđghklmnprstvx])y$/u, "i");
  return tones ? spelled + tones.join("") : spelled;
}

/** Cuts a text into tokens. Linear in the length of the text. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const keys = new Map<string, string>();
  let offset = 0;
  let isSpaced = true;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: Token["kind"], printed: string, key: string): void => {
    const isCapital = kind === "word" && /^\p{Lu}/u.test(printed);
    tokens.push({ kind, key, start: offset, end: offset + printed.length, isSpaced, isCapital });
    offset += printed.length;
    isSpaced = kind === "break";
  };
  const keyOf = (word: string): string => {
    let key = keys.get(word);
    if (key === undefined) {
      key = wordKey(word);
      keys.set(word, key);
    }
    return key;
  };
  while (offset < text.length) {
    const silent = match(silentPattern);
    const blank = silent === null ? match(blankPattern) : null;
    if (silent !== null || blank !== null) {
      offset += (silent ?? blank ?? "").length;
      if (blank !== null) isSpaced = true;
      continue;
    }
    const lineBreak = match(breakPattern);
    if (lineBreak !== null) {
      push("break", lineBreak, "\n");
      continue;
    }
    const central = match(centralPattern);
    if (central !== null) {
      push("word", central, "tw");
      continue;
    }
    const word = match(wordPattern);
    if (word !== null) {
      push("word", word, keyOf(word));
      continue;
    }
    const number = match(numberPattern);
    if (number !== null) {
      push("number", number, number);
      continue;
    }
    const dots = match(dotsPattern);
    if (dots !== null) {
      push("mark", dots, "…");
      continue;
    }
    const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0);
    push("mark", sign, dashPattern.test(sign) ? "-" : sign);
  }
  return tokens;
}
