/**
 * Date expressions: "đến 31/10/2023", "hết tháng 9/2024", "4 tháng đầu năm 2025", "hết quý III", "13 tháng".
 *
 * This file finds them and what they say by themselves; `date-context.ts` gives a year to those that name none.
 */
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

/** A place that names a day, the end of a period, or only a year. */
export interface DateExpression {
  readonly from: number;
  readonly to: number;
  /** Null: the text gives none here. */
  readonly year: number | null;
  /** 1–13; 13 is January of the next year ("13 tháng"). Null: only a year is named. */
  readonly month: number | null;
  /** Null: the end of the month. */
  readonly day: number | null;
  /**
   * `asOf`: figures are true of it. `compared`: only compared with ("so với", "cùng kỳ"). `year`: "năm 2023".
   * `other`: a paper's date, a start, a deadline, a plan period.
   */
  readonly kind: "asOf" | "compared" | "year" | "other";
}

type Shape = Pick<DateExpression, "to" | "year" | "month" | "day"> & {
  readonly isYearOnly?: boolean;
  readonly isOpen?: boolean;
};

const key = wordKey;
const monthWord = key("tháng");
const yearWord = key("năm");
const quarterWord = key("quý");
const dayWord = key("ngày");
const numberWords = new Map(
  ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"].map((word, index) => [key(word), index + 1]),
);
numberWords.set(key("tư"), 4);
const romanQuarters = new Map([
  ["i", 1],
  ["ii", 2],
  ["iii", 3],
  ["iv", 4],
]);
const untilWords = new Set(["đến", "tới", "hết", "cuối", "tại", "điểm", "vào"].map(key));
/** Words that ask for a day: "đến 15 tháng 7"; behind "hết", "9 tháng" are a count. */
const dayAskers = new Set(["ngày", "đến", "tới", "vào"].map(key));
const comparedWords = new Set(["với", "kỳ", "so", "cùng"].map(key));
const fromWords = new Set(["từ", "trước", "sau", "kể"].map(key));
/** "giữa tháng 6", "trung tuần tháng 6": the 15th; the words from the month back. */
const middleWords = [["giữa"], ["tuần", "trung"]].map((words) => words.map(key));
const middleDay = 15;
const beginWords = new Set(["đầu", "giữa"].map(key));
const openPeriodWords = new Set(["cuối", "tới", "qua", "liên", "tiếp", "tuổi", "nữa", "còn", "một"].map(key));
const wholeWords = new Set(["hết", "cả", "cuối", "thúc", "trọn"].map(key));

/** Reads the date expression that starts at a token; null when there is none. */
export function readDateExpression(tokens: readonly Token[], from: number): DateExpression | null {
  const shape =
    readFullDate(tokens, from) ??
    readSpelledDate(tokens, from) ??
    readMonth(tokens, from) ??
    readMonthCount(tokens, from) ??
    readQuarter(tokens, from) ??
    readDayAndMonth(tokens, from) ??
    readYear(tokens, from);
  if (shape === null) return null;
  const { to, year, month, day } = shape;
  return { from, to, year, month, day, kind: kindOf(tokens, from, shape) };
}

/** What the words before it make of a date; the hour before a day is passed over: "đến 17 giờ ngày 05/9/2025". */
function kindOf(tokens: readonly Token[], place: number, shape: Shape): DateExpression["kind"] {
  const from = hourBefore(tokens, place);
  if (shape.isOpen) return "other";
  const near = wordsBefore(tokens, from, 6);
  const before = near
    .slice(shape.day === middleDay ? middleLength(near) : 0)
    .filter((word) => word !== dayWord && word !== monthWord);
  const [last = "", second = ""] = before;
  if (comparedWords.has(last) || (comparedWords.has(second) && !untilWords.has(last))) return "compared";
  if (shape.isYearOnly) return wholeWords.has(last) ? "asOf" : "year";
  if (fromWords.has(last) || beginWords.has(last)) return "other";
  if (untilWords.has(last) || shape.day === null) return "asOf";
  const opens = tokens[from - 1]?.key === "(" || (tokens[from - 1]?.key === dayWord && tokens[from - 2]?.key === "(");
  return opens ? "asOf" : "other";
}

/** "17 giờ", "30 phút", "17h30". */
const hourWord = new RegExp(`^(?:${key("giờ")}|${key("phút")}|h\\d{0,2})$`, "u");

/** Where "17 giờ 30 phút ngày" begins; the date's own place without an hour. */
function hourBefore(tokens: readonly Token[], from: number): number {
  let at = tokens[from - 1]?.key === dayWord ? from - 1 : from;
  const start = at;
  while (hourWord.test(tokens[at - 1]?.key ?? "") && tokens[at - 2]?.kind === "number") at -= 2;
  return at === start ? from : at;
}

/** How many of the words, from the nearest back, say "in the middle of"; none: 0. */
function middleLength(words: readonly string[]): number {
  return middleWords.find((middle) => middle.every((word, index) => words[index] === word))?.length ?? 0;
}

