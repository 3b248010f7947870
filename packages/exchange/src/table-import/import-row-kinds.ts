/** What may be wrong with what a row is called, in the words of an officer. */
import type { ImportFindingKind } from "./import-finding.ts";

const error = { severity: "error", withholds: "row", asks: null } as const;

/** The kinds by their code; documented in docs/import.md. */
export const importRowKinds: Readonly<
  Record<
    "codeOfTwoProjects" | "codeMistyped" | "rowNotNamed" | "rowStatedTwice" | "ownerNotStated" | "figureMissing",
    ImportFindingKind
  >
> = {
  codeOfTwoProjects: {
    ...error,
    fact: {
      vi: "Ô {cell}: mã dự án {name} đã dùng cho dự án khác trong bảng ({other}).",
      en: "{cell}: the project code {name} is that of another project of the table ({other}).",
    },
    remedy: { vi: "Sửa mã dự án ở ô này hoặc ở {other}.", en: "Correct the code here or at {other}." },
  },
  codeMistyped: {
    ...error,
    fact: {
      vi: 'Ô {cell} ghi mã "{printed}" có chữ lẫn trong số, khác các mã khác của cột.',
      en: '{cell} has the code "{printed}", with a letter among its digits, unlike the other codes of the column.',
    },
    remedy: {
      vi: "Nhiều khả năng là {corrected}: đối chiếu rồi sửa.",
      en: "It is probably {corrected}: compare and correct it.",
    },
  },
  rowNotNamed: {
    ...error,
    fact: {
      vi: "Ô {cell} để trống tên, nhưng dòng này có số tiền.",
      en: "{cell} names nothing, yet its row has money.",
    },
    remedy: {
      vi: "Ghi tên dự án, đơn vị hoặc nội dung của dòng.",
      en: "Name the project, unit or content of the row.",
    },
  },
  rowStatedTwice: {
    ...error,
    fact: {
      vi: 'Dòng ở ô {cell} ("{printed}") trùng hoàn toàn dòng ở {other}, và số cộng của nhóm không khớp khi tính cả hai.',
      en: 'The row of {cell} ("{printed}") says all that the row of {other} says, and the sum over both does not hold.',
    },
    remedy: {
      vi: "Xóa dòng thừa; nếu là hai khoản thật, sửa số cộng của nhóm.",
      en: "Delete the row that is too many; where both are true, correct the sum over them.",
    },
  },
  ownerNotStated: {
    ...error,
    fact: {
      vi: "Ô {cell} để trống đơn vị, trong khi các dòng khác đều ghi.",
      en: "{cell} names no unit, though the other rows do.",
    },
    remedy: {
      vi: "Ghi đơn vị của dòng; nếu cả bảng là của một đơn vị, nêu đơn vị đó.",
      en: "Name the unit of the row; where all of the table is of one unit, name that unit.",
    },
  },
  figureMissing: {
    ...error,
    fact: {
      vi: "Ô {cell} để trống, trong khi tổng của dòng ({total}) ghi {totalPrinted}, còn thiếu {missing}.",
      en: "{cell} is empty, while the total of its row ({total}) says {totalPrinted}: {missing} is missing.",
    },
    remedy: {
      vi: "Ghi số tiền vào ô; nếu không có, sửa số tổng của dòng.",
      en: "Write the amount in the cell; where there is none, correct the total of the row.",
    },
  },
};
