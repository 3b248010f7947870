/**
 * The layout of a table of text: what separates its cells, and which column stands where.
 */
import { type EntryColumn, knownColumns, requiredColumns } from "./entry-columns.ts";
import type { FaultList } from "./fault-list.ts";
import { shownValue } from "./fault-list.ts";
import { nearestWords } from "./nearest-word.ts";

/** What may stand between cells. Excel writes ";" where the decimal sign is a comma, as in Vietnam. */
const separators = [",", ";", "\t"] as const;

/** One of the separators of cells. */
export type Separator = (typeof separators)[number];

/** The separator that the first line has most often outside quotes; the comma when it has none. */
export function separatorOf(text: string): Separator {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === "\n" || character === "\r")) break;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [most] = separators.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return most ?? ",";
}

/** The columns of a file by their place in its rows; null where a place has no name. */
export type TableLayout = readonly (EntryColumn | null)[];

/**
 * Reads the header. Columns may stand in any order; places without a name at the end are left over from a spreadsheet.
 *
 * Reports `unknownColumn`, `repeatedColumn` and `missingColumn`.
 */
export function readHeader(cells: readonly string[], { line, faults }: HeaderPlace): TableLayout {
  const known = knownColumns.map((word) => ({ word, names: [] }));
  const lastNamed = cells.findLastIndex((cell) => cell.trim() !== "");
  const layout = cells.map((cell, index): EntryColumn | null => {
    const name = cell.trim();
    const column = knownColumns.find((each) => each === name) ?? null;
    if (column === null && index <= lastNamed) {
      const nearest = nearestWords(name, { known })[0] ?? "";
      const values = { column: shownValue(name), nearest, known: knownColumns.join(", ") };
      faults.report("unknownColumn", values, { line, column: null });
    }
    return column;
  });
  const named = layout.filter((column) => column !== null);
  for (const column of new Set(named.filter((each, index) => named.indexOf(each) !== index)))
    faults.report("repeatedColumn", { column }, { line, column: null });
  for (const column of requiredColumns.filter((each) => !named.includes(each)))
    faults.report("missingColumn", { column, required: requiredColumns.join(", ") }, { line, column: null });
  return layout;
}

interface HeaderPlace {
  readonly line: number;
  readonly faults: FaultList;
}
