/**
 * Pairing lines of two sides, of which it is known which could be the same payment: exact pairs first, then as many as
 * can be, and the nearest where that costs no pair.
 *
 * The nearest alone would leave lines over that have a partner: with two days tolerated, unit 1 and 4 October beside
 * Treasury 3 and 6 October are two payments, though 4 is nearer to 3 than 1 is.
 */
import type { Dong } from "../money.ts";

/** Two lines that could be the same payment. */
export interface PossiblePair<Line> {
  readonly unitLine: Line;
  readonly treasuryLine: Line;
  /** Days from the unit's date to the Treasury's; negative when the Treasury was earlier. */
  readonly daysApart: number;
  /** Between the amounts, not negative. */
  readonly gap: Dong;
  /** The ranks of the lines on their sides, which decide between pairs that are equally near. */
  readonly order: readonly [number, number];
}

/** Pairs of which each line is in at most one. */
export function choosePairs<Line, Pair extends PossiblePair<Line>>(
  pairs: readonly (Pair & PossiblePair<Line>)[],
): readonly Pair[] {
  const nearestFirst = pairs.toSorted(byNearness);
  const chosen = new Map<Line, Pair>();
  for (const pair of nearestFirst) {
    if (chosen.has(pair.unitLine) || chosen.has(pair.treasuryLine)) continue;
    chosen.set(pair.unitLine, pair).set(pair.treasuryLine, pair);
  }
  const exact = new Set([...chosen.values()].filter(isExact).flatMap((pair) => [pair.unitLine, pair.treasuryLine]));
  const open = nearestFirst.filter((pair) => !exact.has(pair.unitLine) && !exact.has(pair.treasuryLine));
  pairTheRest<Line, Pair>(open, chosen);
  return nearestFirst.filter((pair) => chosen.get(pair.unitLine) === pair);
}

function isExact({ gap, daysApart }: PossiblePair<unknown>): boolean {
  return gap === 0n && daysApart === 0;
}

function byNearness(left: PossiblePair<unknown>, right: PossiblePair<unknown>): number {
  return (
    (left.gap === right.gap ? 0 : left.gap < right.gap ? -1 : 1) ||
    Math.abs(left.daysApart) - Math.abs(right.daysApart) ||
    left.order[0] - right.order[0] ||
    left.order[1] - right.order[1]
  );
}

/**
 * Finds partners for lines of the unit that have none, by giving those in the way another partner (augmenting paths of
 * a bipartite matching, the shortest first). What a search in vain has seen leads to no free line later either, so that
 * no pair is looked at in vain twice.
 */
function pairTheRest<Line, Pair extends PossiblePair<Line>>(open: readonly Pair[], chosen: Map<Line, Pair>): void {
  const pairsOf = new Map<Line, Pair[]>();
  for (const pair of open) {
    const known = pairsOf.get(pair.unitLine);
    if (known === undefined) pairsOf.set(pair.unitLine, [pair]);
    else known.push(pair);
  }
  const dead = new Set<Line>();
  const free = [...pairsOf.keys()].filter((line) => !chosen.has(line));
  for (const start of free) {
    const cameBy = new Map<Line, Pair>();
    const end = findFree(start, { pairsOf, chosen, dead, cameBy });
    if (end === null) {
      for (const line of cameBy.keys()) dead.add(line);
      continue;
    }
    let pair: Pair | undefined = end;
    while (pair !== undefined) {
      const before: Pair | undefined = chosen.get(pair.unitLine);
      chosen.set(pair.unitLine, pair).set(pair.treasuryLine, pair);
      pair = before === undefined ? undefined : cameBy.get(before.treasuryLine);
    }
  }
}

/** The pair that ends at a line of the Treasury without a partner; null when none can be reached. */
function findFree<Line, Pair extends PossiblePair<Line>>(
  start: Line,
  state: {
    readonly pairsOf: ReadonlyMap<Line, readonly Pair[]>;
    readonly chosen: ReadonlyMap<Line, Pair>;
    readonly dead: ReadonlySet<Line>;
    /** Filled: each line of the Treasury that was seen, with the pair that led to it. */
    readonly cameBy: Map<Line, Pair>;
  },
): Pair | null {
  const { pairsOf, chosen, dead, cameBy } = state;
  const waiting = [start];
  for (const unitLine of waiting)
    for (const pair of pairsOf.get(unitLine) ?? []) {
      const { treasuryLine } = pair;
      if (dead.has(treasuryLine) || cameBy.has(treasuryLine)) continue;
      cameBy.set(treasuryLine, pair);
      const taken = chosen.get(treasuryLine);
      if (taken === undefined) return pair;
      waiting.push(taken.unitLine);
    }
  return null;
}
