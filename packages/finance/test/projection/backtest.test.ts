import { describe, expect, test } from "vitest";
import {
  backtest,
  type BacktestRow,
  type CumulativeSeries,
  project,
  type ProjectionMethod,
} from "@giaingan/finance/projection";
import { evenYear, readParaiba, seededNumbers, yearOf } from "./series-sample.ts";

const paraiba = readParaiba();

describe("Paraíba 2011–2013", () => {
  const answer = backtest(paraiba, { deadline: "12-31" });
  const rowOf = (method: ProjectionMethod, month: number): BacktestRow | undefined =>
    answer.rows.find((row) => row.method === method && row.year === 2013 && row.month === month);

  test("26 functions, whose returns of February 2013 were not made", () => {
    expect(rowOf("runRate", 6)?.count).toBe(26);
    expect(
      answer.findings.map(({ code, values }) => [code, values["year"], values["month"], values["unchanged"]]),
    ).toEqual([["seriesStale", "2013", "2", "26"]]);
  });

  // The figures of docs/projection.md: 2013 as it was projected with 2011 and 2012.
  test.each([
    { month: 3, chosen: 0.0779, runRate: 0.1579, lastYearRemainder: 0.102 },
    { month: 6, chosen: 0.0569, runRate: 0.1013, lastYearRemainder: 0.0807 },
    { month: 9, chosen: 0.0561, runRate: 0.0666, lastYearRemainder: 0.0647 },
    { month: 11, chosen: 0.0544, runRate: 0.0665, lastYearRemainder: 0.0586 },
  ])("errors of 2013 at the end of month $month", ({ month, chosen, runRate, lastYearRemainder }) => {
    const { rows, choice } = project(paraiba, { fiscalYear: 2013, month, deadline: "12-31" });
    expect(choice).toMatchObject({ years: [2012] });
    expect(choice.ranking[0]?.method).toBe("combined");
    const finals = new Map(
      paraiba.map(({ key, years }) => [key, years.find(({ fiscalYear }) => fiscalYear === 2013)?.toDate[11]]),
    );
    const miss = rows.map(({ key, projected }) => Math.abs((projected ?? 0) - (finals.get(key) ?? 0)));
    const actual = [...finals.values()].reduce<number>((sum, final) => sum + (final ?? 0), 0);
    expect(miss.reduce((sum, each) => sum + each, 0) / actual).toBeCloseTo(chosen, 4);
    expect(rowOf("combined", month)?.wape).toBeCloseTo(chosen, 4);
    expect(rowOf("runRate", month)?.wape).toBeCloseTo(runRate, 4);
    expect(rowOf("lastYearRemainder", month)?.wape).toBeCloseTo(lastYearRemainder, 4);
  });

  test("the interval of 80% held four times of five, over all months of 2013", () => {
    const row = answer.rows.find(({ method, year, month }) => method === "combined" && year === null && month === null);
    expect(row?.coverage80).toBeGreaterThan(0.77);
    // 26 series a month: of so few the rank that covers 80% covers nearly 85%.
    expect(row?.coverage80).toBeLessThan(0.84);
  });

  test("the first year that can be projected has errors, and no intervals to learn from", () => {
    const first = answer.rows.find(({ method, year, month }) => method === "combined" && year === 2012 && month === 6);
    expect(first?.wape).toBeGreaterThan(0);
    expect(first).toMatchObject({ coverage80: null, width80: null, pinball: null });
  });
});

/**
 * Units whose plan decides what they disburse: nine tenths of a plan that changes from year to year by up to half, at a
 * different pace every year. Nothing that looks at the months or at the year before can know it.
 */
function planDecides(count: number): readonly CumulativeSeries[] {
  const next = seededNumbers(20_231_231);
  return Array.from({ length: count }, (_, rank) => ({
    key: `đơn vị ${rank}`,
    years: [2019, 2020, 2021, 2022, 2023].map((fiscalYear) => {
      const plan = 1_000 * (0.5 + next());
      const shares = Array.from({ length: 12 }, () => next() ** 3);
      const whole = shares.reduce((sum, share) => sum + share, 0);
      return yearOf(
        fiscalYear,
        shares.map((share) => (share / whole) * plan * (0.88 + 0.04 * next())),
        plan,
      );
    }),
  }));
}

describe("the choice", () => {
  test("plan × past execution rate is chosen where the plan decides", () => {
    const series = planDecides(40);
    expect(backtest(series, { deadline: "12-31" }).choice.ranking[0]?.method).toBe("planTimesRate");
    const { rows } = project(series, { fiscalYear: 2023, month: 6, deadline: "12-31" });
    expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(["planTimesRate"]));
    for (const { projected, plan } of rows) expect((projected ?? 0) / (plan ?? 1)).toBeCloseTo(0.9, 1);
  });

  test("the run-rate is chosen where all is even: of equals the simplest", () => {
    const series = [2020, 2021, 2022, 2023].map((year, rank) => evenYear(year, 100 * (rank + 1) ** 2));
    expect(backtest([{ key: "a", years: series }], { deadline: "12-31" }).choice.ranking[0]).toEqual({
      method: "runRate",
      errorToRunRate: 0,
    });
  });

  test("a target is never chosen, though it has always come true", () => {
    const series = planDecides(5).map(({ key, years }) => ({
      key,
      years: years.map((year) => ({ ...year, plan: year.toDate.at(-1) ?? null })),
    }));
    const { ranking } = backtest(series, { deadline: "12-31" }).choice;
    expect(ranking.map(({ method }) => method)).not.toContain("neededPace");
    expect(ranking[0]?.method).toBe("planTimesRate");
  });

  test("says its years and its error beside both naive methods", () => {
    const { rows } = project(paraiba, { fiscalYear: 2013, month: 6, deadline: "12-31" });
    expect(rows[0]?.backtest).toMatchObject({ years: [2012], count: 26 });
    expect(rows[0]?.backtest?.wape).toBeLessThan(rows[0]?.backtest?.naiveWape.lastYearRemainder ?? 0);
  });
});

test("scores, by hand: one series that reaches 120, 100 and 150", () => {
  const years = [evenYear(2020, 120), evenYear(2021, 100), evenYear(2022, 150)];
  const { rows } = backtest([{ key: "a", years }], { deadline: "12-31" });
  const of = (year: number | null): BacktestRow | undefined =>
    rows.find((row) => row.method === "lastYearRemainder" && row.year === year && row.month === 6);
  // 2021: 50 + 60 = 110 for 100; 2022: 75 + 50 = 125 for 150.
  expect(of(2021)?.wape).toBeCloseTo(0.1, 12);
  expect(of(2021)?.bias).toBeCloseTo(0.1, 12);
  expect(of(2022)?.wape).toBeCloseTo(25 / 150, 12);
  expect(of(null)?.wape).toBeCloseTo(35 / 250, 12);
  expect(of(null)?.bias).toBeCloseTo(-15 / 250, 12);
});
