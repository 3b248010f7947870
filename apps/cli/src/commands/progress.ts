/**
 * `giaingan progress`: where we stand, by funding source or another breakdown, as of a date, at a revision.
 */
import { toWireProgress } from "@giaingan/client";
import {
  answerProgress,
  type Bilingual,
  formatDate,
  type Language,
  moneyUnitNames,
  type PlainDate,
  planBasisNames,
  type Progress,
  type ProgressAnswer,
} from "@giaingan/finance";
import type { ReferenceData } from "@giaingan/finance/reference";
import { resultParagraph } from "@giaingan/finance/showing";
import { askProgress, askRates, type Ledger, type LedgerProgressQuestion } from "@giaingan/ledger";
import { openTold } from "../existing-ledger.ts";
import { type GroupColumn, groupTable } from "../answer-text.ts";
import type { Command, CommandOutput } from "../command.ts";
import { namesCompanion, readCompanions } from "../companion-flags.ts";
import { findingLines } from "../findings-text.ts";
import { askOnGeography, geographyFlags, geographyLines, readGeography } from "../geography-question.ts";
import { progressFlags, readProgressFlags } from "../progress-flags.ts";
import { groupFlags } from "../question-flags.ts";
import { type FigureStyle, shownMoney, shownRate } from "../shown-figures.ts";
import { UsageError } from "../usage-error.ts";

export const progress: Command = {
  name: "progress",
  argumentNames: "",
  argumentCount: { min: 0, max: 0 },
  summary: { vi: "đã giải ngân bao nhiêu trên kế hoạch", en: "how much of the plan has been disbursed" },
  flags: {
    ...groupFlags,
    ...progressFlags,
    ...geographyFlags,
    paragraph: {
      type: "boolean",
      meaning: {
        vi: 'in đoạn văn "Kết quả thực hiện và giải ngân vốn" của báo cáo',
        en: "print the paragraph on results and disbursement of a report",
      },
    },
  },
  run: async (invocation) => {
    const { flags, ledgerPath } = invocation;
    const asked = readProgressFlags(flags);
    const on = readGeography(flags);
    if (on !== null && flags["paragraph"] === true) throw paragraphElsewhere();
    const hasCompanions = on !== null || namesCompanion(flags);
    const reference = hasCompanions ? (await readCompanions(invocation)).reference : null;
    const ledger = await openTold({ path: ledgerPath, mode: "open" });
    try {
      if (on !== null && reference !== null) return await progressOnGeography(ledger, asked, { on, reference });
      const { answer, revision } = await askProgress(ledger, asked);
      const paragraph = flags["paragraph"] === true ? await paragraphOf(ledger, { ...asked, revision }) : null;
      return {
        json: { ...toWireProgress(answer, { revision }), ...(paragraph === null ? {} : { paragraph }) },
        text: (language) => (paragraph === null ? describe(answer, language) : paragraph[language]),
      };
    } finally {
      await ledger.close();
    }
  },
};

function paragraphElsewhere(): UsageError {
  return new UsageError(
    { vi: "--paragraph và --geography không đi cùng nhau.", en: "--paragraph and --geography do not go together." },
    {
      vi: "Bỏ một trong hai: đoạn văn chia theo nguồn vốn, không chia theo địa giới.",
      en: "Leave one out: the paragraph tells money by its source, not by its place.",
    },
  );
}

async function progressOnGeography(
  ledger: Ledger,
  asked: LedgerProgressQuestion,
  place: { readonly on: PlainDate; readonly reference: ReferenceData },
): Promise<CommandOutput> {
  const { basis, lateAdditionCutOff = null } = asked;
  const { answer, revision, geography } = await askOnGeography(ledger, asked, {
    ...place,
    answer: (movements, question) => answerProgress(movements, { ...question, basis, lateAdditionCutOff }),
  });
  return {
    json: { ...toWireProgress(answer, { revision }), geography },
    text: (language) => [describe(answer, language), ...geographyLines(geography, language)].join("\n"),
  };
}

/** The paragraph of a report tells money by its source, and which other percentages may be printed. */
async function paragraphOf(ledger: Ledger, asked: LedgerProgressQuestion): Promise<Bilingual> {
  const { answer } = await askProgress(ledger, { ...asked, by: ["source"] });
  const { asOf } = answer;
  const { answer: rates } = await askRates(ledger, { ...asked, asOf, fiscalYear: answer.fiscalYear, by: [] });
  return resultParagraph({ answer, rates: rates.total });
}

function describe(answer: ProgressAnswer, language: Language): string {
  const { unit, mobilised, asOf, basis } = answer;
  const style = { language, unit };
  const mobilisedLine =
    mobilised === null
      ? []
      : [
          language === "vi"
            ? `Huy động ngoài ngân sách: ${shownMoney(mobilised, style)} (ngoài kế hoạch, ngoài tỷ lệ)`
            : `Mobilised outside the budget: ${shownMoney(mobilised, style)} (outside plan and rate)`,
        ];
  const caption = `${formatDate(asOf)} · ${planBasisNames[basis][language]} · ${moneyUnitNames[unit][language]}`;
  const table = groupTable<Progress>(answer, columnsOf(style), { style });
  const findings = findingLines(answer.findings, [], language);
  return [`${answer.sentence[language]}.`, "", table, ...mobilisedLine, caption, ...findings].join("\n");
}

function columnsOf(style: FigureStyle): readonly GroupColumn<Progress>[] {
  const missing = { vi: "chưa nêu", en: "not stated" };
  return [
    { name: { vi: "Kế hoạch", en: "Plan" }, amount: ({ plan }) => plan, isAlwaysShown: true },
    {
      name: { vi: "Đã giải ngân", en: "Disbursed" },
      amount: ({ disbursedToDate }) => disbursedToDate,
      isAlwaysShown: true,
      missing,
    },
    {
      name: { vi: "Tỷ lệ", en: "Rate" },
      text: ({ rate }) => shownRate(rate, style),
      isAlwaysShown: true,
    },
    { name: { vi: "Còn lại", en: "Remaining" }, amount: ({ remaining }) => remaining, isAlwaysShown: true },
  ];
}
