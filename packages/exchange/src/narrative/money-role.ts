/**
 * Money roles: what a sum of money is, from its own words, or from the total that it is a part of.
 */
import type { MoneyRole, RateRole } from "@giaingan/finance";
import { fundMeanings } from "./fund.ts";
import { carriesOver, isCue, type Measure, type NodeWords, readNodeWords } from "./node-words.ts";
import { isPlanBesideRate } from "./plan-beside-rate.ts";
import type { AmountNode, Frame } from "./reading.ts";

/** A sum of money and what it is, as far as it is known. */
export interface MoneySense {
  readonly role: MoneyRole;
  /** The measure without hedges: an estimate of a disbursement is `disbursed`. */
  readonly measure: Measure;
  readonly isEstimated: boolean;
  readonly isTargeted: boolean;
  readonly isCarriedOver: boolean;
  readonly isResidual: boolean;
}

/** What the nodes before have turned out to be. */
export interface SenseContext {
  readonly words: ReadonlyMap<AmountNode, NodeWords>;
  readonly money: ReadonlyMap<AmountNode, MoneySense>;
  /** The total that the parts of a frame break down; null when there is none. */
  readonly headOf: (frame: Frame) => AmountNode | null;
  /** Whether a later amount of the clause is named as disbursed or settled. */
  readonly hasPaymentAfter: (node: AmountNode) => boolean;
  /** Whether "đã được giải ngân" stands behind it, or behind the last amount of its enumeration. */
  readonly isPaidBehind: (node: AmountNode) => boolean;
  /** The measure of the sentence before in the same paragraph; null when there is none. */
  readonly measureBefore: (node: AmountNode) => Measure | null;
  /** Whether "đạt 50%" or "(50%)" follows at once. */
  readonly isFollowedByRate: (node: AmountNode) => boolean;
  /** Whether a giver's part follows in its clause: "nhà nước hỗ trợ 14 tỷ, nhân dân đóng góp 6 tỷ". */
  readonly isMobilisedNext: (node: AmountNode) => boolean;
  /** The role of a percentage before; null for money. */
  readonly rateRoleOf: (node: AmountNode) => RateRole | null;
  /** The measure that the heading above names; null when it names none. */
  readonly headingMeasure: (node: AmountNode) => Measure | null;
}

type Hedges = Pick<MoneySense, "isEstimated" | "isTargeted" | "isCarriedOver">;

/** Decides what a sum of money is. */
export function readMoneySense(node: AmountNode, own: NodeWords, context: SenseContext): MoneySense {
  const words = isUnderCarriedOver(node) ? { ...own, isCarriedOver: true } : own;
  if (node.place.kind === "money" && (node.place.isPerUnit || words.isPerUnit))
    return sense("plan", "unit_rate", words);
  const fraction = node.place.kind === "money" ? node.place.fraction : null;
  if (fraction === "denominator") return denominatorSense(node, words, context);
  if (words.measure === null && context.isPaidBehind(node))
    return sense("disbursed", roleOf("disbursed", words), words);
  const equivalent = equivalentOfRate(node, words, context);
  if (equivalent !== null) return equivalent;
  if (words.isSpentOn) return sense("plan", "component", { ...words, isCarriedOver: false });
  if (words.isOutOf || isPlanBesideRate(node, words)) return planSense(words, words.isCarriedOver);
  if (words.isGranted && isGiversPart(node, words, context)) return sense("mobilised", "mobilised", words);
  const isNamedAsSource =
    words.measure === "revenue" || (words.measure === "mobilised" && words.funds.includes("off_budget"));
  if (isNamedAsSource && isSourceOfPlan(node, context)) return planSense(words, words.isCarriedOver);
  if (words.measure !== null) return ownSense(words.measure, node, words, context);
  const frame = listFrameOf(node);
  if (frame !== null) {
    const inherited = partSense(node, words, frame, context);
    if (inherited !== null) return inherited;
  }
  if (words.isRemaining && !words.isCarriedOver) return { ...planSense(words, words.isCarriedOver), isResidual: true };
  return freeSense(node, words, context, fraction === "numerator");
}

