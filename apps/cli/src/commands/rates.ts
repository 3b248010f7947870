/**
 * `giaingan rates`: every denominator side by side, and why two offices print different percentages.
 */
import {
  answerRates,
  formatDate,
  type Language,
  moneyUnitNames,
  type RateOnBasis,
  type RatesAnswer,
} from "@giaingan/finance";
import { askRates } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { cutOffFlag, readCutOff } from "../progress-flags.ts";
import { type FigureStyle, missingMark, shownMoney, shownRate } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";

export const rates: Command = answerCommand<RatesAnswer>({
  name: "rates",
  summary: {
    vi: "tỷ lệ giải ngân trên mọi mẫu số, đặt cạnh nhau",
    en: "the disbursement rate on every denominator, side by side",
  },
  by: [],
  flags: { "cut-off": cutOffFlag },
  ask: (ledger, question, { flags }) => askRates(ledger, { ...question, lateAdditionCutOff: readCutOff(flags) }),
  answerFrom: (movements, question, { flags }) =>
    answerRates(movements, { ...question, lateAdditionCutOff: readCutOff(flags) }),
  describe,
});

function describe(answer: RatesAnswer, language: Language): string {
  const style = { language, unit: answer.unit };
  const isVietnamese = language === "vi";
  const head = isVietnamese
    ? ["Nhóm", "Mẫu số", "Kế hoạch", "Đã giải ngân", "Tỷ lệ"]
    : ["Group", "Denominator", "Plan", "Disbursed", "Rate"];
  const total = isVietnamese ? "Tổng" : "Total";
  const rows = [
    ...answer.groups.flatMap(({ label, rates: ofGroup }) => rowsOf(label[language], ofGroup, style)),
    ...rowsOf(total, answer.total, style),
  ];
  const notes = answer.total.map(({ basisName, explanation }) => `  ${basisName[language]}: ${explanation[language]}`);
  const caption = `${formatDate(answer.asOf)} · ${moneyUnitNames[answer.unit][language]}`;
  return [`${answer.sentence[language]}.`, "", textTable(head, rows, [2, 3, 4]), ...notes, caption].join("\n");
}

function rowsOf(label: string, ofGroup: readonly RateOnBasis[], style: FigureStyle): readonly (readonly string[])[] {
  return ofGroup.map(({ basisName, plan, disbursedToDate, rate, bounds }, index) => [
    index === 0 ? label : "",
    basisName[style.language],
    shownMoney(plan, style),
    shownMoney(disbursedToDate, style),
    rate === null && bounds !== null
      ? `${shownRate(bounds.low, style)} … ${shownRate(bounds.high, style)}`
      : rate === null
        ? missingMark
        : shownRate(rate, style),
  ]);
}
