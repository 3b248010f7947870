import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { tellFigures } from "./figures.ts";

const batchCount = isFullLane ? 1_000 : 30;

/** Whether system calls can be watched here: not without the program, nor in a place that forbids it. */
function canTrace(): boolean {
  return spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;
}

test("every batch is on the disk before it is called durable", { timeout: 600_000 }, ({ skip }) => {
  skip(!canTrace(), "strace is not there, or may not watch here");
  const folder = mkdtempSync(join(tmpdir(), "giaingan-durable-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [ledger, log, trace] = [join(folder, "so.duckdb"), join(folder, "client.log"), join(folder, "trace")];
  const script = join(import.meta.dirname, "posting-process.ts");
  const watched = ["-f", "-y", "-e", "trace=fsync,fdatasync,write,pwrite64", "-s", "16", "-o", trace];
  execFileSync("strace", [...watched, process.execPath, script, ledger, log, String(batchCount)]);
  // The calls in their order: the ledger's files put on the disk, and the client's log told "durable".
  const events = readFileSync(trace, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (/f(?:data)?sync\(\d+<[^>]*so\.duckdb(?:\.wal)?>/u.test(line)) return ["synced"];
      return /write\(\d+<[^>]*client\.log>, "durable/u.test(line) ? ["told"] : [];
    });
  const toldTooEarly = events.filter((event, rank) => {
    const earlier = events.slice(0, rank);
    return event === "told" && earlier.lastIndexOf("synced") <= earlier.lastIndexOf("told");
  });
  const syncCount = events.filter((event) => event === "synced").length;
  tellFigures({ id: "R2", what: "fsyncs and commits, DuckDB", counts: { commits: batchCount, fsyncs: syncCount } });
  expect(events.filter((event) => event === "told")).toHaveLength(batchCount);
  expect(toldTooEarly).toEqual([]);
  expect(syncCount).toBeGreaterThanOrEqual(batchCount);
});
