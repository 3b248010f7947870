/**
 * Breakdown: by what an answer is grouped, and how each group is named.
 */
import {
  dimensionLabel,
  type FundingSource,
  notStatedLabel,
  type SourceDimension,
  sourceKey,
  sourceLabel,
} from "./funding-source.ts";
import { type Bilingual, joinBilingual } from "./language.ts";

/**
 * By what an answer can be grouped. `source` is all five dimensions of the funding source together; `year` is the budget
 * year, `month` the month of the business date.
 *
 * @example
 * ```ts
 * breakdowns.includes("component") // => true
 * breakdowns.includes("day") // => false
 * ```
 */
export const breakdowns = [
  "source",
  "level",
  "nature",
  "origin",
  "vintage",
  "relation",
  "unit",
  "project",
  "component",
  "month",
  "year",
] as const;

/** One of `breakdowns`. */
export type Breakdown = (typeof breakdowns)[number];

/** What is known of a slice when it is put into a group. Null: the document does not say. */
export interface SliceOrigin {
  readonly source: FundingSource;
  readonly fiscalYear: number;
  readonly unitId: string | null;
  readonly projectId: string | null;
  readonly componentId: string | null;
  /** `YYYY-MM`; left out or null where months are not told apart. */
  readonly month?: string | null;
}

/** A group: its stable key and its name. The key of what is not stated is `-`. */
export interface GroupName {
  readonly key: string;
  readonly label: Bilingual;
}

/**
 * The group of a slice. Several levels of government in one table: pass `showLevel` so that labels tell them apart.
 *
 * @example
 * ```ts
 * const slice = { source: sourceNotStated, fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null };
 * groupOf(slice, "unit").key // => "Kon Rẫy"
 * groupOf(slice, "project") // => { key: "-", label: { vi: "Chưa nêu dự án", en: "Project not stated" } }
 * ```
 */
export function groupOf(
  slice: SliceOrigin,
  by: Breakdown,
  { showLevel = false }: { readonly showLevel?: boolean } = {},
): GroupName {
  switch (by) {
    case "source":
      return {
        key: sourceKey(slice.source),
        label: sourceLabel(slice.source, { fiscalYear: slice.fiscalYear, showLevel }),
      };
    case "unit":
      return named(slice.unitId, { vi: "Chưa nêu đơn vị", en: "Unit not stated" });
    case "project":
      return named(slice.projectId, { vi: "Chưa nêu dự án", en: "Project not stated" });
    case "component":
      return named(slice.componentId, { vi: "Chưa nêu nội dung thành phần", en: "Component not stated" });
    case "month":
      return monthGroup(slice.month ?? null);
    case "year":
      return {
        key: String(slice.fiscalYear),
        label: { vi: `Năm ${slice.fiscalYear}`, en: `Budget year ${slice.fiscalYear}` },
      };
    default:
      return dimensionGroup(slice.source, by);
  }
}

/** What stands between the keys of several breakdowns; inside a key it is written %7C. */
const keySeparator = "|";

/**
 * The group of a slice by several breakdowns, from outer to inner: keys joined by `|`, labels by " · ".
 * By none: the total, key "".
 *
 * @example
 * ```ts
 * const slice = { source: sourceNotStated, fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null };
 * groupOfAll(slice, ["unit", "year"]).key // => "Kon Rẫy|2023"
 * ```
 */
export function groupOfAll(
  slice: SliceOrigin,
  by: readonly Breakdown[],
  options: { readonly showLevel?: boolean } = {},
): GroupName {
  const groups = by.map((each) => groupOf(slice, each, options));
  const [only] = groups;
  if (only !== undefined && groups.length === 1) return only;
  return {
    key: groups.map(({ key }) => key.replaceAll("%", "%25").replaceAll(keySeparator, "%7C")).join(keySeparator),
    label: joinBilingual(
      groups.map(({ label }) => label),
      " · ",
    ),
  };
}

/**
 * The keys of each breakdown in a key that `groupOfAll` made; null when it has more or fewer parts.
 *
 * @example
 * ```ts
 * splitGroupKey("Kon Rẫy|2023", ["unit", "year"]) // => ["Kon Rẫy", "2023"]
 * splitGroupKey("Kon Rẫy", ["unit", "year"]) // => null
 * ```
 */
export function splitGroupKey(key: string, by: readonly Breakdown[]): readonly string[] | null {
  if (by.length === 1) return [key];
  const parts = by.length === 0 && key === "" ? [] : key.split(keySeparator);
  if (parts.length !== by.length) return null;
  return parts.map((part) => part.replaceAll("%7C", keySeparator).replaceAll("%25", "%"));
}

function monthGroup(month: string | null): GroupName {
  if (month === null) return { key: "-", label: { vi: "Chưa nêu tháng", en: "Month not stated" } };
  const text = `${month.slice(5, 7)}/${month.slice(0, 4)}`;
  return { key: month, label: { vi: `Tháng ${text}`, en: text } };
}

function dimensionGroup(source: FundingSource, dimension: SourceDimension): GroupName {
  const value = source[dimension];
  if (value === null) return { key: "-", label: notStatedLabel };
  return { key: String(value), label: dimensionLabel(dimension, value) };
}

function named(id: string | null, missing: Bilingual): GroupName {
  return id === null ? { key: "-", label: missing } : { key: id, label: { vi: id, en: id } };
}
