import { describe, expect, test } from "vitest";
import { answerRates, type Movement, type RatesQuestion } from "../src/index.ts";
import { centralMoney, movements, sliceOf, movementsOf } from "./report-of-2023.ts";

const question: RatesQuestion = { asOf: "2023-10-31", fiscalYear: 2023, by: [], filter: {}, unit: null };

function ratesOf(given: readonly Movement[], asked: Partial<RatesQuestion> = {}): Readonly<Record<string, string>> {
  const { total } = answerRates(given, { ...question, ...asked });
  return Object.fromEntries(total.map(({ basis, rate }) => [basis, rate === null ? "-" : rate.times(100).toFixed(2)]));
}

describe("rates side by side", () => {
  const own = centralMoney("investment", 2025);
  const place = { fiscalYear: 2025, unitId: "kon-ray", projectId: null, componentId: null };
  const year2025: readonly Movement[] = [
    { ...place, source: own, kind: "assigned", effectiveOn: "2025-01-01", amount: 800n },
    { ...place, source: own, kind: "supplemented", effectiveOn: "2025-06-30", amount: 100n },
    { ...place, source: own, kind: "supplemented", effectiveOn: "2025-10-01", amount: 100n },
    { ...place, source: own, kind: "cut", effectiveOn: "2025-11-01", amount: 50n },
    { ...place, source: own, kind: "allocated", effectiveOn: "2025-02-01", amount: 500n },
    { ...place, source: { ...own, vintage: 2024 }, kind: "carriedOver", effectiveOn: "2025-01-01", amount: 150n },
    { ...place, source: own, kind: "volumePaid", effectiveOn: "2025-09-30", amount: 400n },
    { ...place, source: { ...own, vintage: 2024 }, kind: "volumePaid", effectiveOn: "2025-09-30", amount: 100n },
  ];

  test("each divides its own payments by its own plan", () => {
    expect(ratesOf(year2025, { asOf: "2025-12-18", fiscalYear: 2025 })).toEqual({
      includingCarryOver: (50_000 / 1_100).toFixed(2), // 500 / (800 + 100 + 100 − 50 + 150)
      excludingCarryOver: (40_000 / 950).toFixed(2),
      assigned: (40_000 / 800).toFixed(2),
      allocated: (50_000 / 500).toFixed(2),
      excludingLateAdditions: (50_000 / 1_000).toFixed(2),
    });
  });

  test.each([
    { cutOff: "2025-09-30", plan: 1_000n },
    { cutOff: "2025-10-01", plan: 1_100n },
    { cutOff: "2025-06-29", plan: 900n },
  ])("what was added after $cutOff is left out of a plan of $plan", ({ cutOff, plan }) => {
    const { total } = answerRates(year2025, {
      ...question,
      asOf: "2025-12-18",
      fiscalYear: 2025,
      lateAdditionCutOff: cutOff,
    });
    expect(total.find(({ basis }) => basis === "excludingLateAdditions")?.plan).toBe(plan);
  });

  test("of the 2023 report the rate without carry-over lies between 39,26% and 52,49%", () => {
    const { total, sentence } = answerRates(movements, question);
    const bounds = total.find(({ basis }) => basis === "excludingCarryOver")?.bounds;
    expect([bounds?.low, bounds?.high].map((each) => each?.times(100).toFixed(2))).toEqual(["39.26", "52.49"]);
    expect(sentence.vi).toBe(
      "Đến 31/10/2023 cùng một sổ cho 2 tỷ lệ, vì mẫu số khác nhau: 46,36% trên kế hoạch gồm kéo dài (14.108/30.433 triệu đồng); từ 39,26% đến 52,49% trên kế hoạch không gồm kéo dài (26.876 triệu đồng), vì số giải ngân chưa nêu là vốn nào",
    );
  });

  test("payments that are partly told apart leave a rate between bounds, and none that is certain", () => {
    const own2023 = centralMoney("investment", 2023);
    const given = movementsOf([
      sliceOf({ source: own2023, plan: 80n, disbursed: 10n }),
      sliceOf({ source: centralMoney("investment", 2022), plan: 20n }),
      sliceOf({ disbursed: 30n }),
    ]);
    const rate = answerRates(given, question).total.find(({ basis }) => basis === "excludingCarryOver");
    // 10 are told; of 30 carried-over plan can have taken 20 at most: between 20 and 40 of 80.
    expect([rate?.rate, rate?.bounds?.low.toString(), rate?.bounds?.high.toString()]).toEqual([null, "0.25", "0.5"]);
  });

  test("carry-over of one unit leaves another unit's payments alone", () => {
    const given = movementsOf([
      sliceOf({ source: centralMoney("investment", 2023), plan: 80n, disbursed: 40n }),
      sliceOf({ source: centralMoney("investment", 2022), plan: 20n }),
      sliceOf({ unitId: "tan-lap", plan: 50n, disbursed: 10n }),
    ]);
    const { total, groups } = answerRates(given, { ...question, by: ["unit"] });
    const own = total.find(({ basis }) => basis === "excludingCarryOver");
    expect(own).toMatchObject({ plan: 130n, disbursedToDate: 50n, bounds: null });
    expect(groups.map(({ key, rates }) => [key, rates[1]?.rate?.toString()])).toEqual([
      ["kon-ray", "0.5"],
      ["tan-lap", "0.2"],
    ]);
  });

  test("a carry-over that was taken back leaves the rate as it was before", () => {
    const [plan, paid] = movementsOf([sliceOf({ plan: 80n, disbursed: 10n })]);
    const taken = movementsOf([sliceOf({ source: centralMoney("investment", 2022), plan: 5n })]);
    const back = taken.map((movement) => ({ ...movement, amount: -movement.amount }));
    const given = [plan, paid, ...taken, ...back].filter((movement) => movement !== undefined);
    expect(ratesOf(given)["excludingCarryOver"]).toBe("12.50");
  });

  test("money outside the budget is in none of them, whatever kind a document calls it", () => {
    const outside = sliceOf({
      source: { ...centralMoney("investment", 2023), relation: "offBudget" },
      plan: 77n,
      disbursed: 10n,
    });
    const given = movementsOf([sliceOf({ plan: 1_000n, disbursed: 100n }), outside]);
    expect(ratesOf(given)["includingCarryOver"]).toBe("10.00");
  });

  test("of nothing there is none, and the sentence says so", () => {
    expect(Object.values(ratesOf([]))).toEqual(["-", "-", "-", "-", "-"]);
    expect(answerRates([], question).sentence.en).toContain("no disbursement rate can be computed");
  });

  test("of a group stand beside those of the others", () => {
    const given = movementsOf([
      sliceOf({ source: centralMoney("investment", 2023), plan: 10n, disbursed: 4n }),
      sliceOf({ source: centralMoney("recurrent", 2023), plan: 10n, disbursed: 1n }),
    ]);
    const { groups } = answerRates(given, { ...question, by: ["nature"] });
    expect(groups.map(({ key, rates }) => [key, rates[0]?.rate?.toString()])).toEqual([
      ["investment", "0.4"],
      ["recurrent", "0.1"],
    ]);
  });
});
