/**
 * Findings of progress: where the rows do not add up to the total, and by how much.
 */
import type { Finding } from "../finding.ts";
import type { Language } from "../language.ts";
import { type Dong, type MoneyUnit, sumMoney } from "../money.ts";
import { notStatedInTotal } from "../not-stated-in-total.ts";
import { formatMoneyWithUnit } from "../number-text.ts";
import type { Progress } from "./progress.ts";

/**
 * `notStatedInTotal`: the total counts rows that do not state both plan and disbursement. `carryOverCountedOnce`: the
 * rows of the years count plan that was carried over in both, the total once. Both are information.
 */
export function progressFindings(
  total: Progress,
  rows: readonly Progress[],
  { unit, countedTwice }: { readonly unit: MoneyUnit; readonly countedTwice: Dong },
): readonly Finding[] {
  if (rows.length === 0) return [];
  const unsaid = total.remaining === null ? [] : rows.filter(({ remaining }) => remaining === null);
  const text = (language: Language): string => formatMoneyWithUnit(countedTwice, { language, unit });
  const notStated = notStatedInTotal(
    {
      name: "disbursed",
      plan: sumMoney(unsaid.map(({ plan }) => plan ?? 0n)),
      used: sumMoney(unsaid.map(({ disbursedToDate }) => disbursedToDate ?? 0n)),
      unit,
    },
    {
      total: { vi: "Tổng còn lại", en: "The total remaining" },
      used: { vi: "giải ngân", en: "disbursement" },
      less: { vi: "đã giải ngân", en: "disbursed" },
    },
  );
  if (countedTwice === 0n) return notStated;
  return [
    ...notStated,
    {
      code: "carryOverCountedOnce",
      severity: "information",
      message: {
        vi: `Kế hoạch các năm cộng lại nhiều hơn tổng ${text("vi")}: tổng chỉ tính vốn kéo dài một lần.`,
        en: `The plans of the years add up to ${text("en")} more than the total, which counts carry-over once.`,
      },
      values: { countedTwice: String(countedTwice) },
      places: [],
    },
  ];
}
