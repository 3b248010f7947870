/**
 * Facts: the running totals of a report that are clear enough to be posted. What is hedged, doubtful, estimated,
 * targeted or of unclear scope stays a statement; a finding says why nothing was taken.
 */
import {
  type CumulativeFact,
  dateParts,
  type Finding,
  type FundingSource,
  measureOfRole,
  sourceKey,
  sumMoney,
} from "@giaingan/finance";
import type { Figure } from "./figure.ts";
import { placeOf } from "./findings/place.ts";

/** What may be posted, and why the rest may not. */
export interface FactReading {
  readonly facts: readonly CumulativeFact[];
  readonly findings: readonly Finding[];
}

interface Candidate {
  readonly fact: CumulativeFact;
  readonly figure: Figure;
}

/**
 * Reads the facts of a report.
 *
 * @param fiscalYear the budget year of the document, for figures that name none; null when it is not known
 */
export function readFacts(figures: readonly Figure[], fiscalYear: number | null): FactReading {
  const hasCarryOver = figures.some(
    (figure) => figure.role === "carryover_plan" || figure.role === "carryover_disbursed",
  );
  const candidates = figures.flatMap((figure, index) => {
    const candidate = candidateOf({ figure, index, figures, fiscalYear, hasCarryOver });
    return candidate === null ? [] : [candidate];
  });
  const totals = withoutRepeats(candidates.filter(({ figure }) => figure.partOf === null));
  const conflict = conflictAmong(totals);
  if (conflict.length > 0) return { facts: [], findings: [scopeUnclear(conflict)] };
  const parts = candidates.filter(({ figure }) => figure.partOf !== null);
  const taken = totals.flatMap((total) => withParts(total, clearParts(total, parts)));
  const facts = taken.map(({ fact }) => fact);
  return { facts: facts.sort((left, right) => left.figureIndex - right.figureIndex), findings: [] };
}

/** A grand total stands beside its parts; the total of one source is either told apart completely, or kept whole. */
function withParts(total: Candidate, parts: readonly Candidate[]): readonly Candidate[] {
  if (total.fact.coversAllSources) return [total, ...parts];
  const isComplete = parts.length > 0 && sumMoney(parts.map(({ fact }) => fact.amount)) === total.fact.amount;
  return isComplete ? parts : [total];
}

function candidateOf(context: {
  readonly figure: Figure;
  readonly index: number;
  readonly figures: readonly Figure[];
  readonly fiscalYear: number | null;
  readonly hasCarryOver: boolean;
}): Candidate | null {
  const { figure, index } = context;
  const measure = measureOfRole[figure.role];
  if (measure === undefined || figure.amount === null) return null;
  if (figure.needsReview || figure.isResidual || figure.qualifier !== null) return null;
  const year = yearOf(context);
  const isPart = figure.partOf !== null;
  const isCarried = figure.role === "carryover_plan" || figure.role === "carryover_disbursed";
  if (year === null || (isCarried && figure.source.vintage === null)) return null;
  const isOwnYear = figure.source.vintage === year && !isPart && !context.hasCarryOver;
  const source: FundingSource = isOwnYear ? { ...figure.source, vintage: null } : figure.source;
  const isOfKind = source.nature !== null || source.origin !== null || source.vintage !== null;
  const isOfGiver = source.level !== null || (source.relation !== null && source.relation !== "offBudget");
  const coversAllSources = !isPart && !isCarried && !isOfKind && (!isOfGiver || figure.isTotal);
  const asOf = measure === "plan" ? null : figure.asOf;
  return {
    figure,
    fact: { measure, amount: figure.amount, asOf, fiscalYear: year, source, coversAllSources, figureIndex: index },
  };
}

function yearOf({
  figure,
  figures,
  fiscalYear,
}: Pick<Parameters<typeof candidateOf>[0], "figure" | "figures" | "fiscalYear">): number | null {
  const whole = figure.partOf === null ? undefined : figures[figure.partOf];
  const stated = figure.fiscalYear ?? whole?.fiscalYear ?? null;
  if (stated !== null) return stated;
  return fiscalYear ?? (figure.asOf === null ? null : dateParts(figure.asOf).year);
}

/** The same total said again (a denominator, a summary) is one fact; the first mention stays. */
function withoutRepeats(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const { measure, amount, fiscalYear, asOf } = candidate.fact;
    const key = [measure, amount, fiscalYear, asOf].join("|");
    if (!seen.has(key)) kept.push(candidate);
    seen.add(key);
  }
  return kept;
}

/** Totals of one measure, year, date and source that differ: several programmes, units or versions. */
function conflictAmong(totals: readonly Candidate[]): readonly Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of totals) {
    const { measure, fiscalYear, asOf, coversAllSources, source } = candidate.fact;
    const key = [measure, fiscalYear, asOf, coversAllSources ? "all" : sourceKey(source)].join("|");
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  const scopes = new Set(totals.flatMap(({ figure }) => figure.scope ?? []));
  if (scopes.size > 1) return totals;
  return [...groups.values()].find((group) => group.length > 1) ?? [];
}

/** Parts of a total: each of another stated source, and together not more than the total. */
function clearParts(total: Candidate, parts: readonly Candidate[]): readonly Candidate[] {
  const members = parts.filter(({ figure }) => figure.partOf === total.fact.figureIndex);
  const keys = new Set(members.map(({ fact }) => sourceKey(fact.source)));
  const isTold = !keys.has(sourceKey(total.fact.source)) && keys.size === members.length;
  const isOfMeasure = members.every(({ fact }) => fact.measure === total.fact.measure);
  const sum = sumMoney(members.map(({ fact }) => fact.amount));
  return isTold && isOfMeasure && sum <= total.fact.amount ? members : [];
}

function scopeUnclear(candidates: readonly Candidate[]): Finding {
  const printed = candidates.map(({ figure }) => figure.raw).join("; ");
  return {
    code: "scopeUnclear",
    severity: "warning",
    message: {
      vi: `Văn bản nêu nhiều tổng khác nhau (${printed}), có thể của nhiều chương trình hoặc đơn vị; chưa ghi sổ số nào. Nhập riêng từng chương trình, từng đơn vị.`,
      en: `The document gives several totals (${printed}), perhaps of several programmes or units; none was taken. Import each programme and unit by itself.`,
    },
    values: { printed, count: String(candidates.length) },
    places: candidates.map(({ figure }) => placeOf(figure)),
  };
}
