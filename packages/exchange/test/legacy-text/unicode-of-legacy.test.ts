import { describe, expect, test } from "vitest";
import { legacyFontOf } from "../../src/legacy-text/legacy-script.ts";
import { scriptOfTexts, unicodeOfLegacy } from "../../src/legacy-text/unicode-of-legacy.ts";
import { typedForCapitalFont, typedInTcvn3, typedInVni } from "./legacy-encoding.ts";

const sentences = [
  "Kế hoạch vốn đầu tư công năm 2023",
  "Đường giao thông nông thôn, xã Đăk Ruồng (giai đoạn 2)",
  "Tổng số giải ngân đến hết ngày 31/10: 14.108 triệu đồng",
  "Nước sạch và vệ sinh môi trường",
  "Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân huyện",
  "Những khó khăn, vướng mắc; quỹ dự phòng",
];

describe("a font says how its text is written", () => {
  test.each(sentences)("%s", (sentence) => {
    const inTcvn3 = unicodeOfLegacy(typedInTcvn3(sentence), { fontName: ".VnTime" });
    expect(inTcvn3).toMatchObject({ script: "tcvn3", isGuessed: false });
    expect(inTcvn3.text.toLowerCase()).toBe(sentence.toLowerCase());
    expect(unicodeOfLegacy(typedForCapitalFont(sentence), { fontName: ".VnArialH" }).text).toBe(sentence.toUpperCase());
    const inVni = { text: sentence, script: "vni", isGuessed: false };
    expect(unicodeOfLegacy(typedInVni(sentence), { fontName: "VNI-Times" })).toEqual(inVni);
  });

  test.each([
    [".VnTime", { script: "tcvn3", isCapital: false }],
    [".VnTimeH", { script: "tcvn3", isCapital: true }],
    [".vntimeh", { script: "tcvn3", isCapital: true }],
    [" .VnArial NarrowH ", { script: "tcvn3", isCapital: true }],
    ["VnTime", { script: "tcvn3", isCapital: false }],
    ["VNI-Times", { script: "vni", isCapital: false }],
    ["vni helve", { script: "vni", isCapital: false }],
    ["Times New Roman", null],
    ["Vnitable", null],
    [null, null],
  ])("%s", (fontName, font) => {
    expect(legacyFontOf(fontName)).toEqual(font);
  });

  test("words that read either way are what the font says, and abbreviations too", () => {
    expect(unicodeOfLegacy("Bé", { fontName: ".VnTime" }).text).toBe("Bộ");
    expect(unicodeOfLegacy("Bé", { fontName: "Arial" }).text).toBe("Bé");
    expect(unicodeOfLegacy("Q§-UBND", { fontName: ".VnTime" }).text).toBe("QĐ-UBND");
    expect(unicodeOfLegacy("HÑND", { fontName: "VNI-Times" }).text).toBe("HĐND");
    expect(unicodeOfLegacy("Kroâng", { fontName: "VNI-Times" }).text).toBe("Krông");
    expect(unicodeOfLegacy("Kr«ng", { fontName: ".VnTime" }).text).toBe("Krông");
  });

  test("Unicode text is Unicode whatever its font, where it is Vietnamese and the other reading is not", () => {
    for (const text of ["Hà Nam", "Gò Ô", "Ô tô", "Thanh Hóa", "Đăk Ruồng", "an toàn", "café", "xã", "Krông Nô"]) {
      for (const fontName of [".VnTime", ".VnTimeH", "VNI-Times"]) {
        expect(unicodeOfLegacy(text, { fontName })).toEqual({ text, script: "unicode", isGuessed: false });
      }
    }
    expect(unicodeOfLegacy("Quý III", { fontName: ".VnTime" })).toMatchObject({ text: "Quý III", script: "unicode" });
  });

  test.each([
    ["Tơ", "a letter that only Unicode has"],
    ["2 × 3", "a sign beside figures"],
    ["cô giáo 5µg", "more words that can be Vietnamese than the other reading has"],
  ])("%j stays in .VnTime: %s", (text) => {
    expect(unicodeOfLegacy(text, { fontName: ".VnTime" })).toEqual({ text, script: "unicode", isGuessed: false });
  });

  test("a heading typed in a font without capitals is in capitals", () => {
    expect(unicodeOfLegacy("TØNH", { fontName: ".VnTime" }).text).toBe("TỈNH");
    expect(unicodeOfLegacy("Hµ NéI", { fontName: ".VnTime" }).text).toBe("HÀ NỘI");
    expect(unicodeOfLegacy("Sè 5, Hµ Néi", { fontName: ".VnTime" }).text).toBe("Số 5, Hà Nội");
  });

  test("a font of capitals shows plain letters as capitals too", () => {
    expect(unicodeOfLegacy("kon tum", { fontName: ".VnTimeH" }).text).toBe("KON TUM");
    expect(unicodeOfLegacy("kon tum", { fontName: ".VnTime" })).toMatchObject({ text: "kon tum", script: "unicode" });
    expect(unicodeOfLegacy("kon tum", { fontName: ".VnTimeH", context: "unicode" }).text).toBe("kon tum");
  });
});

