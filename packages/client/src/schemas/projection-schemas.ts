/**
 * The wire form of a projection: what will be disbursed by the deadline, how sure that is, and how wrong it has been.
 */
import { projectionDeadlines, projectionMethods } from "@giaingan/finance/projection";
import { Type } from "typebox";
import {
  amount,
  answerHead,
  answerTail,
  BilingualSchema,
  count,
  FindingSchema,
  groupName,
  nullable,
  object,
  oneOf,
  statedAmount,
} from "./wire-values.ts";

const share = (description: string) =>
  Type.Union([Type.Number(), Type.Null()], { description: `${description}; a share of 1, null: not known` });

const range = (description: string) =>
  Type.Union([Type.Array(amount("An end"), { minItems: 2, maxItems: 2 }), Type.Null()], {
    description: `${description}: low and high end; null: no past projection supports one`,
  });

const method = oneOf(projectionMethods, "By which method");

const scores = {
  count: count("Projections scored"),
  wape: share("Σ|projected − actual| / Σ actual"),
  bias: share("Σ(projected − actual) / Σ actual, above 0 it promised too much"),
  pinball: share("Mean pinball loss over 10, 25, 50, 75, 90% / Σ actual"),
  coverage50: share("What happened within the interval of 50%"),
  coverage80: share("What happened within the interval of 80%"),
  width50: share("Σ(high − low) / Σ actual"),
  width80: share("Σ(high − low) / Σ actual"),
};

const scenario = (description: string) =>
  object(
    { reached: statedAmount("By the deadline"), perMonth: statedAmount("A month until the deadline") },
    `${description}; no probability belongs to it`,
  );

const projectedMoney = {
  dataMonth: Type.Union([count("Month"), Type.Null()], {
    description: "The last month that states something, 1 … 13 from January; null: none does",
  }),
  plan: statedAmount("Plan"),
  disbursedToDate: statedAmount("Disbursed by the end of `dataMonth`"),
  projected: statedAmount("By the deadline"),
  interval50: range("50%"),
  interval80: range("80%"),
  method: nullable(method),
  uncapped: statedAmount("What was projected before the plan cut it off; null: it cut nothing off"),
  backtest: nullable(
    object({
      ...scores,
      years: Type.Array(Type.Integer(), { description: "The budget years whose ends were projected" }),
      naiveWape: object({ runRate: share("The run-rate's"), lastYearRemainder: share("Last year's remainder's") }),
    }),
  ),
  mackStandardError: statedAmount("Mack's standard error of the chain-ladder, a diagnostic from five prior years"),
  paceSoFar: scenario("As from January until now"),
  paceOfLastYear: scenario("As the year before from here"),
  paceNeeded: scenario("So that the plan is reached"),
  lapsing: nullable(
    object({ expected: amount("Plan left at the deadline, as expected"), interval80: range("80% of what is left") }),
  ),
  estimate: nullable(
    object({
      estimate: amount("What an officer expects"),
      impliedPerMonth: statedAmount("A month, so that it comes true"),
      perMonthSoFar: statedAmount("A month until now"),
      timesPaceSoFar: share("`impliedPerMonth / perMonthSoFar`"),
      chanceOfReaching: share("Of what past misses make likely, what reaches it"),
      standing: oneOf(["optimistic", "plausible", "cautious", "unknown"] as const, "Against what is likely"),
      judgedBy: nullable(oneOf(["pastProjections", "paceSoFar"] as const, "By what it was judged")),
      past: object({
        count: count("Estimates of earlier years whose ends are known"),
        wape: share("Σ|estimate − disbursed| / Σ disbursed"),
        bias: share("Σ(estimate − disbursed) / Σ disbursed, above 0 they promised too much"),
      }),
    }),
  ),
  reason: nullable(
    oneOf(
      [
        "notStated",
        "noPriorYear",
        "peersAssumed",
        "onePriorYear",
        "noBacktest",
        "monthsNotStated",
        "januaryNotStated",
        "methodSaysNothing",
      ] as const,
      "Why there is no projection, no interval, or an assumption",
    ),
  ),
  reasonText: nullable(BilingualSchema),
};

const choice = object({
  ranking: Type.Array(
    object({ method, errorToRunRate: Type.Number({ description: "Error in the back-test / the run-rate's" }) }),
    { description: "The best first" },
  ),
  years: Type.Array(Type.Integer(), { description: "The budget years whose ends were projected" }),
});

export const ProjectionAnswerSchema = object({
  ...answerHead,
  deadline: oneOf(projectionDeadlines, "31/12 of the budget year, or 31/01 of the next"),
  month: count("Whole months of data that were used"),
  total: object(projectedMoney),
  months: Type.Array(
    object({
      month: count("1 … 13 from the January of the budget year"),
      disbursedToDate: statedAmount("Disbursed by its end"),
      lastYearToDate: statedAmount("The year before, by the end of the same month"),
      projected: statedAmount("From the last known month on"),
      interval50: range("50%"),
      interval80: range("80%"),
    }),
    { description: "The whole, month by month to the deadline" },
  ),
  groups: Type.Array(object({ ...groupName, ...projectedMoney })),
  choice,
  ...answerTail,
});

export const BacktestAnswerSchema = object({
  revision: Type.Integer({ description: "The ledger revision that was asked" }),
  deadline: oneOf(projectionDeadlines, "31/12 of the budget year, or 31/01 of the next"),
  rows: Type.Array(
    object({
      method,
      year: Type.Union([Type.Integer(), Type.Null()], { description: "Whose end was projected; null: all" }),
      month: Type.Union([Type.Integer(), Type.Null()], { description: "From the end of which month; null: all" }),
      ...scores,
    }),
    { description: "By method, year and month; then over all years" },
  ),
  choice,
  findings: Type.Array(FindingSchema),
});
