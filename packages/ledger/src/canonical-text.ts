/**
 * Canonical text: the one way in which a batch is written down before it is hashed, the same on every engine.
 *
 * One JSON array a line. The order of fields is part of the chain and never changes. What came later is
 * written only where it is stated, so that a batch without it keeps its text; any other change is a new `chainFormat`.
 */
import type { Entry, Finding, FundingSource, LegalBasis, PassedCheck, Statement, TextPlace } from "@giaingan/finance";
import type { PeriodChange } from "@giaingan/finance/admission";
import { jsonArray, jsonText } from "./json-text.ts";

/** The version of the canonical text, hashed with every batch. */
export const chainFormat = 1;

/**
 * Writes entries as lines: their values in the order of `entryFields`, the amount as text; of one that was recorded late
 * its true date and budget year at the end.
 */
export type EntryWriter = (entry: Entry) => string;

/**
 * Makes a writer of lines. The source and the document of a file's entries are often one object: what was written of the
 * last ones is used again.
 */
export function createEntryWriter(): EntryWriter {
  let source: FundingSource | null = null;
  let document: LegalBasis | null = null;
  let [sourceText, documentText] = ["", ""];
  return (entry) => {
    if (entry.source !== source) [source, sourceText] = [entry.source, sourceValues(entry.source)];
    if (entry.document !== document) [document, documentText] = [entry.document, documentValues(entry.document)];
    const { late = null } = entry;
    const place = `${jsonText(entry.id)},${jsonText(entry.kind)},${jsonText(entry.effectiveOn)},${entry.fiscalYear},${jsonText(entry.unitId)},${jsonText(entry.projectId)},${jsonText(entry.componentId)}`;
    const ending = `${jsonText(entry.reverses)},${jsonText(entry.reason)}`;
    const told = late === null ? "" : `,${jsonText(late.effectiveOn)},${late.fiscalYear}`;
    return `[${place},${sourceText},"${entry.amount}",${documentText},${ending}${told}]`;
  };
}

function sourceValues({ level, nature, origin, vintage, relation }: FundingSource): string {
  return `${jsonText(level)},${jsonText(nature)},${jsonText(origin)},${vintage},${jsonText(relation)}`;
}

function documentValues({ number, date, issuer, title }: LegalBasis): string {
  return `${jsonText(number)},${jsonText(date)},${jsonText(issuer)},${jsonText(title)}`;
}

/** A statement as a line. */
export function statementLine(statement: Statement): string {
  const { source, place } = statement;
  return JSON.stringify([
    statement.role,
    statement.printed,
    statement.amount?.toString() ?? null,
    statement.percent,
    statement.asOf,
    statement.fiscalYear,
    statement.unitId,
    source.level,
    source.nature,
    source.origin,
    source.vintage,
    source.relation,
    placeValues(place),
    statement.needsReview,
  ]);
}

/** A finding as a line. */
export function findingLine(finding: Finding): string {
  return JSON.stringify([finding.severity, ...checkValues(finding)]);
}

/** A passed check as a line. */
export function checkLine(check: PassedCheck): string {
  return JSON.stringify(checkValues(check));
}

/** A closing or a re-opening of a period as a line. */
export function periodChangeLine(change: PeriodChange): string {
  const { action, fiscalYear, month, reason, decidedOn, document } = change;
  const { number, date, issuer, title } = document;
  return jsonArray([action, fiscalYear, month, reason, decidedOn, number, date, issuer, title]);
}

/** Named values as JSON with their names in code-unit order, so that the same values give the same text. */
export function namedValuesText(values: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))));
}

function checkValues(check: PassedCheck): readonly unknown[] {
  return [
    check.code,
    check.message.vi,
    check.message.en,
    namedValuesText(check.values),
    check.places.map((place) => placeValues(place)),
  ];
}

function placeValues(place: TextPlace): readonly unknown[] {
  return [place.start, place.end, place.excerpt];
}
