import { chainLadder, type SigmaRule } from "@giaingan/finance/triangles";
import { describe, expect, test } from "vitest";
import { readMackCases, readPublished } from "./triangle-sample.ts";

const published = readPublished();

/** Largest relative difference; 0 must be 0. */
function worstOf(expected: readonly number[], found: readonly (number | null)[]): number {
  expect(found).toHaveLength(expected.length);
  return Math.max(
    ...expected.map((value, index) => {
      const other = found[index] ?? Number.NaN;
      return value === 0 ? Math.abs(other) : Math.abs(other - value) / Math.abs(value);
    }),
  );
}

describe.each(readMackCases())("$name with the last sigma by $sigma", ({ triangle, sigma, expected }) => {
  const answer = chainLadder(triangle, { sigma });
  test.each([
    { field: "factors", wanted: expected.f, found: answer.factors },
    { field: "factorStandardErrors", wanted: expected.f_se, found: answer.factorStandardErrors },
    { field: "sigmas", wanted: expected.sigma, found: answer.sigmas },
    { field: "latest", wanted: expected.latest, found: answer.latest },
    { field: "ultimates", wanted: expected.ultimate, found: answer.ultimates },
    { field: "reserves", wanted: expected.ibnr, found: answer.reserves },
    { field: "standardErrors", wanted: expected.mack_se_by_origin, found: answer.standardErrors },
    { field: "totalReserve", wanted: [expected.total_ibnr], found: [answer.totalReserve] },
    { field: "totalStandardError", wanted: [expected.total_mack_se], found: [answer.totalStandardError] },
  ])("$field is that of R to 1e-9", ({ wanted, found }) => {
    expect(worstOf(wanted, found)).toBeLessThan(1e-9);
  });
});

describe("published triangles", () => {
  test.each([
    { name: "MW2008", digits: 3 },
    { name: "MW2014", digits: 5 },
    { name: "UKMotor", digits: 0 },
  ])("$name: reserves and errors as R prints them", ({ name, digits }) => {
    const { triangle, reserves = [], standardErrors = [], ...totals } = published[name] ?? { triangle: [] };
    const answer = chainLadder(triangle, { sigma: "mack" });
    expect(reserves.length).toBeGreaterThan(5);
    for (const [row, reserve] of reserves.entries()) expect(answer.reserves[row]).toBeCloseTo(reserve, digits - 0.31);
    for (const [row, error] of standardErrors.entries()) expect(answer.standardErrors[row]).toBeCloseTo(error, 2);
    expect(answer.totalReserve).toBeCloseTo(totals.totalReserve ?? Number.NaN, 2);
    expect(answer.totalStandardError).toBeCloseTo(totals.totalStandardError ?? Number.NaN, 2);
  });

  test("Mortgage: Mack 1999, table 1", () => {
    const { factors, factorStandardErrors, sigmas } = chainLadder(published["Mortgage"]?.triangle ?? []);
    expect(factors.map((each) => each.toPrecision(4))).toEqual(
      "11.10 4.092 1.708 1.276 1.139 1.069 1.026 1.023".split(" "),
    );
    expect(factorStandardErrors[0]?.toFixed(2)).toBe("2.24");
    expect(factorStandardErrors.slice(1).map((each) => each?.toFixed(3))).toEqual(
      "0.517 0.122 0.051 0.042 0.023 0.015 0.012".split(" "),
    );
    expect(sigmas.map((each) => each?.toPrecision(4))).toEqual(
      "1337 988.5 440.1 207.0 164.2 74.60 35.49 16.89".split(" "),
    );
  });

  test("Mortgage, log-linear: 26% of the reserve, as in table 6 of the paper", () => {
    const { totalReserve, totalStandardError } = chainLadder(published["Mortgage"]?.triangle ?? [], {
      sigma: "log-linear",
    });
    expect(((totalStandardError ?? 0) / totalReserve).toFixed(2)).toBe("0.26");
  });

  test.each([
    { name: "MCLpaid", sigmaRule: "mack" },
    { name: "UKMotor", sigmaRule: "mack" },
    { name: "ABC", sigmaRule: "log-linear" },
    { name: "MW2008", sigmaRule: "log-linear" },
  ])("$name: a log-linear sigma that was asked for is in the end by $sigmaRule", ({ name, sigmaRule }) => {
    const triangle = published[name]?.triangle ?? [];
    const answer = chainLadder(triangle, { sigma: "log-linear" });
    expect(answer.sigmaRule).toBe(sigmaRule);
    const byMack = chainLadder(triangle, { sigma: "mack" });
    expect(answer.totalStandardError === byMack.totalStandardError).toBe(sigmaRule === "mack");
  });
});

describe("a hand-made triangle", () => {
  // f1 = (150 + 176) / 210, f2 = 165 / 150; σ1² = Σ (y − f·x)² / x over one degree of freedom; σ2 = σ1: one before it.
  const answer = chainLadder([
    [100, 150, 165],
    [110, 176, null],
    [120, null, null],
  ]);
  const factor = 326 / 210;
  const sigma = Math.sqrt((150 - factor * 100) ** 2 / 100 + (176 - factor * 110) ** 2 / 110);

  test("factors, sigmas and their errors", () => {
    expect(answer.factors).toEqual([factor, 1.1]);
    expect(answer.sigmas[0]).toBeCloseTo(sigma, 12);
    expect(answer.sigmas[1]).toBe(answer.sigmas[0]);
    expect(answer.factorStandardErrors[0]).toBeCloseTo(sigma / Math.sqrt(210), 12);
    expect(answer.factorStandardErrors[1]).toBeCloseTo(sigma / Math.sqrt(150), 12);
  });

  test("the error of row 2, of one step", () => {
    expect(answer.standardErrors[1]).toBeCloseTo(Math.sqrt(176 * sigma ** 2 + (176 ** 2 * sigma ** 2) / 150), 10);
  });

  test("the total is more uncertain than rows that know nothing of each other would be", () => {
    const alone = Math.hypot(answer.standardErrors[1] ?? 0, answer.standardErrors[2] ?? 0);
    expect(answer.totalStandardError ?? 0).toBeGreaterThan(alone);
  });
});