describe("without a font the syllables say it, or nothing is done", () => {
  test.each(sentences)("%s", (sentence) => {
    const inTcvn3 = unicodeOfLegacy(typedInTcvn3(sentence), { fontName: null });
    expect(inTcvn3).toMatchObject({ script: "tcvn3", isGuessed: true });
    expect(inTcvn3.text.toLowerCase()).toBe(sentence.toLowerCase());
    const inVni = { text: sentence, script: "vni", isGuessed: true };
    expect(unicodeOfLegacy(typedInVni(sentence), { fontName: "Calibri" })).toEqual(inVni);
  });

  test.each([
    ["gi¶i", "giải"],
    ["(thÓ)", "(thể)"],
    ["Céng", "Cộng"],
  ])("one usual word in no other writing is enough: %s", (typed, read) => {
    expect(unicodeOfLegacy(typed, { fontName: null }).text).toBe(read);
  });

  test.each([
    ["ñò", "one word, and an unusual one"],
    ["cô thì có Céng", "most of it is Vietnamese as it stands"],
    ["Céng Müller", "one word of two is strange"],
    ["Céng the quick brown fox", "the plain words are of another language"],
    ["hö xæ", "TCVN3 and VNI are as likely"],
  ])("%j stays: %s", (text) => {
    expect(unicodeOfLegacy(text, { fontName: null })).toEqual({ text, script: "unicode", isGuessed: false });
  });

  test("VNI text in a font of TCVN3 is read as what it is, and said to be guessed", () => {
    const sentence = "Những khó khăn, vướng mắc; quỹ dự phòng";
    const read = { text: sentence, script: "vni", isGuessed: true };
    expect(unicodeOfLegacy(typedInVni(sentence), { fontName: ".VnTime" })).toEqual(read);
  });

  test("a sheet says what its doubtful cells are", () => {
    const sheet = sentences.map(typedInTcvn3);
    expect(scriptOfTexts(sheet)).toBe("tcvn3");
    expect(scriptOfTexts(sentences.map(typedInVni))).toBe("vni");
    expect(scriptOfTexts(sentences)).toBe("unicode");
    expect(scriptOfTexts([...sheet, ...sentences])).toBeNull();
    expect(scriptOfTexts(["STT", "1", "Kon Tum"])).toBeNull();
    const doubtful = { fontName: null, context: "tcvn3" } as const;
    expect(unicodeOfLegacy("Bé", doubtful)).toEqual({ text: "Bộ", script: "tcvn3", isGuessed: true });
    expect(unicodeOfLegacy("Thanh Hóa", doubtful).text).toBe("Thanh Hóa");
    expect(unicodeOfLegacy("ë", doubtful).text).toBe("ë");
  });

  test("a sheet that is Unicode keeps its doubtful cells, whatever their font", () => {
    expect(unicodeOfLegacy("Bé", { fontName: ".VnTime", context: "unicode" }).text).toBe("Bé");
    expect(unicodeOfLegacy("Gò Ô", { fontName: "VNI-Times", context: "unicode" }).text).toBe("Gò Ô");
    const sure = { text: "kế hoạch vốn", script: "tcvn3", isGuessed: false };
    expect(unicodeOfLegacy(typedInTcvn3(sure.text), { fontName: ".VnTime", context: "unicode" })).toEqual(sure);
  });

  test.each(sentences)("bytes of TCVN3 and VNI that were decoded as windows-1258: %s", (sentence) => {
    for (const typed of [typedInTcvn3(sentence), typedInVni(sentence)]) {
      const bytes = Uint8Array.from(typed, (character) => character.codePointAt(0) ?? 0);
      const misread = new TextDecoder("windows-1258").decode(bytes);
      expect(unicodeOfLegacy(misread, { fontName: null }).text.toLowerCase()).toBe(sentence.toLowerCase());
    }
  });
});
