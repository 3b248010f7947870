/**
 * Answers of the library against the naive model, for one question.
 */
import assert from "node:assert/strict";
import { type Breakdown, type Entry, groupOfAll, type Question } from "@giaingan/finance";
import { days, type Probe } from "./command.ts";
import type { Library } from "./library.ts";
import {
  advancesByAge,
  advancesNotRecovered,
  bridge,
  disbursed,
  type NaiveRow,
  type NaiveState,
  partsOf,
  planInForce,
  remaining,
  rowsOf,
  sumOf,
} from "./naive-model.ts";

/** Breakdowns that a probe draws from; two of them make a pair. */
const drawn: readonly Breakdown[] = [
  "source",
  "level",
  "nature",
  "origin",
  "vintage",
  "relation",
  "unit",
  "project",
  "component",
  "month",
  "year",
];

const planKinds = ["assigned", "supplemented", "transferred", "carriedOver", "cut", "cancelled"] as const;
const paidKinds = ["advanced", "volumePaid", "disbursed", "advanceRecovered", "refunded"] as const;

/** A question without groups by months, which of most answers are not a part of the total. */
interface Asked {
  readonly question: Question;
  readonly state: NaiveState;
}

function askedOf({ day, outer, inner, revision, isFiltered }: Probe, lastRevision: number): Asked {
  const asOf = days[day] ?? "";
  const by = [...new Set([drawn[outer], drawn[inner]].flatMap((breakdown) => breakdown ?? []))];
  return {
    question: {
      asOf,
      fiscalYear: revision % 2 === 0 ? 2024 : 2023,
      by,
      filter: isFiltered ? { unitId: "Tân Lập" } : {},
      unit: null,
    },
    state: { asOf, revision: Math.min(revision, lastRevision) },
  };
}

/** The answers, each with the comparison that it must stand. */
const comparisons = [compareProgress, comparePlan, compareAdvances, compareSettlement, compareChanges, compareOthers];

/**
 * Compares answers at the latest revision; throws where they differ.
 *
 * @param only one answer of the probe's choice, and the plan, which every rule rests on
 */
export function compareAnswers(
  library: Library,
  record: readonly NaiveRow[],
  { probe, only }: { readonly probe: Probe; readonly only: boolean },
): void {
  const lastRevision = record.at(-1)?.revision ?? 0;
  const { question, state } = askedOf(probe, lastRevision);
  const known = rowsOf(record, { asOf: question.asOf, revision: lastRevision });
  const ofFilter = known.filter(({ unitId }) => (question.filter.unitId ?? unitId) === unitId);
  const rows = ofFilter.filter(({ fiscalYear }) => fiscalYear === question.fiscalYear);
  const compared = { record, question, state, ofFilter, rows };
  const chosen = comparisons[(probe.outer + probe.inner) % comparisons.length];
  for (const compare of comparisons)
    if (!only || compare === chosen || compare === comparePlan) compare(library, compared);
}

interface Compared {
  readonly record: readonly NaiveRow[];
  readonly question: Question;
  /** The earlier state that changes are asked from. */
  readonly state: NaiveState;
  /** Of all budget years, as the model sees the question. */
  readonly ofFilter: readonly NaiveRow[];
  /** Of the budget year. */
  readonly rows: readonly NaiveRow[];
}

function partName({ by }: Question): (row: Entry) => string {
  return (row) => groupOfAll({ ...row, month: by.includes("month") ? row.effectiveOn.slice(0, 7) : null }, by).key;
}

