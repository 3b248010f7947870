import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../src/calendar.ts";
import { sumMoney } from "../src/money.ts";
import { reconcileTreasury, treasuryOutcomes } from "../src/reconciliation/treasury-reconciliation.ts";
import type { TreasuryLine } from "../src/reconciliation/treasury-line.ts";

/** "10-30 50 12": month and day of 2023, amount, document; a fourth word is the project. */
function line(words: string, id = words): TreasuryLine {
  const [day = "", amount = "0", documentNumber = "-", projectId = null] = words.split(" ");
  return {
    id,
    on: `2023-${day}`,
    amount: BigInt(amount),
    documentNumber: documentNumber === "-" ? null : documentNumber,
    projectId,
  };
}

function outcomes(unit: readonly string[], treasury: readonly string[], days = 0, amount = 0n): readonly string[] {
  const lines = (side: readonly string[], name: string) => side.map((words, index) => line(words, `${name}${index}`));
  const { comparisons } = reconcileTreasury({
    unit: lines(unit, "u"),
    treasury: lines(treasury, "t"),
    tolerances: { days, amount },
  });
  return comparisons.map((each) => [each.outcome, each.unitLine?.id, each.treasuryLine?.id].filter(Boolean).join(" "));
}

describe("unit against Treasury", () => {
  test.each([
    { why: "document, amount and date", unit: ["10-30 50 12"], treasury: ["10-30 50 12"], expected: ["matched u0 t0"] },
    {
      why: "written with a blank",
      unit: ["10-30 50 UNC12"],
      treasury: ["10-30 50 unc12"],
      expected: ["matched u0 t0"],
    },
    { why: "booked later", unit: ["10-30 50 12"], treasury: ["11-02 50 12"], expected: ["timing u0 t0"] },
    {
      why: "within three days",
      unit: ["10-30 50 12"],
      treasury: ["11-02 50 12"],
      days: 3,
      expected: ["matched u0 t0"],
    },
    { why: "no document on one side", unit: ["10-30 50"], treasury: ["10-30 50 12"], expected: ["matched u0 t0"] },
    { why: "no document, late", unit: ["10-30 50"], treasury: ["11-05 50"], expected: ["timing u0 t0"] },
    {
      why: "no document, too late",
      unit: ["08-30 50"],
      treasury: ["11-05 50"],
      expected: ["missingAtTreasury u0", "missingAtUnit t0"],
    },
    { why: "another amount", unit: ["10-30 50 12"], treasury: ["10-30 45 12"], expected: ["amount u0 t0"] },
    { why: "tolerated", unit: ["10-30 50 12"], treasury: ["10-30 49 12"], amount: 1n, expected: ["matched u0 t0"] },
    { why: "booked earlier", unit: ["10-30 50 12"], treasury: ["10-20 50 12"], days: 3, expected: ["timing u0 t0"] },
    {
      why: "tolerated, no document",
      unit: ["10-30 50"],
      treasury: ["10-30 49"],
      amount: 1n,
      expected: ["matched u0 t0"],
    },
    { why: "only at the unit", unit: ["10-30 50 12"], treasury: [], expected: ["missingAtTreasury u0"] },
    { why: "only at the Treasury", unit: [], treasury: ["10-30 50 12"], expected: ["missingAtUnit t0"] },
    {
      why: "of two equal amounts the nearer date",
      unit: ["10-10 50"],
      treasury: ["10-07 50", "10-11 50"],
      days: 5,
      expected: ["matched u0 t1", "missingAtUnit t0"],
    },
    {
      why: "the document before the amount",
      unit: ["10-10 50 12", "10-10 50 13"],
      treasury: ["10-10 50 13", "10-10 50 12"],
      expected: ["matched u0 t1", "matched u1 t0"],
    },
    {
      why: "the same document with another amount before an equal amount of another document",
      unit: ["10-10 50 12"],
      treasury: ["10-10 45 12", "10-10 50 13"],
      expected: ["amount u0 t0", "missingAtUnit t1"],
    },
    {
      why: "two of a kind against one",
      unit: ["10-10 50 12", "10-10 50 12"],
      treasury: ["10-10 50 12"],
      expected: ["matched u0 t0", "missingAtTreasury u1"],
    },
    {
      why: "the document of another project",
      unit: ["10-30 50 01 road"],
      treasury: ["10-30 50 01 school"],
      expected: ["missingAtTreasury u0", "missingAtUnit t0"],
    },
    {
      why: "two amounts of one document number of two projects",
      unit: ["10-30 50 01 road"],
      treasury: ["10-30 45 01 school"],
      expected: ["missingAtTreasury u0", "missingAtUnit t0"],
    },
    {
      why: "by amount, both pairs within 2 đồng, though 1.003 is nearer to 1.002",
      unit: ["10-10 1000", "10-10 1003"],
      treasury: ["10-10 1002", "10-10 1005"],
      amount: 2n,
      expected: ["matched u0 t0", "matched u1 t1"],
    },
    {
      why: "by date, both pairs within 2 days, though 4 October is nearer to the 3rd",
      unit: ["10-01 50", "10-04 50"],
      treasury: ["10-03 50", "10-06 50"],
      days: 2,
      expected: ["matched u0 t0", "matched u1 t1"],
    },
    {
      why: "three in a row, each the next one's way out",
      unit: ["10-01 50", "10-04 50", "10-07 50"],
      treasury: ["10-03 50", "10-06 50", "10-09 50"],
      days: 2,
      expected: ["matched u0 t0", "matched u1 t1", "matched u2 t2"],
    },
    {
      why: "an exact pair stays, though it costs one",
      unit: ["10-03 50 12", "10-05 50"],
      treasury: ["10-01 50", "10-03 50"],
      days: 2,
      expected: ["matched u0 t1", "timing u1 t0"],
    },
    {
      why: "two projects are not one payment",
      unit: ["10-10 50 - road"],
      treasury: ["10-10 50 - school"],
      expected: ["missingAtTreasury u0", "missingAtUnit t0"],
    },
  ])("$why: $expected", ({ unit, treasury, days = 0, amount = 0n, expected }) => {
    expect(outcomes(unit, treasury, days, amount)).toEqual(expected);
  });

  test.each([
    { unitOn: "2021-10-01", treasuryOn: "2023-10-02", matched: 0, why: "numbers restart each year" },
    { unitOn: "2022-12-31", treasuryOn: "2023-04-03", matched: 0, why: "93 days, over a year's end" },
    { unitOn: "2022-12-31", treasuryOn: "2023-04-02", matched: 1, why: "92 days, over a year's end" },
    { unitOn: "2023-01-02", treasuryOn: "2023-12-29", matched: 1, why: "one year" },
  ])("one document on $unitOn and $treasuryOn: $why", ({ unitOn, treasuryOn, matched }) => {
    const { bridge } = reconcileTreasury({
      unit: [{ ...line("01-01 50 01"), on: unitOn }],
      treasury: [{ ...line("01-01 45 01"), on: treasuryOn }],
    });
    expect(bridge.amount.comparisons).toBe(matched);
  });

  test("reads out two empty books", () => {
    expect(reconcileTreasury({ unit: [], treasury: [] }).sentence.vi).toBe(
      "Đơn vị ghi 0 đồng, Kho bạc ghi 0 đồng, chênh 0 đồng.",
    );
  });

  test("says when amount and date match under another document", () => {
    const unit = [line("10-10 50 12")];
    const { comparisons, findings } = reconcileTreasury({ unit, treasury: [line("10-10 50 77")] });
    expect(comparisons).toMatchObject([{ outcome: "matched", isDocumentDifferent: true }]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["treasuryDocumentDiffers", "warning"]]);
  });

  test("reads out a bridge to the đồng", () => {
    const { sentence, findings } = reconcileTreasury({
      unit: [line("10-30 5000 12"), line("10-31 300 13")],
      treasury: [line("10-30 4500 12"), line("10-31 20 14")],
    });
    expect(sentence.vi).toBe(
      "Đơn vị ghi 5.300 đồng, Kho bạc ghi 4.520 đồng, chênh 780 đồng: 1 khoản Kho bạc chưa có 300 đồng, 1 khoản đơn vị chưa ghi -20 đồng, 1 khoản khác số tiền 500 đồng.",
    );
    expect(findings[0]?.message.vi).toBe(
      "Cùng chứng từ, khác số tiền: đơn vị 12, 30/10/2023, 5.000 đồng; Kho bạc 12, 30/10/2023, 4.500 đồng.",
    );
  });

  test("an advance is no payment of completed volume", () => {
    const paid = line("10-30 50");
    const { bridge } = reconcileTreasury({
      unit: [{ ...paid, kind: "advance" }],
      treasury: [{ ...paid, kind: "volume" }],
    });
    expect(bridge.matched.comparisons).toBe(0);
  });

  test("one line listed twice counts as two", () => {
    const paid = line("10-30 50 12");
    const { bridge } = reconcileTreasury({ unit: [paid, paid], treasury: [paid] });
    expect(bridge.matched.comparisons).toBe(1);
    expect(bridge.missingAtTreasury).toEqual({ comparisons: 1, gap: 50n });
  });

  test("refuses a negative tolerance", () => {
    const tolerances = { days: -1, amount: 0n };
    expect(() => reconcileTreasury({ unit: [], treasury: [], tolerances })).toThrow(
      expect.objectContaining({ code: "invalidValue" }),
    );
  });
});

