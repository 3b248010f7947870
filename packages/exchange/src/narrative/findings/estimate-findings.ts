/**
 * Year-end estimates: the pace that they need against the pace so far, and deadlines that the text leaves open.
 */
import {
  dateParts,
  type Decimal,
  endOfYear,
  type Finding,
  formatDate,
  formatNumber,
  measurePace,
  type Pace,
  type PlainDate,
  plainDate,
  roundToDong,
  startOfYear,
} from "@giaingan/finance";
import type { Figure } from "../figure.ts";
import { moneyText, placeOf, placesOf } from "./place.ts";

/** An estimate that needs less than this many times the pace so far is no surprise. */
const timesFasterMin = 1.5;

interface EstimatePaces {
  readonly estimate: Figure;
  readonly disbursed: Figure;
  /** To 31 December of the budget year; null when the text names January. */
  readonly toDecember: Pace | null;
  /** To 31 January of the next year; null when the text names December. */
  readonly toJanuary: Pace | null;
}

/** Findings on all estimates of the year's end. */
export function judgeEstimates(figures: readonly Figure[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [index, figure] of figures.entries()) {
    if (figure.role !== "estimate" || figure.amount === null || figure.needsReview) continue;
    const disbursed = figures
      .slice(Math.max(0, index - 12), index)
      .findLast((other) => isToDate(other) && (other.fund === null || other.fund === figure.fund));
    if (disbursed === undefined) continue;
    const paces = measureEstimate(figure, disbursed);
    const times = (paces?.toDecember ?? paces?.toJanuary)?.timesFaster ?? null;
    if (paces !== null && times !== null && times.gte(timesFasterMin)) findings.push(needsFasterPace(paces));
  }
  for (const figure of figures)
    if (figure.isDeadlineOpen) findings.push(deadlineNotStated(figure, yearOf(figure, figures)));
  return findings;
}

function isToDate(figure: Figure): boolean {
  return (
    figure.role === "disbursed" &&
    figure.asOf !== null &&
    figure.amount !== null &&
    !figure.needsReview &&
    figure.partOf === null
  );
}

function measureEstimate(estimate: Figure, disbursed: Figure): EstimatePaces | null {
  const asOf = disbursed.asOf;
  if (asOf === null || estimate.amount === null || disbursed.amount === null || estimate.amount <= disbursed.amount)
    return null;
  const { year } = dateParts(asOf);
  const december = endOfYear(year);
  const january = plainDate({ year: year + 1, month: 1, day: 31 });
  const [plan, disbursedToDate] = [estimate.amount, disbursed.amount];
  const paceTo = (deadline: PlainDate): Pace =>
    measurePace({ plan, disbursedToDate, asOf, from: startOfYear(year), deadline });
  const isOf = (date: PlainDate | null): boolean =>
    date !== null && (estimate.isDeadlineOpen || estimate.asOf === date);
  const toDecember = isOf(december) ? paceTo(december) : null;
  const toJanuary = isOf(january) && january !== null ? paceTo(january) : null;
  return toDecember === null && toJanuary === null ? null : { estimate, disbursed, toDecember, toJanuary };
}

function wholeDong(value: Decimal | null): string {
  return value === null ? "" : roundToDong(value).toString();
}

function oneDecimal(value: Decimal | null): string {
  return value === null ? "" : value.toFixed(1);
}

function needsFasterPace({ estimate, disbursed, toDecember, toJanuary }: EstimatePaces): Finding {
  const main = toDecember ?? toJanuary;
  const text = (language: "vi" | "en"): string => paceText({ toDecember, toJanuary }, language);
  return {
    code: "estimateNeedsFasterPace",
    severity: "warning",
    message: {
      vi: `Ước giải ngân ${moneyText(estimate.amount, "vi")} trong khi đến ${formatDate(disbursed.asOf ?? "")} mới được ${moneyText(disbursed.amount, "vi")}: ${text("vi")}. Hỏi đơn vị căn cứ của số ước.`,
      en: `${moneyText(estimate.amount, "en")} is estimated, while ${moneyText(disbursed.amount, "en")} was disbursed by ${formatDate(disbursed.asOf ?? "")}: ${text("en")}. Ask the unit what the estimate rests on.`,
    },
    values: {
      estimate: String(estimate.amount),
      disbursedToDate: String(disbursed.amount),
      asOf: disbursed.asOf ?? "",
      soFarPerMonth: wholeDong(main?.soFarPerMonth ?? null),
      ...(toDecember === null
        ? {}
        : { neededPerMonth: wholeDong(toDecember.neededPerMonth), timesFaster: oneDecimal(toDecember.timesFaster) }),
      ...(toJanuary === null
        ? {}
        : {
            neededPerMonthToJanuary: wholeDong(toJanuary.neededPerMonth),
            timesFasterToJanuary: oneDecimal(toJanuary.timesFaster),
          }),
    },
    places: placesOf(estimate, disbursed),
  };
}

function paceText(
  { toDecember, toJanuary }: Pick<EstimatePaces, "toDecember" | "toJanuary">,
  language: "vi" | "en",
): string {
  const perMonth = (value: Decimal | null): string =>
    value === null
      ? "?"
      : moneyText(
          (roundToDong(value) / 1_000_000n + (roundToDong(value) % 1_000_000n >= 500_000n ? 1n : 0n)) * 1_000_000n,
          language,
        );
  const times = (value: Decimal | null): string =>
    value === null ? "?" : formatNumber(value, { language, places: 1 });
  const to = (pace: Pace | null, day: string): string[] => {
    if (pace === null) return [];
    const needed = perMonth(pace.neededPerMonth);
    return [
      language === "vi"
        ? `đến ${day} cần ${needed}/tháng, gấp ${times(pace.timesFaster)} lần`
        : `${needed} a month needed to ${day}, ${times(pace.timesFaster)} times as fast`,
    ];
  };
  const soFar = perMonth((toDecember ?? toJanuary)?.soFarPerMonth ?? null);
  const parts = [...to(toDecember, "31/12"), ...to(toJanuary, "31/01")];
  return language === "vi"
    ? `đã đạt ${soFar}/tháng; ${parts.join("; ")}`
    : `${soFar} a month so far; ${parts.join("; ")}`;
}

/** The budget year that an open deadline closes. */
function yearOf(figure: Figure, figures: readonly Figure[]): number | null {
  if (figure.fiscalYear !== null) return figure.fiscalYear;
  const dated = figures.find((other) => other.asOf !== null && other.role === "disbursed");
  return dated?.asOf ? dateParts(dated.asOf).year : null;
}

function deadlineNotStated(figure: Figure, year: number | null): Finding {
  const december = year === null ? "31/12" : formatDate(endOfYear(year));
  const january = year === null ? "31/01" : `31/01/${year + 1}`;
  return {
    code: "deadlineNotStated",
    severity: "warning",
    message: {
      vi: `"Hết niên độ" có thể là ${december} hoặc ${january} (hết thời gian chỉnh lý quyết toán). Ghi rõ ngày trong báo cáo.`,
      en: `"End of the budget year" may be ${december} or ${january} (end of the settlement period). State the date in the report.`,
    },
    values: year === null ? {} : { earliest: endOfYear(year), latest: `${year + 1}-01-31` },
    places: [figure.deadlineClause ?? placeOf(figure)],
  };
}
