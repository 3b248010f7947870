import { describe, expect, test } from "vitest";
import { possibleCorrections } from "../src/reconciliation/figure-slip.ts";
import { type FigureUnit, quantityOf } from "../src/reconciliation/printed-figure.ts";
import { reconcileFigures } from "../src/reconciliation/reconcile-document.ts";
import type { Relation } from "../src/reconciliation/relation.ts";
import { figure } from "./reconcile-published-errors.ts";

type Printed = readonly (readonly [string, string, FigureUnit])[];

describe("a correction is not proven", () => {
  const sum = (id: string, total: string, ...parts: readonly string[]): Relation => ({ id, kind: "sum", total, parts });

  test("by a lone sum, which may lack a row", () => {
    const figures = [figure("a", "49174", "million"), figure("b", "70739", "million")];
    const { explanations } = reconcileFigures({
      figures: [...figures, figure("all", "124913", "million")],
      relations: [sum("sum", "all", "a", "b")],
    });
    // 5.000 are missing, which one digit of b would mend: 49.174 + 75.739 = 124.913.
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null, sides: ["b"] }]);
    expect(explanations[0]?.candidates.map(({ corrected }) => corrected)).toEqual(["75739"]);
    expect(explanations[0]?.reason.vi).toContain("có thể thiếu dòng");
  });

  test.each([
    { unit: "million", sides: ["x"] },
    { unit: "dong", sides: [] },
  ] as const)("by two sums that it leaves one off ($unit)", ({ unit, sides }) => {
    // Both sums lack 401, so that 1.112 should be 1.513, two digits away; 1.512 leaves both off by one.
    const printed = { all: "14853", a: "952", b: "5599", x: "1112", d: "6789", column: "21828", c: "20315" };
    const { explanations } = reconcileFigures({
      figures: Object.entries(printed).map(([id, text]) => figure(id, text, unit)),
      relations: [sum("rows", "all", "a", "b", "x", "d"), sum("columns", "column", "c", "x")],
    });
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null, sides }]);
  });

  test("by a lone sum, though everything else in it stands in relations that hold", () => {
    const printed = { a: "49174", "a again": "49174", b: "70739", all: "124913", "all again": "124913" };
    const { explanations } = reconcileFigures({
      figures: Object.entries(printed).map(([id, text]) => figure(id, text, "million")),
      relations: [
        sum("sum", "all", "a", "b"),
        { id: "a twice", kind: "repeated", figures: ["a", "a again"] },
        { id: "all twice", kind: "repeated", figures: ["all", "all again"] },
      ],
    });
    expect(explanations).toMatchObject([{ verdict: "cannotTell", correction: null, sides: ["b"] }]);
  });

  test("by a rate that it makes right, while another rate stays one last place off", () => {
    // 4.690 of 10.000 is 46,90%, and neither rounded nor cut to 46,8%.
    const rate = (id: string): Relation => ({ id, kind: "rate", rate: id, numerator: "x", denominator: "plan" });
    const { explanations } = reconcileFigures({
      figures: [
        figure("x", "4960", "million"),
        figure("plan", "10000", "million"),
        figure("fine", "46.90", "percent"),
        figure("coarse", "46.8", "percent"),
      ],
      relations: [rate("fine"), rate("coarse")],
    });
    expect(explanations[0]).toMatchObject({ verdict: "cannotTell", correction: null, sides: ["x"] });
  });

  test("by đồng made a part of a đồng", () => {
    const figures = [figure("a", "24314", "dong"), figure("b", "500", "dong"), figure("all", "24314", "dong")];
    const { explanations } = reconcileFigures({ figures, relations: [sum("sum", "all", "a", "b")] });
    expect(explanations.flatMap(({ candidates }) => candidates.filter(({ kind }) => kind === "unit"))).toEqual([]);
  });
});

