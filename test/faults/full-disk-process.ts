/**
 * A program on a disk that runs full: `node full-disk-process.ts FOLDER`. It opens a ledger in the folder and serves it,
 * fills the disk, tries to post and to read, frees the disk and posts again. It tells what it saw as one line of JSON.
 */
import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { Refusal } from "@giaingan/finance";
import { openLedger } from "@giaingan/ledger";
import { buildServer } from "../../apps/api/src/server.ts";
import { clientBatch } from "./client-batch.ts";

/** How the disk is made full: a file takes what is left, or this process may write no longer files than it has. */
export type FullDisk = "filler" | "limit";

/** What was seen. */
export interface FullDiskReport {
  readonly acknowledged: readonly string[];
  /** Codes of the refusals while the disk was full. */
  readonly refusals: readonly string[];
  /** Any other failure while it was full. */
  readonly failures: readonly string[];
  /** Whether the numbers read while it was full are those of before. */
  readonly areReadsSame: boolean;
  /** Statuses of the API's answers to readers while it was full. */
  readonly statuses: readonly number[];
  /** Statuses and codes of the API's answers to a batch while it was full, and then with space again. */
  readonly postedOverApi: readonly string[];
  readonly postedOverApiAfterwards: string;
  /** What posting came to with space again, without opening anew: "done", or the code of the refusal. */
  readonly afterwards: string;
  /** What closing came to with the disk full again, and opening and reading then: "done", or the code of the refusal. */
  readonly closingWhileFull: string;
  readonly openingWhileFull: string;
  /** What posting came to with space again, opened anew: everything acknowledged must be there. */
  readonly afterReopening: string;
  readonly lost: readonly string[];
  readonly isIntact: boolean;
}

const apiEntry = {
  kind: "assigned",
  effectiveOn: "2022-01-10",
  fiscalYear: 2022,
  unitId: "Xã A",
  source: { level: "central", nature: "investment", vintage: 2022 },
  amount: "5",
};

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    return error instanceof Refusal ? error.code : `failure: ${String(error)}`;
  }
}

/** Opens for reading and counts. */
async function readAgain(path: string): Promise<void> {
  const ledger = await openLedger({ path, mode: "readOnly" });
  try {
    await ledger.overview();
  } finally {
    await ledger.close();
  }
}

/** Takes all that is left, to the last bytes. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (let size = 1 << 20; size >= 1;) {
    try {
      if (writeSync(file, Buffer.alloc(size, 1)) < size) throw new Error("the disk is full");
      fsyncSync(file);
    } catch {
      size >>= 1;
    }
  }
  closeSync(file);
}

/** The longest file that this process may write. */
function limitFiles(size: string): void {
  execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${size}:`]);
}

async function main([folder = "", kind = "filler"]: readonly string[]): Promise<FullDiskReport> {
  const path = join(folder, "so.duckdb");
  const filler = join(folder, "filler");
  const ledger = await openLedger({ path, mode: "openOrCreate" });
  const server = await buildServer({ ledger, dashboardFolder: null });
  const acknowledged: string[] = [];
  const post = async (id: string): Promise<string> => {
    const code = await codeOf(ledger.append(clientBatch(id)));
    if (code === "done") acknowledged.push(id);
    return code;
  };
  for (let rank = 0; rank < 10; rank += 1) await post(`before-${rank}`);
  // Another date each time: a kept answer would be no read.
  const read = async (day: number): Promise<string> => {
    const [total] = await ledger.positions({ asOf: `2024-01-${String(day).padStart(2, "0")}`, groupBy: [] });
    return `${total?.disbursed}/${total?.plan}`;
  };
  const before = await read(1);
  const postOverApi = async (id: string): Promise<string> => {
    const payload = { id, documentName: id, entries: [{ ...apiEntry, id: `${id}/0` }] };
    const answer = await server.inject({ method: "POST", url: "/api/v1/batches", payload });
    if (answer.statusCode === 201) acknowledged.push(id);
    const { code = "posted" } = answer.json<{ readonly code?: string }>();
    return `${answer.statusCode} ${code} ${String(answer.headers["content-type"]).split(";", 1)[0]}`;
  };
  const makeFull = (): void => (kind === "filler" ? fill(filler) : limitFiles("4096"));
  const makeRoom = (): void => (kind === "filler" ? rmSync(filler) : limitFiles("unlimited"));
  makeFull();
  const outcomes: string[] = [];
  const readings: string[] = [];
  const statuses: number[] = [];
  const postedOverApi: string[] = [];
  for (let rank = 0; rank < 8; rank += 1) {
    outcomes.push(await post(`full-${rank}`));
    const overApi = await postOverApi(`full-api-${rank}`);
    postedOverApi.push(overApi);
    readings.push(await read(rank + 2));
    statuses.push(
      (await server.inject(`/api/v1/progress?asOf=2024-02-${String(rank + 1).padStart(2, "0")}`)).statusCode,
    );
  }
  makeRoom();
  const revision = ledger.head().revision;
  const acknowledgedWhileFull = acknowledged.length;
  const afterwards = await post("afterwards");
  const postedOverApiAfterwards = await postOverApi("afterwards-api");
  const hasPosted = (rank: number): boolean =>
    outcomes.slice(0, rank + 1).includes("done") ||
    postedOverApi.slice(0, rank + 1).some((told) => told.startsWith("201"));
  const isSame = readings.every((reading, rank) => reading === before || hasPosted(rank));
  await server.close();
  makeFull();
  const closingWhileFull = await codeOf(ledger.close());
  const openingWhileFull = await codeOf(readAgain(path));
  makeRoom();
  const again = await openLedger({ path, mode: "open" });
  const afterReopening = await codeOf(again.append(clientBatch("reopened")));
  const ids = new Set((await again.batches()).map(({ id }) => id));
  const { isIntact } = await again.verifyChain();
  await again.close();
  const failed = outcomes.filter((outcome) => outcome !== "done");
  return {
    acknowledged,
    refusals: [...new Set(failed.filter((outcome) => !outcome.startsWith("failure")))],
    failures: [...new Set(failed.filter((outcome) => outcome.startsWith("failure")))],
    areReadsSame: isSame && revision === acknowledgedWhileFull,
    statuses: [...new Set(statuses)],
    postedOverApi: [...new Set(postedOverApi)],
    postedOverApiAfterwards,
    afterwards,
    closingWhileFull,
    openingWhileFull,
    afterReopening,
    lost: acknowledged.filter((id) => !ids.has(id)),
    isIntact,
  };
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(await main(process.argv.slice(2)))}\n`);
}
