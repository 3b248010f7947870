/** Turns of phrase of reports: one sentence, and what each of its figures is. */
import { describe, expect, it } from "vitest";
import { extractFigures } from "../../src/narrative/extraction.ts";

/** "14 tỷ: disbursed", with the fund behind "/" and the day behind "@" where the text says them. */
function told(text: string): readonly string[] {
  return extractFigures(text).figures.map(
    ({ raw, role, fund, asOf }) =>
      `${raw}: ${role}${fund === null ? "" : `/${fund}`}${asOf === null ? "" : `@${asOf}`}`,
  );
}

describe("months", () => {
  it.each([
    ["11 tháng năm 2023 giải ngân 461 tỷ đồng.", "461 tỷ đồng: disbursed@2023-11-30"],
    ["9 tháng đầu năm 2024, huyện giải ngân 58 tỷ đồng.", "58 tỷ đồng: disbursed@2024-09-30"],
    ["Hết quý III/2024, xã giải ngân 3,2 tỷ đồng.", "3,2 tỷ đồng: disbursed@2024-09-30"],
    ["Giải ngân 13 tháng kế hoạch năm 2024 đạt 5.210 tỷ đồng.", "5.210 tỷ đồng: disbursed@2025-01-31"],
    ["Đến hết tháng 10/2024 đã giải ngân 77 tỷ đồng.", "77 tỷ đồng: disbursed@2024-10-31"],
    ["Đến giữa tháng 6/2024 mới giải ngân 850 triệu đồng.", "850 triệu đồng: disbursed@2024-06-15"],
    ["Tính đến trung tuần tháng 11/2024, huyện giải ngân 9 tỷ đồng.", "9 tỷ đồng: disbursed@2024-11-15"],
    ["Tính đến 15 tháng 7 năm 2024, huyện giải ngân 1.020 tỷ đồng.", "1.020 tỷ đồng: disbursed@2024-07-15"],
    ["Từ giữa tháng 6/2024, huyện giải ngân 850 triệu đồng.", "850 triệu đồng: disbursed"],
    ["Hết 9 tháng 12 đơn vị đã giải ngân 5 tỷ đồng.", "5 tỷ đồng: disbursed"],
  ])("%s", (text, figure) => {
    expect(told(text)).toEqual([figure]);
  });
});

describe("shares, rates and what they are compared with", () => {
  it.each([
    [
      "Ngân sách Trung ương chiếm 46% tổng nguồn; đến nay giải ngân đạt 46% kế hoạch.",
      ["46%: share/central", "46%: rate"],
    ],
    ["Cơ cấu nguồn vốn: ngân sách trung ương 40%, ngân sách tỉnh 60%.", ["40%: share/central", "60%: share/province"]],
    [
      "Tổng vốn 200 tỷ đồng, trong đó ngân sách tỉnh bố trí 50 tỷ đồng, bằng 25% tổng số.",
      ["200 tỷ đồng: plan", "50 tỷ đồng: plan/province", "25%: share/province"],
    ],
    ["Huyện giải ngân 5 tỷ đồng, cùng kỳ năm trước đạt 52,4%.", ["5 tỷ đồng: disbursed", "52,4%: prior_year_rate"]],
    ["Tỉnh giải ngân 38% kế hoạch; bình quân cả nước 43,9%.", ["38%: rate", "43,9%: benchmark_rate"]],
    ["Tỷ lệ giải ngân bình quân của cả nước đạt 52%; tỉnh đạt 48%.", ["52%: benchmark_rate", "48%: rate"]],
    [
      "Giải ngân 742 tỷ đồng (56,3%), cùng kỳ năm 2023 giải ngân 655 tỷ đồng (51,8%).",
      ["742 tỷ đồng: disbursed", "56,3%: rate", "655 tỷ đồng: disbursed", "51,8%: prior_year_rate"],
    ],
    ["Cùng kỳ năm 2022, tỷ lệ giải ngân đạt 33%.", ["33%: prior_year_rate"]],
    [
      "Giải ngân 27 tỷ đồng, tăng 6 tỷ đồng so với cùng kỳ và đạt 58,9% kế hoạch.",
      ["27 tỷ đồng: disbursed", "6 tỷ đồng: disbursed", "58,9%: rate"],
    ],
    [
      "Giải ngân 7,3% kế hoạch, thấp hơn cùng kỳ năm 2024 (đạt 9,2% kế hoạch).",
      ["7,3%: rate", "9,2%: prior_year_rate"],
    ],
    ["Tỷ lệ giải ngân thấp hơn mức chung của cả nước (đạt 38% so với 45%).", ["38%: rate", "45%: benchmark_rate"]],
    [
      "Vốn sự nghiệp giải ngân 4,73%, thấp hơn so với vốn đầu tư phát triển (22,59%).",
      ["4,73%: rate/recurrent", "22,59%: rate/investment"],
    ],
    ["Tỷ lệ giải ngân cao hơn bình quân chung của cả nước 7,4%.", ["7,4%: growth"]],
    ["Tỷ lệ giải ngân thấp hơn mức trung bình cả nước là 10,35%.", ["10,35%: benchmark_rate"]],
    [
      "Tỉnh giải ngân 39% (cùng kỳ năm 2022 đạt 35% kế hoạch tổng và đạt 39,2% kế hoạch Thủ tướng giao).",
      ["39%: rate", "35%: prior_year_rate", "39,2%: prior_year_rate"],
    ],
    [
      "Hiện còn 112 tỷ đồng chưa giao chi tiết, bằng 4,8% tổng kế hoạch vốn.",
      ["112 tỷ đồng: unallocated", "4,8%: share"],
    ],
    ["Kế hoạch vốn đã phân khai 96,8%, còn 3,2% chưa phân khai.", ["96,8%: allocation_rate", "3,2%: share"]],
  ])("%s", (text, figures) => {
    expect(told(text)).toEqual(figures);
  });
});

