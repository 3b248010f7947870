/**
 * The sentence of a year-end settlement: where the plan has gone, in amounts that add up to it as shown.
 */
import { endOfYear, type PlainDate } from "../calendar.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, roundToAddUp } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit } from "../number-text.ts";
import { shownPlaces } from "../showing/shown-table.ts";
import type { Settlement } from "./settlement.ts";

/** What a sentence about a settlement is written for. */
export interface SettlementSentenceContext {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** Shown once, behind the plan. */
  readonly unit: MoneyUnit;
}

/**
 * "Quyết toán niên độ 2023 đến 31/01/2024: kế hoạch 3.557 triệu đồng, đã thanh toán 3.000, chuyển sang năm 2024 400,
 * còn phải hủy 157". Only what is stated; what is shown as zero is left out, but for the payment.
 *
 * @example
 * ```ts
 * const settled = settleSums([{ sums: { assigned: 9n, volumePaid: 9n }, carriedFurther: null }]);
 * settlementSentence(settled, { asOf: "2024-01-31", fiscalYear: 2023, unit: "dong" }).vi // => "Quyết toán niên độ 2023 đến 31/01/2024: kế hoạch 9 đồng, đã thanh toán 9"
 * ```
 */
export function settlementSentence(settled: Settlement, context: SettlementSentenceContext): Bilingual {
  return { vi: write(settled, context, "vi"), en: write(settled, context, "en") };
}

function write(settled: Settlement, context: SettlementSentenceContext, language: Language): string {
  const { asOf, fiscalYear, unit } = context;
  const { planBeforeCancellation: plan, totalPaid } = settled;
  const date = formatDate(asOf);
  const isVietnamese = language === "vi";
  const lead = isVietnamese
    ? `Quyết toán niên độ ${fiscalYear} đến ${date}: `
    : `Settlement of budget year ${fiscalYear} as of ${date}: `;
  const paidWord = isVietnamese ? "đã thanh toán" : "paid";
  if (plan === null) {
    const notStated = isVietnamese ? "chưa nêu kế hoạch" : "no plan is stated";
    const paid = totalPaid === null ? "" : `, ${paidWord} ${formatMoneyWithUnit(totalPaid, { language, unit })}`;
    return `${lead}${notStated}${paid}`;
  }
  const planText = `${isVietnamese ? "kế hoạch" : "plan"} ${formatMoneyWithUnit(plan, { language, unit })}`;
  if (totalPaid === null)
    return `${lead}${planText}; ${isVietnamese ? "chưa nêu số đã thanh toán" : "no payment is stated"}`;
  return `${lead}${planText}, ${usesOf(settled, context, language).join(", ")}`;
}

/** Where the plan went: rounded together, so that the uses add up to the plan. */
function usesOf(
  { totalPaid, carriedFurther, cancelled, toCancel }: Settlement,
  { asOf, fiscalYear, unit }: SettlementSentenceContext,
  language: Language,
): readonly string[] {
  const isVietnamese = language === "vi";
  const next = fiscalYear + 1;
  const amounts = [totalPaid, carriedFurther, cancelled, toCancel].map((amount): Dong => amount ?? 0n);
  const [paid = 0n, further = 0n, gone = 0n, left = 0n] = roundToAddUp(amounts, {
    unit,
    places: shownPlaces[unit],
  }).rounded;
  const text = (amount: Dong): string => formatMoney(amount, { language, unit });
  const excess = isVietnamese ? `sử dụng vượt kế hoạch ${text(-left)}` : `used beyond the plan ${text(-left)}`;
  return [
    `${isVietnamese ? "đã thanh toán" : "paid"} ${text(paid)}`,
    ...(further === 0n
      ? []
      : [`${isVietnamese ? `chuyển sang năm ${next}` : `carried into ${next}:`} ${text(further)}`]),
    ...(gone === 0n ? [] : [`${isVietnamese ? "đã hủy" : "cancelled"} ${text(gone)}`]),
    ...(left > 0n ? [leftText(text(left), { isOpen: asOf < endOfYear(fiscalYear), isVietnamese })] : []),
    ...(left < 0n ? [excess] : []),
  ];
}

/** While the year runs the rest may still be paid; afterwards it is carried further or cancelled. */
function leftText(
  amount: string,
  { isOpen, isVietnamese }: { readonly isOpen: boolean; readonly isVietnamese: boolean },
): string {
  if (isOpen) return isVietnamese ? `còn chưa thanh toán ${amount}` : `not yet paid ${amount}`;
  return isVietnamese ? `còn phải hủy ${amount}` : `still to cancel ${amount}`;
}
