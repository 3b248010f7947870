/**
 * Magnitudes by rate: a unit that is a thousand times off where the printed rate proves it.
 *
 * "Được giao 57.840 tỷ đồng, giải ngân 9.254 triệu đồng, đạt 16%": 9.254 triệu of 57.840 tỷ are 0,016%, and of
 * 57.840 triệu exactly the 16% printed. Nothing but one wrong unit explains that.
 */
import { type Decimal, decimal } from "@giaingan/finance";
import type { AmountValue } from "./amount-value.ts";
import type { FigureLinks } from "./figure-link.ts";
import type { LikelyAmount } from "./magnitude.ts";
import type { AmountNode } from "./reading.ts";
import type { Resolved } from "./resolution.ts";

type Values = ReadonlyMap<AmountNode, AmountValue>;

/**
 * Amounts whose unit a printed rate disproves, with what they would be in the unit that fits. Where it is not certain
 * which of the two is odd, both are given: a person must look at both.
 */
export function findDisprovenUnits(
  resolved: readonly Resolved[],
  links: Pick<FigureLinks, "numerator" | "denominator">,
  values: Values,
): ReadonlyMap<AmountNode, LikelyAmount> {
  const disproven = new Map<AmountNode, LikelyAmount>();
  for (const [at, { node }] of resolved.entries()) {
    if (node.place.kind !== "percent" || node.place.reading.value.isZero()) continue;
    const numeratorAt = links.numerator[at] ?? -1;
    const numerator = resolved[numeratorAt];
    if (numerator === undefined) continue;
    const linked = resolved[links.denominator[at] ?? -1];
    const plans = linked === undefined ? plansBefore(resolved, numeratorAt) : [linked];
    for (const plan of plans) {
      const near = resolved.slice(Math.max(0, at - neighbours), at + neighbours);
      const found = findOddOnes({ rate: node, numerator: numerator.node, denominator: plan.node }, near, values);
      for (const odd of found) disproven.set(odd.node, odd.likely);
      if (found.length > 0) break;
    }
  }
  return disproven;
}

const reachFigures = 6;
/** How many figures on either side tell what size is usual. */
const neighbours = 20;

/** Plans that a rate may divide by where its sentence names none: those of the sentence before, the nearest first. */
function plansBefore(resolved: readonly Resolved[], at: number): readonly Resolved[] {
  const sentence = resolved[at]?.node.sentence ?? 0;
  return resolved
    .slice(Math.max(0, at - reachFigures), at)
    .filter(({ node, sense }) => sense?.measure === "plan" && node.sentence >= sentence - 1)
    .toReversed();
}

interface Rate {
  readonly rate: AmountNode;
  readonly numerator: AmountNode;
  readonly denominator: AmountNode;
}

interface OddAmount {
  readonly node: AmountNode;
  readonly likely: LikelyAmount;
}

function findOddOnes(
  { rate, numerator, denominator }: Rate,
  near: readonly Resolved[],
  values: Values,
): readonly OddAmount[] {
  const [over, under] = [values.get(numerator), values.get(denominator)];
  if (rate.place.kind !== "percent" || over?.amount === undefined || under?.amount === undefined) return [];
  if (over.amount === null || under.amount === null || over.amount <= 0n || under.amount <= 0n) return [];
  const printed = rate.place.reading;
  const isTooSmall = agrees({ over, under, factor: 1000n, printed });
  if (!isTooSmall && !agrees({ over: under, under: over, factor: 1000n, printed, isTurned: true })) return [];
  // Either the small one lacks three places, or the large one has three too many.
  const [small, large] = isTooSmall ? [numerator, denominator] : [denominator, numerator];
  const others = near.flatMap((item) =>
    item.node === small || item.node === large ? [] : [values.get(item.node)?.amount ?? 0n],
  );
  const lead = oddness(large, others, values, "large") - oddness(small, others, values, "small");
  const inSmaller = { node: large, likely: likelyOf(large, values, { printed: printed.text, isTooLarge: true }) };
  const inLarger = { node: small, likely: likelyOf(small, values, { printed: printed.text, isTooLarge: false }) };
  if (lead === 0) return [inSmaller, inLarger];
  return lead > 0 ? [inSmaller] : [inLarger];
}

function likelyOf(
  node: AmountNode,
  values: Values,
  { printed, isTooLarge }: { readonly printed: string; readonly isTooLarge: boolean },
): LikelyAmount {
  const amount = values.get(node)?.amount ?? 0n;
  const unitDong = node.place.kind === "money" ? (node.place.unitDong ?? 1n) : 1n;
  const scaled = (count: bigint): bigint => (isTooLarge ? count / 1000n : count * 1000n);
  return { amount: scaled(amount), unitDong: scaled(unitDong), provenBy: printed };
}

/** Whether the rate agrees to its printed precision once `over` is taken a thousandfold; `isTurned`: upside down. */
function agrees({
  over,
  under,
  factor,
  printed,
  isTurned = false,
}: {
  readonly over: AmountValue;
  readonly under: AmountValue;
  readonly factor: bigint;
  readonly printed: { readonly value: Decimal; readonly text: string };
  readonly isTurned?: boolean;
}): boolean {
  const bound = (sum: AmountValue, side: 1 | -1, times: bigint): Decimal =>
    decimal(sum.amount ?? 0n)
      .plus(
        decimal(sum.stepDong ?? 0n)
          .times(side)
          .div(2),
      )
      .times(decimal(times));
  const [high, low] = isTurned
    ? [bound(under, 1, 1n).div(bound(over, -1, factor)), bound(under, -1, 1n).div(bound(over, 1, factor))]
    : [bound(over, 1, factor).div(bound(under, -1, 1n)), bound(over, -1, factor).div(bound(under, 1, 1n))];
  const place = decimal(10).pow(-(printed.text.split(".")[1]?.length ?? 0));
  return printed.value.plus(place).gt(low.times(100)) && printed.value.minus(place).lt(high.times(100));
}

/**
 * How odd an amount looks: "57.840 tỷ" may mean 57,840; "9,25 triệu" is small change for a budget; and the unit that
 * fewer figures of the text are near to is the odder one.
 */
function oddness(node: AmountNode, others: readonly bigint[], values: Values, size: "small" | "large"): number {
  const amount = values.get(node)?.amount ?? 0n;
  if (node.place.kind !== "money") return 0;
  const { printed, unitDong } = node.place;
  const isOfBillions = (unitDong ?? 0n) >= 1_000_000_000n;
  const isGrouped = /^\d{1,3}\.\d{3}(?:,\d+)?$/u.test(printed);
  const isOddPrint = size === "large" ? isOfBillions && isGrouped : !isOfBillions && !isGrouped;
  const isNear = (other: bigint): boolean => other > 0n && other < amount * 40n && amount < other * 40n;
  const isAlone = others.length > 0 && !others.some(isNear);
  return (isOddPrint ? 2 : 0) + (isAlone ? 1 : 0);
}
