/** Questions that need no answer: what is asked of the title of a table whose rows name their own units, but for a slip. */
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import type { ImportFinding } from "./import-finding.ts";
import type { ImportFindingCode } from "./import-finding-code.ts";
import { type ImportTable, placeOfTable } from "./import-table.ts";
import { isPosted } from "./posted-measures.ts";

/**
 * The findings without the question which unit a title names, where only rows that should name their own unit would be put down to it.
 */
export function withoutNeedlessQuestions(
  findings: readonly ImportFinding[],
  { tables, byTable }: { readonly tables: readonly ImportTable[]; readonly byTable: readonly FactList<ImportFact>[] },
): readonly ImportFinding[] {
  const needless = new Set(
    tables.flatMap((table) => findingsOfTitle(table, { findings, facts: byTable[table.index] ?? [] })),
  );
  return needless.size === 0 ? findings : findings.filter((finding) => !needless.has(finding));
}

/** What is told of a row that should name its own unit. */
const slips: ReadonlySet<ImportFindingCode> = new Set(["ownerNotStated", "rowNotNamed"]);

function findingsOfTitle(
  table: ImportTable,
  { findings, facts }: { readonly findings: readonly ImportFinding[]; readonly facts: FactList<ImportFact> },
): readonly ImportFinding[] {
  const { sheet, row, column } = placeOfTable(table);
  const asked = findings.filter(
    ({ code, place }) =>
      (code === "unitUnknown" || code === "unitProposed") &&
      place?.sheet === sheet &&
      place.row === row &&
      place.column === column,
  );
  const unowned = new Set(
    findings.flatMap(({ code, place }) => (slips.has(code) && place?.sheet === sheet ? [place.row] : [])),
  );
  if (asked.length === 0 || unowned.size === 0) return [];
  const isOfTitle = (fact: ImportFact): boolean => fact.standing === "own" && !fact.isUnitOfRow && isPosted(fact);
  return facts.some((fact) => isOfTitle(fact) && !unowned.has(fact.row)) ? [] : asked;
}
