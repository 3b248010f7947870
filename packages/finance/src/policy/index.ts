/** Rules as dated data: the built-in policies, finding the one in force, and checking a file of them. */
export { builtInPolicies } from "./built-in-policies.ts";
export { type ClosedLevel, closedLevels, type DateWindow, dateWindows } from "./entry-limits.ts";
export type { PolicyFault } from "./policy-fields.ts";
export { type PolicyCheck, validatePolicies } from "./policy-validation.ts";
export {
  combinePolicies,
  findPolicy,
  isInForce,
  type Policy,
  type PolicyFacts,
  type PolicyScope,
  type PolicyTopic,
  type YearDay,
} from "./policy.ts";
export {
  type AdvanceRules,
  type LateAdditionCutOff,
  lateAdditionCutOff,
  type Milestone,
  milestoneOf,
  postingRulesOf,
  type RuleOptions,
  type Target,
  targetsOf,
} from "./policy-rules.ts";
