/**
 * The entries of a batch that the record does not have yet, looked up piece by piece: what is recorded of a long batch is
 * held no longer than it is compared.
 */
import { type Entry, firstDifference, refuse } from "@giaingan/finance";
import { asTold } from "@giaingan/finance/admission";
import type { Session } from "./engine.ts";
import type { StoredEntry } from "./entry-rows.ts";
import { reversesNothing } from "./entry-validation.ts";
import { findEntries } from "./record-lookup.ts";
import { pickItems, piecesOf, type Sequence } from "./sequence.ts";

/** Entries that are looked up at once. */
const entriesPerLookup = 32_768;

/**
 * Selects the entries that are not recorded yet; the sequence itself when none is.
 *
 * @throws Refusal `entryIdReused` for an id whose recorded body is another; `invalidEntry` for an entry that takes back
 *   one which is neither recorded nor above it
 */
export async function selectNewEntries(
  session: Session,
  entries: Sequence<Entry>,
  { revision }: { readonly revision: number },
): Promise<Sequence<Entry>> {
  const reversedIds = new Set<string>();
  for (const { reverses } of entries) if (reverses !== null) reversedIds.add(reverses);
  // In an empty record nothing has to be looked up.
  if (revision === 0 && reversedIds.size === 0) return entries;
  const above = new Set<string>();
  const ranks = new Uint32Array(entries.length);
  let [rank, newCount] = [0, 0];
  for (const piece of piecesOf(entries, entriesPerLookup)) {
    const recorded = await findEntries(session, revision === 0 ? [] : idsToKnow(piece, above));
    for (const entry of piece) {
      const { id, reverses } = entry;
      const stored = recorded.get(id);
      if (stored) refuseOtherBody(stored, entry);
      else {
        ranks[newCount] = rank;
        newCount += 1;
      }
      if (reverses !== null && !recorded.has(reverses) && !above.has(reverses)) throw reversesNothing(entry);
      if (reversedIds.has(id)) above.add(id);
      rank += 1;
    }
  }
  return newCount === entries.length ? entries : pickItems(entries, ranks.subarray(0, newCount));
}

function idsToKnow(entries: readonly Entry[], above: ReadonlySet<string>): readonly string[] {
  const ids = entries.map(({ id }) => id);
  const reversed = entries.flatMap(({ reverses }) => (reverses === null || above.has(reverses) ? [] : [reverses]));
  return reversed.length === 0 ? ids : [...new Set([...ids, ...reversed])];
}

/** An entry is the same wherever it was recorded: it is compared by its true date and budget year. */
function refuseOtherBody(stored: StoredEntry, given: Entry): void {
  const difference = firstDifference(asTold(stored.entry), asTold(given));
  if (difference === null) return;
  throw refuse("entryIdReused", {
    entry: given.id,
    field: difference.field,
    recorded: String(difference.recorded),
    given: String(difference.given),
  });
}
