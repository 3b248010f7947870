/**
 * Sums against each other: caps, refunds, recoveries and transfers, by the rules that admit entries, unit by unit. Each
 * unit is judged as if all it holds came at once: an excess that was worked off is none.
 */
import {
  type Entry,
  type EntryKind,
  entryKinds,
  kindAmounts,
  type KindSums,
  lastDayOfMonth,
  type PlainDate,
  sliceKey,
  type SliceOrigin,
} from "@giaingan/finance";
import { nothingRecorded, reviewEntries } from "@giaingan/finance/admission";
import { postingRulesOf } from "@giaingan/finance/policies";
import { type RecordedSlice, readSlices } from "../admission-reading.ts";
import { queryPositions } from "../positions.ts";
import { type CheckRule, type EntryWanted, type FoundProblem, problemOf } from "./check-fault.ts";
import { compareSums } from "./sum-rules.ts";

/** Units are read together up to about so many entries. */
const entriesPerReading = 50_000;

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
  let unitIds: string[] = [];
  let [entryCount, judgedCount] = [0, 0];
  for (const [index, { key, entryCount: count }] of units.entries()) {
    unitIds.push(String(key.unit));
    entryCount += count;
    if (entryCount < entriesPerReading && index < units.length - 1) continue;
    const slices = inOwnOrder(await readSlices(engine, { unitIds, projectIds: [], upTo: { asOf, revision } }));
    yield* comparison.compare(slices);
    for (const own of groupedByUnit(slices)) yield* judge(own);
    judgedCount += entryCount;
    onProgress?.(judgedCount, total);
    [unitIds, entryCount] = [[], 0];
  }
  yield* comparison.compareRest();
};

function groupedByUnit(slices: readonly RecordedSlice[]): Iterable<readonly RecordedSlice[]> {
  const ofUnit = new Map<string | null, RecordedSlice[]>();
  for (const slice of slices) {
    const own = ofUnit.get(slice.unitId);
    if (own === undefined) ofUnit.set(slice.unitId, [slice]);
    else own.push(slice);
  }
  return ofUnit.values();
}

/** Total investment and advances of the projects that the reference data know, over all their units. */
export const checkProjects: CheckRule = async function* (scope) {
  const { engine, asOf, revision, reference, policies } = scope;
  const { projects } = reference;
  for (let start = 0; start < projects.length; start += 500) {
    const some = projects.slice(start, start + 500);
    const projectIds = some.map(({ id }) => id);
    const slices = inOwnOrder(await readSlices(engine, { unitIds: [], projectIds, upTo: { asOf, revision } }));
    const codes = new Set(["disbursementExceedsTotalInvestment", "advanceExceedsLimit", "advanceNotRecovered"]);
    for (const project of some) {
      const own = slices.filter(({ projectId }) => projectId === project.id);
      const found = findingsOf(own, {
        dateOf: (slice, kind) => slice.latestOn[kind] ?? endOf(slice),
        rules: (date) => postingRulesOf({ asOf: date, policies }),
        projects: [project],
      });
      for (const problem of found) if (codes.has(problem.code)) yield problem;
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
  for (const finding of reviewEntries(legs, { known: nothingRecorded, rules: null, reference: { projects: [] } })) {
    if (finding.code !== "transferNotBalanced") continue;
    const { year = "", entry = "", ...values } = finding.values;
    const place = { traits: { kind: "transferred", fiscalYear: Number(year) } };
    yield { ...problemOf({ ...finding, values: { ...values, year } }, place), standIn: entry };
  }
};

/** In an order of their own: the engine gives them in any, and the faults that are told first must not change with it. */
function inOwnOrder(slices: readonly RecordedSlice[]): readonly RecordedSlice[] {
  return slices
    .map((slice) => ({ slice, key: sliceKey(slice) }))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ slice }) => ({ ...slice, sums: kindsInOrder(slice.sums) }));
}

function kindsInOrder(sums: KindSums): KindSums {
  return Object.fromEntries(entryKinds.flatMap((kind) => (sums[kind] === undefined ? [] : [[kind, sums[kind]]])));
}

function* judge(slices: readonly RecordedSlice[]): Generator<FoundProblem> {
  // Days are told by single entries; here all that a year holds is of one day, so that nothing precedes what it follows.
  const found = findingsOf(slices, { dateOf: endOf, rules: null, projects: [] });
  for (const problem of found) if (!toldElsewhere.has(problem.code)) yield problem;
}

type Reviewing = Parameters<typeof reviewEntries>[1];

/** What the rules say of slices: each kind of a slice stands as one entry. */
function findingsOf(
  slices: readonly RecordedSlice[],
  {
    dateOf,
    rules,
    projects,
  }: {
    readonly dateOf: (slice: RecordedSlice, kind: EntryKind) => PlainDate;
    readonly rules: Reviewing["rules"];
    readonly projects: Reviewing["reference"]["projects"];
  },
): readonly FoundProblem[] {
  const wanted = new Map<string, () => EntryWanted>();
  const entries = slices.flatMap((slice, index) =>
    kindAmounts(slice.sums).map(([kind, amount]) => {
      const id = `⟦${index}/${kind}⟧`;
      wanted.set(id, () => ({ traits: traitsOf(slice, kind), revision: slice.latestRevision[kind] }));
      return summaryEntry({ id, kind, amount, effectiveOn: dateOf(slice, kind), origin: slice });
    }),
  );
  const findings = reviewEntries(entries, { known: nothingRecorded, rules, reference: { projects } });
  return findings.map((finding) => {
    const { entry = "", ...values } = finding.values;
    const place = wanted.get(entry)?.() ?? { traits: {} };
    return { ...problemOf({ ...finding, values }, place), ...(entry !== "" && { standIn: entry }) };
  });
}

function endOf({ fiscalYear }: SliceOrigin): PlainDate {
  return lastDayOfMonth(`${fiscalYear}-12-01`);
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

function traitsOf(
  { unitId, projectId, componentId, fiscalYear, source }: SliceOrigin,
  kind: EntryKind,
): EntryWanted["traits"] {
  return { unitId, projectId, componentId, fiscalYear, kind, ...source };
}
