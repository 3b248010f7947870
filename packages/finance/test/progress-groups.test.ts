import { describe, expect, test } from "vitest";
import { answerProgress, type Movement, type ProgressQuestion } from "../src/index.ts";
import { centralMoney } from "./report-of-2023.ts";

const own = centralMoney("investment", 2023);
const older = centralMoney("investment", 2022);
const at = { unitId: "tan-lap", projectId: null, componentId: null, fiscalYear: 2023, source: own };
const movements: readonly Movement[] = [
  { ...at, kind: "assigned", effectiveOn: "2023-01-01", amount: 100n },
  { ...at, kind: "volumePaid", effectiveOn: "2023-03-31", amount: 10n },
  { ...at, kind: "volumePaid", effectiveOn: "2023-05-15", amount: 20n },
  { ...at, kind: "supplemented", effectiveOn: "2023-05-20", amount: 50n },
  { ...at, kind: "refunded", effectiveOn: "2023-06-01", amount: 5n },
  { ...at, unitId: "dak-koi", kind: "assigned", effectiveOn: "2023-01-01", amount: 40n },
  { ...at, source: older, kind: "carriedOver", effectiveOn: "2023-01-01", amount: 30n },
  { ...at, source: older, fiscalYear: 2022, kind: "assigned", effectiveOn: "2022-01-01", amount: 90n },
  { ...at, source: older, fiscalYear: 2022, kind: "volumePaid", effectiveOn: "2022-12-31", amount: 60n },
];
const question: ProgressQuestion = {
  asOf: "2023-06-10",
  fiscalYear: 2023,
  basis: "includingCarryOver",
  by: ["month"],
  filter: { unitId: "tan-lap" },
  unit: null,
};

describe("progress by month", () => {
  const { groups, total } = answerProgress(movements, { ...question, filter: { unitId: "tan-lap", vintage: 2023 } });

  test("stands at each month's end, and knows what was disbursed within it", () => {
    expect(
      groups.map(({ key, plan, disbursedToDate, disbursedInPeriod }) => [
        key,
        plan,
        disbursedToDate,
        disbursedInPeriod,
      ]),
    ).toEqual([
      ["2023-01", 100n, null, null],
      ["2023-03", 100n, 10n, 10n],
      ["2023-05", 150n, 30n, 20n],
      ["2023-06", 150n, 25n, -5n],
    ]);
  });

  test("adds up within the months to what is disbursed to date", () => {
    expect(groups.reduce((sum, { disbursedInPeriod }) => sum + (disbursedInPeriod ?? 0n), 0n)).toBe(
      total.disbursedToDate,
    );
  });
});

describe("progress by several breakdowns", () => {
  test("names each group by all of them, from outer to inner", () => {
    const { groups, by } = answerProgress(movements, { ...question, filter: {}, by: ["unit", "vintage"] });
    expect(by).toBe("unit,vintage");
    expect(groups.map(({ key, label, plan }) => [key, label.vi, plan])).toEqual([
      ["tan-lap|2023", "tan-lap · Vốn năm 2023", 150n],
      ["dak-koi|2023", "dak-koi · Vốn năm 2023", 40n],
      ["tan-lap|2022", "tan-lap · Vốn năm 2022", 30n],
    ]);
  });

  test("by none, is the total alone", () => {
    const { groups, total } = answerProgress(movements, { ...question, filter: {}, by: [] });
    expect(groups).toEqual([]);
    expect(total).toMatchObject({ plan: 220n, disbursedToDate: 25n });
  });
});

describe("progress over every budget year", () => {
  const { groups, total, timeGap, pace, fiscalYear } = answerProgress(movements, {
    ...question,
    fiscalYear: null,
    by: ["year"],
    filter: {},
  });

  test("stands year by year", () => {
    expect(groups.map(({ key, plan, disbursedToDate }) => [key, plan, disbursedToDate])).toEqual([
      ["2022", 90n, 60n],
      ["2023", 220n, 25n],
    ]);
  });

  test("counts plan that was carried over once in the total", () => {
    expect(total).toMatchObject({ plan: 280n, disbursedToDate: 85n, remaining: 195n });
  });

  test("says by how much the rows of the years exceed the total, and nothing where there are no rows", () => {
    const overYears = { ...question, fiscalYear: null, filter: {}, unit: "dong" as const };
    const { findings } = answerProgress(movements, { ...overYears, by: ["year"] });
    expect(findings).toMatchObject([{ code: "carryOverCountedOnce", values: { countedTwice: "30" } }]);
    expect(findings[0]?.message.vi).toBe(
      "Kế hoạch các năm cộng lại nhiều hơn tổng 30 đồng: tổng chỉ tính vốn kéo dài một lần.",
    );
    expect(answerProgress(movements, { ...overYears, by: [] }).findings).toEqual([]);
  });

  test("has no pace, for it has no one deadline", () => {
    expect({ timeGap, pace, fiscalYear }).toEqual({ timeGap: null, pace: [], fiscalYear: null });
  });
});

