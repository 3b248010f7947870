/**
 * A typed client of the API, for the browser and for Node: it asks, and turns a problem answer into an `ApiProblem`.
 */
import type {
  ChartQuery,
  EntriesQuery,
  ProgressQuery,
  WireEntries,
  WireFindings,
  WireLedgerOverview,
  WireProblem,
  WireProgress,
  WireStatements,
} from "./schemas.ts";

/** Where the API answers. */
export const apiPaths = {
  ledger: "/api/v1/ledger",
  progress: "/api/v1/progress",
  entries: "/api/v1/entries",
  statements: "/api/v1/statements",
  findings: "/api/v1/findings",
  progressChart: "/api/v1/charts/progress",
  planChart: "/api/v1/charts/plan",
} as const;

/** The API refused, or could not be reached (`problem` null). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly problem: WireProblem | null;

  constructor(message: string, problem: WireProblem | null) {
    super(message);
    this.problem = problem;
  }
}

/** What the API can be asked. Every method rejects with `ApiProblem`. */
export interface ApiClient {
  readonly ledger: (query?: { readonly rev?: number }) => Promise<WireLedgerOverview>;
  readonly progress: (query: ProgressQuery) => Promise<WireProgress>;
  readonly entries: (query: EntriesQuery) => Promise<WireEntries>;
  readonly statements: (query?: { readonly rev?: number }) => Promise<WireStatements>;
  readonly findings: (query?: { readonly rev?: number }) => Promise<WireFindings>;
  /** The address of a chart image. */
  readonly chartAddress: (chart: "progress" | "plan", format: "svg" | "png", query: ChartQuery) => string;
}

/**
 * Makes a client.
 *
 * @param baseAddress e.g. "http://127.0.0.1:4000"; empty for the page's own origin
 */
export function createApiClient(baseAddress = ""): ApiClient {
  const ask = async <Answer>(path: string, query: object = {}): Promise<Answer> => {
    const response = await fetch(`${baseAddress}${path}${queryText(query)}`, {
      headers: { accept: "application/json" },
    }).catch((error: unknown) => {
      throw new ApiProblem(error instanceof Error ? error.message : String(error), null);
    });
    if (response.ok) return (await response.json()) as Answer;
    const problem = await response.json().then(
      (body) => body as WireProblem,
      () => null,
    );
    throw new ApiProblem(problem?.detail ?? `HTTP ${response.status}`, problem);
  };
  return {
    ledger: (query) => ask(apiPaths.ledger, query),
    progress: (query) => ask(apiPaths.progress, query),
    entries: (query) => ask(apiPaths.entries, query),
    statements: (query) => ask(apiPaths.statements, query),
    findings: (query) => ask(apiPaths.findings, query),
    chartAddress: (chart, format, query) => `${baseAddress}${apiPaths[`${chart}Chart`]}.${format}${queryText(query)}`,
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