describe("hopes and estimates that go on", () => {
  it.each([
    ["Phấn đấu giải ngân cả năm đạt 100% kế hoạch, riêng quý III đạt trên 60%.", ["100%: target", "60%: target"]],
    [
      "Tỉnh phấn đấu giải ngân đến 30/6/2025 đạt 50%, đến 30/9/2025 đạt 75% và đến 31/12/2025 đạt 100%.",
      ["50%: target@2025-06-30", "75%: target@2025-09-30", "100%: target@2025-12-31"],
    ],
    ["Phấn đấu giải ngân cả năm đạt 95%, đến nay mới đạt 40%.", ["95%: target", "40%: rate"]],
    [
      "Ước đến 31/01/2026, giải ngân 100% kế hoạch, riêng vốn sự nghiệp 92%.",
      ["100%: estimate_rate@2026-01-31", "92%: estimate_rate/recurrent"],
    ],
    ["Năm 2024 ước giải ngân 2.450 tỷ đồng, đạt 96%.", ["2.450 tỷ đồng: estimate", "96%: estimate_rate"]],
  ])("%s", (text, figures) => {
    expect(
      told(text).map((figure, index) => (figures[index]?.includes("@") ? figure : figure.replace(/@.*/u, ""))),
    ).toEqual(figures);
  });
});

describe("what a sum of money is", () => {
  it.each([
    [
      "Đến 31/01/2024, huyện giải ngân 98,1% kế hoạch vốn, tương ứng 41,3 tỷ đồng.",
      ["98,1%: rate@2024-01-31", "41,3 tỷ đồng: disbursed@2024-01-31"],
    ],
    ["Mục tiêu giải ngân 100% kế hoạch, tương đương 9.870 tỷ đồng.", ["100%: target", "9.870 tỷ đồng: target"]],
    [
      "Trong số 588 tỷ đồng đã giải ngân, vốn ngân sách trung ương là 402 tỷ đồng.",
      ["588 tỷ đồng: disbursed", "402 tỷ đồng: disbursed/central"],
    ],
    ["Kế hoạch vốn 50 tỷ đồng đã giải ngân 10 tỷ đồng.", ["50 tỷ đồng: plan", "10 tỷ đồng: disbursed"]],
    [
      "Trong tổng vốn 1.204 tỷ đồng, vốn chuyển từ năm 2023 sang là 342 tỷ đồng.",
      ["1.204 tỷ đồng: plan", "342 tỷ đồng: carryover_plan"],
    ],
    ["Vốn chuyển từ ngân sách tỉnh về là 342 tỷ đồng.", ["342 tỷ đồng: plan/province"]],
    [
      "Thu ngân sách đạt 5.612 tỷ đồng; chi ngân sách địa phương 9.874 tỷ đồng.",
      ["5.612 tỷ đồng: revenue", "9.874 tỷ đồng: disbursed"],
    ],
    [
      "Kế hoạch vốn ODA cấp phát 85 tỷ đồng, vay lại 21 tỷ đồng.",
      ["85 tỷ đồng: plan/foreign", "21 tỷ đồng: plan/foreign"],
    ],
    [
      "Tổng vốn thực hiện 3 Chương trình năm 2023 là 2.312 tỷ đồng, gồm: vốn năm 2022 kéo dài 702 tỷ đồng.",
      ["2.312 tỷ đồng: plan", "702 tỷ đồng: carryover_plan"],
    ],
    ["Giải ngân vốn FDI đạt 13,6 tỷ USD.", []],
    [
      "Trong năm, xã thu nội địa 1.215 triệu đồng, chi 6.840 triệu đồng.",
      ["1.215 triệu đồng: revenue", "6.840 triệu đồng: disbursed"],
    ],
    [
      "Nguồn vốn sự nghiệp giao 214 tỷ đồng, giải ngân 71 tỷ đồng, chuyển nguồn sang năm 2024 143 tỷ đồng.",
      ["214 tỷ đồng: plan/recurrent", "71 tỷ đồng: disbursed/recurrent", "143 tỷ đồng: carryover_plan/recurrent"],
    ],
    ["Tổng chi phí của dự án là 7,2 tỷ đồng.", ["7,2 tỷ đồng: plan"]],
    ["Tổng mức vốn tối thiểu là 196.332 tỷ đồng.", ["196.332 tỷ đồng: plan"]],
    [
      "Ngân sách nhà nước hỗ trợ 14,5 tỷ đồng, nhân dân đóng góp 6,3 tỷ đồng.",
      ["14,5 tỷ đồng: mobilised/state_budget", "6,3 tỷ đồng: mobilised/community"],
    ],
  ])("%s", (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it("never takes what another year paid for a total of this one", () => {
    const { figures } = extractFigures(
      "Đến 30/9/2023 giải ngân 14 tỷ đồng. Cùng kỳ năm 2022, toàn huyện giải ngân 12,7 tỷ đồng.",
    );
    expect(figures.map(({ isResidual, asOf }) => [isResidual, asOf])).toEqual([
      [false, "2023-09-30"],
      [true, null],
    ]);
  });

  it("does not measure an estimate of all money by what one source has paid", () => {
    const { findings } = extractFigures(
      "Vốn sự nghiệp đến 30/9/2024 giải ngân 3,2 tỷ đồng. Ước đến 31/12/2024 toàn huyện giải ngân 55 tỷ đồng.",
    );
    expect(findings.map(({ code }) => code)).toEqual([]);
  });
});
