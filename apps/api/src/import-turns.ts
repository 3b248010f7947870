/**
 * Turns of imports. A long file is work of seconds: one is planned at a time, and goes on only after others were answered; of
 * more requests at once than can wait for that the ones above the limit are refused before their bodies are read.
 */
import { setImmediate } from "node:timers/promises";
import { refuseImport } from "@giaingan/exchange";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Requests of imports at once: one that is worked on, and those that wait for it; each may hold a file of 20 MB. */
export const importsMax = 8;

const retryAfterSeconds = 5;

/** Refuses requests to the routes of a server above `importsMax` with 503 and `Retry-After`. */
export function limitImports(server: FastifyInstance): void {
  const inFlight = new Set<FastifyRequest>();
  server.addHook("onRequest", async (request, reply) => {
    if (inFlight.size >= importsMax) {
      reply.header("retry-after", String(retryAfterSeconds));
      throw refuseImport("importsBusy", { count: String(importsMax), seconds: String(retryAfterSeconds) });
    }
    inFlight.add(request);
    // A client that goes before its body was read gets no answer.
    reply.raw.once("close", () => inFlight.delete(request));
  });
  server.addHook("onSend", async (request) => void inFlight.delete(request));
}

/** Works done one after the other, in the order in which they were asked for. */
export type DoInTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Opens a row of works; one that fails keeps none from its turn. */
export function openRow(): DoInTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const mine = last.then(work);
    last = mine.catch(() => null);
    return mine;
  };
}

/** Lets the server answer what came in meanwhile. */
export async function answerOthers(): Promise<void> {
  await setImmediate();
}
