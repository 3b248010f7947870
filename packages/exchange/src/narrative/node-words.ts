/**
 * Node words: what the words around one amount say by themselves, before anything is inherited.
 */
import type { FundName } from "./fund.ts";
import { type CueName, linkCues } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import { readFunds } from "./named-funds.ts";
import type { AmountNode } from "./reading.ts";

/** What is done with money, as the words say it. */
export type Measure =
  | "plan"
  | "disbursed"
  | "undisbursed"
  | "settled"
  | "allocatedInDetail"
  | "unallocated"
  | "mobilised"
  | "realised"
  | "revenue"
  | "revenuePlan"
  | "cancelled";

/** The words around one amount. */
export interface NodeWords {
  /** The measure that a verb or its noun names; null when only nouns such as "vốn" or "kế hoạch" stand there. */
  readonly measure: Measure | null;
  /** "kế hoạch", "dự toán": a plan, unless the list around says otherwise. */
  readonly isPlanNamed: boolean;
  readonly isTotal: boolean;
  readonly isEstimated: boolean;
  readonly isTargeted: boolean;
  /** "đã", "mới" right before the verb: it has happened. */
  readonly isDone: boolean;
  /** "hỗ trợ" is its only verb: a grant, or a giver's part of what is mobilised. */
  readonly isSupported: boolean;
  /** "hỗ trợ", "bố trí", "cấp" is its only verb: what a budget gives. */
  readonly isGranted: boolean;
  /** "làm đường 1,7 tỷ": a verb of spending and its work, both before. */
  readonly isForWork: boolean;
  readonly isCarriedOver: boolean;
  readonly isRemaining: boolean;
  /** "lũy kế": to date. */
  readonly isCumulative: boolean;
  readonly isOutOf: boolean;
  readonly isPerUnit: boolean;
  /** "tăng 5 tỷ": a difference. */
  readonly isChange: boolean;
  /** "cùng kỳ năm trước": of another year. */
  readonly isOfSamePeriod: boolean;
  readonly isToDate: boolean;
  readonly isDeadlineOpen: boolean;
  readonly hasPurpose: boolean;
  /** "đầu tư 3,2 tỷ đồng làm đường": a verb of spending before, a work behind. */
  readonly isSpentOn: boolean;
  /** "thực hiện" right before the amount. */
  readonly isPerformed: boolean;
  /** "đạt", "bằng", "được" before the amount. */
  readonly isReached: boolean;
  /** Funds named, in order, each aspect once. */
  readonly funds: readonly FundName[];
  /** Several funds of one aspect are added up: "vốn đầu tư và vốn sự nghiệp". */
  readonly isFundMixed: boolean;
  /** Any words of its own that name money. */
  readonly hasMoneyNoun: boolean;
}

const measureOfCue: Partial<Readonly<Record<CueName, Measure>>> = {
  disbursed: "disbursed",
  undisbursed: "undisbursed",
  settled: "settled",
  allocated: "plan",
  allocatedInDetail: "allocatedInDetail",
  unallocated: "unallocated",
  mobilised: "mobilised",
  assigned: "plan",
  supported: "plan",
  cancelled: "cancelled",
  realised: "realised",
  revenue: "revenue",
  revenuePlan: "revenuePlan",
};

const negated: Partial<Readonly<Record<Measure, Measure>>> = {
  plan: "unallocated",
  allocatedInDetail: "unallocated",
  disbursed: "undisbursed",
};

const moneyNouns: ReadonlySet<CueName> = new Set(["planNoun", "moneyNoun", "total"]);

