/**
 * `giaingan pace`: plan to date by every curve, targets, and the pace that is needed against the pace so far.
 */
import {
  dimensionLabel,
  type Finding,
  formatDate,
  formatPoints,
  joinBilingual,
  type Language,
} from "@giaingan/finance";
import {
  type PaceAnswer,
  type PaceCurve,
  paceCurveNames,
  paceCurves,
  type PaceMeasures,
  type PlanToDate,
  type TargetPace,
  targetStatusNames,
} from "@giaingan/finance/pace";
import { askPace } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { answerText, type GroupColumn, groupTable } from "../answer-text.ts";
import { policiesFlag } from "../companion-flags.ts";
import { notVerifiedMark } from "../legal-marks.ts";
import { textOf } from "../question-flags.ts";
import { programmeFlag } from "../rule-flags.ts";
import { type FigureStyle, missingMark, shownMoney, shownPace, shownRate } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";

export const pace: Command = answerCommand<PaceAnswer>({
  name: "pace",
  summary: {
    vi: "nhịp giải ngân: so với tiến độ, mục tiêu, tháng cao nhất, mức cần mỗi tháng",
    en: "pace: against plan to date, targets, the best month, and what is needed",
  },
  flags: {
    curve: {
      type: "string",
      valueName: "CURVE",
      values: paceCurves,
      meaning: {
        vi: `so với: ${paceCurves.map((curve) => `${curve} (${paceCurveNames[curve].vi})`).join(", ")}; mặc định calendar`,
        en: `measured against: ${paceCurves.join(", ")}; default calendar`,
      },
    },
    programme: programmeFlag,
    policies: policiesFlag,
  },
  ask: (ledger, question, { flags, companions: { policies } }) =>
    askPace(ledger, {
      ...question,
      policies,
      programme: textOf(flags["programme"]),
      curve: (textOf(flags["curve"]) ?? "calendar") as PaceCurve,
    }),
  describe: (answer, language) => {
    const style = { language, unit: answer.unit };
    const { total, findings } = answer;
    const parts = [
      groupTable(answer, paceColumns(answer, style), { style }),
      curveTable(total.curves, style),
      targetTable(total.targets, style),
      monthLine(total, style),
    ];
    return answerText({ ...answer, findings: [...alertsOf(answer), ...findings] }, parts, language);
  },
});

/** The alerts of the total, then those that only a group has, under its name. */
function alertsOf({ total, groups }: PaceAnswer): readonly Finding[] {
  const ofGroups = groups.flatMap(({ label, alerts }) =>
    alerts
      .filter(({ message }) => total.alerts.every((each) => each.message.vi !== message.vi))
      .map((alert) => ({ ...alert, message: joinBilingual([label, alert.message], ": ") })),
  );
  return [...total.alerts, ...ofGroups];
}

function paceColumns({ total }: PaceAnswer, style: FigureStyle): readonly GroupColumn<PaceMeasures>[] {
  return [
    { name: { vi: "Kế hoạch", en: "Plan" }, amount: ({ plan }) => plan, isAlwaysShown: true },
    { name: { vi: "Đã giải ngân", en: "Paid" }, amount: (row) => row.disbursedToDate, isAlwaysShown: true },
    { name: { vi: "Tỷ lệ", en: "Rate" }, text: ({ rate }) => shownRate(rate, style) },
    { name: { vi: "Đến nay phải đạt", en: "Plan to date" }, amount: (row) => row.planToDate },
    { name: { vi: "Chậm", en: "Behind" }, amount: ({ behind }) => behind },
    {
      name: { vi: "Chậm (điểm %)", en: "Points behind" },
      text: ({ behindShare }) => shownPoints(behindShare, style),
    },
    { name: { vi: "Bình quân/ tháng", en: "So far a month" }, text: (row) => shownPace(row.soFarPerMonth, style) },
    {
      name: { vi: "3 tháng gần nhất", en: "Last 3 months" },
      text: (row) => shownPace(row.lastThreeMonthsPerMonth, style),
    },
    {
      name: { vi: "Tháng cao nhất", en: "Best month" },
      text: ({ bestMonth }) => shownMoney(bestMonth?.disbursed, style),
    },
    ...total.deadlines.map(({ deadline }, index) => ({
      name: { vi: `Cần/ tháng đến ${formatDate(deadline)}`, en: `Needed to ${formatDate(deadline)}` },
      text: ({ deadlines }: PaceMeasures) => shownPace(deadlines[index]?.neededPerMonth, style),
    })),
  ];
}

function curveTable(curves: readonly PlanToDate[], style: FigureStyle): string {
  const { language } = style;
  const head =
    language === "vi"
      ? ["So với", "Phải đạt", "Số tiền", "Chậm", "Chậm (điểm %)"]
      : ["Against", "Share", "Plan to date", "Behind", "Points behind"];
  const rows = curves.map(({ name, share, planToDate, behind, behindShare }) => [
    name[language],
    shownRate(share, style),
    shownMoney(planToDate, style),
    shownMoney(behind, style),
    shownPoints(behindShare, style),
  ]);
  return textTable(head, rows, [1, 2, 3, 4]);
}

function targetTable(targets: readonly TargetPace[], style: FigureStyle): string {
  if (targets.length === 0) return "";
  const { language } = style;
  const head =
    language === "vi"
      ? ["Mục tiêu", "Tỷ lệ", "Số tiền", "Còn thiếu", "Cần/ tháng", "Tình trạng", "Căn cứ"]
      : ["Target", "Share", "Amount", "Missing", "Needed a month", "Status", "Legal basis"];
  const rows = targets.map((target) => [
    targetName(target, language),
    shownRate(target.share, style),
    shownMoney(target.targetAmount, style),
    shownMoney(target.gap, style),
    shownPace(target.neededPerMonth, style),
    targetStatusNames[target.status][language],
    basisText(target, language),
  ]);
  return textTable(head, rows, [1, 2, 3, 4]);
}

/** "30/09/2025 · Đầu tư phát triển": by when, and of which money. */
function targetName({ date, nature }: TargetPace, language: Language): string {
  return nature === null ? formatDate(date) : `${formatDate(date)} · ${dimensionLabel("nature", nature)[language]}`;
}

function basisText({ legalBasis, isVerified }: TargetPace, language: Language): string {
  if (legalBasis === null) return missingMark;
  return isVerified === false ? `${legalBasis} (${notVerifiedMark[language]})` : legalBasis;
}

function monthLine({ months }: PaceMeasures, style: FigureStyle): string {
  const stated = months.filter(({ disbursed }) => disbursed !== null);
  if (stated.length === 0) return "";
  const list = stated.map(
    ({ month, disbursed }) => `${month.slice(5)}/${month.slice(0, 4)}: ${shownMoney(disbursed, style)}`,
  );
  return `${style.language === "vi" ? "Giải ngân trong tháng" : "Disbursed in the month"}: ${list.join("; ")}`;
}

function shownPoints(share: PlanToDate["behindShare"], { language }: FigureStyle): string {
  return share === null ? missingMark : formatPoints(share, { language });
}
