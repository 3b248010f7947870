/**
 * What tables printed of units as a whole, kept word for word beside the entries. Figures of single projects are the entries
 * themselves.
 */
import { type Statement, sourceNotStated } from "@giaingan/finance";
import { cellName } from "./import-finding.ts";
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import { type ImportTable, placeOfFact, printedFact } from "./import-table.ts";
import type { PostedFact } from "./import-totals.ts";
import { isPayment, roleOf } from "./posted-measures.ts";

/** The statements of a file: of units whose money is posted. */
export function statementsOf(
  tables: readonly ImportTable[],
  { facts, posted }: { readonly facts: FactList<ImportFact>; readonly posted: readonly PostedFact[] },
): readonly Statement[] {
  const units = new Set(posted.map(({ unitId }) => unitId));
  // Where rows are of units, the total is of no unit that the record has money of.
  const hasUnitRows = new Set(facts.flatMap(({ isUnitOfRow, tableIndex }) => (isUnitOfRow ? [tableIndex] : [])));
  const ofWhole = facts.flatMap((fact): readonly Statement[] => {
    const { projectId, componentId, scope, standing, tableIndex, isUnitOfRow, unitId } = fact;
    const isOfUnit = projectId === null && componentId === null && scope.project === null && standing !== "partial";
    if (!isOfUnit || unitId === null || !units.has(unitId)) return [];
    const table = tables[tableIndex];
    if (table === undefined || (hasUnitRows.has(tableIndex) && !isUnitOfRow)) return [];
    return statementOf(fact, { unitId, table });
  });
  return [...ofWhole, ...datesToldOf(tables, { posted, statements: ofWhole })];
}

function statementOf(
  fact: ImportFact,
  { unitId, table }: { readonly unitId: string; readonly table: ImportTable },
): readonly Statement[] {
  const role = roleOf(fact);
  if (role === null) return [];
  const { amount, asOf, fiscalYear, source } = fact;
  const printed = printedFact(table, fact);
  const excerpt = `${cellName(placeOfFact(table, fact))}: ${printed}`;
  const place = { start: 0, end: 0, excerpt };
  return [{ role, printed, amount, percent: null, asOf, fiscalYear, unitId, source, place, needsReview: false }];
}

/**
 * A table that tells projects only, and no total of its unit, still says of which day it tells them: a document of an earlier
 * day that comes later must leave them as they are.
 */
function datesToldOf(
  tables: readonly ImportTable[],
  { posted, statements }: { readonly posted: readonly PostedFact[]; readonly statements: readonly Statement[] },
): readonly Statement[] {
  const keyOf = (unitId: string, fiscalYear: number | null, asOf: string | null): string =>
    JSON.stringify([unitId, fiscalYear, asOf]);
  const told = new Set(
    statements
      .filter(({ role }) => role === "disbursed")
      .map(({ unitId, fiscalYear, asOf }) => keyOf(unitId, fiscalYear, asOf)),
  );
  return posted.flatMap((fact): readonly Statement[] => {
    const { measure, unitId, fiscalYear, asOf, tableIndex } = fact;
    const table = tables[tableIndex];
    if (table === undefined || !isPayment(measure) || measure === "mobilised" || asOf === null) return [];
    const key = keyOf(unitId, fiscalYear, asOf);
    if (told.has(key)) return [];
    told.add(key);
    const place = placeOfFact(table, fact);
    return [
      {
        role: "disbursed",
        printed: place.sheet,
        amount: null,
        percent: null,
        asOf,
        fiscalYear,
        unitId,
        source: sourceNotStated,
        place: { start: 0, end: 0, excerpt: cellName(place) },
        needsReview: false,
      },
    ];
  });
}
