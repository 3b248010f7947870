/**
 * The answer to "where do we stand?": progress, breakdown, pace and the sentence.
 *
 * One function for the library, the command line, the API and the dashboard, so that they cannot disagree.
 */
import { type Breakdown, groupOfAll } from "../breakdown.ts";
import { lastDayOfMonth, type PlainDate, startOfYear } from "../calendar.ts";
import { type Deadline, yearEndDeadlines } from "../policy/deadline.ts";
import { rememberDeadlines } from "../policy/remembered-deadlines.ts";
import type { Finding } from "../finding.ts";
import { type FundingSource, sourceDimensions } from "../funding-source.ts";
import { grainOf, hasSeveralLevels } from "../grouping.ts";
import { groupBy } from "../keyed-items.ts";
import type { Bilingual, Language } from "../language.ts";
import type { Dong, MoneyUnit } from "../money.ts";
import { type Movement, selectMovements } from "../movement.ts";
import { chooseMoneyUnit } from "../number-text.ts";
import { measurePace, measureTimeGap, type Pace, type TimeGap } from "../pace.ts";
import { addStated } from "../position.ts";
import { progressFindings } from "./progress-findings.ts";
import { progressParts, progressSentence, type SentencePart } from "./progress-sentence.ts";
import { type LedgerSlice, progressSlices } from "./progress-slices.ts";
import { type PlanBasis, type ProgressGroup, type ProgressReport, reportProgress } from "./progress.ts";
import type { Question } from "../question.ts";
import { compareText } from "../slice-order.ts";
import { sliceKey } from "../slice-sums.ts";
import { totalOverYears } from "./years-total.ts";

/** Pace to one possible end of the budget year. */
export interface DeadlinePace extends Pace {
  readonly deadline: PlainDate;
}

/** A group with its source and deadline, where all its slices agree on them; null otherwise. */
export interface AnsweredGroup extends ProgressGroup {
  readonly source: FundingSource | null;
  readonly deadline: Deadline | null;
  /**
   * In a breakdown by month: disbursed within the month, in đồng; null when nothing is stated, and in every other
   * breakdown. `plan`, `disbursedToDate` and `rate` of a month are those at its end.
   */
  readonly disbursedInPeriod: Dong | null;
}

