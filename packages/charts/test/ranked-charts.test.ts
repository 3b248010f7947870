import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  atRiskChart,
  bridgeChart,
  changeChart,
  distributionChart,
  hasGlyph,
  heatmapChart,
  type MultipleRow,
  smallMultiplesChart,
  themes,
} from "../src/index.ts";
import { emptyDocument, frame2023, manyRows, oddRows, row } from "./chart-cases.ts";
import { rankedCharts, rankedOptions } from "./ranked-cases.ts";
import { faults, generatedRow, sizes, units } from "./drawn-anywhere.ts";

const languages = ["vi", "en"] as const;
const { "money-behind": drawBehind } = rankedCharts;
const charts = Object.entries(rankedCharts).map(([chart, draw]) => ({ chart, draw }));
const common = rankedOptions;

/** Every figure by itself: those of one line are pieces of one text. */
function textsOf(svg: Element): readonly string[] {
  return [...svg.querySelectorAll("text")].flatMap((text) =>
    [...text.childNodes].map((piece) => piece.textContent ?? ""),
  );
}

describe.each(charts)("every text of $chart has its own place", ({ draw }) => {
  test.each(sizes)("in $name", ({ size: { frame = frame2023, ...size } }) => {
    for (const language of languages) {
      for (const rows of [[], manyRows(1), manyRows(12), manyRows(30), manyRows(3_300), oddRows]) {
        expect(faults(draw(rows, { ...size, frame, language }))).toEqual([]);
        expect(faults(draw(rows, { ...size, frame, language, rowsMax: 30 }))).toEqual([]);
      }
    }
  });

  test("of any rows, in any size, unit and language", () => {
    const options = fc.record({
      place: fc.constantFrom(...sizes),
      unit: fc.constantFrom(...units),
      language: fc.constantFrom(...languages),
    });
    fc.assert(
      fc.property(fc.array(generatedRow, { maxLength: 20 }), options, (rows, { place, unit, language }) => {
        const { frame = frame2023, ...size } = place.size;
        expect(faults(draw(rows, { ...size, frame, unit, language }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("is drawn in letters that the font has", () => {
    for (const language of languages) {
      const drawn = textsOf(draw(manyRows(40), { language })).join("");
      expect(Array.from(drawn).filter((letter) => !hasGlyph(letter))).toEqual([]);
    }
  });
});

describe("money behind", () => {
  const rows = [
    row("Đúng hạn", 1_000, 900),
    row("Chậm ít", 1_000, 700),
    row("Chậm nhiều", 1_000, 100),
    row("Chưa nêu", 1_000, null),
    row("Không kế hoạch", 0, 10),
  ];

  test("ranks by money, the most first, and counts who is not drawn", () => {
    const texts = textsOf(drawBehind(rows, { frame: null }));
    expect(texts).toEqual(expect.arrayContaining(["Chậm nhiều", "733", "10,00%", "Chậm ít", "133", "70,00%"]));
    expect(texts.indexOf("Chậm nhiều")).toBeLessThan(texts.indexOf("Chậm ít"));
    expect(texts).not.toContain("Đúng hạn");
    expect(texts).toEqual(expect.arrayContaining(["1 dòng không chậm", "2 dòng chưa đủ số để so"]));
  });

  test("adds up what it folds, and gives it no mark", () => {
    const many = manyRows(40);
    const svg = drawBehind(many, { frame: null, unit: "dong", rowsMax: 5 });
    const all = drawBehind(many, { frame: null, unit: "dong", rowsMax: 3_000 });
    const amountsOf = (drawn: SVGElement): readonly bigint[] =>
      textsOf(drawn)
        .filter((text) => /^[\d.]+$/u.test(text))
        .map((text) => BigInt(text.replaceAll(".", "")));
    const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
    expect(amountsOf(svg)).toHaveLength(5);
    expect(sum(amountsOf(svg))).toBe(sum(amountsOf(all)));
    expect(svg.querySelectorAll("circle")).toHaveLength(4);
  });

  test("says so where nothing is behind, or nothing can be compared", () => {
    expect(textsOf(drawBehind([row("Đúng hạn", 10, 10)], { frame: null }))).toContain(
      "Không dòng nào chậm so với thời gian đã qua",
    );
    expect(textsOf(drawBehind([row("Chưa nêu", 10, null)], { frame: null }))).toContain(
      "Chưa có kế hoạch và số giải ngân để so",
    );
  });
});

describe("changes", () => {
  test("ranks by the step in the share of the plan, and tells both shares and the money", () => {
    const texts = textsOf(
      changeChart(
        [
          { key: "a", label: "Ít", planDong: 1_000_000_000n, beforeDong: 200_000_000n, afterDong: 300_000_000n },
          { key: "b", label: "Nhiều", planDong: 100_000_000n, beforeDong: 10_000_000n, afterDong: 46_360_000n },
          { key: "c", label: "Hoàn trả", planDong: 100_000_000n, beforeDong: 20_000_000n, afterDong: 10_000_000n },
          { key: "d", label: "Chưa nêu", planDong: 100_000_000n, beforeDong: null, afterDong: 10_000_000n },
        ],
        { ...common, frame: null, before: "2023-08-31", document: emptyDocument() },
      ),
    );
    const names = texts.filter((text) => ["Ít", "Nhiều", "Hoàn trả"].includes(text));
    expect(names).toEqual(["Nhiều", "Ít", "Hoàn trả"]);
    expect(texts).toEqual(
      expect.arrayContaining(["10,00%", "46,36%", "+36", "20,00%", "30,00%", "+100", "-10", "1 dòng chưa đủ số để so"]),
    );
    expect(texts).toEqual(expect.arrayContaining(["đến 31/08/2023", "đến 31/10/2023", "100% kế hoạch"]));
  });
});

describe("the bridge", () => {
  const steps = [
    { key: "newPayments", label: "Thanh toán mới", effectDong: 1_800_400_000n },
    { key: "backDated", label: "Ghi bổ sung cho kỳ trước", effectDong: 400_400_000n },
    { key: "reversals", label: "Thu hồi bút toán", effectDong: -100_000_000n },
  ];
  const draw = (opening: bigint | null, closing: bigint | null): SVGElement =>
    bridgeChart(
      {
        name: "Lũy kế giải ngân",
        opening: { label: "30/09/2023", amountDong: opening },
        steps: opening === null && closing === null ? [] : steps,
        closing: { label: "31/10/2023", amountDong: closing },
      },
      { ...rankedOptions, frame: null, isSample: false, document: emptyDocument() },
    );

  test("shows steps that add up to what is between its shown ends", () => {
    const texts = textsOf(draw(12_007_600_000n, 14_108_400_000n));
    // 12.007,6 → 14.108,4 triệu is shown as 12.008 → 14.108: the steps must come to 2.100, though they round to 2.100 and more.
    expect(texts).toEqual(expect.arrayContaining(["12.008", "+1.800", "+400", "-100", "14.108", "tăng", "giảm"]));
  });

  test("hangs each step where the one before ends", () => {
    const bars = [...draw(1_000_000_000n, 3_100_800_000n).querySelectorAll("g > rect")].map((bar) => {
      const [left, width] = ["x", "width"].map((name) => Number(bar.getAttribute(name)));
      return [Math.round(left ?? 0), Math.round((left ?? 0) + (width ?? 0))] as const;
    });
    const [opening, first, second, third, closing] = bars;
    expect(first?.[0]).toBe(opening?.[1]);
    expect(second?.[0]).toBe(first?.[1]);
    expect(third?.[1]).toBe(second?.[1]);
    expect(closing?.[1]).toBe(third?.[0]);
    expect(closing?.[0]).toBe(opening?.[0]);
  });

  test("says what was not stated", () => {
    expect(textsOf(draw(null, 2_100_800_000n))).toContain("chưa nêu");
    expect(textsOf(draw(null, null))).toEqual(["chưa nêu"]);
  });
});

describe("the distribution", () => {
  test("puts each row where its share belongs, to the đồng, and every row somewhere", () => {
    const rows = [
      row("không", 1_000, 0),
      row("hoàn trả", 1_000, -5),
      row("sát dưới 10%", 1_000, 99),
      row("đúng 10%", 1_000, 100),
      row("sát dưới 100%", 1_000, 999),
      row("đúng 100%", 1_000, 1_000),
      row("vượt", 1_000, 1_500),
      row("chưa nêu", 1_000, null),
    ];
    const texts = textsOf(
      distributionChart(rows, { ...rankedOptions, frame: null, isSample: false, document: emptyDocument() }),
    );
    const behind = (label: string): readonly string[] => texts.slice(texts.indexOf(label));
    expect(texts).toEqual(
      expect.arrayContaining(["không giải ngân", "dưới 10%", "từ 10% đến dưới 20%", "từ 90% đến dưới 100%", "từ 100%"]),
    );
    expect(texts.filter((text) => text === "2.000")).toHaveLength(2);
    expect(texts.filter((text) => text === "1.000")).toHaveLength(3);
    expect(behind("1 dòng chưa đủ số để so")).toHaveLength(1);
  });

  test("counts every row once", () => {
    const many = manyRows(300);
    const svg = distributionChart(many, { ...rankedOptions, frame: null, isSample: false, document: emptyDocument() });
    const counts = [...svg.querySelectorAll("g[font-weight='600'] > text")].map((text) => Number(text.textContent));
    const stated = many.filter(
      ({ planDong, disbursedToDateDong }) => (planDong ?? 0n) > 0n && disbursedToDateDong !== null,
    );
    expect(counts).toHaveLength(12);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(stated.length);
  });
});

describe("small multiples", () => {
  const draw = (rows: readonly MultipleRow[], rowsMax = 12): SVGElement =>
    smallMultiplesChart(rows, { ...rankedOptions, rowsMax, frame: null, isSample: false, document: emptyDocument() });
  const rowOf = (label: string, planDong: bigint | null, toDateDong: readonly (bigint | null)[]): MultipleRow => {
    return { key: label, label, planDong, toDateDong };
  };

  test("say the last stated share, behind the even pace or not, to the đồng", () => {
    const svg = draw([
      rowOf("đúng nhịp", 1_200n, [100n, 200n]),
      rowOf("sát dưới nhịp", 1_200n, [100n, 199n, null]),
      rowOf("chưa nêu", 1_200n, []),
      rowOf("không kế hoạch", null, [5n]),
    ]);
    const texts = [...svg.querySelectorAll("text")];
    const fillOf = (words: string): string | null | undefined =>
      texts
        .find(({ textContent }) => textContent === words)
        ?.closest("g")
        ?.getAttribute("fill");
    expect(fillOf("16,67%")).toBe(themes.light.actual);
    expect(fillOf("16,58%")).toBe(themes.light.behind);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["1 dòng chưa có kế hoạch", "mức đều mỗi tháng"]));
    expect(svg.querySelectorAll("circle")).toHaveLength(2);
  });

  test("count what is not drawn", () => {
    const rows = Array.from({ length: 40 }, (_, index) => rowOf(`Đơn vị ${index}`, 100n, [1n]));
    expect(textsOf(draw(rows))).toContain("28 dòng không vẽ");
    expect(draw(rows, 40).querySelectorAll("rect[data-key]")).toHaveLength(40);
  });
});

describe("the heat map", () => {
  const draw = (monthsDong: readonly (bigint | null)[], planDong: bigint | null = 1_200n): SVGElement =>
    heatmapChart([{ key: "a", label: "Đơn vị A", planDong, monthsDong }], {
      ...rankedOptions,
      frame: null,
      isSample: false,
      document: emptyDocument(),
    });

  test("tells a month at the even pace from one below, to the đồng", () => {
    const texts = textsOf(draw([100n, 99n, 50n, 49n, 0n, -1n, null]));
    expect(texts).toEqual(
      expect.arrayContaining([
        "từ mức đều trở lên",
        "từ nửa mức đều",
        "dưới nửa mức đều",
        "không giải ngân",
        "thu hồi nhiều hơn chi",
        "chưa nêu",
        "24,75%",
      ]),
    );
    const { light } = themes;
    const fills = [...draw([100n, 99n, 50n, 49n, 0n, -1n]).querySelectorAll("rect")].slice(0, 6);
    expect(fills.map((cell) => cell.getAttribute("fill"))).toEqual([
      light.actual,
      light.range50,
      light.range50,
      light.range80,
      light.inkFaint,
      light.behindSoft,
    ]);
  });

  test("says nothing of a row without a plan, and nothing at all of no rows", () => {
    expect(textsOf(draw([100n], null))).toEqual(expect.arrayContaining(["chưa nêu", "–"]));
    const empty = heatmapChart([], { ...rankedOptions, frame: null, isSample: false, document: emptyDocument() });
    expect(textsOf(empty)).toEqual(["Chưa có số giải ngân theo tháng"]);
  });
});

describe("money at risk", () => {
  test("is the plan less what is projected, never below what is disbursed", () => {
    const texts = textsOf(
      atRiskChart(
        [
          {
            key: "a",
            label: "Dự án A",
            planDong: 1_000_000_000n,
            disbursedToDateDong: 400_000_000n,
            projectedDong: 700_000_000n,
          },
          {
            key: "b",
            label: "Dự án B",
            planDong: 1_000_000_000n,
            disbursedToDateDong: 500_000_000n,
            projectedDong: 100_000_000n,
          },
          {
            key: "c",
            label: "Dự án C",
            planDong: 1_000_000_000n,
            disbursedToDateDong: 900_000_000n,
            projectedDong: 1_000_000_000n,
          },
        ],
        { ...common, frame: null, deadline: "2024-01-31", document: emptyDocument() },
      ),
    );
    expect(texts).toEqual(expect.arrayContaining(["300", "30,00%", "500", "50,00%"]));
    expect(texts.filter((text) => text.startsWith("Dự án"))).toEqual(["Dự án B", "Dự án A"]);
    expect(texts).toContain("1 dòng không có vốn có thể không kịp");
  });
});
