/**
 * Deadlines: until when money of a slice may be disbursed. Law is data: the rules are policies (`policies/*.json`).
 */
import type { PlainDate } from "../calendar.ts";
import type { FundingSource } from "../funding-source.ts";
import { dayInYear, findPolicy, type Policy } from "./policy.ts";

/** The last day for one slice, and the rule that sets it. */
export interface Deadline {
  readonly date: PlainDate;
  /** Until when what was done by `date` may still be booked; null where there is no settlement period. */
  readonly settlementUntil: PlainDate | null;
  /** Of the year's own money, carried over, added after the cut-off day, or extended by a special resolution. */
  readonly kind: "current" | "carriedOver" | "addedLate" | "extended";
  /** Id of the policy. */
  readonly ruleId: string;
  readonly legalBasis: string;
  /** False: the rule is general knowledge, not yet checked against the published text. */
  readonly isVerified: boolean;
}

/** What else a deadline depends on. */
export interface DeadlineOptions {
  /** Policies that come into force later are not known yet. Null or left out: all that are known now. */
  readonly asOf?: PlainDate | null;
  /** When the money was added to the plan; null or left out: with the plan of the year. */
  readonly addedOn?: PlainDate | null;
  /** Id of the programme; null or left out: not stated, and no extension for a programme holds. */
  readonly programme?: string | null;
  readonly policies?: readonly Policy[] | undefined;
}

/**
 * The deadline of a slice in a budget year. Current-year investment: 31/01 of the next year (Law 39/2019 art. 68,
 * Law 58/2024 art. 72(1)), added after 30/9 from 2025 on: 31/12 of the next year; carried-over investment: 31/12;
 * recurrent: 31/12, with settlement until 31/01 (Law 83/2015 art. 64). An extension moves it to a later date.
 *
 * @returns null where the deadline is open: nature or vintage not stated, a vintage after the budget year, money
 *   outside the budget, or no policy for the year
 * @example
 * ```ts
 * const source = { ...sourceNotStated, nature: "investment", vintage: 2025 };
 * deadlineOf(source, 2025).date // => "2026-01-31"
 * deadlineOf(source, 2025, { addedOn: "2025-10-01" }).date // => "2026-12-31"
 * deadlineOf(source, 2026).kind // => "carriedOver"
 * deadlineOf(source, 2024) // => null
 * ```
 */
export function deadlineOf(
  source: FundingSource,
  fiscalYear: number,
  { asOf = null, addedOn = null, programme = null, policies }: DeadlineOptions = {},
): Deadline | null {
  const { nature, vintage, relation } = source;
  if (nature === null || vintage === null || vintage > fiscalYear || relation === "offBudget") return null;
  const facts = { fiscalYear, source, asOf, programme };
  const general = findPolicy("deadline", facts, policies);
  const generalDay = general === null ? null : dayInYear(general.lastDay, fiscalYear);
  const late = vintage === fiscalYear && addedOn !== null ? findPolicy("lateAddition", facts, policies) : null;
  const cutOff = late === null ? null : dayInYear(late.cutOff, fiscalYear);
  const isLate = cutOff !== null && addedOn !== null && addedOn > cutOff;
  const extension = findPolicy("extension", facts, policies);
  const { settlementUntil = null } = general ?? {};
  const found = [
    deadlineBy(general, generalDay, vintage < fiscalYear ? "carriedOver" : "current"),
    deadlineBy(late, late === null || !isLate ? null : dayInYear(late.lastDay, fiscalYear), "addedLate"),
    deadlineBy(extension, extension?.lastDay ?? null, "extended"),
  ].reduce((last, next) => (next !== null && (last === null || next.date > last.date) ? next : last), null);
  return found?.ruleId === general?.id && found !== null && settlementUntil !== null
    ? { ...found, settlementUntil: dayInYear(settlementUntil, fiscalYear) }
    : found;
}

function deadlineBy(policy: Policy | null, date: PlainDate | null, kind: Deadline["kind"]): Deadline | null {
  if (policy === null || date === null) return null;
  const { id: ruleId, legalBasis, verified: isVerified } = policy;
  return { date, settlementUntil: null, kind, ruleId, legalBasis, isVerified };
}

/**
 * The two dates that "hết niên độ" can mean for a budget year: 31/12, and 31/01 of the next.
 *
 * @example
 * ```ts
 * yearEndDeadlines(2023) // => ["2023-12-31", "2024-01-31"]
 * ```
 */
export function yearEndDeadlines(fiscalYear: number): readonly [PlainDate, PlainDate] {
  return [`${fiscalYear}-12-31`, `${fiscalYear + 1}-01-31`];
}
