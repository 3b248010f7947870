/**
 * Sentences and list items: where one statement ends and the next begins, and how deep a list item stands.
 */
import type { Token } from "./token.ts";
import { wordKey } from "./token.ts";

/** A sentence, or the part of a line that is one. */
export interface Sentence {
  /** Index of its first token; a bullet or number in front of it is not counted. */
  readonly from: number;
  /** Exclusive; the closing mark is counted. */
  readonly to: number;
  readonly startsLine: boolean;
  /** What the line begins with: "-", "+", "•", "a)", "1.", "I."; digits as "1", letters as "a". Null: nothing. */
  readonly bullet: string | null;
  /** It closes with ":", so that the lines below it are its list. */
  readonly introducesList: boolean;
  /** It closes with ";" or ",": the next line is one more item. */
  readonly goesOn: boolean;
}

/** A line this long may have been cut by a line width rather than by its author. */
const wrappedLineLength = 50;
const abbreviations = new Set("tp tx tt ths ts gs pgs tr ns bs ks đ q p h st stt".split(" ").map(wordKey));

/** Splits tokens into sentences, in order, without gaps except for bullets and breaks. */
export function splitSentences(tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let lineStart = 0;
  for (let index = 0; index <= tokens.length; index += 1) {
    const token = tokens[index];
    const endsLine = token === undefined || (token.kind === "break" && !isSoftBreak(tokens, index, lineStart));
    if (!endsLine) continue;
    splitLine(tokens, { from: lineStart, to: index }, sentences);
    lineStart = index + 1;
  }
  return sentences;
}

function splitLine(
  tokens: readonly Token[],
  line: { readonly from: number; readonly to: number },
  into: Sentence[],
): void {
  const bullet = readBullet(tokens, line.from, line.to);
  let from = bullet?.to ?? line.from;
  let startsLine = true;
  for (let index = from; index < line.to; index += 1) {
    const isLast = index === line.to - 1;
    if (!isLast && !endsSentence(tokens, index)) continue;
    const introducesList = isLast && closesWithColon(tokens, from, index);
    const goesOn = tokens[index]?.key === ";" || tokens[index]?.key === ",";
    into.push({
      from,
      to: index + 1,
      startsLine,
      bullet: startsLine ? (bullet?.sign ?? null) : null,
      introducesList,
      goesOn,
    });
    from = index + 1;
    startsLine = false;
  }
}

function closesWithColon(tokens: readonly Token[], from: number, last: number): boolean {
  let index = last;
  while (index > from && tokens[index]?.kind === "mark" && tokens[index]?.key !== ":") index -= 1;
  return tokens[index]?.key === ":";
}

/** A full stop before a capital, a number or a bullet; not one behind an abbreviation. */
function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "mark") return false;
  if (token.key === "!" || token.key === "?") return true;
  if (token.key !== ".") return false;
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  if (next === undefined || !next.isSpaced)
    return next?.isCapital === true && previous?.kind === "word" && !isAbbreviation(previous);
  if (previous?.kind === "word" && isAbbreviation(previous)) return false;
  if (next.kind === "word") return next.isCapital || previous?.kind !== "word";
  return true;
}

function isAbbreviation(token: Token): boolean {
  return token.end - token.start <= 1 ? token.isCapital : abbreviations.has(token.key);
}

/** A line break inside a sentence: the next line goes on in lower case, or with the number that the line lacks. */
function isSoftBreak(tokens: readonly Token[], index: number, lineStart: number): boolean {
  const lineBreak = tokens[index];
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  if (lineBreak === undefined || previous === undefined || next === undefined || previous.kind === "break")
    return false;
  const isOneBreak = lineBreak.end - lineBreak.start <= 2;
  if (!isOneBreak) return false;
  if (previous.kind === "mark" && previous.key !== "," && previous.key !== "(" && previous.key !== "-") return false;
  if (next.kind === "word") return !next.isCapital || previous.key === ",";
  if (next.kind !== "number" || tokens[index + 2]?.kind !== "word") return false;
  return signsOf(tokens.slice(lineStart, index)) >= wrappedLineLength;
}

/** How long words are on paper: marks that a text writes behind their letters take no room of their own. */
function signsOf(line: readonly Token[]): number {
  return line.reduce((sum, { key, isSpaced }) => sum + key.replaceAll(/\p{M}/gu, "").length + (isSpaced ? 1 : 0), 0);
}

/** Reads "-", "+", "•", "a)", "1.", "1.2.", "IV." in front of a line. */
function readBullet(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly sign: string; readonly to: number } | null {
  const first = tokens[from];
  const second = tokens[from + 1];
  if (first === undefined || from + 1 >= to) return null;
  if (first.kind === "mark" && /^[-+•●○◦▪■*·‣⁃o]$/u.test(first.key)) return { sign: first.key, to: from + 1 };
  if (first.key === "(" && tokens[from + 2]?.key === ")" && isLabel(second)) return { sign: "(a)", to: from + 3 };
  const isClosed = second?.kind === "mark" && (second.key === "." || second.key === ")" || second.key === "/");
  if (!isClosed || !isLabel(first) || second.isSpaced) return null;
  if (second?.key === "/" && tokens[from + 2]?.kind === "number") return null;
  const style =
    first.kind === "number" ? `1${".1".repeat(first.key.split(".").length - 1)}` : first.isCapital ? "I" : "a";
  return { sign: `${style}${second?.key ?? ""}`, to: from + 2 };
}

function isLabel(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "number") return /^\d{1,2}(?:\.\d{1,2})*$/u.test(token.key);
  return token.kind === "word" && (token.end - token.start === 1 || /^[ivx]+$/u.test(token.key));
}
