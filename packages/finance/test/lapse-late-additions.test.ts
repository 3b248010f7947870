import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EntryKind, type FundingSource, type Movement, type PlainDate, sourceNotStated } from "../src/index.ts";
import { answerLapse, type LapseQuestion } from "../src/pace/lapse.ts";
import { roundToDong, sumMoney } from "../src/money.ts";
import { asOf, centralMoney } from "./report-of-2023.ts";

const million = 1_000_000n;

function questionOf(changes: Partial<LapseQuestion> = {}): LapseQuestion {
  return { asOf, fiscalYear: 2023, by: ["source"], filter: {}, unit: null, ...changes };
}

/** A movement of so many triệu. */
function move(
  kind: EntryKind,
  amount: bigint,
  changes: Partial<Omit<Movement, "kind" | "amount">> & { readonly effectiveOn: PlainDate },
): Movement {
  const source = centralMoney("investment", 2023);
  const place = { fiscalYear: 2023, unitId: "kon-ray", projectId: null, componentId: null, source };
  return { ...place, ...changes, kind, amount: amount * million };
}

function inMillions(amount: bigint | null | undefined): bigint | null {
  return amount === null || amount === undefined ? null : amount / million;
}

describe("money added after 30/9/2025", () => {
  const source = centralMoney("investment", 2025);
  const place = { fiscalYear: 2025, source } as const;
  const question = questionOf({ asOf: "2025-12-31", fiscalYear: 2025 });
  const base = move("assigned", 100n, { ...place, effectiveOn: "2025-01-01" });
  const late = move("supplemented", 40n, { ...place, effectiveOn: "2025-10-01" });
  const pay = (amount: bigint): Movement => move("volumePaid", amount, { ...place, effectiveOn: "2025-12-01" });

  test.each([
    {
      paid: 60n,
      cut: 0n,
      rows: [
        ["2026-01-31", 100n, 60n, 40n],
        ["2026-12-31", 40n, 0n, 40n],
      ],
    },
    {
      paid: 110n,
      cut: 0n,
      rows: [
        ["2026-01-31", 100n, 100n, 0n],
        ["2026-12-31", 40n, 10n, 30n],
      ],
    },
    {
      paid: 150n,
      cut: 0n,
      rows: [
        ["2026-01-31", 100n, 100n, 0n],
        ["2026-12-31", 40n, 50n, -10n],
      ],
    },
    {
      paid: 60n,
      cut: 30n,
      rows: [
        ["2026-01-31", 70n, 60n, 10n],
        ["2026-12-31", 40n, 0n, 40n],
      ],
    },
    { paid: 20n, cut: 120n, rows: [["2026-12-31", 20n, 20n, 0n]] },
  ])("after $paid paid and $cut cut: $rows", ({ paid, cut, rows }) => {
    const cuts = cut === 0n ? [] : [move("cut", cut, { ...place, effectiveOn: "2025-11-01" })];
    const { groups, total, findings } = answerLapse([base, late, ...cuts, pay(paid)], question);
    expect(
      groups.map(({ deadline, plan, disbursed, remaining }) => [
        deadline?.date,
        ...[plan, disbursed, remaining].map(inMillions),
      ]),
    ).toEqual(rows);
    expect(inMillions(total.remaining)).toBe(140n - cut - paid);
    expect(findings.map(({ code }) => code)).toContain("lateAddition");
  });

  test.each([
    { addedOn: "2025-09-30", kind: "supplemented", parts: 1 },
    { addedOn: "2025-10-01", kind: "transferred", parts: 1 },
    { addedOn: "2025-10-01", kind: "assigned", parts: 2 },
  ] as const)("$kind on $addedOn makes $parts portion(s)", ({ addedOn, kind, parts }) => {
    const added = move(kind, 40n, { ...place, effectiveOn: addedOn });
    expect(answerLapse([base, added, pay(1n)], question).deadlines).toHaveLength(parts);
  });

  test("a reversed addition is none", () => {
    const back = move("supplemented", -40n, { ...place, effectiveOn: "2025-11-01" });
    expect(answerLapse([base, late, back, pay(1n)], question).deadlines).toHaveLength(1);
  });

  test("the sentence names the later date too", () => {
    expect(answerLapse([base, late, pay(60n)], question).sentence.vi).toContain(
      "để kịp 31/01/2026 (7 nếu đến 31/12/2026)",
    );
  });
});

