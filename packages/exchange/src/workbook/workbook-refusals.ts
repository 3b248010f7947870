/**
 * What is refused in the files that officers already have: workbooks, tables and documents. Each fact names the file, its
 * part or its cell, and each remedy says what to do in Excel, LibreOffice or Word.
 */
import { type Bilingual, createRefuse } from "@giaingan/finance";

const saveAsXlsx = {
  vi: "Mở tệp trong Excel, chọn Tệp → Lưu thành (Save As) → Sổ làm việc Excel (*.xlsx); hoặc trong LibreOffice chọn Tập tin → Lưu thành → Excel 2007-365 (.xlsx); rồi nhập tệp mới.",
  en: "Open it in Excel and choose File → Save As → Excel Workbook (*.xlsx), or in LibreOffice File → Save As → Excel 2007-365 (.xlsx); then import the new file.",
} as const;

const saveAgain = {
  vi: "Mở tệp trong Excel, Word hoặc LibreOffice, lưu lại thành tệp mới rồi nhập tệp đó; nếu không mở được, xin lại tệp từ nơi gửi.",
  en: "Open it in Excel, Word or LibreOffice, save it as a new file and import that; if it does not open, ask its sender for it again.",
} as const;

const splitIt = {
  vi: "Chỉ giữ các trang cần nhập, xóa hình ảnh và định dạng thừa, hoặc chia thành nhiều tệp; bảng rất dài thì lưu thành CSV UTF-8.",
  en: "Keep only the sheets to import, delete pictures and needless formats, or split it into several files; save a very long table as CSV UTF-8.",
} as const;

