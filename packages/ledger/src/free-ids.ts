/**
 * Ids for what is posted again: an imported file has ids that are made of its contents, so that a retry is the same post.
 * Once that post was taken back, or later documents changed its totals, the same difference is a new fact and needs an id of
 * its own.
 */
import type { Batch } from "./batch.ts";
import type { Ledger } from "./ledger.ts";

/**
 * The batch with ids that are free: an entry whose id is recorded gets `-2` at its end, then `-3`; so does the batch.
 *
 * Only for entries that were planned upon the newest state of the record, which are differences that it does not hold: a
 * retry of a batch that was recorded plans no entries at all.
 */
export async function withFreeIds<Planned extends Pick<Batch, "id" | "entries">>(
  ledger: Pick<Ledger, "entriesById">,
  batch: Planned,
): Promise<Planned> {
  const free = new Map<string, string>();
  let asked = batch.entries.map(({ id }) => id);
  let occurrence = 0;
  while (asked.length > 0) {
    occurrence += 1;
    const rank = occurrence;
    const named = asked.map((id) => ({ id, name: nameOf(id, rank) }));
    const recorded = await ledger.entriesById(named.map(({ name }) => name));
    for (const { id, name } of named) if (!recorded.has(name)) free.set(id, name);
    asked = named.flatMap(({ id, name }) => (recorded.has(name) ? [id] : []));
  }
  if (occurrence <= 1) return batch;
  const entries = batch.entries.map((entry) => ({ ...entry, id: free.get(entry.id) ?? entry.id }));
  return { ...batch, id: nameOf(batch.id, occurrence), entries };
}

function nameOf(id: string, occurrence: number): string {
  return occurrence === 1 ? id : `${id}-${occurrence}`;
}
