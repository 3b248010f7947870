/**
 * Reversals: which entries have been taken back, where, and by which entries; and the own entries of one batch.
 */
import type { Entry } from "@giaingan/finance";
import type { Reader } from "./engine.ts";
import { entryFromRow, entrySelectList } from "./entry-rows.ts";
import { textLiteral } from "./sql-literal.ts";

/** An entry that takes back another one, as recorded. */
export interface RecordedReversal {
  readonly id: string;
  readonly revision: number;
  /** The entry that it takes back. */
  readonly reverses: string;
  /** The revision of that entry. */
  readonly reversedRevision: number;
}

/** Which reversals are asked for. */
export interface ReversalsQuery {
  /** Those recorded later are left out. */
  readonly revision: number;
  /** Only those of entries of this batch; left out: of all. */
  readonly ofRevision?: number | undefined;
  /** Only those of this unit; left out: of all. */
  readonly unitId?: string | undefined;
}

/** The reversals of the record, in its order. */
export async function queryReversals(
  reader: Pick<Reader, "query">,
  { revision, ofRevision, unitId }: ReversalsQuery,
): Promise<readonly RecordedReversal[]> {
  const ofBatch = ofRevision === undefined ? "" : ` AND o.revision = ${ofRevision}`;
  const ofUnit = unitId === undefined ? "" : ` AND r.unit_id = ${textLiteral(unitId)}`;
  const rows = await reader.query(`SELECT r.id, r.revision, r.reverses, o.revision
    FROM entries AS r JOIN entries AS o ON o.id = r.reverses
    WHERE r.reverses IS NOT NULL AND r.revision <= ${revision}${ofBatch}${ofUnit}
    ORDER BY r.revision, r.position`);
  return rows.map(([id, recordedIn, reverses, reversedRevision]) => ({
    id: String(id),
    revision: Number(recordedIn),
    reverses: String(reverses),
    reversedRevision: Number(reversedRevision),
  }));
}

/** The entries of a batch itself, in their order; not those that the ledger recorded with it because they follow. */
export async function queryBatchEntries(reader: Pick<Reader, "query">, revision: number): Promise<readonly Entry[]> {
  const rows = await reader.query(`SELECT ${entrySelectList}
    FROM entries AS e
    JOIN entry_classes AS c ON c.class_id = e.class_id
    JOIN batches AS b ON b.revision = e.revision
    WHERE e.revision = ${revision} AND e.position < b.entry_count
    ORDER BY e.position`);
  return rows.map((row) => entryFromRow(row).entry);
}

/**
 * The batches whose own entries do not stand any more: every one has been taken back, and what took it back stands. By
 * revision, with the last revision that took something of it back.
 */
export function undoneRevisions(
  reversals: readonly RecordedReversal[],
  entryCounts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const takenBackBy = new Map(reversals.map((reversal) => [reversal.reverses, reversal]));
  const stands = (id: string): boolean => {
    let isStanding = true;
    for (let by = takenBackBy.get(id); by !== undefined; by = takenBackBy.get(by.id)) isStanding = !isStanding;
    return isStanding;
  };
  const taken = new Map<number, { count: number; last: number }>();
  for (const { reverses, revision, reversedRevision } of takenBackBy.values()) {
    if (stands(reverses)) continue;
    const known = taken.get(reversedRevision) ?? { count: 0, last: 0 };
    taken.set(reversedRevision, { count: known.count + 1, last: Math.max(known.last, revision) });
  }
  return new Map(
    [...taken].flatMap(([revision, { count, last }]) =>
      count >= (entryCounts.get(revision) ?? Number.POSITIVE_INFINITY) ? [[revision, last] as const] : [],
    ),
  );
}
