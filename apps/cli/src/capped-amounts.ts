/**
 * Capped amounts: a column that says a part of another is never shown above it.
 *
 * Each column is rounded so that its rows add up, so a part may be raised where its whole is not: "at risk 766" beside
 * "remaining 765". What is taken off such a row is given to another that has room, and the column still adds up.
 */
import { type Dong, dongPerUnit, parseNumber, roundToDong } from "@giaingan/finance";
import { shownAmounts } from "./shown-amounts.ts";
import type { FigureStyle } from "./shown-figures.ts";

/** An amount and what it is a part of, in đồng; null: not stated. */
export interface CappedAmount {
  readonly whole: Dong | null;
  readonly part: Dong | null;
}

/**
 * The parts of rows as they are to be shown, in đồng and already rounded to the table's unit.
 *
 * @param rows the rows, of which each part is at most its whole
 * @param total their total
 */
export function capAmounts(
  { rows, total }: { readonly rows: readonly CappedAmount[]; readonly total: CappedAmount },
  style: FigureStyle,
): readonly (Dong | null)[] {
  const lineOf = ({ whole, part }: CappedAmount): { readonly label: string; readonly amounts: (Dong | null)[] } => ({
    label: "",
    amounts: [whole, part],
  });
  const shown = shownAmounts({ ...lineOf(total), parts: rows.map(lineOf) }, style).parts.map(({ cells }, index) => {
    const [whole = null, part = null] = cells.map((cell) => readShown(cell, style));
    const excess = whole === null || part === null || part <= whole || whole < 0n ? 0n : part - whole;
    const room = whole === null || part === null || excess > 0n ? 0n : whole - part;
    return {
      index,
      part: part === null ? null : part - excess,
      excess,
      room,
      rest: (rows[index]?.part ?? 0n) - (part ?? 0n),
    };
  });
  const excesses = shown.map(({ excess }) => excess).filter((excess) => excess > 0n);
  const [step = 0n] = excesses;
  const raised = new Set(
    shown
      .filter(({ room }) => step > 0n && room >= step)
      .sort((left, right) => (left.rest === right.rest ? 0 : left.rest > right.rest ? -1 : 1))
      .slice(0, excesses.length)
      .map(({ index }) => index),
  );
  return shown.map(({ index, part }) => (part === null ? null : part + (raised.has(index) ? step : 0n)));
}

function readShown(cell: string, { language, unit }: FigureStyle): Dong | null {
  const value = parseNumber(cell, language);
  return value === null ? null : roundToDong(value.times(String(dongPerUnit[unit])));
}
