/** What a printed figure was understood as, in the words of an officer. */
import type { Bilingual, MoneyRole, RateRole } from "@giaingan/finance";

/** The roles by name. */
export const figureRoleNames: Readonly<Record<MoneyRole | RateRole, Bilingual>> = {
  plan: { vi: "Kế hoạch vốn", en: "Plan" },
  carryover_plan: { vi: "Kế hoạch kéo dài, chuyển nguồn", en: "Carried-over plan" },
  detailed_allocation: { vi: "Đã phân bổ chi tiết", en: "Allocated in detail" },
  unallocated: { vi: "Chưa phân bổ", en: "Not allocated yet" },
  disbursed: { vi: "Giải ngân", en: "Disbursed" },
  carryover_disbursed: { vi: "Giải ngân vốn kéo dài", en: "Disbursed of carried-over money" },
  realised: { vi: "Thực hiện", en: "Realised" },
  settled: { vi: "Quyết toán", en: "Settled" },
  mobilised: { vi: "Huy động ngoài ngân sách", en: "Mobilised outside the budget" },
  estimate: { vi: "Ước thực hiện", en: "Estimate" },
  component: { vi: "Trong tổng số", en: "Part of a total" },
  target: { vi: "Mục tiêu", en: "Target" },
  revenue: { vi: "Thu ngân sách", en: "Revenue" },
  revenue_estimate: { vi: "Ước thu", en: "Revenue estimate" },
  unit_rate: { vi: "Định mức", en: "Rate of support" },
  rate: { vi: "Tỷ lệ giải ngân", en: "Disbursement rate" },
  estimate_rate: { vi: "Tỷ lệ ước thực hiện", en: "Estimated rate" },
  allocation_rate: { vi: "Tỷ lệ phân bổ", en: "Allocation rate" },
  prior_year_rate: { vi: "Tỷ lệ cùng kỳ năm trước", en: "Last year's rate" },
  benchmark_rate: { vi: "Tỷ lệ để so sánh", en: "Rate to compare with" },
  share: { vi: "Tỷ trọng", en: "Share" },
  growth: { vi: "Tăng, giảm", en: "Growth" },
  yoy_ratio: { vi: "So với cùng kỳ", en: "Against last year" },
};
