/** The back-test of the groups of a question, from movements. */
import { backtest, type BacktestAnswer, type BacktestQuestion } from "./backtest.ts";
import { checkGroups, seriesFromMovements } from "./movement-series.ts";
import type { Movement } from "../movement.ts";
import type { Question } from "../question.ts";

/** What is asked. `by`: the groups whose errors are pooled; empty: the whole as one series. */
export interface MovementBacktestQuestion extends Question, BacktestQuestion {}

/**
 * Projects every year up to the budget year of the question as it would have been projected, of each group.
 *
 * @param movements of all budget years
 * @throws Refusal `projectionByTime` for groups by month or year
 * @example
 * ```ts
 * const place = { unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const paid = [2021, 2022, 2023].flatMap((fiscalYear) =>
 *   ["06-15", "12-15"].map((day) => ({ ...place, fiscalYear, kind: "volumePaid", effectiveOn: `${fiscalYear}-${day}`, amount: 60n })),
 * );
 * const question = { asOf: "2023-12-31", fiscalYear: 2023, by: ["unit"], filter: {}, unit: null, deadline: "12-31" };
 * answerBacktest(paid, question).choice.years // => [2022, 2023]
 * ```
 */
export function answerBacktest(movements: Iterable<Movement>, question: MovementBacktestQuestion): BacktestAnswer {
  checkGroups(question);
  return backtest(seriesFromMovements(movements, question), question);
}
