/**
 * GET /api/v1/policies and /api/v1/reference: by which rules and names the answers go.
 */
import { apiPaths, toWire } from "@giaingan/client";
import {
  NoQuerySchema,
  PoliciesAnswerSchema,
  ReferenceAnswerSchema,
  type ReferenceQuery,
  ReferenceQuerySchema,
} from "@giaingan/client/schemas";
import type { Policy } from "@giaingan/finance/policies";
import { isValidOn, type ReferenceData } from "@giaingan/finance/reference";
import type { FastifyInstance, FastifyReply } from "fastify";
import { serializeWhole } from "../answer-route.ts";
import { problemResponses } from "../problem.ts";
import { readDate } from "../question.ts";

/** The rules and names. */
export interface RuleRouteOptions {
  readonly policies: readonly Policy[];
  readonly reference: ReferenceData;
}

/** Adds the routes. */
export async function ruleRoutes(server: FastifyInstance, { policies, reference }: RuleRouteOptions): Promise<void> {
  serializeWhole(server);
  server.get(
    apiPaths.policies,
    {
      schema: {
        operationId: "getPolicies",
        summary: "Quy định và căn cứ pháp lý / rules with their legal basis",
        tags: ["rules"],
        querystring: NoQuerySchema,
        response: { 200: PoliciesAnswerSchema, ...problemResponses },
      },
    },
    async (_request, reply) => {
      askAnew(reply);
      return toWire({ policies });
    },
  );
  server.get(
    apiPaths.reference,
    {
      schema: {
        operationId: "getReference",
        summary: "Danh mục đơn vị, chương trình, dự án / units, programmes, projects",
        tags: ["rules"],
        querystring: ReferenceQuerySchema,
        response: { 200: ReferenceAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const on = readDate("on", (request.query as ReferenceQuery).on);
      const { units, programmes, projects } = reference;
      askAnew(reply);
      return toWire({
        on,
        units: units.filter((unit) => on === null || isValidOn(unit, on)),
        programmes: programmes.filter((programme) => on === null || isValidOn(programme, on)),
        projects,
      });
    },
  );
}

/** The files may change between two runs of the server: the ETag of the contents tells. */
function askAnew(reply: FastifyReply): void {
  reply.header("cache-control", "private, no-cache");
}
