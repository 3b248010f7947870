/** The oracle of a load test: the log of the clients against the ledger, once its server has ended. */
import type { Ledger } from "@giaingan/ledger";
import type { LoadLog } from "./load-client.ts";
import type { LoadLedger } from "./load-ledger.ts";

/** What is wrong after the load; nothing: every list is empty. */
export interface LoadVerdict {
  /** Called durable, and not recorded. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Recorded, and never sent. */
  readonly strange: readonly string[];
  /** Recorded otherwise than it was acknowledged. */
  readonly changed: readonly string[];
  /** Anything else that does not hold, in words. */
  readonly broken: readonly string[];
}

/** Compares the record with the log. */
export async function judgeLoad(ledger: Ledger, log: LoadLog, before: LoadLedger): Promise<LoadVerdict> {
  const recorded = (await ledger.batches()).slice(before.batchCount);
  const byId = new Map(recorded.map((batch) => [batch.id, batch]));
  const isAsAcknowledged = (id: string): boolean => {
    const batch = byId.get(id);
    const told = log.acknowledged.get(id);
    return (
      batch?.revision === told?.revision &&
      batch?.chainHead === told?.chainHead &&
      batch?.entryCount === log.sent.get(id)?.entries.length
    );
  };
  const entries = recorded.flatMap(({ id }) => log.sent.get(id)?.entries ?? []);
  const verdict = await ledger.verifyChain();
  const [total] = await ledger.positions({ asOf: "9999-12-31", groupBy: [] });
  const found = {
    chain: verdict.isIntact ? "intact" : verdict.message.en,
    entryCount: (await ledger.overview()).entryCount,
    paid: total?.disbursed ?? 0n,
  };
  const expected = {
    chain: "intact",
    entryCount: before.entryCount + entries.length,
    paid: entries.reduce((sum, { amount }) => sum + BigInt(amount), before.paid),
  };
  return {
    lost: [...log.acknowledged.keys()].filter((id) => !byId.has(id)),
    doubled: recorded.filter((batch) => byId.get(batch.id) !== batch).map(({ id }) => id),
    strange: [...byId.keys()].filter((id) => !log.sent.has(id)),
    changed: [...log.acknowledged.keys()].filter((id) => byId.has(id) && !isAsAcknowledged(id)),
    broken: (Object.keys(expected) as (keyof typeof expected)[]).flatMap((name) =>
      found[name] === expected[name] ? [] : [`${name}: ${found[name]}, and should be ${expected[name]}`],
    ),
  };
}
