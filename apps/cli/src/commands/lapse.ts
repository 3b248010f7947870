/**
 * `giaingan lapse`: which money is lost if it is not disbursed in time, when, and by which rule.
 */
import { type Bilingual, type Deadline, formatDate, formatNumber, type Language } from "@giaingan/finance";
import {
  answerLapse,
  type LapseAnswer,
  type LapseBalance,
  type LapseDeadline,
  type LapseOutlook,
  type LapseStatus,
} from "@giaingan/finance/lapse";
import { askLapse } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";
import { policiesFlag } from "../companion-flags.ts";
import { notVerifiedMark } from "../legal-marks.ts";
import { textOf } from "../question-flags.ts";
import { programmeFlag } from "../rule-flags.ts";
import { type FigureStyle, missingMark, shownPace } from "../shown-figures.ts";

export const lapse: Command = answerCommand<LapseAnswer>({
  name: "lapse",
  summary: {
    vi: "vốn có nguy cơ hết hạn: hạn giải ngân, căn cứ, mức cần mỗi tháng",
    en: "money that may lapse: deadline, legal basis, pace needed",
  },
  flags: { programme: programmeFlag, policies: policiesFlag },
  ask: (ledger, question, { flags, companions: { policies } }) =>
    askLapse(ledger, { ...question, policies, programme: textOf(flags["programme"]) }),
  answerFrom: (movements, question, { flags, companions: { policies } }) =>
    answerLapse(movements, { ...question, policies, programme: textOf(flags["programme"]) }),
  describe: (answer, language) => {
    const style = { language, unit: answer.unit };
    return answerText(
      answer,
      [lapseTable(answer, style), basisLines(answer, language), wholeLines(answer, style)],
      language,
    );
  },
});

const statusNames: Readonly<Record<LapseStatus, Bilingual>> = {
  spent: { vi: "Đã giải ngân hết", en: "Spent" },
  onPace: { vi: "Kịp hạn", en: "On pace" },
  behind: { vi: "Chậm", en: "Behind" },
  inSettlement: { vi: "Đang chỉnh lý quyết toán", en: "In settlement" },
  lapsed: { vi: "Đã quá hạn", en: "Lapsed" },
  unknown: { vi: "Chưa đủ số liệu", en: "Not stated" },
  open: { vi: "Chưa rõ hạn", en: "No deadline" },
};

/** A row of the table: a group with its deadline, or the total, which has none of its own. */
type LapseRow = LapseBalance &
  Partial<LapseOutlook> & { readonly deadline?: Deadline | null; readonly status?: LapseStatus };

function lapseTable(answer: LapseAnswer, style: FigureStyle): string {
  const { language } = style;
  const isVietnamese = language === "vi";
  const columns: readonly GroupColumn<LapseRow>[] = [
    {
      name: { vi: "Hạn", en: "Deadline" },
      text: ({ deadline, status }) =>
        deadline === null || deadline === undefined
          ? status === undefined
            ? ""
            : missingMark
          : formatDate(deadline.date),
      isText: true,
    },
    { name: { vi: "Kế hoạch", en: "Plan" }, amount: ({ plan }) => plan, isAlwaysShown: true },
    { name: { vi: "Đã giải ngân", en: "Paid" }, amount: ({ disbursed }) => disbursed, isAlwaysShown: true },
    { name: { vi: "Tạm ứng chưa thu hồi", en: "Advances open" }, amount: (row) => row.advanceOutstanding },
    { name: { vi: "Còn lại", en: "Remaining" }, amount: ({ remaining }) => remaining, isAlwaysShown: true },
    { name: { vi: "Chưa phân bổ", en: "Not allocated" }, amount: ({ unallocated }) => unallocated },
    {
      name: { vi: "Còn (ngày)", en: "Days left" },
      text: ({ daysLeft }) => (daysLeft === null || daysLeft === undefined ? missingMark : String(daysLeft)),
    },
    { name: { vi: "Cần/ tháng", en: "Needed a month" }, text: (row) => shownPace(row.neededPerMonth, style) },
    {
      name: { vi: "Nguy cơ theo nhịp nay", en: "At risk at this pace" },
      amount: (row) => row.atRiskAtPaceSoFar ?? null,
    },
    { name: { vi: "Đã quá hạn", en: "Lapsed" }, amount: (row) => (row.lapsed === 0n ? null : (row.lapsed ?? null)) },
    {
      name: { vi: "Tình trạng", en: "Status" },
      text: ({ status }) => (status === undefined ? "" : statusNames[status][language]),
      isText: true,
    },
  ];
  const rows = answer.groups.length === 0 ? answer.deadlines.map(deadlineRow) : answer.groups;
  const groupName = answer.groups.length === 0 ? { groupName: isVietnamese ? "Vốn có hạn" : "Money due" } : {};
  return groupTable<LapseRow>({ groups: rows, total: answer.total }, columns, { style, ...groupName });
}

/** Without groups, the deadlines themselves. */
function deadlineRow(deadline: LapseDeadline): LapseRow & { readonly label: Bilingual } {
  const { rules, date } = deadline;
  const day = formatDate(date);
  return { ...deadline, deadline: rules[0] ?? null, label: { vi: day, en: day } };
}

/** "31/12/2023: Luật …, Điều 64 (chưa đối chiếu văn bản gốc)". */
function basisLines({ deadlines }: LapseAnswer, language: Language): string {
  const lines = deadlines.flatMap(({ date, rules }) =>
    rules.map(({ legalBasis, isVerified, ruleId, settlementUntil }) => {
      const settled =
        settlementUntil === null
          ? ""
          : language === "vi"
            ? `, chỉnh lý quyết toán đến ${formatDate(settlementUntil)}`
            : `, settlement until ${formatDate(settlementUntil)}`;
      return `  ${formatDate(date)}${settled}: ${legalBasis} [${ruleId}]${isVerified ? "" : ` (${notVerifiedMark[language]})`}`;
    }),
  );
  if (lines.length === 0) return "";
  return [language === "vi" ? "Căn cứ của hạn giải ngân:" : "What the deadlines rest on:", ...lines].join("\n");
}

/** The whole remainder against both dates that "hết niên độ" can mean. */
function wholeLines({ yearEnds }: LapseAnswer, style: FigureStyle): string {
  const { language } = style;
  const isVietnamese = language === "vi";
  const lines = yearEnds.flatMap(({ date, daysLeft, neededPerMonth, soFarPerMonth, timesFaster }) => {
    if (daysLeft === null || neededPerMonth === null) return [];
    const needed = shownPace(neededPerMonth, style);
    const times = timesFaster === null ? null : formatNumber(timesFaster, { language, places: 1 });
    const soFar = shownPace(soFarPerMonth, style);
    return isVietnamese
      ? `  đến ${formatDate(date)} (${daysLeft} ngày): cần ${needed}/tháng; đã đạt ${soFar}/tháng${times === null ? "" : `; gấp ${times} lần`}`
      : `  to ${formatDate(date)} (${daysLeft} days): ${needed} a month needed; ${soFar} a month so far${times === null ? "" : `; ${times} times as fast`}`;
  });
  if (lines.length === 0) return "";
  return [isVietnamese ? "Nếu giải ngân hết phần còn lại:" : "To disburse all that remains:", ...lines].join("\n");
}
