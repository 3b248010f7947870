/**
 * Opening a ledger for a command: what is doubtful about it is told before anything is asked or posted.
 */
import process from "node:process";
import { Refusal } from "@giaingan/finance";
import { type Ledger, type LedgerOptions, openLedger } from "@giaingan/ledger";

/**
 * Opens a ledger, and tells its warnings on stderr in both languages: a head file that disagrees must not pass unseen.
 *
 * One that is there and cannot be written, for want of permission or on a disk for reading, is opened for reading where
 * that can be: questions are answered, and only a posting is refused.
 *
 * @throws Refusal as `openLedger`
 */
export async function openTold(options: LedgerOptions): Promise<Ledger> {
  return told(await (options.mode === "open" ? openReadable(options) : openLedger(options)));
}

async function openReadable(options: LedgerOptions): Promise<Ledger> {
  try {
    return await openLedger(options);
  } catch (error) {
    if (!(error instanceof Refusal) || !notWritable.has(error.code)) throw error;
    // What keeps it from being read too is no better a reason than what kept it from being written.
    return openLedger({ ...options, mode: "readOnly" }).catch(() => Promise.reject(error));
  }
}

const notWritable: ReadonlySet<string> = new Set(["ledgerNotWritable", "ledgerReadOnly", "ledgerDiskFull"]);

function told(ledger: Ledger): Ledger {
  for (const { message } of ledger.warnings) process.stderr.write(`giaingan: ${message.vi}\ngiaingan: ${message.en}\n`);
  return ledger;
}

/**
 * Opens a ledger to post to it.
 *
 * @throws Refusal as `openLedger`
 */
export async function openToPost(path: string): Promise<Ledger> {
  return told(await openLedger({ path, mode: "open" }));
}

/**
 * Opens a ledger to write to it; null where there is none: only opening one tells, for a server has no file to look for.
 *
 * @throws Refusal as `openLedger`, but for `ledgerNotFound`
 */
export async function openIfThere(path: string): Promise<Ledger | null> {
  try {
    return await openToPost(path);
  } catch (error) {
    if (error instanceof Refusal && error.code === "ledgerNotFound") return null;
    throw error;
  }
}
