/**
 * The sentence of a year-end settlement: where the plan has gone, in amounts that add up to it as shown.
 */
import { endOfYear, type PlainDate } from "../calendar.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, roundToAddUp } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit } from "../number-text.ts";
import { roundToStep, roundToTotal, shownStep } from "../showing/round-to-total.ts";
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

const uses = ["totalPaid", "carriedFurther", "cancelled", "stillPayable", "toCancel"] as const;

/**
 * A settlement as it is shown, in sentence and table alike, in đồng: its uses rounded together, so that they add up to
 * the shown plan; and the parts of the total paid, so that they add up to it.
 *
 * @example
 * ```ts
 * const notStated = { advanceOutstanding: null, unsplit: null, refunded: null, carriedFurther: null, cancelled: null };
 * const [paid, left] = [291_200_000n, 2_210_400_000n];
 * const settled = { ...notStated, planBeforeCancellation: paid + left, volumePaid: paid, totalPaid: paid, stillPayable: 0n, toCancel: left };
 * const { planBeforeCancellation, totalPaid, toCancel } = shownSettlement(settled, "million");
 * [planBeforeCancellation, totalPaid, toCancel] // => [2_502_000_000n, 291_000_000n, 2_211_000_000n]
 * ```
 */
export function shownSettlement(settled: Settlement, unit: MoneyUnit): Settlement {
  const places = shownPlaces[unit];
  const step = shownStep({ unit, places });
  const { volumePaid, advanceOutstanding, unsplit, refunded, planBeforeCancellation, toCancel } = settled;
  const each = (amount: Dong | null): Dong | null => (amount === null ? null : roundToStep(amount, step));
  const together = roundToAddUp(
    uses.map((use) => settled[use] ?? 0n),
    { unit, places },
  ).rounded;
  const [totalPaid = null, carriedFurther = null, cancelled = null, stillPayable = null, left = null] = uses.map(
    (use, index) => {
      const amount = settled[use];
      return amount === null || toCancel === null ? each(amount) : (together[index] ?? 0n);
    },
  );
  const parts = [volumePaid, advanceOutstanding, unsplit, refunded === null ? null : -refunded];
  const split =
    totalPaid === null
      ? []
      : roundToTotal(
          parts.map((amount) => amount ?? 0n),
          { total: totalPaid, step },
        );
  const [volume = null, advances = null, cash = null, back = null] = parts.map((amount, index) =>
    amount === null ? null : (split[index] ?? 0n),
  );
  return {
    planBeforeCancellation: each(planBeforeCancellation),
    volumePaid: volume,
    advanceOutstanding: advances,
    unsplit: cash,
    refunded: back === null ? null : -back,
    totalPaid,
    carriedFurther,
    cancelled,
    stillPayable,
    toCancel: left,
  };
}

/** Where the plan went. */
function usesOf(
  settled: Settlement,
  { asOf, fiscalYear, unit }: SettlementSentenceContext,
  language: Language,
): readonly string[] {
  const isVietnamese = language === "vi";
  const next = fiscalYear + 1;
  const shown = shownSettlement(settled, unit);
  const [paid = 0n, further = 0n, gone = 0n, payable = 0n, left = 0n] = uses.map((use) => shown[use] ?? 0n);
  const text = (amount: Dong): string => formatMoney(amount, { language, unit });
  const excess = isVietnamese ? `sử dụng vượt kế hoạch ${text(-left)}` : `used beyond the plan ${text(-left)}`;
  return [
    `${isVietnamese ? "đã thanh toán" : "paid"} ${text(paid)}`,
    ...(further === 0n
      ? []
      : [`${isVietnamese ? `chuyển sang năm ${next}` : `carried into ${next}:`} ${text(further)}`]),
    ...(gone === 0n ? [] : [`${isVietnamese ? "đã hủy" : "cancelled"} ${text(gone)}`]),
    ...(payable === 0n ? [] : [payableText(text(payable), { isRunning: asOf < endOfYear(fiscalYear), isVietnamese })]),
    ...(left > 0n ? [`${isVietnamese ? "còn phải hủy" : "still to cancel"} ${text(left)}`] : []),
    ...(left < 0n ? [excess] : []),
  ];
}

/** While the year runs all of the rest may still be paid; afterwards the part whose deadline has not passed. */
function payableText(
  amount: string,
  { isRunning, isVietnamese }: { readonly isRunning: boolean; readonly isVietnamese: boolean },
): string {
  if (isRunning) return isVietnamese ? `còn chưa thanh toán ${amount}` : `not yet paid ${amount}`;
  return isVietnamese ? `còn được thanh toán ${amount}` : `still payable ${amount}`;
}
