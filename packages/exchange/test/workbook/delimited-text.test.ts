import { expect, test } from "vitest";
import { readText, readTextFile } from "../../src/workbook/delimited-text.ts";
import type { ReadWorkbook } from "../../src/workbook/read-workbook.ts";
import { sheetOf, valuesOf } from "./shown-sheet.ts";

const path = "tep.csv";
const rowsOf = (read: ReadWorkbook, rank = 0): unknown => valuesOf(sheetOf(read.sheets, rank));
const kindsOf = (read: ReadWorkbook): readonly string[] =>
  read.blocks.map((block) => (block.kind === "paragraph" ? block.text : `[${String(block.sheetIndex)}]`));

test.each([
  ["commas", "a,b,c\n1,2,3\n4,5,6\n", ["a", "b", "c"], ["4", "5", "6"]],
  [
    "semicolons, between decimals with commas,",
    "A 1,5;0,5;2,5\nB 2,5;1,5;3,5\nC 3,5;1,5;4,5\n",
    ["A 1,5", "0,5", "2,5"],
    ["C 3,5", "1,5", "4,5"],
  ],
  ["tabs", "a\tb, c và d\n1\t2\n3\t4\n", ["a", "b, c và d"], ["3", "4"]],
  ["bars", "a|b|c\n1|2|3\n4|5|6\n", ["a", "b", "c"], ["4", "5", "6"]],
])("%s are found between cells", (_, text, first, last) => {
  const read = readText(text, { path });
  expect(read.format).toBe("csv");
  const rows = valuesOf(sheetOf(read.sheets));
  expect([rows[0], rows.at(-1)]).toEqual([first, last]);
});

test("a title and a unit line above a table do not hide what stands between its cells", () => {
  const read = readText("BÁO CÁO, NĂM 2025\nĐơn vị: triệu đồng\nTT;Tên;Vốn\n1;A;2,5\n2;B;3,5\n3;C;1\n", { path });
  expect(rowsOf(read)).toEqual([
    ["BÁO CÁO, NĂM 2025", null, null],
    ["Đơn vị: triệu đồng", null, null],
    ["TT", "Tên", "Vốn"],
    ["1", "A", "2,5"],
    ["2", "B", "3,5"],
    ["3", "C", "1"],
  ]);
});

test("a first line may state the delimiter", () => {
  expect(rowsOf(readText("sep=;\r\na,b;c\r\n1,2;3\r\n", { path }))).toEqual([
    ["a,b", "c"],
    ["1,2", "3"],
  ]);
});

test("pasted cells keep line breaks and quotes inside of them", () => {
  expect(rowsOf(readText('"Đường A\nđoạn 1"\t"nói ""x"""\r\nDự án "B"\t2\r\n', { path }))).toEqual([
    ["Đường A\nđoạn 1", 'nói "x"'],
    ['Dự án "B"', "2"],
  ]);
});

test("a quote that never closes is refused with its line", () => {
  expect(() => readText('a;b;c\n1;2;3\n4;5;6\n7;"8;9\n', { path })).toThrow(
    expect.objectContaining({ code: "quoteNotClosed", values: expect.objectContaining({ line: "4" }) }),
  );
});

const table = "Tên;Vốn\nĐường Đức;1\nCầu Trường;2\nNước;3\n";
const expected = [
  ["Tên", "Vốn"],
  ["Đường Đức", "1"],
  ["Cầu Trường", "2"],
  ["Nước", "3"],
];

