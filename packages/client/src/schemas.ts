/**
 * Wire schemas: the shapes that the API answers with and the parameters that it takes, as JSON Schema.
 *
 * Amounts are strings of whole đồng, rates are decimal strings, dates are `YYYY-MM-DD`; null means "not stated" and
 * is never zero. The API serves these schemas in its OpenAPI document; the dashboard takes its types from them.
 */
import { entryKinds, moneyRoles, planBases, rateRoles } from "@giaingan/finance";
import { type Static, Type } from "typebox";
import {
  FindingSchema,
  AmountSchema,
  BilingualSchema,
  DecimalSchema,
  FundingSourceSchema,
  nullable,
  object,
  oneOf,
  PlaceSchema,
  PlainDateSchema,
} from "./schemas/wire-values.ts";

export { BackupBodySchema, BackupTakenSchema, type WireBackupTaken } from "./schemas/backup-schemas.ts";
export {
  type BatchBody,
  BatchBodySchema,
  BatchPostedSchema,
  type EntryBody,
  type WireBatchPosted,
  type UndoBody,
  UndoBodySchema,
  UndoPostedSchema,
  type WireUndoPosted,
} from "./schemas/batch-schemas.ts";
export {
  ErrorWorkbookQuerySchema,
  type ImportBody,
  ImportBodySchema,
  ImportFileQuerySchema,
  ImportFileSchema,
  ImportPostedSchema,
  ImportPostQuerySchema,
  ImportPreviewSchema,
  type ImportSettingsBody,
  type WireImportFile,
  type WireImportPosted,
  type WireImportPreview,
} from "./schemas/import-schemas.ts";
export { ChangesAnswerSchema } from "./schemas/changes-schemas.ts";
export { AdvancesAnswerSchema, LapseAnswerSchema, PaceAnswerSchema } from "./schemas/pace-schemas.ts";
export { BacktestAnswerSchema, ProjectionAnswerSchema } from "./schemas/projection-schemas.ts";
export { TriangleAnswerSchema, type TriangleBody, TriangleBodySchema } from "./schemas/triangle-schemas.ts";
export {
  MobilisedAnswerSchema,
  PlanAnswerSchema,
  RatesAnswerSchema,
  SettlementAnswerSchema,
} from "./schemas/plan-schemas.ts";
export {
  type PeriodChangeBody,
  PeriodChangeBodySchema,
  PeriodChangedSchema,
  PeriodsAnswerSchema,
  type WirePeriodChanged,
  type WirePeriods,
} from "./schemas/period-schemas.ts";
export {
  type AdvancesQuery,
  AdvancesQuerySchema,
  type ChangesQuery,
  ChangesQuerySchema,
  type AtRiskChartQuery,
  AtRiskChartQuerySchema,
  type BacktestChartQuery,
  BacktestChartQuerySchema,
  type ChangesChartQuery,
  ChangesChartQuerySchema,
  type ChartQuery,
  ChartQuerySchema,
  type EntriesQuery,
  EntriesQuerySchema,
  type LapseQuery,
  LapseQuerySchema,
  MobilisedQuerySchema,
  NoQuerySchema,
  type PaceQuery,
  type BacktestQuery,
  type ProjectionChartQuery,
  ProjectionChartQuerySchema,
  type ProjectionQuery,
  PaceQuerySchema,
  BacktestQuerySchema,
  ProjectionQuerySchema,
  type ProgressQuery,
  ProgressQuerySchema,
  type QuestionQuery,
  QuestionQuerySchema,
  type RatesQuery,
  RatesQuerySchema,
  ReconcileQuerySchema,
  type ReferenceQuery,
  ReferenceQuerySchema,
  RevisionQuerySchema,
  type SettlementQuery,
  SettlementQuerySchema,
} from "./schemas/question-parameters.ts";
export {
  bodyItemsMax,
  type FiguresBody,
  FiguresBodySchema,
  relationSchemas,
  type TableBody,
  TableBodySchema,
  type TreasuryBody,
  TreasuryBodySchema,
} from "./schemas/reconcile-bodies.ts";
export {
  FigureReconciliationSchema,
  ReconcileAnswerSchema,
  TreasuryReconciliationSchema,
} from "./schemas/reconcile-schemas.ts";
export {
  PoliciesAnswerSchema,
  ReferenceAnswerSchema,
  type WirePolicies,
  type WireReference,
} from "./schemas/rule-schemas.ts";
export {
  AmountSchema,
  BilingualSchema,
  DecimalSchema,
  FundingSourceSchema,
  PlainDateSchema,
  shownUnits,
  type WireOf,
} from "./schemas/wire-values.ts";

const progressNumbers = {
  plan: nullable(AmountSchema),
  disbursedToDate: nullable(AmountSchema),
  remaining: nullable(AmountSchema),
  rate: nullable(DecimalSchema),
};

export const ProgressGroupSchema = object({
  key: Type.String(),
  label: BilingualSchema,
  ...progressNumbers,
  source: nullable(FundingSourceSchema),
  disbursedInPeriod: nullable(
    Type.String({ pattern: "^-?\\d+$", description: "Within the month, in a breakdown by month; else null" }),
  ),
  deadline: nullable(object({ date: PlainDateSchema, legalBasis: Type.String(), isVerified: Type.Boolean() })),
});

export const PaceSchema = object({
  deadline: PlainDateSchema,
  daysLeft: Type.Integer(),
  monthsLeft: DecimalSchema,
  monthsGone: DecimalSchema,
  soFarPerMonth: nullable(AmountSchema),
  neededPerMonth: nullable(AmountSchema),
  timesFaster: nullable(DecimalSchema),
});

