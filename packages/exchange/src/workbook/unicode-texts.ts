/**
 * The one place where the texts of a file become what the rest of the program reads: Unicode, composed (NFC). Each text is
 * looked at once for each font it stands in, however many cells show it.
 */
import type { PackedSheet } from "./packed-sheet.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { normalizedText, type UnicodeOf } from "./reading-options.ts";

/**
 * A file with its texts in Unicode.
 *
 * @param unicodeOf asked for each text with the font of its cell; texts of paragraphs, and names of sheets, have no font
 */
export function withUnicodeTexts(read: ReadWorkbook, unicodeOf: UnicodeOf = normalizedText): ReadWorkbook {
  return {
    ...read,
    sheets: read.sheets.map((sheet) => withUnicodeCells(sheet, unicodeOf)),
    blocks: read.blocks.map((block) =>
      block.kind === "paragraph" ? { ...block, text: unicodeOf(block.text, null) } : block,
    ),
  };
}

/** The index of the kind "text" in packed cells. */
const textKind = 0;

function withUnicodeCells(sheet: PackedSheet, unicodeOf: UnicodeOf): PackedSheet {
  const { kinds, values, formatIndexes, formats } = sheet;
  const texts = [...sheet.texts];
  const indexes = new Map(texts.map((text, index) => [text, index]));
  const indexOf = (text: string): number => {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    indexes.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  /** For each font: the new index of each text that was seen in it. */
  const seen = new Map<string | null, Map<number, number>>();
  const newIndex = (index: number, fontName: string | null): number => {
    const ofFont = seen.get(fontName) ?? new Map<number, number>();
    seen.set(fontName, ofFont);
    const known = ofFont.get(index) ?? indexOf(unicodeOf(sheet.texts[index] ?? "", fontName));
    ofFont.set(index, known);
    return known;
  };
  return {
    ...sheet,
    name: unicodeOf(sheet.name, null),
    values: values.map((stored, rank) =>
      kinds[rank] === textKind && stored >= 0
        ? newIndex(stored, formats[formatIndexes[rank] ?? 0]?.fontName ?? null)
        : stored,
    ),
    texts,
  };
}
