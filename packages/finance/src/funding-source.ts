/**
 * Funding source: independent dimensions, not one list. "Not stated" is a value of its own, and never zero.
 */
import { keptOf } from "./keyed-items.ts";
import type { Bilingual } from "./language.ts";

/** Budget level: NSTW, NS tỉnh, NS huyện (closed set for periods before 1/7/2025), NS xã. */
export type BudgetLevel = "central" | "province" | "district" | "commune";
/** Đầu tư phát triển, or sự nghiệp (chi thường xuyên). */
export type SpendingNature = "investment" | "recurrent";
/** Trong nước, nước ngoài (ODA). */
export type MoneyOrigin = "domestic" | "foreign";
/** Trực tiếp, đối ứng, lồng ghép (may overlap other lines), or outside the budget (never in the rate). */
export type ProgrammeRelation = "direct" | "counterpart" | "integrated" | "offBudget";

/** Where money comes from. Each dimension is null where the document does not say. */
export interface FundingSource {
  readonly level: BudgetLevel | null;
  readonly nature: SpendingNature | null;
  readonly origin: MoneyOrigin | null;
  /** The plan year that the money was first assigned in; carried-over money keeps it. */
  readonly vintage: number | null;
  readonly relation: ProgrammeRelation | null;
}

/**
 * The source of which a document says nothing.
 *
 * @example
 * ```ts
 * sourceNotStated.vintage // => null
 * ({ ...sourceNotStated, nature: "recurrent" }).nature // => "recurrent"
 * ```
 */
export const sourceNotStated: FundingSource = {
  level: null,
  nature: null,
  origin: null,
  vintage: null,
  relation: null,
};

/**
 * The dimensions, in the order in which keys and labels name them.
 *
 * @example
 * ```ts
 * sourceDimensions // => ["level", "nature", "origin", "vintage", "relation"]
 * ```
 */
export const sourceDimensions = ["level", "nature", "origin", "vintage", "relation"] as const;

/** One dimension of a funding source. */
export type SourceDimension = (typeof sourceDimensions)[number];

const dimensionNames: {
  readonly level: Readonly<Record<BudgetLevel, Bilingual>>;
  readonly nature: Readonly<Record<SpendingNature, Bilingual>>;
  readonly origin: Readonly<Record<MoneyOrigin, Bilingual>>;
  readonly relation: Readonly<Record<ProgrammeRelation, Bilingual>>;
} = {
  level: {
    central: { vi: "Ngân sách trung ương", en: "Central budget" },
    province: { vi: "Ngân sách tỉnh", en: "Provincial budget" },
    district: { vi: "Ngân sách huyện", en: "District budget" },
    commune: { vi: "Ngân sách xã", en: "Commune budget" },
  },
  nature: {
    investment: { vi: "Đầu tư phát triển", en: "Development investment" },
    recurrent: { vi: "Sự nghiệp", en: "Recurrent" },
  },
  origin: {
    domestic: { vi: "Vốn trong nước", en: "Domestic" },
    foreign: { vi: "Vốn nước ngoài", en: "Foreign" },
  },
  relation: {
    direct: { vi: "Trực tiếp", en: "Direct" },
    counterpart: { vi: "Đối ứng", en: "Counterpart" },
    integrated: { vi: "Lồng ghép", en: "Integrated" },
    offBudget: { vi: "Ngoài ngân sách", en: "Off-budget" },
  },
};

/**
 * The label of "not stated" in a table of sources.
 *
 * @example
 * ```ts
 * notStatedLabel // => { vi: "Chưa phân theo nguồn", en: "Source not stated" }
 * ```
 */
export const notStatedLabel: Bilingual = { vi: "Chưa phân theo nguồn", en: "Source not stated" };

/**
 * A stable key such as `central/investment/-/2023/-`; `-` where a dimension is not stated.
 *
 * @example
 * ```ts
 * sourceKey({ ...sourceNotStated, level: "central", nature: "investment", vintage: 2023 }) // => "central/investment/-/2023/-"
 * sourceKey(sourceNotStated) // => "-/-/-/-/-"
 * ```
 */
export function sourceKey({ level, nature, origin, vintage, relation }: FundingSource): string {
  return `${level ?? "-"}/${nature ?? "-"}/${origin ?? "-"}/${vintage ?? "-"}/${relation ?? "-"}`;
}

