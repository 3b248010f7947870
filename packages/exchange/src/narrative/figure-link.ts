/**
 * Figure links: parts to totals, rates to what was divided by what.
 */
import type { PartList } from "./figure.ts";
import { listFrameOf } from "./money-role.ts";
import { isCue } from "./node-words.ts";
import type { AmountNode, Frame } from "./reading.ts";
import type { Resolved } from "./resolution.ts";

/** Links by the index of the figure. */
export interface FigureLinks {
  readonly partOf: readonly (number | null)[];
  readonly numerator: readonly (number | null)[];
  readonly denominator: readonly (number | null)[];
  /** Indexes of the figures of the same list, itself included. */
  readonly siblings: readonly (readonly number[])[];
  readonly lists: readonly PartList[];
}

/** Ties the figures of a text together. */
export function linkFigures(resolved: readonly Resolved[]): FigureLinks {
  const indexOf = new Map<AmountNode, number>(resolved.map(({ node }, index) => [node, index]));
  const find = (node: AmountNode | null): number | null => (node === null ? null : (indexOf.get(node) ?? null));
  const partOf = resolved.map(({ head }) => find(head));
  const byFrame = groupByList(resolved);
  const siblings = resolved.map(({ node }, index) => {
    const frame = listFrameOf(node);
    return frame === null ? [index] : (byFrame.get(frame) ?? [index]);
  });
  const rateCounts = countRates(resolved);
  const rates = resolved.map((item) => {
    const isOnlyRate = item.subject !== null && rateCounts.get(item.subject) === 1;
    return isOnlyRate ? readRateLink(item, { resolved, find }) : { numerator: null, denominator: null };
  });
  const lists = [...byFrame].flatMap(([frame, members]) => listOf(frame, members, { resolved, partOf }));
  return {
    partOf,
    numerator: rates.map(({ numerator }) => numerator),
    denominator: rates.map(({ denominator }) => denominator),
    siblings,
    lists,
  };
}

/** Rates a sum of money: two rates of one sum have two bases ("52% kế hoạch Thủ tướng giao, 47% kế hoạch tỉnh giao"). */
function countRates(resolved: readonly Resolved[]): ReadonlyMap<AmountNode, number> {
  const counts = new Map<AmountNode, number>();
  for (const { subject, role } of resolved) {
    if (subject !== null && isRate(role)) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}

function isRate(role: Resolved["role"]): boolean {
  return role === "rate" || role === "estimate_rate" || role === "allocation_rate";
}

function groupByList(resolved: readonly Resolved[]): ReadonlyMap<Frame, readonly number[]> {
  const groups = new Map<Frame, number[]>();
  for (const [index, { node }] of resolved.entries()) {
    const frame = listFrameOf(node);
    if (frame === null || node.place.kind !== "money") continue;
    const members = groups.get(frame);
    if (members === undefined) groups.set(frame, [index]);
    else members.push(index);
  }
  return groups;
}

function listOf(
  frame: Frame,
  members: readonly number[],
  { resolved, partOf }: { readonly resolved: readonly Resolved[]; readonly partOf: readonly (number | null)[] },
): readonly PartList[] {
  const parts = members.filter((index) => partOf[index] !== null);
  const [first] = parts;
  const total = first === undefined ? null : (partOf[first] ?? null);
  if (total === null || parts.length === 0) return [];
  const isOfTotal = (index: number): boolean => {
    const part = resolved[index];
    const whole = resolved[total];
    return part?.sense?.measure === whole?.sense?.measure || part?.role === "component";
  };
  return [{ total, parts: parts.filter(isOfTotal), isPartial: frame.isPartial }];
}

/** A rate's numerator is its money; the denominator stands behind the stroke, or is the plan of the same sentence. */
function readRateLink(
  item: Resolved,
  {
    resolved,
    find,
  }: { readonly resolved: readonly Resolved[]; readonly find: (node: AmountNode | null) => number | null },
): { readonly numerator: number | null; readonly denominator: number | null } {
  const numerator = find(item.subject);
  if (numerator === null || !isRate(item.role)) return { numerator: null, denominator: null };
  const money = resolved[numerator];
  if (money === undefined) return { numerator: null, denominator: null };
  const isMeasured =
    money.sense?.measure === "disbursed" ||
    money.sense?.measure === "settled" ||
    money.sense?.measure === "allocatedInDetail";
  return { numerator, denominator: isMeasured ? denominatorOf(money, numerator, resolved) : null };
}

function denominatorOf(money: Resolved, at: number, resolved: readonly Resolved[]): number | null {
  const next = resolved[at + 1];
  const isFraction = next?.node.place.kind === "money" && next.node.place.fraction === "denominator";
  const behind = resolved[at + 2];
  if (behind !== undefined && isPlanOfRate(behind, next)) return at + 2;
  if (isFraction || (next?.words.isOutOf === true && next.node.clause === money.node.clause)) return at + 1;
  for (let index = at - 1, steps = 0; index >= 0 && steps < 6; index -= 1, steps += 1) {
    const candidate = resolved[index];
    if (candidate === undefined || candidate.node.clause < money.node.clause - 1) return null;
    if (candidate.node.sentence !== money.node.sentence || candidate.node.frame !== money.node.frame) return null;
    const isPlan = candidate.sense?.measure === "plan" && !candidate.sense.isResidual;
    if (isPlan) return isSameScope(candidate, money) ? index : null;
    if (candidate.sense !== null) return null;
  }
  return null;
}

/** "đạt 32,86% kế hoạch vốn năm 2023 là 30.433 triệu đồng", "đạt 32,86% kế hoạch (30.433 triệu đồng)": the rate says itself what it divides by. */
function isPlanOfRate(plan: Resolved, rate: Resolved | undefined): boolean {
  const { node, sense } = plan;
  if (sense?.measure !== "plan" || rate?.role !== "rate" || node.previous !== rate.node) return false;
  if (node.sentence !== rate.node.sentence) return false;
  if (node.frame.kind === "brackets" && node.before.length === 0) return node.frame.heads.at(-1) === rate.node;
  const isNamed = node.before.length > 0 && node.before.every((word) => word.kind !== "sign");
  return isNamed && node.before.some((word) => isCue(word, "copula")) && node.frame === rate.node.frame;
}

/** Same funds, and carried over or not alike: else the rate has another denominator. */
function isSameScope(plan: Resolved, money: Resolved): boolean {
  const isSameFund = money.funds.length === 0 || plan.funds.join() === money.funds.join();
  return isSameFund && (plan.sense?.isCarriedOver ?? false) === (money.sense?.isCarriedOver ?? false);
}
