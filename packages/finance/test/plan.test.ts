import { describe, expect, test } from "vitest";
import type { Entry } from "../src/index.ts";
import { answerPlan } from "../src/plan/plan.ts";
import type { PlanSums } from "../src/plan/plan-sums.ts";
import { entryOf, questionOf, vintageMoney } from "./movement-of.ts";
import { movements, plan } from "./report-of-2023.ts";

/** The sums that state something. */
function stated(sums: PlanSums): Partial<PlanSums> {
  return Object.fromEntries(
    Object.entries(sums).filter(([name, value]) => value !== null && !["key", "label"].includes(name)),
  );
}

describe("the plan of the 2023 report", () => {
  test("is what was assigned and what was carried over, and nothing else is stated", () => {
    const { total, sentence, findings, unit } = answerPlan(movements, questionOf());
    expect(total).toEqual({
      assigned: 26_876_000_000n,
      supplemented: null,
      cut: null,
      transferredIn: null,
      transferredOut: null,
      carriedOver: 3_557_000_000n,
      cancelled: null,
      plan,
      allocated: null,
      unallocated: null,
      allocationRate: null,
    });
    expect({ findings, unit }).toEqual({ findings: [], unit: "million" });
    expect(sentence).toEqual({
      vi: "Kế hoạch vốn năm 2023 đến 31/10/2023: 30.433 triệu đồng, gồm giao 26.876, kéo dài, chuyển nguồn 3.557",
      en: "Plan of 2023 as of 31/10/2023: 30,433 million VND, made of assigned 26,876, carried over 3,557",
    });
  });

  test("by source has four groups, younger money first, and none for payments or off-budget money", () => {
    const { groups, by } = answerPlan(movements, questionOf({ by: ["source"] }));
    expect(by).toBe("source");
    expect(groups.map(({ label, plan: part }) => [label.vi, part])).toEqual([
      ["Đầu tư phát triển 2023", 24_314_000_000n],
      ["Sự nghiệp 2023", 2_562_000_000n],
      ["Đầu tư phát triển 2022, kéo dài", 2_371_000_000n],
      ["Sự nghiệp 2022, chuyển nguồn", 1_186_000_000n],
    ]);
  });

  test("allocated in detail, says how much is not", () => {
    const allocated = entryOf("allocated", 20_000_000_000n);
    const { total, sentence } = answerPlan([...movements, allocated], questionOf());
    expect([total.allocated, total.unallocated]).toEqual([20_000_000_000n, 10_433_000_000n]);
    expect(total.allocationRate?.toString()).toMatch(/^0\.657181349193/u);
    expect(sentence.vi).toContain("; đã phân bổ chi tiết 20.000 (65,72%), chưa phân bổ 10.433");
    expect(sentence.en).toContain("; allocated in detail: 20,000 (65.72%), not yet allocated 10,433");
  });

  test("of another year is not stated, and said so", () => {
    const { total, groups, history, sentence } = answerPlan(movements, questionOf({ fiscalYear: 2024, by: ["unit"] }));
    expect({ ...stated(total), groups, history }).toEqual({ groups: [], history: [] });
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu kế hoạch vốn năm 2024");
  });
});

