/**
 * What can be asked: the query parameters of every question, each described where it is read.
 */
import { breakdowns, languages, planBases } from "@giaingan/finance";
import { paceCurves } from "@giaingan/finance/pace";
import { projectionDeadlines, projectionMethods } from "@giaingan/finance/projection";
import { type Static, type TOptional, type TString, Type } from "typebox";
import { object, oneOf, shownUnits } from "./wire-values.ts";

const asOf = Type.String({
  description: "Business date, YYYY-MM-DD or DD/MM/YYYY; without it the latest data date of the ledger",
});
const cutOff = Type.String({
  description: "Last day on which an addition to the plan is not late, for `excludingLateAdditions`; 30/9 without it",
});
const rev = Type.Integer({ minimum: 0, description: "Ledger revision; without it the latest" });
const year = Type.Integer({ minimum: 1900, maximum: 9999, description: "Budget year; without it the latest planned" });
const unitId = Type.String({ minLength: 1, description: "Administrative unit; without it all of them" });

/** Several breakdowns, from outer to inner: "source,month". */
const by = (without: string): TString =>
  Type.String({
    pattern: `^(none|(${breakdowns.join("|")})(,(${breakdowns.join("|")}))*)$`,
    description: `Breakdowns from outer to inner, joined by commas: ${breakdowns.join(", ")}; none: the total alone; ${without} without it`,
  });
const wanted = (name: string): TOptional<TString> =>
  Type.Optional(Type.String({ minLength: 1, description: `Keeps this ${name}; "-" what states none` }));

/** Which entries count. */
const filter = {
  level: wanted("budget level"),
  nature: wanted("nature"),
  origin: wanted("origin"),
  vintage: wanted("vintage"),
  relation: wanted("relation to the programme"),
  project: wanted("project"),
  component: wanted("component"),
};

/** What every question takes. */
const question = {
  asOf: Type.Optional(asOf),
  by: Type.Optional(by("by source")),
  ...filter,
  year: Type.Optional(year),
  unitId: Type.Optional(unitId),
  unit: Type.Optional(oneOf(shownUnits, "The unit that the sentence is written in; chosen by size without it")),
  rev: Type.Optional(rev),
};

const programme = Type.String({
  minLength: 1,
  description: "Id of the programme that all the money is of; without it no extension for a programme holds",
});

/** Routes that take no parameters refuse them. */
export const NoQuerySchema = object({});

export const RevisionQuerySchema = object({ rev: Type.Optional(rev) });

/** Plan, settlement: nothing beyond what every question takes. */
export const QuestionQuerySchema = object(question);

export const ProgressQuerySchema = object({
  ...question,
  basis: Type.Optional(oneOf(planBases, "Which plan the rate is measured against")),
  cutOff: Type.Optional(cutOff),
});

export const RatesQuerySchema = object({
  ...question,
  by: Type.Optional(by("the total alone")),
  cutOff: Type.Optional(cutOff),
});

export const MobilisedQuerySchema = object({ ...question, by: Type.Optional(by("by unit")) });

export const ReconcileQuerySchema = object({ ...question, by: Type.Optional(by("the total alone")) });

export const AdvancesQuerySchema = object({
  ...question,
  buckets: Type.Optional(
    Type.String({
      pattern: "^[1-9]\\d{0,5}(,[1-9]\\d{0,5}){0,11}$",
      description: "The last day of each age bucket, rising, at most 12, joined by commas; 30,90,180,365 without it",
    }),
  ),
});

/** The settlement, whose deadlines the same rules set as those of the lapse. */
export const SettlementQuerySchema = object({ ...question, programme: Type.Optional(programme) });

export const LapseQuerySchema = object({
  ...SettlementQuerySchema.properties,
  projected: Type.Optional(
    oneOf(["true", "false"] as const, "true: with what is projected to be left at each deadline"),
  ),
  faster: Type.Optional(
    Type.Number({ minimum: 0, maximum: 10, description: "With `projected`: a share of 1, 0.1 without it" }),
  ),
});

