import { describe, expect, test } from "vitest";
import {
  type CumulativeSeries,
  project,
  type ProjectedSeries,
  type ProjectionQuestion,
} from "@giaingan/finance/projection";
import { cutAt, evenYear, yearOf } from "./series-sample.ts";

const question: ProjectionQuestion = { fiscalYear: 2023, month: 6, deadline: "12-31" };

/** Money that comes late in the year: 20 of 120 by June. */
const lateYear = (fiscalYear: number, total: number): ReturnType<typeof yearOf> =>
  yearOf(
    fiscalYear,
    [0, 0, 5, 5, 5, 5, 10, 10, 20, 20, 20, 20].map((share) => (share * total) / 120),
  );

function projectOne(years: CumulativeSeries["years"], asked: Partial<ProjectionQuestion> = {}): ProjectedSeries {
  const { rows } = project([{ key: "a", years }], { ...question, ...asked });
  const [row] = rows;
  if (row === undefined) throw new Error("no row");
  return row;
}

describe("the methods, by hand", () => {
  // 2021: 20 of 120 by June; 2022: 40 of 240; 2023: 30 by June. q = 60 / 360 = 1/6. Plans 150, 250, 200; rate 360/400.
  const years = [
    { ...lateYear(2021, 120), plan: 150 },
    { ...lateYear(2022, 240), plan: 250 },
    { ...cutAt(lateYear(2023, 180), 6), plan: 200 },
  ];
  const withoutPlan = years.map((year) => ({ ...year, plan: null }));

  test.each([
    { method: "runRate", projected: 60, because: "30 · 12 / 6" },
    { method: "lastYearRemainder", projected: 230, because: "30 + (240 − 40)" },
    { method: "planTimesRate", projected: 180, because: "200 · 360 / 400" },
    { method: "chainLadder", projected: 180, because: "30 · 360 / 60" },
    { method: "bornhuetterFerguson", projected: 180, because: "30 + 5/6 · 180" },
    { method: "benktander", projected: 180, because: "30 + 5/6 · 180" },
    { method: "capeCod", projected: 180, because: "30 + 5/6 · 200 · 30 / (200 / 6)" },
    { method: "peersCurve", projected: 180, because: "alone it is its own peer" },
    { method: "neededPace", projected: 200, because: "the plan" },
    { method: "combined", projected: 192.5, because: "(230 + 180 + 180 + 180) / 4" },
  ] as const)("$method: $because", ({ method, projected }) => {
    expect(projectOne(years, { method, isCapped: false }).projected).toBeCloseTo(projected, 9);
  });

  test.each([
    {
      method: "bornhuetterFerguson",
      projected: 230,
      because: "30 + 5/6 · 240: what the year before reached is the prior",
    },
    { method: "benktander", projected: 30 + (5 / 6) * 230, because: "30 + 5/6 · 230" },
    { method: "capeCod", projected: 180, because: "30 + 5/6 · 240 · 30 / (240 / 6)" },
  ] as const)("$method without a plan: $because", ({ method, projected }) => {
    expect(projectOne(withoutPlan, { method }).projected).toBeCloseTo(projected, 9);
  });

  test("a method that needs a plan says nothing without one, and why", () => {
    const row = projectOne(withoutPlan, { method: "planTimesRate" });
    expect(row).toMatchObject({ projected: null, interval80: null, method: null, reason: "methodSaysNothing" });
    expect(row.reasonText?.vi).toContain("kế hoạch");
  });

  test("the plan cuts a projection off, and the answer says what it cut", () => {
    const row = projectOne(years, { method: "lastYearRemainder" });
    expect(row.projected).toBe(200);
    expect(row.cap).toEqual({ plan: 200, uncapped: 230 });
  });

  test("more than the plan has been disbursed: the plan cuts nothing off that has happened", () => {
    const over = years.map((year) => (year.fiscalYear === 2023 ? { ...year, plan: 25 } : year));
    expect(projectOne(over, { method: "chainLadder" }).projected).toBe(30);
  });
});

