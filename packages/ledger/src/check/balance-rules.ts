/**
 * Sums against each other: caps, refunds, recoveries and transfers, by the rules that admit entries, unit by unit. Each
 * unit is judged as if all it holds came at once: an excess that was worked off is none.
 */
import { type Entry, endOfYear, type PlainDate, Refusal, type SliceOrigin } from "@giaingan/finance";
import { nothingRecorded, reviewEntries } from "@giaingan/finance/admission";
import { postingRulesOf } from "@giaingan/finance/policies";
import { queryPositions } from "../positions.ts";
import { type CheckRule, type EntryWanted, type FoundProblem, problemOf } from "./check-fault.ts";
import { createKindSumsReader, type KindSum } from "./kind-sums.ts";
import { compareSums } from "./sum-rules.ts";

/** Units are read together up to about so many entries. */
const entriesPerReading = 50_000;

/** Projects that are read together. */
const projectsPerReading = 2_000;

/** What single entries are told of by `checkEntries`, and legs of transfers by `checkTransfers`. */
const toldElsewhere: ReadonlySet<string> = new Set([
  "dateOutsideBudgetYear",
  "levelNotInForce",
  "offBudgetNotPlanned",
  "carryOverOfOwnYear",
  "reversalDiffers",
  "transferNotBalanced",
  "vintageAfterYear",
  "paidAfterDeadline",
  "guaranteeNeeded",
]);

/** The sums of each slice against those that the engine answers; then plan, disbursement, refunds and recoveries of each unit. */
export const checkBalances: CheckRule = async function* (scope) {
  const { engine, asOf, revision, onProgress } = scope;
  const units = await queryPositions(engine, { asOf, revision, groupBy: ["unit"] });
  const total = units.reduce((sum, { entryCount }) => sum + entryCount, 0);
  const comparison = await compareSums(scope);
  const readKindSums = await createKindSumsReader(scope);
  let unitIds: string[] = [];
  let [entryCount, judgedCount] = [0, 0];
  for (const [index, { key, entryCount: count }] of units.entries()) {
    unitIds.push(String(key.unit));
    entryCount += count;
    if (entryCount < entriesPerReading && index < units.length - 1) continue;
    const sums = await readKindSums({ of: "unit", ids: unitIds });
    yield* comparison.compare(sums);
    for (const own of groupedBy(sums, ({ unitId }) => unitId).values()) yield* judge(own);
    judgedCount += entryCount;
    onProgress?.(judgedCount, total);
    [unitIds, entryCount] = [[], 0];
  }
  yield* comparison.compareRest();
};

function groupedBy(
  sums: readonly KindSum[],
  keyOf: (sum: KindSum) => string | null,
): ReadonlyMap<string | null, readonly KindSum[]> {
  const groups = new Map<string | null, KindSum[]>();
  for (const sum of sums) {
    const key = keyOf(sum);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sum]);
    else group.push(sum);
  }
  return groups;
}

/** What is told of projects over all their units; the rest is told of units. */
const toldOfProjects: ReadonlySet<string> = new Set([
  "disbursementExceedsTotalInvestment",
  "advanceExceedsLimit",
  "advanceNotRecovered",
]);

/** Total investment and advances of the projects that the reference data know, over all their units. */
export const checkProjects: CheckRule = async function* (scope) {
  const { policies, reference } = scope;
  const { projects } = reference;
  if (projects.length === 0) return;
  const readKindSums = await createKindSumsReader(scope);
  for (let start = 0; start < projects.length; start += projectsPerReading) {
    const some = projects.slice(start, start + projectsPerReading);
    const sums = await readKindSums({ of: "project", ids: some.map(({ id }) => id), isDated: true });
    const ofProject = groupedBy(sums, ({ projectId }) => projectId);
    for (const project of some) {
      const found = findingsOf(ofProject.get(project.id) ?? [], {
        dateOf: ({ latestOn, fiscalYear }) => latestOn ?? endOfYear(fiscalYear),
        rules: (date) => postingRulesOf({ asOf: date, policies }),
        projects: [project],
      });
      for (const problem of found) if (toldOfProjects.has(problem.code)) yield problem;
    }
  }
};

