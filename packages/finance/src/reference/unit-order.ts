/**
 * Order of units along their edges (parents, predecessors), and the circle that makes one impossible.
 */
import type { Unit } from "./unit.ts";

/**
 * A circle of edges, its first id again at the end; empty when there is none. All periods of an id count together.
 *
 * @param edgesOf the ids that a unit leads to
 * @example
 * ```ts
 * const unit = { name: "A", kind: "commune", code: null, validFrom: null, validTo: null, predecessors: [] };
 * const units = [{ ...unit, id: "a", parentId: "b" }, { ...unit, id: "b", parentId: "a" }];
 * findUnitCircle(units, ({ parentId }) => [parentId]) // => ["a", "b", "a"]
 * ```
 */
export function findUnitCircle(units: readonly Unit[], edgesOf: (unit: Unit) => readonly string[]): readonly string[] {
  const targets = targetsOf(units, edgesOf);
  const left = new Set(targets.keys());
  for (const id of orderUnits(units, edgesOf)) left.delete(id);
  const [start] = left;
  if (start === undefined) return [];
  const way = new Set<string>();
  let id = start;
  // Every id that is left leads to another one that is left: else it would have been ordered.
  while (!way.has(id)) {
    way.add(id);
    id = [...(targets.get(id) ?? [])].find((next) => left.has(next)) ?? start;
  }
  const ids = [...way];
  return [...ids.slice(ids.indexOf(id)), id];
}

/**
 * The ids in an order in which each comes after all that it leads to. Ids on a circle, or that lead to one, are left out.
 *
 * @param edgesOf the ids that a unit leads to; each must be among the units
 * @example
 * ```ts
 * const unit = { name: "A", kind: "commune", code: null, validFrom: null, validTo: null, predecessors: [] };
 * const units = [{ ...unit, id: "child", parentId: "parent" }, { ...unit, id: "parent", parentId: null }];
 * orderUnits(units, ({ parentId }) => (parentId === null ? [] : [parentId])) // => ["parent", "child"]
 * ```
 */
export function orderUnits(units: readonly Unit[], edgesOf: (unit: Unit) => readonly string[]): readonly string[] {
  const targets = targetsOf(units, edgesOf);
  const openEdges = new Map([...targets].map(([id, ends]) => [id, ends.size]));
  const origins = new Map([...targets.keys()].map((id): [string, string[]] => [id, []]));
  for (const [id, ends] of targets) for (const end of ends) origins.get(end)?.push(id);
  const ordered = [...targets.keys()].filter((id) => openEdges.get(id) === 0);
  for (const id of ordered) {
    for (const origin of origins.get(id) ?? []) {
      const open = (openEdges.get(origin) ?? 0) - 1;
      openEdges.set(origin, open);
      if (open === 0) ordered.push(origin);
    }
  }
  return ordered;
}

function targetsOf(
  units: readonly Unit[],
  edgesOf: (unit: Unit) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map<string, Set<string>>();
  for (const unit of units) {
    const ends = targets.get(unit.id) ?? new Set();
    for (const end of edgesOf(unit)) ends.add(end);
    targets.set(unit.id, ends);
  }
  return targets;
}
