/**
 * A typed client of the API, for the browser and for Node: it asks, and turns a problem answer into an `ApiProblem`.
 */
import type { RatesAnswer } from "@giaingan/finance";
import type { LapseAnswer } from "@giaingan/finance/lapse";
import type { PaceAnswer } from "@giaingan/finance/pace";
import type { CapeCodAnswer, ChainLadderAnswer, PriorMethodAnswer } from "@giaingan/finance/triangles";
import type { BacktestAnswer, MovementProjectionAnswer, ProjectedLapseAnswer } from "@giaingan/finance/projection";
import type { ChangesAnswer } from "@giaingan/finance/changes";
import type { AdvancesAnswer, MobilisedAnswer, PlanAnswer, SettlementAnswer } from "@giaingan/finance/plan";
import type { FigureReconciliation, ReconcileAnswer, TreasuryReconciliation } from "@giaingan/finance/reconciliation";
import type { Wire, WireAnswer } from "./answer-wire.ts";
import type {
  AdvancesQuery,
  AtRiskChartQuery,
  BacktestChartQuery,
  BatchBody,
  ChangesQuery,
  ChangesChartQuery,
  ChartQuery,
  EntriesQuery,
  FiguresBody,
  ImportBody,
  LapseQuery,
  PaceQuery,
  BacktestQuery,
  ProjectionChartQuery,
  ProjectionQuery,
  PeriodChangeBody,
  ProgressQuery,
  QuestionQuery,
  RatesQuery,
  SettlementQuery,
  ReferenceQuery,
  TableBody,
  TreasuryBody,
  TriangleBody,
  WireBackupTaken,
  WireBatchPosted,
  WireEntries,
  WireFindings,
  WireImportFile,
  WireImportPosted,
  WireImportPreview,
  WireLedgerOverview,
  WirePeriodChanged,
  WirePeriods,
  WirePolicies,
  WireProblem,
  WireProgress,
  WireReference,
  WireStatements,
  UndoBody,
  WireUndoPosted,
} from "./schemas.ts";

/** Where the API answers. */
export const apiPaths = {
  ledger: "/api/v1/ledger",
  progress: "/api/v1/progress",
  rates: "/api/v1/rates",
  plan: "/api/v1/plan",
  settlement: "/api/v1/settlement",
  advances: "/api/v1/advances",
  lapse: "/api/v1/lapse",
  pace: "/api/v1/pace",
  projection: "/api/v1/projection",
  backtest: "/api/v1/backtest",
  triangle: "/api/v1/triangle",
  changes: "/api/v1/changes",
  mobilised: "/api/v1/mobilised",
  reconcile: "/api/v1/reconcile",
  reconcileFigures: "/api/v1/reconcile/figures",
  reconcileTable: "/api/v1/reconcile/table",
  reconcileTreasury: "/api/v1/reconcile/treasury",
  policies: "/api/v1/policies",
  reference: "/api/v1/reference",
  entries: "/api/v1/entries",
  periods: "/api/v1/periods",
  backup: "/api/v1/backup",
  batches: "/api/v1/batches",
  undos: "/api/v1/undos",
  importFiles: "/api/v1/import-files",
  importPreviews: "/api/v1/import-previews",
  imports: "/api/v1/imports",
  errorWorkbooks: "/api/v1/error-workbooks",
  statements: "/api/v1/statements",
  findings: "/api/v1/findings",
  progressChart: "/api/v1/charts/progress",
  planChart: "/api/v1/charts/plan",
  projectionChart: "/api/v1/charts/projection",
  behindChart: "/api/v1/charts/behind",
  distributionChart: "/api/v1/charts/distribution",
  cumulativeChart: "/api/v1/charts/cumulative",
  bridgeChart: "/api/v1/charts/bridge",
  changesChart: "/api/v1/charts/changes",
  atRiskChart: "/api/v1/charts/at-risk",
  neededPaceChart: "/api/v1/charts/needed-pace",
  backtestChart: "/api/v1/charts/backtest",
} as const;

/** What an error workbook is. */
export const workbookMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The charts, with what each can be asked. */
export interface ChartQueries {
  readonly progress: ChartQuery;
  readonly plan: ChartQuery;
  readonly behind: ChartQuery;
  readonly distribution: ChartQuery;
  readonly cumulative: ProjectionChartQuery;
  readonly bridge: ChangesChartQuery;
  readonly changes: ChangesChartQuery;
  readonly "at-risk": AtRiskChartQuery;
  readonly projection: ProjectionChartQuery;
  readonly "needed-pace": ProjectionChartQuery;
  readonly backtest: BacktestChartQuery;
}

/** Where each chart is, without the format at its end. */
export const chartPaths: Readonly<Record<keyof ChartQueries, string>> = {
  progress: apiPaths.progressChart,
  plan: apiPaths.planChart,
  behind: apiPaths.behindChart,
  distribution: apiPaths.distributionChart,
  cumulative: apiPaths.cumulativeChart,
  bridge: apiPaths.bridgeChart,
  changes: apiPaths.changesChart,
  "at-risk": apiPaths.atRiskChart,
  projection: apiPaths.projectionChart,
  "needed-pace": apiPaths.neededPaceChart,
  backtest: apiPaths.backtestChart,
};

