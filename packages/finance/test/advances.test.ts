import { describe, expect, test } from "vitest";
import { advanceAgeBuckets, type AdvancesQuestion, answerAdvances } from "../src/plan/advances.ts";
import { type Dong, type Entry, Refusal } from "../src/index.ts";
import { asSum, entryOf, questionOf, vintageMoney } from "./movement-of.ts";
import { centralMoney, movements } from "./report-of-2023.ts";

function asked(stated: Partial<AdvancesQuestion> = {}): AdvancesQuestion {
  return { ...questionOf(), bucketDays: advanceAgeBuckets, ...stated };
}

function advanced(effectiveOn: string, amount: Dong, stated: Partial<Entry> = {}): Entry {
  return entryOf("advanced", amount, { id: `a${effectiveOn}`, effectiveOn, ...stated });
}

function recovered(effectiveOn: string, amount: Dong, stated: Partial<Entry> = {}): Entry {
  return entryOf("advanceRecovered", amount, { id: `r${effectiveOn}`, effectiveOn, ...stated });
}

describe("outstanding advances", () => {
  const back = { reverses: "a2023-03-01", id: "back" };

  test.each<{
    name: string;
    entries: readonly Entry[];
    outstanding: Dong | null;
    oldestOn: string | null;
    over?: Dong;
  }>([
    { name: "nothing stated", entries: [], outstanding: null, oldestOn: null },
    { name: "an advance", entries: [advanced("2023-03-01", 30n)], outstanding: 30n, oldestOn: "2023-03-01" },
    {
      name: "recovered in part",
      entries: [advanced("2023-03-01", 30n), recovered("2023-09-01", 20n)],
      outstanding: 10n,
      oldestOn: "2023-03-01",
    },
    {
      name: "recovered in full",
      entries: [advanced("2023-03-01", 30n), recovered("2023-09-01", 30n)],
      outstanding: 0n,
      oldestOn: null,
    },
    {
      name: "the oldest is recovered first",
      entries: [advanced("2023-06-01", 10n), advanced("2023-03-01", 30n), recovered("2023-09-01", 31n)],
      outstanding: 9n,
      oldestOn: "2023-06-01",
    },
    {
      name: "a recovery dated before its advance counts against it",
      entries: [advanced("2023-06-01", 10n), recovered("2023-05-01", 4n)],
      outstanding: 6n,
      oldestOn: "2023-06-01",
    },
    {
      name: "an advance of the day itself is 0 days old",
      entries: [advanced("2023-10-31", 5n)],
      outstanding: 5n,
      oldestOn: "2023-10-31",
    },
    {
      name: "what is paid or recovered after the date is not known",
      entries: [advanced("2023-03-01", 30n), recovered("2023-11-01", 30n), advanced("2023-11-01", 5n)],
      outstanding: 30n,
      oldestOn: "2023-03-01",
    },
    {
      name: "an advance taken back is the one that it names",
      entries: [advanced("2023-01-15", 30n), advanced("2023-03-01", 20n), advanced("2023-04-01", -20n, back)],
      outstanding: 30n,
      oldestOn: "2023-01-15",
    },
    {
      name: "taking back an advance that is recovered in part leaves the rest of the recovery to the others",
      entries: [
        advanced("2023-03-01", 20n),
        advanced("2023-05-01", 30n),
        recovered("2023-04-01", 8n),
        advanced("2023-06-01", -20n, back),
      ],
      outstanding: 22n,
      oldestOn: "2023-05-01",
    },
    {
      name: "a reversal that is itself reversed restores the advance",
      entries: [
        advanced("2023-03-01", 20n),
        advanced("2023-04-01", -20n, back),
        advanced("2023-05-01", 20n, { id: "again", reverses: "back" }),
      ],
      outstanding: 20n,
      oldestOn: "2023-03-01",
    },
    {
      name: "a recovery taken back is outstanding again",
      entries: [
        advanced("2023-03-01", 30n),
        recovered("2023-09-01", 30n),
        recovered("2023-10-01", -30n, { reverses: "r2023-09-01" }),
      ],
      outstanding: 30n,
      oldestOn: "2023-03-01",
    },
    {
      name: "more recovered than advanced leaves nothing outstanding",
      entries: [advanced("2023-03-01", 30n), recovered("2023-09-01", 34n)],
      outstanding: 0n,
      oldestOn: null,
      over: 4n,
    },
    {
      name: "an advance taken back twice leaves nothing outstanding",
      entries: [
        advanced("2023-03-01", 20n),
        advanced("2023-04-01", -20n, back),
        advanced("2023-05-01", -20n, { ...back, id: "twice" }),
      ],
      outstanding: 0n,
      oldestOn: null,
      over: 20n,
    },
    {
      name: "volume and unsplit cash are no advances",
      entries: [entryOf("volumePaid", 5n), entryOf("disbursed", 6n)],
      outstanding: null,
      oldestOn: null,
    },
  ])("$name", ({ entries, outstanding, oldestOn, over = outstanding === null ? null : 0n }) => {
    const { total } = answerAdvances(entries, asked());
    expect([total.outstanding, total.oldestOn, total.overRecovered]).toEqual([outstanding, oldestOn, over]);
  });

  test("of one unit are not recovered by another, nor of one project, component or source by another", () => {
    for (const other of [
      { unitId: "tan-lap" },
      { projectId: "Đường thôn 3" },
      { componentId: "02" },
      { source: centralMoney("recurrent", 2023) },
    ]) {
      const { total, findings } = answerAdvances(
        [advanced("2023-03-01", 30n), recovered("2023-09-01", 10n, other)],
        asked(),
      );
      expect([total.outstanding, total.overRecovered]).toEqual([30n, 10n]);
      expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["advanceOverRecovered", "error"]]);
    }
  });

  test("of sums that name no advance: the one of the same amount is taken back, else the oldest", () => {
    const given = [advanced("2023-01-15", 15n), advanced("2023-03-01", 20n)];
    const same = answerAdvances([...given, advanced("2023-04-01", -20n)].map(asSum), asked()).total;
    expect([same.outstanding, same.oldestOn, same.advanced]).toEqual([15n, "2023-01-15", 15n]);
    const other = answerAdvances([...given, advanced("2023-04-01", -25n)].map(asSum), asked()).total;
    expect([other.outstanding, other.oldestOn, other.advanced]).toEqual([10n, "2023-03-01", 10n]);
  });

  test("and a recovery taken back that is not itself known is money out since that day", () => {
    const entries = [advanced("2023-10-30", 30n), recovered("2023-03-01", -5n)];
    const { total } = answerAdvances(entries, asked());
    expect([total.advanced, total.recovered, total.outstanding]).toEqual([30n, -5n, 35n]);
    expect(total.buckets.map(({ outstanding }) => outstanding)).toEqual([30n, 0n, 0n, 5n, 0n]);
  });
});