describe("what makes a plan", () => {
  const assigned = entryOf("assigned", 100n);
  const transfer = [
    entryOf("transferred", -30n, { id: "out", effectiveOn: "2023-06-01" }),
    entryOf("transferred", 30n, { id: "in", effectiveOn: "2023-06-01", unitId: "tan-lap" }),
  ];

  test.each<{ name: string; entries: readonly Entry[]; expected: Partial<PlanSums> }>([
    {
      name: "a supplement raises it",
      entries: [entryOf("supplemented", 5n)],
      expected: { supplemented: 5n, plan: 105n },
    },
    { name: "a cut lowers it and is positive", entries: [entryOf("cut", 5n)], expected: { cut: 5n, plan: 95n } },
    { name: "a cancellation lowers it", entries: [entryOf("cancelled", 5n)], expected: { cancelled: 5n, plan: 95n } },
    { name: "carry-over raises it", entries: [entryOf("carriedOver", 5n)], expected: { carriedOver: 5n, plan: 105n } },
    {
      name: "a reversed cut restores it",
      entries: [entryOf("cut", 5n, { id: "c" }), entryOf("cut", -5n, { id: "r", reverses: "c" })],
      expected: { cut: 0n, plan: 100n },
    },
    {
      name: "a transfer within shows both legs and changes nothing",
      entries: transfer,
      expected: { transferredIn: 30n, transferredOut: 30n, plan: 100n },
    },
    {
      name: "a reversed transfer was neither given nor received",
      entries: [
        ...transfer,
        entryOf("transferred", 30n, { id: "r1", reverses: "out" }),
        entryOf("transferred", -30n, { id: "r2", reverses: "in", unitId: "tan-lap" }),
      ],
      expected: { transferredIn: 0n, transferredOut: 0n, plan: 100n },
    },
    {
      name: "an allocation is no plan",
      entries: [entryOf("allocated", 100n)],
      expected: { allocated: 100n, unallocated: 0n, plan: 100n },
    },
    {
      name: "what is decided after the date is left out",
      entries: [entryOf("cut", 5n, { effectiveOn: "2023-11-01" })],
      expected: { plan: 100n },
    },
    { name: "payments are passed over", entries: [entryOf("volumePaid", 5n)], expected: { plan: 100n } },
  ])("$name", ({ entries, expected }) => {
    const { allocationRate: _, ...sums } = stated(answerPlan([assigned, ...entries], questionOf()).total);
    expect(sums).toEqual({ assigned: 100n, ...expected });
  });

  test("each unit sees its own leg of a transfer", () => {
    const { groups, findings } = answerPlan([assigned, ...transfer], questionOf({ by: ["unit"] }));
    expect(
      groups.map(({ key, plan: part, transferredIn, transferredOut }) => [key, part, transferredIn, transferredOut]),
    ).toEqual([
      ["kon-ray", 70n, null, 30n],
      ["tan-lap", 30n, 30n, null],
    ]);
    expect(findings).toEqual([]);
  });

  test("a filter that sees one leg finds no fault in it", () => {
    const { total, findings } = answerPlan([assigned, ...transfer], questionOf({ filter: { unitId: "tan-lap" } }));
    expect([total.plan, findings]).toEqual([30n, []]);
  });

  test("a missing leg is found, whatever the filter", () => {
    const { findings } = answerPlan([assigned, ...transfer.slice(1)], questionOf({ filter: { unitId: "kon-ray" } }));
    expect(findings.map(({ code, severity, values }) => [code, severity, values])).toEqual([
      ["transferNotBalanced", "warning", { received: "30", given: "0", difference: "30" }],
    ]);
    expect(findings[0]?.message.vi).toContain("nhận 30 đồng, chuyển đi 0 đồng, lệch 30 đồng");
  });

  test("three vintages of a 2025 report are told apart", () => {
    const of2025 = (kind: "assigned" | "carriedOver", amount: bigint, vintage: number): Entry =>
      entryOf(kind, amount, { fiscalYear: 2025, effectiveOn: "2025-01-01", source: vintageMoney(vintage) });
    const entries = [
      of2025("carriedOver", 7n, 2022),
      of2025("carriedOver", 11n, 2023),
      of2025("carriedOver", 13n, 2024),
      of2025("assigned", 100n, 2025),
    ];
    const question = questionOf({ asOf: "2025-10-31", fiscalYear: 2025, by: ["vintage"] });
    const { groups, total } = answerPlan(entries, question);
    expect(groups.map(({ key, carriedOver, plan: part }) => [key, carriedOver, part])).toEqual([
      ["2025", null, 100n],
      ["2024", 13n, 13n],
      ["2023", 11n, 11n],
      ["2022", 7n, 7n],
    ]);
    expect([total.carriedOver, total.plan]).toEqual([31n, 131n]);
  });

  test("by month, groups are what each month decided, in order", () => {
    const entries = [assigned, entryOf("cut", 5n, { effectiveOn: "2023-09-30" }), entryOf("allocated", 60n)];
    const { groups } = answerPlan(entries, questionOf({ by: ["month"] }));
    expect(
      groups.map(({ key, plan: change, allocated, unallocated }) => [key, change, allocated, unallocated]),
    ).toEqual([
      ["2023-01", 100n, 60n, null],
      ["2023-09", -5n, null, null],
    ]);
  });
});