/** The API refused, or could not be reached (`problem` null). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: WireProblem | null;

  constructor(message: string, problem: WireProblem | null) {
    super(message);
    this.problem = problem;
  }
}

/** An answer with the tag of the state that it is of, to be shown when it is changed. */
export type Tagged<Answer> = Answer & { readonly tag: string };

/** What the API can be asked. Every method rejects with `ApiProblem`. */
export interface ApiClient {
  readonly ledger: (query?: { readonly rev?: number }) => Promise<WireLedgerOverview>;
  readonly progress: (query: ProgressQuery) => Promise<WireProgress>;
  /** The rate on every basis, side by side. */
  readonly rates: (query?: RatesQuery) => Promise<WireAnswer<RatesAnswer>>;
  /** What made the plan, and its history. */
  readonly plan: (query?: QuestionQuery) => Promise<WireAnswer<PlanAnswer>>;
  /** The budget year settled: paid, carried further, cancelled, still to cancel. */
  readonly settlement: (query?: SettlementQuery) => Promise<WireAnswer<SettlementAnswer>>;
  /** Advances outstanding, with their age. */
  readonly advances: (query?: AdvancesQuery) => Promise<WireAnswer<AdvancesAnswer>>;
  /** What will lapse, by group and deadline. */
  readonly lapse: (query?: LapseQuery) => Promise<WireAnswer<LapseAnswer | ProjectedLapseAnswer>>;
  /** Pace against targets and against the plan to date. */
  readonly pace: (query?: PaceQuery) => Promise<WireAnswer<PaceAnswer>>;
  /** What will be disbursed by the deadline. */
  readonly projection: (query?: ProjectionQuery) => Promise<WireAnswer<MovementProjectionAnswer>>;
  /** What every method would have said in past years, and how wrong. */
  readonly backtest: (query?: BacktestQuery) => Promise<WireAnswer<BacktestAnswer>>;
  /** A triangle developed; nothing is posted. */
  readonly triangle: (body: TriangleBody) => Promise<ChainLadderAnswer | PriorMethodAnswer | CapeCodAnswer>;
  /** The bridge from one state of the record to another; `fromAsOf`, `fromRev` or both are needed. */
  readonly changes: (query: ChangesQuery) => Promise<WireAnswer<ChangesAnswer>>;
  /** What was raised outside the budget. */
  readonly mobilised: (query?: QuestionQuery) => Promise<WireAnswer<MobilisedAnswer>>;
  /** What documents printed, against the record. */
  readonly reconcile: (query?: QuestionQuery) => Promise<WireAnswer<ReconcileAnswer>>;
  /** Printed figures against each other; nothing is posted. */
  readonly reconcileFigures: (body: FiguresBody) => Promise<Wire<FigureReconciliation>>;
  /** A printed table against itself; nothing is posted. */
  readonly reconcileTable: (body: TableBody) => Promise<Wire<FigureReconciliation>>;
  /** A unit's payments against the Treasury's; nothing is posted. */
  readonly reconcileTreasury: (body: TreasuryBody) => Promise<Wire<TreasuryReconciliation>>;
  /** The rules that answers go by, each with its legal basis. */
  readonly policies: () => Promise<WirePolicies>;
  /** Units, programmes and projects. */
  readonly reference: (query?: ReferenceQuery) => Promise<WireReference>;
  readonly entries: (query: EntriesQuery) => Promise<WireEntries>;
  /** What is closed, and every closing and re-opening. */
  readonly periods: (query?: { readonly rev?: number }) => Promise<Tagged<WirePeriods>>;
  /** Backs the ledger up into the folder that the server was given. */
  readonly backup: () => Promise<WireBackupTaken>;
  /**
   * Posts a batch, all of it or nothing; the same sent again gives the same answer. `late: "firstOpenPeriod"` puts entries
   * of a closed period into the first open one.
   */
  readonly postBatch: (
    body: BatchBody,
    query?: { readonly late?: "refuse" | "firstOpenPeriod" },
  ) => Promise<WireBatchPosted>;
  /** Takes a batch back by one batch of reversals; the same sent again gives the same answer. */
  readonly undoBatch: (
    body: UndoBody,
    query?: { readonly late?: "refuse" | "firstOpenPeriod" },
  ) => Promise<WireUndoPosted>;
  /** Sends a file that is to be imported; it is kept for a while, and named by its hash. */
  readonly sendFile: (file: Blob, name: string) => Promise<WireImportFile>;
  /** What of a file would be posted, and what is doubtful; nothing is. */
  readonly previewImport: (body: ImportBody) => Promise<WireImportPreview>;
  /** Posts what is new of a file. */
  readonly postImport: (
    body: ImportBody,
    query?: { readonly late?: "refuse" | "firstOpenPeriod" },
  ) => Promise<WireImportPosted>;
  /** The file with its doubtful cells marked, as .xlsx. */
  readonly errorWorkbook: (body: ImportBody, query?: { readonly lang?: "vi" | "en" }) => Promise<Blob>;
  /** Closes a month or a budget year, or opens it again with a reason; `tag`: that of the `periods` its author has seen. */
  readonly changePeriod: (body: PeriodChangeBody, tag: string) => Promise<WirePeriodChanged>;
  readonly statements: (query?: { readonly rev?: number }) => Promise<WireStatements>;
  readonly findings: (query?: { readonly rev?: number }) => Promise<WireFindings>;
  /** The address of a chart image. */
  readonly chartAddress: <Chart extends keyof ChartQueries>(
    chart: Chart,
    format: "svg" | "png",
    query: ChartQueries[Chart],
  ) => string;
}

