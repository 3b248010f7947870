/**
 * Developing a triangle that a request brings along. Nothing is posted, and the ledger is not asked.
 */
import { apiPaths } from "@giaingan/client";
import { NoQuerySchema, TriangleAnswerSchema, type TriangleBody, TriangleBodySchema } from "@giaingan/client/schemas";
import { refuse } from "@giaingan/finance";
import { benktander, bornhuetterFerguson, capeCod, chainLadder } from "@giaingan/finance/triangles";
import type { FastifyInstance } from "fastify";
import { serializeWhole } from "../answer-route.ts";
import { checkOf, validatorsOf } from "../body-validation.ts";
import { problemResponses } from "../problem.ts";

/** Adds the route. */
export async function triangleRoutes(server: FastifyInstance): Promise<void> {
  serializeWhole(server);
  const schema = {
    operationId: "developTriangle",
    summary: "Tam giác phát triển: chain-ladder, Bornhuetter–Ferguson, Benktander, Cape Cod / a run-off triangle",
    tags: ["time"],
    body: TriangleBodySchema,
    querystring: NoQuerySchema,
    response: { 200: TriangleAnswerSchema, ...problemResponses },
  };
  const validatorCompiler = validatorsOf(checkOf(TriangleBodySchema));
  server.post(apiPaths.triangle, { schema, validatorCompiler }, async (request, reply) => {
    reply.header("cache-control", "no-store");
    return develop(request.body as TriangleBody);
  });
}

function develop({ triangle, method = "chain-ladder", sigma, ...told }: TriangleBody): object {
  const { priors, exposures, iterations, decay, trend, factors } = told;
  switch (method) {
    case "bornhuetter-ferguson":
      return bornhuetterFerguson(triangle, { priors: priors ?? missing("priors"), factors });
    case "benktander":
      return benktander(triangle, { priors: priors ?? missing("priors"), iterations, factors });
    case "cape-cod":
      return capeCod(triangle, { exposures: exposures ?? missing("exposures"), decay, trend, factors });
    default:
      return chainLadder(triangle, sigma === undefined ? {} : { sigma });
  }
}

function missing(field: string): never {
  throw refuse("missingField", { field });
}
