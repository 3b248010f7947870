import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isSyllable } from "../../src/legacy-text/syllable.ts";
import { unicodeOfLegacy } from "../../src/legacy-text/unicode-of-legacy.ts";
import { typedForCapitalFont, typedInTcvn3, typedInVni } from "./legacy-encoding.ts";
import { vietnameseLines } from "./unicode-pages.ts";

const onset = fc.constantFrom("", "b", "ch", "d", "đ", "h", "l", "m", "n", "nh", "ph", "s", "t", "th", "tr", "v", "x");
const rhyme = fc.constantFrom("ương", "uyết", "iệu", "ốn", "ạch", "ầu", "ặt", "ữ", "ượng", "ỷ", "ộng", "ển", "ất");
const syllable = fc
  .tuple(onset, rhyme)
  .map((parts) => parts.join(""))
  .filter(isSyllable);
const text = fc.array(syllable, { minLength: 2, maxLength: 8 }).map((syllables) => syllables.join(" "));

const fontName = fc.constantFrom(null, ".VnTime", ".VnTimeH", "VNI-Times", "Arial");
const context = fc.constantFrom(null, "unicode", "tcvn3", "vni");

test("random syllables come back from every legacy script, by font and by themselves", () => {
  fc.assert(
    fc.property(text, (syllables) => {
      const capital = syllables.toUpperCase();
      expect(unicodeOfLegacy(typedInTcvn3(syllables), { fontName: ".VnTime" }).text).toBe(syllables);
      expect(unicodeOfLegacy(typedForCapitalFont(syllables), { fontName: ".VnTimeH" }).text).toBe(capital);
      expect(unicodeOfLegacy(typedInVni(syllables), { fontName: "VNI-Times" }).text).toBe(syllables);
      expect(unicodeOfLegacy(typedInVni(capital), { fontName: "VNI-Times" }).text).toBe(capital);
    }),
  );
});

test("random syllables in Unicode, in any form, stay what they are", () => {
  fc.assert(
    fc.property(text, fontName, context, (syllables, fontName, context) => {
      const read = { text: syllables, script: "unicode", isGuessed: false };
      expect(unicodeOfLegacy(syllables, { fontName, context })).toEqual(read);
      const decomposed = unicodeOfLegacy(syllables.normalize("NFD"), { fontName, context });
      expect(decomposed).toEqual(read);
    }),
  );
});

test("any text at all gives NFC, and what is called Unicode is only composed", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."aeouyn ñöôùøï¸µ¹\u00AD-§đ\u0301\u0323".split("")) }),
    fc.constantFrom(...vietnameseLines),
  );
  fc.assert(
    fc.property(anyText, fontName, context, (any, fontName, context) => {
      const { text, script } = unicodeOfLegacy(any, { fontName, context });
      expect(text).toBe(text.normalize("NFC"));
      expect(script !== "unicode" || text === any.normalize("NFC")).toBe(true);
    }),
  );
});

test.each([
  "quyết",
  "giếng",
  "gìn",
  "giữ",
  "nghĩa",
  "khuỷu",
  "thuỷ",
  "thủy",
  "hoà",
  "hòa",
  "yêu",
  "đăk",
  "kạn",
  "xoong",
])("%s is a syllable", (word) => expect(isSyllable(word)).toBe(true));

test.each(["cế", "nghà", "tàc", "bòp", "gị", "ễ", "sưn", "boà", "thés", "kwa", "", "ắ"])("%j is none", (word) =>
  expect(isSyllable(word)).toBe(false),
);
