/** The real `giaingan serve` on a ledger, in processes of their own; and what its clients measure of it. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

/** A server that listens. */
export interface ServedLedger {
  readonly command: ChildProcess;
  readonly address: string;
  /** The server itself, a child of the command. */
  readonly processId: number;
  /** What it has complained of so far. */
  readonly complaint: () => string;
}

/** Serves a ledger file. End it with SIGTERM to `command`. */
export async function serveLedger(path: string): Promise<ServedLedger> {
  const main = join(import.meta.dirname, "../../apps/cli/src/main.ts");
  const command = spawn(process.execPath, [main, "serve", "--ledger", path, "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  command.stderr.on("data", (piece: Buffer) => (complaint += piece.toString()));
  let told = "";
  return new Promise((resolve, reject) => {
    command.stdout.on("data", (piece: Buffer) => {
      told += piece.toString();
      if (!told.endsWith("}\n")) return;
      const { address, processId } = JSON.parse(told) as Pick<ServedLedger, "address" | "processId">;
      resolve({ command, address, processId, complaint: () => complaint });
    });
    command.once("exit", () => reject(new Error(`giaingan serve did not start: ${complaint}`)));
  });
}

/** The time within which so many of a hundred requests were answered, in whole milliseconds. */
function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return Math.round(sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0);
}

/** Half of the requests, 95 and 99 of a hundred: "12/80/210". */
export function percentiles(times: readonly number[]): string {
  return [50, 95, 99].map((percent) => percentile(times, percent)).join("/");
}