const someLine: fc.Arbitrary<TreasuryLine> = fc
  .record({
    day: fc.nat({ max: 60 }),
    amount: fc.bigInt({ min: -3n, max: 6n }),
    documentNumber: fc.constantFrom(null, "1", "2", "3"),
    projectId: fc.constantFrom(null, "road", "school"),
    kind: fc.constantFrom(null, "advance", "volume"),
  })
  .map(({ day, ...rest }) => ({ id: "", on: addDays("2023-11-15", day), ...rest }));
const side = (name: string): fc.Arbitrary<readonly TreasuryLine[]> =>
  fc.array(someLine, { maxLength: 14 }).map((lines) => lines.map((each, index) => ({ ...each, id: name + index })));
const tolerance = fc.record({ days: fc.nat({ max: 5 }), amount: fc.bigInt({ min: 0n, max: 2n }) });

describe("laws of unit against Treasury", () => {
  test("the bridge explains the difference, and each line is used exactly once", () => {
    fc.assert(
      fc.property(side("u"), side("t"), tolerance, (unit, treasury, tolerances) => {
        const { gap, bridge, comparisons } = reconcileTreasury({ unit, treasury, tolerances });
        const total = sumMoney(unit.map(({ amount }) => amount)) - sumMoney(treasury.map(({ amount }) => amount));
        expect(gap).toBe(total);
        expect(sumMoney(treasuryOutcomes.map((outcome) => bridge[outcome].gap))).toBe(total);
        expect(comparisons.flatMap(({ unitLine }) => unitLine?.id ?? []).sort()).toEqual(
          unit.map(({ id }) => id).sort(),
        );
        expect(comparisons.flatMap(({ treasuryLine }) => treasuryLine?.id ?? []).sort()).toEqual(
          treasury.map(({ id }) => id).sort(),
        );
      }),
    );
  });

  test("the order of the lines does not matter", () => {
    fc.assert(
      fc.property(side("u"), side("t"), tolerance, fc.gen(), (unit, treasury, tolerances, gen) => {
        const mixed = {
          unit: gen(fc.shuffledSubarray, [...unit], { minLength: unit.length }),
          treasury: gen(fc.shuffledSubarray, [...treasury], { minLength: treasury.length }),
        };
        expect(reconcileTreasury({ ...mixed, tolerances })).toEqual(reconcileTreasury({ unit, treasury, tolerances }));
      }),
    );
  });

  test("no two lines are left over that could be one payment", () => {
    fc.assert(
      fc.property(side("u"), side("t"), tolerance, (unit, treasury, tolerances) => {
        const { comparisons } = reconcileTreasury({ unit, treasury, tolerances });
        const left = comparisons.filter(({ outcome }) => outcome.startsWith("missing"));
        const again = reconcileTreasury({
          unit: left.flatMap(({ unitLine }) => unitLine ?? []),
          treasury: left.flatMap(({ treasuryLine }) => treasuryLine ?? []),
          tolerances,
        });
        expect(again.comparisons.filter(({ outcome }) => !outcome.startsWith("missing"))).toEqual([]);
      }),
    );
  });

  test("days apart alone: as many are matched as can be", () => {
    const days = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 4 }), (unitDays, treasuryDays, tolerated) => {
        // No exact pairs: the Treasury's days are odd, the unit's even. Both in order, the first that fits is the best.
        const unit = unitDays.map((day) => 2 * day).sort((left, right) => left - right);
        const treasury = treasuryDays.map((day) => 2 * day + 1).sort((left, right) => left - right);
        let [most, next] = [0, 0];
        for (const day of unit) {
          while (next < treasury.length && (treasury[next] ?? 0) < day - tolerated) next += 1;
          if (next === treasury.length || (treasury[next] ?? 0) > day + tolerated) continue;
          most += 1;
          next += 1;
        }
        const linesOf = (given: readonly number[]) =>
          given.map((day, index) => ({ ...line("01-01 50"), id: `${index}`, on: addDays("2023-01-01", day) }));
        const tolerances = { days: tolerated, amount: 0n, timingDays: 0 };
        const { bridge } = reconcileTreasury({ unit: linesOf(unit), treasury: linesOf(treasury), tolerances });
        expect(bridge.matched.comparisons).toBe(most);
      }),
    );
  });

  test("a list against itself is matched line by line", () => {
    fc.assert(
      fc.property(side("u"), (unit) => {
        const { bridge } = reconcileTreasury({ unit, treasury: unit });
        expect(bridge.matched).toEqual({ comparisons: unit.length, gap: 0n });
      }),
    );
  });
});
