/**
 * The sentence of the lapse radar: what remains, how fast it must go to which date, how fast it has gone.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { measureOutlook } from "./lapse-outlook.ts";
import { type Dong, dongPerUnit, type MoneyUnit, moneyUnitNames } from "../money.ts";
import { formatDate, formatMoneyWithUnit, formatNumber } from "../number-text.ts";

/** What the sentence is made from. */
export interface LapseSentenceInput {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly unit: MoneyUnit;
  readonly total: {
    readonly plan: Dong | null;
    readonly remaining: Dong | null;
    readonly lapsed: Dong | null;
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
  const { plan, remaining, lapsed } = total;
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
  if (lapsed === null || lapsed === 0n) return lead + paceClause(input, language);
  // What has lapsed can no longer be paid, so a pace for the whole would be wrong: what is still in time stands by itself.
  const inTime = remaining - lapsed;
  if (inTime <= 0n) return lead + (isVietnamese ? ", đều đã quá hạn" : ", all of it past its deadline");
  return (
    lead +
    (isVietnamese
      ? `, trong đó ${money(lapsed)} đã quá hạn, ${money(inTime)} còn trong hạn`
      : `, of which ${money(lapsed)} is past its deadline and ${money(inTime)} still in time`)
  );
}

function paceClause(
  { asOf, fiscalYear, unit, total, deadlines, yearEnds }: LapseSentenceInput,
  language: Language,
): string {
  const isVietnamese = language === "vi";
  const first = (total.openPlan ?? 0n) === 0n ? (deadlines.toSorted()[0] ?? "") : "";
  const dates = [...new Set([...yearEnds, ...deadlines])].filter((date) => date >= first && date > asOf).toSorted();
  const places = unit === "billion" || unit === "thousandBillion" ? 3 : 0;
  const perMonth = (amount: Decimal): string =>
    formatNumber(amount.div(String(dongPerUnit[unit])), { language, places });
  const outlooks = dates.flatMap((date) => {
    const { neededPerMonth, soFarPerMonth } = measureOutlook(total, date, { asOf, fiscalYear });
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
  const soFar = perMonth(soFarPerMonth);
  return clause + (isVietnamese ? `, trong khi bình quân từ đầu năm ${soFar}` : `, against ${soFar} so far`);
}
