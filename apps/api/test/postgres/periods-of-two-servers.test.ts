/** Two servers on one ledger of PostgreSQL: who changes a period has seen what is closed, whichever server closed it. */
import { apiPaths } from "@giaingan/client";
import type { WireProblem } from "@giaingan/client/schemas";
import { openLedger } from "@giaingan/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServerPlaces, type LedgerPlaces } from "../../../../packages/ledger/test/ledger-places.ts";
import type { ServerAddress } from "../../../../packages/ledger/src/server-address.ts";
import { type PostgresServer, startPostgresServer } from "../../../../test/postgres/postgres-server.ts";
import { buildServer } from "../../src/server.ts";

let database: PostgresServer;
let places: LedgerPlaces;

beforeAll(async () => {
  database = await startPostgresServer();
  places = createServerPlaces(database.address as ServerAddress);
});

afterAll(async () => {
  await places.remove();
  await database.stop();
});

test("of two who change a period at once, each on a server of its own, one is told of the other's change", async () => {
  const place = await places.prepare(places.path());
  const ledgers = [
    await openLedger({ mode: "openOrCreate", ...place }),
    await openLedger({ mode: "openOrCreate", ...place }),
  ];
  const servers = await Promise.all(ledgers.map((ledger) => buildServer({ ledger, dashboardFolder: null })));
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  for (const month of months) {
    const tags = await Promise.all(
      servers.map(async (server) => String((await server.inject(apiPaths.periods)).headers.etag)),
    );
    // Both have seen the same state, and each closes a period of its own.
    expect(new Set(tags).size).toBe(1);
    const answers = await Promise.all(
      servers.map((server, rank) =>
        server.inject({
          method: "POST",
          url: apiPaths.periods,
          headers: { "if-match": tags[rank] },
          payload: { id: `${month}/${rank}`, action: "close", fiscalYear: 2020 + rank, month, decidedOn: "2023-01-01" },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((left, right) => left - right)).toEqual([200, 412]);
    const refused = answers.find(({ statusCode }) => statusCode === 412)?.json<WireProblem>();
    expect(refused?.code).toBe("periodsChanged");
  }
  const [ledger] = ledgers;
  expect((await ledger?.periods())?.changes).toHaveLength(months.length);
  await Promise.all(servers.map((server) => server.close()));
  await Promise.all(ledgers.map((each) => each.close()));
});
