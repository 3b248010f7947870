/**
 * Where charts are drawn, of what rows, and what is wrong with a picture: for the laws that hold for all of them.
 */
import * as fc from "fast-check";
import type { MoneyUnit } from "@giaingan/finance";
import type { ProgressChartOptions, ProgressRow } from "../src/index.ts";
import { frame2023 } from "./chart-cases.ts";
import { clipped, overlaps, rectBoxes, textBoxes, tickBoxes } from "./text-boxes.ts";

export const sizes: readonly { readonly name: string; readonly size: Partial<ProgressChartOptions> }[] = [
  { name: "a slide", size: { frame: frame2023 } },
  { name: "a square picture", size: { frame: frame2023, widthPx: 1200, heightPx: 1200 } },
  { name: "a card", size: { frame: null, widthPx: 640 } },
  { name: "a wide card with a sample mark", size: { frame: null, widthPx: 1100, isSample: true } },
  { name: "a phone", size: { frame: null, widthPx: 288, isSample: false } },
];

export const units: readonly MoneyUnit[] = ["dong", "thousand", "million", "billion"];

/** Texts on texts, marks through texts, and what does not fit the picture. */
export function faults(svg: Element): readonly string[] {
  const texts = textBoxes(svg);
  const ticks = tickBoxes(svg);
  return [
    ...overlaps(texts).map((pair) => `texts overlap: ${pair}`),
    ...overlaps(texts, ticks).map((pair) => `a mark crosses a text: ${pair}`),
    ...clipped(svg, [...texts, ...ticks, ...rectBoxes(svg)]).map((box) => `clipped: ${box}`),
  ];
}

/** In đồng. */
export const amount = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(null, 0n, 1n) },
  { weight: 4, arbitrary: fc.bigInt(0n, 40_000_000_000n) },
  { weight: 1, arbitrary: fc.bigInt(-3_000_000_000n, 9_000_000_000_000n) },
);

const label = fc.oneof(
  fc.constantFrom(
    "Sự nghiệp 2023",
    "Đầu tư phát triển 2022, kéo dài",
    "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Kon Tum",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom("Ẫ", "g", "W", "i", " "), minLength: 1, maxLength: 90 }),
);

export const generatedRow: fc.Arbitrary<ProgressRow> = fc.record({
  key: fc.uuid(),
  label,
  planDong: amount,
  disbursedToDateDong: amount,
});
