/** One paragraph of a Word document, put together from its runs: its text in Unicode, its label, how it looks. */
import type { DocxNumbering } from "./document-docx-numbering.ts";
import {
  createDocxPropertyReader,
  type DocxPropertyReader,
  type DocxRunFormat,
  type DocxStyles,
} from "./document-docx-styles.ts";
import type { UnicodeOf } from "./reading-options.ts";
import { type CellFormat, plainFormat } from "./workbook.ts";

/** What paragraphs are read with. */
export interface DocxParagraphContext {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  readonly unicodeOf: UnicodeOf;
}

/** A paragraph that was read. */
export interface DocxParagraph {
  /** Its label, a blank and its text. */
  readonly text: string;
  /** Whether it holds something besides its label. */
  readonly hasWords: boolean;
  readonly isHeading: boolean;
  /** Bold and italic: all of its letters; the font of the first ones. */
  readonly format: CellFormat;
}

/** A piece of text and what it looks like. */
interface Run {
  readonly text: string;
  readonly format: DocxRunFormat;
}

/** A paragraph that is being read. */
export interface OpenDocxParagraph {
  readonly paragraphProperties: DocxPropertyReader;
  readonly runProperties: DocxPropertyReader;
  setParagraphStyle(id: string): void;
  openRun(): void;
  setRunStyle(id: string): void;
  addText(text: string): void;
  /** The soft hyphen of Word, which is the letter "ư" in the fonts of TCVN3, and nothing in others. */
  addSoftHyphen(): void;
  /** The runs so far, which are the next one's from now on: those of a paragraph whose end was deleted go on there. */
  takeRuns(): Run[];
  finish(): DocxParagraph;
}

const stepTwips = 360;

/**
 * Begins a paragraph.
 *
 * @param runs of one before it whose end was deleted; it takes them over, for a thousand such paragraphs would be copied a
 * thousand times
 */
export function openDocxParagraph(context: DocxParagraphContext, runs: Run[]): OpenDocxParagraph {
  const paragraphProperties = createDocxPropertyReader();
  const runProperties = createDocxPropertyReader();
  let styleId: string | null = null;
  let runStyleId: string | null = null;
  const formatOfRun = (): DocxRunFormat => ({
    ...context.styles.paragraphStyle(styleId).run,
    ...(runStyleId === null ? {} : context.styles.runStyle(runStyleId)),
    ...runProperties.run(),
  });
  return {
    paragraphProperties,
    runProperties,
    setParagraphStyle: (id) => void (styleId = id),
    openRun: () => {
      runProperties.clear();
      runStyleId = null;
    },
    setRunStyle: (id) => void (runStyleId = id),
    addText: (text) => {
      const format = formatOfRun();
      if (text !== "" && format.isVanished !== true) runs.push({ text, format });
    },
    addSoftHyphen: () => {
      const format = formatOfRun();
      if (/^\.vn/iu.test(format.fontName ?? "")) runs.push({ text: "\u00AD", format });
    },
    takeRuns: () => runs,
    finish: () => {
      const style = context.styles.paragraphStyle(styleId);
      const { numberingId, level, outlineLevel, horizontal, indent } = {
        ...style.paragraph,
        ...paragraphProperties.paragraph(),
      };
      const label = numberingId === undefined ? null : context.numbering.labelOf(numberingId, level ?? 0);
      const text = joinRuns(runs, context.unicodeOf);
      const hasWords = text.trim() !== "";
      return {
        text: label === null ? text : hasWords ? `${label} ${text}` : label,
        hasWords,
        isHeading: (outlineLevel ?? 9) < 9 || style.isHeading,
        format: {
          ...formatOfRuns(runs),
          horizontal: horizontal ?? null,
          indent: Math.min(Math.round((indent ?? 0) / stepTwips), 250),
        },
      };
    },
  };
}

function formatOfRuns(runs: readonly Run[]): CellFormat {
  const shown = runs.filter(({ text }) => text.trim() !== "");
  if (shown.length === 0) return plainFormat;
  return {
    ...plainFormat,
    fontName: shown[0]?.format.fontName ?? null,
    isBold: shown.every(({ format }) => format.isBold === true),
    isItalic: shown.every(({ format }) => format.isItalic === true),
  };
}

/** Word cuts a word into runs wherever it was corrected: neighbours of one font are decoded together. */
function joinRuns(runs: readonly Run[], unicodeOf: UnicodeOf): string {
  const joined: string[] = [];
  let pieces: string[] = [];
  for (const [index, { text, format }] of runs.entries()) {
    pieces.push(text);
    const next = runs[index + 1];
    if (next !== undefined && next.format.fontName === format.fontName) continue;
    joined.push(unicodeOf(pieces.join(""), format.fontName ?? null));
    pieces = [];
  }
  return joined.join("");
}
