/**
 * The questions of the field: rates, plan, settlement, advances, lapse, pace, changes, mobilised, reconcile.
 */
import { apiPaths } from "@giaingan/client";
import {
  AdvancesAnswerSchema,
  AdvancesQuerySchema,
  ChangesAnswerSchema,
  ChangesQuerySchema,
  LapseAnswerSchema,
  LapseQuerySchema,
  MobilisedAnswerSchema,
  MobilisedQuerySchema,
  PaceAnswerSchema,
  PaceQuerySchema,
  PlanAnswerSchema,
  BacktestAnswerSchema,
  BacktestQuerySchema,
  ProjectionAnswerSchema,
  ProjectionQuerySchema,
  QuestionQuerySchema,
  RatesAnswerSchema,
  RatesQuerySchema,
  ReconcileAnswerSchema,
  ReconcileQuerySchema,
  SettlementAnswerSchema,
  SettlementQuerySchema,
} from "@giaingan/client/schemas";
import type { LapseAnswer } from "@giaingan/finance/lapse";
import type { Policy } from "@giaingan/finance/policies";
import {
  askAdvances,
  askBacktest,
  askChanges,
  askLapse,
  askMobilised,
  askPace,
  askPlan,
  askProjectedLapse,
  askProjection,
  askRates,
  askReconcile,
  askSettlement,
  type Ledger,
  type LedgerAnswer,
} from "@giaingan/ledger";
import type { FastifyInstance } from "fastify";
import { addAnswerRoute, serializeWhole } from "../answer-route.ts";
import { readAdvancesQuestion, readChangesQuestion, readQuestion, readRatesQuestion } from "../question.ts";
import { markRules } from "../revision-cache.ts";

/** What the routes answer from. */
export interface AnswerRouteOptions {
  readonly ledger: Ledger;
  readonly policies: readonly Policy[];
}

/** Adds the routes of all questions. */
export async function answerRoutes(server: FastifyInstance, options: AnswerRouteOptions): Promise<void> {
  serializeWhole(server);
  addPlanRoutes(server, options);
  addTimeRoutes(server, options);
  addAnswerRoute(server, options.ledger, {
    path: apiPaths.reconcile,
    operationId: "getReconciliation",
    summary: "Đối chiếu số in trong văn bản với sổ / printed figures against the record",
    tag: "reconciliation",
    querystring: ReconcileQuerySchema,
    response: ReconcileAnswerSchema,
    ask: (query) => askReconcile(options.ledger, readQuestion(query, { by: [] })),
  });
}

function addPlanRoutes(server: FastifyInstance, { ledger, policies }: AnswerRouteOptions): void {
  addAnswerRoute(server, ledger, {
    path: apiPaths.rates,
    operationId: "getRates",
    summary: "Tỷ lệ giải ngân trên mọi mẫu số / the rate on every denominator",
    tag: "progress",
    querystring: RatesQuerySchema,
    response: RatesAnswerSchema,
    ask: (query) => askRates(ledger, readRatesQuestion(query)),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.plan,
    operationId: "getPlan",
    summary: "Kế hoạch vốn và diễn biến / the plan and its history",
    tag: "plan",
    querystring: QuestionQuerySchema,
    response: PlanAnswerSchema,
    ask: (query) => askPlan(ledger, readQuestion(query)),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.settlement,
    operationId: "getSettlement",
    summary: "Quyết toán theo niên độ / settlement of the budget year",
    tag: "plan",
    querystring: SettlementQuerySchema,
    response: SettlementAnswerSchema,
    rules: markRules(policies),
    ask: ({ programme = null, ...query }) => askSettlement(ledger, { ...readQuestion(query), policies, programme }),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.mobilised,
    operationId: "getMobilised",
    summary: "Huy động ngoài ngân sách / raised outside the budget",
    tag: "plan",
    querystring: MobilisedQuerySchema,
    response: MobilisedAnswerSchema,
    ask: (query) => askMobilised(ledger, readQuestion(query, { by: ["unit"] })),
  });
}

function addTimeRoutes(server: FastifyInstance, { ledger, policies }: AnswerRouteOptions): void {
  const rules = markRules(policies);
  addAnswerRoute(server, ledger, {
    path: apiPaths.advances,
    operationId: "getAdvances",
    summary: "Tạm ứng chưa thu hồi theo tuổi / advances outstanding by age",
    tag: "time",
    querystring: AdvancesQuerySchema,
    response: AdvancesAnswerSchema,
    ask: (query) => askAdvances(ledger, readAdvancesQuestion(query)),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.lapse,
    operationId: "getLapse",
    summary: "Vốn có nguy cơ bị hủy theo từng thời hạn / money at risk at each deadline",
    tag: "time",
    querystring: LapseQuerySchema,
    response: LapseAnswerSchema,
    rules,
    ask: ({ programme = null, projected, faster: fasterShare = 0.1, ...query }): Promise<LedgerAnswer<LapseAnswer>> => {
      const question = { ...readQuestion(query), policies, programme };
      return projected === "true"
        ? askProjectedLapse(ledger, { ...question, fasterShare })
        : askLapse(ledger, question);
    },
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.pace,
    operationId: "getPace",
    summary: "Nhịp độ giải ngân so với mục tiêu / pace against targets and curves",
    tag: "time",
    querystring: PaceQuerySchema,
    response: PaceAnswerSchema,
    rules,
    ask: ({ programme = null, curve = "calendar", ...query }) =>
      askPace(ledger, { ...readQuestion(query), policies, programme, curve }),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.projection,
    operationId: "getProjection",
    summary: "Dự báo giải ngân đến hạn / what will be disbursed by the deadline",
    tag: "time",
    querystring: ProjectionQuerySchema,
    response: ProjectionAnswerSchema,
    ask: ({ deadline = "12-31", method, uncapped, ...query }) =>
      askProjection(ledger, { ...readQuestion(query), deadline, method, isCapped: uncapped !== "true" }),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.backtest,
    operationId: "getBacktest",
    summary: "Dự báo thử các năm trước / past years projected, and how wrong",
    tag: "time",
    querystring: BacktestQuerySchema,
    response: BacktestAnswerSchema,
    ask: ({ deadline = "12-31", uncapped, ...query }) =>
      askBacktest(ledger, { ...readQuestion(query), deadline, isCapped: uncapped !== "true" }),
  });
  addAnswerRoute(server, ledger, {
    path: apiPaths.changes,
    operationId: "getChanges",
    summary: "Biến động giữa hai ngày, hai bản ghi / the bridge between two dates or revisions",
    tag: "time",
    querystring: ChangesQuerySchema,
    response: ChangesAnswerSchema,
    ask: (query) => askChanges(ledger, readChangesQuestion(query)),
  });
}
