/**
 * The ledger: the append-only record, as the rest of the product sees it.
 */
import type { AppendResult, Batch, BatchSummary, RecordedStatement } from "./batch.ts";
import type { ChainVerdict } from "./chain-verification.ts";
import type { Review } from "./document-listing.ts";
import type { EntriesQuery, EntryPage } from "./entry-listing.ts";
import type { LedgerHead } from "./head-file.ts";
import type { Overview } from "./overview.ts";
import type { PositionRow, PositionsQuery } from "./positions.ts";

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
   * @throws Refusal `invalidEntry`, `invalidValue`, `entryIdReused`, `ledgerNotWritable`: nothing has been posted
   */
  append(batch: Batch): Promise<AppendResult>;
  /** The newest batch; of an empty ledger revision 0. */
  head(): LedgerHead;
  /** Sums by any dimensions; kept in memory by question and revision, frozen. */
  positions(query: PositionsQuery): Promise<readonly PositionRow[]>;
  /** The entries behind a number. */
  entries(query: EntriesQuery): Promise<EntryPage>;
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
