/**
 * The sentence of advances: how much is outstanding, of what, and since when.
 */
import type { AdvanceSums } from "./advances.ts";
import type { PlainDate } from "../calendar.ts";
import type { Bilingual, Language } from "../language.ts";
import { type MoneyUnit, roundToAddUp } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit } from "../number-text.ts";
import { shownPlaces } from "../showing/shown-table.ts";

/**
 * "Đến 31/10/2023 còn 500 triệu đồng tạm ứng chưa thu hồi (đã tạm ứng 900, đã thu hồi 400); khoản cũ nhất từ
 * 01/12/2022, 334 ngày". What is advanced less what is recovered is the amount shown.
 *
 * @example
 * ```ts
 * const none = { advanced: null, recovered: null, outstanding: null, overRecovered: null, oldestOn: null, oldestDays: null };
 * advancesSentence(none, { asOf: "2023-10-31", unit: "million" }).vi // => "Đến 31/10/2023 chưa nêu số tạm ứng và thu hồi tạm ứng"
 * ```
 */
export function advancesSentence(
  sums: Omit<AdvanceSums, "buckets" | "averageAgeDays">,
  context: { readonly asOf: PlainDate; readonly unit: MoneyUnit },
): Bilingual {
  return { vi: write(sums, { ...context, language: "vi" }), en: write(sums, { ...context, language: "en" }) };
}

interface LanguageContext {
  readonly asOf: PlainDate;
  readonly unit: MoneyUnit;
  readonly language: Language;
}

function write(sums: Omit<AdvanceSums, "buckets" | "averageAgeDays">, context: LanguageContext): string {
  const { asOf, unit, language } = context;
  const { advanced, recovered, outstanding, overRecovered, oldestOn, oldestDays } = sums;
  const isVietnamese = language === "vi";
  const date = formatDate(asOf);
  if (outstanding === null)
    return isVietnamese
      ? `Đến ${date} chưa nêu số tạm ứng và thu hồi tạm ứng`
      : `By ${date} no advance and no recovery is stated`;
  const { rounded, total } = roundToAddUp([advanced ?? 0n, -(recovered ?? 0n), overRecovered ?? 0n], {
    unit,
    places: shownPlaces[unit],
  });
  const [shownAdvanced = 0n, shownRecovered = 0n, shownOver = 0n] = rounded;
  const text = (amount: bigint): string => formatMoney(amount, { language, unit });
  const words = isVietnamese
    ? { advanced: "đã tạm ứng", recovered: "đã thu hồi", over: "thu hồi vượt" }
    : { advanced: "advanced", recovered: "recovered", over: "recovered beyond it" };
  const parts = [
    ...(advanced === null ? [] : [`${words.advanced} ${text(shownAdvanced)}`]),
    ...(recovered === null ? [] : [`${words.recovered} ${text(-shownRecovered)}`]),
    ...(shownOver === 0n ? [] : [`${words.over} ${text(shownOver)}`]),
  ].join(", ");
  const left = formatMoneyWithUnit(total, { language, unit });
  const lead = isVietnamese
    ? `Đến ${date} còn ${left} tạm ứng chưa thu hồi (${parts})`
    : `By ${date} advances outstanding are ${left} (${parts})`;
  if (oldestOn === null || oldestDays === null) return lead;
  return isVietnamese
    ? `${lead}; khoản cũ nhất từ ${formatDate(oldestOn)}, ${oldestDays} ngày`
    : `${lead}; the oldest dates from ${formatDate(oldestOn)}, ${oldestDays} ${oldestDays === 1 ? "day" : "days"} ago`;
}
