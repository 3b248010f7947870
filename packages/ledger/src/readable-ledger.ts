/**
 * Opening a ledger that is there and may not be writable: for want of permission, on a full disk or on one for reading.
 * Questions are answered all the same, and only a posting is refused.
 */
import { Refusal } from "@giaingan/finance";
import type { Ledger } from "./ledger.ts";
import { type LedgerOptions, openLedger } from "./open-ledger.ts";

/** A ledger that can be asked, and perhaps posted to. */
export interface ReadableLedger {
  readonly ledger: Ledger;
  /** Why nothing can be posted; null: it can. */
  readonly notWritable: Refusal | null;
}

const notWritableCodes: ReadonlySet<string> = new Set(["ledgerNotWritable", "ledgerReadOnly", "ledgerDiskFull"]);

/**
 * Opens a ledger for writing, or for reading where it cannot be written.
 *
 * @throws Refusal as `openLedger` in mode `open`
 */
export async function openReadableLedger(options: Omit<LedgerOptions, "mode">): Promise<ReadableLedger> {
  try {
    return { ledger: await openLedger({ ...options, mode: "open" }), notWritable: null };
  } catch (error) {
    if (!(error instanceof Refusal) || !notWritableCodes.has(error.code)) throw error;
    // What keeps it from being read too is no better a reason than what kept it from being written.
    const ledger = await openLedger({ ...options, mode: "readOnly" }).catch(() => Promise.reject(error));
    return { ledger, notWritable: error };
  }
}
