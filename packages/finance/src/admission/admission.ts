/**
 * Admission: whether entries may enter the record. A command that breaks a hard rule is refused; a document shows what
 * it shows, and the same rules give findings. Nothing is corrected.
 */
import { type Breach, findingOfBreach, refusalOfBreach } from "./admission-breach.ts";
import { findEntryBreaches, findTransferBreaches } from "./admission-entry-rules.ts";
import { findAllocationBreaches } from "./admission-allocation-rules.ts";
import { findProjectBreaches, type PostingRules, type ProjectReference } from "./admission-payment-rules.ts";
import { findPlanBreaches, findPlanNotStated } from "./admission-plan-rules.ts";
import { findRecoveryBreaches, findRefundBreaches } from "./admission-taking-rules.ts";
import { findAllocatedAbovePlan, findCarryOverExcess, findEntryWarnings } from "./admission-warnings.ts";
import { changeSlices, changeYears, type CountedEntry, type SliceChange, type YearChange } from "./batch-change.ts";
import { groupBy } from "../keyed-items.ts";
import type { PlainDate } from "../calendar.ts";
import { carryOverKey } from "./carried-money.ts";
import type { CarryOverFollowing } from "./carry-over.ts";
import { datedPaymentsOf, dayOfEntries } from "./dated-payments.ts";
import type { Entry } from "../entry.ts";
import type { Finding } from "../finding.ts";
import type { Dong } from "../money.ts";
import type { KnownSlices } from "./known-slices.ts";
import type { Policy } from "../policy/policy.ts";

/** The rules in force: the same on every date, or by date. Null: none. */
export type RulesInForce = PostingRules | null | ((date: PlainDate) => PostingRules | null);

/** What the rules need to know that no entry says. */
export interface AdmissionReference {
  /** Projects that are left out are not checked against total investment and contract. */
  readonly projects: readonly ProjectReference[];
}

/** What entries are judged by. */
export interface AdmissionOptions {
  readonly known: KnownSlices;
  readonly rules: RulesInForce;
  readonly reference: AdmissionReference;
  /** By which deadlines are known; left out: the built-in policies. */
  readonly policies?: readonly Policy[] | undefined;
  /** Entries that follow by themselves (`followCarryOver`): part of the state that the batch leaves behind. */
  readonly following?: CarryOverFollowing | undefined;
}

/**
 * Admits the entries of a command, judged together: the order inside a batch does not matter, and payments that are
 * dated back count as all others. What is refunded or recovered must have been paid by its own day, as far as the days
 * are known (`KnownSlice.datedPayments`).
 *
 * @param entries none of them recorded yet
 * @returns warnings: of what could not be checked (`planNotStated`), and of what is doubtful (`vintageAfterYear`,
 *   `paidAfterDeadline`, `guaranteeNeeded`, `allocatedAbovePlan`, `carryOverExceedsRemainder`); empty when all is in order
 * @throws Refusal of the first broken rule: `negativeAmount` `dateOutsideBudgetYear` `levelNotInForce`
 *   `offBudgetNotPlanned` `carryOverOfOwnYear` `reversalDiffers` `transferNotBalanced` `recoveryExceedsAdvance`
 *   `refundExceedsDisbursed` `planBelowDisbursed` `disbursementExceedsPlan` `disbursementExceedsAllocation`
 *   `disbursementExceedsTotalInvestment` `advanceExceedsLimit` `advanceNotRecovered`; or `invalidEntry` for an entry that takes back one which nobody has posted
 * @example
 * ```ts
 * const entry = { id: "plan", kind: "assigned", effectiveOn: "2023-01-01", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, amount: 9n, document: { number: null, date: null, issuer: null, title: null }, reverses: null, reason: null };
 * const options = { known: nothingRecorded, rules: null, reference: { projects: [] } };
 * const paid = { ...entry, id: "paid", kind: "disbursed", effectiveOn: "2023-10-31" };
 * admitEntries([paid, entry], options) // => []
 * admitEntries([paid, { ...entry, amount: 8n }], options) // => throws disbursementExceedsPlan
 * admitEntries([paid], options)[0].code // => "planNotStated"
 * ```
 */
export function admitEntries(entries: readonly Entry[], options: AdmissionOptions): readonly Finding[] {
  const batch = batchOf(entries, options);
  for (const breach of findBreaches(batch, { ...options, isDocument: false })) throw refusalOfBreach(breach);
  return warningsOf(batch, options);
}

