/** Texts and tables of text that never end, are no text, or are something else under a harmless name. */
import { zipFile } from "../workbook/zip-file.ts";
import { type Attack, type AttackOutcome, refused } from "./attack.ts";

const table = "Kế hoạch;Vốn;Xã\n1;2;3\n4;5;6\n";
const endless = refused("workbookBeyondLimit", { limit: "600000" });
/** Texts as cells: a CSV file tells no numbers. */
const tableRead: AttackOutcome = { read: { A1: "Kế hoạch", B2: "2" } };
const text = (name: string, draw: () => string | Uint8Array, outcome: AttackOutcome, file = "bieu.csv"): Attack => ({
  name,
  file,
  draw: () => Buffer.from(draw()),
  outcome,
});
const bytes = (hexadecimal: string): Buffer => Buffer.from(hexadecimal, "hex");
const compound = (name: string): Uint8Array =>
  Buffer.concat([bytes("d0cf11e0a1b11ae1"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);
const page = "<html><body><table><tr><td>1</td></tr></table></body></html>";

/** The attacks. */
export const textAttacks: readonly Attack[] = [
  text("an empty file", () => "", refused("emptyFile")),
  text("a file of blanks", () => " \n\t\r\n".repeat(100_000), refused("workbookWithoutSheets")),
  text("a file of zeros", () => Buffer.alloc(100_000), refused("textNotReadable", { offset: "0" })),
  text(
    "a zero inside of a table",
    () => `${table}7;\u0000;9`,
    refused("textNotReadable", { offset: String(Buffer.byteLength(table) + 2) }),
  ),
  text("UTF-8 that breaks off", () => Buffer.from(`${table}Vốn đầu tư ạ`).subarray(0, -1), refused("textNotReadable")),
  text(
    "half a sign in UTF-8",
    () => Buffer.concat([Buffer.from(table), bytes("eda080")]),
    refused("textNotReadable", { offset: String(Buffer.byteLength(table)) }),
  ),
  text(
    "a letter written longer than it is",
    () => Buffer.concat([Buffer.from(table), bytes("c0af")]),
    refused("textNotReadable"),
  ),
  text(
    "half a sign in UTF-16",
    () => Buffer.concat([Buffer.from(`\ufeff${table}`, "utf16le"), bytes("00d8")]),
    refused("textNotReadable"),
  ),
  text(
    "UTF-16 of an odd number of bytes",
    () => Buffer.concat([Buffer.from(`\ufeff${table}`, "utf16le"), bytes("41")]),
    refused("textNotReadable"),
  ),
  text(
    "a quote that never closes",
    () => `${table}7;"8;9\n${"a;b\n".repeat(100_000)}`,
    refused("quoteNotClosed", { line: "4" }),
  ),
  text(
    "100.000 quotes that open, the last for good",
    () => `${table}${'a;"b\n'.repeat(100_000)}"`,
    refused("quoteNotClosed"),
  ),
  text("800.000 quotes in a row", () => `${table}${'""'.repeat(400_000)}`, tableRead),
  text(
    "20.000 columns",
    () => `${table.repeat(3)}${";".repeat(20_000)}\n`,
    refused("workbookBeyondLimit", { limit: "16384" }),
  ),
  text(
    "70.000 columns drawn with tabs between sentences",
    () =>
      `Kết quả giải ngân như sau.\n${"Một câu nữa, rồi một câu.\n".repeat(500)}${`${"a\t".repeat(70_000)}\n`.repeat(3)}`,
    refused("workbookBeyondLimit", { limit: "16384" }),
  ),
  text("one line of 19 MB", () => Buffer.alloc(19_000_000, "a"), endless),
  text("one line of 19 million delimiters", () => Buffer.alloc(19_000_000, ";"), endless),
  text("a text of 21 MB", () => Buffer.alloc(21 * 1024 * 1024, "a"), refused("workbookTooLarge")),
  text("a rule of 300.000 signs that is none", () => `Báo cáo\n${"-".repeat(300_000)}x\n`, { paragraphs: ["Báo cáo"] }),
  text("300.000 carriage returns under bars", () => `a|b\nc|d\ne|f\n${"\r".repeat(300_000)}`, {
    read: { A1: "a", B3: "f" },
  }),
  text("20.000 accents on one letter", () => `${table}7;a${"\u0301\u0323".repeat(10_000)};9`, tableRead),
  text("3 MB of words that might be of former fonts", () => "Báo cáo ".repeat(300_000), endless),
  text("a formula that calls a program is a text", () => `${table}=cmd|'/c calc'!A1;+1+1;@SUM(A1)\n`, {
    read: { A4: "=cmd|'/c calc'!A1", B4: "+1+1", C4: "@SUM(A1)" },
  }),
  text("a delimiter that is stated and is none", () => `sep=x\n${table}`, { read: { A2: "Kế hoạch" } }),
  text("a web page that is called .xls", () => page, refused("webPageWorkbook"), "bieu.xls"),
  text(
    "a web page behind a comment",
    () => `<!-- ${"x".repeat(300)} -->\n${page}`,
    refused("webPageWorkbook"),
    "bieu.xls",
  ),
  text("a web page in UTF-16", () => Buffer.from(`\ufeff${page}`, "utf16le"), refused("webPageWorkbook"), "bieu.xls"),
  text(
    "a web page with its pictures",
    () => "MIME-Version: 1.0\nContent-Type: multipart/related",
    refused("webPageWorkbook"),
    "bieu.xls",
  ),
  text(
    "a workbook in the XML of 2003",
    () => '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    refused("webPageWorkbook"),
    "bieu.xls",
  ),
  text(
    "a workbook in the XML of 2003 with entities",
    () => '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook/>',
    refused("webPageWorkbook"),
    "bieu.xls",
  ),
  text("an old workbook", () => compound("Workbook"), refused("oldExcelFormat"), "bieu.xls"),
  text("an old workbook of 1995", () => compound("Book"), refused("oldExcelFormat"), "bieu.xls"),
  text("a bare workbook of 1992", () => bytes("0908100000060500"), refused("oldExcelFormat"), "bieu.xls"),
  text("a workbook with a password", () => compound("EncryptedPackage"), refused("passwordProtected"), "bieu.xlsx"),
  text("an old letter", () => compound("WordDocument"), refused("unreadFormat"), "bao-cao.doc"),
  text("a shell of a former Office with nothing in it", () => compound(""), refused("unreadFormat")),
  text(
    "a binary workbook",
    () => zipFile([{ name: "xl/workbook.bin", content: "x" }]),
    refused("binaryWorkbook"),
    "bieu.xlsb",
  ),
  text("a PDF that is called .xlsx", () => "%PDF-1.7\n", refused("unreadFormat"), "bieu.xlsx"),
  text("a picture that is called .xlsx", () => bytes("89504e470d0a1a0a"), refused("unreadFormat"), "bieu.xlsx"),
  text("a program that is called .csv", () => bytes("4d5a90000300000004"), refused("unreadFormat")),
  text("a program of Linux", () => bytes("7f454c46020101"), refused("unreadFormat")),
  text(
    "a letter in RTF with an object",
    () => "{\\rtf1{\\object\\objdata 0105}}",
    refused("unreadFormat"),
    "bao-cao.doc",
  ),
  text("an archive of another kind", () => Buffer.from("Rar!\u001a\u0007"), refused("unreadFormat"), "bieu.zip"),
  text("the beginning of an archive and nothing else", () => "PK\u0003\u0004", refused("archiveDamaged"), "bieu.xlsx"),
  text(
    "the end of an archive and nothing else",
    () => Buffer.concat([bytes("504b0506"), Buffer.alloc(18)]),
    refused("unreadFormat"),
    "bieu.xlsx",
  ),
];
