/**
 * Alerts on pace, not on thresholds alone: what the months so far say about the months that are left.
 */
import { monthsBetween, type PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Finding } from "../finding.ts";
import type { Bilingual, Language } from "../language.ts";
import { type MoneyUnit, moneyUnitNames, roundToDong } from "../money.ts";
import { formatDate, formatMoney, formatPercent, formatPoints } from "../number-text.ts";
import type { PaceMeasures } from "./pace-answer.ts";
import { allWords, type NeededPaces } from "./pace-needed.ts";
import { gatheredMonths, lastPaidMonthEnd, type PaidYear } from "./paid-months.ts";
import { dimensionLabel } from "../funding-source.ts";
import { formatTimes } from "../progress/progress-sentence.ts";

/** What alerts are looked for in. */
export type PacedMeasures = Omit<PaceMeasures, "alerts">;

/** When, and how the messages show money. */
export interface AlertContext {
  readonly asOf: PlainDate;
  readonly unit: MoneyUnit;
  readonly needed: NeededPaces;
}

/** Needed pace above so many times the pace so far is an alert. */
const tooManyTimes = 2;
/** So many whole months without a payment are an alert. */
const silentMonthsAtMost = 2;

/**
 * The alerts, all warnings; but for `targetMissed`, none when no money remains or the remainder is not known.
 *
 * - `neededAboveBestMonth`: needed to the last deadline of the money, more a month than in any month on record
 * - `neededAboveTwicePace`: more than twice the pace so far
 * - `deadlineToday`: it is the last deadline, and money remains
 * - `deadlinePassed`: the last deadline has passed and money remains
 * - `noRecentPayments`: no payment recorded in the last two whole months or more
 * - `paceSlowing`: the last three months are below the average of the year
 * - `targetMissed`: one for each target whose date has passed
 * - `behindLastYear`: below the rate of the same day a year before
 */
export function paceAlerts(measures: PacedMeasures, context: AlertContext): readonly Finding[] {
  if (measures.remaining === null || measures.remaining <= 0n) return targetAlerts(measures, context);
  return [
    ...neededAlerts(measures, context),
    ...silenceAlerts(measures, context),
    ...slowingAlerts(measures, context),
    ...targetAlerts(measures, context),
    ...lastYearAlerts(measures),
  ];
}

/** `monthsGathered` (information): the months that hold the payments of silent months before them. */
export function gatheredFindings(year: PaidYear): readonly Finding[] {
  const gathered = gatheredMonths(year);
  if (gathered.length === 0) return [];
  const list = gathered.map(monthText).join(", ");
  return [
    {
      code: "monthsGathered",
      severity: "information",
      message: {
        vi: `Số giải ngân của tháng ${list} gồm cả các tháng trước chưa nêu riêng, nên không so với tháng cao nhất. Ghi số theo từng tháng để so được.`,
        en: `What is disbursed in ${list} includes earlier months that are not stated by themselves, so it is no best month. Record each month to compare.`,
      },
      values: { months: gathered.join(",") },
      places: [],
    },
  ];
}

function neededAlerts(measures: PacedMeasures, { asOf, unit, needed: paces }: AlertContext): readonly Finding[] {
  const { bestMonthOnRecord: best, lastDeadline } = measures;
  if (asOf >= lastDeadline) return deadlineAlerts(measures, { asOf, unit });
  const { neededPerMonth = null, soFarPerMonth = null, timesFaster = null } = paces.paceTo(lastDeadline) ?? {};
  if (neededPerMonth === null) return [];
  const date = formatDate(lastDeadline);
  const all = allWords(paces.isPartLapsed);
  const needed = (language: Language): string => paceText(neededPerMonth, { language, unit });
  const values = { deadline: lastDeadline, neededPerMonth: neededPerMonth.toFixed(0) };
  const alerts: Finding[] = [];
  if (best !== null && neededPerMonth.gt(best.disbursed.toString())) {
    const most = (language: Language): string => formatMoney(best.disbursed, { language, unit });
    alerts.push(
      warning("neededAboveBestMonth", {
        vi: `Để giải ngân ${all.vi} đến ${date} cần ${needed("vi")}, cao hơn tháng cao nhất từ trước đến nay (${most("vi")}, tháng ${monthText(best.month)}).`,
        en: `To disburse ${all.en} by ${date} takes ${needed("en")}, more than the best month on record (${most("en")}, ${monthText(best.month)}).`,
      })({ ...values, bestMonth: best.month, bestMonthDisbursed: best.disbursed.toString() }),
    );
  }
  if (timesFaster !== null && soFarPerMonth !== null && timesFaster.gt(tooManyTimes)) {
    const soFar = (language: Language): string => formatMoney(roundToDong(soFarPerMonth), { language, unit });
    alerts.push(
      warning("neededAboveTwicePace", {
        vi: `Để giải ngân ${all.vi} đến ${date} cần ${needed("vi")}, gấp ${formatTimes(timesFaster, "vi")} lần bình quân từ đầu năm (${soFar("vi")}).`,
        en: `To disburse ${all.en} by ${date} takes ${needed("en")}, ${formatTimes(timesFaster, "en")} times the average of the year so far (${soFar("en")}).`,
      })({ ...values, soFarPerMonth: soFarPerMonth.toFixed(0), timesFaster: timesFaster.toFixed(4) }),
    );
  }
  return alerts;
}

