import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divide, roundHalfUp, truncate } from "../src/decimal.ts";
import { cellId, reconcileTable, type PrintedTable, type TableRow } from "../src/reconciliation/reconcile-table.ts";

/** Programmes with components, in whole triệu đồng; rates rounded or cut to two places. */
const component = fc.record({
  plan: fc.bigInt({ min: 1000n, max: 999_999n }),
  paidPerMille: fc.bigInt({ min: 1n, max: 1000n }),
  isRounded: fc.boolean(),
});
const programmes = fc.array(fc.array(component, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 });

interface Component {
  readonly plan: bigint;
  readonly paidPerMille: bigint;
  readonly isRounded: boolean;
}

function tableOf(given: readonly (readonly Component[])[]): PrintedTable {
  const row = (id: string, parentId: string | null, parts: readonly Component[]): TableRow => {
    const plan = parts.reduce((sum, each) => sum + each.plan, 0n);
    const disbursed = parts.reduce((sum, each) => sum + (each.plan * each.paidPerMille) / 1000n, 0n);
    const exact = divide(disbursed, plan).times(100);
    const rate = (parts[0]?.isRounded ? roundHalfUp(exact, 2) : truncate(exact, 2)).toFixed(2);
    return { id, label: id, parentId, isPartial: false, cells: { plan: `${plan}`, disbursed: `${disbursed}`, rate } };
  };
  return {
    columns: [
      { id: "plan", label: "Kế hoạch", role: "plan", unit: "million" },
      { id: "disbursed", label: "Giải ngân", role: "disbursed", unit: "million" },
      { id: "rate", label: "Tỷ lệ", role: "rate", unit: "percent" },
    ],
    rows: [
      row("all", null, given.flat()),
      ...given.flatMap((parts, index) => [
        row(`${index}`, "all", parts),
        ...parts.map((part, place) => row(`${index}.${place}`, `${index}`, [part])),
      ]),
    ],
  };
}

interface Planted {
  readonly table: PrintedTable;
  readonly figureId: string;
  readonly original: string;
}

interface Seed {
  readonly row: number;
  readonly column: number;
  readonly place: number;
}

/** The table with two unequal adjacent digits of one cell swapped; null when the cell has none. */
function withSwap(table: PrintedTable, seed: Seed): Planted | null {
  const chosen = table.rows[seed.row % table.rows.length];
  const column = ["plan", "disbursed", "rate"][seed.column % 3] ?? "";
  const original = chosen?.cells[column] ?? "";
  const swaps = original.split("").flatMap((digit, place) => {
    const before = original.slice(0, place - 1);
    const swapped = `${before}${digit}${original.charAt(place - 1)}${original.slice(place + 1)}`;
    return place === 0 || swapped === original || !/^(?:0|[1-9]\d*)(?:\.\d\d)?$/u.test(swapped) ? [] : [swapped];
  });
  const printed = swaps[seed.place % Math.max(swaps.length, 1)];
  if (chosen === undefined || printed === undefined) return null;
  const cells = { ...chosen.cells, [column]: printed };
  const rows = table.rows.map((row) => (row === chosen ? { ...row, cells } : row));
  return { table: { ...table, rows }, figureId: cellId(chosen.id, column), original };
}

const seeds: fc.Arbitrary<Seed> = fc.record({ row: fc.nat(), column: fc.nat(), place: fc.nat() });

/** What became of planted swaps. The sample is the same in every run: the shares below are measured on it. */
const sampled = fc.sample(fc.tuple(programmes, seeds), { numRuns: 250, seed: 20231031 }).flatMap(([given, seed]) => {
  const planted = withSwap(tableOf(given), seed);
  if (planted === null) return [];
  const { checks, explanations } = reconcileTable(planted.table);
  const seen = checks.filter(
    ({ outcome, figureIds }) => outcome === "contradiction" && figureIds.includes(planted.figureId),
  );
  return [{ ...planted, seen: seen.length, explanations }];
});

describe("reconciling a table", () => {
  test("says nothing against a consistent one", () => {
    fc.assert(
      fc.property(programmes, (given) => {
        const { counts, explanations, checks } = reconcileTable(tableOf(given));
        expect(counts.contradiction).toBe(0);
        expect(explanations).toEqual([]);
        expect(checks.length).toBeGreaterThan(given.flat().length);
      }),
    );
  });

  test("takes every planted swap that two relations see back to the original", () => {
    const seenTwice = sampled.filter(({ seen }) => seen >= 2);
    expect(seenTwice.length).toBeGreaterThan(80);
    for (const { explanations, figureId, original } of seenTwice) {
      expect(explanations).toHaveLength(1);
      expect(explanations[0]?.correction).toMatchObject({ figureId, corrected: original, kind: "swap" });
    }
  });

  test("never corrects a figure that was right, nor to another number", () => {
    const wrong = sampled.flatMap(({ explanations, figureId, original }) =>
      explanations
        .flatMap(({ correction }) => correction ?? [])
        .filter((correction) => correction.figureId !== figureId || correction.corrected !== original),
    );
    expect(wrong).toEqual([]);
  });

  test("corrects at least four of five planted swaps (a lone sum is no proof), and lists the original where it cannot tell", () => {
    const found = sampled.filter(({ seen }) => seen > 0);
    expect(found.length).toBe(sampled.length);
    const corrected = found.filter(({ explanations }) => explanations.some(({ correction }) => correction !== null));
    expect(corrected.length * 5).toBeGreaterThan(found.length * 4);
    for (const { explanations, figureId, original } of found) {
      const named = explanations.flatMap(({ correction, candidates }) => [
        ...(correction ? [correction] : []),
        ...candidates,
      ]);
      expect(named).toContainEqual(expect.objectContaining({ figureId, corrected: original }));
    }
  });
});