describe("an advance that lives on into the next budget year", () => {
  const source = vintageMoney(2022);
  const entries = [
    advanced("2022-12-01", 90n, { fiscalYear: 2022, source }),
    recovered("2023-06-30", 40n, { source }),
    recovered("2024-02-01", 50n, { fiscalYear: 2024, source }),
  ];

  test.each([
    { asOf: "2022-12-31", fiscalYear: 2022, outstanding: 90n, oldestDays: 30 },
    { asOf: "2023-10-31", fiscalYear: 2023, outstanding: 50n, oldestDays: 334 },
    { asOf: "2024-02-29", fiscalYear: 2024, outstanding: 0n, oldestDays: null },
    { asOf: "2024-02-29", fiscalYear: 2023, outstanding: 50n, oldestDays: 455 },
  ])("as of $asOf in the accounts to $fiscalYear", ({ asOf, fiscalYear, outstanding, oldestDays }) => {
    const { total } = answerAdvances(entries, asked({ asOf, fiscalYear }));
    expect([total.outstanding, total.oldestDays]).toEqual([outstanding, oldestDays]);
  });

  test("is of its own year and month in a breakdown, and so is what was recovered of it", () => {
    const given = [...entries, advanced("2023-07-01", 5n, { source })];
    const byYear = answerAdvances(given, asked({ by: ["year"] })).groups;
    expect(
      byYear.map(({ key, advanced: paid, recovered: back, outstanding }) => [key, paid, back, outstanding]),
    ).toEqual([
      ["2022", 90n, 40n, 50n],
      ["2023", 5n, 0n, 5n],
    ]);
    const byMonth = answerAdvances(given, asked({ by: ["month"] })).groups;
    expect(byMonth.map(({ key, outstanding }) => [key, outstanding])).toEqual([
      ["2022-12", 50n],
      ["2023-07", 5n],
    ]);
  });
});

