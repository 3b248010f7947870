/**
 * The one writer of a ledger: it knows the newest batch, and keeps the head file in step with it.
 */
import { assert, type Finding, Refusal } from "@giaingan/finance";
import { readCarryOverYears } from "./admission-reading.ts";
import { type AppendOptions, isCompletionNeeded } from "./batch-completion.ts";
import type { AppendResult, Batch } from "./batch.ts";
import { validateBatch } from "./batch-validation.ts";
import { emptyChainHead, hashContents } from "./chain.ts";
import type { Engine, Reader, Session } from "./engine.ts";
import { readEntryClasses } from "./entry-class.ts";
import { type LedgerHead, writeHeadFile } from "./head-file.ts";
import { findHeadWarning } from "./head-warning.ts";
import { instantFromSql } from "./instant.ts";
import { touchesClosedPeriod } from "./period-placement.ts";
import { queryClosedPeriods } from "./period-rows.ts";
import { isAllNew, isVoucher } from "./record-lookup.ts";
import { type BatchToRecord, recordBatch, type Recording, recordNewBatch, type RecordState } from "./recording.ts";
import { createSliceMemory } from "./slice-memory.ts";
import { isStorageFailure, refusalOfStorage } from "./storage-failure.ts";
import type { OnStep } from "./watched-engine.ts";

/** Posts batches; the caller calls `append` and `appendAll` one at a time. */
export interface Writer {
  /** What was doubtful when the ledger was opened. */
  readonly warnings: readonly Finding[];
  /** The newest batch as last seen. */
  head(): LedgerHead;
  /** The newest batch, asked for where other processes write too. */
  latest(): Promise<LedgerHead>;
  append(batch: Batch, options?: AppendOptions): Promise<AppendResult>;
  /** All batches in one transaction. */
  appendAll(batches: BatchSequence, options?: AppendAllOptions): Promise<readonly AppendResult[]>;
}

/** Batches one after another; each is asked for when the one before it has been written. */
export type BatchSequence = Iterable<Batch> | AsyncIterable<Batch>;

/** How several batches are posted. */
export interface AppendAllOptions extends AppendOptions {
  /** Only tried: everything is judged, answered and undone. */
  readonly isTrial?: boolean | undefined;
  /**
   * Called as entries are written, with how many since the last call, and awaited: nothing is durable before all are.
   * When it throws, nothing is posted.
   */
  readonly onWritten?: ((entryCount: number) => void | Promise<void>) | undefined;
}

/** What a writer needs. */
export interface WriterOptions {
  readonly path: string;
  readonly headPath: string;
  readonly engine: Engine;
  readonly clock: () => Date;
  readonly isSample: boolean;
  readonly isReadOnly: boolean;
  /** Told each step that the writer comes to. */
  readonly onStep?: OnStep | undefined;
}

