/**
 * Hard rules between plan and disbursement of a budget year: a year's disbursement is at most the year's plan with what
 * was carried over (Decree 254/2025/NĐ-CP; before it, Decree 99/2021/NĐ-CP), and a plan is not cut below what has been
 * disbursed.
 *
 * Judged by source, by project, by slice and for the whole unit, from the narrowest to the widest; only where the batch
 * makes it worse, so that an excess which a report has brought in can be worked off.
 */
import { type Breach, narrowPlace, placeValues } from "./admission-breach.ts";
import type { SliceOrigin } from "../breakdown.ts";
import {
  type CountedEntry,
  couldBeSameSource,
  crossingEntry,
  effectOn,
  isWithinSource,
  type SliceChange,
  type YearChange,
} from "./batch-change.ts";
import type { Finding } from "../finding.ts";
import { type FundingSource, rememberSourceKeys } from "../funding-source.ts";
import { groupBy } from "../keyed-items.ts";
import type { Dong } from "../money.ts";
import { addStated } from "../position.ts";
import { type KindSums, sliceKey } from "../slice-sums.ts";

/** Plan against disbursement before and after the batch, in đồng; null: not stated. */
interface Balance {
  readonly planBefore: Dong | null;
  readonly planAfter: Dong | null;
  readonly disbursedBefore: Dong | null;
  readonly disbursedAfter: Dong | null;
}

/** What is balanced, and what counts in it. Null: all projects, all sources. */
interface Level {
  readonly extent: "slice" | "source" | "project" | "unit";
  readonly projectId: string | null;
  readonly source: FundingSource | null;
  readonly balance: Balance;
  /** Slices and entries among which are all that it holds: those of its project, or of the year. */
  readonly among: Pick<YearChange, "slices" | "counted">;
  readonly holdsPlan: (origin: SliceOrigin) => boolean;
  readonly holdsPayment: (origin: SliceOrigin) => boolean;
}

/** Where the batch disburses more than the plan, or leaves less plan than is disbursed. */
export function* findPlanBreaches(year: YearChange): Generator<Breach> {
  const whole = sumBalances(year.slices);
  // Nobody has stated a plan of the unit in this year: there is nothing to hold the payments against.
  if (whole.planAfter === null) return;
  const told = new Map<string, Level["extent"]>();
  for (const level of levelsOf(year, whole)) {
    const breach = breachOf(level, year);
    if (breach === null) continue;
    // Where one project or one source is the whole unit, the same excess is said once.
    const words = [breach.code, level.balance.planAfter, level.balance.disbursedAfter].join("|");
    if ((told.get(words) ?? level.extent) !== level.extent) continue;
    told.set(words, level.extent);
    yield breach;
  }
}

/** Payments of a unit and year of which no plan is stated at all: they cannot be checked. */
export function findPlanNotStated({ unitId, fiscalYear, slices }: YearChange): readonly Finding[] {
  const { planAfter, disbursedBefore, disbursedAfter } = sumBalances(slices);
  if (planAfter !== null || disbursedAfter === null || disbursedAfter <= (disbursedBefore ?? 0n)) return [];
  const message = {
    vi: `Đơn vị ${unitId} chưa có kế hoạch năm ${fiscalYear} trong sổ: chưa đối chiếu được giải ngân. Hãy ghi kế hoạch.`,
    en: `The record holds no plan of ${unitId} for ${fiscalYear}: its disbursement cannot be checked. Post the plan.`,
  };
  const values = { unit: unitId, year: String(fiscalYear), disbursed: disbursedAfter.toString() };
  return [{ code: "planNotStated", severity: "warning", message, values, places: [] }];
}

