/**
 * Ledgers that may not be there yet: only opening one tells, for a server has no file to look for.
 */
import { Refusal } from "@giaingan/finance";
import { type Ledger, openLedger } from "@giaingan/ledger";

/**
 * Opens a ledger to write to it; null where there is none.
 *
 * @throws Refusal as `openLedger`, but for `ledgerNotFound`
 */
export async function openIfThere(path: string): Promise<Ledger | null> {
  try {
    return await openLedger({ path, mode: "open" });
  } catch (error) {
    if (error instanceof Refusal && error.code === "ledgerNotFound") return null;
    throw error;
  }
}
