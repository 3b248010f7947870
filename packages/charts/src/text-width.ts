/**
 * Text width without a browser: the sum of the font's advance widths.
 *
 * Plot does not measure text and a server has no text engine, so margins and label places are computed from this.
 * Kerning is left out: it only brings letters closer, by less than one hundredth.
 */
import { advanceWidths, measuredCharacters } from "./advance-widths.ts";

/** The weights of Be Vietnam Pro that charts are set in. */
export type FontWeight = keyof typeof advanceWidths;

/** How a text is set. */
export interface TextStyle {
  /** Font size in px. */
  readonly sizePx: number;
  readonly weight: FontWeight;
}

/** The height of a capital letter, in em: centres a line of text on a bar. */
export const capHeightEm = 0.74;

/** How far letters with tone marks rise above the baseline (Ẫ), in em. */
export const ascentEm = 1;

/** How far letters reach below the baseline (g, ợ), in em. */
export const descentEm = 0.265;

const combiningMark = /^\p{M}$/u;

/** Thousandths of an em by character, unpacked once a weight. */
const widthsByWeight = new Map<FontWeight, ReadonlyMap<string, number>>();

function widthsOf(weight: FontWeight): ReadonlyMap<string, number> {
  const known = widthsByWeight.get(weight);
  if (known !== undefined) return known;
  const packed = advanceWidths[weight];
  const widths = new Map(
    Array.from(measuredCharacters, (character, index) => [
      character,
      Number.parseInt(packed.slice(2 * index, 2 * index + 2), 36),
    ]),
  );
  widthsByWeight.set(weight, widths);
  return widths;
}

/**
 * The width of a line of text, in px. Characters that the font lacks count as one em, combining marks as nothing.
 *
 * @example
 * measureText("Giải ngân", { sizePx: 20, weight: 400 }); // 88.6
 */
export function measureText(text: string, { sizePx, weight }: TextStyle): number {
  const widths = widthsOf(weight);
  let thousandths = 0;
  for (const character of text.normalize("NFC")) {
    thousandths += widths.get(character) ?? (combiningMark.test(character) ? 0 : 1000);
  }
  return (thousandths * sizePx) / 1000;
}

/** Whether the font has a glyph for the character, composed. */
export function hasGlyph(character: string): boolean {
  return widthsOf(400).has(character.normalize("NFC"));
}