describe("shapes that are no square", () => {
  const row = [100, 150, 165, 170];

  test("one cell: nothing is left to come", () => {
    const { findings, ...answer } = chainLadder([[100]]);
    expect(answer).toEqual({
      factors: [],
      factorStandardErrors: [],
      sigmas: [],
      sigmaRule: "mack",
      latest: [100],
      ultimates: [100],
      reserves: [0],
      standardErrors: [0],
      totalReserve: 0,
      totalStandardError: 0,
    });
    expect(findings).toEqual([]);
  });

  test("one origin tells no error, and null says so", () => {
    const answer = chainLadder([row, [90, null, null, null]]);
    expect(answer.sigmas).toEqual([null, null, null]);
    expect(answer.standardErrors).toEqual([0, null]);
    expect(answer.totalStandardError).toBeNull();
    expect(answer.ultimates[1]).toBeCloseTo(153, 10);
  });

  test("a measured sigma stays as it is where several rows reach the last column", () => {
    const complete = [row, [120, 170, 180, 200], [80, 130, 150, 149]];
    const answer = chainLadder([...complete, [90, null, null, null]], { sigma: "log-linear" });
    expect(answer.sigmas).toEqual(chainLadder(complete).sigmas);
    expect(answer.sigmas.every((sigma) => (sigma ?? 0) > 0)).toBe(true);
    expect(answer.standardErrors.slice(0, 3)).toEqual([0, 0, 0]);
  });

  test("more columns than rows, by two columns at a time: several sigmas are filled in, column by column", () => {
    const quarters = [
      [10, 30, 55, 70, 80, 84],
      [12, 33, 60, 81, null, null],
      [11, 36, null, null, null, null],
    ];
    const { sigmas } = chainLadder(quarters);
    const [first = 0, second = 0, third = 0] = sigmas.map((sigma) => sigma ?? Number.NaN);
    const fourth = Math.min((third / second) * third, second, third);
    expect(sigmas[3]).toBeCloseTo(fourth, 12);
    expect(sigmas[4]).toBeCloseTo(Math.min((fourth / third) * fourth, third, fourth), 12);
    expect(first).toBeGreaterThan(0);
  });

  test("rows that are 0 count in the factor, not in sigma", () => {
    const { factors, sigmas, ultimates } = chainLadder([
      [100, 150],
      [100, 170],
      [0, 10],
      [0, null],
    ]);
    expect(factors).toEqual([1.65]);
    expect(sigmas[0]).toBeCloseTo(Math.sqrt((15 ** 2 + 5 ** 2) / 100), 12);
    expect(ultimates).toEqual([150, 170, 10, 0]);
  });

  test("after a sigma of 0, Mack's rule gives 0", () => {
    const { sigmas } = chainLadder([
      [100, 110, 121, 130, 131],
      [200, 220, 242, 250, null],
      [300, 330, 363, null, null],
      [400, 440, null, null, null],
    ]);
    expect(sigmas[0]).toBe(0);
    expect(sigmas[1]).toBe(0);
    expect(sigmas[3]).toBe(0);
  });

  test.each<SigmaRule>(["mack", "log-linear"])("rows that all develop alike have no error (%s)", (sigma) => {
    const answer = chainLadder(
      [
        [100, 110, 121, 133.1, 140],
        [200, 220, 242, 266.2, null],
        [300, 330, 363, null, null],
        [400, 440, null, null, null],
      ],
      { sigma },
    );
    expect(answer.sigmas).toEqual([0, 0, 0, 0]);
    expect([...answer.standardErrors, answer.totalStandardError]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("the log-linear rule", () => {
  test("leaves out a column whose sigma is 0, and keeps its place", () => {
    const abc = published["ABC"]?.triangle ?? [];
    const standingStill = abc.map((row) => row.toSpliced(4, 0, row[3] ?? null));
    const { sigmas, sigmaRule, factors } = chainLadder(standingStill, { sigma: "log-linear" });
    expect([factors[3], sigmas[3], sigmaRule]).toEqual([1, 0, "log-linear"]);
    // The line by its normal equations, over the nine columns that vary.
    const points = sigmas
      .slice(0, -1)
      .flatMap((sigma, x) => (sigma === null || sigma === 0 ? [] : [[x, Math.log(sigma)]]));
    expect(points).toHaveLength(9);
    const sum = (of: (x: number, y: number) => number): number =>
      points.reduce((total, [x = 0, y = 0]) => total + of(x, y), 0);
    const [sumX, sumY] = [sum((x) => x), sum((_, y) => y)];
    const slope = (9 * sum((x, y) => x * y) - sumX * sumY) / (9 * sum((x) => x * x) - sumX ** 2);
    expect(sigmas.at(-1)).toBeCloseTo(Math.exp((sumY - slope * sumX) / 9 + slope * 10), 9);
  });

  test("two known sigmas prove no line: Mack's rule", () => {
    const triangle = [
      [100, 150, 165, 170],
      [110, 176, 180, null],
      [120, 170, null, null],
      [130, null, null, null],
    ];
    const answer = chainLadder(triangle, { sigma: "log-linear" });
    expect(answer).toEqual(chainLadder(triangle, { sigma: "mack" }));
  });
});
