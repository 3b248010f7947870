/** What stands between the cells of a text, told by its content: a title above the table has none of it, a sentence too. */
import { type Delimiter, splitDelimited } from "./delimited-records.ts";

/** How a delimited text is cut. */
export interface DelimitedLayout {
  readonly delimiter: Delimiter;
  /** Where the records begin: behind a line "sep=;". */
  readonly start: number;
  /** Another delimiter would make a table too. */
  readonly isGuessed: boolean;
}

/** In the order in which they are believed where two fit alike: "1;2,5" has decimals, "1,2;5" hardly is a table. */
const delimiters: readonly Delimiter[] = ["\t", ";", "|", ","];
const sampleRecordCount = 400;
const sampleLength = 400_000;
/** Sentences are long between their commas. */
const meanCellLengthMax = 60;

/** The layout of a text; null: it is no table. */
export function delimitedLayoutOf(text: string): DelimitedLayout | null {
  const stated = /^sep=(.)\r?\n/u.exec(text);
  const known = delimiters.find((delimiter) => delimiter === stated?.[1]);
  if (stated !== null && known !== undefined) return { delimiter: known, start: stated[0].length, isGuessed: false };
  const sample = text.slice(0, sampleLength);
  const fits = delimiters
    .map((delimiter) => ({ delimiter, share: agreement(sample, delimiter) }))
    .filter(({ share }) => share > 0);
  const best = Math.max(...fits.map(({ share }) => share));
  const chosen = fits.find(({ share }) => share >= best - 0.1);
  return chosen === undefined ? null : { delimiter: chosen.delimiter, start: 0, isGuessed: fits.length > 1 };
}

/** The share of records that have the most usual number of cells; 0 where they make no table. */
function agreement(text: string, delimiter: Delimiter): number {
  const { records } = splitDelimited(text, { delimiter, recordCountMax: sampleRecordCount });
  const filled = records.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const counts = new Map<number, number>();
  for (const { length } of filled) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = [...counts].find(([, count]) => count === most)?.[0] ?? 0;
  const share = filled.length === 0 ? 0 : most / filled.length;
  const agreeing = filled.filter(({ length }) => length === usual);
  const length = agreeing.flat().reduce((sum, cell) => sum + cell.trim().length, 0);
  const isProse = delimiter === "," && (length > meanCellLengthMax * most * usual || areSentences(agreeing));
  // A list of two words a line is no table; two rows are one where they are wide, as cells that were pasted.
  const isEnough =
    most >= 3 ||
    (most >= 2 && (usual >= 3 || delimiter === "\t")) ||
    (most === 1 && filled.length === 1 && delimiter === "\t");
  return !isProse && isEnough && share >= (delimiter === "," ? 0.7 : 0.5) ? share : 0;
}

/** Lines of short clauses: a blank behind most commas, and an end of a sentence at most ends. */
function areSentences(records: readonly (readonly string[])[]): boolean {
  const behind = records.flatMap((cells) => cells.slice(1));
  const ended = records.filter((cells) => /[.;:!?…]["”)]?\s*$/u.test(cells.at(-1) ?? ""));
  const spaced = behind.filter((cell) => /^\s\S/u.test(cell));
  return ended.length * 2 >= records.length && spaced.length * 2 >= behind.length;
}
