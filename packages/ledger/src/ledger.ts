/**
 * The ledger: the append-only record, as the rest of the product sees it.
 */
import type { Entry, Finding } from "@giaingan/finance";
import type { BackupSidecar, OnBackupProgress } from "./backup/backup-format.ts";
import type { AppendOptions } from "./batch-completion.ts";
import type { AppendResult, Batch, BatchSummary, RecordedStatement } from "./batch.ts";
import type { ChainVerdict } from "./chain-fault.ts";
import type { VerificationOptions } from "./chain-verification.ts";
import type { CheckOptions, CheckReport } from "./check/check.ts";
import type { Review } from "./document-listing.ts";
import type { EntriesQuery, EntryPage } from "./entry-listing.ts";
import type { LedgerHead } from "./head-file.ts";
import type { PeriodChangeOptions, PeriodChangeRequest, Periods } from "./ledger-periods.ts";
import type { MovementsQuery, SummedMovement } from "./movements.ts";
import type { Overview } from "./overview.ts";
import type { PositionRow, PositionsQuery } from "./positions.ts";
import type { RecordedReversal, ReversalsQuery } from "./reversals.ts";
import type { AppendAllOptions, BatchSequence } from "./writer.ts";

/** Up to which batch to read; left out: the latest. A number above the latest is refused with `unknownRevision`. */
export interface AtRevision {
  readonly revision?: number | undefined;
}

/** How a backup is taken. */
export interface BackupOptions {
  readonly onProgress?: OnBackupProgress | undefined;
}

/** One open ledger. Every answer at a revision is the same for ever. */
export interface Ledger {
  /** The file, or the address of the server without its password. */
  readonly path: string;
  /**
   * What was doubtful when the ledger was opened: `headFileAhead`, `headFileDiffers` (a cut tail, or history written
   * again). Empty when nothing was. Look before you post.
   */
  readonly warnings: readonly Finding[];
  /**
   * Posts a batch, all of it or nothing; durable when the promise resolves. Calls are taken in their order; those that
   * wait while another is committed are committed together, each with an outcome of its own (docs/decisions/0026).
   *
   * With `admission` the batch is judged against the record as it is when its turn comes. What a correction moves in the
   * carry-over of later years is recorded with it, whether judged or not.
   *
   * @throws Refusal `invalidEntry`, `invalidValue`, `entryIdReused`, `periodClosed`, `carryOverInClosedPeriod`,
   *   `ledgerReadOnly`, `ledgerDiskFull`, `ledgerNotWritable`, or of a hard rule (`admitEntries` of finance): nothing has
   *   been posted
   */
  append(batch: Batch, options?: AppendOptions): Promise<AppendResult>;
  /**
   * Posts several batches in their order, each with a revision of its own: all of them or none, also when the process is
   * killed in between. As a trial, they are judged and answered the same, and nothing is posted. Batches may come one by
   * one, from a file that is being read: no more than one is held at a time.
   *
   * @throws Refusal as `append`: nothing of any batch has been posted
   */
  appendAll(batches: BatchSequence, options?: AppendAllOptions): Promise<readonly AppendResult[]>;
  /** The newest batch as this process last saw it; of an empty ledger revision 0. */
  head(): LedgerHead;
  /** The newest batch, asked for where other processes write too. */
  latest(): Promise<LedgerHead>;
  /** Sums by any dimensions; kept in memory by question and revision, frozen. */
  positions(query: PositionsQuery): Promise<readonly PositionRow[]>;
  /** The sums of entries that answers are made from; kept in memory by question and revision, frozen. */
  movements(query: MovementsQuery): Promise<readonly SummedMovement[]>;
  /** The entries behind a number. */
  entries(query: EntriesQuery): Promise<EntryPage>;
  /** The recorded entries among the ids, by id; the others are left out. */
  entriesById(ids: readonly string[], at?: AtRevision): Promise<ReadonlyMap<string, Entry>>;
  /** The entries of a batch itself, in their order; without those that follow from it. */
  batchEntries(revision: number): Promise<readonly Entry[]>;
  /** Which entries have been taken back, by which and where; of all batches, or of one. */
  reversals(query?: Partial<ReversalsQuery>): Promise<readonly RecordedReversal[]>;
  statements(at?: AtRevision): Promise<readonly RecordedStatement[]>;
  findings(at?: AtRevision): Promise<Review>;
  batches(at?: AtRevision): Promise<readonly BatchSummary[]>;
  /** The first batch made of a file with this SHA-256; null when the file is new. */
  batchByContentHash(contentHash: string): Promise<BatchSummary | null>;
  overview(at?: AtRevision): Promise<Overview>;
  /** The closed periods, and every closing and re-opening. */
  periods(at?: AtRevision): Promise<Periods>;
  /**
   * Closes a month or a budget year, or opens it again; recorded as a batch of its own.
   *
   * @throws Refusal `periodAlreadyClosed`, `periodNotClosed`, `reopeningWithoutReason`, and as `append`
   */
  changePeriod(change: PeriodChangeRequest, options?: PeriodChangeOptions): Promise<AppendResult>;
  /** The entries of a unit that are in a later period than their own, which had been closed. */
  lateEntries(query: AtRevision & { readonly unitId: string }): Promise<readonly Entry[]>;
  /**
   * Recomputes the chain over every batch of one state of the record, while others read and post, and compares it with
   * the kept heads.
   */
  verifyChain(options?: Pick<VerificationOptions, "onProgress">): Promise<ChainVerdict>;
  /**
   * Whether the books add up and hold what the rules admit: the chain, sums, caps, advances, references, dates, stale
   * months, statements (docs/verify-and-check.md).
   *
   * @throws Refusal `unknownRevision`, `unknownDate`
   */
  check(options?: CheckOptions): Promise<CheckReport>;
  /**
   * Writes one state of the record into a new file, while others read and post; with a manifest beside it
   * (docs/backup.md), which is the answer. Durable when the promise resolves; when it rejects there is no file.
   *
   * @throws Refusal `backupExists`, `fileNotWritable`, `recordNotWhole`
   */
  backup(path: string, options?: BackupOptions): Promise<BackupSidecar>;
  /** Resolves when the engine answers. */
  health(): Promise<void>;
  /** Waits for what is under way, and releases the file. Calling it again does nothing. */
  close(): Promise<void>;
}
