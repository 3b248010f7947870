/**
 * What a document said, as rows of `statements`, `findings` and `checks`, and back.
 */
import type { Finding, PassedCheck, Statement, TextPlace } from "@giaingan/finance";
import type { RecordedCheck, RecordedFinding, RecordedStatement, RecordPlace } from "./batch.ts";
import { namedValuesText } from "./canonical-text.ts";
import type { BulkColumn, SqlRow, SqlValue } from "./engine.ts";
import { numberOrNull, sourceFromRow, textOrNull } from "./entry-rows.ts";

/** The columns of `statements` in the order of the table. */
export function statementColumns(statements: readonly Statement[], revision: number): readonly BulkColumn[] {
  const text = (read: (statement: Statement) => string | null): BulkColumn => ({
    type: "text",
    values: statements.map(read),
  });
  const integer = (read: (statement: Statement) => number | null): BulkColumn => ({
    type: "integer",
    values: statements.map(read),
  });
  return [
    ...placeColumns(statements, revision),
    text((statement) => statement.unitId),
    text((statement) => statement.role),
    text((statement) => statement.printed),
    { type: "bigint", values: statements.map((statement) => statement.amount) },
    text((statement) => statement.percent),
    { type: "date", values: statements.map((statement) => statement.asOf) },
    integer((statement) => statement.fiscalYear),
    text((statement) => statement.source.level),
    text((statement) => statement.source.nature),
    text((statement) => statement.source.origin),
    integer((statement) => statement.source.vintage),
    text((statement) => statement.source.relation),
    integer((statement) => statement.place.start),
    integer((statement) => statement.place.end),
    text((statement) => statement.place.excerpt),
    { type: "boolean", values: statements.map((statement) => statement.needsReview) },
  ];
}

/** The columns of `findings` in the order of the table. */
export function findingColumns(findings: readonly Finding[], revision: number): readonly BulkColumn[] {
  return [
    ...placeColumns(findings, revision),
    { type: "text", values: findings.map((finding) => finding.severity) },
    ...messageColumns(findings),
  ];
}

/** The columns of `checks` in the order of the table. */
export function checkColumns(checks: readonly PassedCheck[], revision: number): readonly BulkColumn[] {
  return [...placeColumns(checks, revision), ...messageColumns(checks)];
}

const placeList = "d.revision, b.id, d.position";

/** The SELECT list that `statementFromRow` reads, with the aliases `d` (statements) and `b` (batches). */
export const statementSelectList: string = `${placeList}, d.role, d.printed, d.amount, d.percent, CAST(d.as_of AS VARCHAR),
  d.fiscal_year, d.unit_id, d.place_start, d.place_end, d.excerpt, d.needs_review,
  d.level, d.nature, d.origin, d.vintage, d.relation`;

/** The SELECT list that `checkFromRow` reads, with the aliases `d` (checks) and `b` (batches). */
export const checkSelectList: string = `${placeList}, d.code, d.message_vi, d.message_en, d.named_values, d.places`;

/** The SELECT list that `findingFromRow` reads, with the aliases `d` (findings) and `b` (batches). */
export const findingSelectList: string = `${checkSelectList}, d.severity`;

/** Reads a row of `statementSelectList`. */
export function statementFromRow(row: SqlRow): RecordedStatement {
  const [role, printed, amount, percent, asOf, fiscalYear, unitId, start, end, excerpt, needsReview, ...source] =
    row.slice(3);
  return {
    ...placeFromRow(row),
    role: String(role) as Statement["role"],
    printed: String(printed),
    amount: typeof amount === "bigint" ? amount : null,
    percent: textOrNull(percent),
    asOf: textOrNull(asOf),
    fiscalYear: numberOrNull(fiscalYear),
    unitId: String(unitId),
    source: sourceFromRow(source),
    place: { start: Number(start), end: Number(end), excerpt: String(excerpt) },
    needsReview: needsReview === true,
  };
}

/** Reads a row of `findingSelectList`. */
export function findingFromRow(row: SqlRow): RecordedFinding {
  return { ...checkFromRow(row), severity: String(row[8]) as Finding["severity"] };
}

/** Reads a row of `checkSelectList`. */
export function checkFromRow(row: SqlRow): RecordedCheck {
  const [code, vi, en, values, places] = row.slice(3);
  return {
    ...placeFromRow(row),
    code: String(code),
    message: { vi: String(vi), en: String(en) },
    values: JSON.parse(String(values)) as PassedCheck["values"],
    places: JSON.parse(String(places)) as readonly TextPlace[],
  };
}

function placeColumns(items: readonly unknown[], revision: number): readonly BulkColumn[] {
  return [
    { type: "integer", values: items.map(() => revision) },
    { type: "integer", values: items.map((_, position) => position) },
  ];
}

function messageColumns(items: readonly PassedCheck[]): readonly BulkColumn[] {
  return [
    { type: "text", values: items.map((item) => item.code) },
    { type: "text", values: items.map((item) => item.message.vi) },
    { type: "text", values: items.map((item) => item.message.en) },
    { type: "text", values: items.map((item) => namedValuesText(item.values)) },
    { type: "text", values: items.map((item) => placesText(item.places)) },
  ];
}

/** Places as the JSON in which they are stored. */
export function placesText(places: readonly TextPlace[]): string {
  return JSON.stringify(places.map(({ start, end, excerpt }) => ({ start, end, excerpt })));
}

function placeFromRow([revision, batchId, position]: readonly SqlValue[]): RecordPlace {
  return { revision: Number(revision), batchId: String(batchId), position: Number(position) };
}
