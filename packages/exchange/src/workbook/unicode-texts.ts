/**
 * The one place where the texts of a file become what the rest of the program reads: Unicode, composed (NFC), whatever fonts
 * of former years they were typed in. What the texts of a sheet are together decides where one alone could be read twice; each
 * text is looked at once for each font it stands in, however many cells show it.
 */
import { composeText } from "../legacy-text/composed-text.ts";
import { legacyFontOf, type TextScript } from "../legacy-text/legacy-script.ts";
import { scriptOfTexts, unicodeOfLegacy } from "../legacy-text/unicode-of-legacy.ts";
import type { PackedSheet } from "./packed-sheet.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import type { CellPlace, WorkbookNotice } from "./workbook.ts";

/** The index of the kind "text" in packed cells. */
const textKind = 0;

/** A file with its texts in Unicode, and a notice where some were not. */
export function withUnicodeTexts(read: ReadWorkbook): ReadWorkbook {
  const sheets = read.sheets.map(withUnicodeCells);
  const paragraphs = read.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
  const context = scriptOfTexts(new Set(paragraphs));
  return {
    ...read,
    sheets: sheets.map(({ sheet }) => sheet),
    blocks: read.blocks.map((block) =>
      block.kind === "paragraph"
        ? { ...block, text: unicodeOfLegacy(block.text, { fontName: null, context }).text }
        : block,
    ),
    notices: [...read.notices, ...sheets.flatMap(({ notice }) => notice ?? [])],
  };
}

/** The Unicode of a run of a document, by its font alone: what no font tells is looked at with the whole document. */
export function unicodeOfRun(text: string, fontName: string | null): string {
  return legacyFontOf(fontName) === null ? composeText(text) : unicodeOfLegacy(text, { fontName }).text;
}

interface UnicodeSheet {
  readonly sheet: PackedSheet;
  /** Null: all its texts were Unicode. */
  readonly notice: WorkbookNotice | null;
}

function withUnicodeCells(sheet: PackedSheet): UnicodeSheet {
  const { kinds, values } = sheet;
  const contexts = contextsOf(sheet);
  const texts = [...sheet.texts];
  const indexes = new Map(texts.map((text, index) => [text, index]));
  const indexOf = (text: string): number => {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    indexes.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  /** For each font: the new index of each text that was seen in it, and how it was written. */
  const seen = new Map<string | null, Map<number, { readonly index: number; readonly script: TextScript }>>();
  let legacyCount = 0;
  let first: { readonly rank: number; readonly script: TextScript } | null = null;
  const stored = values.map((value, rank) => {
    if (kinds[rank] !== textKind || value < 0) return value;
    const fontName = fontAt(sheet, rank);
    const ofFont = seen.get(fontName) ?? new Map<number, { readonly index: number; readonly script: TextScript }>();
    seen.set(fontName, ofFont);
    const known = ofFont.get(value) ?? readText(sheet.texts[value] ?? "", { fontName, contexts, indexOf });
    ofFont.set(value, known);
    if (known.script !== "unicode") {
      legacyCount += 1;
      first ??= { rank, script: known.script };
    }
    return known.index;
  });
  const name = unicodeOfLegacy(sheet.name, { fontName: null, context: contexts.others }).text;
  return { sheet: { ...sheet, name, values: stored, texts }, notice: noticeOf({ sheet, name, first, legacyCount }) };
}

/** What the texts in legacy fonts are together, and what all others are; null: they do not say. */
interface SheetContexts {
  readonly legacyFonts: TextScript | null;
  readonly others: TextScript | null;
}

function contextsOf(sheet: PackedSheet): SheetContexts {
  const legacyFonts = new Set<string>();
  const others = new Set<string>();
  for (const [rank, value] of sheet.values.entries()) {
    if (sheet.kinds[rank] !== textKind || value < 0) continue;
    const texts = legacyFontOf(fontAt(sheet, rank)) === null ? others : legacyFonts;
    if (texts.size < evidenceMax) texts.add(sheet.texts[value] ?? "");
  }
  return { legacyFonts: scriptOfTexts(legacyFonts), others: scriptOfTexts(others) };
}

/** So many different texts say what a sheet is; more would only take time. */
const evidenceMax = 5_000;

function fontAt(sheet: PackedSheet, rank: number): string | null {
  return sheet.formats[sheet.formatIndexes[rank] ?? 0]?.fontName ?? null;
}

function readText(
  text: string,
  {
    fontName,
    contexts,
    indexOf,
  }: {
    readonly fontName: string | null;
    readonly contexts: SheetContexts;
    readonly indexOf: (text: string) => number;
  },
): { readonly index: number; readonly script: TextScript } {
  const context = legacyFontOf(fontName) === null ? contexts.others : contexts.legacyFonts;
  const { text: unicode, script } = unicodeOfLegacy(text, { fontName, context });
  return { index: indexOf(unicode), script };
}

function noticeOf({
  sheet,
  name,
  first,
  legacyCount,
}: {
  readonly sheet: PackedSheet;
  readonly name: string;
  readonly first: { readonly rank: number; readonly script: TextScript } | null;
  readonly legacyCount: number;
}): WorkbookNotice | null {
  if (first === null) return null;
  const values = { script: first.script, count: String(legacyCount) };
  return { code: "legacyText", values, place: placeAt(sheet, { name, rank: first.rank }) };
}

function placeAt(
  { rowStarts, columns }: PackedSheet,
  { name, rank }: { readonly name: string; readonly rank: number },
): CellPlace {
  const row = rowStarts.findLastIndex((start) => start <= rank);
  return { sheet: name, row, column: columns[rank] ?? 0 };
}
