/** The server process on a ledger of PostgreSQL: it answers, says when the database is away, and never the password. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openLedger } from "@giaingan/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../../test/postgres/postgres-server.ts";
import { sampleBatch, sampleEntry } from "../../../../packages/ledger/test/sample-batch.ts";

let database: PostgresServer;
let folder: string;
let service: ChildProcess;
let address: string;
let said = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "giaingan-api-"));
  database = await startPostgresServer();
  const headPath = join(folder, "head.json");
  const ledger = await openLedger({ path: database.address, mode: "openOrCreate", headPath });
  await ledger.append(sampleBatch({ id: "a", entries: [sampleEntry({ id: "1", amount: 7n })] }));
  await ledger.close();
  service = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts")], {
    env: { ...process.env, GIAINGAN_LEDGER: database.address, GIAINGAN_PORT: "", XDG_STATE_HOME: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const hear = (piece: Buffer): void => void (said += piece.toString());
  service.stdout?.on("data", hear);
  service.stderr?.on("data", hear);
  address = await new Promise<string>((resolve, reject) => {
    service.stdout?.on("data", () => {
      const found = /http:\/\/\S+/u.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    service.once("exit", () => reject(new Error(said)));
  });
});

afterAll(async () => {
  if (service.exitCode === null) {
    service.kill("SIGKILL");
    await once(service, "exit");
  }
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** An answer, in which the password must not stand. */
async function ask(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(new URL(path, address));
  const text = await response.text();
  return { status: response.status, text: noPassword(text) };
}

function noPassword(text: string): string {
  const { password } = new URL(database.address);
  for (const secret of [password, decodeURIComponent(password)]) expect(text).not.toContain(secret);
  return text;
}

test("answers from the server, and from no other place when the database is away", async () => {
  expect(await ask("/healthz")).toMatchObject({ status: 200 });
  expect((await ask("/api/v1/ledger")).text).toContain('"entryCount":1');
  await database.kill();
  const away = await ask("/healthz");
  expect(away.status).toBe(503);
  expect((await ask("/api/v1/ledger")).status).toBe(503);
  await database.restart();
  // The first question may meet a connection that is gone.
  await ask("/healthz");
  expect(await ask("/healthz")).toMatchObject({ status: 200 });
  expect((await ask("/api/v1/ledger")).text).toContain('"entryCount":1');
  service.kill("SIGTERM");
  const [code] = (await once(service, "exit")) as [number | null];
  expect(code).toBe(0);
  expect(noPassword(said)).toContain(address);
});
