/**
 * The one writer of a ledger: it knows the newest batch, and keeps the head file in step with it.
 */
import { type Finding, Refusal } from "@giaingan/finance";
import { readCarryOverYears } from "./admission-reading.ts";
import type { AppendOptions } from "./batch-completion.ts";
import type { AppendResult, LongBatch } from "./batch.ts";
import { validateBatch } from "./batch-validation.ts";
import { emptyChainHead, hashContents } from "./chain.ts";
import type { AppendOutcome, BatchToAppend } from "./commit-groups.ts";
import type { Engine, Reader, Session } from "./engine.ts";
import { readEntryClasses } from "./entry-class.ts";
import { type LedgerHead, writeHeadFile } from "./head-file.ts";
import { findHeadWarning } from "./head-warning.ts";
import { instantFromSql } from "./instant.ts";
import { queryClosedPeriods } from "./period-rows.ts";
import { recordGroup, recordVoucher } from "./group-recording.ts";
import { keepSlices } from "./kept-slices.ts";
import { isVoucher } from "./record-lookup.ts";
import { type BatchToRecord, recordBatch, type Recording, type RecordState } from "./recording.ts";
import { createSliceMemory } from "./slice-memory.ts";
import { isStorageFailure, refusalOfStorage } from "./storage-failure.ts";
import type { OnStep } from "./watched-engine.ts";

/** Posts batches; the caller calls `appendTogether` and `appendAll` one at a time. */
export interface Writer {
  /** What was doubtful when the ledger was opened. */
  readonly warnings: readonly Finding[];
  /** The newest batch as last seen. */
  head(): LedgerHead;
  /** The newest batch, asked for where other processes write too. */
  latest(): Promise<LedgerHead>;
  /**
   * Posts batches in their order in one transaction, each with a revision of its own. A Refusal refuses its batch alone;
   * after any other failure each is tried by itself. Never rejects because of a batch.
   */
  appendTogether(items: readonly BatchToAppend[]): Promise<readonly AppendOutcome[]>;
  /** All batches in one transaction. */
  appendAll(batches: BatchSequence, options?: AppendAllOptions): Promise<readonly AppendResult[]>;
}

/** Batches one after another; each is asked for when the one before it has been written. */
export type BatchSequence = Iterable<LongBatch> | AsyncIterable<LongBatch>;

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
  const post = async <Answer extends Posted>(work: () => Promise<Answer>): Promise<Answer> => {
    try {
      const posted = await work();
      if (posted.state !== null) {
        const isNew = posted.state.revision > state.revision;
        state = posted.state;
        isStateKnown = true;
        if (isNew) keepHead();
      }
      return posted;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      isStateKnown = false;
      throw isStorageFailure(error) ? refusalOfStorage(path, error) : error;
    }
  };
  const toRecord = (
    batch: LongBatch,
    given: RecordState,
    appending: Pick<BatchToRecord, "admission" | "late" | "slices" | "onWritten"> = {},
  ): BatchToRecord => ({
    ...appending,
    batch,
    bodyHash: hashContents(batch),
    recordedAt: clock().toISOString(),
    state: given,
  });
  const keptSlices = keepSlices();
  const recordAlone = async ({ batch, options: how, check }: BatchToAppend): Promise<Recording> => {
    if (!engine.isShared && isStateKnown && check === undefined && isVoucher(batch)) {
      const slices = keptSlices.take(state);
      return recordVoucher(engine, toRecord(batch, state, how), slices).catch((error: unknown) => {
        // Nothing was written of what is refused: what is known of the slices is true still.
        if (error instanceof Refusal) keptSlices.keep(state, 0);
        throw error;
      });
    }
    return engine.transaction(async (session) => {
      const given = await stateIn(session);
      await check?.(session, given.revision);
      return recordBatch(session, toRecord(batch, given, { ...how, slices: keptSlices.take(given) }));
    });
  };
  const append = async (item: BatchToAppend): Promise<AppendResult> => {
    const { recording } = await post(async () => {
      const recorded = await recordAlone(item);
      return { recording: recorded, state: recorded.state };
    });
    keptSlices.keep(recording.state, item.batch.entries.length);
    return recording.result;
  };
  const appendGroup = async (items: readonly BatchToAppend[]): Promise<readonly AppendOutcome[]> => {
    const { outcomes, state: reached } = await post(() =>
      engine.transaction(async (session) => {
        const given = await stateIn(session);
        const slices = keptSlices.take(given);
        return recordGroup(session, items, { state: given, slices, toRecord });
      }),
    );
    keptSlices.keep(reached, 0);
    return outcomes;
  };
  return {
    warnings: headWarning === null ? [] : [headWarning],
    head,
    latest: async () => {
      if (engine.isShared) seen = await readNewestBatch(engine);
      return head();
    },
    appendTogether: async (items) => {
      if (items.length > 1) {
        try {
          return await appendGroup(items);
        } catch (error) {
          // Of a server that cannot be reached, each would wait to be told the same.
          if (engine.isShared && error instanceof Refusal)
            return items.map(() => ({ status: "rejected", reason: error }));
          // Undone as a whole. Whose failure it was nobody knows, so each is tried alone.
        }
      }
      const outcomes: AppendOutcome[] = [];
      for (const item of items) outcomes.push(...(await Promise.allSettled([append(item)])));
      return outcomes;
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
      return isTrial ? tried : posted.results;
    },
  };
}

/** The state after what was recorded; null: as it was. */
interface Posted {
  readonly state: RecordState | null;
}

/** Thrown to undo a transaction that was only tried. */
class TrialEnded extends Error {}

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
