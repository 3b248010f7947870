/** Numbers shown and read: rounding adds up, and what is written in either language is read as it was. */
import {
  decimal,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  fromUnit,
  languages,
  type MoneyUnit,
  parseDate,
  parseNumber,
  sumMoney,
} from "@giaingan/finance";
import { shownTable } from "@giaingan/finance/showing";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lawParameters, lawTimeoutMs } from "./lane.ts";
import { library } from "./library.ts";

const units: readonly MoneyUnit[] = ["dong", "thousand", "million", "billion", "thousandBillion"];
const unit = fc.constantFrom(...units);
/** Small ones that round to nothing, everyday ones, halves, and beyond 2⁶³. */
const amount = fc.oneof(
  fc.bigInt(-2_000n, 2_000n),
  fc.bigInt(-9_000_000_000_000n, 9_000_000_000_000n),
  fc.bigInt(-40n, 40n).map((count) => count * 500_000n),
  fc.bigInt(-(2n ** 70n), 2n ** 70n),
);
const language = fc.constantFrom(...languages);

describe("shown numbers", () => {
  test(
    "rounded parts add up to the rounded whole, each less than one place from what it was",
    () => {
      const law = fc.property(
        fc.array(amount, { maxLength: 12 }),
        unit,
        fc.nat({ max: 3 }),
        (amounts, shownIn, places) => {
          const { rounded, total } = library.roundToAddUp(amounts, { unit: shownIn, places });
          expect(sumMoney(rounded)).toBe(total);
          const step = [1n, 1_000n, 1_000_000n, 1_000_000_000n, 1_000_000_000_000n][units.indexOf(shownIn)] ?? 1n;
          const place = step / 10n ** BigInt(places) || 1n;
          for (const [index, part] of rounded.entries()) {
            const distance = part - (amounts[index] ?? 0n);
            expect(distance < place && distance > -place).toBe(true);
            expect(part % place).toBe(0n);
          }
          const off = total - sumMoney(amounts);
          expect(2n * (off < 0n ? -off : off) <= place).toBe(true);
        },
      );
      fc.assert(law, lawParameters(5_000));
    },
    lawTimeoutMs,
  );

  test(
    "in a table the shown rows of every subtotal add up to it, and the subtotals to the total",
    () => {
      const label = { vi: "Dòng", en: "Row" };
      const row = fc.option(amount).map((each) => ({ key: "row", label, amounts: [each] }));
      const group = fc.array(row, { minLength: 1, maxLength: 5 }).map((rows) => ({ key: "group", label, rows }));
      const law = fc.property(
        fc.array(group, { minLength: 1, maxLength: 4 }),
        unit,
        language,
        (rows, shownIn, spoken) => {
          const table = shownTable(rows, { unit: shownIn, language: spoken });
          const shown = (cells: readonly { readonly shown: bigint | null }[]): bigint => cells[0]?.shown ?? 0n;
          for (const each of table.rows)
            expect(sumMoney(each.rows.map(({ cells }) => shown(cells)))).toBe(shown(each.cells));
          expect(sumMoney(table.rows.map(({ cells }) => shown(cells)))).toBe(shown(table.total));
          for (const { cells, rows: below } of table.rows)
            for (const cell of [...cells, ...below.flatMap((each) => each.cells)]) {
              expect(cell.text === null).toBe(cell.exact === null);
              const read = cell.text === null ? null : parseNumber(cell.text, spoken);
              expect(read === null ? null : fromUnit(read, shownIn)).toBe(cell.shown);
            }
        },
      );
      fc.assert(law, lawParameters(2_000));
    },
    lawTimeoutMs,
  );

  test(
    "what is written in either language is read as it was",
    () => {
      const law = fc.property(amount, unit, language, fc.nat({ max: 6 }), (money, shownIn, spoken, places) => {
        const dong = formatMoney(money, { language: spoken, unit: "dong" });
        expect(parseNumber(dong, spoken)?.toFixed()).toBe(money.toString());
        const exact = formatMoney(money, { language: spoken, unit: shownIn, places: 12 });
        const read = parseNumber(exact, spoken);
        expect(read === null ? null : fromUnit(read, shownIn)).toBe(money);
        const rate = decimal(money).div(1_000_000);
        const shown = parseNumber(formatNumber(rate, { language: spoken, places }), spoken);
        expect(shown?.minus(rate).abs().times(2).lte(decimal(10).pow(-places))).toBe(true);
        expect(formatPercent(rate, { language: spoken, places }).endsWith("%")).toBe(true);
      });
      fc.assert(law, lawParameters(5_000));
    },
    lawTimeoutMs,
  );

  test(
    "a date is read as it was written",
    () => {
      const law = fc.property(
        fc.date({ min: new Date("1976-01-01"), max: new Date("2100-12-31"), noInvalidDate: true }),
        (day) => {
          const date = day.toISOString().slice(0, 10);
          expect(parseDate(formatDate(date))).toBe(date);
          expect(parseDate(date)).toBe(date);
        },
      );
      fc.assert(law, lawParameters(2_000));
    },
    lawTimeoutMs,
  );
});
