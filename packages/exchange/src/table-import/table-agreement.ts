/**
 * Tables of one file that tell different amounts of what looks like one sum of money: a slip in one of them, or two funds that no
 * words tell apart. The later table would silently take the place of the earlier one, so both rows are held back.
 */
import { type Dong, sourceKey } from "@giaingan/finance";
import { cellName, type ImportFinding, importFinding } from "./import-finding.ts";
import type { FactList } from "../table/fact-list.ts";
import type { ImportFact } from "./import-fact.ts";
import { type ImportTable, placeOfFact, printedFact } from "./import-table.ts";
import { isPosted } from "./posted-measures.ts";

interface ToldSum {
  readonly fact: ImportFact;
  readonly amount: Dong;
}

/** Compares the tables of a file; nothing where it has one only. */
export function checkAgreement(tables: readonly ImportTable[], facts: FactList<ImportFact>): readonly ImportFinding[] {
  if (tables.length < 2) return [];
  const sums = new Map<string, Map<number, ToldSum>>();
  for (const fact of facts) {
    if (fact.standing !== "own" || fact.unitId === null || !isPosted(fact)) continue;
    const key = keyOf(fact);
    const ofTables = sums.get(key) ?? new Map<number, ToldSum>();
    sums.set(key, ofTables);
    const before = ofTables.get(fact.tableIndex);
    ofTables.set(fact.tableIndex, {
      fact: before?.fact ?? fact,
      amount: (before?.amount ?? 0n) + fact.amount,
    });
  }
  return [...sums.values()].flatMap((ofTables) => {
    const told = [...ofTables.values()];
    const [first] = told;
    const other = first === undefined ? undefined : told.find((each) => each.amount !== first.amount);
    if (first === undefined || other === undefined) return [];
    return [findingOf(tables, { of: other, against: first }), findingOf(tables, { of: first, against: other })].flat();
  });
}

function keyOf(fact: ImportFact): string {
  const { unitId, projectId, componentId, source, fiscalYear, measure, assignedBy, asOf } = fact;
  return JSON.stringify([unitId, projectId, componentId, sourceKey(source), fiscalYear, measure, assignedBy, asOf]);
}

function findingOf(
  tables: readonly ImportTable[],
  { of, against }: { readonly of: ToldSum; readonly against: ToldSum },
): readonly ImportFinding[] {
  const [table, otherTable] = [tables[of.fact.tableIndex], tables[against.fact.tableIndex]];
  if (table === undefined || otherTable === undefined) return [];
  const other = placeOfFact(otherTable, against.fact);
  return [
    importFinding("tablesDisagree", {
      place: placeOfFact(table, of.fact),
      printed: printedFact(table, of.fact),
      values: { other: cellName(other), otherPrinted: printedFact(otherTable, against.fact) },
    }),
  ];
}