export const PaceQuerySchema = object({
  ...question,
  programme: Type.Optional(programme),
  curve: Type.Optional(oneOf(paceCurves, "By which curve the plan to date is measured; calendar without it")),
});

const projection = {
  deadline: Type.Optional(oneOf(projectionDeadlines, "By which deadline; 12-31 without it")),
  uncapped: Type.Optional(oneOf(["true", "false"] as const, "true: the plan does not cut projections off")),
};

export const ProjectionQuerySchema = object({
  ...question,
  ...projection,
  method: Type.Optional(oneOf(projectionMethods, "By which method; chosen by the back-test without it")),
});

export const BacktestQuerySchema = object({ ...question, ...projection });

export const ChangesQuerySchema = object({
  ...question,
  fromAsOf: Type.Optional(
    Type.String({ description: "The date changed from; without it that of `asOf`. One of the two `from…` is needed" }),
  ),
  fromRev: Type.Optional(
    Type.Integer({ minimum: 0, description: "The revision changed from; without it that of `rev`" }),
  ),
});

export const ReferenceQuerySchema = object({
  on: Type.Optional(
    Type.String({ description: "Keeps what is valid on that day, YYYY-MM-DD or DD/MM/YYYY; without it every period" }),
  ),
});

const picture = {
  lang: Type.Optional(oneOf(languages, "Language of the chart; vi without it")),
  theme: Type.Optional(oneOf(["light", "dark", "print"] as const, "Colours; light without it")),
};

/** Progress, plan, money behind. */
export const ChartQuerySchema = object({ ...ProgressQuerySchema.properties, ...picture });

/** The bridge, and the changes of groups. */
export const ChangesChartQuerySchema = object({ ...ChangesQuerySchema.properties, ...picture });

/** Money at risk: projected group by group. */
export const AtRiskChartQuerySchema = object({ ...ProjectionQuerySchema.properties, ...picture });

const { by: _groups, ...projectionOfWhole } = ProjectionQuerySchema.properties;

/** Running totals, projection, needed pace: drawn of the whole, without groups. */
export const ProjectionChartQuerySchema = object({ ...projectionOfWhole, ...picture });

export const BacktestChartQuerySchema = object({ ...BacktestQuerySchema.properties, ...picture });

export const EntriesQuerySchema = object({
  ...ProgressQuerySchema.properties,
  measure: Type.Optional(
    oneOf(["plan", "allocatedPlan", "disbursed", "mobilised", "remaining"] as const, "Which number's entries"),
  ),
  key: Type.Optional(
    Type.String({ description: "Group of the breakdown, as in `groups[].key` of the progress answer" }),
  ),
  unit: Type.Optional(oneOf(shownUnits, "Not used here; taken so that a progress address can be reused")),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: "Rows at most; 200 without it" })),
  cursor: Type.Optional(Type.String({ description: "`nextCursor` of the answer before" })),
});

export type QuestionQuery = Static<typeof QuestionQuerySchema>;
export type ProgressQuery = Static<typeof ProgressQuerySchema>;
export type RatesQuery = Static<typeof RatesQuerySchema>;
export type AdvancesQuery = Static<typeof AdvancesQuerySchema>;
export type SettlementQuery = Static<typeof SettlementQuerySchema>;
export type LapseQuery = Static<typeof LapseQuerySchema>;
export type PaceQuery = Static<typeof PaceQuerySchema>;
export type BacktestQuery = Static<typeof BacktestQuerySchema>;
export type ProjectionQuery = Static<typeof ProjectionQuerySchema>;
export type ChangesQuery = Static<typeof ChangesQuerySchema>;
export type ReferenceQuery = Static<typeof ReferenceQuerySchema>;
export type ChartQuery = Static<typeof ChartQuerySchema>;
export type ProjectionChartQuery = Static<typeof ProjectionChartQuerySchema>;
export type BacktestChartQuery = Static<typeof BacktestChartQuerySchema>;
export type AtRiskChartQuery = Static<typeof AtRiskChartQuerySchema>;
export type ChangesChartQuery = Static<typeof ChangesChartQuerySchema>;
export type EntriesQuery = Static<typeof EntriesQuerySchema>;
