/**
 * The registry of units: which exist on a date, and what each belongs to.
 */
import type { PlainDate } from "../calendar.ts";
import { refuseReferenceData } from "./reference-fault.ts";
import { findUnitFaults } from "./unit-faults.ts";
import { orderUnits } from "./unit-order.ts";
import { type FoldedName, foldTitledName } from "./unit-title.ts";
import { isValidOn, type Unit } from "./unit.ts";

/** An edge to a unit that another one went into. */
export interface Successor {
  readonly unitId: string;
  /** The part of the money that goes to it; null: not stated. */
  readonly share: string | null;
}

/** Units that have been checked, with the ways between them. Made by `createUnitRegistry`. */
export interface UnitRegistry {
  /** One for each period of each unit, in the order given. */
  readonly units: readonly Unit[];
  /** The periods of each unit, the earliest first. */
  readonly periodsOf: ReadonlyMap<string, readonly Unit[]>;
  /** What each unit went into; no key for a unit that has no successor. */
  readonly successorsOf: ReadonlyMap<string, readonly Successor[]>;
  /** Rank of each id along the successions: a successor comes after all its predecessors. */
  readonly successionRank: ReadonlyMap<string, number>;
  /** The periods that have the text as their id, their code, or their name without its title. */
  readonly calledBy: ReadonlyMap<string, readonly Unit[]>;
  /** The name of each period, folded. */
  readonly foldedNames: ReadonlyMap<Unit, FoldedName>;
}

/**
 * Makes a registry.
 *
 * @throws Refusal `invalidReferenceData` with the first fault, the others behind it
 * @example
 * ```ts
 * const unit = { id: "a", name: "A", kind: "commune", code: null, parentId: null, validFrom: null, validTo: null, predecessors: [] };
 * createUnitRegistry([unit]).units.length // => 1
 * createUnitRegistry([unit, unit]) // => throws invalidReferenceData
 * ```
 */
export function createUnitRegistry(units: readonly Unit[]): UnitRegistry {
  const [first, ...others] = findUnitFaults(units);
  if (first !== undefined) throw refuseReferenceData(first, others);
  const periodsOf = new Map<string, Unit[]>();
  const successorsOf = new Map<string, Successor[]>();
  const calledBy = new Map<string, Unit[]>();
  const foldedNames = new Map(units.map((unit) => [unit, foldTitledName(unit.name)]));
  for (const [unit, { name }] of foldedNames)
    for (const text of new Set([unit.id, unit.code ?? unit.id, name])) append(calledBy, text, unit);
  for (const unit of units) {
    append(periodsOf, unit.id, unit);
    for (const { unitId, share } of unit.predecessors) append(successorsOf, unitId, { unitId: unit.id, share });
  }
  for (const periods of periodsOf.values())
    periods.sort((left, right) => ((left.validFrom ?? "") < (right.validFrom ?? "") ? -1 : 1));
  const order = orderUnits(units, ({ predecessors }) => predecessors.map(({ unitId }) => unitId));
  const successionRank = new Map(order.map((id, rank) => [id, rank]));
  return { units, periodsOf, successorsOf, successionRank, calledBy, foldedNames };
}

/**
 * The units that exist on a date, each in its form of that date, in the order given.
 *
 * @example
 * ```ts
 * const unit = { id: "a", name: "A", kind: "commune", code: null, parentId: null, validFrom: "2025-07-01", validTo: null, predecessors: [] };
 * unitsAt(createUnitRegistry([unit]), "2025-07-01").length // => 1
 * unitsAt(createUnitRegistry([unit]), "2025-06-30") // => []
 * ```
 */
export function unitsAt({ units }: UnitRegistry, date: PlainDate): readonly Unit[] {
  return units.filter((unit) => isValidOn(unit, date));
}

/**
 * The unit of an id in its form of a date; null when there is none on that date.
 *
 * @example
 * ```ts
 * const unit = { id: "a", name: "A", kind: "commune", code: null, parentId: null, validFrom: null, validTo: "2025-06-30", predecessors: [] };
 * unitAt(createUnitRegistry([unit]), "a", "2025-06-30").name // => "A"
 * unitAt(createUnitRegistry([unit]), "a", "2025-07-01") // => null
 * ```
 */
export function unitAt({ periodsOf }: UnitRegistry, unitId: string, date: PlainDate): Unit | null {
  return periodsOf.get(unitId)?.find((unit) => isValidOn(unit, date)) ?? null;
}

/**
 * What a unit belongs to on a date, from its parent upwards. Ends where a parent is not stated or does not exist on
 * that date; empty when the unit itself does not.
 *
 * @example
 * ```ts
 * const unit = { name: "A", kind: "commune", code: null, parentId: null, validFrom: null, validTo: null, predecessors: [] };
 * const registry = createUnitRegistry([{ ...unit, id: "commune", parentId: "district" }, { ...unit, id: "district", kind: "district" }]);
 * ancestorsOf(registry, "commune", "2023-10-31").map(({ id }) => id) // => ["district"]
 * ```
 */
export function ancestorsOf(registry: UnitRegistry, unitId: string, date: PlainDate): readonly Unit[] {
  const ancestors: Unit[] = [];
  let unit = unitAt(registry, unitId, date);
  while (unit !== null && unit.parentId !== null) {
    unit = unitAt(registry, unit.parentId, date);
    if (unit !== null) ancestors.push(unit);
  }
  return ancestors;
}

function append<Each>(lists: Map<string, Each[]>, key: string, item: Each): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
