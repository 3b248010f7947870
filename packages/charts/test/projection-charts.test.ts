import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MoneyUnit } from "@giaingan/finance";
import type { MovementProjectionAnswer } from "@giaingan/finance/projection";
import type { ProjectionChartOptions } from "../src/index.ts";
import { frame2023 } from "./chart-cases.ts";
import {
  backtestCase,
  drawBacktest,
  drawCumulative,
  drawNeededPace,
  drawProjection,
  projectionCase,
  projectionNames,
  svgOf,
} from "./projection-cases.ts";
import { clipped, crossed, overlaps, pathPieces, rectBoxes, textBoxes } from "./text-boxes.ts";

const reportAlone = projectionCase("report-alone");
const tested = backtestCase("five-years");
const untested = backtestCase("none");

const sizes: readonly { readonly name: string; readonly size: Partial<ProjectionChartOptions> }[] = [
  { name: "a slide", size: {} },
  { name: "a square picture", size: { widthPx: 1200, heightPx: 1200 } },
  { name: "a card", size: { frame: null, widthPx: 640 } },
  { name: "a wide card with a sample mark", size: { frame: null, widthPx: 1100, isSample: true } },
  { name: "a phone", size: { frame: null, widthPx: 288, isSample: false } },
];
const languages = ["vi", "en"] as const;
const units: readonly MoneyUnit[] = ["dong", "thousand", "million", "billion"];

function faults(svg: Element): readonly string[] {
  const texts = textBoxes(svg);
  return [
    ...overlaps(texts).map((pair) => `texts overlap: ${pair}`),
    ...crossed(texts, pathPieces(svg)).map((text) => `a curve crosses ${text}`),
    ...clipped(svg, [...texts, ...rectBoxes(svg)]).map((box) => `clipped: ${box}`),
  ];
}

