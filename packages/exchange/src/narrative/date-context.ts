/**
 * Dates in context: every date expression of a text, with the year that the text around it gives.
 *
 * "Đến 29/2" takes the year of its sentence, or of the text before it. The year of a comparison counts one up:
 * where "cùng kỳ năm 2023" is the past, the report is of 2024.
 */
import { endOfMonth, plainDate, type PlainDate } from "@giaingan/finance";
import { type DateExpression, readDateExpression } from "./date-expression.ts";
import type { Sentence } from "./sentence.ts";
import type { Token } from "./token.ts";

/** A date expression with its day; null when no year fits. */
export interface DatedPlace extends DateExpression {
  readonly date: PlainDate | null;
}

/** Finds all date expressions of the sentences, in order. */
export function findDates(tokens: readonly Token[], sentences: readonly Sentence[]): readonly DatedPlace[] {
  const bySentence = sentences.map((sentence) => expressionsIn(tokens, sentence));
  const documentYear = bySentence.flatMap((expressions) => yearsOf(expressions)).find(() => true) ?? null;
  const places: DatedPlace[] = [];
  let yearBefore: number | null = null;
  for (const expressions of bySentence) {
    let latest: number | null = null;
    const all = yearsOf(expressions);
    const sentenceYear = all.length > 0 ? Math.max(...all.slice(-50)) : null;
    for (const expression of expressions) {
      const own = yearsOf([expression])[0] ?? null;
      if (own !== null) latest = Math.max(latest ?? own, own);
      const candidates = [expression.year, latest, sentenceYear, yearBefore, documentYear];
      places.push({ ...expression, date: resolve(expression, candidates) });
    }
    yearBefore = sentenceYear ?? yearBefore;
  }
  return places;
}

function expressionsIn(tokens: readonly Token[], sentence: Sentence): readonly DateExpression[] {
  const expressions: DateExpression[] = [];
  let index = sentence.from;
  while (index < sentence.to) {
    const expression = readDateExpression(tokens, index);
    if (expression !== null && expression.to <= sentence.to) expressions.push(expression);
    index = expression?.to ?? index + 1;
  }
  return expressions;
}

/** The report years that expressions point to. */
function yearsOf(expressions: readonly DateExpression[]): readonly number[] {
  return expressions.flatMap(({ year, kind }) => (year === null ? [] : [kind === "compared" ? year + 1 : year]));
}

function resolve(expression: DateExpression, years: readonly (number | null)[]): PlainDate | null {
  const { month, day } = expression;
  if (month === null) return null;
  const own = expression.year;
  for (const year of own === null ? years : [own]) {
    if (year === null) continue;
    if (month === 13) return endOfMonth(year + 1, 1);
    const date = day === null ? endOfMonth(year, month) : plainDate({ year, month, day });
    if (date !== null) return date;
    const isLeapDay = day === 29 && month === 2;
    if (isLeapDay && own === null) {
      const next = plainDate({ year: year + 1, month, day });
      if (next !== null) return next;
    }
  }
  return null;
}
