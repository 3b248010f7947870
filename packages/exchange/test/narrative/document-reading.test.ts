/** Whole reports: paragraphs and tables of one document, held against one another. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type DocumentReading, readDocument } from "../../src/narrative/document-reading.ts";
import { readDocumentDocx } from "../../src/workbook/document-docx.ts";
import { openReadWorkbook } from "../../src/workbook/read-workbook.ts";
import type { DocumentBlock, Sheet } from "../../src/workbook/workbook.ts";
import { drawSheet } from "../table/drawn-sheet.ts";
import { archiveOf } from "../workbook/zipped-parts.ts";

/** Paragraphs as texts, tables as drawings (see `drawn-sheet.ts`): those begin with a line break. */
function read(...parts: readonly string[]): DocumentReading {
  const sheets: Sheet[] = [];
  const blocks = parts.map((part): DocumentBlock => {
    if (!part.startsWith("\n")) return { kind: "paragraph", text: part, isHeading: false };
    sheets.push(drawSheet(part, `Bảng ${sheets.length + 1}`));
    return { kind: "table", sheetIndex: sheets.length - 1 };
  });
  return readDocument({ sheets, blocks });
}

const shown = ({ findings }: DocumentReading): readonly (readonly unknown[])[] =>
  findings.map(({ code, severity, values }) => [code, severity, values]);
const codesOf = (entries: readonly { readonly code: string }[]): readonly string[] => entries.map(({ code }) => code);

const communes = `
  STT | Đơn vị        | Kế hoạch vốn năm 2023 | Lũy kế giải ngân | Tỷ lệ (%)
  1   | Xã Đăk Ruồng  | 12000 | 5200  | 43.33
  2   | Xã Tân Lập    | 6433  | 2900  | 45.08
  3   | Xã Đăk Kôi    | 12000 | 6008  | 50.07
      | *Tổng cộng    | 30433 | 14108 | 46.36`;
const above = ["Biểu 1. Kết quả giải ngân đến ngày 31/10/2023", "Đơn vị tính: triệu đồng"];
const title = "Kết quả giải ngân vốn xây dựng nông thôn mới năm 2023 của huyện Kon Rẫy";

