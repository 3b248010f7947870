/**
 * `giaingan settlement`: a budget year's money settled as the year-end form has it: paid, carried further, cancelled.
 */
import type { Bilingual, Language } from "@giaingan/finance";
import { moneyStandings, type MoneyStanding, type Settlement, type SettlementAnswer } from "@giaingan/finance/plan";
import { askSettlement } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { answerText } from "../answer-text.ts";
import { type AmountLine, shownAmounts, type ShownLine } from "../shown-amounts.ts";
import { missingMark } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";

export const settlement: Command = answerCommand<SettlementAnswer>({
  name: "settlement",
  summary: {
    vi: "quyết toán niên độ: thanh toán, kéo dài tiếp, đã hủy, còn phải hủy",
    en: "the settlement of a budget year: paid, carried further, cancelled, still to cancel",
  },
  ask: askSettlement,
  describe,
});

const columns: readonly { readonly name: Bilingual; readonly of: (settled: Settlement) => bigint | null }[] = [
  { name: { vi: "Kế hoạch", en: "Plan" }, of: ({ planBeforeCancellation }) => planBeforeCancellation },
  { name: { vi: "Thanh toán KLHT", en: "Completed volume" }, of: ({ volumePaid }) => volumePaid },
  {
    name: { vi: "Tạm ứng chưa thu hồi", en: "Advances outstanding" },
    of: ({ advanceOutstanding }) => advanceOutstanding,
  },
  { name: { vi: "Giải ngân chưa tách", en: "Not split" }, of: ({ unsplit }) => unsplit },
  { name: { vi: "Nộp trả", en: "Refunded" }, of: ({ refunded }) => refunded },
  { name: { vi: "Tổng thanh toán", en: "Total paid" }, of: ({ totalPaid }) => totalPaid },
  { name: { vi: "Kéo dài tiếp", en: "Carried further" }, of: ({ carriedFurther }) => carriedFurther },
  { name: { vi: "Đã hủy", en: "Cancelled" }, of: ({ cancelled }) => cancelled },
  { name: { vi: "Còn phải hủy", en: "Still to cancel" }, of: ({ toCancel }) => toCancel },
];

const standingNames: Readonly<Record<MoneyStanding, Bilingual>> = {
  yearMoney: { vi: "Vốn của năm", en: "The year's own money" },
  carriedOverMoney: { vi: "Vốn năm trước kéo dài", en: "Carried over from earlier years" },
  vintageNotStated: { vi: "Chưa nêu vốn của năm nào", en: "Vintage not stated" },
};

function describe(answer: SettlementAnswer, language: Language): string {
  const { total, groups, unit } = answer;
  const isStated = (settled: Settlement): boolean => columns.some(({ of }) => of(settled) !== null);
  const shown = columns.filter(({ of }, index) => index === 0 || of(total.whole) !== null || isInGroups(answer, of));
  const amountsOf = (settled: Settlement): AmountLine["amounts"] => shown.map(({ of }) => of(settled));
  const whole = shownAmounts(
    {
      label: language === "vi" ? "Tổng" : "Total",
      amounts: amountsOf(total.whole),
      parts: moneyStandings
        .filter((standing) => isStated(total[standing]))
        .map((standing) => ({
          label: standingNames[standing][language],
          amounts: amountsOf(total[standing]),
          parts: groups
            .filter((group) => isStated(group[standing]))
            .map((group) => ({ label: group.label[language], amounts: amountsOf(group[standing]) })),
        })),
    },
    { language, unit },
  );
  const rowOf = ({ label, cells }: ShownLine, indent = ""): readonly string[] => [`${indent}${label}`, ...cells];
  const rows = whole.parts.flatMap((standing) => [
    rowOf(standing),
    ...standing.parts.map((group) => rowOf(group, "  ")),
  ]);
  const head = [language === "vi" ? "Vốn" : "Money", ...shown.map(({ name }) => name[language])];
  const table = textTable(
    head,
    [...rows, rowOf(whole)].map((row) => head.map((_, index) => row[index] ?? missingMark)),
    shown.map((_, index) => index + 1),
  );
  return answerText(answer, [table], language);
}

function isInGroups({ groups, total }: SettlementAnswer, of: (settled: Settlement) => bigint | null): boolean {
  return [...groups, total].some((each) => moneyStandings.some((standing) => of(each[standing]) !== null));
}
