/**
 * The wire form of advances, lapse and pace: what time does to money.
 */
import { paceCurves } from "@giaingan/finance/pace";
import { Type } from "typebox";
import {
  amount,
  answerHead,
  answerTail,
  BilingualSchema,
  count,
  decimalOf,
  FindingSchema,
  groupName,
  nullable,
  object,
  oneOf,
  PlainDateSchema,
  statedAmount,
  statedDecimal,
} from "./wire-values.ts";

const daysLeft = Type.Integer({ description: "Negative when the date has passed" });
const neededPerMonth = statedAmount("A month from now on; zero when nothing remains; null too when no time is left");

const advanceSums = {
  advanced: statedAmount("Advanced"),
  recovered: statedAmount("Recovered"),
  outstanding: statedAmount("`advanced − recovered + overRecovered`, never negative"),
  overRecovered: statedAmount("Recovered beyond what was advanced"),
  oldestOn: Type.Union([PlainDateSchema, Type.Null()], { description: "Of the oldest outstanding; null: none is" }),
  oldestDays: Type.Union([count("Days"), Type.Null()], { description: "Days from then to the date asked for" }),
  averageAgeDays: statedDecimal("Mean age in days, weighted by the money outstanding; null: none is"),
  buckets: Type.Array(
    object({
      fromDays: count("First day of the bucket"),
      toDays: Type.Union([count("Last day"), Type.Null()], { description: "Last day of the bucket; null: no limit" }),
      outstanding: statedAmount("Outstanding of that age"),
    }),
    { description: "From young to old; they add up to `outstanding`" },
  ),
};

export const AdvancesAnswerSchema = object({
  ...answerHead,
  total: object(advanceSums),
  groups: Type.Array(object({ ...groupName, ...advanceSums })),
  ...answerTail,
});

export const DeadlineSchema = object({
  date: PlainDateSchema,
  settlementUntil: Type.Union([PlainDateSchema, Type.Null()], {
    description: "Until when what was done by `date` may still be booked; null: no settlement period",
  }),
  kind: oneOf(["current", "carriedOver", "addedLate", "extended"] as const, "Why this date"),
  ruleId: Type.String({ description: "Id of the policy" }),
  legalBasis: Type.String(),
  isVerified: Type.Boolean({ description: "False: not yet checked against the published text" }),
});

const lapseBalance = {
  plan: statedAmount("Plan"),
  disbursed: statedAmount("Disbursed from the first day of the budget year"),
  advanceOutstanding: statedAmount("Part of `disbursed` that is advances not yet recovered"),
  allocated: statedAmount("Allocated in detail"),
  carriedFurther: statedAmount("Carried over into the next budget year; it does not lapse"),
  remaining: statedAmount("`plan − disbursed`; null too where a payment may be this money's or another's"),
  unallocated: statedAmount("`plan − allocated`"),
};

const lapseAmounts = {
  atRiskAtPaceSoFar: statedAmount("What remains at the deadline if the pace stays as it was"),
  atRiskAtNeededPace: statedAmount("What remains even at the needed pace: 0 while time is left"),
  lapsed: statedAmount("What remained when the deadline and its settlement period had passed"),
  inSettlement: statedAmount("What remained when the deadline had passed and may still be booked"),
};

const lapseOutlook = {
  daysLeft: nullable(daysLeft),
  monthsLeft: statedDecimal("A started month counts by its days; null: no deadline"),
  soFarPerMonth: statedAmount("A month from the first day of the budget year"),
  neededPerMonth,
  timesFaster: statedDecimal("`neededPerMonth / soFarPerMonth`; null when either is missing"),
  ...lapseAmounts,
};

const lapseStatus = oneOf(
  ["spent", "carriedFurther", "onPace", "behind", "inSettlement", "lapsed", "unknown", "open"] as const,
  "Where the money stands to its deadline; `open`: it has none, `unknown`: not stated how much is disbursed",
);

const fasterShare = Type.Optional(
  Type.Number({ description: "With `projected`: by how much faster `ifFaster` is, a share of 1" }),
);

/** Told where `projected` is asked for. */
const atRiskProjected = Type.Optional(
  nullable(
    object({
      expected: amount("Projected to be left at the deadline"),
      interval80: Type.Union([Type.Array(amount("An end"), { minItems: 2, maxItems: 2 }), Type.Null()], {
        description: "80%: low and high end; null: no past projection supports one",
      }),
      ifFaster: amount("Expected where what is still to come comes faster by `fasterShare`"),
    }),
  ),
);

