/** Cells and texts that are taken in one glance say what they say when they are read element by element. */
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Refusal } from "@giaingan/finance";
import { readFormat } from "../../src/workbook/format-readers.ts";
import { openReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import { xlsxFile } from "./xlsx-file.ts";

const styles = `<fonts><font/><font><b/><name val=".VnTime"/></font></fonts>
  <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="10" fontId="1"/><xf numFmtId="14"/></cellXfs>`;

/** What a file says of its first sheet, or why it is refused. */
function contentOf(sheet: string, texts: string): unknown {
  try {
    const bytes = xlsxFile({ styles, texts, sheets: [sheet] });
    const [first] = openReadWorkbook(readFormat(bytes, { path: "bieu.xlsx", limits: readingLimits })).sheets;
    return Array.from({ length: first?.rowCount ?? 0 }, (_, row) =>
      first
        ?.columnsOf(row)
        .map((column) => [
          row,
          column,
          first.valueAt(row, column),
          first.formatAt(row, column),
          first.formulaAt(row, column),
        ]),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message.replaceAll(/\d+(?= )/gu, "n");
  }
}

const value = fc.oneof(
  fc.nat(1_000_000).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    "007",
    "-5",
    "+5",
    "1e3",
    "1E-7",
    ".5",
    "5.",
    "12345678901234567890",
    "1e999",
    "--1",
    "1.2.3",
    "e",
    " 7 ",
  ),
  fc.constantFrom("", "abc", "&#49;", "1&amp;2"),
);
const cell = fc.record({
  /** Columns from the last one on; 0: the same again. */
  step: fc.constantFrom(1, 1, 1, 1, 2, 0),
  row: fc.constantFrom("own", "own", "own", "own", "own", "own", "own", "own", "other", "none"),
  type: fc.constantFrom("", "", ' t="n"', ' t="s"', ' t="s"', ' t="str"', ' t="b"', ' t="x"'),
  style: fc.constantFrom("", "", ' s="1"', ' s="2"', ' s="9"', ' s="x"'),
  isStyleFirst: fc.boolean(),
  value: fc.option(value),
  formula: fc.constantFrom("", "", "", "<f>A1+1</f>"),
});

/** The cells of rows; a blank more before each attribute, or none. */
function sheetOf(rows: readonly (readonly Parameters<typeof written>[1][])[], blank: string): string {
  const ofRows = rows.map((cells, row) => {
    let column = -1;
    const inside = cells.map((each) => {
      column += each.step;
      return written({ row, column: Math.max(0, column) }, each, blank);
    });
    return `<row r="${row + 1}">${inside.join("")}</row>`;
  });
  return `<sheetData>${ofRows.join("")}</sheetData>`;
}

function written(
  { row, column }: { readonly row: number; readonly column: number },
  {
    row: stated,
    type,
    style,
    isStyleFirst,
    value: content,
    formula,
  }: (typeof cell)["generate"] extends (...parameters: never[]) => { readonly value: infer Cell } ? Cell : never,
  blank: string,
): string {
  const reference =
    stated === "none" ? "" : ` r="${String.fromCharCode(65 + column)}${row + (stated === "own" ? 1 : 2)}"`;
  const attributes = isStyleFirst ? style + reference + type : reference + type + style;
  const tag = `<c${attributes.replaceAll(" ", ` ${blank}`)}`;
  return content === null && formula === "" ? `${tag}/>` : `${tag}>${formula}<v>${content ?? ""}</v></c>`;
}

const text = fc.oneof(
  fc.constantFrom("Kế hoạch", " vốn ", "", "KÕ ho¹ch vèn", "_x0041_", "a\rb", "1&amp;2", "]]&gt;"),
  fc.string({ maxLength: 8 }).map((drawn) => drawn.replaceAll(/[<&\]]|[^\P{C}\n]/gu, "-")),
);

test("a sheet that is written as usual says what the same sheet says with a blank more", () => {
  const plainCells = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 4 });
  const texts = fc.array(fc.record({ text, isKept: fc.boolean() }), { maxLength: 4 });
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(plainCells, texts, (rows, shared) => {
      const textsWith = (blank: string): string =>
        shared
          .map((each) => `<si${blank}><t${each.isKept ? ' xml:space="preserve"' : ""}${blank}>${each.text}</t></si>`)
          .join("");
      const usual = contentOf(sheetOf(rows, ""), textsWith(""));
      outcomes.add(typeof usual);
      expect(usual).toEqual(contentOf(sheetOf(rows, " "), textsWith(" ")));
    }),
    { numRuns: 600, seed: 20_231_031 },
  );
  expect([...outcomes].sort()).toEqual(["object", "string"]);
});

test("cells of another namespace are none of the sheet's", () => {
  const foreign = '<sheetData><row r="1" xmlns="urn:elsewhere"><c r="A1"><v>1</v></c></row></sheetData>';
  const own = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
  expect(JSON.stringify(contentOf(own, ""))).toContain("[0,0,1,");
  expect(contentOf(foreign, "")).toEqual(contentOf(foreign.replace("<c r", "<c  r"), ""));
});