function compareProgress(library: Library, { record, question, rows }: Compared): void {
  const answer = library.answerProgress(record, { ...question, basis: "includingCarryOver" });
  assert.equal(answer.total.plan, planInForce(rows), "plan in force");
  assert.equal(answer.total.disbursedToDate, disbursed(rows), "disbursed");
  assert.equal(answer.total.remaining, remaining(rows), "remaining");
  assert.equal(answer.mobilised, sumOf(rows, ["mobilised"]), "mobilised");
  if (question.by.includes("month")) return;
  for (const [key, part] of question.by.length === 0 ? [] : partsOf(rows, partName(question))) {
    const group = answer.groups.find((each) => each.key === key);
    const [plan, paid] = [planInForce(part), disbursed(part)];
    // What is stated and comes to nothing may be left out where it has been told apart since.
    if (group === undefined) assert.deepEqual([plan ?? 0n, paid ?? 0n], [0n, 0n], `group ${key}`);
    else assert.deepEqual([group.plan, group.disbursedToDate], [plan, paid], `group ${key}`);
  }
}

function comparePlan(library: Library, { record, question, rows }: Compared): void {
  const { total, groups, history } = library.answerPlan(record, question);
  assert.equal(total.plan, planInForce(rows), "plan of its history");
  assert.equal(total.cut, sumOf(rows, ["cut"]), "cut");
  assert.equal(total.allocated, sumOf(rows, ["allocated"]), "allocated");
  assert.equal(
    (total.transferredIn ?? 0n) - (total.transferredOut ?? 0n),
    sumOf(rows, ["transferred"]) ?? 0n,
    "transfers",
  );
  assert.equal(history.at(-1)?.plan ?? null, planInForce(rows), "plan after the last decision");
  const planned = partsOf(
    rows.filter(({ kind }) => ([...planKinds, "allocated"] as readonly string[]).includes(kind)),
    partName(question),
  );
  if (question.by.length === 0) return;
  assert.deepEqual(
    groups.map(({ key, plan }) => `${key} ${plan}`).toSorted(),
    [...planned].map(([key, part]) => `${key} ${planInForce(part)}`).toSorted(),
  );
}

function compareAdvances(library: Library, { record, question, ofFilter }: Compared): void {
  const counted = ofFilter.filter(({ fiscalYear }) => fiscalYear <= question.fiscalYear);
  const { total } = library.answerAdvances(record, { ...question, bucketDays: [30, 90] });
  const pool = ({ unitId, projectId, source }: Entry): string =>
    JSON.stringify([unitId, projectId, { ...source, vintage: null }]);
  const pools = [
    ...partsOf(
      counted.filter(({ kind }) => kind === "advanced" || kind === "advanceRecovered"),
      pool,
    ).values(),
  ];
  const owed = pools.map((part) => advancesNotRecovered(part) ?? 0n);
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
  const positive = sum(owed.filter((amount) => amount > 0n));
  const negative = sum(owed.filter((amount) => amount < 0n));
  assert.equal(total.outstanding, pools.length === 0 ? null : positive, "outstanding");
  assert.equal(total.overRecovered, pools.length === 0 ? null : -negative, "recovered beyond");
  // Where a reversal stands without what it reverses, or runs ahead of it, the model does not say how old money is.
  if (negative < 0n || counted.some((row) => row.reverses !== null && row.kind.startsWith("advance"))) return;
  const out = pools.flatMap((part) => advancesByAge(part)).filter(({ left }) => left > 0n);
  assert.equal(total.oldestOn, out.map(({ day }) => day).toSorted()[0] ?? null, "oldest advance");
}

function compareSettlement(library: Library, { record, question, rows: ofYear, ofFilter }: Compared): void {
  const { total } = library.settleBudgetYear(record, question);
  const further = ofFilter.filter(({ fiscalYear }) => fiscalYear === question.fiscalYear + 1);
  const paid = disbursed(ofYear);
  const plan = planInForce(ofYear.filter(({ kind }) => kind !== "cancelled"));
  const carriedFurther = sumOf(further, ["carriedOver"]);
  const cancelled = sumOf(ofYear, ["cancelled"]);
  assert.equal(total.whole.totalPaid, paid, "total paid = completed volume + advances not recovered");
  assert.equal(
    total.whole.toCancel === null ? null : total.whole.toCancel + (total.whole.stillPayable ?? 0n),
    plan === null || paid === null ? null : plan - paid - (carriedFurther ?? 0n) - (cancelled ?? 0n),
    "cancelled = plan − total paid − carried further",
  );
  const { stillPayable } = total.whole;
  assert.equal((stillPayable ?? 0n) >= 0n, true, "what may still be paid");
  // No deadline is later than a year after the budget year.
  if (question.asOf > `${question.fiscalYear + 1}-12-31`) assert.equal(stillPayable ?? 0n, 0n, "all has lapsed");
}

