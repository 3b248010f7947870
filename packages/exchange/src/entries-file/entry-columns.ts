/**
 * The columns of an entries file: their names, their order, and which must be there.
 */

/** Every column of the canonical header, in its order. */
export const entryColumns = [
  "id",
  "batch",
  "kind",
  "effectiveOn",
  "fiscalYear",
  "unit",
  "project",
  "component",
  "level",
  "nature",
  "origin",
  "vintage",
  "relation",
  "amount",
  "documentNumber",
  "documentDate",
  "documentIssuer",
  "reverses",
  "reason",
] as const;

/** The title of the document: a last column, written only when some entry has one. */
export const titleColumn = "documentTitle";

/** The true date and budget year of entries recorded late: last columns, written only when some entry was. */
export const lateColumns = ["lateEffectiveOn", "lateFiscalYear"] as const;

/** A column of an entries file. */
export type EntryColumn = (typeof entryColumns)[number] | typeof titleColumn | (typeof lateColumns)[number];

/** Columns that a file may have. */
export const knownColumns: readonly EntryColumn[] = [...entryColumns, titleColumn, ...lateColumns];

/** Columns that a file must have; the others may be absent: not stated. */
export const requiredColumns: readonly EntryColumn[] = ["kind", "effectiveOn", "fiscalYear", "unit", "amount"];
