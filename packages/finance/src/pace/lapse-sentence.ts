/**
 * The sentence of the lapse radar: what remains, how fast it must go to which date, how fast it has gone.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { measureOutlook } from "./lapse-outlook.ts";
import { type Dong, dongPerUnit, type MoneyUnit, moneyUnitNames, roundToAddUp } from "../money.ts";
import { formatDate, formatMoneyWithUnit, formatNumber } from "../number-text.ts";

/** What the sentence is made from. */
export interface LapseSentenceInput {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly unit: MoneyUnit;
  readonly total: {
    readonly plan: Dong | null;
    readonly disbursed: Dong | null;
    readonly remaining: Dong | null;
    readonly carriedFurther: Dong | null;
    readonly lapsed: Dong | null;
    readonly inSettlement: Dong | null;
    /** What can still be paid. */
    readonly payable: Dong | null;
    /** Null: all plan has a deadline. */
    readonly openPlan: Dong | null;
  };
  /** All deadlines of the money. */
  readonly deadlines: readonly PlainDate[];
  readonly yearEnds: readonly PlainDate[];
}

/**
 * "Đến 31/10/2023 còn 16.325 triệu đồng chưa giải ngân; cần 8.163 triệu đồng/tháng để kịp 31/12/2023 (5.442 nếu đến
 * 31/01/2024), trong khi bình quân từ đầu năm 1.411". A year end before the first deadline of the money is left out.
 */
export function lapseSentence(input: LapseSentenceInput): Bilingual {
  return { vi: write(input, "vi"), en: write(input, "en") };
}

function write(input: LapseSentenceInput, language: Language): string {
  const { asOf, unit, total } = input;
  const { plan, remaining, payable } = total;
  const isVietnamese = language === "vi";
  const date = formatDate(asOf);
  const money = (amount: Dong): string => formatMoneyWithUnit(amount, { language, unit });
  if (plan === null) return isVietnamese ? `Đến ${date} chưa nêu kế hoạch vốn` : `By ${date} no plan is stated`;
  if (remaining === null) {
    return isVietnamese
      ? `Đến ${date} chưa nêu số đã giải ngân; kế hoạch vốn: ${money(plan)}`
      : `By ${date} no disbursement is stated; plan: ${money(plan)}`;
  }
  if (remaining < 0n) {
    return isVietnamese
      ? `Đến ${date} đã giải ngân vượt kế hoạch ${money(plan)} là ${money(-remaining)}`
      : `By ${date} disbursement is ${money(-remaining)} above the plan of ${money(plan)}`;
  }
  if (remaining === 0n) {
    return isVietnamese
      ? `Đến ${date} đã giải ngân hết kế hoạch ${money(plan)}`
      : `By ${date} the whole plan of ${money(plan)} is disbursed`;
  }
  const lead = isVietnamese
    ? `Đến ${date} còn ${money(remaining)} chưa giải ngân`
    : `By ${date} ${money(remaining)} is not disbursed`;
  if (payable === null)
    return (
      lead +
      (isVietnamese
        ? "; một phần vốn đã đến hạn, chưa đủ số liệu để tách phần đã quá hạn"
        : "; some of the money has come to its deadline, and payments do not tell what has lapsed")
    );
  return payable === remaining
    ? lead + paceClause(input, language)
    : lead + goneClause(input, { payable, remaining }, language);
}

/**
 * What has lapsed can no longer be paid, so a pace for the whole would be wrong: what is still in time stands by itself.
 * The shown parts add up to what remains.
 */
function goneClause(
  { fiscalYear, unit, total: { lapsed, inSettlement } }: LapseSentenceInput,
  { payable, remaining }: { readonly payable: Dong; readonly remaining: Dong },
  language: Language,
): string {
  const further = remaining - payable - (lapsed ?? 0n) - (inSettlement ?? 0n);
  const next = String(fiscalYear + 1);
  const parts = [
    { amount: further, vi: `đã chuyển sang năm ${next}`, en: `carried into ${next}` },
    { amount: lapsed ?? 0n, vi: "đã quá hạn", en: "past its deadline" },
    { amount: inSettlement ?? 0n, vi: "đang chỉnh lý quyết toán", en: "in settlement" },
    { amount: payable, vi: "còn trong hạn", en: "still in time" },
  ].filter(({ amount }) => amount > 0n);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return language === "vi" ? `, đều ${only.vi}` : `, all of it ${only.en}`;
  const { rounded } = roundToAddUp(
    parts.map(({ amount }) => amount),
    { unit, places: placesOf(unit) },
  );
  const [first = "", ...others] = parts.map((part, index) => {
    const verb = language === "en" && index === 0 ? "is " : "";
    return `${formatMoneyWithUnit(rounded[index] ?? 0n, { language, unit })} ${verb}${part[language]}`;
  });
  if (language === "vi") return `, trong đó ${[first, ...others].join(", ")}`;
  return `, of which ${[first, ...others.slice(0, -1)].join(", ")} and ${others.at(-1) ?? ""}`;
}

function placesOf(unit: MoneyUnit): number {
  return unit === "billion" || unit === "thousandBillion" ? 3 : 0;
}

function paceClause(
  { asOf, fiscalYear, unit, total, deadlines, yearEnds }: LapseSentenceInput,
  language: Language,
): string {
  const isVietnamese = language === "vi";
  const first = (total.openPlan ?? 0n) === 0n ? (deadlines.toSorted()[0] ?? "") : "";
  const dates = [...new Set([...yearEnds, ...deadlines])].filter((date) => date >= first && date > asOf).toSorted();
  const perMonth = (amount: Decimal): string =>
    formatNumber(amount.div(String(dongPerUnit[unit])), { language, places: placesOf(unit) });
  const whole = { disbursed: total.disbursed, left: total.payable };
  const outlooks = dates.flatMap((date) => {
    const { neededPerMonth, soFarPerMonth } = measureOutlook(
      whole,
      { date, settlementUntil: null },
      { asOf, fiscalYear },
    );
    return neededPerMonth === null ? [] : [{ date: formatDate(date), needed: perMonth(neededPerMonth), soFarPerMonth }];
  });
  const [next, ...others] = outlooks;
  if (next === undefined) return isVietnamese ? "; đã đến hạn cuối" : "; the last deadline has come";
  const name = moneyUnitNames[unit][language];
  const later = others.map(({ date, needed }) =>
    isVietnamese ? `${needed} nếu đến ${date}` : `${needed} if by ${date}`,
  );
  const brackets = later.length === 0 ? "" : ` (${later.join("; ")})`;
  const { soFarPerMonth } = next;
  const clause = isVietnamese
    ? `; cần ${next.needed} ${name}/tháng để kịp ${next.date}${brackets}`
    : `; ${next.needed} ${name} a month is needed by ${next.date}${brackets}`;
  if (soFarPerMonth === null) return clause;
  if (soFarPerMonth.isZero())
    return clause + (isVietnamese ? ", trong khi từ đầu năm chưa giải ngân" : ", against nothing so far");
  const soFar = perMonth(soFarPerMonth);
  return clause + (isVietnamese ? `, trong khi bình quân từ đầu năm ${soFar}` : `, against ${soFar} so far`);
}
