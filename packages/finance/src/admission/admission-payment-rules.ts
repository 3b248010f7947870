/**
 * Hard rules of payments: a project stays within its total investment, and its advances within the limits of the
 * contract.
 */
import { type Breach, placeValues } from "./admission-breach.ts";
import { advanceFund } from "./admission-taking-rules.ts";
import { type CountedEntry, crossingEntry, effectOn, type SliceChange, type SliceState } from "./batch-change.ts";
import { groupBy } from "../keyed-items.ts";
import type { PlainDate } from "../calendar.ts";
import { type Decimal, decimal } from "../decimal.ts";
import type { Entry } from "../entry.ts";
import type { Dong } from "../money.ts";

/**
 * The limits of advances, as the policies in force give them: data, never code. Shares of the contract value, 0 to 1;
 * null: no limit is known.
 */
export interface PostingRules {
  /** Largest sum of all advances. */
  readonly advanceShareMax: Decimal | null;
  /** Completed volume at which every advance is recovered. */
  readonly recoveredAtShare: Decimal | null;
  /** An advance above this needs a guarantee, in đồng; null or left out: no such rule is known. */
  readonly guaranteeAbove?: Dong | null;
  /** Law and article, as cited. */
  readonly legalBasis: string;
}

/** What is known of a project beside its entries, in đồng. Null: not known, so not checked. */
export interface ProjectReference {
  readonly id: string;
  /** Tổng mức đầu tư, as approved. */
  readonly totalInvestment: Dong | null;
  readonly contractValue: Dong | null;
}

/** The changes and entries of a batch that a rule over several budget years looks at. */
interface Scope {
  readonly changes: readonly SliceChange[];
  readonly counted: readonly CountedEntry[];
}

/** Projects that the batch takes above their total investment or beyond the limits of their advances. */
export function* findProjectBreaches(
  { changes, counted }: Scope,
  options: {
    readonly projects: readonly ProjectReference[];
    readonly rulesOn: (date: PlainDate) => PostingRules | null;
  },
): Generator<Breach> {
  if (options.projects.length === 0) return;
  const byId = new Map(options.projects.map((project) => [project.id, project]));
  const touched = new Map<string, SliceChange[]>();
  for (const { entry } of counted) if (entry.projectId !== null) touched.set(entry.projectId, []);
  for (const change of changes) if (change.projectId !== null) touched.get(change.projectId)?.push(change);
  const countedOf = groupBy(counted, ({ entry }) => entry.projectId);
  for (const [projectId, own] of touched) {
    const project = byId.get(projectId);
    if (project === undefined) continue;
    const scope = { changes: own, counted: countedOf.get(projectId) ?? [] };
    yield* totalInvestmentBreaches(scope, project);
    yield* advanceBreaches(scope, { ...options, project });
    yield* recoveryDueBreaches(scope, { ...options, project });
  }
}

/** A sum over all slices of a project, before and after the batch. */
function sumOver(
  { changes }: Scope,
  amountOf: (state: SliceState) => Dong | null | undefined,
): { readonly before: Dong; readonly after: Dong } {
  let [before, after] = [0n, 0n];
  for (const change of changes) {
    before += amountOf(change.before) ?? 0n;
    after += amountOf(change.after) ?? 0n;
  }
  return { before, after };
}

function placeOf({ entry }: CountedEntry, projectId: string): ReturnType<typeof placeValues> {
  return placeValues({ unitId: entry.unitId, projectId, source: entry.source, fiscalYear: entry.fiscalYear });
}

function* totalInvestmentBreaches(scope: Scope, { id, totalInvestment }: ProjectReference): Generator<Breach> {
  if (totalInvestment === null) return;
  const { before, after } = sumOver(scope, ({ disbursed }) => disbursed);
  if (after <= totalInvestment || after <= before) return;
  const effectOf = (entry: Entry): Dong => effectOn("disbursed", entry);
  const named = crossingEntry(scope.counted, { start: before, limit: totalInvestment, direction: 1n, effectOf });
  if (named === null) return;
  const excess = after - totalInvestment;
  yield {
    code: "disbursementExceedsTotalInvestment",
    values: { entry: named.namedId, disbursed: after, totalInvestment, excess, ...placeOf(named, id) },
  };
}

interface ProjectRules {
  readonly project: ProjectReference;
  readonly rulesOn: (date: PlainDate) => PostingRules | null;
}

function* advanceBreaches(scope: Scope, { project, rulesOn }: ProjectRules): Generator<Breach> {
  const { before, after } = sumOver(scope, ({ sums }) => sums.advanced);
  if (project.contractValue === null || after <= before) return;
  const effectOf = ({ kind, amount }: Entry): Dong => (kind === "advanced" ? amount : 0n);
  for (const { entry } of scope.counted) {
    const rules = effectOf(entry) > 0n ? rulesOn(entry.effectiveOn) : null;
    if (rules === null || rules.advanceShareMax === null) continue;
    const limit = wholeDong(rules.advanceShareMax.times(decimal(project.contractValue)).floor());
    if (after <= limit) continue;
    const named = crossingEntry(scope.counted, { start: before, limit, direction: 1n, effectOf });
    if (named === null) continue;
    const values = { entry: named.namedId, advanced: after, limit, excess: after - limit };
    const { contractValue } = project;
    const share = percentText(rules.advanceShareMax);
    const { legalBasis } = rules;
    const place = placeOf(named, project.id);
    yield { code: "advanceExceedsLimit", values: { ...values, share, contractValue, legalBasis, ...place } };
    return;
  }
}

/** At a share of completion nothing is left to recover. What lowers an advance that is overdue is never refused. */
function* recoveryDueBreaches(scope: Scope, { project, rulesOn }: ProjectRules): Generator<Breach> {
  const volume = sumOver(scope, ({ sums }) => sums.volumePaid);
  const outstanding = sumOver(scope, (state) => advanceFund.amountOf(state));
  const named = scope.counted.findLast(
    ({ entry }) => entry.kind === "volumePaid" || advanceFund.effectOf(entry) !== 0n,
  );
  if (project.contractValue === null || named === undefined || outstanding.after <= 0n) return;
  const rules = rulesOn(named.entry.effectiveOn);
  if (rules === null || rules.recoveredAtShare === null) return;
  const threshold = wholeDong(rules.recoveredAtShare.times(decimal(project.contractValue)).ceil());
  if (volume.after < threshold) return;
  const wasDue = volume.before >= threshold && outstanding.before > 0n;
  const isPaidMore = volume.after > volume.before;
  if (wasDue && (outstanding.after < outstanding.before || (outstanding.after === outstanding.before && !isPaidMore)))
    return;
  const { contractValue } = project;
  const share = percentText(rules.recoveredAtShare);
  const values = { entry: named.namedId, volumePaid: volume.after, threshold, share, contractValue };
  const { legalBasis } = rules;
  const place = placeOf(named, project.id);
  yield { code: "advanceNotRecovered", values: { ...values, excess: outstanding.after, legalBasis, ...place } };
}

function wholeDong(value: Decimal): Dong {
  return BigInt(value.toFixed(0));
}

/** A share as a percentage that both languages read alike: 0.3 is "30%". */
function percentText(share: Decimal): string {
  return `${share.times(100).toString()}%`;
}
