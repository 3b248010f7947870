/** What may be noticed of a file as a whole, beside what is found in its cells, in the words of an officer. */
import type { ImportFindingKind } from "./import-finding.ts";

const told = { severity: "information", withholds: null, asks: null } as const;

/** The kinds by their code; documented in docs/import.md. */
export const importNoticeKinds: Readonly<
  Record<"legacyTextRead" | "encodingGuessed" | "entriesLayout", ImportFindingKind>
> = {
  legacyTextRead: {
    ...told,
    fact: {
      vi: "Chữ trong tệp theo bảng mã cũ ({script}), từ ô {cell}: {count} ô được đọc sang Unicode.",
      en: "The file's letters are in an old encoding ({script}), from {cell} on: {count} cells were read as Unicode.",
    },
    remedy: {
      vi: "Xem lại tên đơn vị và dự án trong bảng đã hiểu; không cần đổi phông của tệp.",
      en: "Look at the names in the table that was understood; the file's fonts need not be changed.",
    },
  },
  encodingGuessed: {
    ...told,
    fact: {
      vi: "Tệp chữ không ghi bảng mã; được đọc theo {encoding}.",
      en: "The text file does not say its encoding; it was read as {encoding}.",
    },
    remedy: {
      vi: "Nếu tên bị sai chữ, lưu lại tệp theo UTF-8.",
      en: "Where names came out wrong, save the file as UTF-8.",
    },
  },
  entriesLayout: {
    severity: "error",
    withholds: "table",
    asks: null,
    fact: {
      vi: "Bảng ở {cell} có các cột của tệp bút toán (kind, effectiveOn, amount…), mỗi dòng một bút toán; không phải bảng lũy kế.",
      en: "The table at {cell} has the columns of an entries file (kind, effectiveOn, amount…), one entry a row; it holds no running totals.",
    },
    remedy: {
      vi: "Lưu trang này thành CSV (UTF-8, dấu phẩy) rồi nhập tệp .csv đó (docs/entries-file.md).",
      en: "Save the sheet as CSV (UTF-8, commas), and import that .csv file (docs/entries-file.md).",
    },
  },
};
