/**
 * Closed periods: what is closed, and closing and opening one.
 */
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { apiPaths } from "@giaingan/client";
import {
  NoQuerySchema,
  PeriodChangeBodySchema,
  PeriodChangedSchema,
  PeriodsAnswerSchema,
  RevisionQuerySchema,
  type WirePeriods,
} from "@giaingan/client/schemas";
import { periodName } from "@giaingan/finance/admission";
import type { Ledger, RecordedPeriodChange } from "@giaingan/ledger";
import { Type } from "typebox";
import { checkOf, validatorsOf } from "../body-validation.ts";
import { problemResponses } from "../problem.ts";
import { checkPeriodsSeen, readSeenPeriods } from "../periods-seen.ts";
import { setPeriodsRevision } from "../revision-cache.ts";

/** Not required here: a missing one has a refusal of its own, which says what to do. */
const IfMatchSchema = Type.Object({ "if-match": Type.Optional(Type.String({ maxLength: 200 })) });

export const periodRoutes: FastifyPluginAsyncTypebox<{ readonly ledger: Ledger }> = async (server, { ledger }) => {
  server.get(
    apiPaths.periods,
    {
      schema: {
        operationId: "getPeriods",
        summary: "Kỳ đang khóa và mọi lần khóa, mở / closed periods and their history",
        tags: ["evidence"],
        querystring: RevisionQuerySchema,
        response: { 200: PeriodsAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { revision, closed, changes } = await ledger.periods({ revision: request.query.rev });
      await setPeriodsRevision(reply, ledger, revision);
      return { revision, closed: closed.map(wireChange), changes: changes.map(wireChange) };
    },
  );
  server.post(
    apiPaths.periods,
    {
      schema: {
        operationId: "changePeriod",
        summary: "Khóa một kỳ, hoặc mở lại kèm lý do / close a period, or re-open it with a reason",
        tags: ["evidence"],
        headers: IfMatchSchema,
        querystring: NoQuerySchema,
        body: PeriodChangeBodySchema,
        response: { 200: PeriodChangedSchema, ...problemResponses },
      },
      validatorCompiler: validatorsOf(checkOf(PeriodChangeBodySchema)),
    },
    async (request, reply) => {
      const seen = await readSeenPeriods(ledger, request.headers["if-match"] ?? null);
      const { id, action, fiscalYear, month, reason = null, decidedOn, document } = request.body;
      const change = { id, action, fiscalYear, month, reason, decidedOn, document };
      const { revision, alreadyPosted } = await ledger.changePeriod(change, {
        check: (periods) => checkPeriodsSeen(periods, { seen, changeId: id }),
      });
      reply.header("cache-control", "no-store");
      return { period: periodName(change), action, revision, id, alreadyPosted };
    },
  );
};

function wireChange(change: RecordedPeriodChange): WirePeriods["changes"][number] {
  const { action, fiscalYear, month, reason, decidedOn, document, revision, recordedAt } = change;
  return { period: periodName(change), action, fiscalYear, month, reason, decidedOn, document, revision, recordedAt };
}
