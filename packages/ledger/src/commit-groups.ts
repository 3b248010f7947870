/**
 * Commit groups: batches that wait while others commit are recorded together, in one transaction. A commit costs the same
 * for one batch as for many, and each is told of its own outcome when the transaction that holds it is durable.
 */
import type { AppendResult, Batch } from "./batch.ts";
import type { AppendOptions } from "./batch-completion.ts";
import type { Reader } from "./engine.ts";
import type { SerialQueue } from "./serial-queue.ts";

/** A batch that waits for its turn, and how it is posted. */
export interface BatchToAppend {
  readonly batch: Batch;
  readonly options?: AppendOptions | undefined;
  /**
   * Asked inside the transaction, of the record that the batch comes upon at this revision. What it throws as a Refusal
   * refuses the batch.
   */
  readonly check?: ((reader: Reader, revision: number) => Promise<void>) | undefined;
}

/** What became of each batch of a group, in their order. */
export type AppendOutcome = PromiseSettledResult<AppendResult>;

/** Gathers batches into groups, in the order in which they come. */
export interface CommitGroups {
  /** Resolves when the batch is durable. */
  append(item: BatchToAppend): Promise<AppendResult>;
  /** Runs a task when all that came before it has ended; what comes later comes after it. */
  runAlone<Answer>(task: () => Promise<Answer>): Promise<Answer>;
}

/** More would make the first of a group wait for the last. */
const batchesMax = 64;
/** A long batch is nearly alone: it would hold up the others, and be undone with them. */
const entriesMax = 1_000;

interface Waiting extends BatchToAppend {
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (reason: unknown) => void;
}

interface Gathering {
  readonly items: Waiting[];
  entryCount: number;
}

/**
 * @param appendTogether records a group in one transaction; it gives an outcome for each batch, in their order
 */
export function createCommitGroups(
  queue: Pick<SerialQueue, "run">,
  appendTogether: (items: readonly BatchToAppend[]) => Promise<readonly AppendOutcome[]>,
): CommitGroups {
  /** The group that has asked for its turn and still takes more; null: there is none. */
  let gathering: Gathering | null = null;
  const commit = async (group: Gathering): Promise<void> => {
    if (gathering === group) gathering = null;
    const outcomes = await appendTogether(group.items);
    for (const [rank, { resolve, reject }] of group.items.entries()) {
      const outcome = outcomes[rank];
      if (outcome?.status === "fulfilled") resolve(outcome.value);
      else reject(outcome?.reason);
    }
  };
  const gather = (): Gathering => {
    const group: Gathering = { items: [], entryCount: 0 };
    // A turn that fails as a whole has told nobody: all of the group are told.
    queue.run(() => commit(group)).catch((error: unknown) => group.items.forEach(({ reject }) => reject(error)));
    return group;
  };
  return {
    append: (item) =>
      new Promise((resolve, reject) => {
        const entryCount = item.batch.entries.length;
        const isFull =
          gathering === null ||
          gathering.items.length >= batchesMax ||
          (gathering.items.length > 0 && gathering.entryCount + entryCount > entriesMax);
        const group = isFull || gathering === null ? gather() : gathering;
        gathering = group;
        group.items.push({ ...item, resolve, reject });
        group.entryCount += entryCount;
      }),
    runAlone: (task) => {
      gathering = null;
      return queue.run(task);
    },
  };
}
