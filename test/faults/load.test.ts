import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { openLedger } from "@giaingan/ledger";
import { afterAll, expect, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { tellFigures } from "./figures.ts";
import { emptyLoadLog, type LoadLog, runClient } from "./load-client.ts";
import { makeLoadLedger } from "./load-ledger.ts";
import { judgeLoad } from "./load-oracle.ts";
import { seed } from "./seeded-random.ts";
import { percentiles, type ServedLedger, serveLedger } from "./served-ledger.ts";

const clientCount = isFullLane ? 50 : 8;
const durationMs = isFullLane ? 120_000 : 5_000;
const entryCount = isFullLane ? 100_000 : 2_000;

const folder = mkdtempSync(join(tmpdir(), "giaingan-load-"));
const path = join(folder, "so.duckdb");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Memory that a process holds, in MiB; null where the system does not tell. */
function memoryOf(processId: number): number | null {
  const file = `/proc/${processId}/status`;
  if (!existsSync(file)) return null;
  const kilobytes = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(file, "utf8"))?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** Processor time that a process has used, in ms; null where the system does not tell. */
function processorTimeOf(processId: number): number | null {
  const file = `/proc/${processId}/stat`;
  if (!existsSync(file)) return null;
  // Behind the name, which ends with the last parenthesis: user and system time in hundredths of a second.
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

interface Loaded {
  readonly log: LoadLog;
  /** In MiB, once everything had been loaded and asked, and in the end. */
  readonly memory: string;
  /** Of the server, in ms: a figure that other work on the machine changes less than it does the times. */
  readonly processorTimeMs: number | null;
}

async function load({ address, processId }: ServedLedger): Promise<Loaded> {
  const log = emptyLoadLog();
  const usedBeforeMs = processorTimeOf(processId);
  const begun = performance.now();
  const clients = Array.from({ length: clientCount }, (_, client) =>
    runClient(log, { address, client, untilMs: begun + durationMs }),
  );
  await new Promise((resolve) => setTimeout(resolve, durationMs / 4));
  const early = memoryOf(processId);
  await Promise.all(clients);
  const usedMs = processorTimeOf(processId);
  return {
    log,
    memory: `${early ?? "–"} → ${memoryOf(processId) ?? "–"}`,
    processorTimeMs: usedMs === null || usedBeforeMs === null ? null : usedMs - usedBeforeMs,
  };
}

test(
  `${clientCount} clients on giaingan serve: no error, nothing lost, nothing doubled (seed ${seed})`,
  { timeout: 1_200_000 },
  async () => {
    const before = await makeLoadLedger(path, entryCount);
    const served = await serveLedger(path);
    const ended = once(served.command, "exit");
    const { log, memory, processorTimeMs } = await load(served).finally(() => served.command.kill("SIGTERM"));
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    const requestCount = log.readsMs.length + log.writesMs.length;
    tellFigures({
      id: "O1",
      what: `${clientCount} clients over HTTP, ${entryCount} entries, ${durationMs / 1000} s`,
      counts: {
        requests: requestCount,
        "requests/s": Math.round((requestCount * 1000) / durationMs),
        batches: log.acknowledged.size,
        retries: log.retryCount,
        errors: log.faults.length,
        "reads p50/p95/p99 ms": percentiles(log.readsMs),
        "writes p50/p95/p99 ms": percentiles(log.writesMs),
        "memory MiB": memory,
        "processor ms/request": processorTimeMs === null ? "–" : Math.round(processorTimeMs / requestCount),
        "machine load": Math.round(loadavg()[0] ?? 0),
      },
    });
    expect({ seed, faults: log.faults.slice(0, 5) }).toEqual({ seed, faults: [] });
    expect({ code, signal, complaint: served.complaint() }).toEqual({ code: 0, signal: null, complaint: "" });
    expect(Math.min(log.readsMs.length, log.acknowledged.size, log.retryCount)).toBeGreaterThan(0);
    await expect(fetch(`${served.address}/healthz`)).rejects.toThrow("fetch failed");
    const ledger = await openLedger({ path, mode: "open" });
    try {
      const nothing = { lost: [], doubled: [], strange: [], changed: [], broken: [] };
      expect({ seed, ...(await judgeLoad(ledger, log, before)) }).toEqual({ seed, ...nothing });
    } finally {
      await ledger.close();
    }
  },
);