function wordsBefore(tokens: readonly Token[], from: number, count: number): string[] {
  const words: string[] = [];
  for (let index = from - 1; index >= 0 && words.length < count && tokens[index]?.kind === "word"; index -= 1)
    words.push(tokens[index]?.key ?? "");
  return words;
}

function integerAt(tokens: readonly Token[], index: number, pattern: RegExp): number | null {
  const token = tokens[index];
  return token?.kind === "number" && pattern.test(token.key) ? Number(token.key) : null;
}

function smallAt(tokens: readonly Token[], index: number): number | null {
  return integerAt(tokens, index, /^\d{1,2}$/u);
}

function yearAt(tokens: readonly Token[], index: number): number | null {
  return integerAt(tokens, index, /^(?:19|20)\d\d$/u);
}

function isSeparator(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.kind === "mark" && (token.key === "/" || token.key === "-" || token.key === ".") && !token.isSpaced;
}

/** "31/10/2023", "31-10-2023", "31.10.2023". */
function readFullDate(tokens: readonly Token[], from: number): Shape | null {
  const dotted =
    tokens[from]?.kind === "number" ? /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/u.exec(tokens[from]?.key ?? "") : null;
  if (dotted) return dayShape(from + 1, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]));
  const day = smallAt(tokens, from);
  const month = smallAt(tokens, from + 2);
  const year = yearAt(tokens, from + 4);
  if (day === null || month === null || year === null) return null;
  if (!isSeparator(tokens, from + 1) || !isSeparator(tokens, from + 3)) return null;
  return dayShape(from + 5, day, month, year);
}

function dayShape(to: number, day: number, month: number, year: number | null): Shape | null {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? { to, day, month, year } : null;
}

/** "15 tháng 8 năm 2024", "15 tháng 8". */
function readSpelledDate(tokens: readonly Token[], from: number): Shape | null {
  const day = smallAt(tokens, from);
  if (day === null || tokens[from + 1]?.key !== monthWord) return null;
  const month = smallAt(tokens, from + 2);
  const asked = tokens[from - 1]?.key ?? "";
  if (month === null || !dayAskers.has(asked)) return null;
  const tail = readYearTail(tokens, from + 3);
  return dayShape(tail.to, day, month, tail.year);
}

/** "tháng 9/2024", "tháng 9 năm 2024", "tháng Chín", "9/2024". */
function readMonth(tokens: readonly Token[], from: number): Shape | null {
  if (tokens[from]?.key === monthWord && tokens[from]?.kind === "word") {
    const number = smallAt(tokens, from + 1);
    const spelled = number === null ? spelledNumberAt(tokens, from + 1) : null;
    const month = number ?? spelled?.value ?? null;
    if (month === null || month < 1 || month > 12) return null;
    const tail = readYearTail(tokens, spelled?.to ?? from + 2);
    const day = middleLength(wordsBefore(tokens, from, 2)) > 0 ? middleDay : null;
    return { to: tail.to, day, month, year: tail.year };
  }
  const month = smallAt(tokens, from);
  const year = yearAt(tokens, from + 2);
  if (month === null || year === null || month < 1 || month > 12 || tokens[from + 1]?.key !== "/") return null;
  const isNumberOfPaper = tokens[from + 3]?.key === "/" || tokens[from - 1]?.key === "/";
  return isNumberOfPaper ? null : { to: from + 3, day: null, month, year };
}

function spelledNumberAt(
  tokens: readonly Token[],
  index: number,
): { readonly value: number; readonly to: number } | null {
  const token = tokens[index];
  const value = token?.kind === "word" ? numberWords.get(token.key) : undefined;
  if (value === undefined) return null;
  const unit = value === 10 ? numberWords.get(tokens[index + 1]?.key ?? "") : undefined;
  return unit === undefined || unit > 3 ? { value, to: index + 1 } : { value: 10 + unit, to: index + 2 };
}

/** "4 tháng đầu năm 2025", "11 tháng", "9T/2024", "mười tháng". */
function readMonthCount(tokens: readonly Token[], from: number): Shape | null {
  const number = smallAt(tokens, from);
  const spelled = number === null ? spelledNumberAt(tokens, from) : null;
  const count = number ?? spelled?.value ?? null;
  const after = spelled?.to ?? from + 1;
  if (count === null || count < 1 || count > 13) return null;
  const unit = tokens[after];
  if (unit?.kind !== "word") return null;
  if (unit.key === "t" && !unit.isSpaced) {
    const tail = readYearTail(tokens, after + 1);
    return { to: tail.to, day: null, month: count, year: tail.year };
  }
  if (unit.key !== monthWord || tokens[from - 1]?.key === dayWord) return null;
  const next = tokens[after + 1];
  if (next?.kind === "word" && openPeriodWords.has(next.key)) {
    return { to: after + 2, day: null, month: count, year: null, isOpen: true };
  }
  const isFromStart = next?.key === key("đầu");
  const tail = readYearTail(tokens, isFromStart ? after + 2 : after + 1);
  return { to: tail.to, day: null, month: count, year: tail.year };
}

