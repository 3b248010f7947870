/**
 * Advance layers: each advance with what has been recovered of it. Recoveries name no advance, so they are counted
 * against the oldest advance of the same unit, project, component and source, whatever its vintage (first in, first out).
 */
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { DocumentedMovement } from "../documented-movement.ts";
import { type FundingSource, sourceKey } from "../funding-source.ts";
import { type Dong, sumMoney } from "../money.ts";
import { compareText } from "../slice-order.ts";
import { sliceKey } from "../slice-sums.ts";

/** What was advanced on one day of one budget year, and what became of it. All in đồng. */
export interface AdvanceLayer extends SliceOrigin {
  /** `YYYY-MM` in which it was advanced; null where months are not told apart. */
  readonly month: string | null;
  readonly paidOn: PlainDate;
  /** Less what was taken back; null where only a recovery is known. */
  readonly advanced: Dong | null;
  /** Null where no recovery of this money is stated. */
  readonly recovered: Dong | null;
  /** `advanced − recovered + overRecovered`: never negative. */
  readonly outstanding: Dong;
  /** Recovered, or taken back, beyond all that was advanced: on the last layer of its money. */
  readonly overRecovered: Dong;
}

/**
 * The layers of all advances, those of the same money from the oldest on.
 *
 * Money is the same across budget years and vintages: an advance of 2022 is recovered in 2023, be it from money of 2023.
 * What is recovered stands in the layer, and so with the year and vintage, of the advance. What stands is the sum of all movements, whatever their order: a recovery that
 * is dated before its advance counts against it; of two on one day none comes first. An advance taken back is taken
 * out of the very advance that it names; where it names none (a sum), out of one of the same amount, else out of the
 * oldest; those of its own vintage first.
 *
 * @param movements already selected by date, budget year and filter; other kinds are passed over
 * @example
 * ```ts
 * const place = { fiscalYear: 2023, unitId: "Kon Rẫy", projectId: "Đường thôn 3", componentId: null, source: sourceNotStated };
 * const march = { ...place, kind: "advanced", effectiveOn: "2023-03-15", amount: 30n };
 * const june = { ...place, kind: "advanced", effectiveOn: "2023-06-01", amount: 10n };
 * const recovered = { ...place, kind: "advanceRecovered", effectiveOn: "2023-09-30", amount: 32n };
 * advanceLayers([march, june, recovered]).map(({ paidOn, outstanding }) => [paidOn, outstanding]) // => [["2023-03-15", 0n], ["2023-06-01", 8n]]
 * ```
 */
export function advanceLayers(movements: readonly DocumentedMovement[]): readonly AdvanceLayer[] {
  const pools = new Map<string, DocumentedMovement[]>();
  for (const movement of movements) {
    if (movement.kind !== "advanced" && movement.kind !== "advanceRecovered") continue;
    const key = poolKey(movement);
    const pool = pools.get(key);
    if (pool === undefined) pools.set(key, [movement]);
    else pool.push(movement);
  }
  return [...pools.values()].flatMap(layersOfPool);
}

/**
 * A key of the money that one recovery can pay back: of one unit, project, component and source, of any budget year
 * and vintage.
 *
 * @example
 * ```ts
 * const place = { unitId: "Kon Rẫy", projectId: "Đường thôn 3", componentId: null, fiscalYear: 2023 };
 * const of = (vintage) => ({ ...place, source: { ...sourceNotStated, vintage } });
 * poolKey({ ...of(2022), fiscalYear: 2022 }) === poolKey(of(2023)) // => true
 * ```
 */
export function poolKey({ unitId, projectId, componentId, source }: SliceOrigin): string {
  return sliceKey({ unitId, projectId, componentId, source: sourceOfPool(source), fiscalYear: 0 });
}

/**
 * The source by which advances are told apart: without its vintage.
 *
 * @example
 * ```ts
 * sourceOfPool({ ...sourceNotStated, nature: "investment", vintage: 2022 }).vintage // => null
 * ```
 */
export function sourceOfPool(source: FundingSource): FundingSource {
  return { ...source, vintage: null };
}

/** An advance before recoveries are counted. */
interface Advance {
  readonly movement: DocumentedMovement;
  readonly amount: Dong;
}

