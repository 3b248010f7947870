/**
 * Every entry by itself. What a rule says of an entry hangs on its class, budget year, day and sign, and on its names:
 * these are few, so they are judged first, once each; only entries that may break something, and those that take
 * others back, are read and reviewed, in the order of the record.
 */
import { type Entry, type Finding, Refusal } from "@giaingan/finance";
import { type ReversedEntry, reviewEachEntry } from "@giaingan/finance/admission";
import type { RecordPlace } from "../batch.ts";
import type { SqlRow } from "../engine.ts";
import { entryFromRow, entrySelectList } from "../entry-rows.ts";
import { queryEntriesById } from "../recorded-entries.ts";
import { type CheckPlace, type CheckRule, type CheckScope, type FoundProblem, problemOf } from "./check-fault.ts";
import { doubtfulCondition } from "./doubtful-entries.ts";

/** Entries read in one go. */
const entriesPerPage = 10_000;

/** An entry, and where it stands in the record. */
interface PlacedEntry extends Entry, RecordPlace {
  readonly documentName: string;
}

/** What each entry breaks by itself. */
export const checkEntries: CheckRule = async function* (scope) {
  const condition = await doubtfulCondition(scope, (entries) =>
    [...reviewOrRefuse(entries, { reversed: new Map(), policies: scope.policies })].map(
      ({ values }) => values["entry"] ?? "",
    ),
  );
  const doubled = await readDoublyReversed(scope);
  let last: RecordPlace | undefined;
  do {
    const entries = await readPage(scope, { condition, after: last });
    yield* reviewPage(entries, { scope, doubled });
    last = entries.length < entriesPerPage ? undefined : entries.at(-1);
  } while (last !== undefined);
};

async function readPage(
  { engine, asOf, revision }: CheckScope,
  { condition, after }: { readonly condition: string; readonly after: RecordPlace | undefined },
): Promise<readonly PlacedEntry[]> {
  const later =
    after === undefined
      ? ""
      : ` AND e.revision >= ${after.revision} AND (e.revision, e.position) > (${after.revision}, ${after.position})`;
  const rows = await engine.query(`SELECT ${entrySelectList}, b.id, b.document_name
    FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id JOIN batches AS b ON b.revision = e.revision
    WHERE e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'${later}
      AND (e.reverses IS NOT NULL${condition})
    ORDER BY e.revision, e.position LIMIT ${entriesPerPage}`);
  return rows.map(placedEntry);
}

function placedEntry(row: SqlRow): PlacedEntry {
  const { entry, revision, position } = entryFromRow(row);
  const [batchId, documentName] = row.slice(-2);
  return { ...entry, revision, position, batchId: String(batchId), documentName: String(documentName) };
}

/** Entries that are taken back more than once, each with whether one of them has been seen. */
async function readDoublyReversed({ engine, asOf, revision }: CheckScope): Promise<Map<string, boolean>> {
  const rows = await engine.query(`SELECT e.reverses FROM entries AS e
    WHERE e.reverses IS NOT NULL AND e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'
    GROUP BY e.reverses HAVING COUNT(*) > 1`);
  return new Map(rows.map(([id]) => [String(id), false]));
}

async function* reviewPage(
  entries: readonly PlacedEntry[],
  { scope, doubled }: { readonly scope: CheckScope; readonly doubled: Map<string, boolean> },
): AsyncGenerator<FoundProblem> {
  const { engine, revision, policies } = scope;
  const places = new Map(entries.map((entry) => [entry.id, placeOf(entry)]));
  const reversedIds = entries.flatMap(({ reverses }) => reverses ?? []);
  const targets =
    reversedIds.length === 0
      ? new Map<string, Entry>()
      : await queryEntriesById(engine, { ids: reversedIds, revision });
  const known: PlacedEntry[] = [];
  for (const entry of entries) {
    if (entry.reverses === null || targets.has(entry.reverses)) known.push(entry);
    else yield reversesUnknown(entry);
  }
  const reversed = new Map<string, ReversedEntry>();
  for (const [id, entry] of targets) reversed.set(id, { entry, isReversed: doubled.get(id) === true });
  for (const { reverses } of known) if (reverses !== null && doubled.has(reverses)) doubled.set(reverses, true);
  for (const finding of reviewOrRefuse(known, { reversed, policies }))
    yield problemOf(finding, places.get(finding.values["entry"] ?? "") ?? { traits: {} });
}

/** The findings of entries; what cannot even be reviewed is a finding too. */
function* reviewOrRefuse(
  entries: readonly Entry[],
  options: Parameters<typeof reviewEachEntry>[1],
): Generator<Finding> {
  try {
    yield* reviewEachEntry(entries, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [only, ...others] = entries;
    if (only === undefined) return;
    if (others.length > 0) {
      const middle = Math.ceil(entries.length / 2);
      yield* reviewOrRefuse(entries.slice(0, middle), options);
      yield* reviewOrRefuse(entries.slice(middle), options);
      return;
    }
    const { code, fact, values } = error;
    yield { code, severity: "error", message: fact, values: { ...values, entry: only.id }, places: [] };
  }
}

function reversesUnknown(entry: PlacedEntry): FoundProblem {
  const reverses = entry.reverses ?? "";
  return {
    code: "reversesUnknown",
    severity: "fatal",
    message: {
      vi: `Bút toán ${entry.id} đảo bút toán ${reverses}, mà sổ không có bút toán đó.`,
      en: `Entry ${entry.id} takes back entry ${reverses}, which the ledger does not have.`,
    },
    values: { entry: entry.id, reverses },
    place: placeOf(entry),
  };
}

function placeOf({ revision, batchId, documentName, id, position }: PlacedEntry): CheckPlace {
  return { revision, batchId, documentName, entryId: id, line: position + 1 };
}
