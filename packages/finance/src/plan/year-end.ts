/**
 * Year end: what becomes of a budget year's plan: paid, carried into the next year, or cancelled; told apart for the
 * year's own money and for money carried over from earlier years, as the settlement form has it.
 */
import type { GroupName, SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { entryEffects } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { groupSlices } from "../grouping.ts";
import type { Bilingual } from "../language.ts";
import type { Dong, MoneyUnit } from "../money.ts";
import { type Movement, selectMovements } from "../movement.ts";
import { chooseMoneyUnit } from "../number-text.ts";
import { cutPortions } from "../pace/lapse-portions.ts";
import { yearEndDeadlines } from "../policy/deadline.ts";
import type { Policy } from "../policy/policy.ts";
import { addStated } from "../position.ts";
import type { Question } from "../question.ts";
import type { MoneyStanding, SettledMoney } from "./money-standing.ts";
import { type SettledSums, type Settlement, settleSums } from "./settlement.ts";
import { settlementFindings } from "./settlement-findings.ts";
import { settlementSentence } from "./settlement-sentence.ts";
import { orderSlices } from "../slice-order.ts";
import { positionOfSums, sliceKey, type SliceSums, sumSlices } from "../slice-sums.ts";

/** What is asked. The deadlines are those of `deadlineOf`. */
export interface SettlementQuestion extends Question {
  /** Id of the programme that all the money is of; null or left out: not stated, and no extension for one holds. */
  readonly programme?: string | null | undefined;
  /** Default: the built-in ones. */
  readonly policies?: readonly Policy[] | undefined;
}

/** The settlement of a group. */
export interface SettlementGroup extends GroupName, SettledMoney {}

/** The whole answer. */
export interface SettlementAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** The breakdowns of the groups, from outer to inner, joined by commas. */
  readonly by: string;
  readonly total: SettledMoney;
  readonly groups: readonly SettlementGroup[];
  readonly findings: readonly Finding[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
}

/**
 * Settles a budget year. What is carried further are the entries `carriedOver` of the next budget year of the same
 * unit, project, component and source, as far as they are effective by the date: ask as of a date after the decision.
 * A correction of the old year shows at once: what is still to cancel changes with it, and turns negative where more
 * was carried over than is left. What is left is still payable up to and on the deadline of its slice, and to be
 * cancelled after it; where the deadline is open, after 31/01 of the next year, the later of both year ends.
 *
 * @param movements of all budget years, units, projects and components told apart. Months are not told apart
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: { ...sourceNotStated, nature: "investment", vintage: 2022 } };
 * const plan = { ...place, kind: "carriedOver", effectiveOn: "2023-01-01", amount: 3_557_000_000n };
 * const paid = { ...place, kind: "volumePaid", effectiveOn: "2023-12-31", amount: 3_000_000_000n };
 * const further = { ...place, fiscalYear: 2024, kind: "carriedOver", effectiveOn: "2024-01-31", amount: 400_000_000n };
 * const question = { asOf: "2024-01-31", fiscalYear: 2023, by: [], filter: {}, unit: null };
 * const { total, sentence } = settleBudgetYear([plan, paid, further], question);
 * total.carriedOverMoney.toCancel // => 157_000_000n
 * total.yearMoney.totalPaid // => null
 * sentence.vi // => "Quyết toán niên độ 2023 đến 31/01/2024: kế hoạch 3.557 triệu đồng, đã thanh toán 3.000, chuyển sang năm 2024 400, còn phải hủy 157"
 * ```
 */
export function settleBudgetYear(movements: Iterable<Movement>, question: SettlementQuestion): SettlementAnswer {
  const { asOf, fiscalYear, by } = question;
  const slices = orderSlices(
    settledSlices(selectMovements(movements, question), question),
    ({ sums }) => positionOfSums(sums).plan,
  );
  const total = settleMoney(slices);
  const groups = groupSlices(slices, by).map(({ key, label, slices: members }) => ({
    key,
    label,
    ...settleMoney(members),
  }));
  const { planBeforeCancellation, totalPaid } = total.whole;
  const unit = question.unit ?? chooseMoneyUnit(planBeforeCancellation ?? totalPaid ?? 0n);
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    total,
    groups,
    findings: settlementFindings({ asOf, fiscalYear, total, groups, openPlan: openPlanOf(slices) }),
    unit,
    sentence: settlementSentence(total.whole, { asOf, fiscalYear, unit }),
  };
}

const everyPlace = { unit: true, project: true, component: true };

