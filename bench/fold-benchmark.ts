/**
 * Folding in memory, without an engine: the library's entry table against a hand-written loop over 64-bit columns, and
 * against Arquero.
 *
 * Arquero adds doubles: its sums are right only below 2^53, and it is told so here; ours are exact.
 */
import { type Entry, entryKinds, foldTable, sourceKey, sumSlices, tabulateMovements } from "@giaingan/finance";
import { op, table } from "arquero";
import { makeEntries } from "./national-entries.ts";
import type { Benchmark } from "./side-by-side.ts";

const library = "library, foldTable";
const slices = "library, sumSlices over objects";
const loop = "hand-written BigInt64Array loop";
const arquero = "Arquero, doubles";
const asOf = "2025-12-31";

/** What is asked of the fold. */
export type FoldKind = "source × month" | "unit × source";

export function foldBenchmark(
  size: number,
  { seed, kind }: { readonly seed: number; readonly kind: FoldKind },
): Benchmark {
  const made5Years = makeEntries({ start: 0, end: size, size, seed });
  // The position of 3.300 units × 6 sources is that of one budget year and its own money.
  const entries = kind === "source × month" ? made5Years : made5Years.map(ofOneYear);
  const grain = kind === "source × month" ? { month: true } : { unit: true };
  const made = tabulateMovements(entries, grain);
  const keys = keyColumn(entries, kind);
  const sums = (): BigInt64Array => handWritten(keys);
  assertSame(sums(), foldTable(made, asOf).length, keys.groupCount);
  const frame = table({
    group: Array.from(keys.groups),
    kind: Array.from(keys.kinds),
    amount: Array.from(keys.amounts, Number),
  });
  return {
    name: `fold in memory by ${kind}`,
    size,
    turns: 9,
    warmUpTurns: 3,
    contenders: [
      { name: library, run: async () => foldTable(made, asOf) },
      { name: loop, run: async () => sums() },
      {
        name: arquero,
        run: async () =>
          frame
            .groupby("group", "kind")
            .rollup({ total: op.sum("amount") })
            .objects(),
      },
      { name: slices, run: async () => sumSlices(entries, grain) },
    ],
    goals: [
      { numerator: library, denominator: loop, ratioMax: 1.5 },
      { numerator: library, denominator: arquero, ratioMax: 0.2 },
    ],
  };
}

function ofOneYear(entry: Entry): Entry {
  return { ...entry, fiscalYear: 2025, source: { ...entry.source, vintage: 2025 } };
}

interface Keys {
  readonly groups: Int32Array;
  readonly groupCount: number;
  readonly kinds: Uint8Array;
  readonly amounts: BigInt64Array;
}

function keyColumn(entries: readonly Entry[], kind: FoldKind): Keys {
  const ranks = new Map<string, number>();
  const groups = Int32Array.from(entries, ({ source, fiscalYear, effectiveOn, unitId }) => {
    const outer = kind === "source × month" ? effectiveOn.slice(0, 7) : unitId;
    const key = `${outer}/${fiscalYear}/${sourceKey(source)}`;
    const rank = ranks.get(key) ?? ranks.size;
    ranks.set(key, rank);
    return rank;
  });
  return {
    groups,
    groupCount: ranks.size,
    kinds: Uint8Array.from(entries, (entry) => entryKinds.indexOf(entry.kind)),
    amounts: BigInt64Array.from(entries, ({ amount }) => amount),
  };
}

/** The loop that one would write by hand: groups and kinds are numbers already, nothing is named, nulls are zeros. */
function handWritten({ groups, groupCount, kinds, amounts }: Keys): BigInt64Array {
  const kindCount = entryKinds.length;
  const sums = new BigInt64Array(groupCount * kindCount);
  // The linter reads this folder without the compiler's unchecked-index rule, which wants the assertions.
  /* oxlint-disable typescript/no-unnecessary-type-assertion */
  for (let row = 0; row < groups.length; row += 1) {
    const cell = (groups[row] as number) * kindCount + (kinds[row] as number);
    sums[cell] = (sums[cell] as bigint) + (amounts[row] as bigint);
  }
  /* oxlint-enable typescript/no-unnecessary-type-assertion */
  return sums;
}

function assertSame(sums: BigInt64Array, sliceCount: number, groupCount: number): void {
  if (sliceCount !== groupCount || sums.length !== groupCount * entryKinds.length) {
    throw new Error(`the fold has ${sliceCount} slices, the loop ${groupCount} groups`);
  }
}
