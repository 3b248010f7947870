import { describe, expect, test } from "vitest";
import { endOfMonth, type Movement } from "../src/index.ts";
import { answerPace } from "../src/pace/pace-answer.ts";
import { alertCodes, moved, paidBy, question, targets } from "./paid-year.ts";
import { centralMoney } from "./report-of-2023.ts";

const million = 1_000_000n;

describe("months", () => {
  test("without a payment between others are not stated, and keep the running total", () => {
    const { months } = paidBy({ 2: 10n, 4: 30n }, { asOf: "2023-05-31" }).total;
    expect(months).toEqual([
      { month: "2023-01", disbursed: null, cumulative: null },
      { month: "2023-02", disbursed: 10n * million, cumulative: 10n * million },
      { month: "2023-03", disbursed: null, cumulative: 10n * million },
      { month: "2023-04", disbursed: 30n * million, cumulative: 40n * million },
      { month: "2023-05", disbursed: null, cumulative: 40n * million },
    ]);
  });

  test.each([
    { what: "told apart", months: { 1: 5n, 2: 9n, 3: 7n }, best: "2023-02" },
    { what: "the earlier of two", months: { 1: 9n, 2: 9n }, best: "2023-01" },
    { what: "one silent month before", months: { 2: 9n, 3: 7n }, best: "2023-02" },
    { what: "a first quarter in one, then months", months: { 3: 90n, 4: 7n, 5: 8n }, best: "2023-05" },
    { what: "quarters only", months: { 3: 90n, 6: 70n, 9: 80n }, best: null },
    { what: "nothing paid", months: {}, best: null },
    { what: "refunds only", months: { 1: -5n }, best: null },
  ])("have a best one: $what: $best", ({ months, best }) => {
    expect(paidBy(months).total.bestMonth?.month ?? null).toBe(best);
  });

  test.each([
    { what: "all stated", months: { 1: 5n, 8: 10n, 9: 20n, 10: 30n }, at: "2023-10-31", pace: null },
    {
      what: "before them one is stated",
      months: { 7: 5n, 8: 10n, 9: 20n, 10: 30n },
      at: "2023-10-31",
      pace: "20000000",
    },
    { what: "silent months inside", months: { 7: 5n, 10: 60n }, at: "2023-10-31", pace: "20000000" },
    { what: "silent months before", months: { 6: 5n, 10: 60n }, at: "2023-10-31", pace: null },
    { what: "all silent", months: { 7: 5n }, at: "2023-10-31", pace: null },
    { what: "half a month gone", months: { 1: 10n, 2: 10n, 3: 10n }, at: "2023-04-15", pace: "8000000" },
    { what: "two months gone", months: { 1: 10n, 2: 10n }, at: "2023-02-28", pace: null },
  ])("the last three, $what: $pace", ({ months, at, pace }) => {
    expect(paidBy(months, { asOf: at }).total.lastThreeMonthsPerMonth?.toString() ?? null).toBe(pace);
  });

  test("of January after the year belong to it; a later one asked from does not", () => {
    const paid = moved("disbursed", "2024-01-20", 5n);
    const plan2023 = moved("assigned", "2023-01-01", 9n);
    const { months } = answerPace([plan2023, paid], { ...question, asOf: "2024-04-30" }).total;
    expect(months.at(-1)).toEqual({ month: "2024-01", disbursed: 5n, cumulative: 5n });
    expect(months).toHaveLength(13);
  });
});

