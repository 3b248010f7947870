/**
 * What a batch must be before it is posted: its own fields, its entries, and each id once.
 */
import { type Entry, isPlainDate, refuse, type Statement, firstDifference } from "@giaingan/finance";
import { type PeriodChange, periodName } from "@giaingan/finance/admission";
import type { Batch } from "./batch.ts";
import { createEntryValidator, isAmount, isStorable, isYear, year } from "./entry-validation.ts";
import { refuseLedger } from "./ledger-refusals.ts";

/**
 * Checks a batch by itself; what it says about the record is checked in the transaction.
 *
 * @throws Refusal `invalidEntry`, `invalidValue`, or `entryIdReused` for an id that stands twice in the batch
 */
export function validateBatch(batch: Batch): void {
  demand(isStorable(batch.id) && batch.id.trim() !== "", "batch.id", batch.id, "text, not blank");
  demand(isStorable(batch.documentName), "batch.documentName", batch.documentName, "text");
  const isHash = batch.contentHash === null || /^[0-9a-f]{64}$/u.test(batch.contentHash);
  demand(isHash, "batch.contentHash", batch.contentHash, "SHA-256, 64 × 0-9a-f | null");
  const { periodChanges = [] } = batch;
  const listed = [batch.entries, batch.statements, batch.findings, batch.checks, periodChanges];
  const itemCount = listed.reduce((count, { length }) => count + length, 0);
  demand(itemCount > 0, "batch.entries", itemCount, "≥ 1");
  validateEntries(batch);
  for (const [index, change] of periodChanges.entries()) validatePeriodChange(change, index);
  for (const [index, statement] of batch.statements.entries()) validateStatement(statement, index);
  for (const [index, { code, message }] of [...batch.findings, ...batch.checks].entries()) {
    const isGood = isStorable(code) && isStorable(message?.vi) && isStorable(message?.en);
    demand(isGood, `batch.findings[${index}]`, code, "code, message.vi, message.en");
  }
}

function validateEntries({ entries }: Batch): void {
  const validate = createEntryValidator();
  const ids = new Set<string>();
  for (const [rank, entry] of entries.entries()) {
    validate(entry);
    ids.add(entry.id);
    // As many ids as entries: nothing has to be looked up, only counted.
    if (ids.size <= rank) throw sameIdTwice(entries, entry);
  }
}

function sameIdTwice(entries: readonly Entry[], entry: Entry): Error {
  const earlier = entries.find(({ id }) => id === entry.id) ?? entry;
  const difference = firstDifference(earlier, entry);
  return refuse("entryIdReused", {
    entry: entry.id,
    field: difference?.field ?? "id",
    recorded: String(difference?.recorded ?? entry.id),
    given: String(difference?.given ?? entry.id),
  });
}

function validateStatement(statement: Statement, index: number): void {
  const name = `batch.statements[${index}]`;
  const { amount, asOf, place } = statement;
  demand(isStorable(statement.printed), `${name}.printed`, statement.printed, "text");
  demand(isStorable(statement.unitId), `${name}.unitId`, statement.unitId, "text");
  demand(amount === null || isAmount(amount), `${name}.amount`, amount, "bigint, −2^63 … 2^63 − 1 | null");
  demand(asOf === null || isPlainDate(asOf), `${name}.asOf`, asOf, "YYYY-MM-DD | null");
  demand(isStorable(place?.excerpt), `${name}.place.excerpt`, place?.excerpt, "text");
}

function validatePeriodChange(change: PeriodChange, index: number): void {
  const name = `batch.periodChanges[${index}]`;
  const { action, fiscalYear, month, reason, decidedOn, document } = change;
  demand(["close", "reopen"].includes(action), `${name}.action`, action, "close | reopen");
  demand(isYear(fiscalYear), `${name}.fiscalYear`, fiscalYear, year);
  demand(
    month === null || (Number.isInteger(month) && month >= 1 && month <= 12),
    `${name}.month`,
    month,
    "1 … 12 | null",
  );
  demand(reason === null || isStorable(reason), `${name}.reason`, reason, "text | null");
  if (action === "reopen" && (reason ?? "").trim() === "")
    throw refuseLedger("reopeningWithoutReason", { period: periodName(change) });
  demand(isDate(decidedOn), `${name}.decidedOn`, decidedOn, "YYYY-MM-DD");
  for (const field of ["number", "issuer", "title"] as const)
    demand(
      document?.[field] === null || isStorable(document?.[field]),
      `${name}.document.${field}`,
      document?.[field],
      "text | null",
    );
  demand(document.date === null || isDate(document.date), `${name}.document.date`, document.date, "YYYY-MM-DD | null");
}

function isDate(given: unknown): boolean {
  return typeof given === "string" && isPlainDate(given);
}

function demand(isMet: boolean, name: string, given: unknown, expected: string): void {
  if (!isMet) throw refuse("invalidValue", { name, value: String(given), expected });
}
