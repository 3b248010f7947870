/**
 * R11: files that were changed at random. Each is read or refused by the catalogue with a remedy in both languages; what is read is
 * understood, checked and planned without an error of any other kind. The full lane draws them in one process a core.
 */
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { type JudgedFiles, judgeChangedFiles } from "./changed-files-process.ts";
import { tellFigures } from "./figures.ts";
import { seed } from "./seeded-random.ts";

const fileCount = isFullLane ? 500_000 : 600;
/** R11, in milliseconds and MB. */
const durationMsMax = 5_000;
const memoryMbMax = 512;
/** Of 125.000 files in one process: garbage is collected before it counts as memory of a file. */
const heapMbMax = 256;

/** The files of all ranks, judged here or, in the full lane, by one process for each core. */
async function judgeAll(): Promise<readonly JudgedFiles[]> {
  if (!isFullLane) return [await judgeChangedFiles(Array.from({ length: fileCount }, (_, rank) => rank))];
  const processCount = availableParallelism();
  const program = join(import.meta.dirname, "changed-files-process.ts");
  const run = promisify(execFile);
  return Promise.all(
    Array.from({ length: processCount }, async (_, first) => {
      const ranks = [first, processCount, fileCount].map(String);
      const { stdout } = await run(process.execPath, [`--max-old-space-size=${heapMbMax}`, program, ...ranks], {
        env: { ...process.env, GIAINGAN_SEED: String(seed) },
        maxBuffer: 16 * 1024 * 1024,
      });
      return JSON.parse(stdout) as JudgedFiles;
    }),
  );
}

test(
  "a file that was changed at random is read, or refused with what to do, and nothing else",
  { timeout: 3_600_000 },
  async () => {
    const judged = await judgeAll();
    const outcomes = new Map<string, number>();
    for (const [outcome, count] of judged.flatMap((found) => Object.entries(found.outcomes)))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
    const slowest = judged.toSorted((left, right) => right.slowestMs - left.slowestMs)[0];
    const memoryMb = Math.max(...judged.map((found) => found.memoryMbMax));
    tellFigures({
      id: "R11",
      what: "files changed at random",
      counts: {
        files: fileCount,
        uncaught: judged.reduce((sum, { broken }) => sum + broken.length, 0),
        "slowest ms": slowest?.slowestMs ?? 0,
        "memory MB": memoryMb,
        ...Object.fromEntries(outcomes),
      },
    });
    expect(judged.flatMap(({ broken }) => broken)).toEqual([]);
    // Neither all is let through nor all refused.
    expect(outcomes.get("read")).toBeGreaterThan(fileCount / 20);
    expect(fileCount - (outcomes.get("read") ?? 0)).toBeGreaterThan(fileCount / 20);
    // Some kinds of refusals are rarer than one in the few hundred files of the quick lane.
    expect(outcomes.size).toBeGreaterThan(isFullLane ? 8 : 4);
    // In the quick lane the process is that of the tests, and machines are busy.
    expect(isFullLane && memoryMb >= memoryMbMax).toBe(false);
    expect(isFullLane && (slowest?.slowestMs ?? 0) >= durationMsMax, slowest?.slowest).toBe(false);
  },
);
