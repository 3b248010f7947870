/**
 * Recording a batch: all of it or nothing, in one transaction, after everything that could refuse it.
 */
import { type Entry, refuse, firstDifference } from "@giaingan/finance";
import { asTold } from "@giaingan/finance/admission";
import { addCarryOverYears } from "./admission-reading.ts";
import { type AppendOptions, completeBatch, type Completion, nothingFollows } from "./batch-completion.ts";
import type { AppendResult, Batch, RecordedPeriodChange } from "./batch.ts";
import { hashContents, nextChainHead } from "./chain.ts";
import { checkColumns, findingColumns, statementColumns } from "./document-rows.ts";
import type { Session } from "./engine.ts";
import { classifyEntries, type EntryClasses } from "./entry-class.ts";
import { entryColumns, type PlacedEntry, type StoredEntry } from "./entry-rows.ts";
import { reversesNothing } from "./entry-validation.ts";
import { instantToSql } from "./instant.ts";
import { applyPeriodChanges, placeEntries, placeFollowing } from "./period-placement.ts";
import { periodChangeColumns, type RecordedClosedPeriods } from "./period-rows.ts";
import { findEntries } from "./record-lookup.ts";
import { keepMonthlyTotals } from "./schema.ts";
import { createSliceMemory, type SliceMemory } from "./slice-memory.ts";

/** What the writer knows between two batches. */
export interface RecordState {
  readonly revision: number;
  readonly chainHead: string;
  /** When the last batch was recorded; null in an empty ledger. */
  readonly recordedAt: string | null;
  readonly classes: EntryClasses;
  /** Budget years into which money has been carried over. */
  readonly carryOverYears: ReadonlySet<number>;
  /** Months and budget years that take no entries. */
  readonly closed: RecordedClosedPeriods;
}

/** The answer to a batch, and the state after it. */
export interface Recording {
  readonly result: AppendResult;
  readonly state: RecordState;
}

/** A valid batch, and what it is recorded with. */
export interface BatchToRecord extends AppendOptions {
  readonly batch: Batch;
  /** `hashContents` of the batch as given. */
  readonly bodyHash: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** The record before it. */
  readonly state: RecordState;
  /** What the batches before it in the same transaction have come to know of slices; left out: there were none. */
  readonly slices?: SliceMemory | undefined;
  /** Called as entries are written, with how many since the last call, and awaited. */
  readonly onWritten?: ((entryCount: number) => void | Promise<void>) | undefined;
}

/**
 * Records a batch in the running transaction, once it has looked up everything that the record says of it, with what
 * follows from it.
 *
 * @throws Refusal `entryIdReused`, `periodClosed`, `carryOverInClosedPeriod`, `periodAlreadyClosed`, `periodNotClosed`,
 *   or `invalidEntry` for an entry that reverses nothing, or of a hard rule
 */
export async function recordBatch(session: Session, given: BatchToRecord): Promise<Recording> {
  const { batch, bodyHash, state, slices = createSliceMemory() } = given;
  const known = await findBatch(session, batch.id);
  if (known?.bodyHash === bodyHash) return { result: known.result, state };
  const unplaced = await selectNewEntries(session, batch.entries, state);
  if (known) throw sameIdOtherBody(known, batch, bodyHash);
  const placement = { closed: state.closed, late: given.late ?? "refuse" };
  const added = placeEntries(unplaced, placement);
  const completion = await completeBatch(
    session,
    added.map(({ entry }) => entry),
    { batchId: batch.id, slices, carryOverYears: state.carryOverYears, admission: given.admission },
  );
  const { causes } = completion;
  const entries = placeFollowing(completion.entries, { ...placement, causeOf: (id) => causes.get(id) ?? id });
  const placed = entries === completion.entries ? completion : { ...completion, entries };
  return writeBatch(session, given, { added, completion: placed });
}

/** Records a batch of which nothing is in the record yet, and from which nothing follows. */
export async function recordNewBatch(session: Session, given: BatchToRecord): Promise<Recording> {
  const added = given.batch.entries.map((entry, position) => ({ position, entry }));
  return writeBatch(session, given, { added, completion: nothingFollows });
}

async function writeBatch(
  session: Session,
  { batch, bodyHash, recordedAt, state, slices, onWritten }: BatchToRecord,
  { added, completion }: { readonly added: readonly PlacedEntry[]; readonly completion: Completion },
): Promise<Recording> {
  const revision = state.revision + 1;
  const { id, documentName, contentHash, statements, checks } = batch;
  const findings = [...batch.findings, ...completion.findings];
  const following = completion.entries.map((entry, index) => ({ position: added.length + index, entry }));
  const placed = [...added, ...following];
  const entries = placed.map(({ entry }) => entry);
  const { periodChanges = [] } = batch;
  const isAsGiven =
    completion.entries.length + completion.findings.length === 0 &&
    added.length === batch.entries.length &&
    added.every(({ entry }, rank) => entry === batch.entries[rank]);
  const recordedHash = isAsGiven ? bodyHash : hashContents({ entries, statements, findings, checks, periodChanges });
  const closed = applyPeriodChanges(
    state.closed,
    periodChanges.map((change, position): RecordedPeriodChange => {
      return { ...change, revision, batchId: id, position, recordedAt, documentName };
    }),
  );
  const link = { revision, batchId: id, documentName, contentHash, recordedAt, bodyHash, recordedHash };
  const chainHead = nextChainHead(state.chainHead, link);
  const contents = { batch: { ...batch, findings }, added: placed, revision, classes: state.classes, onWritten };
  const classes = await writeContents(session, contents);
  slices?.add(entries, revision);
  await session.bulkAppend("batches", [
    { type: "integer", values: [revision] },
    { type: "text", values: [id] },
    { type: "text", values: [documentName] },
    { type: "text", values: [contentHash] },
    { type: "timestamp", values: [instantToSql(recordedAt)] },
    { type: "integer", values: [added.length] },
    { type: "integer", values: [statements.length] },
    { type: "integer", values: [findings.length] },
    { type: "integer", values: [checks.length] },
    { type: "text", values: [bodyHash] },
    { type: "text", values: [recordedHash] },
    { type: "text", values: [chainHead] },
  ]);
  const counts = {
    postedEntryCount: added.length,
    derivedEntryCount: following.length,
    lateEntryCount: entries.filter(({ late = null }) => late !== null).length,
  };
  const carryOverYears = addCarryOverYears(state.carryOverYears, entries);
  return {
    result: { revision, batchId: id, ...counts, findings: completion.findings, alreadyPosted: false, chainHead },
    state: { revision, chainHead, recordedAt, classes, carryOverYears, closed },
  };
}