export const LapseAnswerSchema = object({
  ...answerHead,
  total: object({
    ...lapseBalance,
    openPlan: Type.Union([amount("Plan without a deadline"), Type.Null()], { description: "Null: none" }),
    ...lapseAmounts,
    payable: statedAmount("What can still be paid: `remaining − carriedFurther − lapsed − inSettlement`"),
  }),
  groups: Type.Array(
    object({
      ...groupName,
      ...lapseBalance,
      ...lapseOutlook,
      deadline: nullable(DeadlineSchema),
      status: lapseStatus,
      atRiskProjected,
    }),
    { description: "One row for each group and deadline" },
  ),
  deadlines: Type.Array(
    object({
      date: PlainDateSchema,
      rules: Type.Array(DeadlineSchema),
      ...lapseBalance,
      ...lapseOutlook,
      status: lapseStatus,
      planDueByThen: amount("Plan whose deadline is this date or an earlier one"),
      wholeNeededPerMonth: statedAmount("A month to disburse `total.payable` by this date"),
      atRiskProjected,
    }),
  ),
  yearEnds: Type.Array(object({ date: PlainDateSchema, ...lapseOutlook }), {
    description: "`total.payable` against 31/12 and 31/01",
  }),
  fasterShare,
  ...answerTail,
});

const planToDate = {
  planToDate: statedAmount("What should be disbursed by now"),
  behind: statedAmount("`planToDate − disbursedToDate`, positive when behind"),
  behindShare: statedDecimal("Share of the plan, 0.3693 is 36,93 points, positive when behind; null: not known"),
};

const TargetPaceSchema = object({
  date: PlainDateSchema,
  share: decimalOf("Of the plan: 0.6 is 60%"),
  nature: Type.Union([oneOf(["investment", "recurrent"] as const, "Of which money"), Type.Null()], {
    description: "The nature of the money that it is measured on; null: all money",
  }),
  name: nullable(BilingualSchema),
  legalBasis: nullable(Type.String()),
  isVerified: nullable(Type.Boolean()),
  targetAmount: statedAmount("The share of the plan of that nature in force"),
  gap: statedAmount("`targetAmount − disbursedToDate`, positive while it is missing"),
  daysLeft,
  neededPerMonth,
  status: oneOf(["met", "metLate", "missed", "ahead", "behind", "notStated"] as const, "Where the target stands"),
});

const month = Type.String({ pattern: "^\\d{4}-\\d{2}$", description: "YYYY-MM" });
const MonthPaymentsSchema = object({ month, disbursed: amount("Disbursed within it") });

const paceMeasures = {
  plan: statedAmount("Plan"),
  disbursedToDate: statedAmount("Disbursed from the first day of the budget year"),
  remaining: statedAmount("Plan not yet disbursed, negative when over-disbursed"),
  rate: statedDecimal("`disbursedToDate / plan`; null unless both are stated"),
  ...planToDate,
  curves: Type.Array(
    object({
      curve: oneOf(paceCurves, "By which curve"),
      name: BilingualSchema,
      share: statedDecimal("Of the plan that should be disbursed by now; null: the curve is not known"),
      ...planToDate,
    }),
  ),
  targets: Type.Array(TargetPaceSchema, { description: "Those set for money that is among it" }),
  months: Type.Array(
    object({
      month,
      disbursed: statedAmount("Disbursed within the month; null: none recorded"),
      cumulative: statedAmount("Disbursed by its end; null until the first recorded payment"),
    }),
  ),
  bestMonth: nullable(MonthPaymentsSchema),
  bestMonthOnRecord: nullable(MonthPaymentsSchema),
  soFarPerMonth: statedAmount("A month since the first day of the budget year"),
  lastThreeMonthsPerMonth: statedAmount("A month over the last three months"),
  lastDeadline: PlainDateSchema,
  deadlines: Type.Array(
    object({
      deadline: PlainDateSchema,
      monthsGone: decimalOf("Months gone"),
      monthsLeft: decimalOf("Months left, negative when it has passed"),
      daysLeft,
      soFarPerMonth: statedAmount("A month so far"),
      neededPerMonth,
      timesFaster: statedDecimal("`neededPerMonth / soFarPerMonth`; null when either is missing"),
      neededAgainstBestMonth: statedDecimal("`neededPerMonth / bestMonth`; null when either is missing"),
    }),
  ),
  alerts: Type.Array(FindingSchema),
};

export const PaceAnswerSchema = object({
  ...answerHead,
  curve: oneOf(paceCurves, "The curve that `planToDate`, `behind` and the sentence are by"),
  total: object(paceMeasures),
  groups: Type.Array(object({ ...groupName, ...paceMeasures })),
  ...answerTail,
});
