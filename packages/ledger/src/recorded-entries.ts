/**
 * Recorded entries by their ids: what an importer asks before it posts anything.
 */
import type { Entry } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import { hashId } from "./id-hash.ts";

/** Ids in one statement: long enough to scan rarely, short enough to plan fast. */
const idsPerStatement = 20_000;

/** The entries of the record that have one of the ids, by id; ids that nobody has posted are left out. */
export async function queryEntriesById(
  engine: Pick<Engine, "query">,
  { ids, revision }: { readonly ids: readonly string[]; readonly revision: number },
): Promise<ReadonlyMap<string, Entry>> {
  const found = new Map<string, Entry>();
  if (revision === 0) return found;
  const asked = [...new Set(ids)];
  for (let start = 0; start < asked.length; start += idsPerStatement) {
    const some = asked.slice(start, start + idsPerStatement);
    const rows = await engine.query(`SELECT ${entrySelectList}
      FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
      WHERE e.revision <= ${revision} AND e.id_hash IN (${some.map((id) => hashId(id)).join()})`);
    const wanted = new Set(rows.length === 0 ? [] : some);
    for (const row of rows) {
      const { entry } = entryFromRow(row);
      // Another id may share the hash.
      if (wanted.has(entry.id)) found.set(entry.id, entry);
    }
  }
  return found;
}
