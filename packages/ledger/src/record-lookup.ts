/**
 * Looking up what is recorded under an id, inside the transaction of the one writer.
 */
import type { Batch, LongBatch } from "./batch.ts";
import type { Session, SqlRow } from "./engine.ts";
import { entryFromRow, entrySelectList, type StoredEntry } from "./entry-rows.ts";
import { hashId } from "./id-hash.ts";
import { textLiteral } from "./sql-literal.ts";

/** Up to so many ids are asked one by one: each is then found, or ruled out, by the zone maps. */
const singleLookupsMax = 4;

/** Up to so many hashes are written into the question: rows of others are then passed over unread. */
const listedHashesMax = 1_000;

/** Whether a batch is small enough, and plain enough, to be looked up by `isAllNew`. */
export function isVoucher({ entries, periodChanges = [] }: Batch): boolean {
  if (periodChanges.length > 0) return false;
  return entries.length <= singleLookupsMax && entries.every(({ reverses }) => reverses === null);
}

/** Whether a voucher and its entries are all new to the record: one short question, which most of them pass. */
export async function isAllNew(
  reader: Pick<Session, "query">,
  { id: batchId, entries }: Pick<LongBatch, "id" | "entries">,
): Promise<boolean> {
  const lookups = [...entries].map(
    ({ id }) => `SELECT 1 FROM entries WHERE id_hash = ${hashId(id)} AND id = ${textLiteral(id)}`,
  );
  const rows = await reader.query(
    [`SELECT 1 FROM batches WHERE id = ${textLiteral(batchId)}`, ...lookups].join(" UNION ALL "),
  );
  return rows.length === 0;
}

/**
 * The vouchers among the batches of which nothing is recorded, and that share no id with an earlier one of the list: one
 * question for all of them.
 */
export async function findNewVouchers(
  reader: Pick<Session, "query">,
  batches: readonly Batch[],
): Promise<ReadonlySet<Batch>> {
  const vouchers = batches.filter((batch) => isVoucher(batch));
  if (vouchers.length === 0) return new Set();
  const batchIds = vouchers.map(({ id }) => textLiteral(id)).join();
  const hashes = [...new Set(vouchers.flatMap(({ entries }) => entries.map(({ id }) => hashId(id))))].join();
  const ofEntries = hashes === "" ? "" : ` UNION ALL SELECT 1, id FROM entries WHERE id_hash IN (${hashes})`;
  const rows = await reader.query(`SELECT 0, id FROM batches WHERE id IN (${batchIds})${ofEntries}`);
  const known = new Set(rows.map(([kind, id]) => `${Number(kind)}/${String(id)}`));
  const idsOf = ({ id, entries }: Batch): readonly string[] => [`0/${id}`, ...entries.map((entry) => `1/${entry.id}`)];
  const found = new Set<Batch>();
  for (const batch of batches) {
    const ids = idsOf(batch);
    if (isVoucher(batch) && !ids.some((id) => known.has(id))) found.add(batch);
    // Whoever comes later with the same id finds it written by this one.
    for (const id of ids) known.add(id);
  }
  return found;
}

/** The table of ids to look up, by their hashes; temporary, one for each connection that writes. */
const createLookupTable = "CREATE TEMPORARY TABLE IF NOT EXISTS ids_to_find (id_hash INTEGER NOT NULL)";

/** The recorded entries among the ids, by id. */
export async function findEntries(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, StoredEntry>> {
  if (ids.length === 0) return new Map();
  const rows = ids.length <= singleLookupsMax ? await findOneByOne(session, ids) : await findTogether(session, ids);
  if (rows.length === 0) return new Map();
  const asked = new Set(ids);
  const found = new Map<string, StoredEntry>();
  for (const row of rows) {
    const stored = entryFromRow(row);
    // Another id may share the hash.
    if (asked.has(stored.entry.id)) found.set(stored.entry.id, stored);
  }
  return found;
}

function findOneByOne(session: Session, ids: readonly string[]): Promise<readonly SqlRow[]> {
  const lookups = ids.map(
    (_, index) => `SELECT ${entrySelectList}
      FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
      WHERE e.id_hash = CAST($${index * 2 + 1} AS INTEGER) AND e.id = $${index * 2 + 2}`,
  );
  return session.query(
    lookups.join(" UNION ALL "),
    ids.flatMap((id) => [hashId(id), id]),
  );
}

/**
 * Nearly every id of an import is new: what is recorded is asked of two narrow columns, and only those rows are read
 * whole. Measured: a third of the time of a long import went into reading rows that nobody needed.
 */
async function findTogether(session: Session, ids: readonly string[]): Promise<readonly SqlRow[]> {
  await session.query(`${createLookupTable}; DELETE FROM ids_to_find`);
  await session.bulkAppend("ids_to_find", [{ type: "integer", values: ids.map((id) => hashId(id)) }]);
  const alike = await session.query(
    "SELECT e.id_hash, e.id FROM entries AS e WHERE e.id_hash IN (SELECT id_hash FROM ids_to_find)",
  );
  if (alike.length === 0) return [];
  const asked = new Set(ids);
  const hashes = new Set(alike.flatMap(([hash, id]) => (asked.has(String(id)) ? [Number(hash)] : [])));
  if (hashes.size === 0) return [];
  const wanted = hashes.size <= listedHashesMax ? [...hashes].join() : "SELECT id_hash FROM ids_to_find";
  return session.query(`SELECT ${entrySelectList}
    FROM entries AS e
    JOIN entry_classes AS c ON c.class_id = e.class_id
    WHERE e.id_hash IN (${wanted})`);
}
