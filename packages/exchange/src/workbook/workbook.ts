/**
 * What a file that an officer has on the desk holds, whatever its format: sheets of cells, and in a document the
 * paragraphs between its tables. Nothing is understood yet, and nothing is computed: a formula gives its cached value.
 */

/** The formats that are read. */
export type WorkbookFormat = "xlsx" | "ods" | "csv" | "docx" | "text";

/** A file that was read. */
export interface Workbook {
  readonly format: WorkbookFormat;
  /** Named as in the file, in its order, hidden ones too. The tables of a document are sheets, named "Bảng 1" and on. */
  readonly sheets: readonly Sheet[];
  /** A document in its order; empty for sheets and tables. */
  readonly blocks: readonly DocumentBlock[];
  /** What an officer should know of how the file was read. */
  readonly notices: readonly WorkbookNotice[];
}

/** A part of a document: a paragraph, or a table (an index into `sheets`). Footnotes stand at the end as paragraphs. */
export type DocumentBlock =
  | { readonly kind: "paragraph"; readonly text: string; readonly isHeading: boolean }
  | { readonly kind: "table"; readonly sheetIndex: number };

/** What was noticed in reading; nothing of it hides a figure. */
export interface WorkbookNotice {
  readonly code: "legacyText" | "encodingGuessed" | "delimiterGuessed";
  /** Texts that the words of the notice take in: encoding, delimiter, count. */
  readonly values: Readonly<Record<string, string>>;
  /** Where it was noticed first; null: the file as a whole. */
  readonly place: CellPlace | null;
}

/** A cell of a file; row and column count from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** One sheet, or one table. Rows and columns count from 0. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** One behind the last row that holds anything; 0: an empty sheet. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** In the order of their upper left cells; none overlaps another. */
  readonly merges: readonly CellRange[];
  isRowHidden(row: number): boolean;
  isColumnHidden(column: number): boolean;
  /** What a cell holds; null: nothing. Of merged cells only the upper left one holds something. */
  valueAt(row: number, column: number): CellValue;
  /** How a cell looks; `plainFormat` where the file says nothing. */
  formatAt(row: number, column: number): CellFormat;
  /** Its formula without "=", "" where the file only tells that there is one; null: no formula. */
  formulaAt(row: number, column: number): string | null;
  /** The columns of a row that hold something, rising. */
  columnsOf(row: number): readonly number[];
}

/** A range of cells, both ends included. */
export interface CellRange {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/**
 * What a cell holds. A number is what the file stores (`decimalOfCell` says which decimal number it stands for); a text is
 * in Unicode NFC, not trimmed.
 */
export type CellValue = string | number | boolean | CellDate | CellError | null;

/** A cell that the file itself calls a date. */
export interface CellDate {
  readonly kind: "date";
  /** `YYYY-MM-DD`; a time of day is left out. */
  readonly date: string;
}

/** An error value, or a formula whose cached value is missing. */
export interface CellError {
  readonly kind: "error";
  /** "#REF!", "#DIV/0!", …; "noCachedValue": a formula that was never computed. */
  readonly code: string;
}

/** How a cell looks, as far as it tells what a row or a number is. */
export interface CellFormat {
  /** Null: not stated. Tells legacy fonts: ".VnTime", "VNI-Times". */
  readonly fontName: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** As Excel writes it: "#,##0", "0.00%"; null: general. */
  readonly numberFormat: string | null;
  /** Steps of indentation; 0: none. */
  readonly indent: number;
  /** The horizontal place that was asked for; null: none. */
  readonly horizontal: "left" | "center" | "right" | null;
}

/** What a cell looks like where the file says nothing. */
export const plainFormat: CellFormat = {
  fontName: null,
  isBold: false,
  isItalic: false,
  numberFormat: null,
  indent: 0,
  horizontal: null,
};
