/**
 * The hard rules of the naive model: what a batch may not leave behind, and what follows from it by itself.
 */
import type { Entry, FundingSource } from "@giaingan/finance";
import { advancesNotRecovered, disbursed, type NaiveRow, partsOf, planInForce, sumOf } from "./naive-model.ts";

/** The codes of the rules that a batch breaks, as the record stands before it. */
export function brokenRules(
  before: readonly NaiveRow[],
  batch: readonly Entry[],
  following: readonly Entry[],
): Set<string> {
  const after = [...before, ...batch, ...following];
  const broken = new Set<string>();
  for (const entry of batch) {
    if (entry.amount < 0n && entry.reverses === null && entry.kind !== "transferred") broken.add("negativeAmount");
    if (entry.reverses !== null && isWrongReversal(entry, [...before, ...batch])) broken.add("reversalDiffers");
    if (entry.source.level === "district" && entry.effectiveOn >= "2025-07-01" && entry.reverses === null)
      broken.add("levelNotInForce");
    if (entry.source.relation === "offBudget" && entry.kind !== "mobilised" && entry.reverses === null)
      broken.add("offBudgetNotPlanned");
    if (entry.kind === "carriedOver" && entry.reverses === null && (entry.source.vintage ?? 0) >= entry.fiscalYear)
      broken.add("carryOverOfOwnYear");
    const year = Number(entry.effectiveOn.slice(0, 4));
    const isPayment = disbursed([entry]) !== null;
    if (year > entry.fiscalYear + 1 || year < entry.fiscalYear - (isPayment ? 0 : 1))
      broken.add("dateOutsideBudgetYear");
  }
  for (const legs of partsOf(batch, ({ fiscalYear }) => String(fiscalYear)).values())
    if ((sumOf(legs, ["transferred"]) ?? 0n) !== 0n) broken.add("transferNotBalanced");
  const touched = [...batch, ...following];
  for (const unitId of new Set(touched.map((entry) => entry.unitId))) {
    const ofUnit = (rows: readonly Entry[]): readonly Entry[] => rows.filter((row) => row.unitId === unitId);
    if (fallsShort(ofUnit(before), ofUnit(after), { sum: advancesNotRecovered, isByVintage: false }))
      broken.add("recoveryExceedsAdvance");
    for (const year of new Set(ofUnit(touched).map(({ fiscalYear }) => fiscalYear))) {
      const ofYear = (rows: readonly Entry[]): readonly Entry[] =>
        ofUnit(rows).filter(({ fiscalYear }) => fiscalYear === year);
      if (fallsShort(ofYear(before), ofYear(after), { sum: disbursed, isByVintage: true }))
        broken.add("refundExceedsDisbursed");
      for (const code of planRules(ofYear(before), ofYear(after))) broken.add(code);
      for (const projectId of new Set(ofYear(after).map((row) => row.projectId))) {
        const ofProject = (rows: readonly Entry[]): readonly Entry[] =>
          ofYear(rows).filter((row) => row.projectId === projectId);
        if (projectId !== null && isAboveAllocation(ofProject(before), ofProject(after)))
          broken.add("disbursementExceedsAllocation");
      }
    }
  }
  return broken;
}

function isWrongReversal(entry: Entry, all: readonly Entry[]): boolean {
  const target = all.find(({ id }) => id === entry.reverses);
  if (target === undefined) return true;
  const isTakenBackBefore = all.some((other) => other !== entry && other.reverses === entry.reverses);
  return (
    isTakenBackBefore ||
    entry.amount !== -target.amount ||
    entry.effectiveOn < target.effectiveOn ||
    placeOf(entry) !== placeOf(target)
  );
}

function placeOf({ kind, unitId, projectId, componentId, fiscalYear, source }: Entry): string {
  return JSON.stringify([kind, unitId, projectId, componentId, fiscalYear, sourceOf(source)]);
}

function sourceOf({ level, nature, origin, vintage, relation }: FundingSource): readonly unknown[] {
  return [level, nature, origin, vintage, relation];
}

/** Whether more is taken back than was paid: of money that may be the same, of a project, or of the unit. */
function fallsShort(
  before: readonly Entry[],
  after: readonly Entry[],
  { sum, isByVintage }: { readonly sum: (rows: readonly Entry[]) => bigint | null; readonly isByVintage: boolean },
): boolean {
  const slice = (row: Entry): string =>
    JSON.stringify([row.projectId, row.componentId, row.fiscalYear, sourceOf(row.source)]);
  for (const [name, rows] of partsOf(after, slice)) {
    const [sample] = rows;
    if (sample === undefined) continue;
    const change = (sum(rows) ?? 0n) - (sum(before.filter((row) => slice(row) === name)) ?? 0n);
    if (change >= 0n) continue;
    const isSame = (row: Entry): boolean => mayBe(row.source, sample.source, isByVintage) && mayBeProject(row, sample);
    const isProject = (row: Entry): boolean => mayBeProject(row, sample);
    for (const holds of [isSame, isProject, (): boolean => true]) {
      const left = sum(after.filter(holds)) ?? 0n;
      if (left < 0n && left < (sum(before.filter(holds)) ?? 0n)) return true;
    }
  }
  return false;
}

