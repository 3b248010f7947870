/**
 * The sentence: the answer to "where do we stand?", in words, made from the same numbers as the chart.
 */
import type { PlainDate } from "../calendar.ts";
import { type Decimal, decimal, roundHalfUp } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { type MoneyUnit, moneyUnitNames } from "../money.ts";
import {
  formatDate,
  formatMoney,
  formatMoneyWithUnit,
  formatNumber,
  formatPercent,
  formatPoints,
} from "../number-text.ts";
import type { TimeGap } from "../pace.ts";
import type { Progress } from "./progress.ts";

/** A piece of a sentence: `actual` is what happened, `behind` what is late; both are shown in their colour. */
export interface SentencePart {
  readonly text: string;
  readonly emphasis: "none" | "actual" | "behind";
}

/** What a sentence about progress is made from. */
export interface SentenceInput {
  readonly progress: Progress;
  readonly asOf: PlainDate;
  /** Shown once, behind the two amounts. */
  readonly unit: MoneyUnit;
  readonly timeGap: TimeGap | null;
}

/**
 * "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch (chậm 36,93 điểm % so với thời gian)".
 * Where plan or disbursement is not stated the sentence says so.
 *
 * @example
 * ```ts
 * const progress = measureProgress({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n });
 * progressSentence({ progress, asOf: "2023-10-31", unit: "million", timeGap: null }).vi // => "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch"
 * const noPlan = measureProgress({ plan: null, disbursedToDate: 14_108_000_000n });
 * progressSentence({ progress: noPlan, asOf: "2023-10-31", unit: "million", timeGap: null }).en // => "By 31/10/2023 disbursement reached 14,108 million VND; no plan is stated"
 * ```
 */
export function progressSentence(input: SentenceInput): Bilingual {
  const write = (language: Language): string => {
    const gap = timeGapClause(input.timeGap, language);
    return `${plainText(progressParts(input, language))}${gap === null ? "" : ` (${gap})`}`;
  };
  return { vi: write("vi"), en: write("en") };
}

/**
 * The sentence's first clause in parts, without the gap to the calendar.
 *
 * @example
 * ```ts
 * const progress = measureProgress({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n });
 * const parts = progressParts({ progress, asOf: "2023-10-31", unit: "million", timeGap: null }, "en");
 * parts[1] // => { text: "14,108/30,433 million VND, 46.36%", emphasis: "actual" }
 * ```
 */
export function progressParts({ progress, asOf, unit }: SentenceInput, language: Language): readonly SentencePart[] {
  const { plan, disbursedToDate, rate } = progress;
  const isVietnamese = language === "vi";
  const date = formatDate(asOf);
  if (disbursedToDate === null) {
    const planText =
      plan === null ? (isVietnamese ? "chưa nêu" : "not stated") : formatMoneyWithUnit(plan, { language, unit });
    return [
      plain(
        isVietnamese
          ? `Đến ${date} chưa nêu số đã giải ngân; kế hoạch vốn: ${planText}`
          : `By ${date} no disbursement is stated; plan: ${planText}`,
      ),
    ];
  }
  const lead = isVietnamese ? `Đến ${date} đã giải ngân ` : `By ${date} disbursement reached `;
  if (plan === null) {
    return [
      plain(lead),
      { text: formatMoneyWithUnit(disbursedToDate, { language, unit }), emphasis: "actual" },
      plain(isVietnamese ? "; chưa nêu kế hoạch vốn" : "; no plan is stated"),
    ];
  }
  const amounts = `${formatMoney(disbursedToDate, { language, unit })}/${formatMoneyWithUnit(plan, { language, unit })}`;
  if (rate === null) return [plain(lead), { text: amounts, emphasis: "actual" }];
  const percent = formatPercent(rate, { language });
  return [
    plain(lead),
    { text: isVietnamese ? `${amounts}, đạt ${percent}` : `${amounts}, ${percent}`, emphasis: "actual" },
    plain(isVietnamese ? " kế hoạch" : " of the plan"),
  ];
}

/**
 * "chậm 36,93 điểm % so với thời gian"; null when there is no plan, or no gap at two decimals.
 *
 * @example
 * ```ts
 * const timeGap = measureTimeGap({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n, asOf: "2023-10-31", fiscalYear: 2023 });
 * timeGapClause(timeGap, "vi") // => "chậm 36,93 điểm % so với thời gian"
 * timeGapClause(null, "vi") // => null
 * ```
 */
export function timeGapClause(timeGap: TimeGap | null, language: Language): string | null {
  const share = timeGap?.behindShare ?? null;
  if (share === null || roundHalfUp(share.times(100), 2).isZero()) return null;
  const points = formatPoints(share.abs(), { language });
  const isBehind = share.gt(0);
  if (language === "vi") return `${isBehind ? "chậm" : "vượt"} ${points} điểm % so với thời gian`;
  return `${points} percentage points ${isBehind ? "behind" : "ahead of"} the calendar`;
}

/**
 * "5,8" of 5,786…: how many times as fast, one decimal.
 *
 * @example
 * ```ts
 * formatTimes(decimal("5.786"), "vi") // => "5,8"
 * ```
 */
export function formatTimes(times: Decimal, language: Language): string {
  return formatNumber(times, { language, places: 1 });
}

/**
 * The chart's title: "Chậm 11.239 triệu đồng so với tiến độ thời gian".
 *
 * @example
 * ```ts
 * const timeGap = measureTimeGap({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n, asOf: "2023-10-31", fiscalYear: 2023 });
 * timeGapTitle(timeGap, { unit: "million" }).vi // => "Chậm 11.239 triệu đồng so với tiến độ thời gian"
 * ```
 */
export function timeGapTitle(timeGap: TimeGap, { unit }: { readonly unit: MoneyUnit }): Bilingual {
  const isBehind = timeGap.behind >= 0n;
  const amount = isBehind ? timeGap.behind : -timeGap.behind;
  const text = (language: Language): string =>
    `${formatMoney(amount, { language, unit })} ${moneyUnitNames[unit][language]}`;
  if (decimal(amount).isZero()) return { vi: "Đúng tiến độ thời gian", en: "On the calendar's pace" };
  return {
    vi: `${isBehind ? "Chậm" : "Vượt"} ${text("vi")} so với tiến độ thời gian`,
    en: `${text("en")} ${isBehind ? "behind" : "ahead of"} the calendar`,
  };
}

/**
 * The words of the parts, joined.
 *
 * @example
 * ```ts
 * plainText([{ text: "đạt ", emphasis: "none" }, { text: "46,36%", emphasis: "actual" }]) // => "đạt 46,36%"
 * ```
 */
export function plainText(parts: readonly SentencePart[]): string {
  return parts.map((part) => part.text).join("");
}

function plain(text: string): SentencePart {
  return { text, emphasis: "none" };
}
