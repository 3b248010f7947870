/**
 * Figure dates: the day that a figure is true of, from its own words or from the sentence that it stands in.
 */
import type { MoneyRole, PlainDate, RateRole } from "@giaingan/finance";
import type { DatedPlace } from "./date-context.ts";
import type { Mention } from "./mention.ts";
import type { NodeWords } from "./node-words.ts";
import type { AmountNode } from "./reading.ts";
import type { Section } from "./section.ts";

/** The date that the amount's own words name; null when they say "đến nay"; undefined when they name none. */
export function ownDate(node: Pick<AmountNode, "before" | "after">, words: NodeWords): PlainDate | null | undefined {
  if (words.isDeadlineOpen) return null;
  const named = namedDate(node);
  if (named !== null) return named.date;
  return words.isToDate ? null : undefined;
}

/**
 * Whether its own words put it at the end of the budget year: "cả năm", "đến 31/12", "đến 31/01", "hết niên độ"; or "năm
 * 2024 ước giải ngân" with no day at all.
 *
 * @param asOf the day that it is true of; null: the text says none
 */
export function isOfYearEnd(
  node: Pick<AmountNode, "before" | "after">,
  words: NodeWords,
  asOf: PlainDate | null,
): boolean {
  if (words.isDeadlineOpen) return true;
  const named = namedDate(node);
  if (named === null) {
    const isYearNamed = node.before.some((mention) => mention.kind === "date" && mention.place.kind === "year");
    return words.isEstimated && isYearNamed && !words.isToDate && asOf === null;
  }
  const { month, day } = named;
  return (month === 12 && (day === null || day === 31)) || (month === 1 && day === 31) || month === 13;
}

/** Whether the words before it name a day that is not the end of the budget year: "ước 7 tháng đạt 35%". */
export function namesDay({ before }: Pick<AmountNode, "before">, words: NodeWords): boolean {
  return before.some(isAsOf) && !isOfYearEnd({ before, after: [] }, words, null);
}

/** The nearest date before, else the first behind. */
function namedDate({ before, after }: Pick<AmountNode, "before" | "after">): DatedPlace | null {
  const mention = before.findLast(isAsOf) ?? after.find(isAsOf);
  return mention?.kind === "date" ? mention.place : null;
}

function isAsOf(mention: Mention): boolean {
  return mention.kind === "date" && mention.place.kind === "asOf";
}

/** Roles whose figures are true of the data date of their sentence. */
const datedRoles: ReadonlySet<MoneyRole | RateRole> = new Set<MoneyRole | RateRole>([
  "disbursed",
  "carryover_disbursed",
  "estimate",
  "realised",
  "mobilised",
  "settled",
  "detailed_allocation",
  "unallocated",
  "revenue",
  "revenue_estimate",
  "rate",
  "estimate_rate",
  "allocation_rate",
  "benchmark_rate",
  "yoy_ratio",
]);

/** What the date of a figure depends on. */
export interface DateOfFigure {
  readonly words: NodeWords;
  readonly role: MoneyRole | RateRole;
  /** Undefined: the sentence is in none. */
  readonly section: Section | undefined;
}

/** The date in force while a text is read: a date holds on for its sentence, and weaker for its paragraph. */
export class Dateline {
  #sentence = -1;
  #paragraph = -1;
  /** Undefined: the sentence has named none. */
  #inSentence: PlainDate | null | undefined = undefined;
  #inParagraph: PlainDate | null = null;

  /** The date of the next amount; amounts must come in the order of the text. */
  dateOf(node: AmountNode, context: DateOfFigure): PlainDate | null {
    const { words, role, section } = context;
    const near = this.#nearDate(node, { words, role, paragraph: section?.paragraph ?? 0 });
    if (near !== null || !datedRoles.has(role) || section === undefined) return near;
    const isOfAnotherDay = words.isDeadlineOpen || words.isOfSamePeriod || words.isEstimated || words.isTargeted;
    return isOfAnotherDay || role === "estimate" || role === "estimate_rate" ? null : section.date;
  }

  #nearDate(
    node: AmountNode,
    {
      words,
      role,
      paragraph,
    }: { readonly words: NodeWords; readonly role: MoneyRole | RateRole; readonly paragraph: number },
  ): PlainDate | null {
    this.#enter(node.sentence, paragraph);
    const own = ownDate(node, words);
    if (own !== undefined) {
      const isLasting = node.before.some((mention) => mention.kind === "date" || mention.kind === "cue");
      if (isLasting && !words.isEstimated && !words.isTargeted && role !== "target") {
        this.#inSentence = own;
        this.#inParagraph = own;
      }
      return own;
    }
    if (!datedRoles.has(role) || words.isOfSamePeriod) return null;
    if (this.#inSentence !== undefined) return this.#inSentence;
    return role === "estimate" ? null : this.#inParagraph;
  }

  #enter(sentence: number, paragraph: number): void {
    if (paragraph !== this.#paragraph) this.#inParagraph = null;
    if (sentence !== this.#sentence) this.#inSentence = undefined;
    this.#paragraph = paragraph;
    this.#sentence = sentence;
  }
}