describe("a document with a table in its text", () => {
  it("reads the table with the title, the data date and the unit that stand above it as paragraphs", () => {
    const { tables, paragraphs, text } = read(title, ...above, communes, "Trên đây là kết quả.");
    const [table] = tables;
    expect(table).toMatchObject({ sheetIndex: 0, linesAbove: 3 });
    expect(table?.understood).toMatchObject({ asOf: "2023-10-31", fiscalYear: 2023, unit: { dong: 1_000_000n } });
    expect(table?.facts.map(({ measure, amount, row }) => [measure, amount, row - 3])).toContainEqual([
      "disbursed",
      14_108_000_000n,
      4,
    ]);
    expect(paragraphs.map(({ block, start, end }) => [block, text.slice(start, end)])).toEqual([
      [0, title],
      [1, above[0]],
      [2, above[1]],
      [4, "Trên đây là kết quả."],
    ]);
  });

  it("says what text and table tell alike", () => {
    const { findings, checks } = read(
      title,
      "Đến ngày 31/10/2023, toàn huyện đã giải ngân 14.108 triệu đồng, đạt 46,36% kế hoạch.",
      "Xã Tân Lập giải ngân 2,9 tỷ đồng; UBND xã Đăk Kôi giải ngân 6.008 triệu đồng.",
      ...above,
      communes,
    );
    expect(findings).toEqual([]);
    expect(codesOf(checks)).toEqual(["figureAgrees", "figureAgrees", "figureAgrees", "rateAgreesWithDocument"]);
    expect(checks[0]?.cells).toEqual([{ sheet: "Bảng 1", row: 4, column: 3 }]);
  });

  it("finds a figure that text and table tell differently, and proves by the printed rate which one is wrong", () => {
    const reading = read(
      title,
      "Đến ngày 31/10/2023, toàn huyện đã giải ngân 14.180 triệu đồng, đạt 46,36% kế hoạch.",
      ...above,
      communes,
    );
    expect(shown(reading)).toEqual([
      [
        "figureToldTwice",
        "error",
        { first: "14180000000", second: "14108000000", gap: "72000000", proven: "14108000000", rate: "46.36" },
      ],
    ]);
    const [finding] = reading.findings;
    expect(finding?.cells).toEqual([{ sheet: "Bảng 1", row: 4, column: 3 }]);
    expect(finding?.places.map(({ excerpt }) => excerpt)).toEqual(["toàn huyện đã giải ngân 14.180 triệu đồng"]);
    expect(finding?.places.map(({ start, end }) => reading.text.slice(start, end))).toEqual([
      "toàn huyện đã giải ngân 14.180 triệu đồng",
    ]);
    expect(finding?.message.vi).toContain('dòng "Tổng cộng", cột "Lũy kế giải ngân"');
  });

  it("holds what is told of a commune against the commune's row, and not against the total", () => {
    const reading = read(title, "Đến 31/10/2023, xã Đăk Kôi đã giải ngân 6.080 triệu đồng.", ...above, communes);
    expect(shown(reading)).toEqual([
      ["figureToldTwice", "warning", { first: "6080000000", second: "6008000000", gap: "72000000" }],
    ]);
    expect(reading.findings[0]?.cells).toEqual([{ sheet: "Bảng 1", row: 3, column: 3 }]);
  });

  it("finds a rate of the text that the sums of the table contradict", () => {
    const reading = read(
      title,
      "Đến 31/10/2023, xã Tân Lập giải ngân 2.900 triệu đồng, đạt 58% kế hoạch.",
      ...above,
      communes,
    );
    expect(shown(reading)).toEqual([
      [
        "rateContradictsDocument",
        "error",
        { printed: "58", computed: "45.0801", numerator: "2900000000", denominator: "6433000000" },
      ],
    ]);
  });

  it("adds up the rows of a table that prints no total", () => {
    const withoutTotal = communes.split("\n").slice(0, -1).join("\n");
    const reading = read(title, "Đến ngày 31/10/2023, toàn huyện giải ngân 14.180 triệu đồng.", ...above, withoutTotal);
    expect(codesOf(reading.findings)).toEqual(["figureToldTwice"]);
    expect(reading.findings[0]?.message.vi).toContain("khi cộng các dòng của Bảng 1");
  });

  it("holds parts by source in the text against the total of the table", () => {
    const told = (recurrent: string): string =>
      `Đến ngày 31/10/2023, vốn đầu tư giải ngân 12.000 triệu đồng; vốn sự nghiệp giải ngân ${recurrent} triệu đồng.`;
    expect(codesOf(read(title, told("2.108"), ...above, communes).checks)).toEqual(["partsSumToDocumentTotal"]);
    expect(shown(read(title, told("1.108"), ...above, communes))).toEqual([
      ["partsDoNotSumToDocumentTotal", "error", { sum: "13108000000", total: "14108000000", gap: "1000000000" }],
    ]);
  });

  it.each([
    { what: "a commune that the table does not have", text: "Xã Đăk Pne đã giải ngân 14.180 triệu đồng." },
    { what: "a sentence behind one about a commune", text: "Xã Đăk Pne chậm nhất. Đã giải ngân 14.180 triệu đồng." },
    { what: "a name without a word for what it is", text: "Đăk Pne đã giải ngân 14.180 triệu đồng." },
    { what: "some other unit", text: "Một huyện khác đã giải ngân 14.180 triệu đồng." },
    { what: "a hedge", text: "Toàn huyện đã giải ngân hơn 14.000 triệu đồng." },
    { what: "another day", text: "Đến ngày 30/9/2023, toàn huyện giải ngân 12.700 triệu đồng." },
    {
      what: "a figure without a day among several days",
      text: "Đến ngày 30/9/2023, toàn huyện giải ngân 12.700 triệu đồng. Đến nay, toàn huyện đã giải ngân 13.900 triệu đồng.",
    },
    { what: "another year", text: "Cùng kỳ năm 2022, toàn huyện giải ngân 12.700 triệu đồng." },
    { what: "money of one source", text: "Vốn sự nghiệp đã giải ngân 12.700 triệu đồng." },
    { what: "another plan", text: "Kế hoạch vốn trung hạn giai đoạn 2021-2025 là 28.500 triệu đồng." },
    { what: "a coarser print", text: "Đến ngày 31/10/2023, toàn huyện giải ngân 14,1 tỷ đồng, đạt 46,4% kế hoạch." },
    {
      what: "something much smaller",
      text: "Đến ngày 31/10/2023 đã giải ngân 850 triệu đồng cho công tác tuyên truyền.",
    },
  ])("raises no alarm over $what", ({ text }) => {
    expect(read(title, text, ...above, communes).findings).toEqual([]);
  });
});

