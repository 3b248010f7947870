import { Refusal } from "@giaingan/finance";
import { describe, expect, test } from "vitest";
import { readEntriesFile } from "../../src/entries-file/entries-reading.ts";
import { header } from "./sample-entry.ts";

const path = "so-lieu/but-toan.csv";
const short = "kind,effectiveOn,fiscalYear,unit,amount";
const row = "assigned,2023-01-01,2023,Kon Rẫy,5";

const read = (text: string): ReturnType<typeof readEntriesFile> => readEntriesFile(text, { path });
const entriesOf = (text: string): ReturnType<typeof readEntriesFile>["batches"][number]["entries"] =>
  read(text).batches.flatMap(({ entries }) => entries);

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("reading an entries file", () => {
  test("takes every column", () => {
    const line =
      "b7,lô 1,cut,2023-06-30,2023,Huyện Kon Rẫy,Đường thôn 3,02,central,investment,domestic,2022,direct,-30433000000,12/QĐ-UBND,2023-06-29,UBND tỉnh,b3,sửa số";
    expect(read(`${header}\n${line}\n`).batches).toEqual([
      {
        id: "lô 1",
        documentName: "but-toan.csv",
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
        entries: [
          {
            id: "b7",
            kind: "cut",
            effectiveOn: "2023-06-30",
            fiscalYear: 2023,
            unitId: "Huyện Kon Rẫy",
            projectId: "Đường thôn 3",
            componentId: "02",
            source: { level: "central", nature: "investment", origin: "domestic", vintage: 2022, relation: "direct" },
            amount: -30_433_000_000n,
            document: { number: "12/QĐ-UBND", date: "2023-06-29", issuer: "UBND tỉnh", title: null },
            reverses: "b3",
            reason: "sửa số",
          },
        ],
        lines: [2],
      },
    ]);
  });

  test("writes one name in one form of Unicode, so that it is one group", () => {
    const names = ["Kon Rẫy".normalize("NFC"), "Kon Rẫy".normalize("NFD")];
    expect(new Set(names).size).toBe(2);
    const rows = names.map((name) => `assigned,2023-01-01,2023,${name},5,Đường ${name},${name}`);
    const read = entriesOf(`${short},project,component\n${rows.join("\n")}\n`);
    expect(new Set(read.map(({ unitId }) => unitId))).toEqual(new Set(["Kon Rẫy".normalize("NFC")]));
    expect(new Set(read.map(({ projectId }) => projectId)).size).toBe(1);
    expect(new Set(read.map(({ componentId }) => componentId)).size).toBe(1);
  });

  test.each([
    { variant: "a byte order mark", text: `\uFEFF${short}\n${row}\n` },
    { variant: "carriage return and line feed", text: `${short}\r\n${row}\r\n` },
    { variant: "carriage returns alone", text: `${short}\r${row}\r` },
    { variant: "no line end at the end", text: `${short}\n${row}` },
    { variant: "blank lines", text: `\n${short}\n\n${row}\n\n,,,,\n \n` },
    { variant: "semicolons", text: `${short}\n${row}\n`.replaceAll(",", ";") },
    { variant: "tabs", text: `${short}\n${row}\n`.replaceAll(",", "\t") },
    {
      variant: "columns in another order",
      text: "amount,unit,fiscalYear,effectiveOn,kind\n5,Kon Rẫy,2023,2023-01-01,assigned\n",
    },
    {
      variant: "quoted cells",
      text: `"kind","effectiveOn","fiscalYear","unit","amount"\n"assigned","2023-01-01","2023","Kon Rẫy","5"\n`,
    },
    { variant: "blanks around words and figures", text: `${short}\n assigned , 2023-01-01 , 2023 ,Kon Rẫy, 5 \n` },
    { variant: "columns without a name left over at the end", text: `${short},,\n${row},,\n` },
    { variant: "a column documentTitle", text: `${short},documentTitle\n${row},\n` },
  ])("accepts $variant, and makes the same id", ({ text }) => {
    const [reference] = entriesOf(`${short}\n${row}\n`);
    expect(reference).toMatchObject({ kind: "assigned", amount: 5n, unitId: "Kon Rẫy", source: { level: null } });
    expect(entriesOf(text)).toEqual([reference]);
  });

  test.each([
    { cell: "0", amount: 0n },
    { cell: "9007199254740993", amount: 9_007_199_254_740_993n },
    { cell: "9223372036854775807", amount: 9_223_372_036_854_775_807n },
    { cell: "-9223372036854775808", amount: -9_223_372_036_854_775_808n },
    { cell: "0009223372036854775807", amount: 9_223_372_036_854_775_807n },
  ])("reads the amount $cell exactly", ({ cell, amount }) => {
    expect(entriesOf(`${short}\nassigned,2023-01-01,2023,A,${cell}\n`)[0]?.amount).toBe(amount);
  });

  test("keeps batches in the order of the file, rows without a batch in one of their own", () => {
    const rows = [
      "b,assigned,2023-01-01,2023,A,1",
      ",assigned,2023-01-01,2023,A,2",
      "a,assigned,2023-01-01,2023,A,3",
      "b,assigned,2023-01-01,2023,A,4",
    ];
    const { batches } = read(`batch,${short}\n${rows.join("\n")}\n`);
    expect(batches.map(({ entries, lines }) => [entries.map(({ amount }) => amount), lines])).toEqual([
      [
        [1n, 4n],
        [2, 5],
      ],
      [[2n], [3]],
      [[3n], [4]],
    ]);
    expect(batches.map(({ id }) => id)).toEqual(["b", expect.stringMatching(/^[0-9a-f-]{36}$/u), "a"]);
  });

  test("keeps two true twins, tells of them, and gives both the same ids in a file that goes on", () => {
    const first = read(`${short}\n${row}\n${row}\n`);
    const longer = read(`${short}\n${row}\n${row}\nassigned,2023-02-01,2023,Kon Rẫy,5\n`);
    const idsOf = ({ batches }: typeof first): readonly string[] =>
      batches.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(idsOf(first)).size).toBe(2);
    expect(idsOf(longer).slice(0, 2)).toEqual(idsOf(first));
    expect(first.findings).toMatchObject([{ code: "rowsAlike", values: { line: "3", firstLine: "2" } }]);
  });

  test("counts twins from the first row without an id, also behind one that has the id that would be made", () => {
    const [made] = entriesOf(`${short}\n${row}\n`);
    const { batches, findings } = read(`id,${short}\n${made?.id},${row}\n,${row}\n,${row}\n`);
    expect(batches[0]?.lines).toEqual([2, 4]);
    expect(findings.map(({ code, values }) => [code, values["line"], values["firstLine"]])).toEqual([
      ["rowRepeated", "3", "2"],
      ["rowsAlike", "4", "3"],
    ]);
  });

  test("posts a row once that stands there twice with its id", () => {
    const { batches, findings } = read(`id,${short}\nx,${row}\nx,${row}\n`);
    expect(batches[0]?.entries).toHaveLength(1);
    expect(findings).toMatchObject([{ code: "rowRepeated", values: { line: "3", firstLine: "2", id: "x" } }]);
  });

  test("takes an empty amount of carriedOver for the remainder of the year before, which it does not know", () => {
    const rows = ["carriedOver,2024-01-01,2024,A,,2022", "carriedOver,2024-01-01,2024,A,,"];
    expect(entriesOf(`${short},vintage\n${rows.join("\n")}\n`)).toMatchObject([
      { amount: null, source: { vintage: 2022 } },
      { amount: null, source: { vintage: 2023 } },
    ]);
  });

  test("names the line on which a row begins, behind cells with line breaks and blank lines", () => {
    const rows = ['assigned,2023-01-01,2023,"A\r\nB\n\nC",1', "", "assigned,2023-01-01,2023,A,x"];
    expect(refusalOf(() => read(`${short}\n${rows.join("\r\n")}\n`)).place).toEqual({
      path,
      line: 7,
      column: "amount",
    });
  });

  test("gathers all faults, in the order of the file, up to a hundred", () => {
    const bad = "asigned,2023-02-29,,Kon Rẫy,1.5";
    const refusal = refusalOf(() => read(`${short}\n${row}\n${bad}\n${bad}\n`));
    expect([refusal, ...refusal.others].map(({ code, values }) => [code, values["line"], values["column"]])).toEqual([
      ["unknownWord", "3", "kind"],
      ["wrongCellDate", "3", "effectiveOn"],
      ["missingCell", "3", "fiscalYear"],
      ["amountNotWhole", "3", "amount"],
      ["unknownWord", "4", "kind"],
      ["wrongCellDate", "4", "effectiveOn"],
      ["missingCell", "4", "fiscalYear"],
      ["amountNotWhole", "4", "amount"],
    ]);
    expect(refusal.values["more"]).toBe("7");
    expect(refusalOf(() => read(`${short}\n${`${bad}\n`.repeat(60)}`)).others).toHaveLength(99);
  });
});
