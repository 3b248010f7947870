/**
 * Sentences about what it means: time gone, the pace that is needed, other denominators, money outside the plan.
 */
import { endOfYear, type PlainDate } from "../calendar.ts";
import type { Language } from "../language.ts";
import { moneyUnitNames, roundToDong } from "../money.ts";
import { formatDate, formatPercent } from "../number-text.ts";
import { formatTimes, timeGapClause } from "../progress/progress-sentence.ts";
import type { ResultContext, ResultFigures } from "./result-figures.ts";
import { joinPieces, type Pieces, words } from "./result-pieces.ts";
import { roundToStep } from "./round-to-total.ts";

/** "Đã qua 83,29% thời gian của năm ngân sách, giải ngân chậm 36,93 điểm % so với thời gian (11.239 triệu đồng)". */
export function writeTimeElapsed({ figures, shown }: ResultContext): Pieces | null {
  const { timeGap, unit } = figures;
  if (timeGap === null || timeGap.behindShare === null) return null;
  const { vi, en } = moneyUnitNames[unit];
  const gap = { vi: timeGapClause(timeGap, "vi"), en: timeGapClause(timeGap, "en") };
  const amount = roundToStep(timeGap.behind < 0n ? -timeGap.behind : timeGap.behind, shown.step);
  const gone = (language: Language): string => formatPercent(timeGap.elapsed, { language });
  return {
    vi: words`Đã qua ${gone("vi")} thời gian của năm ngân sách, giải ngân ${
      gap.vi === null ? "đúng tiến độ thời gian" : words`${gap.vi} (${amount} ${vi})`
    }.`,
    en: words`With ${gone("en")} of the budget year gone, disbursement is ${
      gap.en === null ? "on the calendar's pace" : words`${gap.en} (${amount} ${en})`
    }.`,
  };
}

/** "Để giải ngân hết kế hoạch, đến 31/12/2023 cần bình quân 8.163 triệu đồng/tháng, bằng 5,8 lần mức đến nay (…)". */
export function writeNeededPace({ figures, shown }: ResultContext): Pieces | null {
  const { pace, unit, total } = figures;
  if (total.remaining === null || total.remaining <= 0n) return null;
  const payable = pace.filter(({ deadline }) => isPayableUntil(deadline, figures));
  const { vi, en } = moneyUnitNames[unit];
  const clauses = payable.flatMap(({ deadline, neededPerMonth, soFarPerMonth, timesFaster }, index) => {
    if (neededPerMonth === null) return [];
    const needed = roundToStep(roundToDong(neededPerMonth), shown.step);
    const soFar = index > 0 || soFarPerMonth === null ? null : roundToStep(roundToDong(soFarPerMonth), shown.step);
    const times = (language: Language): string => (timesFaster === null ? "" : formatTimes(timesFaster, language));
    const faster: Pieces = {
      vi: timesFaster === null ? [] : [`, bằng ${times("vi")} lần mức đến nay`],
      en: timesFaster === null ? [] : [`, ${times("en")} times the pace so far`],
    };
    const compared: Pieces = {
      vi: soFar === null ? faster.vi : words`${faster.vi} (${soFar} ${vi}/tháng)`,
      en: soFar === null ? faster.en : words`${faster.en} (${soFar} ${en} a month)`,
    };
    return {
      vi: words`đến ${formatDate(deadline)} cần bình quân ${needed} ${vi}/tháng${compared.vi}`,
      en: words`by ${formatDate(deadline)} takes ${needed} ${en} a month${compared.en}`,
    };
  });
  if (clauses.length === 0) return null;
  const joined = joinPieces(clauses);
  return {
    vi: words`Để giải ngân hết kế hoạch, ${joined.vi}.`,
    en: words`Disbursing the whole plan ${joined.en}.`,
  };
}

/** "Nếu tính theo cách khác: kế hoạch không gồm kéo dài 26.876 triệu đồng: đạt 52,49%". */
export function writeOtherRates({ figures, shown, rates }: ResultContext): Pieces | null {
  const { vi, en } = moneyUnitNames[figures.unit];
  const own = figures.total.rate === null ? "" : formatPercent(figures.total.rate, { language: "vi" });
  const clauses = rates.flatMap(({ basis, basisName, plan, rate }) => {
    if (basis === figures.basis || plan === null || rate === null) return [];
    const percent = { vi: formatPercent(rate, { language: "vi" }), en: formatPercent(rate, { language: "en" }) };
    if (percent.vi === own) return [];
    const amount = roundToStep(plan, shown.step);
    return {
      vi: words`${lowerFirst(basisName.vi)} ${amount} ${vi}: đạt ${percent.vi}`,
      en: words`${lowerFirst(basisName.en)}, ${amount} ${en}: ${percent.en}`,
    };
  });
  if (clauses.length === 0) return null;
  const joined = joinPieces(clauses);
  return { vi: words`Nếu tính theo cách khác: ${joined.vi}.`, en: words`Measured otherwise: ${joined.en}.` };
}

/** "Huy động ngoài ngân sách (ngoài kế hoạch): 1.512 triệu đồng". */
export function writeMobilised({ figures, shown, mobilised }: ResultContext): Pieces | null {
  if (mobilised === null) return null;
  const { vi, en } = moneyUnitNames[figures.unit];
  const amount = roundToStep(mobilised, shown.step);
  return {
    vi: words`Huy động ngoài ngân sách (ngoài kế hoạch): ${amount} ${vi}.`,
    en: words`Mobilised outside the budget (outside the plan): ${amount} ${en}.`,
  };
}

/**
 * Whether what remains may be disbursed until a date. To January, only the year's own investment: from the year's last
 * day on, that must be all that the groups name; before it, it must not be carried-over money alone.
 */
function isPayableUntil(
  deadline: PlainDate,
  { asOf, fiscalYear, total, groups, carriedOverPlan }: ResultFigures,
): boolean {
  if (fiscalYear === null || deadline <= endOfYear(fiscalYear)) return true;
  if (asOf < endOfYear(fiscalYear)) return carriedOverPlan === null || carriedOverPlan !== total.plan;
  return (
    groups.length > 0 && groups.every(({ source }) => source?.nature === "investment" && source.vintage === fiscalYear)
  );
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