describe("figures that may be of something else", () => {
  it("holds nothing against two rows of one name, which the table tells apart in a way that is not known", () => {
    const twice = communes.replace("Xã Đăk Kôi ", "Xã Tân Lập");
    const reading = read(title, "Đến 31/10/2023, xã Tân Lập giải ngân 2.950 triệu đồng.", ...above, twice);
    expect(reading.findings).toEqual([]);
  });

  it("holds two sentences against one another only where both speak of the whole", () => {
    const plans = (of: string): readonly string[] =>
      ["5.100", "4.900"].map((amount) => `Kế hoạch vốn năm 2024${of} là ${amount} triệu đồng.`);
    expect(read(...plans(" thực hiện nội dung này")).findings).toEqual([]);
    expect(codesOf(read(...plans(" của huyện")).findings)).toEqual(["figureToldTwice"]);
  });
});

describe("a document of several paragraphs", () => {
  it("gives figures without a date the one that the document states for its data, or the heading above", () => {
    const { report } = read(
      "(Số liệu tính đến ngày 31/10/2023)",
      "Toàn huyện đã giải ngân 14.108 triệu đồng. Dự kiến cả năm giải ngân 30.000 triệu đồng.",
      "II. KẾT QUẢ GIẢI NGÂN ĐẾN NGÀY 30/9/2023",
      "1. Vốn sự nghiệp",
      "Kế hoạch giao 3.748 triệu đồng. Số này đến nay mới giải ngân 1.200 triệu đồng.",
    );
    expect(report.figures.map(({ role, asOf, fund }) => [role, asOf, fund])).toEqual([
      ["disbursed", "2023-10-31", null],
      ["estimate", "2023-12-31", null],
      ["plan", null, "recurrent"],
      ["disbursed", "2023-09-30", "recurrent"],
    ]);
  });

  it("reads comparisons that stand in a line of their own", () => {
    const { report } = read(
      "Đến hết quý III/2024, tỉnh giải ngân 2.040 tỷ đồng, đạt 45% kế hoạch.",
      "Cùng kỳ năm trước đạt 52,4%.",
      "Bình quân cả nước 43,9%.",
    );
    expect(report.figures.map(({ raw, role }) => [raw, role])).toEqual([
      ["2.040 tỷ đồng", "disbursed"],
      ["45%", "rate"],
      ["52,4%", "prior_year_rate"],
      ["43,9%", "benchmark_rate"],
    ]);
  });

  it("finds a total that the summary tells differently, with the rate that proves it", () => {
    const reading = read(
      "Tổng kế hoạch vốn năm 2024 của huyện là 58.000 triệu đồng.",
      "Đến ngày 30/9/2024, toàn huyện giải ngân 26.100 triệu đồng, đạt 45% kế hoạch.",
      "Như vậy, đến 30/9/2024 toàn huyện mới giải ngân 25.100 triệu đồng.",
    );
    expect(shown(reading)).toEqual([
      [
        "figureToldTwice",
        "error",
        { first: "26100000000", second: "25100000000", gap: "1000000000", proven: "26100000000", rate: "45" },
      ],
    ]);
    expect(reading.findings[0]?.places).toHaveLength(2);
  });

  /** Reworded from a province's report of 19/5/2025, figures as printed (the labelled paragraphs n02 and n03). */
  const programmes = [
    "Năm 2025, tổng vốn 3 chương trình mục tiêu quốc gia của tỉnh là 614.294 triệu đồng; đến ngày 19/5/2025 đã giải ngân 84.499 triệu đồng, đạt 13,76% kế hoạch.",
    "Chương trình MTQG xây dựng nông thôn mới: tổng vốn năm 2025 là 320.197 triệu đồng; đã giải ngân 55.882 triệu đồng, đạt 17,45% kế hoạch.",
    "Chương trình giảm nghèo bền vững có tổng vốn năm 2025 là 67.172 triệu đồng, mới giải ngân 4.369 triệu đồng, đạt 6,45%.",
    "Chương trình phát triển KT-XH vùng đồng bào DTTS và miền núi có tổng vốn năm 2025 là 226.385 triệu đồng, đã giải ngân 24.248 triệu đồng, đạt 10,71%.",
  ];

  it("adds up the three programmes over the paragraphs, and proposes 67.712 for 67.172", () => {
    const reading = read(...programmes);
    expect(shown(reading)).toEqual([
      [
        "partsDoNotSumToDocumentTotal",
        "error",
        {
          sum: "613754000000",
          total: "614294000000",
          gap: "540000000",
          printed: "67172000000",
          proposed: "67712000000",
        },
      ],
    ]);
    expect(reading.findings[0]?.places).toHaveLength(4);
    expect(codesOf(reading.checks)).toEqual(["partsSumToDocumentTotal"]);
    expect(codesOf(read(...programmes.map((text) => text.replace("67.172", "67.712"))).findings)).toEqual([]);
  });
});

