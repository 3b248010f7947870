/**
 * Deadlines: until when money of a slice may be disbursed. Law is data: the rules are in `deadline-rules.json`.
 */
import { type PlainDate, plainDate } from "./calendar.ts";
import rules from "./deadline-rules.json" with { type: "json" };
import type { FundingSource } from "./funding-source.ts";

/** The last day for one slice, and the rule that sets it. */
export interface Deadline {
  readonly date: PlainDate;
  readonly ruleId: string;
  readonly legalBasis: string;
  /** False: the rule is general knowledge, not yet checked against the published text. */
  readonly isVerified: boolean;
}

/**
 * The deadline of a slice in a budget year. Current-year investment: 31/01 of the next year (Law 39/2019 art. 68,
 * Law 58/2024 art. 72(1)); carried-over investment: 31/12; recurrent: 31/12 (Law 83/2015 art. 64).
 *
 * @returns null when the nature or the vintage is not stated: the deadline is then open
 */
export function deadlineOf(source: FundingSource, fiscalYear: number): Deadline | null {
  if (source.nature === null || source.vintage === null || source.relation === "offBudget") return null;
  const isCarriedOver = source.vintage < fiscalYear;
  const rule = rules.find((candidate) => candidate.nature === source.nature && candidate.carriedOver === isCarriedOver);
  if (rule === undefined) return null;
  const [month = "12", day = "31"] = rule.monthDay.split("-");
  const date = plainDate({ year: fiscalYear + rule.yearsAfter, month: Number(month), day: Number(day) });
  return date === null ? null : { date, ruleId: rule.id, legalBasis: rule.legalBasis, isVerified: rule.verified };
}

/** The two dates that "hết niên độ" can mean for a budget year: 31/12, and 31/01 of the next. */
export function yearEndDeadlines(fiscalYear: number): readonly [PlainDate, PlainDate] {
  return [`${fiscalYear}-12-31`, `${fiscalYear + 1}-01-31`];
}
