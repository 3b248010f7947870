/**
 * Texts composed (NFC), whatever was put into them. Putting the marks of one letter in order takes a time that grows with the
 * square of their number: a hundred thousand accents on one letter, 200 kB, would keep a program busy for a minute.
 */

/** No letter of any language bears more; the bound of Unicode Standard Annex 15, "Stream-Safe Text Format". */
const marksMax = 30;
const surplus = new RegExp(`(\\p{M}{${marksMax}})\\p{M}+`, "gu");
const halfSign = /\p{Surrogate}/gu;
/**
 * Texts whose letters bear no marks of their own are the rule, and are not searched: Latin letters, those of Vietnamese, and the
 * dashes and quotation marks of print are composed already (Unicode Standard Annex 15, "NFC_Quick_Check").
 */
const mayNeedComposing = /[^\0-\u02ff\u1ea0-\u1ef9\u2010-\u2027\u2030-\u203a]/u;

/**
 * A text in NFC. Marks behind the thirtieth of one letter are left out; half a sign, which a file can escape (`_xD800_`) and
 * no encoding can write, becomes U+FFFD.
 *
 * `composeText("Kế hoạch")` is `"Kế hoạch"`.
 */
export function composeText(text: string): string {
  return mayNeedComposing.test(text) ? withoutSurplusMarks(text).replaceAll(halfSign, "\uFFFD").normalize("NFC") : text;
}

/** A text that others may compose safely; the same text where no letter bears more than thirty marks. */
export function withoutSurplusMarks(text: string): string {
  return text.replaceAll(surplus, "$1");
}
