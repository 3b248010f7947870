/**
 * Amount places: where a text prints a sum of money or a percentage, before anything is known of what it is.
 *
 * Only a unit, a percent sign, or a place where nothing but an amount fits makes a number a figure: counts, lengths,
 * document numbers, criteria and dates have none of these.
 */
import { type Decimal, decimal } from "@giaingan/finance";
import type { Qualifier } from "./qualifier.ts";
import { readUnit, type UnitReading } from "./money-unit.ts";
import { type NumberReading, type PercentReading, readNumber, readPercent } from "./number-reading.ts";
import { isShareOfThings } from "./share-of-things.ts";
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

interface PlaceBase {
  readonly from: number;
  readonly to: number;
  readonly qualifier: Qualifier | null;
}

/** A sum of money as printed. */
export interface MoneyPlace extends PlaceBase {
  readonly kind: "money";
  readonly printed: string;
  readonly number: NumberReading;
  /** Đồng in one unit; null when the text names no unit here. */
  readonly unitDong: bigint | null;
  /** The unit stands at another figure. */
  readonly isUnitInherited: boolean;
  /** Two units are printed, of which one is wrong. */
  readonly isUnitDoubled: boolean;
  /** "/hộ", "/người/năm", "mỗi xã" stands behind it. */
  readonly isPerUnit: boolean;
  /** A further part in a smaller unit: "12 tỷ 500 triệu". */
  readonly extra: Decimal | null;
  /** It stands before, or behind, the stroke of "a/b". */
  readonly fraction: "numerator" | "denominator" | null;
}

/** A percentage as printed. */
export interface PercentPlace extends PlaceBase {
  readonly kind: "percent";
  readonly reading: PercentReading;
  /** "điểm phần trăm": a difference in points. */
  readonly isPoints: boolean;
  /** "80% hộ dân", "12/15 xã (80%)": a share of things and not of money. */
  readonly isOfThings: boolean;
  /** No sign is printed: "đạt 46,35 kế hoạch". */
  readonly isSignMissing: boolean;
}

export type AmountPlace = MoneyPlace | PercentPlace;

const keys = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(wordKey));
const perWords = keys("mỗi một");
/** A number with the hedge before it, and nothing said of its unit. */
export interface PrintedNumber {
  readonly from: number;
  readonly to: number;
  readonly printed: string;
  readonly qualifier: Qualifier | null;
}

/** Joins "71, 4" and "30 433" where a unit or percent sign behind shows that it is one number. */
export function joinNumber(tokens: readonly Token[], from: number): { readonly to: number; readonly printed: string } {
  const first = tokens[from]?.key ?? "";
  const alone = { to: from + 1, printed: first };
  const sign = tokens[from + 1];
  const isPoint = sign?.kind === "mark" && (sign.key === "," || sign.key === ".");
  const tail = tokens[from + 2];
  if (isPoint && tail?.kind === "number" && /^\d{1,3}$/u.test(tail.key) && !/[.,]/u.test(first) && !isYearLike(first)) {
    const isGroup = sign.key === "." ? tail.key.length === 3 : tail.key.length <= 2 || !tail.isSpaced;
    const followsList = tokens[from - 1]?.key === ",";
    if (isGroup && !followsList && isMeasuredAt(tokens, from + 3))
      return { to: from + 3, printed: first + sign.key + tail.key };
  }
  if (!/^[1-9]\d{0,2}$/u.test(first)) return alone;
  let to = from + 1;
  let printed = first;
  while (tokens[to]?.kind === "number" && /^\d{3}(?:,\d+)?$/u.test(tokens[to]?.key ?? "") && to - from < 6) {
    printed += `.${tokens[to]?.key}`;
    to += 1;
  }
  return to > from + 1 && isMeasuredAt(tokens, to) && readNumber(printed) !== null ? { to, printed } : alone;
}

/** "2023" may be a year. */
export function isYearLike(printed: string): boolean {
  return /^(?:19|20)\d\d$/u.test(printed);
}

function isMeasuredAt(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.key === "%" || readUnit(tokens, index) !== null;
}

/** A number with its own unit or percent sign. */
export function readMeasured(tokens: readonly Token[], print: PrintedNumber): AmountPlace | null {
  const percent = readPercentSign(tokens, print.to);
  if (percent !== null) {
    const reading = readPercent(print.printed);
    if (reading === null) return null;
    const { from, qualifier } = print;
    return {
      kind: "percent",
      from,
      to: percent.to,
      qualifier,
      reading,
      isPoints: percent.isPoints,
      isOfThings: isShareOfThings(tokens, from, percent.to),
      isSignMissing: false,
    };
  }
  const unit = readUnit(tokens, print.to);
  return unit === null ? null : moneyPlace(tokens, print, unit);
}

function readPercentSign(
  tokens: readonly Token[],
  index: number,
): { readonly to: number; readonly isPoints: boolean } | null {
  const isPoints = tokens[index]?.key === wordKey("điểm");
  const at = isPoints ? index + 1 : index;
  if (tokens[at]?.key === "%" || tokens[at]?.key === "％") return { to: at + 1, isPoints };
  const isSpelled = tokens[at]?.key === wordKey("phần") && tokens[at + 1]?.key === wordKey("trăm");
  return isSpelled ? { to: at + 2, isPoints } : null;
}

function moneyPlace(tokens: readonly Token[], print: PrintedNumber, unit: UnitReading): MoneyPlace | null {
  const number = readNumber(print.printed);
  if (number === null) return null;
  const { from, printed, qualifier } = print;
  const smaller = readSmallerPart(tokens, unit);
  const to = smaller?.to ?? unit.to;
  return {
    kind: "money",
    from,
    to,
    qualifier,
    printed,
    number,
    unitDong: unit.dong,
    isUnitInherited: false,
    isUnitDoubled: unit.isDoubled,
    isPerUnit: isPerUnitAt(tokens, to),
    extra: smaller?.dong ?? null,
    fraction: null,
  };
}

/** "12 tỷ 500 triệu đồng": a second number directly behind, in a smaller unit. */
function readSmallerPart(
  tokens: readonly Token[],
  unit: UnitReading,
): { readonly dong: Decimal; readonly to: number } | null {
  const next = tokens[unit.to];
  if (next?.kind !== "number" || !/^\d{1,3}(?:,\d+)?$/u.test(next.key)) return null;
  const smaller = readUnit(tokens, unit.to + 1);
  const number = readNumber(next.key);
  if (smaller === null || number === null || smaller.dong >= unit.dong) return null;
  return { dong: number.value.times(decimal(smaller.dong)), to: smaller.to };
}

/** "/hộ", "/người/năm", "/01 km", "mỗi hộ": an amount for one of something. */
function isPerUnitAt(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.key === "/" && token.kind === "mark") {
    const next = tokens[index + 1];
    if (next?.kind === "word") return true;
    return next?.kind === "number" && /^0?1$/u.test(next.key) && tokens[index + 2]?.kind === "word";
  }
  return token?.kind === "word" && perWords.has(token.key) && tokens[index + 1]?.kind === "word";
}

/** A number without a unit of its own: it takes that of another, or has none (null). */
export function inheritedMoney(
  print: PrintedNumber,
  number: NumberReading,
  unitDong: bigint | null,
  fraction: MoneyPlace["fraction"],
): MoneyPlace {
  const { from, to, printed, qualifier } = print;
  return {
    kind: "money",
    from,
    to,
    qualifier,
    printed,
    number,
    unitDong,
    isUnitInherited: unitDong !== null,
    isUnitDoubled: false,
    isPerUnit: false,
    extra: null,
    fraction,
  };
}
