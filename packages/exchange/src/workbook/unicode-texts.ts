/**
 * The one place where the texts of a file become what the rest of the program reads: Unicode, composed (NFC), whatever fonts
 * of former years they were typed in. What the texts of a sheet are together decides where one alone could be read twice; each
 * text is looked at once for each font it stands in, however many cells show it.
 */
import { composeText } from "../legacy-text/composed-text.ts";
import { legacyFontOf, type TextScript } from "../legacy-text/legacy-script.ts";
import { scriptOfTexts, unicodeOfLegacy } from "../legacy-text/unicode-of-legacy.ts";
import { type PackedSheet, textKind } from "./packed-sheet.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import type { CellPlace, WorkbookNotice } from "./workbook.ts";

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
  const fonts = fontsOf(sheet);
  const contexts = contextsOf(sheet, fonts);
  const texts = [...sheet.texts];
  const readings = fonts.kinds.map((fontName) => createReadings(sheet.texts, { fontName, contexts, texts }));
  let legacyCount = 0;
  let first: { readonly rank: number; readonly script: TextScript } | null = null;
  const stored = new Float64Array(values.length);
  for (let rank = 0; rank < values.length; rank += 1) {
    const value = values[rank] ?? -1;
    stored[rank] = value;
    if (kinds[rank] !== textKind || value < 0) continue;
    const { index, script } = readings[fonts.kindAt(rank)]?.(value) ?? { index: value, script: "unicode" };
    stored[rank] = index;
    if (script === "unicode") continue;
    legacyCount += 1;
    first ??= { rank, script };
  }
  const name = unicodeOfLegacy(sheet.name, { fontName: null, context: contexts.others }).text;
  return { sheet: { ...sheet, name, values: stored, texts }, notice: noticeOf({ sheet, name, first, legacyCount }) };
}

/** The fonts of a sheet, as far as they matter to what a text is. */
interface SheetFonts {
  /** One font of each kind that occurs; null: none that tells a legacy script. */
  readonly kinds: readonly (string | null)[];
  /** The index into `kinds` of the font of a cell. */
  readonly kindAt: (rank: number) => number;
}

function fontsOf({ formats, formatIndexes }: PackedSheet): SheetFonts {
  const kinds: (string | null)[] = [null];
  const indexes = new Map<string, number>([["", 0]]);
  const ofFormats = Uint8Array.from(formats, ({ fontName }) => {
    const font = legacyFontOf(fontName);
    const key = font === null ? "" : `${font.script}|${font.isCapital}`;
    const index = indexes.get(key) ?? kinds.push(fontName) - 1;
    indexes.set(key, index);
    return index;
  });
  return { kinds, kindAt: (rank) => ofFormats[formatIndexes[rank] ?? 0] ?? 0 };
}

interface ReadText {
  /** Of its Unicode among all texts. */
  readonly index: number;
  readonly script: TextScript;
}

/** Reads the texts of a sheet by their indexes, as they are in one kind of font; each once. New ones are put behind `texts`. */
function createReadings(
  written: readonly string[],
  {
    fontName,
    contexts,
    texts,
  }: { readonly fontName: string | null; readonly contexts: SheetContexts; readonly texts: string[] },
): (index: number) => ReadText {
  const context = legacyFontOf(fontName) === null ? contexts.others : contexts.legacyFonts;
  const known: (ReadText | undefined)[] = [];
  const read = (index: number): ReadText => {
    const text = written[index] ?? "";
    const { text: unicode, script } = unicodeOfLegacy(text, { fontName, context });
    return { index: unicode === text ? index : texts.push(unicode) - 1, script };
  };
  return (index) => (known[index] ??= read(index));
}

/** What the texts in legacy fonts are together, and what all others are; null: they do not say. */
interface SheetContexts {
  readonly legacyFonts: TextScript | null;
  readonly others: TextScript | null;
}

function contextsOf(sheet: PackedSheet, { kinds, kindAt }: SheetFonts): SheetContexts {
  const legacyFonts = new Set<string>();
  const others = new Set<string>();
  for (let rank = 0; rank < sheet.values.length; rank += 1) {
    const value = sheet.values[rank] ?? -1;
    if (sheet.kinds[rank] !== textKind || value < 0) continue;
    const texts = kinds[kindAt(rank)] === null ? others : legacyFonts;
    if (texts.size < evidenceMax) texts.add(sheet.texts[value] ?? "");
  }
  return { legacyFonts: scriptOfTexts(legacyFonts), others: scriptOfTexts(others) };
}

/** So many different texts say what a sheet is; more would only take time. */
const evidenceMax = 5_000;

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
