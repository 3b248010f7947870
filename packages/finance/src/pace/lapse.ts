/**
 * Lapse radar: which money is lost if it is not disbursed in time, when, and how fast it would have to go.
 *
 * Each slice has its own deadline, so one pace for the whole says too little, and one deadline for the whole is wrong.
 */
import { groupBy } from "../keyed-items.ts";
import type { GroupName } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { type Deadline, yearEndDeadlines } from "../policy/deadline.ts";
import type { Decimal } from "../decimal.ts";
import type { Finding } from "../finding.ts";
import { grainOf, groupSlices } from "../grouping.ts";
import type { Bilingual } from "../language.ts";
import { findLapseDoubts } from "./lapse-findings.ts";
import { type LapseOutlook, type LapseStatus, lapseStatusOf, measureOutlook } from "./lapse-outlook.ts";
import { cutPortions, type LapseMoney, type LapsePortion, type LapsePortions, sumPortions } from "./lapse-portions.ts";
import { lapseSentence } from "./lapse-sentence.ts";
import { type Dong, type MoneyUnit, sumMoney } from "../money.ts";
import { type Movement, selectMovements } from "../movement.ts";
import { chooseMoneyUnit } from "../number-text.ts";
import type { Policy } from "../policy/policy.ts";
import type { Question } from "../question.ts";

/** What is asked. A breakdown by `month` is by the month of the deadline. */
export interface LapseQuestion extends Question {
  /** Id of the programme that all the money is of; null or left out: not stated, and no extension for one holds. */
  readonly programme?: string | null | undefined;
  /** Default: the built-in ones. */
  readonly policies?: readonly Policy[] | undefined;
}

/** Money with what remains of it, in đồng; null: not stated. */
export interface LapseBalance extends LapseMoney {
  /** `plan − disbursed`; negative when over-disbursed. Null where a payment may be this money's or another's. */
  readonly remaining: Dong | null;
  /** `plan − allocated`. */
  readonly unallocated: Dong | null;
}

/** Money of one group with one deadline. */
export interface LapseGroup extends GroupName, LapseBalance, LapseOutlook {
  /** Null: open. */
  readonly deadline: Deadline | null;
  readonly status: LapseStatus;
}

/** All money with one deadline, whatever its group. */
export interface LapseDeadline extends LapseBalance, LapseOutlook {
  readonly date: PlainDate;
  /** The rules that set the date, each once. */
  readonly rules: readonly Deadline[];
  readonly status: LapseStatus;
  /** Plan whose deadline is this date or an earlier one. */
  readonly planDueByThen: Dong;
  /** Đồng a month to disburse the whole remainder by this date, whatever its own deadline; null as in `Pace`. */
  readonly wholeNeededPerMonth: Decimal | null;
}

/** The whole remainder against one of the two dates that "hết niên độ" can mean. */
export interface LapseYearEnd extends LapseOutlook {
  readonly date: PlainDate;
}

/** The whole, exact also where its slices are not told apart. */
export interface LapseTotal extends LapseBalance {
  /** Plan without a deadline; null: none. */
  readonly openPlan: Dong | null;
  /** Sums over `deadlines`, thus the same in every breakdown; null where a deadline's share is not known. */
  readonly atRiskAtPaceSoFar: Dong | null;
  readonly atRiskAtNeededPace: Dong | null;
  readonly lapsed: Dong | null;
}

/** The answer. Money outside the budget is not in it: it never lapses. */
export interface LapseAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly by: string;
  readonly unit: MoneyUnit;
  readonly total: LapseTotal;
  /** One row for each group and deadline, the earliest deadline first and open ones last; without `by` none. */
  readonly groups: readonly LapseGroup[];
  /** In the order of their dates. */
  readonly deadlines: readonly LapseDeadline[];
  /** 31/12 and 31/01, always. */
  readonly yearEnds: readonly LapseYearEnd[];
  readonly findings: readonly Finding[];
  readonly sentence: Bilingual;
}

