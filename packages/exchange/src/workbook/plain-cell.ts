/**
 * Cells as nearly every program writes them, `<c r="B7" s="3" t="s"><v>12</v></c>`, read in one glance: a large sheet has millions of
 * them, and as single elements with their attributes each would take ten times as long. Whatever is written in another way is left
 * to the reader of XML, which also says what is wrong with it.
 */
import { columnsMax, rowsMax } from "./cell-reference.ts";

/** What one glance found; filled anew by the next. */
export interface PlainCell {
  /** From 0; -1: the cell does not say where it stands. */
  row: number;
  column: number;
  /** The number of a shared text; else its value is a number. */
  isSharedText: boolean;
  style: number;
  /** Where its value stands; both the same: it has none. */
  valueStart: number;
  valueEnd: number;
  /** The value, where it is a whole number of at most fifteen digits; else not a number. */
  whole: number;
}

/** A glance that has seen nothing yet. */
export function createPlainCell(): PlainCell {
  return { row: -1, column: -1, isSharedText: false, style: 0, valueStart: 0, valueEnd: 0, whole: Number.NaN };
}

const wholeDigitsMax = 15;
const styleMax = 100_000;
const blank = 0x20;
const greater = 0x3e;
const quote = 0x22;

/**
 * Looks at the cell whose `<` stands at a place of a text.
 *
 * @returns where it ends; -1: it is written in another way, and `cell` means nothing
 */
export function glanceAtCell(text: string, tag: number, cell: PlainCell): number {
  if (text.charCodeAt(tag + 1) !== 0x63) return -1;
  cell.row = -1;
  cell.isSharedText = false;
  cell.style = 0;
  let at = readAttributes(text, tag + 2, cell);
  if (at === -1 || cell.row === -1) return -1;
  if (text.charCodeAt(at) === 0x2f) {
    cell.valueStart = cell.valueEnd = at;
    return text.charCodeAt(at + 1) === greater ? at + 2 : -1;
  }
  if (!text.startsWith("<v>", at + 1)) return -1;
  at = readValue(text, at + 4, cell);
  return at !== -1 && text.startsWith("</v></c>", at) ? at + 8 : -1;
}

/** `r`, `s` and `t`, each once at most; where the `/` or the `>` behind them stands, or -1. */
function readAttributes(text: string, start: number, cell: PlainCell): number {
  let at = start;
  let hasStyle = false;
  let hasType = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === greater || code === 0x2f) return at;
    if (code !== blank || text.charCodeAt(at + 2) !== 0x3d || text.charCodeAt(at + 3) !== quote) return -1;
    const name = text.charCodeAt(at + 1);
    if (name === 0x72 && cell.row === -1) at = readReference(text, at + 4, cell);
    else if (name === 0x73 && !hasStyle) {
      hasStyle = true;
      at = readStyle(text, at + 4, cell);
    } else if (name === 0x74 && !hasType) {
      hasType = true;
      at = readType(text, at + 4, cell);
    } else return -1;
    if (at === -1 || text.charCodeAt(at) !== quote) return -1;
    at += 1;
  }
}

/** "B7", up to its closing quote. */
function readReference(text: string, start: number, cell: PlainCell): number {
  let at = start;
  let column = 0;
  let code = text.charCodeAt(at);
  for (; code >= 0x41 && code <= 0x5a; code = text.charCodeAt(at)) {
    column = column * 26 + code - 0x40;
    if (column > columnsMax) return -1;
    at += 1;
  }
  let row = 0;
  for (; code >= 0x30 && code <= 0x39; code = text.charCodeAt(at)) {
    row = row * 10 + code - 0x30;
    if (row > rowsMax) return -1;
    at += 1;
  }
  if (column === 0 || row === 0) return -1;
  cell.row = row - 1;
  cell.column = column - 1;
  return at;
}

function readStyle(text: string, start: number, cell: PlainCell): number {
  let at = start;
  let style = 0;
  for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(at)) {
    style = style * 10 + code - 0x30;
    if (style > styleMax) return -1;
    at += 1;
  }
  cell.style = style;
  return at === start ? -1 : at;
}

/** "s": a shared text; "n": a number. */
function readType(text: string, start: number, cell: PlainCell): number {
  const code = text.charCodeAt(start);
  if (code !== 0x73 && code !== 0x6e) return -1;
  cell.isSharedText = code === 0x73;
  return start + 1;
}

/** Digits, and the signs of other numbers; where the `<` behind them stands, or -1. */
function readValue(text: string, start: number, cell: PlainCell): number {
  let at = start;
  let whole = 0;
  let code = text.charCodeAt(at);
  for (; code >= 0x30 && code <= 0x39; code = text.charCodeAt(at)) {
    whole = whole * 10 + code - 0x30;
    at += 1;
  }
  const isWhole = code === 0x3c && at - start <= wholeDigitsMax;
  while (isOfNumber(code)) {
    at += 1;
    code = text.charCodeAt(at);
  }
  if (at === start || code !== 0x3c) return -1;
  cell.valueStart = start;
  cell.valueEnd = at;
  cell.whole = isWhole ? whole : Number.NaN;
  return at;
}

/** Digits, "+", "-", ".", "e" and "E". */
function isOfNumber(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true;
  return code === 0x2e || code === 0x2d || code === 0x2b || code === 0x65 || code === 0x45;
}
