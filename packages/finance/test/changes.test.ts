import { describe, expect, test } from "vitest";
import type { ChangesQuestion, CountedMovement } from "../src/plan/changes.ts";
import { entryEffects, type FundingSource } from "../src/index.ts";
import { changesBetween, linesOf, recorded } from "./recorded-movements.ts";
import { centralMoney } from "./report-of-2023.ts";

const million = 1_000_000n;
const september = { asOf: "2023-09-30", revision: null };
const october = { asOf: "2023-10-31", revision: null };

describe("a month's bridge of the 2023 report", () => {
  const movements = [
    recorded({ kind: "assigned", effectiveOn: "2023-01-01", amount: 30_433n * million, revision: 1 }),
    recorded({ kind: "disbursed", effectiveOn: "2023-09-30", amount: 12_008n * million, revision: 2 }),
    recorded({ kind: "disbursed", effectiveOn: "2023-09-20", amount: 300n * million, revision: 3 }),
    recorded({ kind: "volumePaid", effectiveOn: "2023-10-31", amount: 1_800n * million, revision: 3 }),
  ];
  const answer = changesBetween(movements, {
    from: { asOf: "2023-09-30", revision: 2 },
    to: { asOf: "2023-10-31", revision: 3 },
  });

  test("has opening, lines and closing that sum", () => {
    const { opening, closing, change } = answer.total.disbursed;
    expect([opening, closing, change]).toEqual([12_008n * million, 14_108n * million, 2_100n * million]);
    expect(linesOf(answer.total.disbursed)).toBe("newPayments 1800000000, backDated 300000000");
    expect(answer.total.plan).toMatchObject({ opening: 30_433n * million, change: 0n, lines: [] });
  });

  test("says it in one sentence", () => {
    expect(answer.sentence).toEqual({
      vi: "Từ 30/09/2023 (bản ghi số 2) đến 31/10/2023 (bản ghi số 3) giải ngân tăng 2.100 triệu đồng (từ 12.008 lên 14.108): thanh toán mới +1.800, ghi bổ sung cho kỳ trước +300; kế hoạch không đổi",
      en: "From 30/09/2023 (revision 2) to 31/10/2023 (revision 3) disbursement rose by 2,100 million VND (from 12,008 to 14,108): new payments +1,800, back-dated +300; the plan is unchanged",
    });
  });

  test("warns that what was reported for September is restated", () => {
    expect(answer.findings.map(({ code, values }) => [code, values])).toEqual([
      ["reportedDateRestated", { date: "2023-09-30", effect: "300000000", count: "1" }],
    ]);
    expect(changesBetween(movements, { from: september, to: october }).findings).toEqual([]);
  });

  test("back from October to September is the exact negative, in the same lines", () => {
    const back = changesBetween(movements, {
      from: { asOf: "2023-10-31", revision: 3 },
      to: { asOf: "2023-09-30", revision: 2 },
    });
    expect(linesOf(back.total.disbursed)).toBe("newPayments -1800000000, backDated -300000000");
    expect(back.sentence.vi).toMatch(
      /trở về 30\/09\/2023 .*giải ngân giảm 2\.100 triệu đồng \(từ 14\.108 xuống 12\.008\)/u,
    );
  });

  test("carries date, year, states and breakdown", () => {
    expect(answer).toMatchObject({ asOf: "2023-10-31", fiscalYear: 2023, by: "", groups: [], unit: "million" });
    expect([answer.from, answer.to]).toEqual([
      { asOf: "2023-09-30", revision: 2 },
      { asOf: "2023-10-31", revision: 3 },
    ]);
  });
});

