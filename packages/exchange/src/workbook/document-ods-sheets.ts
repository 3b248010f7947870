/**
 * The tables of an OpenDocument spreadsheet, as its XML tells them. Repeats are counted, not carried out: the last row of
 * a sheet is written as a million empty ones, and only cells that hold something are stored.
 */
import {
  createOdsCellReader,
  type OdsCell,
  type OdsCellAttributes,
  readOdsCellAttributes,
} from "./document-ods-cells.ts";
import { hasOtherFile } from "./document-ods-formula.ts";
import { createOdsRows, type OdsRows } from "./document-ods-rows.ts";
import type { OdsStyles } from "./document-ods-styles.ts";
import { createOdsTextReader } from "./document-ods-text.ts";
import type { FormatStore } from "./format-store.ts";
import type { PackedSheet } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import type { UnicodeOf } from "./reading-options.ts";
import { createRowCounter } from "./row-counter.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";
import type { XmlAttributes, XmlHandlers, XmlPlace } from "./xml-events.ts";

/** What is read along with the tables. */
export interface OdsSheetOptions {
  readonly styles: OdsStyles;
  readonly formatOf: FormatStore;
  readonly unicodeOf: UnicodeOf;
  readonly limits: ReadingLimits;
  readonly place: XmlPlace;
}

/** Reads tables from events; what stands outside of a table, and drawings and notes inside of one, is passed over. */
export interface OdsSheetReader extends XmlHandlers {
  sheets(): readonly PackedSheet[];
}

/** Elements that hold text or tables which are not of the cells. */
const passedOver: ReadonlySet<string> = new Set([
  "annotation",
  "event-listeners",
  "forms",
  "note",
  "ruby-text",
  "shapes",
  "tracked-changes",
]);

/** What takes cells from another file or another program. */
const fromElsewhere: ReadonlySet<string> = new Set(["table-source", "cell-range-source", "dde-link"]);

interface OpenCell {
  readonly attributes: OdsCellAttributes;
  readonly isCovered: boolean;
  readonly columnCount: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** Makes a reader of the tables of one file. */
export function createOdsSheetReader(options: OdsSheetOptions): OdsSheetReader {
  const { styles, formatOf, unicodeOf, limits, place } = options;
  const readCell = createOdsCellReader({ styles, formatOf, unicodeOf });
  const textReader = createOdsTextReader();
  const sheets: PackedSheet[] = [];
  const rowCounter = createRowCounter({ limits, path: place.path });
  let passedDepth = 0;
  let rows: OdsRows | null = null;
  let cell: OpenCell | null = null;
  let cellCount = 0;

  const openTableElement = (name: string, attributes: XmlAttributes): void => {
    if (name === "table") {
      if (sheets.length === limits.sheetCountMax)
        throw beyond({ vi: "số trang tính", en: "sheets" }, limits.sheetCountMax);
      const styleName = attributes.get("table:style-name");
      rows = createOdsRows({
        name: attributes.get("table:name") ?? "",
        isHidden: styleName !== undefined && styles.isTableHidden(styleName),
        limits,
        place,
        cellCountBefore: cellCount,
      });
    } else if (name === "table-column")
      rows?.addColumns(attributes, repeatOf(attributes, "table:number-columns-repeated"));
    else if (name === "table-column-group" || name === "table-row-group")
      rows?.openGroup(attributes.get("table:display") === "false");
    else if (name === "table-row") rows?.openRow(attributes, repeatOf(attributes, "table:number-rows-repeated"));
    else if (name === "table-cell" || name === "covered-table-cell") {
      cell = {
        attributes: readOdsCellAttributes(attributes),
        isCovered: name === "covered-table-cell",
        columnCount: repeatOf(attributes, "table:number-columns-repeated"),
        columnSpan: repeatOf(attributes, "table:number-columns-spanned"),
        rowSpan: repeatOf(attributes, "table:number-rows-spanned"),
      };
    }
  };

  const closeCell = ({ attributes, isCovered, ...counts }: OpenCell): void => {
    const runs = textReader.take();
    if (rows === null) return;
    if (attributes.formula !== undefined && hasOtherFile(attributes.formula))
      throw refuseWorkbook("externalLinks", { ...place });
    const isPlain =
      isCovered || (attributes.valueType === undefined && attributes.formula === undefined && runs.length === 0);
    const read: OdsCell | null = isPlain ? null : readCell(attributes, { runs, defaultStyle: rows.defaultStyle() });
    if (!isPlain && read === null) throw rows.unreadable(attributes);
    rows.addCell(read, counts);
  };

  const closeTableElement = (name: string): void => {
    if ((name === "table-cell" || name === "covered-table-cell") && cell !== null) {
      closeCell(cell);
      cell = null;
    } else if (name === "table-row") rows?.closeRow();
    else if (name === "table-column-group" || name === "table-row-group") rows?.closeGroup();
    else if (name === "table" && rows !== null) {
      cellCount = rows.cellCount();
      const sheet = rows.finish();
      rowCounter.add(sheet);
      sheets.push(sheet);
      rows = null;
    }
  };

  const beyond = (what: { readonly vi: string; readonly en: string }, limit: number): Error =>
    refuseWorkbook("workbookBeyondLimit", { ...place, what, limit: String(limit) });

  return {
    open: (name, attributes, prefix) => {
      if (name === "event-listener" && attributes.has("xlink:href"))
        throw refuseWorkbook("macroWorkbook", { path: place.path, part: place.part });
      if (prefix === "table" && fromElsewhere.has(name)) throw refuseWorkbook("externalLinks", { ...place });
      const isTableInCell = cell !== null && prefix === "table";
      if (passedDepth > 0 || passedOver.has(name) || prefix === "draw" || isTableInCell) {
        passedDepth += 1;
        return;
      }
      if (prefix === "table") openTableElement(name, attributes);
      else if (prefix === "text" && cell !== null) textReader.open(name, attributes);
    },
    text: (value) => {
      if (passedDepth === 0 && cell !== null) textReader.text(value);
    },
    close: (name, prefix) => {
      if (passedDepth > 0) passedDepth -= 1;
      else if (prefix === "table") closeTableElement(name);
      else if (prefix === "text" && cell !== null) textReader.close(name);
    },
    sheets: () => sheets,
  };
}

/** More than any sheet has. */
const repeatMax = 1_000_000_000;

/** A count from 1; what is no count is 1. */
function repeatOf(attributes: XmlAttributes, name: string): number {
  const written = attributes.get(name);
  return written !== undefined && /^\d+$/u.test(written) ? Math.min(Math.max(Number(written), 1), repeatMax) : 1;
}
