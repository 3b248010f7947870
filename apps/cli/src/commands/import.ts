/**
 * `giaingan import FILE`: reads a table, a report or an entries file, shows what was understood, and posts what is new. The same
 * file again posts nothing, and says so.
 */
import { isUtf8 } from "node:buffer";
import { decodeText } from "@giaingan/exchange";
import type { Command } from "../command.ts";
import { readBytes } from "../document-file.ts";
import { workbookFlags } from "../import-flags.ts";
import { kindOfFile } from "../imported-file-kind.ts";
import { entriesFileFlags, importEntries } from "./import-entries.ts";
import { importReport } from "./import-report.ts";
import { importWorkbook } from "./import-workbook.ts";

export const importFile: Command = {
  name: "import",
  argumentNames: "FILE [--preview] [--unit NAME]",
  argumentCount: { min: 1, max: 1 },
  summary: {
    vi: "đọc bảng số liệu (.xlsx, .ods, .csv, .docx), báo cáo (.txt) hoặc tệp bút toán (.csv, .tsv) và ghi sổ phần mới",
    en: "read a table (.xlsx, .ods, .csv, .docx), a report (.txt) or an entries file (.csv, .tsv) and post what is new",
  },
  flags: {
    preview: { type: "boolean", meaning: { vi: "chỉ xem, không ghi sổ", en: "only show, post nothing" } },
    unit: {
      type: "string",
      valueName: "NAME",
      meaning: {
        vi: "đơn vị của báo cáo, của bảng (mặc định: đơn vị ghi trong đó)",
        en: "the unit of the report or table (default: as it says)",
      },
    },
    late: {
      type: "boolean",
      meaning: {
        vi: "bút toán thuộc kỳ đã khóa: ghi vào kỳ mở đầu tiên, giữ ngày thật",
        en: "entries of a closed period: post them into the first open one, with their true date kept",
      },
    },
    ...entriesFileFlags,
    ...workbookFlags,
    sample: {
      type: "boolean",
      isHidden: true,
      meaning: { vi: "đánh dấu sổ là dữ liệu mẫu", en: "mark the ledger as sample data" },
    },
  },
  run: async (invocation) => {
    const path = invocation.positionals[0] ?? "";
    const kind = await kindOfFile(path);
    if (kind === "entries") return importEntries(path, invocation);
    if (kind === "tables") return importWorkbook(path, invocation);
    const bytes = await readBytes(path);
    // Texts of older programs, UTF-16 and windows-1258, are read as workbooks are.
    if (!isUtf8(bytes)) return importWorkbook(path, invocation);
    return importReport({ path, text: decodeText(bytes, path) }, invocation);
  },
};
