/** The ledger that a load test begins with: plans that no payment of the test exhausts, and payments. */
import { type Entry, type FundingSource, sourceNotStated } from "@giaingan/finance";
import { type Batch, openLedger } from "@giaingan/ledger";

const unitCount = 100;
const entriesPerBatch = 10_000;
const planOfSlice = 1_000_000_000_000n;
const sources: readonly FundingSource[] = (["central", "province", "commune"] as const).flatMap((level) =>
  (["investment", "recurrent"] as const).map((nature) => ({ ...sourceNotStated, level, nature, vintage: 2023 })),
);
const sliceCount = unitCount * sources.length;
const document = { number: "1/QĐ-UBND", date: "2023-01-01", issuer: "UBND", title: null };

/** What the ledger holds before the load. */
export interface LoadLedger {
  readonly entryCount: number;
  readonly batchCount: number;
  /** All payments, in đồng. */
  readonly paid: bigint;
}

/** Where money of a load test is: a drawn number chooses unit and source. */
export function loadSlice(drawn: number): Pick<Entry, "unitId" | "source"> {
  const slice = drawn % sliceCount;
  return { unitId: `Xã ${slice % unitCount}`, source: sources[Math.floor(slice / unitCount)] ?? sourceNotStated };
}

/** A payment of a load test. */
export function loadPayment(id: string, drawn: number): Entry {
  const month = String(1 + (drawn % 12)).padStart(2, "0");
  return {
    ...loadSlice(drawn),
    id,
    kind: "volumePaid",
    effectiveOn: `2023-${month}-${String(1 + (drawn % 28)).padStart(2, "0")}`,
    fiscalYear: 2023,
    projectId: null,
    componentId: null,
    amount: BigInt(1 + (drawn % 1_000_000)),
    document,
    reverses: null,
    reason: null,
  };
}

/** Makes the ledger. */
export async function makeLoadLedger(path: string, entryCount: number): Promise<LoadLedger> {
  const entries = Array.from({ length: entryCount }, (_, rank): Entry => {
    const payment = loadPayment(`load/${rank}`, rank);
    return rank < sliceCount
      ? { ...payment, kind: "assigned", effectiveOn: "2023-01-01", amount: planOfSlice }
      : payment;
  });
  const batches = Array.from({ length: Math.ceil(entryCount / entriesPerBatch) }, (_, rank): Batch => {
    const part = entries.slice(rank * entriesPerBatch, (rank + 1) * entriesPerBatch);
    const id = `load-${rank}`;
    return { id, documentName: id, contentHash: null, entries: part, statements: [], findings: [], checks: [] };
  });
  const ledger = await openLedger({ path, mode: "openOrCreate" });
  try {
    await ledger.appendAll(batches);
  } finally {
    await ledger.close();
  }
  const paid = entries.slice(sliceCount).reduce((sum, { amount }) => sum + amount, 0n);
  return { entryCount, batchCount: batches.length, paid };
}