describe("the age of advances", () => {
  test.each([
    { paidOn: "2023-10-31", days: 0, bucket: 0 },
    { paidOn: "2023-10-01", days: 30, bucket: 0 },
    { paidOn: "2023-09-30", days: 31, bucket: 1 },
    { paidOn: "2023-08-02", days: 90, bucket: 1 },
    { paidOn: "2023-08-01", days: 91, bucket: 2 },
    { paidOn: "2023-05-04", days: 180, bucket: 2 },
    { paidOn: "2022-10-31", days: 365, bucket: 3 },
    { paidOn: "2022-10-30", days: 366, bucket: 4 },
  ])("$paidOn is $days days before 31/10/2023", ({ paidOn, days, bucket }) => {
    const { total } = answerAdvances([advanced(paidOn, 7n)], asked());
    expect([total.oldestDays, total.averageAgeDays?.toString()]).toEqual([days, String(days)]);
    expect(total.buckets.map(({ outstanding }) => outstanding)).toEqual(
      [0, 1, 2, 3, 4].map((each) => (each === bucket ? 7n : 0n)),
    );
  });

  test("counts 29/02 of a leap year", () => {
    const question = asked({ asOf: "2024-03-01", fiscalYear: 2024 });
    expect(answerAdvances([advanced("2024-02-28", 1n)], question).total.oldestDays).toBe(2);
    expect(answerAdvances([advanced("2024-02-29", 1n)], question).total.oldestDays).toBe(1);
    expect(answerAdvances([advanced("2023-02-28", 1n)], asked({ asOf: "2023-03-01" })).total.oldestDays).toBe(1);
  });

  test("is averaged by money", () => {
    const { total } = answerAdvances([advanced("2023-10-21", 30n), advanced("2023-10-01", 10n)], asked());
    expect(total.averageAgeDays?.toString()).toBe("15");
  });

  test("buckets join without gap or overlap", () => {
    const { total } = answerAdvances([], asked());
    expect(total.buckets).toEqual([
      { fromDays: 0, toDays: 30, outstanding: null },
      { fromDays: 31, toDays: 90, outstanding: null },
      { fromDays: 91, toDays: 180, outstanding: null },
      { fromDays: 181, toDays: 365, outstanding: null },
      { fromDays: 366, toDays: null, outstanding: null },
    ]);
    expect(answerAdvances([], asked({ bucketDays: [] })).total.buckets).toEqual([
      { fromDays: 0, toDays: null, outstanding: null },
    ]);
  });

  test.each([[[30, 30]], [[90, 30]], [[0]], [[-1, 5]], [[1.5]]])("refuses buckets %j", (bucketDays) => {
    expect(() => answerAdvances([], asked({ bucketDays }))).toThrow(Refusal);
  });
});

describe("what is said of advances", () => {
  test("who recovered more than was advanced, with the values", () => {
    const entries = [advanced("2023-03-01", 30n), recovered("2023-09-01", 34n)];
    const { findings, sentence } = answerAdvances(entries, asked());
    expect(findings[0]?.values).toEqual({
      unit: "kon-ray",
      project: "-",
      component: "-",
      source: "central/investment/-/-/-",
      advanced: "30",
      recovered: "34",
      overRecovered: "4",
    });
    expect(findings[0]?.message.vi).toContain("thu hồi tạm ứng 34 đồng, vượt số đã tạm ứng 30 đồng là 4 đồng");
    expect(sentence.vi).toBe(
      "Đến 31/10/2023 còn 0 đồng tạm ứng chưa thu hồi (đã tạm ứng 30, đã thu hồi 34, thu hồi vượt 4)",
    );
  });

  test("how much is outstanding since when, in both languages", () => {
    const { sentence } = answerAdvances([advanced("2023-10-30", 30n)], asked());
    expect(sentence).toEqual({
      vi: "Đến 31/10/2023 còn 30 đồng tạm ứng chưa thu hồi (đã tạm ứng 30); khoản cũ nhất từ 30/10/2023, 1 ngày",
      en: "By 31/10/2023 advances outstanding are 30 VND (advanced 30); the oldest dates from 30/10/2023, 1 day ago",
    });
  });

  test("of the 2023 report nothing: its cash is not split", () => {
    const { total, groups, sentence } = answerAdvances(movements, asked({ by: ["source"] }));
    expect([total.advanced, total.outstanding, total.averageAgeDays, groups]).toEqual([null, null, null, []]);
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu số tạm ứng và thu hồi tạm ứng");
  });

  test("beyond 2^63 to the đồng", () => {
    const large = 2n ** 63n - 1n;
    const entries = [advanced("2023-03-01", large), advanced("2023-10-30", large), recovered("2023-09-01", 1n)];
    const { total } = answerAdvances(entries, asked());
    expect(total.outstanding).toBe(18_446_744_073_709_551_613n);
    expect(total.buckets.map(({ outstanding }) => outstanding)).toEqual([large, 0n, 0n, large - 1n, 0n]);
  });
});
