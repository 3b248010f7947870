/**
 * Plan bases: which plan of a slice is the denominator, and which payments count against it.
 */
import type { Dong } from "../money.ts";
import type { SlicePosition } from "../position.ts";
import type { PlanBasis } from "./progress.ts";
import { indexToldSlices, type ToldSlices } from "./vaguer-slices.ts";

/** A slice as a basis sees it: `plan` is the denominator, `disbursed` the payments against it. */
export interface SliceOnBasis extends SlicePosition {
  /** Payments that may be this money's or carried-over plan's, and are therefore not in `disbursed`; 0 as a rule. */
  readonly untoldDisbursed: Dong;
}

/** Slices on a basis, and what carried-over plan can still have taken of payments that are not told apart. */
export interface PlanOnBasis<Slice> {
  /** Slices that the basis leaves out are not among them. */
  readonly slices: readonly (Slice & SliceOnBasis)[];
  /** Carried-over plan less the payments known to be of it, never below zero; 0 on the other bases. */
  readonly carriedOverLeft: Dong;
}

/**
 * Sees slices of one budget year on a basis.
 *
 * On the bases of the year's own money a plan that does not state its vintage is the year's own, but for what was
 * carried over. Its payments are so too, unless carried-over plan stands beside them that they may be of.
 */
export function seeOnBasis<Slice extends SlicePosition>(
  slices: readonly Slice[],
  basis: PlanBasis,
): PlanOnBasis<Slice> {
  const told = (slice: Slice): Slice & SliceOnBasis => ({ ...slice, untoldDisbursed: 0n });
  if (basis === "includingCarryOver") return { slices: slices.map(told), carriedOverLeft: 0n };
  if (basis === "excludingLateAdditions")
    return { slices: slices.map((slice) => ({ ...told(slice), plan: lessLateAdditions(slice) })), carriedOverLeft: 0n };
  if (basis === "allocated")
    return { slices: slices.map((slice) => ({ ...told(slice), plan: slice.allocatedPlan })), carriedOverLeft: 0n };
  return onOwnMoney(slices, basis);
}

function lessLateAdditions({ plan, lateAddedPlan = null }: SlicePosition): Dong | null {
  return plan === null || lateAddedPlan === null ? plan : plan - lateAddedPlan;
}

function onOwnMoney<Slice extends SlicePosition>(slices: readonly Slice[], basis: PlanBasis): PlanOnBasis<Slice> {
  const carried = slices.filter((slice) => isCarriedOver(slice) && hasMoney(slice));
  const carriedMoney = indexToldSlices(
    carried.map((slice) => ({ ...slice, source: { ...slice.source, vintage: null } })),
  );
  const own = slices.flatMap((slice): readonly (Slice & SliceOnBasis)[] => {
    if (isOlder(slice)) return [];
    const carriedIn = slice.carriedOverPlan ?? 0n;
    const wholePlan = slice.plan === null || carriedIn === 0n ? slice.plan : slice.plan - carriedIn;
    const plan = basis === "assigned" ? (slice.assignedPlan ?? null) : wholePlan;
    const isTold = slice.disbursed === null || slice.source.vintage !== null || !mayBeCarried(slice, carriedMoney);
    return [
      isTold
        ? { ...slice, plan, untoldDisbursed: 0n }
        : { ...slice, plan, disbursed: null, untoldDisbursed: slice.disbursed ?? 0n },
    ];
  });
  let left = 0n;
  for (const { plan, disbursed, source, carriedOverPlan = null } of carried)
    left += source.vintage === null ? (carriedOverPlan ?? 0n) : (plan ?? 0n) - (disbursed ?? 0n);
  return { slices: own, carriedOverLeft: left > 0n ? left : 0n };
}

function isOlder({ source, fiscalYear }: SlicePosition): boolean {
  return source.vintage !== null && source.vintage < fiscalYear;
}

function isCarriedOver(slice: SlicePosition): boolean {
  return isOlder(slice) || (slice.source.vintage === null && (slice.carriedOverPlan ?? 0n) !== 0n);
}

function hasMoney({ plan, disbursed, carriedOverPlan = null }: SlicePosition): boolean {
  return (plan ?? 0n) !== 0n || (disbursed ?? 0n) !== 0n || (carriedOverPlan ?? 0n) !== 0n;
}

/** Whether nothing that both state tells a payment from carried-over plan. */
function mayBeCarried(slice: SlicePosition, carried: ToldSlices<SlicePosition>): boolean {
  return carried.hasCompatible(slice);
}
