/**
 * Printed figures: a number as a document prints it, with the places that it was rounded or cut to.
 */
import { type Decimal, decimal, divide } from "../decimal.ts";
import type { TextPlace } from "../finding.ts";
import type { Bilingual, Language } from "../language.ts";
import { dongPerUnit, type MoneyUnit, moneyUnitNames } from "../money.ts";
import { formatNumber } from "../number-text.ts";
import { refuse } from "../refusal/refusal.ts";

/** What a printed number counts: money in a unit, percent points, or not stated (null). */
export type FigureUnit = MoneyUnit | "percent" | null;

/** One number of a document. */
export interface PrintedFigure {
  /** Unique within the document. */
  readonly id: string;
  /** What the document calls it, for findings. */
  readonly label: string;
  /** Decimal string with the places as printed, "46.35"; "67172" for 67.172. */
  readonly printed: string;
  readonly unit: FigureUnit;
  /** "khoảng", "gần", "hơn": true to one whole unit of the last place instead of half; left out: false. */
  readonly isApproximate?: boolean;
  /** Where it stands; null or left out: not known. */
  readonly place?: TextPlace | null;
}

/** A figure as a quantity that can be added to others. */
export interface FigureQuantity {
  readonly figure: PrintedFigure;
  /** Đồng for money; percent points; else the number as printed. */
  readonly value: Decimal;
  /** One unit of the last printed place, in the same measure as `value`. */
  readonly lastPlace: Decimal;
  /** How far the unrounded quantity may be away on either side; zero for whole đồng, of which nothing was rounded. */
  readonly slack: Decimal;
}

/**
 * The quantity of a figure.
 *
 * @throws Refusal `invalidValue` when the printed number is no decimal string
 */
export function quantityOf(figure: PrintedFigure): FigureQuantity {
  const { id, printed, unit, isApproximate = false } = figure;
  if (!/^-?\d+(?:\.\d+)?$/u.test(printed))
    throw refuse("invalidValue", { name: id, value: printed, expected: "46.35" });
  const scale = scaleOf(unit);
  const lastPlace = decimal(10).pow(-placesOf(printed)).times(scale);
  const isExact = unit === "dong" && placesOf(printed) === 0;
  const slack = isApproximate ? lastPlace : isExact ? decimal(0) : lastPlace.div(2);
  return { figure, value: decimal(printed).times(scale), lastPlace, slack };
}

/** The same figure, so many times as large; in its new unit it may have been rounded. */
export function scaleQuantity({ figure, value, lastPlace }: FigureQuantity, factor: Decimal): FigureQuantity {
  const scaled = lastPlace.times(factor);
  const slack = figure.isApproximate === true ? scaled : scaled.div(2);
  return { figure, value: value.times(factor), lastPlace: scaled, slack };
}

/** Decimals after the point. */
export function placesOf(printed: string): number {
  return printed.split(".")[1]?.length ?? 0;
}

/** What figures of this unit can be added to: money to money, points to points. */
export function measureOfUnit(unit: FigureUnit): "money" | "percent" | "notStated" {
  if (unit === null) return "notStated";
  return unit === "percent" ? "percent" : "money";
}

/** How many of a quantity's own measure (đồng, points) one unit holds. */
export function scaleOf(unit: FigureUnit): Decimal {
  return unit === null || unit === "percent" ? decimal(1) : decimal(dongPerUnit[unit]);
}

/** A quantity (đồng, points) as a number of units, all digits: "24,6906". */
export function showNumber(
  quantity: Decimal,
  { unit, language }: { readonly unit: FigureUnit; readonly language: Language },
): string {
  const count = divide(quantity, scaleOf(unit));
  return formatNumber(count, { language, places: count.decimalPlaces() });
}

/** The printed number as people write it, its zeros kept: "24,50". */
export function showPrinted({ printed }: { readonly printed: string }, language: Language): string {
  return formatNumber(decimal(printed), { language, places: placesOf(printed) });
}

/** What stands behind a number of the unit: " triệu đồng", "%", or nothing. */
export function unitSuffix(unit: FigureUnit): Bilingual {
  if (unit === null) return { vi: "", en: "" };
  if (unit === "percent") return { vi: "%", en: "%" };
  return { vi: ` ${moneyUnitNames[unit].vi}`, en: ` ${moneyUnitNames[unit].en}` };
}
