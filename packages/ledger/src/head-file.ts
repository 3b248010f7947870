/**
 * The head file: the chain head kept outside the database, so that a ledger whose last batches were cut off shows it.
 *
 * It is written after the commit. A process killed in between leaves it behind the ledger, which is no damage; a head
 * file ahead of its ledger, or with another hash, is.
 */
import { renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { hostOf, type ServerAddress } from "./server-address.ts";
import type { OnStep } from "./watched-engine.ts";

/** The newest batch, and whether the figures are real. */
export interface LedgerHead {
  readonly revision: number;
  /** SHA-256 in hex; 64 zeros for an empty ledger. */
  readonly chainHead: string;
  /** The ledger holds sample data. */
  readonly sample: boolean;
  /** ISO 8601, UTC; null for an empty ledger. */
  readonly recordedAt: string | null;
}

/** Where the head of a ledger is kept. */
export function headFilePath(ledgerPath: string): string {
  return `${ledgerPath}.head.json`;
}

/**
 * Where the head of a ledger on a server is kept: in the folder where this user's programs keep their state, one for each
 * schema. Every program of the user keeps the same one, whichever user of the server it is there.
 */
export function serverHeadPath(
  address: ServerAddress,
  { database, schema }: { readonly database: string; readonly schema: string },
): string {
  const words = [hostOf(address, process.env), database, schema].map((word) => encodeURIComponent(word));
  return join(stateFolder(), "giaingan", "heads", `${words.join("_")}.head.json`);
}

function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  return XDG_STATE_HOME || LOCALAPPDATA || join(homedir(), ".local", "state");
}

/** The kept head; null when there is none or it cannot be read. */
export async function readHeadFile(path: string): Promise<LedgerHead | null> {
  try {
    const kept = JSON.parse(await readFile(path, "utf8")) as Partial<LedgerHead> | null;
    if (!Number.isInteger(kept?.revision) || typeof kept?.chainHead !== "string") return null;
    return {
      revision: kept.revision as number,
      chainHead: kept.chainHead,
      sample: kept.sample === true,
      recordedAt: kept.recordedAt ?? null,
    };
  } catch {
    return null;
  }
}

/** Replaces the kept head in one step: a reader finds the old one or the new one. */
export function writeHeadFile(path: string, head: LedgerHead, onStep?: OnStep): void {
  // Written without waiting for the event loop: 0,1 ms instead of the 0,6 ms that a voucher would wait for.
  // Of several processes that write to one server, each has an unfinished file of its own.
  const unfinished = `${path}.next-${process.pid}`;
  onStep?.("head file: before");
  writeFileSync(unfinished, `${JSON.stringify(head)}\n`);
  onStep?.("head file: written");
  renameSync(unfinished, path);
  onStep?.("head file: in place");
}
