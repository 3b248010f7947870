/**
 * A service under attack answers others: while hostile files, and long ones, come in from several sides at once, officers go on asking.
 * How long they wait is told, and not judged here.
 */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openLedger } from "@giaingan/ledger";
import { afterAll, expect, test } from "vitest";
import { apiPaths } from "../../packages/client/src/index.ts";
import { chosenAttacks } from "../../packages/exchange/test/attacks/chosen-attacks.ts";
import { isFullLane } from "../laws/lane.ts";
import { tellFigures } from "./figures.ts";
import { makeLoadLedger } from "./load-ledger.ts";
import { seed } from "./seeded-random.ts";
import { percentiles, serveLedger } from "./served-ledger.ts";

const attackerCount = 10;
const officerCount = 4;
const entryCount = isFullLane ? 100_000 : 2_000;
/** Between two attacks a long file that nothing is wrong with, as large as a server takes. */
const longRowCount = isFullLane ? 19_000 : 1_000;
const longFileEvery = isFullLane ? 12 : 5;
const pauseOfOfficerMs = 20;
const calmMs = isFullLane ? 10_000 : 500;

const folder = mkdtempSync(join(tmpdir(), "giaingan-attack-load-"));
const path = join(folder, "so.duckdb");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface SentFile {
  readonly name: string;
  readonly draw: () => Uint8Array;
}

function longFile(): SentFile {
  const rows = Array.from({ length: longRowCount }, (_, rank) => {
    const plan = [rank % 90, rank % 70, rank % 50].map((amount) => amount + 10);
    const paid = plan.map((amount, place) => Math.floor((amount * ((rank + place) % 10)) / 10));
    return [rank + 1, `Đường thôn ${rank}`, `Xã ${rank % 300}`, ...plan, ...paid].join(";");
  });
  const measures = ["Kế hoạch vốn năm 2023", "Giải ngân đến 31/10/2023"];
  const heads = measures.flatMap((measure) => ["NSTW", "NS tỉnh", "NS huyện"].map((fund) => `${measure} ${fund}`));
  const heading = ["STT", "Danh mục dự án", "Chủ đầu tư", ...heads].join(";");
  const text = ["Đơn vị: triệu đồng", heading, ...rows].join("\r\n");
  return { name: "biểu dài.csv", draw: () => Buffer.from(text) };
}

interface AttackLog {
  /** How often each status was answered. */
  readonly statuses: Map<number, number>;
  readonly faults: string[];
}

/** Sends files until none is left; looks at what a server took. One that is told to come again does. */
async function attack(address: string, files: SentFile[], log: AttackLog): Promise<void> {
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    try {
      const sent = await post(`${address}${apiPaths.importFiles}?name=${encodeURIComponent(file.name)}`, {
        type: "application/octet-stream",
        body: Buffer.from(file.draw()),
      });
      note(log, sent.status);
      if (sent.status !== 201) continue;
      const kept = JSON.parse(sent.text) as { readonly file: string };
      const body = JSON.stringify({ file: kept.file, settings: { takesNewUnits: true } });
      note(log, (await post(`${address}${apiPaths.importPreviews}`, { type: "application/json", body })).status);
    } catch (error) {
      log.faults.push(`${file.name}: ${String(error)}`);
    }
  }
}

async function post(
  url: string,
  { type, body }: { readonly type: string; readonly body: Buffer<ArrayBuffer> | string },
): Promise<{ readonly status: number; readonly text: string }> {
  for (;;) {
    const answer = await fetch(url, { method: "POST", headers: { "content-type": type }, body });
    const text = await answer.text();
    if (answer.status !== 503) return { status: answer.status, text };
    await wait(100);
  }
}

function note({ statuses }: AttackLog, status: number): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}

/** Asks for the progress of one day after another until it is told to end; how long each answer took. */
async function ask(address: string, { signal }: { readonly signal: AbortSignal }, log: AttackLog): Promise<number[]> {
  const durationsMs: number[] = [];
  for (let day = 0; !signal.aborted; day += 1) {
    const asOf = new Date(Date.UTC(2023, 0, 1 + (day % 360))).toISOString().slice(0, 10);
    const begun = performance.now();
    const answer = await fetch(`${address}${apiPaths.progress}?year=2023&asOf=${asOf}&by=source`);
    await answer.arrayBuffer();
    durationsMs.push(performance.now() - begun);
    if (answer.status !== 200) log.faults.push(`progress ${asOf}: ${answer.status}`);
    await wait(pauseOfOfficerMs);
  }
  return durationsMs;
}

/** Officers ask as long as something goes on. */
async function askMeanwhile(address: string, work: Promise<unknown>, log: AttackLog): Promise<number[]> {
  const ending = new AbortController();
  const officers = Array.from({ length: officerCount }, () => ask(address, ending, log));
  await work.finally(() => ending.abort());
  return (await Promise.all(officers)).flat();
}

test(
  `a server under attack answers officers all the while (${chosenAttacks.length} attacks, seed ${seed})`,
  { timeout: 1_200_000 },
  async () => {
    await makeLoadLedger(path, entryCount);
    const served = await serveLedger(path);
    const ended = once(served.command, "exit");
    const log: AttackLog = { statuses: new Map(), faults: [] };
    const long = longFile();
    const files = chosenAttacks.flatMap(({ file, draw }, rank): readonly SentFile[] => [
      { name: file, draw },
      ...(rank % longFileEvery === 0 ? [long] : []),
    ]);
    const count = files.length;
    const { address } = served;
    try {
      const calm = await askMeanwhile(address, wait(calmMs), log);
      const attackers = Array.from({ length: attackerCount }, () => attack(address, files, log));
      const attacked = await askMeanwhile(address, Promise.all(attackers), log);
      tellFigures({
        id: "S1",
        what: `${officerCount} officers ask while ${attackerCount} clients send ${count} files`,
        counts: {
          ...Object.fromEntries([...log.statuses].map(([status, times]) => [`answers ${status}`, times])),
          errors: log.faults.length,
          "asked before": calm.length,
          "before p50/p95/p99 ms": percentiles(calm),
          "asked meanwhile": attacked.length,
          "meanwhile p50/p95/p99 ms": percentiles(attacked),
          "longest ms": Math.round(Math.max(...attacked)),
          "machine load": Math.round(loadavg()[0] ?? 0),
        },
      });
      expect(attacked.length).toBeGreaterThan(0);
    } finally {
      served.command.kill("SIGTERM");
    }
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    expect({ code, signal, complaint: served.complaint() }).toEqual({ code: 0, signal: null, complaint: "" });
    expect(log.faults.slice(0, 5)).toEqual([]);
    // 404: of many files at once the server forgets the oldest, and asks for it again.
    expect([...log.statuses.keys()].filter((status) => ![200, 201, 400, 404, 413].includes(status))).toEqual([]);
    expect(log.statuses.get(200) ?? 0).toBeGreaterThan(0);
    const ledger = await openLedger({ path, mode: "open" });
    try {
      expect(ledger.head().revision).toBe(Math.ceil(entryCount / 10_000));
    } finally {
      await ledger.close();
    }
  },
);