/** "Giải ngân vốn kéo dài sang năm 2024: vốn đầu tư 3,1 tỷ; vốn sự nghiệp 0,8 tỷ": the title holds for every clause. */
function isUnderCarriedOver({ frame, before }: AmountNode): boolean {
  const opening = frame.nodes[0]?.before ?? [];
  const at = opening.findIndex(carriesOver);
  const isTitle = at >= 0 && opening.slice(at).some((mention) => mention.kind === "sign" && mention.sign === ":");
  return isTitle && !before.some((mention) => mention.kind === "date" && mention.place.kind === "year");
}

/** The list or brackets that an amount is in; null in running text. */
export function listFrameOf(node: AmountNode): Frame | null {
  const { frame } = node;
  if (frame.kind !== "sentence") return frame;
  return frame.parent;
}

/** "Kế hoạch vốn 20 tỷ đồng, trong đó thu tiền sử dụng đất 12 tỷ": in a list of a plan, revenue is a source. */
function isSourceOfPlan(node: AmountNode, context: SenseContext): boolean {
  const frame = listFrameOf(node);
  const head = frame === null ? null : context.headOf(frame);
  return head !== null && context.money.get(head)?.measure === "plan";
}

/** "Huy động 44 tỷ đồng. Ngân sách nhà nước bố trí 11 tỷ, vốn tín dụng 23 tỷ": parts of what is mobilised. */
function isGiversPart(node: AmountNode, words: NodeWords, context: SenseContext): boolean {
  if (words.funds.length === 0 || words.isPlanNamed) return false;
  if (words.isSupported && context.isMobilisedNext(node)) return true;
  const inSentence = node.previous?.sentence === node.sentence ? lastMoney(node.previous, node, context) : null;
  return (inSentence === null ? context.measureBefore(node) : inSentence.measure) === "mobilised";
}

function sense(measure: Measure, role: MoneyRole, hedges: Hedges, isResidual = false): MoneySense {
  const { isEstimated, isTargeted, isCarriedOver } = hedges;
  return { role, measure, isEstimated, isTargeted, isCarriedOver, isResidual };
}

function planSense(words: NodeWords, isCarriedOver: boolean): MoneySense {
  return sense("plan", isCarriedOver ? "carryover_plan" : "plan", { ...words, isCarriedOver });
}

/** A verb of its own. Carrying over holds on through a clause: "vốn kéo dài … 177 tỷ, đã giải ngân 44 tỷ". */
function ownSense(measure: Measure, node: AmountNode, words: NodeWords, context: SenseContext): MoneySense {
  const isCarriedOver = words.isCarriedOver || (!words.hasMoneyNoun && continuesCarriedOver(node, context));
  const frame = listFrameOf(node);
  const head = frame === null || words.isOfSamePeriod ? null : context.headOf(frame);
  const whole = head === null ? undefined : context.money.get(head);
  const isOfWhole = whole !== undefined && whole.measure === measure && !words.isToDate;
  const hedges = {
    isEstimated: words.isEstimated || (isOfWhole && whole.isEstimated && !words.isDone),
    isTargeted: words.isTargeted || (isOfWhole && whole.isTargeted),
    isCarriedOver: isCarriedOver || (isOfWhole && whole.isCarriedOver),
  };
  return sense(
    measure,
    roleOf(measure, hedges),
    hedges,
    measure === "undisbursed" || measure === "cancelled" || words.isChange,
  );
}

function continuesCarriedOver(node: AmountNode, context: SenseContext): boolean {
  const before = node.previousInFrame;
  if (before === null || before.sentence !== node.sentence) return false;
  return context.money.get(before)?.isCarriedOver ?? false;
}

/** The wire role of each measure without hedges. */
const plainRoles: Readonly<Record<Measure, MoneyRole>> = {
  plan: "plan",
  undisbursed: "plan",
  cancelled: "plan",
  disbursed: "disbursed",
  allocatedInDetail: "detailed_allocation",
  unallocated: "unallocated",
  mobilised: "mobilised",
  realised: "realised",
  settled: "settled",
  revenue: "revenue",
  revenuePlan: "revenue_estimate",
};

