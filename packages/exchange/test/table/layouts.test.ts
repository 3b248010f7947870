import { expect, test } from "vitest";
import { columnLines, factLines, finestFacts, rowLines, understandDrawing } from "./described-table.ts";
import { layoutA, layoutB, layoutC, layoutD, layoutE } from "./layouts.ts";

test("the columns of layout A are understood", () => {
  expect(columnLines(understandDrawing(layoutA))).toEqual([
    "0 label",
    "1 name",
    "2 place",
    "3 owner",
    "4 projectCode",
    "5 text",
    "6 totalInvestment",
    "7 total plan = 8+9+10+11+12",
    "8 plan central",
    "9 plan province",
    "10 plan district",
    "11 plan commune",
    "12 plan offBudget",
    "13 total plan carried over = 14+15",
    "14 plan 2022 carried over",
    "15 plan 2021 carried over",
    "16 total disbursed 2023-10-31 = 17+18",
    "17 disbursed 2023-10-31",
    "18 disbursed carried over 2023-10-31",
    "19 rate of disbursed = 16 / 7+13",
    "20 estimate 2023-12-31",
    "21 rate of estimate = 20 / 7+13",
    "22 estimate 2024-01-31",
    "23 rate of estimate = 22 / 7+13",
    "24 completedVolume",
    "25 text",
  ]);
});

test("the rows of layout A belong to one another as they are numbered", () => {
  expect(rowLines(understandDrawing(layoutA))).toEqual([
    "TỔNG CỘNG (total)",
    "  A Vốn đầu tư phát triển (group)",
    "    I Dự án chuyển tiếp (group)",
    "      1 Đường trục thôn 3 (detail)",
    "      2 Trường mầm non (detail)",
    "    II Khởi công mới (group)",
    "      1 Nhà văn hóa (detail)",
    "  B Vốn sự nghiệp (group)",
    "    I Nội dung thành phần số 01 (group)",
    "      - Hỗ trợ liên kết chuỗi giá trị (detail)",
  ]);
});

test("the facts of layout A say whose money it is", () => {
  expect(factLines(finestFacts(layoutA))).toEqual([
    "totalInvestment 3000 investment | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "plan 20 central investment | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "plan 10 province investment | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "plan 20 investment 2022 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "plan 10 investment 2021 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "disbursed 15 investment 2023-10-31 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "disbursed 15 investment carried over 2023-10-31 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "estimate 54 investment 2023-12-31 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "estimate 60 investment 2024-01-31 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "completedVolume 30 investment 2023-10-31 | UBND xã Tân Lập | 7912345 Đường trục thôn 3",
    "totalInvestment 2000 investment | BQLDA huyện | 7912346 Trường mầm non",
    "plan 10 central investment | BQLDA huyện | 7912346 Trường mầm non",
    "plan 10 district investment | BQLDA huyện | 7912346 Trường mầm non",
    "disbursed 10 investment 2023-10-31 | BQLDA huyện | 7912346 Trường mầm non",
    "estimate 18 investment 2023-12-31 | BQLDA huyện | 7912346 Trường mầm non",
    "estimate 20 investment 2024-01-31 | BQLDA huyện | 7912346 Trường mầm non",
    "completedVolume 10 investment 2023-10-31 | BQLDA huyện | 7912346 Trường mầm non",
    "totalInvestment 4000 investment | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "plan 20 central investment | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "plan 5 province investment | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "plan 5 commune investment | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "disbursed 20 investment 2023-10-31 | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "estimate 27 investment 2023-12-31 | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "estimate 30 investment 2024-01-31 | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "completedVolume 30 investment 2023-10-31 | UBND xã Đăk Kôi | 7912347 Nhà văn hóa",
    "plan 10 central recurrent | UBND xã Tân Lập | Nội dung thành phần số 01 Hỗ trợ liên kết chuỗi giá trị",
    "plan 5 province recurrent | UBND xã Tân Lập | Nội dung thành phần số 01 Hỗ trợ liên kết chuỗi giá trị",
    "plan 5 recurrent offBudget | UBND xã Tân Lập | Nội dung thành phần số 01 Hỗ trợ liên kết chuỗi giá trị",
    "disbursed 5 recurrent 2023-10-31 | UBND xã Tân Lập | Nội dung thành phần số 01 Hỗ trợ liên kết chuỗi giá trị",
    "estimate 18 recurrent 2023-12-31 | UBND xã Tân Lập | Nội dung thành phần số 01 Hỗ trợ liên kết chuỗi giá trị",
    "estimate 20 recurrent 2024-01-31 | UBND xã Tân Lập | Nội dung thành phần số 01 Hỗ trợ liên kết chuỗi giá trị",
  ]);
});

