/**
 * Extraction: every sum of money and every percentage of a narrative report, what each is, and what does not fit.
 *
 * Text → tokens → sentences → mentions → amounts in their lists → roles, sources, dates → figures → findings.
 */
import { type Decimal, decimal, type FundingSource, type TextPlace } from "@giaingan/finance";
import { type AmountValue, readAmountValues } from "./amount-value.ts";
import { bareAmountReader } from "./bare-amount.ts";
import { findBlanks } from "./blank.ts";
import { clauseAround, type TokenRange } from "./clause.ts";
import { findDates } from "./date-context.ts";
import type { Extraction, Figure, ReviewReason } from "./figure.ts";
import { distinguishingFund } from "./figure-source.ts";
import { judgeFigures } from "./findings/judgement.ts";
import { sourceOf } from "./fund.ts";
import { readMentions } from "./mention.ts";
import { isCue } from "./node-words.ts";
import { findUnlikelyMagnitudes, type LikelyAmount } from "./magnitude.ts";
import { findDisprovenUnits } from "./rate-magnitude.ts";
import { type AmountNode, NarrativeReader } from "./reading.ts";
import { type Resolved, resolveNodes } from "./resolution.ts";
import { findProgrammes, programmeReader } from "./scope.ts";
import { readSections } from "./section.ts";
import { splitSentences } from "./sentence.ts";
import { type FigureLinks, linkFigures } from "./figure-link.ts";
import { tokenize, type Token } from "./token.ts";

/**
 * Reads the figures of a text. Never throws: text without figures gives empty lists.
 *
 * @param text as given; NFC or NFD, any line ends. Places in the result are offsets into this very text.
 * @example
 * extractFigures("Đến 31/10/2023 giải ngân 14.108 triệu đồng, đạt 46,35% kế hoạch.").figures.length; // 2
 */
export function extractFigures(text: string): Extraction {
  const tokens = tokenize(text);
  const sentences = splitSentences(tokens);
  const dates = new Map(findDates(tokens, sentences).map((place) => [place.from, place] as const));
  const mentions = sentences.map((sentence) => readMentions(tokens, sentence, dates));
  const reader = new NarrativeReader(bareAmountReader(tokens));
  for (const [index, sentence] of sentences.entries()) reader.readSentence(sentence, mentions[index] ?? []);
  const values = readAmountValues(reader.nodes);
  const resolved = resolveNodes(reader.nodes, { values, sections: readSections(sentences, { tokens, mentions }) });
  const links = linkFigures(resolved);
  const likelyAmounts = new Map([
    ...findUnlikelyMagnitudes(resolved, values),
    ...findDisprovenUnits(resolved, links, values),
  ]);
  const figures = buildFigures(resolved, {
    text,
    tokens,
    values,
    clauseAround: (range, sentence) =>
      clauseAround(text, tokens, { range, bounds: sentences[sentence] ?? { from: 0, to: tokens.length } }),
    links,
    likelyAmounts,
    programmeOf: programmeReader(findProgrammes(tokens, sentences), sentences),
  });
  const blanks = findBlanks(text, tokens);
  const { findings, checks } = judgeFigures({
    figures,
    lists: links.lists,
    blanks,
    otherAmounts: resolved.map(({ node }) => values.get(node)?.otherAmount ?? null),
    likelyAmounts: resolved.map(({ node }) => likelyAmounts.get(node) ?? null),
  });
  return { figures, findings, checks, blanks };
}

interface BuildContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly values: ReadonlyMap<AmountNode, AmountValue>;
  readonly clauseAround: (range: TokenRange, sentence: number) => TextPlace;
  readonly links: FigureLinks;
  /** Amounts whose magnitude is unlikely. */
  readonly likelyAmounts: ReadonlyMap<AmountNode, LikelyAmount>;
  readonly programmeOf: (at: number, sentence: number) => string | null;
}

function buildFigures(resolved: readonly Resolved[], context: BuildContext): readonly Figure[] {
  const { links } = context;
  const sources = new Map<AmountNode, FundingSource>();
  return resolved.map((item, index) => {
    const { node, sense, words } = item;
    const start = context.tokens[node.place.from]?.start ?? 0;
    const end = context.tokens[node.place.to - 1]?.end ?? start;
    const deadline = words.isDeadlineOpen
      ? [...node.before, ...node.after].find((mention) => isCue(mention, "openDeadline"))
      : undefined;
    const value = context.values.get(node);
    const siblings = links.siblings[index] ?? [];
    const fund = distinguishingFund(
      item.funds,
      siblings.map((sibling) => resolved[sibling]?.funds ?? []),
    );
    const reviewReason = reviewReasonOf(item, value, context.likelyAmounts.has(node));
    return {
      raw: context.text.slice(start, end),
      start,
      end,
      kind: node.place.kind,
      amount: value?.amount ?? null,
      percent: node.place.kind === "percent" ? node.place.reading.text : null,
      role: item.role,
      asOf: item.asOf,
      fund,
      qualifier: node.place.qualifier,
      needsReview: reviewReason !== null,
      reviewReason,
      source: figureSource(item, sources),
      fiscalYear: item.years.fiscalYear ?? item.sectionYear,
      unitDong: node.place.kind === "money" ? node.place.unitDong : null,
      stepDong: stepOf(value),
      isUnitInherited: node.place.kind === "money" && node.place.isUnitInherited,
      isResidual: (sense?.isResidual ?? false) || words.isOfSamePeriod || words.isChange,
      isTotal: words.isTotal,
      partOf: links.partOf[index] ?? null,
      numerator: links.numerator[index] ?? null,
      denominator: links.denominator[index] ?? null,
      isDeadlineOpen: words.isDeadlineOpen,
      clause: context.clauseAround(node.place, node.sentence),
      deadlineClause: deadline === undefined ? null : context.clauseAround(deadline, node.sentence),
      sentence: node.sentence,
      scope: context.programmeOf(node.place.from, node.sentence),
    } satisfies Figure;
  });
}

/**
 * The source of a figure. Several funds added up give no dimension; what the total of a list says of its source holds
 * for its parts: "vốn Trung ương: 30.433 (đầu tư 24.314; …)".
 */
function figureSource(item: Resolved, sources: Map<AmountNode, FundingSource>): FundingSource {
  const own = sourceOf(item.words.isFundMixed ? [] : item.funds, item.years.vintage);
  const whole = item.head === null ? undefined : sources.get(item.head);
  const source: FundingSource =
    whole === undefined
      ? own
      : {
          level: own.level ?? (own.relation === "offBudget" ? null : whole.level),
          nature: own.nature ?? whole.nature,
          origin: own.origin ?? whole.origin,
          vintage: own.vintage,
          relation: own.relation ?? whole.relation,
        };
  sources.set(item.node, source);
  return source;
}

function stepOf(value: AmountValue | undefined): Decimal | null {
  return value?.stepDong === null || value?.stepDong === undefined ? null : decimal(value.stepDong);
}

function reviewReasonOf(item: Resolved, value: AmountValue | undefined, isUnlikely: boolean): ReviewReason | null {
  if (item.node.place.kind === "percent") return item.node.place.isSignMissing ? "percentSignMissing" : null;
  return value?.reviewReason ?? (isUnlikely ? "magnitudeUnlikely" : null);
}
