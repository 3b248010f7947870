/** A typed client of the API and the wire form of its answers. The schemas are in `@giaingan/client/schemas`. */
export { type ApiClient, apiPaths, ApiProblem, createApiClient } from "./api-client.ts";
export { toWire, type Wire, type WireAnswer } from "./answer-wire.ts";
export { toWireProgress } from "./progress-wire.ts";
export type {
  AdvancesQuery,
  BacktestQuery,
  ChangesQuery,
  ChartQuery,
  EntriesQuery,
  FiguresBody,
  LapseQuery,
  PaceQuery,
  PeriodChangeBody,
  ProgressQuery,
  ProjectionQuery,
  QuestionQuery,
  RatesQuery,
  ReferenceQuery,
  TableBody,
  TreasuryBody,
  WireEntries,
  WireEntry,
  WireFindings,
  WireLedgerOverview,
  WirePeriodChanged,
  WirePeriods,
  WirePolicies,
  WireProblem,
  WireProgress,
  WireProgressGroup,
  WireReference,
  WireStatements,
} from "./schemas.ts";
