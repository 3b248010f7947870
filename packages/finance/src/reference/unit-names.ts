/**
 * Names of units: which unit a text names, and which it may mean.
 *
 * What is not exactly a name, an id or a code is never taken for one: variants are proposed, and a person decides.
 */
import type { PlainDate } from "../calendar.ts";
import { isOneLetterApart } from "./name-folding.ts";
import type { UnitRegistry } from "./unit-registry.ts";
import { type FoldedName, foldTitledName, mayBeCalled, splitTitle, withoutCommittee } from "./unit-title.ts";
import { isValidOn, type Unit } from "./unit.ts";

/** When and where the unit is looked for. */
export interface UnitScope {
  /** Only units that exist on the date. Left out: of any time. */
  readonly on?: PlainDate | undefined;
  /** Only units that belong directly to the unit of this id. */
  readonly parentId?: string | undefined;
}

/**
 * The one unit whose id, code or name the text is, with or without its title: "Kon Tum", "Tỉnh Kon Tum", "62".
 *
 * The characters must be the same after NFC; only the title may be in another case or short (TP., TX.). Of a unit with
 * several periods the latest in scope is given.
 *
 * @returns null when no unit in scope is called so, or several are: `proposeUnits` lists them
 * @example
 * ```ts
 * const unit = { id: "province-63/kon-tum", name: "Kon Tum", title: "Tỉnh", kind: "province", code: "62", parentId: null, validFrom: null, validTo: "2025-06-30", predecessors: [] };
 * const registry = createUnitRegistry([unit]);
 * findUnit(registry, "Tỉnh Kon Tum", { on: "2023-10-31" }).id // => "province-63/kon-tum"
 * findUnit(registry, "Kon Tum", { on: "2025-07-01" }) // => null
 * findUnit(registry, "Thành phố Kon Tum") // => null
 * ```
 */
export function findUnit(registry: UnitRegistry, text: string, scope: UnitScope = {}): Unit | null {
  const latest = new Map<string, Unit>();
  for (const unit of unitsCalled(registry, text)) {
    if (!isInScope(unit, scope)) continue;
    const known = latest.get(unit.id);
    if (known === undefined || (known.validFrom ?? "") < (unit.validFrom ?? "")) latest.set(unit.id, unit);
  }
  const named = latest.get(text.normalize("NFC").trim());
  const [only = null] = latest.values();
  return named ?? (latest.size === 1 ? only : null);
}

/** The periods of units whose id, code or name the text is. */
function unitsCalled({ calledBy }: UnitRegistry, text: string): readonly Unit[] {
  const { title, name } = splitTitle(text);
  const spelled = text.normalize("NFC").trim();
  const whole = calledBy.get(spelled) ?? [];
  const titled = (calledBy.get(name) ?? []).filter((unit) => title !== null && unit.id !== name && unit.code !== name);
  return [...whole, ...titled.filter((unit) => mayBeCalled(unit, title))];
}

/**
 * How like a unit's name a text is, the likest first.
 *
 * @example
 * ```ts
 * unitLikenesses[0] // => "same"
 * ```
 */
export const unitLikenesses = ["same", "spelling", "title", "accents", "oneLetter"] as const;

/**
 * - `same`: an id, a code or a name, as `findUnit` takes it
 * - `spelling`: but for case, NFD, the place of the tone, dashes and blanks
 * - `title`: the same or `spelling`, but called by a title that the unit does not have
 * - `accents`: but for accents: Đăk Ruông, Đăk Ruồng
 * - `oneLetter`: one letter more, less or other, or two that changed places; never a number
 */
export type UnitLikeness = (typeof unitLikenesses)[number];

/** A unit that a text may mean. */
export interface UnitProposal {
  readonly unit: Unit;
  readonly likeness: UnitLikeness;
}

/**
 * The units that a text may mean, the likest first, then in the order of the registry; each period of a unit stands for
 * itself. "UBND" and "Ủy ban nhân dân" in front do not count.
 *
 * @example
 * ```ts
 * const unit = { id: "a", name: "Đăk Ruồng", kind: "commune", code: null, parentId: null, validFrom: null, validTo: null, predecessors: [] };
 * const registry = createUnitRegistry([unit, { ...unit, id: "b", name: "Đăk Tờ Lung" }]);
 * proposeUnits(registry, "xã Đăk Ruông").map(({ unit, likeness }) => [unit.id, likeness]) // => [["a", "accents"]]
 * proposeUnits(registry, "DAK TO LUNG").map(({ unit, likeness }) => [unit.id, likeness]) // => [["b", "accents"]]
 * ```
 */
export function proposeUnits(registry: UnitRegistry, text: string, scope: UnitScope = {}): readonly UnitProposal[] {
  const wanted = foldTitledName(withoutCommittee(text));
  const same = new Set(unitsCalled(registry, text));
  const proposals = registry.units.flatMap((unit): readonly UnitProposal[] => {
    if (!isInScope(unit, scope)) return [];
    const likeness = same.has(unit) ? "same" : likenessOf(unit, registry.foldedNames.get(unit), wanted);
    return likeness === null ? [] : [{ unit, likeness }];
  });
  return unitLikenesses.flatMap((likeness) => proposals.filter((proposal) => proposal.likeness === likeness));
}

function likenessOf(unit: Unit, own: FoldedName | undefined, wanted: FoldedName): UnitLikeness | null {
  if (own === undefined || own.accents === "" || wanted.accents === "") return null;
  const hasTitle = mayBeCalled(unit, wanted.title);
  if (own.spelling === wanted.spelling) return hasTitle ? "spelling" : "title";
  if (!hasTitle) return null;
  if (own.accents === wanted.accents) return "accents";
  return own.numbers === wanted.numbers && isOneLetterApart(own.accents, wanted.accents) ? "oneLetter" : null;
}

function isInScope(unit: Unit, { on, parentId }: UnitScope): boolean {
  return (on === undefined || isValidOn(unit, on)) && (parentId === undefined || unit.parentId === parentId);
}
