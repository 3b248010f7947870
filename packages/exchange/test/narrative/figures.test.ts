import { describe, expect, it } from "vitest";
import { extractFigures } from "../../src/narrative/extraction.ts";

const amountsOf = (text: string): readonly (bigint | null)[] =>
  extractFigures(text).figures.flatMap(({ kind, amount }) => (kind === "money" ? [amount] : []));
const percentsOf = (text: string): readonly (string | null)[] =>
  extractFigures(text).figures.flatMap(({ kind, percent }) => (kind === "percent" ? [percent] : []));

describe("money as printed", () => {
  it.each<[printed: string, dong: bigint]>([
    ["1.234.567.000 đồng", 1_234_567_000n],
    ["400 nghìn đồng", 400_000n],
    ["400 ngàn đồng", 400_000n],
    ["30.433 triệu đồng", 30_433_000_000n],
    ["30.433 tr.đ", 30_433_000_000n],
    ["30.433 trđ", 30_433_000_000n],
    ["30.433 Tr. đồng", 30_433_000_000n],
    ["30.433 triệu VND", 30_433_000_000n],
    ["6.004,592 tỷ đồng", 6_004_592_000_000n],
    ["71, 4 tỉ đồng", 71_400_000_000n],
    ["25, 3  nghìn tỷ đồng", 25_300_000_000_000n],
    ["30 433 triệu đồng", 30_433_000_000n],
    ["114,6 tỷ", 114_600_000_000n],
    ["84,84 nghìn tỷ đồng", 84_840_000_000_000n],
    ["84,84 ngàn tỉ đồng", 84_840_000_000_000n],
    ["1,7 triệu tỷ đồng", 1_700_000_000_000_000n],
    ["12 tỷ 500 triệu đồng", 12_500_000_000n],
    ["0 đồng", 0n],
    ["**30.433 triệu đồng**", 30_433_000_000n],
    ["30.433\u00a0triệu\u00a0đồng", 30_433_000_000n],
    ["4.250 tỷ VND", 4_250_000_000_000n],
    ["265.433.000 VNĐ", 265_433_000n],
  ])("reads %s", (printed, dong) => {
    expect(amountsOf(`Kế hoạch vốn năm 2023 được giao là ${printed}.`)).toEqual([dong]);
  });

  it.each<[sentence: string, dong: readonly (bigint | null)[]]>([
    ["đã giải ngân 44.119/177.810 triệu đồng", [44_119_000_000n, 177_810_000_000n]],
    ["đã giải ngân 14.108 triệu đồng/30.433 triệu đồng", [14_108_000_000n, 30_433_000_000n]],
    ["bố trí từ 30 - 40 tỷ đồng", [30_000_000_000n, 40_000_000_000n]],
    ["bố trí từ 30 đến 40 tỷ đồng", [30_000_000_000n, 40_000_000_000n]],
    ["được giao lần lượt 15; 8 và 4,5 tỷ đồng", [15_000_000_000n, 8_000_000_000n, 4_500_000_000n]],
    ["vốn giao các năm 2022, 2023 và 2,5 tỷ đồng", [2_500_000_000n]],
    ["giai đoạn 2 - 500 triệu đồng", [500_000_000n]],
    ["(ĐVT: triệu đồng): giải ngân vốn đầu tư 320/1.450", [320_000_000n, 1_450_000_000n]],
    ["tổng vốn giải ngân trên địa bàn là 4.824 đạt 61,1%", [null]],
    ["Đơn vị tính: triệu đồng\nKế hoạch vốn: 12.500; giải ngân: 8.750.", [12_500_000_000n, 8_750_000_000n]],
    [
      "(Đơn vị tính: triệu đồng) Kế hoạch vốn là 2.000, gồm ngân sách huyện 1.200, ngân sách xã 800.",
      [2_000_000_000n, 1_200_000_000n, 800_000_000n],
    ],
  ])("reads the amounts of: %s", (sentence, dong) => {
    expect(amountsOf(sentence)).toEqual(dong);
  });

  it.each([
    "Huy động 2.803 lượt cán bộ, trồng 58.100 cây, sửa 42,525 Km đường và 3,5 ha ruộng.",
    "Đạt 107/114 tiêu chí; 17 bộ, 77/121 xã; tiêu chí 14.3 và 17.6 chưa đạt.",
    "Thông báo số 22/TB-HĐND ngày 30/10/2023; Quyết định số 53/2023/QĐ-UBND; Nghị định 99/2021/NĐ-CP.",
    "Xuất khẩu 1,2 tỷ USD, đón 1,2 triệu lượt khách, trồng 3 triệu cây.",
    "05 đồng chí được khen thưởng; tỷ lệ che phủ rừng 63%; 98% hộ dân dùng nước sạch.",
    "Kế hoạch 1.234/KH-UBND và Kế hoạch 2.345-KH/HU về giải ngân được ban hành.",
    "Hàng nghìn tỷ đồng chưa được giải ngân.",
    "Tăng trưởng kinh tế năm 2024 đạt 7,5%; tỷ lệ hộ nghèo giảm còn 7,9%; 100% xã có đường ô tô.",
    "Toàn huyện còn 484 hộ nghèo, chiếm tỷ lệ 7,9%; 80% hộ dân dùng nước sạch.",
    "Tỷ lệ hộ nghèo đa chiều còn 6,35%, giảm 2,1% so với năm 2022; 12/15 xã (80%) đạt chuẩn nông thôn mới.",
    "Các tiêu chí số 9, 10, 11 và tiêu chí 14.3; 17.6 và 13.5 chưa đạt.",
    "Toàn huyện đạt 107/114 tiêu chí (93,86%).",
  ])("finds no figure in: %s", (sentence) => {
    expect(extractFigures(sentence).figures).toEqual([]);
  });
});

