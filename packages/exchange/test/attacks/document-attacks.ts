/** Word documents that nest, span and call without end. */
import { type Attack, type AttackOutcome, refused } from "./attack.ts";
import { docxAttack, paragraph, soundParagraph } from "./sound-files.ts";

const docx = (name: string, body: () => string, outcome: AttackOutcome): Attack => ({
  name,
  file: "bao-cao.docx",
  draw: () => docxAttack(body()),
  outcome,
});
const part = "word/document.xml";
const sound = paragraph(soundParagraph);
const read: AttackOutcome = { paragraphs: [soundParagraph] };
const cell = (properties: string, inside = paragraph("x")): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (cells: string, properties = ""): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (rows: string): string => `<w:tbl>${rows}</w:tbl>`;
const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
/** What differs each time packs badly: the bound of packing is no help against it. */
const many = (count: number, draw: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => draw(Math.imul(at + 1, 2_654_435_761) >>> 0)).join("");
/** A table in a cell of a table, so many times. */
const nested = (depth: number): string =>
  depth === 0 ? paragraph("trong cùng") : table(row(`<w:tc>${nested(depth - 1)}</w:tc>`));

/** The attacks. */
export const documentAttacks: readonly Attack[] = [
  docx(
    "a cell over a billion columns",
    () => table(row(cell('<w:gridSpan w:val="1000000000"/>') + cell('<w:gridSpan w:val="999999999"/>'))),
    refused("workbookBeyondLimit", { part, limit: "1000" }),
  ),
  docx(
    "a row that leaves out a billion columns",
    () => table(row(cell(""), '<w:gridBefore w:val="999999999"/>')),
    refused("workbookBeyondLimit", { part, limit: "1000" }),
  ),
  docx("a span that is no number", () => sound + table(row(cell('<w:gridSpan w:val="-7"/>'))), read),
  docx("600 tables", () => table(row(cell(""))).repeat(600), refused("workbookBeyondLimit", { part, limit: "500" })),
  docx("tables inside one another, 40 deep", () => sound + nested(40), read),
  docx("tables inside one another, 200 deep", () => nested(200), refused("partMalformed", { part })),
  docx(
    "100.400 merged cells",
    () => table(many(260, (at) => row(many(400, (of) => cell(`<w:gridSpan w:val="2" w:a="${at}${of}"/>`))))),
    refused("workbookBeyondLimit", { part, limit: "100000" }),
  ),
  docx(
    "20.000 instructions that never end",
    () => sound + many(20_000, (at) => `<w:p w:a="${at}">${mark("begin")}</w:p>`),
    read,
  ),
  docx(
    "instructions inside one another that end too often",
    () => `<w:p>${mark("begin").repeat(500)}${mark("end").repeat(900)}</w:p>${sound}`,
    read,
  ),
  docx(
    "20.000 paragraphs whose ends were deleted",
    () =>
      sound +
      many(20_000, (at) => `<w:p w:a="${at}"><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`),
    read,
  ),
  docx(
    "a field that calls a program (DDE), in pieces",
    () => `<w:p>${mark("begin")}${instruction(" DDE")}${instruction('AUTO "cmd" "/c calc"')}${mark("end")}</w:p>`,
    refused("archiveEntryRefused", { part }),
  ),
  docx(
    "a simple field that calls a program (DDE)",
    () => '<w:p><w:fldSimple w:instr="DDE cmd calc"/></w:p>',
    refused("archiveEntryRefused", { part }),
  ),
  docx(
    "a field that shows a page of the web, never fetched",
    () =>
      `<w:p>${mark("begin")}${instruction('INCLUDETEXT "https://example.com/"')}${mark("separate")}<w:r><w:t>Kết quả</w:t></w:r>${mark("end")}</w:p>`,
    { paragraphs: ["Kết quả"] },
  ),
  docx(
    "deleted text that hides nothing behind it",
    () => `<w:p><w:del><w:r><w:delText>900</w:delText></w:r></w:del></w:p>${sound}`,
    read,
  ),
  docx(
    "a list of the level a million",
    () => `<w:p><w:pPr><w:numPr><w:ilvl w:val="1000000"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>${sound}`,
    read,
  ),
  docx("cells outside of rows outside of tables", () => `${cell("")}${row("")}${sound}`, {
    paragraphs: ["x", soundParagraph],
  }),
  docx(
    "a document that is nothing but closed",
    () => "</w:body></w:document><w:document>",
    refused("partMalformed", { part }),
  ),
  docx(
    "a symbol of no sign",
    () => `<w:p><w:r><w:sym w:char="D800"/><w:sym w:char="zzzz"/><w:t>${soundParagraph}</w:t></w:r></w:p>`,
    read,
  ),
];
