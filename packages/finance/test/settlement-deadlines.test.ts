import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../src/index.ts";
import { settleSums } from "../src/plan/settlement.ts";
import { shownSettlement } from "../src/plan/settlement-sentence.ts";
import { settleBudgetYear } from "../src/plan/year-end.ts";
import { entry } from "./arbitraries.ts";
import { entryOf, questionOf, vintageMoney } from "./movement-of.ts";
import { centralMoney } from "./report-of-2023.ts";

const of2025 = { fiscalYear: 2025, source: centralMoney("investment", 2025) };

describe("money is still payable until its deadline, and to be cancelled after it", () => {
  const entries = [
    entryOf("assigned", 1_000n, { ...of2025, effectiveOn: "2025-01-10" }),
    entryOf("supplemented", 120n, { ...of2025, effectiveOn: "2025-10-10" }),
    entryOf("volumePaid", 400n, { ...of2025, effectiveOn: "2025-12-31" }),
  ];

  test.each([
    { asOf: "2025-12-31", stillPayable: 720n, toCancel: 0n, because: "31/01 has not passed" },
    { asOf: "2026-01-20", stillPayable: 720n, toCancel: 0n, because: "31/01 has not passed" },
    { asOf: "2026-01-31", stillPayable: 720n, toCancel: 0n, because: "the deadline itself is a day to pay" },
    { asOf: "2026-02-28", stillPayable: 120n, toCancel: 600n, because: "added after 30/9: until 31/12/2026" },
    { asOf: "2026-12-31", stillPayable: 120n, toCancel: 600n, because: "the deadline itself is a day to pay" },
    { asOf: "2027-01-01", stillPayable: 0n, toCancel: 720n, because: "all deadlines have passed" },
  ])("as of $asOf $stillPayable and $toCancel: $because", ({ asOf, stillPayable, toCancel }) => {
    const { total } = settleBudgetYear(entries, questionOf({ asOf, fiscalYear: 2025 }));
    expect(total.whole).toMatchObject({ planBeforeCancellation: 1_120n, totalPaid: 400n, stillPayable, toCancel });
  });

  test.each([
    { paid: 50n, stillPayable: 70n, toCancel: 600n, because: "only the late addition could still be paid" },
    { paid: 120n, stillPayable: 0n, toCancel: 600n, because: "the late addition is spent" },
    { paid: 150n, stillPayable: 0n, toCancel: 570n, because: "30 more than could be paid, of what had lapsed" },
  ])("$paid paid after the first deadline leaves $stillPayable and $toCancel: $because", (expected) => {
    const { paid, stillPayable, toCancel } = expected;
    const late = entryOf("volumePaid", paid, { ...of2025, effectiveOn: "2026-02-20" });
    const { total } = settleBudgetYear([...entries, late], questionOf({ asOf: "2026-02-28", fiscalYear: 2025 }));
    expect(total.whole).toMatchObject({ totalPaid: 400n + paid, stillPayable, toCancel });
  });

  test("the sentence says both", () => {
    const { sentence } = settleBudgetYear(entries, questionOf({ asOf: "2026-02-28", fiscalYear: 2025 }));
    expect(sentence).toEqual({
      vi: "Quyết toán niên độ 2025 đến 28/02/2026: kế hoạch 1.120 đồng, đã thanh toán 400, còn được thanh toán 120, còn phải hủy 600",
      en: "Settlement of budget year 2025 as of 28/02/2026: plan 1,120 VND, paid 400, still payable 120, still to cancel 600",
    });
  });

  test.each([
    { name: "carried-over investment until 31/12", nature: "investment" as const, vintage: 2024 },
    { name: "recurrent money until 31/12", nature: "recurrent" as const, vintage: 2025 },
  ])("$name", ({ nature, vintage }) => {
    const source = centralMoney(nature, vintage);
    const given = [
      entryOf(vintage === 2025 ? "assigned" : "carriedOver", 100n, { ...of2025, source, effectiveOn: "2025-01-10" }),
      entryOf("volumePaid", 40n, { ...of2025, source, effectiveOn: "2025-06-30" }),
    ];
    const leftOn = (asOf: string): readonly (bigint | null)[] => {
      const { stillPayable, toCancel } = settleBudgetYear(given, questionOf({ asOf, fiscalYear: 2025 })).total.whole;
      return [stillPayable, toCancel];
    };
    expect([leftOn("2025-12-31"), leftOn("2026-01-01")]).toEqual([
      [60n, 0n],
      [0n, 60n],
    ]);
  });

  test("an extension for the programme moves the deadline", () => {
    const source = centralMoney("recurrent", 2023);
    const given = [entryOf("assigned", 100n, { source }), entryOf("volumePaid", 40n, { source })];
    const leftOf = (programme: string | null): bigint | null =>
      settleBudgetYear(given, { ...questionOf({ asOf: "2024-06-30" }), programme }).total.whole.stillPayable;
    expect([leftOf("ntm-2021-2025"), leftOf(null)]).toEqual([60n, 0n]);
  });

  test("an open deadline is taken as 31/01, which is said once the year is over", () => {
    const source = vintageMoney(null);
    const given = [entryOf("assigned", 10n, { source }), entryOf("volumePaid", 4n, { source })];
    const answers = ["2023-12-31", "2024-01-31", "2024-02-01"].map((asOf) =>
      settleBudgetYear(given, questionOf({ asOf })),
    );
    expect(
      answers.map(({ total: { whole }, findings }) => [
        whole.stillPayable,
        whole.toCancel,
        findings.map(({ code, severity, values }) => [code, severity, values["plan"], values["until"]]),
      ]),
    ).toEqual([
      [6n, 0n, []],
      [6n, 0n, [["deadlineNotStated", "information", "6", "2024-01-31"]]],
      [0n, 6n, [["deadlineNotStated", "information", "6", "2024-01-31"]]],
    ]);
  });

  test("a payment that does not say its money counts first against what lapses first", () => {
    const slice = (assigned: bigint, payablePlan: bigint): Parameters<typeof settleSums>[0][number] => ({
      sums: { assigned },
      carriedFurther: null,
      payablePlan,
    });
    const paid = (volumePaid: bigint): Parameters<typeof settleSums>[0][number] => ({
      sums: { volumePaid },
      carriedFurther: null,
    });
    const left = [30n, 110n, 160n].map((amount) => settleSums([slice(100n, 0n), slice(50n, 50n), paid(amount)]));
    expect(left.map(({ stillPayable, toCancel }) => [stillPayable, toCancel])).toEqual([
      [50n, 70n],
      [40n, 0n],
      [0n, -10n],
    ]);
  });
});

