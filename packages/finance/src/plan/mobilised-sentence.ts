/**
 * The sentence of what was mobilised: how much, in which forms, and what to be careful with.
 */
import type { PlainDate } from "../calendar.ts";
import type { Bilingual, Language } from "../language.ts";
import type { FormSum, MobilisedSums } from "./mobilised.ts";
import { type MoneyUnit, roundToAddUp } from "../money.ts";
import { formatDate, formatMoney, formatMoneyWithUnit } from "../number-text.ts";
import { shownPlaces } from "../showing/shown-table.ts";

/** What a sentence about mobilised money is written for. */
export interface MobilisedSentenceContext {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** Shown once, behind the sum. */
  readonly unit: MoneyUnit;
}

interface LanguageContext extends MobilisedSentenceContext {
  readonly language: Language;
}

/**
 * "Năm 2023, đến 31/10/2023 đã huy động ngoài ngân sách 1.512 triệu đồng, gồm tiền dân góp 1.134, ngày công lao động
 * 378, trong đó chưa có chứng từ 378; vốn lồng ghép 2.000 triệu đồng có thể trùng nguồn khác, không cộng". Forms add up
 * to the sum as shown.
 *
 * @example
 * ```ts
 * const nothing = { mobilised: null, forms: [], withoutEvidence: null, integrated: null };
 * mobilisedSentence(nothing, { asOf: "2023-10-31", fiscalYear: 2023, unit: "million" }).vi // => "Năm 2023, đến 31/10/2023 chưa nêu số huy động ngoài ngân sách"
 * ```
 */
export function mobilisedSentence(sums: MobilisedSums, context: MobilisedSentenceContext): Bilingual {
  const write = (language: Language): string => {
    const written = { ...context, language };
    return (
      leadClause(sums, written) +
      formsClause(sums, written) +
      evidenceClause(sums, written) +
      integratedClause(sums, written)
    );
  };
  return { vi: write("vi"), en: write("en") };
}

function leadClause({ mobilised }: MobilisedSums, { asOf, fiscalYear, unit, language }: LanguageContext): string {
  const date = formatDate(asOf);
  if (mobilised === null)
    return language === "vi"
      ? `Năm ${fiscalYear}, đến ${date} chưa nêu số huy động ngoài ngân sách`
      : `In ${fiscalYear}, by ${date}, no off-budget mobilisation is stated`;
  const text = formatMoneyWithUnit(mobilised, { language, unit });
  return language === "vi"
    ? `Năm ${fiscalYear}, đến ${date} đã huy động ngoài ngân sách ${text}`
    : `In ${fiscalYear}, by ${date}, ${text} was mobilised outside the budget`;
}

function formsClause({ forms }: MobilisedSums, { unit, language }: LanguageContext): string {
  const [only] = forms;
  if (only === undefined) return "";
  if (forms.length === 1) return ` (${nameInSentence(only, language)})`;
  const { rounded } = roundToAddUp(
    forms.map(({ mobilised }) => mobilised),
    { unit, places: shownPlaces[unit] },
  );
  const shown = forms
    .map((form, index) => ({ form, amount: rounded[index] ?? 0n }))
    .filter(({ amount }) => amount !== 0n)
    .map(({ form, amount }) => `${nameInSentence(form, language)} ${formatMoney(amount, { language, unit })}`);
  return `${language === "vi" ? ", gồm " : ", made of "}${shown.join(", ")}`;
}

function nameInSentence({ name }: FormSum, language: Language): string {
  return name[language].slice(0, 1).toLowerCase() + name[language].slice(1);
}

function evidenceClause({ withoutEvidence }: MobilisedSums, { unit, language }: LanguageContext): string {
  if (withoutEvidence === null || withoutEvidence === 0n) return "";
  const text = formatMoney(withoutEvidence, { language, unit });
  return language === "vi" ? `, trong đó chưa có chứng từ ${text}` : `, of which without evidence ${text}`;
}

function integratedClause({ integrated }: MobilisedSums, { unit, language }: LanguageContext): string {
  if (integrated === null || integrated === 0n) return "";
  const text = formatMoneyWithUnit(integrated, { language, unit });
  return language === "vi"
    ? `; vốn lồng ghép ${text} có thể trùng nguồn khác, không cộng`
    : `; integrated money of ${text} may overlap other lines and is not added`;
}
