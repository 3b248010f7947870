/**
 * Numbers of a Vietnamese table: dots between thousands, a comma before decimals, with the places as printed.
 */

/** Cells that say nothing: never zero. */
const blank = /^(?:|[-–—…]|\.{2,}|x)$/u;
const grouped = /^[-\u2212]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u;
const plain = /^[-\u2212]?\d+(?:,\d+)?$/u;

/** What a cell says: a decimal string with its printed places ("46.35" for "46,35%"), nothing, or no number. */
export type PrintedCell =
  | { readonly kind: "number"; readonly printed: string }
  | { readonly kind: "blank" }
  | { readonly kind: "unclear" };

/**
 * Reads a cell: "67.172" is 67172, "46,35%" is 46.35. A percent sign and blanks inside are taken off. "46.35" and
 * "1,234.5" are unclear: nobody can tell thousands from decimals.
 */
export function readPrintedCell(cell: string): PrintedCell {
  const text = cell
    .replace(/\s*%$/u, "")
    .replaceAll(/(?<=[\d.,])\s+(?=[\d.,])/gu, "")
    .trim();
  if (blank.test(text)) return { kind: "blank" };
  if (!grouped.test(text) && !plain.test(text)) return { kind: "unclear" };
  return { kind: "number", printed: text.replace("\u2212", "-").replaceAll(".", "").replace(",", ".") };
}
