/**
 * Hard rule of the detailed allocation: where a project's allocation of a budget year is stated, the project disburses at
 * most that and what is carried over to it. Where none is stated there is no limit but the plan.
 */
import { type Breach, narrowPlace, placeValues } from "./admission-breach.ts";
import { type CountedEntry, crossingEntry, effectOn, type SliceChange, type YearChange } from "./batch-change.ts";
import { groupBy } from "../keyed-items.ts";
import { type Dong, sumMoney } from "../money.ts";
import { addStated } from "../position.ts";
import { addKindSums, type KindSums } from "../slice-sums.ts";

/** Projects that the batch takes above their allocation; an excess of before may be worked off. */
export function* findAllocationBreaches({ unitId, fiscalYear, slices, counted }: YearChange): Generator<Breach> {
  let countedOf: ReadonlyMap<string | null, readonly CountedEntry[]> | null = null;
  for (const [projectId, own] of groupBy(slices, (slice) => slice.projectId)) {
    if (projectId === null || !own.some(({ isTouched }) => isTouched)) continue;
    const sums = own.map(({ after }) => after.sums).reduce(addKindSums, {});
    const allocated = allocationOf(sums);
    if (allocated === null || isPlanTighter(own, { sums, allocated })) continue;
    const [before, disbursed] = [disbursedOf(own, "before"), disbursedOf(own, "after")];
    const excess = disbursed - allocated;
    const allocatedBefore = allocationOf(own.map((slice) => slice.before.sums).reduce(addKindSums, {})) ?? 0n;
    if (excess <= 0n || excess <= before - allocatedBefore) continue;
    countedOf ??= groupBy(counted, ({ entry }) => entry.projectId);
    const ofProject = countedOf.get(projectId) ?? [];
    const named =
      disbursed > before
        ? crossingEntry(ofProject, {
            start: before,
            limit: allocated,
            direction: 1n,
            effectOf: (entry) => effectOn("disbursed", entry),
          })
        : ofProject.at(-1);
    const place = placeValues({ unitId, fiscalYear, ...narrowPlace({ projectId, source: null }, own) });
    yield {
      code: "disbursementExceedsAllocation",
      values: { entry: named?.namedId ?? "", allocated, disbursed, excess, ...place },
    };
  }
}

/**
 * What a project may disburse by its allocation; null: none is stated. Where its plan is the allocation alone, transfers,
 * cuts and cancellations move it; where it has a plan of its own they move that, and what it receives is allotted to it.
 */
function allocationOf(sums: KindSums): Dong | null {
  const { allocated, carriedOver = 0n, transferred = 0n, cut = 0n, cancelled = 0n } = sums;
  if (allocated === undefined) return null;
  const change = transferred - cut - cancelled;
  return allocated + carriedOver + (isPlanned(sums) && change < 0n ? 0n : change);
}

function isPlanned({ assigned, supplemented }: KindSums): boolean {
  return assigned !== undefined || supplemented !== undefined;
}

/** Whether the project's own plan is the tighter limit: it has been told. */
function isPlanTighter(
  own: readonly SliceChange[],
  { sums, allocated }: { readonly sums: KindSums; readonly allocated: Dong },
): boolean {
  const plan = own.map(({ after }) => after.plan).reduce(addStated, null);
  return isPlanned(sums) && plan !== null && plan <= allocated;
}

function disbursedOf(own: readonly SliceChange[], when: "before" | "after"): Dong {
  const sum = sumMoney(own.map((slice) => slice[when].disbursed ?? 0n));
  return sum < 0n ? 0n : sum;
}