interface KnownBatch {
  readonly result: AppendResult;
  readonly bodyHash: string;
}

async function findBatch(session: Session, batchId: string): Promise<KnownBatch | null> {
  const rows = await session.query(
    "SELECT revision, entry_count, chain_head, body_hash FROM batches WHERE id = $1 ORDER BY revision",
    [batchId],
  );
  const [row] = rows;
  if (!row) return null;
  const [revision, postedEntryCount, chainHead, bodyHash] = row;
  // The batch counts its own entries; what is recorded beyond them followed from it.
  const [recorded] = await session.query(
    `SELECT COUNT(*), COUNT(late_effective_on) FROM entries WHERE revision = ${Number(revision)}`,
  );
  return {
    bodyHash: String(bodyHash),
    result: {
      revision: Number(revision),
      batchId,
      postedEntryCount: Number(postedEntryCount),
      derivedEntryCount: Number(recorded?.[0]) - Number(postedEntryCount),
      lateEntryCount: Number(recorded?.[1]),
      findings: [],
      alreadyPosted: true,
      chainHead: String(chainHead),
    },
  };
}

/** The entries that are not recorded yet, with their rank; refuses an id whose recorded body is another. */
async function selectNewEntries(
  session: Session,
  entries: readonly Entry[],
  { revision }: RecordState,
): Promise<readonly PlacedEntry[]> {
  const ids = entries.map(({ id }) => id);
  const taking = entries.filter(({ reverses }) => reverses !== null);
  // A million ids are put in order only where some entry may take back another of the batch.
  const rankOfId = taking.length === 0 ? new Map<string, number>() : new Map(ids.map((id, rank) => [id, rank]));
  const reversedElsewhere = taking.flatMap(({ reverses }) =>
    reverses === null || rankOfId.has(reverses) ? [] : [reverses],
  );
  // In an empty record nothing has to be looked up.
  const recorded = await findEntries(session, revision === 0 ? [] : [...ids, ...new Set(reversedElsewhere)]);
  const added: PlacedEntry[] = [];
  for (const [rank, entry] of entries.entries()) {
    const stored = recorded.get(entry.id);
    if (stored) refuseOtherBody(stored, entry);
    else added.push({ position: added.length, entry });
    if (entry.reverses === null || recorded.has(entry.reverses)) continue;
    const reversedRank = rankOfId.get(entry.reverses);
    if (reversedRank === undefined || reversedRank > rank) throw reversesNothing(entry);
  }
  return added;
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

/** The entries agree one by one, yet the batch is another: more or fewer entries, or other statements or findings. */
function sameIdOtherBody(known: KnownBatch, batch: Batch, bodyHash: string): Error {
  return refuse("entryIdReused", { entry: batch.id, field: "batch", recorded: known.bodyHash, given: bodyHash });
}

/** Entries whose columns are held in memory at once. */
const entriesPerAppend = 32 * 2_048;

async function writeContents(
  session: Session,
  contents: {
    readonly batch: Batch;
    readonly added: readonly PlacedEntry[];
    readonly revision: number;
    readonly classes: EntryClasses;
    readonly onWritten: BatchToRecord["onWritten"];
  },
): Promise<EntryClasses> {
  const { batch, added, revision } = contents;
  const entries = added.map(({ entry }) => entry);
  const { classes, classIds } = await classifyEntries(session, contents.classes, entries);
  if (added.length > 0) {
    for (let start = 0; start < added.length; start += entriesPerAppend) {
      const end = start + entriesPerAppend;
      const columns = entryColumns(added.slice(start, end), { revision, classIds: classIds.slice(start, end) });
      await session.bulkAppend("entries", columns);
      await contents.onWritten?.(Math.min(end, added.length) - start);
    }
    await keepMonthlyTotals(session, revision);
  }
  if (batch.statements.length > 0) {
    await session.bulkAppend("statements", statementColumns(batch.statements, revision));
  }
  if (batch.findings.length > 0) await session.bulkAppend("findings", findingColumns(batch.findings, revision));
  if (batch.checks.length > 0) await session.bulkAppend("checks", checkColumns(batch.checks, revision));
  const { periodChanges = [] } = batch;
  if (periodChanges.length > 0)
    await session.bulkAppend("period_changes", periodChangeColumns(periodChanges, revision));
  return classes;
}
