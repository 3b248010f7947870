import { decimal, formatNumber } from "@giaingan/finance";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractFigures } from "../../src/narrative/extraction.ts";
import { readReport } from "../../src/narrative/report-reading.ts";

const units: readonly (readonly [name: string, dong: bigint, places: number])[] = [
  ["đồng", 1n, 0],
  ["nghìn đồng", 1_000n, 0],
  ["triệu đồng", 1_000_000n, 2],
  ["trđ", 1_000_000n, 2],
  ["tỷ đồng", 1_000_000_000n, 3],
  ["tỉ đồng", 1_000_000_000n, 2],
  ["nghìn tỷ đồng", 1_000_000_000_000n, 4],
];

/** Words of the field, marks and numbers in any order: far more hostile than a report. */
const jumble = fc
  .array(
    fc.constantFrom(
      ..."trong đó|gồm|(|)|:|;|,|.|\n|- |+ |a) |I. |giải ngân|kế hoạch|vốn đầu tư|ngân sách tỉnh|đạt|ước|cùng kỳ|tăng".split(
        "|",
      ),
      ..."5 tỷ đồng|1.234|46,35|%|/|31/10/2023|hết tháng 9|năm 2024|hơn|71, 4 tỉ|...triệu đồng|30,433 triệu|đồng".split(
        "|",
      ),
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(" "));

describe("laws of extraction", () => {
  it("reads back any amount that a sentence states in any unit", () => {
    const statement = fc.record({ unit: fc.constantFrom(...units), count: fc.bigInt({ min: 1n, max: 10n ** 11n }) });
    fc.assert(
      fc.property(statement, fc.boolean(), ({ unit: [name, dong, places], count }, isDecomposed) => {
        const value = decimal(count).div(decimal(10).pow(places));
        const printed = `${formatNumber(value, { language: "vi", places: value.decimalPlaces() })} ${name}`;
        const sentence = `Năm 2024 huyện được giao ${printed} để thực hiện.`;
        const [figure, ...others] = extractFigures(isDecomposed ? sentence.normalize("NFD") : sentence).figures;
        expect(others).toEqual([]);
        expect(figure?.amount).toBe((count * dong) / 10n ** BigInt(places));
        expect(figure?.raw.normalize("NFC")).toBe(printed);
      }),
    );
  });

  it("never throws, and every place is where its words stand", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), jumble), (text) => {
        const { figures, findings, checks, blanks } = extractFigures(text);
        for (const { start, end, raw } of figures) expect(text.slice(start, end)).toBe(raw);
        for (const { start, end, unit } of blanks) expect(text.slice(start, end).endsWith(unit)).toBe(true);
        for (const { places } of [...findings, ...checks])
          for (const { start, end } of places) expect(start >= 0 && start < end && end <= text.length).toBe(true);
        expect(readReport(text).statements).toHaveLength(figures.length);
      }),
      { numRuns: 500 },
    );
  });

  it("says the same of composed and decomposed text", () => {
    fc.assert(
      fc.property(jumble, (text) => {
        const told = (form: string): unknown =>
          extractFigures(form).figures.map((figure) => [
            figure.amount,
            figure.percent,
            figure.role,
            figure.asOf,
            figure.fund,
          ]);
        expect(told(text.normalize("NFD"))).toEqual(told(text));
      }),
      // A line that was broken because it was full is as long in letters with their marks behind them.
      { examples: [["...triệu đồng trong đó trong đó vốn đầu tư \n 5 tỷ đồng"]] },
    );
  });

  it("keeps figures in the order of the text, without overlap", () => {
    fc.assert(
      fc.property(jumble, (text) => {
        const { figures } = extractFigures(text);
        for (const [index, figure] of figures.entries())
          expect(figure.start).toBeGreaterThanOrEqual(figures[index - 1]?.end ?? 0);
      }),
    );
  });

  it.each(["((((", "1,", "trong đó (", "- Vốn đầu tư 5 tỷ, trong đó:\n", "giải ngân 5 tỷ đồng (4%), ", "Huyện A "])(
    "comes to an end on 2 MB of %j",
    (unit) => {
      const text = unit.repeat(Math.ceil(2_000_000 / unit.length));
      expect(readReport(text).facts.length).toBeGreaterThanOrEqual(0);
    },
  );
});
