/** The fixture set: workbooks in the layouts of the field, drawn and re-saved, against what their figures mean. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFormat } from "../../src/workbook/format-readers.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import { workbookSet } from "../fixtures/workbooks/drawings/workbook-set.ts";
import { drawnXlsx } from "./drawn-xlsx.ts";
import { factsOfFile } from "./read-facts.ts";
import { type ExpectedFact, expectedFacts, expectedTotals, type ExpectedTotal } from "./workbook-drawing.ts";

const folder = join(import.meta.dirname, "../fixtures/workbooks");

interface FactsFile {
  readonly layout: string;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly totals: readonly ExpectedTotal[];
    readonly facts: readonly ExpectedFact[];
  }[];
}

function factsFile(name: string): FactsFile {
  return JSON.parse(readFileSync(join(folder, `${name}.facts.json`), "utf8")) as FactsFile;
}

test("the set holds at least forty workbooks in at least twelve layouts", () => {
  expect(workbookSet.length).toBeGreaterThanOrEqual(40);
  expect(new Set(workbookSet.map(({ layout }) => layout)).size).toBeGreaterThanOrEqual(12);
});

test.each(workbookSet)("the files of $name are those of its drawing", (workbook) => {
  expect(factsFile(workbook.name).sheets.map(({ facts, totals }) => ({ facts, totals }))).toEqual(
    workbook.sheets.map((sheet) => ({ facts: expectedFacts(sheet), totals: expectedTotals(sheet) })),
  );
  const path = `${workbook.name}.xlsx`;
  const [kept, drawn] = [readFileSync(join(folder, path)), drawnXlsx(workbook)].map((bytes) =>
    readFormat(bytes, { path, limits: readingLimits }),
  );
  expect(kept).toEqual(drawn);
});

const files = workbookSet.flatMap(({ name }) =>
  readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`) && !file.endsWith(".json"))
    .map((file) => ({ name, file })),
);

test.each(files)("$file: the facts are what its figures mean, to the đồng", ({ name, file }) => {
  const expected = factsFile(name).sheets.flatMap(({ facts }) => facts);
  const read = factsOfFile(readFileSync(join(folder, file)), file);
  expect(read).toEqual(expected);
});

/** Payments are told as they are, or as advances and completed volume. */
const countedAs: Readonly<Record<string, readonly string[]>> = { disbursed: ["disbursed", "advanced", "volumePaid"] };

test.each(workbookSet.filter(({ sheets }) => sheets.some((sheet) => expectedTotals(sheet).length > 0)))(
  "$name: what is told by nothing finer comes to the printed totals",
  ({ name }) => {
    for (const { facts, totals } of factsFile(name).sheets) {
      const told = totals.map(({ measure }) => {
        const own = facts.filter((fact) => (countedAs[measure] ?? [measure]).includes(fact.measure));
        return { measure, amount: String(own.reduce((before, { amount }) => before + BigInt(amount), 0n)) };
      });
      const printed = totals.map(({ measure }) => ({
        measure,
        amount: String(
          totals.filter((each) => each.measure === measure).reduce((before, { amount }) => before + BigInt(amount), 0n),
        ),
      }));
      expect(told).toEqual(printed);
    }
  },
);
