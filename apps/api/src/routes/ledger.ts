/**
 * What the ledger holds, and what was printed and found in its documents.
 */
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { apiPaths } from "@giaingan/client";
import {
  FindingsAnswerSchema,
  HealthSchema,
  LedgerOverviewSchema,
  NoQuerySchema,
  RevisionQuerySchema,
  StatementsAnswerSchema,
} from "@giaingan/client/schemas";
import type { Ledger } from "@giaingan/ledger";
import { problemResponses } from "../problem.ts";
import { setRevision } from "../revision-cache.ts";

export const ledgerRoutes: FastifyPluginAsyncTypebox<{ readonly ledger: Ledger }> = async (server, { ledger }) => {
  server.get(
    "/healthz",
    {
      schema: {
        operationId: "getHealth",
        summary: "Còn chạy không / is it alive",
        tags: ["service"],
        querystring: NoQuerySchema,
        response: { 200: HealthSchema },
      },
    },
    async (_request, reply) => {
      await ledger.health();
      reply.header("cache-control", "no-store");
      return { status: "ok" as const, revision: (await ledger.latest()).revision };
    },
  );
  server.get(
    apiPaths.ledger,
    {
      schema: {
        operationId: "getLedger",
        summary: "Sổ cái có gì / what the ledger holds",
        tags: ["evidence"],
        querystring: RevisionQuerySchema,
        response: { 200: LedgerOverviewSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const at = await revisionOf(request.query, ledger);
      const [overview, batches] = await Promise.all([ledger.overview(at), ledger.batches(at)]);
      await setRevision(reply, ledger, overview.revision);
      return {
        revision: overview.revision,
        latestRevision: (await ledger.latest()).revision,
        chainHead: overview.revision === 0 ? null : overview.chainHead,
        isSample: overview.sample,
        units: [...overview.units],
        fiscalYears: [...overview.fiscalYears],
        documents: batches.map(({ revision, documentName, recordedAt }) => ({
          revision,
          name: documentName,
          recordedAt,
        })),
        firstEffectiveOn: overview.firstEffectiveOn,
        dataDate: overview.dataDate,
        entryCount: overview.entryCount,
      };
    },
  );
  server.get(
    apiPaths.statements,
    {
      schema: {
        operationId: "getStatements",
        summary: "Số in trong văn bản / figures as printed",
        tags: ["evidence"],
        querystring: RevisionQuerySchema,
        response: { 200: StatementsAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const at = await revisionOf(request.query, ledger);
      await setRevision(reply, ledger, at.revision);
      const statements = await ledger.statements(at);
      return {
        revision: at.revision,
        statements: statements.map(({ batchId: _batch, position: _position, amount, ...statement }) => ({
          ...statement,
          amount: amount === null ? null : amount.toString(),
        })),
      };
    },
  );
  server.get(
    apiPaths.findings,
    {
      schema: {
        operationId: "getFindings",
        summary: "Chỗ cần xem, chỗ khớp / findings and passed checks",
        tags: ["evidence"],
        querystring: RevisionQuerySchema,
        response: { 200: FindingsAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const at = await revisionOf(request.query, ledger);
      await setRevision(reply, ledger, at.revision);
      const { findings, checks } = await ledger.findings(at);
      return {
        revision: at.revision,
        findings: findings.map(({ batchId: _batch, position: _position, places, ...finding }) => ({
          ...finding,
          places: [...places],
        })),
        checks: checks.map(({ batchId: _batch, position: _position, places, ...check }) => ({
          ...check,
          places: [...places],
        })),
      };
    },
  );
};

async function revisionOf({ rev }: { readonly rev?: number }, ledger: Ledger): Promise<{ readonly revision: number }> {
  return { revision: rev ?? (await ledger.latest()).revision };
}
