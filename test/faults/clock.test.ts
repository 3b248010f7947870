import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { type ClockAnswers, clockMoments } from "./clock-process.ts";
import { tellFigures } from "./figures.ts";

/** East and west of Greenwich, with summer time and without, a quarter of an hour aside. */
const zones = ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Asia/Kathmandu"];

async function answersIn(zone: string): Promise<ClockAnswers> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-clock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(import.meta.dirname, "clock-process.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, join(folder, "so.duckdb")], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout) as ClockAnswers;
}

test("whatever the clock says, and in every time zone, the order is that of the revisions and the answers are equal", async () => {
  const [first, ...others] = await Promise.all(zones.map(answersIn));
  if (!first) throw new Error("there is a first zone");
  expect(first.batches).toEqual(
    clockMoments.map((moment, rank) => [rank + 1, `batch-${rank}`, new Date(moment).toISOString()]),
  );
  expect(first.entries).toEqual(clockMoments.map((_, rank) => `entry-${rank}`));
  expect(first.isIntact).toBe(true);
  // A date counts to its own day and not to the one before: what is paid on the edges comes in one after another.
  expect(new Set(first.totals).size).toBe(first.totals.length);
  for (const answers of others) expect(answers).toEqual(first);
  tellFigures({ id: "O6", what: "clock and zones", counts: { moments: clockMoments.length, zones: zones.length } });
});