/** Reads the words around an amount. */
export function readNodeWords(
  node: Pick<AmountNode, "before" | "after"> & Partial<Pick<AmountNode, "following">>,
): NodeWords {
  const { before, after, following = [] } = node;
  const ruling = rulingSegment(before);
  const funds = readFunds(before);
  const fundsBehind = funds.list.length === 0 ? readFunds([...after, ...givenFrom(following)]) : funds;
  const has = (name: CueName, mentions: readonly Mention[] = before): boolean =>
    mentions.some((mention) => isCue(mention, name));
  const measure =
    measureBehind(after) ??
    measureIn(ruling) ??
    (has("mobilised", after) ? "mobilised" : null) ??
    measureNamedBehind(following);
  return {
    measure,
    isPlanNamed: has("planNoun"),
    isTotal: has("total"),
    isEstimated: hedgesIn(before, ruling).some((mention) => isCue(mention, "estimated")),
    isTargeted: hedgesIn(before, ruling).some((mention) => isCue(mention, "targeted")),
    isDone: ruling.some((mention, index) => isCue(mention, "disbursed") && isCue(ruling[index - 1], "done")),
    isSupported: measure === "plan" && isCue(ruling.findLast(rules), "supported"),
    isGranted: measure === "plan" && grants(ruling.findLast(rules)),
    isForWork: ruling.some((mention, index) => isCue(mention, "work") && isCue(ruling[index - 1], "purpose")),
    isCarriedOver: isCarriedOver(before) || isCarriedOver(after) || carriesOverNext(following),
    isRemaining: has("remaining", ruling),
    isCumulative: has("cumulative", ruling),
    isOutOf: has("outOf"),
    isPerUnit: has("perUnit", ruling),
    isChange: isChange(before),
    isOfSamePeriod: has("samePeriod", ruling) || opensWithSamePeriod(before, ruling),
    isToDate: has("toDate"),
    isDeadlineOpen: isDeadlineOpen(before) || isDeadlineOpen(after),
    hasPurpose: has("purpose", after) || has("performed", after) || has("work", after) || has("work"),
    isSpentOn: isSpentOn(before, after),
    isPerformed: isCue(lastCue(before), "performed"),
    isReached: has("reaches", ruling),
    funds: fundsBehind.list,
    isFundMixed: fundsBehind.isMixed,
    hasMoneyNoun: before.some(
      (mention) => mention.kind === "fund" || (mention.kind === "cue" && moneyNouns.has(mention.name)),
    ),
  };
}

/** "Hết niên độ" without a day: "hết niên độ (31/01/2025)" names it. */
function isDeadlineOpen(words: readonly Mention[]): boolean {
  const at = words.findIndex((mention) => isCue(mention, "openDeadline"));
  return at >= 0 && !words.slice(at).some((mention) => mention.kind === "date" && mention.place.day !== null);
}

/** Whether a mention is the cue. */
export function isCue(mention: Mention | undefined, name: CueName): boolean {
  return mention?.kind === "cue" && mention.name === name;
}

/** "660 tỷ đồng bổ sung từ ngân sách tỉnh": whose it is stands behind its verb. */
function givenFrom(following: readonly Mention[]): readonly Mention[] {
  const [verb, fund] = following;
  return grants(verb) && fund?.kind === "fund" ? [fund] : [];
}

/** "kéo dài", or "chuyển sang" with the year that it goes into. */
export function carriesOver(mention: Mention): boolean {
  return isCue(mention, "carriedOver") || isCue(mention, "carriedInto");
}

/** Words since the comma before the nearest verb: what stands further off belongs to another statement. */
function rulingSegment(before: readonly Mention[]): readonly Mention[] {
  let to = before.length;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const mention = before[index];
    if (mention?.kind !== "sign") continue;
    const words = before.slice(index + 1, to);
    const isTitled = mention.sign === ":" && words.some((word) => isCue(word, "planNoun"));
    if (isTitled || words.some(rules)) return before.slice(index + 1);
    to = index;
  }
  return before;
}

/** The ruling words, and an opening such as "Dự kiến đến 31/01/2025," that says nothing but a hedge and a date. */
function hedgesIn(before: readonly Mention[], ruling: readonly Mention[]): readonly Mention[] {
  const opening = before.slice(0, before.length - ruling.length);
  const isHedge = opening.every(
    (mention) =>
      mention.kind === "sign" || mention.kind === "date" || isCue(mention, "estimated") || isCue(mention, "targeted"),
  );
  return isHedge ? before : ruling;
}

/** "Cùng kỳ năm 2022, toàn huyện giải ngân 12 tỷ": an opening that is of another year; "So với cùng kỳ," is none. */
export function opensWithSamePeriod(before: readonly Mention[], near: readonly Mention[]): boolean {
  const opening = before.slice(0, before.length - near.length);
  const at = opening.findIndex((mention) => isCue(mention, "samePeriod"));
  return at >= 0 && opening.every((mention) => mention.kind !== "cue" || otherYearCues.has(mention.name));
}

/** What may stand in such an opening. */
const otherYearCues: ReadonlySet<CueName> = new Set(["samePeriod", "continues", "shield", "programme"]);

