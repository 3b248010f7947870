/**
 * Amount reading: the figures that start at a number: one with its unit, or the several of a fraction, a range or a
 * series that share one.
 */
import {
  type AmountPlace,
  inheritedMoney,
  isYearLike,
  joinNumber,
  type PercentPlace,
  type PrintedNumber,
  readMeasured,
} from "./amount-place.ts";
import { readNumber, readPercent } from "./number-reading.ts";
import { qualifierBefore } from "./qualifier.ts";
import { type Token, wordKey } from "./token.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(wordKey));
const planWords = keys("kế dự kh khv tổng");
const reachWords = keys("đạt bằng là");
const rangeWords = keys("đến tới và");
/** "tiêu chí 14.3; 17.6 và 5,2 tỷ đồng": the numbers behind are names in a list of their own, and share no unit. */
const numberedWords = keys("chí tiêu mục khoản điểm điều lục số");
/** "đợt 1 - 500 triệu đồng", "Dự án 3 - 2 tỷ đồng": the number behind counts, and begins no range. */
const ordinalWords = keys("đợt lần đoạn nhóm kỳ quý khóa khoá thứ án phần bước số");
const totalWord = wordKey("tổng");
const andKey = wordKey("và");
/** Reads the figures that start at the number token `from`: none, one, or the two of a fraction or a range. */
export function readAmountPlaces(tokens: readonly Token[], from: number): readonly AmountPlace[] {
  const joined = joinNumber(tokens, from);
  const qualifier = qualifierBefore(tokens, from);
  const own = readMeasured(tokens, { from, ...joined, qualifier });
  if (own !== null) return withDenominator(tokens, own);
  const series = readSeries(tokens, { from, ...joined, qualifier });
  if (series.length > 0) return series;
  const pair = readPair(tokens, { from, ...joined, qualifier });
  if (pair.length > 0) return pair;
  const unsigned = readUnsignedPercent(tokens, { from, ...joined, qualifier });
  return unsigned === null ? [] : [unsigned];
}

/** "14.108 triệu đồng/30.433 triệu đồng", "103 tỷ/kế hoạch 1.180 tỷ": the second is the first one's denominator. */
function withDenominator(tokens: readonly Token[], own: AmountPlace): readonly AmountPlace[] {
  const from = own.kind === "money" ? denominatorAt(tokens, own.to) : null;
  if (own.kind !== "money" || from === null) return [own];
  const { to, printed } = joinNumber(tokens, from);
  const denominator = readMeasured(tokens, { from, to, printed, qualifier: null });
  if (denominator?.kind === "money")
    return [
      { ...own, isPerUnit: false, fraction: "numerator" },
      { ...denominator, fraction: "denominator" },
    ];
  const number = readNumber(printed);
  const isCount = tokens[to]?.kind === "word" && !reachWords.has(tokens[to]?.key ?? "");
  if (isCount || number === null || own.unitDong === null) return [own];
  const inherited = inheritedMoney({ from, to, printed, qualifier: null }, number, own.unitDong, "denominator");
  return [{ ...own, isPerUnit: false, fraction: "numerator" }, inherited];
}

/** Where the number behind a stroke begins; words that name a plan may stand between. Null: no stroke, or no number. */
function denominatorAt(tokens: readonly Token[], stroke: number): number | null {
  if (tokens[stroke]?.key !== "/") return null;
  let at = stroke + 1;
  while (tokens[at]?.kind === "word" && wholeWords.has(tokens[at]?.key ?? "") && at - stroke <= wholeWordsMax) at += 1;
  return tokens[at]?.kind === "number" ? at : null;
}

/** "tổng kế hoạch vốn", "tổng số", "dự toán". */
const wholeWords: ReadonlySet<string> = new Set(["tổng", "số", "kế", "hoạch", "kh", "vốn", "dự", "toán"].map(wordKey));
const wholeWordsMax = 4;

/**
 * "12,4; 8,7 và 3,1 tỷ đồng": three or more numbers, all of the unit that stands at the end. Plain numbers may be
 * years or counts, so they form a series only behind "lần lượt".
 */
