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
import type { Bilingual } from "./language.ts";

/** By what progress can be grouped. `source` is all five dimensions of the funding source together. */
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
}

/** A group: its stable key and its name. The key of what is not stated is `-`. */
export interface GroupName {
  readonly key: string;
  readonly label: Bilingual;
}

/** The group of a slice. Several levels of government in one table: pass `showLevel` so that labels tell them apart. */
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
    default:
      return dimensionGroup(slice.source, by);
  }
}

function dimensionGroup(source: FundingSource, dimension: SourceDimension): GroupName {
  const value = source[dimension];
  if (value === null) return { key: "-", label: notStatedLabel };
  return { key: String(value), label: dimensionLabel(dimension, value) };
}

function named(id: string | null, missing: Bilingual): GroupName {
  return id === null ? { key: "-", label: missing } : { key: id, label: { vi: id, en: id } };
}
