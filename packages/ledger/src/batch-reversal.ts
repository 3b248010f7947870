/**
 * Undo: a batch is taken back by one batch of reversals. Nothing is removed: the batch, its undo, and why, stay in the
 * record (docs/decisions/0033).
 */
import { createHash } from "node:crypto";
import { type Entry, refuse } from "@giaingan/finance";
import type { AppendResult, Batch, BatchSummary } from "./batch.ts";
import type { Ledger } from "./ledger.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { undoneRevisions } from "./reversals.ts";
import type { AppendAllOptions } from "./writer.ts";

/** What is taken back, and how. */
export interface BatchReversalRequest extends Pick<AppendAllOptions, "admission" | "late" | "isTrial"> {
  /** The batch. */
  readonly revision: number;
  /** Why; null or left out: that this revision was taken back. */
  readonly reason?: string | null | undefined;
  /** The id of the undo, for sending it again safely; left out: one is made of the batch's id. */
  readonly id?: string | undefined;
}

/** A batch that was taken back. */
export interface BatchReversal {
  /** What was taken back. */
  readonly batch: BatchSummary;
  /** The entries that take it back. */
  readonly entries: readonly Entry[];
  /** Entries of the batch that had been taken back before. */
  readonly reversedBeforeCount: number;
  readonly result: AppendResult;
}

/**
 * Takes a batch back. Its entries are reversed on their own dates, so that every total is what it would be without it, as of
 * any date; those that have been taken back before are left out. Carry-overs that follow are taken back by the ledger.
 *
 * An undo is a batch like any other: undone itself, it gives back what it took. An entry is taken back once; to take back
 * what an undone undo gave back, that one's own undo is undone.
 *
 * @throws Refusal `unknownRevision`, `batchWithoutMoney`, `batchAlreadyUndone`, and as `Ledger.appendAll`: nothing has been
 *   posted
 */
export async function reverseBatch(ledger: Ledger, request: BatchReversalRequest): Promise<BatchReversal> {
  const { revision, admission, late, isTrial } = request;
  const batch = await findBatch(ledger, revision);
  const id = request.id ?? `undo-${digestOf(batch.id)}`;
  const own = await ledger.batchEntries(revision);
  if (own.length === 0)
    throw refuseLedger("batchWithoutMoney", { revision: String(revision), document: batch.documentName });
  const reversals = await ledger.reversals({ ofRevision: revision });
  const takenBackBy = new Map(reversals.map((reversal) => [reversal.reverses, reversal]));
  const reason = request.reason ?? `Thu hồi bản ghi số ${revision}`;
  const all = own.map((entry) => reversalOf(entry, { id, reason }));
  // What this very undo took back before is sent again: the ledger answers as it did then.
  const isSentAgain = request.id !== undefined;
  const entries = all.filter((entry) => {
    const by = takenBackBy.get(entry.reverses ?? "");
    return by === undefined || (isSentAgain && by.id === entry.id);
  });
  if (entries.length === 0) {
    const undoneIn = Math.max(...reversals.map((reversal) => reversal.revision));
    throw refuseLedger("batchAlreadyUndone", { revision: String(revision), undoneIn: String(undoneIn) });
  }
  const undo = undoBatch(batch, { id, entries });
  const [result] = await ledger.appendAll([undo], { admission, late, isTrial });
  if (result === undefined) throw new Error("a batch that is posted has a result");
  return { batch, entries, reversedBeforeCount: own.length - entries.length, result };
}

/**
 * The batches that have been undone and still are, by revision, with the revision that took the last of it back. A batch of
 * which something stands is not among them.
 */
export async function readUndoneRevisions(ledger: Ledger): Promise<ReadonlyMap<number, number>> {
  const { revision } = await ledger.latest();
  const reversals = await ledger.reversals({ revision });
  if (reversals.length === 0) return new Map();
  const batches = await ledger.batches({ revision });
  return undoneRevisions(reversals, new Map(batches.map((batch) => [batch.revision, batch.entryCount])));
}

async function findBatch(ledger: Ledger, revision: number): Promise<BatchSummary> {
  const { revision: latest } = await ledger.latest();
  const batch = (await ledger.batches()).find((each) => each.revision === revision);
  if (batch === undefined) throw refuse("unknownRevision", { revision: String(revision), latest: String(latest) });
  return batch;
}

function undoBatch(
  { revision, documentName }: BatchSummary,
  { id, entries }: { readonly id: string; readonly entries: readonly Entry[] },
): Batch {
  return {
    id,
    documentName: `Thu hồi bản ghi số ${revision}: ${documentName}`,
    contentHash: null,
    entries,
    statements: [],
    findings: [],
    checks: [],
  };
}

/** An entry of a later period than its own is taken back where it counts, with its true date kept. */
function reversalOf(entry: Entry, { id, reason }: { readonly id: string; readonly reason: string }): Entry {
  return { ...entry, id: digestOf(`${id}|${entry.id}`), amount: -entry.amount, reverses: entry.id, reason };
}

function digestOf(words: string): string {
  return createHash("sha256").update(words).digest("hex");
}
