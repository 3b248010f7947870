import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chooseMoneyUnit,
  decimal,
  formatDate,
  formatMoney,
  formatMoneyWithUnit,
  formatNumber,
  formatPercent,
  formatPoints,
  languages,
  parseDate,
  parseNumber,
  roundHalfUp,
} from "../src/index.ts";
import { date, decimalWith, dong } from "./arbitraries.ts";

describe("numbers as people write them", () => {
  test.each([
    { value: "0", places: 0, vi: "0", en: "0" },
    { value: "999", places: 0, vi: "999", en: "999" },
    { value: "1000", places: 0, vi: "1.000", en: "1,000" },
    { value: "30433", places: 0, vi: "30.433", en: "30,433" },
    { value: "1234567.891", places: 2, vi: "1.234.567,89", en: "1,234,567.89" },
    { value: "-14108", places: 0, vi: "-14.108", en: "-14,108" },
    { value: "-0.4", places: 0, vi: "0", en: "0" },
    { value: "-0.005", places: 2, vi: "-0,01", en: "-0.01" },
    { value: "999.5", places: 0, vi: "1.000", en: "1,000" },
    { value: "7", places: 2, vi: "7,00", en: "7.00" },
    { value: "9007199254740993", places: 0, vi: "9.007.199.254.740.993", en: "9,007,199,254,740,993" },
  ])("$value at $places places is $vi and $en", ({ value, places, vi, en }) => {
    expect(formatNumber(decimal(value), { language: "vi", places })).toBe(vi);
    expect(formatNumber(decimal(value), { language: "en", places })).toBe(en);
  });

  test.each([
    { text: "30.433", language: "vi", value: "30433" },
    { text: "30,433", language: "en", value: "30433" },
    { text: "30,433", language: "vi", value: "30.433" },
    { text: "30.433", language: "en", value: "30.433" },
    { text: "6.004,592", language: "vi", value: "6004.592" },
    { text: "46,35", language: "vi", value: "46.35" },
    { text: "1.234.567", language: "vi", value: "1234567" },
    { text: "1234567", language: "vi", value: "1234567" },
    { text: " 12 ", language: "vi", value: "12" },
    { text: "-5", language: "vi", value: "-5" },
    { text: "−5", language: "vi", value: "-5" },
    { text: "(1.186)", language: "vi", value: "-1186" },
    { text: "007", language: "vi", value: "7" },
    { text: "0,5", language: "vi", value: "0.5" },
  ] as const)("$text read in $language is $value", ({ text, language, value }) => {
    expect(parseNumber(text, language)?.toString()).toBe(value);
  });

  test.each([
    { text: "", language: "vi", why: "nothing" },
    { text: "-", language: "vi", why: "a dash is a blank in a table" },
    { text: ".....", language: "vi", why: "dots to be filled in" },
    { text: "30.43", language: "vi", why: "a group of two digits" },
    { text: "30.4333", language: "vi", why: "a group of four digits" },
    { text: "1.23.456", language: "vi", why: "a group of two digits inside" },
    { text: "0.463", language: "vi", why: "an English rate, never 463" },
    { text: "46,35,1", language: "vi", why: "two decimal commas" },
    { text: "14,108.5", language: "vi", why: "the English convention" },
    { text: "14.108,5", language: "en", why: "the Vietnamese convention" },
    { text: "--5", language: "vi", why: "two signs" },
    { text: "(-5)", language: "vi", why: "two signs" },
    { text: "()", language: "vi", why: "empty brackets" },
    { text: "5%", language: "vi", why: "a percentage" },
    { text: "12 triệu", language: "vi", why: "a unit" },
    { text: "1e3", language: "en", why: "an exponent" },
    { text: "١٢", language: "vi", why: "digits of another script" },
    { text: ",5", language: "vi", why: "no whole part" },
    { text: "NaN", language: "en", why: "not a number" },
  ] as const)("$text is no number in $language: $why", ({ text, language }) => {
    expect(parseNumber(text, language)).toBeNull();
  });

  test.each(languages)("in %s what is written is read back as the same number", (language) => {
    fc.assert(
      fc.property(decimalWith(8), fc.nat({ max: 8 }), (value, places) => {
        const read = parseNumber(formatNumber(value, { language, places }), language);
        expect(read?.eq(roundHalfUp(value, places))).toBe(true);
      }),
    );
  });

  test("no text makes reading throw, and what is read is written in the same digits", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[-−(]?[\d.,]{0,12}\)?$/u));
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        const value = parseNumber(text, language);
        const places = value?.decimalPlaces() ?? 0;
        const written = value === null ? null : parseNumber(formatNumber(value, { language, places }), language);
        expect(written?.toFixed()).toBe(value?.toFixed());
      }),
    );
  });
});

