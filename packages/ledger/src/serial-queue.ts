/**
 * A serial queue: tasks run one after another in the order in which they came. The ledger has one writer.
 */

/** Runs tasks one at a time. */
export interface SerialQueue {
  /** Starts the task when all before it have ended, well or badly, and gives its outcome. */
  run<Answer>(task: () => Promise<Answer>): Promise<Answer>;
  /** Resolves when nothing is running or waiting. */
  settle(): Promise<void>;
}

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const outcome = last.then(task);
      // The next task waits for the end, and does not inherit the failure.
      last = outcome.catch(() => undefined);
      return outcome;
    },
    settle: async () => {
      await last;
    },
  };
}
