/** Parts of workbooks that are missing, shared, too many, or not what they say. */
import { type ZipPart, zipFile } from "../workbook/zip-file.ts";
import { type Attack, type AttackOutcome, refused } from "./attack.ts";
import { link, relationshipsOf, soundCells, soundDocx, soundXlsx, withParts, xlsxAttack } from "./sound-files.ts";

const typesOf = (inside: string): ZipPart => ({
  name: "[Content_Types].xml",
  content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${inside}</Types>`,
});
const workbookRelations = "xl/_rels/workbook.xml.rels";

const xlsx = (name: string, draw: () => Uint8Array, outcome: AttackOutcome): Attack => ({
  name,
  file: "bieu.xlsx",
  draw,
  outcome,
});
/** The parts of a sound workbook but those whose names begin so. */
const without = (start: string): Uint8Array => zipFile(soundXlsx().filter(({ name }) => !name.startsWith(start)));

/** The attacks. */
export const officePartAttacks: readonly Attack[] = [
  xlsx(
    "a sheet outside of the file",
    () =>
      xlsxAttack({}, [
        { name: workbookRelations, content: relationshipsOf(link("rId1", "worksheet", "file:///etc/passwd")) },
      ]),
    refused("partMissing"),
  ),
  xlsx(
    "a sheet whose place climbs out of the file",
    () =>
      xlsxAttack({}, [
        {
          name: workbookRelations,
          content: relationshipsOf(link("rId1", "worksheet", "../../../../../etc/passwd")),
        },
      ]),
    refused("partMissing", { part: "etc/passwd" }),
  ),
  xlsx("a sheet that is not there", () => without("xl/worksheets"), refused("partMissing")),
  xlsx("a workbook without its list of sheets", () => without("xl/workbook.xml"), refused("unreadFormat")),
  xlsx(
    "a list of sheets that is a sheet",
    () => xlsxAttack({}, [{ name: "xl/workbook.xml", content: "<worksheet/>" }]),
    refused("partMissing", { part: "workbook" }),
  ),
  xlsx("no sheet", () => xlsxAttack({ sheets: [] }), refused("workbookWithoutSheets")),
  xlsx(
    "501 sheets",
    () => xlsxAttack({ sheets: Array.from({ length: 501 }, () => "<sheetData/>") }),
    refused("workbookBeyondLimit", { limit: "500" }),
  ),
  xlsx(
    "fifty sheets of one part",
    () =>
      zipFile(
        soundXlsx({ sheets: Array.from({ length: 50 }, () => "<sheetData/>") }).map((part) =>
          part.name === workbookRelations
            ? { ...part, content: String(part.content).replaceAll(/sheet\d+\.xml/gu, "sheet1.xml") }
            : part,
        ),
      ),
    refused("archiveEntryRefused", { part: "xl/worksheets/sheet1.xml" }),
  ),
  xlsx(
    "a list of sheets that is its own sheet",
    () =>
      xlsxAttack({}, [
        { name: workbookRelations, content: relationshipsOf(link("rId1", "worksheet", "workbook.xml")) },
      ]),
    { read: { A1: null } },
  ),
  xlsx(
    "70.000 styles",
    () => xlsxAttack({ styles: `<cellXfs>${"<xf/>".repeat(70_000)}</cellXfs>` }),
    refused("workbookBeyondLimit", { part: "xl/styles.xml" }),
  ),
  xlsx(
    "2.000 styles of a number format of 90.000 quotes",
    () =>
      xlsxAttack({
        styles: `<numFmts><numFmt numFmtId="170" formatCode="${"&quot;".repeat(90_001)}"/></numFmts><cellXfs>${'<xf numFmtId="170"/>'.repeat(2000)}</cellXfs>`,
      }),
    { read: soundCells },
  ),
  xlsx(
    "a Word document that says it is a workbook",
    () =>
      zipFile(
        withParts(soundDocx(), [
          typesOf(
            '<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>',
          ),
        ]),
      ),
    refused("partMissing"),
  ),
  xlsx(
    "a workbook that says it is a presentation, and is read as what it holds",
    () =>
      xlsxAttack({}, [
        typesOf(
          '<Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>',
        ),
      ]),
    { read: soundCells },
  ),
];
