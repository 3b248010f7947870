/**
 * A ledger that goes away: in it is judged what would be posted into a ledger that is not there yet, so that what is
 * refused, or only looked at, leaves none behind.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ledger, openLedger } from "@giaingan/ledger";

/** Works in an empty ledger of a temporary folder; both are gone when the work ends, well or not. */
export async function inPassingLedger<Answer>(work: (ledger: Ledger) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "giaingan-"));
  try {
    const ledger = await openLedger({ path: join(folder, "so-cai.duckdb"), mode: "openOrCreate" });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
