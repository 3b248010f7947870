/** Formats by what they say, so that cells that look alike share one. */
import { type CellFormat, plainFormat } from "./workbook.ts";

/** Packed cells number their formats with sixteen bits; a file with more is none that people make, and looks plain. */
const formatCountMax = 60_000;

/** Gives the one format that says what another says. */
export type FormatStore = (format: CellFormat) => CellFormat;

/** Makes an empty store. */
export function createFormatStore(): FormatStore {
  const known = new Map<string, CellFormat>([[keyOf(plainFormat), plainFormat]]);
  /** Most cells bring the very format of the cell before. */
  const seen = new WeakMap<CellFormat, CellFormat>();
  const storedOf = (format: CellFormat): CellFormat => {
    const key = keyOf(format);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= formatCountMax) return plainFormat;
    known.set(key, format);
    return format;
  };
  return (format) => {
    const stored = seen.get(format) ?? storedOf(format);
    seen.set(format, stored);
    return stored;
  };
}

function keyOf({ fontName, isBold, isItalic, numberFormat, indent, horizontal }: CellFormat): string {
  return JSON.stringify([fontName, isBold, isItalic, numberFormat, indent, horizontal]);
}
