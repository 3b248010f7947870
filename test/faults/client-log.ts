/**
 * The client's own log, the oracle of the kill tests: what it was about to send, and what it was told is durable, each
 * line on the disk before anything else happens.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/** The log while it is written. */
export interface ClientLog {
  readonly sends: (ids: readonly string[]) => void;
  readonly isTold: (ids: readonly string[]) => void;
  readonly close: () => void;
}

/** What a log says. */
export interface LoggedBatches {
  /** Batches sent together, all or none of which must be recorded. */
  readonly sent: readonly (readonly string[])[];
  /** Batches that the ledger called durable. */
  readonly acknowledged: ReadonlySet<string>;
}

export function openClientLog(path: string): ClientLog {
  const file = openSync(path, "a");
  const write = (word: string, ids: readonly string[]): void => {
    writeSync(file, `${word} ${ids.join(" ")}\n`);
    fsyncSync(file);
  };
  return {
    sends: (ids) => write("send", ids),
    isTold: (ids) => write("durable", ids),
    close: () => closeSync(file),
  };
}

/** Reads a log; a last line that the kill has cut says nothing. */
export function readClientLog(path: string): LoggedBatches {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .map((line) => line.split(" "));
  const sent = new Map<string, readonly string[]>();
  const acknowledged = new Set<string>();
  for (const [word, ...ids] of lines) {
    if (word === "send") sent.set(ids.join(" "), ids);
    if (word === "durable") for (const id of ids) acknowledged.add(id);
  }
  return { sent: [...sent.values()], acknowledged };
}
