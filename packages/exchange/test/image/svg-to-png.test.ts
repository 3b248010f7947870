import { type FontWeight, measureText, progressChart } from "@giaingan/charts";
import { plainDate } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { renderSvg } from "../../src/image/render-svg.ts";
import { svgToPng } from "../../src/image/svg-to-png.ts";
import { inkOf, readPng } from "./png-pixels.ts";

const slide = renderSvg((document) =>
  progressChart(
    [
      { key: "a", label: "Đầu tư phát triển 2023", planDong: 24_314_000_000n, disbursedToDateDong: null },
      { key: "b", label: "Sự nghiệp 2023", planDong: 6_119_000_000n, disbursedToDateDong: 3_000_000_000n },
    ],
    {
      document,
      language: "vi",
      unit: "million",
      asOf: plainDate({ year: 2023, month: 10, day: 31 }) ?? "2023-10-31",
      elapsed: { share: "0.8329" },
      total: {
        key: "total",
        label: "Toàn bộ kế hoạch",
        planDong: 30_433_000_000n,
        disbursedToDateDong: 14_108_000_000n,
      },
      frame: {
        title: "Đến 31/10/2023 đã giải ngân 14.108/30.433 triệu đồng",
        subtitle: null,
        source: "báo cáo huyện",
        revision: "1",
        chainHead: "a41f…9c",
      },
      isSample: true,
    },
  ),
);

const weights: readonly FontWeight[] = [400, 500, 600, 700];

/** Every letter of Vietnamese in every tone and both cases. */
const letters: readonly string[] = [...Array.from("aăâeêioôơuưy"), "đ"]
  .flatMap((letter) =>
    letter === "đ" ? ["đ"] : ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((tone) => letter + tone),
  )
  .flatMap((letter) => [letter, letter.toUpperCase()]);

function picture(content: string, widthPx: number, heightPx: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}" width="${widthPx}" height="${heightPx}" ` +
    `font-family="'Be Vietnam Pro'"><rect width="${widthPx}" height="${heightPx}" fill="#ffffff"/>${content}</svg>`
  );
}

describe("a slide as PNG", () => {
  const png = readPng(svgToPng(slide, { widthPx: 3200 }));

  test("has 3200 × 1800 pixels", () => {
    expect([png.widthPx, png.heightPx]).toEqual([3200, 1800]);
  });

  test("has text in it: the title's band is not blank", () => {
    const ink = inkOf(png, { left: 140, top: 160, width: 2900, height: 100 });
    expect(ink.filter((dark) => dark > 128).length).toBeGreaterThan(10_000);
  });

  test("leaves its margins blank: nothing reaches the edge", () => {
    for (const edge of [
      { left: 0, top: 0, width: 140, height: 1800 },
      { left: 3062, top: 0, width: 138, height: 1800 },
      { left: 0, top: 0, width: 3200, height: 50 },
      { left: 0, top: 1750, width: 3200, height: 50 },
    ]) {
      expect(inkOf(png, edge).every((dark) => dark === 0)).toBe(true);
    }
  });

  test("is the same bytes every time", () => {
    expect(Buffer.from(svgToPng(slide, { widthPx: 800 })).equals(Buffer.from(svgToPng(slide, { widthPx: 800 })))).toBe(
      true,
    );
  });

  test("keeps what is see-through in a chart without a ground", () => {
    const file = svgToPng(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="4" fill="#1f5fbf"/></svg>',
      { widthPx: 4 },
    );
    expect(Buffer.from(file).subarray(1, 4).toString("latin1")).toBe("PNG");
  });
});

