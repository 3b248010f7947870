/**
 * The sentence of a plan: how much it is and what it is made of, as a report's section on capital says it.
 */
import type { PlainDate } from "../calendar.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, roundToAddUp } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit, formatPercent } from "../number-text.ts";
import type { PlanSums } from "./plan-sums.ts";
import { shownPlaces } from "../showing/shown-table.ts";

/** What raises a plan, in the order in which a report names it. */
const raisingParts = ["assigned", "supplemented", "transferredIn", "carriedOver"] as const;
/** What lowers it. */
const loweringParts = ["cut", "transferredOut", "cancelled"] as const;
type PlanPart = (typeof raisingParts)[number] | (typeof loweringParts)[number];

const partWords: Readonly<Record<PlanPart, Bilingual>> = {
  assigned: { vi: "giao", en: "assigned" },
  supplemented: { vi: "bổ sung", en: "supplemented" },
  transferredIn: { vi: "nhận điều chuyển", en: "transferred in" },
  carriedOver: { vi: "kéo dài, chuyển nguồn", en: "carried over" },
  cut: { vi: "cắt giảm", en: "cut" },
  transferredOut: { vi: "điều chuyển đi", en: "transferred out" },
  cancelled: { vi: "hủy", en: "cancelled" },
};

/** A part as it is shown: rounded so that the parts add up to the shown plan. */
interface ShownPart {
  readonly part: PlanPart;
  readonly shown: Dong;
}

/** What a sentence about a plan is written for. */
export interface PlanSentenceContext {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** Shown once, behind the plan. */
  readonly unit: MoneyUnit;
}

/**
 * "Kế hoạch vốn năm 2023 đến 31/10/2023: 30.433 triệu đồng, gồm giao 26.876, kéo dài, chuyển nguồn 3.557; đã phân bổ
 * chi tiết 20.000 (65,72%), chưa phân bổ 10.433". Only what is stated and is not shown as zero; the parts add up to the
 * plan as shown.
 *
 * @example
 * ```ts
 * const nothing = { assigned: null, supplemented: null, cut: null, transferredIn: null, transferredOut: null, carriedOver: null, cancelled: null, plan: null, allocated: null, unallocated: null, allocationRate: null };
 * planSentence(nothing, { asOf: "2023-10-31", fiscalYear: 2023, unit: "million" }).vi // => "Đến 31/10/2023 chưa nêu kế hoạch vốn năm 2023"
 * const plan = { ...nothing, assigned: 26_876_000_000n, carriedOver: 3_557_000_000n, plan: 30_433_000_000n };
 * planSentence(plan, { asOf: "2023-10-31", fiscalYear: 2023, unit: "million" }).vi // => "Kế hoạch vốn năm 2023 đến 31/10/2023: 30.433 triệu đồng, gồm giao 26.876, kéo dài, chuyển nguồn 3.557"
 * ```
 */
export function planSentence(sums: PlanSums, context: PlanSentenceContext): Bilingual {
  const write = (language: Language): string =>
    `${planClause(sums, { ...context, language })}${allocationClause(sums, { ...context, language })}`;
  return { vi: write("vi"), en: write("en") };
}

interface LanguageContext extends PlanSentenceContext {
  readonly language: Language;
}

function planClause(sums: PlanSums, context: LanguageContext): string {
  const { asOf, fiscalYear, unit, language } = context;
  const isVietnamese = language === "vi";
  const date = formatDate(asOf);
  if (sums.plan === null)
    return isVietnamese
      ? `Đến ${date} chưa nêu kế hoạch vốn năm ${fiscalYear}`
      : `By ${date} no plan is stated for ${fiscalYear}`;
  const lead = isVietnamese ? `Kế hoạch vốn năm ${fiscalYear} đến ${date}: ` : `Plan of ${fiscalYear} as of ${date}: `;
  return `${lead}${formatMoneyWithUnit(sums.plan, { language, unit })}${compositionClause(sums, context)}`;
}

function compositionClause(sums: PlanSums, { unit, language }: LanguageContext): string {
  const parts = shownParts(sums, unit);
  const isLowering = ({ part }: ShownPart): boolean => (loweringParts as readonly PlanPart[]).includes(part);
  const [raised, lowered] = [parts.filter((part) => !isLowering(part)), parts.filter(isLowering)];
  const list = (given: readonly ShownPart[]): string =>
    given.map(({ part, shown }) => `${partWords[part][language]} ${formatMoney(shown, { language, unit })}`).join(", ");
  const [only] = raised;
  if (only === undefined && lowered.length === 0) return "";
  if (only !== undefined && parts.length === 1)
    return language === "vi" ? `, toàn bộ là vốn ${partWords[only.part].vi}` : `, all of it ${partWords[only.part].en}`;
  const [including, less] = language === "vi" ? [", gồm ", ", trừ "] : [", made of ", ", less "];
  return `${only === undefined ? "" : including + list(raised)}${lowered.length === 0 ? "" : less + list(lowered)}`;
}

/** Signed so that they add up, rounded together, then shown without the sign that their words say. */
function shownParts(sums: PlanSums, unit: MoneyUnit): readonly ShownPart[] {
  const signed = [
    ...raisingParts.map((part) => ({ part, sign: 1n, amount: sums[part] })),
    ...loweringParts.map((part) => ({ part, sign: -1n, amount: sums[part] })),
  ].flatMap(({ part, sign, amount }) => (amount === null ? [] : [{ part, sign, effect: sign * amount }]));
  const { rounded } = roundToAddUp(
    signed.map(({ effect }) => effect),
    { unit, places: shownPlaces[unit] },
  );
  return signed
    .map(({ part, sign }, index) => ({ part, shown: sign * (rounded[index] ?? 0n) }))
    .filter(({ shown }) => shown !== 0n);
}

function allocationClause(sums: PlanSums, { unit, language }: LanguageContext): string {
  const { allocated, unallocated, allocationRate } = sums;
  if (allocated === null) return "";
  const isVietnamese = language === "vi";
  const lead = isVietnamese ? "; đã phân bổ chi tiết " : "; allocated in detail: ";
  if (unallocated === null) return lead + formatMoneyWithUnit(allocated, { language, unit });
  const { rounded } = roundToAddUp([allocated, unallocated], { unit, places: shownPlaces[unit] });
  const [shownAllocated = 0n, shownRest = 0n] = rounded;
  const rate = allocationRate === null ? "" : ` (${formatPercent(allocationRate, { language })})`;
  const rest = restClause(shownRest, { unit, language });
  return `${lead}${formatMoney(shownAllocated, { language, unit })}${rate}${rest}`;
}

function restClause(rest: Dong, { unit, language }: { readonly unit: MoneyUnit; readonly language: Language }): string {
  if (rest === 0n) return "";
  const amount = formatMoney(rest < 0n ? -rest : rest, { language, unit });
  if (rest < 0n) return language === "vi" ? `, vượt kế hoạch ${amount}` : `, ${amount} more than the plan`;
  return language === "vi" ? `, chưa phân bổ ${amount}` : `, not yet allocated ${amount}`;
}
