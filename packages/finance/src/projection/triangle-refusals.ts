/** Why a triangle, or what is said beside it, is refused. Rows and columns are counted from 1. */
import { createRefuse } from "../refusal/refusal.ts";

/**
 * Every refusal of triangles; documented in docs/refusals.md, which a test compares with it.
 *
 * @example
 * ```ts
 * triangleRefusals.triangleGap.category // => "badInput"
 * ```
 */
export const triangleRefusals = {
  triangleNotRows: {
    category: "badInput",
    fact: {
      vi: "Tam giác phải là danh sách các dòng, mỗi dòng là một danh sách ô; {place} là {found}.",
      en: "A triangle is a list of rows, each a list of cells; {place} is {found}.",
    },
    remedy: {
      vi: "Ghi như [[100, 150], [110, null]]: dòng là năm gốc, cột là kỳ phát triển.",
      en: "Write it as [[100, 150], [110, null]]: rows are origin years, columns development periods.",
    },
  },
  triangleEmpty: {
    category: "badInput",
    fact: { vi: "Tam giác không có ô nào.", en: "The triangle has no cell." },
    remedy: { vi: "Ghi ít nhất một năm gốc có một số lũy kế.", en: "Give at least one origin with one amount." },
  },
  triangleRowLength: {
    category: "badInput",
    fact: {
      vi: "Dòng {row} có {found} ô, dòng 1 có {expected} ô: sai từ cột {column}.",
      en: "Row {row} has {found} cells, row 1 has {expected}: they differ from column {column} on.",
    },
    remedy: {
      vi: "Mọi dòng có số ô như nhau; kỳ chưa đến thì ghi null.",
      en: "Give all rows the same number of cells; write null for a period not yet observed.",
    },
  },
  triangleCellInvalid: {
    category: "badInput",
    fact: {
      vi: "Dòng {row}, cột {column}: {value} không phải một số lũy kế.",
      en: "Row {row}, column {column}: {value} is no cumulative amount.",
    },
    remedy: {
      vi: "Ghi một số, không đặt trong nháy; ô chưa có số liệu ghi null, không ghi 0.",
      en: "Write a number without quotes; null where it is not yet observed, not 0.",
    },
  },
  triangleCellNegative: {
    category: "badInput",
    fact: {
      vi: "Dòng {row}, cột {column}: số lũy kế {value} là số âm.",
      en: "Row {row}, column {column}: the cumulative amount {value} is negative.",
    },
    remedy: {
      vi: "Ghi số lũy kế từ đầu kỳ gốc, không ghi phát sinh trong kỳ; số lũy kế không nhỏ hơn 0.",
      en: "Give what has come together since the origin began, not what came in the period; it is never below 0.",
    },
  },
  triangleGap: {
    category: "badInput",
    fact: {
      vi: "Dòng {row}: cột {column} có số {value} nhưng cột {gap} trước đó chưa có số liệu; đây không phải tam giác.",
      en: "Row {row}: column {column} states {value}, but column {gap} before it is not known; this is no triangle.",
    },
    remedy: {
      vi: "Điền ô còn thiếu, hoặc bỏ dòng đó: số đã biết đứng liền từ cột 1, sau đó chỉ có null.",
      en: "Fill in what is missing, or leave the row out: known cells stand together from column 1, then only null.",
    },
  },
  triangleRowEmpty: {
    category: "badInput",
    fact: { vi: "Dòng {row} không có số liệu ở cột nào.", en: "Row {row} states nothing in any column." },
    remedy: {
      vi: "Bỏ dòng đó, hoặc điền ít nhất cột 1.",
      en: "Leave the row out, or fill in column 1 at least.",
    },
  },
  triangleColumnEmpty: {
    category: "badInput",
    fact: {
      vi: "Cột {column} không có số liệu ở dòng nào: không có gì để tính hệ số phát triển đến cột đó.",
      en: "Column {column} states nothing in any row: no factor leads to it.",
    },
    remedy: {
      vi: "Bỏ cột đó và các cột sau, hoặc thêm một năm gốc đã đi hết các kỳ.",
      en: "Leave out that column and those behind it, or add an origin that has gone so far.",
    },
  },
  triangleColumnZero: {
    category: "badInput",
    fact: {
      vi: "Cột {column}: tổng các dòng đã biết cả cột sau là 0, không chia được để ra hệ số phát triển.",
      en: "Column {column}: the rows that are known in the next column too add up to 0, and no factor can be divided by it.",
    },
    remedy: {
      vi: "Bỏ cột đó (bắt đầu từ kỳ đã có số), hoặc thêm năm gốc có số khác 0.",
      en: "Leave that column out (begin with a period that has amounts), or add an origin that is not 0 there.",
    },
  },
  triangleFactorInvalid: {
    category: "badInput",
    fact: {
      vi: "Hệ số phát triển của cột {column} là {value}; phương pháp này cần hệ số lớn hơn 0.",
      en: "The development factor of column {column} is {value}; this method needs one above 0.",
    },
    remedy: {
      vi: "Kiểm tra các số ở cột đó và cột sau, hoặc nêu hệ số.",
      en: "Check that column and the next, or state the factors.",
    },
  },
  triangleListLength: {
    category: "badInput",
    fact: {
      vi: "{name} có {found} số; cần {expected}.",
      en: "{name} holds {found} numbers; expected: {expected}.",
    },
    remedy: {
      vi: "Ghi một số cho mỗi dòng (mỗi cột, với hệ số), theo đúng thứ tự của tam giác.",
      en: "Give one for each row (of factors: each column), in the order of the triangle.",
    },
  },
  triangleAmountInvalid: {
    category: "badInput",
    fact: {
      vi: "{name}, dòng {row}: {value} không phải số từ 0 trở lên.",
      en: "{name}, row {row}: {value} is not a number of 0 or more.",
    },
    remedy: {
      vi: "Ghi số tiền bằng cùng đơn vị với tam giác.",
      en: "Give an amount in the triangle's own money unit.",
    },
  },
  triangleExposureZero: {
    category: "badInput",
    fact: {
      vi: "Tổng quy mô (exposures) nhân tỷ lệ phát triển là 0: không chia được để ra tỷ lệ Cape Cod.",
      en: "The exposures come to 0: the Cape Cod ratio cannot be divided by that.",
    },
    remedy: {
      vi: "Ghi quy mô (ví dụ kế hoạch năm) lớn hơn 0 cho ít nhất một năm gốc.",
      en: "Give at least one origin a size above 0, such as the year's plan.",
    },
  },
  triangleOptionInvalid: {
    category: "badInput",
    fact: {
      vi: "{name} là {value}; cần: {expected}.",
      en: "{name} is {value}; expected: {expected}.",
    },
    remedy: { vi: "Sửa giá trị đó.", en: "Correct it." },
  },
  triangleOutOfRange: {
    category: "badInput",
    fact: {
      vi: "Dòng {row}: kết quả vượt quá khoảng số tính được.",
      en: "Row {row}: the result is beyond the numbers that can be reckoned with.",
    },
    remedy: {
      vi: "Kiểm tra các số rất lớn hoặc rất gần 0, hoặc đổi sang đơn vị tiền lớn hơn.",
      en: "Check for numbers that are huge or next to 0, or give all in a larger money unit.",
    },
  },
} as const;

/** Makes a refusal of triangles. */
export const refuseTriangle: ReturnType<typeof createRefuse<typeof triangleRefusals>> = createRefuse(triangleRefusals);
