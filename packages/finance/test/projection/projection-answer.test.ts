import { type EntryKind, type Movement, sourceNotStated } from "@giaingan/finance";
import { answerLapse } from "@giaingan/finance/lapse";
import {
  answerBacktest,
  answerProjection,
  type MovementProjectionQuestion,
  projectLapse,
} from "@giaingan/finance/projection";
import { describe, expect, test } from "vitest";
import { monthOfDate, seriesFromMovements } from "../../src/projection/movement-series.ts";

const source = { ...sourceNotStated, nature: "investment", relation: "direct" } as const;
const place = { projectId: null, componentId: null };

/** A year of a unit: a plan on 05/01, vouchers on the 20th of the month, in million đồng. */
function vouchers(
  fiscalYear: number,
  unitId: string,
  plan: number,
  months: Readonly<Record<number, number>>,
): readonly Movement[] {
  const own = { ...place, fiscalYear, unitId, source: { ...source, vintage: fiscalYear } };
  const day = (month: number): string =>
    month === 13 ? `${fiscalYear + 1}-01-20` : `${fiscalYear}-${String(month).padStart(2, "0")}-20`;
  const movement = (kind: EntryKind, effectiveOn: string, amount: number): Movement => ({
    ...own,
    kind,
    effectiveOn,
    amount: BigInt(amount) * 1_000_000n,
  });
  return [
    movement("assigned", `${fiscalYear}-01-05`, plan),
    ...Object.entries(months).map(([month, amount]) => movement("volumePaid", day(Number(month)), amount)),
  ];
}

const asked: MovementProjectionQuestion = {
  asOf: "2023-06-30",
  fiscalYear: 2023,
  by: [],
  filter: {},
  unit: "million",
  deadline: "12-31",
};

describe("series from movements", () => {
  test("vouchers: a month without one is a month of nothing paid, up to the last whole month", () => {
    const [series] = seriesFromMovements(vouchers(2023, "A", 100, { 2: 10, 5: 20 }), asked);
    expect(series?.years[0]).toMatchObject({
      toDate: [0, 10, 10, 10, 30, 30, null, null, null, null, null, null, null].map((amount) =>
        amount === null ? null : amount * 1_000_000,
      ),
      isEveryMonthKnown: true,
    });
  });

  test("running totals: a month without one is not stated", () => {
    const own = { ...place, unitId: "A", fiscalYear: 2023, source };
    const totals = [
      { ...own, kind: "disbursed", effectiveOn: "2023-03-31", amount: 10n },
      { ...own, kind: "disbursed", effectiveOn: "2023-06-30", amount: 15n },
    ] as const;
    const [series] = seriesFromMovements(totals, asked);
    expect(series?.years[0]?.toDate.slice(0, 7)).toEqual([null, null, 10, null, null, 25, null]);
    expect(series?.years[0]?.isEveryMonthKnown).toBe(false);
  });

  test("the January after the year is its 13th month; what is paid later is too late for every deadline", () => {
    const paid = [
      ...vouchers(2022, "A", 100, { 12: 50, 13: 30 }),
      {
        ...place,
        unitId: "A",
        fiscalYear: 2022,
        source: { ...source, vintage: 2022 },
        kind: "volumePaid",
        effectiveOn: "2023-02-10",
        amount: 7n,
      },
    ] as const;
    const [series] = seriesFromMovements(paid, { ...asked, asOf: "2023-12-31" });
    expect(series?.years[0]?.toDate.slice(11)).toEqual([50_000_000, 80_000_000]);
  });

  test("the plan holds as it stood at the end of each month", () => {
    const cut = {
      ...place,
      unitId: "A",
      fiscalYear: 2023,
      source: { ...source, vintage: 2023 },
      kind: "cut",
      effectiveOn: "2023-04-10",
      amount: 40_000_000n,
    } as const;
    const [series] = seriesFromMovements([...vouchers(2023, "A", 100, { 1: 1 }), cut], asked);
    expect(series?.years[0]?.plan).toEqual([100e6, null, null, 60e6, ...Array.from({ length: 9 }, () => null)]);
  });

  test("money outside the budget is none of it; last year's is put into the slice that it would be in", () => {
    const outside = vouchers(2023, "A", 5, { 1: 5 }).map((movement) => ({
      ...movement,
      source: { ...source, vintage: null, relation: "offBudget" as const },
    }));
    const years = [...vouchers(2022, "A", 100, { 6: 50 }), ...vouchers(2023, "A", 100, { 6: 60 }), ...outside];
    const series = seriesFromMovements(years, { ...asked, by: ["vintage"] });
    expect(series.map(({ key, years: told }) => [key, told.map(({ fiscalYear }) => fiscalYear)])).toEqual([
      ["2023", [2022, 2023]],
    ]);
  });

  test.each([
    { asOf: "2023-06-30", month: 6 },
    { asOf: "2023-06-29", month: 5 },
    { asOf: "2023-01-15", month: 0 },
    { asOf: "2024-01-31", month: 13 },
    { asOf: "2024-05-10", month: 13 },
  ])("on $asOf month $month is the last whole one", ({ asOf, month }) => {
    expect(monthOfDate(asOf, 2023)).toBe(month);
  });
});

