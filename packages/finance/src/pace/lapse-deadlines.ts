/**
 * Lapse deadlines: all money by its deadline, the whole that they make up, and what each date asks of the whole.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import { groupBy } from "../keyed-items.ts";
import { balanceOf, findMixed, type LapseBalance, leftOf } from "./lapse-balance.ts";
import {
  lastBookingDay,
  type LapseMoment,
  type LapseOutlook,
  type LapseStatus,
  lapseStatusOf,
  measureOutlook,
} from "./lapse-outlook.ts";
import { type LapsePortion, type LapsePortions, sumPortions } from "./lapse-portions.ts";
import { type Dong, sumMoney } from "../money.ts";
import { type Deadline, yearEndDeadlines } from "../policy/deadline.ts";

/** All money with one deadline, whatever its group. */
export interface LapseDeadline extends LapseBalance, LapseOutlook {
  readonly date: PlainDate;
  /** The rules that set the date, each once. */
  readonly rules: readonly Deadline[];
  readonly status: LapseStatus;
  /** Plan whose deadline is this date or an earlier one. */
  readonly planDueByThen: Dong;
  /**
   * Đồng a month to disburse `total.payable` by this date, whatever its own deadline: what has lapsed asks for no pace.
   * Null as in `Pace`, and where `total.payable` is null.
   */
  readonly wholeNeededPerMonth: Decimal | null;
}

/**
 * What can still be paid of the whole (`total.payable`) against one of the two dates that "hết niên độ" can mean.
 * `lapsed` and `inSettlement` are sums over the deadlines up to this date.
 */
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
  readonly inSettlement: Dong | null;
  /**
   * What can still be paid: `remaining − carriedFurther − lapsed − inSettlement`, never negative. Null where it is not
   * known what remains, or what of it has lapsed.
   */
  readonly payable: Dong | null;
}

/** The whole of a budget year, and its dates. */
export interface LapseWhole {
  readonly total: LapseTotal;
  readonly deadlines: readonly LapseDeadline[];
  readonly yearEnds: readonly LapseYearEnd[];
}

/** Answers for the whole and for each date. */
export function answerWhole(cut: LapsePortions, moment: LapseMoment): LapseWhole {
  const isPaid = cut.portions.some(({ disbursed }) => disbursed !== null);
  const balance = balanceOf(cut.portions, { isTold: true, isPaid });
  const known = answerDeadlines(cut, { isPaid, moment });
  const total = totalOf(cut, { balance, deadlines: known, asOf: moment.asOf });
  const whole = { disbursed: total.disbursed, left: total.payable };
  return {
    total,
    deadlines: known.map((deadline) => ({
      ...deadline,
      wholeNeededPerMonth: measureOutlook(whole, { date: deadline.date, settlementUntil: null }, moment).neededPerMonth,
    })),
    yearEnds: yearEndDeadlines(moment.fiscalYear).map((date) => {
      const due = known.filter((deadline) => deadline.date <= date);
      const sumOf = (field: "lapsed" | "inSettlement"): Dong | null =>
        total[field] === 0n || due.length === known.length ? total[field] : sumKnown(due.map((each) => each[field]));
      const outlook = measureOutlook(whole, { date, settlementUntil: null }, moment);
      return { date, ...outlook, lapsed: sumOf("lapsed"), inSettlement: sumOf("inSettlement") };
    }),
  };
}

type KnownDeadline = Omit<LapseDeadline, "wholeNeededPerMonth">;

