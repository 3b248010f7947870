/**
 * Resolution: goes through the amounts in the order of the text and settles what each is, of which source and of
 * which day; parts look at their totals, and percentages at the money that they belong to.
 */
import type { MoneyRole, PlainDate, RateRole } from "@giaingan/finance";
import type { AmountValue } from "./amount-value.ts";
import { Dateline, isOfYearEnd, namesDay, ownDate } from "./figure-date.ts";
import { type FigureYears, readFigureFunds, readFigureYears } from "./figure-source.ts";
import type { FundName } from "./fund.ts";
import { isMobilisedNext } from "./mobilised-list.ts";
import { listFrameOf, type MoneySense, readMoneySense, type SenseContext } from "./money-role.ts";
import { isCue, type Measure, type NodeWords, readNodeWords } from "./node-words.ts";
import { chooseHead, collectParts } from "./part-list.ts";
import { findBeforePayment, findPaidBehind } from "./payment-behind.ts";
import { readPercentRole } from "./percent-role.ts";
import type { AmountNode, Frame } from "./reading.ts";
import type { Section } from "./section.ts";

/** What one amount has turned out to be. */
export interface Resolved {
  readonly node: AmountNode;
  readonly words: NodeWords;
  readonly role: MoneyRole | RateRole;
  /** Null for percentages. */
  readonly sense: MoneySense | null;
  readonly funds: readonly FundName[];
  readonly asOf: PlainDate | null;
  readonly years: FigureYears;
  /** The budget year that the heading above names; null when it names none. */
  readonly sectionYear: number | null;
  /** The total that it is a part of. */
  readonly head: AmountNode | null;
  /** Percentages: the money that they are about. */
  readonly subject: AmountNode | null;
}

/** Settles all amounts; percentages that are no figures of finance are left out. */
export function resolveNodes(
  nodes: readonly AmountNode[],
  {
    values,
    sections,
  }: { readonly values: ReadonlyMap<AmountNode, AmountValue>; readonly sections: readonly Section[] },
): readonly Resolved[] {
  return new Resolver(nodes, values, sections).resolve();
}

/** How many amounts before a percentage may be the one that it is about. */
const subjectReach = 12;

class Resolver {
  readonly #nodes: readonly AmountNode[];
  readonly #values: ReadonlyMap<AmountNode, AmountValue>;
  readonly #sections: readonly Section[];
  readonly #words = new Map<AmountNode, NodeWords>();
  readonly #money = new Map<AmountNode, MoneySense>();
  readonly #years = new Map<AmountNode, FigureYears>();
  readonly #funds = new Map<AmountNode, readonly FundName[]>();
  readonly #roles = new Map<AmountNode, RateRole>();
  /** Percentages that are no figures of finance. */
  readonly #otherTopics = new Set<AmountNode>();
  readonly #dates = new Map<AmountNode, PlainDate | null>();
  readonly #heads = new Map<Frame, AmountNode | null>();
  readonly #parts: ReadonlyMap<Frame, readonly AmountNode[]>;
  /** Amounts that have a payment behind them in their clause. */
  readonly #beforePayment: ReadonlySet<AmountNode>;
  /** Amounts with "đã được giải ngân" behind them. */
  readonly #paidBehind: ReadonlySet<AmountNode>;
  readonly #next = new Map<AmountNode, AmountNode>();
  readonly #context: SenseContext;
  readonly #dateline = new Dateline();

