/**
 * Payments behind: sums whose payment is told after them, in the same clause ("vốn 10 tỷ, đã giải ngân 4 tỷ") or by a
 * verb at the end of a list ("đầu tư 3 tỷ, sự nghiệp 2 tỷ đồng đã được giải ngân").
 */
import { isCue, type NodeWords } from "./node-words.ts";
import type { AmountNode, Frame } from "./reading.ts";

type WordsOf = ReadonlyMap<AmountNode, NodeWords>;

/** Amounts that another amount of their clause, paid or settled, follows: they are what it is paid from. */
export function findBeforePayment(nodes: readonly AmountNode[], words: WordsOf): ReadonlySet<AmountNode> {
  const found = new Set<AmountNode>();
  const payments = new Map<Frame, AmountNode>();
  for (const node of nodes.toReversed()) {
    if (payments.get(node.frame)?.clause === node.clause) found.add(node);
    const measure = words.get(node)?.measure;
    const isPaid = (measure === "disbursed" || measure === "settled") && node.place.kind === "money";
    if (isPaid) payments.set(node.frame, node);
  }
  return found;
}

/** Amounts with "đã được giải ngân" behind them, or behind the last amount of their list. */
export function findPaidBehind(nodes: readonly AmountNode[], words: WordsOf): ReadonlySet<AmountNode> {
  const found = new Set<AmountNode>();
  let next: AmountNode | undefined;
  for (const node of nodes.toReversed()) {
    const isItem = next !== undefined && found.has(next) && isItemBefore(node, next, words);
    if (isItem || isPaid(node)) found.add(node);
    next = node;
  }
  return found;
}

/** "50 tỷ đồng được giải ngân hỗ trợ …", "50 tỷ đồng đã được giải ngân"; "50 tỷ đồng đã giải ngân," where no amount follows that was paid of it. */
function isPaid({ following, isFollowingClosed }: AmountNode): boolean {
  const [first, second] = following;
  const isNamed = isCue(first, "reaches") && isCue(second, "disbursed") && first?.to === second?.from;
  if (isNamed) return true;
  const isDone = isCue(following.at(-2), "reaches") || (isFollowingClosed && isCue(following.at(-2), "done"));
  return isDone && isCue(following.at(-1), "disbursed");
}

/** Two items of one list: each names what it is of, and neither has a verb of its own. */
function isItemBefore(node: AmountNode, next: AmountNode, words: WordsOf): boolean {
  const own = words.get(node);
  const isOneList = node.frame === next.frame && node.clause === next.clause && node.place.kind === "money";
  if (!isOneList || own === undefined || own.measure !== null || own.isPlanNamed || own.isTotal) return false;
  return [node, next].every(({ before }) =>
    before.some((word) => word.kind === "fund" || isCue(word, "shield") || isCue(word, "programme")),
  );
}