/** The wire role of a measure with its hedges. */
function roleOf(measure: Measure, hedges: Hedges): MoneyRole {
  if (hedges.isTargeted && (measure === "disbursed" || measure === "mobilised" || measure === "revenue"))
    return "target";
  if (hedges.isEstimated && measure === "disbursed") return "estimate";
  if (hedges.isEstimated && measure === "revenue") return "revenue_estimate";
  if (hedges.isCarriedOver && measure === "disbursed") return "carryover_disbursed";
  if (hedges.isCarriedOver && measure === "plan") return "carryover_plan";
  return plainRoles[measure];
}

/** b of "a/b": the plan that a is measured against. */
function denominatorSense(node: AmountNode, words: NodeWords, context: SenseContext): MoneySense {
  const numerator = node.previous === null ? undefined : context.money.get(node.previous);
  if (numerator?.measure === "revenue" || numerator?.measure === "revenuePlan")
    return sense("revenuePlan", "revenue_estimate", words);
  return planSense({ ...words, isEstimated: false, isTargeted: false }, numerator?.isCarriedOver ?? false);
}

/** A part is what its total is, of its own source; works and purposes are components of a plan. */
function partSense(node: AmountNode, words: NodeWords, frame: Frame, context: SenseContext): MoneySense | null {
  const ofPercent = bracketedAmount(node, words, context);
  if (ofPercent !== null) return ofPercent;
  const head = context.headOf(frame);
  const whole = head === null ? null : (context.money.get(head) ?? null);
  const isPlanLike =
    whole === null || whole.measure === "plan" || whole.measure === "mobilised" || whole.role === "component";
  if (words.funds.length === 0 && words.hasPurpose && isPlanLike)
    return sense("plan", "component", { ...words, isCarriedOver: false });
  const isCarriedOver = words.isCarriedOver || (whole?.measure === "plan" && whole.isCarriedOver);
  if (context.hasPaymentAfter(node)) return planSense(words, isCarriedOver);
  if (whole === null) return introSense(words, frame);
  const isEstimated = whole.isEstimated || words.isEstimated;
  const hedges = {
    isEstimated,
    isTargeted: whole.isTargeted || words.isTargeted,
    isCarriedOver: words.isCarriedOver || whole.isCarriedOver,
  };
  if (whole.role === "component" || whole.role === "unit_rate") return sense(whole.measure, whole.role, hedges);
  return sense(whole.measure, roleOf(whole.measure, hedges), hedges, whole.isResidual);
}

/** "đạt 60% (tương đương 120,6 tỷ đồng)": the money of a percentage. */
function bracketedAmount(node: AmountNode, words: NodeWords, context: SenseContext): MoneySense | null {
  const last = node.frame.kind === "brackets" && node.frame.nodes[0] === node ? node.frame.heads.at(-1) : undefined;
  return last === undefined ? null : amountOfRate(last, words, context);
}

/** "giải ngân 98,1% kế hoạch vốn, tương ứng 41,3 tỷ đồng": the same, as money. */
function equivalentOfRate(node: AmountNode, words: NodeWords, context: SenseContext): MoneySense | null {
  const rate = node.previousInFrame;
  const said = node.before.filter((mention) => mention.kind !== "sign");
  const isEquivalent = said.length === 1 && isCue(said[0], "reaches") && rate?.clause === node.clause;
  if (!isEquivalent || rate?.place.kind !== "percent") return null;
  return toldRoles.has(context.rateRoleOf(rate) ?? "share") ? amountOfRate(rate, words, context) : null;
}

/** Percentages of a plan, whose money may stand behind them. */
const toldRoles: ReadonlySet<RateRole> = new Set(["rate", "estimate_rate", "allocation_rate", "target"]);

/** What the money of a percentage is; null for shares, changes and comparisons, whose money is not told by them. */
function amountOfRate(rate: AmountNode, words: NodeWords, context: SenseContext): MoneySense | null {
  const role = context.rateRoleOf(rate);
  if (role === null || role === "share") return null;
  const isEstimated = role === "estimate_rate" || words.isEstimated;
  const isTargeted = role === "target";
  const hedges = { isEstimated, isTargeted, isCarriedOver: words.isCarriedOver };
  const measure = role === "allocation_rate" ? "allocatedInDetail" : "disbursed";
  return sense(measure, roleOf(measure, hedges), hedges, role !== "rate");
}

