/**
 * The batches of a client that is killed: all of a batch follows from its id, so that whoever finds it recorded knows
 * what it must hold.
 */
import { type Entry, type Finding, type PassedCheck, type Statement, sourceNotStated } from "@giaingan/finance";
import type { Batch } from "@giaingan/ledger";

/** Above eight rows a table is filled another way: both ways are taken. */
const entryCountMax = 24;
const place = { start: 0, end: 2, excerpt: "1đ" };
const document = { number: "1/QĐ-UBND", date: "2023-01-01", issuer: "UBND", title: null };

/** The batch of an id: entries and, by turns, statements, findings, checks, and a period closed and opened again. */
export function clientBatch(id: string): Batch {
  const drawn = drawOf(id);
  const entries = Array.from({ length: 1 + (drawn % entryCountMax) }, (_, rank) => entryOf(id, rank, drawn));
  const close = { action: "close" as const, fiscalYear: 2019, month: 1 + (drawn % 12), reason: "Hết hạn" };
  const change = { ...close, decidedOn: "2023-02-01", document };
  return {
    id,
    // The client's own name of it: a ledger that records it twice under two ids is found out.
    documentName: id,
    contentHash: null,
    entries,
    statements: drawn % 2 === 0 ? [statementOf(entries)] : [],
    findings: drawn % 3 === 0 ? [finding] : [],
    checks: drawn % 3 === 1 ? [check, check] : [],
    periodChanges: drawn % 5 === 0 ? [change, { ...change, action: "reopen" }] : [],
  };
}

function entryOf(id: string, rank: number, drawn: number): Entry {
  return {
    id: `${id}/${rank}`,
    kind: rank % 3 === 2 ? "assigned" : "volumePaid",
    effectiveOn: `2023-${String(1 + ((drawn + rank) % 12)).padStart(2, "0")}-15`,
    fiscalYear: 2023,
    unitId: `xã ${(drawn + rank) % 7}`,
    projectId: rank % 2 === 0 ? null : `dự án ${rank}`,
    componentId: null,
    // Nearly every batch brings a kind of money that is new to the ledger.
    source: { ...sourceNotStated, vintage: 1_980 + (drawn % 100) },
    amount: BigInt(1 + ((drawn >>> 8) % 1_000_000)) * BigInt(rank + 1),
    document,
    reverses: null,
    reason: null,
  };
}

function statementOf(entries: readonly Entry[]): Statement {
  const amount = entries.reduce((sum, entry) => sum + entry.amount, 0n);
  return {
    role: "disbursed",
    printed: `${amount}`,
    amount,
    percent: null,
    asOf: "2023-10-31",
    fiscalYear: 2023,
    unitId: "xã 0",
    source: sourceNotStated,
    place,
    needsReview: false,
  };
}

const finding: Finding = {
  code: "rateTruncated",
  severity: "information",
  message: { vi: "Bỏ phần lẻ.", en: "Cut off." },
  values: {},
  places: [place],
};
const check: PassedCheck = {
  code: "partsAddUp",
  message: { vi: "Cộng đúng tổng.", en: "Adds up." },
  values: {},
  places: [],
};

/** FNV-1a of the id: 32 bits that look drawn. */
function drawOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
