/**
 * `npm start`: set-up, then API and dashboard on this machine only. Without GIAINGAN_LEDGER it opens sample data.
 *
 * It ends with its child: on Ctrl-C, when asked to terminate, and when the terminal that started it has gone.
 */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  digestOfSources,
  ensureDashboardBuilt,
  ensureInstalled,
  pinnedEnvironment,
  pinnedNode,
  root,
  runPinned,
} from "./setup.mjs";

const parentCheckMs = 500;
const sampleName = "mau.duckdb";

ensureInstalled();
ensureDashboardBuilt();

const sampleFolder = process.env.GIAINGAN_LEDGER ? null : mkdtempSync(join(tmpdir(), "giaingan-sample-"));
const removeSample = () => sampleFolder && rmSync(sampleFolder, { recursive: true, force: true });
process.on("exit", removeSample);

const ledger = sampleFolder ? makeSample(sampleFolder) : process.env.GIAINGAN_LEDGER;
const server = spawn(pinnedNode, [join(root, "apps/api/src/main.ts")], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: ["ignore", "inherit", "inherit", "ipc"],
  env: pinnedEnvironment({ GIAINGAN_LEDGER: ledger, GIAINGAN_DASHBOARD: join(root, "apps/dashboard/dist") }),
});

let isStopping = false;
const stop = () => {
  if (isStopping) return;
  isStopping = true;
  server.kill("SIGTERM");
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

const starters = startersOf(process);
const parentCheck = setInterval(() => starters.every(isAlive) || stop(), parentCheckMs);
parentCheck.unref();

server.on("exit", (code) => {
  clearInterval(parentCheck);
  process.exit(isStopping ? 0 : (code ?? 1));
});

/** The shell that npm started for this script, and npm itself where the system tells: one of them may be killed alone. */
function startersOf({ ppid }) {
  if (process.platform === "win32" || process.env.npm_lifecycle_event === undefined) return [ppid];
  const asked = spawnSync("ps", ["-o", "ppid=", "-p", String(ppid)], { encoding: "utf8" });
  const grandparent = Number(asked.stdout?.trim());
  return grandparent > 1 ? [ppid, grandparent] : [ppid];
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A ledger of the sample report in the folder: a copy of one that is made anew whenever the sources change. */
function makeSample(folder) {
  const digest = digestOfSources(["examples", "packages/finance", "packages/exchange", "packages/ledger", "apps/cli"]);
  const kept = join(root, "node_modules", ".giaingan-sample", digest);
  if (!existsSync(kept)) keepSample(folder, kept);
  for (const name of readdirSync(kept)) copyFileSync(join(kept, name), join(folder, name));
  return join(folder, sampleName);
}

function keepSample(folder, kept) {
  const made = join(folder, "made");
  const report = join(root, "examples/bao-cao-ntm-2023.txt");
  const words = ["import", report, "--ledger", join(made, sampleName), "--sample"];
  const status = runPinned([join(root, "apps/cli/src/main.ts"), ...words], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(status);
  rmSync(dirname(kept), { recursive: true, force: true });
  cpSync(made, `${kept}.next`, { recursive: true });
  renameSync(`${kept}.next`, kept);
}
