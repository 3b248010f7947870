/**
 * Caching by revision: an answer to (address, revision) never changes, so the revision is its ETag. The plugin
 * @fastify/etag answers 304 to a reader who has it.
 */
import type { FastifyReply, FastifyRequest } from "fastify";

/** Part of every ETag: another program version may word the same numbers differently. */
const programVersion = "0.1.0";

/** Sets ETag and Cache-Control of an answer. A pinned revision (`rev=` in the address) is immutable. */
export function setRevision(request: FastifyRequest, reply: FastifyReply, revision: number): void {
  const isPinned = (request.query as { rev?: unknown }).rev !== undefined;
  reply.header("etag", `"${programVersion}-r${revision}"`);
  reply.header("cache-control", isPinned ? "private, max-age=31536000, immutable" : "private, no-cache");
}
