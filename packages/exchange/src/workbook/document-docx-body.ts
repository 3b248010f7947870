/**
 * The body of a Word document, as its XML tells it: paragraphs and tables in their order. What a reader of the printed page
 * does not see is left out: deleted text of tracked changes, instructions of fields, hidden text, the second copy of a box.
 */
import { packDocxTable, type DocxCell, type DocxRow } from "./document-docx-tables.ts";
import { createDocxFields } from "./document-docx-fields.ts";
import {
  type DocxParagraph,
  type DocxParagraphContext,
  type OpenDocxParagraph,
  openDocxParagraph,
} from "./document-docx-paragraph.ts";
import type { FormatStore } from "./format-store.ts";
import type { PackedSheet } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { type DocumentBlock, plainFormat } from "./workbook.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { XmlAttributes, XmlHandlers, XmlPlace } from "./xml-events.ts";

/** What a body is read with. */
export interface DocxBodyContext extends DocxParagraphContext {
  readonly formatOf: FormatStore;
  readonly limits: ReadingLimits;
  /** Where blocks and tables go, of all parts of the document. */
  readonly blocks: DocumentBlock[];
  readonly sheets: (PackedSheet | null)[];
}

/** Elements whose content is not of the page. Deleted and moved text is looked at on its own. */
const passedOver: ReadonlySet<string> = new Set([
  "sdtPr",
  "sdtEndPr",
  "rt",
  "tblPrChange",
  "trPrChange",
  "tcPrChange",
  "sectPr",
]);
const breaks: Readonly<Record<string, string>> = { tab: "\t", ptab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" };

type MutableCell = { -readonly [Key in keyof DocxCell]: DocxCell[Key] } & {
  readonly paragraphs: DocxParagraph[];
  isDeleted: boolean;
};

interface OpenTable {
  readonly sheetIndex: number;
  readonly rows: DocxRow[];
  row: { gridBefore: number; isHidden: boolean; isDeleted: boolean; readonly cells: DocxCell[] } | null;
  /** The cell that is being read, and those around its table. */
  cell: MutableCell | null;
}

/** Makes a reader of one part: the document, its footnotes or its endnotes. */
export function createDocxBodyReader(context: DocxBodyContext, place: XmlPlace): XmlHandlers {
  const tables: OpenTable[] = [];
  const paragraphs: { readonly paragraph: OpenDocxParagraph; isMarkDeleted: boolean }[] = [];
  const alternatives: boolean[] = [];
  const fields = createDocxFields(place);
  const inside = createInside();
  let carried: ReturnType<OpenDocxParagraph["takeRuns"]> = [];
  let passedDepth = 0;
  let isInInstruction = false;
  let written: { readonly isKept: boolean; text: string } | null = null;

  const addText = (text: string): void => {
    if (!fields.isInstruction()) paragraphs.at(-1)?.paragraph.addText(text);
  };
  const closeParagraph = (): void => {
    const closed = paragraphs.pop();
    fields.endParagraph();
    if (closed === undefined) return;
    if (closed.isMarkDeleted) {
      carried = closed.paragraph.takeRuns();
      return;
    }
    const paragraph = closed.paragraph.finish();
    const cell = tables.at(-1)?.cell ?? null;
    if (cell !== null) cell.paragraphs.push(paragraph);
    else if (paragraph.hasWords) {
      context.blocks.push({ kind: "paragraph", text: paragraph.text, isHeading: paragraph.isHeading });
    }
  };
  const openTable = (): void => {
    const sheetIndex = context.sheets.length;
    if (sheetIndex === context.limits.sheetCountMax) {
      const what = { vi: "số bảng", en: "tables" };
      throw refuseWorkbook("workbookBeyondLimit", { ...place, what, limit: String(sheetIndex) });
    }
    context.sheets.push(null);
    context.blocks.push({ kind: "table", sheetIndex });
    tables.push({ sheetIndex, rows: [], row: null, cell: null });
  };
  const closeTable = (): void => {
    const closed = tables.pop();
    if (closed === undefined) return;
    const { sheetIndex, rows } = closed;
    const { formatOf, limits } = context;
    context.sheets[sheetIndex] = packDocxTable(rows, {
      name: `Bảng ${String(sheetIndex + 1)}`,
      formatOf,
      place,
      limits,
    });
  };
  const openTableElement = (name: string, attributes: XmlAttributes): void => {
    const table = tables.at(-1);
    if (name === "tbl") openTable();
    else if (table === undefined) return;
    else if (name === "tr") table.row = { gridBefore: 0, isHidden: false, isDeleted: false, cells: [] };
    else if (name === "tc") table.cell = emptyCell();
    else if (inside.has("tcPr") && table.cell !== null) readCellProperty(table.cell, { name, attributes });
    else if (inside.has("trPr") && table.row !== null) {
      if (name === "gridBefore") table.row.gridBefore = countOf(attributes.get("w:val"), 0);
      else if (name === "hidden") table.row.isHidden = true;
      else if (name === "del" || name === "moveFrom") table.row.isDeleted = true;
    }
  };
  const closeTableElement = (name: string): void => {
    const table = tables.at(-1);
    if (name === "tbl") closeTable();
    else if (table === undefined) return;
    else if (name === "tc" && table.cell !== null) {
      table.row?.cells.push(finishCell(table.cell));
      table.cell = null;
    } else if (name === "tr" && table.row !== null) {
      if (!table.row.isDeleted) table.rows.push(table.row);
      table.row = null;
    }
  };
  const openParagraphElement = (name: string, attributes: XmlAttributes): void => {
    const current = paragraphs.at(-1);
    if (name === "p") {
      paragraphs.push({ paragraph: openDocxParagraph(context, carried), isMarkDeleted: false });
      carried = [];
    } else if (current === undefined) return;
    else if (inside.has("pPr")) {
      const isOfMark = inside.has("rPr");
      if (isOfMark && (name === "del" || name === "moveFrom")) current.isMarkDeleted = true;
      else if (name === "pStyle") current.paragraph.setParagraphStyle(attributes.get("w:val") ?? "");
      else if (!isOfMark && name !== "rPr") current.paragraph.paragraphProperties.open(name, attributes);
    } else if (inside.has("rPr")) {
      if (name === "rStyle") current.paragraph.setRunStyle(attributes.get("w:val") ?? "");
      current.paragraph.runProperties.open(name, attributes);
    } else openRunElement(current.paragraph, { name, attributes });
  };
  const openRunElement = (
    paragraph: OpenDocxParagraph,
    { name, attributes }: { readonly name: string; readonly attributes: XmlAttributes },
  ): void => {
    if (name === "r") paragraph.openRun();
    else if (name === "t") written = { isKept: attributes.get("xml:space") === "preserve", text: "" };
    else if (inside.has("r") && breaks[name] !== undefined) addText(breaks[name]);
    else if (name === "softHyphen") paragraph.addSoftHyphen();
    else if (name === "sym") addText(symbolOf(attributes.get("w:char") ?? ""));
    else if (name === "fldChar") fields.mark(attributes.get("w:fldCharType"));
    else if (name === "instrText") isInInstruction = true;
    else if (name === "fldSimple") fields.addInstruction(attributes.get("w:instr") ?? "");
  };
  const closeParagraphElement = (name: string): void => {
    const current = paragraphs.at(-1);
    if (name === "p") closeParagraph();
    else if (current === undefined) return;
    else if (inside.has("pPr")) {
      if (!inside.has("rPr") && name !== "rPr") current.paragraph.paragraphProperties.close(name);
    } else if (inside.has("rPr")) current.paragraph.runProperties.close(name);
  };
  const isPassedOver = (name: string, prefix: string): boolean => {
    if (prefix === "mc") {
      if (name === "AlternateContent") alternatives.push(false);
      else if (name === "Choice") alternatives[alternatives.length - 1] = true;
      return name === "Fallback" && alternatives.at(-1) === true;
    }
    const isProperty = inside.has("rPr") || inside.has("trPr") || inside.has("tcPr");
    return passedOver.has(name) || ((name === "del" || name === "moveFrom") && !isProperty);
  };

  return {
    open: (name, attributes, prefix) => {
      if (passedDepth > 0 || isPassedOver(name, prefix)) {
        passedDepth += 1;
        return;
      }
      if (prefix === "m" && name === "t") written = { isKept: true, text: "" };
      if (prefix !== "w") return;
      openTableElement(name, attributes);
      openParagraphElement(name, attributes);
      inside.open(name);
    },
    text: (value) => {
      if (passedDepth > 0) return;
      if (isInInstruction) fields.addInstruction(value);
      else if (written !== null) written.text += value;
    },
    close: (name, prefix) => {
      if (passedDepth > 0) {
        passedDepth -= 1;
        return;
      }
      if (prefix === "mc" && name === "AlternateContent") alternatives.pop();
      if (name === "t" && written !== null) {
        addText(written.isKept ? written.text : written.text.trim());
        written = null;
      }
      if (prefix !== "w") return;
      if (name === "instrText") isInInstruction = false;
      inside.close(name);
      closeParagraphElement(name);
      closeTableElement(name);
    },
  };
}

/** Which properties are being read. A box begins anew: what stands around its paragraphs is not of them. */
function createInside(): { open(name: string): void; close(name: string): void; has(name: string): boolean } {
  const open: string[] = [];
  const watched: ReadonlySet<string> = new Set(["pPr", "rPr", "trPr", "tcPr", "r", "p"]);
  return {
    open: (name) => {
      if (watched.has(name)) open.push(name);
    },
    close: (name) => {
      if (open.at(-1) === name) open.pop();
    },
    has: (name) => {
      for (let at = open.length - 1; at >= 0 && open[at] !== "p"; at -= 1) if (open[at] === name) return true;
      return false;
    },
  };
}

function emptyCell(): MutableCell {
  return { text: "", format: plainFormat, columnSpan: 1, verticalMerge: null, paragraphs: [], isDeleted: false };
}

function readCellProperty(
  cell: MutableCell,
  { name, attributes }: { readonly name: string; readonly attributes: XmlAttributes },
): void {
  const value = attributes.get("w:val");
  if (name === "gridSpan") cell.columnSpan = Math.max(countOf(value, 1), 1);
  else if (name === "vMerge") cell.verticalMerge = value === "restart" ? "restart" : "continue";
  else if (name === "cellDel") cell.isDeleted = true;
}

/** The paragraphs of a cell, one a line; blank ones at its end are left out. */
function finishCell({ paragraphs, isDeleted, columnSpan, verticalMerge }: MutableCell): DocxCell {
  const text = isDeleted
    ? ""
    : paragraphs
        .map((paragraph) => paragraph.text)
        .join("\n")
        .trimEnd();
  const shown = paragraphs.filter(({ hasWords }) => hasWords);
  const first = shown[0]?.format ?? plainFormat;
  const format = { ...first, isBold: shown.length > 0 && shown.every(({ format: { isBold } }) => isBold) };
  return { text: text.trim() === "" ? "" : text, format, columnSpan, verticalMerge };
}

/** A sign of a symbol font: those of its private area stand for ASCII signs, or for a bullet. */
function symbolOf(code: string): string {
  if (!/^[\da-fA-F]{4}$/u.test(code)) return "";
  const point = Number.parseInt(code, 16);
  if (point < 0xf000 || point > 0xf0ff)
    return point < 0x20 || (point >= 0xd800 && point < 0xe000) ? "" : String.fromCodePoint(point);
  return point === 0xf02d ? "-" : "•";
}

function countOf(value: string | undefined, otherwise: number): number {
  return value !== undefined && /^\d{1,9}$/u.test(value) ? Number(value) : otherwise;
}
