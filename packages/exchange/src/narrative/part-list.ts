/**
 * Part lists: which amounts form one list, and which total before them they break down.
 */
import type { AmountNode, Frame } from "./reading.ts";
import { listFrameOf } from "./money-role.ts";
import type { NodeWords } from "./node-words.ts";

/** The money of each list or pair of brackets, in order. */
export function collectParts(nodes: readonly AmountNode[]): ReadonlyMap<Frame, readonly AmountNode[]> {
  const parts = new Map<Frame, AmountNode[]>();
  for (const node of nodes) {
    const frame = listFrameOf(node);
    if (frame === null || node.place.kind !== "money") continue;
    const known = parts.get(frame);
    if (known === undefined) parts.set(frame, [node]);
    else known.push(node);
  }
  return parts;
}

/** What is needed to choose a total. */
export interface HeadChoice {
  readonly parts: readonly AmountNode[];
  readonly words: ReadonlyMap<AmountNode, NodeWords>;
  readonly amountOf: (node: AmountNode) => bigint | null;
  /** Whether what an amount is said to be is a plan. */
  readonly isPlan: (node: AmountNode) => boolean;
  /** Differences and remainders are no totals. */
  readonly isResidual: (node: AmountNode) => boolean;
  readonly hasPaymentAfter: (node: AmountNode) => boolean;
}

/**
 * The total that a list breaks down: the one that the parts add up to exactly; else the plan where the items tell
 * plan and payment apart; else the nearest one that is not smaller than its parts; else the nearest.
 */
export function chooseHead(frame: Frame, choice: HeadChoice): AmountNode | null {
  const { parts, words, amountOf } = choice;
  const candidates = frame.heads.filter((head) => isNoDenominator(head) && !choice.isResidual(head));
  const nearest = candidates.at(-1) ?? null;
  if (candidates.length < 2) return nearest;
  const plain = parts.filter((part) => (words.get(part)?.measure ?? null) === null && isNoDenominator(part));
  const sum = plain.reduce((total, part) => total + (amountOf(part) ?? 0n), 0n);
  const exact = plain.length > 1 ? candidates.findLast((head) => amountOf(head) === sum) : undefined;
  if (exact !== undefined) return exact;
  if (plain.some((part) => choice.hasPaymentAfter(part)))
    return candidates.findLast((head) => choice.isPlan(head)) ?? nearest;
  const isTooSmall = nearest !== null && (amountOf(nearest) ?? sum) * 51n < sum * 50n;
  if (!isTooSmall) return nearest;
  return candidates.findLast((head) => (amountOf(head) ?? 0n) >= sum) ?? nearest;
}

function isNoDenominator(node: AmountNode): boolean {
  return node.place.kind === "money" && node.place.fraction !== "denominator";
}
