/**
 * Year end: what becomes of a budget year's plan: paid, carried into the next year, or cancelled; told apart for the
 * year's own money and for money carried over from earlier years, as the settlement form has it.
 */
import type { GroupName, SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import { entryEffects } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { groupSlices } from "../grouping.ts";
import type { Bilingual, Language } from "../language.ts";
import type { Dong, MoneyUnit } from "../money.ts";
import { type Movement, selectMovements } from "../movement.ts";
import { chooseMoneyUnit, formatMoneyWithUnit } from "../number-text.ts";
import { addStated } from "../position.ts";
import type { Question } from "../question.ts";
import { type SettledSums, type Settlement, settleSums } from "./settlement.ts";
import { settlementSentence } from "./settlement-sentence.ts";
import { orderSlices } from "../slice-order.ts";
import { positionOfSums, sliceKey, type SliceSums, sumSlices } from "../slice-sums.ts";

/**
 * Which money of a budget year: its own, carried over into it, or of a vintage that nobody states.
 *
 * @example
 * ```ts
 * moneyStandings // => ["yearMoney", "carriedOverMoney", "vintageNotStated"]
 * ```
 */
export const moneyStandings = ["yearMoney", "carriedOverMoney", "vintageNotStated"] as const;

/**
 * One of `moneyStandings`.
 *
 * - `yearMoney`: of the year's vintage
 * - `carriedOverMoney`: of an older vintage; and money of no stated vintage of which all plan was carried over
 * - `vintageNotStated`: the rest, such as a payment of which no document says what money it spends, and a printed total
 *   that may hold carried-over money
 */
export type MoneyStanding = (typeof moneyStandings)[number];

/** A settlement of all money, and of each standing. The three add up to the whole. */
export type SettledMoney = Readonly<Record<MoneyStanding, Settlement>> & { readonly whole: Settlement };

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
 * was carried over than is left.
 *
 * @param movements of all budget years, units, projects and components told apart. Months are not told apart
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source: { ...sourceNotStated, vintage: 2022 } };
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
export function settleBudgetYear(movements: Iterable<Movement>, question: Question): SettlementAnswer {
  const { asOf, fiscalYear, by } = question;
  const slices = orderSlices(
    settledSlices(selectMovements(movements, question), fiscalYear),
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
  const wholes = [{ label: { vi: "Toàn bộ", en: "The whole" }, ...total }];
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    total,
    groups,
    findings: (groups.length === 0 ? wholes : groups).flatMap((group) => excessFindings(group, fiscalYear)),
    unit,
    sentence: settlementSentence(total.whole, { asOf, fiscalYear, unit }),
  };
}

interface SettledSlice extends SliceOrigin, SettledSums {
  readonly standing: MoneyStanding;
}

function settledSlices(movements: readonly Movement[], fiscalYear: number): readonly SettledSlice[] {
  const isSettled = ({ kind, fiscalYear: year }: Movement): boolean =>
    year === fiscalYear && ["plan", "disbursed"].includes(entryEffects[kind].measure);
  const ofYear = sumSlices(movements.filter(isSettled));
  const slices = new Map<string, SettledSlice>();
  for (const slice of ofYear)
    slices.set(sliceKey(slice), { ...slice, carriedFurther: null, standing: standingOf(slice) });
  const keysOfYear = new Set(slices.keys());
  const isCarriedFurther = (movement: Movement): boolean =>
    movement.kind === "carriedOver" && movement.fiscalYear === fiscalYear + 1;
  for (const { sums, ...next } of sumSlices(movements.filter(isCarriedFurther))) {
    const origin = originInYear(next, { fiscalYear, isKnown: (slice) => keysOfYear.has(sliceKey(slice)) });
    const known = slices.get(sliceKey(origin)) ?? {
      ...origin,
      sums: {},
      carriedFurther: null,
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

/** More paid, carried further and cancelled than planned: one of the figures is wrong, or the old year was corrected. */
function excessFindings(
  { label, ...money }: SettledMoney & Pick<GroupName, "label">,
  fiscalYear: number,
): readonly Finding[] {
  return moneyStandings.flatMap((standing) => {
    const { toCancel, planBeforeCancellation, totalPaid, carriedFurther, cancelled } = money[standing];
    if (toCancel === null || toCancel >= 0n) return [];
    const excess = (language: Language): string => formatDong(-toCancel, language);
    return [
      {
        code: "settlementExceedsPlan",
        severity: "error" as const,
        message: {
          vi: `${label.vi}: đã thanh toán, chuyển sang năm ${fiscalYear + 1} và hủy vượt kế hoạch năm ${fiscalYear} là ${excess("vi")}. Điều chỉnh số kéo dài, chuyển nguồn hoặc số hủy theo số thanh toán đã sửa.`,
          en: `${label.en}: what is paid, carried into ${fiscalYear + 1} and cancelled exceeds the plan of ${fiscalYear} by ${excess("en")}. Adjust the carry-over or the cancellation to the corrected payments.`,
        },
        values: {
          standing,
          plan: textOf(planBeforeCancellation),
          totalPaid: textOf(totalPaid),
          carriedFurther: textOf(carriedFurther),
          cancelled: textOf(cancelled),
          toCancel: textOf(toCancel),
        },
        places: [],
      },
    ];
  });
}

function formatDong(amount: Dong, language: Language): string {
  return formatMoneyWithUnit(amount, { language, unit: "dong" });
}

function textOf(amount: Dong | null): string {
  return amount === null ? "-" : amount.toString();
}