function layersOfPool(pool: readonly DocumentedMovement[]): readonly AdvanceLayer[] {
  const recoveries = pool.filter(({ kind }) => kind === "advanceRecovered");
  const { advances, takenBeyond } = standingAdvances(pool.filter(({ kind }) => kind === "advanced"));
  const recovered = sumMoney(recoveries.map(({ amount }) => amount));
  const isStated = recoveries.length > 0;
  let left = recovered < 0n ? 0n : recovered;
  const layers: AdvanceLayer[] = [];
  for (const { movement, amount } of advances) {
    const taken = left < amount ? left : amount;
    left -= taken;
    layers.push(layerOf(movement, { advanced: amount, recovered: isStated ? taken : null, overRecovered: 0n }));
  }
  // A recovery taken back, but not itself among the movements, is money still out: as old as the day it was taken back.
  const reopened =
    recovered < 0n
      ? recoveries
          .filter(({ amount }) => amount < 0n)
          .toSorted(byDate)
          .at(-1)
      : undefined;
  if (reopened !== undefined) layers.push(layerOf(reopened, { advanced: null, recovered, overRecovered: 0n }));
  const last = pool.toSorted(byDate).at(-1);
  // What was recovered and taken back again is known, and comes to nothing: that is not the same as not stated.
  if ((left + takenBeyond > 0n || layers.length === 0) && last !== undefined)
    layers.push(
      layerOf(last, {
        advanced: takenBeyond > 0n ? -takenBeyond : null,
        recovered: isStated ? left : null,
        overRecovered: left + takenBeyond,
      }),
    );
  return layers;
}

/** The advances less what took them back, from the oldest on; and what was taken back beyond all of them. */
function standingAdvances(given: readonly DocumentedMovement[]): {
  readonly advances: readonly Advance[];
  readonly takenBeyond: Dong;
} {
  const byId = new Map(given.flatMap((movement) => (movement.id === undefined ? [] : [[movement.id, movement]])));
  const nets = new Map<DocumentedMovement, Dong>();
  for (const movement of given) {
    const root = rootOf(movement, byId);
    nets.set(root, (nets.get(root) ?? 0n) + movement.amount);
  }
  const inOrder = [...nets]
    .map(([movement, amount]) => ({ movement, amount }))
    .sort((left, right) => byDate(left.movement, right.movement));
  let advances: readonly Advance[] = inOrder.filter(({ amount }) => amount >= 0n);
  let takenBeyond = 0n;
  for (const { movement, amount } of inOrder) {
    if (amount >= 0n) continue;
    const { rest, missing } = takeBack(advances, { movement, amount: -amount });
    advances = rest;
    takenBeyond += missing;
  }
  return { advances, takenBeyond };
}

/** The movement at the end of a chain of reversals; of a sum, and where the reversed one is not known, itself. */
function rootOf(movement: DocumentedMovement, byId: ReadonlyMap<string, DocumentedMovement>): DocumentedMovement {
  const passed = new Set<DocumentedMovement>();
  let root = movement;
  while (root.reverses !== undefined && root.reverses !== null && !passed.has(root)) {
    passed.add(root);
    const reversed = byId.get(root.reverses);
    if (reversed === undefined) break;
    root = reversed;
  }
  return root;
}

/** Takes an amount out of the advance of that very amount, else out of the oldest ones; none falls below zero. */
function takeBack(
  advances: readonly Advance[],
  { movement: { source }, amount: wanted }: Advance,
): { readonly rest: readonly Advance[]; readonly missing: Dong } {
  const isOwn = ({ movement }: Advance): boolean => sourceKey(movement.source) === sourceKey(source);
  const inOrder = [...advances.filter(isOwn), ...advances.filter((each) => !isOwn(each))];
  const same = inOrder.find(({ amount }) => amount === wanted);
  const left = new Map<Advance, Dong>();
  let missing = wanted;
  for (const each of same === undefined ? inOrder : [same]) {
    const taken = missing < each.amount ? missing : each.amount;
    missing -= taken;
    left.set(each, each.amount - taken);
  }
  const rest = advances.map((each) => ({ ...each, amount: left.get(each) ?? each.amount }));
  return { rest, missing };
}

function layerOf(
  { source, fiscalYear, unitId, projectId, componentId, effectiveOn }: DocumentedMovement,
  amounts: Pick<AdvanceLayer, "advanced" | "recovered" | "overRecovered">,
): AdvanceLayer {
  const { advanced, recovered, overRecovered } = amounts;
  return {
    source,
    fiscalYear,
    unitId,
    projectId,
    componentId,
    month: effectiveOn.slice(0, 7),
    paidOn: effectiveOn,
    ...amounts,
    outstanding: (advanced ?? 0n) - (recovered ?? 0n) + overRecovered,
  };
}

function byDate(left: DocumentedMovement, right: DocumentedMovement): number {
  return (
    compareText(left.effectiveOn, right.effectiveOn) ||
    left.fiscalYear - right.fiscalYear ||
    compareText(left.id ?? "", right.id ?? "") ||
    (left.amount === right.amount ? 0 : left.amount < right.amount ? -1 : 1)
  );
}
