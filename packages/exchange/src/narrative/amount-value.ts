/**
 * Amount values: đồng from what is printed, with the convention of the text where one print may be read two ways.
 */
import { type Decimal, decimal } from "@giaingan/finance";
import type { MoneyPlace } from "./amount-place.ts";
import type { ReviewReason } from "./figure.ts";
import type { AmountNode } from "./reading.ts";
import type { NumberConvention } from "./number-reading.ts";

/** The value of one sum of money. */
export interface AmountValue {
  /** Whole đồng; null when the unit is missing or the print is no whole number of đồng. */
  readonly amount: bigint | null;
  /** The other reading of "30,433 triệu", where both are possible. */
  readonly otherAmount: bigint | null;
  /** One of the last printed place, in đồng. */
  readonly stepDong: Decimal | null;
  readonly reviewReason: ReviewReason | null;
}

const million = 1_000_000n;

/** Values of all sums of money of a text. */
export function readAmountValues(nodes: readonly AmountNode[]): ReadonlyMap<AmountNode, AmountValue> {
  const convention = provenConvention(nodes);
  const values = new Map<AmountNode, AmountValue>();
  for (const node of nodes) if (node.place.kind === "money") values.set(node, valueOf(node.place, convention));
  return values;
}

/** The convention that the other figures prove: both when they disagree, null when none proves any. */
function provenConvention(nodes: readonly AmountNode[]): NumberConvention | "both" | null {
  let found: NumberConvention | "both" | null = null;
  for (const { place } of nodes) {
    const proof = place.kind === "percent" ? place.reading.proves : moneyProof(place);
    if (proof !== null) found = found === null || found === proof ? proof : "both";
  }
  return found;
}

/** "30.433 triệu" is grouped the Vietnamese way although it could be a decimal; no office counts triệu to the đồng. */
function moneyProof(place: MoneyPlace): NumberConvention | null {
  if (place.number.proves !== null) return place.number.proves;
  const isSmallUnit = place.unitDong !== null && place.unitDong <= million;
  return isSmallUnit && /^\d{1,3}\.\d{3}$/u.test(place.printed) ? "vi" : null;
}

function valueOf(place: MoneyPlace, convention: NumberConvention | "both" | null): AmountValue {
  const { number, unitDong } = place;
  if (unitDong === null) return { amount: null, otherAmount: null, stepDong: null, reviewReason: "unitMissing" };
  const toDong = (value: Decimal): Decimal => value.times(decimal(unitDong)).plus(place.extra ?? 0);
  const isEnglish = number.otherValue !== null && prefersEnglish(place, convention);
  const value = isEnglish && number.otherValue !== null ? number.otherValue : number.value;
  const other = isEnglish ? number.value : number.otherValue;
  const dong = toDong(value);
  const isWhole = dong.isInteger();
  const isUnclear = isConventionUnclear(place, convention);
  const places = isEnglish ? englishPlaces(place.printed) : number.places;
  return {
    amount: isWhole ? BigInt(dong.toFixed(0)) : null,
    otherAmount: other !== null && toDong(other).isInteger() ? BigInt(toDong(other).toFixed(0)) : null,
    stepDong: decimal(place.extra === null ? unitDong : 1n).div(decimal(10).pow(place.extra === null ? places : 0)),
    reviewReason: place.isUnitDoubled ? "unitDoubled" : notReadable({ isWhole, isUnclear }),
  };
}

function notReadable({
  isWhole,
  isUnclear,
}: {
  readonly isWhole: boolean;
  readonly isUnclear: boolean;
}): ReviewReason | null {
  if (!isWhole) return "notWholeDong";
  return isUnclear ? "numberConventionUnclear" : null;
}

function englishPlaces(printed: string): number {
  return printed.split(".")[1]?.length ?? 0;
}

/** "30,433 triệu": thousands, the English way, unless the text proves the comma to be decimal. */
function prefersEnglish(place: MoneyPlace, convention: NumberConvention | "both" | null): boolean {
  if (convention === "en") return true;
  if (place.isPerUnit || convention === "vi") return false;
  return isThousandsLike(place);
}

/** A comma and exactly three digits before triệu or đồng: a decimal would count single nghìn or less. */
function isThousandsLike(place: MoneyPlace): boolean {
  const isSmallUnit = place.unitDong !== null && place.unitDong <= million;
  return isSmallUnit && /^[1-9]\d{0,2},\d{3}$/u.test(place.printed);
}

function isConventionUnclear(place: MoneyPlace, convention: NumberConvention | "both" | null): boolean {
  if (place.number.otherValue === null || place.isPerUnit || convention === "en") return false;
  return isThousandsLike(place);
}
