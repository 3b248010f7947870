/**
 * Caching by revision: an answer to (ledger, address, revision) never changes, so the revision and the head of its
 * chain are its ETag. The plugin @fastify/etag answers 304 to a reader who has it.
 *
 * Answers are asked for anew even when the address pins a revision: another ledger may be opened on the same port.
 */
import type { Ledger } from "@giaingan/ledger";
import type { FastifyReply } from "fastify";

/** Part of every ETag: another program version may word the same numbers differently. */
const programVersion = "0.1.0";

/** Sets ETag and Cache-Control of an answer of the ledger at a revision. */
export async function setRevision(reply: FastifyReply, ledger: Ledger, revision: number): Promise<void> {
  const { chainHead } = await ledger.overview({ revision });
  reply.header("etag", `"${programVersion}-r${revision}-${chainHead.slice(0, 16)}"`);
  reply.header("cache-control", "private, no-cache");
}
