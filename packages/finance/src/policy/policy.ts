/**
 * Policies: law as dated data. A change of law is a new policy in a JSON file and no code (docs/policies.md).
 *
 * Exactly one policy of a topic may hold for the same facts: two that could both hold are an error of the file, never
 * settled by a rule of precedence. What comes on top of another topic has a topic of its own: an extension moves the
 * day that a deadline sets.
 */
import { isPlainDate, type PlainDate } from "../calendar.ts";
import type { FundingSource, SpendingNature } from "../funding-source.ts";
import { builtInPolicies } from "./built-in-policies.ts";

/** A day of the calendar in a budget year or some years after it. */
export interface YearDay {
  /** `MM-DD`, a day that every year has. */
  readonly monthDay: string;
  /** 0: in the budget year itself. */
  readonly yearsAfter: number;
}

/** Which money a policy is about. A field that is left out: whatever it is. */
export interface PolicyScope {
  readonly nature?: SpendingNature;
  readonly level?: NonNullable<FundingSource["level"]>;
  /** `current`: of the budget year's own vintage; `carriedOver`: older. */
  readonly money?: "current" | "carriedOver";
  readonly vintages?: readonly number[];
  /** Ids of programmes. */
  readonly programmes?: readonly string[];
}

interface PolicyOf<Topic extends string> {
  /** Unique; a policy of an added file replaces the one with the same id. */
  readonly id: string;
  readonly topic: Topic;
  /** First and last budget year; `to` null: every later one. */
  readonly budgetYears: { readonly from: number; readonly to: number | null };
  readonly appliesTo: PolicyScope;
  /** First day on which the policy is known; null or left out: always. */
  readonly inForceFrom?: PlainDate | null;
  /** Last day on which it holds; null or left out: still in force. */
  readonly inForceTo?: PlainDate | null;
  /** Law and article, in Vietnamese, as cited. */
  readonly legalBasis: string;
  /** False: not yet checked against the published text; the interface says so. */
  readonly verified: boolean;
}

/** Until when money may be disbursed. */
export interface DeadlinePolicy extends PolicyOf<"deadline"> {
  readonly lastDay: YearDay;
  /** End of the settlement period, in which what was done by the last day may still be booked. */
  readonly settlementUntil?: YearDay | null;
}

/** Money added to the plan after a cut-off day has a last day of its own. */
export interface LateAdditionPolicy extends PolicyOf<"lateAddition"> {
  /** The last day on which an addition is not late. */
  readonly cutOff: YearDay;
  readonly lastDay: YearDay;
}

/** A special resolution that moves the deadline of some money to a date of its own. */
export interface ExtensionPolicy extends PolicyOf<"extension"> {
  readonly lastDay: PlainDate;
}

/** Limits of advances. Shares are decimal texts, `"0.3"` for 30%; null: no such limit is known. */
export interface AdvancePolicy extends PolicyOf<"advance"> {
  /** Largest advance as a share of the contract. */
  readonly shareMax: string | null;
  /** All advances are recovered when disbursement reaches this share of the contract. */
  readonly recoveredAtShare: string | null;
  /** An advance above this needs a guarantee; whole đồng as a text. */
  readonly guaranteeAbove: string | null;
}

/** Shares of the plan to be disbursed by certain days. */
export interface TargetPolicy extends PolicyOf<"target"> {
  readonly targets: readonly { readonly day: YearDay; readonly share: string }[];
}

/** The last day of a medium-term plan, whose years are the budget years. */
export interface MediumTermPolicy extends PolicyOf<"mediumTerm"> {
  readonly lastDay: PlainDate;
}

/** The day by which the plan is to be allocated in detail. */
export interface AllocationPolicy extends PolicyOf<"allocation"> {
  readonly lastDay: YearDay;
}

/** One rule of law, as its file writes it. */
export type Policy =
  | DeadlinePolicy
  | LateAdditionPolicy
  | ExtensionPolicy
  | AdvancePolicy
  | TargetPolicy
  | MediumTermPolicy
  | AllocationPolicy;

/** What a policy rules. */
export type PolicyTopic = Policy["topic"];

/** What is known of the money that a policy is looked for. Null or left out: not stated. */
export interface PolicyFacts {
  readonly fiscalYear: number;
  /** Left out or null: whatever is known by now, the latest first. */
  readonly asOf?: PlainDate | null;
  readonly source?: Partial<FundingSource>;
  readonly programme?: string | null;
}

