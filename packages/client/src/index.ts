/** A typed client of the API and the wire form of its answers. The schemas are in `@giaingan/client/schemas`. */
export { type ApiClient, apiPaths, ApiProblem, createApiClient } from "./api-client.ts";
export { toWireProgress } from "./progress-wire.ts";
export type {
  ChartQuery,
  EntriesQuery,
  ProgressQuery,
  WireEntries,
  WireEntry,
  WireFindings,
  WireLedgerOverview,
  WireProblem,
  WireProgress,
  WireProgressGroup,
  WireStatements,
} from "./schemas.ts";