/** 20% by June, 90% by December, 95% by the end of January. */
const late = (fiscalYear: number, unitId: string, plan: number) =>
  vouchers(fiscalYear, unitId, plan, {
    3: plan / 10,
    6: plan / 10,
    9: (plan * 2) / 10,
    12: (plan * 5) / 10,
    13: plan / 20,
  });

const units = ["A", "B", "C", "D"];
const history = units.flatMap((unitId, rank) =>
  [2019, 2020, 2021, 2022, 2023].flatMap((year) => late(year, unitId, 1_000 * (rank + 1) + 20 * (year - 2019))),
);

describe("the projection of a budget year", () => {
  test("in whole đồng, of each group and of the whole, by the deadline asked for", () => {
    const { total, groups, month, months } = answerProjection(history, { ...asked, by: ["unit"] });
    expect(month).toBe(6);
    expect(total).toMatchObject({ plan: 10_320_000_000n, disbursedToDate: 2_064_000_000n, projected: 9_288_000_000n });
    expect(groups.map(({ key, projected }) => [key, projected])).toEqual([
      ["D", 3_672_000_000n],
      ["C", 2_772_000_000n],
      ["B", 1_872_000_000n],
      ["A", 972_000_000n],
    ]);
    expect(months).toHaveLength(12);
    expect(answerProjection(history, { ...asked, deadline: "01-31" }).total.projected).toBe(9_804_000_000n);
  });

  test("the path goes as the years before went: 40% by September of what reaches 90% in December", () => {
    const { months } = answerProjection(history, asked);
    expect(months.map(({ projected }) => (projected === null ? null : projected / 10_320_000n))).toEqual([
      ...Array.from({ length: 5 }, () => null),
      200n,
      200n,
      200n,
      400n,
      400n,
      400n,
      900n,
    ]);
    expect(months[8]).toMatchObject({ disbursedToDate: null, lastYearToDate: 4_096_000_000n });
  });

  test("the sentence says what, by when and how sure", () => {
    const { sentence } = answerProjection(history, asked);
    expect(sentence.vi).toBe(
      "Dự báo đến 31/12/2023 giải ngân 9.288 triệu đồng (90,00% kế hoạch), 50% khả năng từ 9.288 đến 9.288 triệu đồng",
    );
    expect(sentence.en).toContain("projected to reach 9,288 million VND (90.00% of the plan) by 31/12/2023");
  });

  test("does not depend on the order of the movements", () => {
    const turned = answerProjection(history.toReversed(), { ...asked, by: ["unit"] });
    expect(turned).toEqual(answerProjection(history, { ...asked, by: ["unit"] }));
  });

  test("a good projection has no reason beside it, and a group its interval", () => {
    const { total, groups } = answerProjection(history, { ...asked, by: ["unit"] });
    expect(total).toMatchObject({ reason: "noBacktest", reasonText: { vi: expect.any(String) } });
    for (const { interval80, reason, reasonText } of groups)
      expect([interval80 === null, reason, reasonText]).toEqual([false, null, null]);
  });

  test("of years known at their end alone, the plan's execution rate is used", () => {
    const ends = [2021, 2022].map((year) =>
      vouchers(year, "A", 100, { 12: 90 }).map((movement) => ({
        ...movement,
        kind: movement.kind === "volumePaid" ? ("disbursed" as const) : movement.kind,
        effectiveOn: movement.kind === "volumePaid" ? `${year}-12-31` : movement.effectiveOn,
      })),
    );
    const { total } = answerProjection([...ends.flat(), ...vouchers(2023, "A", 200, { 6: 10 })], asked);
    expect(total).toMatchObject({ method: "planTimesRate", projected: 180_000_000n, interval80: null });
    const january = answerProjection([...ends.flat(), ...vouchers(2023, "A", 200, { 6: 10 })], {
      ...asked,
      deadline: "01-31",
    });
    expect(january.total.reason).toBe("januaryNotStated");
  });

  test("a target is none of what is projected", () => {
    const { sentence } = answerProjection(history, { ...asked, method: "neededPace" });
    expect(sentence.vi).toContain(
      "Để đạt kế hoạch 10.320 triệu đồng đến 31/12/2023 cần giải ngân 1.376 triệu đồng mỗi tháng",
    );
  });

  test("at the deadline the sentence says what was disbursed", () => {
    const { sentence } = answerProjection(history, { ...asked, asOf: "2023-12-31" });
    expect(sentence.vi).toBe("Đến 31/12/2023 đã giải ngân 9.288 triệu đồng (90,00% kế hoạch)");
  });

  test("Mack's standard error comes with five prior years, and not before", () => {
    const six = [2018, 2019, 2020, 2021, 2022, 2023].flatMap((year) => late(year, "A", 1_000 + 100 * (year % 3)));
    expect(answerProjection(six, asked).total.mackStandardError).toBe(0n);
    expect(answerProjection(history, asked).total.mackStandardError).toBeNull();
  });

  test("nothing is stated yet: no number, and the sentence says so", () => {
    const { total, sentence } = answerProjection(vouchers(2023, "A", 100, {}), asked);
    expect(total).toMatchObject({ projected: null, reason: "notStated" });
    expect(sentence.vi).toBe("Chưa có số giải ngân để dự báo đến 31/12/2023");
  });

  test("by months or years is refused", () => {
    const refused = expect.objectContaining({ code: "projectionByTime" });
    expect(() => answerProjection(history, { ...asked, by: ["month"] })).toThrow(refused);
    expect(() => answerBacktest(history, { ...asked, by: ["unit", "year"] })).toThrow(refused);
  });

  test("the officer's estimate: its pace, its place among what is likely, and the officer's past ones", () => {
    const estimates = new Map([
      [
        "",
        [
          { fiscalYear: 2022, amount: 10_240_000_000n },
          { fiscalYear: 2023, amount: 10_320_000_000n },
        ],
      ],
    ]);
    const { total, sentence } = answerProjection(history, { ...asked, estimates });
    // 2022: 10.240 promised, 9.216 came.
    expect(total.estimate).toMatchObject({
      impliedPerMonth: 1_376_000_000n,
      perMonthSoFar: 344_000_000n,
      timesPaceSoFar: 4,
      past: { count: 1, wape: 1_024 / 9_216, bias: 1_024 / 9_216 },
    });
    expect(sentence.vi).toContain("; ước của đơn vị 10.320 triệu đồng cần 1.376 triệu đồng mỗi tháng, gấp 4,0 lần");
  });
});

