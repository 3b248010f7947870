import { describe, expect, test } from "vitest";
import type { FigureUnit } from "../src/reconciliation/printed-figure.ts";
import { reconcileFigures } from "../src/reconciliation/reconcile-document.ts";
import { reconcileTable } from "../src/reconciliation/reconcile-table.ts";
import type { Relation } from "../src/reconciliation/relation.ts";
import {
  allocation2024,
  figure,
  hue2014,
  ngheAn,
  province,
  sevenMonths2025,
  thanhSon2023,
} from "./reconcile-published-errors.ts";

describe("errors that were published", () => {
  test("67.172 must be 67.712: the sum of the programmes and the rate 6,45% both say so", () => {
    const { explanations, counts, findings } = reconcileTable(province);
    expect(counts.contradiction).toBe(2);
    expect(explanations).toHaveLength(1);
    expect(explanations[0]?.correction).toMatchObject({
      figureId: "Giảm nghèo/plan",
      printed: "67172",
      corrected: "67712",
      unit: "million",
      kind: "swap",
      fixes: ["rows:Tổng số/plan:programme", "rate:Giảm nghèo/rate"],
    });
    expect(explanations[0]?.reason.vi).toBe(
      "Giảm nghèo – Kế hoạch 67.172 → 67.712 triệu đồng (đảo hai chữ số liền nhau): " +
        "320.197 + 67.712 + 226.385 = 614.294 triệu đồng; " +
        "4.369 / 67.712 triệu đồng = 6,4523% ≈ 6,45%; lệch 0,0023 điểm phần trăm",
    );
    expect(findings.filter(({ severity }) => severity === "error")).toHaveLength(2);
  });

  test("338,3 must be 388,3: the figure repeated and the rate 43,9% of 884,6 both say so", () => {
    const { explanations } = reconcileFigures(sevenMonths2025);
    expect(
      explanations.map(({ correction }) => [correction?.printed, correction?.corrected, correction?.kind]),
    ).toEqual([["338.3", "388.3", "digit"]]);
    expect(explanations[0]?.relationIds).toEqual(["repeated", "rate of one"]);
  });

  test("65% for 123.310 of 124.928: no single slip explains it, so no side is named", () => {
    const { checks, explanations } = reconcileFigures(hue2014);
    expect(checks[0]?.proof.vi).toBe("123.310 / 124.928 triệu đồng = 98,70% ≠ 65%; lệch 33,70 điểm phần trăm");
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null, sides: [], relationIds: ["rate"] }]);
  });

  test("the proof of a corrected unit reads ≈ where the parts were rounded, not ≠", () => {
    const { explanations } = reconcileFigures(thanhSon2023);
    // 150,2 + 40,5 + 28,0 = 218,7 beside 219,036: one part in a hundred is what a unit slip may leave.
    expect(explanations[0]?.reason.vi).toContain("150,2 + 40,5 + 28 = 218,7 ≈ 219,036 tỷ đồng; lệch 0,336");
    expect(explanations[0]?.reason.vi).not.toContain("≠");
  });

  test("219.036 tỉ beside parts of 219 tỉ is a unit a thousand times off", () => {
    const { checks, explanations } = reconcileFigures(thanhSon2023);
    expect(checks[0]?.unitFactor).toBe(1000n);
    expect(explanations[0]?.correction).toMatchObject({ figureId: "total", corrected: "219.036", kind: "unit" });
    expect(explanations[0]?.reason.vi).toContain("219.036 → 219,036 tỷ đồng (sai đơn vị tính)");
    expect(explanations[0]?.reason.vi).toContain("chỉ một phép đối chiếu làm chứng");
  });

  test("24,22 + 0,4706 is not 24,37 nghìn tỷ, and it cannot be told which of them is wrong", () => {
    const { checks, explanations } = reconcileFigures(allocation2024);
    expect(checks[0]?.proof).toEqual({
      vi: "24,22 + 0,4706 = 24,6906 ≠ 24,37 nghìn tỷ đồng; lệch 0,3206",
      en: "24.22 + 0.4706 = 24.6906 ≠ 24.37 trillion VND; off by 0.3206",
    });
    expect(String(checks[0]?.gap)).toBe("-0.3206");
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null, candidates: [] }]);
  });

  test("469,975 beside 469,976 is the residue of rounding: information", () => {
    const { checks, explanations, findings, sentence } = reconcileFigures(ngheAn);
    expect(checks[0]?.outcome).toBe("residue");
    expect(explanations).toEqual([]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["figuresRounded", "information"]]);
    expect(sentence.vi).toBe("Đối chiếu 1 quan hệ giữa các số đã in: 0 khớp đúng, 1 lệch do làm tròn, 0 mâu thuẫn.");
  });
});