/** The whole answer. */
export interface ProgressAnswer extends Omit<ProgressReport, "groups" | "fiscalYear"> {
  /** Null: every budget year. */
  readonly fiscalYear: number | null;
  /** The breakdowns of the groups, from outer to inner, joined by commas: "source,month". */
  readonly by: string;
  readonly groups: readonly AnsweredGroup[];
  /** Null unless plan and disbursement are both stated, and one budget year is asked for. */
  readonly timeGap: TimeGap | null;
  /** To 31/12 and to 31/01 of the next year; empty where `timeGap` is null. */
  readonly pace: readonly DeadlinePace[];
  /**
   * Why rows do not add up to the total; none in a breakdown by month.
   * - `notStatedInTotal` (information): rows that do not state both plan and disbursement
   * - `carryOverCountedOnce` (information): over several years, carried-over plan
   */
  readonly findings: readonly Finding[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
  readonly sentenceParts: Readonly<Record<Language, readonly SentencePart[]>>;
}

/** What is asked. */
export interface ProgressQuestion extends Omit<Question, "fiscalYear"> {
  /** Null: every budget year, each by itself; the total then counts carried-over plan once. */
  readonly fiscalYear: number | null;
  readonly basis: PlanBasis;
  /** The last day on which an addition to the year's plan is not late; null: 30/9 of the budget year. */
  readonly lateAdditionCutOff?: PlainDate | null;
}

/**
 * Answers from movements, of which those after the date and those of other budget years are left out.
 *
 * @param movements empty: the answer states nothing, and says so in its sentence
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: sourceNotStated };
 * const plan = { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 30_433_000_000n };
 * const paid = { ...place, kind: "disbursed", effectiveOn: "2023-10-31", amount: 14_108_000_000n };
 * const question = { asOf: "2023-10-31", fiscalYear: 2023, basis: "includingCarryOver", by: [], filter: {}, unit: null };
 * const answer = answerProgress([plan, paid], question);
 * answer.total.remaining // => 16_325_000_000n
 * answer.sentence.vi // => "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch (chậm 36,93 điểm % so với thời gian)"
 * ```
 */
export function answerProgress(movements: Iterable<Movement>, question: ProgressQuestion): ProgressAnswer {
  const { asOf, fiscalYear, basis, by } = question;
  const selected = selectMovements(movements, question).filter(
    (movement) => fiscalYear === null || movement.fiscalYear === fiscalYear,
  );
  const years = fiscalYear === null ? yearsOf(selected) : [fiscalYear];
  // A key is a group's own: over several years the year is part of it.
  const told = fiscalYear === null && by.length > 0 && !by.includes("year") ? [...by, "year" as const] : by;
  const ofYears = years.map((year) => answerYear(selected, { ...question, by: told, fiscalYear: year }));
  const [only] = ofYears;
  const total = fiscalYear !== null && only !== undefined ? only.report.total : totalOverYears(selected, ofYears);
  const { plan, disbursedToDate } = total;
  const isPaced = fiscalYear !== null && plan !== null && disbursedToDate !== null;
  const timeGap = isPaced ? measureTimeGap({ plan, disbursedToDate, asOf, fiscalYear }) : null;
  const unit = question.unit ?? chooseMoneyUnit(plan ?? disbursedToDate ?? 0n);
  const input = { progress: total, asOf, unit, timeGap };
  const groups = ofYears.flatMap((year) => year.groups);
  const planOfYears = ofYears.map(({ report }) => report.total.plan).reduce(addStated, null);
  return {
    asOf,
    fiscalYear,
    basis,
    by: told.join(),
    total,
    bounds: fiscalYear === null ? null : (only?.report.bounds ?? null),
    groups,
    mobilised: ofYears.map(({ report }) => report.mobilised).reduce(addStated, null),
    carriedOverPlan: fiscalYear === null ? null : (only?.report.carriedOverPlan ?? null),
    timeGap,
    pace: isPaced
      ? yearEndDeadlines(fiscalYear).map((deadline) => ({
          deadline,
          ...measurePace({ plan, disbursedToDate, asOf, from: startOfYear(fiscalYear), deadline }),
        }))
      : [],
    findings: by.includes("month")
      ? []
      : progressFindings(total, groups, { unit, countedTwice: (planOfYears ?? 0n) - (plan ?? 0n) }),
    unit,
    sentence: progressSentence(input),
    sentenceParts: { vi: progressParts(input, "vi"), en: progressParts(input, "en") },
  };
}

/** The report of one budget year, and its groups. */
export interface AnsweredYear {
  readonly report: ProgressReport;
  readonly groups: readonly AnsweredGroup[];
}

interface YearQuestion extends ProgressQuestion {
  readonly fiscalYear: number;
}

function yearsOf(movements: readonly Movement[]): readonly number[] {
  return [...new Set(movements.map(({ fiscalYear }) => fiscalYear))].sort((left, right) => left - right);
}

function answerYear(movements: readonly Movement[], question: YearQuestion): AnsweredYear {
  const { fiscalYear, asOf, by } = question;
  const ofYear = movements.filter((movement) => movement.fiscalYear === fiscalYear);
  const whole = answerPeriod(ofYear, { question, month: null, before: new Map() });
  if (!by.includes("month")) return whole;
  const months = [...new Set(ofYear.map(({ effectiveOn }) => effectiveOn.slice(0, 7)))].sort();
  const before = new Map<string, Dong>();
  const groups = months.flatMap((month) => {
    const lastDay = lastDayOfMonth(`${month}-01`);
    const monthEnd = lastDay < asOf ? lastDay : asOf;
    const toMonthEnd = ofYear.filter(({ effectiveOn }) => effectiveOn <= monthEnd);
    const ofMonth = answerPeriod(toMonthEnd, { question: { ...question, asOf: monthEnd }, month, before }).groups;
    return ofMonth.map((group) => ({ ...group, disbursedInPeriod: takePeriod(before, group, month) }));
  });
  return { report: whole.report, groups };
}

/** The key of a group in any month. */
function withoutMonth({ key }: Pick<AnsweredGroup, "key">, month: string): string {
  return key.replace(month, "");
}

/** What a group has disbursed since it was last known; null while nothing is stated. */
function takePeriod(before: Map<string, Dong>, group: AnsweredGroup, month: string): Dong | null {
  const { disbursedToDate } = group;
  if (disbursedToDate === null) return null;
  const ofAnyMonth = withoutMonth(group, month);
  const known = before.get(ofAnyMonth);
  before.set(ofAnyMonth, disbursedToDate);
  const inPeriod = disbursedToDate - (known ?? 0n);
  return known !== undefined && inPeriod === 0n ? null : inPeriod;
}

/**
 * Cumulated to the question's date; with a month, the groups are named by it.
 *
 * @param before what groups had disbursed by the month before, by their keys without the month
 */
function answerPeriod(
  movements: readonly Movement[],
  {
    question,
    month,
    before,
  }: {
    readonly question: YearQuestion;
    readonly month: string | null;
    readonly before: ReadonlyMap<string, Dong>;
  },
): AnsweredYear {
  const { asOf, fiscalYear, basis, by, lateAdditionCutOff = null } = question;
  const told = grainOf(by);
  // Whether a payment may be of carried-over plan is told by its places too: the answer must not depend on the groups.
  const isWhole = ownMoneyBases.has(basis);
  const slices = progressSlices(movements, {
    grain: {
      unit: isWhole || told.unit,
      project: isWhole || told.project,
      component: isWhole || told.component,
    },
    cutOffOf: (year) => lateAdditionCutOff ?? `${year}-09-30`,
  });
  const ordered = inOrder(slices).map((slice) => ({ ...slice, month }));
  const showLevel = hasSeveralLevels(ordered);
  const grouped = ordered.map((slice) => ({ slice, ...groupOfAll(slice, by, { showLevel }) }));
  // Money that has since been told apart is taken out of where it was, in the month in which it was.
  const isKept = (key: string): boolean => month !== null && (before.get(withoutMonth({ key }, month)) ?? 0n) !== 0n;
  const report = reportProgress(grouped, { asOf, fiscalYear, basis, isKept });
  const members = groupBy(grouped, ({ key }) => key);
  const deadlineAt = rememberDeadlines();
  return {
    report,
    groups: (by.length === 0 ? [] : report.groups).map((group) => {
      const ofGroup = (members.get(group.key) ?? []).map(({ slice }) => slice);
      return {
        ...group,
        source: commonSource(ofGroup, by),
        deadline: commonDeadline(ofGroup, deadlineAt),
        disbursedInPeriod: null,
      };
    }),
  };
}

/** The bases that leave carried-over money out. */
const ownMoneyBases: ReadonlySet<PlanBasis> = new Set(["excludingCarryOver", "assigned"]);

function inOrder(slices: readonly LedgerSlice[]): readonly LedgerSlice[] {
  // A key is written only where two slices are of one size.
  const placed = slices.map((slice) => ({ slice, key: "" }));
  const keyOf = (item: (typeof placed)[number]): string => (item.key ||= sliceKey(item.slice));
  return placed
    .sort((left, right) => bySize(left.slice, right.slice) || compareText(keyOf(left), keyOf(right)))
    .map(({ slice }) => slice);
}

/** Slices with a plan first; then younger money before older, larger before smaller; whatever the order of entries. */
function bySize(left: LedgerSlice, right: LedgerSlice): number {
  if ((left.plan === null) !== (right.plan === null)) return left.plan === null ? 1 : -1;
  const vintage = (right.source.vintage ?? 0) - (left.source.vintage ?? 0);
  if (vintage !== 0) return vintage;
  const difference = (right.plan ?? right.disbursed ?? 0n) - (left.plan ?? left.disbursed ?? 0n);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function commonSource(slices: readonly LedgerSlice[], by: readonly Breakdown[]): FundingSource | null {
  if (by.join() !== "source") return null;
  const first = slices[0]?.source ?? null;
  return first !== null && sourceDimensions.some((dimension) => first[dimension] !== null) ? first : null;
}

function commonDeadline(
  slices: readonly LedgerSlice[],
  deadlineAt: (slice: LedgerSlice) => Deadline | null,
): Deadline | null {
  const [one] = slices;
  const first = one === undefined ? null : deadlineAt(one);
  if (first === null) return null;
  return slices.every((slice) => deadlineAt(slice)?.date === first.date) ? first : null;
}
