/**
 * Rates: every denominator side by side, and why two offices print different percentages.
 *
 * In one week of 2025 the same disbursement was printed as 39,79, 39,9 and 46,3%: each office had divided by another
 * plan. Nobody was wrong, and nobody could tell. So the rates stand beside each other, each with its own plan.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, ratio } from "../money.ts";
import type { Movement } from "../movement.ts";
import { chooseMoneyUnit, formatDate, formatMoney, formatMoneyWithUnit, formatPercent } from "../number-text.ts";
import { answerProgress, type ProgressQuestion } from "./progress-answer.ts";
import { type DisbursedBounds, type PlanBasis, planBases, planBasisNames, type Progress } from "./progress.ts";

/** One rate: what is divided by what. */
export interface RateOnBasis extends Progress {
  readonly basis: PlanBasis;
  readonly basisName: Bilingual;
  /** Which money each side counts, in words. */
  readonly explanation: Bilingual;
  /**
   * Where payments do not say which money they are of: the rate if carried-over plan was spent first, and if it was not
   * touched. Null where the rate itself is known, or nothing can be said.
   */
  readonly bounds: { readonly low: Decimal; readonly high: Decimal } | null;
}

/** Rates of one group. */
export interface RatesOfGroup {
  readonly key: string;
  readonly label: Bilingual;
  readonly rates: readonly RateOnBasis[];
}

/** Every rate of the record, as of a date. */
export interface RatesAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly by: string;
  /** The last day on which an addition counts as made in time. */
  readonly lateAdditionCutOff: PlainDate;
  /** One a basis, in the order of `planBases`. */
  readonly total: readonly RateOnBasis[];
  readonly groups: readonly RatesOfGroup[];
  readonly unit: MoneyUnit;
  /** The rates that differ, each with its plan, and why. */
  readonly sentence: Bilingual;
}

/** What is asked. */
export interface RatesQuestion extends Omit<ProgressQuestion, "basis" | "fiscalYear"> {
  readonly fiscalYear: number;
}

/**
 * Answers with the rate on every basis.
 *
 * @example
 * ```ts
 * const own = { ...sourceNotStated, vintage: 2023 };
 * const older = { ...sourceNotStated, vintage: 2022 };
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null };
 * const plan = { ...place, source: own, kind: "assigned", effectiveOn: "2023-01-01", amount: 80n };
 * const carried = { ...place, source: older, kind: "carriedOver", effectiveOn: "2023-01-01", amount: 20n };
 * const paid = { ...place, source: own, kind: "volumePaid", effectiveOn: "2023-06-30", amount: 40n };
 * const answer = answerRates([plan, carried, paid], { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null });
 * answer.total.map(({ basis, rate }) => [basis, rate?.toString() ?? null]) // => [["includingCarryOver", "0.4"], ["excludingCarryOver", "0.5"], ["assigned", "0.5"], ["allocated", null], ["excludingLateAdditions", "0.4"]]
 * ```
 */
export function answerRates(movements: Iterable<Movement>, question: RatesQuestion): RatesAnswer {
  const { asOf, fiscalYear, by } = question;
  const all = [...movements];
  const answers = planBases.map((basis) => answerProgress(all, { ...question, basis }));
  const [whole] = answers;
  const unit = question.unit ?? chooseMoneyUnit(whole?.total.plan ?? whole?.total.disbursedToDate ?? 0n);
  const cutOff = question.lateAdditionCutOff ?? `${fiscalYear}-09-30`;
  const total = answers.map(({ basis, total: ofAll, bounds }) => rateOnBasis({ basis, cutOff }, { ...ofAll, bounds }));
  const groups = answers.map(({ basis, groups: ofBasis }) => ({
    basis,
    byKey: new Map(ofBasis.map((group) => [group.key, group])),
  }));
  const names = new Map(answers.flatMap(({ groups }) => groups.map(({ key, label }) => [key, label] as const)));
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    lateAdditionCutOff: cutOff,
    total,
    groups: [...names].map(([key, label]) => ({
      key,
      label,
      rates: groups.map(({ basis, byKey }) => rateOnBasis({ basis, cutOff }, byKey.get(key) ?? nothingStated)),
    })),
    unit,
    sentence: { vi: ratesSentence(total, { asOf, unit }, "vi"), en: ratesSentence(total, { asOf, unit }, "en") },
  };
}

const nothingStated: DoubtedProgress = {
  plan: null,
  disbursedToDate: null,
  remaining: null,
  rate: null,
  bounds: null,
};

/** Progress with what is in doubt about it. */
interface DoubtedProgress extends Progress {
  readonly bounds: DisbursedBounds | null;
}

