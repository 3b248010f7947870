import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decimalOfCell, readCellNumber } from "../../src/table/cell-number.ts";
import { dongOf } from "../../src/table/table-facts.ts";
import { understandDrawing } from "./described-table.ts";

/** The numbers of the money columns, row by row. */
function numbersOf(drawing: string): readonly (readonly (string | null)[])[] {
  return understandDrawing(drawing).rows.map(({ cells }) => cells.map(({ number }) => number));
}

test.each([
  ["30.433,5", "30433.5", "vi"],
  ["30,433.5", "30433.5", "en"],
  ["1.234.567", "1234567", "vi"],
  ["(1.234,5)", "-1234.5", "vi"],
  ["1.234,5-", "-1234.5", "vi"],
  ["−1.234,5", "-1234.5", "vi"],
  ["71, 4", "71.4", "vi"],
  ["30 433", "30433", null],
  ["1\u00a0234\u00a0567", "1234567", null],
  ["250 triệu đồng", "250", null],
  ["0", "0", null],
])("the text %s is the number %s", (text, number, proves) => {
  expect(readCellNumber(text, { isRate: false })).toEqual({ kind: "number", number, proves });
});

test("the text 30.433 is either thirty thousand or thirty", () => {
  expect(readCellNumber("30.433", { isRate: false })).toEqual({ kind: "either", vi: "30433", en: "30.433" });
});

test.each(["", "-", "–", "...", "x", " "])("the text %j says nothing, which is not zero", (text) => {
  expect(readCellNumber(text, { isRate: false })).toEqual({ kind: "blank" });
});

test.each(["chưa rõ", "1.2.3", "12/5", "31.10.2023"])("the text %j is no number", (text) => {
  expect(readCellNumber(text, { isRate: false })).toEqual({ kind: "problem", problem: "notANumber" });
});

test("an error value and a formula that was never computed are told apart", () => {
  const read = (code: string): unknown => readCellNumber({ kind: "error", code }, { isRate: false });
  expect([read("#REF!"), read("noCachedValue")]).toEqual([
    { kind: "problem", problem: "errorValue" },
    { kind: "problem", problem: "notComputed" },
  ]);
});

test.each(["46,36%", "46.36%", "46,36", "46.36"])("the rate %s is the same in both ways of writing", (text) => {
  const percent = text.includes(",") ? "vi" : "en";
  expect(readCellNumber(text, { isRate: true })).toEqual({ kind: "number", number: "46.36", proves: percent });
});

test.each([
  [Number("14108.000000000002"), "14108"],
  [Number("0.46357600000000003"), "0.463576"],
  [0.1 + 0.2, "0.3"],
  [1e-7, "0.0000001"],
  [-1234.5, "-1234.5"],
  [9_007_199_254_740_991, "9007199254740991"],
  [1.5e21, "1500000000000000000000"],
])("the stored number %d stands for %s", (stored, number) => {
  expect(decimalOfCell(stored)).toBe(number);
});

test("every amount of up to fifteen digits comes back as it was stored", () => {
  const amount = fc.tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 999 }));
  fc.assert(
    fc.property(amount, ([whole, thousandths]) => {
      const written = `${whole}.${String(thousandths).padStart(3, "0")}`.replace(/\.?0+$/u, "");
      const text = written === "" || /^\d*$/u.test(written) ? String(whole) : written;
      expect(decimalOfCell(Number(text))).toBe(text);
    }),
  );
});

test("amounts become whole đồng exactly", () => {
  expect([dongOf("14108", 1_000_000n), dongOf("1.5", 1_000_000_000n), dongOf("-0.0000005", 1_000_000n)]).toEqual([
    14_108_000_000n,
    1_500_000_000n,
    -1n,
  ]);
});

test("each column is read in the way of writing that its own texts prove", () => {
  const drawing = `
TT|Tên công trình|KH 2023 (triệu đồng)|Đã giải ngân đến 30/9/2023 (triệu đồng)
1|Đường A|#30.433,5|#14,108.50
2|Đường B|#1.200|#1,000
|Cộng|#31.633,5|#15,108.50
`;
  expect(numbersOf(drawing)).toEqual([
    ["30433.5", "14108.5"],
    ["1200", "1000"],
    ["31633.5", "15108.5"],
  ]);
});

test("texts among numbers of the file are of their size", () => {
  const drawing = `
TT|Tên công trình|KH 2023 (triệu đồng)|Giải ngân đến 30/9/2023 (triệu đồng)
1|Đường A|#30.433|7
2|Đường B|21500|9
3|Đường C|28000|#1.250
`;
  expect(numbersOf(drawing)).toEqual([
    ["30433", "7"],
    ["21500", "9"],
    ["28000", "1.25"],
  ]);
});

test("where no text proves a way of writing, sums that add up in one only do", () => {
  const drawing = `
TT|Tên công trình|KH 2023 (triệu đồng)|Đã giải ngân đến 30/9/2023 (triệu đồng)
1|Đường A|#30.433|#14.108
2|Đường B|#500|#250
|Cộng|#30.933|#14.358
`;
  expect(numbersOf(drawing)).toEqual([
    ["30433", "14108"],
    ["500", "250"],
    ["30933", "14358"],
  ]);
});

const undecided = `
TT|Tên công trình|KH 2023 (triệu đồng)|Đã giải ngân đến 30/9/2023 (triệu đồng)
1|Đường A|#30.433|#14.108
2|Đường B|#1.200|#1.000
`;

test("where nothing decides, nothing is guessed, and the first such cell is named", () => {
  const { numbers } = understandDrawing(undecided);
  expect(numbers).toEqual({ convention: null, undecided: { row: 1, column: 2, printed: "30.433" } });
  expect(numbersOf(undecided).flat()).toEqual([null, null, null, null]);
});

test.each([
  ["vi", "30433"],
  ["en", "30.433"],
] as const)("an officer who says %s has them read so", (numbers, first) => {
  const table = understandDrawing(undecided, { numbers });
  expect(table.rows[0]?.cells[0]?.number).toBe(first);
});
