/**
 * Questions on the old or the new geography: the same money, told by the units of another date.
 */
import {
  type Finding,
  formatDate,
  type Language,
  type Movement,
  type PlainDate,
  type Question,
  refuse,
} from "@giaingan/finance";
import {
  createUnitRegistry,
  findUnit,
  mapToGeography,
  type ReferenceData,
  unitAt,
  type UnitRegistry,
} from "@giaingan/finance/reference";
import { standardReference } from "@giaingan/finance/reference-data";
import { askLedger, type Ledger, type LedgerAnswer, type LedgerQuestion } from "@giaingan/ledger";
import type { Flag, Invocation } from "./command.ts";
import { referenceFlag } from "./companion-flags.ts";
import { findingLines } from "./findings-text.ts";
import { readDateFlag, textOf } from "./question-flags.ts";

/** The flags. */
export const geographyFlags: Readonly<Record<string, Flag>> = {
  geography: {
    type: "string",
    valueName: "DATE",
    meaning: {
      vi: "theo địa giới hành chính của ngày này, ví dụ 2025-07-01 (mặc định: theo đơn vị như đã ghi)",
      en: "on the administrative units of this date, e.g. 2025-07-01 (default: units as recorded)",
    },
  },
  reference: referenceFlag,
};

/** The date of the geography; null when the flag is left out. */
export function readGeography(flags: Invocation["flags"]): PlainDate | null {
  return readDateFlag("--geography", textOf(flags["geography"]));
}

/** An answer on another geography, and what could not be followed there. */
export interface GeographyAnswer<Answer> extends LedgerAnswer<Answer> {
  readonly geography: { readonly on: PlainDate; readonly findings: readonly Finding[] };
}

/** Which geography an answer is on, and the units whose money stays where it was. */
export function geographyLines(
  { on, findings }: GeographyAnswer<unknown>["geography"],
  language: Language,
): readonly string[] {
  const lead = language === "vi" ? "Theo địa giới hành chính ngày" : "On the administrative units of";
  return ["", `${lead} ${formatDate(on)}.`, ...findingLines(findings, [], language)];
}

const everyPlace = { unit: true, project: true, component: true };

/**
 * Asks on the units of a date: those of the reference data, with the standard provinces where it does not have them. A
 * filter by unit is of a unit of that date, by its id or its name.
 */
export async function askOnGeography<Answer>(
  ledger: Ledger,
  asked: LedgerQuestion,
  {
    on,
    reference,
    answer,
  }: {
    readonly on: PlainDate;
    readonly reference: ReferenceData;
    readonly answer: (movements: readonly Movement[], question: Question) => Answer;
  },
): Promise<GeographyAnswer<Answer>> {
  const { unitId, ...filter } = asked.filter;
  const need = { grain: everyPlace, hasExactDates: true };
  const { revision, question, movements } = await askLedger(ledger, { ...asked, filter }, need);
  const registry = registryOf(reference);
  const mapped = mapToGeography(movements, { registry, on });
  const nameOf = unitNames(mapped.movements, registry, on);
  const named = mapped.movements.map((movement) => ({ ...movement, unitId: nameOf(movement.unitId) }));
  const ofUnit =
    unitId === undefined
      ? {}
      : { unitId: unitNamed(unitId, named, (name) => nameOf(findUnit(registry, name, { on })?.id ?? name)) };
  return {
    revision,
    answer: answer(named, { ...question, filter: ofUnit }),
    geography: { on, findings: mapped.findings },
  };
}

/**
 * The unit of a filter, as the movements call it.
 *
 * @throws Refusal `unknownUnit` when no money is of it on that geography
 */
function unitNamed(unitId: string, movements: readonly Movement[], nameOf: (unitId: string) => string | null): string {
  const name = nameOf(unitId) ?? unitId;
  const units = [...new Set(movements.flatMap((movement) => movement.unitId ?? []))];
  if (units.includes(name) || units.length === 0) return name;
  throw refuse("unknownUnit", { unit: unitId, units: units.slice(0, 20).join(", ") });
}

function registryOf({ units }: ReferenceData): UnitRegistry {
  const own = new Set(units.map(({ id }) => id));
  return createUnitRegistry([...standardReference.units.filter(({ id }) => !own.has(id)), ...units]);
}

/** Units by the names that they have on the date; with their ids where two have the same name. */
function unitNames(
  movements: readonly Movement[],
  registry: UnitRegistry,
  on: PlainDate,
): (unitId: string | null) => string | null {
  const ids = [...new Set(movements.flatMap(({ unitId }) => unitId ?? []))];
  const names = new Map(ids.map((id) => [id, unitAt(registry, id, on)?.name ?? id]));
  const counts = new Map<string, number>();
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (unitId) => {
    const name = unitId === null ? null : (names.get(unitId) ?? unitId);
    return name !== null && name !== unitId && (counts.get(name) ?? 0) > 1 ? `${name} (${unitId})` : name;
  };
}
