/**
 * Magnitudes: amounts a thousand times too large for the figures around them ("219.036 tỉ" among parts of 71 tỉ).
 */
import type { AmountValue } from "./amount-value.ts";
import { listFrameOf } from "./money-role.ts";
import type { AmountNode, Frame } from "./reading.ts";
import type { Resolved } from "./resolution.ts";

/** What an amount would be in the unit that fits. */
export interface LikelyAmount {
  /** Whole đồng. */
  readonly amount: bigint;
  /** Đồng in one unit; the print stays as it is. */
  readonly unitDong: bigint;
  /** The printed rate that proves it, "16"; null where the figures beside it do. */
  readonly provenBy: string | null;
}

/** Amounts that a person must look at, because a thousandth of them would fit. */
export function findUnlikelyMagnitudes(
  resolved: readonly Resolved[],
  values: ReadonlyMap<AmountNode, AmountValue>,
): ReadonlyMap<AmountNode, LikelyAmount> {
  const unlikely = new Map<AmountNode, LikelyAmount>();
  const amountOf = (node: AmountNode): bigint => values.get(node)?.amount ?? 0n;
  for (const group of compareGroups(resolved)) {
    for (const { node } of group.members) {
      const others = group.members.filter((other) => other.node !== node).map((other) => amountOf(other.node));
      if (isGrouped(node) && isThousandfold(amountOf(node), others, group.isList)) {
        const unitDong = node.place.kind === "money" ? (node.place.unitDong ?? 1n) : 1n;
        unlikely.set(node, { amount: amountOf(node) / 1000n, unitDong: unitDong / 1000n, provenBy: null });
      }
    }
  }
  return unlikely;
}

interface CompareGroup {
  readonly members: readonly Resolved[];
  /** The first member is the total of the others. */
  readonly isList: boolean;
}

const membersMax = 40;

/** Totals with their parts; beyond these, amounts of one role in one sentence. */
function compareGroups(resolved: readonly Resolved[]): readonly CompareGroup[] {
  const byHead = new Map<AmountNode, Resolved[]>();
  const byFrame = new Map<Frame | number, Resolved[]>();
  const byNode = new Map(resolved.map((item) => [item.node, item] as const));
  for (const item of resolved) {
    if (item.node.place.kind !== "money") continue;
    if (item.head !== null) byHead.set(item.head, [...(byHead.get(item.head) ?? []).slice(-membersMax), item]);
    const key = listFrameOf(item.node) ?? item.node.sentence;
    byFrame.set(key, [...(byFrame.get(key) ?? []).slice(-membersMax), item]);
  }
  const withTotals = [...byHead].flatMap(([head, parts]) => {
    const total = byNode.get(head);
    return total === undefined ? [] : [{ members: [total, ...parts], isList: true }];
  });
  return [...withTotals, ...[...byFrame.values()].map((members) => ({ members, isList: false }))];
}

/** "219.036": one group of three digits, which may be meant as decimals. */
function isGrouped(node: AmountNode): boolean {
  return node.place.kind === "money" && /^\d{1,3}\.\d{3}(?:,\d+)?$/u.test(node.place.printed);
}

/** A thousandth fits the others: it is about their sum, or, without a total, of their size while the print is not. */
function isThousandfold(amount: bigint, others: readonly bigint[], isList: boolean): boolean {
  const positive = others.filter((other) => other > 0n);
  if (positive.length < 2 || amount === 0n) return false;
  const sum = positive.reduce((total, other) => total + other, 0n);
  const scaled = amount / 1000n;
  if (isList && scaled * 100n >= sum * 90n && scaled * 100n <= sum * 160n) return true;
  const largest = positive.reduce((max, other) => (other > max ? other : max), 0n);
  return positive.length >= 3 && amount >= largest * 150n && scaled * 20n >= largest && scaled <= largest * 3n;
}
