import { expect, test } from "vitest";
import { unicodeOfLegacy } from "../../src/legacy-text/unicode-of-legacy.ts";
import { smallLetters, typedForCapitalFont, typedInTcvn3, typedInVni } from "./legacy-encoding.ts";

const capitals = smallLetters.map((letter) => letter.toUpperCase());
const capitalsOfTcvn3 = Array.from("ĂÂÊÔƠƯĐ");

test("Vietnamese has 134 letters beyond the plain alphabet", () => {
  expect(new Set([...smallLetters, ...capitals]).size).toBe(134);
});

test.each(smallLetters)("%s, small and capital, goes through TCVN3 and back", (letter) => {
  const capital = letter.toUpperCase();
  expect(unicodeOfLegacy(typedInTcvn3(letter), { fontName: ".VnTime" }).text).toBe(letter);
  expect(unicodeOfLegacy(typedForCapitalFont(letter), { fontName: ".VnTimeH" }).text).toBe(capital);
  expect(unicodeOfLegacy(typedInTcvn3(capital), { fontName: ".VnTimeH" }).text).toBe(capital);
});

test.each(capitalsOfTcvn3)("%s has a code of its own in the normal fonts of TCVN3", (letter) => {
  expect(unicodeOfLegacy(typedInTcvn3(letter), { fontName: ".VnTime" }).text).toBe(letter);
});

test.each([...smallLetters, ...capitals])("%s goes through VNI and back", (letter) => {
  expect(unicodeOfLegacy(typedInVni(letter), { fontName: "VNI-Times" }).text).toBe(letter);
});

test("all letters in one word, and each a word, go through and back", () => {
  for (const between of ["", " "]) {
    const small = smallLetters.join(between);
    const capital = capitals.join(between);
    expect(unicodeOfLegacy(typedInTcvn3(small), { fontName: ".VnTime" }).text).toBe(small);
    expect(unicodeOfLegacy(typedForCapitalFont(small), { fontName: ".VnTimeH" }).text).toBe(capital);
    expect(unicodeOfLegacy(typedInVni(small), { fontName: "VNI-Times" }).text).toBe(small);
    expect(unicodeOfLegacy(typedInVni(capital), { fontName: "VNI-Times" }).text).toBe(capital);
  }
});

test.each([
  ["söï", "sự"],
  ["nhöõng", "những"],
  ["ñöôøng", "đường"],
  ["nöôùc", "nước"],
  ["quyõ", "quỹ"],
  ["thôøi", "thời"],
  ["AÁp", "Ấp"],
  ["Aáp", "Ấp"],
  ["NÖÔÙC", "NƯỚC"],
])("the longest VNI letter is read first: %s is %s", (typed, read) => {
  expect(unicodeOfLegacy(typed, { fontName: "VNI-Times" }).text).toBe(read);
});

test("the soft hyphen is ư, and a hyphen stays a hyphen", () => {
  expect(unicodeOfLegacy("n\u00ADíc", { fontName: ".VnTime" }).text).toBe("nước");
  expect(unicodeOfLegacy("thu - chi ng©n s¸ch", { fontName: ".VnTime" }).text).toBe("thu - chi ngân sách");
});

test("a micro sign that a program made a Greek letter is still à", () => {
  expect(unicodeOfLegacy("ngµy".replace("µ", "\u03BC"), { fontName: ".VnTime" }).text).toBe("ngày");
});