describe("the typeface", () => {
  test.each(weights)("draws every letter of Vietnamese at weight %d, each differently from all others", (weight) => {
    const cellPx = 80;
    const columns = 16;
    const rows = Math.ceil(letters.length / columns);
    const content = letters.map((letter, index) => {
      const x = (index % columns) * cellPx + 10;
      const y = Math.floor(index / columns) * cellPx + 60;
      return `<text x="${x}" y="${y}" font-size="48" font-weight="${weight}">${letter.normalize("NFC")}</text>`;
    });
    const png = readPng(
      svgToPng(picture(content.join(""), columns * cellPx, rows * cellPx), { widthPx: columns * cellPx }),
    );
    const drawn = letters.map((_, index) => {
      const place = { left: (index % columns) * cellPx, top: Math.floor(index / columns) * cellPx };
      return Buffer.from(inkOf(png, { ...place, width: cellPx, height: cellPx })).toString("base64");
    });
    const blank = Buffer.alloc(cellPx * cellPx).toString("base64");
    expect(letters).toHaveLength(146);
    expect(letters.filter((_, index) => drawn[index] === blank)).toEqual([]);
    expect(new Set(drawn).size).toBe(letters.length);
  });

  test.each(weights)("is as wide at weight %d as it was measured", (weight) => {
    const texts = [
      "Đầu tư phát triển 2022, kéo dài",
      "14.108/30.433 triệu đồng, đạt 46,36%",
      "“Ước giải ngân đến hết niên độ”",
      "ẪỆỞỮỴ – Vốn Tổng AVTo",
    ];
    for (const text of texts) {
      const sizePx = 60;
      const measured = measureText(text, { sizePx, weight });
      const png = readPng(
        svgToPng(
          picture(`<text x="20" y="80" font-size="${sizePx}" font-weight="${weight}">${text}</text>`, 1600, 120),
          { widthPx: 1600 },
        ),
      );
      const ink = inkOf(png, { left: 0, top: 0, width: 1600, height: 120 });
      const inked = Array.from({ length: 1600 }, (_, x) => x).filter((x) =>
        Array.from({ length: 120 }, (_, y) => ink[y * 1600 + x] ?? 0).some((dark) => dark > 60),
      );
      const right = (inked.at(-1) ?? 0) + 1;
      expect(right - 20).toBeLessThanOrEqual(measured + 0.02 * sizePx);
      expect(right - 20).toBeGreaterThan(0.96 * measured);
    }
  });
});

describe("an SVG that is drawn", () => {
  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script in another case", "<SCRIPT/>"],
    ["foreign content", "<foreignObject><p>x</p></foreignObject>"],
    ["an image from elsewhere", '<image href="https://example.invalid/x.png"/>'],
    ["a link", '<a href="https://example.invalid"><text>x</text></a>'],
    ["a style sheet", "<style>@import url(https://example.invalid)</style>"],
    ["a handler", '<rect width="1" onclick="alert(1)"/>'],
    ["a handler behind a value with >", '<rect fill="a>b" onload="alert(1)"/>'],
    ["a style", '<rect style="fill:red"/>'],
    ["a reference", '<rect fill="url(https://example.invalid#a)"/>'],
    ["a document type", '<!DOCTYPE svg SYSTEM "file:///etc/passwd">'],
    ["a script hidden between quotation marks of a text", '<text>"</text><script>x</script><text>"</text>'],
  ])("holds no %s", (_, content) => {
    expect(() => svgToPng(picture(content, 10, 10), { widthPx: 10 })).toThrow("Should hold");
  });

  test("may say anything in its words", () => {
    const words = "<text>javascript: url(x) onload=1 &lt;script&gt; 'a' \"b\"</text>";
    expect(svgToPng(picture(words, 10, 10), { widthPx: 10 }).length).toBeGreaterThan(60);
  });

  test("of a chart is accepted whatever its keys say", () => {
    const svg = renderSvg((document) =>
      progressChart([{ key: 'url(x) onload="1" <script>', label: "x", planDong: 1n, disbursedToDateDong: null }], {
        document,
        language: "en",
        unit: "dong",
        asOf: "2023-10-31",
        elapsed: null,
        total: null,
        frame: null,
      }),
    );
    expect(svgToPng(svg, { widthPx: 640 }).length).toBeGreaterThan(1000);
  });
});

describe("rendering", () => {
  test("gives a complete file with its namespace", () => {
    expect(slide.startsWith("<svg ")).toBe(true);
    expect(slide).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(slide.endsWith("</svg>\n")).toBe(true);
  });

  test("refuses what is more than drawing", () => {
    const build = (document: Document): SVGElement => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "script"));
      return svg;
    };
    expect(() => renderSvg(build)).toThrow("<script>");
  });
});