/** `sourceKey` for the movements of one fold, which share their sources: each is written once. */
export function rememberSourceKeys(): (source: FundingSource) => string {
  const keys = new Map<FundingSource, string>();
  return (source) => keptOf(keys, source, () => sourceKey(source));
}

/**
 * The value of one dimension in both languages; "not stated" for null.
 *
 * @example
 * ```ts
 * dimensionLabel("nature", "recurrent") // => { vi: "Sự nghiệp", en: "Recurrent" }
 * dimensionLabel("vintage", 2022).vi // => "Vốn năm 2022"
 * dimensionLabel("level", null).vi // => "Chưa nêu"
 * ```
 */
export function dimensionLabel(dimension: SourceDimension, value: string | number | null): Bilingual {
  if (value === null) return { vi: "Chưa nêu", en: "Not stated" };
  if (dimension === "vintage") return { vi: `Vốn năm ${value}`, en: `${value} money` };
  const names: Readonly<Record<string, Bilingual>> = dimensionNames[dimension];
  return names[String(value)] ?? { vi: String(value), en: String(value) };
}

/**
 * The label of a slice: "Đầu tư phát triển 2022, kéo dài". The level is named only when `showLevel` asks for it,
 * because a table of one level says it once, above.
 *
 * @param fiscalYear the budget year of the table; older money is carried over. Null: not told apart.
 * @example
 * ```ts
 * const carriedOver = { ...sourceNotStated, nature: "investment", vintage: 2022 };
 * sourceLabel(carriedOver, { fiscalYear: 2023 }).vi // => "Đầu tư phát triển 2022, kéo dài"
 * sourceLabel(carriedOver).vi // => "Đầu tư phát triển 2022"
 * sourceLabel(sourceNotStated).vi // => "Chưa phân theo nguồn"
 * ```
 */
export function sourceLabel(
  source: FundingSource,
  { fiscalYear = null, showLevel = false }: { readonly fiscalYear?: number | null; readonly showLevel?: boolean } = {},
): Bilingual {
  const { level, nature, origin, vintage, relation } = source;
  const words: Bilingual[] = [];
  if (nature) words.push(dimensionNames.nature[nature]);
  if (level && (showLevel || !nature)) words.push(dimensionNames.level[level]);
  if (origin) words.push(dimensionNames.origin[origin]);
  if (relation) words.push(dimensionNames.relation[relation]);
  if (words.length === 0 && vintage === null) return notStatedLabel;
  if (words.length === 0) words.push({ vi: "Vốn năm", en: "Money of" });
  const text = { vi: words.map((w) => w.vi).join(", "), en: words.map((w) => w.en).join(", ") };
  if (vintage === null) return text;
  const isCarriedOver = fiscalYear !== null && vintage < fiscalYear;
  const carried =
    nature === "recurrent" ? { vi: ", chuyển nguồn", en: ", carried over" } : { vi: ", kéo dài", en: ", carried over" };
  return {
    vi: `${text.vi} ${vintage}${isCarriedOver ? carried.vi : ""}`,
    en: `${text.en} ${vintage}${isCarriedOver ? carried.en : ""}`,
  };
}

/**
 * Whether money of the source `vague` may turn out to be of `told`: they differ, and each dimension is the same or not
 * stated in `vague`.
 *
 * @example
 * ```ts
 * const recurrent = { ...sourceNotStated, nature: "recurrent" };
 * isVaguerSource(sourceNotStated, recurrent) // => true
 * isVaguerSource(recurrent, { ...recurrent, vintage: 2022 }) // => true
 * isVaguerSource(recurrent, { ...sourceNotStated, nature: "investment" }) // => false
 * isVaguerSource(recurrent, recurrent) // => false
 * ```
 */
export function isVaguerSource(vague: FundingSource, told: FundingSource): boolean {
  return (
    sourceDimensions.every((dimension) => vague[dimension] === null || vague[dimension] === told[dimension]) &&
    !isSameSource(vague, told)
  );
}

/**
 * Whether two sources say the same: as equal keys do, and without writing them.
 *
 * @example
 * ```ts
 * isSameSource(sourceNotStated, { ...sourceNotStated }) // => true
 * isSameSource(sourceNotStated, { ...sourceNotStated, vintage: 2022 }) // => false
 * ```
 */
export function isSameSource(left: FundingSource, right: FundingSource): boolean {
  return left === right || sourceDimensions.every((dimension) => left[dimension] === right[dimension]);
}
