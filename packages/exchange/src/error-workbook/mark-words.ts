/** What an error workbook says beside the facts themselves; the import knows its list again by these words. */
import type { Bilingual } from "@giaingan/finance";

import type { CellMark } from "../table-import/import-marks.ts";

/** The author of comments. */
export const markAuthor = "giaingan";

/** The sheet that lists all marks; a number behind it where the workbook has one of that name. */
export const listName: Bilingual = { vi: "Lỗi cần sửa", en: "To correct" };

/** The headings of the list, in their order. The last column is hidden: it keeps the fill that a cell had before. */
export const listHeadings: readonly Bilingual[] = [
  { vi: "Trang tính", en: "Sheet" },
  { vi: "Ô", en: "Cell" },
  { vi: "Mức độ", en: "Severity" },
  { vi: "Giá trị", en: "Value" },
  { vi: "Vấn đề", en: "What is wrong" },
  { vi: "Cách sửa", en: "How to correct it" },
  { vi: "Màu nền cũ", en: "Former fill" },
];

export const severityNames: Readonly<Record<CellMark["severity"], Bilingual>> = {
  error: { vi: "Lỗi", en: "Error" },
  warning: { vi: "Cần kiểm tra", en: "To be checked" },
};

export const valueWord: Bilingual = { vi: "Giá trị", en: "Value" };
export const emptyWord: Bilingual = { vi: "(ô trống)", en: "(empty cell)" };
export const remedyWord: Bilingual = { vi: "Cách sửa", en: "How to correct it" };

/** Fills of marked cells. No palette of Excel or LibreOffice has them, so that ours are known again. */
const fillColors: Readonly<Record<CellMark["severity"], string>> = { error: "FFFFC9C3", warning: "FFFFE9A9" };

/** The fill of a marked cell, without a prefix. */
export function markFill(severity: CellMark["severity"]): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${fillColors[severity]}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/** Whether a fill is one of ours. */
export function isMarkFill(fill: string): boolean {
  return Object.values(fillColors).some((color) => fill.toUpperCase().includes(`RGB="${color}"`));
}

/** The first line of what is written into a comment. */
export function commentHeading(severity: CellMark["severity"], language: keyof Bilingual): string {
  return `${markAuthor} · ${severityNames[severity][language]}`;
}

/** What begins all that is ours in a comment. */
export const commentHeadingStart: string = `${markAuthor} · `;
