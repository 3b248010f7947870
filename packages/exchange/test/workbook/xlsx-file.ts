/** XLSX files from the XML of their parts. */
import { type ZipPart, zipFile } from "./zip-file.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** What a workbook is made of; each text is the inside of its part. */
export interface XlsxParts {
  /** The inside of each `worksheet`, from `<sheetData>` on. */
  readonly sheets: readonly string[];
  /** The insides of `sst` and `styleSheet`. */
  readonly texts?: string;
  readonly styles?: string;
  /** What stands in `workbook` before its sheets. */
  readonly properties?: string;
  /** Attributes of each `sheet`. */
  readonly states?: readonly string[];
  /** More relationships of the workbook. */
  readonly relationships?: string;
  readonly more?: readonly ZipPart[];
}

/** The parts of a workbook, to be changed before they are packed. */
export function xlsxParts({
  sheets,
  texts = "",
  styles = "",
  properties = "",
  states = [],
  relationships = "",
  more = [],
}: XlsxParts): readonly ZipPart[] {
  const sheetTags = sheets.map(
    (_, at) => `<sheet name="Biểu ${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}" ${states[at] ?? ""}/>`,
  );
  const related = sheets.map((_, at) => relationship(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`));
  return [
    {
      name: "[Content_Types].xml",
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${packageRelations}">${relationship("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${main}" xmlns:r="${relations}">${properties}<sheets>${sheetTags.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${packageRelations}">${related.join("")}${relationship("rId901", "sharedStrings", "sharedStrings.xml")}${relationship("rId902", "styles", "/xl/styles.xml")}${relationships}</Relationships>`,
    },
    { name: "xl/sharedStrings.xml", content: `<sst xmlns="${main}">${texts}</sst>` },
    { name: "xl/styles.xml", content: `<styleSheet xmlns="${main}">${styles}</styleSheet>` },
    ...sheets.map((inside, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}" xmlns:r="${relations}">${inside}</worksheet>`,
    })),
    ...more,
  ];
}

/** A workbook, packed. */
export function xlsxFile(parts: XlsxParts): Uint8Array {
  return zipFile(xlsxParts(parts));
}

/** A relationship of the usual kinds. */
export function relationship(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
}
