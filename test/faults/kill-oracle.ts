/**
 * The oracle: the client's own log against the ledger that is opened after the kill.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Batch, Ledger } from "@giaingan/ledger";
import { checkBackup } from "@giaingan/ledger";
import { clientBatch } from "./client-batch.ts";
import { type LoggedBatches, openClientLog, readClientLog } from "./client-log.ts";

/** What is wrong after a kill, by the client's names of its batches; nothing: every list is empty. */
export interface KillVerdict {
  /** Called durable, and not recorded. */
  readonly lost: readonly string[];
  /** Recorded twice. */
  readonly doubled: readonly string[];
  /** Recorded in part, or one of a group without the others. */
  readonly torn: readonly string[];
  /** Recorded, and never sent. */
  readonly strange: readonly string[];
  /** Anything else that does not hold, in words. */
  readonly broken: readonly string[];
}

/** Compares the record with the log. */
export async function judgeLedger(ledger: Ledger, { sent, acknowledged }: LoggedBatches): Promise<KillVerdict> {
  const recorded = await ledger.batches();
  const names = recorded.map(({ documentName }) => documentName);
  const present = new Set(names);
  const known = new Set(sent.flat());
  const isWhole = ({ documentName, entryCount, statementCount, findingCount, checkCount }: (typeof recorded)[0]) => {
    const { entries, statements, findings, checks } = clientBatch(documentName);
    const counts = [entryCount, statementCount, findingCount, checkCount];
    return [entries, statements, findings, checks].every(({ length }, rank) => counts[rank] === length);
  };
  const partOfGroup = sent.filter((ids) => ids.some((id) => present.has(id)) && !ids.every((id) => present.has(id)));
  return {
    lost: [...acknowledged].filter((id) => !present.has(id)),
    doubled: [...new Set(names.filter((name, rank) => names.indexOf(name) !== rank))],
    torn: [
      ...recorded.filter((batch) => !isWhole(batch)).map(({ documentName }) => documentName),
      ...partOfGroup.flat(),
    ],
    strange: names.filter((name) => !known.has(name)),
    broken: await findBroken(ledger, names.map(clientBatch)),
  };
}

/** The chain, and the money: what the ledger sums up is what its batches hold. */
async function findBroken(ledger: Ledger, batches: readonly Batch[]): Promise<readonly string[]> {
  const verdict = await ledger.verifyChain();
  const [total] = await ledger.positions({ asOf: "9999-12-31", groupBy: [] });
  const entries = batches.flatMap((batch) => batch.entries);
  const sumOf = (kind: string): bigint =>
    entries.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.amount, 0n);
  const { entryCount } = await ledger.overview();
  const found = {
    chain: verdict.isIntact && verdict.revision === batches.length ? "intact" : verdict.message.en,
    paid: total?.disbursed ?? 0n,
    plan: total?.plan ?? 0n,
    entryCount,
  };
  const expected = {
    chain: "intact",
    paid: sumOf("volumePaid"),
    plan: sumOf("assigned"),
    entryCount: entries.length,
  };
  return (Object.keys(expected) as (keyof typeof expected)[]).flatMap((name) =>
    found[name] === expected[name] ? [] : [`${name}: ${found[name]}, and should be ${expected[name]}`],
  );
}

const lastSentCount = 8;

/**
 * Sends again what the client was not told of, and what was sent last before it, or all: what is recorded is told as it
 * is, and the rest is posted once.
 */
export async function sendAgain(
  ledger: Ledger,
  { logPath, sendsAll }: { readonly logPath: string; readonly sendsAll: boolean },
): Promise<readonly string[]> {
  const { sent, acknowledged } = readClientLog(logPath);
  const isAnswered = (ids: readonly string[]): boolean => ids.every((id) => acknowledged.has(id));
  const present = new Set((await ledger.batches()).map(({ id }) => id));
  const log = openClientLog(logPath);
  const wrong: string[] = [];
  for (const [rank, ids] of sent.entries()) {
    if (!sendsAll && isAnswered(ids) && rank < sent.length - lastSentCount) continue;
    const results = await ledger.appendAll(ids.map(clientBatch));
    for (const { batchId, alreadyPosted } of results)
      if (alreadyPosted !== present.has(batchId)) wrong.push(`${batchId}: sent again, alreadyPosted ${alreadyPosted}`);
    if (!isAnswered(ids)) log.isTold(ids);
  }
  log.close();
  const { revision } = await ledger.latest();
  if (revision !== sent.flat().length) wrong.push(`${sent.flat().length} batches were sent, ${revision} are recorded`);
  return wrong;
}

/** What a kill left of backups and exports: files under their own name are whole, whatever was cut has another. */
export async function judgeFiles(folder: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const names = existsSync(folder) ? readdirSync(folder) : [];
  // Of many backups the two that were taken last: each is restored to be checked.
  const older = new Set(
    names
      .filter((name) => name.endsWith(".backup"))
      .sort((a, b) => statSync(join(folder, a)).mtimeMs - statSync(join(folder, b)).mtimeMs)
      .slice(0, -2),
  );
  for (const name of names.filter((name) => !older.has(name))) {
    const path = join(folder, name);
    if (name.startsWith(".")) continue;
    if (name.endsWith(".backup")) {
      await checkBackup(path).catch((error: unknown) => faults.push(`${name}: ${String(error)}`));
    }
    if (name.endsWith(".csv")) {
      const text = readFileSync(path, "utf8");
      if (text.length === 0 || !text.endsWith("\n")) faults.push(`${name}: the export is cut`);
    }
  }
  return faults;
}

/** Whether nothing is wrong. */
export function isSound(verdict: KillVerdict): boolean {
  return Object.values(verdict).every((faults: readonly string[]) => faults.length === 0);
}
