/**
 * Golden files: the charts as they were last looked at and found good. A change of the code that changes a picture
 * shows here; look at the picture, then remove the file and run the test again to write it anew.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  frame2023,
  manyRows,
  oddRows,
  planSvg,
  progressSvg,
  rows2023,
  totalOf,
  unassigned2023,
} from "./chart-cases.ts";
import {
  backtestCase,
  drawBacktest,
  drawCumulative,
  drawNeededPace,
  drawProjection,
  projectionCase,
  svgOf,
} from "./projection-cases.ts";

import { rankedCharts } from "./ranked-cases.ts";

const backtestFrame = {
  ...frame2023,
  title: "Ít sai nhất là Bornhuetter–Ferguson: sai số 4,8%, bình quân bằng 9,5% sai số của cách lấy tốc độ từ đầu năm",
};
const fiveYears = projectionCase("five-years");
const english = {
  language: "en",
  frame: {
    ...frame2023,
    title: "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan",
    source: "district report",
  },
} as const;
const rows12 = manyRows(12);
const rows30 = manyRows(30);

const rows200 = manyRows(200);
const inEnglish = { ...english, theme: "dark" } as const;

const pictures: Readonly<Record<string, () => string>> = {
  "progress-slide-light-vi": () => progressSvg(rows2023),
  "progress-slide-dark-en": () => progressSvg(rows2023, { ...english, theme: "dark" }),
  "progress-slide-print-vi": () => progressSvg(rows2023, { theme: "print", isSample: false }),
  "progress-slide-12-rows": () => progressSvg(rows12, { total: totalOf(rows12) }),
  "progress-slide-30-rows": () => progressSvg(rows30, { total: totalOf(rows30) }),
  "progress-slide-odd-rows": () => progressSvg(oddRows),
  "progress-square": () => progressSvg(rows2023, { widthPx: 1200, heightPx: 1200 }),
  "progress-card": () => progressSvg([...rows2023, unassigned2023], { frame: null, isSample: false }),
  "progress-phone": () => progressSvg([...rows2023, unassigned2023], { frame: null, widthPx: 288, isSample: false }),
  "plan-slide-light-vi": () =>
    planSvg(rows2023, {
      frame: { ...frame2023, title: "Bốn phần năm kế hoạch là vốn đầu tư phát triển của năm 2023" },
    }),
  "projection-slide-light-vi": () => svgOf(drawProjection(fiveYears)),
  "projection-slide-dark-en": () => svgOf(drawProjection(fiveYears, { language: "en", theme: "dark" })),
  "projection-slide-print-scenarios": () => svgOf(drawProjection(projectionCase("report-alone"), { theme: "print" })),
  "projection-slide-13-months": () => svgOf(drawProjection(projectionCase("thirteen-months"))),
  "projection-slide-gaps": () => svgOf(drawProjection(projectionCase("reports-with-gaps"))),
  "projection-card": () => svgOf(drawProjection(fiveYears, { frame: null, isSample: false })),
  "projection-phone": () => svgOf(drawProjection(fiveYears, { frame: null, widthPx: 288, isSample: false })),
  "needed-pace-slide-light-vi": () => svgOf(drawNeededPace(fiveYears)),
  "needed-pace-slide-dark-en": () => svgOf(drawNeededPace(fiveYears, { language: "en", theme: "dark" })),
  "needed-pace-slide-print-gaps": () => svgOf(drawNeededPace(projectionCase("reports-with-gaps"), { theme: "print" })),
  "backtest-slide-light-vi": () => svgOf(drawBacktest(backtestCase("five-years"), { frame: backtestFrame })),
  "backtest-slide-dark-en": () => svgOf(drawBacktest(backtestCase("five-years"), { ...english, theme: "dark" })),
  "backtest-phone": () => svgOf(drawBacktest(backtestCase("five-years"), { frame: null, widthPx: 288 })),
  "cumulative-slide-light-vi": () => svgOf(drawCumulative(fiveYears)),
  "cumulative-slide-dark-en": () => svgOf(drawCumulative(fiveYears, { ...english, theme: "dark" })),
  "cumulative-slide-print-gaps": () => svgOf(drawCumulative(projectionCase("reports-with-gaps"), { theme: "print" })),
  "cumulative-card-report-alone": () => svgOf(drawCumulative(projectionCase("report-alone"), { frame: null })),
  ...Object.fromEntries(
    Object.entries(rankedCharts).flatMap(([name, draw]) => [
      [`${name}-slide-light-vi`, () => svgOf(draw(rows12))],
      [`${name}-slide-dark-en-200-rows`, () => svgOf(draw(rows200, inEnglish))],
      [
        `${name}-square-print-30-rows`,
        () => svgOf(draw(rows30, { widthPx: 1200, heightPx: 1200, theme: "print", rowsMax: 30 })),
      ],
      [`${name}-card-odd-rows`, () => svgOf(draw(oddRows, { frame: null, isSample: false }))],
      [`${name}-phone`, () => svgOf(draw(rows12, { frame: null, widthPx: 288, isSample: false }))],
      [`${name}-slide-empty`, () => svgOf(draw([]))],
    ]),
  ),
  "plan-card": () => planSvg(rows2023, { frame: null, isSample: false }),
};

describe("the picture", () => {
  test.each(Object.entries(pictures))("%s is as it was when it was looked at", (name, draw) => {
    const file = new URL(`golden/${name}.svg`, import.meta.url);
    const svg = draw();
    if (!existsSync(file)) {
      if (process.env["CI"]) throw new Error(`the golden file ${name}.svg is missing`);
      writeFileSync(file, svg);
    }
    expect(svg).toBe(readFileSync(file, "utf8"));
  });
});
