/** What is projected to lapse: the flags that ask for it, and the table beside the lapse radar. */
import { formatDate, parseNumber } from "@giaingan/finance";
import type { LapseAnswer } from "@giaingan/finance/lapse";
import type { ProjectedLapseAnswer } from "@giaingan/finance/projection";
import { refuse } from "@giaingan/finance";
import type { Flag, Invocation } from "./command.ts";
import { textOf } from "./question-flags.ts";
import { shownShare } from "./series-flags.ts";
import { type FigureStyle, missingMark, shownMoney } from "./shown-figures.ts";
import { textTable } from "./text-table.ts";

/** The flags, for the help and the strict parser. */
export const projectedFlags: Readonly<Record<string, Flag>> = {
  projected: {
    type: "boolean",
    meaning: {
      vi: "thêm phần dự báo còn lại khi đến hạn, với khoảng 80%",
      en: "with what is projected to be left at each deadline, and its 80%",
    },
  },
  faster: {
    type: "string",
    valueName: "PERCENT",
    meaning: {
      vi: "với --projected: nếu phần còn lại giải ngân nhanh hơn bấy nhiêu % (mặc định 10)",
      en: "with --projected: if the rest is disbursed so many % faster (default 10)",
    },
  },
};

const percentMax = 1_000;

/** By how much faster, a share of 1; null: no projection is asked for. */
export function readFaster(flags: Invocation["flags"]): number | null {
  const text = textOf(flags["faster"]);
  if (flags["projected"] !== true && text === null) return null;
  const percent = text === null ? 10 : Number(parseNumber(text.replace(/%$/u, ""), "vi")?.toString() ?? Number.NaN);
  if (percent >= 0 && percent <= percentMax) return percent / 100;
  throw refuse("invalidValue", { name: "--faster", value: text ?? "", expected: `0…${percentMax}` });
}

/** One row for each group and deadline that can be projected; nothing where no projection was asked for. */
export function projectedLines(answer: LapseAnswer, style: FigureStyle): string {
  if (!isProjected(answer)) return "";
  const { language } = style;
  const isVietnamese = language === "vi";
  const faster = shownShare(answer.fasterShare, language);
  const head = isVietnamese
    ? ["Dự báo còn lại khi đến hạn", "Hạn", "Kỳ vọng", "80% từ", "đến", `Nếu nhanh hơn ${faster}`]
    : ["Projected to be left", "Deadline", "Expected", "80% from", "to", `If ${faster} faster`];
  const rows =
    answer.groups.length === 0
      ? answer.deadlines.map((row) => ({ ...row, name: isVietnamese ? "Tổng" : "Total", day: row.date }))
      : answer.groups.map((row) => ({ ...row, name: row.label[language], day: row.deadline?.date ?? null }));
  const shown = rows.map(({ name, day, atRiskProjected: risk }) => [
    name,
    day === null ? missingMark : formatDate(day),
    shownMoney(risk?.expected, style),
    shownMoney(risk?.interval80?.[0], style),
    shownMoney(risk?.interval80?.[1], style),
    shownMoney(risk?.ifFaster, style),
  ]);
  const none = isVietnamese
    ? "Chưa đủ năm trước để dự báo phần hết hạn; xem giaingan project."
    : "Too few prior years to project what lapses; see giaingan project.";
  return rows.every(({ atRiskProjected }) => atRiskProjected === null) ? none : textTable(head, shown, [2, 3, 4, 5]);
}

function isProjected(answer: LapseAnswer): answer is ProjectedLapseAnswer {
  return "fasterShare" in answer;
}
