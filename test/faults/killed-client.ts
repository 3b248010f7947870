/**
 * A client that is killed: waits for its task on one line, opens the ledger and works until its end. It writes its own
 * log (client-log.ts) and dies at a named step when its task says so.
 */
import { randomUUID } from "node:crypto";
import { promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { Refusal } from "@giaingan/finance";
import { type Batch, type Ledger, openLedger } from "@giaingan/ledger";
import { exportEntries } from "../../apps/cli/src/commands/export.ts";
import { clientBatch } from "./client-batch.ts";
import { type ClientLog, openClientLog, readClientLog } from "./client-log.ts";
import { type ClientTask, clientWords } from "./client-task.ts";

const batchCountMax = 400;
const closedAfterCount = 8;
const importedTogetherCount = 5;
const backupCountMax = 40;

type OnStep = (step: string) => void;

function say(word: string): void {
  process.stdout.write(`${word}\n`);
}

/** Dies at the step of the task, as if the power of the process were cut there. */
function watchSteps({ point }: ClientTask): OnStep {
  let times = 0;
  return (step) => {
    if (step === "close: before") say(clientWords.closing);
    if (step !== point?.step) return;
    times += 1;
    if (times === point.time) process.kill(process.pid, "SIGKILL");
  };
}

/** Posts, tells the log, and, where a fault is planted, does one of the two wrongly. */
async function post(ids: readonly string[], ledger: Ledger, log: ClientLog, { fault }: ClientTask): Promise<void> {
  log.sends(ids);
  const batches = ids.map((id) => (fault === "checksNoId" ? withOtherIds(clientBatch(id)) : clientBatch(id)));
  if (fault === "acknowledgesBeforeCommit") log.isTold(ids);
  const [batch] = batches;
  await (batches.length === 1 && batch ? ledger.append(batch) : ledger.appendAll(batches));
  log.isTold(ids);
  say(clientWords.durable);
}

/** A ledger that looks no id up would record the batch again: the same comes of ids that are always new. */
function withOtherIds(batch: Batch): Batch {
  const suffix = randomUUID();
  const entries = batch.entries.map((entry) => ({ ...entry, id: `${entry.id}#${suffix}` }));
  return { ...batch, id: `${batch.id}#${suffix}`, entries };
}

/** Batches of this run, several in flight. */
async function postMany(count: number, ledger: Ledger, log: ClientLog, task: ClientTask): Promise<void> {
  let next = 0;
  const flight = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await post([`${task.run}-${next}`], ledger, log, task);
    }
  };
  await Promise.all(Array.from({ length: task.flightCount }, flight));
}

async function importMany(ledger: Ledger, log: ClientLog, { run }: ClientTask, onStep: OnStep): Promise<void> {
  for (let file = 1; file <= batchCountMax / importedTogetherCount; file += 1) {
    const ids = Array.from({ length: importedTogetherCount }, (_, rank) => `${run}-${file}.${rank}`);
    log.sends(ids);
    await ledger.appendAll(ids.map(clientBatch), { onWritten: () => onStep("import: written") });
    log.isTold(ids);
    say(clientWords.durable);
  }
}

async function backUpMany(ledger: Ledger, log: ClientLog, task: ClientTask, onStep: OnStep): Promise<void> {
  const backUp = async (): Promise<void> => {
    for (let rank = 1; rank <= backupCountMax; rank += 1) {
      const path = join(task.folder, `${task.run}-${rank}.backup`);
      await ledger.backup(path, { onProgress: ({ point }) => onStep(`backup: ${point}`) });
    }
  };
  await Promise.all([postMany(backupCountMax * 4, ledger, log, task), backUp()]);
}

/** The system's own calls of an export: its program tells nobody how far it is. */
function watchExports(onStep: OnStep): void {
  const { open, rename } = promises;
  Object.assign(promises, {
    open: async (...given: Parameters<typeof open>) => {
      const handle = await open(...given);
      if (!String(given[0]).endsWith(".tmp")) return handle;
      onStep("export: draft opened");
      const [writeFile, sync] = [handle.writeFile.bind(handle), handle.sync.bind(handle)];
      return Object.assign(handle, {
        writeFile: async (...piece: Parameters<typeof handle.writeFile>) => {
          await writeFile(...piece);
          onStep("export: piece written");
        },
        sync: async () => {
          await sync();
          onStep("export: synced");
        },
      });
    },
    rename: async (from: string, to: string) => {
      const isExport = to.endsWith(".csv");
      if (isExport) onStep("export: before its name");
      await rename(from, to);
      if (isExport) onStep("export: in place");
    },
  });
  syncBuiltinESMExports();
}

/** The command opens the ledger by itself, and refuses one that is not there: an export may come as the first work. */
async function exportMany({ path, headPath, folder, run }: ClientTask, onStep: OnStep): Promise<void> {
  const ledger = await openLedger({ path, headPath, mode: "openOrCreate", owner: "client" });
  await ledger.close();
  watchExports(onStep);
  for (let rank = 1; rank <= backupCountMax; rank += 1) {
    const out = join(folder, `${run}-${rank}.csv`);
    onStep("export: before");
    await exportEntries.run({ positionals: ["entries"], flags: { out }, ledgerPath: path, isJson: false } as never);
    onStep("export: done");
  }
}

async function work(task: ClientTask): Promise<void> {
  const onStep = watchSteps(task);
  if (task.work === "export") return exportMany(task, onStep);
  const { path, headPath } = task;
  const ledger = await openLedger({ path, headPath, mode: "openOrCreate", owner: "client", onStep });
  const logged = readClientLog(task.logPath);
  const log = openClientLog(task.logPath);
  // What the client before was never told of, it sends again: the ledger knows what it has.
  for (const ids of logged.sent.filter((ids) => !ids.every((id) => logged.acknowledged.has(id))))
    await post(ids, ledger, log, task);
  if (task.work === "import") await importMany(ledger, log, task, onStep);
  if (task.work === "backup") await backUpMany(ledger, log, task, onStep);
  if (task.work === "post") await postMany(batchCountMax, ledger, log, task);
  if (task.work === "close") await postMany(closedAfterCount, ledger, log, task);
  await ledger.close();
  log.close();
}

say(clientWords.loaded);
for await (const line of createInterface({ input: process.stdin })) {
  say(clientWords.working);
  try {
    await work(JSON.parse(line) as ClientTask);
    say(clientWords.ended);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`${clientWords.ended} ${error.code}`);
  }
  break;
}
process.exit(0);
