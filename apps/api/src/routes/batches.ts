/**
 * POST /api/v1/batches: one batch of entries, all or nothing, judged by the hard rules as an imported file is; and
 * POST /api/v1/undos, which takes one back by a batch of reversals.
 *
 * A client that got no answer sends the same again: the id of a batch is kept for the life of the ledger. The body is
 * JSON and nothing else, which a page of another site cannot send without being asked first.
 */
import { apiPaths } from "@giaingan/client";
import {
  type BatchBody,
  BatchBodySchema,
  BatchPostedSchema,
  type EntryBody,
  type UndoBody,
  UndoBodySchema,
  UndoPostedSchema,
} from "@giaingan/client/schemas";
import { type Entry, type Finding, Refusal, refuse, sourceNotStated } from "@giaingan/finance";
import { type Policy, postingRulesOf } from "@giaingan/finance/policies";
import type { ReferenceData } from "@giaingan/finance/reference";
import {
  type Admission,
  type AppendResult,
  type Batch,
  type Ledger,
  refuseLedger,
  reverseBatch,
} from "@giaingan/ledger";
import type { FastifyInstance, FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import { serializeWhole } from "../answer-route.ts";
import { checkOf, validatorsOf } from "../body-validation.ts";
import { problemResponses } from "../problem.ts";

/** What batches are posted to, and judged by. */
export interface BatchRouteOptions {
  readonly ledger: Ledger;
  readonly policies: readonly Policy[];
  readonly reference: ReferenceData;
}

/** `late`: what becomes of entries of a closed period; `firstOpenPeriod` is what `giaingan import --late` does. */
const BatchQuerySchema = Type.Object(
  { late: Type.Optional(Type.Enum(["refuse", "firstOpenPeriod"])) },
  { additionalProperties: false },
);

/** Adds the route. */
export async function batchRoutes(
  server: FastifyInstance,
  { ledger, policies, reference }: BatchRouteOptions,
): Promise<void> {
  serializeWhole(server);
  // Forms of a page are sent as text without asking: here they are no body at all.
  server.removeContentTypeParser("text/plain");
  const rules: Admission["rules"] = (asOf) => postingRulesOf({ asOf, policies });
  const admission: Admission = { mode: "command", rules, reference, policies };
  const inFlight = refuseTwins();
  const schema = {
    operationId: "postBatch",
    summary: "Ghi một lô bút toán, tất cả hoặc không gì cả / post a batch of entries, all or nothing",
    tags: ["evidence"],
    body: BatchBodySchema,
    querystring: BatchQuerySchema,
    response: { 200: BatchPostedSchema, 201: BatchPostedSchema, ...problemResponses },
  };
  server.post(
    apiPaths.batches,
    { schema, validatorCompiler: validatorsOf(checkOf(BatchBodySchema)) },
    async (request, reply) => {
      const body = request.body as BatchBody;
      const { late = "refuse" } = request.query as Static<typeof BatchQuerySchema>;
      return inFlight(body.id, reply, async () => {
        try {
          const result = await ledger.append(batchOf(body), { admission, late });
          reply.code(result.alreadyPosted ? 200 : 201);
          return wireResult(result, await findingsOf(ledger, result));
        } catch (error) {
          throw error instanceof Refusal ? inBody(error, body) : error;
        }
      });
    },
  );
  const undoSchema = {
    operationId: "undoBatch",
    summary: "Thu hồi một bản ghi bằng một lô bút toán đảo / take a batch back by one batch of reversals",
    tags: ["evidence"],
    body: UndoBodySchema,
    querystring: BatchQuerySchema,
    response: { 200: UndoPostedSchema, 201: UndoPostedSchema, ...problemResponses },
  };
  server.post(
    apiPaths.undos,
    { schema: undoSchema, validatorCompiler: validatorsOf(checkOf(UndoBodySchema)) },
    async (request, reply) => {
      const { id, revision, reason = null } = request.body as UndoBody;
      const { late = "refuse" } = request.query as Static<typeof BatchQuerySchema>;
      return inFlight(id, reply, async () => {
        const undone = await reverseBatch(ledger, { id, revision, reason, admission, late });
        const { batch, reversedBeforeCount, result } = undone;
        reply.code(result.alreadyPosted ? 200 : 201);
        return {
          ...wireResult(result, await findingsOf(ledger, result)),
          undoneRevision: batch.revision,
          undoneDocument: batch.documentName,
          reversedBeforeCount,
        };
      });
    },
  );
}

/** Lets one batch of an id in at a time; who comes with the same id meanwhile is told to wait. */
function refuseTwins(): <Answer>(id: string, reply: FastifyReply, post: () => Promise<Answer>) => Promise<Answer> {
  const posting = new Set<string>();
  return async (id, reply, post) => {
    reply.header("cache-control", "no-store");
    if (posting.has(id)) {
      reply.header("retry-after", "1");
      throw refuseLedger("batchInFlight", { batch: id });
    }
    posting.add(id);
    try {
      return await post();
    } finally {
      posting.delete(id);
    }
  };
}

function batchOf({ id, documentName, entries, reason = null }: BatchBody): Batch {
  return {
    id,
    documentName,
    contentHash: null,
    entries: entries.map((entry) => entryOf(entry, reason)),
    statements: [],
    findings: [],
    checks: [],
  };
}

/** The entry of a body, its fields one by one: what is left out is not stated. */
function entryOf(body: EntryBody, reasonOfBatch: string | null): Entry {
  const { number = null, date = null, issuer = null, title = null } = body.document ?? {};
  return {
    id: body.id,
    kind: body.kind,
    effectiveOn: body.effectiveOn,
    fiscalYear: body.fiscalYear,
    unitId: body.unitId,
    projectId: body.projectId ?? null,
    componentId: body.componentId ?? null,
    source: { ...sourceNotStated, ...body.source },
    amount: BigInt(body.amount),
    document: { number, date, issuer, title },
    reverses: body.reverses ?? null,
    reason: body.reason ?? reasonOfBatch,
  };
}

/** What was found about the batch; of one that had been posted before, what was recorded then. */
async function findingsOf(ledger: Ledger, result: AppendResult): Promise<readonly Finding[]> {
  if (!result.alreadyPosted) return result.findings;
  const { findings } = await ledger.findings({ revision: result.revision });
  return findings
    .filter(({ revision }) => revision === result.revision)
    .map(({ code, severity, message, values, places }) => ({ code, severity, message, values, places }));
}

function wireResult(result: AppendResult, findings: readonly Finding[]): object {
  const { revision, batchId, postedEntryCount, derivedEntryCount, alreadyPosted, chainHead } = result;
  return { revision, batchId, postedEntryCount, derivedEntryCount, alreadyPosted, chainHead, findings };
}

/** A refusal of one field of the batch or of an entry names it by its path in the body; any other as it is. */
function inBody(refusal: Refusal, { entries }: BatchBody): Refusal {
  const { entry, field, name = "", value = "", expected = "" } = refusal.values;
  const rank = entries.findIndex(({ id }) => id === entry);
  const path =
    refusal.code === "invalidEntry" && rank !== -1
      ? `entries[${rank}].${field}`
      : refusal.code === "invalidValue" && name.startsWith("batch.")
        ? name.slice("batch.".length)
        : null;
  if (path === null) return refusal;
  // The values of a refusal keep words of two languages as one text.
  const [vi = "", en = vi] = expected.split(" / ");
  return refuse("invalidValue", { name: path, value: value.slice(0, 100), expected: { vi, en } });
}
