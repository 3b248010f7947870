/**
 * Sources in running text: "vốn đầu tư phát triển năm 2022 kéo dài sang năm 2023". `sourceLabel` names them in tables.
 */
import {
  type BudgetLevel,
  type FundingSource,
  type MoneyOrigin,
  type ProgrammeRelation,
  sourceDimensions,
  type SpendingNature,
} from "../funding-source.ts";
import type { Bilingual } from "../language.ts";

const natures: Readonly<Record<SpendingNature, Bilingual>> = {
  investment: { vi: "vốn đầu tư phát triển", en: "development investment money" },
  recurrent: { vi: "vốn sự nghiệp", en: "recurrent money" },
};
const levels: Readonly<Record<BudgetLevel, Bilingual>> = {
  central: { vi: "ngân sách trung ương", en: "central" },
  province: { vi: "ngân sách tỉnh", en: "provincial" },
  district: { vi: "ngân sách huyện", en: "district" },
  commune: { vi: "ngân sách xã", en: "commune" },
};
const origins: Readonly<Record<MoneyOrigin, Bilingual>> = {
  domestic: { vi: "trong nước", en: "domestic" },
  foreign: { vi: "nước ngoài", en: "foreign" },
};
const relations: Readonly<Record<ProgrammeRelation, Bilingual>> = {
  direct: { vi: "trực tiếp", en: "direct" },
  counterpart: { vi: "đối ứng", en: "counterpart" },
  integrated: { vi: "lồng ghép", en: "integrated" },
  offBudget: { vi: "ngoài ngân sách", en: "off-budget" },
};

/**
 * A source as a sentence names it.
 *
 * @param fiscalYear the budget year of the sentence; older money is carried over into it. Null: not told apart
 * @param showLevel whether the level of government is named, where a sentence has several
 * @example
 * ```ts
 * const source = { ...sourceNotStated, level: "central", nature: "investment", vintage: 2022 };
 * sourcePhrase(source, { fiscalYear: 2023 }).vi // => "vốn đầu tư phát triển năm 2022 kéo dài sang năm 2023"
 * sourcePhrase(source, { fiscalYear: 2023, showLevel: true }).en // => "2022 central development investment money carried over into 2023"
 * sourcePhrase(sourceNotStated, { fiscalYear: 2023 }) // => { vi: "vốn chưa phân theo nguồn", en: "money of no stated source" }
 * ```
 */
export function sourcePhrase(
  source: FundingSource,
  { fiscalYear, showLevel = false }: { readonly fiscalYear: number | null; readonly showLevel?: boolean },
): Bilingual {
  if (sourceDimensions.every((dimension) => source[dimension] === null))
    return { vi: "vốn chưa phân theo nguồn", en: "money of no stated source" };
  const { level, nature, origin, vintage, relation } = source;
  const money = nature === null ? { vi: "vốn", en: "money" } : natures[nature];
  const qualities = [
    ...(level !== null && (showLevel || nature === null) ? [levels[level]] : []),
    ...(origin === null ? [] : [origins[origin]]),
    ...(relation === null ? [] : [relations[relation]]),
  ];
  const isCarriedOver = vintage !== null && fiscalYear !== null && vintage < fiscalYear;
  const carried = nature === "recurrent" ? "chuyển nguồn" : "kéo dài";
  return {
    vi: [
      money.vi,
      ...qualities.map(({ vi }) => vi),
      ...(vintage === null ? [] : [`năm ${vintage}`]),
      ...(isCarriedOver ? [`${carried} sang năm ${fiscalYear}`] : []),
    ].join(" "),
    en: [
      ...(vintage === null ? [] : [`${vintage}`]),
      ...qualities.map(({ en }) => en),
      money.en,
      ...(isCarriedOver ? [`carried over into ${fiscalYear}`] : []),
    ].join(" "),
  };
}
