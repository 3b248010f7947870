import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAccents, foldSpelling, isOneLetterApart, nameNumbers } from "../src/reference/name-folding.ts";

describe("two spellings of one name", () => {
  test.each([
    ["Hoà Bình", "Hòa Bình"],
    ["Thuỷ Nguyên", "Thủy Nguyên"],
    ["Quy Nhơn", "Qui Nhơn"],
    ["Mỹ Đức", "Mĩ Đức"],
    ["KHÁNH HOÀ", "Khánh Hòa"],
    ["Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu"],
    ["Ea H’Leo", "Ea H'Leo"],
    ["Kon  Rẫy", "Kon Rẫy"],
    ["Ðăk Tô", "Đăk Tô"],
    ["Đường", "ĐƯỜNG"],
  ])("%s and %s fold alike, in NFD too", (left, right) => {
    expect(foldSpelling(left)).toBe(foldSpelling(right));
    expect(foldSpelling(left.normalize("NFD"))).toBe(foldSpelling(right));
  });
});

describe("two names", () => {
  test.each([
    ["Đăk Ruông", "Đăk Ruồng"],
    ["Tân Lập", "Tân Lạp"],
    ["Đa Krông", "Da Krông"],
    ["Yên Bái", "Iên Bái"],
    ["Khu 1-1", "Khu 11"],
    ["Thôn 8", "Thôn 9"],
    ["Hòa An", "Hóa An"],
  ])("%s and %s stay two", (left, right) => {
    expect(foldSpelling(left)).not.toBe(foldSpelling(right));
  });
});

describe("without accents", () => {
  test.each([
    ["Đăk Tờ Lung", "daktolung"],
    ["Thừa Thiên - Huế", "thuathienhue"],
    ["Quận 1", "quan1"],
  ])("%s is %s", (name, folded) => {
    expect(foldAccents(name)).toBe(folded);
  });
});

describe("one letter apart", () => {
  test.each([
    { left: "bap", right: "brap", apart: true, why: "one more" },
    { left: "bap", right: "bac", apart: true, why: "one other" },
    { left: "groh", right: "rgoh", apart: true, why: "two that changed places" },
    { left: "bap", right: "bap", apart: false, why: "none" },
    { left: "bap", right: "bracp", apart: false, why: "two more" },
    { left: "bap", right: "cup", apart: false, why: "two others" },
    { left: "thon8", right: "thon9", apart: false, why: "a digit" },
    { left: "thon1", right: "thon11", apart: false, why: "a digit more" },
    { left: "to1a", right: "toa1", apart: false, why: "a digit that changed places" },
    { left: "", right: "a", apart: true, why: "all there is" },
  ])("$left and $right: $apart ($why)", ({ left, right, apart }) => {
    expect([isOneLetterApart(left, right), isOneLetterApart(right, left)]).toEqual([apart, apart]);
  });

  test("is every text with one letter taken out, and no text with two put in", () => {
    const letters = fc.stringMatching(/^[a-z]{2,12}$/u);
    fc.assert(
      fc.property(letters, fc.nat(), (text, seed) => {
        const at = seed % text.length;
        expect(isOneLetterApart(text.slice(0, at) + text.slice(at + 1), text)).toBe(true);
        expect(isOneLetterApart(text, `${text}xy`)).toBe(false);
      }),
    );
  });
});

describe("the numbers of a name", () => {
  test.each([
    { name: "Thôn 8", numbers: ["8"] },
    { name: "Tổ dân phố 3B, khu II", numbers: ["3B", "II"] },
    { name: "Tổ A", numbers: ["A"] },
    { name: "Kon Tum", numbers: [] },
  ])("$name are $numbers", ({ name, numbers }) => {
    expect(nameNumbers(name)).toEqual(numbers);
  });
});
