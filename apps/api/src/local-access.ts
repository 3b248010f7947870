/**
 * Personal mode: one person on this machine. The server listens on loopback only, and answers only requests that name
 * a loopback host: a page of another site that points its name at 127.0.0.1 (DNS rebinding) gets nothing.
 */
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./problem.ts";

const loopbackHosts = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Refuses every request whose Host header is not a loopback name. */
export function allowLoopbackOnly(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    const host = request.headers.host?.replace(/:\d+$/u, "").toLowerCase() ?? "";
    if (loopbackHosts.has(host)) return undefined;
    const fact = {
      vi: `Máy chủ này không trả lời tên "${host}".`,
      en: `This server does not answer to the name "${host}".`,
    };
    const remedy = {
      vi: "Mở bằng địa chỉ http://127.0.0.1 đã in ra.",
      en: "Open it by the printed http://127.0.0.1 address.",
    };
    return sendProblem(request, reply, { status: 403, code: "foreignHost", fact, remedy, values: { host } });
  });
}
