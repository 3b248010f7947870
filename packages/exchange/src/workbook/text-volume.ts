/**
 * How much text the cells of a file show together. A text that is stored once can stand in a million cells: a file of some kilobytes
 * would become gigabytes as soon as its cells are looked at one by one.
 */
import { type PackedSheet, textKind } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** @throws Refusal `workbookBeyondLimit` with the name of the sheet that takes the file beyond `textLengthMax` */
export function assertTextVolume(
  sheets: readonly PackedSheet[],
  { path, limits: { textLengthMax } }: { readonly path: string; readonly limits: ReadingLimits },
): void {
  let length = 0;
  for (const { name, texts, values, kinds } of sheets) {
    const lengths = Uint32Array.from(texts, (text) => text.length);
    for (let rank = 0; rank < kinds.length; rank += 1)
      if (kinds[rank] === textKind) length += lengths[values[rank] ?? 0] ?? 0;
    if (length <= textLengthMax) continue;
    throw refuseWorkbook("workbookBeyondLimit", {
      path,
      part: name,
      limit: String(textLengthMax),
      what: { vi: "số ký tự của các ô", en: "characters in its cells" },
    });
  }
}
