/** What is refused of a file that is imported as a whole. What is doubtful in its cells is a finding (`import-finding-kinds.ts`). */
import { createRefuse } from "@giaingan/finance";

/** The codes of imported files; documented in docs/refusals.md. */
export const importRefusals = {
  noTables: {
    category: "badInput",
    fact: {
      vi: 'Không thấy bảng số liệu nào trong tệp "{path}".',
      en: 'There is no table of figures in the file "{path}".',
    },
    remedy: {
      vi: "Tệp cần có dòng tiêu đề cột (Nội dung, Kế hoạch, Giải ngân, …) và các dòng số liệu bên dưới, trên một trang không bị ẩn.",
      en: "It needs a row that names its columns (content, plan, disbursed, …) with rows of figures below, on a sheet that is not hidden.",
    },
  },
  importHeldBack: {
    category: "badInput",
    fact: {
      vi: 'Chưa ghi được gì của tệp "{path}": {count} chỗ cần làm rõ. {first}',
      en: 'Nothing of the file "{path}" can be posted yet: {count} places must be settled. {first}',
    },
    remedy: {
      vi: "{remedy} Xem tất cả với --preview.",
      en: "{remedy} See all of them with --preview.",
    },
  },
  tooManyRows: {
    category: "tooLarge",
    fact: {
      vi: 'Tệp "{path}" có {rows} dòng; ở đây nhận tối đa {limit} dòng.',
      en: 'The file "{path}" has {rows} rows; here at most {limit} are taken.',
    },
    remedy: {
      vi: "Nhập tệp này bằng dòng lệnh: giaingan import TỆP.",
      en: "Import it on the command line: giaingan import FILE.",
    },
  },
  fileNotKept: {
    category: "notFound",
    fact: { vi: "Máy chủ không còn giữ tệp này.", en: "The server no longer keeps this file." },
    remedy: { vi: "Gửi lại tệp.", en: "Send the file again." },
  },
  importsBusy: {
    category: "unavailable",
    fact: {
      vi: "Máy chủ đang nhập {count} tệp cùng lúc, là nhiều nhất có thể.",
      en: "The server is importing {count} files at once, as many as it can.",
    },
    remedy: { vi: "Thử lại sau {seconds} giây.", en: "Try again in {seconds} seconds." },
  },
  invalidImportProfile: {
    category: "badInput",
    fact: {
      vi: 'mục "{field}" của tệp mẫu nhập không dùng được; cần {expected}.',
      en: 'the field "{field}" of the import profile cannot be used; expected: {expected}.',
    },
    remedy: {
      vi: "Sửa mục đó, hoặc xóa tệp để bắt đầu lại; xem docs/import.md.",
      en: "Correct it, or delete the file to begin again; see docs/import.md.",
    },
  },
  invalidColumnMeaning: {
    category: "badInput",
    fact: {
      vi: 'Nghĩa "{value}" của cột "{column}" không dùng được.',
      en: 'The meaning "{value}" of the column "{column}" cannot be used.',
    },
    remedy: { vi: "Dùng một trong: {expected}.", en: "Use one of: {expected}." },
  },
} as const;

/** Makes a refusal of an imported file. */
export const refuseImport: ReturnType<typeof createRefuse<typeof importRefusals>> = createRefuse(importRefusals);
