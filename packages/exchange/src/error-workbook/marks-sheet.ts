/** The sheet of an error workbook that lists all its marks; every cell of it is a text, whatever it begins with. */
import type { Language } from "@giaingan/finance";

import { guardCell } from "../entries-file/cell-guard.ts";
import { referenceOf } from "../workbook/cell-reference.ts";
import type { Sheet } from "../workbook/workbook.ts";
import type { CellMark } from "../table-import/import-marks.ts";
import { escapeText } from "./cell-comments.ts";
import { listHeadings, listName, markFill, severityNames } from "./mark-words.ts";
import type { StyleTable } from "./style-table.ts";
import { escapeXml } from "./xml-editing.ts";

/** A mark as the list tells of it. */
export interface ListedMark {
  readonly mark: CellMark;
  /** The sheet's name in the file that is written, which the link leads to. */
  readonly sheetName: string;
  /** XML of the fill that the cell had before; "": none. */
  readonly formerFill: string;
}

/** Where the list keeps what takes the marks back. */
export const listColumns = { sheet: 0, cell: 1, formerFill: 6 } as const;

/** Longest text of a cell in Excel. */
const textLengthMax = 32_767;

const columnWidths = [22, 9, 14, 24, 60, 70, 9];

/**
 * Whether a sheet is the list of an error workbook, in either language: an import leaves it out. Its name and its headings
 * both have to be ours, so that a sheet of an officer's own is never passed over.
 */
export function isMarksSheet(sheet: Sheet): boolean {
  const name = sheet.name.normalize("NFC").replace(/ \(\d+\)$/u, "");
  return (["vi", "en"] as const).some(
    (language) =>
      name === listName[language] &&
      listHeadings
        .slice(0, listColumns.formerFill)
        .every((heading, column) => sheet.valueAt(0, column) === heading[language]),
  );
}

/** The part of the list. */
export function marksSheetXml(
  listed: readonly ListedMark[],
  {
    language,
    styles,
    namespace,
  }: { readonly language: Language; readonly styles: StyleTable; readonly namespace: string },
): string {
  const heading = styles.plain({ isBold: true, isWrapped: true });
  const text = styles.plain({ isWrapped: true });
  const quoted = styles.plain({ isWrapped: true, isQuoted: true });
  const link = styles.plain({ isLink: true, isWrapped: true });
  const cell = (written: string, { at, style }: { readonly at: string; readonly style: number }): string =>
    `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(written.slice(0, textLengthMax))}</t></is></c>`;
  const rows = listed.map(({ mark, formerFill }, index) => {
    const row = index + 1;
    const severity = styles.filled(text, markFill(mark.severity));
    const texts = [
      mark.sheet,
      referenceOf(mark.row, mark.column),
      severityNames[mark.severity][language],
      mark.value,
      mark.fact,
      mark.remedy,
      formerFill,
    ];
    const cells = texts.map((written, column) => {
      const plain = guardCell(written) === written ? text : quoted;
      const style = column === listColumns.cell ? link : column === 2 ? severity : plain;
      return written === "" ? "" : cell(written, { at: referenceOf(row, column), style });
    });
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  const headings = listHeadings.map((written, column) =>
    cell(written[language], { at: referenceOf(0, column), style: heading }),
  );
  const columns = columnWidths.map((width, at) => {
    const hidden = at === listColumns.formerFill ? ' hidden="1"' : "";
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden}/>`;
  });
  const links = listed.map(({ mark, sheetName }, index) => {
    const place = `'${sheetName.replaceAll("'", "''")}'!${referenceOf(mark.row, mark.column)}`;
    return `<hyperlink ref="${referenceOf(index + 1, listColumns.cell)}" location="${escapeXml(place)}"/>`;
  });
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.join("")}</cols><sheetData><row r="1">${headings.join("")}</row>${rows.join("")}</sheetData>`,
    links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`,
    '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join("");
}
