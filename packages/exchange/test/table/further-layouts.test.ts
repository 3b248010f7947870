import { expect, test } from "vitest";
import { understandSheet } from "../../src/table/table-understanding.ts";
import { columnLines, factLines, finestFacts, understandDrawing } from "./described-table.ts";
import { drawSheet } from "./drawn-sheet.ts";

const layouts: readonly {
  readonly name: string;
  readonly drawing: string;
  readonly columns: readonly string[];
  readonly facts: readonly string[];
}[] = [
  {
    name: "months of payments beside what they come to",
    drawing: `
BẢNG THEO DÕI GIẢI NGÂN NĂM 2024
Đơn vị: tr.đ
Đơn vị|Kế hoạch vốn|Giải ngân các tháng|<|<|Lũy kế đến 31/3
^|^|Tháng 1|Tháng 2|Tháng 3|^
Xã A|100|10|20|30|60
Xã B|200|20|40|60|120
Tổng|300|30|60|90|180
`,
    columns: ["0 name", "1 plan", "2 paidInPeriod", "3 paidInPeriod", "4 paidInPeriod", "5 disbursed 2024-03-31"],
    facts: [
      "plan 100 | Xã A | ",
      "paidInPeriod 10 | Xã A | ",
      "paidInPeriod 20 | Xã A | ",
      "paidInPeriod 30 | Xã A | ",
      "disbursed 60 2024-03-31 | Xã A | ",
      "plan 200 | Xã B | ",
      "paidInPeriod 20 | Xã B | ",
      "paidInPeriod 40 | Xã B | ",
      "paidInPeriod 60 | Xã B | ",
      "disbursed 120 2024-03-31 | Xã B | ",
    ],
  },
  {
    name: "a total beside the split that explains it, under a title of plans",
    drawing: `
PHÂN BỔ KẾ HOẠCH VỐN NĂM 2024
ĐVT: 1.000 đồng
STT|Danh mục dự án|Tổng số|Trong đó|<|<
^|^|^|NSTW|NST|NSH
1|Dự án A|100|50|30|20
2|Dự án B|200|100|60|40
`,
    columns: ["0 label", "1 name", "2 total plan = 3+4+5", "3 plan central", "4 plan province", "5 plan district"],
    facts: [
      "plan 0.05 central |  | Dự án A",
      "plan 0.03 province |  | Dự án A",
      "plan 0.02 district |  | Dự án A",
      "plan 0.1 central |  | Dự án B",
      "plan 0.06 province |  | Dự án B",
      "plan 0.04 district |  | Dự án B",
    ],
  },
  {
    name: "funds under a title of payments, a total on the right, and a bare total below",
    drawing: `
GIẢI NGÂN VỐN SỰ NGHIỆP ĐẾN NGÀY 30/6/2024
(đơn vị: triệu đồng)
TT|Đơn vị|Ngân sách TW|Ngân sách tỉnh|Cộng
1|Phòng NN&PTNT|100|50|150
2|UBND xã Tân Lập|10|5|15
||110|55|165
`,
    columns: ["0 label", "1 name", "2 disbursed central", "3 disbursed province", "4 total disbursed = 2+3"],
    facts: [
      "disbursed 100 central recurrent 2024-06-30 | Phòng NN&PTNT | ",
      "disbursed 50 province recurrent 2024-06-30 | Phòng NN&PTNT | ",
      "disbursed 10 central recurrent 2024-06-30 | UBND xã Tân Lập | ",
      "disbursed 5 province recurrent 2024-06-30 | UBND xã Tân Lập | ",
    ],
  },
  {
    name: "rows that count in units of their own",
    drawing: `
Phụ lục 01
KẾT QUẢ HUY ĐỘNG NGUỒN LỰC THỰC HIỆN CHƯƠNG TRÌNH MTQG XÂY DỰNG NTM NĂM 2023
TT|Nội dung|Đơn vị tính|Kế hoạch năm 2023|Thực hiện đến 30/9/2023|Ước thực hiện cả năm 2023|So sánh (%)
I|Ngân sách nhà nước|Tr.đồng|1000|600|950|95
1|Ngân sách Trung ương|Tr.đồng|500|300|480|96
2|Ngân sách địa phương|Tr.đồng|500|300|470|94
II|Vốn tín dụng|Tr.đồng|2000|1500|2000|100
III|Vốn doanh nghiệp|Tr.đồng|100|50|80|80
IV|Dân góp|Tr.đồng|200|150|200|100
-|Tiền mặt|Tr.đồng|100|100|100|100
-|Ngày công|Công|300|200|300|100
`,
    columns: [
      "0 label",
      "1 name",
      "2 rowUnit",
      "3 plan",
      "4 disbursed 2023-09-30",
      "5 estimate 2023-12-31",
      "6 rate of ? = 5 / 3",
    ],
    facts: [
      "plan 500 central |  | ",
      "disbursed 300 central 2023-09-30 |  | ",
      "estimate 480 central 2023-12-31 |  | ",
      "plan 500 |  | ",
      "disbursed 300 2023-09-30 |  | ",
      "estimate 470 2023-12-31 |  | ",
      "plan 2000 offBudget |  | ",
      "disbursed 1500 offBudget 2023-09-30 |  | ",
      "estimate 2000 offBudget 2023-12-31 |  | ",
      "plan 100 offBudget |  | ",
      "disbursed 50 offBudget 2023-09-30 |  | ",
      "estimate 80 offBudget 2023-12-31 |  | ",
      "plan 100 offBudget |  | Tiền mặt",
      "disbursed 100 offBudget 2023-09-30 |  | Tiền mặt",
      "estimate 100 offBudget 2023-12-31 |  | Tiền mặt",
    ],
  },
  {
    name: "headings whose merges were lost, with a total of which only a part is told",
    drawing: `
Báo cáo giải ngân năm 2024
Đơn vị tính: nghìn đồng
STT|Đơn vị|Kế hoạch vốn năm 2024|||Giải ngân đến hết tháng 6/2024||Tỷ lệ GN (%)
||Tổng|Trong đó||Tổng|Trong đó: NSTW|
|||NSTW|NS tỉnh|||
1|UBND xã Tân Lập|#1.000.000|#600.000|#400.000|#500.000|#300.000|#50,0
2|UBND xã Đăk Kôi|#2.000.000|#1.500.000|#500.000|#1.000.000|#800.000|#50,0
|Tổng cộng|#3.000.000|#2.100.000|#900.000|#1.500.000|#1.100.000|#50,0
Ghi chú: số liệu đến 30/6/2024
`,
    columns: [
      "0 label",
      "1 name",
      "2 total plan = 3+4",
      "3 plan central",
      "4 plan province",
      "5 total disbursed 2024-06-30",
      "6 disbursed central 2024-06-30",
      "7 rate of disbursed = 5 / 2",
    ],
    facts: [
      "plan 600 central | UBND xã Tân Lập | ",
      "plan 400 province | UBND xã Tân Lập | ",
      "disbursed 500 2024-06-30 | UBND xã Tân Lập | ",
      "plan 1500 central | UBND xã Đăk Kôi | ",
      "plan 500 province | UBND xã Đăk Kôi | ",
      "disbursed 1000 2024-06-30 | UBND xã Đăk Kôi | ",
    ],
  },
  {
    name: "a plan with its changes, in brackets and with a minus behind",
    drawing: `
Đơn vị: triệu đồng
STT|Nội dung|Kế hoạch đầu năm 2023|Điều chỉnh tăng|Điều chỉnh giảm|Kế hoạch sau điều chỉnh
1|A|#1.500,5|#200|#(300)|#1.400,5
2|B|#2.500||#500-|#2.000
`,
    columns: ["0 label", "1 name", "2 initialPlan", "3 supplemented", "4 cut", "5 plan"],
    facts: [
      "initialPlan 1500.5 |  | A",
      "supplemented 200 |  | A",
      "cut -300 |  | A",
      "plan 1400.5 |  | A",
      "initialPlan 2500 |  | B",
      "cut -500 |  | B",
      "plan 2000 |  | B",
    ],
  },
  {
    name: "plans of several years, and payments to January, without a title",
    drawing: `
STT|Công trình|KH năm 2022 kéo dài (triệu đồng)|KH năm 2023|Giải ngân đến 31/01/2024
1|Đường A|10|20|25
2|Dự án khởi công mới|1|2|3
`,
    columns: ["0 label", "1 name", "2 plan 2022 carried over in 1000000", "3 plan", "4 disbursed 2024-01-31"],
    facts: [
      "plan 10 2022 |  | Đường A",
      "plan 20 |  | Đường A",
      "disbursed 25 2024-01-31 |  | Đường A",
      "plan 1 2022 |  | ",
      "plan 2 |  | ",
      "disbursed 3 2024-01-31 |  | ",
    ],
  },
];

