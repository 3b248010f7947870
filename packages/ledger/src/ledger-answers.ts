/**
 * The answers of the field from the ledger: plan, settlement, advances, lapse, pace, mobilised.
 *
 * Each reads what its answer tells apart, and lets `finance` answer.
 */
import { answerLapse, type LapseAnswer } from "@giaingan/finance/lapse";
import { answerPace, type PaceAnswer, type PaceCurve } from "@giaingan/finance/pace";
import {
  answerAdvances,
  answerMobilised,
  answerPlan,
  type AdvancesAnswer,
  type DocumentedMovement,
  type MobilisedAnswer,
  type PlanAnswer,
  settleBudgetYear,
  type SettlementAnswer,
} from "@giaingan/finance/plan";
import { isEndOfMonth, type PlainDate, refuse } from "@giaingan/finance";
import { builtInPolicies, isInForce, type Policy, targetsOf } from "@giaingan/finance/policies";
import { type AskedQuestion, askLedger, type LedgerQuestion } from "./asked-question.ts";
import { entryLimitMax } from "./entry-listing.ts";
import type { LedgerAnswer } from "./ledger-progress.ts";
import type { Ledger } from "./ledger.ts";
import { type OpenedNumber, signIn } from "./measure.ts";

/** The rules that an answer goes by. */
export interface LedgerRules {
  /** Left out: the built-in policies. */
  readonly policies?: readonly Policy[] | undefined;
  /** Id of the programme that all the money is of; null or left out: not stated. */
  readonly programme?: string | null | undefined;
}

const everyPlace = { unit: true, project: true, component: true };
/** Above so many entries a history is told by day and without documents. */
const documentedEntriesMax = 20_000;

/** History of the plan: what was assigned, supplemented, cut, transferred, carried over and cancelled. */
export async function askPlan(ledger: Ledger, asked: LedgerQuestion): Promise<LedgerAnswer<PlanAnswer>> {
  const { filter } = asked;
  // Whether transfers balance shows only in the whole: the ledger is read unfiltered, and the answer filters.
  const { revision, question, movements } = await askLedger(ledger, asked, {
    grain: everyPlace,
    isUnfiltered: true,
    isOfAnyEntry: true,
    // Of payments the answer tells nothing.
    hasPaymentTotals: true,
  });
  const whole = { revision, question, asked: { ...asked, filter: {} } };
  const [planned, allocated] = await Promise.all([
    documentedEntries(ledger, { ...whole, movements }, "plan"),
    documentedEntries(ledger, { ...whole, movements }, "allocatedPlan"),
  ]);
  const documented = planned === null || allocated === null ? movements : [...planned, ...allocated];
  return { revision, answer: answerPlan(documented, { ...question, filter }) };
}

/** The settlement of a budget year: paid, carried further, cancelled, still payable, and still to cancel. */
export async function askSettlement(
  ledger: Ledger,
  asked: LedgerQuestion & LedgerRules,
): Promise<LedgerAnswer<SettlementAnswer>> {
  const { policies, programme } = asked;
  checkProgramme(asked);
  const hasExactDates = hasLastDayWithinMonth(policies);
  const need = { grain: everyPlace, isOfAnyEntry: true, hasExactDates };
  const { revision, question, movements } = await askLedger(ledger, asked, need);
  return { revision, answer: settleBudgetYear(movements, { ...question, policies, programme }) };
}

/** Advances outstanding, with their age. */
export async function askAdvances(
  ledger: Ledger,
  asked: LedgerQuestion & { readonly bucketDays: readonly number[] },
): Promise<LedgerAnswer<AdvancesAnswer>> {
  const need = { grain: everyPlace, hasExactDates: true };
  const { bucketDays, filter } = asked;
  // A recovery may be booked on money of another vintage than its advance: the answer filters by vintage itself.
  const ofAnyVintage = { ...asked, filter: { ...filter, vintage: undefined } };
  const { revision, question, movements } = await askLedger(ledger, ofAnyVintage, need);
  // A reversal follows the id of its advance, which only entries tell.
  const advances = await documentedEntries(
    ledger,
    { revision, question, movements, asked: ofAnyVintage },
    "advanceOutstanding",
  );
  const asAsked = { ...question, filter: { vintage: filter.vintage }, bucketDays };
  return { revision, answer: answerAdvances(advances ?? movements.map(withoutReversal), asAsked) };
}

/** What will lapse, by slice and deadline. */
export async function askLapse(
  ledger: Ledger,
  asked: LedgerQuestion & LedgerRules,
): Promise<LedgerAnswer<LapseAnswer>> {
  const { policies, programme } = asked;
  checkProgramme(asked);
  const { revision, question, movements } = await askLedger(ledger, asked, ({ asOf, fiscalYear, sums }) => ({
    // Units are always told apart; places within them where money is carried further, which goes by its own slice.
    grain: sums.some((sum) => sum.kind === "carriedOver" && sum.fiscalYear === fiscalYear + 1)
      ? everyPlace
      : { unit: true },
    hasExactDates: hasLastDayWithinMonth(policies),
    hasPaymentTotals: isBeforeLastDays(asOf, fiscalYear, policies),
    // Money of the year, and what the next one carries over of it.
    fiscalYears: [fiscalYear, fiscalYear + 1],
  }));
  return { revision, answer: answerLapse(movements, { ...question, policies, programme }) };
}