test("a thing printed three times, twice alike, is wrong where it differs", () => {
  const { explanations } = reconcileFigures({
    figures: [figure("a", "219.036", "billion"), figure("b", "219036", "million"), figure("c", "219063", "million")],
    relations: [{ id: "total", kind: "repeated", figures: ["a", "b", "c"] }],
  });
  expect(explanations).toMatchObject([
    { verdict: "corrected", correction: { figureId: "c", corrected: "219036", kind: "swap" } },
  ]);
});

describe("what bears witness", () => {
  const reconcile = (printed: Printed, relations: readonly Relation[]) =>
    reconcileFigures({ figures: printed.map(([id, text, unit]) => figure(id, text, unit)), relations }).explanations;

  test("the change that mends three relations goes before one that mends two of them", () => {
    const relations: readonly Relation[] = [
      { id: "first", kind: "repeated", figures: ["f", "g"] },
      { id: "second", kind: "repeated", figures: ["g", "f"] },
      { id: "rate", kind: "rate", rate: "rate", numerator: "f", denominator: "plan" },
    ];
    const printed: Printed = [
      ["f", "338.3", "billion"],
      ["g", "388.3", "billion"],
      ["plan", "884.6", "billion"],
      ["rate", "43.9", "percent"],
    ];
    expect(reconcile(printed, relations).map(({ correction }) => correction?.corrected)).toEqual(["388.3"]);
  });

  test("a sum that holds to the last digit speaks for its parts against a change within its rounding", () => {
    const relations: readonly Relation[] = [
      { id: "sum", kind: "sum", total: "all", parts: ["paid", "other"] },
      { id: "rate", kind: "rate", rate: "rate", numerator: "paid", denominator: "plan" },
    ];
    const printed: Printed = [
      ["paid", "1000", "million"],
      ["other", "200", "million"],
      ["all", "1200", "million"],
      ["plan", "3000", "million"],
      ["rate", "33.37", "percent"],
    ];
    expect(reconcile(printed, relations).map(({ sides }) => sides)).toEqual([["rate"]]);
  });

  test("a part is not made too small to matter", () => {
    const printed: Printed = [
      ["a", "24.37", "thousandBillion"],
      ["b", "0.4706", "thousandBillion"],
      ["all", "24.37", "thousandBillion"],
    ];
    const relations: readonly Relation[] = [{ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }];
    expect(reconcile(printed, relations).map(({ sides }) => sides)).toEqual([[]]);
  });

  test("a part is not made less than one đồng of a total in đồng", () => {
    const printed: Printed = [
      ["a", "24314000000", "dong"],
      ["b", "0.5", "million"],
      ["all", "24314000000", "dong"],
    ];
    const relations: readonly Relation[] = [{ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }];
    const kinds = reconcile(printed, relations).flatMap(({ candidates }) => candidates.map(({ kind }) => kind));
    expect(kinds).toContain("digit");
    expect(kinds).not.toContain("unit");
  });

  test("'trong đó' alone proves nothing, even where one change alone would do", () => {
    const printed: Printed = [
      ["a", "9999", "million"],
      ["all", "2", "million"],
    ];
    const relations: readonly Relation[] = [{ id: "part", kind: "part", total: "all", parts: ["a"] }];
    expect(reconcile(printed, relations).map(({ verdict }) => verdict)).toEqual(["cannotTell"]);
  });

  test("a correction that is made clears its neighbours, so that a second slip can be told", () => {
    const rate = (name: string): Relation => ({
      id: `rate ${name}`,
      kind: "rate",
      rate: `rate ${name}`,
      numerator: `paid ${name}`,
      denominator: `plan ${name}`,
    });
    const printed: Printed = [
      ["plan a", "67172", "million"],
      ["plan b", "546582", "million"],
      ["all", "614294", "million"],
      ["paid a", "4369", "million"],
      ["paid b", "80130", "million"],
      ["paid", "84499", "million"],
      ["rate a", "6.45", "percent"],
      ["rate b", "16.46", "percent"],
    ];
    const relations = [
      { id: "sum", kind: "sum", total: "all", parts: ["plan a", "plan b"] },
      rate("a"),
      rate("b"),
    ] as const;
    const paid: Relation = { id: "paid", kind: "sum", total: "paid", parts: ["paid a", "paid b"] };
    const correctionsBy = (given: readonly Relation[]) =>
      reconcile(printed, given).map(({ relationIds, correction }) => [relationIds, correction?.corrected]);
    expect(correctionsBy([...relations, paid])).toEqual([
      [["sum", "rate a"], "67712"],
      [["rate b"], "14.66"],
    ]);
    // Without the sum that speaks for what was paid, the rate is the only witness against itself.
    expect(correctionsBy(relations).at(-1)).toEqual([["rate b"], undefined]);
  });
});

