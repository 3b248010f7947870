/**
 * Caching by revision: an answer to (ledger, address, revision) never changes, so the revision, the head of its chain and
 * the address are its ETag. A reader who has it is answered 304 before anything is read or computed.
 *
 * Answers are asked for anew even when the address pins a revision: another ledger may be opened on the same port.
 */
import { createHash } from "node:crypto";
import type { Policy } from "@giaingan/finance/policies";
import type { Ledger } from "@giaingan/ledger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Part of every ETag: another program version may word the same numbers differently. */
const programVersion = "0.1.0";

/** The marks of the ledger at a revision. */
export async function revisionMarks(ledger: Ledger, revision: number): Promise<readonly string[]> {
  const head = ledger.head();
  const { chainHead } = revision === head.revision ? head : await ledger.overview({ revision });
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
  const marks = await revisionMarks(ledger, revision);
  setTag(reply, tagOf(marks, { rules, address: reply.request.url }));
}

/**
 * Sets the ETag of the periods at a revision: the state that whoever changes them names as `If-Match`, by whatever address
 * it was read.
 */
export async function setPeriodsRevision(reply: FastifyReply, ledger: Ledger, revision: number): Promise<void> {
  setTag(reply, `"${(await revisionMarks(ledger, revision)).join("-")}"`);
}

/**
 * Answers 304 to a reader who has the answer: the address in the tag is the request's own, so the tag was given to this
 * very question, and the record and the rules are still those of then.
 *
 * @param policies the rules that answers go by
 */
export function answerUnchanged(
  server: FastifyInstance,
  { ledger, policies }: { readonly ledger: Ledger; readonly policies: readonly Policy[] },
): void {
  const rules = markRules(policies);
  server.addHook("preHandler", async (request, reply) => {
    const known = request.headers["if-none-match"];
    if (known === undefined || request.method !== "GET") return undefined;
    const tags = known.match(/"[^"]*"/gu) ?? [];
    const addressMark = markAddress(request.url);
    if (!tags.some((tag) => tag.endsWith(`-${addressMark}"`))) return undefined;
    const latest = (await ledger.latest()).revision;
    const revision = pinnedRevision(request) ?? latest;
    if (!(revision <= latest)) return undefined;
    const marks = await revisionMarks(ledger, revision);
    const unchanged = new Set([null, rules].map((mark) => tagOf(marks, { rules: mark, address: request.url })));
    const tag = tags.find((each) => unchanged.has(each));
    if (tag === undefined) return undefined;
    setTag(reply, tag);
    return reply.code(304).send();
  });
}

function pinnedRevision({ query }: FastifyRequest): number | null {
  const { rev } = (query ?? {}) as { readonly rev?: unknown };
  return rev === undefined ? null : Number(rev);
}

function setTag(reply: FastifyReply, tag: string): void {
  reply.header("etag", tag);
  reply.header("cache-control", "private, no-cache");
}

function tagOf(
  marks: readonly string[],
  { rules, address }: { readonly rules: string | null; readonly address: string },
): string {
  return `"${[...marks, ...(rules === null ? [] : [rules]), markAddress(address)].join("-")}"`;
}

function markAddress(address: string): string {
  return `q${createHash("sha256").update(address).digest("hex").slice(0, 16)}`;
}
