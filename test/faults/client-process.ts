/** Clients as processes: one is loaded while the one before works, so that a kill costs what it does and no start-up. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { type ClientTask, clientWords } from "./client-task.ts";

/** How a client came to its end. */
export interface ClientEnd {
  /** It, or what was struck instead of it. */
  readonly isKilled: boolean;
  /** The refusal that ended it; null: none. */
  readonly refusal: string | null;
  /** What it wrote to its error output: empty unless it failed in a way of its own. */
  readonly complaint: string;
}

/** When the parent kills a client: so long after it has said a word so many times. */
export interface KillTime {
  readonly after: "working" | "durable" | "closing";
  readonly times: number;
  readonly delayMs: number;
  /** What is done then instead of killing the client: e.g. its server is killed. */
  readonly strike?: (() => Promise<void>) | undefined;
}

/** Clients that are loaded and wait for a task. */
export interface ClientSupply {
  readonly run: (task: ClientTask, kill: KillTime | null) => Promise<ClientEnd>;
  readonly close: () => void;
}

export function createClientSupply({ cacheFolder }: { readonly cacheFolder: string }): ClientSupply {
  const start = (): ChildProcess =>
    spawn(process.execPath, [join(import.meta.dirname, "killed-client.ts")], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder },
    });
  let waiting = start();
  return {
    run: async (task, kill) => {
      const client = waiting;
      waiting = start();
      return runClient(client, task, kill);
    },
    close: () => void waiting.kill("SIGKILL"),
  };
}

/** A client that lives on although it has nothing left to do would wait for ever. */
const patienceMs = 60_000;

async function runClient(client: ChildProcess, task: ClientTask, kill: KillTime | null): Promise<ClientEnd> {
  let told = "";
  let complaint = "";
  const strikes: Promise<void>[] = [];
  const die = (): void => void client.kill("SIGKILL");
  const patience = setTimeout(() => {
    complaint += "the client did not end by itself";
    die();
  }, patienceMs);
  client.stdout?.on("data", (piece: Buffer) => {
    told += piece.toString();
    if (kill === null || strikes.length > 0 || told.split(clientWords[kill.after]).length <= kill.times) return;
    const { delayMs, strike = () => Promise.resolve(die()) } = kill;
    // Without a delay at once: a moment of the closing is short.
    strikes.push(delayMs === 0 ? strike() : new Promise((resolve) => setTimeout(resolve, delayMs)).then(strike));
  });
  client.stderr?.on("data", (piece: Buffer) => (complaint += piece.toString()));
  client.stdin?.on("error", () => undefined);
  client.stdin?.write(`${JSON.stringify(task)}\n`);
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    client.once("close", (_code, endedBy) => resolve(endedBy)),
  );
  clearTimeout(patience);
  await Promise.all(strikes);
  const isStruck = strikes.length > 0;
  const refusal = /^ended (\w+)$/mu.exec(told)?.[1] ?? null;
  return { isKilled: signal === "SIGKILL" || (isStruck && kill?.strike !== undefined), refusal, complaint };
}
