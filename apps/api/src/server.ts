/**
 * The server: routes, limits, headers, the OpenAPI document and the dashboard's files. `inject` is how tests ask it.
 */
import etag from "@fastify/etag";
import helmet from "@fastify/helmet";
import staticFiles from "@fastify/static";
import swagger from "@fastify/swagger";
import { type TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { NoQuerySchema } from "@giaingan/client/schemas";
import { openProfileStore } from "@giaingan/exchange";
import { builtInPolicies, type Policy } from "@giaingan/finance/policies";
import type { ReferenceData } from "@giaingan/finance/reference";
import { standardReference } from "@giaingan/finance/reference-data";
import type { Ledger } from "@giaingan/ledger";
import fastify, { type FastifyInstance } from "fastify";
import { drainOnClose } from "./draining.ts";
import { defaultRequestsMax, shedLoad } from "./load-shedding.ts";
import { allowLoopbackOnly } from "./local-access.ts";
import { answerBrokenAddress, answerBrokenRequest, answerProblems } from "./problem.ts";
import { takeTurns } from "./reading-turns.ts";
import { answerUnchanged } from "./revision-cache.ts";
import { answerRoutes } from "./routes/answers.ts";
import { backupRoutes } from "./routes/backups.ts";
import { batchRoutes } from "./routes/batches.ts";
import { chartRoutes } from "./routes/charts.ts";
import { entryRoutes } from "./routes/entries.ts";
import { importRoutes } from "./routes/imports.ts";
import { ledgerRoutes } from "./routes/ledger.ts";
import { periodRoutes } from "./routes/periods.ts";
import { progressRoutes } from "./routes/progress.ts";
import { triangleRoutes } from "./routes/triangles.ts";
import { reconciliationRoutes } from "./routes/reconciliation.ts";
import { ruleRoutes } from "./routes/rules.ts";

/** Fastify's own defaults are 0, which means without limit. */
const limits = {
  bodyLimit: 1_048_576,
  requestTimeout: 30_000,
  connectionTimeout: 60_000,
  keepAliveTimeout: 10_000,
  http: { headersTimeout: 20_000, maxHeaderSize: 16_384 },
  routerOptions: { maxParamLength: 200 },
} as const;

/** Longer nobody waits for an answer; a backup has a limit of its own. Shorter than a connection may be silent. */
const answerTimeoutMsDefault = 50_000;
/** Connections at once; those above are closed. Far more than requests that are answered at once: a browser keeps several. */
const connectionsMax = 1_000;

/** What the server serves. */
export interface ServerOptions {
  readonly ledger: Ledger;
  /** Folder of the built dashboard; null serves the API alone. */
  readonly dashboardFolder: string | null;
  /** The rules that answers go by; left out: the built-in policies. */
  readonly policies?: readonly Policy[];
  /** Units, programmes and projects; left out: the standard ones. */
  readonly reference?: ReferenceData;
  /** Where `POST /backup` writes; left out or null: it is refused. */
  readonly backupFolder?: string | null;
  /** Where what officers settle of imported files is remembered; left out or null: nowhere. */
  readonly profilePath?: string | null;
  /** Requests answered at once; more are refused with 503. Left out: 100. */
  readonly requestsMax?: number;
  /** How long an answer may take before the request is told so, with 503. Left out: 50 s. */
  readonly answerTimeoutMs?: number;
  readonly isLogging?: boolean;
}

/** Builds the server without listening. */
export async function buildServer({
  ledger,
  dashboardFolder,
  policies = builtInPolicies,
  reference = standardReference,
  backupFolder = null,
  profilePath = null,
  requestsMax = defaultRequestsMax,
  answerTimeoutMs = answerTimeoutMsDefault,
  isLogging = false,
}: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    ...limits,
    handlerTimeout: answerTimeoutMs,
    logger: isLogging,
    forceCloseConnections: "idle",
    // Fastify's own answer to a request that comes while it ends is no problem document; `shedLoad` gives one.
    return503OnClosing: false,
    frameworkErrors: answerBrokenAddress,
    clientErrorHandler: answerBrokenRequest,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  server.server.maxConnections = connectionsMax;
  answerProblems(server);
  drainOnClose(server);
  allowLoopbackOnly(server);
  shedLoad(server, { requestsMax });
  answerUnchanged(server, { ledger, policies });
  takeTurns(server);
  await server.register(helmet, {
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  await server.register(etag, { replyWith304: true });
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "giaingan",
        version: "0.1.0",
        description:
          "Thực hiện ngân sách: kế hoạch, giải ngân, thời hạn, đối chiếu, bút toán. / Budget execution: plan, disbursement, deadlines, reconciliation, entries.",
        license: { name: "MIT", identifier: "MIT" },
      },
      tags: [
        { name: "progress", description: "Tiến độ / progress" },
        { name: "plan", description: "Kế hoạch, quyết toán, huy động / plan, settlement, mobilised" },
        { name: "time", description: "Tạm ứng, thời hạn, nhịp độ, biến động / advances, deadlines, pace, changes" },
        { name: "reconciliation", description: "Đối chiếu / reconciliation" },
        { name: "rules", description: "Quy định, danh mục / rules and reference data" },
        { name: "evidence", description: "Bút toán, số in, phát hiện / entries, printed figures, findings" },
        { name: "charts", description: "Ảnh biểu đồ / chart images" },
        { name: "service", description: "Tình trạng / health" },
      ],
    },
  });
  await server.register(ledgerRoutes, { ledger });
  await server.register(progressRoutes, { ledger });
  await server.register(answerRoutes, { ledger, policies });
  await server.register(reconciliationRoutes);
  await server.register(triangleRoutes);
  await server.register(ruleRoutes, { policies, reference });
  await server.register(entryRoutes, { ledger });
  await server.register(batchRoutes, { ledger, policies, reference });
  await server.register(importRoutes, { ledger, policies, reference, profiles: openProfileStore(profilePath) });
  await server.register(periodRoutes, { ledger });
  await server.register(backupRoutes, { ledger, backupFolder });
  await server.register(chartRoutes, { ledger });
  server.get("/openapi.json", { schema: { hide: true, querystring: NoQuerySchema } }, async () => server.swagger());
  if (dashboardFolder !== null) {
    await server.register(staticFiles, {
      root: dashboardFolder,
      cacheControl: false,
      etag: true,
      index: ["index.html"],
    });
  }
  return server;
}
