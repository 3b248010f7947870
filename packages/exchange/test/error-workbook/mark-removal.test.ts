import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { isPlainFill } from "../../src/error-workbook/mark-removal.ts";
import { zipFile } from "../workbook/zip-file.ts";
import { excelParts } from "./excel-workbook.ts";
import {
  expectWholePackage,
  markAt,
  markFile,
  partOf,
  partsOf,
  readFile,
  shownCells,
  styleOf,
  stylesIn,
  writtenCells,
} from "./marked-file.ts";

const first = "xl/worksheets/sheet1.xml";

function fillAt(bytes: Uint8Array, reference: string): string | undefined {
  const styles = partOf(bytes, "xl/styles.xml");
  const style = stylesIn(styles, "cellXfs")[styleOf(writtenCells(partOf(bytes, first)).get(reference))];
  return stylesIn(styles, "fills")[Number(/fillId="(\d+)"/u.exec(style ?? "")?.[1])];
}

const formerFill =
  '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.7999816888943144"/><bgColor indexed="64"/></patternFill></fill>';

test("marks are taken out of a marked file that LibreOffice has saved again, though it keeps no author", async () => {
  const saved = readFileSync(
    fileURLToPath(new URL("../fixtures/error-workbook/libreoffice-marked.xlsx", import.meta.url)),
  );
  expect(partOf(saved, "xl/comments1.xml")).not.toContain("<author>giaingan");
  const cleared = await markFile(saved, []);
  expect(readFile(cleared).sheets.map(({ name }) => name)).toEqual(["Biểu 01", "Phụ lục 'A' 1"]);
  const left = Array.from(partOf(cleared, "xl/comments1.xml").matchAll(/<t [^>]*>([^<]*)</gu), ([, text]) =>
    text?.trim(),
  );
  expect(left).toEqual(["Lan:&#10;Theo QĐ 33.&#10;", "[Threaded comment]"]);
  for (const reference of ["B4", "C4", "C5", "C9", "G12"])
    expect(fillAt(cleared, reference)).toBe('<fill><patternFill patternType="none"/></fill>');
  for (const reference of ["A1", "E5"]) expect(fillAt(cleared, reference)).toBe(formerFill);
  for (const [index, sheet] of readFile(cleared).sheets.entries()) {
    const before = readFile(saved).sheets[index];
    expect(shownCells(sheet)).toEqual(before === undefined ? null : shownCells(before));
  }
  expectWholePackage(cleared);
});

test("names and the open sheet keep their sheet when the list before them goes", async () => {
  const marked = await markFile(zipFile(excelParts()), [markAt("Biểu 01", "C5")]);
  const list = /<sheet name="Lỗi cần sửa"[^>]*>/u.exec(partOf(marked, "xl/workbook.xml"))?.[0] ?? "";
  const moved = partOf(marked, "xl/workbook.xml")
    .replace(list, "")
    .replace("<sheets>", `<sheets>${list}`)
    .replace('localSheetId="0"', 'localSheetId="1"')
    .replace('activeTab="1"', 'activeTab="2"')
    .replace(
      "</definedNames>",
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">1:1</definedName></definedNames>',
    );
  const cleared = await markFile(withPart(marked, { name: "xl/workbook.xml", content: moved }), []);
  expect(partOf(cleared, "xl/workbook.xml")).toBe(partOf(zipFile(excelParts()), "xl/workbook.xml"));
});

test("a fill of the list that is none is not written into the styles", async () => {
  const marked = await markFile(zipFile(excelParts()), [markAt("Biểu 01", "E5")]);
  const forged = partOf(marked, "xl/worksheets/sheet3.xml").replace(
    /&lt;fill&gt;[^<]*/u,
    "&lt;fill&gt;&lt;/fill&gt;&lt;evil/&gt;",
  );
  expect(forged).toContain("evil");
  const cleared = await markFile(withPart(marked, { name: "xl/worksheets/sheet3.xml", content: forged }), []);
  expect(partOf(cleared, "xl/styles.xml")).not.toContain("evil");
  expect(fillAt(cleared, "E5")).toContain('patternType="none"');
});

test("what is a fill and what is none", () => {
  const fills = [
    formerFill,
    '<fill><gradientFill degree="90"><stop position="0"><color rgb="FF000000"/></stop></gradientFill></fill>',
    "<fill/>",
  ];
  const others = [
    "",
    "x",
    "<fill>",
    "</fill>",
    "<fill></fill><fill></fill>",
    "<fill/><fill/>",
    "<fill>x</fill>",
    "<stop/>",
    '<fill a="1" a="2"/>',
    "<fill></fill evil>",
    '<fill a="<"/>',
    "<fill><stop></fill></stop>",
  ];
  expect(fills.map(isPlainFill)).toEqual(fills.map(() => true));
  expect(others.filter(isPlainFill)).toEqual([]);
});

/** A file with another text of a part. */
function withPart(
  bytes: Uint8Array,
  { name, content }: { readonly name: string; readonly content: string },
): Uint8Array {
  return zipFile(
    Array.from(partsOf(bytes), ([part, before]) => ({ name: part, content: part === name ? content : before })),
  );
}
