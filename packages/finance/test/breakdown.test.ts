import { describe, expect, test } from "vitest";
import { breakdowns, groupOf } from "../src/index.ts";
import { centralMoney, sliceOf } from "./report-of-2023.ts";

const stated = sliceOf({
  source: { ...centralMoney("investment", 2022), origin: "domestic", relation: "direct" },
  projectId: "duong-truc-thon-3",
  componentId: "02",
});
const notStated = sliceOf({});

describe("the group of a slice", () => {
  test.each([
    {
      by: "source",
      key: "central/investment/domestic/2022/direct",
      vi: "Đầu tư phát triển, Vốn trong nước, Trực tiếp 2022, kéo dài",
    },
    { by: "level", key: "central", vi: "Ngân sách trung ương" },
    { by: "nature", key: "investment", vi: "Đầu tư phát triển" },
    { by: "origin", key: "domestic", vi: "Vốn trong nước" },
    { by: "vintage", key: "2022", vi: "Vốn năm 2022" },
    { by: "relation", key: "direct", vi: "Trực tiếp" },
    { by: "unit", key: "kon-ray", vi: "kon-ray" },
    { by: "project", key: "duong-truc-thon-3", vi: "duong-truc-thon-3" },
    { by: "component", key: "02", vi: "02" },
  ] as const)("by $by is $key", ({ by, key, vi }) => {
    const group = groupOf(stated, by);
    expect(group.key).toBe(key);
    expect(group.label.vi).toBe(vi);
  });

  test.each([
    { by: "source", key: "-/-/-/-/-", vi: "Chưa phân theo nguồn" },
    { by: "level", key: "-", vi: "Chưa phân theo nguồn" },
    { by: "vintage", key: "-", vi: "Chưa phân theo nguồn" },
    { by: "project", key: "-", vi: "Chưa nêu dự án" },
    { by: "component", key: "-", vi: "Chưa nêu nội dung thành phần" },
  ] as const)("by $by is named as not stated where the document does not say", ({ by, key, vi }) => {
    expect(groupOf(notStated, by)).toMatchObject({ key, label: { vi } });
  });

  test("names the level on request, and exists for every breakdown in both languages", () => {
    expect(groupOf(stated, "source", { showLevel: true }).label.en).toContain("Central budget");
    for (const by of breakdowns) {
      const { label } = groupOf(stated, by);
      expect([label.vi, label.en]).not.toContain("");
    }
  });

  test("a unit that is not stated is named so", () => {
    expect(groupOf({ ...notStated, unitId: null }, "unit")).toEqual({
      key: "-",
      label: { vi: "Chưa nêu đơn vị", en: "Unit not stated" },
    });
  });
});
