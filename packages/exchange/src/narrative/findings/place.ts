/**
 * Places and sums as findings show them.
 */
import {
  type Bilingual,
  formatMoneyWithUnit,
  formatNumber,
  inUnit,
  type Language,
  type MoneyUnit,
  moneyUnitNames,
  type TextPlace,
} from "@giaingan/finance";
import type { Blank, Figure } from "../figure.ts";

/** Where a figure stands: the clause around it, which a reader recognises. */
export function placeOf({ clause }: Figure): TextPlace {
  return clause;
}

/** Where several figures stand, in the order given; a clause that holds several of them once. */
export function placesOf(...figures: readonly Figure[]): readonly TextPlace[] {
  const byStart = new Map(figures.map(placeOf).map((place) => [`${place.start}-${place.end}`, place] as const));
  return [...byStart.values()];
}

/** Where a blank stands, with the words that ask for it. */
export function placeOfBlank({ clause }: Blank): TextPlace {
  return clause;
}

/** A sum in triệu đồng with as many decimals as it needs; small sums in đồng. */
export function moneyText(amount: bigint | null, language: Language): string {
  if (amount === null) return "?";
  const unit: MoneyUnit = amount !== 0n && amount % 1_000n === 0n ? "million" : "dong";
  const places = unit === "million" ? inUnit(amount, unit).decimalPlaces() : 0;
  return formatMoneyWithUnit(amount, { language, unit, places });
}

/** The name of a printed unit in both languages: "triệu đồng", "million VND". */
export function unitText(unitDong: bigint): Bilingual {
  const names: Readonly<Record<string, MoneyUnit>> = {
    "1": "dong",
    "1000": "thousand",
    "1000000": "million",
    "1000000000": "billion",
    "1000000000000": "thousandBillion",
  };
  const unit = names[unitDong.toString()];
  if (unit !== undefined) return moneyUnitNames[unit];
  const count = inUnit(unitDong, "dong");
  return {
    vi: `${formatNumber(count, { language: "vi" })} đồng`,
    en: `${formatNumber(count, { language: "en" })} VND`,
  };
}
