import { Refusal, type RefusalCode } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { decodeEntriesFile } from "../../src/entries-file/entries-text.ts";
import { readEntriesFile } from "../../src/entries-file/entries-reading.ts";

const path = "so-lieu/but-toan.csv";
const short = "kind,effectiveOn,fiscalYear,unit,amount";
const row = "assigned,2023-01-01,2023,Kon Rẫy,5";

const read = (text: string): ReturnType<typeof readEntriesFile> => readEntriesFile(text, { path });
function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

interface BadFile {
  readonly fault: string;
  readonly text: string;
  readonly code: RefusalCode;
  readonly line: number | null;
  readonly column: string | null;
  readonly value?: string;
  readonly says?: string;
}

const badCell = (cells: Readonly<Record<string, string>>): string => {
  const plain: Record<string, string> = {
    kind: "assigned",
    effectiveOn: "2023-01-01",
    fiscalYear: "2023",
    unit: "A",
    amount: "1",
  };
  const all = { ...plain, ...cells };
  return `${Object.keys(all).join(",")}\n${Object.values(all).join(",")}\n`;
};

describe("refusing an entries file by file, line, column and value, with the remedy", () => {
  const bad: readonly BadFile[] = [
    { fault: "a header alone", text: `${short}\n`, code: "tableWithoutRows", line: null, column: null },
    { fault: "blank lines alone", text: "\n\n", code: "tableWithoutRows", line: null, column: null },
    {
      fault: "an unknown column",
      text: `${short},amout\n${row},1\n`,
      code: "unknownColumn",
      line: 1,
      column: null,
      says: "amount",
    },
    {
      fault: "a form of contribution that nobody knows",
      text: badCell({ kind: "mobilised", component: "mobilised/labor" }),
      code: "unknownWord",
      line: 2,
      column: "component",
      value: "mobilised/labor",
      says: "mobilised/labour",
    },
    {
      fault: "a missing column",
      text: "kind,effectiveOn,fiscalYear,unit\n",
      code: "missingColumn",
      line: 1,
      column: null,
      says: "amount",
    },
    {
      fault: "a column that stands there twice",
      text: `${short},unit\n${row},A\n`,
      code: "repeatedColumn",
      line: 1,
      column: null,
      says: "unit",
    },
    { fault: "rows without a header", text: `${row}\n${row}\n`, code: "unknownColumn", line: 1, column: null },
    {
      fault: "a row too short",
      text: `${short}\nassigned,2023-01-01\n`,
      code: "wrongCellCount",
      line: 2,
      column: null,
    },
    { fault: "a row too long", text: `${short}\n${row},6\n`, code: "wrongCellCount", line: 2, column: null },
    {
      fault: "a quote that is not closed",
      text: `${short}\n${row}\n"${row}\n${row}\n`,
      code: "brokenQuotes",
      line: 3,
      column: null,
    },
    {
      fault: "a quote inside a cell",
      text: `${short}\nassigned,2023-01-01,2023,Trường "A",5\n`,
      code: "brokenQuotes",
      line: 2,
      column: null,
    },
    {
      fault: "a kind misspelled",
      text: badCell({ kind: "suplemented" }),
      code: "unknownWord",
      line: 2,
      column: "kind",
      value: "suplemented",
      says: "supplemented",
    },
    {
      fault: "a kind in Vietnamese",
      text: badCell({ kind: "Tạm ứng" }),
      code: "unknownWord",
      line: 2,
      column: "kind",
      value: "Tạm ứng",
      says: "advanced",
    },
    {
      fault: "a kind in capitals",
      text: badCell({ kind: "CUT" }),
      code: "unknownWord",
      line: 2,
      column: "kind",
      value: "CUT",
      says: "cut",
    },
    { fault: "no kind", text: badCell({ kind: "" }), code: "missingCell", line: 2, column: "kind" },
    {
      fault: "29 February 2023",
      text: badCell({ effectiveOn: "2023-02-29" }),
      code: "wrongCellDate",
      line: 2,
      column: "effectiveOn",
      value: "2023-02-29",
    },
    {
      fault: "a date as it is printed",
      text: badCell({ effectiveOn: "31/10/2023" }),
      code: "wrongCellDate",
      line: 2,
      column: "effectiveOn",
      says: "2023-10-31",
    },
    {
      fault: "a date of another age",
      text: badCell({ effectiveOn: "0023-10-31" }),
      code: "wrongCellDate",
      line: 2,
      column: "effectiveOn",
    },
    { fault: "no date", text: badCell({ effectiveOn: "" }), code: "missingCell", line: 2, column: "effectiveOn" },
    {
      fault: "a wrong date of the document",
      text: badCell({ documentDate: "2023-13-01" }),
      code: "wrongCellDate",
      line: 2,
      column: "documentDate",
    },
    { fault: "no budget year", text: badCell({ fiscalYear: "" }), code: "missingCell", line: 2, column: "fiscalYear" },
    {
      fault: "a budget year of two digits",
      text: badCell({ fiscalYear: "23" }),
      code: "wrongCellYear",
      line: 2,
      column: "fiscalYear",
      value: "23",
    },
    {
      fault: "a vintage out of range",
      text: badCell({ vintage: "1023" }),
      code: "wrongCellYear",
      line: 2,
      column: "vintage",
    },
    { fault: "no unit", text: badCell({ unit: "" }), code: "missingCell", line: 2, column: "unit" },
    { fault: "a unit of blanks", text: badCell({ unit: "  " }), code: "unstorableCell", line: 2, column: "unit" },
    {
      fault: "a level not in the list",
      text: badCell({ level: "Ngân sách tỉnh" }),
      code: "unknownWord",
      line: 2,
      column: "level",
      says: "province",
    },
    {
      fault: "a nature not in the list",
      text: badCell({ nature: "invest" }),
      code: "unknownWord",
      line: 2,
      column: "nature",
      says: "investment",
    },
    {
      fault: "an origin not in the list",
      text: badCell({ origin: "ODA" }),
      code: "unknownWord",
      line: 2,
      column: "origin",
    },
    {
      fault: "a relation not in the list",
      text: badCell({ relation: "off-budget" }),
      code: "unknownWord",
      line: 2,
      column: "relation",
      says: "offBudget",
    },
    { fault: "no amount", text: badCell({ amount: "" }), code: "missingCell", line: 2, column: "amount" },
    {
      fault: "thousands with points",
      text: badCell({ amount: "30.433" }),
      code: "amountGrouped",
      line: 2,
      column: "amount",
      value: "30.433",
      says: "30433",
    },
    {
      fault: "thousands with commas",
      text: badCell({ amount: '"30,433"' }),
      code: "amountGrouped",
      line: 2,
      column: "amount",
      value: "30,433",
      says: "30433",
    },
    {
      fault: "thousands with blanks",
      text: badCell({ amount: "-30 433 000" }),
      code: "amountGrouped",
      line: 2,
      column: "amount",
      says: "-30433000",
    },
    {
      fault: "decimals with a comma",
      text: badCell({ amount: '"12,5"' }),
      code: "amountNotWhole",
      line: 2,
      column: "amount",
      value: "12,5",
    },
    {
      fault: "decimals with a point",
      text: badCell({ amount: "5000.5" }),
      code: "amountNotWhole",
      line: 2,
      column: "amount",
      value: "5000.5",
    },
    {
      fault: "decimals that are zero",
      text: badCell({ amount: "5000.0" }),
      code: "amountNotWhole",
      line: 2,
      column: "amount",
      value: "5000.0",
    },
    {
      fault: "an exponent",
      text: badCell({ amount: "1e9" }),
      code: "amountNotDigits",
      line: 2,
      column: "amount",
      value: "1e9",
    },
    {
      fault: "what Excel makes of it",
      text: badCell({ amount: "3.04E+10" }),
      code: "amountNotDigits",
      line: 2,
      column: "amount",
    },
    { fault: "a plus in front", text: badCell({ amount: "+5" }), code: "amountNotDigits", line: 2, column: "amount" },
    {
      fault: "an amount with its unit",
      text: badCell({ amount: "5 triệu" }),
      code: "amountNotDigits",
      line: 2,
      column: "amount",
    },
    {
      fault: "digits of another script",
      text: badCell({ amount: "٣" }),
      code: "amountNotDigits",
      line: 2,
      column: "amount",
    },
    {
      fault: "one đồng more than 64 bits",
      text: badCell({ amount: "9223372036854775808" }),
      code: "amountTooLarge",
      line: 2,
      column: "amount",
    },
    {
      fault: "one đồng less than 64 bits",
      text: badCell({ amount: "-9223372036854775809" }),
      code: "amountTooLarge",
      line: 2,
      column: "amount",
    },
    {
      fault: "an amount of 100 kB",
      text: badCell({ amount: "9".repeat(100_000) }),
      code: "amountTooLarge",
      line: 2,
      column: "amount",
    },
    {
      fault: "a reason of 100 kB",
      text: badCell({ reason: "x".repeat(100_000) }),
      code: "unstorableCell",
      line: 2,
      column: "reason",
    },
    { fault: "a NUL", text: badCell({ project: "a\0b" }), code: "unstorableCell", line: 2, column: "project" },
    {
      fault: "an id with another body",
      text: `id,${short}\nx,${row}\nx,${row}0\n`,
      code: "repeatedEntryId",
      line: 3,
      column: "id",
      value: "x",
      says: "amount",
    },
  ];
  test.each(bad)("$fault", ({ text, code, line, column, value, says }) => {
    const refusal = refusalOf(() => read(text));
    expect(refusal.code).toBe(code);
    expect(refusal.place).toEqual({ path, line, column });
    expect(refusal.values["value"] ?? "").toContain(value ?? "");
    for (const language of ["vi", "en"] as const) {
      const message = `${refusal.fact[language]} ${refusal.remedy[language]}`;
      expect(message).toContain(path);
      expect(message).toContain(line === null ? "" : `${language === "vi" ? "dòng" : "line"} ${line}`);
      expect(message).toContain(column ?? "");
      expect(message).toContain(says ?? "");
      expect(message.length).toBeLessThan(1_000);
    }
  });

  test("bytes that are not UTF-8, with their line", () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`${short}\nassigned,2023-01-01,2023,Kon R`),
      0xe2,
      0xcc,
      0x79,
    ]);
    expect(refusalOf(() => decodeEntriesFile(bytes, path))).toMatchObject({
      code: "tableNotUtf8",
      place: { path, line: 2, column: null },
    });
  });
});