/** Whether no payment up to the date can have come too late: no last day that a policy may set the year is before it. */
function isBeforeLastDays(asOf: PlainDate, fiscalYear: number, policies: readonly Policy[] = builtInPolicies): boolean {
  return policies
    .filter((policy) => isInForce(policy, { fiscalYear, asOf }))
    .every((policy) => {
      if (policy.topic === "extension") return asOf <= policy.lastDay;
      if (policy.topic !== "deadline" && policy.topic !== "lateAddition") return true;
      const { monthDay, yearsAfter } = policy.lastDay;
      return asOf <= `${fiscalYear + yearsAfter}-${monthDay}`;
    });
}

/** Whether a payment is in time may depend on its day within a month, which payments summed to month ends do not tell. */
function hasLastDayWithinMonth(policies: readonly Policy[] = builtInPolicies): boolean {
  // A year of 29 February: 28/02 is no month end in each.
  const isWithin = ({ monthDay }: { readonly monthDay: string }): boolean => !isEndOfMonth(`2024-${monthDay}`);
  return policies.some((policy) => {
    if (policy.topic === "extension") return !isEndOfMonth(policy.lastDay);
    if (policy.topic === "lateAddition") return isWithin(policy.lastDay);
    return policy.topic === "deadline" && [policy.lastDay, policy.settlementUntil].some((day) => day && isWithin(day));
  });
}

/** Pace against targets and against the plan to date. */
export async function askPace(
  ledger: Ledger,
  asked: LedgerQuestion & LedgerRules & { readonly curve: PaceCurve },
): Promise<LedgerAnswer<PaceAnswer>> {
  const { policies, programme, curve } = asked;
  checkProgramme(asked);
  const need = { grain: everyPlace, hasExactDates: true, isUnfiltered: true };
  // Last year's money is of another vintage: the answer filters, and knows that.
  const { revision, question, movements } = await askLedger(ledger, asked, need);
  const targets = targetsOf(question.fiscalYear, { asOf: question.asOf, policies });
  return {
    revision,
    answer: answerPace(movements, { ...question, filter: asked.filter, policies, programme, curve, targets }),
  };
}

/** A programme that no policy names is a slip of the pen: it would give the ordinary deadlines without a word. */
function checkProgramme({ programme = null, policies = builtInPolicies }: LedgerRules): void {
  const known = [...new Set(policies.flatMap(({ appliesTo }) => appliesTo.programmes ?? []))];
  if (programme === null || known.includes(programme)) return;
  throw refuse("invalidValue", { name: "programme", value: programme, expected: known.join(" | ") });
}

/** What was raised outside the budget. */
export async function askMobilised(ledger: Ledger, asked: LedgerQuestion): Promise<LedgerAnswer<MobilisedAnswer>> {
  const { revision, question, movements } = await askLedger(ledger, asked, { grain: everyPlace, isOfAnyEntry: true });
  const raised = await documentedEntries(ledger, { revision, question, movements, asked }, "mobilised");
  const documented: readonly DocumentedMovement[] =
    raised === null
      ? movements.map(withoutReversal)
      : [...raised, ...movements.filter(({ kind }) => kind !== "mobilised").map(withoutReversal)];
  return { revision, answer: answerMobilised(documented, question) };
}

/** A sum tells no entry apart, and so names none that it reverses. */
function withoutReversal({ reverses, ...movement }: AskedQuestion["movements"][number]): DocumentedMovement {
  void reverses;
  return movement;
}

/**
 * The entries of a number with their documents; null when they are too many to be told one by one.
 *
 * @param asked of the same filter as the movements, which tell how many entries there are
 */
async function documentedEntries(
  ledger: Ledger,
  {
    revision,
    question,
    movements,
    asked,
  }: Pick<AskedQuestion, "revision" | "question" | "movements"> & { readonly asked: LedgerQuestion },
  measure: OpenedNumber,
): Promise<readonly DocumentedMovement[] | null> {
  let entryCount = 0;
  for (const movement of movements) if (signIn(movement.kind, measure) !== null) entryCount += movement.entryCount;
  if (entryCount === 0) return [];
  if (entryCount > documentedEntriesMax) return null;
  const filter = Object.fromEntries(Object.entries(asked.filter).filter(([, wanted]) => wanted !== undefined));
  const query = { asOf: question.asOf, revision, measure, filter, limit: entryLimitMax };
  const entries: DocumentedMovement[] = [];
  let cursor: string | undefined;
  do {
    const page = await ledger.entries({ ...query, cursor });
    entries.push(...page.entries);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return entries;
}
