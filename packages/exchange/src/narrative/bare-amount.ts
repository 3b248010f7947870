/**
 * Bare amounts: numbers without a unit at a place where only an amount fits ("giải ngân trên địa bàn là 4.824").
 *
 * The unit comes from the table's heading ("Đơn vị tính: triệu đồng") or from the amount before in the sentence;
 * where there is none, the amount stays open and a person is asked. It is never guessed.
 */
import { type AmountPlace, inheritedMoney, type MoneyPlace } from "./amount-place.ts";
import { type CueName, linkCues } from "./lexicon.ts";
import type { BareMention, Mention } from "./mention.ts";
import { readUnit } from "./money-unit.ts";
import { readNumber } from "./number-reading.ts";
import { qualifierBefore } from "./qualifier.ts";
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(wordKey));
/** Words that may stand between what asks for an amount and the amount. */
const linkWords = keys("là được đạt số tiền hơn gần trên khoảng với mới chừng bàn địa đã");
/** Words that may follow an amount; any other word makes the number a count. */
const followWords = keys("đạt bằng chiếm tương và trong tăng so trên đã còn tỷ với");
const askingCues: ReadonlySet<CueName> = new Set([
  "disbursed",
  "settled",
  "mobilised",
  "assigned",
  "supported",
  "planNoun",
  "moneyNoun",
  "total",
  "realised",
  "estimated",
  "allocatedInDetail",
  "revenue",
  "unallocated",
  "reaches",
  "cumulative",
]);
const moneyCues: ReadonlySet<CueName> = new Set([
  "disbursed",
  "settled",
  "mobilised",
  "planNoun",
  "total",
  "realised",
  "allocatedInDetail",
  "revenue",
  "unallocated",
]);

const billionKey = wordKey("tỷ");
/** "tỷ" begins these: tỷ lệ, tỷ trọng. */
const rateKeys: ReadonlySet<string> = new Set(["lệ", "trọng"].map(wordKey));

/** Where a bare number stands. */
export interface BarePlace {
  readonly pending: readonly Mention[];
  /** The amount before it in the sentence. */
  readonly previous: AmountPlace | null;
}

/** Reads bare numbers of one text. */
export interface BareAmountReader {
  readonly read: (mention: BareMention, place: BarePlace) => MoneyPlace | null;
  /** b of "a/b", where a has been read. */
  readonly readDenominator: (numerator: MoneyPlace, mention: BareMention) => MoneyPlace | null;
}

/** Makes the reader; it knows the units that headings of the text give. */
export function bareAmountReader(tokens: readonly Token[]): BareAmountReader {
  const headings = unitHeadings(tokens);
  let passed = 0;
  // Numbers are read in the order of the text, so the headings before one are counted up, never searched again.
  const headingUnitAt = (index: number): bigint | null => {
    while ((headings[passed]?.at ?? Number.POSITIVE_INFINITY) < index) passed += 1;
    return headings[passed - 1]?.dong ?? null;
  };
  return {
    readDenominator: (numerator, { from, to, printed }) => {
      const isStroke = tokens[from - 1]?.key === "/" && from === numerator.to + 1;
      const number = isStroke ? readNumber(printed) : null;
      return number === null
        ? null
        : { ...numerator, from, to, printed, number, qualifier: null, fraction: "denominator" };
    },
    read: (mention, { pending, previous }) => {
      const isPrinted = isAmountPrint(tokens, mention) || isOfEnumeration(tokens, mention, { pending, previous });
      if (!isPrinted || !isAskedFor(tokens, mention, pending)) return null;
      const number = readNumber(mention.printed);
      if (number === null) return null;
      const unitDong = (previous?.kind === "money" ? previous.unitDong : null) ?? headingUnitAt(mention.from);
      const qualifier = qualifierBefore(tokens, mention.from);
      return inheritedMoney({ ...mention, qualifier }, number, unitDong, null);
    },
  };
}

/** Grouped or with decimals, and not followed by the thing that it counts. */
function isAmountPrint(tokens: readonly Token[], mention: BareMention): boolean {
  return (/[.,]\d/u.test(mention.printed) || isOfFraction(tokens, mention)) && endsAmount(tokens, mention);
}

/** "846/1.880": above a stroke, a plain number is an amount where the one below is printed as one. */
function isOfFraction(tokens: readonly Token[], { printed, to }: BareMention): boolean {
  const below = tokens[to]?.key === "/" ? tokens[to + 1] : undefined;
  return /^[1-9]\d{0,2}$/u.test(printed) && below?.kind === "number" && /^\d{1,3}(?:\.\d{3})+$/u.test(below.key);
}

/** "ngân sách huyện 1.200, ngân sách xã 800": a plain number right behind a fund, in a list of amounts without units. */
function isOfEnumeration(tokens: readonly Token[], mention: BareMention, { pending, previous }: BarePlace): boolean {
  const isOfList = previous?.kind === "money" && previous.isUnitInherited && previous.fraction === null;
  const last = pending.at(-1);
  const isOfFund = last?.kind === "fund" && last.to === mention.from;
  return isOfList && isOfFund && /^[1-9]\d{0,5}$/u.test(mention.printed) && endsAmount(tokens, mention);
}

function endsAmount(tokens: readonly Token[], mention: BareMention): boolean {
  const next = tokens[mention.to];
  if (next === undefined || next.kind === "break") return true;
  // "13,6 tỷ USD" is told in another currency, "4.824, tỷ lệ" goes on with the next word.
  if (next.key === billionKey) return rateKeys.has(tokens[mention.to + 1]?.key ?? "");
  if (next.kind === "word") return followWords.has(next.key);
  return next.kind === "mark" && (next.key !== "/" || tokens[mention.to + 1]?.kind === "number") && next.key !== "-";
}

/** The words right before it are about money, and some word since the last amount is. */
function isAskedFor(tokens: readonly Token[], mention: BareMention, pending: readonly Mention[]): boolean {
  const isMoney = pending.some((word) => word.kind === "fund" || (word.kind === "cue" && moneyCues.has(word.name)));
  const last = pending.at(-1);
  if (!isMoney || last === undefined) return false;
  const isAsking =
    last.kind === "fund" ||
    last.kind === "date" ||
    last.kind === "sign" ||
    (last.kind === "cue" &&
      (askingCues.has(last.name) || linkCues.has(last.name) || last.name === "copula" || last.name === "shield"));
  if (!isAsking || (last.kind === "sign" && last.sign !== ":")) return false;
  for (let index = last.to; index < mention.from; index += 1) {
    const token = tokens[index];
    if (token?.kind === "word" ? !linkWords.has(token.key) : token?.key !== ":") return false;
  }
  return true;
}

/** "Đơn vị tính: triệu đồng", "ĐVT: tỷ đồng". */
function unitHeadings(tokens: readonly Token[]): readonly { readonly at: number; readonly dong: bigint }[] {
  const headings: { at: number; dong: bigint }[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const isShort = tokens[index]?.key === wordKey("đvt");
    const isLong = tokens[index]?.key === wordKey("đơn") && tokens[index + 1]?.key === wordKey("vị");
    if (!isShort && !isLong) continue;
    let at = index + (isLong ? 2 : 1);
    if (tokens[at]?.key === wordKey("tính")) at += 1;
    if (tokens[at]?.key !== ":") continue;
    const unit = readUnit(tokens, at + 1);
    if (unit !== null) headings.push({ at: index, dong: unit.dong });
  }
  return headings;
}
