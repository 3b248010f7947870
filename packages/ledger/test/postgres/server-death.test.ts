import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../../test/postgres/postgres-server.ts";
import { Refusal } from "@giaingan/finance";
import type { Batch, Ledger } from "../../src/index.ts";
import type { ServerAddress } from "../../src/server-address.ts";
import { sampleBatch, sampleEntry } from "../sample-batch.ts";
import { refusalOf, useServerLedgers } from "./server-places.ts";

function batchOf(id: string): Batch {
  return sampleBatch({ id, entries: [1, 2, 3].map((rank) => sampleEntry({ id: `${id}/${rank}` })) });
}

/** Posts batch after batch until the server is gone, and gives those that it acknowledged, and the one that it did not. */
async function writeUntilRefused(
  ledger: Ledger,
  round: number,
): Promise<{ readonly acknowledged: readonly string[]; readonly interrupted: string; readonly code: string }> {
  const acknowledged: string[] = [];
  for (;;) {
    const id = `${round}-${acknowledged.length}`;
    try {
      await ledger.append(batchOf(id));
      acknowledged.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { acknowledged, interrupted: id, code: error.code };
    }
  }
}

describe("a server that is killed", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgresServer();
  });
  afterAll(() => server.stop());
  const ledgers = useServerLedgers(() => server.address as ServerAddress);
  test("keeps every batch that it acknowledged, and the open ledger goes on when it is back", async () => {
    const ledger = await ledgers.open();
    const told: string[] = [];
    const codes = new Set<string>();
    for (let round = 0; round < 4; round += 1) {
      const writing = writeUntilRefused(ledger, round);
      await new Promise((resolve) => setTimeout(resolve, 60 + round * 37));
      await server.kill();
      const { acknowledged, interrupted, code } = await writing;
      told.push(...acknowledged);
      codes.add(code);
      for (const ask of [() => ledger.overview(), () => ledger.health(), () => ledger.append(batchOf("none"))]) {
        const refusal = await refusalOf(ask());
        expect(["serverNotReachable", "serverLostWhilePosting"]).toContain(refusal.code);
      }
      await server.restart();
      // The same object, the same batch: posted now, or told that it had been.
      await ledger.append(batchOf(interrupted));
      told.push(interrupted);
      const batches = (await ledger.batches()).map(({ id }) => id);
      expect(batches).toEqual(told);
      expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: told.length });
    }
    expect((await ledger.overview()).entryCount).toBe(told.length * 3);
    for (const code of codes) expect(["serverNotReachable", "serverLostWhilePosting"]).toContain(code);
  });

  test("while it is stopped for a moment and started, refuses clearly and loses nothing", async () => {
    const ledger = await ledgers.open();
    await ledger.append(batchOf("a"));
    await server.restart();
    const outcome = await ledger.append(batchOf("b")).catch((error: unknown) => error);
    const codes = outcome instanceof Refusal ? [outcome.code] : [];
    expect(["serverNotReachable"]).toEqual(expect.arrayContaining(codes));
    expect(await ledger.append(batchOf("b"))).toMatchObject({ revision: 2 });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 2 });
  });
});
