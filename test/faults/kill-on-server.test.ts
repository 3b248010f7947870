import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressOfSchema, runOnServer } from "../../packages/ledger/test/ledger-places.ts";
import type { ServerAddress } from "@giaingan/ledger";
import { isFullLane } from "../laws/lane.ts";
import { type PostgresServer, startPostgresServer } from "../postgres/postgres-server.ts";
import { tellFigures } from "./figures.ts";
import { countsOf, type KillPlace, type KillRun, noFaults, runKillLanes, runKills } from "./kill-harness.ts";
import { batchPoints, planKills } from "./kill-points.ts";
import { seed } from "./seeded-random.ts";

const [randomCount, namedCount, serverCount, laneCount] = isFullLane ? [100, 70, 30, 3] : [2, 3, 1, 1];
const timeout = 3_600_000;

describe(`on a PostgreSQL server (seed ${seed})`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgresServer();
  });
  afterAll(() => server.stop());

  let ledgerCount = 0;
  const schemaPlace: KillPlace = {
    newLedger: async (folder) => {
      ledgerCount += 1;
      const [address, schema] = [server.address as ServerAddress, `kills_${ledgerCount}`];
      await runOnServer(address, `CREATE SCHEMA ${schema}`);
      return { path: addressOfSchema(address, schema), headPath: join(folder, "head.json") };
    },
  };

  test(
    "a client that is killed loses nothing that it was told is durable, and doubles nothing",
    { timeout },
    async () => {
      const kills = planKills({ randomCount, namedCount, points: batchPoints });
      const lanes = Array.from({ length: laneCount }, (_, lane): KillRun => {
        const own = kills.filter((_kill, rank) => rank % laneCount === lane);
        return { name: `server lane ${lane}`, kills: own, place: schemaPlace };
      });
      const report = await runKillLanes(lanes);
      tellFigures({ id: "R1", what: "kill -9 of a client, PostgreSQL", counts: countsOf(report) });
      expect({ seed, faults: report.faults }).toEqual({ seed, faults: noFaults });
      expect(report.acknowledgedCount).toBeGreaterThan(0);
      expect(report.killCount).toBeGreaterThan(kills.length * 0.7);
    },
  );

  test("a server that is killed loses nothing that it called durable", { timeout }, async () => {
    const report = await runKills({
      name: "server kills",
      kills: Array.from({ length: serverCount }, () => "random" as const),
      place: {
        ...schemaPlace,
        strike: async () => {
          await server.kill();
          await server.restart();
        },
      },
    });
    tellFigures({ id: "R1", what: "kill -9 of the server, PostgreSQL", counts: countsOf(report) });
    expect({ seed, faults: report.faults }).toEqual({ seed, faults: noFaults });
    expect(report.killCount).toBe(serverCount);
  });
});
