/**
 * Advances: what has been advanced and not yet recovered, and how old it is.
 */
import type { GroupName } from "../breakdown.ts";
import { type AdvanceLayer, advanceLayers, poolKey, sourceOfPool } from "./advance-layers.ts";
import { advancesSentence } from "./advances-sentence.ts";
import { daysBetween, type PlainDate } from "../calendar.ts";
import { type Decimal, divide } from "../decimal.ts";
import type { DocumentedMovement } from "../documented-movement.ts";
import type { Finding } from "../finding.ts";
import { sourceKey, sourceLabel } from "../funding-source.ts";
import { groupSlices } from "../grouping.ts";
import type { Bilingual, Language } from "../language.ts";
import { type Dong, type MoneyUnit, sumMoney } from "../money.ts";
import { selectMovements } from "../movement.ts";
import { chooseMoneyUnit, formatMoneyWithUnit } from "../number-text.ts";
import { addStated } from "../position.ts";
import type { Question } from "../question.ts";
import { refuse } from "../refusal/refusal.ts";
import { orderSlices } from "../slice-order.ts";

/**
 * The ages in days that advances are told apart by unless a question says otherwise; each is the last of its bucket.
 *
 * @example
 * ```ts
 * advanceAgeBuckets // => [30, 90, 180, 365]
 * ```
 */
export const advanceAgeBuckets: readonly number[] = [30, 90, 180, 365];

/** What is asked. */
export interface AdvancesQuestion extends Question {
  /** The last day of each age bucket, rising; days older than the last make one more bucket. */
  readonly bucketDays: readonly number[];
}

/** Money outstanding of one range of ages. */
export interface AgeBucket {
  readonly fromDays: number;
  /** Included in the bucket; null: no limit. */
  readonly toDays: number | null;
  /** In đồng; null where no advance and no recovery is stated. */
  readonly outstanding: Dong | null;
}

/** Advances of some money, in đồng; null where nothing is stated, never zero. */
export interface AdvanceSums {
  readonly advanced: Dong | null;
  /** Counted where the advance was: of a month, year or vintage, what was recovered of its advances, from whatever money. */
  readonly recovered: Dong | null;
  /** `advanced − recovered + overRecovered`: never negative. */
  readonly outstanding: Dong | null;
  /** Recovered beyond what was advanced: an error of the record, see the findings. */
  readonly overRecovered: Dong | null;
  /** The date of the oldest advance outstanding; null where none is. */
  readonly oldestOn: PlainDate | null;
  /** Days from then to the date asked for. */
  readonly oldestDays: number | null;
  /** Mean age in days, weighted by the money outstanding, exact; null where none is. */
  readonly averageAgeDays: Decimal | null;
  /** From young to old; they add up to `outstanding`. */
  readonly buckets: readonly AgeBucket[];
}

/** The advances of a group. In a breakdown by month or year: by when they were advanced. */
export interface AdvanceGroup extends GroupName, AdvanceSums {}

/** The whole answer. */
export interface AdvancesAnswer {
  readonly asOf: PlainDate;
  readonly fiscalYear: number;
  /** The breakdowns of the groups, from outer to inner, joined by commas. */
  readonly by: string;
  readonly total: AdvanceSums;
  readonly groups: readonly AdvanceGroup[];
  readonly findings: readonly Finding[];
  /** The unit that the sentence is written in. */
  readonly unit: MoneyUnit;
  readonly sentence: Bilingual;
}

