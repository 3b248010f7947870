/**
 * Tables for a person at a terminal, no wider than the terminal of an office.
 */
import Table from "cli-table3";

/** Columns of characters: what a terminal at full width shows without breaking lines. */
const tableWidthMax = 120;
/** The border and the two blanks of a cell. */
const frameWidth = 3;
/** A column of text is not made narrower than this, nor than its longest word. */
const textWidthMin = 8;

/**
 * A table with a head; `alignRight` names the columns of numbers by index. Where it is too wide, heads of numbers are
 * broken between words first, then texts; a number never is.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  alignRight: readonly number[] = [],
): string {
  const natural = head.map((name, index) => Math.max(...[name, ...rows.map((row) => row[index] ?? "")].map(widthOf)));
  const isTooWide = frameWidth * head.length + 1 + sum(natural) > tableWidthMax;
  const widths = isTooWide ? narrowed({ head, rows, alignRight, natural }) : natural;
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, index) => (alignRight.includes(index) ? "right" : "left")),
    style: { head: [], border: [], compact: true },
    ...(isTooWide ? { colWidths: widths.map((width) => width + frameWidth - 1), wordWrap: true } : {}),
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

function narrowed({
  head,
  rows,
  alignRight,
  natural,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly alignRight: readonly number[];
  readonly natural: readonly number[];
}): readonly number[] {
  const least = head.map((name, index) => {
    const cells = rows.map((row) => row[index] ?? "");
    const whole = alignRight.includes(index) ? [...name.split(" "), ...cells] : [name, ...cells].flatMap(wordsOf);
    return Math.max(alignRight.includes(index) ? 0 : textWidthMin, ...whole.map(widthOf));
  });
  const isNumber = (index: number): boolean => alignRight.includes(index);
  const room = tableWidthMax - frameWidth * head.length - 1;
  const start = natural.map((width, index) => (isNumber(index) ? (least[index] ?? width) : width));
  const shrunk = fitting(start, (widths) => {
    const slack = widths.map((width, index) => (isNumber(index) ? 0 : width - (least[index] ?? width)));
    return sum(widths) > room ? { slack, step: -1 } : null;
  });
  return fitting(shrunk, (widths) => {
    const slack = widths.map((width, index) => (isNumber(index) ? (natural[index] ?? 0) - width : 0));
    return sum(widths) < room ? { slack, step: 1 } : null;
  });
}

/** Changes the width that has most slack, one character at a time, until there is nothing to do or no slack. */
function fitting(
  widths: readonly number[],
  next: (widths: readonly number[]) => { readonly slack: readonly number[]; readonly step: number } | null,
): readonly number[] {
  const change = next(widths);
  const most = change === null ? 0 : Math.max(...change.slack);
  if (change === null || most <= 0) return widths;
  const at = change.slack.indexOf(most);
  return fitting(
    widths.map((width, index) => (index === at ? width + change.step : width)),
    next,
  );
}

function wordsOf(text: string): readonly string[] {
  return text.split(" ");
}

function widthOf(text: string): number {
  return text.normalize("NFC").length;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