function deadlineAlerts(
  { remaining, lastDeadline }: PacedMeasures,
  { asOf, unit }: Pick<AlertContext, "asOf" | "unit">,
): readonly Finding[] {
  const date = formatDate(lastDeadline);
  const left = (language: Language): string => moneyText(remaining ?? 0n, { language, unit });
  const isPassed = asOf > lastDeadline;
  return [
    warning(isPassed ? "deadlinePassed" : "deadlineToday", {
      vi: `${isPassed ? "Đã hết hạn" : "Hôm nay là hạn cuối"} ${date} mà còn ${left("vi")} chưa giải ngân.`,
      en: `The deadline of ${date} ${isPassed ? "has passed" : "is today"} and ${left("en")} is not disbursed.`,
    })({ deadline: lastDeadline, remaining: String(remaining) }),
  ];
}

function silenceAlerts({ months, remaining }: PacedMeasures, { asOf, unit }: AlertContext): readonly Finding[] {
  const lastPaid = lastPaidMonthEnd(months);
  if (lastPaid === null || monthsBetween(lastPaid, asOf).lt(silentMonthsAtMost)) return [];
  const month = lastPaid.slice(0, 7);
  const left = (language: Language): string => moneyText(remaining ?? 0n, { language, unit });
  return [
    warning("noRecentPayments", {
      vi: `Sau tháng ${monthText(month)} chưa ghi nhận thanh toán nào, còn ${left("vi")} chưa giải ngân. Kiểm tra xem đã nhập đủ số liệu chưa.`,
      en: `No payment is recorded after ${monthText(month)}, and ${left("en")} is not disbursed. Check that all payments have been entered.`,
    })({ lastPaidMonth: month, remaining: String(remaining) }),
  ];
}

function slowingAlerts(measures: PacedMeasures, { unit }: AlertContext): readonly Finding[] {
  const { lastThreeMonthsPerMonth: recent, soFarPerMonth: soFar } = measures;
  if (recent === null || soFar === null || !recent.lt(soFar)) return [];
  return [
    warning("paceSlowing", {
      vi: `Ba tháng gần nhất giải ngân bình quân ${paceText(recent, { language: "vi", unit })}, thấp hơn bình quân từ đầu năm (${formatMoney(roundToDong(soFar), { language: "vi", unit })}).`,
      en: `The last three months averaged ${paceText(recent, { language: "en", unit })}, below the year so far (${formatMoney(roundToDong(soFar), { language: "en", unit })}).`,
    })({ lastThreeMonthsPerMonth: recent.toFixed(0), soFarPerMonth: soFar.toFixed(0) }),
  ];
}

function targetAlerts({ targets }: PacedMeasures, { unit }: AlertContext): readonly Finding[] {
  return targets.flatMap(({ date, share, nature, gap, status }) => {
    if (status !== "missed" || gap === null) return [];
    const text = (language: Language): string => moneyText(gap, { language, unit });
    const of = (language: Language): string =>
      nature === null ? "" : ` ${dimensionLabel("nature", nature)[language].toLowerCase()}`;
    const percent = (language: Language): string =>
      formatPercent(share, { language, places: share.times(100).isInteger() ? 0 : 2 });
    return [
      warning("targetMissed", {
        vi: `Không đạt mục tiêu ${percent("vi")}${of("vi")} đến ${formatDate(date)}, nay còn thiếu ${text("vi")}.`,
        en: `The target of ${percent("en")}${of("en")} by ${formatDate(date)} was missed; ${text("en")} is still missing.`,
      })({ date, share: share.toFixed(), gap: gap.toString() }),
    ];
  });
}

function lastYearAlerts({ curves }: PacedMeasures): readonly Finding[] {
  const lastYear = curves.find(({ curve }) => curve === "lastYear");
  const behind = lastYear?.behindShare ?? null;
  if (lastYear === undefined || behind === null || !behind.gt(0)) return [];
  return [
    warning("behindLastYear", {
      vi: `Thấp hơn ${formatPoints(behind, { language: "vi" })} điểm % so với cùng kỳ năm trước.`,
      en: `${formatPoints(behind, { language: "en" })} percentage points below the same day last year.`,
    })({ behindShare: behind.toFixed(6), behind: String(lastYear.behind) }),
  ];
}

function warning(code: string, message: Bilingual): (values: Finding["values"]) => Finding {
  return (values) => ({ code, severity: "warning", message, values, places: [] });
}

interface MoneyTextOptions {
  readonly language: Language;
  readonly unit: MoneyUnit;
}

function moneyText(amount: bigint, { language, unit }: MoneyTextOptions): string {
  return `${formatMoney(amount, { language, unit })} ${moneyUnitNames[unit][language]}`;
}

/** "8.163 triệu đồng/tháng". */
function paceText(perMonth: Decimal, options: MoneyTextOptions): string {
  return `${moneyText(roundToDong(perMonth), options)}/${options.language === "vi" ? "tháng" : "month"}`;
}

/** "06/2023". */
function monthText(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}
