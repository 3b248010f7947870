/**
 * Resolution: goes through the amounts in the order of the text and settles what each is, of which source and of
 * which day; parts look at their totals, and percentages at the money that they belong to.
 */
import type { MoneyRole, PlainDate, RateRole } from "@giaingan/finance";
import type { AmountValue } from "./amount-value.ts";
import { ownDate } from "./figure-date.ts";
import { type FigureYears, readFigureFunds, readFigureYears } from "./figure-source.ts";
import type { FundName } from "./fund.ts";
import { listFrameOf, type MoneySense, readMoneySense, type SenseContext } from "./money-role.ts";
import { isCue, type NodeWords, readNodeWords } from "./node-words.ts";
import { chooseHead, collectParts } from "./part-list.ts";
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

/** Roles whose figures are true of the data date of their sentence. */
const datedRoles: ReadonlySet<string> = new Set<MoneyRole | RateRole>([
  "disbursed", "carryover_disbursed", "estimate", "realised", "mobilised", "settled", "detailed_allocation", "unallocated",
  "revenue", "revenue_estimate", "rate", "estimate_rate", "allocation_rate", "benchmark_rate", "yoy_ratio",
]);

/** Settles all amounts; percentages that are no figures of finance are left out. */
export function resolveNodes(
  nodes: readonly AmountNode[],
  { values, sections }: { readonly values: ReadonlyMap<AmountNode, AmountValue>; readonly sections: readonly Section[] },
): readonly Resolved[] {
  return new Resolver(nodes, values, sections).resolve();
}

class Resolver {
  readonly #nodes: readonly AmountNode[];
  readonly #values: ReadonlyMap<AmountNode, AmountValue>;
  readonly #sections: readonly Section[];
  readonly #words = new Map<AmountNode, NodeWords>();
  readonly #money = new Map<AmountNode, MoneySense>();
  readonly #funds = new Map<AmountNode, readonly FundName[]>();
  readonly #roles = new Map<AmountNode, RateRole>();
  readonly #dates = new Map<AmountNode, PlainDate | null>();
  readonly #heads = new Map<Frame, AmountNode | null>();
  readonly #parts: ReadonlyMap<Frame, readonly AmountNode[]>;
  /** Amounts that have a payment behind them in their clause. */
  readonly #beforePayment = new Set<AmountNode>();
  readonly #next = new Map<AmountNode, AmountNode>();
  readonly #context: SenseContext;
  #dateSentence = -1;
  #sentenceDate: PlainDate | null | undefined = undefined;
  #paragraphDate: PlainDate | null = null;
  #paragraph = -1;

