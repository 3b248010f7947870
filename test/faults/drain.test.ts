import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openLedger } from "@giaingan/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isFullLane } from "../laws/lane.ts";
import { clientBatch } from "./client-batch.ts";
import { tellFigures } from "./figures.ts";
import { seed, seededRandom } from "./seeded-random.ts";

const runCount = isFullLane ? 50 : 2;
const clientCount = 16;
/** The promise itself: a server that has been asked to end is gone by then. */
const drainMsMax = 10_000;
const batchCount = 150;

let folder = "";
let path = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "giaingan-drain-"));
  path = join(folder, "so.duckdb");
  const ledger = await openLedger({ path, mode: "openOrCreate" });
  await ledger.appendAll(Array.from({ length: batchCount }, (_, rank) => clientBatch(`drained-${rank}`)));
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface RunningServer {
  readonly server: ChildProcess;
  readonly address: string;
  readonly complaint: () => string;
}

async function startServer(): Promise<RunningServer> {
  const main = join(import.meta.dirname, "../../apps/api/src/main.ts");
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, GIAINGAN_LEDGER: path, GIAINGAN_PORT: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  server.stderr.on("data", (piece: Buffer) => (complaint += piece.toString()));
  let told = "";
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on("data", (piece: Buffer) => {
      told += piece.toString();
      const found = /http:\/\/\S+/u.exec(told)?.[0];
      if (found) resolve(found);
    });
    server.once("exit", () => reject(new Error(`the server did not start: ${complaint}`)));
  });
  return { server, address, complaint: () => complaint };
}

/** What became of a reader's requests. */
interface Reading {
  answeredCount: number;
  /** Answers that are cut, or no success. */
  readonly faulty: string[];
}

/** Asks until the server takes no connection any more; an answer that has begun must come to its end. */
async function readOn(address: string, client: number, reading: Reading): Promise<void> {
  for (let rank = 0; ; rank += 1) {
    const day = String(1 + ((client * 7 + rank) % 28)).padStart(2, "0");
    const month = String(1 + (rank % 12)).padStart(2, "0");
    let response: Response;
    try {
      response = await fetch(`${address}/api/v1/progress?asOf=2023-${month}-${day}&by=unit`);
    } catch {
      return;
    }
    try {
      const answer: unknown = await response.json();
      // While it drains it may say that it is closing: as a whole answer.
      if (response.status === 200 && typeof answer === "object") reading.answeredCount += 1;
      else if (response.status !== 503) reading.faulty.push(`${response.status} ${JSON.stringify(answer)}`);
    } catch (error) {
      reading.faulty.push(`an answer was cut: ${String(error)}`);
    }
  }
}

test(
  `a server under load that gets SIGTERM answers what it has begun, and ends (seed ${seed})`,
  { timeout: 3_600_000 },
  async () => {
    const random = seededRandom("drain");
    const faults: unknown[] = [];
    let answeredCount = 0;
    let longestMs = 0;
    for (let run = 0; run < runCount; run += 1) {
      const { server, address, complaint } = await startServer();
      const reading: Reading = { answeredCount: 0, faulty: [] };
      const clients = Array.from({ length: clientCount }, (_, client) => readOn(address, client, reading));
      await new Promise((resolve) => setTimeout(resolve, 150 + random.below(350)));
      const begun = performance.now();
      server.kill("SIGTERM");
      const killer = setTimeout(() => server.kill("SIGKILL"), drainMsMax);
      const [code, signal] = (await once(server, "exit")) as [number | null, NodeJS.Signals | null];
      clearTimeout(killer);
      longestMs = Math.max(longestMs, Math.round(performance.now() - begun));
      await Promise.all(clients);
      answeredCount += reading.answeredCount;
      if (code !== 0 || signal !== null || reading.faulty.length > 0 || complaint() !== "")
        faults.push({ run, code, signal, faulty: reading.faulty.slice(0, 3), complaint: complaint() });
    }
    tellFigures({
      id: "O2",
      what: "SIGTERM under load",
      counts: { runs: runCount, answered: answeredCount, faults: faults.length, "longest ms": longestMs },
    });
    expect({ seed, faults }).toEqual({ seed, faults: [] });
    expect(answeredCount).toBeGreaterThan(runCount);
    // The ledger was let go of in order: it opens at once, whole.
    const ledger = await openLedger({ path, mode: "open" });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: batchCount });
    await ledger.close();
  },
);
