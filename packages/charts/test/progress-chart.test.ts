import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  drawProgress,
  emptyDocument,
  frame2023,
  manyRows,
  oddRows,
  options2023,
  progressSvg,
  row,
  rows2023,
  total2023,
  totalOf,
  unassigned2023,
} from "./chart-cases.ts";
import { progressChart, themes } from "../src/index.ts";

function textsOf(svg: Element): readonly string[] {
  return [...svg.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

describe("the progress chart of the 2023 report", () => {
  const svg = drawProgress([...rows2023, unassigned2023]);
  const texts = textsOf(svg);

  test("shows the total's figures, the time mark and how much is behind", () => {
    for (const figure of ["14.108", "30.433", "46,36%", "thời gian đã qua 83,29%", "chậm 11.239"]) {
      expect(texts).toContain(figure);
    }
  });

  test("says of every source that its disbursement is not stated, and never 0", () => {
    expect(texts.filter((text) => text.endsWith("chưa nêu giải ngân"))).toEqual([
      "24.314chưa nêu giải ngân",
      "2.562chưa nêu giải ngân",
      "2.371chưa nêu giải ngân",
      "1.186chưa nêu giải ngân",
    ]);
    expect(texts.filter((text) => /(?<![\d.,])0(?:,00)?%?$/u.test(text))).toEqual([]);
  });

  test("shows money of no stated source as disbursed and says so", () => {
    expect(texts).toContain("14.108chưa phân theo nguồn");
  });

  test("does not say twice what the row's name says", () => {
    const named = drawProgress([row("Chưa phân theo nguồn", null, 14_108)]);
    expect(textsOf(named).filter((text) => /chưa phân theo nguồn/iu.test(text))).toEqual(["Chưa phân theo nguồn"]);
  });

  test("carries date, unit, source, revision and chain head, and the sample mark", () => {
    expect(texts).toContain("Tính đến 31/10/2023 · đơn vị: triệu đồng · nguồn: báo cáo huyện · bản ghi số 1 · a41f…9c");
    expect(texts).toContain("Dữ liệu mẫu");
    expect(textsOf(drawProgress(rows2023, { isSample: false }))).not.toContain("Dữ liệu mẫu");
  });

  test("is the same in English", () => {
    const english = textsOf(drawProgress(rows2023, { language: "en", frame: { ...frame2023, title: "Title" } }));
    for (const words of [
      "14,108",
      "30,433",
      "46.36%",
      "time elapsed 83.29%",
      "11,239 behind",
      "24,314disbursement not stated",
      "Sample data",
    ]) {
      expect(english).toContain(words);
    }
    expect(english.join(" ")).not.toMatch(/giải|chưa|đã/u);
  });

  test("has a name and a description of every figure for those who do not see it", () => {
    expect(svg.getAttribute("role")).toBe("img");
    expect(svg.getAttribute("lang")).toBe("vi");
    expect(svg.firstElementChild?.localName).toBe("title");
    expect(svg.querySelector("title")?.textContent).toBe(
      "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng, đạt 46,36% kế hoạch; chậm 11.239 triệu đồng so với tiến độ thời gian",
    );
    expect(svg.querySelector("desc")?.textContent).toContain(
      "Toàn bộ kế hoạch: kế hoạch 30.433, đã giải ngân 14.108, 46,36%, chậm 11.239; Đầu tư phát triển 2023: kế hoạch 24.314, chưa nêu giải ngân;",
    );
  });

  test("draws bars as long as their amounts", () => {
    const lengths = [...svg.querySelectorAll("rect")]
      .filter((rect) => [themes.light.plan, themes.light.actual].includes(rect.getAttribute("fill") ?? ""))
      .map((rect) => Number(rect.getAttribute("width")))
      .filter((width) => width > 40);
    const [plan = 0, disbursed = 0, investment = 0] = lengths;
    expect(disbursed / plan).toBeCloseTo(14_108 / 30_433, 3);
    expect(investment / plan).toBeCloseTo(24_314 / 30_433, 3);
  });
});

describe("a progress chart", () => {
  test("keeps the row keys on the page, and not in a picture", () => {
    const keys = (svg: Element): readonly (string | null)[] =>
      [...svg.querySelectorAll("[data-key]")].map((band) => band.getAttribute("data-key"));
    expect(keys(drawProgress(rows2023, { frame: null }))).toEqual(["total", ...rows2023.map(({ key }) => key)]);
    expect(keys(drawProgress(rows2023))).toEqual([]);
  });

  test("shows rows that add up to the shown total", () => {
    const rows = ["a", "b", "c"].map((key) => ({
      key,
      label: key,
      planDong: 333_400_000_000n,
      disbursedToDateDong: null,
    }));
    const total = { ...totalOf(rows), disbursedToDateDong: null };
    const texts = textsOf(drawProgress(rows, { unit: "thousandBillion", total }));
    const figures = texts.filter((text) => text.endsWith("chưa nêu giải ngân")).map((text) => text.slice(0, 5));
    expect(figures).toEqual(["1,000", "0,334", "0,333", "0,333"]);
  });

  test("tells how many times rows are enlarged that are small beside their total", () => {
    const rows = manyRows(12);
    expect(textsOf(drawProgress(rows, { total: totalOf(rows) })).join(" ")).toMatch(/bên dưới phóng to [3-9] lần/u);
    expect(textsOf(drawProgress(rows2023)).join(" ")).not.toContain("phóng to");
  });

  test("folds what is beyond its rows into one, whose sums are stated only when all parts are", () => {
    const rows = manyRows(45).map((each) => ({ ...each, disbursedToDateDong: each.disbursedToDateDong ?? 0n }));
    const folded = drawProgress(rows, { frame: null, rowsMax: 10 });
    expect(textsOf(folded)).toContain("36 dòng khác");
    expect(folded.querySelectorAll("[data-key]")).toHaveLength(11);
    const unstated = drawProgress([...rows, row("x", 5, null)], { frame: null, rowsMax: 10 });
    expect(unstated.querySelector("desc")?.textContent).toMatch(/37 dòng khác: kế hoạch [\d.]+, chưa nêu\./u);
  });

  test("shows more than a plan as more than 100%, with the plan's end marked in the bar", () => {
    const svg = drawProgress([row("Vượt", 4_000, 5_200)], { total: null });
    expect(textsOf(svg)).toContain("130,00%");
    expect([...svg.querySelectorAll("line")].some((line) => line.getAttribute("stroke") === themes.light.paper)).toBe(
      true,
    );
  });

  test("has no rate where there is no plan", () => {
    const texts = textsOf(drawProgress([row("Không kế hoạch", 0, 300)], { total: null }));
    expect(texts).toContain("300/0");
    expect(texts).toContain("–");
  });

  test("has no time mark when none is given, and one at the plan's end when time is over", () => {
    expect(drawProgress(rows2023, { elapsed: null }).querySelectorAll("line")).toHaveLength(0);
    const over = progressSvg(rows2023, { elapsed: { share: "1.2", label: "hết năm" } });
    expect(over).toContain("hết năm");
    expect(over).toContain("chậm 16.325");
  });

  test("can have no rows, no total, neither", () => {
    for (const options of [{}, { frame: null }, { frame: null, widthPx: 288 }]) {
      expect(progressSvg([], options)).toContain("<svg");
      expect(progressSvg(rows2023, { ...options, total: null })).toContain("24.314");
      expect(progressSvg([], { ...options, total: null })).toContain("<svg");
    }
  });
});

describe("an SVG file", () => {
  test("is the same bytes for the same input", () => {
    expect(progressSvg(oddRows)).toBe(progressSvg(oddRows));
    const composed = progressSvg(rows2023);
    const decomposed = progressSvg(rows2023.map((each) => ({ ...each, label: each.label.normalize("NFD") })));
    expect(decomposed).toBe(composed);
  });

  test("stands alone: no script, style, handler, link or foreign content", () => {
    const svg = progressSvg(oddRows, { frame: { ...frame2023, source: "https://example.invalid/?a=1&b=<2>" } });
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    expect([...new Set(Array.from(svg.matchAll(/<([a-z]\w*)/giu), ([, name]) => name))].toSorted()).toEqual([
      "desc",
      "g",
      "line",
      "rect",
      "svg",
      "text",
      "title",
      "tspan",
    ]);
    expect(svg).not.toMatch(/\s(?:on\w+|style|class|href|src|xlink:href)=/u);
  });

  test("escapes what a label says", () => {
    const svg = progressSvg([row(`<script>alert("1")</script> & 'co'`, 1, null)], { frame: null, widthPx: 1200 });
    expect(svg).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'co'");
    expect(svg).not.toContain("<script");
  });

  test("holds no character that hides or turns text", () => {
    const hidden = "\u0000\u0007\u001B\u200B\u200E\u200F\u202A\u202E\u2066\u2069\uFEFF\uFFFE";
    const svg = progressSvg([row(`Sự${hidden} nghiệp`, 1, null, "key")], { frame: null });
    expect(svg).toContain(">Sự nghiệp<");
    expect(Array.from(hidden).filter((character) => svg.includes(character))).toEqual([]);
  });

  test("is written for any label without a failure", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (label) => {
        const svg = progressSvg([{ key: label, label, planDong: 5n, disbursedToDateDong: null }], {
          frame: null,
          total: total2023,
        });
        expect(svg.match(/<text/gu)?.length).toBe(svg.match(/<\/text>/gu)?.length);
      }),
    );
  });

  test("needs no page: the document is only asked for elements", () => {
    const asked: string[] = [];
    const real = emptyDocument();
    const document = new Proxy(real, {
      get: (target, name) => {
        asked.push(String(name));
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    progressChart(rows2023, { ...options2023, document });
    const allowed = new Set(["createElementNS", "createTextNode", "documentElement", "ownerDocument", "defaultView"]);
    expect(asked.filter((name) => !allowed.has(name))).toEqual([]);
  });
});