/** Makes the writer of an open ledger, and brings a head file that a killed process left behind up to date. */
export async function createWriter(options: WriterOptions): Promise<Writer> {
  const { path, headPath, engine, clock, isSample, isReadOnly, onStep } = options;
  let state = await readState(engine);
  // After a failure of the storage nobody knows what was committed: it is read again before the next batch.
  let isStateKnown = true;
  let seen: NewestBatch = state;
  const head = (): LedgerHead => {
    const { revision, chainHead, recordedAt } = seen.revision > state.revision ? seen : state;
    return { revision, chainHead, sample: isSample, recordedAt };
  };
  /** The state that the next batch is recorded upon; asked inside its transaction, where no other process can write. */
  const stateIn = async (session: Session): Promise<RecordState> => {
    if (isStateKnown && (!engine.isShared || (await readNewestBatch(session)).chainHead === state.chainHead))
      return state;
    return readState(session);
  };
  // A head file that disagrees is evidence of a cut or changed ledger: it stays as it is, for `verifyChain` to tell.
  const headWarning = await findHeadWarning(engine, { headPath, isSample });
  const keepHead = (): void => {
    if (headWarning !== null || isReadOnly) return;
    try {
      writeHeadFile(headPath, head(), onStep);
    } catch {
      // The batch is durable all the same; a head file that lags behind is brought up to date later.
    }
  };
  keepHead();
  /** Runs the recording of one or several batches, and takes over the state that it ends with. */
  const post = async (work: () => Promise<Posted>): Promise<readonly AppendResult[]> => {
    try {
      const posted = await work();
      if (posted.state !== null) {
        state = posted.state;
        isStateKnown = true;
      }
      if (posted.results.some(({ alreadyPosted }) => !alreadyPosted)) keepHead();
      return posted.results;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      isStateKnown = false;
      throw isStorageFailure(error) ? refusalOfStorage(path, error) : error;
    }
  };
  const toRecord = (
    batch: Batch,
    given: RecordState,
    options: Pick<BatchToRecord, "admission" | "late" | "slices" | "onWritten"> = {},
  ): BatchToRecord => ({
    ...options,
    batch,
    bodyHash: hashContents(batch),
    recordedAt: clock().toISOString(),
    state: given,
  });
  return {
    warnings: headWarning === null ? [] : [headWarning],
    head,
    latest: async () => {
      if (engine.isShared) seen = await readNewestBatch(engine);
      return head();
    },
    append: async (batch, appending) => {
      const [result] = await post(async () => {
        const recording =
          engine.isShared || !isStateKnown
            ? await engine.transaction(async (session) =>
                recordBatch(session, toRecord(batch, await stateIn(session), appending)),
              )
            : await record(engine, toRecord(batch, state, appending));
        return { results: [recording.result], state: recording.state };
      });
      assert(result !== undefined, "a batch that was recorded has a result");
      return result;
    },
    appendAll: async (batches, { isTrial = false, ...appending } = {}) => {
      let tried: readonly AppendResult[] = [];
      const posted = await post(async () => {
        const results: AppendResult[] = [];
        let reached: RecordState | null = null;
        try {
          await engine.transaction(async (session) => {
            let before = await stateIn(session);
            const slices = createSliceMemory();
            for await (const batch of batches) {
              validateBatch(batch);
              const recording = await recordBatch(session, toRecord(batch, before, { ...appending, slices }));
              results.push(recording.result);
              before = recording.state;
            }
            reached = before;
            if (isTrial) throw new TrialEnded();
          });
          return { results, state: reached };
        } catch (error) {
          if (!(error instanceof TrialEnded)) throw error;
          tried = results;
          return { results: [], state: null };
        }
      });
      return isTrial ? tried : posted;
    },
  };
}

/** What was recorded, and the state after it; null: as it was. */
interface Posted {
  readonly results: readonly AppendResult[];
  readonly state: RecordState | null;
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
  const { batch } = given;
  const isPlain =
    isVoucher(batch) &&
    !touchesClosedPeriod(batch.entries, given.state.closed) &&
    !isCompletionNeeded(batch.entries, { ...given, carryOverYears });
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

/** The newest batch of a record. */
type NewestBatch = Pick<RecordState, "revision" | "chainHead" | "recordedAt">;

async function readNewestBatch(reader: Reader): Promise<NewestBatch> {
  const [newest] = await reader.query(
    "SELECT revision, chain_head, CAST(recorded_at AS VARCHAR) FROM batches ORDER BY revision DESC LIMIT 1",
  );
  if (!newest) return { revision: 0, chainHead: emptyChainHead, recordedAt: null };
  const [revision, chainHead, recordedAt] = newest;
  return {
    revision: Number(revision),
    chainHead: String(chainHead),
    recordedAt: instantFromSql(String(recordedAt)),
  };
}

async function readState(reader: Reader): Promise<RecordState> {
  const newest = await readNewestBatch(reader);
  const classes = await readEntryClasses(reader);
  const carryOverYears = await readCarryOverYears(reader, classes);
  return { ...newest, classes, carryOverYears, closed: await queryClosedPeriods(reader, newest) };
}
