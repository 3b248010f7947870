/**
 * Opening a ledger for a command: what is doubtful about it is told before anything is asked or posted.
 */
import process from "node:process";
import { Refusal } from "@giaingan/finance";
import { type Ledger, type LedgerOptions, openLedger } from "@giaingan/ledger";

/**
 * Opens a ledger, and tells its warnings on stderr in both languages: a head file that disagrees must not pass unseen.
 *
 * @throws Refusal as `openLedger`
 */
export async function openTold(options: LedgerOptions): Promise<Ledger> {
  const ledger = await openLedger(options);
  for (const { message } of ledger.warnings) process.stderr.write(`giaingan: ${message.vi}\ngiaingan: ${message.en}\n`);
  return ledger;
}

/**
 * Opens a ledger to write to it; null where there is none: only opening one tells, for a server has no file to look for.
 *
 * @throws Refusal as `openLedger`, but for `ledgerNotFound`
 */
export async function openIfThere(path: string): Promise<Ledger | null> {
  try {
    return await openTold({ path, mode: "open" });
  } catch (error) {
    if (error instanceof Refusal && error.code === "ledgerNotFound") return null;
    throw error;
  }
}
