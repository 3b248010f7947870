/**
 * Draining: a server that is told to end answers what it has begun, and waits for no connection that only lingers.
 */
import type { FastifyInstance } from "fastify";

const sweepEveryMs = 50;

/**
 * Closes connections as they become idle once the server closes. Those that are idle at that moment are closed by the
 * server itself; but a browser keeps the connection of an answer that comes later, for more than a minute.
 */
export function drainOnClose(server: FastifyInstance): void {
  server.addHook("preClose", async () => {
    const sweeping = setInterval(() => server.server.closeIdleConnections(), sweepEveryMs);
    server.server.once("close", () => clearInterval(sweeping));
  });
}