function compareChanges(library: Library, { record, question, state: from }: Compared): void {
  const to = {
    asOf: days[(days.indexOf(question.asOf) + 3) % days.length] ?? "",
    revision: record.at(-1)?.revision ?? 0,
  };
  const { total, groups } = library.answerChanges(record, {
    ...question,
    asOf: to.asOf,
    from,
    toRevision: to.revision,
  });
  const rows = record.filter(
    (row) => row.fiscalYear === question.fiscalYear && (question.filter.unitId ?? row.unitId) === row.unitId,
  );
  for (const [measure, kinds, measured] of [
    ["plan", planKinds, planInForce],
    ["disbursed", paidKinds, disbursed],
  ] as const) {
    const lines = bridge(rows, { from, to, kinds });
    assert.deepEqual(
      total[measure].lines.map(({ code, effect, count }) => `${code} ${effect} ${count}`).toSorted(),
      [...lines].map(([reason, { effect, count }]) => `${reason} ${effect} ${count}`).toSorted(),
      `why the ${measure} changed`,
    );
    assert.equal(total[measure].opening, measured(rowsOf(rows, from)), `${measure} before`);
    assert.equal(total[measure].closing, measured(rowsOf(rows, to)), `${measure} after`);
    const change = (bridged: { readonly change: bigint | null }): bigint => bridged.change ?? 0n;
    const sum = groups.reduce((added, group) => added + change(group[measure]), 0n);
    if (question.by.length > 0) assert.equal(sum, change(total[measure]), `parts of the ${measure}'s change`);
  }
}

function compareOthers(library: Library, { record, question, rows }: Compared): void {
  const mobilised = library.answerMobilised(record, question);
  assert.equal(mobilised.total.mobilised, sumOf(rows, ["mobilised"]), "mobilised");
  assert.equal(
    mobilised.total.integrated,
    planInForce(rows.filter(({ source }) => source.relation === "integrated")),
    "integrated",
  );
  // The dearest answer by far: asked of every other question.
  if (question.fiscalYear !== 2024) return;
  const lapse = library.answerLapse(record, question);
  // Money that has come to nothing is left out.
  assert.equal(lapse.total.plan ?? 0n, planInForce(rows) ?? 0n, "plan that may lapse");
  assert.equal(lapse.total.disbursed ?? 0n, disbursed(rows) ?? 0n, "disbursed of it");
  if (question.by.length === 0) return;
  const planOf = (groups: readonly { readonly plan: bigint | null }[]): bigint =>
    groups.reduce((added, { plan }) => added + (plan ?? 0n), 0n);
  assert.equal(planOf(lapse.groups), planInForce(rows) ?? 0n, "parts of the plan that may lapse");
}

/** An answer that was given, to be given again. */
export interface Pinned {
  readonly check: (record: readonly NaiveRow[]) => void;
}

/** Remembers what is answered at the latest revision. */
export function rememberAnswers(library: Library, record: readonly NaiveRow[], probe: Probe): Pinned {
  const revision = record.at(-1)?.revision ?? 0;
  const { question } = askedOf(probe, revision);
  const ask = (rows: readonly NaiveRow[]): unknown => {
    const known = rows.filter((row) => row.revision <= revision);
    const progress = library.answerProgress(known, { ...question, basis: "includingCarryOver" });
    return [progress, library.answerPlan(known, question)];
  };
  const given = ask(record);
  return { check: (later) => assert.deepEqual(ask(later), given, `what was answered at revision ${revision}`) };
}
