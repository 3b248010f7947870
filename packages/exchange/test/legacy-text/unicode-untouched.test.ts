import { expect, test } from "vitest";
import { scriptOfTexts, unicodeOfLegacy } from "../../src/legacy-text/unicode-of-legacy.ts";
import { typedInTcvn3, typedInVni } from "./legacy-encoding.ts";
import { foreignLines, vietnameseLines } from "./unicode-pages.ts";

/** Lines, their words, and their runs of two and three words. */
function piecesOf(lines: readonly string[]): readonly string[] {
  const pieces = lines.flatMap((line) => {
    const words = line.split(/\s+/u);
    return [
      line,
      ...[1, 2, 3].flatMap((count) => words.map((_, index) => words.slice(index, index + count).join(" "))),
    ];
  });
  return [...new Set(pieces)];
}

test("pages of Unicode text pass untouched, whole and in pieces", () => {
  const touched = piecesOf(vietnameseLines).filter((text) => unicodeOfLegacy(text, { fontName: null }).text !== text);
  expect(touched).toEqual([]);
});

test("other languages, units and signs pass untouched, in capitals too", () => {
  const lines = [...foreignLines, ...foreignLines.map((line) => line.toUpperCase())];
  const touched = piecesOf(lines).filter((text) => unicodeOfLegacy(text, { fontName: null }).text !== text);
  expect(touched).toEqual([]);
  expect(
    foreignLines
      .map((line) => scriptOfTexts(piecesOf([line])))
      .filter((script) => script === "tcvn3" || script === "vni"),
  ).toEqual([]);
});

test("Unicode text in a sheet that is Unicode passes untouched in any font", () => {
  expect(scriptOfTexts(vietnameseLines)).toBe("unicode");
  for (const fontName of [".VnTime", ".VnTimeH", "VNI-Times"]) {
    const touched = vietnameseLines.filter(
      (text) => unicodeOfLegacy(text, { fontName, context: "unicode" }).text !== text,
    );
    expect(touched).toEqual([]);
  }
});

test.each([".VnTime", "VNI-Times"])(
  "of lines of Unicode text in %s, with nothing else known, few are read wrong",
  (fontName) => {
    const lines = vietnameseLines.filter((line) => /[^\0-\u007F]/u.test(line));
    const touched = lines.filter((text) => unicodeOfLegacy(text, { fontName }).text !== text);
    expect(touched.length / lines.length).toBeLessThan(0.05);
  },
);

test("decomposed and half-composed text is composed, and nothing else", () => {
  for (const line of vietnameseLines) {
    expect(unicodeOfLegacy(line.normalize("NFD"), { fontName: null })).toEqual(
      unicodeOfLegacy(line, { fontName: null }),
    );
  }
  const halfComposed = "Kê\u0301 hoa\u0323ch vô\u0301n â\u0301y";
  expect(unicodeOfLegacy(halfComposed, { fontName: "Arial" }).text).toBe("Kế hoạch vốn ấy");
  expect(unicodeOfLegacy("Đăk Ruô\u0300ng", { fontName: ".VnTime" }).text).toBe("Đăk Ruồng");
});

/** How many of the short legacy texts are read, and whether what is changed is always right. */
function recallOf(typed: (text: string) => string, words: number): { readonly read: number; readonly wrong: number } {
  const short = piecesOf(vietnameseLines.filter((line) => !line.includes("…")))
    .map((text) => text.replaceAll(/[^\p{L}\s]/gu, "").trim())
    .filter((text) => text.split(/\s+/u).length === words && typed(text) !== text);
  const texts = [...new Set(short)];
  const results = texts.map((text) => ({
    text,
    typed: typed(text),
    read: unicodeOfLegacy(typed(text), { fontName: null }).text,
  }));
  const right = results.filter(({ text, read }) => read.toLowerCase() === text.toLowerCase());
  const wrong = results.filter(({ text, typed, read }) => read !== typed && read.toLowerCase() !== text.toLowerCase());
  return { read: right.length / texts.length, wrong: wrong.length };
}

test.each([
  [1, 0.7],
  [2, 0.88],
  [3, 0.92],
])("legacy cells of %d words without a font or a sheet: few are missed, none is read wrong", (words, bar) => {
  for (const typed of [typedInTcvn3, typedInVni]) {
    const { read, wrong } = recallOf(typed, words);
    expect(read).toBeGreaterThan(bar);
    expect(wrong).toBe(0);
  }
});
