import { sourceKey } from "@giaingan/finance";
import { describe, expect, it } from "vitest";
import { readReport } from "../../src/narrative/report-reading.ts";

const factsOf = (text: string): readonly (readonly unknown[])[] =>
  readReport(text).facts.map((fact) => [fact.measure, fact.amount, fact.asOf, fact.fiscalYear, sourceKey(fact.source)]);

describe("what may be posted", () => {
  it("takes plan and disbursement of one programme once, however often they are said", () => {
    const text =
      "Kế hoạch vốn năm 2024 là 100 tỷ đồng. Đến 30/9/2024 giải ngân 40 tỷ đồng/100 tỷ đồng, đạt 40%. Tóm lại, kế hoạch vốn năm 2024 là 100 tỷ đồng.";
    expect(factsOf(text)).toEqual([
      ["plan", 100_000_000_000n, null, 2024, "-/-/-/-/-"],
      ["disbursed", 40_000_000_000n, "2024-09-30", 2024, "-/-/-/-/-"],
    ]);
  });

  it.each([
    ["hedged", "Kế hoạch vốn năm 2024 là hơn 100 tỷ đồng."],
    ["estimated", "Ước cả năm 2024 giải ngân 100 tỷ đồng."],
    ["targeted", "Năm 2024 phấn đấu giải ngân 100 tỷ đồng."],
    ["without a unit", "Năm 2024 tổng vốn giải ngân là 4.824, đạt 61,1%."],
    ["a remainder", "Năm 2024 còn 100 tỷ đồng chưa giải ngân."],
    ["a difference", "Năm 2024 giải ngân tăng 100 tỷ đồng so với năm 2023."],
    ["of last year", "Cùng kỳ năm 2023 giải ngân 100 tỷ đồng."],
    ["without a year", "Huyện được giao 100 tỷ đồng."],
  ])("takes nothing that is %s", (_, text) => {
    expect(factsOf(text)).toEqual([]);
  });

  it("takes nothing of several programmes, and says why", () => {
    const { facts, findings } = readReport(
      "Năm 2025, Chương trình giảm nghèo được giao 67 tỷ đồng. Chương trình dân tộc thiểu số được giao 226 tỷ đồng năm 2025.",
    );
    expect(facts).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(["scopeUnclear"]);
  });

  it("never measures one programme's disbursement against another's plan", () => {
    const text =
      "Năm 2025, Chương trình giảm nghèo được giao 67 tỷ đồng. Đến 30/6/2025, Chương trình nông thôn mới giải ngân 20 tỷ đồng.";
    expect(factsOf(text)).toEqual([]);
  });

  it("keeps the plan of next year apart", () => {
    const text = [
      "I. KẾT QUẢ NĂM 2023",
      "- Kế hoạch vốn được giao: 30 tỷ đồng.",
      "II. PHƯƠNG HƯỚNG NĂM 2024",
      "- Kế hoạch vốn: 45 tỷ đồng.",
    ].join("\n");
    expect(factsOf(text)).toEqual([
      ["plan", 30_000_000_000n, null, 2023, "-/-/-/-/-"],
      ["plan", 45_000_000_000n, null, 2024, "-/-/-/-/-"],
    ]);
  });

  it("takes the parts of a source's total instead of the total, when they are complete", () => {
    const text =
      "Năm 2024, vốn sự nghiệp được giao 100 triệu đồng (ngân sách trung ương 60 triệu đồng; ngân sách tỉnh 40 triệu đồng).";
    expect(factsOf(text)).toEqual([
      ["plan", 60_000_000n, null, 2024, "central/recurrent/-/-/-"],
      ["plan", 40_000_000n, null, 2024, "province/recurrent/-/-/-"],
    ]);
  });
});

describe("the header of a report", () => {
  it("reads letterhead, number, date and title", () => {
    const text = [
      "ỦY BAN NHÂN DÂN",
      "XÃ ĐĂK KÔI",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: 45/BC-UBND",
      "Đăk Kôi, ngày 05 tháng 11 năm 2024",
      "BÁO CÁO",
      "Kết quả giải ngân vốn năm 2024",
    ].join("\n");
    expect(readReport(text)).toMatchObject({
      title: "Báo cáo: Kết quả giải ngân vốn năm 2024",
      documentNumber: "45/BC-UBND",
      documentDate: "2024-11-05",
      issuer: "UBND xã Đăk Kôi",
      unitName: "Xã Đăk Kôi",
      fiscalYear: 2024,
    });
  });

  it("reads unit, disbursement and plan of a report of one sentence", () => {
    const text =
      "Tính đến ngày 30/9/2023, huyện Kon Rẫy giải ngân 10.000 triệu đồng, đạt 32,86% kế hoạch vốn năm 2023 là 30.433 triệu đồng.";
    expect(readReport(text)).toMatchObject({ unitName: "Huyện Kon Rẫy", findings: [] });
    expect(factsOf(text)).toEqual([
      ["disbursed", 10_000_000_000n, "2023-09-30", 2023, "-/-/-/-/-"],
      ["plan", 30_433_000_000n, null, 2023, "-/-/-/-/-"],
    ]);
  });

  it.each([
    "Huyện Kon Rẫy giải ngân 5 tỷ đồng.",
    "UBND HUYỆN KON RẪY\nGiải ngân 5 tỷ đồng.",
    "Đến 30/9/2023, HUYỆN KON RẪY giải ngân 5 tỷ đồng.",
    "TÌNH HÌNH GIẢI NGÂN CỦA HUYỆN KON RẪY NĂM 2023",
  ])("names the unit by its capitalised words: %s", (text) => {
    expect(readReport(text).unitName).toBe("Huyện Kon Rẫy");
  });

  it("leaves the unit open when a text names several", () => {
    expect(readReport("Huyện Nam Đàn giải ngân 5 tỷ đồng, huyện Tân Kỳ giải ngân 6 tỷ đồng.").unitName).toBeNull();
  });

  it("reads a text without figures as one without facts", () => {
    expect(readReport("Không có số liệu.")).toMatchObject({ figures: [], statements: [], facts: [], findings: [] });
  });
});
