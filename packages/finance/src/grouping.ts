/**
 * Grouping: slices put into the groups of an answer, each with its key and its name.
 */
import { type Breakdown, type GroupName, groupOfAll, type SliceOrigin } from "./breakdown.ts";
import type { SliceGrain } from "./slice-sums.ts";

/** A group and what is in it. */
export interface SliceGroup<Slice> extends GroupName {
  readonly slices: readonly Slice[];
}

/**
 * Puts slices into groups, in the order in which the groups first appear. Levels of government are named in the labels
 * where there is more than one.
 *
 * @param by from outer to inner; empty: no groups, for the total is not one of them
 * @example
 * ```ts
 * const slice = { source: sourceNotStated, fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null };
 * groupSlices([slice, slice], ["unit"]).map(({ key, slices }) => [key, slices.length]) // => [["Kon Rẫy", 2]]
 * ```
 */
export function groupSlices<Slice extends SliceOrigin>(
  slices: readonly Slice[],
  by: readonly Breakdown[],
): readonly SliceGroup<Slice>[] {
  if (by.length === 0) return [];
  const showLevel = hasSeveralLevels(slices);
  const groups = new Map<string, GroupName & { readonly slices: Slice[] }>();
  for (const slice of slices) {
    const name = groupOfAll(slice, by, { showLevel });
    const group = groups.get(name.key);
    if (group === undefined) groups.set(name.key, { ...name, slices: [slice] });
    else group.slices.push(slice);
  }
  return [...groups.values()];
}

/**
 * Whether money of several levels of government is among the slices, so that labels must tell them apart.
 *
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null };
 * const central = { ...place, source: { ...sourceNotStated, level: "central" } };
 * hasSeveralLevels([central, { ...place, source: { ...sourceNotStated, level: "province" } }]) // => true
 * hasSeveralLevels([central, { ...place, source: sourceNotStated }]) // => false
 * ```
 */
export function hasSeveralLevels(slices: readonly SliceOrigin[]): boolean {
  return new Set(slices.flatMap(({ source }) => source.level ?? [])).size > 1;
}

/**
 * What must be told apart so that slices can be put into the groups.
 *
 * @example
 * ```ts
 * grainOf(["source", "unit"]) // => { unit: true, project: false, component: false, month: false }
 * ```
 */
export function grainOf(by: readonly Breakdown[]): Required<SliceGrain> {
  return {
    unit: by.includes("unit"),
    project: by.includes("project"),
    component: by.includes("component"),
    month: by.includes("month"),
  };
}