/** The codes of workbooks; documented in docs/refusals.md. */
export const workbookRefusals = {
  oldExcelFormat: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" là tệp Excel kiểu cũ (97-2003, .xls), không đọc được.',
      en: 'The file "{path}" is in the old Excel format (97-2003, .xls), which is not read.',
    },
    remedy: saveAsXlsx as Bilingual,
  },
  binaryWorkbook: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" là sổ làm việc nhị phân của Excel (.xlsb), không đọc được.',
      en: 'The file "{path}" is a binary Excel workbook (.xlsb), which is not read.',
    },
    remedy: saveAsXlsx as Bilingual,
  },
  webPageWorkbook: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" thực ra là {kind}, dù tên tệp có thể là .xls.',
      en: 'The file "{path}" is really {kind}, though it may be named .xls.',
    },
    remedy: saveAsXlsx as Bilingual,
  },
  macroWorkbook: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" có macro ("{part}"); tệp có macro không được nhận.',
      en: 'The file "{path}" holds macros ("{part}"); files with macros are not taken.',
    },
    remedy: {
      vi: "Trong Excel chọn Tệp → Lưu thành (Save As) → Sổ làm việc Excel (*.xlsx), trong Word chọn Tài liệu Word (*.docx), đồng ý bỏ macro, rồi nhập tệp mới.",
      en: "In Excel choose File → Save As → Excel Workbook (*.xlsx), in Word → Word Document (*.docx), agree to leave the macros out, and import the new file.",
    },
  },
  externalLinks: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" lấy số liệu từ tệp khác ("{part}"); số liệu ấy không kiểm được trong tệp này.',
      en: 'The file "{path}" takes figures from another file ("{part}"); they cannot be checked inside this one.',
    },
    remedy: {
      vi: "Trong Excel chọn Dữ liệu → Sửa nối kết (Data → Edit Links) → Ngắt nối kết (Break Link) để giữ lại giá trị, lưu rồi nhập lại.",
      en: "In Excel choose Data → Edit Links → Break Link, which keeps the values; save and import again.",
    },
  },
  passwordProtected: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" được đặt mật khẩu hoặc mã hóa, không đọc được.',
      en: 'The file "{path}" is encrypted or protected by a password and cannot be read.',
    },
    remedy: {
      vi: "Mở tệp bằng mật khẩu, bỏ mật khẩu ở Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, lưu rồi nhập lại.",
      en: "Open it with its password, remove it under File → Info → Protect Workbook → Encrypt with Password, save and import again.",
    },
  },
  unreadFormat: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" là {kind}; chỉ đọc được XLSX, ODS, CSV, DOCX và văn bản.',
      en: 'The file "{path}" is {kind}; what is read are XLSX, ODS, CSV, DOCX and text.',
    },
    remedy: {
      vi: "Xin tệp Excel hoặc Word gốc từ nơi lập, hoặc chép bảng vào Excel rồi lưu thành .xlsx.",
      en: "Ask for the original Excel or Word file, or copy the table into Excel and save it as .xlsx.",
    },
  },
  workbookTooLarge: {
    category: "tooLarge",
    fact: {
      vi: 'Tệp "{path}" có {size} byte, quá {limit} byte.',
      en: 'The file "{path}" has {size} bytes, more than {limit}.',
    },
    remedy: splitIt as Bilingual,
  },
  workbookBeyondLimit: {
    category: "tooLarge",
    fact: {
      vi: 'Tệp "{path}", phần "{part}": {what} quá {limit}.',
      en: 'File "{path}", part "{part}": more than {limit} {what}.',
    },
    remedy: splitIt as Bilingual,
  },
  archiveDamaged: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" bị hỏng hoặc chưa tải xong ({what}).',
      en: 'The file "{path}" is damaged or incomplete ({what}).',
    },
    remedy: saveAgain as Bilingual,
  },
  archiveEntryRefused: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}", phần "{part}": {what}; tệp như vậy không an toàn.',
      en: 'File "{path}", part "{part}": {what}; such a file is not safe.',
    },
    remedy: saveAgain as Bilingual,
  },
  partMissing: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" thiếu phần "{part}".',
      en: 'The file "{path}" lacks its part "{part}".',
    },
    remedy: saveAgain as Bilingual,
  },
  partMalformed: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}", phần "{part}": XML sai ở ký tự thứ {offset} ({what}).',
      en: 'File "{path}", part "{part}": malformed XML at character {offset} ({what}).',
    },
    remedy: saveAgain as Bilingual,
  },
  partWithDocumentType: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}", phần "{part}": có khai báo DOCTYPE; tệp như vậy không an toàn.',
      en: 'File "{path}", part "{part}": it holds a DOCTYPE; such a file is not safe.',
    },
    remedy: saveAgain as Bilingual,
  },
  partNotUnicode: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}", phần "{part}": không đọc được bảng mã "{encoding}".',
      en: 'File "{path}", part "{part}": it is not text in "{encoding}", or that encoding is not read.',
    },
    remedy: saveAgain as Bilingual,
  },
  workbookWithoutSheets: {
    category: "badInput",
    fact: { vi: 'Tệp "{path}" không có trang tính nào.', en: 'The file "{path}" has no sheet with cells.' },
    remedy: {
      vi: "Kiểm tra tệp có bảng số liệu, lưu lại rồi nhập lại.",
      en: "Check that it holds a table, save it and import it again.",
    },
  },
  cellNotReadable: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}", trang "{sheet}", ô {cell}: "{value}" không đọc được ({what}).',
      en: 'File "{path}", sheet "{sheet}", cell {cell}: "{value}" cannot be read ({what}).',
    },
    remedy: saveAgain as Bilingual,
  },
  textNotReadable: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}": byte thứ {offset} không phải là chữ trong UTF-8, UTF-16 hay windows-1258.',
      en: 'File "{path}": the byte at {offset} is no text in UTF-8, UTF-16 or windows-1258.',
    },
    remedy: {
      vi: "Mở tệp trong Excel hoặc Notepad, lưu lại với bảng mã UTF-8 (trong Excel: CSV UTF-8) rồi nhập lại.",
      en: "Open it in Excel or Notepad, save it as UTF-8 (in Excel: CSV UTF-8) and import it again.",
    },
  },
  quoteNotClosed: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}", dòng {line}: có dấu ngoặc kép mở mà không đóng.',
      en: 'File "{path}", line {line}: a quotation mark opens and never closes.',
    },
    remedy: {
      vi: "Thêm dấu ngoặc kép đóng ở cuối ô, hoặc bỏ dấu mở; mở tệp trong Excel và lưu lại thành CSV UTF-8 cũng được.",
      en: "Close the quotation mark at the end of its cell, or take it out; saving the table from Excel as CSV UTF-8 does so too.",
    },
  },
  readingTookTooLong: {
    category: "tooLarge",
    fact: {
      vi: 'Tệp "{path}" đọc quá {seconds} giây nên đã dừng.',
      en: 'Reading the file "{path}" was stopped after {seconds} seconds.',
    },
    remedy: splitIt as Bilingual,
  },
  readingTookTooMuchMemory: {
    category: "tooLarge",
    fact: {
      vi: 'Tệp "{path}" cần hơn {limit} MB bộ nhớ để đọc nên đã dừng.',
      en: 'Reading the file "{path}" was stopped: it takes more than {limit} MB of memory.',
    },
    remedy: splitIt as Bilingual,
  },
} as const;

/** Makes a refusal of a workbook, a table or a document. */
export const refuseWorkbook: ReturnType<typeof createRefuse<typeof workbookRefusals>> = createRefuse(workbookRefusals);