  constructor(
    nodes: readonly AmountNode[],
    values: ReadonlyMap<AmountNode, AmountValue>,
    sections: readonly Section[],
  ) {
    this.#nodes = nodes;
    this.#values = values;
    this.#sections = sections;
    for (const node of nodes) {
      this.#words.set(node, readNodeWords(node));
      if (node.previous !== null) this.#next.set(node.previous, node);
    }
    this.#parts = collectParts(nodes);
    this.#beforePayment = findBeforePayment(nodes, this.#words);
    this.#paidBehind = findPaidBehind(nodes, this.#words);
    this.#context = {
      words: this.#words,
      money: this.#money,
      headOf: (frame) => this.#headOf(frame),
      hasPaymentAfter: (node) => this.#beforePayment.has(node),
      isPaidBehind: (node) => this.#paidBehind.has(node),
      measureBefore: (node) => this.#measureBefore(node),
      isFollowedByRate: (node) => this.#isFollowedByRate(node),
      isMobilisedNext: (node) => isMobilisedNext(node, { next: this.#next, wordsOf: (other) => this.#wordsOf(other) }),
      rateRoleOf: (node) => this.#roles.get(node) ?? null,
      headingMeasure: (node) => this.#sections[node.sentence]?.measure ?? null,
    };
  }

  resolve(): readonly Resolved[] {
    return this.#nodes.flatMap((node) => {
      const words = this.#wordsOf(node);
      const resolved =
        node.place.kind === "money" ? this.#resolveMoney(node, words) : this.#resolvePercent(node, words);
      return resolved === null ? [] : [resolved];
    });
  }

  #wordsOf(node: AmountNode): NodeWords {
    return this.#words.get(node) ?? readNodeWords(node);
  }

  #measureBefore(node: AmountNode): Measure | null {
    let before = node.previous;
    const isPassed = (other: AmountNode): boolean => other.sentence === node.sentence || other.place.kind === "percent";
    for (let steps = 0; before !== null && isPassed(before) && steps < subjectReach; steps += 1)
      before = before.previous;
    if (before === null || node.sentence - before.sentence > 1) return null;
    const isOneParagraph = this.#paragraphOf(before) === this.#paragraphOf(node);
    return isOneParagraph ? (this.#money.get(before)?.measure ?? null) : null;
  }

  #isFollowedByRate(node: AmountNode): boolean {
    const next = this.#next.get(node);
    if (next === undefined || next.place.kind !== "percent" || next.sentence !== node.sentence) return false;
    const words = next.before.filter((mention) => mention.kind === "cue");
    if (words.some((mention) => isCue(mention, "disbursed"))) return false;
    return (
      words.some((mention) => isCue(mention, "reaches")) &&
      !words.some((mention) => isCue(mention, "share") || isCue(mention, "change"))
    );
  }

  #headOf(frame: Frame): AmountNode | null {
    const known = this.#heads.get(frame);
    if (known !== undefined) return known;
    const head = chooseHead(frame, {
      parts: this.#parts.get(frame) ?? [],
      words: this.#words,
      amountOf: (node) => this.#values.get(node)?.amount ?? null,
      isResidual: (node) => this.#money.get(node)?.isResidual ?? false,
      isPlan: (node) => this.#money.get(node)?.measure === "plan",
      hasPaymentAfter: (node) => this.#beforePayment.has(node),
    });
    this.#heads.set(frame, head);
    return head;
  }

  #resolveMoney(node: AmountNode, words: NodeWords): Resolved {
    const sense = readMoneySense(node, words, this.#context);
    this.#money.set(node, sense);
    const funds = this.#fundsOf(node, words, null);
    const frame = listFrameOf(node);
    const head = frame === null ? null : this.#headOf(frame);
    const isPart = head !== null && this.#isPartOf(head, { node, words, sense });
    const asOf = this.#dateline.dateOf(node, { words, role: sense.role, section: this.#sections[node.sentence] });
    this.#dates.set(node, asOf);
    return {
      node,
      words,
      role: sense.role,
      sense,
      funds,
      asOf,
      years: this.#yearsOf(node, words),
      sectionYear: this.#sectionYear(node),
      head: isPart ? head : null,
      subject: null,
    };
  }

  /** In a list, an amount is a part of the total unless its own words make it something else. */
  #isPartOf(
    head: AmountNode,
    part: { readonly node: AmountNode; readonly words: NodeWords; readonly sense: MoneySense },
  ): boolean {
    const whole = this.#money.get(head);
    const { node, words, sense } = part;
    if (whole === undefined || sense.isResidual || words.isOfSamePeriod || words.isOutOf || sense.role === "unit_rate")
      return false;
    if (node.place.kind === "money" && node.place.fraction === "denominator") return false;
    if (sense.measure !== whole.measure && sense.role !== "component") return false;
    return words.measure === null || !words.isTotal;
  }

  #resolvePercent(node: AmountNode, words: NodeWords): Resolved | null {
    const subject = this.#subjectOf(node);
    const sense = subject === null ? null : (this.#money.get(subject) ?? null);
    const sibling =
      node.previous !== null && node.previous.frame === node.frame ? this.#roles.get(node.previous) : undefined;
    const role = readPercentRole(node, {
      sense,
      isOfYearEnd: subject !== null && isOfYearEnd(subject, this.#wordsOf(subject), this.#dates.get(subject) ?? null),
      isOfDay: namesDay(node, words),
      isOfSamePeriod: subject !== null && this.#wordsOf(subject).isOfSamePeriod,
      isShareOfTotal: subject !== null && this.#isShareOfTotal(node, subject),
      siblingRole: sibling ?? null,
      headRole: this.#headRole(node),
      isHead: subject !== null && subject.frame !== node.frame,
      followsOtherTopic: node.previous?.sentence === node.sentence && this.#otherTopics.has(node.previous),
    });
    if (role === null) this.#otherTopics.add(node);
    if (role === null || !this.#isOfFinance(node, subject, role)) return null;
    this.#roles.set(node, role);
    const funds = this.#fundsOf(node, words, subject);
    const ofSentence = this.#dateline.dateOf(node, { words, role, section: this.#sections[node.sentence] });
    const ofSubject = subject === null || !isRateOf(role) ? undefined : this.#dates.get(subject);
    const asOf = ownDate(node, words) ?? (ofSubject === undefined ? ofSentence : ofSubject);
    return {
      node,
      words,
      role,
      sense: null,
      funds,
      asOf,
      years: this.#yearsOf(node, words),
      sectionYear: this.#sectionYear(node),
      head: null,
      subject,
    };
  }

  /** b of "a/b" is of the same years as a. */
  #yearsOf(node: AmountNode, words: NodeWords): FigureYears {
    const isDenominator = node.place.kind === "money" && node.place.fraction === "denominator";
    const ofNumerator = isDenominator && node.previous !== null ? this.#years.get(node.previous) : undefined;
    const years = ofNumerator ?? readFigureYears(node, words);
    this.#years.set(node, years);
    return years;
  }

  #paragraphOf(node: AmountNode): number {
    return this.#sections[node.sentence]?.paragraph ?? 0;
  }

  #sectionYear(node: AmountNode): number | null {
    return this.#sections[node.sentence]?.year ?? null;
  }

  #fundsOf(node: AmountNode, words: NodeWords, subject: AmountNode | null): readonly FundName[] {
    const headingFunds = this.#sections[node.sentence]?.funds ?? [];
    const funds = readFigureFunds(node, words, { funds: this.#funds, headingFunds, next: this.#next, subject });
    this.#funds.set(node, funds);
    return funds;
  }

  /** The money that a percentage is about: in its own list or sentence, else the amount that its brackets follow. */
  #subjectOf(node: AmountNode): AmountNode | null {
    let candidate = node.previousInFrame;
    for (let steps = 0; candidate?.sentence === node.sentence && steps < subjectReach; steps += 1) {
      if (isWhole(candidate) && !this.#wordsOf(candidate).isOutOf) return candidate;
      candidate = candidate.previousInFrame;
    }
    return node.frame.heads.findLast((head) => isWhole(head) && head.sentence === node.sentence) ?? null;
  }

  #headRole(node: AmountNode): RateRole | null {
    const head = node.frame.heads.at(-1);
    return head === undefined ? null : (this.#roles.get(head) ?? null);
  }

  #isShareOfTotal(node: AmountNode, subject: AmountNode): boolean {
    const frame = listFrameOf(subject);
    const head = frame === null ? null : this.#headOf(frame);
    const part = this.#values.get(subject)?.amount ?? null;
    const whole = head === null ? null : (this.#values.get(head)?.amount ?? null);
    if (node.place.kind !== "percent" || part === null || whole === null || whole === 0n) return false;
    const share = Number((part * 100_000n) / whole) / 1000;
    return Math.abs(share - Number(node.place.reading.text)) < 1.01;
  }

  /**
   * Money or a word of finance in the sentence, or a figure before it in the paragraph; a comparison ("Cùng kỳ năm trước
   * đạt 52,4%.") may stand in the line below.
   */
  #isOfFinance(node: AmountNode, subject: AmountNode | null, role: RateRole): boolean {
    const section = this.#sections[node.sentence];
    if (subject !== null || section?.isOfFinance) return true;
    const before = node.previous === null ? undefined : this.#sections[node.previous.sentence];
    const isKept = node.previous !== null && (this.#roles.has(node.previous) || this.#money.has(node.previous));
    const isNear = node.previous !== null && node.sentence - node.previous.sentence <= 1;
    return isKept && (before?.paragraph === section?.paragraph || (isNear && isComparison(role)));
  }
}

/** Rates of a sum of money share its date. */
function isRateOf(role: RateRole): boolean {
  return role === "rate" || role === "estimate_rate" || role === "allocation_rate";
}

function isComparison(role: RateRole): boolean {
  return role === "prior_year_rate" || role === "benchmark_rate";
}

function isWhole(node: AmountNode): boolean {
  return node.place.kind === "money" && node.place.fraction !== "denominator";
}
