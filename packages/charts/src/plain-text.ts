/**
 * Plain text: what may be drawn of a name that comes from outside.
 */

/** Controls, zero-width marks and the marks that turn the reading direction: a label must not reorder its numbers. */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u061C\uFFF9-\uFFFD]/gu;

/**
 * Makes text drawable: composed (NFC), because the font has composed Vietnamese letters and widths are measured by
 * them; white space single; control, zero-width and direction marks removed.
 */
export function plainText(text: string): string {
  return drawableCharacters(text).replaceAll(/ {2,}/gu, " ").trim();
}

/** The same without touching the number of spaces, for pieces of a sentence. */
export function drawableCharacters(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\t\n\r\u2028\u2029]/gu, " ")
    .replaceAll(invisible, "");
}