/** "quý I/2023", "quý 3 năm 2024", "hết quý III"; "nửa đầu năm". */
function readQuarter(tokens: readonly Token[], from: number): Shape | null {
  if (tokens[from]?.key !== quarterWord) return null;
  const roman = romanQuarters.get(tokens[from + 1]?.key ?? "");
  const quarter = roman ?? integerAt(tokens, from + 1, /^[1-4]$/u);
  if (quarter === null || quarter === undefined) return null;
  const tail = readYearTail(tokens, from + 2);
  return { to: tail.to, day: null, month: quarter * 3, year: tail.year };
}

/** "30/9", "30-9", "30.9" behind a word that asks for a date. */
function readDayAndMonth(tokens: readonly Token[], from: number): Shape | null {
  const previous = tokens[from - 1];
  const asked =
    previous?.kind === "word" &&
    (previous.key === dayWord || untilWords.has(previous.key) || fromWords.has(previous.key));
  const opens = previous?.key === "(" || (previous?.kind === "word" && comparedWords.has(previous.key));
  if (!asked && !opens) return null;
  const dotted =
    asked && tokens[from]?.kind === "number" ? /^(\d{1,2})\.(\d{1,2})$/u.exec(tokens[from]?.key ?? "") : null;
  if (dotted)
    return isMeasured(tokens, from + 1) ? null : dayShape(from + 1, Number(dotted[1]), Number(dotted[2]), null);
  const day = smallAt(tokens, from);
  const month = smallAt(tokens, from + 2);
  if (day === null || month === null || !isSeparator(tokens, from + 1) || tokens[from + 1]?.key === ".") return null;
  if (isMeasured(tokens, from + 3) || tokens[from + 2]?.isSpaced) return null;
  if (opens && tokens[from + 3]?.kind === "word") return null;
  const tail = readYearTail(tokens, from + 3);
  return dayShape(tail.to, day, month, tail.year);
}

/** A unit or percent sign behind it: the number is no date. */
function isMeasured(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.key === "%" || token?.key === "/") return true;
  return token?.kind === "word" && ["tỷ", "triệu", "đồng", "nghìn", "xã", "tiêu"].map(key).includes(token.key);
}

/** "năm 2023", "năm ngân sách 2023", "hết năm"; spans such as "2021-2025" are no year. */
function readYear(tokens: readonly Token[], from: number): Shape | null {
  if (tokens[from]?.key === yearWord && tokens[from]?.kind === "word") {
    const year = yearAt(tokens, from + 1);
    if (year !== null)
      return isSpan(tokens, from + 1) ? null : { to: from + 2, day: null, month: 12, year, isYearOnly: true };
    const isBudgetYear = tokens[from + 1]?.key === key("ngân") && tokens[from + 2]?.key === key("sách");
    const budgetYear = isBudgetYear ? yearAt(tokens, from + 3) : null;
    if (budgetYear !== null) return { to: from + 4, day: null, month: 12, year: budgetYear, isYearOnly: true };
    const isWhole = wholeWords.has(tokens[from - 1]?.key ?? "");
    const next = tokens[from + 1]?.key ?? "";
    const goesOn = [key("trước"), key("ngoái"), key("nay"), key("ngân"), key("qua")].includes(next);
    return isWhole && (!goesOn || next === key("nay"))
      ? { to: from + 1, day: null, month: 12, year: null, isYearOnly: true }
      : null;
  }
  const year = yearAt(tokens, from);
  const previous = tokens[from - 1];
  const isListed = year !== null && previous !== undefined && (previous.key === "," || previous.key === key("và"));
  return isListed && yearAt(tokens, from - 2) !== null && !isSpan(tokens, from)
    ? { to: from + 1, day: null, month: 12, year, isYearOnly: true }
    : null;
}

function isSpan(tokens: readonly Token[], index: number): boolean {
  return tokens[index + 1]?.key === "-" && yearAt(tokens, index + 2) !== null;
}

/** "/2024", "-2024", "năm 2024", ".2024" behind a month or quarter. */
function readYearTail(tokens: readonly Token[], index: number): { readonly to: number; readonly year: number | null } {
  const token = tokens[index];
  if (token?.kind === "mark" && (token.key === "/" || token.key === "-")) {
    const year = yearAt(tokens, index + 1);
    return year !== null && tokens[index + 1]?.isSpaced === false ? { to: index + 2, year } : { to: index, year: null };
  }
  if (token?.key === yearWord && token.kind === "word") {
    const year = yearAt(tokens, index + 1);
    if (year !== null && !isSpan(tokens, index + 1)) return { to: index + 2, year };
  }
  const bare = token?.kind === "number" ? yearAt(tokens, index) : null;
  return bare !== null && tokens[index + 1]?.kind !== "word"
    ? { to: index + 1, year: bare }
    : { to: index, year: null };
}
