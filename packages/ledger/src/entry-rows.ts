/**
 * Entries as rows of the table `entries`, and back.
 */
import { assert, type Entry, type EntryKind, type FundingSource } from "@giaingan/finance";
import type { BulkColumn, SqlRow, SqlValue } from "./engine.ts";
import { hashId } from "./id-hash.ts";
import { monthIndexOf } from "./month-index.ts";

/** An entry and its rank in its batch. */
export interface PlacedEntry {
  readonly position: number;
  readonly entry: Entry;
}

/** The columns of `entries` in the order of the table, for entries that follow one another in their batch. */
export function entryColumns(
  entries: readonly Entry[],
  {
    revision,
    firstPosition,
    classIds,
  }: { readonly revision: number; readonly firstPosition: number; readonly classIds: readonly number[] },
): readonly BulkColumn[] {
  const text = (read: (entry: Entry) => string | null): BulkColumn => ({ type: "text", values: entries.map(read) });
  const integer = (read: (entry: Entry) => number): BulkColumn => ({ type: "integer", values: entries.map(read) });
  return [
    integer(() => revision),
    { type: "integer", values: entries.map((_, rank) => firstPosition + rank) },
    text((entry) => entry.unitId),
    text((entry) => entry.id),
    integer((entry) => hashId(entry.id)),
    { type: "integer", values: classIds },
    { type: "date", values: entries.map((entry) => entry.effectiveOn) },
    integer((entry) => monthIndexOf(entry.effectiveOn)),
    integer((entry) => entry.fiscalYear),
    text((entry) => entry.projectId),
    text((entry) => entry.componentId),
    { type: "bigint", values: entries.map((entry) => entry.amount) },
    text((entry) => entry.document.number),
    { type: "date", values: entries.map((entry) => entry.document.date) },
    text((entry) => entry.document.issuer),
    text((entry) => entry.document.title),
    text((entry) => entry.reverses),
    text((entry) => entry.reason),
    { type: "date", values: entries.map((entry) => entry.late?.effectiveOn ?? null) },
    { type: "integer", values: entries.map((entry) => entry.late?.fiscalYear ?? null) },
  ];
}

/** The SELECT list that `entryFromRow` reads, with the table aliases `e` (entries) and `c` (entry_classes). */
export const entrySelectList: string = [
  "e.revision",
  "e.position",
  "e.id",
  "c.kind",
  "CAST(e.effective_on AS VARCHAR)",
  "e.fiscal_year",
  "e.unit_id",
  "e.project_id",
  "e.component_id",
  "c.level",
  "c.nature",
  "c.origin",
  "c.vintage",
  "c.relation",
  "e.amount",
  "e.document_number",
  "CAST(e.document_date AS VARCHAR)",
  "e.document_issuer",
  "e.document_title",
  "e.reverses",
  "e.reason",
  "CAST(e.late_effective_on AS VARCHAR)",
  "e.late_fiscal_year",
].join(", ");

/** An entry with its place in the record. */
export interface StoredEntry extends PlacedEntry {
  readonly revision: number;
}

/** Reads a row of `entrySelectList`. */
export function entryFromRow(row: SqlRow): StoredEntry {
  const [revision, position, id, kind, effectiveOn, fiscalYear, unitId, projectId, componentId, ...rest] = row;
  const [level, nature, origin, vintage, relation, amount, number, date, issuer, title, ...ending] = rest;
  const [reverses, reason, lateOn, lateYear] = ending;
  assert(typeof amount === "bigint", "an amount is read as bigint");
  return {
    revision: Number(revision),
    position: Number(position),
    entry: {
      id: String(id),
      kind: String(kind) as EntryKind,
      effectiveOn: String(effectiveOn),
      fiscalYear: Number(fiscalYear),
      unitId: String(unitId),
      projectId: textOrNull(projectId),
      componentId: textOrNull(componentId),
      source: sourceFromRow([level, nature, origin, vintage, relation]),
      amount,
      document: {
        number: textOrNull(number),
        date: textOrNull(date),
        issuer: textOrNull(issuer),
        title: textOrNull(title),
      },
      reverses: textOrNull(reverses),
      reason: textOrNull(reason),
      ...(typeof lateOn === "string" && { late: { effectiveOn: lateOn, fiscalYear: Number(lateYear) } }),
    },
  };
}

/** Reads level, nature, origin, vintage and relation; the values were checked when they were written. */
export function sourceFromRow(values: readonly (SqlValue | undefined)[]): FundingSource {
  const [level, nature, origin, vintage, relation] = values;
  return {
    level: textOrNull(level) as FundingSource["level"],
    nature: textOrNull(nature) as FundingSource["nature"],
    origin: textOrNull(origin) as FundingSource["origin"],
    vintage: numberOrNull(vintage),
    relation: textOrNull(relation) as FundingSource["relation"],
  };
}

/** A nullable text column. */
export function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A nullable integer column. */
export function numberOrNull(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
