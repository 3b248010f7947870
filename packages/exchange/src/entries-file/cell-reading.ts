/**
 * Reading one cell: text, a word of a list, a date, a year, an amount. What cannot be read is reported, never guessed.
 */
import {
  dimensionLabel,
  type Dong,
  type EntryKind,
  entryKindNames,
  entryKinds,
  type FundingSource,
  isPlainDate,
  parseDate,
  type PlainDate,
  type RefusalCode,
  type RefusalValues,
} from "@giaingan/finance";
import {
  contributionComponent,
  contributionFormNames,
  contributionFormOf,
  contributionForms,
} from "@giaingan/finance/plan";
import { unguardCell } from "./cell-guard.ts";
import type { EntryColumn } from "./entry-columns.ts";
import { shownValue } from "./fault-list.ts";
import { type KnownWord, nearestWords } from "./nearest-word.ts";

/** One row, as its cells are asked for by column. */
export interface RowCells {
  /** The cell as written; empty when the file does not have the column. */
  readonly cellOf: (column: EntryColumn) => string;
  readonly report: <Code extends RefusalCode>(column: EntryColumn, code: Code, values: RefusalValues<Code>) => void;
}

/** Longest text of a cell, in UTF-16 units: what a cell of Excel holds. */
export const textLengthMax = 32_767;

/** Budget years outside are slips of the pen; the ledger has the same limits. */
const yearMin = 1976;
const yearMax = 2100;

/** Half a character cannot be written in UTF-8, and no database keeps NUL. */
// oxlint-disable-next-line no-control-regex
const unstorable = /[\0\p{Surrogate}]/u;

const kindWords: readonly KnownWord[] = entryKinds.map((kind) => ({
  word: kind,
  names: [entryKindNames[kind].vi, entryKindNames[kind].en],
}));

/** What a component begins with that keeps the form of a contribution: see `contributionComponent`. */
const formPrefix = "mobilised/";

type WordDimension = "level" | "nature" | "origin" | "relation";

const wordsOfDimension: { readonly [Dimension in WordDimension]: readonly NonNullable<FundingSource[Dimension]>[] } = {
  level: ["central", "province", "district", "commune"],
  nature: ["investment", "recurrent"],
  origin: ["domestic", "foreign"],
  relation: ["direct", "counterpart", "integrated", "offBudget"],
};

/**
 * The text of a cell, as it is; null when the cell is empty.
 *
 * @param mayBeBlank whether blanks alone are a text: not for what names something
 */
export function readText(
  row: RowCells,
  column: EntryColumn,
  { mayBeBlank }: { readonly mayBeBlank: boolean },
): string | null {
  const cell = row.cellOf(column);
  const text = unguardCell(cell);
  if (text === null) return null;
  if (text.length <= textLengthMax && !unstorable.test(text) && (mayBeBlank || /\S/u.test(text))) return text;
  const values = { value: shownValue(cell), length: String(text.length), limit: String(textLengthMax) };
  row.report(column, "unstorableCell", values);
  return null;
}

/**
 * The name of a place: a project, a component; null when the cell is empty. In the composed form of Unicode (NFC), for
 * one name in two forms looks alike and would be two groups.
 */
export function readName(row: RowCells, column: EntryColumn): string | null {
  return readText(row, column, { mayBeBlank: false })?.normalize("NFC") ?? null;
}

/** A component: a name, or `mobilised/` and the form of a contribution; null when empty, or reported for another form. */
export function readComponent(row: RowCells): string | null {
  const component = readName(row, "component");
  if (component?.startsWith(formPrefix) !== true || contributionFormOf(component) !== null) return component;
  const known = contributionForms.map((form) => {
    const { vi, en } = contributionFormNames[form];
    return { word: contributionComponent(form), names: [`${formPrefix}${vi}`, `${formPrefix}${en}`] };
  });
  const words = known.map(({ word }) => word);
  const nearest = nearestWords(component, { known })[0] ?? "";
  row.report("component", "unknownWord", { value: shownValue(component), nearest, known: words.join(", ") });
  return null;
}

/** A name that must be there; empty, and reported, when it is not. */
export function readRequiredName(row: RowCells, column: EntryColumn): string {
  if (row.cellOf(column) === "") row.report(column, "missingCell", { expected: { vi: "chữ", en: "text" } });
  return readName(row, column) ?? "";
}

