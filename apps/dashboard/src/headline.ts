/**
 * The headline: the answer in one sentence, and what it means for the months that are left.
 */
import type { WireProgress } from "@giaingan/client";
import {
  decimal,
  formatDate,
  formatMoneyWithUnit,
  formatPercent,
  formatPoints,
  formatTimes,
  type Language,
  type MoneyUnit,
  plainText,
  type SentencePart,
} from "@giaingan/finance";
import { shownYear } from "./shown-answer.ts";
import type { Words } from "./words.ts";

/** How numbers are written. */
export interface NumberStyle {
  readonly language: Language;
  readonly unit: MoneyUnit;
}

/**
 * "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch; muốn hết vốn trước 31/12 phải nhanh gấp
 * 5,8 lần." Parts carry their emphasis; without plan or disbursement the first clause stands alone.
 */
export function headlineParts(progress: WireProgress, words: Words, style: NumberStyle): readonly SentencePart[] {
  const first = progress.sentenceParts[style.language];
  return [...first, ...outlook(progress, words, style), plain(".")];
}

/** The headline without emphasis, for titles and announcements. */
export function headlineText(progress: WireProgress, words: Words, style: NumberStyle): string {
  return plainText(headlineParts(progress, words, style));
}

/** "Thời gian đã qua 83,29%" and "chậm 36,93 điểm %"; empty when nothing can be compared with the calendar. */
export function calendarFacts(progress: WireProgress, words: Words, language: Language): string[] {
  const { timeGap } = progress;
  if (timeGap === null) return [];
  const facts = [words.timeElapsed(formatPercent(decimal(timeGap.elapsed), { language }))];
  if (timeGap.behindShare === null) return facts;
  const behind = decimal(timeGap.behindShare);
  const points = formatPoints(behind.abs(), { language });
  if (behind.isZero()) return [...facts, words.onTime];
  return [...facts, behind.gt(0) ? words.pointsBehind(points) : words.pointsAhead(points)];
}

/** A date without its year where the year is the budget year's: "31/12"; "31/01/2024" otherwise. */
export function shortDate(date: string, fiscalYear: number): string {
  const text = formatDate(date);
  return date.startsWith(`${fiscalYear}-`) ? text.slice(0, 5) : text;
}

function outlook(progress: WireProgress, words: Words, style: NumberStyle): readonly SentencePart[] {
  const { total, pace } = progress;
  if (total.remaining === null || pace.length === 0) return [];
  const remaining = BigInt(total.remaining);
  const write = (amount: bigint): string => formatMoneyWithUnit(amount, style);
  if (remaining === 0n) return total.plan === "0" ? [] : [plain(words.isSpent)]; // what was taken back was not spent
  if (remaining < 0n) return [plain(words.isOverspent), late(write(-remaining))];
  const next = pace.find((candidate) => candidate.neededPerMonth !== null);
  if (next === undefined) return [plain(words.isPastDeadlines), late(write(remaining))];
  const deadline = shortDate(next.deadline, shownYear(progress));
  if (next.timesFaster === null) {
    return [plain(words.needsPerMonth(deadline)), late(write(BigInt(next.neededPerMonth ?? "0")))];
  }
  const times = decimal(next.timesFaster);
  if (times.lte(1)) return [plain(words.isFastEnough(deadline))];
  return [plain(words.needsFaster(deadline)), late(words.times(formatTimes(times, style.language)))];
}

function plain(text: string): SentencePart {
  return { text, emphasis: "none" };
}

function late(text: string): SentencePart {
  return { text, emphasis: "behind" };
}
