/**
 * Lapse radar: which money is lost if it is not disbursed in time, when, and how fast it would have to go.
 *
 * Each slice has its own deadline, so one pace for the whole says too little, and one deadline for the whole is wrong.
 */
import { groupBy } from "../keyed-items.ts";
import type { GroupName } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { Deadline } from "../policy/deadline.ts";
import type { Finding } from "../finding.ts";
import { grainOf, groupSlices } from "../grouping.ts";
import type { Bilingual } from "../language.ts";
import { balanceOf, findMixed, type LapseBalance, leftOf } from "./lapse-balance.ts";
import { carriedFurtherOf } from "./lapse-carried-further.ts";
import { answerWhole, type LapseDeadline, type LapseTotal, type LapseYearEnd } from "./lapse-deadlines.ts";
import { findLapseDoubts } from "./lapse-findings.ts";
import { type LapseOutlook, type LapseStatus, lapseStatusOf, measureOutlook } from "./lapse-outlook.ts";
import { cutPortions, type LapsePortion, type LapsePortions } from "./lapse-portions.ts";
import { lapseSentence } from "./lapse-sentence.ts";
import { type MoneyUnit, sumMoney } from "../money.ts";
import { type Movement, selectMovements } from "../movement.ts";
import { notStatedInTotal } from "../not-stated-in-total.ts";
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

/** Money of one group with one deadline. */
export interface LapseGroup extends GroupName, LapseBalance, LapseOutlook {
  /** Null: open. */
  readonly deadline: Deadline | null;
  readonly status: LapseStatus;
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
 * Answers what may lapse. Payments up to and on a deadline count first against the money of a slice that lapses first;
 * payments after it first against what was added late and can still be paid. What is beyond that is found. A settlement
 * period belongs to its deadline. What the next year's entries `carriedOver` carry further does not lapse.
 *
 * A slice without payments counts as unpaid where its unit has paid otherwise and every payment says of what (in a row
 * of several units: where one of them has paid). Where a payment may be its own, its remainder is null, and so is all
 * that follows from it.
 *
 * @param movements of all budget years; empty: nothing is stated, and the sentence says so
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
  const selected = selectMovements(movements, question).filter(({ source }) => source.relation !== "offBudget");
  const ofYear = selected.filter((movement) => movement.fiscalYear === fiscalYear);
  const rules = { asOf, programme, policies };
  const cut = { ...rules, carriedFurther: carriedFurtherOf(selected, fiscalYear) };
  // Units are always told apart: no payment of one is made of the plan of another.
  const portions = cutPortions(ofYear, { ...cut, grain: { unit: true } });
  const { total, deadlines, yearEnds } = answerWhole(portions, question);
  const unit = question.unit ?? chooseMoneyUnit(total.plan ?? total.disbursed ?? 0n);
  // The month is that of the deadline: plan and payments of several months are one slice.
  const told = { ...grainOf(by), unit: true, month: false };
  const placed = told.project || told.component ? cutPortions(ofYear, { ...cut, grain: told }) : portions;
  const rows = by.length === 0 ? [] : answerGroups(placed, question);
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    unit,
    total,
    groups: rows.map(({ group }) => group),
    deadlines,
    yearEnds,
    findings: [...findLapseDoubts(portions, { ...rules, unit }), ...findNotStated(total, rows, unit)],
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

/** A row, and whether no payment of it may be another's. */
interface ToldRow {
  readonly group: LapseGroup;
  readonly isTold: boolean;
}

function answerGroups({ portions, doubts }: LapsePortions, question: LapseQuestion): readonly ToldRow[] {
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
    .map(({ name, members }): ToldRow => {
      const isPaid = members.some(({ unitId }) => paidUnits.has(unitId));
      const isTold = !mixed.has(members);
      const balance = balanceOf(members, { isTold, isPaid });
      const left = leftOf(balance);
      const deadline = members[0]?.deadline ?? null;
      const outlook = measureOutlook({ ...balance, left }, deadline, question);
      const status = lapseStatusOf({ ...balance, left, deadline }, outlook, asOf);
      return { group: { ...name, ...balance, deadline, ...outlook, status }, isTold };
    })
    .sort(({ group: left }, { group: right }) =>
      compareDates(left.deadline?.date ?? "9999", right.deadline?.date ?? "9999"),
    );
}

/** The total counts plan of rows that state no payment, and payments of rows that state no plan; doubts have their own. */
function findNotStated({ remaining }: LapseTotal, rows: readonly ToldRow[], unit: MoneyUnit): readonly Finding[] {
  if (remaining === null) return [];
  const unsaid = rows.filter(({ group, isTold }) => isTold && group.remaining === null).map(({ group }) => group);
  const plan = sumMoney(unsaid.map((group) => group.plan ?? 0n));
  const disbursed = sumMoney(unsaid.map((group) => group.disbursed ?? 0n));
  return notStatedInTotal(
    { name: "disbursed", plan, used: disbursed, unit },
    {
      total: { vi: "Tổng còn lại", en: "The total that remains" },
      used: { vi: "giải ngân", en: "disbursement" },
      less: { vi: "đã giải ngân", en: "disbursed" },
    },
  );
}

function compareDates(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function monthOf({ deadline }: LapsePortion): string | null {
  return deadline === null ? null : deadline.date.slice(0, 7);
}
