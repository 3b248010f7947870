/** Movements and entries in a line: what a test of an answer is asked with. */
import { type Dong, type Entry, type EntryKind, type Movement, type Question, sourceNotStated } from "../src/index.ts";
import { asOf, centralMoney, fiscalYear } from "./report-of-2023.ts";

/** A document that says nothing of itself. */
export const noDocument: Entry["document"] = { number: null, date: null, issuer: null, title: null };

/** An entry of central investment of 2023 in one unit, effective on the first day of the year, unless told otherwise. */
export function entryOf(kind: EntryKind, amount: Dong, stated: Partial<Entry> = {}): Entry {
  return {
    id: `${kind}-${amount}-${stated.effectiveOn ?? ""}-${stated.unitId ?? ""}`,
    kind,
    effectiveOn: "2023-01-01",
    fiscalYear,
    unitId: "kon-ray",
    projectId: null,
    componentId: null,
    source: centralMoney("investment", 2023),
    amount,
    document: noDocument,
    reverses: null,
    reason: null,
    ...stated,
  };
}

/** A question about all of 2023 as of the report's date, unless told otherwise. */
export function questionOf(stated: Partial<Question> = {}): Question {
  return { asOf, fiscalYear, by: [], filter: {}, unit: null, ...stated };
}

/** Money of which only the vintage is stated. */
export function vintageMoney(vintage: number | null): Entry["source"] {
  return { ...sourceNotStated, vintage };
}

/** The entry as a sum has it: without what only an entry tells. */
export function asSum({
  kind,
  effectiveOn,
  fiscalYear,
  unitId,
  projectId,
  componentId,
  source,
  amount,
}: Entry): Movement {
  return { kind, effectiveOn, fiscalYear, unitId, projectId, componentId, source, amount };
}
