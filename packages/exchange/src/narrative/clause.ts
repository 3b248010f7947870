/**
 * Clauses: the words around a figure that a reader needs to recognise it, as evidence beside a finding.
 *
 * "Ước giải ngân đến hết nên độ: 30.433 triệu đồng/30.433 triệu đồng, đạt 100 kế hoạch" has two clauses.
 */
import type { TextPlace } from "@giaingan/finance";
import type { Token } from "./token.ts";

/** Longer clauses are cut at a word. */
const excerptMax = 120;
/** What may stand before the figure; the rest is for the words behind it. */
const beforeMax = 90;

/** Places as token indexes, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The clause around the tokens of `range`, within `bounds`; `excerpt` is `text.slice(start, end)`. */
export function clauseAround(
  text: string,
  tokens: readonly Token[],
  { range, bounds }: { readonly range: TokenRange; readonly bounds: TokenRange },
): TextPlace {
  const [rangeStart, rangeEnd] = [startOf(tokens, range.from), endOf(tokens, range.to)];
  const startMin = Math.min(rangeStart, Math.max(rangeEnd - excerptMax, rangeStart - beforeMax));
  let from = walkBack(tokens, range.from, { first: bounds.from, startMin });
  const endMax = Math.max(rangeEnd, startOf(tokens, from) + excerptMax);
  const to = walkOn(tokens, range.to, { last: bounds.to, endMax });
  // A figure alone between two commas says nothing: the clause before it belongs to it.
  const isAlone = from === range.from && to === range.to && tokens[from - 1]?.key === ",";
  if (isAlone && from - 1 > bounds.from) from = walkBack(tokens, from - 1, { first: bounds.from, startMin });
  const [start, end] = [startOf(tokens, from), endOf(tokens, to)];
  return { start, end, excerpt: text.slice(start, end) };
}

function startOf(tokens: readonly Token[], index: number): number {
  return tokens[index]?.start ?? 0;
}

function endOf(tokens: readonly Token[], index: number): number {
  return tokens[index - 1]?.end ?? 0;
}

/** Back to the clause's first token. Brackets that close before the figure are passed over whole. */
function walkBack(
  tokens: readonly Token[],
  from: number,
  { first, startMin }: { readonly first: number; readonly startMin: number },
): number {
  let [at, depth] = [from, 0];
  while (at > first && startOf(tokens, at - 1) >= startMin) {
    const token = tokens[at - 1];
    if (token === undefined || isBorder(tokens, at - 1, depth)) break;
    if (token.key === ")") depth += 1;
    if (token.key === "(" && depth === 0) break;
    if (token.key === "(") depth -= 1;
    at -= 1;
  }
  while (at < from && tokens[at]?.kind === "mark" && tokens[at]?.key !== "(") at += 1;
  return at;
}

/** On to the clause's end, exclusive. */
function walkOn(
  tokens: readonly Token[],
  from: number,
  { last, endMax }: { readonly last: number; readonly endMax: number },
): number {
  let [at, depth] = [from, 0];
  while (at < last && endOf(tokens, at + 1) <= endMax) {
    const token = tokens[at];
    if (token === undefined || isBorder(tokens, at, depth)) break;
    if (token.key === "(") depth += 1;
    if (token.key === ")" && depth === 0) break;
    if (token.key === ")") depth -= 1;
    at += 1;
  }
  while (at > from && tokens[at - 1]?.kind === "mark" && tokens[at - 1]?.key !== ")" && tokens[at - 1]?.key !== "%")
    at -= 1;
  return at;
}

/** Line breaks, semicolons, commas and full stops; those inside brackets are the brackets' own. */
function isBorder(tokens: readonly Token[], index: number, depth: number): boolean {
  const token = tokens[index];
  if (token?.kind === "break") return true;
  if (token?.kind !== "mark" || depth > 0) return false;
  if (token.key === ";") return true;
  return (token.key === "," || token.key === ".") && tokens[index + 1]?.isSpaced !== false;
}
