/** Takes the marks of an earlier error workbook away, so that marking a file again does not pile up. */
import { cellOfReference, referenceOf } from "../workbook/cell-reference.ts";
import type { Sheet, Workbook } from "../workbook/workbook.ts";
import { isMarkFill } from "./mark-words.ts";
import { isMarksSheet, listColumns } from "./marks-sheet.ts";
import type { OfficePackage } from "./office-package.ts";
import { uncommentSheet } from "./sheet-comments.ts";
import { restyleAll } from "./sheet-styling.ts";
import type { StyleTable } from "./style-table.ts";
import { removeSheet, type SheetPart } from "./workbook-sheets.ts";

/**
 * Takes our comments, lists and fills away. A fill becomes what the list says it was before; where the list does not know
 * the cell (it was moved, or the list was deleted), it becomes none.
 *
 * @param sheets the parts of `workbook.sheets`, in the same order
 */
export function removeMarks(
  file: OfficePackage,
  {
    workbook,
    sheets,
    styles,
  }: { readonly workbook: Workbook; readonly sheets: readonly SheetPart[]; readonly styles: StyleTable },
): void {
  const former = new Map(workbook.sheets.filter(isMarksSheet).flatMap(formerFills));
  for (const [index, sheet] of workbook.sheets.entries()) {
    const place = sheets[index];
    if (place === undefined) continue;
    if (isMarksSheet(sheet)) {
      removeSheet(file, place);
      continue;
    }
    uncommentSheet(file, place.part);
    if (!isMarkFill(styles.text())) continue;
    const text = file.text(place.part);
    const restored = restyleAll(text, ({ row, column }, style) =>
      isMarkFill(styles.fillOf(style))
        ? styles.restored(style, former.get(keyOf(sheet.name, referenceOf(row, column))) ?? "")
        : style,
    );
    if (restored !== text) file.write(place.part, restored);
  }
}

function formerFills(list: Sheet): readonly (readonly [string, string])[] {
  return Array.from({ length: list.rowCount }, (_, row) => row).flatMap((row) => {
    const [sheet, reference, fill] = [listColumns.sheet, listColumns.cell, listColumns.formerFill].map((column) =>
      list.valueAt(row, column),
    );
    if (typeof sheet !== "string" || typeof reference !== "string" || typeof fill !== "string") return [];
    return cellOfReference(reference) !== -1 && isPlainFill(fill) ? [[keyOf(sheet, reference), fill] as const] : [];
  });
}

function keyOf(sheet: string, reference: string): string {
  return `${sheet}!${reference}`;
}

const fillTag =
  /<(\/?)(fill|patternFill|fgColor|bgColor|gradientFill|stop|color)((?: [A-Za-z]+="[\w.#-]*")*)\s*(\/?)>/uy;

/** Whether a text is the XML of one fill and nothing else: the list may have been written by anybody. */
export function isPlainFill(text: string): boolean {
  const open: string[] = [];
  fillTag.lastIndex = 0;
  while (fillTag.lastIndex < text.length) {
    const isFirst = fillTag.lastIndex === 0;
    const [whole, closing = "", name = "", attributes = "", empty = ""] = fillTag.exec(text) ?? [];
    if (whole === undefined || isFirst !== (open.length === 0) || (isFirst && name !== "fill")) return false;
    const names = Array.from(attributes.matchAll(/ (\w+)=/gu), ([, attribute]) => attribute);
    if (new Set(names).size !== names.length) return false;
    if (closing === "/") {
      if (open.pop() !== name || attributes !== "" || empty !== "") return false;
    } else if (empty === "") open.push(name);
    else if (isFirst) return text.length === whole.length;
  }
  return open.length === 0 && text !== "";
}