describe("each entry stands in one line", () => {
  test.each([
    { kind: "assigned", amount: 5n, line: "assigned 5" },
    { kind: "supplemented", amount: 5n, line: "supplements 5" },
    { kind: "cut", amount: 5n, line: "cuts -5" },
    { kind: "transferred", amount: 5n, line: "transfersIn 5" },
    { kind: "transferred", amount: -5n, line: "transfersOut -5" },
    { kind: "carriedOver", amount: 5n, line: "carryOver 5" },
    { kind: "cancelled", amount: 5n, line: "cancelled -5" },
    { kind: "allocated", amount: 5n, line: "allocated 5" },
    { kind: "advanced", amount: 5n, line: "newPayments 5" },
    { kind: "volumePaid", amount: 5n, line: "newPayments 5" },
    { kind: "disbursed", amount: 5n, line: "newPayments 5" },
    { kind: "advanceRecovered", amount: 5n, line: "advancesRecovered -5" },
    { kind: "refunded", amount: 5n, line: "refunds -5" },
  ] as const)("$kind $amount effective in October: $line", ({ kind, amount, line }) => {
    const { total } = changesBetween([recorded({ kind, amount, effectiveOn: "2023-10-15" })], {
      from: september,
      to: october,
    });
    expect(linesOf(total[entryEffects[kind].measure as "plan"])).toBe(line);
  });

  test.each([
    {
      what: "dated before, recorded later",
      effectiveOn: "2023-09-30",
      revision: 5,
      reverses: null,
      line: "backDated 7",
    },
    { what: "dated before, known before", effectiveOn: "2023-09-30", revision: 4, reverses: null, line: "" },
    {
      what: "dated after, known before",
      effectiveOn: "2023-10-01",
      revision: 4,
      reverses: null,
      line: "newPayments 7",
    },
    {
      what: "dated after, recorded later",
      effectiveOn: "2023-10-01",
      revision: 5,
      reverses: null,
      line: "newPayments 7",
    },
    { what: "dated too late", effectiveOn: "2023-11-01", revision: 5, reverses: null, line: "" },
    { what: "recorded too late", effectiveOn: "2023-10-01", revision: 7, reverses: null, line: "" },
    { what: "a reversal dated before", effectiveOn: "2023-09-30", revision: 5, reverses: "x", line: "reversals 7" },
    { what: "a reversal dated after", effectiveOn: "2023-10-01", revision: 5, reverses: "x", line: "reversals 7" },
  ])("$what: $line", ({ effectiveOn, revision, reverses, line }) => {
    const movement = recorded({ kind: "disbursed", amount: 7n, effectiveOn, revision, reverses });
    const between = { from: { asOf: "2023-09-30", revision: 4 }, to: { asOf: "2023-10-31", revision: 6 } };
    expect(linesOf(changesBetween([movement], between).total.disbursed)).toBe(line);
  });

  test("from a later date and an earlier revision, late business leaves and back-dated entries come", () => {
    const movements = [
      recorded({ kind: "disbursed", amount: 9n, effectiveOn: "2023-11-15", revision: 1 }),
      recorded({ kind: "disbursed", amount: 2n, effectiveOn: "2023-10-15", revision: 8 }),
    ];
    const { total } = changesBetween(movements, {
      from: { asOf: "2023-12-31", revision: 5 },
      to: { asOf: "2023-10-31", revision: 9 },
    });
    expect(linesOf(total.disbursed)).toBe("newPayments -9, backDated 2");
  });

  test("an entry and its reversal in one period leave both lines, that cancel out", () => {
    const movements = [
      recorded({ kind: "disbursed", amount: 9n, effectiveOn: "2023-01-15" }),
      recorded({ kind: "disbursed", amount: 5n, effectiveOn: "2023-10-15" }),
      recorded({ kind: "disbursed", amount: -5n, effectiveOn: "2023-10-15", reverses: "wrong" }),
    ];
    const { total, sentence } = changesBetween(movements, { from: september, to: october });
    expect(linesOf(total.disbursed)).toBe("newPayments 5, reversals -5");
    expect(sentence.vi).toBe(
      "Từ 30/09/2023 đến 31/10/2023 giải ngân không đổi: thanh toán mới +5, bút toán đảo -5; chưa nêu kế hoạch",
    );
  });

  test("a line counts the entries that its sums are made of", () => {
    const paid = { kind: "disbursed", amount: 9n, effectiveOn: "2023-10-15" } as const;
    const { total } = changesBetween([recorded({ ...paid, entryCount: 3 }), recorded(paid)], {
      from: september,
      to: october,
    });
    expect(total.disbursed.lines).toMatchObject([{ code: "newPayments", effect: 18n, count: 4 }]);
  });

  test("a transfer shows in both units, and nets in the total", () => {
    const movements = [
      recorded({ kind: "assigned", amount: 20n, effectiveOn: "2023-01-01", unitId: "a" }),
      recorded({ kind: "transferred", amount: -5n, effectiveOn: "2023-10-15", unitId: "a" }),
      recorded({ kind: "transferred", amount: 5n, effectiveOn: "2023-10-15", unitId: "b" }),
    ];
    const { total, groups } = changesBetween(movements, { from: september, to: october, by: ["unit"] });
    expect(groups.map(({ key, plan }) => [key, linesOf(plan)])).toEqual([
      ["a", "transfersOut -5"],
      ["b", "transfersIn 5"],
    ]);
    expect([total.plan.change, linesOf(total.plan)]).toEqual([0n, "transfersIn 5, transfersOut -5"]);
  });
});