function answerDeadlines(
  { portions, doubts }: LapsePortions,
  { isPaid, moment }: { readonly isPaid: boolean; readonly moment: LapseMoment },
): readonly KnownDeadline[] {
  const byDate = groupBy(portions, ({ deadline }) => deadline?.date ?? null);
  const mixed = findMixed([...byDate.values()], doubts);
  // Money of one date may have its settlement period or none.
  const byLastDay = groupBy(portions, ({ deadline }) => deadline && `${deadline.date} ${lastBookingDay(deadline)}`);
  const mixedByLastDay = findMixed([...byLastDay.values()], doubts);
  return [...byDate]
    .flatMap(([date, members]) => (date === null ? [] : [{ date, members }]))
    .sort((left, right) => (left.date < right.date ? -1 : 1))
    .map(({ date, members }) => {
      const rules = [
        ...new Map(members.flatMap(({ deadline }) => (deadline ? [[deadline.ruleId, deadline]] : []))).values(),
      ];
      const deadline = rules.find(({ settlementUntil }) => settlementUntil === null) ?? rules[0] ?? null;
      const balance = balanceOf(members, { isTold: !mixed.has(members), isPaid });
      const left = leftOf(balance);
      const outlook = measureOutlook({ ...balance, left }, deadline, moment);
      const parts = [...byLastDay.values()]
        .filter(([first]) => first?.deadline?.date === date)
        .map((part) => ({ part, left: leftOf(balanceOf(part, { isTold: !mixedByLastDay.has(part), isPaid })) }));
      const passed = parts.length < 2 || left === null ? outlook : passedOf(parts, { left, asOf: moment.asOf });
      const { lapsed, inSettlement } = passed;
      const isInSettlement = lapsed === 0n && inSettlement !== null && inSettlement > 0n;
      return {
        date,
        rules,
        ...balance,
        ...outlook,
        lapsed,
        inSettlement,
        status: isInSettlement ? "inSettlement" : lapseStatusOf({ ...balance, left, deadline }, outlook, moment.asOf),
        planDueByThen: sumMoney(
          portions.flatMap(({ deadline: due, plan }) => (due !== null && due.date <= date ? (plan ?? []) : [])),
        ),
      };
    });
}

/** What has lapsed of money of one date, and what may still be booked; together never more than is left. */
function passedOf(
  parts: readonly { readonly part: readonly LapsePortion[]; readonly left: Dong | null }[],
  { left, asOf }: { readonly left: Dong; readonly asOf: PlainDate },
): Pick<LapseOutlook, "lapsed" | "inSettlement"> {
  const deadlineOfPart = (part: readonly LapsePortion[]): Deadline | null => part[0]?.deadline ?? null;
  const due = deadlineOfPart(parts[0]?.part ?? []);
  if (due === null || asOf <= due.date) return { lapsed: 0n, inSettlement: 0n };
  const isLapsed = (deadline: Deadline | null): boolean => deadline !== null && asOf > lastBookingDay(deadline);
  const lapsing = parts.filter(({ part }) => isLapsed(deadlineOfPart(part)));
  if (lapsing.length === parts.length) return { lapsed: left, inSettlement: 0n };
  const amount = sumKnown(lapsing.map((each) => each.left));
  if (amount === null) return { lapsed: null, inSettlement: null };
  const lapsed = amount < left ? amount : left;
  return { lapsed, inSettlement: left - lapsed };
}

function sumKnown(amounts: readonly (Dong | null)[]): Dong | null {
  return amounts.every((amount) => amount !== null) ? sumMoney(amounts) : null;
}

function totalOf(
  { portions }: LapsePortions,
  {
    balance,
    deadlines,
    asOf,
  }: { readonly balance: LapseBalance; readonly deadlines: readonly KnownDeadline[]; readonly asOf: PlainDate },
): LapseTotal {
  const openPlan = sumPortions(portions.filter(({ deadline }) => deadline === null)).plan;
  const left = leftOf(balance);
  const dues = portions.flatMap(({ deadline }) => deadline ?? []);
  /** Known also without its parts where it is so of all of the money, or of none of it. */
  const sum = (
    field: "atRiskAtPaceSoFar" | "atRiskAtNeededPace" | "lapsed" | "inSettlement",
    isSo: (due: Deadline) => boolean,
  ): Dong | null => {
    const known = sumKnown(deadlines.map((deadline) => deadline[field]));
    if (left === null) return null;
    if (known !== null) return known;
    if ((openPlan ?? 0n) === 0n && dues.every(isSo)) return left;
    return field !== "atRiskAtPaceSoFar" && !dues.some(isSo) ? 0n : null;
  };
  const lapsed = sum("lapsed", (due) => asOf > lastBookingDay(due));
  const inSettlement = sum("inSettlement", (due) => asOf > due.date && asOf <= lastBookingDay(due));
  const isKnown = left !== null && lapsed !== null && inSettlement !== null;
  const payable = isKnown ? left - lapsed - inSettlement : null;
  return {
    ...balance,
    openPlan,
    atRiskAtPaceSoFar: sum("atRiskAtPaceSoFar", ({ date }) => asOf >= date),
    atRiskAtNeededPace: sum("atRiskAtNeededPace", ({ date }) => asOf >= date),
    lapsed,
    inSettlement,
    payable: payable === null || payable > 0n ? payable : 0n,
  };
}