/**
 * Answers what may lapse. Payments count first against the money of a slice that lapses first.
 *
 * A slice without payments counts as unpaid where its unit has paid otherwise and every payment says of what (in a row
 * of several units: where one of them has paid). Where a payment may be its own, its remainder is null, and so is all
 * that follows from it.
 *
 * @param movements empty: nothing is stated, and the sentence says so
 * @example
 * ```ts
 * const source = { ...sourceNotStated, nature: "recurrent", vintage: 2023 };
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source };
 * const plan = { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 12_000_000n };
 * const paid = { ...place, kind: "volumePaid", effectiveOn: "2023-10-31", amount: 5_000_000n };
 * const question = { asOf: "2023-10-31", fiscalYear: 2023, by: ["source"], filter: {}, unit: null };
 * const { total, groups: [row] } = answerLapse([plan, paid], question);
 * total.remaining // => 7_000_000n
 * row.deadline.date // => "2023-12-31"
 * row.neededPerMonth // => "3500000"
 * row.atRiskAtPaceSoFar // => 6_000_000n
 * row.status // => "behind"
 * ```
 */
export function answerLapse(movements: Iterable<Movement>, question: LapseQuestion): LapseAnswer {
  const { asOf, fiscalYear, by, programme = null, policies } = question;
  const selected = selectMovements(movements, question).filter(
    (movement) => movement.fiscalYear === fiscalYear && movement.source.relation !== "offBudget",
  );
  const rules = { asOf, programme, policies };
  // Units are always told apart: no payment of one is made of the plan of another.
  const whole = cutPortions(selected, { ...rules, grain: { unit: true } });
  const isPaid = whole.portions.some(({ disbursed }) => disbursed !== null);
  const balance = balanceOf(whole.portions, { isTold: true, isPaid });
  const deadlines = answerDeadlines(whole, { balance, question });
  const unit = question.unit ?? chooseMoneyUnit(balance.plan ?? balance.disbursed ?? 0n);
  const total = totalOf(whole, { balance, deadlines, asOf });
  const yearEnds = yearEndDeadlines(fiscalYear).map((date) => ({ date, ...measureOutlook(balance, date, question) }));
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    unit,
    total,
    groups:
      by.length === 0
        ? []
        : answerGroups(cutPortions(selected, { ...rules, grain: { ...grainOf(by), unit: true } }), question),
    deadlines,
    yearEnds,
    findings: findLapseDoubts(whole, { ...rules, unit }),
    sentence: lapseSentence({
      asOf,
      fiscalYear,
      unit,
      total,
      deadlines: deadlines.map(({ date }) => date),
      yearEnds: yearEnds.map(({ date }) => date),
    }),
  };
}

function answerGroups({ portions, doubts }: LapsePortions, question: LapseQuestion): readonly LapseGroup[] {
  const { asOf, by } = question;
  const placed = portions.map((portion) => ({ ...portion, month: monthOf(portion), portion }));
  const rows = groupSlices(placed, by).flatMap(({ key, label, slices }) =>
    [...groupBy(slices, ({ deadline }) => deadline?.ruleId ?? null).values()].map((members) => ({
      name: { key, label },
      members: members.map(({ portion }) => portion),
    })),
  );
  const mixed = findMixed(
    rows.map(({ members }) => members),
    doubts,
  );
  const paidUnits = new Set(portions.filter(({ disbursed }) => disbursed !== null).map(({ unitId }) => unitId));
  return rows
    .map(({ name, members }): LapseGroup => {
      const isPaid = members.some(({ unitId }) => paidUnits.has(unitId));
      const balance = balanceOf(members, { isTold: !mixed.has(members), isPaid });
      const deadline = members[0]?.deadline ?? null;
      const outlook = measureOutlook(balance, deadline?.date ?? null, question);
      return {
        ...name,
        ...balance,
        deadline,
        ...outlook,
        status: lapseStatusOf({ ...balance, deadline }, outlook, asOf),
      };
    })
    .sort((left, right) => compareDates(left.deadline?.date ?? "9999", right.deadline?.date ?? "9999"));
}

