/**
 * Closings and re-openings of periods as rows of `period_changes`, and back.
 */
import { type ClosedPeriods, closedPeriodsOf, type PeriodChange } from "@giaingan/finance/admission";
import type { RecordedPeriodChange } from "./batch.ts";
import type { BulkColumn, Reader, SqlRow } from "./engine.ts";
import { numberOrNull, textOrNull } from "./entry-rows.ts";
import { instantFromSql } from "./instant.ts";

/** The closed periods, each with the batch that closed it. */
export type RecordedClosedPeriods = ClosedPeriods<RecordedPeriodChange>;

/** The columns of `period_changes` in the order of the table. */
export function periodChangeColumns(changes: readonly PeriodChange[], revision: number): readonly BulkColumn[] {
  const text = (read: (change: PeriodChange) => string | null): BulkColumn => ({
    type: "text",
    values: changes.map(read),
  });
  return [
    { type: "integer", values: changes.map(() => revision) },
    { type: "integer", values: changes.map((_, position) => position) },
    text(({ action }) => action),
    { type: "integer", values: changes.map(({ fiscalYear }) => fiscalYear) },
    { type: "integer", values: changes.map(monthIndexOfPeriod) },
    text(({ reason }) => reason),
    { type: "date", values: changes.map(({ decidedOn }) => decidedOn) },
    text(({ document }) => document.number),
    { type: "date", values: changes.map(({ document }) => document.date) },
    text(({ document }) => document.issuer),
    text(({ document }) => document.title),
  ];
}

/** The SELECT list that `periodChangeFromRow` reads, with the aliases `d` (period_changes) and `b` (batches). */
export const periodChangeSelectList: string = `d.revision, b.id, d.position, d.action, d.fiscal_year, d.month_index,
  d.reason, CAST(d.decided_on AS VARCHAR), d.document_number, CAST(d.document_date AS VARCHAR), d.document_issuer,
  d.document_title, CAST(b.recorded_at AS VARCHAR), b.document_name`;

/** Reads a row of `periodChangeSelectList`. */
export function periodChangeFromRow(row: SqlRow): RecordedPeriodChange {
  const [revision, batchId, position, action, fiscalYear, monthIndex, reason, decidedOn, ...rest] = row;
  const [number, date, issuer, title, recordedAt, documentName] = rest;
  const month = numberOrNull(monthIndex);
  return {
    revision: Number(revision),
    batchId: String(batchId),
    position: Number(position),
    action: String(action) as PeriodChange["action"],
    fiscalYear: Number(fiscalYear),
    month: month === null ? null : (month % 12) + 1,
    reason: textOrNull(reason),
    decidedOn: String(decidedOn),
    document: {
      number: textOrNull(number),
      date: textOrNull(date),
      issuer: textOrNull(issuer),
      title: textOrNull(title),
    },
    recordedAt: instantFromSql(String(recordedAt)),
    documentName: String(documentName),
  };
}

/** The months of `month-index.ts`; a whole budget year has none. */
export function monthIndexOfPeriod({ fiscalYear, month }: Pick<PeriodChange, "fiscalYear" | "month">): number | null {
  return month === null ? null : fiscalYear * 12 + month - 1;
}

/** Every closing and re-opening up to a revision, in the order in which they were recorded. */
export async function queryPeriodChanges(
  reader: Reader,
  { revision }: { readonly revision: number },
): Promise<readonly RecordedPeriodChange[]> {
  const rows = await reader.query(`SELECT ${periodChangeSelectList}
    FROM period_changes AS d JOIN batches AS b ON b.revision = d.revision
    WHERE d.revision <= ${revision} ORDER BY d.revision, d.position`);
  return rows.map(periodChangeFromRow);
}

/** The periods that are closed at a revision. */
export async function queryClosedPeriods(
  reader: Reader,
  at: { readonly revision: number },
): Promise<RecordedClosedPeriods> {
  return closedPeriodsOf(await queryPeriodChanges(reader, at));
}
