/**
 * The paragraph "Kết quả thực hiện và giải ngân vốn" of a report: the answer in whole sentences, made from the same
 * numbers as the table and the chart, and adding up as printed.
 *
 * Sentences are pieces of text and amounts: what is printed and what is promised to be printed cannot differ.
 */
import type { Bilingual, Language } from "../language.ts";
import type { Dong, MoneyUnit } from "../money.ts";
import { writeCarriedOver, writeDisbursed, writeParts, writePlan } from "./result-disbursement.ts";
import { type ResultContext, type ResultFigures, type ResultRate, shownResult } from "./result-figures.ts";
import { writeMobilised, writeNeededPace, writeOtherRates, writeTimeElapsed } from "./result-outlook.ts";
import { type Pieces, textOfPieces } from "./result-pieces.ts";

/**
 * What a sentence of the paragraph is about, in the order in which they stand.
 *
 * @example
 * ```ts
 * resultTopics[0] // => "plan"
 * ```
 */
export const resultTopics = [
  "plan",
  "disbursed",
  "disbursedBySource",
  "carriedOver",
  "timeElapsed",
  "neededPace",
  "otherRates",
  "mobilised",
] as const;

/** One of `resultTopics`. */
export type ResultTopic = (typeof resultTopics)[number];

/** A sentence that can stand by itself. */
export interface ResultSentence {
  readonly topic: ResultTopic;
  readonly text: Bilingual;
  /** The amounts that it prints, in their order, in đồng as shown. */
  readonly shownAmounts: readonly Dong[];
}

/** What the paragraph is written from. */
export interface ResultInput {
  readonly answer: ResultFigures;
  /** Those of the answer's own basis, and those that print the same percentage, are left out. */
  readonly rates?: readonly ResultRate[] | undefined;
  /** Mobilised outside the budget, in đồng; left out: the answer's. */
  readonly mobilised?: Dong | null | undefined;
  /** Left out or null: the answer's. */
  readonly unit?: MoneyUnit | null | undefined;
}

/**
 * The paragraph: its sentences, joined.
 *
 * @example
 * ```ts
 * const total = measureProgress({ plan: 30_433_000_000n, disbursedToDate: 14_108_000_000n });
 * const answer = { asOf: "2023-10-31", fiscalYear: 2023, basis: "includingCarryOver", total, groups: [], mobilised: null, carriedOverPlan: null, timeGap: null, pace: [], unit: "million" };
 * resultParagraph({ answer }).vi // => "Tổng kế hoạch vốn năm 2023 là 30.433 triệu đồng. Đến 31/10/2023 đã giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch; còn lại 16.325 triệu đồng chưa giải ngân."
 * ```
 */
export function resultParagraph(input: ResultInput): Bilingual {
  const sentences = resultSentences(input);
  const join = (language: Language): string => sentences.map(({ text }) => text[language]).join(" ");
  return { vi: join("vi"), en: join("en") };
}

/**
 * The sentences of the paragraph. One about which nothing is stated is left out; where neither plan nor disbursement
 * is, the first says so.
 *
 * @example
 * ```ts
 * const total = measureProgress({ plan: null, disbursedToDate: null });
 * const answer = { asOf: "2023-10-31", fiscalYear: 2023, basis: "includingCarryOver", total, groups: [], mobilised: 1_512_000_000n, carriedOverPlan: null, timeGap: null, pace: [], unit: "million" };
 * resultSentences({ answer }).map(({ topic, shownAmounts }) => [topic, shownAmounts]) // => [["plan", []], ["mobilised", [1512000000n]]]
 * ```
 */
export function resultSentences(input: ResultInput): readonly ResultSentence[] {
  const figures = { ...input.answer, unit: input.unit ?? input.answer.unit };
  const { mobilised = figures.mobilised, rates = [] } = input;
  const context: ResultContext = { figures, shown: shownResult(figures), rates, mobilised };
  return resultTopics.flatMap((topic) => {
    const pieces = writers[topic](context);
    if (pieces === null) return [];
    const text = (language: Language): string => textOfPieces(pieces[language], { language, unit: figures.unit });
    const shownAmounts = pieces.vi.filter((piece) => typeof piece === "bigint");
    return { topic, text: { vi: text("vi"), en: text("en") }, shownAmounts };
  });
}

/** Each gives null where nothing is stated. */
const writers: Readonly<Record<ResultTopic, (context: ResultContext) => Pieces | null>> = {
  plan: writePlan,
  disbursed: writeDisbursed,
  disbursedBySource: writeParts,
  carriedOver: writeCarriedOver,
  timeElapsed: writeTimeElapsed,
  neededPace: writeNeededPace,
  otherRates: writeOtherRates,
  mobilised: writeMobilised,
};