describe("the report of 2023 alone", () => {
  const own = { ...place, unitId: "Kon Rẫy", fiscalYear: 2023, source };
  const report = [
    { ...own, kind: "assigned", effectiveOn: "2023-01-01", amount: 30_433_000_000n },
    { ...own, kind: "disbursed", effectiveOn: "2023-10-31", amount: 14_108_000_000n },
  ] as const;
  const estimates = new Map([["", [{ fiscalYear: 2023, amount: 30_433_000_000n }]]]);
  const { total, sentence } = answerProjection(report, { ...asked, asOf: "2023-10-31", estimates });

  test("has no interval, three scenarios, and the reason", () => {
    expect(total).toMatchObject({
      projected: null,
      interval50: null,
      interval80: null,
      paceSoFar: { reached: 16_929_600_000n, perMonth: 1_410_800_000n },
      paceOfLastYear: { reached: null, perMonth: null },
      paceNeeded: { reached: 30_433_000_000n, perMonth: 8_162_500_000n },
      reason: "noPriorYear",
    });
    expect(total.reasonText?.vi).toContain("Không có năm trước nào");
  });

  test("flags the estimate of 100% by its pace, 5,8 times that so far, and says by what", () => {
    expect(total.estimate).toMatchObject({ standing: "optimistic", judgedBy: "paceSoFar", chanceOfReaching: null });
    expect(sentence.vi).toContain("gấp 5,8 lần tốc độ từ đầu năm (lạc quan, chỉ xét theo tốc độ)");
  });
});

