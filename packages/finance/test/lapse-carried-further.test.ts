import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Movement } from "../src/index.ts";
import { answerLapse, type LapseQuestion } from "../src/pace/lapse.ts";
import { settleBudgetYear } from "../src/plan/year-end.ts";
import { entryOf, questionOf, vintageMoney } from "./movement-of.ts";
import { centralMoney } from "./report-of-2023.ts";

const source = centralMoney("investment", 2025);
const of2025 = { fiscalYear: 2025, source };
const planned = [
  entryOf("assigned", 1_000n, { ...of2025, effectiveOn: "2025-01-10" }),
  entryOf("supplemented", 120n, { ...of2025, effectiveOn: "2025-10-10" }),
  entryOf("volumePaid", 400n, { ...of2025, effectiveOn: "2025-12-31" }),
];
const carry = (amount: bigint, changes: Partial<Movement> = {}): Movement => ({
  ...entryOf("carriedOver", amount, { fiscalYear: 2026, source, effectiveOn: "2026-02-10" }),
  ...changes,
});
const asked = (changes: Partial<LapseQuestion> = {}): LapseQuestion => ({
  ...questionOf({ asOf: "2026-02-28", fiscalYear: 2025 }),
  by: ["source"],
  ...changes,
});

describe("what is carried into the next year does not lapse", () => {
  test.each([
    { carried: 0n, early: [0n, 600n], late: [0n, 120n], lapsed: 600n, payable: 120n },
    { carried: 250n, early: [250n, 350n], late: [0n, 120n], lapsed: 350n, payable: 120n },
    { carried: 600n, early: [600n, 0n], late: [0n, 120n], lapsed: 0n, payable: 120n },
    { carried: 650n, early: [600n, 0n], late: [50n, 70n], lapsed: 0n, payable: 70n },
    { carried: 720n, early: [600n, 0n], late: [120n, 0n], lapsed: 0n, payable: 0n },
  ])("$carried carried: $lapsed lapsed, $payable payable, as settled", ({ carried, early, late, lapsed, payable }) => {
    const given = [...planned, carry(carried)];
    const { total, groups } = answerLapse(given, asked());
    expect(groups.map(({ carriedFurther, remaining }) => [carriedFurther, remaining])).toEqual([
      [early[0], 600n],
      [late[0], 120n],
    ]);
    expect(groups.map((row) => (row.remaining ?? 0n) - (row.carriedFurther ?? 0n))).toEqual([early[1], late[1]]);
    expect(total).toMatchObject({ carriedFurther: carried, lapsed, payable });
    const { whole } = settleBudgetYear(given, asked()).total;
    expect([whole.toCancel, whole.stillPayable]).toEqual([lapsed, payable]);
  });

  test("from the day of the decision, of its slice and its unit", () => {
    const lapsedOf = (movement: Movement, changes: Partial<LapseQuestion> = {}): bigint | null =>
      answerLapse([...planned, movement], asked(changes)).total.lapsed;
    expect(lapsedOf(carry(250n), { asOf: "2026-02-09" })).toBe(600n);
    expect(lapsedOf(carry(250n, { fiscalYear: 2027 }))).toBe(600n);
    expect(lapsedOf(carry(250n, { unitId: "another" }), { filter: { unitId: planned[0]?.unitId } })).toBe(600n);
  });

  test("what was the vintage of the old year need not have said so", () => {
    const unsaid = planned.map((entry) => ({ ...entry, source: { ...source, vintage: null } }));
    expect(answerLapse([...unsaid, carry(250n)], asked()).groups).toMatchObject([
      { plan: 1_120n, carriedFurther: 250n, remaining: 720n },
    ]);
  });

  test("a row of which all is carried further is not spent, and the sentence says so", () => {
    const { groups, sentence } = answerLapse([...planned, carry(600n)], asked());
    expect(groups.map(({ status, atRiskAtPaceSoFar }) => [status, atRiskAtPaceSoFar])[0]).toEqual([
      "carriedFurther",
      0n,
    ]);
    expect(sentence).toEqual({
      vi: "Đến 28/02/2026 còn 720 đồng chưa giải ngân, trong đó 600 đồng đã chuyển sang năm 2026, 120 đồng còn trong hạn",
      en: "By 28/02/2026 720 VND is not disbursed, of which 600 VND is carried into 2026 and 120 VND still in time",
    });
    expect(answerLapse([...planned, carry(720n)], asked()).sentence.vi).toBe(
      "Đến 28/02/2026 còn 720 đồng chưa giải ngân, đều đã chuyển sang năm 2026",
    );
  });

  test("law: remaining = carried further + lapsed + in settlement + payable, where no more is carried than remains", () => {
    const day = fc.constantFrom("2025-12-31", "2026-01-15", "2026-01-31", "2026-02-28", "2027-01-01");
    const nature = fc.constantFrom("investment" as const, "recurrent" as const);
    fc.assert(
      fc.property(day, nature, fc.bigInt({ min: 0n, max: 720n }), (asOf, of, carried) => {
        const given = [...planned, carry(carried, { effectiveOn: "2026-01-01" })].map((each) => ({
          ...each,
          source: { ...each.source, nature: of },
        }));
        const { total } = answerLapse(given, asked({ asOf }));
        const parts = [total.carriedFurther, total.lapsed, total.inSettlement, total.payable];
        expect(parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n)).toBe(total.remaining);
      }),
    );
  });
});

describe("rows that state nothing beside a total that counts them", () => {
  const silent = entryOf("assigned", 500n, { ...of2025, unitId: "silent", effectiveOn: "2025-01-10" });
  const unplanned = { ...of2025, unitId: "unplanned", effectiveOn: "2025-12-31" };
  const foundOf = (movements: readonly Movement[], changes: Partial<LapseQuestion> = {}): readonly unknown[] =>
    answerLapse(movements, asked({ by: ["unit"], ...changes }))
      .findings.filter(({ code }) => code === "notStatedInTotal")
      .map(({ severity, values }) => [severity, values]);

  test("are told of, with what they state", () => {
    expect(foundOf([...planned, silent])).toEqual([["information", { plan: "500", disbursed: "0" }]]);
    expect(foundOf([...planned, silent, entryOf("disbursed", 7n, unplanned)])).toEqual([
      ["information", { plan: "500", disbursed: "7" }],
    ]);
    const { findings } = answerLapse([...planned, silent], asked({ by: ["unit"] }));
    expect(findings.find(({ code }) => code === "notStatedInTotal")?.message.vi).toBe(
      "Tổng còn lại tính cả kế hoạch 500 đồng của các dòng không nêu đủ kế hoạch và giải ngân (–): các dòng có số không cộng thành tổng.",
    );
  });

  test("none where all is stated, or nothing is, or another finding tells of it", () => {
    expect([foundOf(planned), foundOf([silent]), foundOf([...planned, silent], { by: [] })]).toEqual([[], [], []]);
    const vague = entryOf("disbursed", 5n, { ...of2025, source: vintageMoney(null), effectiveOn: "2025-12-31" });
    expect(foundOf([...planned.slice(0, 2), vague], { by: ["source"] })).toEqual([]);
  });
});
