/**
 * The ledger: the append-only record, as the rest of the product sees it.
 */
import type { Entry } from "@giaingan/finance";
import type { AppendOptions } from "./batch-completion.ts";
import type { AppendResult, Batch, BatchSummary, RecordedStatement } from "./batch.ts";
import type { ChainVerdict } from "./chain-verification.ts";
import type { Review } from "./document-listing.ts";
import type { EntriesQuery, EntryPage } from "./entry-listing.ts";
import type { LedgerHead } from "./head-file.ts";
import type { MovementsQuery, SummedMovement } from "./movements.ts";
import type { Overview } from "./overview.ts";
import type { PositionRow, PositionsQuery } from "./positions.ts";
import type { AppendAllOptions } from "./writer.ts";

/** Up to which batch to read; left out: the latest. A number above the latest is refused with `unknownRevision`. */
export interface AtRevision {
  readonly revision?: number | undefined;
}

/** One open ledger. Every answer at a revision is the same for ever. */
export interface Ledger {
  /** The file. */
  readonly path: string;
  /**
   * Posts a batch, all of it or nothing; durable when the promise resolves. Calls are taken one after another.
   *
   * With `admission` the batch is judged against the record as it is when its turn comes. What a correction moves in the
   * carry-over of later years is recorded with it, whether judged or not.
   *
   * @throws Refusal `invalidEntry`, `invalidValue`, `entryIdReused`, `ledgerNotWritable`, or of a hard rule
   *   (`admitEntries` of finance): nothing has been posted
   */
  append(batch: Batch, options?: AppendOptions): Promise<AppendResult>;
  /**
   * Posts several batches in their order, each with a revision of its own: all of them or none, also when the process is
   * killed in between. As a trial, they are judged and answered the same, and nothing is posted.
   *
   * @throws Refusal as `append`: nothing of any batch has been posted
   */
  appendAll(batches: readonly Batch[], options?: AppendAllOptions): Promise<readonly AppendResult[]>;
  /** The newest batch; of an empty ledger revision 0. */
  head(): LedgerHead;
  /** Sums by any dimensions; kept in memory by question and revision, frozen. */
  positions(query: PositionsQuery): Promise<readonly PositionRow[]>;
  /** The sums of entries that answers are made from; kept in memory by question and revision, frozen. */
  movements(query: MovementsQuery): Promise<readonly SummedMovement[]>;
  /** The entries behind a number. */
  entries(query: EntriesQuery): Promise<EntryPage>;
  /** The recorded entries among the ids, by id; the others are left out. */
  entriesById(ids: readonly string[], at?: AtRevision): Promise<ReadonlyMap<string, Entry>>;
  statements(at?: AtRevision): Promise<readonly RecordedStatement[]>;
  findings(at?: AtRevision): Promise<Review>;
  batches(at?: AtRevision): Promise<readonly BatchSummary[]>;
  /** The first batch made of a file with this SHA-256; null when the file is new. */
  batchByContentHash(contentHash: string): Promise<BatchSummary | null>;
  overview(at?: AtRevision): Promise<Overview>;
  /** Recomputes the chain over every batch and compares it with the kept heads. */
  verifyChain(): Promise<ChainVerdict>;
  /** Resolves when the engine answers. */
  health(): Promise<void>;
  /** Waits for what is under way, and releases the file. Calling it again does nothing. */
  close(): Promise<void>;
}