/**
 * Makes a client.
 *
 * @param baseAddress e.g. "http://127.0.0.1:4000"; empty for the page's own origin
 */
export function createApiClient(baseAddress = ""): ApiClient {
  const fetchGood = async (address: string, request: RequestInit): Promise<Response> => {
    const response = await fetch(`${baseAddress}${address}`, request).catch((error: unknown) => {
      throw new ApiProblem(error instanceof Error ? error.message : String(error), null);
    });
    if (response.ok) return response;
    const problem = await response.json().then(
      (body) => body as WireProblem,
      () => null,
    );
    throw new ApiProblem(problem?.detail ?? `HTTP ${response.status}`, problem);
  };
  const get = async (path: string, query: object = {}): Promise<Response> =>
    fetchGood(`${path}${queryText(query)}`, { headers: { accept: "application/json" } });
  const ask = async <Answer>(path: string, query: object = {}): Promise<Answer> =>
    (await (await get(path, query)).json()) as Answer;
  const askTagged = async <Answer>(path: string, query: object = {}): Promise<Tagged<Answer>> => {
    const response = await get(path, query);
    return { ...((await response.json()) as Answer), tag: response.headers.get("etag") ?? "" };
  };
  const send = async (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetchGood(path, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const post = async <Answer>(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
    (await (await send(path, body, headers)).json()) as Answer;
  return {
    ledger: (query) => ask(apiPaths.ledger, query),
    progress: (query) => ask(apiPaths.progress, query),
    rates: (query) => ask(apiPaths.rates, query),
    plan: (query) => ask(apiPaths.plan, query),
    settlement: (query) => ask(apiPaths.settlement, query),
    advances: (query) => ask(apiPaths.advances, query),
    lapse: (query) => ask(apiPaths.lapse, query),
    pace: (query) => ask(apiPaths.pace, query),
    projection: (query) => ask(apiPaths.projection, query),
    backtest: (query) => ask(apiPaths.backtest, query),
    triangle: (body) => post(apiPaths.triangle, body),
    changes: (query) => ask(apiPaths.changes, query),
    mobilised: (query) => ask(apiPaths.mobilised, query),
    reconcile: (query) => ask(apiPaths.reconcile, query),
    reconcileFigures: (body) => post(apiPaths.reconcileFigures, body),
    reconcileTable: (body) => post(apiPaths.reconcileTable, body),
    reconcileTreasury: (body) => post(apiPaths.reconcileTreasury, body),
    policies: () => ask(apiPaths.policies),
    reference: (query) => ask(apiPaths.reference, query),
    entries: (query) => ask(apiPaths.entries, query),
    periods: (query) => askTagged(apiPaths.periods, query),
    backup: () => post(apiPaths.backup, {}),
    postBatch: (body, query = {}) => post(`${apiPaths.batches}${queryText(query)}`, body),
    undoBatch: (body, query = {}) => post(`${apiPaths.undos}${queryText(query)}`, body),
    sendFile: async (file, name) => {
      const headers = { accept: "application/json", "content-type": "application/octet-stream" };
      const request = { method: "POST", headers, body: file };
      const response = await fetchGood(`${apiPaths.importFiles}${queryText({ name })}`, request);
      return (await response.json()) as WireImportFile;
    },
    previewImport: (body) => post(apiPaths.importPreviews, body),
    postImport: (body, query = {}) => post(`${apiPaths.imports}${queryText(query)}`, body),
    errorWorkbook: async (body, query = {}) =>
      (await send(`${apiPaths.errorWorkbooks}${queryText(query)}`, body, { accept: workbookMediaType })).blob(),
    changePeriod: (body, tag) => post(apiPaths.periods, body, { "if-match": tag }),
    statements: (query) => ask(apiPaths.statements, query),
    findings: (query) => ask(apiPaths.findings, query),
    chartAddress: (chart, format, query) => `${baseAddress}${chartPaths[chart]}.${format}${queryText(query)}`,
  };
}

function queryText(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
