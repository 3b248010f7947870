/**
 * Amount places: where a text prints a sum of money or a percentage, before anything is known of what it is.
 *
 * Only a unit, a percent sign, or a place where nothing but an amount fits makes a number a figure: counts, lengths,
 * document numbers, criteria and dates have none of these.
 */
import { type Decimal, decimal } from "@giaingan/finance";
import { readUnit, type UnitReading } from "./money-unit.ts";
import { type NumberReading, type PercentReading, readNumber, readPercent } from "./number-reading.ts";
import { isShareOfThings } from "./share-of-things.ts";
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

/** How a figure is hedged: gần (less), hơn or trên (more), khoảng (about). */
export type Qualifier = "lt" | "gt" | "approx";

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
const planWords = keys("kế dự kh khv tổng");
const reachWords = keys("đạt bằng là");
const perWords = keys("mỗi một");
const rangeWords = keys("đến tới và");
const qualifierWords: ReadonlyMap<string, Qualifier> = new Map(
  Object.entries({
    gần: "lt",
    dưới: "lt",
    hơn: "gt",
    trên: "gt",
    khoảng: "approx",
    chừng: "approx",
    cỡ: "approx",
  } as const).map(([word, qualifier]) => [wordKey(word), qualifier]),
);
const doubleQualifiers: ReadonlyMap<string, Qualifier> = new Map([
  [`${wordKey("xấp")} ${wordKey("xỉ")}`, "approx"],
  [`${wordKey("xấp")} ${wordKey("xĩ")}`, "approx"],
  [`${wordKey("trên")} ${wordKey("dưới")}`, "approx"],
  [`${wordKey("ước")} ${wordKey("chừng")}`, "approx"],
  [`${wordKey("không")} ${wordKey("quá")}`, "lt"],
  [`${wordKey("tối")} ${wordKey("đa")}`, "lt"],
  [`${wordKey("tối")} ${wordKey("thiểu")}`, "gt"],
  [`${wordKey("ít")} ${wordKey("nhất")}`, "gt"],
]);
const comparatives = keys("cao thấp nhiều ít lớn nhanh chậm kém");

/** Reads the figures that start at the number token `from`: none, one, or the two of a fraction or a range. */
export function readAmountPlaces(tokens: readonly Token[], from: number): readonly AmountPlace[] {
  const joined = joinNumber(tokens, from);
  const qualifier = qualifierBefore(tokens, from);
  const own = readMeasured(tokens, { from, ...joined, qualifier });
  if (own !== null) return withDenominator(tokens, own);
  const pair = readPair(tokens, { from, ...joined, qualifier });
  if (pair.length > 0) return pair;
  const unsigned = readUnsignedPercent(tokens, { from, ...joined, qualifier });
  return unsigned === null ? [] : [unsigned];
}

interface PrintedNumber {
  readonly from: number;
  readonly to: number;
  readonly printed: string;
  readonly qualifier: Qualifier | null;
}

/** Joins "71, 4" and "30 433" where a unit or percent sign behind shows that it is one number. */
function joinNumber(tokens: readonly Token[], from: number): { readonly to: number; readonly printed: string } {
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

function isYearLike(printed: string): boolean {
  return /^(?:19|20)\d\d$/u.test(printed);
}

function isMeasuredAt(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.key === "%" || readUnit(tokens, index) !== null;
}

/** A number with its own unit or percent sign. */
function readMeasured(tokens: readonly Token[], print: PrintedNumber): AmountPlace | null {
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

/** "14.108 triệu đồng/30.433 triệu đồng": the second amount is the first one's denominator. */
function withDenominator(tokens: readonly Token[], own: AmountPlace): readonly AmountPlace[] {
  const isStroke = own.kind === "money" && tokens[own.to]?.key === "/" && tokens[own.to + 1]?.kind === "number";
  if (!isStroke) return [own];
  const { to, printed } = joinNumber(tokens, own.to + 1);
  const denominator = readMeasured(tokens, { from: own.to + 1, to, printed, qualifier: null });
  if (denominator?.kind === "money")
    return [
      { ...own, fraction: "numerator" },
      { ...denominator, fraction: "denominator" },
    ];
  const number = readNumber(printed);
  const isCount = tokens[to]?.kind === "word" && !reachWords.has(tokens[to]?.key ?? "");
  if (isCount || number === null || own.unitDong === null) return [own];
  const inherited = inheritedMoney(
    { from: own.to + 1, to, printed, qualifier: null },
    number,
    own.unitDong,
    "denominator",
  );
  return [{ ...own, fraction: "numerator" }, inherited];
}

/** "44.119/177.810 triệu đồng", "30 - 40 tỷ", "25-30%": the first number takes the unit of the second. */
function readPair(tokens: readonly Token[], print: PrintedNumber): readonly AmountPlace[] {
  const sign = tokens[print.to];
  if (sign === undefined) return [];
  const isStroke = sign.key === "/" && sign.kind === "mark";
  const isRange = (sign.key === "-" && sign.kind === "mark") || (sign.kind === "word" && rangeWords.has(sign.key));
  if (!isStroke && !isRange) return [];
  const from = print.to + 1;
  if (tokens[from]?.kind !== "number" || isYearLike(print.printed)) return [];
  const second = readMeasured(tokens, { from, ...joinNumber(tokens, from), qualifier: null });
  if (second === null) return [];
  if (second.kind === "percent") {
    const reading = isStroke ? null : readPercent(print.printed);
    if (reading === null) return [];
    return [{ ...second, from: print.from, to: print.to, qualifier: print.qualifier, reading }, second];
  }
  const number = readNumber(print.printed);
  if (number === null || second.unitDong === null) return [];
  if (isRange && sign.key === wordKey("và") && !/[.,]/u.test(print.printed)) return [];
  const first = inheritedMoney(print, number, second.unitDong, isStroke ? "numerator" : null);
  return [first, isStroke ? { ...second, fraction: "denominator" } : second];
}

function inheritedMoney(
  print: PrintedNumber,
  number: NumberReading,
  unitDong: bigint,
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
    isUnitInherited: true,
    isPerUnit: false,
    extra: null,
    fraction,
  };
}

/** "đạt 46,35 kế hoạch": a percentage whose sign is missing. */
function readUnsignedPercent(tokens: readonly Token[], print: PrintedNumber): PercentPlace | null {
  const reading = readPercent(print.printed);
  const next = tokens[print.to];
  if (reading === null || next?.kind !== "word" || !planWords.has(next.key) || reading.value.gt(1000)) return null;
  const isGroup = /^\d{1,3}\.\d{3}$/u.test(print.printed);
  let index = print.from - 1;
  if (print.qualifier !== null) index -= 1;
  const previous = tokens[index];
  if (isGroup || previous?.kind !== "word" || !reachWords.has(previous.key)) return null;
  const { from, to, qualifier } = print;
  return { kind: "percent", from, to, qualifier, reading, isPoints: false, isOfThings: false, isSignMissing: true };
}

/** The hedge right before a number; "cao hơn 5%" is a comparison and no hedge. */
export function qualifierBefore(tokens: readonly Token[], from: number): Qualifier | null {
  const last = tokens[from - 1];
  if (last?.kind !== "word") return null;
  const previous = tokens[from - 2]?.kind === "word" ? (tokens[from - 2]?.key ?? "") : "";
  const double = doubleQualifiers.get(`${previous} ${last.key}`);
  if (double !== undefined) return double;
  return comparatives.has(previous) ? null : (qualifierWords.get(last.key) ?? null);
}
