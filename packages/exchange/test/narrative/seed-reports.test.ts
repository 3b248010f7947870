/** The two real documents of the field: a district's report, and a plan form that nobody has filled in. */
import { readFileSync } from "node:fs";
import { sourceKey } from "@giaingan/finance";
import { describe, expect, it } from "vitest";
import { extractFigures } from "../../src/narrative/extraction.ts";
import { readReport } from "../../src/narrative/report-reading.ts";

const example = (name: string): string =>
  readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), "utf8");
const report = example("bao-cao-ntm-2023.txt");
const form = example("ke-hoach-ntm-2024-mau.txt");

describe("the district's report of 2023", () => {
  it("finds its figures and nothing else: no criteria, trees, people, kilometres or document numbers", () => {
    const figures = extractFigures(report).figures.map(({ raw, role, asOf, fund }) => [raw, role, asOf, fund]);
    expect(figures).toEqual([
      ["30.433 triệu đồng", "plan", null, "central"],
      ["24.314 triệu đồng", "plan", null, "investment"],
      ["2.562 triệu đồng", "plan", null, "recurrent"],
      ["2.371 triệu đồng", "carryover_plan", null, "investment"],
      ["1.186 triệu đồng", "carryover_plan", null, "recurrent"],
      ["1.512 triệu đồng", "mobilised", null, "off_budget"],
      ["14.108 triệu đồng", "disbursed", "2023-10-31", null],
      ["30.433 triệu đồng", "plan", null, null],
      ["46,35", "rate", "2023-10-31", null],
      ["30.433 triệu đồng", "estimate", null, null],
      ["30.433 triệu đồng", "plan", null, null],
      ["100", "estimate_rate", null, null],
    ]);
  });

  it("finds what is to be told about it, and raises no false alarm", () => {
    const { findings, checks } = extractFigures(report);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["rateTruncated", "information"],
      ["estimateNeedsFasterPace", "warning"],
      ["deadlineNotStated", "warning"],
      ["percentSignMissing", "information"],
    ]);
    expect(checks.map(({ code }) => code)).toEqual(["rateAgrees", "partsSumToTotal"]);
    expect(findings[0]?.values).toMatchObject({ printed: "46.35", computed: "46.3576" });
    expect(findings[1]?.values).toEqual({
      estimate: "30433000000",
      disbursedToDate: "14108000000",
      asOf: "2023-10-31",
      soFarPerMonth: "1410800000",
      neededPerMonth: "8162500000",
      timesFaster: "5.8",
      neededPerMonthToJanuary: "5441666667",
      timesFasterToJanuary: "3.9",
    });
    expect(findings[2]?.values).toEqual({ earliest: "2023-12-31", latest: "2024-01-31" });
  });

  it("takes what may be posted: the plan in four slices, the disbursement without a source, money outside the budget", () => {
    const { facts } = readReport(report);
    const told = facts.map((fact) => [
      fact.measure,
      fact.amount,
      fact.asOf,
      fact.fiscalYear,
      sourceKey(fact.source),
      fact.coversAllSources,
    ]);
    expect(told).toEqual([
      ["plan", 30_433_000_000n, null, 2023, "central/-/-/-/-", true],
      ["plan", 24_314_000_000n, null, 2023, "central/investment/-/2023/-", false],
      ["plan", 2_562_000_000n, null, 2023, "central/recurrent/-/2023/-", false],
      ["plan", 2_371_000_000n, null, 2023, "central/investment/-/2022/-", false],
      ["plan", 1_186_000_000n, null, 2023, "central/recurrent/-/2022/-", false],
      ["mobilised", 1_512_000_000n, null, 2023, "-/-/-/-/offBudget", true],
      ["disbursed", 14_108_000_000n, "2023-10-31", 2023, "-/-/-/-/-", true],
    ]);
  });

  it("knows whose report it is, and leaves blank number and date open", () => {
    expect(readReport(report)).toMatchObject({
      title:
        "Báo cáo: Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023; phương hướng, nhiệm vụ trọng tâm năm 2024",
      documentNumber: null,
      documentDate: null,
      issuer: "UBND huyện Kon Rẫy",
      unitName: "Huyện Kon Rẫy",
      fiscalYear: 2023,
    });
  });

  it("keeps every figure as a statement with its place, the estimate among them", () => {
    const { statements } = readReport(report);
    expect(statements).toHaveLength(12);
    for (const { place, printed } of statements) expect(report.slice(place.start, place.end)).toBe(printed);
    expect(statements.find(({ role }) => role === "estimate")).toMatchObject({
      amount: 30_433_000_000n,
      fiscalYear: 2023,
    });
  });

  it("says the same of the decomposed text (NFD)", () => {
    const reading = readReport(report.normalize("NFD"));
    const composed = readReport(report);
    expect(reading.facts).toEqual(composed.facts);
    expect(reading.unitName).toBe(composed.unitName);
    expect(reading.findings.map(({ code }) => code)).toEqual(composed.findings.map(({ code }) => code));
  });
});