function compareDates(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function monthOf({ deadline }: LapsePortion): string | null {
  return deadline === null ? null : deadline.date.slice(0, 7);
}

function answerDeadlines(
  { portions, doubts }: LapsePortions,
  { balance: whole, question }: { readonly balance: LapseBalance; readonly question: LapseQuestion },
): readonly LapseDeadline[] {
  const byDate = groupBy(portions, ({ deadline }) => deadline?.date ?? null);
  const mixed = findMixed([...byDate.values()], doubts);
  const isPaid = whole.disbursed !== null;
  return [...byDate]
    .flatMap(([date, members]) => (date === null ? [] : [{ date, members }]))
    .sort((left, right) => compareDates(left.date, right.date))
    .map(({ date, members }) => {
      const rules = [
        ...new Map(members.flatMap(({ deadline }) => (deadline ? [[deadline.ruleId, deadline]] : []))).values(),
      ];
      const deadline = rules.find(({ settlementUntil }) => settlementUntil === null) ?? rules[0] ?? null;
      const balance = balanceOf(members, { isTold: !mixed.has(members), isPaid });
      const outlook = measureOutlook(balance, date, question);
      return {
        date,
        rules,
        ...balance,
        ...outlook,
        status: lapseStatusOf({ ...balance, deadline }, outlook, question.asOf),
        planDueByThen: sumMoney(
          portions.flatMap(({ deadline: due, plan }) => (due !== null && due.date <= date ? (plan ?? []) : [])),
        ),
        wholeNeededPerMonth: measureOutlook(whole, date, question).neededPerMonth,
      };
    });
}

/** The sets that share a payment with another set, so that nobody can say how much of it is theirs. */
function findMixed(
  sets: readonly (readonly LapsePortion[])[],
  doubts: LapsePortions["doubts"],
): ReadonlySet<readonly LapsePortion[]> {
  const setOf = new Map(sets.flatMap((members) => members.map((portion) => [portion, members] as const)));
  return new Set(
    doubts
      .map(({ payment, plan }) => new Set([...payment, ...plan].flatMap((portion) => [setOf.get(portion) ?? []])))
      .flatMap((touched) => (touched.size > 1 ? [...touched] : [])),
  );
}

function balanceOf(
  portions: readonly LapsePortion[],
  { isTold, isPaid }: { readonly isTold: boolean; readonly isPaid: boolean },
): LapseBalance {
  const money = sumPortions(portions);
  const { plan, disbursed, allocated } = money;
  const isStated = isTold && plan !== null && isPaid;
  return {
    ...money,
    remaining: isStated ? plan - (disbursed ?? 0n) : null,
    unallocated: plan === null || allocated === null ? null : plan - allocated,
  };
}

function totalOf(
  { portions }: LapsePortions,
  {
    balance,
    deadlines,
    asOf,
  }: { readonly balance: LapseBalance; readonly deadlines: readonly LapseDeadline[]; readonly asOf: PlainDate },
): LapseTotal {
  const openPlan = sumPortions(portions.filter(({ deadline }) => deadline === null)).plan;
  const left = balance.remaining === null || balance.remaining > 0n ? balance.remaining : 0n;
  /** Known also without its parts where the date has come for all of the money, or for none of it. */
  const sum = (
    field: "atRiskAtPaceSoFar" | "atRiskAtNeededPace" | "lapsed",
    hasCome: (date: PlainDate) => boolean,
  ): Dong | null => {
    const amounts = deadlines.map((deadline) => deadline[field]);
    if (left === null) return null;
    if (amounts.every((amount) => amount !== null)) return sumMoney(amounts);
    if ((openPlan ?? 0n) === 0n && deadlines.every(({ date }) => hasCome(date))) return left;
    return field !== "atRiskAtPaceSoFar" && !deadlines.some(({ date }) => hasCome(date)) ? 0n : null;
  };
  return {
    ...balance,
    openPlan,
    atRiskAtPaceSoFar: sum("atRiskAtPaceSoFar", (date) => asOf >= date),
    atRiskAtNeededPace: sum("atRiskAtNeededPace", (date) => asOf >= date),
    lapsed: sum("lapsed", (date) => asOf > date),
  };
}
