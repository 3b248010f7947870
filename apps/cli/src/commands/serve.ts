/**
 * `giaingan serve`: API and dashboard on this machine, as `npm start` has them, on the ledger that is named.
 *
 * The server is a process of its own, for apps do not import apps. It has a process group of its own too: a Ctrl-C in the
 * terminal reaches it once, through this command, so that it answers what it has begun; and it ends by itself when this
 * command is killed, for then its channel closes.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Language } from "@giaingan/finance";
import type { Command, CommandOutput, Invocation } from "../command.ts";
import { policiesFlag, referenceFlag } from "../companion-flags.ts";
import { readWholeFlag, textOf } from "../question-flags.ts";

const apps = fileURLToPath(new URL("../../..", import.meta.url));
const server = join(apps, "api", "src", "main.ts");
const dashboard = join(apps, "dashboard", "dist");

const portMax = 65_535;
const requestsLimit = 100_000;
const starterCheckMs = 500;
/** npm, its shell, its script. */
const startersMax = 3;
const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export const serve: Command = {
  name: "serve",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: {
    vi: "mở bảng điều khiển và API của sổ trên máy này",
    en: "serve dashboard and API of the ledger on this machine",
  },
  flags: {
    port: {
      type: "string",
      valueName: "N",
      meaning: { vi: "cổng (mặc định: một cổng còn trống)", en: "port (default: a free one)" },
    },
    requests: {
      type: "string",
      valueName: "N",
      meaning: {
        vi: "số yêu cầu trả lời cùng lúc; nhiều hơn thì trả 503 (mặc định: 100)",
        en: "requests answered at once; more get a 503 (default: 100)",
      },
    },
    backups: {
      type: "string",
      valueName: "FOLDER",
      meaning: {
        vi: "thư mục nhận bản sao lưu do API ghi (mặc định: API không sao lưu)",
        en: "folder for backups taken over the API (default: none can be taken)",
      },
    },
    policies: policiesFlag,
    reference: referenceFlag,
  },
  run: async (invocation) => {
    const child = startServer(invocation);
    const ended = whenEnded(child);
    const address = await Promise.race([readAddress(child), ended.then(() => null)]);
    // It has said why.
    if (address === null) return { json: { address }, text: () => "", pieces: nothing(), exitCode: await ended };
    void ended.then((code) => (process.exitCode = code));
    return addressOutput(address, child);
  },
};

function startServer({ flags, ledgerPath }: Invocation): ChildProcess {
  const port = readWholeFlag("--port", textOf(flags["port"]), { min: 1, max: portMax });
  const requests = readWholeFlag("--requests", textOf(flags["requests"]), { min: 1, max: requestsLimit });
  const hasDashboard = existsSync(join(dashboard, "index.html"));
  const given = {
    GIAINGAN_PORT: port === null ? "" : String(port),
    GIAINGAN_REQUESTS_MAX: requests === null ? (process.env["GIAINGAN_REQUESTS_MAX"] ?? "") : String(requests),
    GIAINGAN_BACKUPS: textOf(flags["backups"]) ?? process.env["GIAINGAN_BACKUPS"] ?? "",
    GIAINGAN_POLICIES: textOf(flags["policies"]) ?? process.env["GIAINGAN_POLICIES"] ?? "",
    GIAINGAN_REFERENCE: textOf(flags["reference"]) ?? process.env["GIAINGAN_REFERENCE"] ?? "",
    ...(hasDashboard ? { GIAINGAN_DASHBOARD: dashboard } : {}),
  };
  return spawn(process.execPath, [server], {
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, ...given, GIAINGAN_LEDGER: ledgerPath, GIAINGAN_OWNER: "giaingan serve" },
  });
}

/** Passes on what ends this command, and gives the code that the server ended with. */
async function whenEnded(child: ChildProcess): Promise<number> {
  const stop = once(() => child.kill("SIGTERM"));
  for (const signal of endings) process.on(signal, stop);
  const check = watchStarters(stop);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(check);
  for (const signal of endings) process.removeListener(signal, stop);
  return code ?? 1;
}

/** A second signal would make the server drop what it has begun. */
function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}

/** Ends the server when npm, or a script between npm and this command, has gone; started by a shell it may outlive that. */
function watchStarters(stop: () => void): NodeJS.Timeout | undefined {
  if (process.env["npm_lifecycle_event"] === undefined || process.platform === "win32") return undefined;
  const starters = findStarters();
  return setInterval(() => starters.every(isAlive) || stop(), starterCheckMs).unref();
}

/** The process that started this one, the one that started that, up to npm itself. */
function findStarters(): readonly number[] {
  const starters = [process.ppid];
  while (starters.length < startersMax) {
    const last = String(starters.at(-1));
    const asked = spawnSync("ps", ["-o", "ppid=,args=", "-p", last], { encoding: "utf8" });
    const [, above, words = ""] = /^\s*(\d+) (.*)/u.exec(asked.stdout ?? "") ?? [];
    if (above === undefined || Number(above) <= 1 || /\bnpm\b/u.test(words)) break;
    starters.push(Number(above));
  }
  return starters;
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Waits for the address that the server prints; for ever when it ends without one. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let told = "";
    child.stdout?.on("data", (piece: Buffer) => {
      told += piece.toString();
      const address = /^http:\/\/\S+$/mu.exec(told)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

function addressOutput(address: string, child: ChildProcess): CommandOutput {
  const hasDashboard = existsSync(join(dashboard, "index.html"));
  return {
    json: { address, hasDashboard, processId: child.pid ?? null },
    text: (language) => `giaingan: ${servedWords(hasDashboard, language)}\n${address}`,
  };
}

function servedWords(hasDashboard: boolean, language: Language): string {
  if (hasDashboard)
    return language === "vi" ? "bảng điều khiển và API đang chạy tại" : "dashboard and API are running at";
  return language === "vi"
    ? "chưa dựng bảng điều khiển (npm start dựng); chỉ API đang chạy tại"
    : "the dashboard is not built (npm start builds it); the API alone is running at";
}

async function* nothing(): AsyncGenerator<string> {
  yield "";
}