type Printed = readonly (readonly [string, string, FigureUnit])[];

function outcomeOf(printed: Printed, relation: Relation): string | undefined {
  const figures = printed.map(([id, text, unit]) => figure(id, text, unit));
  return reconcileFigures({ figures, relations: [relation] }).checks[0]?.outcome;
}

describe("a relation", () => {
  const sum = (a: string, b: string, total: string): Printed => [
    ["a", a, "million"],
    ["b", b, "million"],
    ["total", total, "million"],
  ];
  const totalOf = (kind: "sum" | "part"): Relation => ({ id: "r", kind, total: "total", parts: ["a", "b"] });
  const difference: Relation = { id: "r", kind: "difference", result: "total", minuend: "a", subtrahend: "b" };

  test.each([
    { relation: totalOf("sum"), printed: sum("10", "20", "30"), outcome: "holds", why: "exact" },
    { relation: totalOf("sum"), printed: sum("10", "20", "31"), outcome: "residue", why: "three halves of a triệu" },
    { relation: totalOf("sum"), printed: sum("10", "20", "32"), outcome: "contradiction", why: "two triệu" },
    { relation: totalOf("sum"), printed: sum("10.4", "20.3", "31"), outcome: "rounded", why: "a coarser total" },
    { relation: totalOf("sum"), printed: sum("10.4", "20.3", "30"), outcome: "truncated", why: "a total cut off" },
    { relation: totalOf("part"), printed: sum("10", "20", "300"), outcome: "holds", why: "trong đó need not add up" },
    { relation: totalOf("part"), printed: sum("10", "20", "29"), outcome: "residue", why: "over by rounding" },
    { relation: totalOf("part"), printed: sum("10", "20", "20"), outcome: "contradiction", why: "more than the whole" },
    { relation: difference, printed: sum("30", "20", "10"), outcome: "holds", why: "a difference" },
    { relation: difference, printed: sum("30", "20", "50"), outcome: "contradiction", why: "added, not taken" },
  ])("$relation.kind of $printed is $outcome: $why", ({ relation, printed, outcome }) => {
    expect(outcomeOf(printed, relation)).toBe(outcome);
  });

  test.each([
    { relation: totalOf("sum"), printed: ["10", "20", "31"], outcome: "contradiction", why: "nothing was rounded" },
    { relation: totalOf("part"), printed: ["10", "20", "29"], outcome: "contradiction", why: "one đồng too many" },
    { relation: difference, printed: ["31", "20", "10"], outcome: "contradiction", why: "one đồng over" },
    {
      relation: { id: "r", kind: "repeated", figures: ["a", "total"] },
      printed: ["30433", "0", "30434"],
      outcome: "contradiction",
      why: "one đồng apart",
    },
  ] as const)("whole đồng have no slack: $relation.kind of $printed, $why", ({ relation, printed, outcome }) => {
    const [a, b, total] = printed;
    expect(
      outcomeOf(
        [
          ["a", a, "dong"],
          ["b", b, "dong"],
          ["total", total, "dong"],
        ],
        relation,
      ),
    ).toBe(outcome);
  });

  test.each([
    // 2√(81 · ½²) = √81 = 9 last places; half a place each would be 40,5.
    { off: 9, outcome: "residue" },
    { off: 10, outcome: "contradiction" },
    { off: 30, outcome: "contradiction" },
  ])("eighty rounded figures that miss their total by $off are a $outcome", ({ off, outcome }) => {
    const rows = Array.from({ length: 80 }, (_, index) => [`row ${index}`, "1000", "million"] as const);
    const parts = rows.map(([id]) => id);
    const printed: Printed = [["total", String(80_000 + off), "million"], ...rows];
    expect(outcomeOf(printed, { id: "r", kind: "sum", total: "total", parts })).toBe(outcome);
  });

  test("a residue is said to be perhaps rounding, not to be right", () => {
    const { findings } = reconcileFigures(ngheAn);
    expect(findings.map(({ message }) => message.vi)).toEqual([
      "401,5 + 68,475 = 469,975 ≈ 469,976 tỷ đồng; lệch 0,001: có thể do làm tròn.",
    ]);
  });

  test.each([
    { rate: "46.35", numerator: "14108", denominator: "30433", outcome: "truncated", why: "cut off" },
    { rate: "46.36", numerator: "14108", denominator: "30433", outcome: "rounded", why: "to the nearest" },
    { rate: "46.53", numerator: "14108", denominator: "30433", outcome: "contradiction", why: "digits swapped" },
    { rate: "43.1", numerator: "5.1", denominator: "12", outcome: "residue", why: "5,1 of 12 is 40,4 to 44,8%" },
    { rate: "46", numerator: "5.1", denominator: "12", outcome: "contradiction", why: "beyond what 5,1 of 12 may be" },
    { rate: "50", numerator: "1", denominator: "0", outcome: "notComputable", why: "no plan, no rate" },
  ])("rate $rate of $numerator / $denominator is $outcome: $why", ({ rate, numerator, denominator, outcome }) => {
    const printed: Printed = [
      ["n", numerator, "million"],
      ["d", denominator, "million"],
      ["r", rate, "percent"],
    ];
    expect(outcomeOf(printed, { id: "r", kind: "rate", rate: "r", numerator: "n", denominator: "d" })).toBe(outcome);
  });

  test.each([
    { one: ["30.433", "billion"], other: ["30433", "million"], outcome: "holds", why: "in two units" },
    { one: ["30.4", "billion"], other: ["30433", "million"], outcome: "rounded", why: "to fewer places" },
    { one: ["30433", "million"], other: ["30434", "million"], outcome: "residue", why: "one rounded, one cut off" },
    { one: ["30433", "million"], other: ["30343", "million"], outcome: "contradiction", why: "another number" },
    { one: ["30433", "billion"], other: ["30433", "million"], outcome: "contradiction", why: "a thousand times" },
    { one: ["46.35", "percent"], other: ["46.35", "million"], outcome: "notComputable", why: "points are no money" },
    { one: ["4824", null], other: ["4824", "billion"], outcome: "notComputable", why: "no unit printed" },
  ] as const)("$one and $other, repeated, are $outcome: $why", ({ one, other, outcome }) => {
    const printed: Printed = [
      ["a", ...one],
      ["b", ...other],
    ];
    expect(outcomeOf(printed, { id: "r", kind: "repeated", figures: ["a", "b"] })).toBe(outcome);
  });
});

