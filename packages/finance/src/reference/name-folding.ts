/**
 * Name folding: what two spellings of one name have in common, so that a reader can be asked whether they are one.
 *
 * Folded names are for proposals only. Names are equal when they are the same characters (after NFC): "Đăk Ruông" and
 * "Đăk Ruồng" may be one commune or two, and only a person knows.
 */

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Vowels in a row, each with its circumflex, breve or horn and with its tone. */
const vowels = /(?:[aeiouy][\u0302\u0306\u031b]?[\u0300\u0301\u0303\u0309\u0323]?[\u0302\u0306\u031b]?)+/gu;
const separators = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * A name without what is only spelling: case, NFD, the place of the tone (hoà, hòa), "y" for "i" after a consonant
 * (Quy, Qui), dashes, blanks and points. Digits stay apart, so that "Khu 1-1" is not "Khu 11".
 *
 * @example
 * ```ts
 * foldSpelling("Hoà  Bình") === foldSpelling("HÒA-BÌNH") // => true
 * foldSpelling("Thuỷ") === foldSpelling("Thủy") // => true
 * foldSpelling("Khu 1-1") === foldSpelling("Khu 11") // => false
 * foldSpelling("Đăk Ruông") === foldSpelling("Đăk Ruồng") // => false
 * ```
 */
export function foldSpelling(name: string): string {
  // The letter eth (ð) looks like đ, and stands for it in texts of old typewriters and scanners.
  const decomposed = name.toLowerCase().replaceAll("ð", "đ").normalize("NFD");
  const joined = decomposed.replaceAll(separators, (_, offset: number) =>
    isDigit(decomposed[offset - 1]) && isDigit(decomposed[offset + _.length]) ? "-" : "",
  );
  return joined
    .replaceAll(vowels, (cluster) => cluster.replaceAll(toneMarks, "") + (cluster.match(toneMarks) ?? []).join(""))
    .replaceAll(/(?<=qu|[bcdđghklmnprstvx])y(?![aeiouy])/gu, "i")
    .normalize("NFC");
}

/**
 * A name without accents, and without what `foldSpelling` takes away: what a search compares.
 *
 * @example
 * ```ts
 * foldAccents("Đăk Ruồng") // => "dakruong"
 * ```
 */
export function foldAccents(name: string): string {
  return foldSpelling(name).normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d");
}

/**
 * The numbers of a name: digits, Roman numerals and single letters that number things (thôn 8, khu II, tổ B).
 *
 * @example
 * ```ts
 * nameNumbers("Thôn 8, khu II") // => ["8", "II"]
 * nameNumbers("Kon Tum") // => []
 * ```
 */
export function nameNumbers(name: string): readonly string[] {
  const words = name.normalize("NFC").split(separators);
  return words.filter((word) => /\p{N}/u.test(word) || /^(?:[IVX]+|[A-Z])$/u.test(word));
}

/**
 * Whether one letter more, less, other, or two neighbours that changed places make one text of the other. False for
 * equal texts, and where a digit would have to change.
 *
 * @example
 * ```ts
 * isOneLetterApart("kongroh", "konrgoh") // => true
 * isOneLetterApart("bap", "brap") // => true
 * isOneLetterApart("thon8", "thon9") // => false
 * ```
 */
export function isOneLetterApart(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (left === right || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  const changedShort = short.slice(start, short.length - end);
  const changedLong = long.slice(start, long.length - end);
  if (/\p{N}/u.test(changedShort + changedLong)) return false;
  const swapped = changedShort.slice(1) + changedShort.slice(0, 1);
  const isSwap = changedShort.length === 2 && changedLong === swapped;
  return changedLong.length === 1 || isSwap;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\p{N}/u.test(character);
}
