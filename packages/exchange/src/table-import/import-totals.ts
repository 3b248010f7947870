/**
 * From the facts of a table to the running totals that are posted: one for each unit, project, component, funding source,
 * budget year, measure and day.
 */
import { type CumulativeFact, type CumulativeMeasure, type Dong, sourceDimensions, sourceKey } from "@giaingan/finance";
import type { MoneyMeasure } from "../table/understood-table.ts";
import type { ImportFact } from "./import-fact.ts";

/** A fact that is posted: nothing about it is open. */
export interface PostedFact extends ImportFact {
  readonly unitId: string;
  readonly fiscalYear: number;
}

/**
 * The totals of one table and one unit.
 *
 * @param told all that the table tells of the unit and nothing finer does, what is held back too: it shows which sources and
 *   places the table tells apart
 */
export function cumulativeFactsOf(
  facts: readonly PostedFact[],
  { told }: { readonly told: readonly ImportFact[] },
): readonly CumulativeFact[] {
  const slices = new Map<string, PostedFact[]>();
  for (const fact of facts) {
    const { projectId, componentId, source, fiscalYear } = fact;
    const key = JSON.stringify([projectId, componentId, sourceKey(source), fiscalYear]);
    const others = slices.get(key);
    if (others === undefined) slices.set(key, [fact]);
    else others.push(fact);
  }
  const isToldApart = findToldApart(told);
  return [...slices.values()].flatMap((ofSlice) => {
    const [first] = ofSlice;
    if (first === undefined) return [];
    const { projectId, componentId, source, fiscalYear } = first;
    const isWithoutSource = sourceDimensions.every((dimension) => source[dimension] === null);
    const shared = { projectId, componentId, source, fiscalYear, figureIndex: 0 };
    return totalsOf(ofSlice).map((total) => ({
      ...shared,
      ...total,
      coversAllSources: isWithoutSource && !isToldApart(first, total.measure),
    }));
  });
}

/**
 * Whether a table tells the money of a place apart itself, by its source or by the projects and components within: then a row
 * without them is what is told of none, and else it is all of it.
 */
function findToldApart(told: readonly ImportFact[]): (fact: PostedFact, measure: CumulativeMeasure) => boolean {
  const sources = new Map<string, Set<string>>();
  for (const { projectId, componentId, fiscalYear, source, measure } of told) {
    const counted = cumulativeOf(measure);
    if (counted === null) continue;
    const places = [
      [projectId, componentId],
      [projectId, null],
      [null, componentId],
      [null, null],
    ] as const;
    const keys = new Set(places.map(([project, component]) => placeKey([project, component, fiscalYear, counted])));
    for (const key of keys) {
      const known = sources.get(key) ?? new Set();
      sources.set(key, known);
      known.add(JSON.stringify([projectId, componentId, sourceKey(source)]));
    }
  }
  return ({ projectId, componentId, fiscalYear }, measure) =>
    (sources.get(placeKey([projectId, componentId, fiscalYear, measure]))?.size ?? 0) > 1;
}

function placeKey(parts: readonly [string | null, string | null, number | null, CumulativeMeasure]): string {
  return JSON.stringify(parts);
}

/** Which running total a measure is part of; null: it is not posted. */
function cumulativeOf(measure: MoneyMeasure): CumulativeMeasure | null {
  if (measure === "initialPlan" || measure === "supplemented" || measure === "cut") return "plan";
  if (measure === "advanced" || measure === "volumePaid") return "disbursed";
  const totals: readonly MoneyMeasure[] = ["plan", "allocatedPlan", "disbursed", "mobilised"];
  return totals.includes(measure) ? (measure as CumulativeMeasure) : null;
}

type Total = Pick<CumulativeFact, "measure" | "amount" | "asOf" | "parts" | "advanceOutstanding">;

function totalsOf(ofSlice: readonly PostedFact[]): readonly Total[] {
  const days = [...new Set(ofSlice.map(({ asOf }) => asOf))];
  return days.flatMap((asOf) => {
    const ofDay = ofSlice.filter((fact) => fact.asOf === asOf);
    const [first] = ofDay;
    // Whatever a table calls it: money from outside the budget is mobilised.
    if (first?.source.relation === "offBudget")
      return [sumTotal("mobilised", ofDay, asOf)].filter((each) => each !== null);
    const of = (measure: MoneyMeasure): readonly PostedFact[] => ofDay.filter((fact) => fact.measure === measure);
    const totals: (Total | null)[] = [
      sumTotal("plan", planFacts(of("plan")), asOf) ?? adjustedPlan(of, asOf),
      sumTotal("allocatedPlan", of("allocatedPlan"), asOf),
      sumTotal("disbursed", of("disbursed"), asOf) ?? splitPayments(of, asOf),
      sumTotal("mobilised", of("mobilised"), asOf),
    ];
    return totals.filter((total) => total !== null);
  });
}

/** What the People's Council assigned goes before what the Prime Minister did: it is the plan that is carried out. */
function planFacts(plans: readonly PostedFact[]): readonly PostedFact[] {
  const bodies = ["council", null, "primeMinister"] as const;
  for (const body of bodies) {
    const ofBody = plans.filter(({ assignedBy }) => assignedBy === body);
    if (ofBody.length > 0) return ofBody;
  }
  return [];
}

type FactsOf = (measure: MoneyMeasure) => readonly PostedFact[];

/** A plan that is told as it was first assigned, and what came and went since. */
function adjustedPlan(of: FactsOf, asOf: Total["asOf"]): Total | null {
  const [initial, supplemented, cut] = [of("initialPlan"), of("supplemented"), of("cut")];
  if (initial.length + supplemented.length === 0) return null;
  return { measure: "plan", asOf, amount: sum(initial) + sum(supplemented) - sum(cut) };
}

/** Payments told as advances that are not recovered yet, and completed volume. */
function splitPayments(of: FactsOf, asOf: Total["asOf"]): Total | null {
  const [advanced, volume] = [of("advanced"), of("volumePaid")];
  if (advanced.length + volume.length === 0) return null;
  const outstanding = sum(advanced);
  return { measure: "disbursed", asOf, amount: outstanding + sum(volume), advanceOutstanding: outstanding };
}

function sumTotal(measure: CumulativeMeasure, facts: readonly PostedFact[], asOf: Total["asOf"]): Total | null {
  if (facts.length === 0) return null;
  const parts = facts.map(({ amount }) => amount);
  const total: Total = { measure, asOf, amount: sum(facts) };
  return parts.length === 1 ? total : { ...total, parts };
}

function sum(facts: readonly PostedFact[]): Dong {
  return facts.reduce((total, { amount }) => total + amount, 0n);
}
