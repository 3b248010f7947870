/**
 * Wire schemas: the shapes that the API answers with and the parameters that it takes, as JSON Schema.
 *
 * Amounts are strings of whole đồng, rates are decimal strings, dates are `YYYY-MM-DD`; null means "not stated" and
 * is never zero. The API serves these schemas in its OpenAPI document; the dashboard takes its types from them.
 */
import { breakdowns, entryKinds, languages, moneyRoles, planBases, rateRoles } from "@giaingan/finance";
import { type Static, type TSchema, Type } from "typebox";

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: "string", enum: [...new Set(values)], description });
const object = <Properties extends Record<string, TSchema>>(properties: Properties, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });

export const PlainDateSchema = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "A calendar date" });
export const AmountSchema = Type.String({ pattern: "^-?\\d+$", description: "Whole đồng" });
export const DecimalSchema = Type.String({ pattern: "^-?\\d+(\\.\\d+)?$", description: "An exact decimal number" });
export const BilingualSchema = object({ vi: Type.String(), en: Type.String() }, "The same text in both languages");

/** The units that a number can be shown in. */
export const shownUnits = ["dong", "thousand", "million", "billion"] as const;

const asOf = Type.String({
  description: "Business date, YYYY-MM-DD or DD/MM/YYYY; without it the latest data date of the ledger",
});
const rev = Type.Integer({ minimum: 0, description: "Ledger revision; without it the latest" });
const year = Type.Integer({ minimum: 1900, maximum: 9999, description: "Budget year; without it the latest planned" });
const unitId = Type.String({ minLength: 1, description: "Administrative unit; without it all of them" });

/** Routes that take no parameters refuse them. */
export const NoQuerySchema = object({});

export const RevisionQuerySchema = object({ rev: Type.Optional(rev) });

export const ProgressQuerySchema = object({
  asOf: Type.Optional(asOf),
  by: Type.Optional(oneOf(breakdowns, "Breakdown; source without it")),
  basis: Type.Optional(oneOf(planBases, "Which plan the rate is measured against")),
  year: Type.Optional(year),
  unitId: Type.Optional(unitId),
  unit: Type.Optional(oneOf(shownUnits, "The unit that the sentence is written in")),
  rev: Type.Optional(rev),
});

export const ChartQuerySchema = object({
  ...ProgressQuerySchema.properties,
  lang: Type.Optional(oneOf(languages, "Language of the chart; vi without it")),
  theme: Type.Optional(oneOf(["light", "dark", "print"] as const, "Colours; light without it")),
});

export const EntriesQuerySchema = object({
  asOf: Type.Optional(asOf),
  measure: Type.Optional(
    oneOf(["plan", "allocatedPlan", "disbursed", "mobilised", "remaining"] as const, "Which number's entries"),
  ),
  by: Type.Optional(oneOf(breakdowns, "Breakdown that `key` is a group of")),
  key: Type.Optional(
    Type.String({ description: "Group of the breakdown, as in `groups[].key` of the progress answer" }),
  ),
  basis: Type.Optional(oneOf(planBases, "Which plan the number was measured against")),
  year: Type.Optional(year),
  unitId: Type.Optional(unitId),
  rev: Type.Optional(rev),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: "Rows at most; 200 without it" })),
  cursor: Type.Optional(Type.String({ description: "`nextCursor` of the answer before" })),
});

const progressNumbers = {
  plan: nullable(AmountSchema),
  disbursedToDate: nullable(AmountSchema),
  remaining: nullable(AmountSchema),
  rate: nullable(DecimalSchema),
};

export const FundingSourceSchema = object({
  level: nullable(Type.String()),
  nature: nullable(Type.String()),
  origin: nullable(Type.String()),
  vintage: nullable(Type.Integer()),
  relation: nullable(Type.String()),
});

export const ProgressGroupSchema = object({
  key: Type.String(),
  label: BilingualSchema,
  ...progressNumbers,
  source: nullable(FundingSourceSchema),
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
  by: oneOf(breakdowns, "Breakdown"),
  fiscalYear: Type.Integer(),
  total: object(progressNumbers),
  groups: Type.Array(ProgressGroupSchema),
  mobilised: nullable(AmountSchema),
  carriedOverPlan: nullable(AmountSchema),
  timeGap: nullable(TimeGapSchema),
  pace: Type.Array(PaceSchema),
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

const PlaceSchema = object({ start: Type.Integer(), end: Type.Integer(), excerpt: Type.String() });

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
export type ProgressQuery = Static<typeof ProgressQuerySchema>;
export type ChartQuery = Static<typeof ChartQuerySchema>;
export type EntriesQuery = Static<typeof EntriesQuerySchema>;