function rateOnBasis(
  { basis, cutOff }: { readonly basis: PlanBasis; readonly cutOff: PlainDate },
  { plan, disbursedToDate, remaining, rate, bounds }: DoubtedProgress,
): RateOnBasis {
  return {
    basis,
    basisName: nameOf(basis, cutOff),
    plan,
    disbursedToDate,
    remaining,
    rate,
    explanation: explanations[basis],
    bounds: rateBounds(plan, bounds),
  };
}

/** The name of the basis; that of late additions says from when on they are late. */
function nameOf(basis: PlanBasis, cutOff: PlainDate): Bilingual {
  if (basis !== "excludingLateAdditions") return planBasisNames[basis];
  const day = formatDate(cutOff);
  return { vi: `Kế hoạch không gồm bổ sung sau ${day}`, en: `Plan without additions after ${day}` };
}

const explanations: Readonly<Record<PlanBasis, Bilingual>> = {
  includingCarryOver: {
    vi: "mọi khoản giải ngân trong năm chia cho kế hoạch năm cộng vốn kéo dài, chuyển nguồn",
    en: "all payments of the year over the year's plan and what was carried over into it",
  },
  excludingCarryOver: {
    vi: "chỉ giải ngân của vốn năm nay chia cho kế hoạch năm nay, không tính vốn kéo dài",
    en: "payments of this year's money alone over this year's plan, without carry-over",
  },
  assigned: {
    vi: "giải ngân của vốn năm nay chia cho kế hoạch giao đầu năm, chưa tính bổ sung, cắt giảm, điều chuyển",
    en: "payments of this year's money over the plan as first assigned, before supplements, cuts and transfers",
  },
  allocated: {
    vi: "mọi khoản giải ngân chia cho phần kế hoạch đã phân bổ chi tiết",
    en: "all payments over the part of the plan that is allocated in detail",
  },
  excludingLateAdditions: {
    vi: "mọi khoản giải ngân chia cho kế hoạch không gồm vốn giao thêm sau ngày chốt",
    en: "all payments over the plan without what was added after the cut-off date",
  },
};

function rateBounds(plan: Dong | null, bounds: DisbursedBounds | null): RateOnBasis["bounds"] {
  if (plan === null || bounds === null) return null;
  const low = ratio(bounds.low, plan);
  const high = ratio(bounds.high, plan);
  return low === null || high === null || low.eq(high) ? null : { low, high };
}

function ratesSentence(
  rates: readonly RateOnBasis[],
  { asOf, unit }: { readonly asOf: PlainDate; readonly unit: MoneyUnit },
  language: Language,
): string {
  const isVietnamese = language === "vi";
  const told = distinct(rates.filter(({ rate, bounds }) => rate !== null || bounds !== null));
  const [first] = told;
  const date = formatDate(asOf);
  if (first === undefined) {
    return isVietnamese
      ? `Đến ${date} chưa tính được tỷ lệ giải ngân nào: chưa nêu đủ kế hoạch và số đã giải ngân`
      : `By ${date} no disbursement rate can be computed: plan and disbursement are not both stated`;
  }
  const parts = told.map((each) => ratePart(each, unit, language));
  const list = parts.join("; ");
  if (told.length === 1) return isVietnamese ? `Đến ${date}, ${list}` : `By ${date}, ${list}`;
  return isVietnamese
    ? `Đến ${date} cùng một sổ cho ${told.length} tỷ lệ, vì mẫu số khác nhau: ${list}`
    : `By ${date} the same record gives ${told.length} rates, because they divide by different plans: ${list}`;
}

/** The first of those that divide the same by the same. */
function distinct(rates: readonly RateOnBasis[]): readonly RateOnBasis[] {
  const isSame = (left: RateOnBasis, right: RateOnBasis): boolean =>
    left.plan === right.plan && left.disbursedToDate === right.disbursedToDate;
  return rates.filter((each, index) => rates.findIndex((other) => isSame(each, other)) === index);
}

function ratePart(
  { basisName, plan, disbursedToDate, rate, bounds }: RateOnBasis,
  unit: MoneyUnit,
  language: Language,
): string {
  const name = basisName[language].toLowerCase();
  const over = plan === null ? "" : formatMoneyWithUnit(plan, { language, unit });
  if (rate !== null && disbursedToDate !== null) {
    const amounts = `${formatMoney(disbursedToDate, { language, unit })}/${over}`;
    return language === "vi"
      ? `${formatPercent(rate, { language })} trên ${name} (${amounts})`
      : `${formatPercent(rate, { language })} of the ${name} (${amounts})`;
  }
  const low = bounds === null ? "" : formatPercent(bounds.low, { language });
  const high = bounds === null ? "" : formatPercent(bounds.high, { language });
  return language === "vi"
    ? `từ ${low} đến ${high} trên ${name} (${over}), vì số giải ngân chưa nêu là vốn nào`
    : `between ${low} and ${high} of the ${name} (${over}), because the payments do not say which money they are of`;
}
