/**
 * Figure sources: which fund a figure concerns, and which year's money it is.
 */
import type { FundName } from "./fund.ts";
import type { Mention } from "./mention.ts";
import { fundsIn } from "./named-funds.ts";
import { carriesOver, isCue, type NodeWords } from "./node-words.ts";
import type { AmountNode, Frame } from "./reading.ts";

/** The years that the words of an amount name. */
export interface FigureYears {
  /** The budget year that it counts in; null where it is not said. */
  readonly fiscalYear: number | null;
  /** The year that the money was first assigned in; null where it is not said or not one. */
  readonly vintage: number | null;
}

/**
 * Years around an amount. "Vốn đầu tư năm 2022 kéo dài sang năm 2023": vintage 2022, counted in 2023.
 * A total has no vintage of its own, and neither has money of several years.
 */
export function readFigureYears(node: Pick<AmountNode, "before" | "after">, words: NodeWords): FigureYears {
  const mentions = yearsIn(node.before).length > 0 ? node.before : node.after;
  const years = yearsIn(mentions);
  if (years.length === 0) return { fiscalYear: null, vintage: null };
  const all = years.map(({ year }) => year);
  const into = mentions.find((mention) => isCue(mention, "carriedInto"));
  if (words.isCarriedOver) {
    const target = into === undefined ? undefined : years.find(({ at }) => at > into.from);
    const origins = years.filter((named) => named !== target).map(({ year }) => year);
    return { fiscalYear: target?.year ?? null, vintage: origins.length === 1 ? (origins[0] ?? null) : null };
  }
  const isOne = years.length === 1 && !mentions.some(carriesOver);
  return { fiscalYear: Math.max(...all), vintage: isOne && !words.isTotal ? (all[0] ?? null) : null };
}

function yearsIn(mentions: readonly Mention[]): readonly { readonly year: number; readonly at: number }[] {
  return mentions.flatMap((mention) =>
    mention.kind === "date" && mention.place.kind === "year" && mention.place.year !== null
      ? [{ year: mention.place.year, at: mention.from }]
      : [],
  );
}

/** What is known of the funds of the amounts before. */
export interface FundContext {
  readonly funds: ReadonlyMap<AmountNode, readonly FundName[]>;
  /** The fund of the heading or line above. */
  readonly headingFunds: readonly FundName[];
  /** The amount behind one. */
  readonly next: ReadonlyMap<AmountNode, AmountNode>;
  /** The sum of money that a percentage belongs to. */
  readonly subject: AmountNode | null;
}

/** The funds of an amount: its own, else those of what it goes on about. */
export function readFigureFunds(node: AmountNode, words: NodeWords, context: FundContext): readonly FundName[] {
  const ofFraction = node.place.kind === "money" && node.place.fraction === "denominator" ? node.previous : null;
  if (ofFraction !== null) return context.funds.get(ofFraction) ?? [];
  const own = words.isFundMixed ? withoutMixed(words.funds) : words.funds;
  if (node.place.kind === "percent") {
    const isNamedBefore = node.before.some((mention) => mention.kind === "fund");
    if (isNamedBefore) return own;
    const ofIntro = node.before.length === 0 && node.frame.nodes[0] === node ? fundsBeforeBrackets(node.frame) : [];
    if (ofIntro.length > 0) return ofIntro;
    if (context.subject !== null) return context.funds.get(context.subject) ?? [];
    return own.length > 0 ? own : context.headingFunds;
  }
  if (own.length > 0) return own;
  if (node.frame.kind === "brackets" && node.frame.nodes[0] === node && node.frame.heads.length === 0)
    return fundsIn(node.frame.intro);
  const ofSeries = fundsBehindSeries(node, context.next);
  if (ofSeries.length > 0) return ofSeries;
  if (isEquivalent(node)) return context.funds.get(node.previousInFrame ?? node) ?? [];
  const { previous, previousInFrame } = node;
  const hasVerb = words.measure !== null || words.isPerformed || words.isCarriedOver || words.isRemaining;
  const goesOn = previousInFrame !== null && previousInFrame.sentence === node.sentence;
  if (goesOn && hasVerb && !words.hasMoneyNoun) return context.funds.get(previousInFrame) ?? [];
  return previous?.sentence === node.sentence ? [] : context.headingFunds;
}

/** "thấp hơn so với vốn đầu tư phát triển (22,59%)": what stands between the amount before and the brackets. */
function fundsBeforeBrackets({ kind, intro }: Frame): readonly FundName[] {
  if (kind !== "brackets") return [];
  return fundsIn(intro.slice(intro.findLastIndex((mention) => mention.kind === "sign") + 1));
}

/** "40 triệu đồng/hộ xây mới và 20 triệu đồng/hộ sửa chữa từ nguồn ngân sách trung ương": said of all, behind the last. */
function fundsBehindSeries(node: AmountNode, nextOf: FundContext["next"]): readonly FundName[] {
  let last = node;
  for (let steps = 0; steps < seriesMax; steps += 1) {
    const next = nextOf.get(last);
    if (next === undefined || !isOneSeries(last, next)) break;
    last = next;
  }
  return last === node ? [] : fundsIn(last.after);
}

const seriesMax = 24;

/** Nothing but "và" between, and of one kind: rates for one of something, or sums that share a unit. */
function isOneSeries({ place, frame, clause }: AmountNode, next: AmountNode): boolean {
  if (place.kind !== "money" || next.place.kind !== "money" || frame !== next.frame || clause !== next.clause)
    return false;
  const isOneKind = (place.isPerUnit && next.place.isPerUnit) || (place.isUnitInherited && place.fraction === null);
  return isOneKind && next.before.every((mention) => isCue(mention, "joint"));
}

/** "vốn ngân sách trung ương chiếm 64%, tương đương 48.000 tỷ đồng": the same, as money. */
function isEquivalent({ before, previousInFrame, sentence }: AmountNode): boolean {
  if (previousInFrame?.place.kind !== "percent" || previousInFrame.sentence !== sentence) return false;
  const words = before.filter((mention) => mention.kind !== "sign");
  return words.length === 1 && isCue(words[0], "reaches");
}

/** Several funds of one aspect added up say nothing of that aspect; the first named stands for the sum. */
function withoutMixed(funds: readonly FundName[]): readonly FundName[] {
  return funds;
}

/**
 * The one fund name of each amount of a list: where all items share the first fund named and differ in a second,
 * the second tells them apart ("vốn đầu tư: NSTW 300 tỷ, NSĐP 100 tỷ").
 */
export function distinguishingFund(
  own: readonly FundName[],
  siblings: readonly (readonly FundName[])[],
): FundName | null {
  const [first = null] = own;
  if (first === null || own.length < 2 || siblings.length < 2) return first;
  const isShared = siblings.every((funds) => funds.includes(first));
  return isShared ? (own.find((fund) => !siblings.every((funds) => funds.includes(fund))) ?? first) : first;
}