function mayBeProject(row: Entry, sample: Entry): boolean {
  return sample.projectId === null || row.projectId === null || row.projectId === sample.projectId;
}

/** Whether two sources may be the same money: nothing is stated differently. */
function mayBe(left: FundingSource, right: FundingSource, isByVintage: boolean): boolean {
  const names = ["level", "nature", "origin", "relation", ...(isByVintage ? ["vintage" as const] : [])] as const;
  for (const name of names) if (left[name] !== null && right[name] !== null && left[name] !== right[name]) return false;
  return true;
}

/** Whether money of one source is of the other: nothing that the other states is stated differently or not at all. */
function isOf(row: FundingSource, wide: FundingSource): boolean {
  for (const name of ["level", "nature", "origin", "relation", "vintage"] as const)
    if (wide[name] !== null && row[name] !== wide[name]) return false;
  return true;
}

/** Payments against plan: of the unit's year, of each source, of each project and of each slice with a plan of its own. */
function planRules(before: readonly Entry[], after: readonly Entry[]): readonly string[] {
  if (planInForce(after) === null) return [];
  const codes: string[] = [];
  const hold = (planned: (row: Entry) => boolean, paid: (row: Entry) => boolean): void => {
    const code = planRule(
      { plan: planInForce(before.filter(planned)), paid: disbursed(before.filter(paid)) },
      { plan: planInForce(after.filter(planned)), paid: disbursed(after.filter(paid)) },
    );
    if (code !== null) codes.push(code);
  };
  const everything = (): boolean => true;
  hold(everything, everything);
  for (const [, [sample]] of partsOf(after, (row) => JSON.stringify(sourceOf(row.source)))) {
    if (sample === undefined) continue;
    hold(
      (row) => mayBe(row.source, sample.source, true),
      (row) => isOf(row.source, sample.source),
    );
  }
  for (const [projectId, rows] of partsOf(after, (row) => row.projectId ?? "")) {
    const isProject = (row: Entry): boolean => row.projectId === projectId;
    if (projectId !== "" && hasOwnPlan(rows)) hold(isProject, isProject);
  }
  const slice = (row: Entry): string => JSON.stringify([row.projectId, row.componentId, sourceOf(row.source)]);
  for (const [name, rows] of partsOf(before, slice)) {
    const isSlice = (row: Entry): boolean => slice(row) === name;
    const was = planInForce(rows);
    const is = planInForce(after.filter(isSlice));
    if (was !== null && is !== null && is < was && hasOwnPlan(rows)) hold(isSlice, isSlice);
  }
  return codes;
}

/** A plan, and not only changes to allocations of one. */
function hasOwnPlan(rows: readonly Entry[]): boolean {
  const has = (...kinds: readonly Entry["kind"][]): boolean => rows.some(({ kind }) => kinds.includes(kind));
  return (
    has("assigned", "supplemented") || (has("carriedOver", "transferred", "cut", "cancelled") && !has("allocated"))
  );
}

/** Whether a project is paid more than it was allocated, and more so than before; a tighter plan of its own says it first. */
function isAboveAllocation(before: readonly Entry[], after: readonly Entry[]): boolean {
  const allocation = allocationOf(after);
  const plan = planInForce(after);
  const isPlanned = after.some(({ kind }) => kind === "assigned" || kind === "supplemented");
  if (allocation === null || (isPlanned && plan !== null && plan <= allocation)) return false;
  const excess = notNegative(disbursed(after)) - allocation;
  return excess > 0n && excess > notNegative(disbursed(before)) - (allocationOf(before) ?? 0n);
}

/** What is allocated and carried over, moved by transfers, cuts and cancellations unless these move a plan of its own. */
function allocationOf(rows: readonly Entry[]): bigint | null {
  const allocated = sumOf(rows, ["allocated"]);
  if (allocated === null) return null;
  const lowered = (sumOf(rows, ["cut"]) ?? 0n) + (sumOf(rows, ["cancelled"]) ?? 0n);
  const change = (sumOf(rows, ["transferred"]) ?? 0n) - lowered;
  const isPlanned = rows.some(({ kind }) => kind === "assigned" || kind === "supplemented");
  return allocated + (sumOf(rows, ["carriedOver"]) ?? 0n) + (isPlanned && change < 0n ? 0n : change);
}

interface Balance {
  readonly plan: bigint | null;
  readonly paid: bigint | null;
}

/** A batch may not leave more paid than planned, unless it was as bad before. */
function planRule(was: Balance, is: Balance): string | null {
  const excess = notNegative(is.paid) - (is.plan ?? 0n);
  if (excess <= 0n || excess <= notNegative(was.paid) - (was.plan ?? 0n)) return null;
  const isPlanTooLow = (is.plan ?? 0n) < (was.plan ?? 0n) && notNegative(was.paid) > (is.plan ?? 0n);
  const isPaidMore = (is.paid ?? 0n) > (was.paid ?? 0n);
  return isPaidMore && !isPlanTooLow ? "disbursementExceedsPlan" : "planBelowDisbursed";
}

function notNegative(amount: bigint | null): bigint {
  return amount === null || amount < 0n ? 0n : amount;
}