/**
 * The policy of a topic that holds for the facts. A policy that names what the facts do not state does not hold.
 *
 * @returns null when none holds
 * @example
 * ```ts
 * const source = { nature: "investment", vintage: 2025 };
 * findPolicy("deadline", { fiscalYear: 2025, source }).id // => "investment-current-2025"
 * findPolicy("deadline", { fiscalYear: 2025, source, asOf: "2024-12-31" }) // => null
 * ```
 */
export function findPolicy<Topic extends PolicyTopic>(
  topic: Topic,
  facts: PolicyFacts,
  policies: readonly Policy[] = builtInPolicies,
): Extract<Policy, { topic: Topic }> | null {
  const holding = policies.filter(
    (policy): policy is Extract<Policy, { topic: Topic }> => policy.topic === topic && isInForce(policy, facts),
  );
  // Without an as-of date, policies that followed each other within the budget year all hold.
  return holding
    .filter(({ appliesTo }) => isInScope(appliesTo, facts))
    .reduce<Extract<Policy, { topic: Topic }> | null>(
      (latest, policy) =>
        latest !== null && (latest.inForceFrom ?? "") >= (policy.inForceFrom ?? "") ? latest : policy,
      null,
    );
}

/**
 * Whether a policy is known on the date, still holds, and is about the budget year.
 *
 * @example
 * ```ts
 * const resolution = builtInPolicies.find(({ id }) => id === "extension-108-2023");
 * isInForce(resolution, { fiscalYear: 2023, asOf: "2023-11-28" }) // => false
 * isInForce(resolution, { fiscalYear: 2023, asOf: "2023-11-29" }) // => true
 * isInForce(resolution, { fiscalYear: 2022 }) // => false
 * ```
 */
export function isInForce(policy: Policy, { fiscalYear, asOf = null }: PolicyFacts): boolean {
  const { budgetYears, inForceFrom, inForceTo } = policy;
  return (
    budgetYears.from <= fiscalYear &&
    fiscalYear <= (budgetYears.to ?? fiscalYear) &&
    (asOf === null || ((inForceFrom ?? asOf) <= asOf && asOf <= (inForceTo ?? asOf)))
  );
}

function isInScope(scope: PolicyScope, { fiscalYear, source = {}, programme = null }: PolicyFacts): boolean {
  const { nature = null, level = null, vintage = null } = source;
  const money = vintage === null || vintage > fiscalYear ? null : vintage < fiscalYear ? "carriedOver" : "current";
  return (
    (scope.nature ?? nature) === nature &&
    (scope.level ?? level) === level &&
    (scope.money ?? money) === money &&
    (scope.vintages === undefined || (vintage !== null && scope.vintages.includes(vintage))) &&
    (scope.programmes === undefined || (programme !== null && scope.programmes.includes(programme)))
  );
}

/**
 * The built-in policies with those of a file: one with an existing id replaces it, the others are added.
 * `validatePolicies` with `beside` has told before whether the two sets contradict each other.
 *
 * @example
 * ```ts
 * const [first] = builtInPolicies;
 * const changed = combinePolicies(builtInPolicies, [{ ...first, verified: false }]);
 * changed.length === builtInPolicies.length // => true
 * changed.find(({ id }) => id === first.id).verified // => false
 * ```
 */
export function combinePolicies(builtIn: readonly Policy[], added: readonly Policy[]): readonly Policy[] {
  const replaced = new Set(added.map(({ id }) => id));
  return [...builtIn.filter(({ id }) => !replaced.has(id)), ...added];
}

/**
 * The day in or after a budget year; null when it is no day of the calendar.
 *
 * @example
 * ```ts
 * dayInYear({ monthDay: "01-31", yearsAfter: 1 }, 2023) // => "2024-01-31"
 * dayInYear({ monthDay: "02-30", yearsAfter: 0 }, 2023) // => null
 * ```
 */
export function dayInYear({ monthDay, yearsAfter }: YearDay, fiscalYear: number): PlainDate | null {
  const date = `${String(fiscalYear + yearsAfter).padStart(4, "0")}-${monthDay}`;
  return isPlainDate(date) ? date : null;
}