/**
 * Answers "which advances are not yet recovered, and how old are they?".
 *
 * An advance lives on when its budget year ends, so movements of all budget years up to `fiscalYear` count: the
 * accounts of 2023 know an advance of 2022, and a recovery of 2024 is not in them. A recovery is counted against the
 * oldest advance of the same unit, project, component and source, across budget years and vintages: first in, first
 * out; see `advanceLayers`. A filter by vintage asks for the advances of that vintage, with what was recovered of them
 * from money of any. The day of the advance itself is day 0.
 *
 * @param movements of all budget years, with exact dates; units, projects and components told apart, for money of one
 *   project never pays back another's. Empty: the answer states nothing
 * @throws Refusal `invalidValue` when the buckets do not rise from a day above zero
 * @example
 * ```ts
 * const place = { unitId: "Kon Rẫy", projectId: "Đường thôn 3", componentId: null, source: { ...sourceNotStated, vintage: 2022 } };
 * const paid = { ...place, kind: "advanced", fiscalYear: 2022, effectiveOn: "2022-12-01", amount: 900_000_000n };
 * const recovered = { ...place, kind: "advanceRecovered", fiscalYear: 2023, effectiveOn: "2023-06-30", amount: 400_000_000n };
 * const question = { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null, bucketDays: advanceAgeBuckets };
 * const { total, sentence } = answerAdvances([paid, recovered], question);
 * [total.outstanding, total.oldestOn, total.oldestDays] // => [500_000_000n, "2022-12-01", 334]
 * total.buckets.map(({ outstanding }) => outstanding) // => [0n, 0n, 0n, 500_000_000n, 0n]
 * sentence.vi // => "Đến 31/10/2023 còn 500 triệu đồng tạm ứng chưa thu hồi (đã tạm ứng 900, đã thu hồi 400); khoản cũ nhất từ 01/12/2022, 334 ngày"
 * answerAdvances([], { ...question, bucketDays: [90, 30] }) // => throws invalidValue
 * ```
 */
export function answerAdvances(movements: Iterable<DocumentedMovement>, question: AdvancesQuestion): AdvancesAnswer {
  const { asOf, fiscalYear, by, bucketDays, filter } = question;
  const { vintage, ...ofAnyVintage } = filter;
  checkBuckets(bucketDays);
  const counted = selectMovements(movements, { asOf, filter: ofAnyVintage }).filter(
    (movement) => movement.fiscalYear <= fiscalYear,
  );
  const layers = orderSlices(
    advanceLayers(counted)
      .filter(({ source }) => vintage === undefined || source.vintage === vintage)
      .map((layer) => (by.includes("month") ? layer : { ...layer, month: null })),
    ({ outstanding }) => outstanding,
  );
  const ageDays = agesAsOf(layers, asOf);
  const measure = (given: readonly AdvanceLayer[]): AdvanceSums => measureAdvances(given, { ageDays, bucketDays });
  const total = measure(layers);
  const unit = question.unit ?? chooseMoneyUnit(total.advanced ?? total.outstanding ?? 0n);
  return {
    asOf,
    fiscalYear,
    by: by.join(),
    total,
    groups: groupSlices(layers, by).map(({ key, label, slices: members }) => ({ key, label, ...measure(members) })),
    findings: overRecoveredFindings(layers),
    unit,
    sentence: advancesSentence(total, { asOf, unit }),
  };
}

function checkBuckets(bucketDays: readonly number[]): void {
  const isRising = bucketDays.every((days, index) => Number.isSafeInteger(days) && days > (bucketDays[index - 1] ?? 0));
  if (isRising) return;
  throw refuse("invalidValue", {
    name: "bucketDays",
    value: bucketDays.join(", "),
    expected: "30, 90, 180, 365",
  });
}

/** Days since each date on which something was advanced: thousands of advances share a few hundred dates. */
function agesAsOf(layers: readonly AdvanceLayer[], asOf: PlainDate): ReadonlyMap<PlainDate, number> {
  const dates = new Set(layers.map(({ paidOn }) => paidOn));
  return new Map([...dates].map((date) => [date, daysBetween(date, asOf)]));
}

