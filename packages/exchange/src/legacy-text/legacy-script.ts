/**
 * The ways in which Vietnamese text was written before Unicode, and the fonts that tell which one a cell holds.
 */

/** TCVN3 is what the ABC fonts (".VnTime") show, VNI what the VNI-Windows fonts ("VNI-Times") show. */
export type LegacyScript = "tcvn3" | "vni";

/** How a text is written. */
export type TextScript = LegacyScript | "unicode";

/** A font that shows legacy text as Vietnamese. */
export interface LegacyFont {
  readonly script: LegacyScript;
  /** The font shows small letters as capitals: ".VnTimeH". TCVN3 has no codes of its own for most capitals. */
  readonly isCapital: boolean;
}

const tcvn3Font = /^\s*(?:\.\s*vn|vn(?:time|arial)h?\b)/iu;
const vniFont = /^\s*vni(?:[\s_-]|$)/iu;
const capitalFont = /h\s*$/iu;

/**
 * What a font says of the text that stands in it; null: nothing. Upper and lower case and blanks do not matter.
 *
 * ".VnArial NarrowH" is `{ script: "tcvn3", isCapital: true }`, "VNI-Times" `{ script: "vni", isCapital: false }`.
 */
export function legacyFontOf(fontName: string | null): LegacyFont | null {
  if (fontName === null) return null;
  if (vniFont.test(fontName)) return { script: "vni", isCapital: false };
  return tcvn3Font.test(fontName) ? { script: "tcvn3", isCapital: capitalFont.test(fontName) } : null;
}