test.each([
  ["UTF-8", Buffer.from(table), []],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${table}`), []],
  ["UTF-16LE with a mark", Buffer.from(`\uFEFF${table}`, "utf16le"), []],
  ["UTF-16BE with a mark", Buffer.from(`\uFEFF${table}`, "utf16le").swap16(), []],
  ["UTF-16LE", Buffer.from(table, "utf16le"), ["utf-16le"]],
  ["UTF-16BE", Buffer.from(table, "utf16le").swap16(), ["utf-16be"]],
])("%s is read, and said where it is a guess", (_, bytes, guessed) => {
  const read = readTextFile(bytes, { path });
  expect(rowsOf(read)).toEqual(expected);
  expect(read.notices.map(({ values }) => values["encoding"])).toEqual(guessed);
});

test("the half-composed letters of windows-1258 are composed", () => {
  // "Đường" is Đ ư ơ◌̀ n g; "Đức" is Đ ư◌́ c.
  const bytes = Buffer.from("T\xean;V\xf4\xecn\n\xd0\xfd\xf5\xccng \xd0\xfd\xecc;1\nX;2\nY;3\n", "latin1");
  const read = readTextFile(bytes, { path });
  expect(rowsOf(read)).toEqual([
    ["Tên", "Vốn"],
    ["Đường Đức", "1"],
    ["X", "2"],
    ["Y", "3"],
  ]);
  expect(read.notices).toEqual([{ code: "encodingGuessed", values: { encoding: "windows-1258" }, place: null }]);
});

test.each([
  [
    "UTF-8 with one damaged letter",
    Buffer.concat([Buffer.from("Vốn đầu tư "), Buffer.from([0xe1, 0xba]), Buffer.from(" xã")]),
    "17",
  ],
  ["bytes of a program", Buffer.from("MZ\u0000\u0001\u0002abc\xff", "latin1"), "2"],
  ["a control character", Buffer.from("abc\u0001"), "3"],
])("%s is refused with its offset", (_, bytes, offset) => {
  expect(() => readTextFile(bytes, { path })).toThrow(
    expect.objectContaining({ code: "textNotReadable", values: expect.objectContaining({ offset }) }),
  );
});

test("short lines with a comma in each are paragraphs where they end as sentences do, and a table where they do not", () => {
  const sentences = [
    "Đến 31/10, giải ngân 20 tỷ đồng.",
    "Vốn đầu tư 15 tỷ, đạt 75% kế hoạch.",
    "Vốn sự nghiệp 5 tỷ, đạt 40% kế hoạch.",
  ];
  expect(kindsOf(readText(sentences.join("\n"), { path }))).toEqual(sentences);
  expect(rowsOf(readText("Đơn vị, Vốn\nXã A, 15\nXã B, 5\n", { path }))).toHaveLength(3);
});

test("sentences are paragraphs, whatever commas they have", () => {
  const read = readText(
    "Đến nay, tỉnh đã giải ngân 14.108 triệu đồng, đạt 46,35% kế hoạch.\nTrong đó, vốn trung ương là 10.000 triệu đồng, vốn tỉnh là 4.108.\n\nKiến nghị, đề xuất: không, kể cả bổ sung vốn.\n",
    { path },
  );
  expect([read.format, read.sheets.length, read.blocks.length]).toEqual(["text", 0, 3]);
});

test.each([
  ["bars", "| TT | Vốn |\n|---|---|\n| 1 | 20 |\n| 2 | 30 |"],
  ["tabs", "TT\tVốn\n1\t20\n2\t30"],
  ["blanks", "TT    Vốn\n1     20\n2     30"],
])("a table that is drawn with %s inside a text is read where three rows agree", (_, drawn) => {
  const before = "Kết quả giải ngân như sau.\n".repeat(4);
  const read = readText(`${before}${drawn}\nĐề nghị các đơn vị thực hiện.\n`, { path });
  expect(kindsOf(read).slice(4)).toEqual(["[0]", "Đề nghị các đơn vị thực hiện."]);
  expect(rowsOf(read)).toEqual([
    ["TT", "Vốn"],
    ["1", "20"],
    ["2", "30"],
  ]);
});

test("two rows that agree are no table inside a text", () => {
  const read = readText("Nơi nhận:    Chủ tịch\nLưu    VT\nHết.\n", { path });
  expect([read.sheets.length, read.blocks.length]).toEqual([0, 3]);
});

test.each([
  ["only carriage returns", "a;b\r".repeat(200_000)],
  ["quoted lines without a delimiter", `${"a;b;c\n".repeat(400)}${'"x"\n'.repeat(200_000)}`],
  ["ruled lines only", "-----\n".repeat(200_000)],
  ["one line of a million cells", ";".repeat(1_000_000)],
])("%s is read or refused, and never hangs", { timeout: 5000 }, (_, text) => {
  let outcome = "read";
  try {
    readText(text, { path });
  } catch (error) {
    outcome = error instanceof Error && "code" in error ? "refused" : "crashed";
  }
  expect(outcome).not.toBe("crashed");
});