  constructor(nodes: readonly AmountNode[], values: ReadonlyMap<AmountNode, AmountValue>, sections: readonly Section[]) {
    this.#nodes = nodes;
    this.#values = values;
    this.#sections = sections;
    for (const node of nodes) {
      this.#words.set(node, readNodeWords(node));
      if (node.previous !== null) this.#next.set(node.previous, node);
    }
    this.#parts = collectParts(nodes);
    this.#markBeforePayment();
    this.#context = {
      words: this.#words,
      money: this.#money,
      headOf: (frame) => this.#headOf(frame),
      hasPaymentAfter: (node) => this.#beforePayment.has(node),
      isFollowedByRate: (node) => this.#isFollowedByRate(node),
      headingMeasure: (node) => this.#sections[node.sentence]?.measure ?? null,
    };
  }

  resolve(): readonly Resolved[] {
    return this.#nodes.flatMap((node) => {
      const words = this.#wordsOf(node);
      const resolved = node.place.kind === "money" ? this.#resolveMoney(node, words) : this.#resolvePercent(node, words);
      return resolved === null ? [] : [resolved];
    });
  }

  #wordsOf(node: AmountNode): NodeWords {
    return this.#words.get(node) ?? readNodeWords(node);
  }

  #markBeforePayment(): void {
    let payment: AmountNode | null = null;
    for (const node of this.#nodes.toReversed()) {
      if (payment !== null && payment.clause === node.clause && payment.sentence === node.sentence) this.#beforePayment.add(node);
      const { measure } = this.#wordsOf(node);
      const isPaid = (measure === "disbursed" || measure === "settled") && node.place.kind === "money";
      if (isPaid) payment = node;
    }
  }

  #isFollowedByRate(node: AmountNode): boolean {
    const next = this.#next.get(node);
    if (next === undefined || next.place.kind !== "percent" || next.sentence !== node.sentence) return false;
    const words = next.before.filter((mention) => mention.kind === "cue");
    if (words.some((mention) => isCue(mention, "disbursed"))) return false;
    return words.some((mention) => isCue(mention, "reaches")) && !words.some((mention) => isCue(mention, "share") || isCue(mention, "change"));
  }

  #headOf(frame: Frame): AmountNode | null {
    const known = this.#heads.get(frame);
    if (known !== undefined) return known;
    const head = chooseHead(frame, {
      parts: this.#parts.get(frame) ?? [],
      words: this.#words,
      amountOf: (node) => this.#values.get(node)?.amount ?? null,
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
    const isPart = head !== null && this.#money.get(head)?.role !== undefined && words.measure === null;
    const asOf = this.#dateOf(node, words, sense.role);
    this.#dates.set(node, asOf);
    return { node, words, role: sense.role, sense, funds, asOf, years: readFigureYears(node, words), sectionYear: this.#sectionYear(node), head: isPart ? head : null, subject: null };
  }

  #resolvePercent(node: AmountNode, words: NodeWords): Resolved | null {
    const subject = this.#subjectOf(node);
    const sense = subject === null ? null : (this.#money.get(subject) ?? null);
    const sibling = node.previous !== null && node.previous.frame === node.frame ? this.#roles.get(node.previous) : undefined;
    const role = readPercentRole(node, {
      sense,
      isOfYearEnd: subject !== null && this.#isOfYearEnd(subject),
      isShareOfTotal: subject !== null && this.#isShareOfTotal(node, subject),
      siblingRole: sibling ?? null,
      headRole: this.#headRole(node),
      isHead: subject !== null && subject.frame !== node.frame,
    });
    if (role === null || !this.#isOfFinance(node, subject)) return null;
    this.#roles.set(node, role);
    const funds = this.#fundsOf(node, words, subject);
    const ofSubject = subject === null || !isRateOf(role) ? undefined : this.#dates.get(subject);
    const asOf = ownDate(node, words) ?? ofSubject ?? (ofSubject === null ? null : this.#dateOf(node, words, role));
    return { node, words, role, sense: null, funds, asOf, years: readFigureYears(node, words), sectionYear: this.#sectionYear(node), head: null, subject };
  }

  #sectionYear(node: AmountNode): number | null {
    return this.#sections[node.sentence]?.year ?? null;
  }

  #fundsOf(node: AmountNode, words: NodeWords, subject: AmountNode | null): readonly FundName[] {
    const headingFunds = this.#sections[node.sentence]?.funds ?? [];
    const funds = readFigureFunds(node, words, { funds: this.#funds, headingFunds, subject });
    this.#funds.set(node, funds);
    return funds;
  }

  /** The money that a percentage is about: in its own list or sentence, else the amount that its brackets follow. */
  #subjectOf(node: AmountNode): AmountNode | null {
    const own = node.frame.nodes;
    for (let index = own.indexOf(node, Math.max(0, own.length - 400)) - 1, steps = 0; index >= 0 && steps < 12; index -= 1, steps += 1) {
      const candidate = own[index];
      if (candidate !== undefined && candidate.sentence === node.sentence && isWhole(candidate)) return candidate;
    }
    return node.frame.heads.findLast((head) => isWhole(head) && head.sentence === node.sentence) ?? null;
  }

  #headRole(node: AmountNode): RateRole | null {
    const head = node.frame.heads.at(-1);
    return head === undefined ? null : (this.#roles.get(head) ?? null);
  }

  /** "Ước đến hết niên độ", "cả năm", "đến 31/12": what is hoped for, not what is. */
  #isOfYearEnd(subject: AmountNode): boolean {
    const words = this.#wordsOf(subject);
    const date = ownDate(subject, words);
    if (words.isDeadlineOpen) return true;
    return typeof date === "string" && (date.endsWith("-12-31") || date.endsWith("-01-31"));
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

  /** Somewhere in the sentence there must be money or a word of finance. */
  #isOfFinance(node: AmountNode, subject: AmountNode | null): boolean {
    return subject !== null || (this.#sections[node.sentence]?.isOfFinance ?? false);
  }

  #dateOf(node: AmountNode, words: NodeWords, role: string): PlainDate | null {
    const { sentence } = node;
    const paragraph = this.#sections[sentence]?.paragraph ?? 0;
    if (paragraph !== this.#paragraph) this.#paragraphDate = null;
    this.#paragraph = paragraph;
    if (sentence !== this.#dateSentence) this.#sentenceDate = undefined;
    this.#dateSentence = sentence;
    const own = ownDate(node, words);
    if (own !== undefined) {
      const isLasting = node.before.some((mention) => mention.kind === "date" || mention.kind === "cue");
      if (isLasting && !words.isEstimated) {
        this.#sentenceDate = own;
        this.#paragraphDate = own;
      }
      return own;
    }
    if (!datedRoles.has(role) && role !== "plan" && role !== "carryover_plan") return null;
    if (this.#sentenceDate !== undefined) return datedRoles.has(role) ? this.#sentenceDate : null;
    return datedRoles.has(role) && role !== "estimate" ? this.#paragraphDate : null;
  }
}

/** Rates of a sum of money share its date. */
function isRateOf(role: RateRole): boolean {
  return role === "rate" || role === "estimate_rate" || role === "allocation_rate";
}

function isWhole(node: AmountNode): boolean {
  return node.place.kind === "money" && node.place.fraction !== "denominator";
}
