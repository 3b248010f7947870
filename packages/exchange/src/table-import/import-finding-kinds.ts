/**
 * What may be found in a table that is imported, in the words of an officer. `row`: the row is held back; `table`: the whole
 * table; null: nothing is.
 */
import type { ImportFindingCode } from "./import-finding-code.ts";
import type { ImportFindingKind } from "./import-finding.ts";
import { importNoticeKinds } from "./import-notice-kinds.ts";
import { importRowKinds } from "./import-row-kinds.ts";

const error = { severity: "error", withholds: "row", asks: null } as const;
const warning = { severity: "warning", withholds: null, asks: null } as const;
const asked = { severity: "error", withholds: "table" } as const;

/** The kinds by their code; documented in docs/import.md. */
export const importFindingKinds: Readonly<Record<ImportFindingCode, ImportFindingKind>> = {
  ...importNoticeKinds,
  cellNotANumber: {
    ...error,
    fact: {
      vi: 'Ô {cell} ghi "{printed}", không đọc được thành số.',
      en: '{cell} says "{printed}", which is no number.',
    },
    remedy: {
      vi: "Ghi lại bằng chữ số, ví dụ 30.433; chưa có số liệu thì để trống ô.",
      en: "Write it in digits, such as 30.433; leave the cell empty where there is no figure.",
    },
  },
  cellErrorValue: {
    ...error,
    fact: { vi: "Ô {cell} báo lỗi {printed}.", en: "{cell} shows the error {printed}." },
    remedy: {
      vi: "Sửa công thức của ô (hoặc ghi thẳng số tiền), rồi lưu tệp.",
      en: "Mend the cell's formula (or write the amount itself), then save the file.",
    },
  },
  cellNotComputed: {
    ...warning,
    withholds: "row",
    fact: {
      vi: "Ô {cell} có công thức nhưng tệp không lưu kết quả.",
      en: "{cell} holds a formula, but the file does not keep its result.",
    },
    remedy: {
      vi: "Mở tệp trong Excel hoặc LibreOffice, lưu lại, rồi nhập tệp mới.",
      en: "Open the file in Excel or LibreOffice, save it again, and import the new file.",
    },
  },
  numbersUndecided: {
    ...asked,
    asks: "numbers",
    fact: {
      vi: 'Ô {cell} ghi "{printed}": không có số nào trong bảng cho biết dấu này ngăn hàng nghìn hay ngăn phần lẻ.',
      en: '{cell} says "{printed}": nothing in the table tells whether that sign groups thousands or begins decimals.',
    },
    remedy: {
      vi: "Chọn cách viết số của tệp: 30.433,5 (Việt Nam) hay 30,433.5 (Anh).",
      en: "Choose how the file writes numbers: 30.433,5 (Vietnamese) or 30,433.5 (English).",
    },
  },
  moneyUnitNotStated: {
    ...asked,
    asks: "moneyUnit",
    fact: { vi: "Bảng ở {cell} không ghi đơn vị tính.", en: "The table at {cell} does not say its unit of money." },
    remedy: {
      vi: "Chọn đơn vị tính (đồng, nghìn đồng, triệu đồng, tỷ đồng), hoặc ghi dòng “Đơn vị: triệu đồng” phía trên bảng.",
      en: "Choose the unit (dong, thousand, million, billion dong), or write a line such as “Đơn vị: triệu đồng” above the table.",
    },
  },
  dataDateNotStated: {
    ...asked,
    asks: "asOf",
    fact: {
      vi: "Bảng ở {cell} không cho biết số giải ngân tính đến ngày nào.",
      en: "The table at {cell} does not say the day that disbursement is counted to.",
    },
    remedy: {
      vi: "Cho biết ngày của số liệu, ví dụ 31/10/2023.",
      en: "Give the date of the figures, such as 2023-10-31.",
    },
  },
  fiscalYearNotStated: {
    ...asked,
    asks: "fiscalYear",
    fact: { vi: "Bảng ở {cell} không ghi năm ngân sách.", en: "The table at {cell} does not say its budget year." },
    remedy: { vi: "Cho biết năm ngân sách, ví dụ 2023.", en: "Give the budget year, such as 2023." },
  },
  unitNotStated: {
    ...asked,
    asks: "unit",
    fact: {
      vi: "Bảng ở {cell} không ghi số liệu của đơn vị nào.",
      en: "The table at {cell} does not say which unit its figures are of.",
    },
    remedy: { vi: "Cho biết đơn vị.", en: "Give the unit." },
  },
  listOfVouchers: {
    ...error,
    withholds: "table",
    fact: {
      vi: "Bảng ở {cell} liệt kê từng lần chi theo chứng từ, không phải số lũy kế; chưa ghi từ bảng.",
      en: "The table at {cell} lists single payments by their vouchers, not running totals; it is not posted from a table.",
    },
    remedy: {
      vi: "Nhập từng chứng từ bằng tệp bút toán .csv (docs/entries-file.md), hoặc nhập bảng lũy kế.",
      en: "Import single vouchers as an entries file, .csv (docs/entries-file.md), or a table of running totals.",
    },
  },
  unitUnknown: {
    ...error,
    asks: "units",
    fact: {
      vi: 'Ô {cell}: sổ và danh mục chưa có đơn vị "{name}".',
      en: '{cell}: neither the ledger nor the reference data have the unit "{name}".',
    },
    remedy: {
      vi: "Xác nhận đây là đơn vị mới, chọn đơn vị đã có, hoặc sửa tên trong tệp.",
      en: "Confirm that it is a new unit, choose one that is there, or correct the name in the file.",
    },
  },
  unitProposed: {
    ...error,
    asks: "units",
    fact: {
      vi: 'Ô {cell} ghi đơn vị "{name}"; gần giống: {candidates}.',
      en: '{cell} names the unit "{name}"; near it are: {candidates}.',
    },
    remedy: {
      vi: "Chọn đơn vị đúng, hoặc xác nhận đây là đơn vị khác; lựa chọn được nhớ cho lần sau.",
      en: "Choose the right one, or confirm that it is another; the choice is remembered.",
    },
  },
  projectProposed: {
    ...error,
    asks: "projects",
    fact: {
      vi: 'Ô {cell} ghi dự án "{name}"; gần giống: {candidates}.',
      en: '{cell} names the project "{name}"; near it are: {candidates}.',
    },
    remedy: {
      vi: "Chọn dự án đúng, hoặc xác nhận đây là dự án khác; lựa chọn được nhớ cho lần sau.",
      en: "Choose the right one, or confirm that it is another; the choice is remembered.",
    },
  },
  ...importRowKinds,
  figureContradicts: {
    ...error,
    fact: {
      vi: "Ô {cell} ghi {printed}, không khớp: {proof}.",
      en: "{cell} says {printed}, which contradicts: {proof}.",
    },
    remedy: { vi: "Nhiều khả năng là {corrected}.", en: "It is probably {corrected}." },
  },
  figureDoubtful: {
    ...error,
    fact: {
      vi: "Ô {cell} ghi {printed}, không khớp: {proof}.",
      en: "{cell} says {printed}, which contradicts: {proof}.",
    },
    remedy: {
      vi: "Có thể là {corrected}, nhưng mới có một phép đối chiếu làm chứng: xem lại bản gốc.",
      en: "It may be {corrected}, but one comparison alone says so: look at the original.",
    },
  },
  figuresDisagree: {
    ...warning,
    fact: {
      vi: "Ô {cell} ghi {printed}, không khớp: {proof}.",
      en: "{cell} says {printed}, which contradicts: {proof}.",
    },
    remedy: {
      vi: "Chưa rõ số nào sai: đối chiếu với chứng từ rồi sửa.",
      en: "Which figure is wrong cannot be told: compare with the vouchers and correct it.",
    },
  },
  negativeAmount: {
    ...error,
    fact: { vi: "Ô {cell} là số âm: {printed}.", en: "{cell} is below zero: {printed}." },
    remedy: {
      vi: "Số lũy kế không được âm; điều chỉnh giảm thì ghi ở cột riêng.",
      en: "A cumulative figure cannot be below zero; a cut has a column of its own.",
    },
  },
  disbursedExceedsPlan: {
    ...error,
    fact: {
      vi: "Ô {cell}: giải ngân {printed} vượt kế hoạch {plan} của dòng.",
      en: "{cell}: disbursement of {printed} exceeds the row's plan of {plan}.",
    },
    remedy: { vi: "Kiểm tra hai số này, và đơn vị tính.", en: "Check the two figures, and the unit of money." },
  },
  disbursedWithoutPlan: {
    ...error,
    fact: {
      vi: "Ô {cell}: đã giải ngân {printed} nhưng dòng không có kế hoạch vốn.",
      en: "{cell}: {printed} was disbursed, but the row has no plan.",
    },
    remedy: {
      vi: "Ghi kế hoạch vốn của dòng, hoặc sửa số giải ngân.",
      en: "Give the row's plan, or correct the payment.",
    },
  },
  estimateBelowDisbursed: {
    ...warning,
    fact: {
      vi: "Ô {cell}: ước thực hiện {printed} thấp hơn số đã giải ngân {disbursed}.",
      en: "{cell}: the estimate of {printed} is below the {disbursed} disbursed already.",
    },
    remedy: { vi: "Sửa số ước, hoặc số đã giải ngân.", en: "Correct the estimate, or what was disbursed." },
  },
  invalidDate: {
    ...error,
    fact: {
      vi: 'Ô {cell} ghi ngày "{printed}", không có ngày này.',
      en: '{cell} gives the date "{printed}", which is none.',
    },
    remedy: { vi: "Ghi ngày/tháng/năm, ví dụ 31/10/2023.", en: "Write day/month/year, such as 31/10/2023." },
  },
  invalidYear: {
    ...error,
    fact: {
      vi: 'Ô {cell} ghi năm "{printed}", không phải năm ngân sách.',
      en: '{cell} gives the year "{printed}", which is no budget year.',
    },
    remedy: { vi: "Ghi năm bốn chữ số, ví dụ 2023.", en: "Write a year of four digits, such as 2023." },
  },
  columnUnclear: {
    ...warning,
    asks: "columns",
    fact: {
      vi: 'Cột {cell} "{printed}" có số nhưng chưa rõ nghĩa; cột này không được ghi sổ.',
      en: 'The column at {cell}, "{printed}", holds numbers, but its meaning is not clear; it is not posted.',
    },
    remedy: { vi: "Chọn nghĩa của cột, hoặc bỏ qua.", en: "Choose its meaning, or leave it out." },
  },
  vintageAssumed: {
    severity: "information",
    withholds: null,
    asks: null,
    fact: {
      vi: "Vốn kéo dài ở {cell} không ghi của năm nào: ghi là vốn năm {year}.",
      en: "The carried-over money at {cell} names no year: it is posted as money of {year}.",
    },
    remedy: {
      vi: "Nếu là vốn của năm khác, ghi năm vào tiêu đề cột.",
      en: "If it is of another year, name the year in the heading.",
    },
  },
  tablesDisagree: {
    ...error,
    fact: {
      vi: "Ô {cell} ghi {printed}, còn ô {other} ghi {otherPrinted} cho cùng khoản đó.",
      en: "{cell} says {printed}, but {other} says {otherPrinted} of the same money.",
    },
    remedy: {
      vi: "Sửa ô sai; nếu là hai khoản khác nhau, ghi rõ nguồn vốn hoặc chương trình ở tiêu đề mỗi bảng.",
      en: "Correct the wrong cell; of two funds, name fund or programme in the title of each table.",
    },
  },
  nothingToPost: {
    severity: "information",
    withholds: null,
    asks: null,
    fact: {
      vi: "Bảng ở {cell} không có số kế hoạch hay giải ngân nào đọc được.",
      en: "No plan or disbursement was understood in the table at {cell}.",
    },
    remedy: {
      vi: "Chọn nghĩa cho các cột số tiền của bảng, nếu bảng này cần ghi sổ.",
      en: "Choose the meanings of its columns of money, if the table is to be posted.",
    },
  },
};