describe("money and rates as people write them", () => {
  test.each([
    { amount: 14_108_000_000n, unit: "million", vi: "14.108 triệu đồng", en: "14,108 million VND" },
    { amount: 14_108_000_000n, unit: "billion", vi: "14,108 tỷ đồng", en: "14.108 billion VND" },
    { amount: 14_108_000_000n, unit: "thousand", vi: "14.108.000 nghìn đồng", en: "14,108,000 thousand VND" },
    { amount: 14_108_000_000n, unit: "dong", vi: "14.108.000.000 đồng", en: "14,108,000,000 VND" },
    { amount: 388_300_000_000_000n, unit: "thousandBillion", vi: "388,300 nghìn tỷ đồng", en: "388.300 trillion VND" },
    { amount: -500_000n, unit: "million", vi: "-1 triệu đồng", en: "-1 million VND" },
  ] as const)("$amount đồng in $unit is $vi and $en", ({ amount, unit, vi, en }) => {
    expect(formatMoneyWithUnit(amount, { language: "vi", unit })).toBe(vi);
    expect(formatMoneyWithUnit(amount, { language: "en", unit })).toBe(en);
  });

  test("the places can be told", () => {
    expect(formatMoney(1_500_000n, { language: "vi", unit: "million", places: 1 })).toBe("1,5");
  });

  test.each([
    { rate: "0.46357572372", vi: "46,36%", en: "46.36%" },
    { rate: "1", vi: "100,00%", en: "100.00%" },
    { rate: "0", vi: "0,00%", en: "0.00%" },
    { rate: "-0.01", vi: "-1,00%", en: "-1.00%" },
  ])("the rate $rate is $vi and $en", ({ rate, vi, en }) => {
    expect(formatPercent(decimal(rate), { language: "vi" })).toBe(vi);
    expect(formatPercent(decimal(rate), { language: "en" })).toBe(en);
  });

  test("a difference of rates is written in points", () => {
    expect(formatPoints(decimal("0.3693"), { language: "vi" })).toBe("36,93");
    expect(formatPoints(decimal("0.3693"), { language: "en", places: 1 })).toBe("36.9");
  });

  test("an amount written in đồng is read back as the same amount", () => {
    fc.assert(
      fc.property(dong, fc.constantFrom(...languages), (amount, language) => {
        const read = parseNumber(formatMoney(amount, { language, unit: "dong" }), language);
        expect(read?.toFixed(0)).toBe(amount.toString());
      }),
    );
  });

  test.each([
    { largest: 0n, unit: "dong" },
    { largest: 999_999n, unit: "dong" },
    { largest: 1_000_000n, unit: "million" },
    { largest: -30_433_000_000n, unit: "million" },
    { largest: 9_999_999_999_999n, unit: "million" },
    { largest: 10_000_000_000_000n, unit: "billion" },
    { largest: -10_000_000_000_000n, unit: "billion" },
  ])("a report whose largest amount is $largest đồng is shown in $unit", ({ largest, unit }) => {
    expect(chooseMoneyUnit(largest)).toBe(unit);
  });
});

describe("dates as people write them", () => {
  test.each([
    { text: "31/10/2023", day: "2023-10-31" },
    { text: "31-10-2023", day: "2023-10-31" },
    { text: "31.10.2023", day: "2023-10-31" },
    { text: "1/2/2024", day: "2024-02-01" },
    { text: "2023-10-31", day: "2023-10-31" },
    { text: " 29/02/2024 ", day: "2024-02-29" },
  ])("$text is $day", ({ text, day }) => {
    expect(parseDate(text)).toBe(day);
  });

  test.each(["", "29/02/2023", "31/11/2023", "0/1/2023", "1/13/2023", "31/10-2023", "31/10/23", "2023-1-1", "10/2023"])(
    "%o is no day of the calendar",
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  test("what is written is read back as the same day", () => {
    fc.assert(
      fc.property(date, (day) => {
        expect([parseDate(formatDate(day)), parseDate(day)]).toEqual([day, day]);
      }),
    );
  });
});
