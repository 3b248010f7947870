/**
 * Told sentences: the figures of a document's text that are exact enough to be held against others, each with what it is
 * of. Where a sentence leaves that open, the figure is left out: it may be of anything.
 */
import { dateParts, decimal, type MoneyRole, type RateRole } from "@giaingan/finance";
import type { Figure } from "./figure.ts";
import { placeOf } from "./findings/place.ts";
import type { ToldFigure, ToldMeasure } from "./told-figure.ts";
import { programmeKey, wordsKey } from "./told-name.ts";

/** What the sentences of a document are read with. */
export interface SentenceContext {
  /** The text that the figures have their places in. */
  readonly text: string;
  /** The unit that the document is of, by name; null: not known. */
  readonly unitName: string | null;
  readonly fiscalYear: number | null;
  /** The figures of the text speak of several programmes: each is one of them, or of all. */
  readonly hasProgrammes: boolean;
  /** What rows of the document's tables are of, by their keys. */
  readonly rowKeys: ReadonlySet<string>;
}

const toldMeasures: Partial<
  Readonly<Record<MoneyRole | RateRole, { readonly measure: ToldMeasure; readonly isCarriedOver: boolean }>>
> = {
  plan: { measure: "plan", isCarriedOver: false },
  carryover_plan: { measure: "plan", isCarriedOver: true },
  detailed_allocation: { measure: "allocated", isCarriedOver: false },
  disbursed: { measure: "disbursed", isCarriedOver: false },
  carryover_disbursed: { measure: "disbursed", isCarriedOver: true },
  estimate: { measure: "estimate", isCarriedOver: false },
  mobilised: { measure: "mobilised", isCarriedOver: false },
};

/** The figures of the text that may be held against others. */
export function readToldSentences(figures: readonly Figure[], context: SentenceContext): readonly ToldFigure[] {
  return figures.flatMap((figure, figureIndex): readonly ToldFigure[] => {
    const told = toldMeasures[figure.role];
    const isExact = figure.amount !== null && figure.qualifier === null && !figure.needsReview && !figure.isResidual;
    const subject = subjectOf(figure, context);
    if (told === undefined || !isExact || figure.amount === null || subject === null) return [];
    const whole = figure.partOf === null ? undefined : figures[figure.partOf];
    if (whole !== undefined && JSON.stringify(whole.source) === JSON.stringify(figure.source)) return [];
    const { raw: printed, sentence } = figure;
    return [
      {
        ...told,
        amount: figure.amount,
        stepDong: figure.stepDong ?? decimal(1),
        source: told.isCarriedOver ? figure.source : { ...figure.source, vintage: null },
        fiscalYear: yearOf(figure, whole, context),
        asOf: told.measure === "plan" || told.measure === "allocated" ? null : figure.asOf,
        subject,
        basis: told.measure === "plan" ? basisOf(figure) : "",
        isTotal: figure.isTotal || namesWhole(figure, context),
        place: { kind: "text", figureIndex, sentence, place: placeOf(figure), printed },
      },
    ];
  });
}

function yearOf(figure: Figure, whole: Figure | undefined, { fiscalYear }: SentenceContext): number | null {
  const stated = figure.fiscalYear ?? whole?.fiscalYear ?? fiscalYear;
  if (stated !== null || figure.asOf === null) return stated;
  return dateParts(figure.asOf).year;
}

/** Who assigned a plan, and which version of it: "Thủ tướng giao" and "tỉnh giao" are two plans. */
const basisWords: readonly (readonly [RegExp, string])[] = [
  [/thủ tướng|ttg|chính phủ|quốc hội/iu, "primeMinister"],
  [/hđnd|hội đồng nhân dân/iu, "council"],
  [/(?:tỉnh|huyện|thành phố|địa phương) (?:đã )?giao/iu, "local"],
  [/ban đầu|đầu năm/iu, "initial"],
  [/điều chỉnh|bổ sung|cắt giảm/iu, "changed"],
  [/trung hạn|giai đoạn|\d{4} ?[-–] ?\d{4}/iu, "mediumTerm"],
  [/nhu cầu|đề xuất|đề nghị|dự kiến/iu, "asked"],
  [/tổng mức đầu tư|hợp đồng/iu, "investment"],
];

/** The basis that the clause around a figure names; "": none. */
export function basisOf(figure: Figure): string {
  const { excerpt } = placeOf(figure);
  return basisWords.flatMap(([pattern, basis]) => (pattern.test(excerpt) ? [basis] : [])).join("+");
}

