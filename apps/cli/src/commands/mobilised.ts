/**
 * `giaingan mobilised`: what was raised outside the budget, in which form, and with what evidence.
 */
import {
  contributionFormNames,
  contributionForms,
  type MobilisedAnswer,
  type MobilisedSums,
} from "@giaingan/finance/plan";
import { askMobilised } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";

const columns: readonly GroupColumn<MobilisedSums>[] = [
  ...contributionForms.map((form) => ({
    name: contributionFormNames[form],
    amount: (row: MobilisedSums) => amountOf(row, form),
  })),
  { name: { vi: "Chưa nêu hình thức", en: "Form not stated" }, amount: (row) => amountOf(row, "notStated") },
  { name: { vi: "Đã huy động", en: "Mobilised" }, amount: ({ mobilised }) => mobilised, isAlwaysShown: true },
  { name: { vi: "Chưa có chứng từ", en: "Without evidence" }, amount: ({ withoutEvidence }) => withoutEvidence },
  {
    name: { vi: "Vốn lồng ghép (ngoài tổng)", en: "Integrated (not in the total)" },
    amount: ({ integrated }) => integrated,
  },
];

export const mobilised: Command = answerCommand<MobilisedAnswer>({
  name: "mobilised",
  summary: {
    vi: "huy động ngoài ngân sách theo hình thức; không tính vào tỷ lệ giải ngân",
    en: "raised outside the budget, by form; never in a disbursement rate",
  },
  by: ["unit"],
  ask: askMobilised,
  describe: (answer, language) =>
    answerText(answer, [groupTable(answer, columns, { style: { language, unit: answer.unit } })], language),
});

function amountOf({ forms }: MobilisedSums, wanted: MobilisedSums["forms"][number]["form"]): bigint | null {
  return forms.find(({ form }) => form === wanted)?.mobilised ?? null;
}