describe("the plan form of 2024", () => {
  it("reads blanks as missing, never as zero", () => {
    const { figures, blanks } = extractFigures(form);
    expect(figures).toEqual([]);
    expect(blanks.map(({ label, unit, isTotal }) => [label, unit, isTotal])).toEqual([
      ["Tổng kinh phí", "đồng", true],
      ["Về quy hoạch và thực hiện quy hoạch", "triệu đồng", false],
      ["Về hạ tầng kinh tế - xã hội", "triệu đồng", false],
      ["Về kinh tế và tổ chức sản xuất", "triệu đồng", false],
      ["Về văn hóa, xã hội và môi trường", "triệu đồng", false],
      ["Về hệ thống chính trị", "triệu đồng", false],
      ["Nguồn vốn chương trình NTM", "triệu đồng", false],
      ["Nguồn vốn Chương trình giảm nghèo", "triệu đồng", false],
      ["Nguồn vốn Chương trình phát triển KT-XH vùng ĐBDTTS", "triệu đồng", false],
      ["Nguồn vốn từ các đề án, dự án", "triệu đồng", false],
      ["Nguồn vốn lồng ghép", "triệu đồng", false],
    ]);
  });

  it("finds that its total is in đồng while its lines are in triệu đồng", () => {
    const { findings } = extractFigures(form);
    expect(findings.map(({ code, severity, values }) => [code, severity, values])).toEqual([
      ["amountsMissing", "warning", { count: "11" }],
      ["mixedUnits", "warning", { totalUnit: "đồng", lineUnit: "triệu đồng" }],
    ]);
  });

  it("finds the same when the form is filled in, and that its lines add up", () => {
    const filled = [
      "1. Tổng kinh phí: 1.200.000.000 đồng, trong đó:",
      "- Về quy hoạch và thực hiện quy hoạch 300 triệu đồng.",
      "- Về hạ tầng kinh tế - xã hội 700 triệu đồng.",
      "- Về hệ thống chính trị 200 triệu đồng.",
      "2. Nguồn vốn",
      "- Nguồn vốn chương trình NTM 1.000 triệu đồng.",
    ].join("\n");
    const { figures, findings, checks, blanks } = extractFigures(filled);
    expect(blanks).toEqual([]);
    expect(figures.map(({ amount, role, partOf }) => [amount, role, partOf])).toEqual([
      [1_200_000_000n, "plan", null],
      [300_000_000n, "component", 0],
      [700_000_000n, "component", 0],
      [200_000_000n, "component", 0],
      [1_000_000_000n, "plan", null],
    ]);
    expect(findings.map(({ code }) => code)).toEqual(["mixedUnits"]);
    expect(checks.map(({ code }) => code)).toEqual(["partsSumToTotal"]);
  });

  it("names the committee of the letterhead", () => {
    expect(readReport(form)).toMatchObject({ issuer: "UBND huyện Tam Đường", unitName: "Huyện Tam Đường", facts: [] });
  });
});
