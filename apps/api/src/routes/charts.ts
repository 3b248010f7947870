/**
 * Chart images: GET /api/v1/charts/progress.svg, .png, plan.svg, plan.png.
 */
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { apiPaths } from "@giaingan/client";
import { ChartQuerySchema } from "@giaingan/client/schemas";
import { chartFileName, chartImage, chartNames, imageFormats, imageMediaTypes } from "@giaingan/exchange";
import { askProgress, type Ledger, provenanceOf } from "@giaingan/ledger";
import { Type } from "typebox";
import { readProgressQuestion } from "../question.ts";
import { problemResponses } from "../problem.ts";
import { setRevision } from "../revision-cache.ts";

const chartPaths = { progress: apiPaths.progressChart, plan: apiPaths.planChart } as const;

const summaries = {
  progress: "Biểu đồ tiến độ / progress chart",
  plan: "Biểu đồ kế hoạch theo nguồn / plan by source",
} as const;

export const chartRoutes: FastifyPluginAsyncTypebox<{ readonly ledger: Ledger }> = async (server, { ledger }) => {
  for (const chart of chartNames) {
    for (const format of imageFormats) {
      server.get(
        `${chartPaths[chart]}.${format}`,
        {
          schema: {
            operationId: `get${chart === "plan" ? "Plan" : "Progress"}Chart${format === "svg" ? "Svg" : "Png"}`,
            summary: summaries[chart],
            tags: ["charts"],
            querystring: ChartQuerySchema,
            response: {
              200: { description: "The picture", content: { [imageMediaTypes[format]]: { schema: Type.Any() } } },
              ...problemResponses,
            },
          },
        },
        async (request, reply) => {
          const { lang = "vi", theme = "light", ...query } = request.query;
          const { answer, revision } = await askProgress(ledger, readProgressQuestion(query));
          await setRevision(reply, ledger, revision);
          const image = await chartImage(answer, {
            chart,
            format,
            language: lang,
            theme,
            provenance: await provenanceOf(ledger, revision),
          });
          return reply
            .type(imageMediaTypes[format])
            .header("content-disposition", `inline; filename="${chartFileName(answer, chart, format)}"`)
            .send(Buffer.from(image));
        },
      );
    }
  }
};
