/**
 * A process that draws changed files and judges them: `node changed-files-process.ts FIRST STEP COUNT` takes the ranks FIRST,
 * FIRST + STEP, … below COUNT, and prints what it found as one line of JSON.
 */
import process from "node:process";
import { changedFile } from "./changed-files.ts";
import { judgeFile } from "./judged-file.ts";

/** What a process found. */
export interface JudgedFiles {
  /** Files by outcome: "read", or the code of a refusal. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Files for which anything else came: their rank, what was changed, and the error. */
  readonly broken: readonly string[];
  /** The longest that one file took, in milliseconds, and which it was. */
  readonly slowestMs: number;
  readonly slowest: string;
  /** The most memory that the process held, in MB. */
  readonly memoryMbMax: number;
}

const brokenMax = 5;

/** Judges the files of these ranks. */
export async function judgeChangedFiles(ranks: Iterable<number>): Promise<JudgedFiles> {
  const outcomes: Record<string, number> = {};
  const broken: string[] = [];
  let [slowestMs, slowest] = [0, ""];
  for (const rank of ranks) {
    const { name, change, bytes } = changedFile(rank);
    const told = `file ${rank}, ${name}, ${change}`;
    const started = performance.now();
    try {
      const outcome = await judgeFile(bytes, name);
      const key = outcome.kind === "read" ? "read" : outcome.code;
      outcomes[key] = (outcomes[key] ?? 0) + 1;
    } catch (error) {
      broken.push(`${told}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (broken.length === brokenMax) break;
    }
    const tookMs = performance.now() - started;
    if (tookMs > slowestMs) [slowestMs, slowest] = [tookMs, told];
  }
  const memoryMbMax = Math.round(process.resourceUsage().maxRSS / 1024);
  return { outcomes, broken, slowestMs: Math.round(slowestMs), slowest, memoryMbMax };
}

function* ranksFrom([first = 0, step = 1, count = 0]: readonly number[]): Generator<number> {
  for (let rank = first; rank < count; rank += step) yield rank;
}

if (process.argv[1] === import.meta.filename)
  process.stdout.write(JSON.stringify(await judgeChangedFiles(ranksFrom(process.argv.slice(2).map(Number)))));
