import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../src/index.ts";
import { cancelledPlanOf, settleSums, totalPaidOf } from "../src/plan/settlement.ts";
import { moneyStandings } from "../src/plan/money-standing.ts";
import { settleBudgetYear } from "../src/plan/year-end.ts";
import { entry } from "./arbitraries.ts";
import { entryOf, questionOf, vintageMoney } from "./movement-of.ts";
import { centralMoney, movements } from "./report-of-2023.ts";

/** The day after the last deadline. */
const question = questionOf({ asOf: "2024-02-01" });

describe("total paid = completed volume + advances not recovered, less refunds", () => {
  test.each([
    { name: "advance and volume", paid: { volumePaid: 50n, advanceOutstanding: 10n }, total: 60n },
    { name: "an advance alone", paid: { volumePaid: null, advanceOutstanding: 30n }, total: 30n },
    { name: "an older advance recovered", paid: { volumePaid: 50n, advanceOutstanding: -20n }, total: 30n },
    { name: "less what is paid back", paid: { volumePaid: 50n, advanceOutstanding: null, refunded: 5n }, total: 45n },
    {
      name: "with cash that is not split",
      paid: { volumePaid: 50n, advanceOutstanding: 10n, unsplit: 14n },
      total: 74n,
    },
    { name: "nothing stated", paid: { volumePaid: null, advanceOutstanding: null }, total: null },
  ])("$name", ({ paid, total }) => {
    expect(totalPaidOf(paid)).toBe(total);
  });

  test("is what a position says is disbursed", () => {
    fc.assert(
      fc.property(fc.array(entry), (given) => {
        const sums = { sums: sumsOf(given), carriedFurther: null };
        const {
          advanced = null,
          advanceRecovered = null,
          volumePaid = null,
          disbursed = null,
          refunded = null,
        } = sums.sums;
        const paid = [advanced, volumePaid, disbursed, advanceRecovered && -advanceRecovered, refunded && -refunded];
        const stated = paid.filter((amount) => amount !== null);
        expect(settleSums([sums]).totalPaid).toBe(
          stated.length === 0 ? null : stated.reduce((sum, each) => sum + each, 0n),
        );
      }),
    );
  });
});

function sumsOf(given: readonly Entry[]): Partial<Record<Entry["kind"], bigint>> {
  const sums: Partial<Record<Entry["kind"], bigint>> = {};
  for (const { kind, amount } of given) sums[kind] = (sums[kind] ?? 0n) + amount;
  return sums;
}

describe("cancelled = carried-over plan − total paid − carried further", () => {
  test.each([
    { plan: 3_557n, totalPaid: 3_000n, carriedFurther: 400n, cancelled: 157n },
    { plan: 3_557n, totalPaid: 3_557n, carriedFurther: null, cancelled: 0n },
    { plan: 3_557n, totalPaid: 3_000n, carriedFurther: 600n, cancelled: -43n },
    { plan: null, totalPaid: 3_000n, carriedFurther: null, cancelled: null },
    { plan: 3_557n, totalPaid: null, carriedFurther: null, cancelled: null },
  ])("$plan − $totalPaid − $carriedFurther = $cancelled", ({ cancelled, ...money }) => {
    expect(cancelledPlanOf(money)).toBe(cancelled);
  });
});

