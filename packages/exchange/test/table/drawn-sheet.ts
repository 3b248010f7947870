/**
 * Sheets drawn as text: a line a row, "|" between cells. "<" merges a cell with the one on its left, "^" with the one
 * above; "*" before a text makes it bold, "#" before a number keeps it a text; numbers are numbers of the file.
 */
import { createSheetBuilder, openPackedSheet } from "../../src/workbook/packed-sheet.ts";
import { type CellValue, plainFormat, type Sheet } from "../../src/workbook/workbook.ts";

export function drawSheet(drawing: string, name = "Biểu 1"): Sheet {
  const lines = drawing
    .replace(/^\n/u, "")
    .split("\n")
    .map((line) => line.trim());
  const cells = lines.map((line) => (line === "" ? [] : line.split("|").map((cell) => cell.trim())));
  const builder = createSheetBuilder({ name, isHidden: false });
  for (const [row, texts] of cells.entries()) {
    for (const [column, text] of texts.entries()) {
      if (text === "" || text === "<" || text === "^") continue;
      const bare = text.replace(/^\*/u, "");
      builder.addCell({
        row,
        column,
        value: valueOf(bare),
        format: text.startsWith("*") ? bold : plainFormat,
      });
      const lastColumn = runOf(texts.slice(column + 1), "<") + column;
      const lastRow =
        runOf(
          cells.slice(row + 1).map((below) => below[column] ?? ""),
          "^",
        ) + row;
      if (lastColumn > column || lastRow > row)
        builder.addMerge({ firstRow: row, firstColumn: column, lastRow, lastColumn });
    }
  }
  return openPackedSheet(builder.finish());
}

const bold = { ...plainFormat, isBold: true };

function runOf(texts: readonly string[], sign: string): number {
  const end = texts.findIndex((text) => text !== sign);
  return end === -1 ? texts.length : end;
}

function valueOf(text: string): CellValue {
  if (text.startsWith("#")) return text.slice(1);
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}
