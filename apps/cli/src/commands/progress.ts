/**
 * `giaingan progress`: where we stand, by funding source or another breakdown, as of a date, at a revision.
 */
import { toWireProgress } from "@giaingan/client";
import {
  type Breakdown,
  breakdowns,
  formatDate,
  formatMoney,
  formatPercent,
  type Language,
  moneyUnitNames,
  planBasisNames,
  type Progress,
  type ProgressAnswer,
} from "@giaingan/finance";
import { askProgress, openLedger } from "@giaingan/ledger";
import type { Command } from "../command.ts";
import { type ProgressFlags, progressFlags, readProgressFlags } from "../progress-flags.ts";
import { textTable } from "../text-table.ts";

export const progress: Command = {
  name: "progress",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: { vi: "đã giải ngân bao nhiêu trên kế hoạch", en: "how much of the plan has been disbursed" },
  flags: {
    by: {
      type: "string",
      valueName: "GROUP",
      values: breakdowns,
      meaning: { vi: `chia theo: ${breakdowns.join(", ")}`, en: `breakdown: ${breakdowns.join(", ")}` },
    },
    ...progressFlags,
  },
  run: async ({ flags, ledgerPath }) => {
    const given: ProgressFlags = readProgressFlags(flags);
    const ledger = await openLedger({ path: ledgerPath, mode: "open" });
    try {
      const by = (flags["by"] ?? "source") as Breakdown;
      const { answer, revision } = await askProgress(ledger, { ...given, by });
      return { json: toWireProgress(answer, { revision }), text: (language) => describe(answer, language) };
    } finally {
      await ledger.close();
    }
  },
};

function describe(answer: ProgressAnswer, language: Language): string {
  const { unit } = answer;
  const isVietnamese = language === "vi";
  const money = (amount: bigint | null, missing: string): string =>
    amount === null ? missing : formatMoney(amount, { language, unit });
  const notStated = isVietnamese ? "chưa nêu" : "not stated";
  const row = (label: string, each: Progress): readonly string[] => [
    label,
    money(each.plan, "–"),
    money(each.disbursedToDate, notStated),
    each.rate === null ? "–" : formatPercent(each.rate, { language }),
    money(each.remaining, "–"),
  ];
  const head = isVietnamese
    ? ["Nhóm", "Kế hoạch", "Đã giải ngân", "Tỷ lệ", "Còn lại"]
    : ["Group", "Plan", "Disbursed", "Rate", "Remaining"];
  const rows = [
    ...answer.groups.map((group) => row(group.label[language], group)),
    row(isVietnamese ? "Tổng" : "Total", answer.total),
  ];
  const mobilised =
    answer.mobilised === null
      ? []
      : [
          isVietnamese
            ? `Huy động ngoài ngân sách: ${money(answer.mobilised, "")} (ngoài kế hoạch, ngoài tỷ lệ)`
            : `Mobilised outside the budget: ${money(answer.mobilised, "")} (outside plan and rate)`,
        ];
  const caption = `${formatDate(answer.asOf)} · ${planBasisNames[answer.basis][language]} · ${moneyUnitNames[unit][language]}`;
  return [`${answer.sentence[language]}.`, "", textTable(head, rows, [1, 2, 3, 4]), ...mobilised, caption].join("\n");
}
