/**
 * Canonical text: the one way in which a batch is written down before it is hashed, the same on every engine.
 *
 * One JSON array a line. The order of fields is part of the chain and never changes. What came later is
 * written only where it is stated, so that a batch without it keeps its text; any other change is a new `chainFormat`.
 */
import {
  type Entry,
  type Finding,
  type PassedCheck,
  type Statement,
  type TextPlace,
  entryFieldValues,
} from "@giaingan/finance";
import type { PeriodChange } from "@giaingan/finance/admission";
import { jsonArray } from "./json-text.ts";

/** The version of the canonical text, hashed with every batch. */
export const chainFormat = 1;

/** An entry as a line; one that was recorded late has its true date and budget year at the end. */
export function entryLine(entry: Entry): string {
  const { late = null } = entry;
  const values = entryFieldValues(entry);
  return jsonArray(late === null ? values : [...values, late.effectiveOn, late.fiscalYear]);
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