const wholeWords =
  /(?:toàn|cả|của) (?:huyện|tỉnh|xã|thành phố|thị xã|quận|phường|thị trấn|chương trình)|trên địa bàn (?:huyện|tỉnh|xã)|tổng cộng/iu;

/** Whether the sentence says before a figure that it speaks of the whole: "toàn huyện", "của huyện", "tổng cộng". */
export function namesWhole(figure: Figure, { text }: SentenceContext): boolean {
  return wholeWords.test(sentenceBefore(figure, text));
}

const kindsOfThings =
  "xã|thị trấn|phường|thôn|bản|huyện|thị xã|quận|thành phố|tỉnh|sở|phòng|ban|bộ|dự án|tiểu dự án|công trình|nội dung|nội dung thành phần|hợp phần|trường|đơn vị|chủ đầu tư";
/**
 * A name of somebody or something: words of its kind, then a capital or a number; "một bộ khác"; or two capitals, "Gia
 * Lai". Capitals count, so no case is folded.
 */
const namedThing = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:${kindsOfThings.split("|").map(inEitherCase).join("|")})(?: số)? +[\p{Lu}\d][^,;:.()\n]*|(?:[Mm]ột|[Cc]ác|[Nn]hững|[Nn]hiều) [\p{L}\p{M} ]{1,30} khác(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])\p{Lu}[\p{Ll}\p{M}]+ \p{Lu}[\p{Ll}\p{M}]+`,
  "gu",
);

function inEitherCase(word: string): string {
  const [first = "", ...rest] = word;
  return `[${first}${first.toUpperCase()}]${rest.join("")}`;
}

/**
 * What a figure is of: "" the document as a whole; null where the text leaves it open, as behind a sentence about another
 * unit, or beside a name that no table has.
 */
export function subjectOf(figure: Figure, context: SentenceContext): string | null {
  const { text, rowKeys, unitName } = context;
  const before = sentenceBefore(figure, text);
  const own = lastNamed(before, rowKeys);
  if (own !== null) return own;
  const programme = figure.scope === null ? null : programmeKey(figure.scope);
  if (programme !== null && (context.hasProgrammes || rowKeys.has(programme))) return programme;
  const isStranger = [...before.matchAll(namedThing)].some(([name]) => !isKnownName(name, unitName));
  if (isStranger) return null;
  if (wholeWords.test(before)) return "";
  const line = lineBefore(figure, text);
  const earlier = line.slice(0, line.length - before.length);
  const isBehindStranger =
    lastNamed(earlier, rowKeys) !== null ||
    [...earlier.matchAll(namedThing)].some(([name]) => !isKnownName(name, unitName));
  return isBehindStranger ? null : "";
}

/** The document's own unit. */
function isKnownName(name: string, unitName: string | null): boolean {
  if (unitName === null) return false;
  const [own, named] = [wordsKey(unitName), wordsKey(name)];
  return named.startsWith(own) || own.endsWith(` ${named}`);
}

/** The row whose name stands nearest before the end of `words`; of two that end alike, the longer name. */
function lastNamed(words: string, rowKeys: ReadonlySet<string>): string | null {
  const keys = wordsKey(words).split(" ");
  for (let end = keys.length; end > 1; end -= 1)
    for (let length = Math.min(nameWordsMax, end); length > 1; length -= 1) {
      const name = keys.slice(end - length, end).join(" ");
      if (rowKeys.has(name)) return name;
    }
  return null;
}

/** Longer names are descriptions, which no sentence repeats word for word. */
const nameWordsMax = 12;
/** What stands further before a figure in its line is not about it. */
const reachLength = 2_000;

/** The line up to a figure, or as much of it as may be about the figure. */
function lineBefore({ start }: Figure, text: string): string {
  const reach = text.slice(Math.max(0, start - reachLength), start);
  return reach.slice(reach.lastIndexOf("\n") + 1);
}

/** The sentence that a figure stands in, up to the figure. */
function sentenceBefore(figure: Figure, text: string): string {
  const line = lineBefore(figure, text);
  const ends = [...line.matchAll(/[.!?;] +(?=\p{Lu}|[-+•])/gu)];
  const last = ends.at(-1);
  return last === undefined ? line : line.slice(last.index + last[0].length);
}

/** The keys of what rows are of. */
export function rowKeysOf(told: readonly ToldFigure[]): ReadonlySet<string> {
  return new Set(told.map(({ subject }) => subject).filter((subject) => subject !== ""));
}
