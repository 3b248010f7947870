/**
 * The answer to "where do we stand?": progress, breakdown, pace and the sentence, from the ledger's slices.
 *
 * One function for the library, the command line, the API and the dashboard, so that they cannot disagree.
 */
import { type Breakdown, groupOf, type SliceOrigin } from "./breakdown.ts";
import { type PlainDate, startOfYear } from "./calendar.ts";
import { type Deadline, deadlineOf, yearEndDeadlines } from "./deadline.ts";
import { type FundingSource, sourceDimensions } from "./funding-source.ts";
import type { Bilingual, Language } from "./language.ts";
import type { MoneyUnit } from "./money.ts";
import { chooseMoneyUnit } from "./number-text.ts";
import { measurePace, measureTimeGap, type Pace, type TimeGap } from "./pace.ts";
import type { SlicePosition } from "./position.ts";
import { progressParts, progressSentence, type SentencePart } from "./progress-sentence.ts";
import { type PlanBasis, type ProgressGroup, type ProgressReport, reportProgress } from "./progress.ts";

/** A slice of the ledger with everything that a breakdown may ask for. */
export interface LedgerSlice extends SlicePosition, SliceOrigin {}

/** Pace to one possible end of the budget year. */
export interface DeadlinePace extends Pace {
  readonly deadline: PlainDate;
}

/** A group with its source and deadline, where all its slices agree on them; null otherwise. */
export interface AnsweredGroup extends ProgressGroup {
  readonly source: FundingSource | null;
  readonly deadline: Deadline | null;
}

/** The whole answer. */
export interface ProgressAnswer extends Omit<ProgressReport, "groups"> {
  readonly by: Breakdown;
  readonly groups: readonly AnsweredGroup[];
  /** Null unless plan and disbursement are both stated. */
  readonly timeGap: TimeGap | null;
  /** To 31/12 and to 31/01 of the next year; empty unless plan and disbursement are both stated. */
  readonly pace: readonly DeadlinePace[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
  readonly sentenceParts: Readonly<Record<Language, readonly SentencePart[]>>;
}

/** What is asked. */
export interface ProgressQuestion {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly basis: PlanBasis;
  readonly by: Breakdown;
  /** Null: chosen by the size of the plan. */
  readonly unit: MoneyUnit | null;
}

/**
 * Answers from slices as of the date. Slices of other budget years are left out.
 *
 * @param slices empty: the answer states nothing, and says so in its sentence
 */
export function answerProgress(slices: readonly LedgerSlice[], question: ProgressQuestion): ProgressAnswer {
  const { asOf, fiscalYear, basis, by } = question;
  const ofYear = slices.filter((slice) => slice.fiscalYear === fiscalYear).sort(bySize);
  const showLevel = new Set(ofYear.flatMap(({ source }) => source.level ?? [])).size > 1;
  const grouped = ofYear.map((slice) => ({ slice, ...groupOf(slice, by, { showLevel }) }));
  const report = reportProgress(grouped, { asOf, fiscalYear, basis });
  const { plan, disbursedToDate } = report.total;
  const isStated = plan !== null && disbursedToDate !== null;
  const timeGap = isStated ? measureTimeGap({ plan, disbursedToDate, asOf, fiscalYear }) : null;
  const unit = question.unit ?? chooseMoneyUnit(plan ?? disbursedToDate ?? 0n);
  const input = { progress: report.total, asOf, unit, timeGap };
  return {
    ...report,
    by,
    groups: report.groups.map((group) => {
      const members = grouped.filter(({ key }) => key === group.key).map(({ slice }) => slice);
      return { ...group, source: commonSource(members, by), deadline: commonDeadline(members) };
    }),
    timeGap,
    pace: isStated
      ? yearEndDeadlines(fiscalYear).map((deadline) => ({
          deadline,
          ...measurePace({ plan, disbursedToDate, asOf, from: startOfYear(fiscalYear), deadline }),
        }))
      : [],
    unit,
    sentence: progressSentence(input),
    sentenceParts: { vi: progressParts(input, "vi"), en: progressParts(input, "en") },
  };
}

/** Slices with a plan first; then younger money before older, larger before smaller. */
function bySize(left: LedgerSlice, right: LedgerSlice): number {
  if ((left.plan === null) !== (right.plan === null)) return left.plan === null ? 1 : -1;
  const vintage = (right.source.vintage ?? 0) - (left.source.vintage ?? 0);
  if (vintage !== 0) return vintage;
  const difference = (right.plan ?? right.disbursed ?? 0n) - (left.plan ?? left.disbursed ?? 0n);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function commonSource(slices: readonly LedgerSlice[], by: Breakdown): FundingSource | null {
  if (by !== "source") return null;
  const first = slices[0]?.source ?? null;
  return first !== null && sourceDimensions.some((dimension) => first[dimension] !== null) ? first : null;
}

function commonDeadline(slices: readonly LedgerSlice[]): Deadline | null {
  const [first, ...others] = slices.map((slice) => deadlineOf(slice.source, slice.fiscalYear));
  if (first === undefined || first === null) return null;
  return others.every((deadline) => deadline?.date === first.date) ? first : null;
}
