import { expect, test } from "vitest";
import { readDocumentDocx } from "../../src/workbook/document-docx.ts";
import type { ReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { sheetOf, valuesOf } from "./shown-sheet.ts";
import { archiveOf } from "./zipped-parts.ts";

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;

function readBody(body: string, parts: Readonly<Record<string, string>> = {}): ReadWorkbook {
  const relations = Object.keys(parts).map((kind) => relation(kind, kind, `${kind}.xml`));
  const others = Object.entries(parts).map(([kind, xml]) => {
    const root = kind === "notes" ? "footnotes" : kind;
    return [`word/${kind}.xml`, `<w:${root} ${namespaces}>${xml}</w:${root}>`] as const;
  });
  return readDocumentDocx(
    archiveOf({
      "word/document.xml": `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
      "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`,
      ...Object.fromEntries(others),
    }),
    { path: "tep.docx" },
  );
}

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
const cell = (content: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: string, properties = ""): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (rows: string): string => `<w:tbl>${rows}</w:tbl>`;
const list = (numbering: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numbering}"/></w:numPr>`;

function textsOf(read: ReadWorkbook): readonly string[] {
  return read.blocks.map((block) => (block.kind === "paragraph" ? block.text : `[${String(block.sheetIndex)}]`));
}

test("paragraphs and tables come in the order of the document, footnotes at its end", () => {
  const read = readBody(
    paragraph("Báo cáo") +
      table(row(cell(paragraph("Vốn")) + cell(paragraph("14.108")))) +
      paragraph("") +
      paragraph("Kết luận"),
    { footnotes: `<w:footnote w:id="1">${paragraph("Số liệu Kho bạc")}</w:footnote>` },
  );
  expect(textsOf(read)).toEqual(["Báo cáo", "[0]", "Kết luận", "Số liệu Kho bạc"]);
  expect(sheetOf(read.sheets).name).toBe("Bảng 1");
  expect(valuesOf(sheetOf(read.sheets))).toEqual([["Vốn", "14.108"]]);
});

test("deleted and moved text is left out, inserted text stays, and a deleted end joins two paragraphs", () => {
  const read = readBody(
    `<w:p>${run("Kế hoạch ")}<w:del><w:r><w:delText>900</w:delText></w:r></w:del><w:moveFrom>${run("bỏ")}</w:moveFrom><w:ins>${run("950")}</w:ins></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("giải ")}</w:p>${paragraph("ngân")}`,
  );
  expect(textsOf(read)).toEqual(["Kế hoạch 950", "giải ngân"]);
});

test("fields show their result, hidden text does not show, and tabs and breaks are kept", () => {
  const read = readBody(
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${run("mã")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
      `<w:r><w:tab/><w:t>triệu</w:t><w:br/><w:t>đồng</w:t></w:r>${run("kín", "<w:vanish/>")}<w:hyperlink>${run(" Kho bạc")}</w:hyperlink></w:p>`,
  );
  expect(textsOf(read)).toEqual(["12\ttriệu\nđồng Kho bạc"]);
});

test("an instruction that never ends hides nothing below it", () => {
  const read = readBody(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>${paragraph("14.108 triệu đồng")}`);
  expect(textsOf(read)).toEqual(["14.108 triệu đồng"]);
});

test("the text of a box is read once, though it is written twice", () => {
  const box = `<w:txbxContent>${paragraph("Trong hộp")}</w:txbxContent>`;
  const read = readBody(
    `<w:p>${run("Ngoài ")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run("hộp")}</w:p>`,
  );
  expect(textsOf(read)).toEqual(["Trong hộp", "Ngoài hộp"]);
});

test("labels of lists are counted as Word prints them, and begin anew below a higher one", () => {
  const level = (index: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, "upperRoman", "%1.")}${level(1, "decimal", "%2.")}${level(2, "lowerLetter", "%3)")}${level(3, "bullet", "-")}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  const read = readBody(
    paragraph("Vốn", list(1)) +
      paragraph("Dự án", list(1, 1)) +
      paragraph("Đường", list(1, 2)) +
      paragraph("Cầu", list(1, 2)) +
      paragraph("Chương trình", list(1)) +
      paragraph("Dự án", list(1, 1)) +
      paragraph("Ý", list(1, 3)) +
      table(row(cell(paragraph("", list(1, 1))) + cell(paragraph("Nước")))),
    { numbering },
  );
  expect(textsOf(read)).toEqual([
    "I. Vốn",
    "1. Dự án",
    "a) Đường",
    "b) Cầu",
    "II. Chương trình",
    "1. Dự án",
    "- Ý",
    "[0]",
  ]);
  expect(valuesOf(sheetOf(read.sheets))).toEqual([["2.", "Nước"]]);
});

test("cells that go over columns and rows are merges", () => {
  const merged = (kind: string): string => `<w:vMerge w:val="${kind}"/>`;
  const read = readBody(
    table(
      row(cell(paragraph("TT"), merged("restart")) + cell(paragraph("Kế hoạch"), '<w:gridSpan w:val="2"/>')) +
        row(cell(paragraph(""), "<w:vMerge/>") + cell(paragraph("TW")) + cell(paragraph("ĐP"))) +
        row(cell(paragraph("x")), '<w:gridBefore w:val="2"/>'),
    ),
  );
  const sheet = sheetOf(read.sheets);
  expect(valuesOf(sheet)).toEqual([
    ["TT", "Kế hoạch", null],
    [null, "TW", "ĐP"],
    [null, null, "x"],
  ]);
  expect(sheet.merges).toEqual([
    { firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 0 },
    { firstRow: 0, firstColumn: 1, lastRow: 0, lastColumn: 2 },
  ]);
});

test("a table inside a cell is a sheet behind it, and deleted rows are left out", () => {
  const inner = table(row(cell(paragraph("trong"))));
  const read = readBody(
    table(row(cell(paragraph("ngoài") + inner + paragraph(""))) + row(cell(paragraph("cũ")), "<w:del/>")),
  );
  expect(read.sheets.map((_, rank) => valuesOf(sheetOf(read.sheets, rank)))).toEqual([[["ngoài"]], [["trong"]]]);
  expect(textsOf(read)).toEqual(["[0]", "[1]"]);
});

test("headings, bold cells and fonts are told by runs and styles", () => {
  const styles =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>';
  const read = readBody(
    paragraph("Mục", '<w:pStyle w:val="A"/>') +
      table(
        row(
          cell(`<w:p>${run("Tổng ", "<w:b/>")}${run("cộng", "<w:b/>")}</w:p>`) +
            cell(`<w:p>${run("Tổng ", "<w:b/>")}${run("cộng")}</w:p>`) +
            cell(`<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run("1", '<w:rFonts w:hAnsi="Arial"/>')}</w:p>`),
        ),
      ),
    { styles },
  );
  expect(read.blocks[0]).toEqual({ kind: "paragraph", text: "Mục", isHeading: true });
  const sheet = sheetOf(read.sheets);
  expect([0, 1, 2].map((column) => sheet.formatAt(0, column).isBold)).toEqual([true, false, false]);
  expect([0, 2].map((column) => sheet.formatAt(0, column).fontName)).toEqual([".VnTime", "Arial"]);
  expect(sheet.formatAt(0, 2).horizontal).toBe("right");
});

test("runs of one font are decoded together, and the soft hyphen of Word is a letter in the fonts of TCVN3 only", () => {
  const seen: string[] = [];
  const font = (name: string): string => `<w:rFonts w:hAnsi="${name}"/>`;
  readDocumentDocx(
    archiveOf({
      "word/document.xml": `<w:document ${namespaces}><w:body><w:p>${run("T", font(".VnTime"))}<w:r><w:rPr>${font(".VnTime")}</w:rPr><w:softHyphen/><w:t>ëng</w:t></w:r><w:r><w:rPr>${font("Arial")}</w:rPr><w:softHyphen/><w:t>x</w:t></w:r></w:p></w:body></w:document>`,
    }),
    {
      path: "tep.docx",
      unicodeOf: (text, fontName) => {
        seen.push(`${fontName ?? ""}: ${text}`);
        return text;
      },
    },
  );
  expect(seen).toEqual([".VnTime: T\u00ADëng", "Arial: x"]);
});

test.each([
  [
    "a cell over a million columns",
    table(row(cell(paragraph("x"), '<w:gridSpan w:val="1000000"/>'))),
    "workbookBeyondLimit",
  ],
  ["more tables than are read", table("").repeat(501), "workbookBeyondLimit"],
  ["a tag that is not closed", "<w:p>", "partMalformed"],
])("%s is refused", (_, body, code) => {
  expect(() => readBody(body)).toThrow(expect.objectContaining({ code }));
});

test("an archive without a document is refused", () => {
  expect(() => readDocumentDocx(archiveOf({ a: "" }), { path: "tep.docx" })).toThrow(
    expect.objectContaining({ code: "partMissing" }),
  );
});
