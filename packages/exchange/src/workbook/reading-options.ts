/** What the reader of every format is told. */
import { composeText } from "../legacy-text/composed-text.ts";
import type { ReadingLimits } from "./reading-limits.ts";

/** How a file is read. */
export interface ReadingOptions {
  /** The file; named in refusals. */
  readonly path: string;
  /** Left out: `readingLimits`. */
  readonly limits?: ReadingLimits;
  /** The Unicode of a text that stands in a font. Left out: `normalizedText`. */
  readonly unicodeOf?: UnicodeOf;
}

/** The Unicode (NFC) of a text as the file holds it, which a legacy font may have shown as other letters. */
export type UnicodeOf = (text: string, fontName: string | null) => string;

/** A text in NFC, whatever its font. */
export function normalizedText(text: string): string {
  return composeText(text);
}
