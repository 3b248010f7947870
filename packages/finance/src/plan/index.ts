/** The plan and what becomes of it: history, settlement, advances, money from outside the budget. */
export {
  advanceAgeBuckets,
  type AdvanceGroup,
  type AdvancesAnswer,
  type AdvancesQuestion,
  type AdvanceSums,
  type AgeBucket,
  answerAdvances,
} from "./advances.ts";
export {
  type Contribution,
  contributionComponent,
  type ContributionForm,
  contributionFormNames,
  contributionFormOf,
  contributionForms,
  type ContributionRecord,
  type ContributionValue,
  makeContributionEntry,
  valueContribution,
} from "./contribution.ts";
export {
  answerMobilised,
  type FormSum,
  type MobilisedAnswer,
  type MobilisedGroup,
  type MobilisedSums,
} from "./mobilised.ts";
export { type PlanEvent, planHistory } from "./plan-history.ts";
export { answerPlan, type PlanAnswer, type PlanGroup } from "./plan.ts";
export { cancelledPlanOf, type Settlement, totalPaidOf } from "./settlement.ts";
export { shownSettlement } from "./settlement-sentence.ts";
export { type MoneyStanding, moneyStandings, type SettledMoney } from "./money-standing.ts";
export { settleBudgetYear, type SettlementAnswer, type SettlementGroup, type SettlementQuestion } from "./year-end.ts";
export { type DocumentedMovement, legalBasisOf } from "../documented-movement.ts";
