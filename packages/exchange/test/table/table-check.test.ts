import { expect, test } from "vitest";
import { viewGrid } from "../../src/table/grid-view.ts";
import { cellOfFigure, checkTable } from "../../src/table/table-check.ts";
import { understandSheet } from "../../src/table/table-understanding.ts";
import { columnLines, finestFacts, understandDrawing } from "./described-table.ts";
import { drawSheet } from "./drawn-sheet.ts";
import { layoutA, layoutB, layoutC, layoutD, layoutE, provinceTable } from "./layouts.ts";

function check(drawing: string): NonNullable<ReturnType<typeof checkTable>> {
  const sheet = drawSheet(drawing);
  const [table] = understandSheet(sheet);
  const checked = table === undefined ? null : checkTable(table, viewGrid(sheet));
  if (checked === null) throw new Error("no table was checked");
  return checked;
}

test("67.172 is found in the published table of a province, and 67.712 proposed", () => {
  const [explanation, ...others] = check(provinceTable).explanations;
  expect(others).toEqual([]);
  const { figureId = "", corrected = "" } = explanation?.correction ?? {};
  expect([explanation?.verdict, cellOfFigure(figureId), corrected]).toEqual([
    "corrected",
    { row: 8, column: 2 },
    "67712",
  ]);
});

test("what a long table says as a total is no fact of its own", () => {
  const facts = finestFacts(provinceTable).map(({ row, column }) => `${row}/${column}`);
  expect(facts).not.toContain("2/2");
  expect(facts).toContain("8/2");
});

test("an empty cell counts as nothing where nearly all such sums hold, and what does not hold is found", () => {
  const drawing = (third: number): string => `
STT|Công trình|Tổng số|NSTW|NS tỉnh
1|A|30|30|
2|B|20||20
3|C|${third}|100|
4|D|40|40|
5|E|70|30|40
6|F|10|10|
7|G|60||60
`;
  const withUnit = (third: number): string => `Đơn vị: triệu đồng${drawing(third)}`;
  expect(check(withUnit(100)).counts.contradiction).toBe(0);
  expect(check(withUnit(900)).counts.contradiction).toBe(1);
});

test.each(Object.entries({ layoutA, layoutB, layoutC, layoutD, layoutE }))("%s adds up", (_name, drawing) => {
  const { counts } = check(drawing);
  expect(counts).toMatchObject({ contradiction: 0, notComputable: 0 });
  expect(counts.holds).toBeGreaterThan(0);
});

test.each([
  [
    "a row that is not the sum of its rows",
    "A|*Vốn đầu tư phát triển|||||9000|80|",
    "A|*Vốn đầu tư phát triển|||||9000|90|",
  ],
  ["a column that is not the sum of its columns", "|2000|20|10||10|", "|2000|20|10||18|"],
])("%s is found", (_name, right, wrong) => {
  expect(layoutA).toContain(right);
  expect(check(layoutA.replace(right, wrong)).counts.contradiction).toBeGreaterThan(0);
});

test("a rate may be told as a share of one", () => {
  const drawing = `
STT|Công trình|Kế hoạch (triệu đồng)|Giải ngân (triệu đồng)|Tỷ lệ
1|A|1000|463.6|0.4636
2|B|500|250|0.5
`;
  expect(check(drawing).counts).toMatchObject({ holds: 2, contradiction: 0 });
  expect(check(drawing.replace("0.4636", "0.5636")).counts.contradiction).toBe(1);
});

test("formulas under the heading say what a column sums and divides, whatever the figures", () => {
  const drawing = `
TT|Nội dung|Tổng|NSTW|NS tỉnh|NS xã|Giải ngân|Tỷ lệ
A|B|1=2+...+4|2|3|4|5|(6)=(5)/(1)*100
1|Đường A|99|1|1|1|50|7
`;
  expect(columnLines(understandDrawing(drawing)).slice(2)).toEqual([
    "2 total plan = 3+4+5",
    "3 plan central",
    "4 plan province",
    "5 plan commune",
    "6 disbursed",
    "7 rate of disbursed = 6 / 2",
  ]);
});

test("a column that is printed as a share of itself is held against nothing", () => {
  const checked = check(`
|||Đơn vị: triệu đồng
STT|Danh mục công trình|Kế hoạch vốn|Giải ngân|Tỷ lệ
1|2|3|4|5=4/5
1|Đường thôn 3|20000|10000|0,5
2|Nhà văn hóa|10432|4108|0,39
`);
  expect(checked.counts.contradiction).toBe(0);
});
