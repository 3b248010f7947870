/**
 * Ranked words: what the charts that rank rows say, in both languages.
 */

export const rankedWords = {
  behindSubtitle: {
    vi: "Số tiền chậm so với {time} của kế hoạch, {unit}",
    en: "Money behind {time} of the plan, {unit}",
  },
  time: { vi: "thời gian đã qua ({share})", en: "the time elapsed ({share})" },
  others: { vi: "{count} dòng khác", en: "{count} others" },
  onTime: { vi: "{count} dòng không chậm", en: "{count} not behind" },
  notAtRisk: { vi: "{count} dòng không có vốn có thể không kịp", en: "{count} with nothing at risk" },
  nothingAtRisk: { vi: "Không dòng nào có vốn có thể không kịp", en: "Nothing is at risk" },
  nothingProjected: { vi: "Chưa có dự báo nào để xét", en: "Nothing is projected yet" },
  uncompared: { vi: "{count} dòng chưa đủ số để so", en: "{count} without the figures to compare" },
  nobodyBehind: { vi: "Không dòng nào chậm so với thời gian đã qua", en: "Nothing is behind the time elapsed" },
  nothingToCompare: {
    vi: "Chưa có kế hoạch và số giải ngân để so",
    en: "No plan and disbursement are stated to compare",
  },
  changeSubtitle: {
    vi: "Tỷ lệ giải ngân đến {before} và đến {after}; số tăng thêm, {unit}",
    en: "Share of the plan disbursed by {before} and by {after}; what was added, {unit}",
  },
  nothingTwice: { vi: "Chưa có số giải ngân ở cả hai ngày để so", en: "No disbursement is stated at both dates" },
  before: { vi: "đến {date}", en: "by {date}" },
  wholePlan: { vi: "100% kế hoạch", en: "100% of the plan" },
  riskSubtitle: {
    vi: "Kế hoạch đến {until}: đã giải ngân, dự báo giải ngân thêm và phần có thể không kịp, {unit}",
    en: "Plan until {until}: disbursed, still expected, and what is at risk, {unit}",
  },
  bridgeSubtitle: {
    vi: "{name}: từ số trước đến số nay, {unit}",
    en: "{name}: from what it was to what it is, {unit}",
  },
  raises: { vi: "tăng", en: "raises it" },
  lowers: { vi: "giảm", en: "lowers it" },
  notStated: { vi: "chưa nêu", en: "not stated" },
  multiplesSubtitle: {
    vi: "Lũy kế giải ngân so với kế hoạch từng dòng, cùng một thang; T1 đến T12",
    en: "Disbursed to date of each plan, on one scale; January to December",
  },
  shareToDate: { vi: "lũy kế giải ngân / kế hoạch", en: "disbursed to date / plan" },
  evenPace: { vi: "mức đều mỗi tháng", en: "an even pace" },
  notDrawn: { vi: "{count} dòng không vẽ", en: "{count} not drawn" },
  withoutPlan: { vi: "{count} dòng chưa có kế hoạch", en: "{count} without a plan" },
  distributionSubtitle: {
    vi: "Số dự án theo tỷ lệ giải ngân, và kế hoạch vốn của chúng ({unit})",
    en: "Projects by the share disbursed, and their plans ({unit})",
  },
  below: { vi: "dưới {share}", en: "below {share}" },
  fromBelow: { vi: "từ {low} đến dưới {high}", en: "{low} to below {high}" },
  from: { vi: "từ {share}", en: "{share} or more" },
  heatmapSubtitle: {
    vi: "Giải ngân từng tháng so với mức đều mỗi tháng (1/12 kế hoạch)",
    en: "Disbursed in each month, beside an even pace (a twelfth of the plan)",
  },
  nothingByMonth: { vi: "Chưa có số giải ngân theo tháng", en: "Nothing disbursed is stated by month" },
  even: { vi: "từ mức đều trở lên", en: "at the even pace or above" },
  belowEven: { vi: "từ nửa mức đều", en: "half of it or more" },
  belowHalf: { vi: "dưới nửa mức đều", en: "less than half of it" },
  none: { vi: "không giải ngân", en: "nothing disbursed" },
  returned: { vi: "thu hồi nhiều hơn chi", en: "more came back" },
  unknown: { vi: "chưa nêu", en: "not stated" },
  disbursed: { vi: "đã giải ngân", en: "disbursed" },
  expected: { vi: "dự báo giải ngân thêm", en: "still expected" },
  atRisk: { vi: "có thể không kịp", en: "at risk" },
} as const;
