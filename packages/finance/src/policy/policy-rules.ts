/**
 * Rules read from policies for other questions: advance limits, targets, the cut-off of late additions, milestones.
 */
import { budgetYearOf, type PlainDate } from "../calendar.ts";
import { type Decimal, decimal } from "../decimal.ts";
import type { SpendingNature } from "../funding-source.ts";
import type { Dong } from "../money.ts";
import { dayInYear, findPolicy, type Policy } from "./policy.ts";

/** Where a rule comes from. */
export interface RuleBasis {
  /** Id of the policy. */
  readonly ruleId: string;
  readonly legalBasis: string;
  /** False: not yet checked against the published text. */
  readonly isVerified: boolean;
}

/** Limits of advances. A null limit: the rule has none that is known. */
export interface AdvanceRules extends RuleBasis {
  /** Largest advance as a share of the contract, 0 to 1. */
  readonly advanceShareMax: Decimal | null;
  /** Share of the contract, 0 to 1, at which all advances are to be recovered. */
  readonly recoveredAtShare: Decimal | null;
  /** An advance above this needs a guarantee, in đồng. */
  readonly guaranteeAbove: Dong | null;
}

/** What rules are asked with, beside the budget year. */
export interface RuleOptions {
  /** Left out or null: all that is known now. */
  readonly asOf?: PlainDate | null;
  /** Default: investment, which these rules are made for. */
  readonly nature?: SpendingNature;
  readonly policies?: readonly Policy[] | undefined;
}

/**
 * The limits of advances in force on a date (Decree 99/2021/NĐ-CP article 10 from 2022, Decree 254/2025/NĐ-CP from
 * 26/9/2025).
 *
 * @returns null when no policy is in force
 * @example
 * ```ts
 * const rules = postingRulesOf({ asOf: "2023-10-31" });
 * rules.advanceShareMax // => "0.3"
 * rules.recoveredAtShare // => "0.8"
 * postingRulesOf({ asOf: "2025-09-26" }).isVerified // => false
 * postingRulesOf({ asOf: "2019-01-01" }) // => null
 * ```
 */
export function postingRulesOf({
  asOf,
  nature = "investment",
  policies,
}: RuleOptions & { readonly asOf: PlainDate }): AdvanceRules | null {
  const policy = findPolicy("advance", { fiscalYear: budgetYearOf(asOf), asOf, source: { nature } }, policies);
  if (policy === null) return null;
  const { shareMax, recoveredAtShare, guaranteeAbove } = policy;
  return {
    advanceShareMax: shareMax === null ? null : decimal(shareMax),
    recoveredAtShare: recoveredAtShare === null ? null : decimal(recoveredAtShare),
    guaranteeAbove: guaranteeAbove === null ? null : BigInt(guaranteeAbove),
    ...basisOf(policy),
  };
}

/** A share of the plan to be disbursed by a date. */
export interface Target extends RuleBasis {
  readonly date: PlainDate;
  /** 0 to 1. */
  readonly share: Decimal;
  /** The nature of the money that it is a share of; null: of all money. */
  readonly nature: SpendingNature | null;
}

/**
 * The targets of a budget year, in the order of their dates; none: empty.
 *
 * @example
 * ```ts
 * targetsOf(2025).map(({ date, share }) => [date, share.toFixed()]) // => [["2025-09-30", "0.6"], ["2025-12-31", "1"]]
 * targetsOf(2025).map(({ nature }) => nature) // => ["investment", "investment"]
 * targetsOf(2019) // => []
 * ```
 */
export function targetsOf(
  fiscalYear: number,
  { asOf = null, nature = "investment", policies }: RuleOptions = {},
): readonly Target[] {
  const policy = findPolicy("target", { fiscalYear, asOf, source: { nature } }, policies);
  if (policy === null) return [];
  const { nature: appliesTo = null } = policy.appliesTo;
  return policy.targets
    .flatMap(({ day, share }) => {
      const date = dayInYear(day, fiscalYear);
      return date === null ? [] : [{ date, share: decimal(share), nature: appliesTo, ...basisOf(policy) }];
    })
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

/** The last day on which an addition to a plan is not late. */
export interface LateAdditionCutOff {
  readonly date: PlainDate;
  /** False: no policy of that year knows late additions; the date is only the customary one for comparing rates. */
  readonly isLegal: boolean;
}

/**
 * The cut-off day of late additions: 30/9, by law from 2025 on (Law 58/2024/QH15 article 72(1)), before by custom.
 *
 * @example
 * ```ts
 * lateAdditionCutOff(2025) // => { date: "2025-09-30", isLegal: true }
 * lateAdditionCutOff(2023) // => { date: "2023-09-30", isLegal: false }
 * ```
 */
export function lateAdditionCutOff(
  fiscalYear: number,
  { asOf = null, nature = "investment", policies }: RuleOptions = {},
): LateAdditionCutOff {
  const policy = findPolicy("lateAddition", { fiscalYear, asOf, source: { nature } }, policies);
  const date = policy === null ? null : dayInYear(policy.cutOff, fiscalYear);
  return { date: date ?? `${fiscalYear}-09-30`, isLegal: date !== null };
}

/** A date that a rule sets. */
export interface Milestone extends RuleBasis {
  readonly date: PlainDate;
}

/**
 * The day by which a budget year's plan is to be allocated in detail, or the last day of the medium-term plan that the
 * year belongs to.
 *
 * @returns null when no policy sets one
 * @example
 * ```ts
 * milestoneOf("mediumTerm", 2023).date // => "2026-01-31"
 * milestoneOf("allocation", 2023).date // => "2023-03-31"
 * ```
 */
export function milestoneOf(
  topic: "allocation" | "mediumTerm",
  fiscalYear: number,
  { asOf = null, nature = "investment", policies }: RuleOptions = {},
): Milestone | null {
  const policy = findPolicy(topic, { fiscalYear, asOf, source: { nature } }, policies);
  if (policy === null) return null;
  const { lastDay } = policy;
  const date = typeof lastDay === "string" ? lastDay : dayInYear(lastDay, fiscalYear);
  return date === null ? null : { date, ...basisOf(policy) };
}

function basisOf({ id: ruleId, legalBasis, verified: isVerified }: Policy): RuleBasis {
  return { ruleId, legalBasis, isVerified };
}
