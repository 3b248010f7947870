/** Schemas of the server of the test project, gone after each test. */
import { Refusal } from "@giaingan/finance";
import { afterEach, inject } from "vitest";
import type { Ledger, LedgerOptions } from "../../src/index.ts";
import { openLedger } from "../../src/index.ts";
import type { ServerAddress } from "../../src/server-address.ts";
import { createServerPlaces, type LedgerPlaces } from "../ledger-places.ts";

/** The address of the database, without a schema. */
export function serverAddress(): ServerAddress {
  const address = inject("postgresAddress");
  if (address === undefined) throw new Error("this test needs the server of its project");
  return address;
}

/** Opens ledgers of a server and closes them after each test. */
export interface ServerLedgers {
  readonly places: () => LedgerPlaces;
  readonly open: (options?: Partial<LedgerOptions>) => Promise<Ledger>;
}

/** @param address of another server than the project's */
export function useServerLedgers(address: () => ServerAddress = serverAddress): ServerLedgers {
  let places: LedgerPlaces | null = null;
  const opened: Ledger[] = [];
  const current = (): LedgerPlaces => (places ??= createServerPlaces(address()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((ledger) => ledger.close()));
    await places?.remove();
    places = null;
  });
  return {
    places: current,
    open: async (options = {}) => {
      const place = await current().prepare(options.path ?? current().path());
      const ledger = await openLedger({ mode: "openOrCreate", ...place, ...options });
      opened.push(ledger);
      return ledger;
    },
  };
}

/** What work is refused with; fails when it is done. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
