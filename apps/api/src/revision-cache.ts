/**
 * Caching by revision: an answer to (ledger, address, revision) never changes, so the revision and the head of its
 * chain are its ETag. The plugin @fastify/etag answers 304 to a reader who has it.
 *
 * Answers are asked for anew even when the address pins a revision: another ledger may be opened on the same port.
 */
import { createHash } from "node:crypto";
import type { Policy } from "@giaingan/finance/policies";
import type { Ledger } from "@giaingan/ledger";
import type { FastifyReply } from "fastify";

/** Part of every ETag: another program version may word the same numbers differently. */
const programVersion = "0.1.0";

/** The marks of an answer of the ledger at a revision, without its rules. */
export async function revisionMarks(ledger: Ledger, revision: number): Promise<readonly string[]> {
  const { chainHead } = await ledger.overview({ revision });
  return [programVersion, `r${revision}`, chainHead.slice(0, 16)];
}

/** A mark of rules: other rules beside the same ledger give other answers. */
export function markRules(policies: readonly Policy[]): string {
  return createHash("sha256").update(JSON.stringify(policies)).digest("hex").slice(0, 16);
}

/**
 * Sets ETag and Cache-Control of an answer of the ledger at a revision.
 *
 * @param rules of an answer that goes by rules: their mark
 */
export async function setRevision(
  reply: FastifyReply,
  ledger: Ledger,
  revision: number,
  { rules = null }: { readonly rules?: string | null } = {},
): Promise<void> {
  const marks = [...(await revisionMarks(ledger, revision)), ...(rules === null ? [] : [rules])];
  reply.header("etag", `"${marks.join("-")}"`);
  reply.header("cache-control", "private, no-cache");
}
