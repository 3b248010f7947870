/**
 * The harness of promise R3: copies of a ledger whose file or log is cut or has a bit turned, opened in processes that may
 * die of it.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { createRandom } from "../../bench/national-entries.ts";
import { batchCount, batchCounts, oracle } from "./damaged-batches.ts";
import type { DamageAnswer, DamageCase } from "./damage-process.ts";

const isFull = process.env["GIAINGAN_LANE"] === "full";

/** How many truncations and how many flips are made. */
export const damageCount = isFull ? 1_000 : 20;

/** The seed, printed by who uses it; GIAINGAN_SEED brings a run back. */
export const damageSeed = Number(process.env["GIAINGAN_SEED"] ?? Math.floor(Math.random() * 1e9));

const script = join(import.meta.dirname, "damage-process.ts");
const workerCount = 2;

/** The ledgers that are copied: one that was closed, and one whose process was killed with batches in its log. */
export interface DamageSources {
  readonly folder: string;
  readonly closed: string;
  readonly killed: string;
  readonly remove: () => void;
}

export async function makeDamageSources(): Promise<DamageSources> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-damage-"));
  const [closed, killed] = [join(folder, "closed.duckdb"), join(folder, "killed.duckdb")];
  make([closed, "1", String(batchCount), "close"]);
  make([killed, "1", String(batchCounts.inFile), "close"]);
  const child = spawn(process.execPath, [script, "make", killed, String(batchCounts.inFile + 1), String(batchCount)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "close");
  return { folder, closed, killed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function make(words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [script, "make", ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the ledger to damage was not made: ${stderr}`);
}

/** Cases of one kind of damage: half of the file of either ledger, half of the log. */
export function drawCases(sources: DamageSources, damage: DamageCase["damage"], seed: number): readonly DamageCase[] {
  const random = createRandom(seed);
  return Array.from({ length: damageCount }, (_, index) => {
    const file = index % 2 === 0 ? "log" : "main";
    const source = file === "log" || index % 4 === 1 ? sources.killed : sources.closed;
    const target = join(sources.folder, `case-${index % workerCount}.duckdb`);
    return { source, target, file, damage, share: random(), bit: Math.floor(random() * 8) };
  });
}

/** A case and what came of it; `died` when the process ended without an answer. */
export interface DamageResult {
  readonly case: DamageCase;
  readonly answer: DamageAnswer | { readonly outcome: "died" };
}

/** Opens each case in one of a few processes; one that dies is started again. */
export async function openDamaged(cases: readonly DamageCase[]): Promise<readonly DamageResult[]> {
  const results: DamageResult[] = [];
  const work = async (own: readonly DamageCase[]): Promise<void> => {
    let worker: Worker | null = null;
    for (const each of own) {
      worker ??= startWorker();
      const line = await worker.ask(JSON.stringify(each));
      if (line === null) worker = null;
      results.push({ case: each, answer: line === null ? { outcome: "died" } : (JSON.parse(line) as DamageAnswer) });
    }
    worker?.end();
  };
  await Promise.all(
    Array.from({ length: workerCount }, (_, rank) =>
      work(cases.filter((_each, index) => index % workerCount === rank)),
    ),
  );
  return results;
}

interface Worker {
  /** The answer to a line; null when the process died of it. */
  readonly ask: (line: string) => Promise<string | null>;
  readonly end: () => void;
}

function startWorker(): Worker {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [script, "open"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.on("error", () => undefined);
  const lines: Interface = createInterface({ input: child.stdout });
  const ended = once(child, "close").then(() => null);
  return {
    ask: async (line) => {
      const answer = once(lines, "line").then(([told]) => String(told));
      child.stdin.write(`${line}\n`);
      return Promise.race([answer, ended]);
    },
    end: () => child.stdin.end(),
  };
}

/** The results that break the promise, in words: a total that is not that of the revision, or a lost tail not told of. */
export function brokenPromises(results: readonly DamageResult[]): readonly string[] {
  const totals = oracle();
  return results.flatMap(({ case: given, answer }) => {
    const words = `${given.damage} of the ${given.file} at ${given.share} (bit ${given.bit}) of ${given.source}`;
    // DuckDB itself may end the process; what it only says is to be a refusal, not an error of its own.
    if (answer.outcome === "refused" && answer.reason.startsWith("engine:")) return [`${words}: ${answer.reason}`];
    if (answer.outcome !== "opened") return [];
    const { revision, isIntact, verifiedRevision, warnings } = answer;
    if (answer.totals !== totals[revision])
      return [`${words}: a wrong total at revision ${revision}: ${answer.totals}`];
    if (revision === batchCount)
      return isIntact ? [] : [`${words}: whole, and not verified beyond ${verifiedRevision}`];
    const isTold = !isIntact && verifiedRevision === revision && warnings.includes("headFileAhead");
    return isTold ? [] : [`${words}: a prefix of ${revision} that nobody is told of`];
  });
}

/** How often each outcome came, for the record. */
export function outcomes(results: readonly DamageResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { answer } of results) {
    const isWhole = answer.outcome === "opened" && answer.revision === batchCount;
    const opened = isWhole ? "whole" : "prefix";
    const name = "reason" in answer ? `refused: ${answer.reason}` : answer.outcome === "died" ? "died" : opened;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
