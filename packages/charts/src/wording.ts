/**
 * Wording: the few words that charts add to the caller's, in both languages.
 */

export const wording = {
  disbursed: { vi: "đã giải ngân", en: "disbursed" },
  plan: { vi: "kế hoạch", en: "plan" },
  disbursementNotStated: { vi: "chưa nêu giải ngân", en: "disbursement not stated" },
  planNotStated: { vi: "chưa nêu kế hoạch", en: "plan not stated" },
  sourceNotStated: { vi: "chưa phân theo nguồn", en: "not split by source" },
  notStated: { vi: "chưa nêu", en: "not stated" },
  otherRows: { vi: "{count} dòng khác", en: "{count} other rows" },
  behind: { vi: "chậm {amount}", en: "{amount} behind" },
  behindTime: { vi: "chậm so với thời gian", en: "behind the calendar" },
  timeMark: { vi: "mức theo thời gian đã qua", en: "level of time elapsed" },
  timeElapsed: { vi: "thời gian đã qua {share}", en: "time elapsed {share}" },
  enlarged: { vi: "bên dưới phóng to {times} lần", en: "below enlarged {times} times" },
  progressSubtitle: { vi: "Giải ngân lũy kế so với kế hoạch, {unit}", en: "Disbursed to date against plan, {unit}" },
  planSubtitle: { vi: "Kế hoạch theo nguồn vốn, {unit}", en: "Plan by source, {unit}" },
  asOf: { vi: "Tính đến {date}", en: "As of {date}" },
  unit: { vi: "đơn vị: {unit}", en: "unit: {unit}" },
  source: { vi: "nguồn: {source}", en: "source: {source}" },
  revision: { vi: "bản ghi số {revision}", en: "revision {revision}" },
  sample: { vi: "Dữ liệu mẫu", en: "Sample data" },
  total: { vi: "Tổng", en: "Total" },
} as const;

/** Fills the words in braces. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? "");
}
