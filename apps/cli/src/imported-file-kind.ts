/**
 * What a file is that is to be imported: a report in sentences, an entries file, or tables as officers keep them.
 */
import { open } from "node:fs/promises";
import { extname } from "node:path";

/** How a file is read. */
export type ImportedFileKind = "report" | "entries" | "tables";

/** Columns that only an entries file has; officers' tables have others. */
const entriesColumn = /^(?:kind|effectiveOn|fiscalYear)$/iu;

/** The header of a table stands in its first bytes. */
const headBytes = 64 * 1024;

/** Decides by the name, and of CSV by its header: whatever cannot be read is told by who reads it. */
export async function kindOfFile(path: string): Promise<ImportedFileKind> {
  const extension = extname(path).toLowerCase();
  if (extension === ".txt" || extension === "") return "report";
  if (extension !== ".csv" && extension !== ".tsv") return "tables";
  const head = await readHead(path);
  const cells = (head ?? "").split(/\r\n|[\r\n]/u, 1)[0]?.split(/[,;\t|]/u) ?? [];
  const isEntries = cells.some((cell) => entriesColumn.test(cell.replaceAll(/["\s]/gu, "")));
  return head === null || isEntries || !mayBeTable(head) ? "entries" : "tables";
}

/** Words of the field: a file without any of them is no table of plans and payments. */
const tableWords =
  /kế hoạch|kh\s?vốn|dự toán|giải ngân|thanh toán|lũy kế|luỹ kế|nguồn vốn|tổng số|tổng cộng|danh mục|đơn vị tính|plan|disburs|budget|allocat|paid/iu;

function mayBeTable(head: string): boolean {
  return tableWords.test(head.normalize("NFC"));
}

/** The first characters, in whatever encoding; null: they cannot be read. */
async function readHead(path: string): Promise<string | null> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      const bytes = buffer.subarray(0, bytesRead);
      const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
      return new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes).replace(/^\u{feff}/u, "");
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
