/**
 * Reading turns: a few questions are answered at a time, in the order in which they came, and between two of them the
 * event loop goes round. An answer is work of this thread: fifty at once would be answered no sooner, and a batch that is
 * being committed, which comes back to the thread several times, would wait behind all of them each time.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";

/** More than one, for an answer may wait for the engine. */
const turnsMax = 2;

/** Where questions are asked: what watches over a service, and the files of the dashboard, wait for none. */
const questionPrefix = "/api/";

interface Waiting {
  readonly request: FastifyRequest;
  readonly begin: () => void;
}

/** Lets the requests that ask in, a few at a time. */
export function takeTurns(server: FastifyInstance): void {
  const answering = new Set<FastifyRequest>();
  const waiting = new Map<FastifyRequest, Waiting>();
  const letIn = (): void => {
    for (const { request, begin } of waiting.values()) {
      if (answering.size >= turnsMax) return;
      waiting.delete(request);
      answering.add(request);
      begin();
    }
  };
  const end = (request: FastifyRequest): void => {
    // Of who has gone, or was told that it took too long, nothing is begun any more.
    waiting.delete(request);
    if (answering.delete(request)) setImmediate(letIn);
  };
  server.addHook("preHandler", async (request) => {
    const { method, url = "" } = request.routeOptions;
    if (method !== "GET" || !url.startsWith(questionPrefix)) return;
    await new Promise<void>((begin) => {
      waiting.set(request, { request, begin });
      letIn();
    });
  });
  server.addHook("onSend", async (request) => end(request));
  // Of an answer that was never sent, such as one whose client has gone.
  server.addHook("onResponse", async (request) => end(request));
}