function readSeries(tokens: readonly Token[], print: PrintedNumber): readonly AmountPlace[] {
  if (isNumbered(tokens, print.from)) return [];
  const members: PrintedNumber[] = [print];
  let at = print.to;
  while (isSeriesLink(tokens, at) && members.length <= seriesMax) {
    members.push({ from: at + 1, to: at + 2, printed: tokens[at + 1]?.key ?? "", qualifier: null });
    at += 2;
  }
  const end = members.pop();
  if (end === undefined || members.length === 0 || members.length > seriesMax) return [];
  const last = readMeasured(tokens, end);
  return last === null ? [] : closeSeries(members, last, isInTurn(tokens, print.from));
}

/** Whether the number, or the first of the list that it goes on, stands behind a word such as "tiêu chí". */
function isNumbered(tokens: readonly Token[], from: number): boolean {
  let at = from;
  for (let members = 0; members < seriesMax && isSeriesLink(tokens, at - 1); members += 1) {
    if (tokens[at - 2]?.kind !== "number") break;
    at -= 2;
  }
  return numberedWords.has(tokens[at - 1]?.key ?? "");
}

/** "lần lượt 12", "lần lượt là 12". */
function isInTurn(tokens: readonly Token[], from: number): boolean {
  const at = reachWords.has(tokens[from - 1]?.key ?? "") ? from - 1 : from;
  return tokens[at - 1]?.key === inTurnKeys[1] && tokens[at - 2]?.key === inTurnKeys[0];
}

const inTurnKeys = [wordKey("lần"), wordKey("lượt")] as const;
/** Longer rows belong in a table; the limit keeps the walk linear. */
const seriesMax = 24;

function isSeriesLink(tokens: readonly Token[], at: number): boolean {
  const link = tokens[at];
  const isLink = link?.key === ";" || link?.key === "," || (link?.kind === "word" && link.key === andKey);
  return isLink && tokens[at + 1]?.kind === "number";
}

function closeSeries(members: readonly PrintedNumber[], last: AmountPlace, isTold: boolean): readonly AmountPlace[] {
  const isAmountLike = members.every(({ printed }) => /[.,]\d/u.test(printed));
  if (!(isTold || (isAmountLike && members.length >= 2))) return [];
  const places = members.flatMap((print): readonly AmountPlace[] => {
    if (last.kind === "percent") {
      const reading = readPercent(print.printed);
      return reading === null ? [] : [{ ...last, ...rangeOf(print), reading }];
    }
    const number = readNumber(print.printed);
    return number === null || last.unitDong === null ? [] : [inheritedMoney(print, number, last.unitDong, null)];
  });
  return places.length === members.length ? [...places, last] : [];
}

function rangeOf({ from, to, qualifier }: PrintedNumber): Pick<PrintedNumber, "from" | "to" | "qualifier"> {
  return { from, to, qualifier };
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
  if (isRange && (isOrdinal(tokens, print) || isNumbered(tokens, print.from))) return [];
  const second = readMeasured(tokens, { from, ...joinNumber(tokens, from), qualifier: null });
  if (second === null) return [];
  if (second.kind === "percent") {
    const reading = isStroke ? null : readPercent(print.printed);
    if (reading === null) return [];
    return [{ ...second, from: print.from, to: print.to, qualifier: print.qualifier, reading }, second];
  }
  const number = readNumber(print.printed);
  if (number === null || second.unitDong === null) return [];
  if (isRange && sign.key === andKey && !/[.,]/u.test(print.printed)) return [];
  const first = inheritedMoney(print, number, second.unitDong, isStroke ? "numerator" : null);
  return [first, isStroke ? { ...second, fraction: "denominator" } : second];
}

function isOrdinal(tokens: readonly Token[], { from, printed }: PrintedNumber): boolean {
  const before = tokens[from - 1];
  if (before?.kind !== "word" || !ordinalWords.has(before.key)) return false;
  return /^\d{1,2}$/u.test(printed) && tokens[from - 2]?.key !== totalWord;
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