describe("alerts", () => {
  const steady = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((month) => [month, 100n]));

  test.each([
    { what: "steady", months: steady, alerts: [] },
    { what: "all disbursed", months: { 1: 1_200n }, alerts: [] },
    { what: "overdisbursed", months: { 1: 1_300n }, alerts: [] },
    { what: "nothing stated", months: {}, alerts: [] },
    {
      what: "needed above the best month",
      months: { 1: 90n, 2: 90n, 3: 90n, 4: 90n, 5: 90n, 6: 90n, 7: 90n, 8: 90n, 9: 90n, 10: 90n },
      alerts: ["neededAboveBestMonth"],
    },
    { what: "slowing", months: { ...steady, 1: 130n, 10: 70n }, alerts: ["paceSlowing"] },
    {
      what: "silent since September",
      months: { 1: 90n, 2: 90n, 3: 90n, 4: 90n, 5: 90n, 6: 90n, 7: 90n, 8: 140n, 9: 200n },
      alerts: [],
    },
    {
      what: "silent since August",
      months: { 1: 200n, 2: 200n, 3: 200n, 4: 200n, 5: 10n, 6: 10n, 7: 10n, 8: 10n },
      alerts: ["neededAboveTwicePace", "noRecentPayments", "paceSlowing"],
    },
    {
      what: "more than twice as fast",
      months: { 1: 40n, 2: 40n, 3: 40n, 4: 40n, 5: 40n, 6: 40n, 7: 40n, 8: 40n, 9: 40n, 10: 40n },
      alerts: ["neededAboveBestMonth", "neededAboveTwicePace"],
    },
  ])("$what: $alerts", ({ months, alerts }) => {
    expect(alertCodes(paidBy(months).total)).toEqual(alerts);
  });

  test("name the needed pace and the best month", () => {
    const { alerts } = paidBy({ 5: 60n, 6: 90n, 7: 80n, 8: 80n, 9: 80n, 10: 80n }).total;
    expect(alerts[0]?.message.vi).toBe(
      "Để giải ngân hết đến 31/12/2023 cần 365 triệu đồng/tháng, cao hơn tháng cao nhất từ trước đến nay (90, tháng 06/2023).",
    );
    expect(
      paidBy({ 6: 90n, 7: 90n }, { asOf: "2023-07-31" }).total.deadlines[0]?.neededAgainstBestMonth?.toFixed(4),
    ).toBe("2.2667");
  });

  test("measure the best month against all years on record", () => {
    const lastDecember = moved("disbursed", "2022-12-31", 500n * million, { fiscalYear: 2022 });
    const november = moved("disbursed", "2022-11-30", 1n, { fiscalYear: 2022 });
    const october = moved("disbursed", "2022-10-31", 1n, { fiscalYear: 2022 });
    const paid = [9, 10].map((month) => moved("disbursed", endOfMonth(2023, month), 300n * million));
    const { total } = answerPace(
      [moved("assigned", "2023-01-01", 1_500n * million), lastDecember, november, october, ...paid],
      question,
    );
    expect(total.bestMonth).toEqual({ month: "2023-10", disbursed: 300n * million });
    expect(total.bestMonthOnRecord).toEqual({ month: "2022-12", disbursed: 500n * million });
    expect(alertCodes(total)).not.toContain("neededAboveBestMonth");
  });

  test("tell the last day from a deadline that has passed", () => {
    const at = (asOf: string): ReturnType<typeof paidBy> => paidBy({ 12: 100n }, { asOf, deadlines: ["2023-12-31"] });
    expect(alertCodes(at("2023-12-30").total)).not.toContain("deadlineToday");
    const [onTheDay, dayAfter] = [at("2023-12-31"), at("2024-01-01")];
    expect(onTheDay.total.alerts[0]).toMatchObject({
      code: "deadlineToday",
      message: { vi: "Hôm nay là hạn cuối 31/12/2023 mà còn 1.100 triệu đồng chưa giải ngân." },
    });
    expect(onTheDay.sentence.vi).toMatch(/hôm nay là hạn cuối$/u);
    expect(dayAfter.total.alerts[0]).toMatchObject({
      code: "deadlinePassed",
      message: { vi: "Đã hết hạn 31/12/2023 mà còn 1.100 triệu đồng chưa giải ngân." },
    });
    expect(dayAfter.sentence.vi).toMatch(/đã quá hạn giải ngân$/u);
  });
});

describe("targets", () => {
  test.each([
    { what: "reached by its date", months: { 9: 720n }, at: "2023-10-31", status: "met" },
    { what: "reached after it", months: { 9: 700n, 10: 20n }, at: "2023-10-31", status: "metLate" },
    { what: "not reached", months: { 9: 719n }, at: "2023-09-30", status: "missed" },
    { what: "reached early", months: { 6: 720n }, at: "2023-06-30", status: "met" },
    { what: "on the path", months: { 6: 480n }, at: "2023-06-30", status: "ahead" },
    { what: "below the path", months: { 6: 470n }, at: "2023-06-30", status: "behind" },
    { what: "reached now, not stated by its date", months: { 10: 720n }, at: "2023-10-31", status: "notStated" },
    { what: "nothing stated", months: {}, at: "2023-10-31", status: "notStated" },
  ])("60% by 30/09, $what: $status", ({ months, at, status }) => {
    const { total } = paidBy(months, { asOf: at, targets });
    expect(total.targets[0]?.status).toBe(status);
  });

  test("come by date, and none without any", () => {
    const { total } = paidBy({ 1: 5n }, { targets: [...targets].reverse() });
    expect(total.targets.map(({ date }) => date)).toEqual(targets.map(({ date }) => date));
    expect(paidBy({ 1: 5n }).total.targets).toEqual([]);
  });
});

describe("last year", () => {
  const money = (vintage: number): Partial<Movement> => ({
    source: centralMoney("investment", vintage),
    fiscalYear: vintage,
  });
  const years = [
    moved("assigned", "2022-01-01", 1_000n, money(2022)),
    moved("supplemented", "2022-12-01", 9_000n, money(2022)),
    moved("disbursed", "2022-10-31", 520n, money(2022)),
    moved("disbursed", "2022-12-31", 480n, money(2022)),
    moved("assigned", "2023-01-01", 2_000n, money(2023)),
    moved("disbursed", "2023-10-31", 900n, money(2023)),
  ];

  test("is the rate on the same day, of the plan on that day", () => {
    const { total } = answerPace(years, { ...question, curve: "lastYear" });
    expect(total.curves[2]).toMatchObject({ planToDate: 1_040n, behind: 140n });
    expect(total.behindShare?.toString()).toBe("0.07");
    expect(alertCodes(total)).toContain("behindLastYear");
  });

  test("compares money of last year with money of this year, also under a filter", () => {
    const { groups } = answerPace(years, { ...question, by: ["source"], filter: { vintage: 2023 } });
    expect(groups.map(({ key, curves }) => [key, curves[2]?.planToDate])).toEqual([
      ["central/investment/-/2023/-", 1_040n],
    ]);
  });

  test("is not known when nothing was stated by then", () => {
    const { total } = answerPace(years, { ...question, asOf: "2023-10-30" });
    expect(total.curves[2]?.planToDate).toBeNull();
  });
});
