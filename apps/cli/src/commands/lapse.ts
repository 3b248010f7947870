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
import { askLapse, askProjectedLapse, type LedgerAnswer } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import { type CappedAmount, capAmounts } from "../capped-amounts.ts";
import type { Command } from "../command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";
import { policiesFlag } from "../companion-flags.ts";
import { notVerifiedMark } from "../legal-marks.ts";
import { projectedFlags, projectedLines, readFaster } from "../projected-lapse-text.ts";
import { textOf } from "../question-flags.ts";
import { programmeFlag } from "../rule-flags.ts";
import { type FigureStyle, missingMark, shownMoney, shownPace } from "../shown-figures.ts";

export const lapse: Command = answerCommand<LapseAnswer>({
  name: "lapse",
  summary: {
    vi: "vốn có nguy cơ hết hạn: hạn giải ngân, căn cứ, mức cần mỗi tháng",
    en: "money that may lapse: deadline, legal basis, pace needed",
  },
  flags: { programme: programmeFlag, policies: policiesFlag, ...projectedFlags },
  ask: (ledger, question, { flags, companions: { policies } }): Promise<LedgerAnswer<LapseAnswer>> => {
    const asked = { ...question, policies, programme: textOf(flags["programme"]) };
    const fasterShare = readFaster(flags);
    return fasterShare === null ? askLapse(ledger, asked) : askProjectedLapse(ledger, { ...asked, fasterShare });
  },
  answerFrom: (movements, question, { flags, companions: { policies } }) =>
    answerLapse(movements, { ...question, policies, programme: textOf(flags["programme"]) }),
  describe: describeLapse,
});

/** The answer for a person to read. */
export function describeLapse(answer: LapseAnswer, language: Language): string {
  const style = { language, unit: answer.unit };
  return answerText(
    answer,
    [lapseTable(answer, style), projectedLines(answer, style), basisLines(answer, language), wholeLines(answer, style)],
    language,
  );
}

const statusNames: Readonly<Record<LapseStatus, Bilingual>> = {
  spent: { vi: "Đã giải ngân hết", en: "Spent" },
  carriedFurther: { vi: "Đã chuyển năm sau", en: "Carried further" },
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
    { name: { vi: "Chuyển năm sau", en: "Carried further" }, amount: ({ carriedFurther }) => carriedFurther },
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
      name: { vi: "Đang chỉnh lý", en: "In settlement" },
      amount: (row) => (row.inSettlement === 0n ? null : (row.inSettlement ?? null)),
    },
    {
      name: { vi: "Tình trạng", en: "Status" },
      text: ({ status }) => (status === undefined ? "" : statusNames[status][language]),
      isText: true,
    },
  ];
  const rows = answer.groups.length === 0 ? answer.deadlines.map(deadlineRow) : answer.groups;
  const atRisk = capAmounts({ rows: rows.map(riskOf), total: riskOf(answer.total) }, style);
  const groups = rows.map((row, index) => ({ ...row, atRiskAtPaceSoFar: atRisk[index] ?? null }));
  return groupTable<LapseRow>({ groups, total: answer.total }, columns, { style, ...groupNameOf(answer, language) });
}

function riskOf({ remaining, atRiskAtPaceSoFar = null }: LapseRow): CappedAmount {
  return { whole: remaining, part: atRiskAtPaceSoFar };
}

/** A month is that of the deadline, and not that of a payment. */
function groupNameOf({ groups, by }: LapseAnswer, language: Language): { readonly groupName?: string } {
  const isVietnamese = language === "vi";
  if (groups.length === 0) return { groupName: isVietnamese ? "Vốn có hạn" : "Money due" };
  if (by === "month") return { groupName: isVietnamese ? "Tháng đến hạn" : "Month due" };
  if (by.split(",").includes("month"))
    return { groupName: isVietnamese ? "Nhóm (tháng đến hạn)" : "Group (month due)" };
  return {};
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

/** What can still be paid of the whole against each deadline, and both dates that "hết niên độ" can mean. */
function wholeLines({ yearEnds, deadlines, total }: LapseAnswer, style: FigureStyle): string {
  const { language } = style;
  const isVietnamese = language === "vi";
  const soFarPerMonth = yearEnds[0]?.soFarPerMonth ?? null;
  const needs = new Map([
    ...yearEnds.map(({ date, daysLeft, neededPerMonth }) => [date, { daysLeft, neededPerMonth }] as const),
    ...deadlines.map(
      ({ date, daysLeft, wholeNeededPerMonth: neededPerMonth }) => [date, { daysLeft, neededPerMonth }] as const,
    ),
  ]);
  const hasPace = soFarPerMonth !== null && soFarPerMonth.gt(0);
  const lines = [...needs]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([date, { daysLeft, neededPerMonth }]) => {
      if (daysLeft === null || neededPerMonth === null) return [];
      const needed = shownPace(neededPerMonth, style);
      const head = isVietnamese
        ? `  đến ${formatDate(date)} (${daysLeft} ngày): cần ${needed}/tháng`
        : `  to ${formatDate(date)} (${daysLeft} days): ${needed} a month needed`;
      if (!hasPace) return head;
      const soFar = shownPace(soFarPerMonth, style);
      const times = formatNumber(neededPerMonth.div(soFarPerMonth), { language, places: 1 });
      return isVietnamese
        ? `${head}; đã đạt ${soFar}/tháng; gấp ${times} lần`
        : `${head}; ${soFar} a month so far; ${times} times as fast`;
    });
  if (lines.length === 0) return "";
  return [wholeName(total, style), ...lines].join("\n");
}

/** Where a part can no longer be paid, the lines are of the rest, and say how much it is. */
function wholeName({ payable, remaining }: LapseAnswer["total"], style: FigureStyle): string {
  const isVietnamese = style.language === "vi";
  if (payable === remaining) return isVietnamese ? "Nếu giải ngân hết phần còn lại:" : "To disburse all that remains:";
  const amount = shownMoney(payable, style);
  return isVietnamese
    ? `Nếu giải ngân hết phần còn giải ngân được (${amount}):`
    : `To disburse all that can still be disbursed (${amount}):`;
}
