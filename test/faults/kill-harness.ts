/**
 * Kills clients of a ledger one after another, at random and at named points, and asks the oracle after each.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openLedger } from "@giaingan/ledger";
import { readClientLog } from "./client-log.ts";
import { type ClientSupply, createClientSupply, type KillTime } from "./client-process.ts";
import type { ClientTask, ClientWork, PlantedFault } from "./client-task.ts";
import { isSound, judgeFiles, judgeLedger, sendAgain } from "./kill-oracle.ts";
import type { NamedPoint, PlannedKill } from "./kill-points.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";

/** Where ledgers of the harness are: a new one is made now and then, so that none grows long. */
export interface KillPlace {
  /** Gives the path of a ledger that is not there yet. */
  readonly newLedger: (folder: string, rank: number) => Promise<Pick<ClientTask, "path" | "headPath">>;
  /** Done at each random kill instead of killing the client: e.g. kills its server; resolves when it is back. */
  readonly strike?: (() => Promise<void>) | undefined;
}

export interface KillRun {
  readonly name: string;
  readonly kills: readonly PlannedKill[];
  readonly place: KillPlace;
  readonly fault?: PlantedFault;
  /** Ends with the first fault: enough for a planted one. */
  readonly endsAtFault?: boolean;
}

/** What came of a run. */
export interface KillReport {
  readonly killCount: number;
  /** Clients that were at their end before the kill came, or never came to the point. */
  readonly survivorCount: number;
  readonly acknowledgedCount: number;
  /** Sent, not acknowledged, and recorded all the same: killed between commit and answer. */
  readonly unansweredCount: number;
  readonly steps: readonly string[];
  /** What was wrong, by kind; every list is empty when the promise holds. */
  readonly faults: Readonly<Record<"lost" | "doubled" | "torn" | "strange" | "broken", readonly string[]>>;
}

/** A file of its own for every ledger. */
export const filePlace: KillPlace = {
  newLedger: (folder, rank) => {
    const path = join(folder, `so-${rank}.duckdb`);
    return Promise.resolve({ path, headPath: `${path}.head.json` });
  },
};

const killsPerLedger = 20;
const schema1 = join(import.meta.dirname, "../../packages/ledger/test/fixtures/schema-1");
const schema1Revision = 8;

