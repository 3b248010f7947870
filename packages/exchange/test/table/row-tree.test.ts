import { expect, test } from "vitest";
import { rowLines, understandDrawing } from "./described-table.ts";

const trees: readonly { readonly name: string; readonly drawing: string; readonly rows: readonly string[] }[] = [
  {
    name: "labels of six kinds, begun again under each parent, with the total last",
    drawing: `
TT|Nội dung|KH vốn|Lũy kế thanh toán
A|B|1|2
I|NTM|100|50
1|Hạ tầng|100|50
1.1|Giao thông|60|30
a)|Đường liên xã|60|30
-|Đoạn 1|40|20
+|Phần nền|40|20
-|Đoạn 2|20|10
1.2|Thủy lợi|40|20
a)|Kênh N1|40|20
|Trong đó: vốn tín dụng|5|
II|Giảm nghèo|50|20
1|Nhà ở|50|20
|Cộng I + II|150|70
`,
    rows: [
      "  I NTM (group)",
      "    1 Hạ tầng (group)",
      "      1.1 Giao thông (group)",
      "        a Đường liên xã (group)",
      "          - Đoạn 1 (group)",
      "            + Phần nền (detail)",
      "          - Đoạn 2 (detail)",
      "      1.2 Thủy lợi (group)",
      "        a Kênh N1 (group)",
      "          Trong đó: vốn tín dụng (detail, partial)",
      "  II Giảm nghèo (group)",
      "    1 Nhà ở (detail)",
      "Cộng I + II (total)",
    ],
  },
  {
    name: "bold names group the plain ones below them where no row has a label",
    drawing: `
Nội dung|Kế hoạch 2023|Giải ngân
(triệu đồng)|(1)|(2)
*Vốn đầu tư phát triển|30|15
Đường thôn 1|20|10
Đường thôn 2|10|5
*Vốn sự nghiệp|12|6
Tập huấn|7|3
Hỗ trợ giống|5|3
*Tổng cộng|42|21
`,
    rows: [
      "  Vốn đầu tư phát triển (group)",
      "    Đường thôn 1 (detail)",
      "    Đường thôn 2 (detail)",
      "  Vốn sự nghiệp (group)",
      "    Tập huấn (detail)",
      "    Hỗ trợ giống (detail)",
      "Tổng cộng (total)",
    ],
  },
  {
    name: "I behind H is a letter, and C, D too",
    drawing: `
STT|Danh mục|Kế hoạch|Giải ngân
A|Mục A|1|1
B|Mục B|1|1
C|Mục C|1|1
D|Mục D|1|1
E|Mục E|1|1
G|Mục G|1|1
H|Mục H|1|1
I|Mục I|1|1
K|Mục K|1|1
`,
    rows: [
      "A Mục A (detail)",
      "B Mục B (detail)",
      "C Mục C (detail)",
      "D Mục D (detail)",
      "E Mục E (detail)",
      "G Mục G (detail)",
      "H Mục H (detail)",
      "I Mục I (detail)",
      "K Mục K (detail)",
    ],
  },
  {
    name: "rows without a label are details of the labelled row above them",
    drawing: `
STT|Nội dung|Kế hoạch|Giải ngân
I|Dự án chuyển tiếp|30|10
|Đường thôn 1|20|5
|Đường thôn 2|10|5
II|Dự án khởi công mới|12|6
|Nhà văn hóa|12|6
`,
    rows: [
      "I Dự án chuyển tiếp (group)",
      "  Đường thôn 1 (detail)",
      "  Đường thôn 2 (detail)",
      "II Dự án khởi công mới (group)",
      "  Nhà văn hóa (detail)",
    ],
  },
  {
    name: "the heading of the next page, signatures and remarks are no rows",
    drawing: `
STT|Công trình|KH 2023|Giải ngân
1|A|10|5
2|B|10|5
STT|Công trình|KH 2023|Giải ngân
3|C|10|5
|TỔNG SỐ|30|15
||||
||NGƯỜI LẬP|
`,
    rows: ["  1 A (detail)", "  2 B (detail)", "  3 C (detail)", "TỔNG SỐ (total)"],
  },
  {
    name: "labels before the names in one cell",
    drawing: `
Nội dung|Kế hoạch năm 2024|Giải ngân
Tổng số|60|30
I. Vốn trong nước|40|20
1. Ngân sách trung ương|30|15
- Chương trình MTQG|10|5
- Chương trình khác|20|10
2. Ngân sách tỉnh|10|5
II. Vốn nước ngoài|20|10
`,
    rows: [
      "Tổng số (total)",
      "  I Vốn trong nước (group)",
      "    1 Ngân sách trung ương (group)",
      "      - Chương trình MTQG (detail)",
      "      - Chương trình khác (detail)",
      "    2 Ngân sách tỉnh (detail)",
      "  II Vốn nước ngoài (detail)",
    ],
  },
  {
    name: "a closing subtotal says its group again",
    drawing: `
TT|Nội dung|Kế hoạch|Giải ngân
I|Giao thông|30|15
1|Đường A|20|10
2|Đường B|10|5
|Cộng mục I|30|15
II|Thủy lợi|10|5
1|Kênh C|10|5
|Cộng mục II|10|5
|Tổng cộng|40|20
`,
    rows: [
      "  I Giao thông (group)",
      "    1 Đường A (detail)",
      "    2 Đường B (detail)",
      "    Cộng mục I (detail, partial)",
      "  II Thủy lợi (group)",
      "    1 Kênh C (detail)",
      "    Cộng mục II (detail, partial)",
      "Tổng cộng (total)",
    ],
  },
  {
    name: "sums that close each group without its number, and the table's own behind them",
    drawing: `
STT|Danh mục|Kế hoạch|Giải ngân
I|Giao thông|||
1|Đường A|10|5
2|Đường B|20|10
|Cộng|30|15
II|Thủy lợi|||
1|Kênh C|10|5
|Cộng|10|5
|Tổng cộng|40|20
`,
    rows: [
      "  I Giao thông (group)",
      "    1 Đường A (detail)",
      "    2 Đường B (detail)",
      "    Cộng (detail, partial)",
      "  II Thủy lợi (group)",
      "    1 Kênh C (detail)",
      "    Cộng (detail, partial)",
      "Tổng cộng (total)",
    ],
  },
  {
    name: "V is a number where the table begins with it, and a letter behind U",
    drawing: `
STT|Danh mục|Kế hoạch|Giải ngân
V|Nguồn huy động|3|2
1|Dân góp|2|1
VI|Nguồn khác|1|1
U|Mục U|1|1
V|Mục V|1|1
`,
    rows: [
      "V Nguồn huy động (group)",
      "  1 Dân góp (detail)",
      "VI Nguồn khác (group)",
      "  U Mục U (detail)",
      "  V Mục V (detail)",
    ],
  },
];

test.each(trees)("$name", ({ drawing, rows }) => {
  expect(rowLines(understandDrawing(drawing))).toEqual(rows);
});