/** Whether the legs of transfers sum to zero, year by year, over all units. */
export const checkTransfers: CheckRule = async function* ({ engine, asOf, revision }) {
  const rows =
    await engine.query(`SELECT e.fiscal_year, CASE WHEN e.amount < 0 THEN 1 ELSE 0 END, SUM(e.amount), MIN(e.unit_id)
    FROM entries AS e JOIN entry_classes AS c ON c.class_id = e.class_id
    WHERE c.kind = 'transferred' AND e.revision <= ${revision} AND e.effective_on <= DATE '${asOf}'
    GROUP BY e.fiscal_year, CASE WHEN e.amount < 0 THEN 1 ELSE 0 END ORDER BY 1, 2`);
  const legs = rows.map(([year, leg, amount, unit]) =>
    summaryEntry({
      id: `⟦${String(year)}/${String(leg)}⟧`,
      kind: "transferred",
      amount: BigInt(String(amount)),
      effectiveOn: `${Number(year)}-12-31`,
      origin: {
        unitId: String(unit),
        projectId: null,
        componentId: null,
        fiscalYear: Number(year),
        source: { level: null, nature: null, origin: null, vintage: null, relation: null },
      },
    }),
  );
  for (const finding of reviewSums(legs, { known: nothingRecorded, rules: null, reference: { projects: [] } })) {
    if (finding.code !== "transferNotBalanced") continue;
    const { year = "", entry = "", ...values } = finding.values;
    const place = { traits: { kind: "transferred", fiscalYear: Number(year) } };
    yield { ...problemOf({ ...finding, values: { ...values, year } }, place), standIn: entry };
  }
};

function* judge(sums: readonly KindSum[]): Generator<FoundProblem> {
  const ends = new Map<number, PlainDate>();
  // Days are told by single entries; here all that a year holds is of one day, so that nothing precedes what it follows.
  const dateOf = ({ fiscalYear }: KindSum): PlainDate => {
    const end = ends.get(fiscalYear) ?? endOfYear(fiscalYear);
    ends.set(fiscalYear, end);
    return end;
  };
  const found = findingsOf(sums, { dateOf, rules: null, projects: [] });
  for (const problem of found) if (!toldElsewhere.has(problem.code)) yield problem;
}

type Reviewing = Parameters<typeof reviewEntries>[1];

/** What the rules say of slices: each kind of a slice stands as one entry. */
function findingsOf(
  sums: readonly KindSum[],
  {
    dateOf,
    rules,
    projects,
  }: {
    readonly dateOf: (sum: KindSum) => PlainDate;
    readonly rules: Reviewing["rules"];
    readonly projects: Reviewing["reference"]["projects"];
  },
): readonly FoundProblem[] {
  const byId = new Map(sums.map((sum, rank) => [`⟦${rank}⟧`, sum]));
  const entries = [...byId].map(([id, sum]) =>
    summaryEntry({ id, kind: sum.kind, amount: sum.amount, effectiveOn: dateOf(sum), origin: sum }),
  );
  const findings = reviewSums(entries, { known: nothingRecorded, rules, reference: { projects } });
  return findings.map((finding) => {
    const { entry = "", ...values } = finding.values;
    const sum = byId.get(entry);
    const place = sum === undefined ? { traits: {} } : { traits: traitsOf(sum), revision: sum.latestRevision };
    return { ...problemOf({ ...finding, values }, place), ...(entry !== "" && { standIn: entry }) };
  });
}

/**
 * A name that no rule admits is told of its entries. Their money counts all the same: it is judged under the name that
 * it looks like, and without its component, which no rule over sums asks for.
 */
function reviewSums(entries: readonly Entry[], options: Reviewing): ReturnType<typeof reviewEntries> {
  try {
    return reviewEntries(entries, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const composed = entries.map((entry) => ({
      ...entry,
      unitId: entry.unitId.normalize("NFC"),
      projectId: entry.projectId?.normalize("NFC") ?? null,
      componentId: null,
    }));
    return reviewEntries(composed, options);
  }
}

function summaryEntry({
  origin,
  ...entry
}: Pick<Entry, "id" | "kind" | "amount" | "effectiveOn"> & { readonly origin: SliceOrigin }): Entry {
  const { unitId, projectId, componentId, source, fiscalYear } = origin;
  return {
    ...entry,
    fiscalYear,
    unitId: unitId ?? "",
    projectId,
    componentId,
    source,
    document: { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
  };
}

function traitsOf({ unitId, projectId, componentId, fiscalYear, kind, source }: KindSum): EntryWanted["traits"] {
  return { unitId, projectId, componentId, fiscalYear, kind, ...source };
}
