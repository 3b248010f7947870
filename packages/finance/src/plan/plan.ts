/**
 * The plan of a budget year: how it came to be what it is, how much of it is allocated in detail, and on which papers.
 */
import type { GroupName } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { DocumentedMovement } from "../documented-movement.ts";
import type { Finding } from "../finding.ts";
import { groupSlices } from "../grouping.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, sumMoney } from "../money.ts";
import { type Movement, selectMovements } from "../movement.ts";
import { notStatedInTotal } from "../not-stated-in-total.ts";
import { chooseMoneyUnit, formatMoneyWithUnit } from "../number-text.ts";
import { type PlanEvent, planHistory } from "./plan-history.ts";
import { planSentence } from "./plan-sentence.ts";
import { type PlanSums, planSlices, planSumsOf } from "./plan-sums.ts";
import type { Question } from "../question.ts";

/** The plan of a group. In a breakdown by month: what was decided within the month. */
export interface PlanGroup extends GroupName, PlanSums {}

/** The whole answer. */
export interface PlanAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** The breakdowns of the groups, from outer to inner, joined by commas. */
  readonly by: string;
  readonly total: PlanSums;
  readonly groups: readonly PlanGroup[];
  /** Every decision on the plan that the question selects, in order of its date. */
  readonly history: readonly PlanEvent[];
  readonly findings: readonly Finding[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
}

/**
 * Answers "what is the plan, and how did it come about?".
 *
 * The two legs of a transfer are told apart by their sign, and by what they reverse: taking back a leg of +5 lowers
 * what was received, and is nothing given. Where entries are summed before, legs must not be summed into one another:
 * keep units, projects, components and sources apart.
 *
 * @param movements of all budget years and not yet filtered: whether transfers balance is asked of all of the year's.
 *   Empty: the answer states nothing, and says so in its sentence
 * @example
 * ```ts
 * const place = { effectiveOn: "2023-01-01", fiscalYear: 2023, projectId: null, componentId: null, source: { ...sourceNotStated, vintage: 2023 } };
 * const assigned = { ...place, kind: "assigned", unitId: "Kon Rẫy", amount: 26_876_000_000n };
 * const given = { ...place, kind: "transferred", unitId: "Kon Rẫy", amount: -876_000_000n };
 * const received = { ...place, kind: "transferred", unitId: "Tân Lập", amount: 876_000_000n };
 * const question = { asOf: "2023-10-31", fiscalYear: 2023, by: ["unit"], filter: {}, unit: null };
 * const answer = answerPlan([assigned, given, received], question);
 * answer.total.plan // => 26_876_000_000n
 * answer.groups.map(({ key, plan, transferredIn, transferredOut }) => [key, plan, transferredIn, transferredOut]) // => [["Kon Rẫy", 26_000_000_000n, null, 876_000_000n], ["Tân Lập", 876_000_000n, 876_000_000n, null]]
 * answer.findings // => []
 * answer.sentence.vi // => "Kế hoạch vốn năm 2023 đến 31/10/2023: 26.876 triệu đồng, gồm giao 26.876, nhận điều chuyển 876, trừ điều chuyển đi 876"
 * ```
 */
export function answerPlan(movements: Iterable<DocumentedMovement>, question: Question): PlanAnswer {
  const { asOf, fiscalYear, by } = question;
  const ofYear = [...movements].filter((movement) => movement.fiscalYear === fiscalYear);
  const selected = selectMovements(ofYear, question);
  const slices = planSlices(selected, question);
  const total = planSumsOf(slices, { isMonth: false });
  const unit = question.unit ?? chooseMoneyUnit(total.plan ?? total.allocated ?? 0n);
  const groups = groupSlices(slices, by).map(({ key, label, slices: members }) => ({
    key,
    label,
    ...planSumsOf(members, { isMonth: by.includes("month") }),
  }));
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    total,
    groups,
    history: planHistory(selected),
    findings: [
      ...transferFindings(selectMovements(ofYear, { asOf, filter: {} })),
      ...(by.includes("month") ? [] : notStatedFindings(total, groups)),
    ],
    unit,
    sentence: planSentence(total, { asOf, fiscalYear, unit }),
  };
}

/** The total counts plan of groups that state no allocation, and allocations of groups that state no plan. */
function notStatedFindings({ unallocated }: PlanSums, groups: readonly PlanSums[]): readonly Finding[] {
  const unsaid = groups.filter((group) => group.unallocated === null);
  const plan = sumMoney(unsaid.map((group) => group.plan ?? 0n));
  const allocated = sumMoney(unsaid.map((group) => group.allocated ?? 0n));
  if (unallocated === null) return [];
  return notStatedInTotal(
    { name: "allocated", plan, used: allocated },
    {
      total: { vi: "Tổng chưa phân bổ", en: "The total not allocated" },
      used: { vi: "phân bổ", en: "allocation" },
      less: { vi: "đã phân bổ", en: "allocated" },
    },
  );
}

/** A transfer moves plan and makes none: what all legs of a year leave over is money from nowhere, or lost. */
function transferFindings(movements: readonly Movement[]): readonly Finding[] {
  const legs = movements.filter(({ kind }) => kind === "transferred").map(({ amount }) => amount);
  const difference = sumMoney(legs);
  if (difference === 0n) return [];
  const received = sumMoney(legs.filter((amount) => amount > 0n));
  const given = -sumMoney(legs.filter((amount) => amount < 0n));
  const text = (amount: Dong, language: Language): string => formatMoneyWithUnit(amount, { language, unit: "dong" });
  return [
    {
      code: "transferNotBalanced",
      severity: "warning",
      message: {
        vi: `Điều chuyển không cân: nhận ${text(received, "vi")}, chuyển đi ${text(given, "vi")}, lệch ${text(difference, "vi")}. Ghi bổ sung vế còn thiếu, hoặc kiểm tra đơn vị nằm ngoài sổ.`,
        en: `Transfers do not balance: ${text(received, "en")} received, ${text(given, "en")} given, a difference of ${text(difference, "en")}. Record the missing leg, or look for a unit outside the ledger.`,
      },
      values: { received: String(received), given: String(given), difference: String(difference) },
      places: [],
    },
  ];
}
