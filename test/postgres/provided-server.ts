/**
 * The one server of the test project "postgresql". Its database sorts text as Vietnamese do, not by bytes: a query that
 * forgets its collation shows.
 */
import type { TestProject } from "vitest/node";
import { openPostgresEngine } from "../../packages/ledger/src/postgres-engine.ts";
import type { ServerAddress } from "../../packages/ledger/src/server-address.ts";
import { startPostgresServer } from "./postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server's address; absent where ledgers are files. */
    readonly postgresAddress?: ServerAddress;
  }
}

const database = "so_cai";

export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer({ max_connections: "300" });
  const engine = await openPostgresEngine({ address: server.address as ServerAddress, isReadOnly: false });
  await engine.query(
    `CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'vi'`,
  );
  await engine.close();
  project.provide("postgresAddress", server.address.replace(/\/postgres$/u, `/${database}`) as ServerAddress);
  return server.stop;
}
