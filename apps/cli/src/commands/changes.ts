/**
 * `giaingan changes`: what changed between two dates, two revisions, or both, in lines that sum exactly.
 */
import { type Bilingual, formatDate, type Language } from "@giaingan/finance";
import {
  type Bridge,
  type Bridges,
  type ChangedMeasure,
  changeLineCodes,
  changedMeasures,
  changeLineNames,
  type ChangesAnswer,
  type RecordState,
} from "@giaingan/finance/plan";
import { askChanges } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";
import type { Command, Flag } from "../command.ts";
import { readDateFlag, readWholeFlag, textOf } from "../question-flags.ts";
import { shownAmounts } from "../shown-amounts.ts";
import type { FigureStyle } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";
import { UsageError } from "../usage-error.ts";

const fromFlags: Readonly<Record<string, Flag>> = {
  from: {
    type: "string",
    valueName: "DATE",
    meaning: { vi: "so với số liệu đến ngày này", en: "from the record as of this date" },
  },
  "from-rev": {
    type: "string",
    valueName: "N",
    meaning: { vi: "so với sổ ở bản ghi này", en: "from the record at this revision" },
  },
};

const answered: Command = answerCommand<ChangesAnswer>({
  name: "changes",
  argumentNames: "--from DATE | --from-rev N",
  summary: {
    vi: "vì sao số liệu thay đổi giữa hai ngày hoặc hai bản ghi",
    en: "why the figures changed between two dates or two revisions",
  },
  flags: fromFlags,
  ask: (ledger, question, { flags }) => {
    const from = {
      asOf: readDateFlag("--from", textOf(flags["from"])),
      revision: readWholeFlag("--from-rev", textOf(flags["from-rev"]), { min: 0, max: Number.MAX_SAFE_INTEGER }),
    };
    return askChanges(ledger, { ...question, from });
  },
  describe: (answer, language) => {
    const style = { language, unit: answer.unit };
    const groups = answer.groups.length === 0 ? "" : groupTable<Bridges>(answer, groupColumns, { style });
    return answerText(answer, [bridgeTable(answer, style), groups], language);
  },
});

/** The command, refusing a line that says nothing to compare with before a ledger is opened. */
export const changes: Command = {
  ...answered,
  run: async (invocation) => {
    const { from, "from-rev": fromRevision } = invocation.flags;
    if (from === undefined && fromRevision === undefined) {
      throw new UsageError(
        { vi: "Chưa nêu so với lúc nào.", en: "It is not said what to compare with." },
        {
          vi: "Dùng --from NGÀY, --from-rev N, hoặc cả hai; ví dụ: giaingan changes --from 2023-09-30 --as-of 2023-10-31.",
          en: "Use --from DATE, --from-rev N, or both; e.g. giaingan changes --from 2023-09-30 --as-of 2023-10-31.",
        },
      );
    }
    return answered.run(invocation);
  },
};

const measureNames: Readonly<Record<ChangedMeasure, Bilingual>> = {
  plan: { vi: "Kế hoạch", en: "Plan" },
  allocatedPlan: { vi: "Đã phân bổ", en: "Allocated" },
  disbursed: { vi: "Đã giải ngân", en: "Disbursed" },
};

/** One column for each sum, one row for each reason; a sum about which neither state says anything is left out. */
function bridgeTable({ total, from, to }: ChangesAnswer, style: FigureStyle): string {
  const { language } = style;
  const measures = changedMeasures.filter((measure) => total[measure].change !== null);
  if (measures.length === 0) return "";
  const codes = changeLineCodes.filter((code) => measures.some((measure) => effectOf(total[measure], code) !== null));
  const opening = stateText(from, language);
  const parts = [
    { label: opening, amounts: measures.map((measure) => total[measure].opening) },
    ...codes.map((code) => ({
      label: `  ${changeLineNames[code][language]}${countText(
        measures.map((measure) => total[measure]),
        code,
      )}`,
      amounts: measures.map((measure) => effectOf(total[measure], code)),
    })),
  ];
  const whole = shownAmounts(
    { label: stateText(to, language), amounts: measures.map((measure) => total[measure].closing), parts },
    style,
  );
  const rows = [...whole.parts, whole].map(({ label, cells }) => [label, ...cells]);
  return textTable(
    ["", ...measures.map((measure) => measureNames[measure][language])],
    rows,
    measures.map((_, index) => index + 1),
  );
}

function effectOf({ lines }: Bridge, wanted: string): bigint | null {
  return lines.find(({ code }) => code === wanted)?.effect ?? null;
}

/** " (3)": how many entries; each entry stands in one line of one sum. */
function countText(bridges: readonly Bridge[], wanted: string): string {
  const counts = bridges.flatMap(({ lines }) => lines.filter(({ code }) => code === wanted).map(({ count }) => count));
  return ` (${counts.reduce((sum, count) => sum + count, 0)})`;
}

function stateText({ asOf, revision }: RecordState, language: Language): string {
  const date = formatDate(asOf);
  if (revision === null) return date;
  return language === "vi" ? `${date}, bản ghi số ${revision}` : `${date}, revision ${revision}`;
}

const groupColumns: readonly GroupColumn<Bridges>[] = [
  { name: { vi: "Kế hoạch trước", en: "Plan before" }, amount: ({ plan }) => plan.opening },
  { name: { vi: "Kế hoạch sau", en: "Plan after" }, amount: ({ plan }) => plan.closing },
  { name: { vi: "Thay đổi", en: "Change" }, amount: ({ plan }) => plan.change },
  { name: { vi: "Giải ngân trước", en: "Disbursed before" }, amount: ({ disbursed }) => disbursed.opening },
  { name: { vi: "Giải ngân sau", en: "Disbursed after" }, amount: ({ disbursed }) => disbursed.closing },
  { name: { vi: "Thay đổi", en: "Change" }, amount: ({ disbursed }) => disbursed.change },
];
