/**
 * Recorded entries by their ids: what an importer asks before it posts anything.
 */
import type { Entry } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import { hashId } from "./id-hash.ts";
import { textLiteral } from "./sql-literal.ts";

/** Ids in one statement: long enough to scan rarely, short enough to plan fast. */
const idsPerStatement = 2_000;

/** The entries of the record that have one of the ids, by id; ids that nobody has posted are left out. */
export async function queryEntriesById(
  engine: Pick<Engine, "query">,
  { ids, revision }: { readonly ids: readonly string[]; readonly revision: number },
): Promise<ReadonlyMap<string, Entry>> {
  const found = new Map<string, Entry>();
  if (revision === 0) return found;
  // A text with NUL is no id of the record: it could never be stored.
  const asked = [...new Set(ids)].filter((id) => !id.includes("\0"));
  for (let start = 0; start < asked.length; start += idsPerStatement) {
    const some = asked.slice(start, start + idsPerStatement);
    const rows = await engine.query(`SELECT ${entrySelectList}
      FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
      WHERE e.revision <= ${revision} AND e.id_hash IN (${some.map((id) => hashId(id)).join()})
        AND e.id IN (${some.map((id) => textLiteral(id)).join()})`);
    for (const row of rows) {
      const { entry } = entryFromRow(row);
      found.set(entry.id, entry);
    }
  }
  return found;
}
