import { describe, expect, test } from "vitest";
import { readEntriesFile } from "../../src/entries-file/entries-reading.ts";
import { writeEntriesFile } from "../../src/entries-file/entries-writing.ts";
import { sampleEntry } from "./sample-entry.ts";

const short = "kind,effectiveOn,fiscalYear,unit,amount";
const row = "assigned,2023-11-01,2023,Kon Rẫy,5";
const read = (text: string): ReturnType<typeof readEntriesFile> => readEntriesFile(text, { path: "a.csv" });
const lateOf = (columns: string, cells: string): unknown =>
  read(`${short},${columns}\n${row},${cells}\n`).batches[0]?.entries[0]?.late;

describe("the true date and budget year of late entries", () => {
  test.each([
    { columns: "lateEffectiveOn,lateFiscalYear", cells: "2023-10-20,2022", late: ["2023-10-20", 2022] },
    { columns: "lateFiscalYear,lateEffectiveOn", cells: "2022,2023-10-20", late: ["2023-10-20", 2022] },
    { columns: "lateEffectiveOn,lateFiscalYear", cells: "2023-10-20,", late: ["2023-10-20", 2023] },
    { columns: "lateEffectiveOn", cells: "2023-10-20", late: ["2023-10-20", 2023] },
    { columns: "lateFiscalYear", cells: "2022", late: ["2023-11-01", 2022] },
  ])("are read from $columns $cells", ({ columns, cells, late: [effectiveOn, fiscalYear] }) => {
    expect(lateOf(columns, cells)).toEqual({ effectiveOn, fiscalYear });
  });

  test("are left out where both cells are empty", () => {
    expect(lateOf("lateEffectiveOn,lateFiscalYear", ",")).toBeUndefined();
  });

  test.each([
    { columns: "lateEffectiveOn", cells: "20/10/2023", code: "wrongCellDate" },
    { columns: "lateFiscalYear", cells: "năm ngoái", code: "wrongCellYear" },
  ])("are refused when they are none: $cells", ({ columns, cells, code }) => {
    expect(() => lateOf(columns, cells)).toThrow(expect.objectContaining({ code }) as Error);
  });

  test("are written as last columns only when some entry was late, and read back as they were", () => {
    const late = { effectiveOn: "2023-10-20", fiscalYear: 2022 };
    const entries = [sampleEntry({ id: "a" }), sampleEntry({ id: "b", late })];
    const text = writeEntriesFile(entries);
    expect(text.split("\n")[0]).toMatch(/,reason(?:,documentTitle)?,lateEffectiveOn,lateFiscalYear$/u);
    expect(read(text).batches.flatMap((batch) => batch.entries)).toEqual(entries);
    expect(writeEntriesFile(entries.slice(0, 1))).not.toContain("late");
  });

  test("tell rows without an id apart, and rows of one id", () => {
    const columns = `${short},lateEffectiveOn`;
    const rows = read(`${columns}\n${row},2023-10-20\n${row},2023-10-21\n${row},\n`);
    expect(rows.findings).toEqual([]);
    expect(new Set(rows.batches[0]?.entries.map(({ id }) => id)).size).toBe(3);
    const twice = `id,${columns}\nx,${row},2023-10-20\nx,${row},2023-10-21\n`;
    expect(() => read(twice)).toThrow(
      expect.objectContaining({
        code: "repeatedEntryId",
        values: expect.objectContaining({ field: "lateEffectiveOn" }) as object,
      }) as Error,
    );
  });
});
