/**
 * What is refused in the files that `giaingan reconcile` compares: printed tables and statements of the State Treasury.
 * Each is thrown with its place (`Refusal.place`), and the texts below do not repeat it.
 */

import { createRefuse } from "@giaingan/finance";

/** The codes of files to compare; documented in docs/refusals.md. */
export const reconcileFileRefusals = {
  comparisonWithoutRows: {
    category: "badInput",
    fact: { vi: "không có dòng số liệu nào.", en: "there is no row with figures." },
    remedy: {
      vi: "Dòng đầu là tên cột, mỗi dòng sau là một dòng số liệu; xem docs/command-line.md.",
      en: "The first line names the columns, each line behind it is one row; see docs/command-line.md.",
    },
  },
  unclearTableColumn: {
    category: "badInput",
    fact: {
      vi: 'chưa rõ cột "{value}" là số liệu gì, đơn vị gì.',
      en: 'it is not clear what the column "{value}" counts, and in which unit.',
    },
    remedy: {
      vi: "Ghi vai trò và đơn vị sau tên cột: Kế hoạch (plan, million), Giải ngân (disbursed, million), Tỷ lệ (rate), Ghi chú (other); vai trò: plan, disbursed, money, rate, other; đơn vị: dong, thousand, million, billion, thousandBillion, percent.",
      en: "Write role and unit behind its name: Plan (plan, million), Paid (disbursed, million), Rate (rate), Note (other); roles: plan, disbursed, money, rate, other; units: dong, thousand, million, billion, thousandBillion, percent.",
    },
  },
  unclearPrintedNumber: {
    category: "badInput",
    fact: {
      vi: '"{value}" không phải một số viết theo lối Việt Nam.',
      en: '"{value}" is not a number in the Vietnamese way of writing.',
    },
    remedy: {
      vi: "Dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân: 67.172 hoặc 67172, 46,35; ô không có số thì để trống.",
      en: "Dots stand between thousands, a comma before decimals: 67.172 or 67172, 46,35; leave a cell without a number empty.",
    },
  },
  repeatedTableRow: {
    category: "badInput",
    fact: { vi: 'dòng "{value}" đã có ở dòng {first}.', en: 'the row "{value}" stands on line {first} already.' },
    remedy: {
      vi: "Thêm cột id và đặt cho mỗi dòng một mã riêng.",
      en: "Add a column id and give each row an id of its own.",
    },
  },
  rowUnderItself: {
    category: "badInput",
    fact: { vi: 'dòng "{value}" là một phần của chính nó.', en: 'the row "{value}" is a part of itself.' },
    remedy: {
      vi: "Sửa cột under: ghi dòng tổng của nó, hoặc để trống nếu là dòng trên cùng.",
      en: "Correct the column under: name the row that sums it, or leave it empty for a row at the top.",
    },
  },
} as const;

/** Makes a refusal of a file to compare. */
export const refuseComparison: ReturnType<typeof createRefuse<typeof reconcileFileRefusals>> =
  createRefuse(reconcileFileRefusals);