function rules(mention: Mention): boolean {
  return (
    mention.kind === "cue" &&
    (measureOfCue[mention.name] !== undefined || mention.name === "estimated" || mention.name === "targeted")
  );
}

/** Verbs in order; "chưa" right before one turns it round. */
function measuresIn(words: readonly Mention[]): readonly Measure[] {
  return words.flatMap((mention, index) => {
    const measure = mention.kind === "cue" ? (measureOfCue[mention.name] ?? null) : null;
    if (measure === null) return [];
    return isCue(words[index - 1], "negation") ? (negated[measure] ?? measure) : measure;
  });
}

/** The nearest verb wins; a plan of revenue is no plan of spending. */
function measureIn(words: readonly Mention[]): Measure | null {
  const measures = measuresIn(words);
  const last = measures.at(-1) ?? null;
  if (last === "plan" && (measures.includes("revenue") || measures.includes("revenuePlan"))) return "revenuePlan";
  const carriedAt = words.findLastIndex(carriesOver);
  if (last === "undisbursed" && carriedAt > words.findLastIndex((mention) => isCue(mention, "undisbursed")))
    return "plan";
  if (last === "disbursed" && measures.includes("undisbursed")) return "undisbursed";
  if (last === "plan" && measures.includes("allocatedInDetail")) return "allocatedInDetail";
  if (last === "revenue" && measures.includes("revenuePlan")) return "revenuePlan";
  return last;
}

/** "33,5 nghìn tỷ đồng chưa phân bổ", "16 tỷ đồng chưa giải ngân". */
function measureBehind(after: readonly Mention[]): Measure | null {
  const measures = measuresIn(after);
  return (
    measures.find((measure) => measure === "unallocated" || measure === "undisbursed" || measure === "cancelled") ??
    null
  );
}

/** "45.700 tỷ đồng là tổng vốn đầu tư thực hiện", "12.000 tỷ đồng đã được phân bổ cho các dự án". */
function measureNamedBehind(following: readonly Mention[]): Measure | null {
  if (isCue(following[0], "allocatedInDetail")) return "allocatedInDetail";
  return isCue(following[0], "copula") ? measureIn(following) : null;
}

/** "vốn chuyển từ năm 2023 sang": money that moves out of a year. */
function isMovedFromYear(mention: Mention, behind: Mention | undefined): boolean {
  return isCue(mention, "movedFrom") && behind?.kind === "date" && behind.place.kind === "year";
}

/** Carried over, unless it is only one of several things added up: "vốn năm 2025 và vốn kéo dài". */
function isCarriedOver(words: readonly Mention[]): boolean {
  const at = words.findIndex((mention, index) => carriesOver(mention) || isMovedFromYear(mention, words[index + 1]));
  if (at < 0) return false;
  if (words.slice(0, at).some((mention) => isCue(mention, "inclusive"))) return false;
  const isNoun = (mention: Mention | undefined): boolean =>
    mention?.kind === "fund" || (mention?.kind === "cue" && moneyNouns.has(mention.name));
  const joint = words.findIndex(
    (mention, index) => isCue(mention, "joint") && isNoun(words[index + 1]) && words.slice(0, index).some(isNoun),
  );
  return joint < 0;
}

/** "237 tỷ đồng … đã được kéo dài": the amount is the subject. */
function carriesOverNext(following: readonly Mention[]): boolean {
  const verb = following.find(
    (mention) => mention.kind !== "cue" || (!linkCues.has(mention.name) && mention.name !== "reaches"),
  );
  return verb !== undefined && carriesOver(verb);
}

function grants(verb: Mention | undefined): boolean {
  return isCue(verb, "supported") || isCue(verb, "assigned");
}

function lastCue(words: readonly Mention[]): Mention | undefined {
  return words.findLast(
    (mention) =>
      mention.kind === "cue" && !linkCues.has(mention.name) && mention.name !== "copula" && mention.name !== "shield",
  );
}

function isSpentOn(before: readonly Mention[], after: readonly Mention[]): boolean {
  const [first] = after;
  return isCue(lastCue(before), "purpose") && (isCue(first, "purpose") || isCue(first, "work"));
}

function isChange(before: readonly Mention[]): boolean {
  const at = before.findLastIndex((mention) => isCue(mention, "change"));
  return at >= 0 && before.slice(at + 1).every((mention) => !rules(mention) && !isCue(mention, "reaches"));
}
