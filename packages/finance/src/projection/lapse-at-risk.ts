/**
 * Lapse at risk by projection: of the money with a deadline, what is expected to be left when it comes, how sure that is,
 * and what changes if disbursement goes faster.
 */
import type { LapseAnswer, LapseDeadline, LapseGroup } from "../lapse.ts";
import { type Dong, sumMoney } from "../money.ts";
import type { MovementProjectionAnswer, ProjectedMoney } from "./projection-answer.ts";
import type { ProjectionDeadline } from "./projection-deadline.ts";

/** What is at risk of one deadline's money, in đồng, 0 or more. */
export interface AtRisk {
  readonly expected: Dong;
  /** Low and high end of 80%; null: no past projection supports one. */
  readonly interval80: readonly [low: Dong, high: Dong] | null;
  /** Expected where all that is still to come comes faster by the share asked for. */
  readonly ifFaster: Dong;
}

/** Null: not projected (no prior year), nothing payable is known, or the deadline lies beyond the next January. */
interface WithRisk {
  readonly atRiskProjected: AtRisk | null;
}

/** The lapse radar, with what is projected to lapse. */
export interface ProjectedLapseAnswer extends Omit<LapseAnswer, "groups" | "deadlines"> {
  readonly groups: readonly (LapseGroup & WithRisk)[];
  readonly deadlines: readonly (LapseDeadline & WithRisk)[];
  /** By how much faster `ifFaster` is: 0.1 is a tenth. */
  readonly fasterShare: number;
}

/** By which projection a date is judged. */
export type DeadlineProjections = Readonly<Partial<Record<ProjectionDeadline, MovementProjectionAnswer>>>;

/**
 * The deadline that a date is judged by; null: it lies beyond what is projected.
 *
 * @example
 * ```ts
 * projectionDeadlineOf("2023-12-31", 2023) // => "12-31"
 * projectionDeadlineOf("2024-01-31", 2023) // => "01-31"
 * projectionDeadlineOf("2024-12-31", 2023) // => null
 * ```
 */
export function projectionDeadlineOf(date: string, fiscalYear: number): ProjectionDeadline | null {
  if (date <= `${fiscalYear}-12-31`) return "12-31";
  return date <= `${fiscalYear + 1}-01-31` ? "01-31" : null;
}

/**
 * Puts projections into a lapse radar. A group is projected as one; what of it is left at a deadline is of its money with
 * that deadline as far as that is of all the group can still pay.
 *
 * @param projections of the same question, for the deadlines that occur
 * @example
 * ```ts
 * const source = { ...sourceNotStated, nature: "investment" };
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: null, componentId: null, source };
 * const movements = [
 *   { ...place, kind: "assigned", effectiveOn: "2023-01-01", amount: 120n },
 *   { ...place, kind: "volumePaid", effectiveOn: "2023-03-31", amount: 30n },
 * ];
 * const question = { asOf: "2023-03-31", fiscalYear: 2023, by: [], filter: {}, unit: null };
 * const projections = { "01-31": answerProjection(movements, { ...question, deadline: "01-31", method: "runRate" }) };
 * const radar = answerLapse(movements, question);
 * projectLapse(radar, { projections, fasterShare: 0.1 }).fasterShare // => 0.1
 * ```
 */
export function projectLapse(
  lapse: LapseAnswer,
  { projections, fasterShare }: { readonly projections: DeadlineProjections; readonly fasterShare: number },
): ProjectedLapseAnswer {
  const { fiscalYear } = lapse;
  /** What is left of a group, or of the whole (key null), at a date. */
  const moneyAt = (date: string, key: string | null): ProjectedMoney | undefined => {
    const deadline = projectionDeadlineOf(date, fiscalYear);
    const moneyOf = (answer: MovementProjectionAnswer | undefined): ProjectedMoney | undefined =>
      key === null ? answer?.total : answer?.groups.find((group) => group.key === key);
    if (deadline === null) return undefined;
    const money = moneyOf(projections[deadline]);
    return deadline === "12-31" ? money : noMoreThan(money, moneyOf(projections["12-31"]));
  };
  const payables = new Map<string, Dong>();
  for (const group of lapse.groups) payables.set(group.key, (payables.get(group.key) ?? 0n) + (payableOf(group) ?? 0n));
  const wholePayable = sumMoney(lapse.deadlines.map((deadline) => payableOf(deadline) ?? 0n));
  return {
    ...lapse,
    groups: lapse.groups.map((group) => {
      const money = group.deadline === null ? undefined : moneyAt(group.deadline.date, group.key);
      const among = payables.get(group.key) ?? 0n;
      return { ...group, atRiskProjected: riskOf(group, money, { among, fasterShare }) };
    }),
    deadlines: lapse.deadlines.map((deadline) => {
      const money = moneyAt(deadline.date, null);
      return { ...deadline, atRiskProjected: riskOf(deadline, money, { among: wholePayable, fasterShare }) };
    }),
    fasterShare,
  };
}

/** Each deadline is projected by itself; yet no more is left by the later one than by the earlier. */
function noMoreThan(
  later: ProjectedMoney | undefined,
  earlier: ProjectedMoney | undefined,
): ProjectedMoney | undefined {
  const [own, before] = [later?.lapsing ?? null, earlier?.lapsing ?? null];
  if (later === undefined || own === null || before === null) return later;
  const least = (left: Dong, right: Dong): Dong => (left < right ? left : right);
  const expected = least(own.expected, before.expected);
  const interval80 =
    own.interval80 === null || before.interval80 === null
      ? own.interval80
      : ([least(own.interval80[0], before.interval80[0]), least(own.interval80[1], before.interval80[1])] as const);
  return { ...later, lapsing: { expected, interval80 } };
}

function riskOf(
  row: Payable,
  money: ProjectedMoney | undefined,
  { among, fasterShare }: { readonly among: Dong; readonly fasterShare: number },
): AtRisk | null {
  const payable = payableOf(row);
  if (payable === null || money === undefined) return null;
  const { plan, disbursedToDate, projected, lapsing } = money;
  if (plan === null || disbursedToDate === null || projected === null || lapsing === null) return null;
  // No more can be left of a row than what it can still pay.
  const ofRow = (left: Dong): Dong => {
    const held = left < 0n || among === 0n ? 0n : left > among ? among : left;
    return among === 0n ? 0n : (payable * held + among / 2n) / among;
  };
  const permille = BigInt(Math.round((1 + fasterShare) * 1_000));
  const faster = disbursedToDate + ((projected - disbursedToDate) * permille) / 1_000n;
  return {
    expected: ofRow(lapsing.expected),
    interval80: lapsing.interval80 === null ? null : [ofRow(lapsing.interval80[0]), ofRow(lapsing.interval80[1])],
    ifFaster: ofRow(plan - faster),
  };
}

type Payable = Pick<LapseGroup, "remaining" | "carriedFurther" | "lapsed" | "inSettlement">;

/** What of a deadline's money can still be paid. */
function payableOf({ remaining, carriedFurther, lapsed, inSettlement }: Payable): Dong | null {
  if (remaining === null) return null;
  const payable = remaining - (carriedFurther ?? 0n) - (lapsed ?? 0n) - (inSettlement ?? 0n);
  return payable < 0n ? 0n : payable;
}
