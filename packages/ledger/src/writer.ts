/**
 * The one writer of a ledger: it knows the newest batch, and keeps the head file in step with it.
 */
import { Refusal } from "@giaingan/finance";
import type { AppendResult, Batch } from "./batch.ts";
import { emptyChainHead, hashContents } from "./chain.ts";
import type { Engine } from "./engine.ts";
import { readEntryClasses } from "./entry-class.ts";
import { type LedgerHead, readHeadFile, writeHeadFile } from "./head-file.ts";
import { instantFromSql } from "./instant.ts";
import { isAllNew, isVoucher } from "./record-lookup.ts";
import { type BatchToRecord, recordBatch, type Recording, recordNewBatch, type RecordState } from "./recording.ts";
import { isStorageFailure, refusalOfStorage } from "./storage-failure.ts";

/** Posts batches; the caller calls `append` one at a time. */
export interface Writer {
  head(): LedgerHead;
  append(batch: Batch): Promise<AppendResult>;
}

/** What a writer needs. */
export interface WriterOptions {
  readonly path: string;
  readonly engine: Engine;
  readonly clock: () => Date;
  readonly isSample: boolean;
  readonly isReadOnly: boolean;
}

/** Makes the writer of an open ledger, and brings a head file that a killed process left behind up to date. */
export async function createWriter(options: WriterOptions): Promise<Writer> {
  const { path, engine, clock, isSample, isReadOnly } = options;
  let state = await readState(engine);
  // After a failure of the storage nobody knows what was committed: it is read again before the next batch.
  let isStateKnown = true;
  const head = (): LedgerHead => {
    const { revision, chainHead, recordedAt } = state;
    return { revision, chainHead, sample: isSample, recordedAt };
  };
  // A head file that disagrees is evidence of a cut or changed ledger: it stays as it is, for `verifyChain` to tell.
  const isHeadFileOurs = await agreesWithHeadFile(engine, path);
  const keepHead = (): void => {
    if (!isHeadFileOurs || isReadOnly) return;
    try {
      writeHeadFile(path, head());
    } catch {
      // The batch is durable all the same; a head file that lags behind is brought up to date later.
    }
  };
  keepHead();
  return {
    head,
    append: async (batch) => {
      try {
        if (!isStateKnown) state = await readState(engine);
        isStateKnown = true;
        const recordedAt = clock().toISOString();
        const recording = await record(engine, { batch, bodyHash: hashContents(batch), recordedAt, state });
        state = recording.state;
        if (!recording.result.alreadyPosted) keepHead();
        return recording.result;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        isStateKnown = false;
        throw isStorageFailure(error) ? refusalOfStorage(path, error) : error;
      }
    },
  };
}

/** Thrown to undo a transaction that took a batch for new too early. */
class NotAllNew extends Error {}

/**
 * Records a batch in a transaction of its own. A voucher is nearly always new: it is written while a reader looks that
 * up, and undone when it is not. There is one writer, so what the reader sees is what the transaction began with.
 */
async function record(engine: Engine, given: BatchToRecord): Promise<Recording> {
  if (!isVoucher(given.batch)) return engine.transaction((session) => recordBatch(session, given));
  try {
    return await engine.transaction(async (session) => {
      const lookUp = Promise.allSettled([isAllNew(engine, given.batch)]);
      // The transaction may end only when nothing more is sent into it: so the writing is awaited first.
      const recording = await recordNewBatch(session, given);
      const [outcome] = await lookUp;
      if (outcome.status === "rejected") throw outcome.reason;
      if (!outcome.value) throw new NotAllNew();
      return recording;
    });
  } catch (error) {
    if (!(error instanceof NotAllNew)) throw error;
    return engine.transaction((session) => recordBatch(session, given));
  }
}

async function readState(engine: Engine): Promise<RecordState> {
  const [newest] = await engine.query(
    "SELECT revision, chain_head, CAST(recorded_at AS VARCHAR) FROM batches ORDER BY revision DESC LIMIT 1",
  );
  const classes = await readEntryClasses(engine);
  if (!newest) return { revision: 0, chainHead: emptyChainHead, recordedAt: null, classes };
  const [revision, chainHead, recordedAt] = newest;
  return {
    revision: Number(revision),
    chainHead: String(chainHead),
    recordedAt: instantFromSql(String(recordedAt)),
    classes,
  };
}

/** Whether the head file is missing or tells of a batch that the ledger has, with the same hash. */
async function agreesWithHeadFile(engine: Engine, path: string): Promise<boolean> {
  const kept = await readHeadFile(path);
  if (kept === null) return true;
  if (kept.revision === 0) return kept.chainHead === emptyChainHead;
  const [batch] = await engine.query("SELECT chain_head FROM batches WHERE revision = CAST($1 AS INTEGER)", [
    kept.revision,
  ]);
  return batch?.[0] === kept.chainHead;
}