describe("what is shown", () => {
  test("adds up to the plan, in sentence and table alike", () => {
    const settled = settleSums([
      { sums: { assigned: 2_501_600_000n, volumePaid: 200_600_000n, advanced: 90_600_000n }, carriedFurther: null },
    ]);
    const shown = shownSettlement(settled, "million");
    expect(shown).toMatchObject({
      planBeforeCancellation: 2_502_000_000n,
      totalPaid: 291_000_000n,
      toCancel: 2_211_000_000n,
    });
    expect((shown.volumePaid ?? 0n) + (shown.advanceOutstanding ?? 0n)).toBe(shown.totalPaid);
  });

  test("each is rounded by itself where nothing is known to be left", () => {
    const settled = settleSums([{ sums: { assigned: 1_600_000n }, carriedFurther: null }]);
    expect(shownSettlement(settled, "million")).toMatchObject({
      planBeforeCancellation: 2_000_000n,
      totalPaid: null,
      stillPayable: null,
      toCancel: null,
    });
  });
});

describe("rows that do not make up the total", () => {
  const first = vintageMoney(2023);
  const second = vintageMoney(2022);
  const paid = [entryOf("assigned", 1_000n, { source: first }), entryOf("volumePaid", 100n, { source: first })];
  const unpaid = entryOf("carriedOver", 500n, { source: second });
  const asked = questionOf({ asOf: "2024-02-01", by: ["vintage"] });
  const codes = (entries: readonly Entry[]): readonly unknown[] =>
    settleBudgetYear(entries, asked)
      .findings.filter(({ code }) => code === "notStatedInTotal")
      .map(({ severity, values }) => [severity, values]);

  test("a total that counts plan of a group without payments says how much", () => {
    expect(codes([...paid, unpaid])).toEqual([["information", { plan: "500", used: "0" }]]);
  });

  test("is silent where every group states both, or the total states nothing", () => {
    expect([codes(paid), codes([unpaid])]).toEqual([[], []]);
  });
});

describe("laws", () => {
  const given = fc.array(
    fc.tuple(entry, fc.constantFrom(2023, 2024)).map(([each, fiscalYear]): Entry => ({ ...each, fiscalYear })),
    { maxLength: 12 },
  );
  const day = fc.constantFrom("2023-12-31", "2024-01-31", "2024-06-30", "2025-06-30");

  test("plan = total paid + carried further + cancelled + still payable + to cancel, exactly", () => {
    fc.assert(
      fc.property(given, day, (entries, asOf) => {
        const { total, groups } = settleBudgetYear(entries, questionOf({ asOf, by: ["source"] }));
        for (const each of [total, ...groups]) {
          for (const settled of [each.whole, each.yearMoney, each.carriedOverMoney, each.vintageNotStated]) {
            const { totalPaid, carriedFurther, cancelled, stillPayable, toCancel } = settled;
            if (toCancel === null || stillPayable === null) continue;
            const uses = [totalPaid, carriedFurther, cancelled, stillPayable, toCancel];
            expect(uses.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)).toBe(settled.planBeforeCancellation);
            expect(stillPayable).toBeGreaterThanOrEqual(0n);
            const shown = shownSettlement(settled, "thousand");
            const shownUses = [
              shown.totalPaid,
              shown.carriedFurther,
              shown.cancelled,
              shown.stillPayable,
              shown.toCancel,
            ];
            expect(shownUses.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)).toBe(
              shown.planBeforeCancellation,
            );
          }
        }
      }),
    );
  });
});
