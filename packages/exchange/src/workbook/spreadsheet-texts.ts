/** Texts of an XLSX workbook: shared by all its cells, or inside one cell; plain, or of runs that look differently. */
import type { Archive } from "./archive.ts";
import { readPart } from "./office-parts.ts";
import { isOn } from "./spreadsheet-styles.ts";
import type { XmlAttributes } from "./xml-events.ts";

/** A text of a cell. */
export interface SpreadsheetText {
  readonly text: string;
  /** What all its runs state alike, which goes before the style of the cell; null: nothing. */
  readonly fontName: string | null;
  readonly isBold: boolean | null;
}

/** Collects one text from the events inside `si` or `is`. */
export interface TextCollector {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly text: (value: string) => void;
  readonly close: (name: string) => void;
  /** The text so far; the next one begins. */
  take(): SpreadsheetText;
}

/** Reads the shared texts by their numbers; none where the workbook has none. */
export function readSharedTexts(archive: Archive, part: string | null): readonly SpreadsheetText[] {
  if (part === null || !archive.has(part)) return [];
  const texts: SpreadsheetText[] = [];
  const collector = createTextCollector();
  readPart(archive, {
    part,
    handlers: {
      open: collector.open,
      text: collector.text,
      close: (name) => {
        if (name === "si") texts.push(collector.take());
        else collector.close(name);
      },
      leap: (text, tag, prefix) =>
        prefix === "x" || prefix === "" ? leapTexts(text, tag, (plain) => texts.push(plain)) : tag,
    },
  });
  return texts;
}

const textStarts = ["<si><t>", '<si><t xml:space="preserve">'] as const;
const textEnd = "</t></si>";

/** Takes the texts that are written as nearly all are, without runs and references; where the last of them ends. */
function leapTexts(text: string, tag: number, take: (taken: SpreadsheetText) => void): number {
  for (let position = tag; ;) {
    const opening = textStarts.find((each) => text.startsWith(each, position));
    if (opening === undefined) return position;
    const start = position + opening.length;
    const end = text.indexOf("<", start);
    const value = text.slice(start, end);
    if (end === -1 || !text.startsWith(textEnd, end) || /[&\r]|\]\]>/u.test(value)) return position;
    take({ text: withoutEscapes(value), fontName: null, isBold: null });
    position = end + textEnd.length;
  }
}

/** Makes a collector. Readings of East Asian signs (`rPh`) are left out. */
export function createTextCollector(): TextCollector {
  let text = "";
  let isText = false;
  let isPhonetic = false;
  let isProperties = false;
  let runStart = 0;
  let fontName: string | null = null;
  let isBold: boolean | null = null;
  let fontNames: (string | null)[] = [];
  let bolds: (boolean | null)[] = [];
  return {
    open: (name, attributes) => {
      if (name === "t") isText = !isPhonetic;
      else if (name === "rPh") isPhonetic = true;
      else if (name === "rPr") {
        isProperties = true;
        isBold = false;
      } else if (name === "r") {
        runStart = text.length;
        fontName = null;
        isBold = null;
      } else if (isProperties && name === "rFont") fontName = attributes.get("val") ?? null;
      else if (isProperties && name === "b") isBold = isOn(attributes.get("val"));
    },
    text: (value) => {
      if (isText) text += value;
    },
    close: (name) => {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "rPr") isProperties = false;
      else if (name === "r" && text.slice(runStart).trim() !== "") {
        fontNames.push(fontName);
        bolds.push(isBold);
      }
    },
    take: () => {
      const taken = { text: withoutEscapes(text), fontName: sharedBy(fontNames), isBold: sharedBy(bolds) };
      text = "";
      if (fontNames.length > 0) {
        fontNames = [];
        bolds = [];
      }
      return taken;
    },
  };
}

function sharedBy<Item>(items: readonly Item[]): Item | null {
  const [first] = items;
  return first !== undefined && items.every((item) => item === first) ? first : null;
}

/** "_x000D_" is a carriage return, "_x005F_" an underline (ECMA-376 part 1, 22.9.2.19). */
export function withoutEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
