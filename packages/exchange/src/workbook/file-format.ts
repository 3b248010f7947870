/**
 * What kind of file some bytes are, by what they hold: an .xls from a web site is often a web page, and a .csv may be a
 * workbook. Kinds that are not read are refused here, each with the way to a kind that is.
 */
import { type Bilingual, refuse } from "@giaingan/finance";

import type { Archive } from "./archive.ts";
import { refuseWorkbook } from "./workbook-refusals.ts";

/** What begins like which kind of file. */
export type ContainerKind = "archive" | "text";

const signatures: readonly (readonly [string, Bilingual])[] = [
  ["%PDF", { vi: "tệp PDF", en: "a PDF file" }],
  ["\u0089PNG", { vi: "hình ảnh", en: "a picture" }],
  ["\u00ff\u00d8\u00ff", { vi: "hình ảnh", en: "a picture" }],
  ["GIF8", { vi: "hình ảnh", en: "a picture" }],
  ["II*\u0000", { vi: "hình ảnh", en: "a picture" }],
  ["MM\u0000*", { vi: "hình ảnh", en: "a picture" }],
  ["RIFF", { vi: "hình ảnh hoặc âm thanh", en: "a picture or a recording" }],
  ["{\\rtf", { vi: "tệp RTF", en: "an RTF file" }],
  ["Rar!", { vi: "tệp nén RAR", en: "a RAR archive" }],
  ["7z\u00bc\u00af", { vi: "tệp nén 7z", en: "a 7z archive" }],
  ["\u001f\u008b", { vi: "tệp nén gzip", en: "a gzip archive" }],
  ["SQLite format 3", { vi: "cơ sở dữ liệu", en: "a database" }],
  ["MZ", { vi: "chương trình Windows", en: "a Windows program" }],
  ["\u007fELF", { vi: "chương trình", en: "a program" }],
];

/**
 * Tells archives (XLSX, ODS, DOCX) from texts.
 *
 * @throws Refusal `emptyFile`, `oldExcelFormat`, `passwordProtected`, `webPageWorkbook`, `unreadFormat`
 */
export function containerKindOf(bytes: Uint8Array, path: string): ContainerKind {
  if (bytes.length === 0) throw refuse("emptyFile", { path });
  const start = latin1(bytes.subarray(0, 4096));
  // oxlint-disable-next-line no-control-regex
  if (/^PK(?:\u0003\u0004|\u0005\u0006|\u0007\u0008)/u.test(start)) return "archive";
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) throw refuseCompound(bytes, path);
  // oxlint-disable-next-line no-control-regex
  if (/^\u0009[\u0000\u0002\u0004\u0008][\u0004-\u0010]\u0000/u.test(start))
    throw refuseWorkbook("oldExcelFormat", { path });
  const known = signatures.find(([signature]) => start.startsWith(signature));
  // "MZ" may begin a code in a table too; programs hold zeros.
  if (known !== undefined && (known[0] !== "MZ" || start.includes("\u0000")))
    throw refuseWorkbook("unreadFormat", { path, kind: known[1] });
  assertNoMarkup(start, path);
  return "text";
}

/** Compound files of the time before 2007, and the shell around what is encrypted today. */
function refuseCompound(bytes: Uint8Array, path: string): Error {
  const holds = (name: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return refuseWorkbook("passwordProtected", { path });
  if (holds("WordDocument")) {
    return refuseWorkbook("unreadFormat", {
      path,
      kind: {
        vi: "tệp Word kiểu cũ (97-2003, .doc; cần lưu thành .docx)",
        en: "an old Word file (.doc; save it as .docx)",
      },
    });
  }
  if (holds("Workbook") || holds("Book")) return refuseWorkbook("oldExcelFormat", { path });
  return refuseWorkbook("unreadFormat", {
    path,
    kind: { vi: "tệp Office kiểu cũ", en: "a file of an old Office" },
  });
}

/** Web pages and other markup that Excel opens as if they were workbooks. */
function assertNoMarkup(start: string, path: string): void {
  const text = start.replaceAll("\u0000", "").replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*/u, "");
  const kind = markupKind(text);
  if (kind !== null) throw refuseWorkbook("webPageWorkbook", { path, kind });
}

function markupKind(text: string): Bilingual | null {
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style)\b/iu.test(text)
  )
    return { vi: "trang web (HTML)", en: "a web page (HTML)" };
  if (
    /^MIME-Version:/iu.test(text) ||
    /^(?:From|Content-Type|X-[\w-]+):[^]*?\bMIME-Version:/iu.test(text.slice(0, 1000))
  )
    return { vi: "trang web (MHTML)", en: "a web page (MHTML)" };
  if (text.startsWith("<?xml") && text.includes("urn:schemas-microsoft-com:office:spreadsheet"))
    return { vi: "bảng tính XML 2003", en: "an XML Spreadsheet 2003" };
  if (text.startsWith("<?xml")) return { vi: "tệp XML", en: "an XML file" };
  return null;
}

/** What an archive holds. */
export type ArchiveFormat = "xlsx" | "ods" | "docx";

/**
 * Tells which document an archive is, by its parts.
 *
 * @throws Refusal `binaryWorkbook`, `macroWorkbook`, `passwordProtected`, `unreadFormat`
 */
export function archiveFormatOf(archive: Archive): ArchiveFormat {
  const { path, names } = archive;
  const macros = names.find((name) => /(?:^|\/)vbaProject[^/]*\.bin$|^(?:Basic|Scripts)\/.+\/.+/iu.test(name));
  if (macros !== undefined) throw refuseWorkbook("macroWorkbook", { path, part: macros });
  if (archive.has("mimetype")) return openDocumentFormat(archive);
  const types = contentTypes(archive);
  if (/sheet\.binary/iu.test(types) || archive.has("xl/workbook.bin")) throw refuseWorkbook("binaryWorkbook", { path });
  if (/macroEnabled|vbaProject|macrosheet|activeX/iu.test(types))
    throw refuseWorkbook("macroWorkbook", { path, part: "[Content_Types].xml" });
  if (/spreadsheetml\.(?:sheet|template)\.main\+xml/iu.test(types) || archive.has("xl/workbook.xml")) return "xlsx";
  if (/wordprocessingml\.(?:document|template)\.main\+xml/iu.test(types) || archive.has("word/document.xml"))
    return "docx";
  if (/presentationml/iu.test(types))
    throw refuseWorkbook("unreadFormat", { path, kind: { vi: "bản trình chiếu", en: "a presentation" } });
  throw refuseWorkbook("unreadFormat", { path, kind: { vi: "tệp nén ZIP", en: "a ZIP archive" } });
}

function openDocumentFormat(archive: Archive): ArchiveFormat {
  const { path } = archive;
  const type = latin1(archive.read("mimetype") ?? new Uint8Array()).trim();
  const manifest = archive.read("META-INF/manifest.xml");
  if (manifest !== null && /:encryption-data[\s>]/u.test(latin1(manifest)))
    throw refuseWorkbook("passwordProtected", { path });
  if (/opendocument\.spreadsheet(?:-template)?$/u.test(type)) return "ods";
  const kind = /opendocument\.text/u.test(type)
    ? { vi: "văn bản ODT (cần lưu thành .docx)", en: "an ODT text (save it as .docx)" }
    : { vi: "tài liệu OpenDocument khác", en: "another OpenDocument" };
  throw refuseWorkbook("unreadFormat", { path, kind });
}

function contentTypes(archive: Archive): string {
  const bytes = archive.read("[Content_Types].xml");
  return bytes === null ? "" : latin1(bytes).replaceAll("\u0000", "");
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
