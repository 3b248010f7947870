/**
 * Chart images: GET /api/v1/charts/progress.svg, .png, and the same of plan, behind, cumulative, bridge, changes,
 * at-risk, distribution, projection, needed-pace, backtest.
 */
import { chartPaths } from "@giaingan/client";
import {
  type AtRiskChartQuery,
  AtRiskChartQuerySchema,
  BacktestChartQuerySchema,
  ChangesChartQuerySchema,
  ChartQuerySchema,
  ProjectionChartQuerySchema,
} from "@giaingan/client/schemas";
import {
  chartFileName,
  chartImage,
  type ChartImageOptions,
  type ChartName,
  type ChartSubject,
  imageFormats,
  imageMediaTypes,
} from "@giaingan/exchange";
import type { MovementProjectionAnswer } from "@giaingan/finance/projection";
import {
  askBacktest,
  askChanges,
  askProgress,
  askProjection,
  type Ledger,
  type LedgerAnswer,
  provenanceOf,
} from "@giaingan/ledger";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import { readChangesQuestion, readProgressQuestion, readQuestion } from "../question.ts";
import { problemResponses } from "../problem.ts";
import { setRevision } from "../revision-cache.ts";

export const chartRoutes: FastifyPluginAsync<{ readonly ledger: Ledger }> = async (server, { ledger }) => {
  for (const [chart, operationName, summary, by] of [
    ["progress", "Progress", "Biểu đồ tiến độ / progress chart", "source"],
    ["plan", "Plan", "Biểu đồ kế hoạch theo nguồn / plan by source", "source"],
    ["behind", "Behind", "Ai chậm so với thời gian, theo số tiền / who is behind, by money", "unit"],
    ["distribution", "Distribution", "Bao nhiêu dự án đã giải ngân bao nhiêu / how many disbursed how much", "project"],
  ] as const) {
    addChartRoutes(server, ledger, {
      chart,
      operationName,
      summary,
      querystring: ChartQuerySchema,
      ask: async ({ lang: _lang, theme: _theme, ...query }) => {
        const { answer, revision } = await askProgress(ledger, readProgressQuestion({ by, ...query }));
        return { subject: { chart, answer }, revision };
      },
    });
  }
  for (const [chart, operationName, summary] of [
    ["bridge", "Bridge", "Vì sao số liệu thay đổi / why the figures changed"],
    ["changes", "Changes", "Tỷ lệ giải ngân ở hai ngày, theo nhóm / shares disbursed by two days, by group"],
  ] as const) {
    addChartRoutes(server, ledger, {
      chart,
      operationName,
      summary,
      querystring: ChangesChartQuerySchema,
      ask: async ({ lang: _lang, theme: _theme, ...query }) => {
        const { answer, revision } = await askChanges(ledger, readChangesQuestion({ by: "unit", ...query }));
        return { subject: { chart, answer }, revision };
      },
    });
  }
  for (const [chart, operationName, summary] of [
    ["cumulative", "Cumulative", "Lũy kế giải ngân từng tháng / running totals month by month"],
    ["projection", "Projection", "Biểu đồ dự báo với khoảng tin cậy / projection with its intervals"],
    ["needed-pace", "NeededPace", "Biểu đồ tốc độ cần có / pace needed to reach the plan"],
  ] as const) {
    addChartRoutes(server, ledger, {
      chart,
      operationName,
      summary,
      querystring: ProjectionChartQuerySchema,
      ask: async (query) => {
        const { answer, revision } = await askGroups(ledger, query);
        return { subject: { chart, answer }, revision };
      },
    });
  }
  addChartRoutes(server, ledger, {
    chart: "at-risk",
    operationName: "AtRisk",
    summary: "Vốn có thể không kịp giải ngân, theo nhóm / money that may not be disbursed in time, by group",
    querystring: AtRiskChartQuerySchema,
    ask: async ({ by = "unit", ...query }) => {
      const { answer, revision } = await askGroups(ledger, { by, ...query });
      return { subject: { chart: "at-risk", answer }, revision };
    },
  });
  addChartRoutes(server, ledger, {
    chart: "backtest",
    operationName: "Backtest",
    summary: "Bảng dự báo thử các năm trước / past years projected, and how wrong",
    querystring: BacktestChartQuerySchema,
    ask: async ({ lang: _lang, theme: _theme, deadline = "12-31", uncapped, ...query }) => {
      const question = readQuestion(query);
      const asked = { ...question, deadline, isCapped: uncapped !== "true" };
      const { answer, revision } = await askBacktest(ledger, asked);
      const asOf = question.asOf ?? (await ledger.overview({ revision })).dataDate;
      return { subject: { chart: "backtest", answer: { ...answer, asOf } }, revision };
    },
  });
};

/** Without `by`, the whole alone. */
async function askGroups(
  ledger: Ledger,
  { lang: _lang, theme: _theme, deadline = "12-31", method, uncapped, ...query }: AtRiskChartQuery,
): Promise<LedgerAnswer<MovementProjectionAnswer>> {
  const question = readQuestion(query, { by: [] });
  return askProjection(ledger, { ...question, deadline, method, isCapped: uncapped !== "true" });
}

/** What makes the routes of a chart. */
interface ChartRoutes<Query extends TSchema> {
  readonly chart: ChartName;
  /** Between "get" and "ChartSvg". */
  readonly operationName: string;
  /** Vietnamese / English. */
  readonly summary: string;
  readonly querystring: Query;
  readonly ask: (query: Static<Query>) => Promise<{ readonly subject: ChartSubject; readonly revision: number }>;
}

/** How a picture is asked for, of whatever chart. */
interface PictureQuery {
  readonly lang?: ChartImageOptions["language"];
  readonly theme?: ChartImageOptions["theme"];
}

/** Adds one route a format. */
function addChartRoutes<Query extends TSchema>(
  server: FastifyInstance,
  ledger: Ledger,
  { chart, operationName, summary, querystring, ask }: ChartRoutes<Query>,
): void {
  for (const format of imageFormats) {
    const schema = {
      operationId: `get${operationName}Chart${format === "svg" ? "Svg" : "Png"}`,
      summary,
      tags: ["charts"],
      querystring,
      response: {
        200: { description: "The picture", content: { [imageMediaTypes[format]]: { schema: Type.Any() } } },
        ...problemResponses,
      },
    };
    server.get(`${chartPaths[chart]}.${format}`, { schema }, async (request, reply) => {
      const { lang = "vi", theme = "light" } = request.query as PictureQuery;
      const { subject, revision } = await ask(request.query as Static<Query>);
      await setRevision(reply, ledger, revision);
      const provenance = await provenanceOf(ledger, revision);
      const image = await chartImage(subject, { format, language: lang, theme, provenance });
      return reply
        .type(imageMediaTypes[format])
        .header("content-disposition", `inline; filename="${chartFileName(subject, format)}"`)
        .send(Buffer.from(image));
    });
  }
}
