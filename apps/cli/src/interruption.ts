/**
 * Work that a person may stop: Ctrl-C is heard between its steps, so that what was begun is undone and cleared away first.
 */
import process from "node:process";
import { setImmediate } from "node:timers/promises";

/** The signals that ask a process to end. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Thrown between two steps of work that was asked to end. */
class Interrupted extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}

/** Lets a signal come in, and throws where one has: called between two steps. */
export type StopCheck = () => Promise<void>;

/** Runs work that can be stopped; once it has cleared away what it began, the process ends by the signal, as any would. */
export async function stoppable<Answer>(work: (check: StopCheck) => Promise<Answer>): Promise<Answer> {
  let heard: NodeJS.Signals | null = null;
  const hear = (signal: NodeJS.Signals): void => void (heard ??= signal);
  for (const signal of signals) process.on(signal, hear);
  const stopHearing = (): void => {
    for (const signal of signals) process.off(signal, hear);
  };
  try {
    return await work(async () => {
      await setImmediate();
      if (heard !== null) throw new Interrupted(heard);
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    process.stderr.write("giaingan: đã dừng, không ghi gì vào sổ\ngiaingan: stopped, nothing was posted\n");
    stopHearing();
    process.kill(process.pid, error.signal);
    throw error;
  } finally {
    stopHearing();
  }
}