describe("cannot tell", () => {
  test("a lone sum that is mended on any side names them all", () => {
    const figures = [figure("a", "10", "million"), figure("b", "20", "million"), figure("all", "40", "million")];
    const { explanations } = reconcileFigures({
      figures,
      relations: [{ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }],
    });
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null }]);
    expect(explanations[0]?.sides).toEqual(expect.arrayContaining(["a", "b", "all"]));
    expect(explanations[0]?.reason.vi).toContain("Chưa rõ số nào sai, vì sửa ở phía nào cũng khớp");
  });

  test("one side of which several numbers would do is named without a number", () => {
    const { explanations } = reconcileFigures({
      figures: [
        figure("n", "8098", "dong"),
        figure("d", "99999", "dong"),
        figure("n again", "8098", "dong"),
        figure("d again", "99999", "dong"),
        figure("r", "8.90", "percent"),
      ],
      relations: [
        { id: "rate", kind: "rate", rate: "r", numerator: "n", denominator: "d" },
        { id: "n twice", kind: "repeated", figures: ["n", "n again"] },
        { id: "d twice", kind: "repeated", figures: ["d", "d again"] },
      ],
    });
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null, sides: ["r"] }]);
    expect(explanations[0]?.candidates.map(({ corrected }) => corrected).sort()).toEqual(["8.09", "8.10"]);
  });

  test("more than the whole in 'trong đó' names no correction", () => {
    const figures = [figure("a", "40", "million"), figure("all", "30", "million")];
    const { explanations } = reconcileFigures({
      figures,
      relations: [{ id: "part", kind: "part", total: "all", parts: ["a"] }],
    });
    expect(explanations[0]?.verdict).toBe("cannotTell");
  });

  test("a rate is not bent to a plan that is itself in doubt", () => {
    // Two plans are wrong, so no single change mends the sum; 43,65 would be the swap of the rate to a wrong plan.
    const figures = [
      figure("plan 1", "33000", "million"),
      figure("plan 2", "52222", "million"),
      figure("all", "60000", "million"),
      figure("paid", "15000", "million"),
      figure("rate", "54.45", "percent"),
    ];
    const { explanations } = reconcileFigures({
      figures,
      relations: [
        { id: "sum", kind: "sum", total: "all", parts: ["plan 1", "plan 2"] },
        { id: "rate", kind: "rate", rate: "rate", numerator: "paid", denominator: "plan 1" },
      ],
    });
    expect(explanations.map(({ verdict, relationIds }) => [verdict, relationIds])).toEqual([
      ["cannotTell", ["sum", "rate"]],
    ]);
  });
});
