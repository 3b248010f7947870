/** How many rows the sheets of a file have together: each is counted in memory, whether anything stands in it or not. */
import type { PackedSheet } from "./packed-sheet.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** Counts the rows of one sheet after another. */
export interface RowCounter {
  /** @throws Refusal `workbookBeyondLimit` where a sheet takes the file beyond `rowCountMax`, with its name */
  readonly add: (sheet: PackedSheet) => void;
}

/** Begins to count. */
export function createRowCounter({
  limits: { rowCountMax },
  path,
}: {
  readonly limits: ReadingLimits;
  readonly path: string;
}): RowCounter {
  let count = 0;
  return {
    add: ({ name, rowStarts }) => {
      count += rowStarts.length;
      if (count <= rowCountMax) return;
      throw refuseWorkbook("workbookBeyondLimit", {
        path,
        part: name,
        limit: String(rowCountMax),
        what: { vi: "số dòng của các trang", en: "rows of its sheets" },
      });
    },
  };
}