describe("the lapse radar with projections", () => {
  const question = { asOf: "2023-06-30", fiscalYear: 2023, by: ["unit"], filter: {}, unit: "million" } as const;
  const lapse = answerLapse(history, question);
  const projections = { "01-31": answerProjection(history, { ...question, deadline: "01-31" }) };

  test("what is projected to be left at each deadline adds up to the whole's", () => {
    const { groups, deadlines } = projectLapse(lapse, { projections, fasterShare: 0.1 });
    expect(deadlines.map(({ date, atRiskProjected }) => [date, atRiskProjected?.expected])).toEqual([
      ["2024-01-31", 516_000_000n],
    ]);
    const expected = groups.map(({ atRiskProjected }) => atRiskProjected?.expected ?? 0n);
    expect(expected.reduce((sum, each) => sum + each, 0n)).toBe(516_000_000n);
  });

  test("a tenth faster: 75% of the plan still to come become 82,5%, so nothing is left", () => {
    const { deadlines } = projectLapse(lapse, { projections, fasterShare: 0.05 });
    // 9.804 of 10.320 are projected, 7.740 of them still to come: 5% more of those are 387.
    expect(deadlines[0]?.atRiskProjected?.ifFaster).toBe(129_000_000n);
    const faster = projectLapse(lapse, { projections, fasterShare: 0.1 });
    expect(faster.deadlines[0]?.atRiskProjected?.ifFaster).toBe(0n);
  });

  test("no more is left by the later deadline than by the earlier", () => {
    const later = projections["01-31"];
    const left = (expected: bigint) => ({
      ...later.total,
      lapsing: { expected, interval80: [expected, expected] as const },
    });
    const both = { "01-31": { ...later, total: left(500n) }, "12-31": { ...later, total: left(300n) } };
    const [deadline] = projectLapse(lapse, { projections: both, fasterShare: 0.1 }).deadlines;
    expect(deadline?.atRiskProjected).toMatchObject({ expected: 300n, interval80: [300n, 300n] });
  });

  test("without a projection to a deadline there is no risk told, and nothing else changes", () => {
    const { groups, fasterShare, ...rest } = projectLapse(lapse, { projections: {}, fasterShare: 0.1 });
    expect(groups.map(({ atRiskProjected }) => atRiskProjected)).toEqual(groups.map(() => null));
    expect(fasterShare).toBe(0.1);
    expect(rest.total).toEqual(lapse.total);
  });
});
