/**
 * GET /api/v1/entries: the entries behind a number, which sum to it to the đồng.
 */
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { apiPaths } from "@giaingan/client";
import { EntriesAnswerSchema, EntriesQuerySchema, type WireEntry } from "@giaingan/client/schemas";
import { sourceLabel } from "@giaingan/finance";
import { askProgress, type Ledger, type RecordedEntry } from "@giaingan/ledger";
import { selectionOfGroup } from "../group-filter.ts";
import { readProgressQuestion } from "../question.ts";
import { problemResponses } from "../problem.ts";
import { setRevision } from "../revision-cache.ts";

const pageSize = 200;

export const entryRoutes: FastifyPluginAsyncTypebox<{ readonly ledger: Ledger }> = async (server, { ledger }) => {
  server.get(
    apiPaths.entries,
    {
      schema: {
        operationId: "getEntries",
        summary: "Bút toán đứng sau một con số / the entries behind a number",
        tags: ["evidence"],
        querystring: EntriesQuerySchema,
        response: { 200: EntriesAnswerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { measure = "plan", key = null, limit = pageSize, cursor, ...query } = request.query;
      const question = readProgressQuestion(query);
      // The same date and budget year as the number that was opened; its groups are not asked for.
      const by = question.by.filter((each) => each === "year");
      const { answer, revision } = await askProgress(ledger, { ...question, by });
      await setRevision(reply, ledger, revision);
      const selection = selectionOfGroup({
        ...question,
        key,
        asOf: answer.asOf,
        fiscalYear: answer.fiscalYear,
        hasCarryOver: answer.carriedOverPlan !== null,
      });
      const page = await ledger.entries({
        ...selection,
        revision,
        measure: measure === "plan" ? openedPlans[answer.basis] : measure,
        limit,
        cursor,
      });
      return {
        asOf: selection.asOf,
        revision,
        count: page.totalCount,
        total: (page.totalSum ?? 0n).toString(),
        entries: page.entries.map(wireEntry),
        nextCursor: page.nextCursor,
      };
    },
  );
};

/** The number that stands for the plan on each basis. Late additions are not left out of the entries: each has its date. */
const openedPlans = {
  includingCarryOver: "plan",
  excludingCarryOver: "currentPlan",
  assigned: "assignedPlan",
  allocated: "allocatedPlan",
  excludingLateAdditions: "plan",
} as const;

function wireEntry(entry: RecordedEntry): WireEntry {
  return {
    id: entry.id,
    revision: entry.revision,
    recordedAt: entry.recordedAt,
    kind: entry.kind,
    effectiveOn: entry.effectiveOn,
    fiscalYear: entry.fiscalYear,
    unitId: entry.unitId,
    projectId: entry.projectId,
    componentId: entry.componentId,
    source: entry.source,
    sourceLabel: sourceLabel(entry.source, { fiscalYear: entry.fiscalYear }),
    amount: entry.amount.toString(),
    effect: entry.effect.toString(),
    document: entry.document,
    documentName: entry.documentName,
    reverses: entry.reverses,
    reason: entry.reason,
    late: entry.late ?? null,
  };
}
