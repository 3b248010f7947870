/**
 * A program in a time zone of its own whose clock jumps: `TZ=… node clock-process.ts PATH`. It posts one batch at each
 * moment of `clockMoments` and tells what the ledger answers, as JSON.
 */
import process from "node:process";
import { type Entry, sourceNotStated } from "@giaingan/finance";
import { askProgress, openLedger } from "@giaingan/ledger";

/**
 * What the clock says, one moment a batch: an ordinary day, two hours back, a day ahead and back again; the turns of the
 * year and of the payment deadline at midnight of Vietnam and of UTC; the leap day.
 */
export const clockMoments: readonly string[] = [
  "2023-10-31T09:00:00.000+07:00",
  "2023-10-31T07:00:00.000+07:00",
  "2023-11-01T09:00:00.000+07:00",
  "2023-10-31T09:00:00.001+07:00",
  "2023-12-31T23:59:59.999+07:00",
  "2024-01-01T00:00:00.000+07:00",
  "2023-12-31T23:59:59.999Z",
  "2024-01-01T00:00:00.000Z",
  "2024-01-31T23:59:59.999+07:00",
  "2024-02-01T00:00:00.000+07:00",
  "2024-02-29T00:00:00.000+07:00",
  "2024-02-29T23:59:59.999Z",
  "1970-01-01T00:00:00.000Z",
];

/** Dates of business on the same edges: they are what answers go by, whatever the clock says. */
const effectiveDates = ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01"];
const asOfs = ["2023-12-30", ...effectiveDates];

/** What a program in any zone must answer alike. */
export interface ClockAnswers {
  /** Revision, id and moment of each batch, as listed. */
  readonly batches: readonly (readonly [number, string, string])[];
  /** Ids of the entries in the order of the record. */
  readonly entries: readonly string[];
  readonly totals: readonly string[];
  readonly progress: readonly string[];
  readonly isIntact: boolean;
  readonly chainHead: string;
}

function entryOf(rank: number): Entry {
  return {
    id: `entry-${rank}`,
    kind: rank === 0 ? "assigned" : "volumePaid",
    effectiveOn: effectiveDates[rank % effectiveDates.length] ?? "",
    fiscalYear: rank === 0 || rank % 2 === 0 ? 2023 : 2024,
    unitId: "xã A",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: 10n ** BigInt(rank),
    document: { number: null, date: "2024-02-29", issuer: null, title: null },
    reverses: null,
    reason: null,
  };
}

async function main([path = ""]: readonly string[]): Promise<ClockAnswers> {
  let now = new Date(clockMoments[0] ?? "");
  const ledger = await openLedger({ path, mode: "openOrCreate", clock: () => now });
  for (const [rank, moment] of clockMoments.entries()) {
    now = new Date(moment);
    const nothing = { statements: [], findings: [], checks: [], contentHash: null };
    await ledger.append({ ...nothing, id: `batch-${rank}`, documentName: moment, entries: [entryOf(rank)] });
  }
  const totals: string[] = [];
  const progress: string[] = [];
  const json = (value: unknown): string =>
    JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? `${each}` : each));
  for (const asOf of asOfs) {
    totals.push(json(await ledger.positions({ asOf, groupBy: [] })));
    for (const fiscalYear of [2023, 2024]) {
      const whole = { by: [], filter: {}, unit: null, revision: null } as const;
      progress.push(json(await askProgress(ledger, { ...whole, asOf, fiscalYear, basis: "assigned" })));
    }
  }
  const { isIntact, chainHead } = await ledger.verifyChain();
  const { entries } = await ledger.entries({ asOf: "9999-12-31", order: "revision", limit: 100 });
  const batches = await ledger.batches();
  await ledger.close();
  return {
    batches: batches.map(({ revision, id, recordedAt }) => [revision, id, recordedAt] as const),
    entries: entries.map(({ id }) => id),
    totals,
    progress,
    isIntact,
    chainHead,
  };
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(await main(process.argv.slice(2)))}\n`);
}