describe("payments after the deadline of the money that was not added late", () => {
  const source = centralMoney("investment", 2025);
  const of = (kind: EntryKind, amount: bigint, effectiveOn: PlainDate): Movement =>
    move(kind, amount, { fiscalYear: 2025, source, effectiveOn });
  const planned = [of("assigned", 1_000n, "2025-01-10"), of("supplemented", 120n, "2025-10-10")];
  const paidInTime = of("volumePaid", 400n, "2025-12-31");

  test.each([
    { name: "none", paid: [], early: [400n, 600n], late: [0n, 120n], found: null },
    { name: "on the last day", paid: [["2026-01-31", 50n]], early: [450n, 550n], late: [0n, 120n], found: null },
    { name: "the day after", paid: [["2026-02-01", 50n]], early: [400n, 600n], late: [50n, 70n], found: null },
    {
      name: "all that was added late",
      paid: [["2026-02-20", 120n]],
      early: [400n, 600n],
      late: [120n, 0n],
      found: null,
    },
    { name: "more than that", paid: [["2026-02-20", 150n]], early: [430n, 570n], late: [120n, 0n], found: 30n },
    { name: "more than all", paid: [["2026-02-20", 750n]], early: [1_000n, 0n], late: [150n, -30n], found: 630n },
    { name: "a refund", paid: [["2026-02-20", -50n]], early: [350n, 650n], late: [0n, 120n], found: null },
    {
      name: "in time beyond the early money",
      paid: [
        ["2026-01-20", 650n],
        ["2026-02-20", 80n],
      ],
      early: [1_010n - 10n, 0n],
      late: [130n, -10n],
      found: 10n,
    },
    { name: "after both deadlines", paid: [["2027-01-01", 30n]], early: [400n, 600n], late: [30n, 90n], found: 30n },
  ] as const)("$name: early $early, late $late", ({ paid, early, late, found }) => {
    const payments = paid.map(([on, amount]) =>
      amount < 0n ? of("refunded", -amount, on) : of("volumePaid", amount, on),
    );
    const asked = questionOf({ asOf: "2027-01-31", fiscalYear: 2025 });
    const { groups, deadlines, findings } = answerLapse([...planned, paidInTime, ...payments], asked);
    for (const rows of [groups, deadlines])
      expect(rows.map(({ disbursed, remaining }) => [disbursed, remaining].map(inMillions))).toEqual([early, late]);
    const amounts = findings.filter(({ code }) => code === "paidAfterDeadline").map(({ values }) => values["amount"]);
    expect(amounts).toEqual(found === null ? [] : [String(found * million)]);
  });

  test("money without a late addition, paid too late, is found too, unless it is in its settlement period", () => {
    const found = (nature: "investment" | "recurrent", on: PlainDate): readonly unknown[] => {
      const own = centralMoney(nature, 2025);
      const given = [move("assigned", 9n, { fiscalYear: 2025, source: own, effectiveOn: "2025-01-10" })];
      const payment = move("volumePaid", 4n, { fiscalYear: 2025, source: own, effectiveOn: on });
      const { findings } = answerLapse([...given, payment], questionOf({ asOf: "2026-12-31", fiscalYear: 2025 }));
      return findings.map(({ code, severity }) => [code, severity]);
    };
    expect(found("investment", "2026-02-01")).toEqual([["paidAfterDeadline", "warning"]]);
    expect(found("recurrent", "2026-02-01")).toEqual([["paidAfterDeadline", "warning"]]);
    expect([found("investment", "2026-01-31"), found("recurrent", "2026-01-31")]).toEqual([[], []]);
  });

  test("advances follow the payments: what was advanced after the deadline is of the late money", () => {
    const given = [
      ...planned,
      of("advanced", 300n, "2025-06-30"),
      of("volumePaid", 100n, "2025-12-31"),
      of("advanced", 40n, "2026-02-10"),
      of("volumePaid", 30n, "2026-02-20"),
    ];
    const { deadlines } = answerLapse(given, questionOf({ asOf: "2026-02-28", fiscalYear: 2025 }));
    expect(
      deadlines.map(({ disbursed, advanceOutstanding }) => [disbursed, advanceOutstanding].map(inMillions)),
    ).toEqual([
      [400n, 300n],
      [70n, 40n],
    ]);
  });

  test("only what can still be paid asks for a pace, of each date", () => {
    const given = [...planned, paidInTime, of("volumePaid", 50n, "2026-02-20")];
    const asked = questionOf({ asOf: "2026-02-28", fiscalYear: 2025, by: ["month"] });
    const { total, groups, deadlines, yearEnds } = answerLapse(given, asked);
    expect([total.lapsed, total.payable].map(inMillions)).toEqual([600n, 70n]);
    expect(deadlines.map((each) => each.wholeNeededPerMonth?.toString() ?? null)).toEqual([null, "7000000"]);
    expect(yearEnds.map((each) => [each.neededPerMonth, inMillions(each.lapsed)])).toEqual([
      [null, 0n],
      [null, 600n],
    ]);
    expect(groups.map(({ key, remaining }) => [key, inMillions(remaining)])).toEqual([
      ["2026-01", 600n],
      ["2026-12", 70n],
    ]);
  });
});

