/**
 * Plans beside a rate: the sum that a percentage is measured against, where it is printed next to it.
 */
import type { Mention } from "./mention.ts";
import { isCue, type NodeWords } from "./node-words.ts";
import type { AmountNode } from "./reading.ts";

/** Whether an amount is the plan of the percentage before it. */
export function isPlanBesideRate(node: AmountNode, words: NodeWords): boolean {
  return isBracketedPlan(node) || isPlanOfRate(node, words) || isPlanNamedBefore(node);
}

/** "đạt 43,9% kế hoạch Thủ tướng giao (884,6 nghìn tỷ đồng)". */
function isBracketedPlan(node: AmountNode): boolean {
  const { frame, before } = node;
  if (frame.kind !== "brackets" || frame.nodes[0] !== node || before.length > 0) return false;
  const last = frame.heads.at(-1);
  if (last?.place.kind !== "percent") return false;
  const behind = last.after.at(-1);
  const isGivenBehind = last.following.some((word) => isCue(word, "assigned")) && isCue(last.after.at(0), "total");
  return isCue(behind, "basis") || isCue(behind, "planNoun") || isCue(behind, "assigned") || isGivenBehind;
}

/** "đạt 91,4% kế hoạch vốn Thủ tướng giao năm 2025 là 120.353 tỷ đồng". */
function isPlanNamedBefore({ before, previousInFrame, clause }: AmountNode): boolean {
  if (previousInFrame?.place.kind !== "percent" || previousInFrame.clause !== clause) return false;
  const said = before.filter(({ kind }) => kind !== "date");
  const isPlan = (word: Mention): boolean => isCue(word, "basis") || isCue(word, "planNoun");
  return said.length === 2 && said.slice(0, 1).every(isPlan) && isCue(said[1], "copula");
}

/** "đạt 43,5% so với kế hoạch (kế hoạch huy động là 44.700 tỷ đồng)": brackets that name the plan themselves. */
function isPlanOfRate({ frame, place, before }: AmountNode, words: NodeWords): boolean {
  const isFirst = frame.kind === "brackets" && frame.nodes[0]?.place === place;
  if (!isFirst || frame.heads.at(-1)?.place.kind !== "percent") return false;
  return words.measure === null && isCue(before[0], "planNoun") && !words.isReached && !words.isEstimated;
}