describe("a state of which only the revision is asked for", () => {
  const from = { asOf: "2023-10-25", revision: 1 };
  const known = [
    recorded({ kind: "disbursed", amount: 9n, effectiveOn: "2023-09-30" }),
    recorded({ kind: "assigned", amount: 20n, effectiveOn: "2023-10-25" }),
  ];
  const later = [
    recorded({ kind: "disbursed", amount: 2n, effectiveOn: "2023-09-30", revision: 2 }),
    recorded({ kind: "disbursed", amount: 5n, effectiveOn: "2023-10-01", revision: 2 }),
    recorded({ kind: "supplemented", amount: 3n, effectiveOn: "2023-10-20", revision: 2 }),
  ];

  test.each([
    { fromKnownTo: undefined, plan: "backDated 3", disbursed: "backDated 7", restated: "2023-10-25,2023-10-25" },
    {
      fromKnownTo: { plan: "2023-10-25", disbursed: "2023-09-30" },
      plan: "backDated 3",
      disbursed: "newPayments 5, backDated 2",
      restated: "2023-10-25,2023-09-30",
    },
    { fromKnownTo: { plan: null, disbursed: null }, plan: "supplements 3", disbursed: "newPayments 7", restated: "" },
  ])("known to $fromKnownTo: $plan, $disbursed", ({ fromKnownTo, plan, disbursed, restated }) => {
    const { total, findings } = changesBetween([...known, ...later], { from, fromKnownTo, to: october });
    expect([linesOf(total.plan), linesOf(total.disbursed)]).toEqual([plan, disbursed]);
    expect([total.plan.opening, total.disbursed.opening]).toEqual([20n, 9n]);
    expect(findings.map(({ values }) => values["date"]).join()).toBe(restated);
  });
});

test("a carry-over that follows a correction stays a carry-over, though it is dated at the opening", () => {
  const carried = { kind: "carriedOver", effectiveOn: "2023-02-15" } as const;
  const movements = [
    recorded({ ...carried, amount: 40n }),
    recorded({ ...carried, amount: -10n, revision: 2 }),
    recorded({ ...carried, amount: -30n, revision: 2, reverses: "x" }),
  ];
  const { total, findings } = changesBetween(movements, { from: { asOf: "2023-10-31", revision: 1 }, to: october });
  expect(linesOf(total.plan)).toBe("carryOver -10, reversals -30");
  expect(findings).toEqual([]);
});

describe("what is not stated is not zero", () => {
  test("nothing at all: every bridge is empty", () => {
    const answer = changesBetween([], { from: september, to: october, by: ["source"] });
    const none = { opening: null, closing: null, change: null, lines: [] };
    expect([answer.total, answer.groups]).toEqual([{ plan: none, allocatedPlan: none, disbursed: none }, []]);
    expect(answer.sentence.vi).toBe("Từ 30/09/2023 đến 31/10/2023 chưa nêu số giải ngân; chưa nêu kế hoạch");
  });

  test("the first payment has no opening, and is all of the change", () => {
    const paid = recorded({ kind: "advanced", amount: 5n, effectiveOn: "2023-10-15" });
    const there = changesBetween([paid], { from: september, to: october });
    expect(there.total.disbursed).toMatchObject({ opening: null, closing: 5n, change: 5n });
    expect(there.sentence.vi).toContain("giải ngân 5 đồng (trước đó chưa nêu)");
    const back = changesBetween([paid], { from: october, to: september });
    expect(back.total.disbursed).toMatchObject({ opening: 5n, closing: null, change: -5n });
    expect(back.sentence.vi).toContain("chưa nêu số giải ngân (trước đó 5 đồng): thanh toán mới -5;");
  });

  test("mobilised money and other budget years are in no bridge", () => {
    const movements = [
      recorded({ kind: "mobilised", amount: 5n, effectiveOn: "2023-10-15" }),
      recorded({ kind: "disbursed", amount: 5n, effectiveOn: "2023-10-15", fiscalYear: 2022 }),
    ];
    const { total, groups } = changesBetween(movements, { from: september, to: october, by: ["source"] });
    expect([total.disbursed.closing, groups]).toEqual([null, []]);
  });
});

