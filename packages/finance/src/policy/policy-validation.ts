/**
 * Policy validation: whether a value is a set of policies that can be asked, with every fault at its place.
 *
 * A wrong policy would not crash: it would quietly let money lapse. So nothing is guessed, no unknown field is passed
 * over, and two policies that could both hold for the same money are refused.
 */
import type { Finding } from "../finding.ts";
import { pathText, type PolicyFault, policyFields, quoted } from "./policy-fields.ts";
import type { Policy, PolicyScope } from "./policy.ts";
import { refuse } from "../refusal/refusal.ts";

/** What a value turned out to be. */
export interface PolicyCheck {
  /** Null when there are faults. */
  readonly policies: readonly Policy[] | null;
  /** In the order of the policies. */
  readonly faults: readonly PolicyFault[];
  /** Doubtful, but usable: years between two policies of the same money that no policy covers. */
  readonly warnings: readonly Finding[];
}

/** Most policies in a file: all pairs are compared. */
const policyLimit = 1000;

/**
 * Reads a value, as a rule parsed JSON, as `{ "policies": [...] }`; see docs/policies.md for the fields.
 *
 * @param beside policies that these will be combined with; those with the same ids are replaced, so not compared
 * @example
 * ```ts
 * const [first] = builtInPolicies;
 * validatePolicies({ policies: [first] }).faults // => []
 * const again = { ...first, id: "again", budgetYears: { from: 2024, to: null } };
 * const [overlap] = validatePolicies({ policies: [first, again] }).faults;
 * overlap.path // => ["policies", 1, "budgetYears"]
 * overlap.value // => "2024"
 * validatePolicies({ policies: [{ ...first, legalBasis: "" }] }).faults[0].path // => ["policies", 0, "legalBasis"]
 * ```
 */
export function validatePolicies(
  value: unknown,
  { beside = [] }: { readonly beside?: readonly Policy[] } = {},
): PolicyCheck {
  const fieldFaults = policyFields(value, policyLimit);
  const isWhole = fieldFaults.every(({ path }) => path.length > 2);
  if (!isWhole) return { policies: null, faults: fieldFaults, warnings: [] };
  const { policies } = value as { readonly policies: readonly Policy[] };
  const faulty = new Set(fieldFaults.map(({ path }) => path[1]));
  const sound = policies.map((policy, index) => ({ policy, index })).filter(({ index }) => !faulty.has(index));
  const ids = new Set(sound.map(({ policy }) => policy.id));
  const others = beside.filter(({ id }) => !ids.has(id)).map((policy) => ({ policy, index: -1 }));
  const faults = [...fieldFaults, ...sound.flatMap((each) => clashesOf(each, [...others, ...sound]))];
  return {
    policies: faults.length === 0 ? policies : null,
    faults: faults.toSorted((left, right) => indexOf(left) - indexOf(right)),
    warnings: sound.flatMap((each) => gapBefore(each, sound)),
  };
}

function indexOf({ path }: PolicyFault): number {
  const [, index] = path;
  return typeof index === "number" ? index : -1;
}

interface PlacedPolicy {
  readonly policy: Policy;
  /** Place in the file; −1 for one that the file is combined with. */
  readonly index: number;
}

/** What a policy shares with those before it: its id, or money and time. */
function clashesOf({ policy, index }: PlacedPolicy, all: readonly PlacedPolicy[]): readonly PolicyFault[] {
  const before = all.filter((other) => other.index < index);
  const namesake = before.find((other) => other.policy.id === policy.id);
  if (namesake !== undefined) {
    const path = ["policies", index, "id"];
    const expected = `≠ policies[${namesake.index}].id`;
    const refusal = refuse("invalidPolicyFile", { field: pathText(path), value: quoted(policy.id), expected });
    return [{ path, value: policy.id, refusal }];
  }
  return before.flatMap((other) => overlapOf(policy, { other: other.policy, index }));
}

function overlapOf(
  policy: Policy,
  { other, index }: { readonly other: Policy; readonly index: number },
): readonly PolicyFault[] {
  const from = Math.max(policy.budgetYears.from, other.budgetYears.from);
  const to = Math.min(policy.budgetYears.to ?? Infinity, other.budgetYears.to ?? Infinity);
  const first = latest(policy.inForceFrom ?? "", other.inForceFrom ?? "");
  const isApart = (each: Policy): boolean =>
    each.inForceTo !== undefined && each.inForceTo !== null && each.inForceTo < first;
  if (policy.topic !== other.topic || from > to || isApart(policy) || isApart(other)) return [];
  if (!isSharedScope(policy.appliesTo, other.appliesTo)) return [];
  const overlap = yearsText({ from, to: to === Infinity ? null : to });
  const refusal = refuse("overlappingPolicies", {
    topic: policy.topic,
    overlap,
    first: other.id,
    firstPeriod: periodText(other),
    second: policy.id,
    secondPeriod: periodText(policy),
  });
  return [{ path: ["policies", index, "budgetYears"], value: overlap, refusal }];
}

function latest(left: string, right: string): string {
  return left > right ? left : right;
}

/** Whether some money could be meant by both. */
function isSharedScope(left: PolicyScope, right: PolicyScope): boolean {
  const agree = <Value>(one: Value | undefined, two: Value | undefined): boolean =>
    one === undefined || two === undefined || one === two;
  const meet = <Value>(one: readonly Value[] | undefined, two: readonly Value[] | undefined): boolean =>
    one === undefined || two === undefined || one.some((value) => two.includes(value));
  return (
    agree(left.nature, right.nature) &&
    agree(left.level, right.level) &&
    agree(left.money, right.money) &&
    meet(left.vintages, right.vintages) &&
    meet(left.programmes, right.programmes)
  );
}

function gapBefore({ policy }: PlacedPolicy, all: readonly PlacedPolicy[]): readonly Finding[] {
  const { topic, id, budgetYears } = policy;
  const { from } = budgetYears;
  const earlier = all
    .map((other) => other.policy)
    .filter((other) => other.topic === topic && isSameScope(other, policy) && other.budgetYears.from < from);
  const covered = Math.max(...earlier.map((other) => other.budgetYears.to ?? Infinity));
  if (earlier.length === 0 || covered >= from - 1) return [];
  const years = yearsText({ from: covered + 1, to: from - 1 });
  const message = {
    vi: `Trước "${id}" không có chính sách "${topic}" nào cho năm ${years}. Hãy bổ sung nếu còn thiếu.`,
    en: `Before "${id}" no policy of "${topic}" covers ${years}. Add one if it is missing.`,
  };
  return [{ code: "policyGap", severity: "warning", message, values: { id, topic, years }, places: [] }];
}

function isSameScope({ appliesTo: left }: Policy, { appliesTo: right }: Policy): boolean {
  const text = (scope: PolicyScope): string =>
    JSON.stringify(Object.entries(scope).sort(([one], [two]) => (one < two ? -1 : 1)));
  return text(left) === text(right);
}

function yearsText({ from, to }: Policy["budgetYears"]): string {
  return to === null ? `${from}–…` : from === to ? String(from) : `${from}–${to}`;
}

function periodText({ budgetYears, inForceFrom = null, inForceTo = null }: Policy): string {
  const inForce = inForceFrom === null && inForceTo === null ? "" : `; ${inForceFrom ?? "…"} → ${inForceTo ?? "…"}`;
  return yearsText(budgetYears) + inForce;
}