function breachOf(level: Level, { unitId, fiscalYear }: YearChange): Breach | null {
  const { slices, counted } = level.among;
  const { planBefore, planAfter, disbursedBefore, disbursedAfter } = level.balance;
  const plan = planAfter ?? 0n;
  const disbursed = atLeastZero(disbursedAfter);
  const excess = disbursed - plan;
  if (excess <= 0n || excess <= atLeastZero(disbursedBefore) - (planBefore ?? 0n)) return null;
  const within = slices.filter((slice) => level.holdsPlan(slice) || level.holdsPayment(slice));
  const place = placeValues({ unitId, fiscalYear, ...narrowPlace(level, within) });
  const isPlanTooLow = plan < (planBefore ?? 0n) && atLeastZero(disbursedBefore) > plan;
  const isPaidMore = (disbursedAfter ?? 0n) > (disbursedBefore ?? 0n);
  if (isPaidMore && !isPlanTooLow) {
    const named = crossingEntry(counted, {
      start: disbursedBefore ?? 0n,
      limit: plan,
      direction: 1n,
      effectOf: (entry) => (level.holdsPayment(entry) ? effectOn("disbursed", entry) : 0n),
    });
    return {
      code: "disbursementExceedsPlan",
      values: { entry: named?.namedId ?? "", plan, disbursed, excess, ...place },
    };
  }
  const named = crossingEntry(counted, {
    start: planBefore ?? 0n,
    limit: disbursed,
    direction: -1n,
    effectOf: (entry) => (level.holdsPlan(entry) ? effectOn("plan", entry) : 0n),
  });
  return { code: "planBelowDisbursed", values: { entry: named?.namedId ?? "", plan, disbursed, excess, ...place } };
}

function atLeastZero(amount: Dong | null): Dong {
  return amount === null || amount < 0n ? 0n : amount;
}

/** The entries of a batch by project. */
type CountedOf = ReadonlyMap<string | null, readonly CountedEntry[]>;

/** The levels of a unit's year, from the narrowest to the widest. */
function* levelsOf(year: YearChange, whole: Balance): Generator<Level> {
  const countedOf = groupBy(year.counted, ({ entry }) => entry.projectId);
  yield* sliceLevels(year, countedOf);
  yield* sourceLevels(year);
  yield* projectLevels(year, countedOf);
  yield {
    extent: "unit",
    projectId: null,
    source: null,
    balance: whole,
    among: year,
    holdsPlan: () => true,
    holdsPayment: () => true,
  };
}

/** Slices whose own plan the batch lowers. Payments of a slice may rest on a plan that is stated more widely. */
function* sliceLevels({ slices }: YearChange, countedOf: CountedOf): Generator<Level> {
  for (const slice of slices) {
    const { before, after } = slice;
    if (before.plan === null || after.plan === null || after.plan >= before.plan) continue;
    if (!isPlanOfItsOwn(before.sums)) continue;
    const key = sliceKey(originOf(slice));
    const holds = (origin: SliceOrigin): boolean => sliceKey(originOf(origin)) === key;
    const { projectId, source } = slice;
    const among = { slices: [slice], counted: countedOf.get(projectId) ?? [] };
    const balance = balanceOf(slice);
    yield { extent: "slice", projectId, source, balance, among, holdsPlan: holds, holdsPayment: holds };
  }
}

/** Each source that is stated: its own payments and those told apart within it, against every plan that may be theirs. */
function* sourceLevels(year: YearChange): Generator<Level> {
  const keyOf = rememberSourceKeys();
  const balances = balancesBy(year.slices, ({ source }) => keyOf(source));
  for (const { slice, isTouched } of balances.values()) {
    const { source } = slice;
    const related = [...balances.values()];
    const isChanged =
      isTouched || related.some((other) => other.isTouched && couldBeSameSource(other.slice.source, source));
    if (!isChanged) continue;
    const planned = related.filter((other) => couldBeSameSource(other.slice.source, source));
    const paid = related.filter((other) => isWithinSource(other.slice.source, source));
    const plan = addBalances(planned.map(({ balance }) => balance));
    const { disbursedBefore, disbursedAfter } = addBalances(paid.map(({ balance }) => balance));
    yield {
      extent: "source",
      projectId: null,
      source,
      balance: { ...plan, disbursedBefore, disbursedAfter },
      among: year,
      holdsPlan: (origin) => couldBeSameSource(origin.source, source),
      holdsPayment: (origin) => isWithinSource(origin.source, source),
    };
  }
}

