/** Words of headings and rows that were read wrong in tables of offices, each with what a person reads in them. */
import { expect, test } from "vitest";
import { columnLines, factLines, finestFacts, understandDrawing } from "./described-table.ts";

/** What the third column of a table of 2025 is. */
function meaningOf(heading: string): string {
  const drawing = `
Vốn năm 2025 đến 30/9/2025. Đơn vị: triệu đồng
STT|Công trình|${heading}|Ghi chú
1|Đường A|100|
2|Đường B|200|
`;
  return columnLines(understandDrawing(drawing))[2] ?? "";
}

test.each([
  ["Giải ngân từ 01/01 đến 31/8/2025", "2 disbursed 2025-08-31"],
  ["Lũy kế giải ngân đến hết năm 2024", "2 ignored"],
  ["Kế hoạch trung hạn 2021-2025", "2 ignored"],
  ["KH trung hạn 2021-2025, trong đó năm 2025", "2 ignored"],
  ["Kế hoạch vốn năm 2024", "2 ignored"],
  ["Kế hoạch quý IV/2025", "2 ignored"],
  ["Kế hoạch vốn năm 2025 (bao gồm cả vốn kéo dài)", "2 plan"],
  ["Kế hoạch vốn đã nhập Tabmis", "2 allocatedPlan"],
  ["Tăng/giảm so với tháng trước", "2 ignored"],
  ["Số dự án", "2 ignored"],
  ["Giá trị hợp đồng", "2 ignored"],
  ["Thu hồi vốn ứng trước", "2 unknown"],
  ["TH đến 30/6/2025", "2 disbursed 2025-06-30"],
  ["KHV 2025", "2 plan"],
  ["Vốn năm 2024", "2 plan 2024 carried over"],
  ["Giải ngân đến thời điểm báo cáo năm trước", "2 paidLastYear"],
  ["Kinh phí được cấp", "2 plan"],
  ["Kinh phí đã sử dụng", "2 disbursed"],
])("%s is read as: %s", (heading, meaning) => {
  expect(meaningOf(heading)).toBe(meaning);
});

test("a column of words is none of money, whatever its heading sounds like", () => {
  const [, named] = columnLines(
    understandDrawing(`
STT|Phần thực hiện|Kế hoạch vốn
1|Đường A|100
2|Đường B|200
`),
  );
  expect(named).toBe("1 name");
});

test("a row of shares below amounts is no money", () => {
  const facts = finestFacts(`
Vốn năm 2025. Đơn vị: triệu đồng
STT|Công trình|Kế hoạch vốn
1|Đường A|100
2|Đường B|200
|Tổng cộng|300
|Tỷ lệ giải ngân (%)|46
`);
  expect(factLines(facts)).toEqual(["plan 100 |  | Đường A", "plan 200 |  | Đường B"]);
});

test.each([
  ["Trường mầm non Hoa Hồng", "plan 100 |  | Trường mầm non Hoa Hồng"],
  ["Tỉnh lộ 672", "plan 100 |  | Tỉnh lộ 672"],
  ["Phòng học bộ môn", "plan 100 |  | Phòng học bộ môn"],
  ["Hội trường xã", "plan 100 |  | Hội trường xã"],
  ["Nhà văn hóa nông thôn mới", "plan 100 |  | Nhà văn hóa nông thôn mới"],
  ["Phòng Kinh tế", "plan 100 | Phòng Kinh tế | "],
  ["CTMTQG giảm nghèo bền vững", "plan 100 |  | CTMTQG giảm nghèo bền vững"],
])("%s in a table of contents is who it is, or what is built", (name, line) => {
  const drawing = `\nVốn năm 2025. Đơn vị: triệu đồng\nSTT|Nội dung|Kế hoạch vốn\n1|${name}|100\n`;
  expect(factLines(finestFacts(drawing))).toEqual([line]);
});

test("a total of which the columns beside it tell only a part is all of its money", () => {
  const facts = finestFacts(`
Vốn năm 2025. Đơn vị: triệu đồng
STT|Dự án|Kế hoạch vốn|<
^|^|Tổng số|NSTW
1|Đường A|100|60
2|Đường B|200|90
`);
  expect(factLines(facts)).toEqual(["plan 100 |  | Đường A", "plan 200 |  | Đường B"]);
});

test("an amount that is less than one unit of its table is not believed", () => {
  const table = understandDrawing(`
Vốn năm 2025. Đơn vị: triệu đồng
STT|Dự án|Kế hoạch vốn
1|Đường A|1,5 tỷ đồng
2|Đường B|500 đồng
`);
  expect(table.rows.map(({ cells }) => [cells[0]?.number, cells[0]?.problem])).toEqual([
    ["1500", null],
    [null, "notANumber"],
  ]);
});
