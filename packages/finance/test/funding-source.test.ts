import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dimensionLabel,
  type FundingSource,
  notStatedLabel,
  sourceDimensions,
  sourceKey,
  sourceLabel,
  sourceNotStated,
} from "../src/index.ts";
import { source as anySource } from "./arbitraries.ts";

function sourceWith(stated: Partial<FundingSource>): FundingSource {
  return { ...sourceNotStated, ...stated };
}

describe("the key of a source", () => {
  test.each([
    { stated: {}, key: "-/-/-/-/-" },
    { stated: { level: "central", nature: "investment", vintage: 2023 }, key: "central/investment/-/2023/-" },
    { stated: { origin: "foreign", relation: "counterpart" }, key: "-/-/foreign/-/counterpart" },
    { stated: { relation: "offBudget" }, key: "-/-/-/-/offBudget" },
  ] as const)("is $key", ({ stated, key }) => {
    expect(sourceKey(sourceWith(stated))).toBe(key);
  });

  test("tells two sources apart exactly when they differ in a dimension", () => {
    fc.assert(
      fc.property(anySource, anySource, (left, right) => {
        const isSame = sourceDimensions.every((dimension) => left[dimension] === right[dimension]);
        expect(sourceKey(left) === sourceKey(right)).toBe(isSame);
      }),
    );
  });
});

describe("the label of a source", () => {
  test.each([
    { stated: {}, vi: "Chưa phân theo nguồn", en: "Source not stated" },
    {
      stated: { nature: "investment", vintage: 2023 },
      vi: "Đầu tư phát triển 2023",
      en: "Development investment 2023",
    },
    {
      stated: { nature: "investment", vintage: 2022 },
      vi: "Đầu tư phát triển 2022, kéo dài",
      en: "Development investment 2022, carried over",
    },
    {
      stated: { nature: "recurrent", vintage: 2022 },
      vi: "Sự nghiệp 2022, chuyển nguồn",
      en: "Recurrent 2022, carried over",
    },
    { stated: { vintage: 2022 }, vi: "Vốn năm 2022, kéo dài", en: "Money of 2022, carried over" },
    { stated: { level: "province" }, vi: "Ngân sách tỉnh", en: "Provincial budget" },
    { stated: { level: "province", nature: "recurrent" }, vi: "Sự nghiệp", en: "Recurrent" },
    {
      stated: { nature: "investment", relation: "counterpart" },
      vi: "Đầu tư phát triển, Đối ứng",
      en: "Development investment, Counterpart",
    },
    { stated: { relation: "offBudget" }, vi: "Ngoài ngân sách", en: "Off-budget" },
  ] as const)("in a table of 2023 is $vi", ({ stated, vi, en }) => {
    expect(sourceLabel(sourceWith(stated), { fiscalYear: 2023 })).toEqual({ vi, en });
  });

  test("names the level when several stand in one table", () => {
    const source = sourceWith({ level: "province", nature: "recurrent", vintage: 2023 });
    expect(sourceLabel(source, { fiscalYear: 2023, showLevel: true }).vi).toBe("Sự nghiệp, Ngân sách tỉnh 2023");
  });

  test("does not call money carried over when the table has no budget year", () => {
    expect(sourceLabel(sourceWith({ nature: "investment", vintage: 2022 })).vi).toBe("Đầu tư phát triển 2022");
  });

  test("exists in both languages for every source", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { vi, en } = sourceLabel(source, { fiscalYear: 2023, showLevel: true });
        expect(vi).not.toBe("");
        expect(en).not.toBe("");
        expect(`${vi}${en}`).not.toMatch(/null|undefined/u);
      }),
    );
  });

  test.each([
    { dimension: "level", value: null, vi: "Chưa nêu" },
    { dimension: "level", value: "commune", vi: "Ngân sách xã" },
    { dimension: "vintage", value: 2022, vi: "Vốn năm 2022" },
    { dimension: "relation", value: "integrated", vi: "Lồng ghép" },
    { dimension: "nature", value: "unheard of", vi: "unheard of" },
  ] as const)("of $dimension $value is $vi", ({ dimension, value, vi }) => {
    expect(dimensionLabel(dimension, value).vi).toBe(vi);
  });

  test("of nothing stated says so and never says zero", () => {
    expect(notStatedLabel).toEqual({ vi: "Chưa phân theo nguồn", en: "Source not stated" });
  });
});
