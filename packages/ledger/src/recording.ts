/**
 * Recording a batch: all of it or nothing, in one transaction, after everything that could refuse it.
 */
import { type Entry, refuse } from "@giaingan/finance";
import { type AppendOptions, completeBatch, type Completion } from "./batch-completion.ts";
import type { AppendResult, Batch, LongBatch, RecordedPeriodChange } from "./batch.ts";
import { hashContents, nextChainHead } from "./chain.ts";
import { checkColumns, findingColumns, statementColumns } from "./document-rows.ts";
import type { Session } from "./engine.ts";
import type { EntryClasses } from "./entry-class.ts";
import { writeEntries } from "./entry-writing.ts";
import { instantToSql } from "./instant.ts";
import { selectNewEntries } from "./new-entries.ts";
import { applyPeriodChanges, placeEntries, placeFollowing } from "./period-placement.ts";
import { periodChangeColumns, type RecordedClosedPeriods } from "./period-rows.ts";
import { joinSequences, type Sequence } from "./sequence.ts";
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
  readonly batch: LongBatch;
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
  const { batch, bodyHash, state } = given;
  const known = await findBatch(session, batch.id);
  if (known?.bodyHash === bodyHash) return { result: known.result, state };
  const unplaced = await selectNewEntries(session, batch.entries, state);
  if (known) throw sameIdOtherBody(known, batch, bodyHash);
  return recordUnrecorded(session, given, unplaced);
}

/**
 * Records a batch of which nothing is in the record yet, and that reverses nothing: nothing but its completion is looked up.
 *
 * @throws Refusal `periodClosed`, `carryOverInClosedPeriod`, or of a hard rule
 */
export async function recordNewBatch(session: Session, given: BatchToRecord): Promise<Recording> {
  return recordUnrecorded(session, given, given.batch.entries);
}

async function recordUnrecorded(session: Session, given: BatchToRecord, unplaced: Sequence<Entry>): Promise<Recording> {
  const { batch, state, slices = createSliceMemory() } = given;
  const placement = { closed: state.closed, late: given.late ?? "refuse" };
  const added = placeEntries(unplaced, placement);
  const { carryOverYears } = state;
  const { admission } = given;
  const completion = await completeBatch(session, added, { batchId: batch.id, slices, carryOverYears, admission });
  const { causes } = completion;
  const entries = placeFollowing(completion.entries, { ...placement, causeOf: (id) => causes.get(id) ?? id });
  return writeBatch(session, given, { added, completion: { ...completion, entries } });
}

async function writeBatch(
  session: Session,
  { batch, bodyHash, recordedAt, state, slices, onWritten }: BatchToRecord,
  { added, completion }: { readonly added: Sequence<Entry>; readonly completion: Completion },
): Promise<Recording> {
  const revision = state.revision + 1;
  const { id, documentName, contentHash, statements, checks, periodChanges = [] } = batch;
  const findings = [...batch.findings, ...completion.findings];
  const entries = joinSequences(added, completion.entries);
  const isAsGiven = entries === batch.entries && completion.findings.length === 0;
  const recordedHash = isAsGiven ? bodyHash : hashContents({ entries, statements, findings, checks, periodChanges });
  const closed = applyPeriodChanges(
    state.closed,
    periodChanges.map((change, position): RecordedPeriodChange => {
      return { ...change, revision, batchId: id, position, recordedAt, documentName };
    }),
  );
  const link = { revision, batchId: id, documentName, contentHash, recordedAt, bodyHash, recordedHash };
  const chainHead = nextChainHead(state.chainHead, link);
  const { lateCount, ...known } = await writeEntries(session, entries, { revision, known: state, onWritten });
  await writeDocument(session, { batch: { ...batch, findings }, revision });
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
    derivedEntryCount: completion.entries.length,
    lateEntryCount: lateCount,
  };
  return {
    result: { revision, batchId: id, ...counts, findings: completion.findings, alreadyPosted: false, chainHead },
    state: { revision, chainHead, recordedAt, ...known, closed },
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

/** The entries agree one by one, yet the batch is another: more or fewer entries, or other statements or findings. */
function sameIdOtherBody(known: KnownBatch, batch: LongBatch, bodyHash: string): Error {
  return refuse("entryIdReused", { entry: batch.id, field: "batch", recorded: known.bodyHash, given: bodyHash });
}

async function writeDocument(session: Session, { batch, revision }: BatchInRecord): Promise<void> {
  const { statements, findings, checks, periodChanges = [] } = batch;
  if (statements.length > 0) await session.bulkAppend("statements", statementColumns(statements, revision));
  if (findings.length > 0) await session.bulkAppend("findings", findingColumns(findings, revision));
  if (checks.length > 0) await session.bulkAppend("checks", checkColumns(checks, revision));
  if (periodChanges.length > 0)
    await session.bulkAppend("period_changes", periodChangeColumns(periodChanges, revision));
}

/** A batch, and the revision that it becomes. */
interface BatchInRecord {
  readonly batch: Pick<Batch, "statements" | "findings" | "checks" | "periodChanges">;
  readonly revision: number;
}