/**
 * Reviews the entries of a document that is posted as it is: the rules of `admitEntries` as findings.
 *
 * A running total that a later report lowers is posted as a negative difference: in a document `disbursed` and
 * `mobilised` may be negative.
 *
 * @returns a finding of severity `error` for each broken rule, then the warnings of `admitEntries`
 * @throws Refusal `invalidEntry` for an entry that takes back one which nobody has posted
 * @example
 * ```ts
 * const entry = { id: "plan", kind: "assigned", effectiveOn: "2023-01-01", fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated, amount: 9n, document: { number: null, date: null, issuer: null, title: null }, reverses: null, reason: null };
 * const paid = { ...entry, id: "paid", kind: "disbursed", effectiveOn: "2023-10-31", amount: 10n };
 * const [finding] = reviewEntries([entry, paid], { known: nothingRecorded, rules: null, reference: { projects: [] } });
 * finding.code // => "disbursementExceedsPlan"
 * finding.values.excess // => "1"
 * ```
 */
export function reviewEntries(entries: readonly Entry[], options: AdmissionOptions): readonly Finding[] {
  const batch = batchOf(entries, options);
  const breaches = [...findBreaches(batch, { ...options, isDocument: true })];
  return [...breaches.map((breach) => findingOfBreach(breach)), ...warningsOf(batch, options)];
}

/** The entries of a batch, and what they change. */
interface BatchChange {
  readonly entries: readonly Entry[];
  readonly counted: readonly CountedEntry[];
  readonly changes: readonly SliceChange[];
  readonly years: readonly YearChange[];
  /** What is carried over into slices after the batch, by `carryOverKey`; slices without carry-over are left out. */
  readonly carriedOver: ReadonlyMap<string, Dong>;
}

function batchOf(entries: readonly Entry[], { known, following }: AdmissionOptions): BatchChange {
  const counted = [
    ...entries.map((entry) => ({ entry, namedId: entry.id })),
    ...(following?.entries ?? []).map((entry) => ({ entry, namedId: following?.causes.get(entry.id) ?? entry.id })),
  ];
  const changes = changeSlices(
    known.slices,
    counted.map(({ entry }) => entry),
  );
  const carriedOver = new Map(
    changes.flatMap((change) => {
      const sum = change.after.sums.carriedOver;
      return sum === undefined ? [] : [[carryOverKey(change), sum]];
    }),
  );
  return { entries, counted, changes, years: changeYears(changes, counted), carriedOver };
}

function* findBreaches(
  batch: BatchChange,
  options: AdmissionOptions & { readonly isDocument: boolean },
): Generator<Breach> {
  const { known, rules, reference, isDocument } = options;
  const { entries, counted, changes, years } = batch;
  const isSigned = (entry: Entry): boolean => isSignedKind(entry, { batch, isDocument });
  yield* findEntryBreaches(entries, { reversed: known.reversed, isSigned });
  yield* findTransferBreaches(entries);
  const changesOf = groupBy(changes, ({ unitId }) => unitId);
  const dayOf = dayOfEntries(entries, known);
  const days = { dayOf, payments: datedPaymentsOf(entries, { known: known.slices, isDocument, dayOf }) };
  for (const [unitId, own] of groupBy(counted, ({ entry }) => entry.unitId))
    yield* findRecoveryBreaches({ changes: changesOf.get(unitId) ?? [], counted: own, ...days });
  for (const { slices, counted: own } of years) yield* findRefundBreaches({ changes: slices, counted: own, ...days });
  for (const year of years) {
    yield* findPlanBreaches(year);
    yield* findAllocationBreaches(year);
  }
  const rulesOn = rulesByDate(rules);
  yield* findProjectBreaches({ changes, counted }, { projects: reference.projects, rulesOn });
}

/**
 * Whether an amount may be negative without taking an entry back: a leg of a transfer; a carry-over that lowers what was
 * carried before, which is how one follows a correction; and a difference of a document's running totals.
 */
function isSignedKind(
  entry: Entry,
  { batch, isDocument }: { readonly batch: BatchChange; readonly isDocument: boolean },
): boolean {
  if (entry.kind === "transferred") return true;
  if (entry.kind !== "carriedOver") return isDocument && (entry.kind === "disbursed" || entry.kind === "mobilised");
  return (batch.carriedOver.get(carryOverKey(entry)) ?? 0n) >= 0n;
}

function rulesByDate(rules: RulesInForce): (date: PlainDate) => PostingRules | null {
  return typeof rules === "function" ? rules : () => rules;
}

function warningsOf(
  { entries, changes, years }: BatchChange,
  { known, rules, policies }: AdmissionOptions,
): readonly Finding[] {
  return [
    ...years.flatMap((year) => [...findPlanNotStated(year), ...findAllocatedAbovePlan(year)]),
    ...findEntryWarnings(entries, { known: known.slices, rulesOn: rulesByDate(rules), policies }),
    ...findCarryOverExcess(entries, changes),
  ];
}
