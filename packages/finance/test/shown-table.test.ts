import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AssertionError } from "../src/assertion.ts";
import { type Dong, dongPerUnit, type MoneyUnit, roundToAddUp, sumMoney } from "../src/money.ts";
import { formatMoney, parseNumber } from "../src/number-text.ts";
import { roundToStep, roundToTotal, shownStep } from "../src/showing/round-to-total.ts";
import { shownPlaces, type ShownRow, shownTable, type TableRow } from "../src/showing/shown-table.ts";
import { dong, moneyUnit } from "./arbitraries.ts";

function row(key: string, ...amounts: readonly (Dong | null)[]): TableRow {
  return { key, label: { vi: key, en: key }, amounts };
}

function group(key: string, ...rows: readonly TableRow[]): TableRow {
  return { key, label: { vi: key, en: key }, rows };
}

/** The texts of a table: one line a row, rows of a subtotal below it. */
function textsOf(rows: readonly ShownRow[]): readonly (readonly (string | null)[])[] {
  return rows.flatMap(({ key, cells, rows: below }) => [[key, ...cells.map(({ text }) => text)], ...textsOf(below)]);
}

describe("rounding to a total", () => {
  test.each<{ amounts: Dong[]; total: Dong; rounded: Dong[]; why: string }>([
    { amounts: [14n, 14n, 12n], total: 40n, rounded: [20n, 10n, 10n], why: "ties go to the first" },
    { amounts: [15n, 15n], total: 20n, rounded: [10n, 10n], why: "a total rounded down takes nothing from anyone" },
    { amounts: [15n, 15n], total: 40n, rounded: [20n, 20n], why: "a total rounded up raises all" },
    { amounts: [-14n, -14n], total: -30n, rounded: [-10n, -20n], why: "a cut rounds by its remainder above the floor" },
    { amounts: [10n, 20n], total: 70n, rounded: [30n, 40n], why: "a total far off is spread evenly" },
    { amounts: [10n, 20n], total: -40n, rounded: [-20n, -20n], why: "downwards too" },
    { amounts: [], total: 0n, rounded: [], why: "nothing is nothing" },
  ])("$amounts to $total in tens is $rounded: $why", ({ amounts, total, rounded }) => {
    expect(roundToTotal(amounts, { total, step: 10n })).toEqual(rounded);
  });

  test.each([
    { amounts: [], total: 10n, why: "nothing cannot sum to something" },
    { amounts: [10n], total: 15n, why: "the total is no multiple of the step" },
  ])("is a bug where $why", ({ amounts, total }) => {
    expect(() => roundToTotal(amounts, { total, step: 10n })).toThrow(AssertionError);
  });

  const amountLists = fc.array(dong, { minLength: 1, maxLength: 20 });

  test("always sums to the total", () => {
    fc.assert(
      fc.property(amountLists, dong, fc.bigInt({ min: 1n, max: 10n ** 12n }), (amounts, count, step) => {
        expect(sumMoney(roundToTotal(amounts, { total: count * step, step }))).toBe(count * step);
      }),
    );
  });

  test("is rounding to add up, where the total is the rounded sum", () => {
    fc.assert(
      fc.property(amountLists, moneyUnit, (amounts, unit) => {
        const step = shownStep({ unit, places: 0 });
        const { rounded, total } = roundToAddUp(amounts, { unit });
        expect(roundToStep(sumMoney(amounts), step)).toBe(total);
        expect(roundToTotal(amounts, { total, step })).toEqual(rounded);
      }),
    );
  });
});

