/**
 * The policies that come with the library, one JSON file for each branch of law.
 */
import budgetLaw from "./policies/budget-law.json" with { type: "json" };
import paymentRegime from "./policies/payment-regime.json" with { type: "json" };
import publicInvestmentLaw from "./policies/public-investment-law.json" with { type: "json" };
import specialResolutions from "./policies/special-resolutions.json" with { type: "json" };
import targets from "./policies/targets.json" with { type: "json" };
import type { Policy } from "./policy.ts";

/**
 * All of them; a test holds each file against `validatePolicies`.
 *
 * @example
 * ```ts
 * builtInPolicies.every(({ legalBasis }) => legalBasis !== "") // => true
 * ```
 */
export const builtInPolicies: readonly Policy[] = [
  publicInvestmentLaw,
  budgetLaw,
  specialResolutions,
  paymentRegime,
  targets,
  // The compiler reads "investment" in a JSON file as any text; the validator has read it as it is.
].flatMap(({ policies }) => policies as unknown as readonly Policy[]);
