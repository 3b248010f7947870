/**
 * An engine whose failures to read are refusals that a person can act on.
 */
import type { Engine } from "./engine.ts";

/** Gives the outcome of work, or throws what `refusalOf` makes of its failure. */
export async function refusing<Answer>(work: Promise<Answer>, refusalOf: (failure: unknown) => Error): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The engine with its reads refusing; transactions fail as they do, because the writer must know what may be committed. */
export function refusingReads(engine: Engine, refusalOf: (failure: unknown) => Error): Engine {
  return {
    ...engine,
    query: (sql, parameters) => refusing(engine.query(sql, parameters), refusalOf),
    snapshot: (work) => refusing(engine.snapshot(work), refusalOf),
    health: () => refusing(engine.health(), refusalOf),
  };
}
