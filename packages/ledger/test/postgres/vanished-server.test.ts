import { readFileSync } from "node:fs";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../../test/postgres/postgres-server.ts";
import type { Engine } from "../../src/engine.ts";
import { openPostgresEngine } from "../../src/postgres-engine.ts";
import type { ServerAddress } from "../../src/server-address.ts";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";
import { refusalOf, useServerLedgers } from "./server-places.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.stop());
const ledgers = useServerLedgers(() => server.address as ServerAddress);

/** The server's processes: the one that lets connections in, and all that it has started. */
function processesOf(ledgerProcess: number): readonly number[] {
  const [, parent = ""] = /\) \S (\d+) /u.exec(readFileSync(`/proc/${ledgerProcess}/stat`, "utf8")) ?? [];
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8");
  return [Number(parent), ...children.trim().split(" ").map(Number)];
}

/** A process of the server may have ended meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has.
  }
}

const open = async (): Promise<Engine> =>
  openPostgresEngine({ address: server.address as ServerAddress, isReadOnly: true });

const batchOf = (id: string): ReturnType<typeof sampleBatch> =>
  sampleBatch({ id, entries: [sampleEntry({ id: `${id}/0` })] });

test.skipIf(process.platform !== "linux")(
  "a server that says nothing any more is refused and not waited for; what was acknowledged is there when it is back",
  { timeout: 180_000 },
  async () => {
    const ledger = await ledgers.open();
    await ledger.append(batchOf("a"));
    const engine = await open();
    const [[pid] = []] = await engine.query("SELECT pg_backend_pid()");
    const stopped = processesOf(Number(pid));
    await engine.close();
    for (const each of stopped) signal(each, "SIGSTOP");
    try {
      const codes = await Promise.all([
        refusalOf(ledger.append(batchOf("b"))).then(({ code }) => code),
        refusalOf(ledger.overview()).then(({ code }) => code),
      ]);
      expect(codes).toEqual(["serverNotReachable", "serverNotReachable"]);
    } finally {
      for (const each of stopped) signal(each, "SIGCONT");
    }
    await ledger.append(batchOf("b"));
    expect((await ledger.batches()).map(({ id }) => id)).toEqual(["a", "b"]);
  },
);

test("a statement that is silent for longer than a server is given is waited for while the server lives", async () => {
  const engine = await open();
  expect(await engine.query("SELECT 1 FROM pg_sleep(14)")).toEqual([[1]]);
  expect(await engine.query("SELECT current_setting('idle_in_transaction_session_timeout')")).toEqual([["15min"]]);
  await engine.close();
});