describe("the words", () => {
  test("of the plan name every line", () => {
    const movements = [
      recorded({ kind: "assigned", amount: 30_433n * million, effectiveOn: "2023-01-01" }),
      recorded({ kind: "supplemented", amount: 700n * million, effectiveOn: "2023-10-15" }),
      recorded({ kind: "cut", amount: 200n * million, effectiveOn: "2023-10-15" }),
    ];
    const { sentence } = changesBetween(movements, { from: september, to: october });
    expect(sentence.vi).toContain(
      "kế hoạch tăng 500 triệu đồng (từ 30.433 lên 30.933): bổ sung kế hoạch +700, cắt giảm kế hoạch -200",
    );
    expect(changesBetween(movements, { from: october, to: september }).sentence.vi).toContain(
      "giảm 500 triệu đồng (từ 30.933 xuống 30.433): bổ sung kế hoạch -700, cắt giảm kế hoạch +200",
    );
  });

  test("of one date name the two revisions", () => {
    const movement = recorded({ kind: "disbursed", amount: 5n, revision: 4 });
    const answer = changesBetween([movement], { from: { asOf: "2023-10-31", revision: 3 }, to: october });
    expect(answer.sentence.vi).toBe(
      "Số liệu đến 31/10/2023, từ bản ghi số 3 đến bản ghi mới nhất, giải ngân 5 đồng (trước đó chưa nêu): ghi bổ sung cho kỳ trước +5; chưa nêu kế hoạch",
    );
  });

  test("list every line with the sign by which it moves the sum", () => {
    const paid = { kind: "disbursed", effectiveOn: "2023-10-15" } as const;
    const movements = [
      recorded({ ...paid, amount: 12_008n * million, effectiveOn: "2023-09-30" }),
      recorded({ ...paid, amount: 700n * million }),
      recorded({ kind: "advanceRecovered", effectiveOn: "2023-10-16", amount: 200n * million }),
      recorded({ kind: "refunded", effectiveOn: "2023-10-17", amount: 50n * million }),
      recorded({ ...paid, amount: 1_130n * million, effectiveOn: "2023-09-15", revision: 2 }),
      recorded({ ...paid, amount: -1_000n * million, reverses: "x" }),
    ];
    const { sentence } = changesBetween(movements, { from: { asOf: "2023-09-30", revision: 1 }, to: october });
    // 700 − 200 − 50 + 1.130 − 1.000 = 580.
    expect(sentence.vi).toContain(
      "giải ngân tăng 580 triệu đồng (từ 12.008 lên 12.588): thanh toán mới +700, thu hồi tạm ứng -200, nộp trả/giảm chi -50, ghi bổ sung cho kỳ trước +1.130, bút toán đảo -1.000;",
    );
    expect(sentence.en).toContain(
      "disbursement rose by 580 million VND (from 12,008 to 12,588): new payments +700, advances recovered -200, refunds -50, back-dated +1,130, reversals -1,000;",
    );
  });

  test("show lines that add up to the shown change, by largest remainder", () => {
    const of = (amount: bigint, kind: "disbursed" | "refunded" = "disbursed"): CountedMovement =>
      recorded({ kind, amount, effectiveOn: "2023-10-15" });
    const before = recorded({ kind: "disbursed", amount: 10_400_000n, effectiveOn: "2023-01-15" });
    const { sentence } = changesBetween([before, of(5_300_000n), of(1_600_000n, "refunded")], {
      from: september,
      to: october,
    });
    // 10,4 + 5,3 − 1,6 = 14,1; each by itself would be 10 + 5 − 2, which is not 14.
    expect(sentence.vi).toContain("tăng 4 triệu đồng (từ 10 lên 14): thanh toán mới +5, nộp trả/giảm chi -1;");
  });

  test("show amounts that add up as shown", () => {
    const movements = [
      recorded({ kind: "disbursed", amount: 10_400_000n, effectiveOn: "2023-01-15" }),
      recorded({ kind: "disbursed", amount: 400_000n, effectiveOn: "2023-10-15" }),
      recorded({ kind: "disbursed", amount: 700_000n, effectiveOn: "2023-10-16" }),
    ];
    const { sentence } = changesBetween(movements, { from: september, to: october });
    expect(sentence.vi).toContain("tăng 2 triệu đồng (từ 10 lên 12): thanh toán mới +2;");
  });

  test("show a change that whole triệu would hide", () => {
    const movements = [
      recorded({ kind: "disbursed", amount: 10_000_000n, effectiveOn: "2023-01-15" }),
      recorded({ kind: "disbursed", amount: 40_000n, effectiveOn: "2023-10-15" }),
    ];
    expect(changesBetween(movements, { from: september, to: october }).sentence.vi).toContain(
      "giải ngân tăng 0,04 triệu đồng (từ 10,00 lên 10,04)",
    );
  });
});

test("groups come the largest plan first, months in their order", () => {
  const of = (source: FundingSource, amount: bigint, effectiveOn: string): CountedMovement =>
    recorded({ kind: "assigned", source, amount, effectiveOn });
  const movements = [
    of(centralMoney("recurrent", 2023), 5n, "2023-02-01"),
    of(centralMoney("investment", 2023), 9n, "2023-01-01"),
    of(centralMoney("investment", 2022), 7n, "2023-03-01"),
  ];
  const keys = (by: ChangesQuestion["by"]): readonly string[] =>
    changesBetween(movements, { from: september, to: october, by }).groups.map(({ key }) => key);
  expect(keys(["nature"])).toEqual(["investment", "recurrent"]);
  expect(keys(["month"])).toEqual(["2023-01", "2023-02", "2023-03"]);
});
