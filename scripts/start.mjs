/**
 * `npm start`: set-up, then API and dashboard on this machine only. Without GIAINGAN_LEDGER it opens sample data.
 *
 * It ends with its child: on Ctrl-C, when asked to terminate, and when the terminal that started it has gone.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDashboardBuilt, ensureInstalled, pinnedEnvironment, pinnedNode, root, runPinned } from "./setup.mjs";

const parentCheckMs = 500;

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

const parent = process.ppid;
const parentCheck = setInterval(() => process.ppid !== parent && stop(), parentCheckMs);
parentCheck.unref();

server.on("exit", (code) => {
  clearInterval(parentCheck);
  process.exit(isStopping ? 0 : (code ?? 1));
});

function makeSample(folder) {
  const file = join(folder, "mau.duckdb");
  const report = join(root, "examples/bao-cao-ntm-2023.txt");
  const status = runPinned([join(root, "apps/cli/src/main.ts"), "import", report, "--ledger", file, "--sample"]);
  if (status !== 0) process.exit(status);
  return file;
}