describe("a shown table", () => {
  const rows: readonly TableRow[] = [
    group("A", row("A1", 1_400_000n, 400_000n), row("A2", 1_400_000n, null), row("A3", 1_400_000n, 400_000n)),
    row("B", 1_400_000n, 400_000n),
    row("C", null, null),
  ];

  test("adds up from its rows to the subtotal to the total, and leaves empty what is not stated", () => {
    const table = shownTable(rows, { unit: "million", language: "vi" });
    expect(textsOf(table.rows)).toEqual([
      ["A", "4", "1"],
      ["A1", "2", "1"],
      ["A2", "1", null],
      ["A3", "1", "0"],
      ["B", "2", "0"],
      ["C", null, null],
    ]);
    expect(table.total.map(({ text }) => text)).toEqual(["6", "1"]);
    expect([table.unitName, table.places]).toEqual(["triệu đồng", 0]);
  });

  test.each<{ unit: MoneyUnit; places?: number; language: "vi" | "en"; text: string; unitName: string }>([
    { unit: "dong", language: "vi", text: "30.433.500.000", unitName: "đồng" },
    { unit: "thousand", language: "vi", text: "30.433.500", unitName: "nghìn đồng" },
    { unit: "million", language: "en", text: "30,434", unitName: "million VND" },
    { unit: "million", places: 1, language: "vi", text: "30.433,5", unitName: "triệu đồng" },
    { unit: "billion", language: "vi", text: "30,434", unitName: "tỷ đồng" },
    { unit: "billion", places: 0, language: "vi", text: "30", unitName: "tỷ đồng" },
    { unit: "thousandBillion", language: "en", text: "0.030", unitName: "trillion VND" },
  ])("shows 30.433,5 triệu as $text $unitName", ({ unit, places, language, text, unitName }) => {
    const table = shownTable([row("a", 30_433_500_000n)], { unit, places, language });
    expect([table.rows[0]?.cells[0]?.text, table.total[0]?.text, table.unitName]).toEqual([text, text, unitName]);
  });

  test("of nothing has no columns, and of empty groups neither", () => {
    expect(shownTable([], { unit: "million", language: "vi" })).toMatchObject({ rows: [], total: [] });
    expect(textsOf(shownTable([group("A"), row("B", 5n)], { unit: "dong", language: "vi" }).rows)).toEqual([
      ["A"],
      ["B", "5"],
    ]);
  });

  test("has one amount a column in every row, or it is a bug", () => {
    expect(() => shownTable([row("a", 1n), row("b", 1n, 2n)], { unit: "dong", language: "vi" })).toThrow(
      AssertionError,
    );
  });

  test.each(Object.keys(dongPerUnit) as MoneyUnit[])("shows as many places of %s as a single amount does", (unit) => {
    const alone = formatMoney(dongPerUnit[unit], { language: "en", unit });
    expect(formatMoney(dongPerUnit[unit], { language: "en", unit, places: shownPlaces[unit] })).toBe(alone);
  });

  const leaf = fc.tuple(fc.option(dong), fc.option(dong)).map((amounts) => row("leaf", ...amounts));
  const subtotal = fc.array(leaf, { minLength: 1, maxLength: 5 }).map((below) => group("subtotal", ...below));
  const outer = fc
    .array(fc.oneof(leaf, subtotal), { minLength: 1, maxLength: 4 })
    .map((below) => group("outer", ...below));
  const tables = fc.array(fc.oneof(leaf, subtotal, outer), { maxLength: 6 });

  test("adds up for any amounts, unit, places and nesting, each less than one place from the exact amount", () => {
    fc.assert(
      fc.property(tables, moneyUnit, fc.nat({ max: 4 }), (drawn, unit, places) => {
        const step = shownStep({ unit, places });
        const { rows: shown, total } = shownTable(drawn, { unit, places, language: "vi" });
        const check = (below: readonly ShownRow[], above: readonly (Dong | null)[]): void => {
          for (const [column, sum] of above.entries()) {
            const stated = below.flatMap(({ cells }) => cells[column]?.shown ?? []);
            expect(stated.length === 0 ? null : sumMoney(stated)).toBe(sum);
          }
          for (const { cells, rows: children } of below) {
            for (const cell of cells) checkCell(cell.exact, cell.shown, step);
            if (children.length > 0)
              check(
                children,
                cells.map((cell) => cell.shown),
              );
          }
        };
        check(
          shown,
          total.map((cell) => cell.shown),
        );
        for (const cell of total) checkCell(cell.exact, cell.shown, step);
      }),
    );
  });

  test("prints what it shows, in both languages", () => {
    fc.assert(
      fc.property(dong, moneyUnit, fc.constantFrom("vi" as const, "en" as const), (amount, unit, language) => {
        const [cell] = shownTable([row("a", amount)], { unit, language }).total;
        const count = parseNumber(cell?.text ?? "", language);
        expect(count?.times(dongPerUnit[unit].toString()).toFixed(0)).toBe(cell?.shown?.toString());
      }),
    );
  });
});

function checkCell(exact: Dong | null, shown: Dong | null, step: Dong): void {
  expect(shown === null).toBe(exact === null);
  const distance = (shown ?? 0n) - (exact ?? 0n);
  expect((shown ?? 0n) % step).toBe(0n);
  expect(distance < step && -distance < step).toBe(true);
}
