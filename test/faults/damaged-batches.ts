/**
 * The batches of the ledger that is damaged, and what its totals are after each of them: the oracle.
 */
import { type Entry, foldPosition, type Position, sourceNotStated } from "@giaingan/finance";
import type { Batch } from "@giaingan/ledger";
import { createRandom } from "../../bench/national-entries.ts";

/** Batches that are in the file when the process is killed, and those that are in its log only. */
export const batchCounts = { inFile: 12, inLog: 12 };
export const batchCount: number = batchCounts.inFile + batchCounts.inLog;
const entriesPerBatch = 60;
const kinds = ["assigned", "disbursed", "volumePaid", "mobilised"] as const;

/** The batch of that number, from 1; the same every time. */
export function damagedBatch(revision: number): Batch {
  const random = createRandom(revision);
  const below = (limit: number): number => Math.floor(random() * limit);
  const document = { number: `${revision}/QĐ-UBND`, date: "2023-01-01", issuer: "UBND huyện", title: null };
  const entries = Array.from({ length: entriesPerBatch }, (_, index): Entry => ({
    id: `${revision}-${index}-${below(1e9)}`,
    kind: kinds[below(kinds.length)] ?? "assigned",
    effectiveOn: "2023-01-01",
    fiscalYear: 2023,
    unitId: `Xã số ${below(40)}`,
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: BigInt(1 + below(1_000_000_000)),
    document,
    reverses: null,
    reason: "Giải ngân theo khối lượng hoàn thành ".repeat(below(12)).trim() || null,
  }));
  const id = `lo-${revision}`;
  return { id, documentName: `${id}.csv`, contentHash: null, entries, statements: [], findings: [], checks: [] };
}

/** The totals at a revision, as text: of the whole and of one unit. */
export function totalsText(total: Position, ofUnit: Position): string {
  const words = ({ plan, allocatedPlan, disbursed, mobilised }: Position): string =>
    [plan, allocatedPlan, disbursed, mobilised].map(String).join();
  return `${words(total)} / ${words(ofUnit)}`;
}

/** The unit whose totals are compared beside those of the whole. */
export const comparedUnit = "Xã số 7";

/** The totals after each batch, by revision; that of an empty ledger first. */
export function oracle(): readonly string[] {
  const entries: Entry[] = [];
  const fold = (some: readonly Entry[]): Position => foldPosition(some, { asOf: "2023-12-31" });
  const totals = [totalsText(fold([]), fold([]))];
  for (let revision = 1; revision <= batchCount; revision += 1) {
    entries.push(...damagedBatch(revision).entries);
    totals.push(totalsText(fold(entries), fold(entries.filter(({ unitId }) => unitId === comparedUnit))));
  }
  return totals;
}