interface SettledSlice extends SliceOrigin, SettledSums {
  /** Unpaid plan whose deadline has not passed; a payment after a deadline is of what could still be paid then. */
  readonly payablePlan: Dong;
  readonly standing: MoneyStanding;
  /** Plan in force whose deadline is open. */
  readonly openPlan: Dong;
}

function settledSlices(
  movements: readonly Movement[],
  { fiscalYear, asOf, programme = null, policies }: SettlementQuestion,
): readonly SettledSlice[] {
  const isSettled = ({ kind, fiscalYear: year }: Movement): boolean =>
    year === fiscalYear && ["plan", "disbursed"].includes(entryEffects[kind].measure);
  const ofYear = movements.filter(isSettled);
  const slices = new Map<string, SettledSlice>();
  for (const slice of sumSlices(ofYear))
    slices.set(sliceKey(slice), {
      ...slice,
      carriedFurther: null,
      payablePlan: 0n,
      openPlan: 0n,
      standing: standingOf(slice),
    });
  const [, openUntil] = yearEndDeadlines(fiscalYear);
  for (const portion of cutPortions(ofYear, { grain: everyPlace, asOf, programme, policies }).portions) {
    const slice = slices.get(sliceKey(portion));
    if (slice === undefined || portion.plan === null) continue;
    const isPayable = asOf <= (portion.deadline?.date ?? openUntil);
    const unpaid = portion.plan - (portion.disbursed ?? 0n);
    slices.set(sliceKey(portion), {
      ...slice,
      payablePlan: slice.payablePlan + (isPayable && unpaid > 0n ? unpaid : 0n),
      openPlan: slice.openPlan + (portion.deadline === null ? portion.plan : 0n),
    });
  }
  const keysOfYear = new Set(slices.keys());
  const isCarriedFurther = (movement: Movement): boolean =>
    movement.kind === "carriedOver" && movement.fiscalYear === fiscalYear + 1;
  for (const { sums, ...next } of sumSlices(movements.filter(isCarriedFurther))) {
    const origin = originInYear(next, { fiscalYear, isKnown: (slice) => keysOfYear.has(sliceKey(slice)) });
    const known = slices.get(sliceKey(origin)) ?? {
      ...origin,
      sums: {},
      carriedFurther: null,
      payablePlan: 0n,
      openPlan: 0n,
      standing: standingOf({ ...origin, sums: {} }),
    };
    slices.set(sliceKey(origin), {
      ...known,
      carriedFurther: addStated(known.carriedFurther, sums.carriedOver ?? null),
    });
  }
  return [...slices.values()];
}

/**
 * Where money that was carried over comes from. The new year states its vintage; the old year, of which it was the
 * vintage, need not have.
 */
function originInYear(
  slice: SliceOrigin,
  { fiscalYear, isKnown }: { readonly fiscalYear: number; readonly isKnown: (slice: SliceOrigin) => boolean },
): SliceOrigin {
  const same = { ...slice, fiscalYear };
  const unstated = { ...same, source: { ...slice.source, vintage: null } };
  const isUnstated = slice.source.vintage === fiscalYear && !isKnown(same) && isKnown(unstated);
  return isUnstated ? unstated : same;
}

/** Kinds that may bring plan of another vintage into a slice. */
const ownPlanKinds = ["assigned", "supplemented", "transferred"] as const;

function standingOf({ source, fiscalYear, sums }: SliceSums): MoneyStanding {
  if (source.vintage !== null) return source.vintage < fiscalYear ? "carriedOverMoney" : "yearMoney";
  const isAllCarriedOver = sums.carriedOver !== undefined && ownPlanKinds.every((kind) => sums[kind] === undefined);
  return isAllCarriedOver ? "carriedOverMoney" : "vintageNotStated";
}

function settleMoney(slices: readonly SettledSlice[]): SettledMoney {
  const of = (wanted: MoneyStanding): Settlement => settleSums(slices.filter(({ standing }) => standing === wanted));
  return {
    whole: settleSums(slices),
    yearMoney: of("yearMoney"),
    carriedOverMoney: of("carriedOverMoney"),
    vintageNotStated: of("vintageNotStated"),
  };
}

/** What is left of plan without a deadline. */
function openPlanOf(slices: readonly SettledSlice[]): Dong {
  const { stillPayable } = settleSums(slices.map((slice) => ({ ...slice, payablePlan: slice.openPlan })));
  return stillPayable ?? 0n;
}
