/** Projections: what will have been disbursed by the deadline, how sure that is, and how wrong it has been. */
export {
  backtest,
  type BacktestAnswer,
  type BacktestQuestion,
  type BacktestRow,
  type MethodChoice,
  type RankedMethod,
} from "./backtest.ts";
export type { ProjectionScores } from "./backtest-scores.ts";
export type { CumulativeSeries, YearCurve } from "./cumulative-series.ts";
export {
  type EstimateJudge,
  type EstimateJudgement,
  type EstimateScores,
  type EstimateStanding,
  type PastEstimate,
  scoreEstimates,
} from "./officer-estimate.ts";
export {
  type AtRisk,
  type DeadlineProjections,
  type ProjectedLapseAnswer,
  projectionDeadlineOf,
  projectLapse,
} from "./lapse-at-risk.ts";
export { answerBacktest, type MovementBacktestQuestion } from "./movement-backtest.ts";
export {
  answerProjection,
  type JudgedEstimate,
  type MovementProjectionAnswer,
  type MovementProjectionQuestion,
  type ProjectedGroup,
  type ProjectedLapse,
  type ProjectedMoney,
  type ProjectedMonth,
  type ProjectedScenario,
  type YearEstimate,
} from "./projection-answer.ts";
export { type LapsingAmount, reachedFaster } from "./projected-lapse.ts";
export {
  type MethodBacktest,
  project,
  type ProjectedSeries,
  type ProjectionAnswer,
  type ProjectionQuestion,
} from "./projection.ts";
export type { PathPoint } from "./projected-path.ts";
export { type ProjectionDeadline, projectionDeadlines } from "./projection-deadline.ts";
export { type ProjectionMethod, projectionMethodNames, projectionMethods } from "./projection-method.ts";
export type { ProjectionReason } from "./projection-reason.ts";
export type { Scenario, Scenarios } from "./scenarios.ts";
export { refuseSeries, seriesRefusals } from "./series-refusals.ts";
