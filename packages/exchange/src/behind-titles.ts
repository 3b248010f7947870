/**
 * Titles of the charts of running totals, of money behind, of money at risk and of distributions: the answer in a sentence, made from the numbers that they show.
 */
import { type AtRiskRow, monthName, type ProgressRow, rankAtRisk, rankBehind } from "@giaingan/charts";
import {
  type Decimal,
  divide,
  formatMoneyWithUnit,
  formatPercent,
  type Language,
  type MoneyUnit,
  type SentencePart,
  sumMoney,
} from "@giaingan/finance";
import type { MovementProjectionAnswer } from "@giaingan/finance/projection";

/** "Chậm nhiều nhất là xã Đăk Tơ Lung: 20.597 triệu đồng; 8 dòng chậm cộng 53.514 triệu đồng". */
export function behindTitle(
  rows: readonly ProgressRow[],
  { language, unit, share }: { readonly language: Language; readonly unit: MoneyUnit; readonly share: Decimal },
): readonly SentencePart[] {
  const ranked = rankBehind(rows, share);
  const [first] = ranked;
  const isVietnamese = language === "vi";
  if (first === undefined)
    return plain(
      isVietnamese ? "Không dòng nào chậm so với thời gian đã qua" : "Nothing is behind the time that has passed",
    );
  const money = (amount: bigint): string => formatMoneyWithUnit(amount, { language, unit });
  const head = isVietnamese ? `Chậm nhiều nhất là ${first.row.label}: ` : `Furthest behind is ${first.row.label}: `;
  const amount: SentencePart = { text: money(first.behindDong), emphasis: "behind" };
  if (ranked.length === 1) return [...plain(head), amount];
  const whole = money(sumMoney(ranked.map(({ behindDong }) => behindDong)));
  const rest = isVietnamese
    ? `; ${ranked.length} dòng chậm cộng ${whole}`
    : `; ${ranked.length} rows are ${whole} behind together`;
  return [...plain(head), amount, ...plain(rest)];
}

/** "12 trong 175 dòng chưa giải ngân được gì; 23 dòng đã giải ngân hết kế hoạch". */
export function distributionTitle(rows: readonly ProgressRow[], language: Language): readonly SentencePart[] {
  const shares = rows.flatMap(({ planDong: plan, disbursedToDateDong: disbursed }) =>
    plan === null || plan <= 0n || disbursed === null ? [] : [{ isNone: disbursed <= 0n, isWhole: disbursed >= plan }],
  );
  const isVietnamese = language === "vi";
  if (shares.length === 0)
    return plain(isVietnamese ? "Chưa có kế hoạch và số giải ngân để so" : "No plan and disbursement are stated");
  const none = shares.filter(({ isNone }) => isNone).length;
  const whole = shares.filter(({ isWhole }) => isWhole).length;
  return isVietnamese
    ? [
        {
          text: `${none} trong ${shares.length} dòng chưa giải ngân được gì`,
          emphasis: none === 0 ? "none" : "behind",
        },
        ...plain(`; ${whole} dòng đã giải ngân hết kế hoạch`),
      ]
    : [
        { text: `${none} of ${shares.length} have disbursed nothing`, emphasis: none === 0 ? "none" : "behind" },
        ...plain(`; ${whole} all of their plan`),
      ];
}

/** "Đến 31/01/2024 có thể không kịp giải ngân 15.363 triệu đồng, nhiều nhất ở xã Đăk Tơ Lung: 4.546 triệu đồng". */
export function atRiskTitle(
  rows: readonly AtRiskRow[],
  { language, unit, until }: { readonly language: Language; readonly unit: MoneyUnit; readonly until: string },
): readonly SentencePart[] {
  const ranked = rankAtRisk(rows);
  const [first] = ranked;
  const isVietnamese = language === "vi";
  if (first === undefined)
    return plain(
      isVietnamese
        ? `Chưa thấy vốn nào có thể không kịp giải ngân đến ${until}`
        : `No money is seen that may not be disbursed by ${until}`,
    );
  const money = (amount: bigint): string => formatMoneyWithUnit(amount, { language, unit });
  const whole = money(sumMoney(ranked.map(({ atRiskDong }) => atRiskDong)));
  const most = ranked.length === 1 ? first.row.label : `${first.row.label}: ${money(first.atRiskDong)}`;
  return isVietnamese
    ? [
        ...plain(`Đến ${until} có thể không kịp giải ngân `),
        { text: whole, emphasis: "behind" },
        ...plain(`, ${ranked.length === 1 ? "của" : "nhiều nhất ở"} ${most}`),
      ]
    : [
        { text: whole, emphasis: "behind" },
        ...plain(` may not be disbursed by ${until}, ${ranked.length === 1 ? "of" : "most of it of"} ${most}`),
      ];
}

/** "Đến hết T10/2023 đã giải ngân 14.108 triệu đồng, 46,36% kế hoạch; cùng kỳ 2022 là 12.000 triệu đồng". */
export function cumulativeTitle(answer: MovementProjectionAnswer, language: Language): readonly SentencePart[] {
  const { total, months, fiscalYear, unit } = answer;
  const { dataMonth, disbursedToDate, plan } = total;
  const isVietnamese = language === "vi";
  if (dataMonth === null || disbursedToDate === null)
    return plain(
      isVietnamese ? `Chưa có số giải ngân nào của năm ${fiscalYear}` : `Nothing disbursed is stated of ${fiscalYear}`,
    );
  const money = (amount: bigint): string => formatMoneyWithUnit(amount, { language, unit });
  const month = monthName(dataMonth, language);
  const rate = plan === null || plan <= 0n ? null : formatPercent(divide(disbursedToDate, plan), { language });
  const ofPlan = rate === null ? "" : isVietnamese ? `, ${rate} kế hoạch` : `, ${rate} of the plan`;
  const before = months.find((each) => each.month === dataMonth)?.lastYearToDate ?? null;
  const compared =
    before === null
      ? ""
      : isVietnamese
        ? `; đến cùng tháng năm ${fiscalYear - 1}: ${money(before)}`
        : `; by the same month of ${fiscalYear - 1}: ${money(before)}`;
  return [
    ...plain(isVietnamese ? `Đến hết ${month}/${fiscalYear} đã giải ngân ` : `By the end of ${month} ${fiscalYear}, `),
    { text: `${money(disbursedToDate)}${isVietnamese ? "" : " was disbursed"}${ofPlan}`, emphasis: "actual" },
    ...plain(compared),
  ];
}

function plain(text: string): readonly SentencePart[] {
  return text === "" ? [] : [{ text, emphasis: "none" }];
}
