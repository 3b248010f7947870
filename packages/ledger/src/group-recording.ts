/**
 * Recording several batches in one transaction, each with a revision, a place in the chain and an outcome of its own; and
 * a voucher by itself.
 */
import { Refusal } from "@giaingan/finance";
import { slicesToKnow } from "@giaingan/finance/admission";
import type { Batch } from "./batch.ts";
import type { AppendOptions } from "./batch-completion.ts";
import type { AppendOutcome, BatchToAppend } from "./commit-groups.ts";
import type { Engine, Session } from "./engine.ts";
import { gatherWrites } from "./gathered-writes.ts";
import { findNewVouchers, isAllNew } from "./record-lookup.ts";
import { type BatchToRecord, recordBatch, type Recording, recordNewBatch, type RecordState } from "./recording.ts";
import type { SliceMemory } from "./slice-memory.ts";

/** How a batch of a group is recorded. */
type RecordingOptions = AppendOptions & Pick<BatchToRecord, "slices">;

/** What a group is recorded with. */
export interface GroupRecordingOptions {
  /** The record before the group. */
  readonly state: RecordState;
  /** What is known of the slices of that record. */
  readonly slices: SliceMemory;
  readonly toRecord: (batch: Batch, state: RecordState, options: RecordingOptions) => BatchToRecord;
}

/** What became of the batches of a group, and the state after it. */
export interface GroupRecording {
  readonly outcomes: readonly AppendOutcome[];
  readonly state: RecordState;
}

/**
 * Records a group in the running transaction. A batch that is refused has written nothing, so the others go on.
 *
 * @throws anything but a Refusal: then the transaction must be undone
 */
export async function recordGroup(
  session: Session,
  items: readonly BatchToAppend[],
  { state, slices, toRecord }: GroupRecordingOptions,
): Promise<GroupRecording> {
  const writing = gatherWrites(session);
  const judged = items.flatMap(({ batch, options }) => (options?.admission === undefined ? [] : batch.entries));
  // Read for all of them at once; each finds in the memory what it asks for.
  await slices.read(session, slicesToKnow(judged));
  const newVouchers = await findNewVouchers(
    session,
    items.map(({ batch }) => batch),
  );
  const outcomes: AppendOutcome[] = [];
  let reached = state;
  for (const { batch, options, check } of items) {
    try {
      await check?.(writing, reached.revision);
      const record = newVouchers.has(batch) ? recordNewBatch : recordBatch;
      const recording: Recording = await record(writing, toRecord(batch, reached, { ...options, slices }));
      reached = recording.state;
      outcomes.push({ status: "fulfilled", value: recording.result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ status: "rejected", reason: error });
    }
  }
  await writing.flush();
  return { outcomes, state: reached };
}

/** Thrown to undo a transaction that took a voucher for new too early. */
class NotAllNew extends Error {}

/**
 * Records a voucher in a transaction of its own. It is nearly always new: it is written while a reader looks that up, and
 * undone when it is not. There is one writer, so what the reader sees is what the transaction began with.
 *
 * @param slices what is known of the slices of the record: in the end of the record with the voucher
 */
export async function recordVoucher(engine: Engine, given: BatchToRecord, slices: SliceMemory): Promise<Recording> {
  let written: Parameters<SliceMemory["add"]> | null = null;
  const seen: SliceMemory = { read: slices.read, add: (...entries) => (written = entries) };
  try {
    const recorded = await engine.transaction(async (session) => {
      const lookUp = Promise.allSettled([isAllNew(engine, given.batch)]);
      // The transaction may end only when nothing more is sent into it: so the writing is awaited first.
      const [recording] = await Promise.allSettled([recordNewBatch(session, { ...given, slices: seen })]);
      const [isNew] = await lookUp;
      if (isNew.status === "rejected") throw isNew.reason;
      // Sent again it is answered as before, whatever the rules say of it now.
      if (!isNew.value) throw new NotAllNew();
      if (recording.status === "rejected") throw recording.reason;
      return recording.value;
    });
    // Not before the commit: what is undone was never known.
    if (written !== null) slices.add(...(written as Parameters<SliceMemory["add"]>));
    return recorded;
  } catch (error) {
    if (!(error instanceof NotAllNew)) throw error;
    return engine.transaction((session) => recordBatch(session, { ...given, slices }));
  }
}