describe("what money is", () => {
  it.each([
    ["Đã gỉai ngân 5 tỷ đồng.", "disbursed"],
    ["Luỹ kế đến 31/1/2024 là 5 tỷ đồng.", "disbursed"],
    ["Số vốn huỷ dự toán 5 tỷ đồng.", "plan"],
    ["Chi 9 tỷ đồng, gồm 5 tỷ đồng kiên cố hoá kênh mương.", "component"],
    ["Thu nhập bình quân đầu người đạt 5 triệu đồng.", "unit_rate"],
    ["Mỗi mô hình không quá 5 triệu đồng.", "unit_rate"],
    ["Hỗ trợ 5 triệu đồng/hộ.", "unit_rate"],
    ["Dự toán thu ngân sách năm 2024 là 5 tỷ đồng.", "revenue_estimate"],
    ["Thu nội địa đạt 5 tỷ đồng.", "revenue"],
    ["Vốn đầu tư thực hiện ước đạt 5 tỷ đồng.", "realised"],
    ["Năm 2023 quyết toán 5 tỷ đồng.", "settled"],
    ["Còn 5 tỷ đồng chưa đủ điều kiện phân bổ.", "unallocated"],
    ["Phấn đấu huy động 5 tỷ đồng.", "target"],
    ["5 tỷ đồng là tổng vốn đầu tư thực hiện tháng 7.", "realised"],
    ["5 tỷ đồng đã được giải ngân.", "disbursed"],
    ["Giải ngân 4 tỷ đồng, đạt 80% kế hoạch vốn năm 2023 là 5 tỷ đồng.", "plan"],
    ["Giải ngân 4 tỷ đồng, đạt 80% tổng kế hoạch vốn tỉnh giao đầu năm (5 tỷ đồng).", "plan"],
    ["Còn 5 tỷ đồng vốn đầu tư công năm 2021 đã được kéo dài sang năm 2022.", "carryover_plan"],
    ["Xã được hỗ trợ 9 tỷ đồng, làm đường 5 tỷ đồng.", "component"],
    ["Năm 2024 được giao 9 tỷ đồng. Trong số vốn này, xã đầu tư cơ sở hạ tầng 5 tỷ đồng.", "component"],
    ["Trong 9 tỷ đồng vốn sự nghiệp có 5 tỷ đồng hỗ trợ phát triển sản xuất.", "component"],
    ["Huy động 9 tỷ đồng, ngân sách huyện hỗ trợ 5 tỷ đồng.", "mobilised"],
    ["Ước giải ngân 9 tỷ đồng, trong đó vốn đầu tư mới giải ngân được 5 tỷ đồng.", "disbursed"],
    ["Kế hoạch vốn 9 tỷ đồng, trong đó thu tiền sử dụng đất 5 tỷ đồng.", "plan"],
    ["Thu tiền sử dụng đất năm 2024 là 5 tỷ đồng.", "revenue"],
  ])("reads %s as %s", (sentence, role) => {
    expect(extractFigures(sentence).figures.at(-1)?.role).toBe(role);
  });
});

it("reads no criterion number as money, though money stands behind it in the list", () => {
  const { figures } = extractFigures("Tiêu chí 14.3; 17.6 và 5,2 tỷ đồng vốn sự nghiệp đã phân bổ.");
  expect(figures.map(({ raw }) => raw)).toEqual(["5,2 tỷ đồng"]);
});

describe("a sentence that goes on about the one before", () => {
  it("keeps realised capital apart from disbursement, source by source", () => {
    const text = "Vốn đầu tư thực hiện đạt 9 tỷ đồng. Vốn do địa phương quản lý đạt 5 tỷ đồng, bằng 4,9% kế hoạch.";
    expect(extractFigures(text).figures.map(({ role }) => role)).toEqual(["realised", "realised", "rate"]);
  });
});

describe("a verb at the end of a list", () => {
  it.each([
    ["Vốn đầu tư 3 tỷ, sự nghiệp 2 tỷ đồng đã được giải ngân.", ["disbursed", "disbursed"]],
    ["Nông thôn mới 3 tỷ đồng, giảm nghèo 2 tỷ đồng đã được giải ngân.", ["disbursed", "disbursed"]],
    ["Được giao 3 tỷ đồng, 2 tỷ đồng đã được giải ngân.", ["plan", "disbursed"]],
    ["Kế hoạch vốn đầu tư 3 tỷ đồng, vốn sự nghiệp 2 tỷ đồng đã được giải ngân.", ["plan", "disbursed"]],
  ])("reads: %s", (sentence, roles) => {
    expect(extractFigures(sentence).figures.map(({ role }) => role)).toEqual(roles);
  });
});

