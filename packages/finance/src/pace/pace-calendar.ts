/**
 * Pace calendar: what a question's dates say for every group alike, worked out once and not once a group.
 */
import { addDays, elapsedShare, endOfYear, monthsBetween, type PlainDate, startOfYear } from "../calendar.ts";
import { deadlineOf } from "../policy/deadline.ts";
import type { Decimal } from "../decimal.ts";
import { type FundingSource, sourceKey } from "../funding-source.ts";
import type { Policy } from "../policy/policy.ts";
import { sameDayOfYearBefore, straightLineShare } from "./plan-to-date.ts";

/** The dates of one question. */
export interface PaceCalendar {
  /** Months of the budget year gone; zero or less before it. */
  readonly monthsGone: Decimal;
  /** Share of the days of the budget year that are gone. */
  readonly elapsed: Decimal;
  readonly sameDayLastYear: PlainDate;
  /** The last day that money of a source has; null where that is open. */
  readonly statedDeadlineOf: (source: FundingSource) => PlainDate | null;
  /** The same; 31/12 where it is open. */
  readonly deadlineOf: (source: FundingSource) => PlainDate;
  /** The straight line's share for money of a source. */
  readonly evenShareOf: (source: FundingSource) => Decimal;
}

/** Makes the calendar of a question. Policies that come into force after its date are not known yet. */
export function paceCalendar(question: {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  readonly programme?: string | null | undefined;
  readonly policies?: readonly Policy[] | undefined;
}): PaceCalendar {
  const { asOf, fiscalYear, policies, programme = null } = question;
  const stated = remembering(sourceKey, (source: FundingSource) => {
    return deadlineOf(source, fiscalYear, { asOf, policies, programme })?.date ?? null;
  });
  const deadline = (source: FundingSource): PlainDate => stated(source) ?? endOfYear(fiscalYear);
  const evenShare = remembering(
    (date: PlainDate) => date,
    (date) => straightLineShare({ asOf, fiscalYear, deadline: date }),
  );
  return {
    monthsGone: monthsBetween(addDays(startOfYear(fiscalYear), -1), asOf),
    elapsed: elapsedShare(asOf, fiscalYear),
    sameDayLastYear: sameDayOfYearBefore(asOf),
    statedDeadlineOf: stated,
    deadlineOf: deadline,
    evenShareOf: (source) => evenShare(deadline(source)),
  };
}

/** The same function, asked once a key. */
function remembering<Asked, Answer>(
  keyOf: (asked: Asked) => string,
  answer: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (asked) => {
    const key = keyOf(asked);
    const held = known.get(key) ?? { answer: answer(asked) };
    known.set(key, held);
    return held.answer;
  };
}
