/**
 * Batches: what is posted together. One voucher form or one imported file, all or nothing.
 */
import type { Entry, Finding, PassedCheck, Statement } from "@giaingan/finance";
import type { PeriodChange } from "@giaingan/finance/admission";
import type { Sequence } from "./sequence.ts";

/** One posting, as its author sends it. */
export interface Batch {
  /** Made by the client. Sent again with the same body, it gives the same answer and posts nothing. */
  readonly id: string;
  /** The name of the document or form, for people; not part of the body: a renamed file is the same file. */
  readonly documentName: string;
  /** SHA-256 of the imported file in lower-case hex; null for a form. */
  readonly contentHash: string | null;
  readonly entries: readonly Entry[];
  /** What the document printed, kept beside the entries. */
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
  /** Checks that held. */
  readonly checks: readonly PassedCheck[];
  /** Periods that are closed or opened again, once the entries of the batch are in; left out: none. */
  readonly periodChanges?: readonly PeriodChange[] | undefined;
}

/** A batch whose entries need not be in memory all at once: they are gone through several times. A `Batch` is one. */
export interface LongBatch extends Omit<Batch, "entries"> {
  readonly entries: Sequence<Entry>;
}

/** What the ledger answers when a batch is durable. */
export interface AppendResult {
  /** The number of the batch: 1, 2, 3 …; an empty ledger has revision 0. */
  readonly revision: number;
  readonly batchId: string;
  /** Entries recorded by the batch: less than given when some of them, with the same body, were there before. */
  readonly postedEntryCount: number;
  /** Entries that the ledger recorded with it because they follow by themselves: carry-overs of a corrected year. */
  readonly derivedEntryCount: number;
  /** Those of both that are in a later period than their own, which had been closed. */
  readonly lateEntryCount: number;
  /** What the ledger found when it took the batch in; empty for a batch that had been recorded before. */
  readonly findings: readonly Finding[];
  /** The batch had been recorded before, with the same body: nothing was written now. */
  readonly alreadyPosted: boolean;
  /** SHA-256 in hex over this batch and all before it. */
  readonly chainHead: string;
}

/** A recorded batch, without its contents. */
export interface BatchSummary {
  readonly revision: number;
  readonly id: string;
  readonly documentName: string;
  readonly contentHash: string | null;
  /** UTC instant, ISO 8601; for people, never for order. */
  readonly recordedAt: string;
  /** Entries of the batch itself, without those that follow from it. */
  readonly entryCount: number;
  readonly statementCount: number;
  readonly findingCount: number;
  readonly checkCount: number;
  /** The chain head after this batch. */
  readonly chainHead: string;
}

/** Where in the record something stands. */
export interface RecordPlace {
  readonly revision: number;
  readonly batchId: string;
  /** Rank inside the batch, from 0. */
  readonly position: number;
}

/** A statement as recorded. */
export type RecordedStatement = Statement & RecordPlace;
/** A finding as recorded. */
export type RecordedFinding = Finding & RecordPlace;
/** A passed check as recorded. */
export type RecordedCheck = PassedCheck & RecordPlace;
/** A closing or a re-opening as recorded. */
export interface RecordedPeriodChange extends PeriodChange, RecordPlace {
  /** UTC instant, ISO 8601; for people, never for order. */
  readonly recordedAt: string;
  readonly documentName: string;
}