describe("progress of a unit whose payments do not state their source", () => {
  const vague = { ...own, nature: null, vintage: null };
  const given: readonly Movement[] = [
    { ...at, source: vague, kind: "assigned", effectiveOn: "2023-01-01", amount: 10n },
    { ...at, source: vague, kind: "disbursed", effectiveOn: "2023-05-31", amount: 4n },
    { ...at, unitId: "dak-koi", kind: "assigned", effectiveOn: "2023-01-01", amount: 40n },
  ];

  test("has its own rate: another unit's plan is no plan of its money", () => {
    const { groups } = answerProgress(given, { ...question, filter: {}, by: ["unit"] });
    expect(groups.map(({ key, rate }) => [key, rate?.toString() ?? null])).toEqual([
      ["dak-koi", null],
      ["tan-lap", "0.4"],
    ]);
  });

  test("has none where a finer slice of the same unit has a plan and no payments", () => {
    const told = [...given, { ...at, kind: "assigned" as const, effectiveOn: "2023-01-01", amount: 6n }];
    const { groups } = answerProgress(told, { ...question, filter: { unitId: "tan-lap" }, by: ["source"] });
    expect(groups.map(({ plan, rate }) => [plan, rate])).toEqual([
      [6n, null],
      [10n, null],
    ]);
  });
});

describe("what was counted over several years", () => {
  const money = { ...at, source: older };
  const paid = { ...money, kind: "volumePaid" as const, fiscalYear: 2022, effectiveOn: "2022-12-31", amount: 60n };
  const further = { ...money, kind: "carriedOver" as const, fiscalYear: 2023, effectiveOn: "2023-02-01", amount: 40n };
  const planned = { ...money, fiscalYear: 2022, effectiveOn: "2022-01-01", amount: 100n };

  test.each<{ name: string; given: readonly Movement[]; plan: bigint }>([
    { name: "an assigned plan", given: [{ ...planned, kind: "assigned" }], plan: 100n },
    { name: "a plan that came as a supplement", given: [{ ...planned, kind: "supplemented" }], plan: 100n },
    { name: "a plan that came by transfer", given: [{ ...planned, kind: "transferred" }], plan: 100n },
    {
      name: "a plan whose rest was cancelled before",
      given: [
        { ...planned, kind: "assigned" },
        { ...planned, kind: "cancelled", effectiveOn: "2022-12-31", amount: 40n },
      ],
      plan: 100n,
    },
    { name: "no plan of the year before", given: [], plan: 40n },
  ])("$name and its carry-over make $plan", ({ given, plan }) => {
    const asked = { ...question, fiscalYear: null, by: ["year" as const], filter: {} };
    expect(answerProgress([...given, paid, further], asked).total.plan).toBe(plan);
  });

  test("a project named by the carry-over alone changes nothing", () => {
    const given: readonly Movement[] = [{ ...planned, kind: "assigned" }, paid, { ...further, projectId: "cau" }];
    expect(answerProgress(given, { ...question, fiscalYear: null, by: ["year"], filter: {} }).total.plan).toBe(100n);
  });

  test("groups of several years have keys of their own", () => {
    const given: readonly Movement[] = [{ ...planned, kind: "assigned" }, paid, further];
    const { groups } = answerProgress(given, { ...question, fiscalYear: null, by: ["unit"], filter: {} });
    expect(groups.map(({ key }) => key)).toEqual(["tan-lap|2022", "tan-lap|2023"]);
  });
});

describe("the months of the year's own money", () => {
  test("leave out what was paid of carried-over plan", () => {
    const given: readonly Movement[] = [
      { ...at, kind: "assigned", effectiveOn: "2023-01-01", amount: 80n },
      { ...at, source: older, kind: "carriedOver", effectiveOn: "2023-01-01", amount: 20n },
      { ...at, kind: "volumePaid", effectiveOn: "2023-04-10", amount: 40n },
      { ...at, source: older, kind: "volumePaid", effectiveOn: "2023-04-20", amount: 15n },
    ];
    const { groups } = answerProgress(given, { ...question, basis: "excludingCarryOver", filter: {} });
    expect(groups.at(-1)).toMatchObject({ key: "2023-04", disbursedToDate: 40n, disbursedInPeriod: 40n });
  });
});

describe("a date that is none", () => {
  test.each(["31/10/2023", "2023-02-30", ""])('"%s" is refused, for it sorts after or before every other', (date) => {
    expect(() => answerProgress(movements, { ...question, asOf: date })).toThrow(/calendar/u);
    expect(() => answerProgress([{ ...at, kind: "cut", effectiveOn: date, amount: 1n }], question)).toThrow(
      /calendar/u,
    );
  });
});
