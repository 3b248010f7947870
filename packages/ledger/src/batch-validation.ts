/**
 * What a batch must be before it is posted: its own fields, its entries, and each id once.
 */
import { type Entry, isPlainDate, refuse, type Statement, firstDifference } from "@giaingan/finance";
import { type PeriodChange, periodName } from "@giaingan/finance/admission";
import type { LongBatch } from "./batch.ts";
import { createEntryValidator, isAmount, isStorable, isYear, year } from "./entry-validation.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import type { Sequence } from "./sequence.ts";

/**
 * Checks a batch by itself; what it says about the record is checked in the transaction.
 *
 * @throws Refusal `invalidEntry`, `invalidValue`, or `entryIdReused` for an id that stands twice in the batch
 */
export function validateBatch(batch: LongBatch): void {
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

function validateEntries({ entries }: LongBatch): void {
  const validate = createEntryValidator();
  const hashes = new Float64Array(entries.length);
  let rank = 0;
  for (const entry of entries) {
    validate(entry);
    hashes[rank] = wideHash(entry.id);
    rank += 1;
  }
  refuseRepeatedIds(entries, repeatedHashes(hashes));
}

/** 53 bits: among millions of ids hardly two share one, and none has to be looked at again. */
function wideHash(id: string): number {
  let [low, high] = [0x811c9dc5 | 0, 0];
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high, 31) + unit;
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** The hashes that stand more than once. The ids of a long batch are not kept: equal ones have equal hashes. */
function repeatedHashes(hashes: Float64Array): ReadonlySet<number> {
  hashes.sort();
  const repeated = new Set<number>();
  for (let rank = 1; rank < hashes.length; rank += 1)
    if (hashes[rank] === hashes[rank - 1]) repeated.add(hashes[rank] ?? 0);
  return repeated;
}

function refuseRepeatedIds(entries: Sequence<Entry>, repeated: ReadonlySet<number>): void {
  if (repeated.size === 0) return;
  const firstOfId = new Map<string, Entry>();
  for (const entry of entries) {
    if (!repeated.has(wideHash(entry.id))) continue;
    const earlier = firstOfId.get(entry.id);
    if (earlier !== undefined) throw sameIdTwice(earlier, entry);
    firstOfId.set(entry.id, entry);
  }
}

function sameIdTwice(earlier: Entry, entry: Entry): Error {
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
