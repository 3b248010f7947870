/**
 * Load shedding: of more requests at once than the server can answer in good time, the ones above the limit are refused
 * before anything is begun, so that the others are answered and the server recovers by itself.
 *
 * What is counted is work: a request whose client has gone still counts until its handler is done.
 */
import { refuseLedger } from "@giaingan/ledger";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Requests answered at once where nobody says: twice the fifty clients that the service promises to serve. */
export const defaultRequestsMax = 100;

const retryAfterSeconds = 1;

/** What watches over a service is told that it lives, however much there is to do. */
const alwaysAnswered: ReadonlySet<string> = new Set(["/healthz"]);

/** Refuses requests above the limit with 503 and `Retry-After`, and all new ones while the server ends. */
export function shedLoad(server: FastifyInstance, { requestsMax }: { readonly requestsMax: number }): void {
  const inFlight = new Set<FastifyRequest>();
  let isEnding = false;
  server.addHook("preClose", async () => void (isEnding = true));
  server.addHook("onRequest", async (request, reply) => {
    if (isEnding) {
      reply.header("connection", "close");
      throw refuseLedger("serverEnding", {});
    }
    if (alwaysAnswered.has(request.routeOptions.url ?? "")) return;
    if (inFlight.size >= requestsMax) {
      reply.header("retry-after", String(retryAfterSeconds));
      throw refuseLedger("serverBusy", { requestsMax: String(requestsMax), seconds: String(retryAfterSeconds) });
    }
    inFlight.add(request);
  });
  server.addHook("onSend", async (request) => void inFlight.delete(request));
  // Of an answer that was never sent, such as one whose client has gone before its body was read.
  server.addHook("onResponse", async (request) => void inFlight.delete(request));
}
