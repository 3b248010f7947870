/**
 * Who holds a ledger. The lock is DuckDB's, and ends with the process; the file beside the ledger only tells a second
 * process whom to ask, and is not believed when it names another process than the one that holds the lock.
 */
import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";

/** What a process says of itself when it opens a ledger. */
export interface LedgerOwner {
  readonly pid: number;
  /** E.g. "giaingan serve http://127.0.0.1:4000". */
  readonly owner: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** Where the owner of a ledger is named. */
export function ownerFilePath(ledgerPath: string): string {
  return `${ledgerPath}.owner.json`;
}

/** Names this process as the owner. A ledger in a folder that takes no file is used all the same. */
export function writeOwnerFile(ledgerPath: string, owner: LedgerOwner): void {
  try {
    writeFileSync(ownerFilePath(ledgerPath), `${JSON.stringify(owner)}\n`);
  } catch {
    // Only the name in another process's refusal is lost.
  }
}

/** Takes the name away again, unless another process has put its own there. */
export function removeOwnerFile(ledgerPath: string): void {
  if (readOwnerFile(ledgerPath)?.pid === process.pid) rmSync(ownerFilePath(ledgerPath), { force: true });
}

/**
 * Describes the holder of a ledger: "giaingan serve http://127.0.0.1:4000, pid 4665".
 *
 * @param lockPid the process that holds the lock, where the engine says so
 */
export function describeOwner(ledgerPath: string, lockPid: number | null): string {
  const named = readOwnerFile(ledgerPath);
  const isBelieved = named !== null && (lockPid === null ? isAlive(named.pid) : named.pid === lockPid);
  if (isBelieved) return `${named.owner}, pid ${named.pid}`;
  return lockPid === null ? "pid ?" : `pid ${lockPid}`;
}

/** The ledgers that this process holds: DuckDB's own lock does not stop the process that has it. */
const heldPaths = new Set<string>();

/** Takes a path for this process; null when it holds that ledger already. The answer gives the path back. */
export function holdPath(ledgerPath: string): (() => void) | null {
  const key = realPathOf(ledgerPath);
  if (heldPaths.has(key)) return null;
  heldPaths.add(key);
  return () => void heldPaths.delete(key);
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === path ? path : join(realPathOf(parent), basename(path));
  }
}

function readOwnerFile(ledgerPath: string): LedgerOwner | null {
  try {
    const named = JSON.parse(readFileSync(ownerFilePath(ledgerPath), "utf8")) as LedgerOwner | null;
    return Number.isInteger(named?.pid) && typeof named?.owner === "string" ? named : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
