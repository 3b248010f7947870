/** Why series, or a question about them, are refused. */
import { createRefuse } from "../refusal/refusal.ts";

/**
 * Every refusal of series; documented in docs/refusals.md, which a test compares with it.
 *
 * @example
 * ```ts
 * seriesRefusals.seriesMonthUnknown.category // => "badInput"
 * ```
 */
export const seriesRefusals = {
  seriesYearUnknown: {
    category: "badInput",
    fact: {
      vi: 'Chuỗi "{key}": năm ngân sách {year} không phải năm từ 1900 đến 9999.',
      en: 'Series "{key}": the budget year {year} is not a year from 1900 to 9999.',
    },
    remedy: { vi: "Ghi năm bằng bốn chữ số, ví dụ 2024.", en: "Write the year in four digits, e.g. 2024." },
  },
  seriesMonthUnknown: {
    category: "badInput",
    fact: {
      vi: 'Chuỗi "{key}", năm {year}: không có tháng {month}.',
      en: 'Series "{key}", year {year}: there is no month {month}.',
    },
    remedy: {
      vi: "Tháng là 1 đến 12; tháng 13 là tháng 01 năm sau (thời gian thanh toán vốn đầu tư của năm).",
      en: "A month is 1 to 12; 13 is January of the next year, in which the year's investment may still be paid.",
    },
  },
  seriesAmountInvalid: {
    category: "badInput",
    fact: {
      vi: 'Chuỗi "{key}", năm {year}, tháng {month}: "{amount}" không phải số tiền lũy kế.',
      en: 'Series "{key}", year {year}, month {month}: "{amount}" is no cumulative amount.',
    },
    remedy: {
      vi: "Ghi số lũy kế đến hết tháng; bỏ trống nếu chưa có số liệu, đừng ghi 0.",
      en: "Give the amount disbursed by the end of the month; leave it empty where it is not known, not 0.",
    },
  },
  seriesAmountUnclear: {
    category: "badInput",
    fact: {
      vi: 'số tiền "{amount}": hàng nghìn hay phần lẻ thì không rõ.',
      en: 'the amount "{amount}": thousands or decimals cannot be told apart.',
    },
    remedy: {
      vi: "Viết liền {whole} nếu là hàng nghìn, hoặc {decimal} nếu là phần lẻ.",
      en: "Write {whole} if it is thousands, or {decimal} if it is decimals.",
    },
  },
  seriesPlanInvalid: {
    category: "badInput",
    fact: {
      vi: 'Chuỗi "{key}", năm {year}: kế hoạch "{plan}" không phải số tiền từ 0 trở lên.',
      en: 'Series "{key}", year {year}: the plan "{plan}" is not an amount of 0 or more.',
    },
    remedy: {
      vi: "Ghi kế hoạch năm bằng cùng đơn vị tiền với số lũy kế, hoặc bỏ trống.",
      en: "Give the year's plan in the same money unit as the amounts, or leave it empty.",
    },
  },
  seriesKeyRepeated: {
    category: "badInput",
    fact: {
      vi: 'Chuỗi "{key}" được ghi hai lần (năm {year}).',
      en: 'The series "{key}" is given twice (year {year}).',
    },
    remedy: {
      vi: "Giữ một chuỗi cho mỗi tên và một dòng cho mỗi năm, tháng.",
      en: "Keep one series for each key, and one row for each year and month.",
    },
  },
  projectionYearUnknown: {
    category: "badInput",
    fact: {
      vi: "Không chuỗi nào có số liệu của năm {year} đến tháng {month}; các năm có số liệu: {years}.",
      en: "No series has data of the year {year} up to month {month}; years with data: {years}.",
    },
    remedy: {
      vi: "Chọn năm và tháng đã có ít nhất một số lũy kế.",
      en: "Choose a year and a month by which at least one amount is stated.",
    },
  },
  projectionByTime: {
    category: "badInput",
    fact: {
      vi: "Không dự báo theo {by}: tháng và năm là trục của dự báo.",
      en: "Nothing is projected by {by}: months and years are what a projection runs along.",
    },
    remedy: {
      vi: "Chia theo nguồn, đơn vị, dự án hoặc thành phần (source, unit, project, component).",
      en: "Group by source, unit, project or component.",
    },
  },
  projectionMonthUnknown: {
    category: "badInput",
    fact: {
      vi: "Không thể dự báo từ tháng {month} cho hạn {deadline}.",
      en: "Nothing can be projected from month {month} for the deadline {deadline}.",
    },
    remedy: {
      vi: "Tháng gốc là 1 đến 12 cho hạn 31/12, 1 đến 13 cho hạn 31/01 năm sau.",
      en: "The month is 1 to 12 for the deadline 31/12, 1 to 13 for 31/01 of the next year.",
    },
  },
} as const;

/**
 * Makes a refusal of series.
 *
 * @example
 * ```ts
 * refuseSeries("seriesMonthUnknown", { key: "Kon Rẫy", year: "2023", month: "14" }).fact.en // => 'Series "Kon Rẫy", year 2023: there is no month 14.'
 * ```
 */
export const refuseSeries: ReturnType<typeof createRefuse<typeof seriesRefusals>> = createRefuse(seriesRefusals);
