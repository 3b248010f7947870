/**
 * The one writer of a ledger: it knows the newest batch, and keeps the head file in step with it.
 */
import { assert, Refusal } from "@giaingan/finance";
import { readCarryOverYears } from "./admission-reading.ts";
import { type AppendOptions, isCompletionNeeded } from "./batch-completion.ts";
import type { AppendResult, Batch } from "./batch.ts";
import { emptyChainHead, hashContents } from "./chain.ts";
import type { Engine } from "./engine.ts";
import { readEntryClasses } from "./entry-class.ts";
import { type LedgerHead, readHeadFile, writeHeadFile } from "./head-file.ts";
import { instantFromSql } from "./instant.ts";
import { isAllNew, isVoucher } from "./record-lookup.ts";
import { type BatchToRecord, recordBatch, type Recording, recordNewBatch, type RecordState } from "./recording.ts";
import { isStorageFailure, refusalOfStorage } from "./storage-failure.ts";

/** Posts batches; the caller calls `append` and `appendAll` one at a time. */
export interface Writer {
  head(): LedgerHead;
  append(batch: Batch, options?: AppendOptions): Promise<AppendResult>;
  /** All batches in one transaction. */
  appendAll(batches: readonly Batch[], options?: AppendAllOptions): Promise<readonly AppendResult[]>;
}

/** How several batches are posted. */
export interface AppendAllOptions extends AppendOptions {
  /** Only tried: everything is judged, answered and undone. */
  readonly isTrial?: boolean | undefined;
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
  /** Runs the recording of one or several batches, and takes over the state that it ends with. */
  const post = async (
    work: (given: RecordState) => Promise<readonly Recording[]>,
  ): Promise<readonly AppendResult[]> => {
    try {
      if (!isStateKnown) state = await readState(engine);
      isStateKnown = true;
      const recordings = await work(state);
      state = recordings.at(-1)?.state ?? state;
      if (recordings.some(({ result }) => !result.alreadyPosted)) keepHead();
      return recordings.map(({ result }) => result);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      isStateKnown = false;
      throw isStorageFailure(error) ? refusalOfStorage(path, error) : error;
    }
  };
  const toRecord = (batch: Batch, given: RecordState, options: AppendOptions = {}): BatchToRecord => ({
    ...options,
    batch,
    bodyHash: hashContents(batch),
    recordedAt: clock().toISOString(),
    state: given,
  });
  return {
    head,
    append: async (batch, appending) => {
      const [result] = await post(async (given) => [await record(engine, toRecord(batch, given, appending))]);
      assert(result !== undefined, "a batch that was recorded has a result");
      return result;
    },
    appendAll: async (batches, { isTrial = false, ...appending } = {}) => {
      let tried: readonly AppendResult[] = [];
      const posted = await post(async (given) => {
        const recordings: Recording[] = [];
        try {
          await engine.transaction(async (session) => {
            for (const batch of batches)
              recordings.push(
                await recordBatch(session, toRecord(batch, recordings.at(-1)?.state ?? given, appending)),
              );
            if (isTrial) throw new TrialEnded();
          });
          return recordings;
        } catch (error) {
          if (!(error instanceof TrialEnded)) throw error;
          tried = recordings.map(({ result }) => result);
          return [];
        }
      });
      return isTrial ? tried : posted;
    },
  };
}

/** Thrown to undo a transaction that was only tried. */
class TrialEnded extends Error {}

/** Thrown to undo a transaction that took a batch for new too early. */
class NotAllNew extends Error {}

/**
 * Records a batch in a transaction of its own. A voucher is nearly always new: it is written while a reader looks that
 * up, and undone when it is not. There is one writer, so what the reader sees is what the transaction began with.
 */
async function record(engine: Engine, given: BatchToRecord): Promise<Recording> {
  const { carryOverYears } = given.state;
  const isPlain = isVoucher(given.batch) && !isCompletionNeeded(given.batch.entries, { ...given, carryOverYears });
  if (!isPlain) return engine.transaction((session) => recordBatch(session, given));
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
  const carryOverYears = await readCarryOverYears(engine, classes);
  if (!newest) return { revision: 0, chainHead: emptyChainHead, recordedAt: null, classes, carryOverYears };
  const [revision, chainHead, recordedAt] = newest;
  return {
    revision: Number(revision),
    chainHead: String(chainHead),
    recordedAt: instantFromSql(String(recordedAt)),
    classes,
    carryOverYears,
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