describe("the settlement of a budget year", () => {
  const older = centralMoney("investment", 2022);
  const entries = [
    entryOf("assigned", 1_000n),
    entryOf("advanced", 300n),
    entryOf("volumePaid", 500n),
    entryOf("advanceRecovered", 200n),
    entryOf("refunded", 10n),
    entryOf("carriedOver", 250n, { fiscalYear: 2024, effectiveOn: "2024-01-31" }),
    entryOf("cancelled", 40n, { effectiveOn: "2023-12-31" }),
    entryOf("carriedOver", 400n, { source: older }),
    entryOf("volumePaid", 350n, { source: older }),
    entryOf("carriedOver", 20n, { source: older, fiscalYear: 2024, effectiveOn: "2024-01-31" }),
  ];

  test("tells the year's own money from what was carried over into it", () => {
    const { total } = settleBudgetYear(entries, question);
    expect(total.yearMoney).toEqual({
      planBeforeCancellation: 1_000n,
      volumePaid: 500n,
      advanceOutstanding: 100n,
      unsplit: null,
      refunded: 10n,
      totalPaid: 590n,
      carriedFurther: 250n,
      cancelled: 40n,
      stillPayable: 0n,
      toCancel: 120n,
    });
    expect(total.carriedOverMoney).toMatchObject({
      planBeforeCancellation: 400n,
      totalPaid: 350n,
      carriedFurther: 20n,
      cancelled: null,
      toCancel: 30n,
    });
    expect(total.vintageNotStated).toMatchObject({ planBeforeCancellation: null, totalPaid: null, toCancel: null });
    expect(total.whole).toMatchObject({ planBeforeCancellation: 1_400n, totalPaid: 940n, toCancel: 150n });
  });

  test("says where the plan went, in amounts that add up", () => {
    expect(settleBudgetYear(entries, question).sentence).toEqual({
      vi: "Quyết toán niên độ 2023 đến 01/02/2024: kế hoạch 1.400 đồng, đã thanh toán 940, chuyển sang năm 2024 270, đã hủy 40, còn phải hủy 150",
      en: "Settlement of budget year 2023 as of 01/02/2024: plan 1,400 VND, paid 940, carried into 2024: 270, cancelled 40, still to cancel 150",
    });
  });

  test("before the carry-over is decided, all that is not paid lapses on its deadline", () => {
    const { total } = settleBudgetYear(entries, questionOf({ asOf: "2024-01-30" }));
    const { carriedFurther, stillPayable, toCancel } = total.whole;
    expect([carriedFurther, stillPayable, toCancel]).toEqual([null, 370n, 50n]);
  });

  test("a carry-over belongs to the same unit and project alone", () => {
    const elsewhere = entryOf("carriedOver", 7n, { fiscalYear: 2024, effectiveOn: "2024-01-31", unitId: "tan-lap" });
    const { groups } = settleBudgetYear([...entries, elsewhere], { ...question, by: ["unit"] });
    expect(groups.map(({ key, whole }) => [key, whole.planBeforeCancellation, whole.carriedFurther])).toEqual([
      ["kon-ray", 1_400n, 270n],
      ["tan-lap", null, 7n],
    ]);
  });

  test("an older year's correction that leaves less than was carried over is found", () => {
    const late = entryOf("volumePaid", 200n, { id: "late", effectiveOn: "2023-12-31" });
    const { findings, total, sentence } = settleBudgetYear([...entries, late], question);
    expect(total.yearMoney.toCancel).toBe(-80n);
    expect(
      findings.map(({ code, severity, values }) => [code, severity, values["standing"], values["toCancel"]]),
    ).toEqual([["settlementExceedsPlan", "error", "yearMoney", "-80"]]);
    expect(findings[0]?.message.vi).toContain("vượt kế hoạch năm 2023 là 80 đồng");
    expect(sentence.vi).toContain("sử dụng vượt kế hoạch 50");
    expect(sentence.en).toContain("used beyond the plan 50");
  });

  test("a document that does not state the vintage in its own year is met by the carry-over that does", () => {
    const unstated = vintageMoney(null);
    const given = [
      entryOf("assigned", 10n, { source: unstated }),
      entryOf("disbursed", 6n, { source: unstated }),
      entryOf("carriedOver", 3n, { source: vintageMoney(2023), fiscalYear: 2024, effectiveOn: "2024-01-31" }),
    ];
    const { total, groups } = settleBudgetYear(given, { ...question, by: ["source"] });
    expect(total.vintageNotStated).toMatchObject({ planBeforeCancellation: 10n, carriedFurther: 3n, toCancel: 1n });
    expect(groups).toHaveLength(1);
  });

  test("carry-overs of which only some state their vintage are met the same in any order", () => {
    const next = { fiscalYear: 2024, effectiveOn: "2024-01-31" };
    const given = [null, 2023].map((vintage) => entryOf("carriedOver", 3n, { ...next, source: vintageMoney(vintage) }));
    const asked = { ...question, by: ["vintage"] as const };
    expect(settleBudgetYear(given, asked)).toEqual(settleBudgetYear([...given].reverse(), asked));
  });

  test("money of no stated vintage of which all plan was carried over is carried-over money", () => {
    const given = [
      entryOf("carriedOver", 9n, { source: vintageMoney(null) }),
      entryOf("volumePaid", 4n, { source: vintageMoney(null) }),
    ];
    expect(settleBudgetYear(given, question).total.carriedOverMoney.toCancel).toBe(5n);
  });

  test("of no stated vintage, assigned and carried over in one, cannot be told apart", () => {
    const source = vintageMoney(null);
    const given = [
      entryOf("carriedOver", 9n, { source }),
      entryOf("assigned", 5n, { source }),
      entryOf("volumePaid", 4n, { source }),
    ];
    const { total } = settleBudgetYear(given, question);
    expect([total.carriedOverMoney.toCancel, total.vintageNotStated.toCancel]).toEqual([null, 10n]);
  });

  test("what a later year carries over is not this year's", () => {
    const later = entryOf("carriedOver", 7n, { fiscalYear: 2025, effectiveOn: "2024-01-31" });
    expect(settleBudgetYear([...entries, later], question).total.whole.carriedFurther).toBe(270n);
  });

  test("three vintages are settled each by itself", () => {
    const given = [2022, 2023, 2024].flatMap((vintage) => [
      entryOf("carriedOver", 100n, { source: vintageMoney(vintage), fiscalYear: 2025, effectiveOn: "2025-01-01" }),
      entryOf("volumePaid", BigInt(vintage - 2000), {
        source: vintageMoney(vintage),
        fiscalYear: 2025,
        effectiveOn: "2025-12-01",
      }),
    ]);
    const { groups } = settleBudgetYear(given, questionOf({ asOf: "2026-02-01", fiscalYear: 2025, by: ["vintage"] }));
    expect(groups.map(({ key, carriedOverMoney }) => [key, carriedOverMoney.toCancel])).toEqual([
      ["2024", 76n],
      ["2023", 77n],
      ["2022", 78n],
    ]);
  });

  test("the 2023 report does not say which money was paid, so only the whole can lapse", () => {
    const { total, sentence } = settleBudgetYear(movements, questionOf());
    expect([total.whole.stillPayable, total.whole.toCancel]).toEqual([16_325_000_000n, 0n]);
    expect([total.yearMoney.stillPayable, total.carriedOverMoney.stillPayable]).toEqual([null, null]);
    expect(total.vintageNotStated).toMatchObject({ planBeforeCancellation: null, totalPaid: 14_108_000_000n });
    expect(sentence.vi).toBe(
      "Quyết toán niên độ 2023 đến 31/10/2023: kế hoạch 30.433 triệu đồng, đã thanh toán 14.108, còn chưa thanh toán 16.325",
    );
  });

  test("beyond 2^63 stays exact", () => {
    const large = 2n ** 63n;
    const given = [entryOf("assigned", large), entryOf("supplemented", large), entryOf("volumePaid", 1n)];
    expect(settleBudgetYear(given, question).total.whole.toCancel).toBe(18_446_744_073_709_551_615n);
  });
});