describe("laws", () => {
  const source: fc.Arbitrary<FundingSource> = fc.record({
    level: fc.constant("central" as const),
    nature: fc.constantFrom("investment" as const, "recurrent" as const),
    origin: fc.constant(null),
    vintage: fc.constantFrom(2024, 2025),
    relation: fc.constant(null),
  });
  const movement: fc.Arbitrary<Movement> = fc.record({
    kind: fc.constantFrom("assigned", "supplemented", "cut", "allocated", "advanced", "volumePaid", "advanceRecovered"),
    effectiveOn: fc.constantFrom("2025-01-01", "2025-06-30", "2025-10-15", "2025-12-31", "2026-02-10"),
    fiscalYear: fc.constant(2025),
    unitId: fc.constantFrom("kon-ray", "tan-lap"),
    projectId: fc.constant(null),
    componentId: fc.constant(null),
    source,
    amount: fc.bigInt({ min: 0n, max: 2n ** 70n }),
  });
  const question = questionOf({ asOf: "2025-12-31", fiscalYear: 2025, by: ["unit", "source"] });

  test("the groups add up to the total, and so do the deadlines", () => {
    fc.assert(
      fc.property(
        fc.array(movement, { maxLength: 20 }),
        fc.constantFrom("2025-12-31", "2026-02-28"),
        (movements, on) => {
          const { total, groups, deadlines } = answerLapse(movements, { ...question, asOf: on });
          for (const field of ["plan", "disbursed", "allocated", "advanceOutstanding"] as const) {
            const parts = (rows: readonly { readonly [Name in typeof field]: bigint | null }[]): bigint =>
              sumMoney(rows.map((row) => row[field] ?? 0n));
            expect(parts(groups)).toBe(total[field] ?? 0n);
            expect(parts(deadlines)).toBe(total[field] ?? 0n);
          }
        },
      ),
    );
  });

  test("the order of movements does not matter, and neither do groups to the total", () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 12 }), (movements) => {
        const { total } = answerLapse(movements, question);
        expect(answerLapse(movements.toReversed(), { ...question, by: ["nature"] }).total).toEqual(total);
      }),
    );
  });

  test("at the needed pace nothing remains at the deadline, to the đồng", () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 12 }), (movements) => {
        const { groups } = answerLapse(movements, { ...question, asOf: "2025-12-30" });
        for (const { remaining, neededPerMonth, monthsLeft } of groups) {
          if (remaining === null || remaining < 0n || neededPerMonth === null || monthsLeft === null) continue;
          expect(roundToDong(neededPerMonth.times(monthsLeft))).toBe(remaining);
        }
        expect(groups.every(({ atRiskAtPaceSoFar }) => atRiskAtPaceSoFar === null || atRiskAtPaceSoFar >= 0n)).toBe(
          true,
        );
      }),
    );
  });
});

describe("the sentence once a part has lapsed", () => {
  const place = { fiscalYear: 2025, unitId: "u", projectId: null, componentId: null };
  const source = { ...sourceNotStated, level: "central" as const, nature: "investment" as const, vintage: 2025 };
  const own = { ...place, source };
  const given = [
    { ...own, kind: "assigned" as const, effectiveOn: "2025-01-10", amount: 1_000n },
    { ...own, kind: "supplemented" as const, effectiveOn: "2025-10-10", amount: 120n },
    { ...own, kind: "volumePaid" as const, effectiveOn: "2025-12-31", amount: 400n },
  ];
  const question = { asOf: "2026-02-28", fiscalYear: 2025, by: [], filter: {}, unit: null };

  test("tells what is still in time apart, and asks no pace of what can no longer be paid", () => {
    expect(answerLapse(given, question).sentence.vi).toBe(
      "Đến 28/02/2026 còn 720 đồng chưa giải ngân, trong đó 600 đồng đã quá hạn, 120 đồng còn trong hạn",
    );
  });

  test("says by how much the plan is exceeded", () => {
    const over = [...given, { ...own, kind: "volumePaid" as const, effectiveOn: "2025-12-31", amount: 800n }];
    expect(answerLapse(over, question).sentence.en).toBe(
      "By 28/02/2026 disbursement is 80 VND above the plan of 1,120 VND",
    );
  });
});