describe("documents as files", () => {
  it("reads a DOCX report with its table", () => {
    const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const lines = communes
      .trim()
      .split("\n")
      .map((line) => line.split("|").map((text) => text.trim().replace("*", "")));
    const table = `<w:tbl>${lines.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
    const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
    const body = [
      title,
      "Đến ngày 31/10/2023, toàn huyện đã giải ngân 14.180 triệu đồng, đạt 46,36% kế hoạch.",
      ...above,
    ].map(paragraph);
    const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join("")}${table}</w:body></w:document>`;
    const docx = openReadWorkbook(readDocumentDocx(archiveOf({ "word/document.xml": xml }), { path: "bao-cao.docx" }));
    expect(codesOf(readDocument(docx).findings)).toEqual(["figureToldTwice"]);
  });

  it.each(["bao-cao-ntm-2023.txt", "ke-hoach-ntm-2024-mau.txt"])(
    "finds nothing across %s that is not there",
    (name) => {
      const text = readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), "utf8");
      const { findings, report } = read(...text.split("\n").filter((line) => line.trim() !== ""));
      expect(findings).toEqual([]);
      expect(report.unitName).not.toBeNull();
    },
  );

  it("reads decomposed letters (NFD) as composed ones", () => {
    const texts = [
      "Kế hoạch vốn năm 2024 của huyện là 58.000 triệu đồng.",
      "Kế hoạch vốn năm 2024 của huyện là 85.000 triệu đồng.",
    ];
    expect(codesOf(read(...texts.map((text) => text.normalize("NFD"))).findings)).toEqual(["figureToldTwice"]);
  });

  it("comes to an end on a document of more figures than anybody prints, and says that it compared nothing", () => {
    const line = "Xã Tân Lập giải ngân 5 tỷ đồng, đạt 4% kế hoạch. ".repeat(2_000);
    expect(read(line, ...above, communes)).toMatchObject({ isCompared: false, findings: [] });
    const thousand = Array.from(
      { length: 500 },
      (_, at) => `Kế hoạch năm 2023 là ${at + 10_000} triệu đồng, giải ngân 7%.`,
    );
    expect(read(...thousand, ...above, communes).isCompared).toBe(true);
  });

  it("reads a file without paragraphs as its tables, and an empty one as nothing", () => {
    const sheet = drawSheet(`\n${above.join("\n")}\n${communes.trimStart()}`, "Phụ biểu");
    const reading = readDocument({ sheets: [sheet], blocks: [] });
    expect([reading.text, reading.tables.length, reading.findings]).toEqual(["", 1, []]);
    expect(readDocument({ sheets: [], blocks: [] })).toMatchObject({ text: "", tables: [], findings: [], checks: [] });
  });
});
