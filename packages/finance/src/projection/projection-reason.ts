/** Why a projection is missing, has no interval, or rests on an assumption. */
import type { Bilingual } from "../language.ts";

/** See `projectionReasons`. */
export type ProjectionReason =
  | "notStated"
  | "noPriorYear"
  | "peersAssumed"
  | "onePriorYear"
  | "noBacktest"
  | "monthsNotStated"
  | "januaryNotStated"
  | "methodSaysNothing";

/** The reasons, in words. */
export const projectionReasons: Readonly<Record<ProjectionReason, Bilingual>> = {
  notStated: {
    vi: "Chưa có số lũy kế nào của năm đến tháng này.",
    en: "No amount of the year is stated up to this month.",
  },
  noPriorYear: {
    vi: "Không có năm trước nào, của chuỗi này hay của chuỗi khác, nên không dự báo; chỉ có ba kịch bản.",
    en: "There is no prior year, of this series or of any other, so nothing is projected; there are three scenarios only.",
  },
  peersAssumed: {
    vi: "Chuỗi này chưa có năm trước trọn vẹn: giả định nó đi theo nhịp chung của các chuỗi khác.",
    en: "The series has no complete prior year: it is assumed to go as the other series together do.",
  },
  onePriorYear: {
    vi: "Chỉ có một năm trước: dùng Bornhuetter–Ferguson, và chưa kiểm nghiệm được nên không có khoảng tin cậy.",
    en: "There is one prior year only: Bornhuetter–Ferguson is used, and nothing can be back-tested, so there is no interval.",
  },
  noBacktest: {
    vi: "Số lần dự báo thử các năm trước không đủ để nêu khoảng tin cậy; chỉ có ba kịch bản.",
    en: "Too few projections of past years can be looked at to support an interval; there are three scenarios.",
  },
  monthsNotStated: {
    vi: "Các năm trước chưa có số lũy kế đến tháng này, và không có kế hoạch để tính theo tỷ lệ thực hiện.",
    en: "The years before state nothing up to this month, and there is no plan to reckon by its execution rate.",
  },
  januaryNotStated: {
    vi: "Các năm trước mới có số đến 31/12, chưa có tháng 01 năm sau; hãy dự báo đến 31/12 (--deadline 12-31).",
    en: "The years before are known to 31/12 only, not to the January after; project to 31/12 (--deadline 12-31).",
  },
  methodSaysNothing: {
    vi: "Phương pháp được chọn cần số liệu mà chuỗi này không có (năm trước, hoặc kế hoạch).",
    en: "The method needs what this series does not have (a prior year, or a plan).",
  },
};
