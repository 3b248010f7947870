/**
 * The words above a column from top to bottom, whether the cells of a group are merged, or only the first one is filled.
 */
import type { GridView } from "./grid-view.ts";
import type { HeadingPlace } from "./understood-table.ts";

/** The path of each column of a heading, from its first column on; a merged text once; empty: a column without words. */
export function headingPaths(grid: GridView, heading: HeadingPlace): readonly (readonly string[])[] {
  const { firstRow, lastRow, firstColumn, lastColumn } = heading;
  const paths: string[][] = [];
  for (let column = firstColumn; column <= lastColumn; column += 1) {
    const path: string[] = [];
    let lastKey = "";
    for (let row = firstRow; row <= lastRow; row += 1) {
      const found = wordsAt(grid, { row, column, heading });
      if (found === null || found.key === lastKey) continue;
      lastKey = found.key;
      path.push(found.text);
    }
    paths.push(path);
  }
  return paths.map((path, index) => withWhole(paths, { path, index }));
}

const splitWords = /^(?:trong đó|gồm|bao gồm|chia ra)(?![\p{L}])/iu;

/** "Tổng kế hoạch | Trong đó › NSTW": where nothing stands above the words that open a split, it is that of the column before it. */
function withWhole(
  paths: readonly (readonly string[])[],
  { path, index }: { readonly path: readonly string[]; readonly index: number },
): readonly string[] {
  const [first = ""] = path;
  if (!splitWords.test(first)) return path;
  const whole = paths.slice(0, index).findLast(([words = ""]) => words !== "" && !splitWords.test(words));
  return whole === undefined ? path : [...whole, ...path];
}

interface FoundWords {
  readonly text: string;
  /** Equal for the cells of one merged range. */
  readonly key: string;
}

function wordsAt(
  grid: GridView,
  { row, column, heading }: { readonly row: number; readonly column: number; readonly heading: HeadingPlace },
): FoundWords | null {
  const merge = grid.mergeAt(row, column);
  const text = grid.textAt(row, column);
  if (text !== "") return { text, key: merge === null ? `${row},${column}` : `${merge.firstRow},${merge.firstColumn}` };
  if (merge !== null || !isFilledBelow(grid, { row, column, heading })) return null;
  // Where merges were lost, the group's words stand in its first column only: the columns on their right that have words
  // of their own below belong to it, up to the next words of this row.
  for (let left = column - 1; left >= heading.firstColumn; left -= 1) {
    const words = grid.textAt(row, left);
    const other = grid.mergeAt(row, left);
    if (other !== null && other.lastColumn > other.firstColumn) return null;
    if (words !== "")
      return isFilledBelow(grid, { row, column: left, heading }) ? { text: words, key: `${row},${left}` } : null;
    if (!isFilledBelow(grid, { row, column: left, heading })) return null;
  }
  return null;
}

function isFilledBelow(
  grid: GridView,
  { row, column, heading }: { readonly row: number; readonly column: number; readonly heading: HeadingPlace },
): boolean {
  for (let below = row + 1; below <= heading.lastRow; below += 1) {
    const merge = grid.mergeAt(below, column);
    if (merge !== null && merge.firstRow <= row) continue;
    if (grid.textAt(below, column) !== "") return true;
  }
  return false;
}
