/**
 * Projection words: what the charts of projections say, in both languages.
 */

export const projectionWords = {
  subtitle: {
    vi: "Lũy kế giải ngân năm {year} và dự báo đến {until}, {unit}",
    en: "Disbursed to date in {year} and projected to {until}, {unit}",
  },
  paceSubtitle: {
    vi: "Giải ngân từng tháng năm {year} và mức cần mỗi tháng đến {until}, {unit}",
    en: "Disbursed month by month in {year}, and needed a month until {until}, {unit}",
  },
  cumulativeAloneSubtitle: {
    vi: "Lũy kế giải ngân cuối mỗi tháng năm {year}, so với kế hoạch, {unit}",
    en: "Disbursed to the end of each month of {year}, beside the plan, {unit}",
  },
  cumulativeSubtitle: {
    vi: "Lũy kế giải ngân cuối mỗi tháng năm {year}, so với kế hoạch và năm {before}, {unit}",
    en: "Disbursed to the end of each month of {year}, beside the plan and {before}, {unit}",
  },
  method: { vi: "theo {method}", en: "by {method}" },
  pastError: {
    vi: "sai số dự báo thử các năm {years} từ cùng tháng: {error} số thực giải ngân",
    en: "past error, {years} from the same month: {error} of what was disbursed",
  },
  known: { vi: "Đến hết {month}: {amount}", en: "To the end of {month}: {amount}" },
  ofPlan: { vi: "{rate} kế hoạch", en: "{rate} of the plan" },
  actual: { vi: "đã giải ngân năm {year}", en: "disbursed in {year}" },
  gap: { vi: "các tháng chưa nêu số", en: "months not stated" },
  lastYear: { vi: "năm {year}", en: "{year}" },
  plan: { vi: "kế hoạch", en: "plan" },
  projected: { vi: "dự báo", en: "projected" },
  uncapped: { vi: "nếu không chặn ở kế hoạch", en: "not cut off at the plan" },
  range50: { vi: "khoảng 50%", en: "50% interval" },
  range80: { vi: "khoảng 80%", en: "80% interval" },
  low80: { vi: "80%: từ", en: "80%: from" },
  high80: { vi: "80%: đến", en: "80%: to" },
  paceSoFar: { vi: "giữ tốc độ đến nay", en: "at the pace so far" },
  paceOfLastYear: { vi: "như năm {year}", en: "as in {year}" },
  paceNeeded: { vi: "để đạt kế hoạch", en: "to reach the plan" },
  perMonth: { vi: "{amount} mỗi tháng", en: "{amount} a month" },
  estimate: { vi: "ước của đơn vị", en: "officer's estimate" },
  optimistic: { vi: "lạc quan", en: "optimistic" },
  plausible: { vi: "có thể đạt", en: "plausible" },
  cautious: { vi: "thận trọng", en: "cautious" },
  nothingStated: { vi: "Chưa có số giải ngân nào đến tháng này", en: "Nothing disbursed is stated up to this month" },
  needed: { vi: "cần mỗi tháng", en: "needed a month" },
  bestMonth: { vi: "tháng cao nhất ({month})", en: "best month ({month})" },
  average: { vi: "bình quân đến nay", en: "average so far" },
  averageOfGap: { vi: "… chưa nêu từng tháng, vẽ mức bình quân", en: "… not stated by month, drawn as their average" },
} as const;

export const backtestWords = {
  subtitle: {
    vi: "Đứng ở cuối mỗi tháng các năm {years}, dự báo đến {until} bằng số liệu có lúc đó; sai số = tổng chênh lệch / tổng thực giải ngân; xếp theo bình quân các tháng",
    en: "Standing at the end of each month of {years}, projected to {until} from what was known then; error = sum of differences / sum disbursed; ordered by the mean over the months",
  },
  emptySubtitle: {
    vi: "Dự báo thử các năm trước bằng mọi phương pháp",
    en: "Past years projected by every method",
  },
  empty: {
    vi: "Chưa dự báo thử được: cần hai năm trọn vẹn trở lên",
    en: "Nothing can be tested: two complete years or more are needed",
  },
  method: { vi: "Phương pháp", en: "Method" },
  error: { vi: "Sai số", en: "Error" },
  fromMonth: { vi: "từ {month}", en: "from {month}" },
  bias: { vi: "Lệch", en: "Bias" },
  covered: { vi: "Trong 80%", en: "Within 80%" },
  width: { vi: "Rộng 80%", en: "Width 80%" },
  chosen: { vi: "được chọn", en: "chosen" },
  naive: { vi: "để so", en: "baseline" },
} as const;