describe("what a settlement says where little is stated", () => {
  test.each<{ name: string; entries: readonly Entry[]; vi: string }>([
    { name: "nothing", entries: [], vi: "chưa nêu kế hoạch" },
    { name: "a payment alone", entries: [entryOf("volumePaid", 5n)], vi: "chưa nêu kế hoạch, đã thanh toán 5 đồng" },
    { name: "a plan alone", entries: [entryOf("assigned", 5n)], vi: "kế hoạch 5 đồng; chưa nêu số đã thanh toán" },
    { name: "off-budget money", entries: [entryOf("mobilised", 5n)], vi: "chưa nêu kế hoạch" },
  ])("$name", ({ entries, vi }) => {
    const { sentence, groups } = settleBudgetYear(entries, { ...question, by: ["unit"] });
    expect(sentence.vi).toBe(`Quyết toán niên độ 2023 đến 01/02/2024: ${vi}`);
    expect(groups).toHaveLength(/\d đồng/u.test(vi) ? 1 : 0);
  });
});

describe("laws of a settlement", () => {
  const given = fc.array(
    fc.tuple(entry, fc.constantFrom(2023, 2024)).map(([each, fiscalYear]): Entry => ({ ...each, fiscalYear })),
    { maxLength: 12 },
  );

  test("the three kinds of money add up to the whole, and groups to the total", () => {
    fc.assert(
      fc.property(given, (entries) => {
        const { total, groups } = settleBudgetYear(entries, { ...question, by: ["source"] });
        for (const field of ["planBeforeCancellation", "totalPaid", "carriedFurther", "cancelled"] as const) {
          const byStanding = moneyStandings.map((standing) => total[standing][field] ?? 0n);
          const byGroup = groups.map(({ whole }) => whole[field] ?? 0n);
          for (const parts of [byStanding, byGroup])
            expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total.whole[field] ?? 0n);
        }
      }),
    );
  });

  test("the order of entries changes nothing", () => {
    fc.assert(
      fc.property(given, (entries) => {
        const asked = { ...question, by: ["source"] as const };
        expect(settleBudgetYear([...entries].reverse(), asked)).toEqual(settleBudgetYear(entries, asked));
      }),
    );
  });
});