test("the columns of layout B are understood", () => {
  expect(columnLines(understandDrawing(layoutB))).toEqual([
    "0 label",
    "1 name",
    "2 plan primeMinister",
    "3 plan council",
    "4 allocatedPlan",
    "5 rate of allocatedPlan = 4 / 3",
    "6 plan carried over",
    "7 total disbursed 2025-09-30 = 8+9 = 10+11",
    "8 advanced 2025-09-30",
    "9 volumePaid 2025-09-30",
    "10 disbursed carried over 2025-09-30",
    "11 disbursed 2025-09-30",
    "12 total estimate 2025-10-31 = 13+14 = 15+16",
    "13 estimate 2025-10-31",
    "14 estimate 2025-10-31",
    "15 estimate carried over 2025-10-31",
    "16 estimate 2025-10-31",
    "17 rate of ? = 12 / 2",
    "18 rate of ? = 12 / 4",
    "19 rate of paidLastYear",
    "20 text",
  ]);
});

test("the rows of layout B belong to one another as they are numbered", () => {
  expect(rowLines(understandDrawing(layoutB))).toEqual([
    "VỐN NSNN (group)",
    "  I NSĐP (group)",
    "    1 XDCB tập trung (detail)",
    "    2 Tiền SDĐ (detail)",
    "    3 Xổ số (detail)",
    "  II NSTW (group)",
    "    1 Vốn trong nước (group)",
    "      Trong đó: (group, partial)",
    "        - CTMTQG xây dựng NTM (detail, partial)",
    "        - CTMTQG giảm nghèo bền vững (detail, partial)",
    "    2 Vốn nước ngoài (detail)",
  ]);
});

test("the facts of layout B say whose money it is", () => {
  expect(factLines(finestFacts(layoutB))).toEqual([
    "plan 300000 |  | XDCB tập trung",
    "plan 350000 |  | XDCB tập trung",
    "allocatedPlan 250000 |  | XDCB tập trung",
    "plan 25000 carried over |  | XDCB tập trung",
    "advanced 30000 2025-09-30 |  | XDCB tập trung",
    "volumePaid 120000 2025-09-30 |  | XDCB tập trung",
    "estimate 35000 2025-10-31 |  | XDCB tập trung",
    "estimate 140000 2025-10-31 |  | XDCB tập trung",
    "plan 200000 |  | Tiền SDĐ",
    "plan 250000 |  | Tiền SDĐ",
    "allocatedPlan 150000 |  | Tiền SDĐ",
    "plan 25000 carried over |  | Tiền SDĐ",
    "advanced 20000 2025-09-30 |  | Tiền SDĐ",
    "volumePaid 80000 2025-09-30 |  | Tiền SDĐ",
    "estimate 25000 2025-10-31 |  | Tiền SDĐ",
    "estimate 100000 2025-10-31 |  | Tiền SDĐ",
    "plan 100000 |  | Xổ số",
    "plan 100000 |  | Xổ số",
    "allocatedPlan 100000 |  | Xổ số",
    "advanced 10000 2025-09-30 |  | Xổ số",
    "volumePaid 40000 2025-09-30 |  | Xổ số",
    "estimate 10000 2025-10-31 |  | Xổ số",
    "estimate 40000 2025-10-31 |  | Xổ số",
    "plan 400000 central domestic |  | ",
    "plan 400000 central domestic |  | ",
    "allocatedPlan 400000 central domestic |  | ",
    "advanced 40000 central domestic 2025-09-30 |  | ",
    "volumePaid 160000 central domestic 2025-09-30 |  | ",
    "estimate 50000 central domestic 2025-10-31 |  | ",
    "estimate 200000 central domestic 2025-10-31 |  | ",
  ]);
});

test("the columns of layout C are understood", () => {
  expect(columnLines(understandDrawing(layoutC))).toEqual([
    "0 label",
    "1 name",
    "2 plan investment",
    "3 plan investment 2023 carried over",
    "4 plan investment 2022 carried over",
    "5 disbursed investment",
    "6 disbursed investment 2023 carried over",
    "7 disbursed investment 2022 carried over",
    "8 rate of disbursed = 5+6+7 / 2+3+4",
    "9 plan recurrent",
    "10 plan recurrent 2023 carried over",
    "11 disbursed recurrent",
    "12 disbursed recurrent 2023 carried over",
    "13 rate of disbursed = 11+12 / 9+10",
    "14 mobilised offBudget",
  ]);
});

test("the rows of layout C belong to one another as they are numbered", () => {
  expect(rowLines(understandDrawing(layoutC))).toEqual([
    "TỔNG SỐ (total)",
    "  A XÂY DỰNG NÔNG THÔN MỚI (group)",
    "    1 Nội dung thành phần số 01 (detail)",
    "    2 Nội dung thành phần số 02 (group)",
    "      2.1 Tiểu dự án 1 (detail)",
    "      2.2 Tiểu dự án 2 (detail)",
    "  B GIẢM NGHÈO BỀN VỮNG (detail)",
  ]);
});

