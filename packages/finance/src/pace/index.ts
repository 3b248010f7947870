/** Will it be done in time: pace against targets and curves. */
export {
  answerPace,
  type NeededPace,
  type PaceAnswer,
  type PaceGroup,
  type PaceMeasures,
  type PaceQuestion,
} from "./pace-answer.ts";
export { type TargetPace, type TargetStatus, targetStatusNames } from "./pace-targets.ts";
export { type PaceCurve, paceCurveNames, paceCurves, type PaceTarget, type PlanToDate } from "./plan-to-date.ts";