/** Each project that the batch touches and that has a plan of its own in the year. */
function* projectLevels({ slices }: YearChange, countedOf: CountedOf): Generator<Level> {
  const slicesOf = groupBy(slices, (slice) => slice.projectId);
  for (const [projectId, { balance, sums, isTouched }] of balancesBy(slices, (slice) => slice.projectId)) {
    if (projectId === null || !isTouched || !isPlanOfItsOwn(sums)) continue;
    const holds = (origin: SliceOrigin): boolean => origin.projectId === projectId;
    const among = { slices: slicesOf.get(projectId) ?? [], counted: countedOf.get(projectId) ?? [] };
    yield { extent: "project", projectId, source: null, balance, among, holdsPlan: holds, holdsPayment: holds };
  }
}

/**
 * Whether sums hold a plan, and not only changes to one. Where the plan stands with the unit and is allocated in detail,
 * a transfer between two projects moves their allocations: what it adds up to is no plan of theirs, nor is what is
 * carried over to them beside it. What they may disburse then is told by `findAllocationBreaches`.
 */
function isPlanOfItsOwn({ assigned, supplemented, carriedOver, ...sums }: KindSums): boolean {
  if (assigned !== undefined || supplemented !== undefined) return true;
  const isChanged = sums.transferred !== undefined || sums.cut !== undefined || sums.cancelled !== undefined;
  return (isChanged || carriedOver !== undefined) && sums.allocated === undefined;
}

interface GroupBalance {
  /** One slice of the group. */
  readonly slice: SliceChange;
  readonly balance: Balance;
  /** The kinds that the group holds after the batch; the amounts are of one slice each. */
  readonly sums: KindSums;
  readonly isTouched: boolean;
}

function balancesBy<Key>(
  slices: readonly SliceChange[],
  keyOf: (slice: SliceChange) => Key,
): ReadonlyMap<Key, GroupBalance> {
  const groups = new Map<Key, GroupBalance>();
  for (const slice of slices) {
    const key = keyOf(slice);
    const group = groups.get(key);
    groups.set(key, {
      slice: group?.slice ?? slice,
      balance: group === undefined ? balanceOf(slice) : addBalances([group.balance, balanceOf(slice)]),
      sums: group === undefined ? slice.after.sums : { ...group.sums, ...slice.after.sums },
      isTouched: (group?.isTouched ?? false) || slice.isTouched,
    });
  }
  return groups;
}

function originOf({ source, fiscalYear, unitId, projectId, componentId }: SliceOrigin): SliceOrigin {
  return { source, fiscalYear, unitId, projectId, componentId };
}

function balanceOf({ before, after }: SliceChange): Balance {
  return {
    planBefore: before.plan,
    planAfter: after.plan,
    disbursedBefore: before.disbursed,
    disbursedAfter: after.disbursed,
  };
}

function sumBalances(slices: readonly SliceChange[]): Balance {
  return addBalances(slices.map((slice) => balanceOf(slice)));
}

function addBalances(balances: readonly Balance[]): Balance {
  let sum: Balance = { planBefore: null, planAfter: null, disbursedBefore: null, disbursedAfter: null };
  for (const each of balances) {
    sum = {
      planBefore: addStated(sum.planBefore, each.planBefore),
      planAfter: addStated(sum.planAfter, each.planAfter),
      disbursedBefore: addStated(sum.disbursedBefore, each.disbursedBefore),
      disbursedAfter: addStated(sum.disbursedAfter, each.disbursedAfter),
    };
  }
  return sum;
}
