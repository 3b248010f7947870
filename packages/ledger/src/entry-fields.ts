/**
 * The fields of an entry in one fixed order: what is hashed, compared on a retry, and named in a refusal.
 */
import type { Entry } from "@giaingan/finance";

/** Every field of an entry, by the path that a refusal names. The order is part of the chain: never change it. */
export const entryFields = [
  "id",
  "kind",
  "effectiveOn",
  "fiscalYear",
  "unitId",
  "projectId",
  "componentId",
  "source.level",
  "source.nature",
  "source.origin",
  "source.vintage",
  "source.relation",
  "amount",
  "document.number",
  "document.date",
  "document.issuer",
  "document.title",
  "reverses",
  "reason",
] as const;

/** One of `entryFields`. */
export type EntryField = (typeof entryFields)[number];

/** One field as text, number or "not stated". */
export type FieldValue = string | number | null;

/** The values of an entry in the order of `entryFields`; the amount as a decimal string. */
export function entryFieldValues(entry: Entry): readonly FieldValue[] {
  const { source, document } = entry;
  return [
    entry.id,
    entry.kind,
    entry.effectiveOn,
    entry.fiscalYear,
    entry.unitId,
    entry.projectId,
    entry.componentId,
    source.level,
    source.nature,
    source.origin,
    source.vintage,
    source.relation,
    entry.amount.toString(),
    document.number,
    document.date,
    document.issuer,
    document.title,
    entry.reverses,
    entry.reason,
  ];
}

/** A field in which two bodies of the same entry differ. */
export interface FieldDifference {
  readonly field: EntryField;
  readonly recorded: FieldValue;
  readonly given: FieldValue;
}

/** The first field that differs; null when the bodies are the same. */
export function firstDifference(recorded: Entry, given: Entry): FieldDifference | null {
  const recordedValues = entryFieldValues(recorded);
  const givenValues = entryFieldValues(given);
  for (const [index, field] of entryFields.entries()) {
    const [was, is] = [recordedValues[index] ?? null, givenValues[index] ?? null];
    if (was !== is) return { field, recorded: was, given: is };
  }
  return null;
}
