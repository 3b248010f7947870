/**
 * A route that answers a question from the ledger: parameters in, the document that the command line's `--json` prints
 * out, with the revision as its ETag.
 */
import { toWire } from "@giaingan/client";
import type { Ledger, LedgerAnswer } from "@giaingan/ledger";
import type { FastifyInstance } from "fastify";
import type { Static, TSchema } from "typebox";
import { problemResponses } from "./problem.ts";
import { setRevision } from "./revision-cache.ts";

/** What makes a route of a question. */
export interface AnswerRoute<Query extends TSchema, Answer> {
  readonly path: string;
  readonly operationId: string;
  /** Vietnamese / English. */
  readonly summary: string;
  readonly tag: string;
  readonly querystring: Query;
  /** The wire schema of the answer; packages/client/test/answer-schemas.test-d.ts holds it against the answer's type. */
  readonly response: TSchema;
  /** The mark of the rules that the answer goes by; left out: it goes by none. */
  readonly rules?: string;
  readonly ask: (query: Static<Query>) => Promise<LedgerAnswer<Answer>>;
}

/** Adds the route. */
export function addAnswerRoute<Query extends TSchema, Answer extends object>(
  server: FastifyInstance,
  ledger: Ledger,
  route: AnswerRoute<Query, Answer>,
): void {
  const { path, operationId, summary, tag, querystring, response, rules = null, ask } = route;
  const schema = { operationId, summary, tags: [tag], querystring, response: { 200: response, ...problemResponses } };
  server.get(path, { schema }, async (request, reply) => {
    const { answer, revision } = await ask(request.query as Static<Query>);
    await setRevision(reply, ledger, revision, { rules });
    return { revision, ...(toWire(answer) as object) };
  });
}

/**
 * Writes answers as they are. Fastify's own serializer leaves out, without a word, whatever a schema forgets; that the
 * schemas forget nothing is tested instead.
 */
export function serializeWhole(server: FastifyInstance): void {
  server.setSerializerCompiler(() => (document: unknown) => JSON.stringify(document));
}