/** Runs the kills; the ledgers are gone afterwards. */
export async function runKills(run: KillRun): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-kills-"));
  const supply = createClientSupply({ cacheFolder: join(tmpdir(), "giaingan-kills-modules") });
  try {
    return await killOneAfterAnother(run, { folder, supply });
  } finally {
    supply.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Tools {
  readonly folder: string;
  readonly supply: ClientSupply;
}

async function killOneAfterAnother(run: KillRun, tools: Tools): Promise<KillReport> {
  const random = seededRandom(run.name);
  const faults = { lost: [], doubled: [], torn: [], strange: [], broken: [] } as Record<
    keyof KillReport["faults"],
    string[]
  >;
  const counts = { killCount: 0, survivorCount: 0, acknowledgedCount: 0, unansweredCount: 0 };
  const steps = new Set<string>();
  let base: LedgerInUse | null = null;
  for (const [rank, kill] of run.kills.entries()) {
    const start = kill === "random" ? undefined : kill.start;
    // A ledger that must be new, or old, is one for this kill alone.
    const used: LedgerInUse =
      start === undefined && base !== null && base.killCount < killsPerLedger
        ? base
        : await makeLedger(run.place, { rank, folder: tools.folder, start });
    if (start === undefined) base = used;
    used.killCount += 1;
    const told = await killOnce(run, { kill, rank, used, random, supply: tools.supply });
    counts.killCount += told.isKilled ? 1 : 0;
    counts.survivorCount += told.isKilled ? 0 : 1;
    counts.acknowledgedCount += told.acknowledgedCount;
    counts.unansweredCount += told.unansweredCount;
    if (kill !== "random" && told.isKilled) steps.add(`${kill.work}, ${kill.step ?? "checkpoint"}`);
    for (const [kind, found] of Object.entries(told.faults))
      for (const fault of found)
        faults[kind as keyof typeof faults].push(`kill ${rank} (${describeKill(kill)}): ${fault}`);
    const hasFault = Object.values(faults).some((found) => found.length > 0);
    if (hasFault && run.endsAtFault === true) break;
    // A ledger with a fault would tell it again after every kill.
    if (hasFault) base = null;
  }
  return { ...counts, steps: [...steps], faults };
}

function describeKill(kill: PlannedKill): string {
  return kill === "random" ? kill : `${kill.work}, ${kill.step ?? "checkpoint"}`;
}

/** A ledger under kills. */
interface LedgerInUse extends Pick<ClientTask, "path" | "headPath" | "logPath" | "folder"> {
  readonly isSchema1: boolean;
  killCount: number;
}

async function makeLedger(
  place: KillPlace,
  { rank, folder, start }: { readonly rank: number; readonly folder: string; readonly start: NamedPoint["start"] },
): Promise<LedgerInUse> {
  const own = join(folder, String(rank));
  mkdirSync(own);
  const at = await place.newLedger(own, rank);
  const isSchema1 = start === "schema1";
  if (isSchema1) {
    writeFileSync(at.path, gunzipSync(readFileSync(`${schema1}.duckdb.gz`)));
    cpSync(`${schema1}.head.json`, at.headPath);
  }
  const files = join(own, "files");
  mkdirSync(files);
  return { ...at, logPath: join(own, "client.log"), folder: files, isSchema1, killCount: 0 };
}

interface OneKill {
  readonly kill: PlannedKill;
  readonly rank: number;
  readonly used: LedgerInUse;
  readonly random: SeededRandom;
  readonly supply: ClientSupply;
}

/** What one kill left. */
interface KillOutcome extends Pick<KillReport, "acknowledgedCount" | "unansweredCount" | "faults"> {
  readonly isKilled: boolean;
}

const randomWorks: readonly ClientWork[] = ["post", "post", "post", "import", "close", "backup"];
/** Kills come within times such as these: a client opens its ledger, posts a batch, closes. */
const openingMsMax = 400;
const batchMsMax = 60;
const checkpointMsMax = 12;

async function killOnce({ place, fault }: KillRun, given: OneKill): Promise<KillOutcome> {
  const { kill, rank, used, random, supply } = given;
  const { isSchema1, killCount: _, ...at } = used;
  const before = readClientLog(used.logPath).acknowledged.size;
  const task: ClientTask = {
    ...at,
    run: `r${rank}`,
    work: kill === "random" ? random.pick(randomWorks) : kill.work,
    flightCount: random.pick([1, 1, 4]),
    point: kill === "random" || kill.step === null ? null : { step: kill.step, time: 1 + random.below(kill.times) },
    fault: fault ?? null,
  };
  const end = await supply.run(task, killTimeOf(kill, place, random));
  const { isKilled } = end;
  const logged = readClientLog(used.logPath);
  const acknowledgedCount = logged.acknowledged.size - before;
  if (isSchema1) {
    return {
      isKilled,
      acknowledgedCount,
      unansweredCount: 0,
      faults: { ...noFaults, broken: await judgeMigrated(used) },
    };
  }
  const ledger = await openLedger({ path: used.path, headPath: used.headPath, mode: "openOrCreate" });
  try {
    const verdict = await judgeLedger(ledger, logged);
    const { revision } = await ledger.latest();
    const unansweredCount = Math.max(0, revision - logged.acknowledged.size);
    const broken = [...verdict.broken, ...(await judgeFiles(used.folder))];
    if (end.complaint !== "") broken.push(end.complaint);
    // A server that is killed refuses its clients; a file refuses nobody.
    if (end.refusal !== null && place.strike === undefined) broken.push(`the client was refused: ${end.refusal}`);
    // Half of the time the next client sends again what was not answered, else it is done here; at last everything is.
    const sendsAll = used.killCount === killsPerLedger;
    const isSentAgain = sendsAll || random.below(2) === 0;
    if (fault === undefined && isSound(verdict) && isSentAgain)
      broken.push(...(await sendAgain(ledger, { logPath: used.logPath, sendsAll })));
    return { isKilled, acknowledgedCount, unansweredCount, faults: { ...verdict, broken } };
  } finally {
    await ledger.close();
    rmSync(used.folder, { recursive: true, force: true });
    mkdirSync(used.folder);
  }
}

/** Nothing wrong. */
export const noFaults: KillReport["faults"] = { lost: [], doubled: [], torn: [], strange: [], broken: [] };

function killTimeOf(kill: PlannedKill, { strike }: KillPlace, random: SeededRandom): KillTime | null {
  if (kill !== "random")
    return kill.step === null ? { after: "closing", times: 1, delayMs: random.below(checkpointMsMax) } : null;
  if (strike === undefined && random.below(5) === 0)
    return { after: "working", times: 1, delayMs: random.below(openingMsMax) };
  return { after: "durable", times: 1 + random.below(6), delayMs: random.below(batchMsMax), strike };
}

/** A ledger of the first schema, killed while it was brought up to date: whole, and up to date with the next opening. */
async function judgeMigrated({ path, headPath }: LedgerInUse): Promise<readonly string[]> {
  if (!existsSync(path)) return ["the ledger is gone"];
  const ledger = await openLedger({ path, headPath, mode: "open" });
  try {
    const { isIntact, revision, message } = await ledger.verifyChain();
    return isIntact && revision === schema1Revision ? [] : [message.en];
  } finally {
    await ledger.close();
  }
}

/** The figures of a report. */
export function countsOf({ faults, ...report }: KillReport): Readonly<Record<string, number>> {
  return {
    kills: report.killCount,
    survivors: report.survivorCount,
    points: report.steps.length,
    acknowledged: report.acknowledgedCount,
    unanswered: report.unansweredCount,
    lost: faults.lost.length,
    doubled: faults.doubled.length,
    torn: faults.torn.length,
  };
}

/** Several runs at once, and one report. */
export async function runKillLanes(runs: readonly KillRun[]): Promise<KillReport> {
  const reports = await Promise.all(runs.map(runKills));
  const sum = (count: (report: KillReport) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  const all = (kind: keyof KillReport["faults"]): readonly string[] => reports.flatMap(({ faults }) => faults[kind]);
  return {
    killCount: sum(({ killCount }) => killCount),
    survivorCount: sum(({ survivorCount }) => survivorCount),
    acknowledgedCount: sum(({ acknowledgedCount }) => acknowledgedCount),
    unansweredCount: sum(({ unansweredCount }) => unansweredCount),
    steps: [...new Set(reports.flatMap(({ steps }) => steps))],
    faults: {
      lost: all("lost"),
      doubled: all("doubled"),
      torn: all("torn"),
      strange: all("strange"),
      broken: all("broken"),
    },
  };
}
