/**
 * Whose money the rows of a table count: printed names of units and projects matched to known ones. What is near and not
 * the same is proposed, and its row held back until an officer has chosen.
 */
import { type KnownName, matchNames, type NameMatch } from "../table/name-matching.ts";
import type { CellPlace } from "../workbook/workbook.ts";
import { type ImportFinding, importFinding } from "./import-finding.ts";
import type { ImportFindingCode } from "./import-finding-code.ts";
import { newName, type SettledNames } from "./import-settings.ts";

/** A name, and where it stands: looked for where somebody has to be asked about it. */
export interface PrintedName {
  readonly name: string;
  readonly placeOf: () => CellPlace;
}

/** Names with the ids that they stand for; null: nobody knows yet. */
export interface ResolvedNames {
  readonly ids: ReadonlyMap<string, string | null>;
  readonly findings: readonly ImportFinding[];
}

/** How names are matched. */
export interface NameRules {
  readonly known: readonly KnownName[];
  readonly settled: SettledNames;
  /** Names that are near no known one are names of their own. */
  readonly takesNew: boolean;
  readonly unknown: ImportFindingCode;
  readonly proposed: ImportFindingCode;
}

/**
 * Matches the names of tables; one that is not settled is reported wherever it stands.
 *
 * @param printed goes through them from the first one, each time that it is called
 */
export function resolveNames(printed: () => Iterable<PrintedName>, rules: NameRules): ResolvedNames {
  const settled = new Map([...rules.settled].filter(([, id]) => id !== newName));
  const matches = matchNames(namesOf(printed()), { known: rules.known, confirmed: settled });
  const ids = new Map<string, string | null>();
  const findings: ImportFinding[] = [];
  for (const each of printed()) {
    const { name } = each;
    const match: NameMatch = matches.get(name) ?? { kind: "unknown" };
    const id = ids.get(name) ?? idOf(name, match, rules);
    ids.set(name, id);
    if (id === null) findings.push(askedName(each, match, rules));
  }
  return { ids, findings };
}

function idOf(name: string, match: NameMatch, rules: NameRules): string | null {
  if (match.kind === "same" || match.kind === "confirmed") return match.id;
  if (rules.settled.get(name) === newName || rules.known.length === 0) return name;
  return match.kind === "unknown" && rules.takesNew ? name : null;
}

function askedName({ name, placeOf }: PrintedName, match: NameMatch, rules: NameRules): ImportFinding {
  const candidates = match.kind === "proposed" ? match.candidates : [];
  return importFinding(candidates.length === 0 ? rules.unknown : rules.proposed, {
    place: placeOf(),
    printed: name,
    values: { name, candidates: candidates.map((candidate) => `"${candidate.name}"`).join(", ") },
    choices: [
      ...candidates.map((candidate) => ({ value: candidate.id, name: { vi: candidate.name, en: candidate.name } })),
      { value: newName, name: { vi: `Tên mới: ${name}`, en: `A new name: ${name}` } },
    ],
  });
}

function* namesOf(printed: Iterable<PrintedName>): Generator<string, void, undefined> {
  for (const { name } of printed) yield name;
}