describe("rows that do not make up the total not allocated", () => {
  const told = [entryOf("assigned", 1_000n), entryOf("allocated", 400n)];
  const untold = entryOf("assigned", 500n, { unitId: "tan-lap" });

  test("are said to, with how much plan states no allocation", () => {
    const { total, groups, findings } = answerPlan([...told, untold], questionOf({ by: ["unit"] }));
    expect([total.unallocated, groups.map(({ unallocated }) => unallocated)]).toEqual([1_100n, [600n, null]]);
    expect(findings.map(({ code, severity, values }) => [code, severity, values])).toEqual([
      ["notStatedInTotal", "information", { plan: "500", allocated: "0" }],
    ]);
  });

  test.each([
    { name: "every group states both", entries: told, by: ["unit"] as const },
    { name: "no group states an allocation", entries: [untold], by: ["unit"] as const },
    { name: "a month has nothing to compare", entries: [...told, untold], by: ["month"] as const },
  ])("is silent where $name", ({ entries, by }) => {
    expect(answerPlan(entries, questionOf({ by })).findings).toEqual([]);
  });
});

describe("amounts beyond 2^53 and sums beyond 2^63", () => {
  const large = 2n ** 63n - 1n;

  test("stay exact", () => {
    const entries = [
      entryOf("assigned", 2n ** 53n + 1n),
      entryOf("supplemented", large),
      entryOf("carriedOver", large),
      entryOf("cut", 1n),
      entryOf("allocated", large),
    ];
    const { total, sentence } = answerPlan(entries, questionOf({ unit: "dong" }));
    expect(total.plan).toBe(18_455_751_272_964_292_606n);
    expect(total.unallocated).toBe(9_232_379_236_109_516_799n);
    expect(sentence.vi).toContain("18.455.751.272.964.292.606 đồng, gồm giao 9.007.199.254.740.993,");
  });
});

describe("the sentence of a plan", () => {
  test.each<{ name: string; entries: readonly Entry[]; vi: string }>([
    {
      name: "one part",
      entries: [entryOf("carriedOver", 5_000_000n)],
      vi: "5 triệu đồng, toàn bộ là vốn kéo dài, chuyển nguồn",
    },
    {
      name: "raised and lowered",
      entries: [
        entryOf("assigned", 9_000_000n),
        entryOf("supplemented", 3_000_000n),
        entryOf("cut", 2_000_000n),
        entryOf("cancelled", 1_000_000n),
      ],
      vi: "9 triệu đồng, gồm giao 9, bổ sung 3, trừ cắt giảm 2, hủy 1",
    },
    {
      name: "parts that are rounded add up to the plan",
      entries: [
        entryOf("assigned", 1_400_000n),
        entryOf("supplemented", 1_400_000n),
        entryOf("carriedOver", 1_400_000n),
      ],
      vi: "4 triệu đồng, gồm giao 2, bổ sung 1, kéo dài, chuyển nguồn 1",
    },
    {
      name: "what is shown as zero is left out",
      entries: [entryOf("assigned", 9_000_000n), entryOf("supplemented", 0n), entryOf("cut", 100n)],
      vi: "9 triệu đồng, toàn bộ là vốn giao",
    },
    {
      name: "more allocated than planned",
      entries: [entryOf("assigned", 4_000_000n), entryOf("allocated", 5_000_000n)],
      vi: "4 triệu đồng, toàn bộ là vốn giao; đã phân bổ chi tiết 5 (125,00%), vượt kế hoạch 1",
    },
  ])("$name", ({ entries, vi }) => {
    const { sentence } = answerPlan(entries, questionOf());
    expect(sentence.vi).toBe(`Kế hoạch vốn năm 2023 đến 31/10/2023: ${vi}`);
  });

  test("names the allocation where no plan is stated", () => {
    const { sentence } = answerPlan([entryOf("allocated", 5_000_000n)], questionOf());
    expect(sentence.vi).toBe("Đến 31/10/2023 chưa nêu kế hoạch vốn năm 2023; đã phân bổ chi tiết 5 triệu đồng");
  });
});
