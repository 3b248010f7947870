/**
 * Words behind an amount: which of them are about it, and which begin the next statement.
 *
 * Every look ahead is a few mentions long, so that the walk through a text stays linear.
 */
import { type CueName, linkCues } from "./lexicon.ts";
import type { Mention } from "./mention.ts";

/** The words behind one amount. */
export interface WordsBehind {
  /** About the amount: "5 tỷ đồng vốn sự nghiệp". */
  readonly after: readonly Mention[];
  /** They begin the next statement, up to the next amount or mark: "so với cùng kỳ". */
  readonly following: readonly Mention[];
  /** A mark, or the sentence's end, stands behind `following`, and no amount. */
  readonly isFollowingClosed: boolean;
  /** Where reading goes on. */
  readonly next: number;
}

/** Words that begin the next statement: what stands behind them is not about the amount before. */
const boundaryCues: ReadonlySet<CueName> = new Set([
  "joint",
  ...linkCues,
  "copula",
  "reaches",
  "share",
  "change",
  "breakdown",
  "composition",
  "structure",
  "estimated",
  "disbursed",
  "settled",
  "targeted",
  "outOf",
  "comparison",
  "samePeriod",
  "minor",
  "assigned",
  "supported",
  "allocatedInDetail",
]);

/** How far commas and brackets are looked behind. */
const reachMentions = 6;

/** Reads the words behind an amount; without any boundary before the next amount, they belong to that one. */
export function wordsBehind(mentions: readonly Mention[], from: number): WordsBehind {
  const after: Mention[] = [];
  let next = from;
  while (next < mentions.length && !isBoundary(mentions[next], after.at(-1))) {
    const mention = mentions[next];
    if (mention !== undefined) after.push(mention);
    next += 1;
  }
  const following = wordsOfNext(mentions, next);
  const beyondFollowing = mentions[next + following.length];
  const isFollowingClosed = beyondFollowing === undefined || beyondFollowing.kind === "sign";
  if (mentions[next]?.kind === "amount" || namesNextPlan(mentions, from, next))
    return { after: [], following, isFollowingClosed, next: from };
  const beyond = [...fundsBehindComma(mentions, next), ...wordsBehindBrackets(mentions, next)];
  return { after: [...after, ...beyond], following, isFollowingClosed, next };
}

/** "đạt 32,86% kế hoạch vốn năm 2023 là 30.433 triệu đồng": behind a rate, the plan that "là" gives a value. */
function namesNextPlan(mentions: readonly Mention[], from: number, next: number): boolean {
  const [measured, copula, value] = [mentions[from - 1], mentions[next], mentions[next + 1]];
  const isRate = measured?.kind === "amount" && measured.place.kind === "percent";
  if (!isRate || copula?.kind !== "cue" || copula.name !== "copula") return false;
  const isValue = value?.kind === "amount" && value.place.kind === "money";
  const plans: ReadonlySet<CueName> = new Set(["planNoun", "basis", "total"]);
  return isValue && mentions.slice(from, next).some((word) => word.kind === "cue" && plans.has(word.name));
}

/** ", từ nguồn ngân sách huyện" behind an amount and before no other: it says where the amount comes from. */
function fundsBehindComma(mentions: readonly Mention[], from: number): readonly Mention[] {
  const funds: Mention[] = [];
  let comma: Mention | null = null;
  for (const mention of mentions.slice(from, from + reachMentions)) {
    if (mention.kind === "amount" || mention.kind === "bare") return [];
    if (mention.kind === "sign" && mention.sign === ";") break;
    if (mention.kind === "sign") comma = mention;
    const isNear = comma !== null && mention.from - comma.to <= 2;
    if (mention.kind === "fund" && isNear) funds.push(mention);
  }
  return funds;
}

/** "14,4 tỷ đồng (chiếm 1,4%) chưa phân khai": what is said behind brackets of the amount before them. */
function wordsBehindBrackets(mentions: readonly Mention[], from: number): readonly Mention[] {
  const opening = mentions[from];
  if (opening?.kind !== "sign" || opening.sign !== "(") return [];
  const reach = mentions.slice(from, from + reachMentions);
  const closing = reach.findIndex((mention) => mention.kind === "sign" && mention.sign === ")");
  const behind = closing < 0 ? undefined : reach[closing + 1];
  const isOpen = behind?.kind === "cue" && (behind.name === "unallocated" || behind.name === "undisbursed");
  return isOpen ? [behind] : [];
}

/** At most a few mentions, so that the walk stays linear. */
function wordsOfNext(mentions: readonly Mention[], from: number): readonly Mention[] {
  const words: Mention[] = [];
  for (const mention of mentions.slice(from, from + 5)) {
    if (mention.kind === "sign" || mention.kind === "amount" || mention.kind === "bare") break;
    words.push(mention);
  }
  return words;
}

/** A verb begins the next statement, but not behind "chưa": "33,5 nghìn tỷ đồng chưa đủ điều kiện phân bổ". */
function isBoundary(mention: Mention | undefined, previous: Mention | undefined): boolean {
  if (mention === undefined || mention.kind === "sign" || mention.kind === "amount" || mention.kind === "bare")
    return true;
  if (mention.kind !== "cue" || !boundaryCues.has(mention.name)) return false;
  return previous?.kind !== "cue" || previous.name !== "negation";
}