test("a number that is only said to be about so much is true to one whole last place", () => {
  const figures = [figure("a", "10", "billion"), { ...figure("all", "12", "billion"), isApproximate: true }];
  const { checks } = reconcileFigures({
    figures: [...figures, figure("b", "0.6", "billion")],
    relations: [{ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }],
  });
  expect(checks[0]?.outcome).toBe("residue");
});

describe("the slips of a figure", () => {
  const corrections = (printed: string, unit: FigureUnit): readonly string[] =>
    possibleCorrections(quantityOf(figure("f", printed, unit))).map(({ kind, corrected }) => `${kind} ${corrected}`);

  test("are swaps, then changes, then units, each number once", () => {
    const found = corrections("12", "billion");
    expect(found.slice(0, 1)).toEqual(["swap 21"]);
    expect(found.slice(-4)).toEqual(["unit 12000", "unit 12000000", "unit 0.012", "unit 0.000012"]);
    expect(found).toHaveLength(1 + 8 + 9 + 4);
  });

  test("begin with no zero that nobody prints, and leave points without a unit", () => {
    expect(corrections("602", "million")).not.toContain("swap 062");
    expect(corrections("602", "million")).not.toContain("digit 002");
    expect(corrections("6.5", "percent").filter((each) => each.startsWith("unit"))).toEqual([]);
    expect(corrections("-1.20", "million")).toContain("swap -2.10");
    expect(corrections("500000", "dong").filter((each) => each.startsWith("unit"))).toEqual([
      "unit 500000000",
      "unit 500000000000",
      "unit 500",
    ]);
  });
});

describe("bad input is refused with its value", () => {
  const a = figure("a", "1", "million");
  const b = figure("b", "1", "million");
  test.each([
    { why: "an id twice", figures: [a, a], relations: [] },
    { why: "no decimal string", figures: [figure("x", "1.000,5", "million")], relations: [] },
    { why: "an unknown figure", figures: [a], relations: [{ id: "r", kind: "repeated", figures: ["a", "b"] }] },
    { why: "no parts", figures: [a], relations: [{ id: "r", kind: "sum", total: "a", parts: [] }] },
    {
      why: "a relation twice",
      figures: [a, b],
      relations: [
        { id: "r", kind: "repeated", figures: ["a", "b"] },
        { id: "r", kind: "repeated", figures: ["a", "b"] },
      ],
    },
  ] as const)("$why", ({ figures, relations }) => {
    expect(() => reconcileFigures({ figures, relations })).toThrow(expect.objectContaining({ code: "invalidValue" }));
  });
});

test("a sum beyond 2^63 đồng stays exact", () => {
  const figures = [figure("a", "9223372036854775807", "dong"), figure("b", "10", "dong")];
  const { checks } = reconcileFigures({
    figures: [...figures, figure("all", "9223372036854775817", "dong")],
    relations: [{ id: "sum", kind: "sum", total: "all", parts: ["a", "b"] }],
  });
  expect(checks[0]?.outcome).toBe("holds");
  expect(checks[0]?.proof.vi).toBe("9.223.372.036.854.775.807 + 10 = 9.223.372.036.854.775.817 đồng");
});