test.each(layouts)("$name", ({ drawing, columns, facts }) => {
  expect(columnLines(understandDrawing(drawing))).toEqual(columns);
  expect(factLines(finestFacts(drawing))).toEqual(facts);
});

test("January's payments alone still say the budget year before", () => {
  const drawing = `
STT|Công trình|Kế hoạch|Giải ngân đến 31/01/2024
1|Đường A|20|15
`;
  expect(understandDrawing(drawing).fiscalYear).toBe(2023);
});

const twoTables = `
I. VỐN ĐẦU TƯ
STT|Dự án|Kế hoạch năm 2023 (tỷ đồng)|Giải ngân (tỷ đồng)
1|Dự án A|1.5|1
2|Dự án B|2.5|2


II. VỐN SỰ NGHIỆP
STT|Nội dung|Dự toán năm 2023 (triệu đồng)|Thực hiện (triệu đồng)
1|Nội dung X|100|50
2|Nội dung Y|200|60
`;

test("two tables of one sheet have each its title, its rows and its source", () => {
  const tables = understandSheet(drawSheet(twoTables));
  expect(tables.map(({ title, source, rows }) => [title, source.nature, rows.map(({ name }) => name)])).toEqual([
    ["I. VỐN ĐẦU TƯ", "investment", ["Dự án A", "Dự án B"]],
    ["II. VỐN SỰ NGHIỆP", "recurrent", ["Nội dung X", "Nội dung Y"]],
  ]);
});
