/**
 * Figures in tables for a person: one money unit, "–" where nothing is stated.
 */
import {
  type Decimal,
  type Dong,
  formatMoney,
  formatPercent,
  type Language,
  type MoneyUnit,
  roundToDong,
} from "@giaingan/finance";

/** What stands where nothing is stated. */
export const missingMark = "–";

/** How the figures of one table are written. */
export interface FigureStyle {
  readonly language: Language;
  readonly unit: MoneyUnit;
}

/** An amount in the table's unit. */
export function shownMoney(amount: Dong | null | undefined, style: FigureStyle): string {
  return amount === null || amount === undefined ? missingMark : formatMoney(amount, style);
}

/** Money a month in the table's unit. */
export function shownPace(perMonth: Decimal | null | undefined, style: FigureStyle): string {
  return perMonth === null || perMonth === undefined ? missingMark : formatMoney(roundToDong(perMonth), style);
}

/** A rate as a percentage. */
export function shownRate(rate: Decimal | null | undefined, { language }: FigureStyle): string {
  return rate === null || rate === undefined ? missingMark : formatPercent(rate, { language });
}
