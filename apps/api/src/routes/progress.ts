/**
 * GET /api/v1/progress: where we stand.
 */
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { apiPaths, toWireProgress } from "@giaingan/client";
import { ProgressAnswerSchema, ProgressQuerySchema } from "@giaingan/client/schemas";
import { askProgress, type Ledger } from "@giaingan/ledger";
import { readProgressQuestion } from "../question.ts";
import { problemResponses } from "../problem.ts";
import { setRevision } from "../revision-cache.ts";

export const progressRoutes: FastifyPluginAsyncTypebox<{ readonly ledger: Ledger }> = async (server, { ledger }) => {
  server.get(
    apiPaths.progress,
    {
      schema: {
        operationId: "getProgress",
        summary: "Tiến độ giải ngân / disbursement progress",
        tags: ["progress"],
        querystring: ProgressQuerySchema,
        response: { 200: ProgressAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { answer, revision } = await askProgress(ledger, readProgressQuestion(request.query));
      await setRevision(reply, ledger, revision);
      return toWireProgress(answer, { revision });
    },
  );
};
