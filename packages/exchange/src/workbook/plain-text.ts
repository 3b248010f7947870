/**
 * Plain text: one paragraph a line, and tables that are drawn with tabs, with bars, or with blanks. A table is believed only
 * where three rows of it stand one below the other and agree.
 */
import { columnsMax } from "./cell-reference.ts";
import { createSheetBuilder, type PackedSheet } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import type { UnicodeOf } from "./reading-options.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { DocumentBlock } from "./workbook.ts";

const rowCountMin = 3;
/** "|---|:--:|", "+----+----+": lines between rows. */
const ruledSigns = /^[\s|+:=_-]*$/u;
const rule = /[-=_]{2}/u;
const isRuled = (line: string): boolean => ruledSigns.test(line) && rule.test(line);

/** How a line may be cut into cells. */
type Cutter = (line: string) => readonly string[] | null;

const cutters: readonly Cutter[] = [
  (line) => (line.includes("\t") ? line.split("\t") : null),
  (line) => {
    const trimmed = line.trim();
    const inner = trimmed.replace(/^\|/u, "").replace(/\|$/u, "");
    return inner.includes("|") || (trimmed.startsWith("|") && trimmed.length > 1) ? inner.split("|") : null;
  },
  (line) => {
    const cells = line.trim().split(/ {2,}/u);
    return cells.length > 1 ? cells : null;
  },
];

/** Reads a text into paragraphs and tables. */
export function readPlainText(
  text: string,
  { path, limits, unicodeOf }: { readonly path: string; readonly limits: ReadingLimits; readonly unicodeOf: UnicodeOf },
): ReadWorkbook {
  const lines = text.split(/\r\n|\n|\r|\f/u);
  const blocks: DocumentBlock[] = [];
  const sheets: PackedSheet[] = [];
  for (let at = 0; at < lines.length;) {
    const found = tableAt(lines, at);
    if (found === null) {
      const line = (lines[at] ?? "").trim();
      if (line !== "") blocks.push({ kind: "paragraph", text: unicodeOf(line, null), isHeading: false });
      at += 1;
      continue;
    }
    if (sheets.length === limits.sheetCountMax) {
      const what = { vi: "số bảng", en: "tables" };
      throw refuseWorkbook("workbookBeyondLimit", { path, part: "", what, limit: String(limits.sheetCountMax) });
    }
    const name = `Bảng ${String(sheets.length + 1)}`;
    blocks.push({ kind: "table", sheetIndex: sheets.length });
    const beyond = (what: { readonly vi: string; readonly en: string }, limit: number): Error =>
      refuseWorkbook("workbookBeyondLimit", { path, part: name, what, limit: String(limit) });
    if ((found.rows[0]?.length ?? 0) > columnsMax) throw beyond({ vi: "số cột", en: "columns" }, columnsMax);
    sheets.push(packRows(found.rows, { name, unicodeOf }));
    at = found.end;
  }
  return { format: "text", sheets, blocks, notices: [] };
}

interface DrawnTable {
  readonly rows: readonly (readonly string[])[];
  /** The line behind it. */
  readonly end: number;
}

/** The table that begins on a line; null: none. */
function tableAt(lines: readonly string[], start: number): DrawnTable | null {
  for (const cut of cutters) {
    const rows: (readonly string[])[] = [];
    let end = start;
    for (; end < lines.length; end += 1) {
      const line = lines[end] ?? "";
      if (isRuled(line) && !isRuled(lines[end + 1] ?? "")) continue;
      const cells = cut(line);
      if (cells === null || cells.length !== (rows[0] ?? cells).length) break;
      rows.push(cells);
    }
    if (rows.length >= rowCountMin) return { rows, end };
  }
  return null;
}

function packRows(
  rows: readonly (readonly string[])[],
  { name, unicodeOf }: { readonly name: string; readonly unicodeOf: UnicodeOf },
): PackedSheet {
  const builder = createSheetBuilder({ name, isHidden: false });
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const value = cell.trim();
      if (value !== "") builder.addCell({ row, column, value: unicodeOf(value, null) });
    }
  }
  return builder.finish();
}