function measureAdvances(
  layers: readonly AdvanceLayer[],
  { ageDays, bucketDays }: { readonly ageDays: ReadonlyMap<PlainDate, number>; readonly bucketDays: readonly number[] },
): AdvanceSums {
  const isStated = layers.length > 0;
  const aged = layers
    .filter(({ outstanding }) => outstanding > 0n)
    .map(({ paidOn, outstanding }) => ({ paidOn, outstanding, days: ageDays.get(paidOn) ?? 0 }));
  const outstanding = sumMoney(aged.map((layer) => layer.outstanding));
  const moneyDays = sumMoney(aged.map((layer) => layer.outstanding * BigInt(layer.days)));
  const oldestOn = aged.reduce<PlainDate | null>(
    (oldest, { paidOn }) => (oldest === null || paidOn < oldest ? paidOn : oldest),
    null,
  );
  return {
    advanced: layers.map(({ advanced }) => advanced).reduce(addStated, null),
    recovered: layers.map(({ recovered }) => recovered).reduce(addStated, null),
    outstanding: isStated ? outstanding : null,
    overRecovered: isStated ? sumMoney(layers.map(({ overRecovered }) => overRecovered)) : null,
    oldestOn,
    oldestDays: oldestOn === null ? null : (ageDays.get(oldestOn) ?? null),
    averageAgeDays: outstanding === 0n ? null : divide(moneyDays, outstanding),
    buckets: bucketsOf(bucketDays).map(({ fromDays, toDays }) => {
      const inside = aged.filter(({ days }) => days >= fromDays && (toDays === null || days <= toDays));
      return { fromDays, toDays, outstanding: isStated ? sumMoney(inside.map((layer) => layer.outstanding)) : null };
    }),
  };
}

function bucketsOf(bucketDays: readonly number[]): readonly Omit<AgeBucket, "outstanding">[] {
  const starts = [0, ...bucketDays.map((days) => days + 1)];
  return starts.map((fromDays, index) => ({ fromDays, toDays: bucketDays[index] ?? null }));
}

/** One finding for each money of which more is recovered than was ever advanced. */
function overRecoveredFindings(layers: readonly AdvanceLayer[]): readonly Finding[] {
  const pools = new Map<string, AdvanceLayer[]>();
  for (const layer of layers) {
    const pool = pools.get(poolKey(layer));
    if (pool === undefined) pools.set(poolKey(layer), [layer]);
    else pool.push(layer);
  }
  return [...pools.values()].flatMap((pool) => {
    const over = pool.find(({ overRecovered }) => overRecovered > 0n);
    return over === undefined ? [] : [overRecoveredFinding(over, pool)];
  });
}

function overRecoveredFinding(
  { unitId, projectId, componentId, source: ownSource, overRecovered }: AdvanceLayer,
  pool: readonly AdvanceLayer[],
): Finding {
  const source = sourceOfPool(ownSource);
  const advanced = sumMoney(pool.map((layer) => layer.advanced ?? 0n));
  const recovered = sumMoney(pool.map((layer) => layer.recovered ?? 0n));
  const place = (language: Language): string =>
    [unitId, projectId, componentId, sourceLabel(source)[language]].filter((name) => name !== null).join(" · ");
  const text = (amount: Dong, language: Language): string => formatMoneyWithUnit(amount, { language, unit: "dong" });
  return {
    code: "advanceOverRecovered",
    severity: "error",
    message: {
      vi: `${place("vi")}: thu hồi tạm ứng ${text(recovered, "vi")}, vượt số đã tạm ứng ${text(advanced, "vi")} là ${text(overRecovered, "vi")}. Kiểm tra khoản tạm ứng còn thiếu, hoặc dự án và nguồn vốn ghi trên chứng từ thu hồi.`,
      en: `${place("en")}: ${text(recovered, "en")} of advances recovered, ${text(overRecovered, "en")} more than the ${text(advanced, "en")} advanced. Look for a missing advance, or for the project and source on the recovery's voucher.`,
    },
    values: {
      unit: unitId ?? "-",
      project: projectId ?? "-",
      component: componentId ?? "-",
      source: sourceKey(source),
      advanced: advanced.toString(),
      recovered: recovered.toString(),
      overRecovered: overRecovered.toString(),
    },
    places: [],
  };
}