function textsOf(svg: Element): readonly string[] {
  return [...svg.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

describe("every text has its own place", () => {
  const cases = projectionNames.flatMap((name) => sizes.map((size) => ({ case: name, ...size })));
  test.each(cases)("in $name of the case $case", ({ case: name, size }) => {
    for (const language of languages) {
      expect(faults(drawProjection(projectionCase(name), { ...size, language }))).toEqual([]);
      expect(faults(drawNeededPace(projectionCase(name), { ...size, language }))).toEqual([]);
      expect(faults(drawCumulative(projectionCase(name), { ...size, language }))).toEqual([]);
    }
  });

  test.each(sizes)("in $name of the back-test", ({ size: { frame = frame2023, ...size } }) => {
    for (const language of languages) {
      expect(faults(drawBacktest(tested, { ...size, frame, language }))).toEqual([]);
      expect(faults(drawBacktest(untested, { ...size, frame, language }))).toEqual([]);
    }
  });

  test("of any amounts, in any size, unit and language", () => {
    const amount = fc.option(
      fc.oneof(fc.bigInt(0n, 40_000_000_000n), fc.bigInt(-3_000_000_000n, 9_000_000_000_000n), fc.constant(0n)),
    );
    const scenario = fc.record({ reached: amount, perMonth: amount });
    const interval = fc.option(fc.tuple(fc.bigInt(0n, 20_000_000_000n), fc.bigInt(20_000_000_001n, 50_000_000_000n)));
    const options = fc.record({
      place: fc.constantFrom(...sizes),
      unit: fc.constantFrom(...units),
      language: fc.constantFrom(...languages),
      isLong: fc.boolean(),
    });
    const total = fc.record({
      dataMonth: fc.option(fc.integer({ min: 1, max: 12 })),
      plan: amount,
      disbursedToDate: amount,
      projected: amount,
      interval80: interval,
      uncapped: amount,
      paceSoFar: scenario,
      paceOfLastYear: scenario,
      paceNeeded: scenario,
    });
    const month = fc.record({
      disbursedToDate: amount,
      lastYearToDate: amount,
      projected: amount,
      interval50: interval,
      interval80: interval,
    });
    const months = fc.array(month, { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(total, months, options, (drawn, all, { place, unit, language, isLong }) => {
        const answer: MovementProjectionAnswer = {
          ...reportAlone,
          deadline: isLong ? "01-31" : "12-31",
          total: { ...reportAlone.total, ...drawn },
          months: all.slice(0, isLong ? 13 : 12).map((each, index) => ({ month: index + 1, ...each })),
        };
        expect(faults(drawProjection(answer, { ...place.size, unit, language }))).toEqual([]);
        expect(faults(drawNeededPace(answer, { ...place.size, unit, language }))).toEqual([]);
        expect(faults(drawCumulative(answer, { ...place.size, unit, language }))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});

describe("the projection", () => {
  test("names every end: the plan, the projection with its basis, both ends of 80%, the year before, the estimate", () => {
    const texts = textsOf(drawProjection(projectionCase("five-years")));
    const { total, months } = projectionCase("five-years");
    const shown = (amount: bigint | null | undefined): string =>
      String(Math.round(Number(amount ?? 0n) / 1e6)).replaceAll(/\B(?=(\d{3})+$)/gu, ".");
    expect(texts).toContain("kế hoạch 30.433");
    expect(texts).toContain(`80%: từ ${shown(total.interval80?.[0])}`);
    expect(texts).toContain(`80%: đến ${shown(total.interval80?.[1])}`);
    expect(texts).toContain(`năm 2022 ${shown(months.at(-1)?.lastYearToDate)}`);
    expect(texts).toContain("ước của đơn vị 30.433 (lạc quan)");
    const projected = texts.find((text) => text.startsWith("dự báo "));
    expect(projected).toContain(`dự báo ${shown(total.projected)} (`);
    expect(projected).toContain("% kế hoạch)");
  });

  test("says what the plan cut off", () => {
    const texts = textsOf(drawProjection(projectionCase("capped")));
    expect(texts).toContain("dự báo 25.000 (100,00% kế hoạch)");
    expect(texts.some((text) => text.startsWith("nếu không chặn ở kế hoạch "))).toBe(true);
  });

  test("has three scenarios and no band where no interval is honest", () => {
    const svg = drawProjection(reportAlone);
    const texts = textsOf(svg);
    expect(texts).toContain("giữ tốc độ đến nay 16.930");
    expect(texts).toContain("để đạt kế hoạch 8.163 mỗi tháng");
    expect(texts).toContain("như năm 2022: chưa nêu");
    expect(texts.join(" ")).not.toContain("khoảng 80%");
    expect(texts.join(" ")).toContain("Không có năm trước nào");
    expect(textsOf(drawProjection(projectionCase("five-years"))).join(" ")).not.toContain("giữ tốc độ đến nay");
    expect(textsOf(drawProjection(projectionCase("one-year"))).some((text) => text.startsWith("như năm 2022 "))).toBe(
      true,
    );
  });

  test("does not draw what is not stated: dots lead over it", () => {
    const dashes = (name: string): number =>
      [...drawProjection(projectionCase(name)).querySelectorAll("[stroke-dasharray]")].length;
    const gaps = textsOf(drawProjection(projectionCase("reports-with-gaps")));
    expect(gaps).toContain("các tháng chưa nêu số");
    expect(textsOf(drawProjection(projectionCase("one-year")))).not.toContain("các tháng chưa nêu số");
    expect(dashes("reports-with-gaps")).toBeGreaterThan(dashes("one-year"));
  });

  test("of an empty record says so, and draws no point", () => {
    const svg = drawProjection(projectionCase("empty"));
    expect(textsOf(svg)).toContain("Chưa có số giải ngân nào đến tháng này");
    expect(svg.querySelectorAll("path, circle")).toHaveLength(0);
  });

  test("goes to January of the next year for that deadline", () => {
    expect(textsOf(drawProjection(projectionCase("thirteen-months")))).toEqual(
      expect.arrayContaining(["T12", "T1 sau"]),
    );
    expect(textsOf(drawProjection(projectionCase("five-years")))).not.toContain("T1 sau");
  });
});

describe("the running totals", () => {
  test("name the plan and the year before at their ends, and what is known where it is known", () => {
    const { total, months } = projectionCase("five-years");
    const texts = textsOf(drawCumulative(projectionCase("five-years")));
    const shown = (amount: bigint | null | undefined): string =>
      String(Math.round(Number(amount ?? 0n) / 1e6)).replaceAll(/\B(?=(\d{3})+$)/gu, ".");
    expect(texts).toContain("kế hoạch 30.433");
    expect(texts).toContain(`năm 2022 ${shown(months.at(-1)?.lastYearToDate)}`);
    expect(texts.some((text) => text.startsWith(`Đến hết T9: ${shown(total.disbursedToDate)} (`))).toBe(true);
  });

  test("go up only where a month end is stated", () => {
    const answer = projectionCase("reports-with-gaps");
    const stated = answer.months.filter(({ disbursedToDate }) => disbursedToDate !== null);
    const svg = drawCumulative({
      ...answer,
      months: answer.months.map((month) => ({ ...month, lastYearToDate: null })),
      total: { ...answer.total, plan: null },
    });
    const upright = [...svg.querySelectorAll("path")]
      .flatMap((path) => pathPieces({ querySelectorAll: () => [path] } as unknown as Element))
      .filter(([from, to]) => Math.abs(from.x - to.x) < 0.01 && from.y - to.y > 0.01);
    expect(upright).toHaveLength(stated.filter(({ disbursedToDate }) => disbursedToDate !== 0n).length);
  });

  test("of an empty record say so, and draw no point", () => {
    const svg = drawCumulative(projectionCase("empty"));
    expect(textsOf(svg)).toContain("Chưa có số giải ngân nào đến tháng này");
    expect(svg.querySelectorAll("path, circle")).toHaveLength(0);
  });
});

describe("the needed pace", () => {
  test("shows what each month brought, what each must bring, and the best month", () => {
    const texts = textsOf(drawNeededPace(projectionCase("five-years")));
    expect(texts.filter((text) => text === "6.107")).toHaveLength(3);
    expect(texts).toContain("tháng cao nhất (T8) 2.209");
    expect(texts).toContain("cần mỗi tháng 6.107");
  });

  test("marks months that are not stated one by one, and gives none of them a column", () => {
    const texts = textsOf(drawNeededPace(reportAlone));
    expect(texts.filter((text) => text === "…")).toHaveLength(10);
    expect(texts.filter((text) => text === "0")).toHaveLength(1);
    expect(texts.join(" ")).not.toContain("tháng cao nhất");
    expect(texts).toContain("bình quân đến nay 1.411");
    expect(texts).toContain("… chưa nêu từng tháng, vẽ mức bình quân");
  });

  test("asks for nothing once the plan is reached", () => {
    const texts = textsOf(drawNeededPace(projectionCase("over-disbursed")));
    expect(texts.filter((text) => text.startsWith("cần mỗi tháng"))).toEqual([]);
  });
});

describe("the back-test", () => {
  test("has the methods in the order of the choice, with the chosen one and the baselines marked in words", () => {
    const svg = drawBacktest(tested);
    const keys = [...svg.querySelectorAll("text")].map((text) => text.textContent ?? "");
    const keysInOrder = ["Bornhuetter–Ferguson (được chọn)", "Benktander", "tốc độ từ đầu năm (để so)"];
    expect(keysInOrder.map((key) => keys.indexOf(key))).toEqual(
      keysInOrder.map((key) => keys.indexOf(key)).toSorted((left, right) => left - right),
    );
    for (const key of keysInOrder) expect(keys).toContain(key);
    expect(tested.choice.ranking[0]?.method).toBe("bornhuetterFerguson");
  });

  test("has a column for the error, months 3, 6, 9 and 11, bias, coverage and width", () => {
    const heads = ["Sai số", "từ T3", "từ T6", "từ T9", "từ T11", "Lệch", "Trong 80%", "Rộng 80%"];
    expect(textsOf(drawBacktest(tested))).toEqual(expect.arrayContaining(heads));
  });

  test("says that nothing can be tested where nothing can", () => {
    expect(textsOf(drawBacktest(untested)).join(" ")).toContain("cần hai năm trọn vẹn trở lên");
  });

  test("has no money unit in its footer", () => {
    expect(textsOf(drawBacktest(tested)).join(" ")).not.toContain("đơn vị:");
  });
});

test("the same answer gives the same bytes", () => {
  const again = { ...reportAlone, total: { ...reportAlone.total } };
  expect(svgOf(drawProjection(again))).toBe(svgOf(drawProjection(reportAlone)));
  expect(svgOf(drawNeededPace(again))).toBe(svgOf(drawNeededPace(reportAlone)));
});
