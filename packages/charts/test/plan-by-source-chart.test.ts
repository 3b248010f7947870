import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawPlan, oddRows, planSvg, rows2023 } from "./chart-cases.ts";

function textsOf(svg: Element): readonly string[] {
  return [...svg.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

describe("the plan by source", () => {
  test("shows the largest first, each with amount and share", () => {
    const keys = [...drawPlan(rows2023.toReversed(), { frame: null }).querySelectorAll("[data-key]")];
    expect(keys.map((band) => band.getAttribute("data-key"))).toEqual(["total", ...rows2023.map(({ key }) => key)]);
    const texts = textsOf(drawPlan(rows2023));
    expect(texts.filter((text) => text.endsWith("%"))).toEqual(["100,00%", "79,89%", "8,42%", "7,79%", "3,90%"]);
    expect(texts).toEqual(expect.arrayContaining(["30.433", "24.314", "2.562", "2.371", "1.186"]));
  });

  test("says which plan is not stated, and gives it no share", () => {
    const texts = textsOf(drawPlan([...rows2023, { key: "x", label: "Chưa nêu nguồn", planDong: null }]));
    expect(texts).toContain("chưa nêu kế hoạch");
    expect(texts.filter((text) => text.endsWith("%"))).toHaveLength(5);
  });

  test("shows shares that add up to 100%", () => {
    const plans = fc
      .array(fc.bigInt(0n, 10n ** 13n), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((plan) => plan > 0n));
    fc.assert(
      fc.property(plans, (all) => {
        const rows = all.map((planDong, index) => ({ key: String(index), label: `Nguồn ${index}`, planDong }));
        const shares = textsOf(drawPlan(rows, { language: "en" }))
          .filter((text) => /^[\d.]+%$/u.test(text))
          .map((text) => Math.round(Number.parseFloat(text) * 100));
        expect(shares).toHaveLength(rows.length + 1);
        expect(shares.slice(1).reduce((sum, share) => sum + share, 0)).toBe(10_000);
      }),
      { numRuns: 40 },
    );
  });

  test("shows amounts that add up to the shown total", () => {
    const rows = ["a", "b", "c"].map((key) => ({ key, label: key, planDong: 333_400n }));
    const texts = textsOf(drawPlan(rows, { unit: "million" }));
    expect(texts.filter((text) => /^\d+$/u.test(text))).toEqual(["1", "1", "0", "0"]);
  });

  test("can be empty, negative or without any stated plan", () => {
    expect(planSvg([])).toContain("chưa nêu kế hoạch");
    expect(planSvg([{ key: "x", label: "x", planDong: null }], { frame: null })).not.toContain("%");
    expect(planSvg(oddRows)).toContain("-2.000");
  });
});
