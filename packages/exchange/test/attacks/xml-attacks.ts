/** XML that unfolds, fetches, nests or breaks off, in the parts of office files. */
import type { ZipPart } from "../workbook/zip-file.ts";
import { type Attack, type AttackOutcome, refused } from "./attack.ts";
import { docxAttack, odsAttack, soundCells, soundOds, soundRow, soundXlsx, xlsxAttack } from "./sound-files.ts";

const sheet = "xl/worksheets/sheet1.xml";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheetOf = (inside: string, before = ""): string =>
  `${before}<worksheet xmlns="${main}"><sheetData>${inside}</sheetData></worksheet>`;
const contentOf = (parts: readonly ZipPart[], name: string): string =>
  String(parts.find((part) => part.name === name)?.content ?? "");
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY ${String.fromCodePoint(98 + at)} "${`&${String.fromCodePoint(97 + at)};`.repeat(10)}">`,
).join("")}]>`;
const external = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

/** A workbook whose sheet is these bytes. */
const sheetAttack = (name: string, content: () => string | Uint8Array, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.xlsx",
  draw: () => xlsxAttack({}, [{ name: sheet, content: content() }]),
  outcome,
});
/** A workbook with a part that its figures do not need. */
const partAttack = (name: string, part: ZipPart, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.xlsx",
  draw: () => xlsxAttack({}, [part]),
  outcome,
});
const malformed = refused("partMalformed", { part: sheet });
const typed = refused("partWithDocumentType", { part: sheet });
/** A mark by which UTF-16 is known, then the text. */
const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

/** The attacks. */
export const xmlAttacks: readonly Attack[] = [
  sheetAttack("a billion laughs", () => sheetOf("<row><c><v>&j;</v></c></row>", laughs), typed),
  sheetAttack("a file of the machine as an entity", () => sheetOf("<row><c><v>&x;</v></c></row>", external), typed),
  sheetAttack(
    "an entity behind a comment of 100.000 signs",
    () => sheetOf("", `<!--${"a".repeat(100_000)}-->${external}`),
    typed,
  ),
  sheetAttack(
    "a document type of another machine",
    () => sheetOf("", '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'),
    typed,
  ),
  sheetAttack("a document type in small letters", () => sheetOf("", "<!doctype x>"), typed),
  sheetAttack("a document type in UTF-16", () => wide(sheetOf("", external)), typed),
  sheetAttack("a document type in UTF-16, the other way round", () => wide(sheetOf("", external)).swap16(), typed),
  sheetAttack(
    "a document type in UTF-7",
    () => `<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-${sheetOf("")}`,
    refused("partNotUnicode", { part: sheet, encoding: "UTF-7" }),
  ),
  sheetAttack(
    "a sheet in an encoding of IBM",
    () => `<?xml version="1.0" encoding="cp037"?>${sheetOf(soundRow)}`,
    refused("partNotUnicode", { part: sheet, encoding: "cp037" }),
  ),
  sheetAttack("a sheet in UTF-32", () => Buffer.from([0x3c, 0, 0, 0, 0x77, 0, 0, 0]), refused("partMalformed")),
  sheetAttack("an entity that nobody declared", () => sheetOf("<row><c><v>&x;</v></c></row>"), malformed),
  sheetAttack("a reference to the sign zero", () => sheetOf("<row><c><v>&#0;</v></c></row>"), malformed),
  sheetAttack("a reference to half a sign", () => sheetOf("<row><c><v>&#xD800;</v></c></row>"), malformed),
  sheetAttack("a zero among the cells", () => sheetOf(`${soundRow}\u0000`), malformed),
  sheetAttack(
    "bytes that are no UTF-8",
    () => Buffer.concat([Buffer.from(sheetOf("").replace("</worksheet>", "")), Buffer.from([0xed, 0xa0, 0x80])]),
    refused("partNotUnicode", { part: sheet, encoding: "utf-8" }),
  ),
  sheetAttack("100.000 elements inside one another", () => "<a>".repeat(100_000), malformed),
  sheetAttack("100.000 elements that close and never open", () => `<a>${"</a>".repeat(100_000)}`, malformed),
  sheetAttack("a million empty elements", () => sheetOf(`${"<x/>".repeat(200_000)}${soundRow}`), { read: soundCells }),
  sheetAttack(
    "an element of 5.000 attributes",
    () => sheetOf(`<row ${Array.from({ length: 5000 }, (_, at) => `a${at}=""`).join(" ")}/>`),
    malformed,
  ),
  sheetAttack(
    "elements of 500 attributes, each to be told from the others",
    () =>
      sheetOf(`<x ${Array.from({ length: 500 }, (_, at) => `a${1000 + at}=""`).join(" ")}/>`.repeat(200) + soundRow),
    { read: soundCells },
  ),
  sheetAttack(
    "an attribute twice among many",
    () => sheetOf(`<x ${Array.from({ length: 60 }, (_, at) => `a${at}=""`).join(" ")} a7=""/>`),
    malformed,
  ),
  sheetAttack("a name of 100.000 letters", () => sheetOf(`<${"a".repeat(100_000)}/>`), malformed),
  sheetAttack("an attribute that never ends", () => `<worksheet a="${"x".repeat(500_000)}`, malformed),
  sheetAttack("a comment that never ends", () => sheetOf(`<!--${"-".repeat(100_000)}`), malformed),
  sheetAttack("a section that never ends", () => sheetOf(`<![CDATA[${"]]".repeat(100_000)}`), malformed),
  sheetAttack("two roots", () => sheetOf(soundRow) + sheetOf(soundRow), malformed),
  sheetAttack("nothing at all", () => "", malformed),
  sheetAttack(
    "a picture instead of a sheet",
    () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    refused("partNotUnicode"),
  ),
  partAttack(
    "a document type in a theme that no reader opens",
    { name: "xl/theme/theme1.xml", content: `${external}<a/>` },
    refused("partWithDocumentType", { part: "xl/theme/theme1.xml" }),
  ),
  partAttack(
    "a document type in the properties, in UTF-16",
    { name: "docProps/app.xml", content: wide(`${external}<a/>`) },
    refused("partWithDocumentType", { part: "docProps/app.xml" }),
  ),
  partAttack(
    "a document type in the shared texts",
    { name: "xl/sharedStrings.xml", content: `${external}<sst/>` },
    refused("partWithDocumentType", { part: "xl/sharedStrings.xml" }),
  ),
  partAttack(
    "a document type in the list of parts",
    { name: "_rels/.rels", content: `${external}${contentOf(soundXlsx(), "_rels/.rels")}` },
    refused("partWithDocumentType", { part: "_rels/.rels" }),
  ),
  {
    name: "a document type in a spreadsheet of LibreOffice",
    file: "bieu.ods",
    draw: () =>
      odsAttack({}, [
        { name: "content.xml", content: external + contentOf(soundOds(), "content.xml").replace(/^<[?].*?[?]>/u, "") },
      ]),
    outcome: refused("partWithDocumentType", { part: "content.xml" }),
  },
  {
    name: "a document type in the settings of LibreOffice",
    file: "bieu.ods",
    draw: () => odsAttack({}, [{ name: "settings.xml", content: `${external}<a/>` }]),
    outcome: refused("partWithDocumentType", { part: "settings.xml" }),
  },
  {
    name: "a document type in a Word document",
    file: "bao-cao.docx",
    draw: () => docxAttack("", [{ name: "word/document.xml", content: `${laughs}<w:document/>` }]),
    outcome: refused("partWithDocumentType", { part: "word/document.xml" }),
  },
];
