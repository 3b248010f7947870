/**
 * Posting what was planned from a file: an import that has nothing new leaves no batch behind.
 */
import type { AppendResult, Batch } from "./batch.ts";
import { withFreeIds } from "./free-ids.ts";
import type { Ledger } from "./ledger.ts";
import type { AppendAllOptions } from "./writer.ts";

/** How a planned batch is posted. */
export interface ImportPosting extends AppendAllOptions {
  /**
   * The newest batch when the import was planned. An id that was recorded until then belongs to a post that was taken back, and
   * gets an end of its own; one that was recorded since is the same import, posted by somebody else meanwhile.
   */
  readonly plannedAt: number;
}

/**
 * Posts a planned batch; as a trial it is judged, and nothing is posted.
 *
 * @returns null where the record holds all of it: it has no entries, and what it says was recorded before or is nothing
 * @throws Refusal as `Ledger.appendAll`
 */
export async function postImported(
  ledger: Ledger,
  batch: Batch,
  { plannedAt, ...options }: ImportPosting,
): Promise<AppendResult | null> {
  const { entries, statements, contentHash } = batch;
  if (entries.length === 0) {
    if (statements.length === 0) return null;
    if (contentHash !== null && (await ledger.batchByContentHash(contentHash)) !== null) return null;
  }
  const asPlanned = { entriesById: (ids: readonly string[]) => ledger.entriesById(ids, { revision: plannedAt }) };
  const [result] = await ledger.appendAll([await withFreeIds(asPlanned, batch)], options);
  return result ?? null;
}
