/**
 * Money scale: as long as the figures at the bars' ends allow.
 *
 * Plot leaves room for labels by fixed margins; here every bar asks for the room that its own figures measure, and
 * the scale is the largest that gives it to all.
 */
import { type MoneyScale, pxPerUnit } from "./drawing.ts";
import type { RowFigures } from "./progress-row.ts";

/** What one row needs of the scale. */
export interface RowExtent {
  /** The smallest and largest amount that the row draws, in shown units; zero is always drawn. */
  readonly from: number;
  readonly to: number;
  /** Room to the right of `to` for the row's figures, in px. */
  readonly labelPx: number;
}

/** The extent of a row whose figures take `labelPx` at its bar's end. */
export function extentOf({ plan, disbursed }: RowFigures, labelPx: number): RowExtent {
  const amounts = [0, plan ?? 0, disbursed ?? 0];
  return { from: Math.min(...amounts), to: Math.max(...amounts), labelPx };
}

/**
 * The scale between two edges on which every row and its label fit.
 * Null when the labels leave no room for bars.
 */
export function fitMoneyScale(
  rows: readonly RowExtent[],
  { leftPx, rightPx }: { readonly leftPx: number; readonly rightPx: number },
): MoneyScale | null {
  const from = Math.min(0, ...rows.map((row) => row.from));
  const to = Math.max(0, ...rows.map((row) => row.to));
  const roomPx = rightPx - leftPx;
  if (rows.some((row) => row.labelPx >= roomPx)) return null;
  if (from === to) return { domain: [0, 1], range: [leftPx, leftPx + 1] };
  const pxPerUnit = Math.min(
    ...rows.map((row) => {
      const length = Math.max(0, row.to) - from;
      return length === 0 ? Number.POSITIVE_INFINITY : (roomPx - row.labelPx) / length;
    }),
  );
  return { domain: [from, to], range: [leftPx, leftPx + pxPerUnit * (to - from)] };
}

/**
 * A scale for rows that are small beside their total: the total's, enlarged a whole number of times, so that the
 * reader can be told.
 *
 * @param fitted the longest scale on which the rows fit
 * @returns null when the rows would not even fit on the total's own scale
 */
export function enlargeScale(
  totalScale: MoneyScale,
  fitted: MoneyScale,
): { readonly scale: MoneyScale; readonly times: number } | null {
  const times = Math.floor(pxPerUnit(fitted) / pxPerUnit(totalScale) + 1e-9);
  if (times < 1) return null;
  const [from, to] = fitted.domain;
  const lengthPx = (to - from) * pxPerUnit(totalScale) * times;
  return { scale: { domain: fitted.domain, range: [fitted.range[0], fitted.range[0] + lengthPx] }, times };
}