describe("percentages as printed", () => {
  it.each([
    ["đạt 46,35 %", ["46.35"]],
    ["đạt 46.35%", ["46.35"]],
    ["đạt 82,3 phần trăm kế hoạch", ["82.3"]],
    ["đạt 25 - 30% kế hoạch", ["25", "30"]],
    ["đạt 100% kế hoạch", ["100"]],
  ])("reads giải ngân %s", (printed, percents) => {
    expect(percentsOf(`Đã giải ngân ${printed}.`)).toEqual(percents);
  });

  it("reads a percentage whose sign is missing, and asks for a look", () => {
    const [rate] = extractFigures("Tiến độ giải ngân đạt 46,35 kế hoạch.").figures;
    expect(rate).toMatchObject({ kind: "percent", percent: "46.35", role: "rate", needsReview: true });
  });

  it("takes points for a difference and not for a rate", () => {
    const roles = extractFigures("Giải ngân đạt 54,3%, tăng 4,9 điểm phần trăm so với cùng kỳ.").figures;
    expect(roles.map(({ role }) => role)).toEqual(["rate", "growth"]);
  });
});

describe("hedges", () => {
  it.each([
    ["gần", "lt"],
    ["hơn", "gt"],
    ["trên", "gt"],
    ["khoảng", "approx"],
    ["xấp xỉ", "approx"],
    ["ước chừng", "approx"],
  ])("keeps %s beside the figure", (word, qualifier) => {
    const [figure] = extractFigures(`Huyện được giao ${word} 538 tỷ đồng.`).figures;
    expect(figure).toMatchObject({ raw: "538 tỷ đồng", qualifier });
  });
});

describe("dates", () => {
  it("keeps a target's date from the sentence behind it", () => {
    const text = "Năm 2025 phấn đấu đến hết quý III giải ngân 60%. Huyện đã giải ngân 5 tỷ đồng.";
    expect(extractFigures(text).figures.map(({ asOf }) => asOf)).toEqual(["2025-09-30", null]);
  });

  it.each([
    ["Đến 31/10/2023, huyện giải ngân 5 tỷ đồng.", "2023-10-31"],
    ["Đến ngày 31-10-2023 giải ngân 5 tỷ đồng.", "2023-10-31"],
    ["Đến ngày 31.10.2023 giải ngân 5 tỷ đồng.", "2023-10-31"],
    ["Tính đến ngày 15 tháng 8 năm 2024, giải ngân 5 tỷ đồng.", "2024-08-15"],
    ["Hết tháng 9/2024 giải ngân 5 tỷ đồng.", "2024-09-30"],
    ["Năm 2024, đến hết tháng 2 giải ngân 5 tỷ đồng.", "2024-02-29"],
    ["Năm 2024, đến 30-9 giải ngân 5 tỷ đồng.", "2024-09-30"],
    ["Đến 29/2 giải ngân 5 tỷ đồng, cùng kỳ năm 2023 đạt 7%.", "2024-02-29"],
    ["Hết quý III năm 2023 giải ngân 5 tỷ đồng.", "2023-09-30"],
    ["Hết quý I/2023, huyện giải ngân 5 tỷ đồng.", "2023-03-31"],
    ["Trong 4 tháng đầu năm 2025, huyện giải ngân 5 tỷ đồng.", "2025-04-30"],
    ["9T/2024 giải ngân 5 tỷ đồng.", "2024-09-30"],
    ["Trong 13 tháng của năm ngân sách 2023, giải ngân 5 tỷ đồng.", "2024-01-31"],
    ["Ước cả năm 2024 giải ngân 5 tỷ đồng.", "2024-12-31"],
    ["Năm 2024, đến nay giải ngân 5 tỷ đồng.", null],
    ["Tính đến 17 giờ ngày 05/9/2025 đã giải ngân 5 tỷ đồng.", "2025-09-05"],
    ["Tính đến 17h30 ngày 05/9/2025 đã giải ngân 5 tỷ đồng.", "2025-09-05"],
    ["Ước đến hết niên độ ngân sách (31/01/2025) là 5 tỷ đồng.", "2025-01-31"],
    ["Ước giải ngân đến hết niên độ năm 2023: 5 tỷ đồng.", null],
    ["Theo Nghị quyết số 22/NQ-HĐND ngày 30/10/2023, đã giải ngân 5 tỷ đồng.", null],
    ["So với ngày 10/8/2023, đã giải ngân thêm 5 tỷ đồng.", null],
  ])("dates the disbursement of: %s", (sentence, asOf) => {
    expect(extractFigures(sentence).figures[0]).toMatchObject({ amount: 5_000_000_000n, asOf });
  });
});
