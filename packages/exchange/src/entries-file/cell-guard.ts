/**
 * The guard of text cells: a spreadsheet must never take a text for a formula, and the text must come back as it was.
 *
 * Excel, LibreOffice and Google Sheets run a cell that begins with = + - @ (also in full width, or behind a tab or a
 * line break) as a formula: the "CSV injection" of the OWASP community pages. Such a text is written with an apostrophe
 * in front, as is a text that begins with an apostrophe itself. An empty text is a lone apostrophe, because an empty
 * cell means "not stated".
 */

const guard = "'";
/** The last four are = + - @ in full width. */
const guardedFirst = new Set([guard, "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"]);

/**
 * The cell of a text; the empty cell for null. `unguardCell(guardCell(text))` is the text, whatever it is.
 *
 * `=1+1` becomes `'=1+1`; `'a` becomes `''a`; the empty text becomes `'`.
 */
export function guardCell(text: string | null): string {
  if (text === null) return "";
  return text === "" || guardedFirst.has(text.charAt(0)) ? guard + text : text;
}

/** The text of a cell: one apostrophe is taken off where `guardCell` would have put it. Null: the cell is empty. */
export function unguardCell(cell: string): string | null {
  if (cell === "") return null;
  const isGuarded = cell.startsWith(guard) && (cell.length === 1 || guardedFirst.has(cell.charAt(1)));
  return isGuarded ? cell.slice(1) : cell;
}