describe("thin history", () => {
  test("no prior year of anything: no projection, three scenarios, and the reason", () => {
    const row = projectOne([{ ...cutAt(evenYear(2023, 120), 4), plan: 90 }]);
    expect(row).toMatchObject({
      projected: null,
      interval50: null,
      interval80: null,
      backtest: null,
      reason: "noPriorYear",
    });
    expect(row.scenarios).toEqual({
      paceSoFar: { reached: 120, perMonth: 10 },
      paceOfLastYear: { reached: null, perMonth: null },
      paceNeeded: { reached: 90, perMonth: 50 / 8 },
    });
  });

  test("one prior year: Bornhuetter–Ferguson, without an interval", () => {
    const row = projectOne([lateYear(2022, 240), cutAt(lateYear(2023, 180), 6)]);
    expect(row).toMatchObject({ method: "bornhuetterFerguson", interval80: null, reason: "onePriorYear" });
    expect(row.projected).toBeCloseTo(230, 9);
  });

  test("a series without a year of its own goes by its peers, which is said to be an assumption", () => {
    const peers = [2020, 2021, 2022].map((year) => lateYear(year, 120));
    const { rows } = project(
      [
        { key: "old", years: [...peers, cutAt(lateYear(2023, 120), 6)] },
        { key: "new", years: [cutAt(evenYear(2023, 60), 6)] },
      ],
      question,
    );
    expect(rows[1]).toMatchObject({ method: "peersCurve", reason: "peersAssumed" });
    expect(rows[1]?.projected).toBeCloseTo(180, 9);
  });

  test("nothing of the year is stated for one series: it has no projection, and the others have", () => {
    const years = [2020, 2021, 2022].map((year) => lateYear(year, 120));
    const { rows } = project(
      [
        { key: "a", years: [...years, cutAt(lateYear(2023, 120), 6)] },
        { key: "b", years },
      ],
      question,
    );
    expect(rows[1]).toMatchObject({ toDate: null, projected: null, reason: "notStated" });
    expect(rows[0]?.projected).toBeCloseTo(120, 9);
  });
});

