/**
 * The fields of an entry in one fixed order: what is hashed, compared on a retry, and named in a refusal.
 */
import type { Entry } from "./entry.ts";
import type { Dong } from "./money.ts";

/**
 * Every field of an entry, by the path that a refusal names. The order is part of the ledger's chain and of ids made
 * from content: never change it.
 *
 * @example
 * ```ts
 * entryFields.slice(0, 3) // => ["id", "kind", "effectiveOn"]
 * ```
 */
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

/** An entry whose amount may not be known yet. */
export interface EntryBody extends Omit<Entry, "amount"> {
  readonly amount: Dong | null;
}

/**
 * The values of an entry in the order of `entryFields`; the amount as a decimal string.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const entry = { id: "ct-01", kind: "disbursed", effectiveOn: "2023-10-31", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, amount: 14n, document, reverses: null, reason: null };
 * entryFieldValues(entry)[entryFields.indexOf("amount")] // => "14"
 * ```
 */
export function entryFieldValues(entry: EntryBody): readonly FieldValue[] {
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
    entry.amount?.toString() ?? null,
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

/**
 * The first field that differs; null when the bodies are the same.
 *
 * @example
 * ```ts
 * const document = { number: null, date: null, issuer: null, title: null };
 * const entry = { id: "ct-01", kind: "disbursed", effectiveOn: "2023-10-31", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, amount: 14n, document, reverses: null, reason: null };
 * firstDifference(entry, { ...entry, amount: 15n }) // => { field: "amount", recorded: "14", given: "15" }
 * firstDifference(entry, { ...entry }) // => null
 * ```
 */
export function firstDifference(recorded: EntryBody, given: EntryBody): FieldDifference | null {
  const recordedValues = entryFieldValues(recorded);
  const givenValues = entryFieldValues(given);
  for (const [index, field] of entryFields.entries()) {
    const [was, is] = [recordedValues[index] ?? null, givenValues[index] ?? null];
    if (was !== is) return { field, recorded: was, given: is };
  }
  return null;
}
