import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateAdvanceWidths, vietnameseLetters } from "../scripts/generate-advance-widths.ts";
import { type FontWeight, hasGlyph, measureText, truncateText, wrapText } from "../src/index.ts";

const weights: readonly FontWeight[] = [400, 500, 600, 700];
const style = { sizePx: 20, weight: 400 } as const;

describe("the table of widths", () => {
  test("is what the font files say", () => {
    const committed = readFileSync(new URL("../src/advance-widths.ts", import.meta.url), "utf8");
    const values = (text: string): readonly string[] => text.match(/"(?:[^"\\]|\\.)*"/gu) ?? [];
    expect(values(committed)).toEqual(values(generateAdvanceWidths()));
  });

  test("has every letter of Vietnamese in every tone and both cases, composed or not", () => {
    const letters = vietnameseLetters();
    expect(letters).toHaveLength(2 * (12 * 6 + 1));
    expect(letters.filter((letter) => !hasGlyph(letter))).toEqual([]);
    expect(letters.filter((letter) => !hasGlyph(letter.normalize("NFD")))).toEqual([]);
  });

  test("has the digits, signs and quotation marks of reports", () => {
    expect(Array.from("0123456789.,%/+-–—·…“”‘’«»‹›()[]&<>\"'₫").filter((sign) => !hasGlyph(sign))).toEqual([]);
  });
});

describe("the width of a text", () => {
  test("is proportional to its size and grows with its weight", () => {
    expect(measureText("", style)).toBe(0);
    expect(measureText("Giải ngân", { sizePx: 40, weight: 400 })).toBeCloseTo(2 * measureText("Giải ngân", style), 9);
    const widths = weights.map((weight) => measureText("Giải ngân vốn đầu tư công", { sizePx: 20, weight }));
    expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
  });

  test("does not depend on how tone marks are encoded", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...vietnameseLetters(), " ")),
        fc.constantFrom(...weights),
        (letters, weight) => {
          const text = letters.join("");
          expect(measureText(text.normalize("NFD"), { sizePx: 20, weight })).toBe(
            measureText(text, { sizePx: 20, weight }),
          );
        },
      ),
    );
  });

  test("counts one em for what the font lacks", () => {
    expect(measureText("中文", style)).toBe(40);
  });
});

describe("wrapping", () => {
  const words = fc
    .string({ unit: fc.constantFrom("ế", "g", "i", "W", " "), maxLength: 120 })
    .map((text) => text.trim().replaceAll(/ +/gu, " "));

  test("keeps every word in order, and every line within the width", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 600 }), fc.boolean(), (text, widthPx, isBalanced) => {
        const lines = wrapText(text, { widthPx, style, isBalanced });
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(lines.filter((line) => measureText(line, style) > widthPx + 1e-6)).toEqual([]);
      }),
    );
  });

  test("takes as few lines as filling them to the end", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 600 }), (text, widthPx) => {
        const balanced = wrapText(text, { widthPx, style });
        expect(balanced).toHaveLength(wrapText(text, { widthPx, style, isBalanced: false }).length);
      }),
    );
  });

  test("leaves no lonely last word", () => {
    const text = "Đến 31/10/2023 đã giải ngân đạt 46,36% kế hoạch";
    const widthPx = measureText(text, style) - 1;
    expect(wrapText(text, { widthPx, style, isBalanced: false })[1]).toBe("hoạch");
    expect(wrapText(text, { widthPx, style })).toEqual(["Đến 31/10/2023 đã giải", "ngân đạt 46,36% kế hoạch"]);
  });

  test("cuts the last line with an ellipsis when there are too many", () => {
    const lines = wrapText("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông", {
      widthPx: 130,
      style,
      linesMax: 2,
    });
    expect(lines).toEqual(["Ban Quản lý", "dự án đầu…"]);
  });

  test("cuts between words, and within one that is too long by itself", () => {
    const cut = (text: string): string => truncateText(text, { widthPx: 125, style });
    expect(cut("Sự nghiệp, chuyển nguồn")).toBe("Sự nghiệp…");
    expect(cut("Wwwwwwwwwwwwww")).toMatch(/^Ww+…$/u);
  });

  test("cuts nothing that fits", () => {
    expect(truncateText("Sự nghiệp 2023", { widthPx: 500, style })).toBe("Sự nghiệp 2023");
    expect(
      measureText(truncateText("Sự nghiệp 2023, chuyển nguồn", { widthPx: 120, style }), style),
    ).toBeLessThanOrEqual(120);
  });
});