describe("what is used of the series", () => {
  const prior = [lateYear(2020, 100), lateYear(2021, 120), lateYear(2022, 240)];

  test("only data up to the month of the year, whatever the series hold", () => {
    const cut = projectOne([...prior, cutAt(lateYear(2023, 180), 6)]);
    const whole = projectOne([...prior, lateYear(2023, 180), lateYear(2024, 9_999)]);
    expect(whole).toEqual(cut);
  });

  test("it starts at the last month that states something, not at the month asked for", () => {
    const row = projectOne([...prior, cutAt(lateYear(2023, 180), 4)], { method: "runRate" });
    expect(row).toMatchObject({ month: 6, dataMonth: 4, toDate: 15 });
    expect(row.projected).toBe(45);
  });

  test("a month that most series repeat was not reported: it is found, and the month before counts", () => {
    const stale = { ...cutAt(lateYear(2023, 180), 6), toDate: [0, 0, 7.5, 15, 22.5, 22.5] };
    const keys = ["a", "b"].map((key) => ({ key, years: [...prior, stale] }));
    const { rows, findings } = project(keys, question);
    expect(rows[0]).toMatchObject({ dataMonth: 5, toDate: 22.5 });
    expect(findings.map(({ code, values }) => [code, values["month"], values["unchanged"]])).toEqual([
      ["seriesStale", "6", "2"],
    ]);
    // At the deadline what is stated is what was reached.
    const ended = keys.map(({ key }) => ({
      key,
      years: [...prior, { ...stale, toDate: [...Array.from({ length: 11 }, () => 9), 9] }],
    }));
    const [row] = project(ended, { ...question, month: 12 }).rows;
    expect(row).toMatchObject({ dataMonth: 12, projected: 9, interval80: [9, 9] });
  });

  test("one series alone: nobody knows whether a return was not made, and the month is used", () => {
    const paused = { ...cutAt(lateYear(2023, 180), 6), toDate: [0, 0, 7.5, 15, 22.5, 22.5] };
    const { rows, findings } = project([{ key: "a", years: [...prior, paused] }], question);
    expect(rows[0]).toMatchObject({ dataMonth: 6, toDate: 22.5 });
    expect(findings.map(({ code }) => code)).toEqual(["seriesPaused"]);
  });

  test("past years that stand still until their end have reached it", () => {
    const flat = (fiscalYear: number): ReturnType<typeof yearOf> =>
      yearOf(fiscalYear, [50, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const keys = ["a", "b", "c"].map((key) => ({
      key,
      years: [flat(2020), flat(2021), flat(2022), cutAt(flat(2023), 2)],
    }));
    expect(project(keys, { ...question, month: 2 }).rows.map(({ projected }) => projected)).toEqual([100, 100, 100]);
  });

  test("a series that begins later is not known yet", () => {
    const later = { key: "z", years: [evenYear(2024, 5)] };
    const known = { key: "a", years: [...prior, cutAt(lateYear(2023, 180), 6)] };
    expect(project([later, known], question)).toEqual(project([known], question));
  });

  test("a series that pauses while the others go on had a month without payments", () => {
    const years = (last: readonly number[]): CumulativeSeries["years"] => [
      ...prior,
      { fiscalYear: 2023, toDate: last, plan: null },
    ];
    const { rows, findings } = project(
      [
        { key: "a", years: years([1, 2, 3, 4, 5, 6]) },
        { key: "b", years: years([1, 2, 3, 4, 5, 6]) },
        { key: "c", years: years([1, 2, 3, 4, 5, 5]) },
      ],
      question,
    );
    expect(rows[2]).toMatchObject({ dataMonth: 6, toDate: 5 });
    expect(findings.map(({ code }) => code)).toEqual(["seriesPaused"]);
  });

  test("an amount that goes back and a month left out are found with their place", () => {
    const odd = { fiscalYear: 2023, toDate: [10, 8, null, 20], plan: 0 };
    const { findings } = project([{ key: "a", years: [...prior, odd] }], question);
    const places = findings.map(({ code, values }) => [code, values["key"], values["year"], values["month"]]);
    expect(places).toEqual([
      ["seriesWentBack", "a", "2023", "2"],
      ["seriesMonthMissing", "a", "2023", "3"],
      ["seriesPlanZero", "a", "2023", undefined],
    ]);
  });

  test("a plan holds from its month on, and a later one is not known before", () => {
    const plan = [null, null, null, null, null, 400, 150];
    const row = projectOne([...prior, { ...lateYear(2023, 180), plan }], { method: "neededPace", isCapped: false });
    expect(row.plan).toBe(400);
  });
});

describe("deadlines", () => {
  const thirteen = (fiscalYear: number): ReturnType<typeof yearOf> =>
    yearOf(fiscalYear, [...Array.from({ length: 12 }, () => 10), 30]);

  test("by 31/01 the January after counts", () => {
    const years = [thirteen(2021), thirteen(2022), cutAt(thirteen(2023), 6)];
    expect(projectOne(years, { deadline: "01-31", method: "chainLadder" }).projected).toBeCloseTo(150, 9);
    expect(projectOne(years, { deadline: "12-31", method: "chainLadder" }).projected).toBeCloseTo(120, 9);
  });

  test("at the deadline what is disbursed is what is projected, and its interval has no width", () => {
    const row = projectOne([thirteen(2021), thirteen(2022), thirteen(2023)], { month: 12 });
    expect(row).toMatchObject({ projected: 120, interval50: [120, 120], interval80: [120, 120] });
  });

  test.each([
    { month: 13, deadline: "12-31", code: "projectionMonthUnknown" },
    { month: 0, deadline: "12-31", code: "projectionMonthUnknown" },
    { month: 14, deadline: "01-31", code: "projectionMonthUnknown" },
  ] as const)("month $month for $deadline is refused", ({ month, deadline, code }) => {
    expect(() => projectOne([thirteen(2022), thirteen(2023)], { month, deadline })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test("a year of which nothing is stated is refused with the years that there are", () => {
    expect(() => projectOne([thirteen(2021), thirteen(2022)])).toThrow(
      expect.objectContaining({
        code: "projectionYearUnknown",
        values: { year: "2023", month: "6", years: "2021, 2022" },
      }),
    );
  });
});

describe("bad series are refused with their place", () => {
  test.each([
    {
      because: "a month 14",
      years: [{ fiscalYear: 2023, toDate: Array.from({ length: 14 }, () => 1), plan: null }],
      code: "seriesMonthUnknown",
    },
    {
      because: "no number",
      years: [{ fiscalYear: 2023, toDate: [1, Number.NaN], plan: null }],
      code: "seriesAmountInvalid",
    },
    { because: "a plan below zero", years: [{ fiscalYear: 2023, toDate: [1], plan: -1 }], code: "seriesPlanInvalid" },
    { because: "half a year", years: [{ fiscalYear: 2023.5, toDate: [1], plan: null }], code: "seriesYearUnknown" },
    { because: "a year twice", years: [evenYear(2023, 1), evenYear(2023, 1)], code: "seriesKeyRepeated" },
  ])("$because: $code", ({ years, code }) => {
    expect(() => projectOne(years)).toThrow(
      expect.objectContaining({ code, values: expect.objectContaining({ key: "a" }) }),
    );
  });

  test("a key twice: seriesKeyRepeated", () => {
    const series = { key: "a", years: [evenYear(2023, 1)] };
    expect(() => project([series, series], question)).toThrow(expect.objectContaining({ code: "seriesKeyRepeated" }));
  });
});

describe("an officer's estimate", () => {
  // Six units whose last year's remainder missed by up to a fifth.
  const keys = [100, 110, 120, 130, 140, 150].map((total, rank) => ({
    key: `k${rank}`,
    years: [
      evenYear(2020, total),
      evenYear(2021, total * (1 + 0.04 * rank)),
      evenYear(2022, total),
      { ...cutAt(evenYear(2023, total), 6), plan: 400 },
    ],
  }));
  const judged = (estimate: number, plan: number | null = 400): ProjectedSeries["estimate"] => {
    const series = keys.map(({ key, years }) => ({
      key,
      years: years.map((year) => (year.fiscalYear === 2023 ? { ...year, plan } : year)),
    }));
    const asked = { ...question, method: "lastYearRemainder", estimates: new Map([["k0", estimate]]) } as const;
    return project(series, asked).rows[0]?.estimate ?? null;
  };

  test("carries the pace that it implies", () => {
    expect(judged(150)).toMatchObject({ impliedPerMonth: 100 / 6, perMonthSoFar: 100 / 12, timesPaceSoFar: 2 });
  });

  test.each([
    { estimate: 150, standing: "optimistic" },
    { estimate: 100, standing: "plausible" },
    { estimate: 55, standing: "cautious" },
  ])("$estimate is $standing", ({ estimate, standing }) => {
    expect(judged(estimate)).toMatchObject({ standing, judgedBy: "pastProjections" });
  });

  test("above the plan has no chance: nothing goes beyond it", () => {
    expect(judged(101, 100)).toMatchObject({ chanceOfReaching: 0, standing: "optimistic" });
  });

  test("that is no amount is refused", () => {
    expect(() => judged(Number.NaN)).toThrow(expect.objectContaining({ code: "seriesAmountInvalid" }));
  });

  test("without a past projection it is judged by the pace alone, which is said", () => {
    const row = projectOne([cutAt(evenYear(2023, 120), 6)], { estimates: new Map([["a", 500]]) });
    expect(row.estimate).toMatchObject({
      standing: "optimistic",
      judgedBy: "paceSoFar",
      chanceOfReaching: null,
      timesPaceSoFar: 440 / 6 / 10,
    });
  });
});

test("what lapses is told with its interval, the high end of the projection being the low end of what is left", () => {
  const series = [80, 100, 120, 140, 160].map((total, rank) => ({
    key: `k${rank}`,
    years: [
      evenYear(2020, total),
      evenYear(2021, total * 1.2),
      evenYear(2022, total * (1 + rank / 20)),
      { ...cutAt(evenYear(2023, 100), 6), plan: 130 },
    ],
  }));
  const [row] = project(series, { ...question, method: "lastYearRemainder", isCapped: false }).rows;
  const [low = Number.NaN, high = Number.NaN] = row?.interval80 ?? [];
  expect(row?.projected).toBeCloseTo(90, 9);
  expect(row?.lapsing?.interval80).toEqual([Math.max(130 - high, 0), 130 - low]);
  expect(row?.lapsing?.expected).toBeGreaterThan(20);
});

test("a deadline or a method that is none is refused", () => {
  const years = [evenYear(2022, 1), evenYear(2023, 1)];
  const refused = expect.objectContaining({ code: "invalidValue" });
  expect(() => projectOne(years, { deadline: "06-30" as "12-31" })).toThrow(refused);
  expect(() => projectOne(years, { method: "phép" as "runRate" })).toThrow(refused);
});
