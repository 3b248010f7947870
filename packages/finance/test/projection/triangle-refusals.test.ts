import { benktander, bornhuetterFerguson, capeCod, chainLadder, type Triangle } from "@giaingan/finance/triangles";
import { describe, expect, test } from "vitest";
import { readMackCases, refusalOf } from "./triangle-sample.ts";

const good: Triangle = [
  [100, 150],
  [110, null],
];

describe("what is no triangle is refused with its cell", () => {
  test.each([
    { title: "no list", given: "tam giác", code: "triangleNotRows", values: { found: '"tam giác"' } },
    { title: "an object", given: { a: 1 }, code: "triangleNotRows", values: { found: "{…}" } },
    { title: "nothing", given: undefined, code: "triangleNotRows", values: { found: "undefined" } },
    {
      title: "a row that is no list",
      given: [[1, 2], 3],
      code: "triangleNotRows",
      values: { place: "dòng 2 / row 2" },
    },
    { title: "no rows", given: [], code: "triangleEmpty", values: {} },
    { title: "no columns", given: [[]], code: "triangleEmpty", values: {} },
    {
      title: "a shorter row",
      given: [
        [1, 2, 3],
        [1, 2],
      ],
      code: "triangleRowLength",
      values: { row: "2", column: "3", found: "2", expected: "3" },
    },
    {
      title: "a longer row",
      given: [
        [1, 2],
        [1, 2, 3],
      ],
      code: "triangleRowLength",
      values: { row: "2", column: "3" },
    },
    {
      title: "a text",
      given: [
        [1, 2],
        ["12a", null],
      ],
      code: "triangleCellInvalid",
      values: { row: "2", column: "1", value: '"12a"' },
    },
    {
      title: "a number as text",
      given: [[1, "2"]],
      code: "triangleCellInvalid",
      values: { row: "1", column: "2", value: '"2"' },
    },
    { title: "NaN", given: [[1, Number.NaN]], code: "triangleCellInvalid", values: { column: "2", value: "NaN" } },
    {
      title: "Infinity",
      given: [[Number.POSITIVE_INFINITY]],
      code: "triangleCellInvalid",
      values: { value: "Infinity" },
    },
    { title: "a hole of a list", given: [[1, undefined]], code: "triangleCellInvalid", values: { value: "undefined" } },
    {
      title: "a negative amount",
      given: [[1, -2]],
      code: "triangleCellNegative",
      values: { row: "1", column: "2", value: "-2" },
    },
    {
      title: "a known cell after an unknown one",
      given: [
        [1, 2, 3],
        [4, null, 6],
      ],
      code: "triangleGap",
      values: { row: "2", column: "3", gap: "2", value: "6" },
    },
    {
      title: "a row of null",
      given: [
        [1, 2],
        [null, null],
      ],
      code: "triangleRowEmpty",
      values: { row: "2" },
    },
    {
      title: "a column that nobody reached",
      given: [
        [1, 2, null],
        [3, null, null],
      ],
      code: "triangleColumnEmpty",
      values: { column: "3" },
    },
    {
      title: "nothing to divide by",
      given: [
        [0, 2],
        [0, 3],
        [5, null],
      ],
      code: "triangleColumnZero",
      values: { column: "1" },
    },
    {
      title: "numbers out of range",
      given: [
        [1e-200, 1e200],
        [1e200, null],
      ],
      code: "triangleOutOfRange",
      values: { row: "2" },
    },
  ])("$title", ({ given, code, values }) => {
    const refusal = refusalOf(() => chainLadder(given as Triangle));
    expect(refusal.code).toBe(code);
    expect(refusal.values).toMatchObject(values);
    for (const text of [refusal.fact, refusal.remedy]) {
      expect(text.vi).not.toMatch(/\{\w+\}/u);
      expect(text.en.length).toBeGreaterThan(3);
    }
  });

  test("all faulty cells are told at once", () => {
    const refusal = refusalOf(() =>
      chainLadder([
        [1, 2, -3],
        ["x", null, null],
        [null, 1, 2],
      ] as unknown as Triangle),
    );
    expect([refusal, ...refusal.others].map(({ code, values }) => [code, values["row"], values["column"]])).toEqual([
      ["triangleCellNegative", "1", "3"],
      ["triangleCellInvalid", "2", "1"],
      ["triangleGap", "3", "2"],
    ]);
  });
});

describe("what is said beside a triangle is refused by its name", () => {
  test.each([
    { title: "a prior too few", call: () => bornhuetterFerguson(good, { priors: [1] }), code: "triangleListLength" },
    {
      title: "priors that are no list",
      call: () => bornhuetterFerguson(good, { priors: 5 as unknown as number[] }),
      code: "triangleListLength",
    },
    {
      title: "a negative prior",
      call: () => benktander(good, { priors: [1, -1] }),
      code: "triangleAmountInvalid",
    },
    {
      title: "a prior of NaN",
      call: () => bornhuetterFerguson(good, { priors: [1, Number.NaN] }),
      code: "triangleAmountInvalid",
    },
    { title: "exposures of 0", call: () => capeCod(good, { exposures: [0, 0] }), code: "triangleExposureZero" },
    {
      title: "a decay of 2",
      call: () => capeCod(good, { exposures: [1, 1], decay: 2 }),
      code: "triangleOptionInvalid",
    },
    {
      title: "a trend of −100%",
      call: () => capeCod(good, { exposures: [1, 1], trend: -1 }),
      code: "triangleOptionInvalid",
    },
    {
      title: "half an iteration",
      call: () => benktander(good, { priors: [1, 1], iterations: 0.5 }),
      code: "triangleOptionInvalid",
    },
    {
      title: "a sigma rule that there is not",
      call: () => chainLadder(good, { sigma: "linear" as "mack" }),
      code: "triangleOptionInvalid",
    },
    {
      title: "a factor of 0 in the triangle",
      call: () =>
        bornhuetterFerguson(
          [
            [5, 0],
            [3, null],
          ],
          { priors: [1, 1] },
        ),
      code: "triangleFactorInvalid",
    },
    {
      title: "factors too many",
      call: () => bornhuetterFerguson(good, { priors: [1, 1], factors: [1, 2, 3] }),
      code: "triangleListLength",
    },
  ])("$title", ({ call, code }) => {
    expect(refusalOf(call).code).toBe(code);
  });
});

describe("a decreasing amount", () => {
  test("is used and reported with its cell: RAA, row 2, column 7", () => {
    const raa = readMackCases().find(({ name }) => name === "RAA")?.triangle ?? [];
    const { findings } = chainLadder(raa);
    expect(findings.map(({ code, severity, values }) => [code, severity, values])).toEqual([
      ["triangleDecreasing", "warning", { row: "2", column: "7", amount: "15496", before: "15599" }],
    ]);
    expect(findings[0]?.message.vi).toContain("Dòng 2, cột 7: số lũy kế giảm từ 15.599 xuống 15.496.");
    expect(findings[0]?.message.en).toContain("Row 2, column 7: the cumulative amount falls from 15,599 to 15,496.");
  });
});
