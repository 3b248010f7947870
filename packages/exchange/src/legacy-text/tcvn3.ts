/**
 * TCVN3 (ABC fonts): one byte a letter, which files hold as the Latin-1 character of that byte. Small letters, and the seven
 * capitals Ă Â Ê Ô Ơ Ư Đ, have codes; a capital with a tone is the small letter in a font of capitals (".VnTimeH").
 *
 * Source: TCVN 5712:1993, VN3. The codes that VN1 adds for capitals and for tones that stand alone are not in these fonts.
 */

/** Codes 0xA1 to 0xFE in their order; a blank: no letter has this code. */
const lettersFromA1 =
  "ĂÂÊÔƠƯĐăâêôơưđ" + // A1–AE
  "      àảãáạ ằẳẵắ " + // AF–BF
  "      ặầẩẫấậè ẻẽ" + // C0–CF
  "éẹềểễếệìỉ   ĩíịò" + // D0–DF
  " ỏõóọồổỗốộờởỡớợù" + // E0–EF
  " ủũúụừửữứựỳỷỹýỵ"; // F0–FE

const firstCode = 0xa1;

const letters: ReadonlyMap<string, string> = new Map([
  ...Array.from(lettersFromA1)
    .map((letter, index) => [String.fromCodePoint(firstCode + index), letter] as const)
    .filter(([, letter]) => letter !== " "),
  // The Greek letter that stands for the micro sign (0xB5) once a program has "normalised" a file.
  ["\u03BC", "à"],
]);

/** Latin-1 letters that no letter of TCVN3 has as its code: a text with one of them is not TCVN3. */
const letterWithoutCode = /[ÀÁÂÃÄÅÍÙÚÛàðÿ\u0100-\u03BB\u03BD-\u1FFF]/u;

/** The characters that are letters in TCVN3, and no letters in any language that is written with Latin-1. */
export const tcvn3Symbols = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ\u03BC¶·¸¹»¼½¾×÷";

const anyCode = /[\u00A1-\u00FE\u03BC]/gu;
const word = /[\p{L}\p{M}]+/gu;
const capitalsOnly = /^(?=.*[A-Z])[^a-z]+$/u;
const capitalBehind = /.[A-Z]/u;

/**
 * The text that a TCVN3 font shows; null: the text holds a letter that is not TCVN3. Characters that are no letters stay.
 *
 * In a font without capitals a heading is written "TØNH" and shown as "TỉNH": a word whose other letters are all capitals
 * becomes capital, and with it the words of one capital in a text without small letters ("Hµ NéI" is "HÀ NỘI").
 *
 * @param isCapital the font shows every letter as a capital
 */
export function decodeTcvn3(text: string, { isCapital }: { readonly isCapital: boolean }): string | null {
  if (letterWithoutCode.test(text)) return null;
  const decoded = text.replaceAll(anyCode, (code) => letters.get(code) ?? code);
  if (isCapital) return decoded.toUpperCase();
  const raised = decoded.replaceAll(word, (each) => (isHeadingWord(each) ? each.toUpperCase() : each));
  return raised !== decoded && !/[a-z]/u.test(raised) ? raised.toUpperCase() : raised;
}

/** Whether the plain letters of a word are capitals, and not only its first one. */
function isHeadingWord(letters: string): boolean {
  return capitalsOnly.test(letters) && capitalBehind.test(letters);
}