/** The kind of an entry; null, and reported, when it is missing or not of the list. */
export function readKind(row: RowCells): EntryKind | null {
  if (row.cellOf("kind").trim() === "") {
    row.report("kind", "missingCell", { expected: entryKinds.join(" | ") });
    return null;
  }
  return readWord(row, "kind", { words: entryKinds, known: kindWords });
}

/** A dimension of the funding source that is a word; null when the cell is empty: not stated. */
export function readDimension<Dimension extends WordDimension>(
  row: RowCells,
  dimension: Dimension,
): FundingSource[Dimension] {
  const words: readonly string[] = wordsOfDimension[dimension];
  const known = words.map((word) => {
    const { vi, en } = dimensionLabel(dimension, word);
    return { word, names: [vi, en] };
  });
  return readWord(row, dimension, { words, known }) as FundingSource[Dimension];
}

/** A date; null when the cell is empty, or reported when it is no date. */
export function readDate(row: RowCells, column: EntryColumn): PlainDate | null {
  const cell = row.cellOf(column).trim();
  if (cell === "") return null;
  if (isPlainDate(cell) && isYear(cell.slice(0, 4))) return cell;
  const meant = parseDate(cell);
  const example = meant !== null && isYear(meant.slice(0, 4)) ? meant : "2023-10-31";
  row.report(column, "wrongCellDate", { value: shownValue(cell), example });
  return null;
}

/** A date that must be there; empty, and reported, when it is not. */
export function readRequiredDate(row: RowCells, column: EntryColumn): PlainDate {
  if (row.cellOf(column).trim() === "") row.report(column, "missingCell", { expected: "YYYY-MM-DD" });
  return readDate(row, column) ?? "";
}

/** A year; null when the cell is empty, or reported when it is no year. */
export function readYear(row: RowCells, column: EntryColumn): number | null {
  const cell = row.cellOf(column).trim();
  if (cell === "") return null;
  if (isYear(cell)) return Number(cell);
  row.report(column, "wrongCellYear", { value: shownValue(cell) });
  return null;
}

/** A year that must be there; 0, and reported, when it is not. */
export function readRequiredYear(row: RowCells, column: EntryColumn): number {
  if (row.cellOf(column).trim() === "") row.report(column, "missingCell", { expected: "YYYY" });
  return readYear(row, column) ?? 0;
}

/**
 * The amount in đồng. Null in a row `carriedOver` with an empty cell: the remainder of the year before; and, reported,
 * where it cannot be read.
 */
export function readAmount(row: RowCells, kind: EntryKind | null): Dong | null {
  const cell = row.cellOf("amount").trim();
  // Nearly every amount: fewer digits than 64 bits hold.
  if (cell.length <= 18 && /^-?\d+$/.test(cell)) return BigInt(cell);
  const value = shownValue(cell);
  if (cell === "") {
    if (kind !== "carriedOver") row.report("amount", "missingCell", { expected: "30433000000" });
    return null;
  }
  if (/^-?\d+$/u.test(cell)) {
    // 64 bits are 19 digits: what is longer, zeros in front aside, need not be read.
    const digits = cell.replace(/^-?0*/u, "");
    const amount = digits.length > 19 ? null : BigInt(cell);
    if (amount !== null && BigInt.asIntN(64, amount) === amount) return amount;
    row.report("amount", "amountTooLarge", { value });
  } else if (/^[-\u2212]?\d{1,3}(?:[.,'\s]\d{3})+$/u.test(cell)) {
    const digits = cell.replace("\u2212", "-").replaceAll(/[.,'\s]/gu, "");
    row.report("amount", "amountGrouped", { value, digits });
  } else if (/^[-\u2212]?\d[\d.,'\s]*[.,]\d*$/u.test(cell)) {
    row.report("amount", "amountNotWhole", { value });
  } else {
    row.report("amount", "amountNotDigits", { value });
  }
  return null;
}

function readWord<Word extends string>(
  row: RowCells,
  column: EntryColumn,
  { words, known }: { readonly words: readonly Word[]; readonly known: readonly KnownWord[] },
): Word | null {
  const cell = row.cellOf(column).trim();
  if (cell === "") return null;
  const word = words.find((each) => each === cell);
  if (word !== undefined) return word;
  const nearest = nearestWords(cell, { known })[0] ?? "";
  row.report(column, "unknownWord", { value: shownValue(cell), nearest, known: words.join(", ") });
  return null;
}

function isYear(text: string): boolean {
  return /^\d{4}$/u.test(text) && Number(text) >= yearMin && Number(text) <= yearMax;
}