test("the facts of layout C say whose money it is", () => {
  expect(factLines(finestFacts(layoutC))).toEqual([
    "plan 50 investment |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "plan 10 investment 2023 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "plan 10 investment 2022 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "disbursed 50 investment 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "disbursed 5 investment 2023 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "disbursed 10 investment 2022 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "plan 10 recurrent |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "plan 5 recurrent 2023 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "disbursed 10 recurrent 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "disbursed 5 recurrent 2023 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "mobilised 5 offBudget 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Nội dung thành phần số 01",
    "plan 100 investment |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "plan 10 investment 2023 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "disbursed 30 investment 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "disbursed 10 investment 2023 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "plan 25 recurrent |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "plan 5 recurrent 2023 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "disbursed 5 recurrent 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "disbursed 5 recurrent 2023 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "mobilised 5 offBudget 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 1",
    "plan 50 investment |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 2",
    "disbursed 20 investment 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 2",
    "plan 25 recurrent |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 2",
    "plan 5 recurrent 2023 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 2",
    "disbursed 5 recurrent 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 2",
    "mobilised 5 offBudget 2024-09-30 |  | XÂY DỰNG NÔNG THÔN MỚI Tiểu dự án 2",
    "plan 100 investment |  | GIẢM NGHÈO BỀN VỮNG",
    "plan 10 investment 2023 |  | GIẢM NGHÈO BỀN VỮNG",
    "disbursed 50 investment 2024-09-30 |  | GIẢM NGHÈO BỀN VỮNG",
    "disbursed 5 investment 2023 2024-09-30 |  | GIẢM NGHÈO BỀN VỮNG",
    "plan 40 recurrent |  | GIẢM NGHÈO BỀN VỮNG",
    "plan 5 recurrent 2023 |  | GIẢM NGHÈO BỀN VỮNG",
    "disbursed 20 recurrent 2024-09-30 |  | GIẢM NGHÈO BỀN VỮNG",
  ]);
});

test("the columns of layout D are understood", () => {
  expect(columnLines(understandDrawing(layoutD))).toEqual([
    "0 label",
    "1 name",
    "2 projectCode",
    "3 totalInvestment",
    "4 text",
    "5 total paidSinceStart",
    "6 advanceOutstanding 2021-12-31",
    "7 plan carried over",
    "8 disbursed carried over 2022-12-31",
    "9 carriedFurther carried over",
    "10 cancelled carried over",
    "11 plan",
    "12 total disbursed 2023-01-31 = 13+14",
    "13 volumePaid 2023-01-31",
    "14 advanced 2023-01-31",
    "15 carriedFurther",
    "16 cancelled",
  ]);
});

test("the rows of layout D belong to one another as they are numbered", () => {
  expect(rowLines(understandDrawing(layoutD))).toEqual([
    "TỔNG SỐ (total)",
    "  Vốn trong nước (group)",
    "    I Vốn CTMTQG (group)",
    "      1 Hồ chứa nước Đăk Pokei (detail)",
  ]);
});

test("the facts of layout D say whose money it is", () => {
  expect(factLines(finestFacts(layoutD))).toEqual([
    "totalInvestment 30000 domestic |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "paidSinceStart 5000 domestic |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "advanceOutstanding 1000 domestic 2021-12-31 |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "plan 2000 domestic carried over |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "disbursed 1500 domestic carried over 2022-12-31 |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "carriedFurther 300 domestic carried over |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "cancelled 200 domestic carried over |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "plan 10000 domestic |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "volumePaid 7000 domestic 2023-01-31 |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "advanced 1000 domestic 2023-01-31 |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "carriedFurther 1500 domestic |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
    "cancelled 500 domestic |  | Vốn CTMTQG 7912345 Hồ chứa nước Đăk Pokei",
  ]);
});

test("the columns of layout E are understood", () => {
  expect(columnLines(understandDrawing(layoutE))).toEqual([
    "0 year",
    "1 name",
    "2 source",
    "3 plan in 1000000000",
    "4 disbursed in 1000000000",
    "5 rate of disbursed = 4 / 3",
  ]);
});

test("the rows of layout E belong to one another as they are numbered", () => {
  expect(rowLines(understandDrawing(layoutE))).toEqual(["Xã Tân Lập (detail)", "Xã Đăk Kôi (detail)"]);
});

test("the facts of layout E say whose money it is", () => {
  expect(factLines(finestFacts(layoutE))).toEqual([
    "plan 1500 central | Xã Tân Lập | ",
    "disbursed 750 central | Xã Tân Lập | ",
    "plan 1250500 province | Xã Đăk Kôi | ",
    "disbursed 625250 province | Xã Đăk Kôi | ",
  ]);
});

test("the title of a table says the unit, the budget year and the day", () => {
  const told = [layoutA, layoutB, layoutC, layoutD, layoutE].map((drawing) => {
    const { asOf, fiscalYear, unit } = understandDrawing(drawing);
    return [asOf, fiscalYear, unit?.dong ?? null];
  });
  expect(told).toEqual([
    ["2023-10-31", 2023, 1_000_000n],
    ["2025-10-31", 2025, 1_000_000_000n],
    ["2024-09-30", 2024, 1_000_000n],
    [null, 2022, 1n],
    [null, null, 1_000_000_000n],
  ]);
});