export const TimeGapSchema = object({
  elapsed: DecimalSchema,
  planToDate: AmountSchema,
  behind: AmountSchema,
  behindShare: nullable(DecimalSchema),
});

export const SentencePartSchema = object({
  text: Type.String(),
  emphasis: oneOf(["none", "actual", "behind"] as const, "How the part is set"),
});

export const ProgressAnswerSchema = object({
  asOf: PlainDateSchema,
  revision: Type.Integer(),
  basis: oneOf(planBases, "Which plan the rate is measured against"),
  by: Type.String({ description: "Breakdowns from outer to inner, joined by commas" }),
  fiscalYear: nullable(Type.Integer({ description: "Null: every budget year" })),
  total: object(progressNumbers),
  groups: Type.Array(ProgressGroupSchema),
  mobilised: nullable(AmountSchema),
  carriedOverPlan: nullable(AmountSchema),
  timeGap: nullable(TimeGapSchema),
  pace: Type.Array(PaceSchema),
  findings: Type.Array(FindingSchema, { description: "Why rows do not add up to the total; empty when they do" }),
  unit: Type.String(),
  sentence: BilingualSchema,
  sentenceParts: object({ vi: Type.Array(SentencePartSchema), en: Type.Array(SentencePartSchema) }),
});

export const LedgerOverviewSchema = object({
  revision: Type.Integer(),
  latestRevision: Type.Integer({ description: "Newer than `revision` when the question pinned an older one" }),
  chainHead: nullable(Type.String()),
  isSample: Type.Boolean(),
  units: Type.Array(Type.String()),
  fiscalYears: Type.Array(Type.Integer()),
  documents: Type.Array(
    object({
      revision: Type.Integer(),
      name: Type.String({ description: "Title of the report, else the file's name" }),
      recordedAt: Type.String(),
    }),
  ),
  firstEffectiveOn: nullable(PlainDateSchema),
  dataDate: nullable(PlainDateSchema),
  entryCount: Type.Integer(),
});

export const EntrySchema = object({
  id: Type.String(),
  revision: Type.Integer(),
  recordedAt: Type.String(),
  kind: oneOf(entryKinds, "What happened to the money"),
  effectiveOn: PlainDateSchema,
  fiscalYear: Type.Integer(),
  unitId: Type.String(),
  projectId: nullable(Type.String()),
  componentId: nullable(Type.String()),
  source: FundingSourceSchema,
  sourceLabel: BilingualSchema,
  amount: AmountSchema,
  effect: Type.String({ pattern: "^-?\\d+$", description: "What it adds to the number that was opened, whole đồng" }),
  documentName: Type.String({ description: "The imported file or form" }),
  document: object({
    number: nullable(Type.String()),
    date: nullable(PlainDateSchema),
    issuer: nullable(Type.String()),
    title: nullable(Type.String()),
  }),
  reverses: nullable(Type.String()),
  reason: nullable(Type.String()),
  late: Type.Union([object({ effectiveOn: PlainDateSchema, fiscalYear: Type.Integer() }), Type.Null()], {
    description: "True date and budget year of an entry that was recorded after its period had been closed; else null",
  }),
});

export const EntriesAnswerSchema = object({
  asOf: PlainDateSchema,
  revision: Type.Integer(),
  count: Type.Integer(),
  /** Sum with the sign that each entry has in the number that was opened. */
  total: AmountSchema,
  entries: Type.Array(EntrySchema),
  nextCursor: nullable(Type.String()),
});

export const StatementSchema = object({
  revision: Type.Integer(),
  role: oneOf([...moneyRoles, ...rateRoles], "What the figure is"),
  printed: Type.String(),
  amount: nullable(AmountSchema),
  percent: nullable(DecimalSchema),
  asOf: nullable(PlainDateSchema),
  fiscalYear: nullable(Type.Integer()),
  unitId: Type.String(),
  source: FundingSourceSchema,
  place: PlaceSchema,
  needsReview: Type.Boolean(),
});

export const StatementsAnswerSchema = object({ revision: Type.Integer(), statements: Type.Array(StatementSchema) });

const checkProperties = {
  revision: Type.Integer(),
  code: Type.String(),
  message: BilingualSchema,
  values: Type.Record(Type.String(), Type.String()),
  places: Type.Array(PlaceSchema),
};

export const FindingsAnswerSchema = object({
  revision: Type.Integer(),
  findings: Type.Array(
    object({ ...checkProperties, severity: oneOf(["error", "warning", "information"] as const, "How bad it is") }),
  ),
  checks: Type.Array(object(checkProperties)),
});

export const HealthSchema = object({ status: Type.Literal("ok"), revision: Type.Integer() });

export const ProblemSchema = object(
  {
    type: Type.String({ description: "Stable address of the kind of problem" }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: "Fact, values and remedy, in the language asked for" }),
    code: Type.String(),
    fact: BilingualSchema,
    remedy: BilingualSchema,
    values: Type.Record(Type.String(), Type.String()),
  },
  "RFC 9457 problem details",
);

export type WireProgress = Static<typeof ProgressAnswerSchema>;
export type WireProgressGroup = Static<typeof ProgressGroupSchema>;
export type WireLedgerOverview = Static<typeof LedgerOverviewSchema>;
export type WireEntries = Static<typeof EntriesAnswerSchema>;
export type WireEntry = Static<typeof EntrySchema>;
export type WireStatements = Static<typeof StatementsAnswerSchema>;
export type WireFindings = Static<typeof FindingsAnswerSchema>;
export type WireProblem = Static<typeof ProblemSchema>;
