import { writeOds } from "hucre/ods";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { readWorkbook } from "../../src/workbook/workbook-reading.ts";
import type { Workbook } from "../../src/workbook/workbook.ts";
import { zipParts } from "./zipped-parts.ts";

/** "Kế hoạch vốn", "Đường trục thôn", "TỔNG CỘNG" as the ABC and VNI fonts hold them. */
const tcvn3 = ["KÕ ho¹ch vèn", "§­êng trôc th«n", "tæng céng"];
const vni = ["Keá hoaïch voán", "Ñöôøng truïc thoân", "TOÅNG COÄNG"];

function textsOf({ sheets }: Workbook): readonly unknown[] {
  const [sheet] = sheets;
  return [0, 1, 2].map((row) => sheet?.valueAt(row, 0));
}

async function inFonts(texts: readonly string[], fonts: readonly string[]): Promise<Workbook> {
  const cells = new Map(
    texts.map((value, row) => [
      `${row},0`,
      { value, type: "string" as const, style: { font: { name: fonts[row] ?? "" } } },
    ]),
  );
  const bytes = await writeXlsx({ sheets: [{ name: "Biểu", rows: texts.map((text) => [text]), cells }] });
  return readWorkbook(bytes, { path: "bang.xlsx" });
}

test("a workbook in .VnTime reads right, capitals by the H font, and says so", async () => {
  const workbook = await inFonts(tcvn3, [".VnTime", ".VnArial", ".VnTimeH"]);
  expect(textsOf(workbook)).toEqual(["Kế hoạch vốn", "Đường trục thôn", "TỔNG CỘNG"]);
  const place = { sheet: "Biểu", row: 0, column: 0 };
  expect(workbook.notices).toEqual([{ code: "legacyText", values: { script: "tcvn3", count: "3" }, place }]);
});

test("a workbook in VNI-Times reads right", async () => {
  const workbook = await inFonts(vni, ["VNI-Times", "VNI-Times", "VNI-Helve"]);
  expect(textsOf(workbook)).toEqual(["Kế hoạch vốn", "Đường trục thôn", "TỔNG CỘNG"]);
});

test("Unicode in a legacy font stays as it is, and nothing is said", async () => {
  const unicode = ["Kế hoạch vốn", "Xã Bé, Gò Ô", "TỔNG CỘNG"];
  const workbook = await inFonts(unicode, [".VnTime", ".VnTime", "VNI-Times"]);
  expect([textsOf(workbook), workbook.notices]).toEqual([unicode, []]);
});

test("without fonts the sheet as a whole says what its texts are", async () => {
  const rows = tcvn3.slice(0, 2).map((text) => [text]);
  const ods = await readWorkbook(await writeOds({ sheets: [{ name: "Biểu", rows }] }), { path: "bang.ods" });
  expect(textsOf(ods).slice(0, 2)).toEqual(["Kế hoạch vốn", "Đường trục thôn"]);
});

test("a paragraph of a document is read by the fonts of its runs", async () => {
  const run = (text: string, font: string): string =>
    `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${run("KÕ ho¹ch vèn", ".VnTime")}${run(" năm 2023", "Times New Roman")}</w:p>`;
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  };
  const { blocks } = await readWorkbook(zipParts(parts), { path: "bao-cao.docx" });
  expect(blocks).toEqual([{ kind: "paragraph", text: "Kế hoạch vốn năm 2023", isHeading: false }]);
});
