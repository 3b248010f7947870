/**
 * Developed triangles as they are printed: the total, a table by row (origin year), the factors, what is doubtful.
 */
import { decimal, type Finding, formatNumber, formatPercent, type Language } from "@giaingan/finance";
import type { ChainLadderAnswer, PriorMethodAnswer, SigmaRule } from "@giaingan/finance/triangles";
import { findingLines } from "./findings-text.ts";
import { missingMark } from "./shown-figures.ts";
import { textTable } from "./text-table.ts";

/** From here on a table shows whole numbers: hundredths of a đồng are no news. */
const wholeFrom = 1e9;

/** The chain-ladder's answer; `asked` is the rule that was asked for. */
export function chainLadderText(
  answer: ChainLadderAnswer,
  { asked, language }: { readonly asked: SigmaRule; readonly language: Language },
): string {
  const isVietnamese = language === "vi";
  const { latest, ultimates, reserves, standardErrors, totalReserve, totalStandardError } = answer;
  const amount = amountWriter(ultimates, language);
  const head = isVietnamese
    ? ["Dòng", "Lũy kế mới nhất", "Đã đạt", "Dự báo cuối kỳ", "Còn lại dự kiến", "Sai số chuẩn", "Sai số/còn lại"]
    : ["Row", "Latest", "Reached", "Ultimate", "Reserve", "Standard error", "Error/reserve"];
  const rows = latest.map((known, row) => {
    const [ultimate = 0, reserve = 0, error = null] = [ultimates[row], reserves[row], standardErrors[row]];
    return [
      String(row + 1),
      amount(known),
      share(known, ultimate, language),
      amount(ultimate),
      amount(reserve),
      amount(error),
      share(error, reserve, language),
    ];
  });
  const total = [
    isVietnamese ? "Tổng" : "Total",
    amount(sum(latest)),
    share(sum(latest), sum(ultimates), language),
    amount(sum(ultimates)),
    amount(totalReserve),
    amount(totalStandardError),
    share(totalStandardError, totalReserve, language),
  ];
  const error =
    totalStandardError === null
      ? isVietnamese
        ? "chưa đủ dòng để ước lượng sai số"
        : "too few rows to estimate the error"
      : `${isVietnamese ? "sai số chuẩn" : "standard error"} ${amount(totalStandardError)}`;
  const factors = answer.factors.map((factor, column) => [
    `${column + 1} → ${column + 2}`,
    number(factor, 6, language),
    number(answer.factorStandardErrors[column] ?? null, 6, language),
    number(answer.sigmas[column] ?? null, 4, language),
  ]);
  const factorHead = isVietnamese
    ? ["Cột", "Hệ số phát triển", "Sai số chuẩn", "Sigma"]
    : ["Column", "Development factor", "Standard error", "Sigma"];
  return [
    isVietnamese
      ? `Còn lại dự kiến ${amount(totalReserve)}, ${error} (chain-ladder, Mack).`
      : `Reserve ${amount(totalReserve)}, ${error} (chain-ladder, Mack).`,
    "",
    textTable(head, [...rows, total], [1, 2, 3, 4, 5, 6]),
    ...(factors.length === 0 ? [] : [textTable(factorHead, factors, [1, 2, 3])]),
    ...(asked === answer.sigmaRule ? [] : [fallenBack(language)]),
    ...doubts(answer.findings, language),
  ].join("\n");
}

/** The answer of a method with priors. */
export function priorMethodText(answer: PriorMethodAnswer, language: Language): string {
  const isVietnamese = language === "vi";
  const { latest, developed, priors, ultimates, reserves, totalReserve } = answer;
  const amount = amountWriter([...ultimates, ...priors], language);
  const head = isVietnamese
    ? ["Dòng", "Lũy kế mới nhất", "Tỷ lệ phát triển", "Ước tính trước", "Dự báo cuối kỳ", "Còn lại dự kiến"]
    : ["Row", "Latest", "Developed", "Prior", "Ultimate", "Reserve"];
  const rows = latest.map((known, row) => [
    String(row + 1),
    amount(known),
    share(developed[row] ?? null, 1, language),
    amount(priors[row] ?? null),
    amount(ultimates[row] ?? null),
    amount(reserves[row] ?? null),
  ]);
  const total = [
    isVietnamese ? "Tổng" : "Total",
    amount(sum(latest)),
    missingMark,
    amount(sum(priors)),
    amount(sum(ultimates)),
    amount(totalReserve),
  ];
  return [
    `${isVietnamese ? "Còn lại dự kiến" : "Reserve"} ${amount(totalReserve)}.`,
    "",
    textTable(head, [...rows, total], [1, 2, 3, 4, 5]),
    ...doubts(answer.findings, language),
  ].join("\n");
}

function fallenBack(language: Language): string {
  return language === "vi"
    ? "  Sigma cột cuối tính theo Mack: hồi quy log-tuyến tính không đủ ý nghĩa (p > 5%, hoặc ít hơn ba cột)."
    : "  The last sigma is by Mack's rule: the log-linear regression is not significant (p > 5%, or under three columns).";
}

function doubts(findings: readonly Finding[], language: Language): readonly string[] {
  const lines = findingLines(findings, [], language);
  return lines.length === 0 ? [] : ["", ...lines];
}

function amountWriter(amounts: readonly number[], language: Language): (amount: number | null) => string {
  const places = amounts.some((each) => Math.abs(each) >= wholeFrom) ? 0 : 2;
  return (amount) => number(amount, places, language);
}

function number(value: number | null, places: number, language: Language): string {
  return value === null ? missingMark : formatNumber(decimal(value.toFixed(places)), { language, places });
}

function share(part: number | null, whole: number, language: Language): string {
  return part === null || whole === 0
    ? missingMark
    : formatPercent(decimal((part / whole).toFixed(6)), { language, places: 1 });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, each) => total + each, 0);
}
