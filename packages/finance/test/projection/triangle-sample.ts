/** Triangles for tests: published ones with the results of the R package ChainLadder, and made ones. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@giaingan/finance";
import type { SigmaRule, Triangle } from "@giaingan/finance/triangles";
import * as fc from "fast-check";

/** Results as R's MackChainLadder gives them, to 15 digits. */
export interface MackResults {
  readonly f: readonly number[];
  readonly f_se: readonly number[];
  readonly sigma: readonly number[];
  readonly latest: readonly number[];
  readonly ultimate: readonly number[];
  readonly ibnr: readonly number[];
  readonly mack_se_by_origin: readonly number[];
  readonly total_ibnr: number;
  readonly total_mack_se: number;
}

/** GenIns and RAA with both sigma rules, from fixtures/triangles-mack.json. */
export function readMackCases(): readonly {
  readonly name: string;
  readonly sigma: SigmaRule;
  readonly triangle: Triangle;
  readonly expected: MackResults;
}[] {
  const { datasets } = readFixture("triangles-mack.json") as {
    readonly datasets: Readonly<
      Record<string, { readonly triangle: Triangle; readonly expected: Readonly<Record<string, MackResults>> }>
    >;
  };
  return Object.entries(datasets).flatMap(([name, { triangle, expected }]) =>
    Object.entries(expected).map(([rule, results]) => ({
      name,
      sigma: rule === "est.sigma=Mack" ? ("mack" as const) : ("log-linear" as const),
      triangle,
      expected: results,
    })),
  );
}

/** What R's documentation prints of further published triangles. */
export interface PublishedTriangle {
  readonly triangle: Triangle;
  readonly reserves?: readonly number[];
  readonly standardErrors?: readonly number[];
  readonly totalReserve?: number;
  readonly totalStandardError?: number;
}

/** MW2008, MW2014, UKMotor, Mortgage, MCLpaid, ABC. */
export function readPublished(): Readonly<Record<string, PublishedTriangle>> {
  const { datasets } = readFixture("triangles-published.json") as {
    readonly datasets: Readonly<Record<string, PublishedTriangle>>;
  };
  return datasets;
}

export const genIns: Triangle = readMackCases()[0]?.triangle ?? [];

/**
 * Staircases of any shape: 1 to 8 rows and columns, increments of any sign that leave nothing negative; the first row is
 * complete and the first column above 0.
 */
export const triangles: fc.Arbitrary<Triangle> = fc
  .record({ columns: fc.integer({ min: 1, max: 8 }), rows: fc.integer({ min: 1, max: 8 }) })
  .chain(({ columns, rows }) =>
    fc.array(
      fc.record({
        known: fc.integer({ min: 1, max: columns }),
        cells: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: columns, maxLength: columns }),
      }),
      { minLength: rows, maxLength: rows },
    ),
  )
  .map((rows) =>
    rows.map(({ known, cells }, row) => cells.map((cell, column) => (row === 0 || column < known ? cell : null))),
  );

/** The refusal that a call throws. */
export function refusalOf(call: () => unknown): Refusal {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

/** Every number of an answer, however deep; null is left out. */
export function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", name), "utf8"));
}