/** A list without a total takes the words above it: "Kết quả giải ngân:". */
function introSense(words: NodeWords, frame: Frame): MoneySense | null {
  const intro = readNodeWords({ before: frame.intro, after: [] });
  if (intro.measure === null) return null;
  const hedges = {
    isEstimated: intro.isEstimated || words.isEstimated,
    isTargeted: intro.isTargeted || words.isTargeted,
    isCarriedOver: intro.isCarriedOver || words.isCarriedOver,
  };
  return sense(intro.measure, roleOf(intro.measure, hedges), hedges);
}

/** No verb and no list: a named plan is one; else it goes on as the amount before, or is what is measured by a rate. */
function freeSense(node: AmountNode, words: NodeWords, context: SenseContext, isNumerator: boolean): MoneySense {
  if (words.isEstimated && words.isPlanNamed) return planSense({ ...words, isEstimated: false }, words.isCarriedOver);
  if (words.isEstimated) {
    // "Riêng tháng 7 ước đạt 57,6 nghìn tỷ" behind a sentence of work done: the same measure, estimated.
    const isOfWork = context.measureBefore(node) === "realised";
    return sense(isOfWork ? "realised" : "disbursed", "estimate", words);
  }
  if (words.isTargeted && !words.isTotal) return sense("disbursed", "target", words);
  const { previous } = node;
  const before = previous !== null && previous.sentence === node.sentence ? lastMoney(previous, node, context) : null;
  const isPlanBefore = before === null || before.measure === "plan" || before.measure === "allocatedInDetail";
  const isSpent = isNumerator || (words.isCumulative && !words.isPlanNamed && isPlanBefore);
  if (isSpent) return sense("disbursed", roleOf("disbursed", words), words);
  if (words.isPerformed && context.isFollowedByRate(node)) return sense("realised", "realised", words);
  if (context.hasPaymentAfter(node) || words.isPlanNamed || words.isTotal) return planSense(words, words.isCarriedOver);
  if (before?.role === "component" && words.hasPurpose)
    return sense("plan", "component", { ...words, isCarriedOver: false });
  const isOnWork = words.isForWork && words.funds.length === 0 && previous?.clause === node.clause && before !== null;
  if (isOnWork) return sense("plan", "component", { ...words, isCarriedOver: false });
  const isLeftOver = words.isRemaining || !words.hasMoneyNoun;
  if (words.isCarriedOver && (before?.measure !== "disbursed" || isLeftOver)) return planSense(words, true);
  if (before !== null && before.role !== "component") {
    const isNewClause = previous?.clause !== node.clause && words.isReached;
    const isEstimated = before.isEstimated && !isNewClause && !words.isCumulative;
    const hedges = { isEstimated, isTargeted: before.isTargeted && !isNewClause, isCarriedOver: words.isCarriedOver };
    return sense(before.measure, roleOf(before.measure, hedges), hedges, before.isResidual);
  }
  const isOfGivers = words.funds.some((fund) => fundMeanings[fund].aspect === "giver");
  if (isOfGivers || (words.funds.length > 0 && context.isMobilisedNext(node)))
    return sense("mobilised", "mobilised", words);
  const heading = context.headingMeasure(node);
  if (heading !== null && heading !== "plan") return sense(heading, roleOf(heading, words), words);
  const told = words.funds.length === 0 ? null : context.measureBefore(node);
  if (told === "realised") return sense("realised", "realised", words);
  if (told === "mobilised" && !context.isFollowedByRate(node)) return sense("mobilised", "mobilised", words);
  if (context.isFollowedByRate(node)) return sense("disbursed", roleOf("disbursed", words), words);
  return planSense(words, words.isCarriedOver);
}

/** The money before in the same sentence that is no denominator. */
function lastMoney(from: AmountNode, node: AmountNode, context: SenseContext): MoneySense | null {
  let current: AmountNode | null = from;
  for (let steps = 0; current !== null && current.sentence === node.sentence && steps < 8; steps += 1) {
    const found = context.money.get(current);
    const isDenominator = current.place.kind === "money" && current.place.fraction === "denominator";
    if (found !== undefined && !isDenominator) return found;
    current = current.previous;
  }
  return null;
}
